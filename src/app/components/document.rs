//! A document as it is read on paper, drawn as a page.

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::domain::basics::typed_text::turns_direction;
use crate::domain::basics::web_address::is_web_address;
use crate::exchange::document::{
    Block, Column, Document, DocumentPart, FigureBlock, Run, Runs, Style, TableBlock, TableRow,
};
use crate::i18n::Messages;

/// What a page adds to a document that paper does not have, or that other components draw.
#[derive(Default)]
pub struct Slots {
    /// What somebody can do about a commitment's block: its slug, an address, and what the link says.
    pub acts: Vec<(String, String, &'static str)>,
    /// What follows the first table of a part: the part's name and what is drawn there.
    pub below_table: Option<(&'static str, AnyView)>,
}

/// A document, a sheet for each of its parts; each sheet says who may read it, on every page that it takes.
#[component]
pub fn PaperSheets(
    /// The document.
    paper: Document,
    /// What the page adds.
    slots: Slots,
    /// The reader's words.
    messages: Messages,
) -> impl IntoView {
    let Document { marking, running, parts, .. } = paper;
    let mut drawer = Drawer { messages, slots };
    let sheets: Vec<_> = parts
        .into_iter()
        .map(|part| {
            let name = part.name;
            let label = messages.of_word("briefing-part", name).to_owned();
            let (marking, running) = (drawer.line(&marking), drawer.line(&running));
            let body = drawer.part(part);
            view! {
                <section class=format!("sheet part-{name}") id=name aria-label=label>
                    <div class="sheet-head">
                        <p>
                            <span class="marking">{marking}</span>
                            <span class="running">{running}</span>
                        </p>
                    </div>
                    <div class="sheet-body">{body}</div>
                </section>
            }
            .into_any()
        })
        .collect();
    view! { <article class="paper">{sheets}</article> }
}

struct Drawer {
    messages: Messages,
    slots: Slots,
}

impl Drawer {
    fn part(&mut self, part: DocumentPart) -> Vec<AnyView> {
        let mut drawn = Vec::new();
        for piece in &part.pieces {
            drawn.push(self.piece(piece));
            let here = self.slots.below_table.as_ref().is_some_and(|(name, _)| *name == part.name);
            if matches!(piece, Block::Table(_)) && here {
                drawn.extend(self.slots.below_table.take().map(|(_, view)| view));
            }
        }
        drawn
    }

    fn pieces(&self, pieces: &[Block]) -> Vec<AnyView> {
        pieces.iter().map(|it| self.piece(it)).collect()
    }

    fn piece(&self, piece: &Block) -> AnyView {
        match piece {
            Block::Heading(1, title) => view! { <h2>{self.lines(title)}</h2> }.into_any(),
            Block::Heading(_, title) => view! { <h3>{self.lines(title)}</h3> }.into_any(),
            Block::Text(line) => view! { <p>{self.line(line)}</p> }.into_any(),
            Block::Figures(figures) => {
                let items: Vec<_> = figures.iter().map(|it| self.figure(it)).collect();
                view! { <ul class="nums">{items}</ul> }.into_any()
            }
            Block::List { numbered, items } => {
                let items: Vec<_> = items.iter().map(|it| view! { <li>{self.lines(it)}</li> }).collect();
                if *numbered {
                    view! { <ol class="issues">{items}</ol> }.into_any()
                } else {
                    view! { <ul class="points">{items}</ul> }.into_any()
                }
            }
            Block::Table(table) => self.table(table),
            Block::Rows(rows) => self.rows(rows),
            Block::Columns(columns) => {
                let columns: Vec<_> = columns.iter().map(|it| self.column(it)).collect();
                view! { <div class="abreast">{columns}</div> }.into_any()
            }
            Block::Block { slug, title, pieces } => self.block(slug, title, pieces),
            Block::Group(pieces) => self.pieces(pieces).into_any(),
            Block::Chart(_) | Block::Form(_) => ().into_any(),
            Block::Beside(one, other) => view! {
                <div class="beside">
                    <div>{self.pieces(one)}</div>
                    <div>{self.pieces(other)}</div>
                </div>
            }
            .into_any(),
        }
    }

    fn figure(&self, figure: &FigureBlock) -> AnyView {
        view! {
            <li>
                <a href=figure.link.clone()>
                    <strong>{figure.number.clone()}</strong>
                    " "
                    <span>{self.lines(&figure.label)}</span>
                </a>
            </li>
        }
        .into_any()
    }

    fn column(&self, column: &Column) -> AnyView {
        view! {
            <div>
                <h5>{self.lines(&column.head)}</h5>
                {self.pieces(&column.pieces)}
            </div>
        }
        .into_any()
    }

    fn block(&self, slug: &str, title: &[Runs], pieces: &[Block]) -> AnyView {
        let act = self.slots.acts.iter().find(|(it, ..)| it == slug).map(|(_, address, label)| {
            view! {
                <p class="act">
                    <a class="button plain" href=address.clone()>
                        {*label}
                        <span class="vh">{format!(": {}", words_of(title))}</span>
                    </a>
                </p>
            }
        });
        view! {
            <section class="topic" id=format!("c-{slug}") data-commitment=slug.to_owned()>
                <h4>{self.lines(title)}</h4>
                {self.pieces(pieces)}
                {act}
            </section>
        }
        .into_any()
    }

    fn table(&self, table: &TableBlock) -> AnyView {
        let head: Vec<_> = table.head.iter().map(|it| view! { <th scope="col">{self.lines(it)}</th> }).collect();
        let rows: Vec<_> = table.rows.iter().map(|it| self.row(it)).collect();
        let class = if table.numbers { "grid numbers" } else { "grid" };
        view! {
            <div class="scroll">
                <table class=class>
                    <caption>{self.lines(&table.caption)}</caption>
                    <thead>
                        <tr>{head}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    }

    fn rows(&self, rows: &[Vec<Runs>]) -> AnyView {
        let row = |cells: &Vec<Runs>| {
            let cells: Vec<_> = cells.iter().map(|cell| view! { <td dir="auto">{self.line(cell)}</td> }).collect();
            view! { <tr>{cells}</tr> }
        };
        let rows: Vec<_> = rows.iter().map(row).collect();
        view! {
            <div class="scroll" tabindex="0" role="group" aria-label=self.messages.text("text-table")>
                <table class="grid">
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    }

    fn row(&self, row: &TableRow) -> AnyView {
        let cells: Vec<_> = row
            .cells
            .iter()
            .enumerate()
            .map(|(place, cell)| {
                let lines = self.lines(cell);
                if place == 0 {
                    view! { <th scope="row">{lines}</th> }.into_any()
                } else {
                    view! { <td>{lines}</td> }.into_any()
                }
            })
            .collect();
        view! { <tr data-commitment=row.slug.clone()>{cells}</tr> }.into_any()
    }

    /// Lines stacked vertically.
    fn lines(&self, lines: &[Runs]) -> Vec<AnyView> {
        let one = lines.len() < 2;
        let line = |line: &Runs| {
            let line = self.line(line);
            if one { line.into_any() } else { view! { <span class="line">{line}</span>" " }.into_any() }
        };
        lines.iter().map(line).collect()
    }

    fn line(&self, line: &Runs) -> Vec<AnyView> {
        line.iter().map(|it| self.span(it)).collect()
    }

    fn span(&self, span: &Run) -> AnyView {
        let lang = (span.lang != self.messages.lang()).then(|| span.lang.code());
        let words = span.words.clone();
        let drawn = match span.look {
            Style::Plain if turns_direction(&span.words) => view! { <bdi lang=lang>{words}</bdi> }.into_any(),
            Style::Plain if lang.is_none() => words.into_any(),
            Style::Plain => view! { <span lang=lang>{words}</span> }.into_any(),
            Style::Strong => view! { <strong lang=lang>{words}</strong> }.into_any(),
            Style::Quiet => view! {
                <span class="quiet" lang=lang>
                    {words}
                </span>
            }
            .into_any(),
            Style::Status { word, .. } => view! {
                <span class=format!("status {word}") lang=lang>
                    <Icon name=format!("s-{word}") />
                    {words}
                </span>
            }
            .into_any(),
            Style::Late => view! {
                <span class="late" lang=lang>
                    <Icon name="i-clock" />
                    {words}
                </span>
            }
            .into_any(),
        };
        match &span.link {
            Some(address) if is_web_address(address) => view! {
                <a href=address.clone() rel="noopener">
                    {drawn}
                </a>
            }
            .into_any(),
            Some(address) => view! { <a href=address.clone()>{drawn}</a> }.into_any(),
            None => drawn,
        }
    }
}

/// The text of a title, for places that allow no link.
fn words_of(lines: &[Runs]) -> String {
    let words = |line: &Runs| line.iter().map(|it| it.words.as_str()).collect::<String>();
    lines.iter().map(words).collect::<Vec<_>>().join(" / ")
}
