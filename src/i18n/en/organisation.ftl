# The page of one organisation.

organisation-description = { $name }: { $n ->
    [one] { $n } commitment or proposal of which it is named as owner
   *[other] { $n } commitments and proposals of which it is named as owner
 }, and how they stand.
organisation-lead = What this organisation is named as owner of. Being named does not mean that it reports here.
organisation-glance = At a glance
organisation-code = Short name
organisation-was-called = On this day: { $name }
organisation-kind = Kind
organisation-former-names = Former names
organisation-former-name = { $name }, until { $until }
organisation-website = Website
organisation-leads = Leads { $commitments ->
    [one] { $commitments } commitment
   *[other] { $commitments } commitments
 }{ $proposals ->
    [0] {""}
    [one] {" "}and { $proposals } proposal
   *[other] {" "}and { $proposals } proposals
 }
organisation-supports = Supports { $commitments ->
    [one] { $commitments } commitment
   *[other] { $commitments } commitments
 }{ $proposals ->
    [0] {""}
    [one] {" "}and { $proposals } proposal
   *[other] {" "}and { $proposals } proposals
 }
organisation-named-in = Reports that name it as taking part
organisation-named-in-none = No report names it as taking part.
organisation-named-in-earlier = { $n ->
    [one] { $n } earlier report
   *[other] { $n } earlier reports
 }
organisation-commitments-none = No source names it as owner of a commitment.
