# The page of one area.

area-description = { $area }: { $n ->
    [one] { $n } commitment or proposal
   *[other] { $n } commitments and proposals
 }, how they stand and what is due next.
area-lead = What was said would be done in this area, and how it stands.
# The heading of a table: “21 commitments and 2 proposals”.
area-commitments = { $commitments ->
    [one] { $commitments } commitment
   *[other] { $commitments } commitments
 }{ $proposals ->
    [0] {""}
    [one] {" "}and { $proposals } proposal
   *[other] {" "}and { $proposals } proposals
 }
area-commitments-none = Nothing was said in this area until this day.
area-statements = Statements that say so
area-latest = Latest updates
area-latest-none = Nothing has been reported in this area yet.
area-organisations = Organisations named
area-organisations-none = No source names an owner.
