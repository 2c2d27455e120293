//! The fields that link a new commitment to an earlier one: which, how, and why. None is chosen by itself.

use leptos::prelude::*;

use crate::app::components::field::{Choice, RadioGroup, TextField};
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::parse::{choice, noted};
use crate::app::request::RenderContext;
use crate::domain::commitment::addition::AdditionLink;
use crate::domain::commitment::relation::RelationKind;
use crate::i18n::Messages;
use crate::service::commitment::new_link::Earlier;

form! {
    /// A link that takes effect together with a new commitment.
    NewLinkForm {
        values { link, link_kind, link_basis }
    }
}

/// The fields, with the earlier commitments to choose from and what is known of each; nothing where there is none.
pub fn draw(offered: &[(&Earlier, Option<String>)], form_data: &FormData, context: &RenderContext) -> Option<AnyView> {
    let names = NewLinkForm::NAMES;
    let (messages, lang) = (context.messages, context.lang);
    let is_wrong = [names.link, names.link_kind, names.link_basis].iter().any(|it| form_data.error(it).is_some());
    if offered.is_empty() && !is_wrong {
        return None;
    }
    let earlier = offered.iter().map(|(earlier, known)| {
        let choice = Choice::new(earlier.slug.clone(), earlier.title.words(lang));
        match known {
            Some(known) => choice.explained(known.clone()),
            None => choice,
        }
    });
    let earlier = std::iter::once(Choice::new("", messages.text("link-none"))).chain(earlier).collect();
    let kinds =
        AdditionLink::KINDS.iter().map(|it| Choice::new(it.word(), messages.of_word("relation", *it))).collect();
    let open = is_wrong || !form_data.value(names.link).is_empty();
    let view = view! {
        <details class="fold" open=open>
            <summary>
                {messages.text("link-title")} " " <span class="count">{offered.len()}</span>
            </summary>
            <RadioGroup
                name=names.link
                label=messages.text("link-title")
                hint=messages.text("link-hint")
                choices=earlier
                form_data=form_data.clone()
            />
            <RadioGroup
                name=names.link_kind
                label=messages.text("relations-kind")
                choices=kinds
                form_data=form_data.clone()
            />
            <TextField
                name=names.link_basis
                label=messages.text("link-basis")
                hint=messages.text("form-reason-hint-both")
                form_data=form_data.clone()
            />
        </details>
    };
    Some(view.into_any())
}

/// The field values of a link, as far as the other commitment may be seen.
pub fn present(link: Option<&AdditionLink>, earlier: &[Earlier]) -> Vec<(String, String)> {
    let names = NewLinkForm::NAMES;
    let Some(link) = link else { return Vec::new() };
    let Some(other) = earlier.iter().find(|it| it.id == link.to) else { return Vec::new() };
    let fields = [(names.link, &*other.slug), (names.link_kind, link.kind.word()), (names.link_basis, &*link.basis)];
    fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

/// The link that was chosen, if any; records what is wrong with it as errors on its fields. Without one nothing is read of
/// the fields beside it.
pub fn read(form_data: &mut FormData, earlier: &[Earlier], messages: Messages) -> Option<AdditionLink> {
    let names = NewLinkForm::NAMES;
    let chosen = noted(form_data, names.link)?;
    let other = earlier.iter().find(|it| it.slug == chosen);
    if other.is_none() {
        form_data.refuse(names.link, messages.say("problem-unknown"));
    }
    let kind: Option<RelationKind> = choice(form_data, names.link_kind, messages);
    let kind = kind.filter(|it| AdditionLink::KINDS.contains(it));
    if kind.is_none() && form_data.error(names.link_kind).is_none() {
        form_data.refuse(names.link_kind, messages.say("problem-choose"));
    }
    let basis = noted(form_data, names.link_basis);
    if basis.is_none() {
        form_data.refuse(names.link_basis, messages.say("problem-missing"));
    }
    Some(AdditionLink { to: other?.id.clone(), kind: kind?, basis: basis? })
}
