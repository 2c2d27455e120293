//! The two catalogues belong together, and say what the settled glossary says.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Display, Write};
use std::path::Path;

use rstest::rstest;

use crate::app::pages::account;
use crate::app::pages::account::admin;
use crate::auth::password;
use crate::domain::access::role::Role;
use crate::domain::account::AuditKind;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::parameter::ParameterError;
use crate::domain::basics::text::TextKind;
use crate::domain::briefing::talking_point::TalkingPoint;
use crate::domain::briefing::{BriefingAudience, BriefingLanguage};
use crate::domain::commitment::due::DueState;
use crate::domain::commitment::freshness::Freshness;
use crate::domain::commitment::owner::{OwnerBasis, OwnerRole};
use crate::domain::commitment::relation::RelationKind;
use crate::domain::commitment::status::Status;
use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::list::comparison::{ChangeKind, LEARNED};
use crate::domain::list::query::{Group, Layout, Sort, Zoom};
use crate::domain::meeting::{MechanismKind, MeetingState};
use crate::domain::organisation::OrganisationKind;
use crate::domain::record::fact_kind::FactKind;
use crate::domain::record::headline::{HeadlineKind, HeadlineStatus, Sides};
use crate::domain::report::evidence::EvidenceClass;
use crate::domain::report::file::FileKind;
use crate::domain::statement::StatementKind;
use crate::i18n::catalogue::{Catalogue, messages};
use crate::i18n::{Arg, Messages};
use crate::service::account::AccountProblem;

/// Key, then file and source text of every message of a language.
fn catalogue(lang: Lang) -> BTreeMap<&'static str, (&'static str, &'static str)> {
    let mut all = BTreeMap::new();
    for (file, text) in Catalogue::files(lang) {
        for (key, value) in messages(text) {
            let twice = all.insert(key, (*file, value));
            assert!(twice.is_none(), "{key} stands twice in {}", lang.code());
        }
    }
    all
}

/// The arguments that a message names, and those of them that it prints (the others only choose a form).
fn arguments(value: &str) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let (mut named, mut printed) = (BTreeSet::new(), BTreeSet::new());
    for (at, _) in value.match_indices('$') {
        let rest = &value[at + 1..];
        let end =
            rest.find(|letter: char| !(letter.is_ascii_alphanumeric() || "_-".contains(letter))).unwrap_or(rest.len());
        // `$n ->` chooses; `$n }` and `$n, "을/를"` print.
        let name = &rest[..end];
        named.insert(name);
        if !rest[end..].trim_start().starts_with("->") {
            printed.insert(name);
        }
    }
    (named, printed)
}

/// A message as a reader sees it, each argument standing in as itself, numbers as `n`.
fn shown(lang: Lang, key: &str, value: &str, n: i64) -> String {
    let (named, _) = arguments(value);
    let numbers = value.contains("->");
    let args: Vec<(&str, Arg<'_>)> =
        named.iter().map(|name| (*name, if numbers { Arg::Number(n) } else { Arg::from("7") })).collect();
    Messages::of(lang).with(key, &args)
}

#[test]
fn the_files_have_no_mistakes() {
    for lang in Lang::ALL {
        assert_eq!(Catalogue::read(*lang).1, Vec::<String>::new());
    }
}

#[test]
fn both_languages_have_the_same_keys_in_the_same_files() {
    let place = |lang| catalogue(lang).into_iter().map(|(key, (file, _))| (file, key)).collect::<BTreeSet<_>>();
    let (en, ko) = (place(Lang::En), place(Lang::Ko));
    assert_eq!(en.difference(&ko).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new(), "only in English");
    assert_eq!(ko.difference(&en).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new(), "only in Korean");
    assert!(en.len() > 500);
}

#[test]
fn both_languages_take_the_same_arguments() {
    let ko = catalogue(Lang::Ko);
    for (key, (_, value)) in catalogue(Lang::En) {
        let (en_named, en_printed) = arguments(value);
        let (ko_named, _) = arguments(ko[key].1);
        // Korean needs no plural: it may leave out what only chooses a form in English.
        assert!(ko_named.is_subset(&en_named), "{key}: Korean takes {ko_named:?}, English {en_named:?}");
        assert!(en_printed.is_subset(&ko_named), "{key}: English prints {en_printed:?}, Korean takes {ko_named:?}");
    }
}

#[test]
fn keys_are_kebab_case_and_end_at_most_in_a_word_with_underscores() {
    // These end in the code of a party or an organisation, as the data spell it.
    const BY_CODE: [&str; 3] = ["party-tag-", "party-mark-", "about-licence-"];
    for key in catalogue(Lang::En).keys() {
        let code = BY_CODE.iter().find_map(|list| key.strip_prefix(list));
        let fine = code.is_some()
            || key.split('-').all(|part| {
                !part.is_empty()
                    && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
            });
        assert!(fine, "{key}");
    }
}

#[test]
fn every_message_can_be_said_with_its_arguments() {
    for lang in Lang::ALL {
        for (key, (_, value)) in catalogue(*lang) {
            for n in [0, 1, 2, 1234] {
                let text = shown(*lang, key, value, n);
                assert!(!text.trim().is_empty(), "{key} is empty");
                let bad = text.contains(['{', '}', '$', '\u{2068}', '\u{2069}']) || text == *key && key.contains('-');
                assert!(!bad, "{} {key}: {text}", lang.code());
                assert_eq!(text.trim(), text, "{key} has space around it");
            }
        }
    }
}

/// T54: no English label stands in the Korean interface.
#[test]
fn t54_korean_differs_from_english() {
    const SAME: &[&str] = &["product", "title-with-product", "labelled", "filter-chip", "bar-label", "countersign-by"];
    let ko = catalogue(Lang::Ko);
    for (key, (_, value)) in catalogue(Lang::En) {
        assert_eq!(SAME.contains(&key), value == ko[key].1, "{key}: {value}");
    }
}

/// T54: what is shown in Korean is Korean; Latin words stand only inside it.
#[test]
fn t54_korean_messages_are_korean() {
    const NAMES: &[&str] = &["product", "title-with-product", "language-switch"];
    const LATIN: &[&str] = &[
        "Accord", "Home", "End", "Tab", "quantum", "PDF", "PNG", "JPEG", "DOCX", "HWPX", "KB", "MB", "SVG", "CSV", "Q",
        "H",
    ];
    for (key, (_, value)) in catalogue(Lang::Ko) {
        if NAMES.contains(&key) {
            continue;
        }
        let text = shown(Lang::Ko, key, value, 2);
        let latin: Vec<_> = text
            .split(|letter: char| !letter.is_ascii_alphabetic())
            .filter(|word| !word.is_empty() && !LATIN.contains(word))
            .collect();
        assert!(latin.is_empty(), "{key}: {text}");
    }
}

/// T54: Korean sentences speak 합니다체.
#[test]
fn t54_korean_sentences_end_politely() {
    for (key, (_, value)) in catalogue(Lang::Ko) {
        for sentence in shown(Lang::Ko, key, value, 2).split_inclusive(['.', '\n']) {
            let Some(sentence) = sentence.trim().strip_suffix('.') else { continue };
            assert!(["니다", "시오"].iter().any(|end| sentence.ends_with(end)), "{key}: {sentence}.");
        }
    }
}

#[test]
fn english_never_speaks_of_promises() {
    for (key, (_, value)) in catalogue(Lang::En) {
        let value = value.to_lowercase();
        assert!(!value.contains("promis") && !value.contains("pledge"), "{key}");
    }
}

/// The glossary in both languages.
#[rstest]
#[case("status-unknown", "현황 미확인")]
#[case("status-not_started", "착수 전")]
#[case("status-in_progress", "추진 중")]
#[case("status-on_track", "정상 추진")]
#[case("status-at_risk", "차질 우려")]
#[case("status-delayed", "지연")]
#[case("status-completed", "완료")]
#[case("status-not_pursued", "미추진 결정")]
#[case("status-superseded", "후속 합의로 대체")]
#[case("status-differ", "양측 현황 상이")]
#[case("freshness-fresh", "최근 확인")]
#[case("freshness-ageing", "확인 필요")]
#[case("freshness-stale", "장기 미확인")]
#[case("freshness-never", "확인 이력 없음")]
#[case("standing-proposed-noun", "제안사항")]
#[case("standing", "구분")]
#[case("standing-agreed", "합의")]
#[case("standing-unilateral", "단독")]
#[case("standing-proposed", "제안")]
#[case("basis", "근거")]
#[case("party", "당사자")]
#[case("organisation", "기관")]
#[case("area", "분야")]
#[case("statement", "발표문")]
#[case("commitment-owners", "담당기관")]
#[case("owner-role-lead", "주관")]
#[case("owner-role-support", "협조")]
#[case("milestone", "이행 단계")]
#[case("commitment-updates", "이행현황 보고")]
#[case("voice-public_record", "공개자료 기준")]
#[case("kind-public_record", "공개자료 기준")]
#[case("kind-joint", "공동 확인 현황")]
#[case("kind-differ", "양측 현황 상이")]
#[case("commitment-joint-status", "공동 확인 현황")]
#[case("evidence", "증빙자료")]
#[case("as-of-label", "기준일")]
#[case("meeting", "회의")]
#[case("due", "기한")]
#[case("due-day-passed", "기한 경과")]
#[case("commitment-thread", "연계 합의")]
#[case("commitment-summary", "편집 요약(공식 문안 아님)")]
#[case("report-error", "오류 제보")]
#[case("nav-overview", "종합 현황")]
#[case("nav-commitments", "합의·제안사항")]
#[case("nav-timeline", "추진 일정")]
#[case("nav-statements", "발표문")]
#[case("nav-meetings", "회의")]
#[case("role-partner", "공유 열람자")]
#[case("role-official", "담당자")]
#[case("role-manager", "승인자")]
#[case("role-admin", "시스템 관리자")]
fn the_glossary_holds(#[case] key: &str, #[case] korean: &str) {
    assert_eq!(Messages::of(Lang::Ko).try_text(key), Some(korean));
}

/// Every word of a closed list has its message in both languages, and no message is left of a word that is gone.
#[test]
fn every_word_of_a_closed_list_is_translated() {
    fn check<T: Copy + Display>(list: &str, words: &[T], suffixes: &[&str]) {
        for lang in Lang::ALL {
            let all = catalogue(*lang);
            for (word, suffix) in words.iter().flat_map(|word| suffixes.iter().map(move |suffix| (word, suffix))) {
                let key = format!("{list}-{word}{suffix}");
                assert!(all.contains_key(&*key), "{key} is missing in {}", lang.code());
            }
        }
    }
    check("status", Status::ALL, &["", "-definition"]);
    check("status", HeadlineStatus::ALL, &["", "-definition"]);
    check("kind", HeadlineKind::ALL, &["", "-explanation"]);
    check("sides", Sides::ALL, &[""]);
    check("change", ChangeKind::ALL, &[""]);
    check("learned", &LEARNED.map(FactKind::word), &[""]);
    check("freshness", Freshness::ALL, &["", "-explanation"]);
    check("standing", Standing::ALL, &["", "-noun", "-explanation"]);
    check("basis", Basis::ALL, &["", "-explanation"]);
    check("nature", Nature::ALL, &["", "-explanation"]);
    check("relation", RelationKind::ALL, &["", "-inverse"]);
    check("owner-role", OwnerRole::ALL, &[""]);
    check("owner-basis", OwnerBasis::ALL, &[""]);
    check("statement-kind", StatementKind::ALL, &[""]);
    check("mechanism-kind", MechanismKind::ALL, &[""]);
    check("meeting-state", MeetingState::ALL, &[""]);
    check("concern", TalkingPoint::ALL, &[""]);
    check("organisation-kind", OrganisationKind::ALL, &[""]);
    check("evidence-class", EvidenceClass::ALL, &["", "-explanation"]);
    check("file-kind", FileKind::ALL, &[""]);
    check("text-kind", TextKind::ALL, &[""]);
    check("filter-due", DueState::ALL, &[""]);
    check("sort", Sort::ALL, &[""]);
    check("group", Group::ALL, &[""]);
    check("zoom", Zoom::ALL, &[""]);
    check("layout", Layout::ALL, &[""]);
    check("fault", ParameterError::ALL, &[""]);
    check("language", Lang::ALL, &[""]);
    check("problem", Problem::ALL, &[""]);
    check("role", Role::ALL, &["", "-explanation"]);
    check("briefing-decision", TalkingPoint::ISSUES, &[""]);
    check("briefing-line-circle", BriefingAudience::ALL, &[""]);
    check("circle", BriefingAudience::ALL, &["", "-explanation"]);
    check("tongue", BriefingLanguage::ALL, &[""]);
    check("audit", AuditKind::ALL, &[""]);
    check("account-do", account::AccountAction::ALL, &[""]);
    check("account-done", account::AccountAction::ALL, &[""]);
    check("account-act", admin::account::AdminAction::ALL, &[""]);
    check("account-acted", admin::account::AdminAction::ALL, &[""]);
    check("wrong-account", AccountProblem::ALL, &[""]);
    check("wrong-password", password::PasswordProblem::ALL, &[""]);
}

#[test]
fn every_parameter_of_a_query_has_a_name() {
    for name in
        "meeting audience language q area statement party org status freshness standing basis nature due sort page as_of group from to zoom"
            .split(' ')
    {
        let words = Messages::of(Lang::En);
        assert!(words.try_text(&format!("parameter-{name}")).is_some(), "{name}");
    }
}

#[test]
fn english_counts_in_singular_and_plural() {
    let words = Messages::of(Lang::En);
    let say = |n: i32| words.with("count-commitments", &[("n", n.into())]);
    assert_eq!([say(0), say(1), say(2)], ["0 commitments", "1 commitment", "2 commitments"]);
    assert_eq!(words.with("count-items", &[("n", 5016.into())]), "5,016 items");
    assert_eq!(words.with("filter-show-count", &[("n", 0.into())]), "No results");
    assert_eq!(Messages::of(Lang::Ko).with("results", &[("n", 5016.into())]), "5,016건");
}

#[test]
fn the_particles_function_is_there_in_korean() {
    let words = Messages::of(Lang::Ko);
    assert_eq!(
        words.with("fault-unknown_value", &[("value", "quantum".into())]),
        "‘quantum’은 선택할 수 있는 값이 아닙니다."
    );
    assert_eq!(
        words.with("fault-in_future", &[("value", "2030-01-02".into())]),
        "2030-01-02는 아직 오지 않은 날짜입니다. 오늘 또는 그 이전 날짜를 선택해 주십시오."
    );
}

#[test]
fn a_missing_key_is_given_back_and_nothing_breaks() {
    let words = Messages::of(Lang::Ko);
    assert_eq!(words.say("no-such-key"), "no-such-key");
    assert_eq!(words.with("no-such-key", &[]), "no-such-key");
    assert_eq!(words.try_say("no-such-key"), None);
    assert_eq!(words.try_text("count-commitments"), None, "it needs an argument");
    assert_eq!(words.of_word("status", Status::OnTrack), "정상 추진");
    assert_eq!(words.of_word("status", "odd"), "?");
}

/// What an argument holds is put in as it is: no markup, no message syntax.
#[test]
fn arguments_are_not_read_as_messages() {
    let text = Messages::of(Lang::En).with("voice-party", &[("party", "{ product } <b>$n</b>".into())]);
    assert_eq!(text, "{ product } <b>$n</b> report");
}

#[test]
fn words_in_a_row() {
    let (en, ko) = (Messages::of(Lang::En), Messages::of(Lang::Ko));
    assert_eq!(en.list::<&str>(&[]), "");
    assert_eq!(en.list(&["ROK"]), "ROK");
    assert_eq!(en.list(&["ROK", "US"]), "ROK and US");
    assert_eq!(en.list(&["ROK", "US", "JP"]), "ROK, US and JP");
    assert_eq!(ko.list(&["한국", "미국"]), "한국, 미국");
    assert_eq!(en.number(1_234_567), "1,234,567");
    assert_eq!(en.number(-999), "−999");
}

/// What a piece of source text asks of the catalogue, as `words.text("key")` or `words.with("key", &[("name", …)])`: the
/// method, the key, and the names of the arguments.
fn asked(source: &str) -> Vec<(&'static str, &str, BTreeSet<&str>)> {
    let mut found = Vec::new();
    for method in ["text", "say", "with", "of_word"] {
        for start in [format!("words.{method}("), format!("words().{method}(")] {
            for (at, _) in source.match_indices(&start) {
                let rest = source[at + start.len()..].trim_start();
                let Some((key, rest)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) else { continue };
                let rest = rest.trim_start_matches([',', ' ', '\n']);
                let names = rest.strip_prefix("&[").map(names).unwrap_or_default();
                found.push((method, key, names));
            }
        }
    }
    found
}

/// The first words of the pairs of a slice, given the text after its `[`.
fn names(slice: &str) -> BTreeSet<&str> {
    let (mut names, mut depth, mut at) = (BTreeSet::new(), 1, 0);
    while let Some(next) = slice[at..].chars().next() {
        at += next.len_utf8();
        match next {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 1 => break,
            ')' | ']' | '}' => depth -= 1,
            '"' => {
                let end = slice[at..].find('"').unwrap_or(0);
                if depth == 2 && slice[..at - 1].ends_with('(') && slice[at + end + 1..].starts_with(',') {
                    names.insert(&slice[at..at + end]);
                }
                at += end + 1;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn what_code_asks_for_is_read_from_its_text() {
    let source = r#"words.text("nav-overview"); words.with("page-of", &[("page", words.say("x").into()), ("pages", 2.into())]);
        words.with(
            "as-of",
            &[("day", words.day(as_of.day).into())],
        )"#;
    let expected: Vec<(&str, &str, BTreeSet<&str>)> = vec![
        ("text", "nav-overview", BTreeSet::new()),
        ("say", "x", BTreeSet::new()),
        ("with", "page-of", BTreeSet::from(["page", "pages"])),
        ("with", "as-of", BTreeSet::from(["day"])),
    ];
    assert_eq!(asked(source), expected);
}

/// Every key written in the code exists and gets the arguments that it names.
#[test]
fn every_key_in_the_code_exists() {
    let all = catalogue(Lang::En);
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("i18n") {
                    folders.push(path);
                }
                continue;
            }
            if path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            for (method, key, given) in asked(&source) {
                let at = path.display();
                if method == "of_word" {
                    let list = format!("{key}-");
                    assert!(all.keys().any(|key| key.starts_with(&list)), "{at}: no list of words is called {key}");
                    continue;
                }
                let Some((_, value)) = all.get(key) else { panic!("{at}: there is no message {key}") };
                let (named, _) = arguments(value);
                if method == "with" && given.is_empty() {
                    continue; // The arguments are made elsewhere.
                }
                assert_eq!(given, named, "{at}: the arguments of {key}");
            }
        }
    }
}

/// Writes every key with its arguments, file by file: `KEYS_TO=keys.md cargo test list_of_keys -- --ignored`.
#[test]
#[ignore = "writes a list for people"]
fn list_of_keys() {
    let path = std::env::var("KEYS_TO").expect("KEYS_TO names the file to write");
    let mut out = String::from("# Keys of the interface's words\n");
    for (file, text) in Catalogue::files(Lang::En) {
        writeln!(out, "\n## {file}.ftl\n").unwrap();
        for (key, value) in messages(text) {
            let args = arguments(value).0.into_iter().fold(String::new(), |args, name| args + "$" + name + " ");
            let words = value.split_whitespace().collect::<Vec<_>>().join(" ");
            writeln!(out, "- `{key}` {args}— {words}").unwrap();
        }
    }
    std::fs::write(path, out).unwrap();
}
