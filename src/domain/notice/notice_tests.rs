use rstest::rstest;

use super::*;
use crate::domain::access::role::Role;
use crate::domain::basics::instant::Instant;
use crate::domain::commitment::status::Status;
use crate::domain::note::Note;
use crate::domain::note::mention::Mention;
use crate::domain::record::tasks::TaskKind;
use crate::domain::report::countersign::{Countersign, CountersignAnswer};
use crate::domain::report::person::Person;
use crate::domain::report::update::{Return, Submission};
use crate::domain::samples::{self, day, on, seen_by, text, update};

/// `MSIT-manager`: the organisation and the role. MOFA speaks for its party, FIRM is a private body.
fn person(name: &str) -> Member {
    let (organisation, role) = name.rsplit_once('-').unwrap();
    let party = match organisation {
        "OSTP" => "US",
        "MIC" => "JP",
        _ => "ROK",
    };
    Member {
        account: name.into(),
        name: name.into(),
        party: party.into(),
        organisation: organisation.into(),
        government: organisation != "FIRM",
        coordinating: organisation == "MOFA",
        role: role.parse().unwrap(),
        acts_for: Vec::new(),
        acting: Default::default(),
    }
}

fn everybody() -> Vec<Member> {
    let of = |organisation| Role::ALL.iter().map(move |role| person(&format!("{organisation}-{role}")));
    ["MSIT", "MOFA", "NSI", "FIRM", "OSTP", "MIC"].into_iter().flat_map(of).collect()
}

fn by(organisation: &str, record: Record) -> Record {
    Record { organisation: Some(organisation.into()), ..record }
}

fn submission(organisation: &str) -> Fact {
    Fact::UpdateSubmitted(Submission {
        update: update("u", "party:ROK", Status::OnTrack),
        on: day("2026-01-01"),
        visibility: Visibility::Public,
        organisation: organisation.into(),
        author: None,
        confirms: None,
    })
}

fn returned() -> Fact {
    Fact::UpdateReturned(Return { commitment: samples::ID.into(), update: "u".into(), reason: text("More, please.") })
}

fn published() -> Fact {
    Fact::UpdatePublished(update("u", "party:ROK", Status::OnTrack))
}

fn asked(party: &str, visibility: &str) -> Task {
    let (party, visibility) = (party.into(), visibility.parse().unwrap());
    Task { kind: TaskKind::Countersign, party, subject: "u".into(), visibility, since: Instant(0) }
}

fn side(party: &str, owners: &[&str]) -> Side {
    let owners = owners.iter().map(|it| OrganisationCode::from(*it)).collect();
    Side { party: party.into(), owners, reported_on: None, reported_at: Instant(0), last: None }
}

/// Whom a record tells, each as kind and name: MSIT leads on one side, OSTP on the other; Japan only signed.
fn tells(record: &Record, written_by: Option<&str>, asked: &[Task], did_it: &str, people: &[Member]) -> Vec<String> {
    let written_by = written_by.map(OrganisationCode::from);
    let tracked = ["ROK".into(), "US".into()];
    let sides = [side("ROK", &["MSIT", "FIRM"]), side("US", &["OSTP"])];
    let on = Ground { tracked: &tracked, sides: &sides };
    let mut told_of = Vec::new();
    for event in events(record, written_by.as_ref(), asked) {
        let who = told(&event, people, |it| it.name == did_it, on);
        told_of.extend(who.into_iter().map(|it| format!("{} {}", event.kind, it.name)));
    }
    told_of
}

#[rstest]
#[case::submitted("party:ROK", submission("MSIT"), "MSIT-official", &["to_publish MSIT-manager"])]
#[case::by_the_only_manager("party:ROK", submission("MSIT"), "MSIT-manager", &["to_publish MOFA-manager"])]
#[case::of_a_private_body("organisation:FIRM", submission("FIRM"), "FIRM-official", &["to_publish FIRM-manager"])]
#[case::that_only_the_body_sees("organisation:FIRM", submission("FIRM"), "FIRM-manager", &[])]
#[case::returned("party:ROK", returned(), "MSIT-manager", &["returned MSIT-official"])]
#[case::returned_by_another("party:ROK", returned(), "MOFA-manager", &["returned MSIT-official", "returned MSIT-manager"])]
#[case::published("public", published(), "MSIT-manager", &["published MSIT-official"])]
#[case::published_to_ourselves("organisation:NSI", published(), "MSIT-manager", &[])]
fn a_record_tells_those_whom_it_concerns(
    #[case] visibility: &str,
    #[case] fact: Fact,
    #[case] did_it: &str,
    #[case] expected: &[&str],
) {
    let record = by("MSIT", seen_by(visibility, on("2026-01-02", fact)));
    assert_eq!(tells(&record, Some("MSIT"), &[], did_it, &everybody()), expected);
}

#[rstest]
#[case::shared("shared", &["to_answer OSTP-manager"])]
#[case::kept_by_a_side("party:ROK", &[])]
fn the_other_side_is_asked_for_what_it_may_see(#[case] visibility: &str, #[case] expected: &[&str]) {
    let record = by("MSIT", seen_by(visibility, on("2026-01-02", published())));
    assert_eq!(tells(&record, None, &[asked("US", visibility)], "MSIT-manager", &everybody()), expected);
}

#[test]
fn an_answer_is_told_to_the_authors() {
    let answer = Countersign {
        id: "a".into(),
        commitment: samples::ID.into(),
        update: "u".into(),
        party: "US".into(),
        answer: CountersignAnswer::Confirm,
        reason: text(""),
        written_by: None,
    };
    let record = by("OSTP", seen_by("shared", on("2026-01-02", Fact::Countersigned(answer))));
    let told = tells(&record, Some("MSIT"), &[], "OSTP-manager", &everybody());
    assert_eq!(told, ["answered MSIT-official", "answered MSIT-manager"]);
}

/// Of those whom a note names, those are told who may read it, and not its author.
#[rstest]
#[case::for_the_organisation("organisation:MSIT", &["mentioned MSIT-manager"])]
#[case::for_the_side("party:ROK", &["mentioned MSIT-manager", "mentioned NSI-official"])]
fn a_note_tells_those_whom_it_names(#[case] visibility: &str, #[case] expected: &[&str]) {
    let named =
        ["MSIT-official", "MSIT-manager", "MSIT-partner", "MSIT-admin", "NSI-official", "FIRM-manager", "OSTP-manager"];
    let note = Note {
        id: "n".into(),
        commitment: samples::ID.into(),
        update: None,
        text: text("We may give way."),
        author: Person { account: "MSIT-official".into(), acts_for: Vec::new(), as_oneself: false },
        role: Role::Official,
        post: text(""),
        mentions: named.map(|it| Mention { account: it.into(), name: it.into() }).into(),
    };
    let record = by("MSIT", seen_by(visibility, on("2026-01-02", Fact::NoteWritten(note))));
    assert_eq!(tells(&record, None, &[], "MSIT-official", &everybody()), expected);
}

#[test]
fn what_comes_from_a_file_tells_nobody() {
    let record = seen_by("public", on("2026-01-02", published()));
    assert_eq!(tells(&record, Some("MSIT"), &[asked("US", "public")], "", &everybody()), Vec::<String>::new());
}

/// Every kind of event with every visibility to every person: whoever is told may see it.
#[test]
fn nobody_is_told_of_what_they_may_not_see() {
    let people = everybody();
    let (tracked, sides) = (["ROK".into(), "US".into()], [side("ROK", &[]), side("US", &["OSTP"])]);
    let on = Ground { tracked: &tracked, sides: &sides };
    let organisations = ["MSIT", "MOFA", "NSI", "FIRM", "OSTP", "MIC"].map(OrganisationCode::from);
    let to = organisations.iter().flat_map(|it| [Addressees::Writers(it.clone()), Addressees::Publishers(it.clone())]);
    let to = to.chain(["ROK", "US", "JP"].map(|it| Addressees::Answerers(it.into())));
    let mut everybody_watches = Watchers::default();
    for audience in Audience::ALL {
        everybody_watches.add(*audience, people.iter().map(|it| it.account.clone()).collect());
    }
    let to: Vec<_> = to.chain([Addressees::Watchers(everybody_watches)]).collect();
    let mut all = 0;
    for visibility in ["public", "shared", "party:ROK", "party:US", "organisation:MSIT", "organisation:FIRM"] {
        let visibility: Visibility = visibility.parse().unwrap();
        for addressees in &to {
            let (visibility, addressees) = (visibility.clone(), addressees.clone());
            let event = Event { kind: NoticeKind::ToAnswer, subject: "u".into(), visibility, addressees };
            for person in told(&event, &people, |_| false, on) {
                assert!(may_see(&person.reader(), &event.visibility, &tracked), "{event:?}: {person:?}");
                let watches = matches!(event.addressees, Addressees::Watchers(_));
                assert!(watches || matches!(person.role, Role::Official | Role::Manager), "{event:?}: {person:?}");
                all += 1;
            }
        }
    }
    assert!(all > 40, "{all}");
}

/// Those who watch, as the audience that they belong to sees it; not who did it, and not what is nobody's news.
#[rstest]
#[case::everybody("public", published(), "MSIT-manager", &["MSIT-official", "OSTP-partner", "MIC-manager"])]
#[case::shared("shared", published(), "MSIT-manager", &["MSIT-official", "OSTP-partner"])]
#[case::one_side("party:ROK", published(), "MSIT-manager", &["MSIT-official"])]
#[case::the_other_side("party:US", published(), "OSTP-manager", &[])]
#[case::another_organisation("organisation:NSI", published(), "NSI-manager", &[])]
#[case::by_one_who_watches("public", published(), "MSIT-official", &["OSTP-partner", "MIC-manager"])]
#[case::not_published_yet("public", submission("MSIT"), "MSIT-manager", &[])]
#[case::returned("public", returned(), "MSIT-manager", &[])]
fn a_change_tells_those_who_watch(
    #[case] visibility: &str,
    #[case] fact: Fact,
    #[case] did_it: &str,
    #[case] expected: &[&str],
) {
    let mut watchers = Watchers::default();
    let accounts = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect();
    watchers.add(Audience::Shared, accounts(&["MSIT-official", "OSTP-partner", "MIC-official"]));
    watchers.add(Audience::Public, accounts(&["MIC-manager", "NSI-official"]));
    let record = by("MSIT", seen_by(visibility, on("2026-01-02", fact)));
    let people = everybody();
    let tracked = ["ROK".into(), "US".into()];
    let ground = Ground { tracked: &tracked, sides: &[] };
    let event = watched(&record, watchers.clone());
    let told = event.iter().flat_map(|event| told(event, &people, |it| it.name == did_it, ground));
    assert_eq!(told.map(|it| it.name.as_str()).collect::<Vec<_>>(), expected);
    // What comes from a file, and what nobody watches.
    assert_eq!(watched(&Record { organisation: None, ..record.clone() }, watchers), None);
    assert_eq!(watched(&record, Watchers::default()), None);
}
