//! A document as a file that everybody can read and print (PDF): with its font, with its text to be searched and copied,
//! and tagged for those who hear it (PDF/UA).

mod flow;
mod font;
mod pages;
mod tags;
mod text;

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::{Destination, XyzDestination};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag, Tag};
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document as File, SerializeSettings};

use crate::domain::basics::lang::Lang;
use crate::exchange::document::{Document, Run, Runs, Style};
use crate::exchange::pdf::flow::Setter;
use crate::exchange::pdf::font::Fonts;
use crate::exchange::pdf::pages::{Drawn, Marked, Pages, Room};
use crate::exchange::pdf::tags::{Place, Tags};
use crate::exchange::pdf::text::{Colour, INK, Line, Piece, Setting, lines};

/// A4, in points.
const PAGE: (f32, f32) = (595.28, 841.89);
const MARGIN: f32 = 45.0;
/// Where the line below the head of a page is.
const HEAD: f32 = 42.0;
const ROOM: Room = Room { left: MARGIN, top: 54.0, bottom: 796.0 };
const SMALL: f32 = 8.0;

/// Writes a document. Our own addresses are prefixed with the server's.
///
/// # Errors
/// When the file would not be one that everybody can read.
pub fn write(paper: &Document, server: &str) -> Result<Vec<u8>, String> {
    let lang = paper.lang();
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let configuration = configuration.finish().map_err(|error| format!("{error:?}"))?;
    let mut file =
        File::new_with(SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() });
    let mut tags = Tags::default();
    let mut pages = Pages::default();
    for part in &paper.parts {
        let items = Setter { tags: &mut tags, lang }.part(part, PAGE.0 - 2.0 * MARGIN);
        pages.put(items, ROOM);
    }
    if pages.drawn.is_empty() {
        pages.drawn.push(Vec::new());
    }
    let count = pages.drawn.len();
    let mut drawer = Drawer { lang, server, tags, fonts: Fonts::default(), marked: &pages.marked, links: Vec::new() };
    for (number, drawn) in pages.drawn.iter().enumerate() {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or("a page without a size")?;
        let mut page = file.start_page_with(settings);
        let mut surface = page.surface();
        drawer.around(&mut surface, paper, (number + 1, count));
        drawn.iter().for_each(|it| drawer.draw(&mut surface, it));
        surface.finish();
        for (link, tag) in std::mem::take(&mut drawer.links) {
            let identifier = page.add_tagged_annotation(link);
            drawer.tags.drawn(tag, identifier);
        }
        page.finish();
    }
    file.set_outline(outline(&pages.marked, &said(&paper.title)));
    file.set_metadata(metadata(paper));
    file.set_tag_tree(drawer.tags.tree(lang.code()));
    file.finish().map_err(|error| format!("{error:?}"))
}

fn said(runs: &Runs) -> String {
    runs.iter().map(|it| it.words.as_str()).collect()
}

fn metadata(paper: &Document) -> Metadata {
    let day = paper.day.0;
    let (year, month) = (u16::try_from(day.year()).unwrap_or(0), u8::try_from(day.month()).unwrap_or(1));
    let on = DateTime::new(year).month(month).day(u8::try_from(day.day()).unwrap_or(1)).hour(0).minute(0).second(0);
    Metadata::new()
        .title(said(&paper.title))
        .description(said(&paper.marking))
        .language(paper.lang().code().to_owned())
        .creator("Accord".to_owned())
        .creation_date(on.utc_offset_hour(0).utc_offset_minute(0))
}

/// The outline: the headings of the first two levels.
fn outline(marked: &[Marked], title: &str) -> Outline {
    let mut outline = Outline::new();
    let mut open: Option<OutlineNode> = None;
    let to = |mark: &Marked| XyzDestination::new(mark.page, Point::from_xy(MARGIN, (mark.y - 6.0).max(0.0)));
    let entries = marked.iter().filter_map(|it| Some((it, it.entry.as_ref().filter(|(level, _)| *level <= 3)?)));
    let mut is_empty = true;
    for (mark, (level, title)) in entries {
        is_empty = false;
        let node = OutlineNode::new(title.clone(), to(mark));
        match &mut open {
            Some(parent) if *level > 2 => parent.push_child(node),
            _ => {
                if let Some(done) = open.replace(node) {
                    outline.push_child(done);
                }
            }
        }
    }
    if is_empty {
        open = Some(OutlineNode::new(title.to_owned(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    }
    if let Some(done) = open {
        outline.push_child(done);
    }
    outline
}

struct Drawer<'a> {
    lang: Lang,
    server: &'a str,
    tags: Tags,
    fonts: Fonts,
    marked: &'a [Marked],
    /// The links of the page that is drawn, each with what it belongs to.
    links: Vec<(Annotation, Place)>,
}

impl Drawer<'_> {
    /// What is on every page: who may read it, what it is, its number.
    fn around(&mut self, surface: &mut Surface<'_>, paper: &Document, (number, count): (usize, usize)) {
        let width = PAGE.0 - 2.0 * MARGIN;
        let set = |runs: &[Run], share: f32, size, is_right| {
            let setting = Setting { width: width * share, size, is_bold: false, is_right };
            lines(runs, setting).into_iter().next()
        };
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header)));
        if let Some(line) = set(&paper.marking, 0.38, SMALL + 0.5, false) {
            self.words(surface, &line, MARGIN, HEAD - 14.0);
        }
        if let Some(line) = set(&paper.running, 0.6, SMALL, true) {
            self.words(surface, &line, MARGIN + width * 0.4, HEAD - 13.5);
        }
        rectangle(surface, (MARGIN, HEAD, width, 0.8), INK);
        surface.end_tagged();
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        let place = Run::plain(format!("{number} / {count}"), self.lang).looking(Style::Quiet);
        if let Some(line) = set(&[place], 1.0, SMALL, true) {
            self.words(surface, &line, MARGIN, ROOM.bottom + 8.0);
        }
        surface.end_tagged();
    }

    fn draw(&mut self, surface: &mut Surface<'_>, drawn: &Drawn) {
        match drawn {
            Drawn::Rule { x, y, width, height, colour } => {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                rectangle(surface, (*x, *y, *width, *height), *colour);
                surface.end_tagged();
            }
            Drawn::Bar { x, y, width, height, colour, tag } => {
                let content = match tag {
                    Some(_) => ContentTag::Other,
                    None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
                };
                let identifier = surface.start_tagged(content);
                rectangle(surface, (*x, *y, width.max(0.3), *height), *colour);
                surface.end_tagged();
                if let Some(tag) = tag {
                    self.tags.drawn(*tag, identifier);
                }
            }
            Drawn::Line { line, x, y, tag: Some(tag) } => {
                for piece in line.pieces.iter().filter(|it| !it.letters.is_empty()) {
                    let lang = (piece.lang != self.lang).then(|| piece.lang.code());
                    let target = piece.link.as_ref().and_then(|it| self.target(it));
                    let tag = if target.is_some() { self.tags.within(*tag, Tag::Link) } else { *tag };
                    let identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty().with_lang(lang)));
                    self.piece(surface, piece, *x, *y + line.baseline);
                    surface.end_tagged();
                    self.tags.drawn(tag, identifier);
                    let area = Rect::from_xywh(*x + piece.x, *y, piece.width.max(0.1), line.height);
                    if let Some((target, area)) = target.zip(area) {
                        let link = LinkAnnotation::new(area, target);
                        self.links.push((Annotation::new_link(link, Some(piece.words.clone())), tag));
                    }
                }
            }
            Drawn::Line { line, x, y, tag: None } => {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)));
                self.words(surface, line, *x, *y);
                surface.end_tagged();
            }
        }
    }

    /// Where a link leads to: within the document, or to an address.
    fn target(&self, link: &str) -> Option<Target> {
        if let Some(slug) = link.strip_prefix("#c-") {
            let mark = self.marked.iter().find(|it| it.name.as_deref() == Some(slug))?;
            let to = XyzDestination::new(mark.page, Point::from_xy(MARGIN, (mark.y - 6.0).max(0.0)));
            return Some(Target::Destination(Destination::Xyz(to)));
        }
        let address = if link.starts_with('/') { format!("{}{link}", self.server) } else { link.to_owned() };
        Some(Target::Action(Action::Link(LinkAction::new(address))))
    }

    fn words(&mut self, surface: &mut Surface<'_>, line: &Line, x: f32, y: f32) {
        line.pieces.iter().for_each(|it| self.piece(surface, it, x, y + line.baseline));
    }

    /// Draws letters, those of each part of the font at once.
    fn piece(&mut self, surface: &mut Surface<'_>, piece: &Piece, x: f32, baseline: f32) {
        fill(surface, piece.colour);
        let mut x = x + piece.x;
        let mut place = 0;
        for of_part in piece.letters.chunk_by(|(_, a), (_, b)| a.part == b.part) {
            let mut glyphs = Vec::with_capacity(of_part.len());
            let mut width = 0.0;
            for (begin, letter) in of_part {
                place += 1;
                let end = piece.letters.get(place).map_or(piece.words.len(), |(next, _)| *next);
                let advance = letter.advance(piece.weight);
                width += advance * piece.size;
                glyphs.push(KrillaGlyph::new(GlyphId::new(letter.glyph), advance, 0.0, 0.0, 0.0, *begin..end, None));
            }
            let part = of_part.first().map_or(0, |(_, letter)| letter.part);
            if let Some(font) = self.fonts.of(part, piece.weight) {
                surface.draw_glyphs(Point::from_xy(x, baseline), &glyphs, font, &piece.words, piece.size, false);
            }
            x += width;
        }
    }
}

fn fill(surface: &mut Surface<'_>, [red, green, blue]: Colour) {
    let paint = rgb::Color::new(red, green, blue).into();
    surface.set_fill(Some(Fill { paint, opacity: NormalizedF32::ONE, rule: Default::default() }));
}

fn rectangle(surface: &mut Surface<'_>, (x, y, width, height): (f32, f32, f32, f32), colour: Colour) {
    let mut path = PathBuilder::new();
    if let Some(area) = Rect::from_xywh(x, y, width, height) {
        path.push_rect(area);
    }
    if let Some(path) = path.finish() {
        fill(surface, colour);
        surface.draw_path(&path);
    }
}
