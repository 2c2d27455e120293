//! The sides beside each other, the first tracked party left: who is responsible, what each reports itself.

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::status::{FreshnessMark, PUBLISHED, ReportedStatus, StatusMark};
use crate::app::components::text::{LocalizedText, around};
use crate::app::pages::commitment::CommitmentData;
use crate::domain::access::permission::Visibility;
use crate::domain::commitment::freshness::Freshness;
use crate::domain::commitment::owner::{Owner, OwnerBasis};
use crate::domain::commitment::status::Status;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::headline::HeadlineStatus;
use crate::domain::record::in_force::InForce;
use crate::domain::report::update::{Update, Voice};
use crate::paths;

/// Owners beyond this number are collapsed, so that one side does not push the other's report out of sight.
const SHOWN: usize = 6;
/// Number of owners that stay visible.
const STAY: usize = 5;

/// All sides, then their joint status, then published sources.
pub fn sides(told: &CommitmentData) -> impl IntoView + use<> {
    let messages = told.words();
    let proposal = told.commitment().is_proposal();
    let label = messages.text(if proposal { "commitment-proposal-sides" } else { "commitment-sides" });
    let label = match &parties(told)[..] {
        [party] if told.context.reference.is_of_one_party() => told.context.party(party.as_str()),
        _ => label.to_owned(),
    };
    let sides: Vec<_> = parties(told).into_iter().enumerate().map(|(place, party)| side(told, place, &party)).collect();
    let together = if proposal {
        view! { <p>{messages.text("commitment-proposal-note")}</p> }.into_any()
    } else {
        view! {
            <h2>{messages.text("commitment-joint-status")}</h2>
            {joint(told)}
        }
        .into_any()
    };
    view! {
        <section class="sides" aria-label=label>
            {sides}
            {(proposal || !told.context.reference.is_of_one_party())
                .then(|| view! { <section class="joint">{together}</section> })}
            {public_record(told)}
        </section>
    }
}

/// The order of the sides: the tracked parties in their order, then others that undertake, propose or are addressed.
/// For a proposal, only the proposing and the addressed side.
pub(super) fn parties(told: &CommitmentData) -> Vec<PartyCode> {
    let commitment = told.commitment();
    let involved = || {
        let parties = commitment.undertaken_by.iter().chain(&commitment.proposed_by);
        parties.chain(commitment.addressed_to.iter().filter(|_| commitment.is_proposal()))
    };
    let tracked =
        told.statement.tracked.iter().filter(|it| !commitment.is_proposal() || involved().any(|by| by == *it));
    let mut parties: Vec<PartyCode> = Vec::new();
    for party in tracked.chain(involved()) {
        if !parties.contains(party) {
            parties.push(party.clone());
        }
    }
    parties
}

fn side(told: &CommitmentData, place: usize, party: &PartyCode) -> AnyView {
    let (messages, context, commitment) = (told.words(), &told.context, told.commitment());
    let class = if place == 0 { "party" } else { "party second" };
    let facts = if commitment.proposed_by.as_ref() == Some(party) {
        view! {
            <dt>{messages.text("commitment-proposed-by")}</dt>
            <dd>{owners(told, party)} {suggested(told, party)}</dd>
        }
        .into_any()
    } else if commitment.is_proposal() {
        view! {
            <dt>{messages.text("commitment-addressed-to")}</dt>
            <dd>{addressees(told, party)}</dd>
            <dt>{messages.text("commitment-answer")}</dt>
            <dd>{own_report(told, party).unwrap_or_else(|| none(messages.text("commitment-answer-none")))}</dd>
        }
        .into_any()
    } else {
        let report = own_report(told, party).or_else(|| {
            let known = told.statement.tracked.contains(party) || told.taking_part.contains(party);
            let text = if known { "commitment-report-none" } else { "commitment-side-not-taking-part" };
            // No report is expected from a side that did not undertake anything.
            commitment.undertaken_by.contains(party).then(|| none(messages.text(text)))
        });
        let report = report.map(|report| {
            view! {
                <dt>{messages.text("commitment-report-own")}</dt>
                <dd>{report}</dd>
            }
        });
        view! {
            <dt>{messages.text("commitment-owners")}</dt>
            <dd>{owners(told, party)} {suggested(told, party)}</dd>
            {report}
        }
        .into_any()
    };
    view! {
        <section>
            <header>
                <span class=class>{context.party_tag(party.as_str())}</span>
                <h2>{context.party(party.as_str())}</h2>
            </header>
            <dl class="facts">{facts}</dl>
        </section>
    }
    .into_any()
}

fn none(text: &str) -> AnyView {
    view! { <span class="none">{text.to_owned()}</span> }.into_any()
}

/// The organisations responsible on a side; many fold.
fn owners(told: &CommitmentData, party: &PartyCode) -> AnyView {
    let (messages, commitment) = (told.words(), told.commitment());
    let owners: Vec<_> = told.state.owners.iter().filter(|it| it.value.party == *party).collect();
    if owners.is_empty() {
        let undertakes = commitment.undertaken_by.contains(party) || commitment.proposed_by.as_ref() == Some(party);
        return none(messages.text(if !told.statement.tracked.contains(party) {
            "commitment-side-not-followed"
        } else if undertakes || commitment.undertaken_by.is_empty() {
            "commitment-owners-none"
        } else {
            "commitment-side-not-undertaking"
        }));
    }
    let named = owners.iter().all(|it| it.value.basis == OwnerBasis::NamedInSource);
    let basis =
        named.then(|| view! { <span class="note">{messages.of_word("owner-basis", OwnerBasis::NamedInSource)}</span> });
    let mut rows: Vec<_> = owners.iter().map(|it| owner(told, it, named)).collect();
    let more = if rows.len() > SHOWN { rows.split_off(STAY) } else { Vec::new() };
    let rest = (!more.is_empty()).then(|| {
        view! {
            <details class="fold">
                <summary>{messages.with("count-more-organisations", &[("n", more.len().into())])}</summary>
                <ul class="owners">{more}</ul>
            </details>
        }
    });
    view! {
        <ul class="owners">{rows}</ul>
        {rest}
        {basis}
    }
    .into_any()
}

/// The organisations of a side that another suggests as owners, for the parties; nothing where none waits to be confirmed.
fn suggested(told: &CommitmentData, party: &PartyCode) -> Option<AnyView> {
    // On a past day nothing waits for anybody.
    let open = told.state.dealings.suggested_owners.iter().filter(|_| !told.context.as_of.past);
    let rows: Vec<_> = open
        .filter(|it| it.proposal.value.party == *party)
        .map(|it| {
            let (messages, suggestion) = (told.words(), &it.proposal.value);
            let by = told.context.party(it.proposed_by.as_str());
            view! {
                <li>
                    {organisation_link(told, suggestion.organisation.as_str())}
                    <span class="tag">{messages.of_word("owner-role", suggestion.role)}</span>
                    " "
                    <small class="quiet">{messages.with("owner-suggested-by", &[("party", by.into())])}</small>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <ul class="owners">{rows}</ul> }.into_any())
}

/// An owner with its role, its name at the time, and why it counts unless all of the side's are named in the source.
fn owner(told: &CommitmentData, owner: &InForce<Owner>, named: bool) -> AnyView {
    let messages = told.words();
    let organisation = told.context.reference.organisation(owner.value.organisation.as_str());
    let former = organisation.and_then(|organisation| organisation.former_name_on(told.statement.on)).map(|former| {
        let name = view! { <LocalizedText text=former.name.clone() lang=told.lang() /> };
        view! { " "<small class="quiet">{around(messages, "owner-former-name", &[], "name", name)}</small> }
    });
    let basis = (!named).then(|| {
        let text = match owner.value.basis {
            OwnerBasis::NamedInSource | OwnerBasis::Assumed => {
                messages.of_word("owner-basis", owner.value.basis).to_owned()
            }
            OwnerBasis::Assigned => {
                messages.with("owner-assigned-on", &[("day", messages.day(owner.effective_on).into())])
            }
        };
        view! { " "<small class="quiet">{text}</small> }
    });
    let focal = told.focal_points.iter().find(|point| point.organisation == owner.value.organisation).map(|point| {
        let post = point.title.as_ref().map(|it| it.words(told.lang()));
        let said = match (post, point.holder.as_deref()) {
            (Some(post), Some(name)) => {
                messages.with("office-focal-held", &[("post", post.into()), ("name", name.into())])
            }
            (Some(post), None) => messages.with("office-focal", &[("post", post.into())]),
            (None, name) => {
                let name = name.map_or_else(|| messages.say("office-holder-left"), str::to_owned);
                messages.with("responsible-person", &[("name", name.into())])
            }
        };
        let day = point.internal_day.map(|it| messages.with("responsible-by", &[("day", messages.day(it).into())]));
        let said = [Some(said), day].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! { " "<small class="quiet">{said}</small> }
    });
    view! {
        <li>
            {organisation_link(told, owner.value.organisation.as_str())}
            <span class="tag">{messages.of_word("owner-role", owner.value.role)}</span>
            {former}
            {basis}
            {focal}
        </li>
    }
    .into_any()
}

fn organisation_link(told: &CommitmentData, code: &str) -> impl IntoView + use<> {
    let name = told.context.reference.organisation(code).map(|it| it.name.clone());
    let name = match name {
        Some(name) => view! { <LocalizedText text=name lang=told.lang() /> }.into_any(),
        None => code.to_owned().into_any(),
    };
    view! { <a href=told.context.link(&paths::organisation(told.lang(), code))>{name}</a> }
}

/// The bodies of a party that a proposal is addressed to.
fn addressees(told: &CommitmentData, party: &PartyCode) -> AnyView {
    let rows: Vec<_> = told
        .commitment()
        .addressees
        .iter()
        .map(|it| view! { <li>{organisation_link(told, it.as_str())}</li> })
        .collect();
    if rows.is_empty() {
        return told.context.party(party.as_str()).into_any();
    }
    view! { <ul class="owners">{rows}</ul> }.into_any()
}

/// The latest update of a voice, preferring the latest with a known status; with its zero-based index.
fn latest<'a>(told: &'a CommitmentData, voice: &Voice) -> Option<(usize, &'a InForce<Update>)> {
    let of_voice = || told.state.updates.iter().enumerate().filter(|(_, it)| it.value.voice == *voice).rev();
    of_voice().find(|(_, it)| it.value.status != Status::Unknown).or_else(|| of_voice().next())
}

/// What a party itself reports.
fn own_report(told: &CommitmentData, party: &PartyCode) -> Option<AnyView> {
    let messages = told.words();
    let (place, update) = latest(told, &Voice::Party(party.clone()))?;
    let progress = update.value.progress.map(|n| {
        view! { <span class="note">{messages.with("update-progress", &[("n", n.into())])}</span> }
    });
    let on = around(messages, "commitment-report-on", &[], "day", day::day(update.effective_on, messages));
    let freshness = told.listed.outlook.live.then(|| {
        let freshness = Freshness::of(Some(update.effective_on), update.effective_on, told.day());
        view! { <FreshnessMark freshness=freshness messages=messages /> }
    });
    Some(
        view! {
            <StatusMark status=HeadlineStatus::from(update.value.status) messages=messages />
            {progress}
            <span class="note">
                <a href=format!("#u-{}", place + 1)>{on}</a>
            </span>
            {freshness}
        }
        .into_any(),
    )
}

/// The status on which all undertaking parties agreed.
fn joint(told: &CommitmentData) -> AnyView {
    let (messages, context) = (told.words(), &told.context);
    let Some(joint) = &told.state.joint else {
        let text = messages.text(if told.taking_part.is_empty() {
            "commitment-joint-status-nobody"
        } else {
            "commitment-joint-status-none"
        });
        return view! { <p>{text}</p> }.into_any();
    };
    let accepted: Vec<String> = joint.value.accepted_by.iter().map(|it| context.party(it.as_str())).collect();
    let agreed = messages.with(
        "commitment-joint-status-agreed",
        &[
            ("day", messages.day_in_prose(joint.effective_on).into()),
            ("party", context.party(joint.value.proposed_by.as_str()).into()),
            ("parties", messages.list(&accepted).into()),
        ],
    );
    let newer = told.state.updates.iter().any(|update| {
        matches!(update.value.voice, Voice::Party(_))
            && (update.effective_on, update.sequence) > (joint.effective_on, joint.sequence)
    });
    let kept = joint.visibility != Visibility::Public && told.state.visibility == Visibility::Public;
    view! {
        <StatusMark status=HeadlineStatus::from(joint.value.status) messages=messages />
        <p>
            {agreed}
            {newer.then(|| view! { " "{messages.text("commitment-joint-status-older")} })}
        </p>
        {kept.then(|| view! { <p class="quiet">{messages.text("countersign-not-released")}</p> })}
    }
    .into_any()
}

/// What published sources say. A proposal without findings has no such row.
fn public_record(told: &CommitmentData) -> Option<impl IntoView + use<>> {
    let messages = told.words();
    let found = latest(told, &Voice::PublicRecord);
    if found.is_none() && told.commitment().is_proposal() {
        return None;
    }
    let body = match found {
        Some((place, update)) => {
            let number = messages.with("update-number", &[("n", (place + 1).into())]);
            view! {
                <ReportedStatus update=update.value.clone() messages=messages />
                <p>
                    {day::day(update.effective_on, messages)}
                    " · "
                    <a href=format!("#u-{}", place + 1)>{number}</a>
                </p>
            }
            .into_any()
        }
        None => view! { <p>{messages.text("commitment-public-record-none")}</p> }.into_any(),
    };
    let evidence = told.state.updates.iter().flat_map(|it| &it.value.evidence);
    let looked = evidence.filter_map(|it| it.read_on).filter(|on| *on <= told.day()).max().map(|on| {
        let text = around(messages, "commitment-public-record-looked", &[], "day", day::day(on, messages));
        view! { <p>{text}</p> }
    });
    Some(view! {
        <section class="joint record" id=PUBLISHED>
            <h2>{messages.text("commitment-public-record")}</h2>
            {body}
            {looked}
        </section>
    })
}
