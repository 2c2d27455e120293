# Recording what commitments refer to: meetings, statements, organisations, areas, names; and links between commitments.

entry-at-once = The change takes effect at once, for all days; the history below shows what it was before, and why and by whom it was changed.
entry-new-at-once = It is recorded at once and seen by everyone.
entry-slug = Last part of its web address
entry-slug-hint = Small Latin letters, digits and hyphens. Left empty, it is made from the English name. It never changes.
entry-translation = The text in the other language is
entry-place-hint = One version only; shown as it is in both languages.
entry-reason-hint = Kept in the history of this entry.
entry-history = History of this entry
entry-recorded = Recorded
entry-revised = Changed

meeting-new = Record a meeting
meeting-edit = Change the meeting
meeting-number-hint = Where a source gives it.

statement-new = Record a statement
statement-edit = Change the statement
statement-draft-first = Nobody but the colleagues of your organisation who may record statements sees a draft. Recorded, everyone sees it.
statement-draft-save = Save draft
statement-draft-saved = The draft was saved.
statement-draft-untitled = Without a title
statement-draft-gone = The draft that you opened was recorded or deleted in the meantime. If you save again, your text becomes a new draft.
statement-draft-delete-note = The draft is deleted for everybody in your organisation and cannot be restored.
statement-draft-not-deleted = The draft was not deleted: somebody saved it in the meantime.
statement-preview = Preview
statement-preview-title = Preview: nothing is recorded yet
statement-preview-seen = Once it is recorded, everyone sees the page below.
statement-preview-shared = Signed-in users of { $parties } also see what waits to be accepted.
statement-preview-asked = A commitment that is added to it is put to { $parties } to accept.
statement-preview-at-once = A commitment that is added to it is recorded at once: not all of its parties take part.
statement-day-note = Note on the date
statement-parties-hint = A joint statement has at least two.
statement-source-hint = Where the text was published. A joint statement needs it.
statement-tracked = Parties whose side is followed
statement-tracked-hint = Their people see what the parties share, report and answer. Tick every party that is to take part. Once commitments of the statement are recorded, a party is added only while nothing is shared about them, and removed only while it has no part in them.
statement-own-text = Text of the statement

commitment-new = Add a commitment of the statement
commitment-new-at-once = It is recorded at once and takes effect from the day of the statement.
commitment-new-own = All parties of the statement take part here. What your side alone undertakes is recorded at once; everything else is proposed to the other side, and recorded once it accepts.
commitment-undertaken-by-hint = Nobody where it is only proposed.
commitment-only-proposals = Only where it is proposed.
commitment-number-field = Number in the statement
commitment-number-hint = As the source numbers it.
commitment-locator = Place in the source
commitment-passage-field = Words of the statement that hold it
commitment-passage-note = The words below are marked in the text of the statement; they have to be in it as they stand.
commitment-sentence = Sentence of the statement
commitment-sentence-hint = Used where the field below is empty.
commitment-sentence-none = None
commitment-paragraph-of = { $place } Whole paragraph: { $words }
commitment-sentence-pick = Put the sentence into the field
commitment-pick = Put the selection into the field
commitment-pick-note = Select words of the text and put them into the form, or choose a sentence in the form.
commitment-picked = The words are in the form.
commitment-pick-none = Nothing is selected in this text.

relations = Related commitments
relations-title = Related commitments
relations-add = Link a commitment
relations-at-once = The link takes effect today, and both commitments show it.
relations-proposed = It is proposed to { $parties }, and takes effect once accepted.
relations-waiting = A proposal about this commitment awaits an answer: { $proposal }.
relations-kind = What this commitment does to the other

## Merging and splitting
restructure-title = Merge or split
restructure-proposed = All parties concerned take part: what you enter here is proposed to { $parties }, and done once accepted.
restructuring-open = Open the proposal
restructuring-commitment = Commitment
restructuring-link = { $party } proposes a link to another commitment
restructuring-merge = { $party } proposes a merger with another commitment
restructuring-split = { $party } proposes a split
waiting-joint = { $party } proposes the joint status “{ $status }”
waiting-owner = { $party } suggests { $organisation } as owner
restructure-merge = Merge
restructure-merge-note = Two entries for the same thing become one, which takes over the open milestones of the other. The other is counted no more, keeps its history and shows what it was merged into.
restructure-stays = Which one stays?
restructure-stays-this = This one: { $title }
restructure-stays-other = The other one
restructure-split = Split
restructure-split-note = The parts replace it from today, each with its own title, summary and due day and the same owners; they take over its open milestones. It is counted no more, keeps its history and shows its parts.
restructure-part = Part { $n }
restructure-part-title-other = Title in Korean
restructure-more = Add a part
restructure-milestone = Milestone “{ $title }” goes to

entry-code = Code

organisations-title = Organisations of our side
organisations-lead = The ministries, agencies, institutes, funds and private bodies of { $party }.
organisations-add = Record an organisation
organisations-edit = Change the organisation
organisations-speaks = Speaks for the party
organisations-code-hint = Latin letters, digits and hyphens, such as MFA. It never changes.
organisations-until = Had the former name until
organisations-until-hint = Where it was renamed: a year, or the last day of the former name. If left empty, the name is only corrected.
organisations-kind-hint = People of private bodies never see what government bodies keep to their own side.

areas-title = Areas
areas-add = Record an area
areas-edit = Change the area
areas-rank = Place in the list
areas-rank-hint = A number from 1; areas without one come last, in the order in which they were recorded.

settings-title = Names and who speaks for our side
settings-portfolio-title = Heading of the overview
settings-party-name = Name of { $party }
settings-party-short = Short name of { $party } in tables
settings-short-note = Left empty, tables show the code.
settings-party-mark = Mark of { $party } in lists of owners
settings-mark-note = Left empty, lists of owners show the short name.
new-entry-recorded-by = Statements and meetings are recorded by { $organisation }, which speaks for your side.
new-entry-recorded-by-nobody = No organisation speaks for your side yet, so nobody can record statements and meetings. An administrator chooses it in the settings.
settings-coordinating = Organisation that speaks for our side
settings-coordinating-hint = Its managers publish, answer and propose for the whole side, and record statements and meetings. Those of the former one no longer do, from the moment of the change.
settings-notices = When those who report are told of a report day
settings-notices-hint = By a notice, and by mail where that is turned on. Where nothing is chosen: on the day itself.
settings-notices-day = On the day itself
settings-notices-before = { $n ->
    [one] One day before
   *[other] { $n } days before
}
settings-short = Short name
settings-mark = Mark

## Commitments proposed to be added

additions-title = Commitments awaiting acceptance
additions-lead = Proposed by one side, seen by the parties of the statement only, and counted nowhere until the others accept them.
additions-none = Nothing is waiting to be accepted.
additions-open = Read and answer
additions-reason = Reason for declining or withdrawing
additions-reason-hint = Needed for both; the other side reads it. Accepting needs none.
additions-accept = Accept the selected
additions-accept-all = { $n ->
        [one] Accept it
       *[other] Accept all { $n }
    }
additions-decline = Decline the selected
additions-take-back = Withdraw the selected of our own
additions-none-chosen = Select at least one.
additions-settled = Answered
additions-meanwhile = Changed since you read it: nothing was done
additions-accepted = Accepted. What all have accepted is recorded.
additions-accepted-without-link = Accepted. What all have accepted is recorded, but not every link that was proposed: see “Answered” below.
addition-without-link = Recorded without the link that was proposed with it: the earlier commitment can no longer be linked to. It can be linked again on the commitment’s page.
additions-declined = Declined. The other side sees the reason.
additions-taken-back = The proposal was withdrawn.
additions-to-answer = { $n ->
        [one] 1 commitment awaits your answer
       *[other] { $n } commitments await your answer
    }
addition-proposed-by = Proposed by { $party }, { $day }
addition-waits-for = Awaiting the answer of { $parties }
addition-waiting = Awaiting acceptance
addition-amended = What is different from the proposal before
addition-amended-later = Replaced by another proposal.
addition-recorded = Accepted and recorded: { $commitment }
addition-recorded-link = open the commitment
addition-amend = Amend
addition-amend-title = Amend a proposed commitment
addition-amend-note = What you change is proposed to the other side in place of the proposal before, which remains in the record.
addition-amend-propose = Propose the amended version
addition-settled = It was answered or amended while you were writing. What you typed is still here.
value-before = Before
value-after = After
commitment-add = Add to the statement
commitment-add-another = Add, and enter another
commitment-new-recorded = It is recorded.
commitment-new-proposed = It is proposed to the other side and awaits acceptance.
commitment-entered = Entered for this statement
commitment-entered-none = None yet.
commitment-leads = Lead organisations
commitment-leads-hint = For your own side you name them. For the other side it is a suggestion, which that side confirms by accepting.
