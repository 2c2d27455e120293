//! What a proposed commitment says, field by field, and what another version of it says otherwise.

use leptos::prelude::*;

use crate::app::components::both::label_in;
use crate::app::pages::report::review::audience;
use crate::app::request::RenderContext;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::commitment::addition::Addition;
use crate::domain::organisation::code::PartyCode;
use crate::i18n::Messages;
use crate::service::commitment::new_link::Earlier;

/// A field of a proposed commitment: what it is called, its words, and their language where it is not the reader's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdditionFact {
    label: String,
    words: String,
    lang: Option<Lang>,
}

/// Everything that a proposed commitment says; a link only to a commitment that the reader sees. Fields that say nothing
/// are left out.
pub fn facts(addition: &Addition, linked: &[Earlier], context: &RenderContext) -> Vec<AdditionFact> {
    let (messages, lang) = (context.messages, context.lang);
    let commitment = &addition.commitment;
    let mut facts = Vec::new();
    let mut add = |label: String, words: String, of: Option<Lang>| {
        if !words.is_empty() {
            facts.push(AdditionFact { label, words, lang: of });
        }
    };
    let mut text = |key: &str, text: &Text| {
        for of in [lang, lang.other()] {
            let words = text.version(of).map_or_else(String::new, |it| it.words.clone());
            add(label_in(of, messages.text(key), messages), words, Some(of));
        }
    };
    text("field-title", &commitment.title);
    text("field-summary", &commitment.summary);
    text("commitment-passage-field", &commitment.place.passage);
    let parties =
        |codes: &[PartyCode]| messages.list(&codes.iter().map(|it| context.party(it.as_str())).collect::<Vec<_>>());
    let party = |code: &Option<PartyCode>| code.as_ref().map_or_else(String::new, |it| context.party(it.as_str()));
    let areas = commitment.areas.iter();
    let areas =
        areas.map(|code| context.reference.area(code).map_or(code.as_str(), |it| it.name.words(lang)).to_owned());
    let owners: Vec<String> = addition.owners.iter().map(|it| context.organisation(it.as_str())).collect();
    let mut plain = |key: &str, words: String| add(messages.say(key), words, None);
    plain("standing", messages.of_word("standing", commitment.standing).to_owned());
    plain("commitment-undertaken-by", parties(&commitment.undertaken_by));
    plain("commitment-proposed-by", party(&commitment.proposed_by));
    plain("commitment-addressed-to", party(&commitment.addressed_to));
    plain("commitment-leads", messages.list(&owners));
    plain("field-due", commitment.due.map_or_else(|| messages.say("due-none"), |it| messages.due(it)));
    plain("nature", messages.of_word("nature", commitment.nature).to_owned());
    plain("field-basis", messages.of_word("basis", commitment.basis).to_owned());
    plain("field-areas", messages.list(&areas.collect::<Vec<_>>()));
    plain("commitment-number-field", commitment.number.clone().unwrap_or_default());
    plain("commitment-locator", commitment.place.locator.clone().unwrap_or_default());
    plain("field-source-address", commitment.place.address.clone().unwrap_or_default());
    plain("field-visibility", audience::who(&addition.visibility, context));
    let link = addition.link.as_ref();
    if let Some((link, other)) = link.and_then(|link| Some((link, linked.iter().find(|it| it.id == link.to)?))) {
        plain(&format!("relation-{}", link.kind), other.title.words(lang).to_owned());
        plain("link-basis", link.basis.clone());
    }
    facts
}

/// The fields in which two versions differ: what each is called, before and after.
pub fn changed_facts(
    before: Vec<AdditionFact>,
    after: Vec<AdditionFact>,
) -> Vec<(String, Option<AdditionFact>, Option<AdditionFact>)> {
    let mut labels: Vec<&String> = before.iter().chain(&after).map(|it| &it.label).collect();
    let mut seen = Vec::new();
    labels.retain(|label| {
        let new = !seen.contains(label);
        seen.push(*label);
        new
    });
    let of = |facts: &[AdditionFact], label: &str| facts.iter().find(|it| it.label == label).cloned();
    let changes = labels.into_iter().map(|label| (label.clone(), of(&before, label), of(&after, label)));
    changes.filter(|(_, before, after)| before != after).collect()
}

/// The fields as a list.
pub fn draw_facts(facts: Vec<AdditionFact>) -> AnyView {
    let rows: Vec<_> = facts
        .into_iter()
        .map(|fact| {
            let label = fact.label.clone();
            view! {
                <dt>{label}</dt>
                <dd>{words(Some(fact))}</dd>
            }
        })
        .collect();
    view! { <dl class="facts">{rows}</dl> }.into_any()
}

/// The changed fields as a table: before, after.
pub fn draw_changes(changes: Vec<(String, Option<AdditionFact>, Option<AdditionFact>)>, messages: Messages) -> AnyView {
    let rows: Vec<_> = changes
        .into_iter()
        .map(|(label, before, after)| {
            view! {
                <tr>
                    <th scope="row">{label}</th>
                    <td>
                        <small>{messages.text("value-before")}</small>
                        {words(before)}
                    </td>
                    <td>
                        <small>{messages.text("value-after")}</small>
                        {words(after)}
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="plain">
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn words(fact: Option<AdditionFact>) -> AnyView {
    let Some(AdditionFact { words, lang, .. }) = fact else { return view! { <span>"–"</span> }.into_any() };
    view! { <span class="typed" lang=lang.map(Lang::code)>{words}</span> }.into_any()
}
