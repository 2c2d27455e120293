//! The internal notes about a commitment, on a page of their own: where one is written, and where a notice leads.

pub mod section;

use leptos::prelude::*;

use crate::app::components::head::{PageHead, commitment_link};
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::{FormOutcome, FormResult, refuse_form};
use crate::app::form::parse::{choice_or, optional};
use crate::app::open_commitment::OpenCommitment;
use crate::app::pages::note::section::NotesSection;
use crate::app::{Error, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::note::NoteId;
use crate::domain::report::update::UpdateId;
use crate::paths;
use crate::paths::CommitmentPath;
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::note::WriteNote;

form! {
    /// A note that is written, or the one that is taken back.
    NoteForm {
        values { audience, update, note, act, key }
        texts { memo }
        lists { tell }
    }
}

string_enum! {
    /// What the forms ask for, in their field `act`.
    NoteAction {
        Write = "write",
        Withdraw = "withdraw",
    }
}

/// Loads the notes about a commitment, or about the report that the address or the form names.
///
/// # Errors
/// When the person may not write any, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> PageResult {
    let typed = !form_data.value(NoteForm::NAMES.key).is_empty();
    let update = if typed { optional(&form_data, NoteForm::NAMES.update) } else { None };
    let update = update.or_else(|| request.parameter(NoteForm::NAMES.update).map(str::to_owned)).map(UpdateId);
    let may = |case: &MemberCommitment| !case.note_audiences(update.as_ref()).is_empty();
    let opened = OpenCommitment::open(&request, &member, &path.slug, "note-page", may).await?;
    let OpenCommitment { case, frame, context, mut page_context } = opened;
    let section =
        NotesSection::with_form(&request, &mut page_context.snapshot, &case, update.as_ref(), form_data.clone(), true)
            .await?;
    let (messages, lang) = (request.messages, request.lang);
    let commitment = case.state.commitment.clone();
    Ok(Page::private(frame, move || {
        view! {
            <PageHead
                steps=vec![(paths::commitments(lang), messages.say("nav-commitments"))]
                title=messages.text("note-title")
                about=Some(commitment_link(&commitment, lang))
                form_data=form_data
                context=context.clone()
            />
            {section.card(&context)}
        }
    }))
}

/// Writes a note, or takes one back, and leads to where it stands.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(
    request: RequestContext,
    member: Member,
    path: CommitmentPath,
    mut form_data: FormData,
) -> FormResult {
    let slug = path.slug.as_str();
    let Some(act) = choice_or(&mut form_data, NoteForm::NAMES.act, NoteAction::Write, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    let own = Visibility::Organisation(member.organisation.clone());
    let Some(visibility) = choice_or(&mut form_data, NoteForm::NAMES.audience, own, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    let update = optional(&form_data, NoteForm::NAMES.update).map(UpdateId);
    let typed = NoteForm::read(&form_data);
    let notes = request.accord.notes();
    let done = match act {
        NoteAction::Write => {
            let form = WriteNote {
                update: update.clone(),
                text: typed.memo,
                visibility,
                tell: typed.tell,
                idempotency_key: typed.key,
            };
            notes.write(&member, slug, form).await
        }
        NoteAction::Withdraw => notes.withdraw(&member, slug, &NoteId(typed.note), &typed.key).await,
    };
    match done {
        Ok(()) => Ok(FormOutcome::Redirect(format!("{}#notes", place(&request, &member, slug, update).await?))),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}

/// Where notes about a report stand while it waits, and else those about the commitment.
async fn place(
    request: &RequestContext,
    member: &Member,
    slug: &str,
    update: Option<UpdateId>,
) -> Result<String, Error> {
    let case = request.accord.commitments().member_commitment(member, slug).await?;
    let waits = update.filter(|id| case.handed_in(id).is_some());
    Ok(match waits {
        Some(id) => paths::review_of(request.lang, slug, id.as_str()),
        None => paths::commitment(request.lang, slug),
    })
}
