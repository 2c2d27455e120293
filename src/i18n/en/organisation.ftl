# The page of one organisation.

organisation-description = { $name }: { $n ->
    [one] { $n } commitment for which it is named as owner
   *[other] { $n } commitments for which it is named as owner
 }, and how they stand.
organisation-of-party = Belongs to { $party }
organisation-kind = Kind
organisation-former-names = Former names
organisation-former-name = { $name }, until { $year }
organisation-website = Website
organisation-coordinates = Coordinating organisation of { $party }
organisation-leads = Leads
organisation-supports = Supports
organisation-named-in = Named as taking part
organisation-addressee = Addressed by a proposal
organisation-commitments = Commitments
organisation-commitments-none = No source names it as owner of a commitment.
organisation-name-translated = The Korean name is our translation.
