# The page of one area.

area-description = { $area }: { $n ->
    [one] { $n } commitment or proposal
   *[other] { $n } commitments and proposals
 }, how they stand and what is due next.
area-lead = { $n ->
    [one] { $n } commitment
   *[other] { $n } commitments
 } in this area
area-standing = Where this area stands
area-commitments = Commitments in this area
area-commitments-none = No commitments in this area yet.
area-statements = Statements that concern it
area-latest = Latest updates in this area
area-due-next = Due next in this area
area-organisations = Organisations named
area-see-all = See all in the list
area-see-timeline = See as a timeline
area-others = Other areas
