# From a statement's text to its commitments.
intake-title = Commitments from the text
intake-lead = What the rules found in the text of the statement. Nothing is recorded before you enter it.
intake-open = Find the commitments in the text
intake-no-text = This statement has no text yet. Put it into the statement: paste it, or read it from a file.
intake-to-text = Put in the text
intake-text-note = Marked words belong to a proposal. Pale words were left out.
intake-found = Found in the text
intake-states = Proposals by what became of them
intake-items = Other proposals
intake-show-open = To decide and to enter
intake-state-open = Undecided
intake-state-accepted = Accepted
intake-state-dropped = Left out
intake-state-entered = Entered
intake-sureness-sure = Sure
intake-sureness-likely = Likely
intake-sureness-unsure = Unsure
intake-since-gone = The text was changed and no longer has these words.
intake-since-new = New in the changed text.
intake-since-recorded = Recorded or proposed in the meantime.
intake-more = { $n ->
    [one] One more proposal was found and is not shown: a text has at most { $most } here. Add it as a new commitment.
   *[other] { $n } more proposals were found and are not shown: a text has at most { $most } here. Add them as new commitments.
}
intake-choose-all = Select all undecided
intake-none = Nothing here.
intake-none-chosen = Select at least one.
intake-accept-chosen = Accept the selected
intake-drop-chosen = Leave out the selected
intake-reopen-chosen = Undecided again
intake-enter = { $n ->
    [one] Enter the accepted one
   *[other] Enter the { $n } accepted
}
intake-entered = Entered. They are recorded from the day of the statement on.
intake-saved = Saved. Your colleagues see it too; nothing is recorded yet.
intake-item = Proposal { $n } of { $of }
intake-previous = Previous
intake-next = Next
intake-all = All proposals
intake-edit = Edit the title
intake-to-items = Go to the proposals
intake-why = Why it was found
intake-words = “{ $words }”
intake-unknown = Organisations the portfolio does not have
intake-also = The text says the same here:
intake-accept-item = Accept and go on
intake-save-item = Save
intake-drop-item = Leave out
intake-part = Part or merge
intake-part-at = The second part begins with
intake-part-hint = Its words become a proposal of their own.
intake-part-none = Not chosen
intake-part-do = Part here
intake-merge-note = This and the one before it become one proposal, which keeps what was typed for the first.
intake-merge = Merge with the one before
intake-left-out = Left out by the rules
intake-take = Take it
intake-pick = Make a proposal of the selection
intake-picked = The words are in the form.
intake-add = Add words that were not found
intake-add-words = Words of the text
intake-add-do = Add
intake-sentence-hint = Used where the field above is empty.
intake-offered-same = A commitment with these words exists
intake-offered-reaffirms = May reaffirm
intake-offered-specifies = May specify
link-title = Link to an earlier commitment
link-hint = The link takes effect together with the commitment.
link-none = No link
link-basis = Why they are linked

# Why words were taken for a commitment.
intake-reason-will = The parties say what they will do
intake-reason-decided = The parties agreed, decided or committed to it
intake-reason-intends = The parties intend, plan or aim to do it
intake-reason-announced = It is announced, or being done
intake-reason-passive = It will be done; by whom is not said
intake-reason-lead_in = An item under words that say what will be done
intake-reason-imperative = An item that begins with what is to be done
intake-reason-note_style = A note that ends in what is to be done
intake-reason-reaffirms = An earlier commitment is made again
intake-reason-other_subject = Whoever does it is not a party
intake-reason-body_subject = A body set up by the parties does it
intake-reason-no_subject = Nobody is named who does it
intake-reason-negated = It is something that will not be done
intake-reason-conditional = It depends on something
intake-reason-general = A general aim
intake-reason-quoted = Somebody’s words are quoted
intake-reason-said_twice = The text says it in another place too

# Why words are in no proposal.
intake-left-out-about = About the text
intake-left-out-recital = Recital
intake-left-out-attitude = Welcome, thanks, concern or support
intake-left-out-report = Tells what was done
intake-left-out-effect = Hoped-for effect
intake-left-out-appeal = Asks others to act
intake-left-out-other_subject = Whoever does it is not a party
intake-left-out-denied = Says what is not agreed
intake-left-out-quotation = Somebody’s words
intake-left-out-boilerplate = Found in every text of this kind
intake-left-out-other_language = Another language
intake-left-out-lead_in = Leads to the items below
intake-left-out-plain = Nothing says that something will be done

intake-claimed = Proposed by the assistant
intake-assist = Ask the assistant
intake-assist-note = The text in { $language } ({ $n } characters) is sent to { $host }, a language model run for this site, when you press the button. Nothing else is sent. What it names is compared with the text: words the text does not have are thrown away.
intake-assist-do = Send the text and ask
intake-assist-claims = Asked: { $added } added, { $known } known already, { $made_up } thrown away because the text does not have the words.
intake-assist-fault-unreachable = The assistant could not be reached. Nothing was changed.
intake-assist-fault-too_slow = The assistant took too long to answer. Nothing was changed.
intake-assist-fault-refused = The assistant answered with an error. Nothing was changed.
intake-assist-fault-unreadable = The assistant’s answer cannot be read. Nothing was changed.
