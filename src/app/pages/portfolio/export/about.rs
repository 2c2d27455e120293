//! What a file says about itself: where it comes from, of which day, what narrows it, and for whose eyes it is.

use crate::app::components::filters::conditions::conditions;
use crate::app::components::list_column::sorted_by;
use crate::app::pages::portfolio::export::{Subject, source};
use crate::app::request::invented;
use crate::app::{PageContext, RequestContext};
use crate::domain::list::query::Query;
use crate::exchange::table::{About, Cell};
use crate::i18n::Messages;
use crate::paths;

/// What a file says about itself, and what it is called.
pub struct Described {
    pub title: String,
    pub file: About,
}

/// What a sheet of these rows is called.
pub fn name(subject: Subject, messages: Messages) -> &'static str {
    messages.of_word("download-subject", subject)
}

/// Describes a file of this many rows.
pub fn about(
    subject: Subject,
    count: u32,
    query: &Query,
    request: &RequestContext,
    page_context: &PageContext,
) -> Described {
    let (lang, messages) = (request.lang, request.messages);
    let context = page_context.render_context(request);
    let day = context.as_of.day;
    let page = match subject {
        Subject::Commitments | Subject::Updates => paths::commitments(lang),
        Subject::Timeline => paths::timeline(lang),
        Subject::Changes => paths::changes(lang),
    };
    let cited = Query { as_of: Some(day), ..query.clone() };
    let address = format!("{}{}", request.site.public_url, paths::with_query(&page, cited.parameters()));
    let filters: Vec<String> = conditions(query, &context)
        .into_iter()
        .map(|it| messages.with("labelled", &[("label", it.name.into()), ("value", it.value.into())]))
        .collect();
    let filters = if filters.is_empty() { messages.say("filters-none") } else { filters.join("\n") };
    let sorted: Vec<_> = query.sort.keys().iter().map(|it| sorted_by(*it, messages).to_owned()).collect();
    let reader = match &request.member {
        None => messages.say("download-about-everyone"),
        Some(member) => {
            let organisation = context.organisation(member.organisation.as_str());
            messages.with("download-about-member", &[("organisation", organisation.into())])
        }
    };
    let title = name(subject, messages).to_owned();
    let line = |key: &str, said: Cell| (messages.say(key), said);
    let mut lines = vec![
        line("download-about-title", Cell::words(title.clone())),
        line("download-about-source", Cell::words(source(request, &context))),
        line("download-column-address", Cell::words(address)),
        line("parameter-as_of", Cell::Day(day)),
    ];
    if subject == Subject::Changes {
        lines.push(line("download-about-from", Cell::day(query.from)));
        lines.push(line("download-about-to", Cell::day(query.to)));
    }
    lines.push(line("filters", Cell::words(filters)));
    if subject != Subject::Changes {
        lines.push(line("filter-sort", Cell::words(messages.list(&sorted))));
    }
    lines.push(line("download-about-rows", Cell::Number(count)));
    lines.push(line("download-about-reader", Cell::words(reader)));
    let notices = invented(&context.reference, messages).into_iter();
    let notices = notices.chain(request.site.notices(&context.reference, messages));
    lines.extend(notices.map(|it| line("download-about-note", Cell::words(it))));
    let cut = (messages.say("download-about-cut"), messages.say("download-about-cut-note"));
    Described { title, file: About { sheet: messages.say("download-about"), lines, cut } }
}
