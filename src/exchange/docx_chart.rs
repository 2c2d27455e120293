//! Charts in files for word processors: drawn by the word processor from the numbers, which the file holds.

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::domain::basics::typed_text::for_xml;
use crate::exchange::document::{Block, ChartBlock, Document, in_a_line};

/// What stands around the number of a chart where it is to be drawn. No text of a document has it.
const MARK: char = '\u{10fffd}';
/// English metric units in a twentieth of a point.
const UNITS: usize = 635;
/// How high the frame of a chart is, and each of its bars, in twentieths of a point.
const FRAME: usize = 500;
const BAR: usize = 360;

/// The charts of a document, each once.
pub fn charts(paper: &Document) -> Vec<&ChartBlock> {
    let mut found = Vec::new();
    paper.parts.iter().for_each(|part| collect(&part.pieces, &mut found));
    found
}

fn collect<'a>(blocks: &'a [Block], found: &mut Vec<&'a ChartBlock>) {
    for block in blocks {
        match block {
            Block::Chart(chart) if !found.contains(&chart) => found.push(chart),
            Block::Block { pieces, .. } | Block::Group(pieces) => collect(pieces, found),
            Block::Beside(one, other) => {
                collect(one, found);
                collect(other, found);
            }
            Block::Columns(columns) => columns.iter().for_each(|it| collect(&it.pieces, found)),
            _ => {}
        }
    }
}

/// What stands where a chart is to be drawn.
pub fn place_of(number: usize) -> String {
    format!("{MARK}{number}{MARK}")
}

/// Words without what stands where a chart is to be drawn.
pub fn without_places(words: &str) -> String {
    words.replace(MARK, "")
}

/// Puts the charts into a finished file.
///
/// # Errors
/// When the archive cannot be built.
pub fn put_into(file: Vec<u8>, charts: &[&ChartBlock], width: usize) -> Result<Vec<u8>, String> {
    if charts.is_empty() {
        return Ok(file);
    }
    let failed = |error: zip::result::ZipError| error.to_string();
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(failed)?;
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).map_err(failed)?;
        let name = part.name().map_err(failed)?.into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        let bytes = match name.as_str() {
            "word/document.xml" => drawn(&bytes, charts, width),
            "word/_rels/document.xml.rels" => before_end(&bytes, "</Relationships>", charts, |number| {
                format!(
                    "<Relationship Id=\"{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart\" \
                     Target=\"charts/chart{number}.xml\" />",
                    relation(number)
                )
            }),
            "[Content_Types].xml" => before_end(&bytes, "</Types>", charts, |number| {
                format!(
                    "<Override PartName=\"/word/charts/chart{number}.xml\" \
                     ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\" />"
                )
            }),
            _ => bytes,
        };
        made.start_file(name, options).map_err(failed)?;
        made.write_all(&bytes).map_err(|error| error.to_string())?;
    }
    for (number, chart) in charts.iter().enumerate() {
        made.start_file(format!("word/charts/chart{number}.xml"), options).map_err(failed)?;
        made.write_all(part(chart).as_bytes()).map_err(|error| error.to_string())?;
    }
    Ok(made.finish().map_err(failed)?.into_inner())
}

fn relation(number: usize) -> String {
    format!("rIdChart{number}")
}

fn before_end(xml: &[u8], end: &str, charts: &[&ChartBlock], line: impl Fn(usize) -> String) -> Vec<u8> {
    let lines: String = (0..charts.len()).map(line).collect();
    String::from_utf8_lossy(xml).replace(end, &format!("{lines}{end}")).into_bytes()
}

/// The text of the document with drawings where they belong.
fn drawn(xml: &[u8], charts: &[&ChartBlock], width: usize) -> Vec<u8> {
    let mut text = String::from_utf8_lossy(xml).into_owned();
    for (number, chart) in charts.iter().enumerate() {
        let mark = place_of(number);
        let Some(at) = text.find(&mark) else { continue };
        let (Some(begin), Some(end)) = (text[..at].rfind("<w:t"), text[at..].find("</w:t>")) else { continue };
        text.replace_range(begin..at + end + "</w:t>".len(), &drawing(number, chart, width));
    }
    text.into_bytes()
}

fn drawing(number: usize, chart: &ChartBlock, width: usize) -> String {
    let (across, down) = (width * UNITS, (FRAME + BAR * chart.bars.len()) * UNITS);
    let id = number + 1;
    let said = escaped(&chart.in_words());
    format!(
        "<w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{across}\" cy=\"{down}\" />\
         <wp:docPr id=\"{id}\" name=\"Chart {id}\" descr=\"{said}\" />\
         <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
         <c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"{}\" />\
         </a:graphicData></a:graphic></wp:inline></w:drawing>",
        relation(number)
    )
}

/// The chart: bars from the top to the bottom, each in its colour with its number.
fn part(chart: &ChartBlock) -> String {
    let (mut names, mut numbers, mut points) = (String::new(), String::new(), String::new());
    for (place, bar) in chart.bars.iter().enumerate() {
        let name = escaped(&in_a_line(&bar.label));
        let colour = bar.colour.trim_start_matches('#').to_ascii_uppercase();
        let _ = write!(names, "<c:pt idx=\"{place}\"><c:v>{name}</c:v></c:pt>");
        let _ = write!(numbers, "<c:pt idx=\"{place}\"><c:v>{}</c:v></c:pt>", bar.number);
        let _ = write!(
            points,
            "<c:dPt><c:idx val=\"{place}\"/><c:invertIfNegative val=\"0\"/><c:bubble3D val=\"0\"/>\
             <c:spPr><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill></c:spPr></c:dPt>"
        );
    }
    let count = chart.bars.len();
    let title = escaped(&in_a_line(&chart.title));
    let line = "<a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"BBBBBB\"/></a:solidFill></a:ln>";
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:roundedCorners val=\"0\"/><c:chart>\
         <c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/><c:barChart><c:barDir val=\"bar\"/>\
         <c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/><c:ser><c:idx val=\"0\"/><c:order val=\"0\"/>\
         <c:tx><c:v>{title}</c:v></c:tx><c:invertIfNegative val=\"0\"/>{points}\
         <c:dLbls><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/>\
         <c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>\
         <c:cat><c:strLit><c:ptCount val=\"{count}\"/>{names}</c:strLit></c:cat>\
         <c:val><c:numLit><c:formatCode>0</c:formatCode><c:ptCount val=\"{count}\"/>{numbers}</c:numLit></c:val></c:ser>\
         <c:gapWidth val=\"60\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>\
         <c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/>\
         <c:axPos val=\"l\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>\
         <c:spPr>{line}</c:spPr><c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/></c:catAx>\
         <c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling>\
         <c:delete val=\"1\"/><c:axPos val=\"t\"/><c:numFmt formatCode=\"0\" sourceLinked=\"0\"/>\
         <c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>\
         <c:crossAx val=\"1\"/><c:crosses val=\"autoZero\"/></c:valAx></c:plotArea>\
         <c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>\
         <c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"900\"/></a:pPr><a:endParaRPr lang=\"en-GB\"/></a:p></c:txPr>\
         </c:chartSpace>"
    )
}

fn escaped(words: &str) -> String {
    html_escape::encode_double_quoted_attribute(&for_xml(words)).replace(['\n', '\t'], " ")
}
