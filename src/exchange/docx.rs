//! A document as a file for word processors (DOCX).

use std::collections::HashMap;
use std::io::Cursor;

use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, Header, HeightRule, Hyperlink, HyperlinkType, LineSpacing, LineSpacingType,
    NumPages, PageMargin, PageNum, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Run,
    RunFonts, Shading, SpecialIndentType, Style, StyleType, Tab, TabValueType, Table as Grid, TableBorder,
    TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, WidthType, XMLDocx,
};

use crate::domain::basics::lang::Lang;
use crate::domain::basics::typed_text::for_xml;
use crate::exchange::document;
use crate::exchange::document::{Block, ChartBlock, Document, FormField};
use crate::exchange::docx_chart;

/// A4 with margins of 15 mm, in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: i32 = 850;
const WIDTH: usize = 11_906 - 2 * 850;
/// Sizes in half points.
const BODY: usize = 18;
const SMALL: usize = 16;
/// How high the boxes are in which somebody signs, in twentieths of a point.
const SIGNED: f32 = 680.0;

const INK: &str = "1E2124";
const QUIET: &str = "58616A";
const ACCENT: &str = "0B50D0";
const LATE: &str = "7F5400";
const RULE: &str = "BBBBBB";
const WASH: &str = "F3F5F7";

/// The mark of rows repeated on every page of their table. The crate has no such rows: they are given a height that no
/// other row has, which is replaced in what it writes.
const HEAD_MARK: &str = "<w:trHeight w:val=\"1\" w:hRule=\"atLeast\" />";
/// What stands before the number of a link to elsewhere, and of a paragraph.
const LINK_MARK: &str = "\"rIdHyperlink";
const PARAGRAPH_MARK: &str = "w14:paraId=\"";
const HEAD_ROW: &str = "<w:tblHeader />";

/// Writes a document. Our own addresses are prefixed with the server's.
///
/// # Errors
/// When the archive cannot be built.
pub fn write(paper: &Document, server: &str) -> Result<Vec<u8>, String> {
    let writer = Writer { server, slugs: slugs(paper), charts: docx_chart::charts(paper) };
    let only_korean = paper.title.iter().all(|span| span.lang == Lang::Ko);
    let mut docx = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(PageMargin {
            top: MARGIN,
            left: MARGIN,
            bottom: MARGIN,
            right: MARGIN,
            header: 420,
            footer: 420,
            gutter: 0,
        })
        .default_fonts(fonts(only_korean))
        .default_size(BODY)
        .default_line_spacing(spaced(0, 50))
        .header(writer.header(paper))
        .footer(footer());
    for (level, size) in [(1, 32), (2, 24), (3, 21), (4, 19)] {
        let spacing = spaced(if level == 1 { 0 } else { 140 }, 50);
        docx = docx.add_style(
            Style::new(format!("Heading{level}"), StyleType::Paragraph)
                .name(format!("heading {level}"))
                .size(size)
                .bold()
                .color(INK)
                .outline_lvl(level - 1)
                .line_spacing(spacing),
        );
    }
    for (place, part) in paper.parts.iter().enumerate() {
        for (at, piece) in part.pieces.iter().enumerate() {
            for (nth, made) in writer.piece(piece, WIDTH).into_iter().enumerate() {
                let first = place > 0 && at == 0 && nth == 0;
                docx = match made {
                    Made::Paragraph(paragraph) => {
                        docx.add_paragraph(if first { paragraph.page_break_before(true) } else { *paragraph })
                    }
                    Made::Table(table) => docx.add_table(*table),
                };
            }
        }
    }
    let mut parts = docx.build();
    parts.document = replaced(&parts.document, HEAD_MARK, HEAD_ROW);
    renumber(&mut parts);
    // Which language Hangul is in decides which fonts and line breaks word processors take.
    let languages = format!(
        "<w:lang w:val=\"{}\" w:eastAsia=\"ko-KR\" /></w:rPr></w:rPrDefault>",
        if only_korean { "ko-KR" } else { "en-GB" }
    );
    parts.styles = replaced(&parts.styles, "</w:rPr></w:rPrDefault>", &languages);
    let mut file = Cursor::new(Vec::new());
    parts.pack(&mut file).map_err(|error| error.to_string())?;
    docx_chart::put_into(file.into_inner(), &writer.charts, WIDTH)
}

/// What the crate numbers it counts on from file to file, for the whole process: one reader would see how much others
/// take. Each file is numbered from one, so that equal documents are equal files.
fn renumber(parts: &mut XMLDocx) {
    // The format wants eight digits of a paragraph's number.
    for (mark, digits) in [(LINK_MARK, 1), (PARAGRAPH_MARK, 8)] {
        let mut numbers = HashMap::new();
        let files = [&mut parts.document, &mut parts.document_rels, &mut parts.comments, &mut parts.footnotes];
        let headers = parts.headers.iter_mut().chain(&mut parts.header_rels);
        let footers = parts.footers.iter_mut().chain(&mut parts.footer_rels);
        for xml in files.into_iter().chain(headers).chain(footers) {
            *xml = renumbered(xml, mark, digits, &mut numbers);
        }
    }
    parts.document_rels = sorted(&parts.document_rels);
}

/// Relations in the order of what they say: the crate has them in an order of its own each time.
fn sorted(relations: &[u8]) -> Vec<u8> {
    const BEGIN: &str = "<Relationship ";
    let text = String::from_utf8_lossy(relations);
    let Some((head, rest)) = text.split_once(BEGIN) else { return relations.to_vec() };
    let (rest, tail) = rest.rsplit_once("/>").unwrap_or((rest, ""));
    let mut all: Vec<&str> = rest.split(BEGIN).map(|it| it.trim_end().trim_end_matches("/>").trim_end()).collect();
    all.sort_unstable();
    let all: String = all.iter().map(|it| format!("{BEGIN}{it} />")).collect();
    format!("{head}{all}{tail}").into_bytes()
}

/// The text with what follows each mark, up to the quotation mark, replaced by its place of first appearance.
fn renumbered(xml: &[u8], mark: &str, digits: usize, numbers: &mut HashMap<String, String>) -> Vec<u8> {
    let text = String::from_utf8_lossy(xml);
    let mut pieces = text.split(mark);
    let mut made = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (number, rest) = piece.split_once('"').unwrap_or((piece, ""));
        let next = format!("{:0digits$x}", numbers.len() + 1);
        made.push_str(mark);
        made.push_str(numbers.entry(number.to_owned()).or_insert(next));
        made.push('"');
        made.push_str(rest);
    }
    made.into_bytes()
}

fn replaced(xml: &[u8], from: &str, to: &str) -> Vec<u8> {
    String::from_utf8_lossy(xml).replace(from, to).into_bytes()
}

fn fonts(only_korean: bool) -> RunFonts {
    let latin = if only_korean { "Malgun Gothic" } else { "Arial" };
    RunFonts::new().ascii(latin).hi_ansi(latin).cs(latin).east_asia("Malgun Gothic")
}

/// Space before and after a paragraph; its lines as high as their letters.
fn spaced(before: u32, after: u32) -> LineSpacing {
    LineSpacing::new().before(before).after(after).line(240).line_rule(LineSpacingType::Auto)
}

/// The slugs of the blocks, whose places name their bookmarks: those take forty letters and no hyphens.
fn slugs(paper: &Document) -> Vec<String> {
    let blocks = paper.parts.iter().flat_map(|part| &part.pieces);
    let slug = |piece: &Block| match piece {
        Block::Block { slug, .. } => Some(slug.clone()),
        _ => None,
    };
    blocks.filter_map(slug).collect()
}

fn footer() -> Footer {
    let page = Paragraph::new()
        .align(AlignmentType::Right)
        .add_page_num(PageNum::new())
        .add_run(Run::new().add_text(" / ").size(SMALL))
        .add_num_pages(NumPages::new());
    Footer::new().add_paragraph(page)
}

/// What was made of a piece.
enum Made {
    Paragraph(Box<Paragraph>),
    Table(Box<Grid>),
}

impl From<Paragraph> for Made {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(Box::new(paragraph))
    }
}

impl From<Grid> for Made {
    fn from(grid: Grid) -> Self {
        Self::Table(Box::new(grid))
    }
}

struct Writer<'a> {
    server: &'a str,
    slugs: Vec<String>,
    charts: Vec<&'a ChartBlock>,
}

impl Writer<'_> {
    /// Who may read it, and what it is: on every page.
    fn header(&self, paper: &Document) -> Header {
        let mut paragraph = Paragraph::new().add_tab(Tab::new().val(TabValueType::Right).pos(WIDTH));
        for span in &paper.marking {
            paragraph = paragraph.add_run(self.run(span, SMALL + 2));
        }
        paragraph = paragraph.add_run(Run::new().add_tab());
        for span in &paper.running {
            paragraph = paragraph.add_run(self.run(span, SMALL));
        }
        let line = ParagraphBorder::new(ParagraphBorderPosition::Bottom).size(6).space(2).color(INK);
        paragraph.property = paragraph.property.clone().set_borders(ParagraphBorders::with_empty().set(line));
        Header::new().add_paragraph(paragraph)
    }

    fn piece(&self, piece: &Block, width: usize) -> Vec<Made> {
        match piece {
            Block::Heading(level, title) => vec![self.heading(usize::from(*level), title).into()],
            Block::Text(line) => vec![self.paragraph(line, BODY).into()],
            Block::Figures(figures) => vec![self.figures(figures, width).into(), gap().into()],
            Block::List { numbered, items } => {
                items.iter().enumerate().map(|(at, item)| self.item(numbered.then_some(at + 1), item).into()).collect()
            }
            Block::Table(table) => {
                let caption = table.caption.iter().map(|line| self.paragraph(line, SMALL).keep_next(true).into());
                caption.chain([self.table(table, width).into(), gap().into()]).collect()
            }
            Block::Rows(rows) => vec![self.rows(rows, width).into(), gap().into()],
            Block::Columns(columns) => vec![self.columns(columns, width).into(), gap().into()],
            Block::Block { slug, title, pieces } => {
                let mut heading = self.heading(3, title);
                if let Some(at) = self.slugs.iter().position(|it| it == slug) {
                    heading = heading.add_bookmark_start(at, bookmark(at)).add_bookmark_end(at);
                }
                let mut made = vec![heading.into()];
                made.extend(pieces.iter().flat_map(|it| self.piece(it, width)));
                made
            }
            Block::Group(pieces) => pieces.iter().flat_map(|it| self.piece(it, width)).collect(),
            Block::Chart(chart) => {
                let title = chart.title.iter().map(|line| self.paragraph(line, SMALL).keep_next(true).into());
                let place = self.charts.iter().position(|it| *it == chart).map(docx_chart::place_of);
                let drawn = place.map(|it| Paragraph::new().add_run(Run::new().add_text(it)).into());
                title.chain(drawn).collect()
            }
            Block::Form(fields) => vec![self.form(fields, width).into(), gap().into()],
            Block::Beside(one, other) => {
                let half = width / 2;
                let cell = |pieces: &[Block]| self.cell(pieces, half).clear_all_border();
                let row = TableRow::new(vec![cell(one), cell(other)]);
                let grid = Grid::without_borders(vec![row]).set_grid(vec![half, half]);
                vec![grid.layout(TableLayoutType::Fixed).width(width, WidthType::Dxa).into(), gap().into()]
            }
        }
    }

    /// A cell with pieces in it.
    fn cell(&self, pieces: &[Block], width: usize) -> TableCell {
        let mut cell = TableCell::new().width(width, WidthType::Dxa);
        let mut is_open = true;
        for made in pieces.iter().flat_map(|it| self.piece(it, width.saturating_sub(200))) {
            is_open = matches!(made, Made::Table(_));
            cell = match made {
                Made::Paragraph(paragraph) => cell.add_paragraph(*paragraph),
                Made::Table(table) => cell.add_table(*table),
            };
        }
        // A cell that does not end with a paragraph is invalid.
        if is_open { cell.add_paragraph(gap()) } else { cell }
    }

    /// Columns side by side below their heads, which are repeated on each page.
    fn columns(&self, columns: &[document::Column], width: usize) -> Grid {
        let share = width / columns.len().max(1);
        let head = |column: &document::Column| {
            let cell = TableCell::new().width(share, WidthType::Dxa).shading(Shading::new().fill(WASH));
            let line = |line: &document::Runs| {
                let span = |paragraph, span| self.span(paragraph, span, SMALL + 1, true);
                line.iter().fold(Paragraph::new(), span).line_spacing(spaced(0, 20))
            };
            column.head.iter().map(line).fold(cell, TableCell::add_paragraph)
        };
        let heads = TableRow::new(columns.iter().map(head).collect()).cant_split();
        let heads = heads.row_height(1.0).height_rule(HeightRule::AtLeast);
        let body = TableRow::new(columns.iter().map(|column| self.cell(&column.pieces, share)).collect());
        ruled(Grid::new(vec![heads, body]).set_grid(columns.iter().map(|_| share).collect()), width)
    }

    /// Boxes in which somebody writes or signs.
    fn form(&self, fields: &[FormField], width: usize) -> Grid {
        let share = width / fields.len().max(1);
        let head = |field: &FormField| {
            let cell = TableCell::new().width(share, WidthType::Dxa).shading(Shading::new().fill(WASH));
            field.label.iter().fold(cell, |cell, line| cell.add_paragraph(self.paragraph(line, SMALL)))
        };
        let body = |field: &FormField| {
            TableCell::new().width(share, WidthType::Dxa).add_paragraph(self.paragraph(&field.value, BODY))
        };
        let signed = TableRow::new(fields.iter().map(body).collect()).cant_split().row_height(SIGNED);
        let rows = vec![TableRow::new(fields.iter().map(head).collect()).cant_split(), signed];
        ruled(Grid::new(rows).set_grid(vec![share; fields.len()]), width)
    }

    /// Rows that a person copied from a table.
    fn rows(&self, rows: &[Vec<document::Runs>], width: usize) -> Grid {
        let most = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let share = width / most;
        let cell = |cell: &document::Runs| {
            TableCell::new().width(share, WidthType::Dxa).add_paragraph(self.paragraph(cell, SMALL + 1))
        };
        let row = |row: &Vec<document::Runs>| TableRow::new(row.iter().map(cell).collect());
        ruled(Grid::new(rows.iter().map(row).collect()).set_grid(vec![share; most]), width)
    }

    fn heading(&self, level: usize, title: &[document::Runs]) -> Paragraph {
        let mut paragraph = Paragraph::new().style(&format!("Heading{level}")).keep_next(true).keep_lines(true);
        let size = [32, 24, 21, 19][(level - 1).min(3)];
        for (at, line) in title.iter().enumerate() {
            if at > 0 {
                paragraph = paragraph.add_run(Run::new().add_break(BreakType::TextWrapping));
            }
            paragraph = line.iter().fold(paragraph, |paragraph, span| self.span(paragraph, span, size, true));
        }
        paragraph
    }

    fn paragraph(&self, line: &document::Runs, size: usize) -> Paragraph {
        line.iter().fold(Paragraph::new(), |paragraph, span| self.span(paragraph, span, size, false))
    }

    /// An item of a list, all its lines in one paragraph that stays together.
    fn item(&self, number: Option<usize>, lines: &[document::Runs]) -> Paragraph {
        let mark = number.map_or_else(|| "–".to_owned(), |number| format!("{number}."));
        let mut paragraph = Paragraph::new()
            .indent(Some(300), Some(SpecialIndentType::Hanging(300)), None, None)
            .add_tab(Tab::new().val(TabValueType::Left).pos(300))
            .keep_lines(true)
            .add_run(Run::new().add_text(mark).add_tab().size(BODY));
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                paragraph = paragraph.add_run(Run::new().add_break(BreakType::TextWrapping));
            }
            paragraph = line.iter().fold(paragraph, |paragraph, span| self.span(paragraph, span, BODY, false));
        }
        paragraph
    }

    fn figures(&self, figures: &[document::FigureBlock], width: usize) -> Grid {
        let share = width / figures.len().max(1);
        let cell = |figure: &document::FigureBlock| {
            let number = Run::new().add_text(figure.number.clone()).size(36).bold().color(INK);
            let number = Paragraph::new()
                .line_spacing(LineSpacing::new().after(0))
                .add_hyperlink(Hyperlink::new(self.address(&figure.link), HyperlinkType::External).add_run(number));
            let cell = TableCell::new().width(share, WidthType::Dxa).add_paragraph(number);
            figure.label.iter().fold(cell, |cell, line| cell.add_paragraph(self.paragraph(line, SMALL)))
        };
        let row = TableRow::new(figures.iter().map(cell).collect()).cant_split();
        let grid = Grid::new(vec![row]).set_grid(figures.iter().map(|_| share).collect());
        ruled(grid, width)
    }

    fn table(&self, table: &document::TableBlock, width: usize) -> Grid {
        let widths: Vec<usize> = table.widths.iter().map(|it| usize::from(*it) * width / 100).collect();
        let size = if table.numbers { SMALL } else { SMALL + 1 };
        // Many narrow columns: their heads are words, which would be broken.
        let head_size = if table.numbers { SMALL - 2 } else { size };
        let cell = |at: usize, lines: &[document::Runs], head: bool| {
            let mut cell = TableCell::new().width(widths.get(at).copied().unwrap_or(width), WidthType::Dxa);
            if head {
                cell = cell.shading(Shading::new().fill(WASH));
            }
            for line in lines {
                let mut paragraph = line
                    .iter()
                    .fold(Paragraph::new(), |paragraph, span| {
                        self.span(paragraph, span, if head { head_size } else { size }, head && !table.numbers)
                    })
                    .line_spacing(spaced(0, 20));
                if table.numbers && at > 0 {
                    paragraph = paragraph.align(AlignmentType::Right);
                }
                cell = cell.add_paragraph(paragraph);
            }
            // A cell without a paragraph is invalid.
            if lines.is_empty() { cell.add_paragraph(Paragraph::new()) } else { cell }
        };
        let cells = |cells: &[Vec<document::Runs>], head: bool| -> Vec<TableCell> {
            cells.iter().enumerate().map(|(at, lines)| cell(at, lines, head)).collect()
        };
        let head = TableRow::new(cells(&table.head, true)).cant_split();
        let head = head.row_height(1.0).height_rule(HeightRule::AtLeast);
        // What alone fills more than a page has to be split.
        let rows = table.rows.iter().map(|row| {
            let made = TableRow::new(cells(&row.cells, false));
            if row.slug.is_some() || table.numbers { made.cant_split() } else { made }
        });
        let head = (!table.head.is_empty()).then_some(head);
        ruled(Grid::new(head.into_iter().chain(rows).collect()).set_grid(widths.clone()), width)
    }

    /// Appends words to a paragraph.
    fn span(&self, paragraph: Paragraph, span: &document::Run, size: usize, bold: bool) -> Paragraph {
        let run = self.run(span, size);
        let run = if bold { run.bold() } else { run };
        let Some(link) = &span.link else { return paragraph.add_run(run) };
        if let Some(slug) = link.strip_prefix("#c-") {
            let Some(at) = self.slugs.iter().position(|it| it == slug) else { return paragraph.add_run(run) };
            return paragraph.add_hyperlink(Hyperlink::new(bookmark(at), HyperlinkType::Anchor).add_run(run));
        }
        let run = if span.look == document::Style::Plain && !bold { run.color(ACCENT) } else { run };
        paragraph.add_hyperlink(Hyperlink::new(self.address(link), HyperlinkType::External).add_run(run))
    }

    fn run(&self, span: &document::Run, size: usize) -> Run {
        let words = docx_chart::without_places(&for_xml(&span.words));
        let mut run = Run::new().size(size);
        for (at, line) in words.split('\n').enumerate() {
            if at > 0 {
                run = run.add_break(BreakType::TextWrapping);
            }
            for (at, part) in line.split('\t').enumerate() {
                if at > 0 {
                    run = run.add_tab();
                }
                run = run.add_text(part);
            }
        }
        match span.look {
            document::Style::Plain => run,
            document::Style::Strong => run.bold(),
            document::Style::Quiet => run.color(QUIET),
            document::Style::Late => run.bold().color(LATE),
            document::Style::Status { ink, .. } => run.bold().color(ink.trim_start_matches('#').to_ascii_uppercase()),
        }
    }

    fn address(&self, link: &str) -> String {
        if link.starts_with('/') { format!("{}{link}", self.server) } else { for_xml(link) }
    }
}

fn bookmark(at: usize) -> String {
    format!("commitment_{at}")
}

/// Space after a table: two that touch would be merged.
fn gap() -> Paragraph {
    Paragraph::new().line_spacing(spaced(0, 0)).size(8)
}

/// A table with hairlines.
fn ruled(grid: Grid, width: usize) -> Grid {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    let border = |position| TableBorder::new(position).size(4).color(RULE);
    let borders = [Top, Bottom, Left, Right, InsideH, InsideV];
    let borders = borders.into_iter().fold(TableBorders::new(), |borders, at| borders.set(border(at)));
    grid.set_borders(borders)
        .margins(TableCellMargins::new().margin(40, 60, 40, 60))
        .layout(TableLayoutType::Fixed)
        .width(width, WidthType::Dxa)
}
