//! Choosing rows of the list and doing something with them. A plain form: each button leads to its own address.

use leptos::prelude::*;

use crate::app::RequestContext;
use crate::app::pages::notice::watching::WatchAction;
use crate::app::pages::report::board::REMIND_CHOSEN;
use crate::app::request::RenderContext;
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::list::query::Query;
use crate::paths;
use crate::service::portfolio::list::LIST_PAGE;

/// The field with the chosen commitments, by their slugs.
pub const CHOSEN: &str = "chosen";
/// The parameter that asks for the page with every row chosen, or with the columns to choose from.
pub const CHOOSE: &str = "choose";
const ALL: &str = "page";
const COLUMNS: &str = "columns";

string_enum! {
    /// What was done with the chosen rows, as the address says to which a form leads.
    ListDone {
        Watched = "watched",
        Owners = "owners",
        Reminded = "reminded",
        /// Some of their organisations were reminded now, others not.
        RemindedSome = "reminded_some",
        /// None was: they were today already, or have nobody who writes reports.
        RemindedNobody = "reminded_nobody",
        /// Their organisations were reminded today already.
        RemindedAlready = "reminded_already",
        /// Of none of them a report is missing.
        NothingMissing = "nothing_missing",
        NoneChosen = "none_chosen",
    }
}

/// The commitments that the address names as chosen: no more than a page has.
pub fn chosen_in(request: &RequestContext) -> Vec<String> {
    let chosen = request.parameters.iter().filter(|(name, _)| name == CHOSEN);
    each_once(chosen.map(|(_, slug)| slug.as_str()))
}

/// Each of the chosen commitments once: no more than a page has.
pub fn each_once<'a>(chosen: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for slug in chosen {
        if once.len() == LIST_PAGE as usize {
            break;
        }
        if !once.iter().any(|it| it == slug) {
            once.push(slug.to_owned());
        }
    }
    once
}

/// Whether the address asks for the columns to choose from.
pub fn chooses_columns(request: &RequestContext) -> bool {
    request.parameter(CHOOSE) == Some(COLUMNS)
}

/// The address of a list with the columns to choose from.
pub fn to_choose_columns(list: &str) -> String {
    format!("{list}{}{CHOOSE}={COLUMNS}", if list.contains('?') { '&' } else { '?' })
}

/// The list that a form came from, where it names one.
pub fn back(address: &str, lang: Lang) -> String {
    let list = paths::commitments(lang);
    let is_list = |it: &&str| it.split('?').next() == Some(&*list);
    paths::local(address).filter(is_list).map_or_else(|| list.clone(), str::to_owned)
}

/// The address of a list that says what was done.
pub fn done(list: &str, what: ListDone) -> String {
    format!("{list}{}done={what}", if list.contains('?') { '&' } else { '?' })
}

/// What a member can do with rows of the list.
#[derive(Clone)]
pub struct RowChoice {
    /// Whether every row is chosen.
    pub all: bool,
    writes: bool,
    publishes: bool,
    oversees: bool,
    /// What was done before.
    pub done: Option<ListDone>,
}

impl RowChoice {
    /// For whoever asks; nothing for readers, and for a past day, about which nothing is done.
    pub fn of(request: &RequestContext, past: bool) -> Option<Self> {
        let member = request.member.as_ref().filter(|_| !past)?;
        Some(Self {
            all: request.parameter(CHOOSE) == Some(ALL),
            writes: Member::writes(member),
            publishes: Member::publishes(member),
            oversees: Member::oversees(member),
            done: request.parameter("done").and_then(|it| it.parse().ok()),
        })
    }
}

/// The form around the table: what can be done with the chosen rows, then the rows.
#[component]
pub fn ChoiceForm(
    path: String,
    query: Query,
    choice: RowChoice,
    context: RenderContext,
    /// The table.
    children: Children,
) -> impl IntoView {
    let (messages, lang) = (context.messages, context.lang);
    let list = context.list(&path, &query);
    let all = format!("{list}{}{CHOOSE}={ALL}#rows", if list.contains('?') { '&' } else { '?' });
    let report = choice.writes.then(|| {
        view! {
            <button class="button plain" formaction=paths::several(lang)>
                {messages.text("list-report-chosen")}
            </button>
        }
    });
    let owners = choice.publishes.then(|| {
        view! {
            <button class="button plain" formaction=paths::owners_together(lang)>
                {messages.text("list-owners-chosen")}
            </button>
        }
    });
    let remind = choice.oversees.then(|| {
        view! {
            <button
                class="button plain"
                formmethod="post"
                formaction=paths::board(lang)
                name="act"
                value=REMIND_CHOSEN
            >
                {messages.text("list-remind-chosen")}
            </button>
        }
    });
    view! {
        <form class="rows" id="rows" action=paths::watching(lang)>
            <input type="hidden" name="back" value=list.clone() />
            <div class="doing">
                <a class="choose" href=all>
                    {messages.text("list-choose-all")}
                </a>
                {report}
                <button
                    class="button plain"
                    formmethod="post"
                    formaction=paths::watching(lang)
                    name="act"
                    value=WatchAction::WatchChosen.word()
                >
                    {messages.of_word("watch-do", WatchAction::WatchChosen)}
                </button>
                {owners}
                {remind}
            </div>
            {children()}
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_chosen_once_and_no_more_than_a_page_has() {
        assert_eq!(each_once(["a", "b", "a"]), ["a", "b"]);
        let many: Vec<String> = (0..LIST_PAGE + 50).map(|it| it.to_string()).collect();
        assert_eq!(each_once(many.iter().chain(&many).map(String::as_str)), many[..LIST_PAGE as usize]);
    }
}
