//! Workbooks that unpack to far more than they are: each is refused in words by the server, which takes no part of their weight.

use std::io::{Cursor, Write as _};

use accord::domain::access::role::Role;
use flate2::{Compress, Compression, FlushCompress};
use http::StatusCode;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::import::send;
use crate::support::server::TestServer;

fn packed(members: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of the format of OpenDocument with these rows.
fn ods(rows: &str) -> Vec<u8> {
    let names = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
    let content = format!(
        "<office:document-content {names}><office:body><office:spreadsheet><table:table table:name=\"One\">{rows}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest/>"),
        ("content.xml", &content),
    ])
}

/// An archive whose only member says that it is some part of a workbook and holds a gigabyte of zeros: the same packed megabyte
/// a thousand times.
fn zeros(name: &str) -> Vec<u8> {
    let mut packer = Compress::new(Compression::best(), false);
    let megabyte = vec![0_u8; 1 << 20];
    let mut block = Vec::with_capacity(1 << 16);
    packer.compress_vec(&megabyte, &mut block, FlushCompress::Full).unwrap();
    // An empty last block ends what is packed.
    let data = [block.repeat(1_024), vec![0x03, 0x00]].concat();
    let (packed, whole) = (u32::try_from(data.len()).unwrap(), 1_u32 << 30);
    let length = u16::try_from(name.len()).unwrap();
    let sizes = [&0_u32.to_le_bytes()[..], &packed.to_le_bytes(), &whole.to_le_bytes()].concat();
    let about = [&[20, 0, 0, 0, 8, 0, 0, 0, 0, 0][..], &sizes, &length.to_le_bytes(), &[0, 0]].concat();
    let local = [b"PK\x03\x04", &about[..], name.as_bytes(), &data].concat();
    let central = [b"PK\x01\x02\x14\0", &about[..], &[0; 14], name.as_bytes()].concat();
    let size = u32::try_from(central.len()).unwrap();
    let start = u32::try_from(local.len()).unwrap();
    let end = [b"PK\x05\x06\0\0\0\0\x01\0\x01\0", &size.to_le_bytes()[..], &start.to_le_bytes(), &[0, 0]].concat();
    [local, central, end].concat()
}

#[tokio::test]
async fn bombs_are_refused_in_words() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let cell = |repeated: &str| {
        format!("<table:table-cell {repeated} office:value-type=\"string\"><text:p>x</text:p></table:table-cell>")
    };
    let row = |repeated: &str, cell: &str| format!("<table:table-row {repeated}>{cell}</table:table-row>");
    let (columns, rows) = ("table:number-columns-repeated=\"16384\"", "table:number-rows-repeated=\"1048576\"");
    for (what, content) in [
        ("a gigabyte of zeros", zeros("xl/workbook.xml")),
        ("a gigabyte of zeros as OpenDocument", zeros("content.xml")),
        ("every cell is filled", ods(&row(rows, &cell(columns)))),
        ("every row is filled", ods(&row(rows, &cell("")))),
        ("every column is filled", ods(&row("", &cell(columns)))),
    ] {
        assert!(content.len() < 4 << 20, "{what}: {}", content.len());
        let refused = send(&manager, "commitments", "plan.xlsx", &content).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        assert!(refused.page().has("#file-error") && refused.leads_to("#file"), "{what}: {:?}", refused.pieces());
    }
    // What programs write after the last row, for a sheet without an end, is nothing.
    let empty = format!("<table:table-cell {columns}/>");
    let head = row("", "<table:table-cell office:value-type=\"string\"><text:p>Title</text:p></table:table-cell>");
    let sent = send(&manager, "commitments", "plan.ods", &ods(&format!("{head}{}", row(rows, &empty)))).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{:?}", sent.pieces());
}
