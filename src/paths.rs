//! Every address as a function.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::domain::basics::lang::Lang;

const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A path with a query; without parameters just the path.
pub fn with_query<N: AsRef<str>, V: AsRef<str>>(path: &str, parameters: impl IntoIterator<Item = (N, V)>) -> String {
    let mut address = path.to_owned();
    for (place, (name, value)) in parameters.into_iter().enumerate() {
        address.push(if place == 0 { '?' } else { '&' });
        address.push_str(name.as_ref());
        address.push('=');
        address.extend(utf8_percent_encode(value.as_ref(), QUERY));
    }
    address
}

/// The overview.
pub fn overview(lang: Lang) -> String {
    format!("/{lang}/")
}

/// The list of commitments.
pub fn commitments(lang: Lang) -> String {
    format!("/{lang}/commitments")
}

/// One commitment.
pub fn commitment(lang: Lang, slug: &str) -> String {
    format!("/{lang}/commitments/{slug}")
}

/// The timeline.
pub fn timeline(lang: Lang) -> String {
    format!("/{lang}/timeline")
}

/// What changed between two days.
pub fn changes(lang: Lang) -> String {
    format!("/{lang}/changes")
}

/// The charts.
pub fn figures(lang: Lang) -> String {
    format!("/{lang}/figures")
}

/// A chart as a file.
pub fn figure(lang: Lang, name: &str, kind: &str) -> String {
    format!("{}/{name}.{kind}", figures(lang))
}

/// The list of statements.
pub fn statements(lang: Lang) -> String {
    format!("/{lang}/statements")
}

/// One statement.
pub fn statement(lang: Lang, slug: &str) -> String {
    format!("/{lang}/statements/{slug}")
}

/// The list of meetings.
pub fn meetings(lang: Lang) -> String {
    format!("/{lang}/meetings")
}

/// One meeting.
pub fn meeting(lang: Lang, slug: &str) -> String {
    format!("/{lang}/meetings/{slug}")
}

/// One area.
pub fn area(lang: Lang, code: &str) -> String {
    format!("/{lang}/areas/{code}")
}

/// One organisation.
pub fn organisation(lang: Lang, code: &str) -> String {
    format!("/{lang}/organisations/{code}")
}

/// How statuses are read, what the words mean, where the data come from.
pub fn about(lang: Lang) -> String {
    format!("/{lang}/about")
}

/// What waits for a person.
pub fn desk(lang: Lang) -> String {
    format!("/{lang}/desk")
}

/// What waits to be published or answered.
pub fn review(lang: Lang) -> String {
    format!("/{lang}/review")
}

/// The pack for a meeting.
pub fn briefing(lang: Lang) -> String {
    format!("/{lang}/briefing")
}

/// The same as a file.
pub fn briefing_file(lang: Lang) -> String {
    format!("{}.docx", briefing(lang))
}

/// The form of the own organisation's line about a commitment in briefings.
pub fn briefing_line(lang: Lang, slug: &str) -> String {
    format!("{}/briefing-line", commitment(lang, slug))
}

/// The form of a report about a commitment.
pub fn report(lang: Lang, slug: &str) -> String {
    format!("{}/report", commitment(lang, slug))
}

/// A file that a source of a report about a commitment is.
pub fn evidence_file(lang: Lang, slug: &str, digest: &str) -> String {
    format!("{}/files/{digest}", commitment(lang, slug))
}

/// A report that waits to be published or returned.
pub fn review_of(lang: Lang, slug: &str, update: &str) -> String {
    format!("{}/review/{update}", commitment(lang, slug))
}

/// The form that answers another party's report.
pub fn answer(lang: Lang, slug: &str, update: &str) -> String {
    format!("{}/answer/{update}", commitment(lang, slug))
}

/// The form of the joint status of a commitment.
pub fn joint_status(lang: Lang, slug: &str) -> String {
    format!("{}/joint-status", commitment(lang, slug))
}

/// The form of who is responsible on the own side.
pub fn owners(lang: Lang, slug: &str) -> String {
    format!("{}/owners", commitment(lang, slug))
}

/// The form that takes a record's payload out.
pub fn withhold(lang: Lang, slug: &str, record: &str) -> String {
    format!("{}/withhold/{record}", commitment(lang, slug))
}

/// The form that takes a published update back.
pub fn withdraw(lang: Lang, slug: &str, update: &str) -> String {
    format!("{}/withdraw/{update}", commitment(lang, slug))
}

/// The steps of a commitment, to add and to change.
pub fn milestones(lang: Lang, slug: &str) -> String {
    format!("{}/milestones", commitment(lang, slug))
}

/// The form that changes what all sides share of a commitment, or answers such a change.
pub fn revise(lang: Lang, slug: &str) -> String {
    format!("{}/revise", commitment(lang, slug))
}

/// The links of a commitment to others, to read and to add to.
pub fn relations(lang: Lang, slug: &str) -> String {
    format!("{}/relations", commitment(lang, slug))
}

/// The form that adds a commitment to a statement.
pub fn new_commitment(lang: Lang, statement: &str) -> String {
    format!("{}/commitments/new", self::statement(lang, statement))
}

/// The form of a new statement.
pub fn new_statement(lang: Lang) -> String {
    format!("{}/new", statements(lang))
}

/// The form that revises a statement.
pub fn edit_statement(lang: Lang, slug: &str) -> String {
    format!("{}/edit", statement(lang, slug))
}

/// The form of a new meeting.
pub fn new_meeting(lang: Lang) -> String {
    format!("{}/new", meetings(lang))
}

/// The form that revises a meeting.
pub fn edit_meeting(lang: Lang, slug: &str) -> String {
    format!("{}/edit", meeting(lang, slug))
}

/// The form that sets a meeting's agenda.
pub fn agenda(lang: Lang, slug: &str) -> String {
    format!("{}/agenda", meeting(lang, slug))
}

/// The form that records what a meeting decided.
pub fn new_decision(lang: Lang, slug: &str) -> String {
    format!("{}/decisions/new", meeting(lang, slug))
}

/// A decision of a meeting: to be corrected, and to make something of.
pub fn decision(lang: Lang, slug: &str, decision: &str) -> String {
    format!("{}/decisions/{decision}", meeting(lang, slug))
}

/// The form that takes the payload of a meeting's record out.
pub fn withhold_of_meeting(lang: Lang, slug: &str, record: &str) -> String {
    format!("{}/withhold/{record}", meeting(lang, slug))
}

/// The form of what a published source says about a commitment.
pub fn public_record(lang: Lang, slug: &str) -> String {
    format!("{}/public-record", commitment(lang, slug))
}

/// When parties report.
pub fn reporting(lang: Lang) -> String {
    format!("/{lang}/desk/reporting")
}

/// The sheet on which an organisation reports about everything at once.
pub fn sheet(lang: Lang) -> String {
    format!("/{lang}/desk/sheet")
}

/// The form that sets how many people approve a report.
pub fn approval(lang: Lang) -> String {
    format!("/{lang}/review/approval")
}

/// The posts of one's organisation.
pub fn offices(lang: Lang) -> String {
    format!("/{lang}/desk/offices")
}

/// One post with everything that goes with it.
pub fn office(lang: Lang, post: &str) -> String {
    format!("{}/{post}", offices(lang))
}

/// The forms that merge a commitment with another, or split it.
pub fn restructure(lang: Lang, slug: &str) -> String {
    format!("{}/restructure", commitment(lang, slug))
}

/// The form with one report for several commitments.
pub fn several(lang: Lang) -> String {
    format!("/{lang}/desk/several")
}

/// Where people sign in.
pub fn sign_in(lang: Lang) -> String {
    format!("/{lang}/sign-in")
}

/// Where people sign in to go on to an address of ours.
pub fn sign_in_for(lang: Lang, next: &str) -> String {
    with_query(&sign_in(lang), [("next", next)])
}

/// Where signing out is posted to.
pub fn sign_out(lang: Lang) -> String {
    format!("/{lang}/sign-out")
}

/// The own account.
pub fn account(lang: Lang) -> String {
    format!("/{lang}/account")
}

/// Where a password is set by a link that can be used once.
pub fn set_password(lang: Lang, token: &str) -> String {
    with_query(&format!("/{lang}/set-password"), [("token", token)])
}

/// The accounts of the own party.
pub fn admin_accounts(lang: Lang) -> String {
    format!("/{lang}/admin/accounts")
}

/// One account of the own party.
pub fn admin_account(lang: Lang, id: &str) -> String {
    format!("/{lang}/admin/accounts/{id}")
}

/// The organisations of the own party.
pub fn admin_organisations(lang: Lang) -> String {
    format!("/{lang}/admin/organisations")
}

/// The form that revises an organisation of the own party.
pub fn admin_organisation(lang: Lang, code: &str) -> String {
    format!("{}/{code}", admin_organisations(lang))
}

/// The areas.
pub fn admin_areas(lang: Lang) -> String {
    format!("/{lang}/admin/areas")
}

/// The form that revises an area.
pub fn admin_area(lang: Lang, code: &str) -> String {
    format!("{}/{code}", admin_areas(lang))
}

/// The names of the portfolio and of the own party.
pub fn admin_settings(lang: Lang) -> String {
    format!("/{lang}/admin/settings")
}

/// What was done with the accounts of the own party.
pub fn admin_log(lang: Lang) -> String {
    format!("/{lang}/admin/log")
}

/// An address of ours that somebody names as where to go on: never another site's, however it is spelled.
pub fn local(address: &str) -> Option<&str> {
    let fine = address.starts_with('/')
        && !address.starts_with("//")
        && address.len() <= 8_000
        && address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    fine.then_some(address)
}

/// Where the choice of light or dark is posted to.
pub const THEME: &str = "/theme";

/// The same page in the other language: the first segment is the language.
pub fn in_language(path: &str, lang: Lang) -> String {
    let rest = path.trim_start_matches('/').split_once('/').map_or("", |(_, rest)| rest);
    format!("/{lang}/{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_encoded_and_order_is_kept() {
        let address = with_query("/en/commitments", [("q", "보안 & \"AI\""), ("area", "6g")]);
        assert_eq!(address, "/en/commitments?q=%EB%B3%B4%EC%95%88%20%26%20%22AI%22&area=6g");
    }

    #[test]
    fn only_addresses_of_ours_are_local() {
        for fine in ["/", "/en/account", "/ko/commitments?q=%EB%B3%B4&next=//x"] {
            assert_eq!(local(fine), Some(fine));
        }
        for other in [
            "",
            "en/account",
            "//evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/en\n/account",
            "/보안",
        ] {
            assert_eq!(local(other), None, "{other}");
        }
    }

    #[test]
    fn the_switch_keeps_the_page() {
        assert_eq!(in_language("/en/commitments/x", Lang::Ko), "/ko/commitments/x");
        assert_eq!(in_language("/en/", Lang::Ko), "/ko/");
    }
}
