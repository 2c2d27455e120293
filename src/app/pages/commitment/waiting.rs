//! Reports on the commitment that wait to be published, for those who see them: with the day set for that.

use leptos::prelude::*;

use crate::app::Error;
use crate::app::components::form_page::FormKey;
use crate::app::components::icon::Icon;
use crate::app::pages::commitment::CommitmentData;
use crate::app::pages::report::review::one::{ReviewAction, ReviewOneForm};
use crate::app::request::{PageContext, RequestContext};
use crate::domain::access::action::Action;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::report::update::UpdateId;
use crate::paths;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::report::review::PublicationDay;

/// A report that waits to be published.
pub struct WaitingReport {
    update: UpdateId,
    organisation: OrganisationCode,
    day: Option<PublicationDay>,
    /// Key and version of the form that cancels the day, for those who may.
    cancel: Option<(String, String)>,
}

/// The reports that wait, with the days set for their publication.
pub async fn reports(
    request: &RequestContext,
    page_context: &mut PageContext,
    case: &MemberCommitment,
) -> Result<Vec<WaitingReport>, Error> {
    let mut all = Vec::new();
    for open in case.state.dealings.handed_in.iter().filter(|it| it.returned.is_none()) {
        let submission = &open.submission.value;
        let (update, organisation) = (&submission.update.id, &submission.organisation);
        let day = request.accord.reports().publication_day_in(&mut page_context.snapshot, update).await?;
        let may = case.may_about(Action::PublishUpdate, submission.update.party(), Some(organisation));
        let form = || (request.accord.idempotency_key(), case.version(Versioned::Update(update)));
        let cancel = (may && day.is_some_and(|it| !it.held)).then(form);
        all.push(WaitingReport { update: update.clone(), organisation: organisation.clone(), day, cancel });
    }
    Ok(all)
}

/// A line for each.
pub fn cards(told: &CommitmentData) -> Vec<AnyView> {
    let (messages, lang, slug) = (told.words(), told.lang(), &told.commitment().slug);
    let line = |report: &WaitingReport| {
        let organisation = told.context.organisation(report.organisation.as_str());
        let waits = messages.with("review-waits-of", &[("organisation", organisation.into())]);
        let day = report.day.map(|it| {
            let key = if it.held { "review-held" } else { "review-scheduled" };
            format!(" {}", messages.with(key, &[("day", messages.day_in_prose(it.on).into())]))
        });
        let address = paths::review_of(lang, slug, report.update.as_str());
        let cancel = report.cancel.clone().map(|(key, version)| {
            view! {
                <form method="post" action=address.clone()>
                    <FormKey key=key />
                    <input type="hidden" name=ReviewOneForm::NAMES.version value=version />
                    <button class="button plain" name=ReviewOneForm::NAMES.act value=ReviewAction::CancelDay.word()>
                        {messages.text("review-cancel-day")}
                    </button>
                </form>
            }
        });
        view! {
            <div class="notice" data-waiting=report.update.as_str().to_owned()>
                <Icon name="i-info" />
                <div>
                    <p>{waits} {day} " " <a href=address>{messages.text("review-open")}</a></p>
                    {cancel}
                </div>
            </div>
        }
        .into_any()
    };
    told.waiting.iter().map(line).collect()
}
