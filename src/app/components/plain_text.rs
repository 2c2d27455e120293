//! What people write in several lines, as they typed it.

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::plain_text::{Span, TextPart, parts, spans};
use crate::domain::basics::text::Text;
use crate::i18n::Messages;

/// A text in the reader's language, or in the other one where there is none: lines, indentation and spaces as they were
/// typed, addresses as links, rows with tabs as a table.
#[component]
pub fn PlainText(
    /// The text.
    text: Text,
    /// The reader's language.
    lang: Lang,
    /// Its words.
    messages: Messages,
) -> impl IntoView {
    text.for_reader(lang).map(|version| {
        let other = (version.lang != lang).then(|| version.lang.code());
        let drawn = typed(&version.words, messages);
        view! {
            <div class="plain-text" lang=other>
                {drawn}
            </div>
        }
        .into_any()
    })
}

/// What was typed, part by part.
fn typed(words: &str, messages: Messages) -> Vec<AnyView> {
    parts(words).into_iter().map(|part| drawn(part, messages)).collect()
}

/// Words in one language, each under the name of its field.
pub fn labelled(texts: Vec<(String, String)>, lang: Lang, messages: Messages) -> Vec<AnyView> {
    let text = |(label, words): (String, String)| {
        view! {
            <dt>{label}</dt>
            <dd class="plain-text" lang=lang.code()>
                {typed(&words, messages)}
            </dd>
        }
        .into_any()
    };
    texts.into_iter().map(text).collect()
}

fn drawn(part: TextPart<'_>, messages: Messages) -> AnyView {
    match part {
        TextPart::Lines(lines) => view! { <p dir="auto">{linked(lines)}</p> }.into_any(),
        TextPart::Table(rows) => {
            let row = |row: Vec<&str>| {
                let cells: Vec<_> =
                    row.into_iter().map(|cell| view! { <td dir="auto">{linked(cell)}</td> }.into_any()).collect();
                view! { <tr>{cells}</tr> }.into_any()
            };
            let rows: Vec<_> = rows.into_iter().map(row).collect();
            // Whoever has no mouse reaches what is beside the screen by the focus.
            view! {
                <div class="scroll" tabindex="0" role="group" aria-label=messages.text("text-table")>
                    <table class="plain">
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
            .into_any()
        }
    }
}

fn linked(words: &str) -> Vec<AnyView> {
    let span = |span: Span<'_>| match span {
        Span::Words(words) => words.to_owned().into_any(),
        Span::Address(address) => view! {
            <a href=address.to_owned() rel="noopener nofollow ugc">
                {address.to_owned()}
                <Icon name="i-external" />
            </a>
        }
        .into_any(),
    };
    spans(words).into_iter().map(span).collect()
}

#[cfg(test)]
mod tests {
    use scraper::{Html, Selector};

    use super::*;
    use rstest::rstest;

    fn read(words: &str) -> Html {
        let text = Text::of_editor(None, Some(words.to_owned()));
        let messages = Messages::of(Lang::Ko);
        Html::parse_fragment(
            &Owner::new().with(|| view! { <PlainText text=text lang=Lang::Ko messages=messages /> }.to_html()),
        )
    }

    fn texts(html: &Html, selector: &str) -> Vec<String> {
        html.select(&Selector::parse(selector).unwrap()).map(|it| it.text().collect()).collect()
    }

    #[rstest]
    #[case("2026. 3. 1. 착수\n2026. 4. 2. 서명")]
    #[case("(~'26.6) 준비, ('26.7~) 시행\n예산 2*3*4억\n---\n# 제목")]
    #[case("    □ 추진\n      ○ 세부  두 칸")]
    #[case("</textarea><script>alert(1)</script>")]
    #[case("<img src=x onerror=alert(1)> ![x](https://elsewhere.example/track.png \"x\")")]
    #[case("[x](javascript:alert(1)) [y](//elsewhere.example)")]
    fn a_text_is_read_as_it_was_typed(#[case] words: &str) {
        let html = read(words);
        assert_eq!(texts(&html, ".plain-text p").concat(), words);
        assert!(texts(&html, "script, img, ol, li, del, em, strong, h1, hr, code").is_empty(), "{}", html.html());
        assert!(html.select(&Selector::parse("a").unwrap()).all(|it| it.attr("href").unwrap().starts_with("https://")));
    }

    #[test]
    fn rows_with_tabs_are_cells() {
        let html = read("연도\t금액\n2025\t100\nhttps://a.example/1.");
        assert_eq!(texts(&html, "[role=group] td"), ["연도", "금액", "2025", "100"]);
        assert_eq!(texts(&html, "th"), Vec::<String>::new());
        assert_eq!(texts(&html, "p a[href='https://a.example/1']"), ["https://a.example/1"]);
    }
}
