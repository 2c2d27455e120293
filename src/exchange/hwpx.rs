//! A document as a file for Hancom's word processor (HWPX, KS X 6101).

use std::collections::HashMap;

use hwpforge::core::chart::{ChartData, ChartType, LegendPosition};
use hwpforge::core::control::Control;
use hwpforge::core::section::{HeaderFooter, PageNumber};
use hwpforge::core::table::{Table, TableCell, TableRow};
use hwpforge::core::{
    Document as File, Draft, ImageStore, Metadata, PageSettings, Paragraph, ParagraphMeasure, Run, Section,
};
use hwpforge::foundation::{Alignment, CharShapeIndex, Color, FieldType, HwpUnit, ParaShapeIndex};
use hwpforge::hwpx::{HwpxCharShape, HwpxEncoder, HwpxParaShape, HwpxStyleStore};

use crate::domain::basics::typed_text::for_xml;
use crate::exchange::document;
use crate::exchange::document::{
    Block, ChartBlock, Document, FigureBlock, FormField, Runs, Style, TableBlock, in_a_line,
};

/// The font: every edition of Hancom's word processor and of Windows has it.
const FONT: &str = "맑은 고딕";
/// The space around the text of a page, and the width of the text, in hundredths of a point.
const MARGIN: i32 = 5_100;
const WIDTH: i32 = 59_528 - 2 * MARGIN;
/// Sizes in hundredths of a point.
const BODY: i32 = 1_000;
const SMALL: i32 = 900;
const FIGURE: i32 = 1_800;
const HEADINGS: [i32; 4] = [1_700, 1_300, 1_150, 1_050];
/// The space within a cell, left and right together.
const PADDING: i32 = 1_020;
/// How high the boxes are in which somebody signs.
const SIGNED: i32 = 3_400;

const INK: [u8; 3] = [0x1e, 0x21, 0x24];
const QUIET: [u8; 3] = [0x58, 0x61, 0x6a];
const ACCENT: [u8; 3] = [0x0b, 0x50, 0xd0];
const LATE: [u8; 3] = [0x7f, 0x54, 0x00];
const WASH: [u8; 3] = [0xf3, 0xf5, 0xf7];

/// Writes a document. Our own addresses are prefixed with the server's.
///
/// # Errors
/// When the file would not be one of its format.
pub fn write(paper: &Document, server: &str) -> Result<Vec<u8>, String> {
    let mut writer = Writer {
        server,
        styles: HwpxStyleStore::with_default_fonts(FONT),
        looks: HashMap::new(),
        shapes: HashMap::new(),
    };
    // What stands without a look of its own has the first.
    writer.look(Look { size: BODY, is_bold: false, colour: INK });
    writer.shape(Shape::default());
    let mut paragraphs = Vec::new();
    for part in &paper.parts {
        let mut made = writer.blocks(&part.pieces, WIDTH);
        if let Some(first) = made.first_mut().filter(|_| !paragraphs.is_empty()) {
            first.page_break = true;
        }
        paragraphs.append(&mut made);
    }
    if paragraphs.is_empty() {
        paragraphs.push(writer.paragraph(&[], BODY, Shape::default()));
    }
    let mut section = Section::with_paragraphs(paragraphs, page()?);
    section.headers = vec![HeaderFooter::all_pages(vec![writer.head(paper)])];
    section.page_number = Some(PageNumber::bottom_center());
    let on = format!("{}T00:00:00Z", paper.day);
    let metadata = Metadata::new()
        .with_title(for_xml(&in_a_line(std::slice::from_ref(&paper.title))))
        .with_author("Accord")
        .with_description(for_xml(&in_a_line(std::slice::from_ref(&paper.marking))))
        .with_created(on.clone())
        .with_modified(on);
    let mut file = File::<Draft>::with_metadata(metadata);
    file.add_section(section);
    let file = file.validate().map_err(|error| error.to_string())?;
    HwpxEncoder::encode(&file, &writer.styles, &ImageStore::new()).map_err(|error| error.to_string())
}

fn page() -> Result<PageSettings, String> {
    let margin = HwpUnit::new(MARGIN).map_err(|error| error.to_string())?;
    Ok(PageSettings { margin_left: margin, margin_right: margin, ..PageSettings::a4() })
}

fn unit(hundredths: i32) -> HwpUnit {
    HwpUnit::new(hundredths).unwrap_or(HwpUnit::ZERO)
}

/// How letters look.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Look {
    size: i32,
    is_bold: bool,
    colour: [u8; 3],
}

/// How a paragraph is set, in hundredths of a point.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
struct Shape {
    before: i32,
    after: i32,
    /// How far all lines but the first are from the edge.
    hanging: i32,
    is_right: bool,
    /// Whether it stays on the page of what follows it.
    is_heading: bool,
}

struct Writer<'a> {
    server: &'a str,
    styles: HwpxStyleStore,
    looks: HashMap<Look, CharShapeIndex>,
    shapes: HashMap<Shape, ParaShapeIndex>,
}

impl Writer<'_> {
    fn look(&mut self, look: Look) -> CharShapeIndex {
        if let Some(known) = self.looks.get(&look) {
            return *known;
        }
        let mut shape = HwpxCharShape::default();
        shape.height = unit(look.size);
        shape.bold = look.is_bold;
        let [red, green, blue] = look.colour;
        shape.text_color = Color::from_rgb(red, green, blue);
        let index = self.styles.push_char_shape(shape);
        self.looks.insert(look, index);
        index
    }

    fn shape(&mut self, wanted: Shape) -> ParaShapeIndex {
        if let Some(known) = self.shapes.get(&wanted) {
            return *known;
        }
        let measure = |hundredths: i32| ParagraphMeasure::from_hwp_unit(unit(hundredths));
        let mut shape = HwpxParaShape::default();
        shape.alignment = if wanted.is_right { Alignment::Right } else { Alignment::Left };
        shape.spacing_before = measure(wanted.before);
        shape.spacing_after = measure(wanted.after);
        shape.margin_left = measure(wanted.hanging);
        shape.indent = measure(-wanted.hanging);
        shape.line_spacing = 140;
        shape.keep_with_next = wanted.is_heading;
        let index = self.styles.push_para_shape(shape);
        self.shapes.insert(wanted, index);
        index
    }

    /// Who may read it, and what it is: on every page.
    fn head(&mut self, paper: &Document) -> Paragraph {
        let between = document::Run::plain("  |  ", paper.lang()).looking(Style::Quiet);
        let said: Runs = paper.marking.iter().chain([&between]).chain(&paper.running).cloned().collect();
        self.paragraph(&[said], SMALL, Shape::default())
    }

    /// Lines as one paragraph.
    fn paragraph(&mut self, lines: &[Runs], size: i32, shape: Shape) -> Paragraph {
        self.set(lines, size, false, shape)
    }

    fn set(&mut self, lines: &[Runs], size: i32, is_bold: bool, shape: Shape) -> Paragraph {
        let mut runs = Vec::new();
        for (place, line) in lines.iter().enumerate() {
            if place > 0 {
                let look = self.look(Look { size, is_bold, colour: INK });
                runs.push(Run::text("\n", look));
            }
            runs.extend(line.iter().map(|it| self.run(it, size, is_bold)));
        }
        if runs.is_empty() {
            let look = self.look(Look { size, is_bold, colour: INK });
            runs.push(Run::text("", look));
        }
        Paragraph::with_runs(runs, self.shape(shape))
    }

    fn run(&mut self, run: &document::Run, size: i32, is_bold: bool) -> Run {
        let words = for_xml(&run.words);
        let link = run.link.as_ref().filter(|it| !it.starts_with('#') && !words.trim().is_empty());
        let (strong, colour) = match run.look {
            Style::Plain => (false, if link.is_some() && !is_bold { ACCENT } else { INK }),
            Style::Strong => (true, INK),
            Style::Quiet => (false, QUIET),
            Style::Late => (true, LATE),
            Style::Status { ink, .. } => (true, colour_of(ink)),
        };
        let look = self.look(Look { size, is_bold: is_bold || strong, colour });
        match link {
            Some(link) => {
                let address = if link.starts_with('/') { format!("{}{link}", self.server) } else { for_xml(link) };
                Run::control(Control::hyperlink(&words.replace(['\n', '\t'], " "), &address), look)
            }
            None => Run::text(words, look),
        }
    }

    fn blocks(&mut self, blocks: &[Block], width: i32) -> Vec<Paragraph> {
        blocks.iter().flat_map(|it| self.block(it, width)).collect()
    }

    fn block(&mut self, block: &Block, width: i32) -> Vec<Paragraph> {
        match block {
            Block::Heading(level, title) => vec![self.heading(*level, title)],
            Block::Text(line) => {
                vec![self.paragraph(std::slice::from_ref(line), BODY, Shape { after: 300, ..Shape::default() })]
            }
            Block::Figures(figures) => vec![self.figures(figures, width)],
            Block::List { numbered, items } => {
                items.iter().enumerate().map(|(place, item)| self.item(numbered.then_some(place + 1), item)).collect()
            }
            Block::Table(table) => self.table(table, width),
            Block::Rows(rows) => {
                let most = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
                let empty = Runs::new();
                let mut made = Vec::new();
                for row in rows {
                    let cells = (0..most).map(|place| row.get(place).unwrap_or(&empty));
                    let cells = cells.map(|it| self.words(std::slice::from_ref(it), share(width, most))).collect();
                    made.push(TableRow::new(cells));
                }
                vec![self.grid(made, width)]
            }
            Block::Columns(columns) => {
                let each = share(width, columns.len());
                let heads = columns.iter().map(|it| self.head_cell(&it.head, each)).collect();
                let cells = columns.iter().map(|it| self.cell(&it.pieces, each)).collect();
                let rows = vec![TableRow::new(heads).with_header(true), TableRow::new(cells)];
                vec![self.grid(rows, width)]
            }
            Block::Block { title, pieces, .. } => {
                let mut made = vec![self.heading(3, title)];
                made.extend(self.blocks(pieces, width));
                made
            }
            Block::Group(pieces) => self.blocks(pieces, width),
            Block::Beside(one, other) => {
                let cells = vec![self.cell(one, width / 2), self.cell(other, width / 2)];
                vec![self.grid(vec![TableRow::new(cells)], width)]
            }
            Block::Chart(chart) => self.chart(chart, width),
            Block::Form(fields) => vec![self.form(fields, width)],
        }
    }

    fn heading(&mut self, level: u8, title: &[Runs]) -> Paragraph {
        let place = usize::from(level.clamp(1, 4)) - 1;
        let size = HEADINGS.get(place).copied().unwrap_or(BODY);
        let before = if level == 1 { 0 } else { 900 };
        let shape = Shape { before, after: 300, is_heading: true, ..Shape::default() };
        self.set(title, size, true, shape)
    }

    fn item(&mut self, number: Option<usize>, lines: &[Runs]) -> Paragraph {
        let mark = number.map_or_else(|| "– ".to_owned(), |number| format!("{number}. "));
        let lang = lines.iter().flatten().next().map_or(crate::domain::basics::lang::Lang::Ko, |it| it.lang);
        let mut lines = lines.to_vec();
        match lines.first_mut() {
            Some(first) => first.insert(0, document::Run::plain(mark, lang)),
            None => lines.push(vec![document::Run::plain(mark, lang)]),
        }
        self.paragraph(&lines, BODY, Shape { after: 250, hanging: 1_400, ..Shape::default() })
    }

    fn figures(&mut self, figures: &[FigureBlock], width: i32) -> Paragraph {
        let each = share(width, figures.len());
        let mut cells = Vec::new();
        for figure in figures {
            let lang = figure.label.iter().flatten().next().map_or(crate::domain::basics::lang::Lang::Ko, |it| it.lang);
            let number = document::Run::plain(&figure.number, lang).looking(Style::Strong);
            let number = vec![number.leading_to(figure.link.clone())];
            let mut said = vec![self.paragraph(&[number], FIGURE, Shape::default())];
            said.extend(
                figure.label.iter().map(|it| self.paragraph(std::slice::from_ref(it), SMALL, Shape::default())),
            );
            cells.push(TableCell::new(said, unit(each)));
        }
        self.grid(vec![TableRow::new(cells)], width)
    }

    fn table(&mut self, table: &TableBlock, width: i32) -> Vec<Paragraph> {
        let mut made = Vec::new();
        if table.caption.iter().any(|it| !it.is_empty()) {
            made.push(self.paragraph(&table.caption, SMALL, Shape { is_heading: true, ..Shape::default() }));
        }
        let widths: Vec<i32> = table.widths.iter().map(|it| width * i32::from(*it) / 100).collect();
        let of = |place: usize| widths.get(place).copied().unwrap_or(width);
        let mut rows = Vec::new();
        if !table.head.is_empty() {
            let heads = table.head.iter().enumerate().map(|(place, it)| self.head_cell(it, of(place))).collect();
            rows.push(TableRow::new(heads).with_header(true));
        }
        for row in &table.rows {
            let mut cells = Vec::new();
            for (place, lines) in row.cells.iter().enumerate() {
                let shape = Shape { is_right: table.numbers && place > 0, ..Shape::default() };
                cells.push(TableCell::new(vec![self.paragraph(lines, SMALL, shape)], unit(of(place))));
            }
            rows.push(TableRow::new(cells));
        }
        made.push(self.grid(rows, width));
        made
    }

    fn words(&mut self, lines: &[Runs], width: i32) -> TableCell {
        TableCell::new(vec![self.paragraph(lines, SMALL, Shape::default())], unit(width))
    }

    fn head_cell(&mut self, lines: &[Runs], width: i32) -> TableCell {
        let [red, green, blue] = WASH;
        let said = self.set(lines, SMALL, true, Shape::default());
        TableCell::new(vec![said], unit(width))
            .with_background(Color::from_rgb(red, green, blue))
            .with_header(Some(true))
    }

    fn cell(&mut self, blocks: &[Block], width: i32) -> TableCell {
        let mut said = self.blocks(blocks, width - PADDING);
        if said.is_empty() {
            said.push(self.paragraph(&[], SMALL, Shape::default()));
        }
        TableCell::new(said, unit(width))
    }

    /// Rows as a paragraph of the text.
    fn grid(&mut self, rows: Vec<TableRow>, width: i32) -> Paragraph {
        let table = Table::new(rows).with_width(unit(width)).with_repeat_header(true);
        let look = self.look(Look { size: BODY, is_bold: false, colour: INK });
        let shape = self.shape(Shape { after: 500, ..Shape::default() });
        Paragraph::with_runs(vec![Run::table(table, look)], shape)
    }

    fn chart(&mut self, chart: &ChartBlock, width: i32) -> Vec<Paragraph> {
        let heading = self.paragraph(&chart.title, SMALL, Shape { is_heading: true, ..Shape::default() });
        let names: Vec<String> = chart.bars.iter().map(|bar| for_xml(&in_a_line(&bar.label))).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let numbers: Vec<f64> = chart.bars.iter().map(|bar| f64::from(bar.number)).collect();
        let title = for_xml(&in_a_line(&chart.title));
        let mut drawn = Control::chart(ChartType::Bar, ChartData::category(&names, &[(&title, &numbers)]));
        let bars = i32::try_from(chart.bars.len()).unwrap_or(1);
        if let Control::Chart { width: across, height, legend, .. } = &mut drawn {
            (*across, *height, *legend) = (unit(width), unit(3_000 + bars * 1_800), LegendPosition::None);
        }
        let look = self.look(Look { size: BODY, is_bold: false, colour: INK });
        let shape = self.shape(Shape { after: 500, ..Shape::default() });
        vec![heading, Paragraph::with_runs(vec![Run::control(drawn, look)], shape)]
    }

    /// Boxes that are filled in where the document is filed and signed: fields that programs know by their names.
    fn form(&mut self, fields: &[FormField], width: i32) -> Paragraph {
        let each = share(width, fields.len());
        let heads = fields.iter().map(|it| self.head_cell(&it.label, each)).collect();
        let look = self.look(Look { size: SMALL, is_bold: false, colour: INK });
        let mut cells = Vec::new();
        for field in fields {
            let control = Control::Field {
                field_type: FieldType::ClickHere,
                hint_text: Some(for_xml(&in_a_line(&field.label))),
                help_text: None,
                name: Some(field.name.to_owned()),
                display_text: for_xml(&in_a_line(std::slice::from_ref(&field.value))),
            };
            let said = Paragraph::with_runs(vec![Run::control(control, look)], self.shape(Shape::default()));
            cells.push(TableCell::new(vec![said], unit(each)).with_height(unit(SIGNED)));
        }
        self.grid(vec![TableRow::new(heads), TableRow::new(cells)], width)
    }
}

/// The width of each of some columns that are equally wide.
fn share(width: i32, columns: usize) -> i32 {
    width / i32::try_from(columns.max(1)).unwrap_or(1)
}

/// A colour that is written as `#1f7a35`.
fn colour_of(written: &str) -> [u8; 3] {
    let number = u32::from_str_radix(written.trim_start_matches('#'), 16).unwrap_or(0);
    let [_, red, green, blue] = number.to_be_bytes();
    [red, green, blue]
}
