//! The head of a page: breadcrumb and title.

use leptos::prelude::*;

use crate::app::components::form_page::Refused;
use crate::app::components::notice::said;
use crate::app::components::text::LocalizedText;
use crate::app::form::FormData;
use crate::app::request::RenderContext;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::commitment::Commitment;
use crate::paths;

/// What a page is called.
pub enum Heading {
    /// Words in the reader's language.
    Words(String),
    /// A text of the record.
    Text(Text),
}

impl From<&str> for Heading {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Heading {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<Text> for Heading {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

/// What the page of a form about a commitment is about: the commitment's address and title.
pub fn commitment_link(commitment: &Commitment, lang: Lang) -> (String, Text) {
    (paths::commitment(lang, &commitment.slug), commitment.title.clone())
}

/// The head of a page. On the page of a form it also says what was done, or why the form was refused.
#[component]
pub fn PageHead(
    /// Addresses and names of the pages that lead here, except the overview; without it no breadcrumb is shown.
    #[prop(optional)]
    steps: Option<Vec<(String, String)>>,
    /// Whether the breadcrumb is inside the head, as on pages for readers, and not above it.
    #[prop(optional)]
    within: bool,
    /// What the page is called.
    #[prop(into)]
    title: Heading,
    /// Address and name of what the page is about; nothing where that is new.
    #[prop(optional_no_strip)]
    about: Option<(String, Text)>,
    /// What the page is for, in a sentence.
    #[prop(optional, into)]
    lead: Option<String>,
    /// What was done with the form that was sent before.
    #[prop(optional_no_strip)]
    saved: Option<String>,
    /// What was typed into the form, and what is wrong with it.
    #[prop(optional)]
    form_data: Option<FormData>,
    /// Language, words and day.
    context: RenderContext,
    /// What else the head says, after the lead.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (lang, messages) = (context.lang, context.messages);
    let way = steps.map(|steps| view! { <Crumbs steps=steps context=context /> });
    let (above, inside) = if within { (None, way) } else { (way, None) };
    let title = match title {
        Heading::Words(words) => words.into_any(),
        Heading::Text(text) => view! { <LocalizedText text=text lang=lang /> }.into_any(),
    };
    let about = about.map(|(address, name)| {
        view! {
            <p class="of">
                <a href=address>
                    <LocalizedText text=name lang=lang />
                </a>
            </p>
        }
    });
    view! {
        {above}
        <div class="lead">
            {inside}
            <h1>{title}</h1>
            {about}
            {lead.map(|lead| view! { <p>{lead}</p> })}
            {children.map(|children| children())}
        </div>
        {saved.map(said)}
        {form_data.map(|form_data| view! { <Refused form_data=form_data messages=messages /> })}
    }
    .into_any()
}

/// The breadcrumb of a page: addresses and names of its ancestors, except the overview.
#[component]
pub fn Crumbs(
    /// Address and name of each level below the overview.
    #[prop(optional)]
    steps: Vec<(String, String)>,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let home = context.link(&paths::overview(context.lang));
    let items = std::iter::once((home, messages.say("breadcrumb-home")))
        .chain(steps)
        .map(|(address, name)| view! { <li><a href=address>{name}</a></li> })
        .collect_view();
    view! {
        <nav class="crumbs" aria-label=messages.text("breadcrumbs")>
            <ol>{items}</ol>
        </nav>
    }
}
