//! What the portfolio is about: parties, organisations, areas, statements, meetings.

use crate::domain::commitment::CommitmentId;
use crate::domain::portfolio::Marking;
use crate::web::api::answer::Answer;
use crate::web::api::problem::{ProblemKind, Refusal, given};
use crate::web::api::request::ApiRequest;
use crate::web::api::schema::entry::{
    AgendaLine, Area, AreaList, Decision, Mechanism, Meeting, MeetingList, Organisation, OrganisationList, Party,
    Portfolio, Statement, StatementList,
};

/// What the portfolio is about, and who takes part.
///
/// # Errors
/// When the database does not answer.
pub async fn portfolio(request: ApiRequest) -> Result<Answer, Refusal> {
    let (snapshot, _) = request.open().await?;
    let reference = &snapshot.reference;
    let described = reference.portfolio.as_ref();
    let mechanisms = reference.mechanisms.iter().map(|it| Mechanism {
        code: it.code.clone(),
        name: (&it.name).into(),
        kind: it.kind,
        parties: it.parties.iter().map(ToString::to_string).collect(),
    });
    let parties = reference.parties.iter().map(|it| Party::of(it, reference.taking_part().contains(&it.code)));
    Answer::ok(&Portfolio {
        title: described.map(|it| (&it.title).into()).unwrap_or_default(),
        marking: described.map_or(Marking::Real, |it| it.marking),
        time_zone: request.context.accord.zone().iana_name().map(str::to_owned),
        today: request.context.accord.today(),
        parties: parties.collect(),
        mechanisms: mechanisms.collect(),
    })
}

/// Every area.
///
/// # Errors
/// When the database does not answer.
pub async fn areas(request: ApiRequest) -> Result<Answer, Refusal> {
    let (snapshot, _) = request.open().await?;
    let areas: Vec<Area> = snapshot.reference.areas.iter().map(Into::into).collect();
    Answer::ok(&AreaList { areas })
}

/// Every organisation.
///
/// # Errors
/// When the database does not answer.
pub async fn organisations(request: ApiRequest) -> Result<Answer, Refusal> {
    let (snapshot, _) = request.open().await?;
    let organisations: Vec<Organisation> = snapshot.reference.organisations.iter().map(Into::into).collect();
    Answer::ok(&OrganisationList { organisations })
}

/// One organisation.
///
/// # Errors
/// When there is none, or the database does not answer.
pub async fn organisation(request: ApiRequest) -> Result<Answer, Refusal> {
    let (snapshot, _) = request.open().await?;
    let organisation = snapshot.reference.organisation(request.part("code")).ok_or(ProblemKind::NotFound)?;
    Answer::ok(&Organisation::from(organisation))
}

/// The statements made until the day asked for.
///
/// # Errors
/// When the database does not answer.
pub async fn statements(request: ApiRequest) -> Result<Answer, Refusal> {
    let (mut snapshot, _) = request.open().await?;
    let statements = given(request.context.accord.statements().list(&mut snapshot).await)?;
    let statements = statements.iter().map(|(statement, _)| statement.into()).collect();
    Answer::ok(&StatementList { as_of: snapshot.as_of.day, statements })
}

/// One statement.
///
/// # Errors
/// When there is none on that day, or the database does not answer.
pub async fn statement(request: ApiRequest) -> Result<Answer, Refusal> {
    let (snapshot, _) = request.open().await?;
    let statement = snapshot.reference.statement(request.part("slug")).filter(|it| it.on <= snapshot.as_of.day);
    Answer::ok(&Statement::from(statement.ok_or(ProblemKind::NotFound)?))
}

/// The meetings known on the day asked for.
///
/// # Errors
/// When the database does not answer.
pub async fn meetings(request: ApiRequest) -> Result<Answer, Refusal> {
    let (snapshot, _) = request.open().await?;
    let meetings = request.context.accord.meetings().list(&snapshot);
    Answer::ok(&MeetingList { as_of: snapshot.as_of.day, meetings: meetings.iter().map(Into::into).collect() })
}

/// One meeting with what came of it.
///
/// # Errors
/// When there is none on that day, or the database does not answer.
pub async fn meeting(request: ApiRequest) -> Result<Answer, Refusal> {
    let (mut snapshot, _) = request.open().await?;
    let meetings = request.context.accord.meetings();
    let found = given(meetings.find(&mut snapshot, request.part("slug"), request.lang()).await)?;
    let found = found.ok_or(ProblemKind::NotFound)?;
    let slug = |id: &CommitmentId| found.named.iter().find(|it| it.id == id.0).map(|it| it.listed.slug.clone());
    let items = found.proceedings.common.iter().flat_map(|it| &it.value.items);
    // A line about a commitment that the reader may not see is none.
    let agenda = items.filter(|it| it.commitment.as_ref().is_none_or(|id| slug(id).is_some()));
    let decisions = found.proceedings.decisions.iter().map(|it| {
        let outcomes = found.proceedings.outcomes.iter().filter(|outcome| outcome.value.decision == it.value.id);
        let mut commitments: Vec<String> = outcomes.filter_map(|it| slug(&it.value.commitment)).collect();
        commitments.sort_unstable();
        commitments.dedup();
        Decision {
            id: it.value.id.0.clone(),
            party: it.value.party.to_string(),
            on: it.effective_on,
            text: (&it.value.text).into(),
            source: it.value.source.clone(),
            commitments,
            visibility: it.visibility.to_string(),
        }
    });
    Answer::ok(&Meeting {
        listed: (&found.meeting).into(),
        statements: found.statements.iter().map(|it| it.slug.clone()).collect(),
        agenda: agenda
            .map(|it| AgendaLine { commitment: it.commitment.as_ref().and_then(slug), note: (&it.note).into() })
            .collect(),
        decisions: decisions.collect(),
        before: found.before.as_ref().map(|it| it.slug.clone()),
        after: found.after.as_ref().map(|it| it.slug.clone()),
    })
}
