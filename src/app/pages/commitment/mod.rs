//! One commitment with everything that is known about it.

mod addition_facts;
pub mod additions;
pub mod amend;
mod dealt;
pub mod edit_milestones;
pub mod edit_owners;
pub mod fields;
mod glance;
mod head;
mod history;
pub mod joint_status;
mod milestones;
pub mod new;
mod origin;
pub mod owners_together;
mod picture;
mod progress;
pub mod progress_layout;
mod proposals;
pub mod relations;
pub mod responsible;
pub mod restructure;
mod restructuring;
pub mod revise;
mod sides;
mod stops;
mod suggested_owners;
mod thread;
mod updates;
mod waiting;
pub mod withhold;
pub mod words;

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use leptos::prelude::*;

use crate::app::components::status::look_word;
use crate::app::components::watch::{Watch, watch};
use crate::app::form::FormData;
use crate::app::pages::commitment::waiting::WaitingReport;
use crate::app::pages::note::section::NotesSection;
use crate::app::request::{PageContext, RenderContext};
use crate::app::{Error, Frame, Page, PageResult, RequestContext, Section};
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::moment::Moment;
use crate::domain::basics::parameter::{BadParameter, ParameterError};
use crate::domain::commitment::Commitment;
use crate::domain::commitment::due::Due;
use crate::domain::commitment::due::is_overdue;
use crate::domain::commitment::relation::Relation;
use crate::domain::list::projection::ListEntry;
use crate::domain::notice::watch::WatchedNoun;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::Record;
use crate::domain::record::events::History;
use crate::domain::record::noun::Noun;
use crate::domain::record::state::CommitmentState;
use crate::domain::report::update::{UpdateId, Voice};
use crate::domain::statement::Statement;
use crate::i18n::Messages;
use crate::paths;
use crate::paths::CommitmentPath;
use crate::service::Snapshot;
use crate::service::account::responsibility::FocalPoint;
use crate::service::commitment::CommitmentPage;
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::unit_of_work::ServiceError;
use crate::store::list::ListRow;

/// A minute, in microseconds.
const MINUTE: i64 = 60_000_000;

/// The data that the parts of the page render.
struct CommitmentData {
    context: RenderContext,
    listed: ListEntry,
    state: CommitmentState,
    history: Vec<Record>,
    /// What was recorded after the requested moment.
    later: Vec<Record>,
    thread: Vec<(Relation, ListRow)>,
    story: History,
    statement: Statement,
    /// The time zone of the page.
    zone: TimeZone,
    /// The governments that report directly in this system.
    taking_part: Vec<PartyCode>,
    /// Where readers report errors.
    contact: Option<String>,
    /// The posts responsible for it, shown to people of the parties.
    focal_points: Vec<FocalPoint>,
    /// The actions available to a signed-in user: addresses and message keys.
    work: Vec<(String, &'static str)>,
    /// The internal notes that the reader sees, with the form for those who may write one.
    notes: NotesSection,
    /// Whether the user watches it, for the button.
    watch: Option<Watch>,
    /// The reports that wait to be published, as far as the user sees them.
    waiting: Vec<WaitingReport>,
    /// The published updates that the user may withdraw.
    withdrawable: BTreeSet<UpdateId>,
    /// The published updates whose missing language the user may give to a colleague.
    translatable: BTreeSet<UpdateId>,
    /// The records whose payload the user may withhold.
    withholdable: BTreeSet<String>,
}

impl CommitmentData {
    fn of(page: CommitmentPage, request: &RequestContext, page_context: &PageContext) -> Option<Self> {
        let CommitmentPage { entry, state, history, thread, later } = page;
        let reference = &page_context.snapshot.reference;
        let statement = reference.statement(&state.commitment.statement)?.clone();
        let as_of = page_context.as_of();
        let until = (as_of.day, as_of.past);
        let story = History::of(&state, &history, entry.listed.audience, reference, statement.on, until);
        Some(Self {
            context: page_context.render_context(request),
            notes: NotesSection::of(&history, &entry.listed.slug),
            listed: entry.listed,
            state,
            history,
            later,
            thread,
            story,
            statement,
            zone: request.accord.zone(),
            taking_part: reference.taking_part().to_vec(),
            contact: request.site.contact.clone(),
            focal_points: Vec::new(),
            work: Vec::new(),
            watch: None,
            waiting: Vec::new(),
            withdrawable: BTreeSet::new(),
            translatable: BTreeSet::new(),
            withholdable: BTreeSet::new(),
        })
    }

    fn words(&self) -> Messages {
        self.context.messages
    }

    fn lang(&self) -> Lang {
        self.context.lang
    }

    /// The displayed day.
    fn day(&self) -> Day {
        self.context.as_of.day
    }

    fn commitment(&self) -> &Commitment {
        &self.state.commitment
    }

    /// Whether a day has ended for every undertaking party.
    fn has_passed(&self, due: Due) -> bool {
        let zones = self.context.reference.zones(&self.commitment().undertaken_by);
        is_overdue(Some(due.passes_at(&zones)), self.context.as_of)
    }

    /// A voice as a word.
    fn voice(&self, voice: &Voice) -> String {
        match voice {
            Voice::PublicRecord => self.words().say("voice-public_record"),
            Voice::Party(code) => self.context.party_tag(code.as_str()),
        }
    }
}

/// Loads a commitment.
///
/// # Errors
/// If there is none that the reader may see on the day, or the database does not respond.
pub async fn page(request: RequestContext, path: CommitmentPath) -> PageResult {
    let mut page_context = request.read().await?;
    let known_at = known_at(&request, &mut page_context);
    let found = request.accord.commitments().find_as_known(&mut page_context.snapshot, &path.slug, known_at).await?;
    let mut told = found
        .and_then(|page| CommitmentData::of(page, &request, &page_context))
        .ok_or(Error::NotFound(Noun::Commitment))?;
    // No actions on a past day, nor on a past state of the record.
    let member = request.member.as_ref().filter(|_| !page_context.as_of().past && known_at.is_none());
    if let Some(member) = member
        && let Some(case) = seen(&request, &mut page_context.snapshot, member, &path.slug).await?
    {
        told.work = work(request.lang, &path.slug, &case);
        if case.may(Action::ReadShared) {
            let accounts = request.accord.accounts();
            told.focal_points = accounts.focal_points(&mut page_context.snapshot, member, case.id.as_str()).await?;
        }
        let snapshot = &mut page_context.snapshot;
        told.notes = NotesSection::with_form(&request, snapshot, &case, None, FormData::default(), false).await?;
        told.waiting = waiting::reports(&request, &mut page_context, &case).await?;
        let withdrawable = case.state.updates.iter().filter(|it| case.may_withdraw(&it.value));
        told.withdrawable = withdrawable.map(|it| it.value.id.clone()).collect();
        let both = !request.messages.is_alone();
        let lacks = case.state.updates.iter().filter(|it| both && case.missing_language(&it.value).is_some());
        told.translatable = lacks.map(|it| it.value.id.clone()).collect();
        let reference = &page_context.snapshot.reference;
        let withholdable = case.history.iter().filter(|it| case.may_withhold(it, reference));
        told.withholdable = withholdable.map(|it| it.id.clone()).collect();
    }
    if member.is_some() {
        told.watch = watch(&request, &mut page_context.snapshot, WatchedNoun::Commitment, &path.slug).await?;
    }
    let (messages, lang) = (request.messages, request.lang);
    let title = told.listed.title.words(lang).to_owned();
    let description = messages.with(
        "commitment-description",
        &[
            ("title", title.as_str().into()),
            ("status", look_word(&told.listed, messages).into()),
            ("statement", told.statement.title.words(lang).into()),
            ("day", messages.day(told.statement.on).into()),
        ],
    );
    let known_at = known_at.map(|moment| messages.instant(moment, &request.accord.zone()));
    let since = Some(told.statement.on);
    // Other sites show what everybody sees.
    let public = told.state.visibility == Visibility::Public;
    let embed = public.then(|| (title.clone(), paths::embedded_commitment(lang, &told.listed.slug)));
    let embeds = embed.into_iter().collect();
    let frame =
        Frame { known_at, since, embeds, ..Frame::new(&request, &page_context, Some(Section::Commitments), &title) };
    let id = told.state.commitment.id.0.clone();
    Ok(Page::new(frame, title, description, move || draw(&told)).opening(Noun::Commitment, id))
}

/// The moment as of which the address requests the record; future moments cannot be requested.
fn known_at(request: &RequestContext, page_context: &mut PageContext) -> Option<Instant> {
    let asked = page_context.query.known_at?;
    let moment = asked.instant(&request.accord.zone());
    let begun = match asked {
        // A day or minute that has begun can be requested: it includes what has been recorded in it so far.
        Moment::Day(day) => day <= request.accord.today(),
        Moment::At(_) | Moment::Local(_) => moment.0 - MINUTE < request.accord.now().0,
    };
    if begun {
        return Some(moment);
    }
    page_context.query.known_at = None;
    page_context.faults.push(BadParameter::new("known_at", &asked.to_string(), ParameterError::InFuture));
    None
}

/// The commitment as a signed-in user works on it; nothing if there is none that the user may see.
async fn seen(
    request: &RequestContext,
    snapshot: &mut Snapshot,
    member: &Member,
    slug: &str,
) -> Result<Option<MemberCommitment>, Error> {
    match request.accord.commitments().member_commitment_in(snapshot, member, slug).await {
        Ok(case) => Ok(Some(case)),
        Err(ServiceError::NotFound) => Ok(None),
        Err(refusal) => Err(refusal.into()),
    }
}

/// The actions a user has on the commitment, most common first.
fn work(lang: Lang, slug: &str, case: &MemberCommitment) -> Vec<(String, &'static str)> {
    let party = &case.member().party;
    let mut work = Vec::new();
    if case.may(Action::SubmitUpdate) {
        work.push((paths::report(lang, slug), "report-new"));
        if let Some(last) = case.last_report() {
            let address = paths::with_query(&paths::report(lang, slug), [("corrects", last.value.id.as_str())]);
            work.push((address, "report-correction"));
        }
    }
    if case.may(Action::Countersign) {
        let theirs = case.state.awaiting(&case.tracked).into_iter().filter(|(_, it)| it == party);
        work.extend(theirs.map(|(update, _)| (paths::answer(lang, slug, update.value.id.as_str()), "answer-send")));
    }
    if case.may_propose_joint_status() {
        work.push((paths::joint_status(lang, slug), "joint-propose"));
    }
    if case.may(Action::AssignOwner) {
        work.push((paths::owners(lang, slug), "owners-of-side"));
    }
    if case.may(Action::TakeOn) {
        work.push((paths::responsible(lang, slug), "responsible-title"));
    }
    if case.may(Action::SetMilestone) {
        work.push((paths::milestones(lang, slug), "commitment-milestones"));
    }
    if case.may_change_shared() {
        work.push((paths::revise(lang, slug), "revise"));
        work.push((paths::relations(lang, slug), "relations"));
    }
    if restructure::may_open(case) {
        work.push((paths::restructure(lang, slug), "restructure-title"));
    }
    if case.may(Action::EnterPublicRecord) {
        work.push((paths::public_record(lang, slug), "public-record"));
    }
    work
}

/// The whole page. The parts are type-erased: together their types would be too deep for the compiler.
fn draw(told: &CommitmentData) -> impl IntoView + use<> {
    let (progress, updates) = (progress::card(told), updates::card(told));
    let related = || (thread::card(told).into_any(), history::card(told).into_any());
    // A proposal without reports leaves room beside its properties.
    let (left, right) =
        if progress.is_none() && updates.is_none() { (Some(related()), None) } else { (None, Some(related())) };
    view! {
        <article
            class="stack"
            data-commitment=told.listed.slug.clone()
            data-status=told.listed.headline.status.word()
        >
            {head::lead(told).into_any()}
            {waiting::cards(told)}
            <div class="columns">
                <div class="stack">
                    {proposals::card(told)}
                    {head::summary(told).into_any()}
                    {sides::sides(told).into_any()}
                    {progress.into_any()}
                    {updates.into_any()}
                    {told.notes.card(&told.context)}
                    {left}
                </div>
                <div class="stack">
                    {glance::card(told).into_any()}
                    {milestones::card(told).into_any()}
                    {right}
                </div>
            </div>
        </article>
    }
}
