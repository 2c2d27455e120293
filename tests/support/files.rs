//! Small files of every accepted kind, and of others.

pub const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF";

/// One pixel.
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
    \0\0\0\x0aIDAT\x78\x9c\x63\x60\0\0\0\x02\0\x01\x48\xaf\xa4\x71\0\0\0\0IEND\xae\x42\x60\x82";

pub fn jpeg() -> Vec<u8> {
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9".to_vec()
}

pub fn docx() -> Vec<u8> {
    zipped(&[("[Content_Types].xml", b"<Types/>"), ("_rels/.rels", b"<r/>"), ("word/document.xml", b"<w:document/>")])
}

pub fn hwpx() -> Vec<u8> {
    zipped(&[("mimetype", b"application/hwp+zip"), ("version.xml", b"<v/>"), ("Contents/section0.xml", b"<s/>")])
}

pub fn xlsx() -> Vec<u8> {
    zipped(&[("[Content_Types].xml", b"<Types/>"), ("_rels/.rels", b"<r/>"), ("xl/workbook.xml", b"<workbook/>")])
}

/// A compound file with these names in its directory: its table, its directory, and what the first of them holds.
pub fn hwp(names: &[&str]) -> Vec<u8> {
    let mut header = vec![0_u8; 512];
    header[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    header[30] = 9;
    header[44] = 1;
    header[48] = 1;
    header[68..72].fill(0xff);
    header[76..].fill(0xff);
    header[76..80].fill(0);
    let mut table = vec![0xff_u8; 512];
    let marks = [0xffff_fffd_u32, 0xffff_fffe, 0xffff_fffe];
    for (place, mark) in marks.iter().enumerate() {
        table[4 * place..4 * place + 4].copy_from_slice(&mark.to_le_bytes());
    }
    let mut directory = vec![0_u8; 512];
    for (place, name) in std::iter::once(&"Root Entry").chain(names).enumerate() {
        let entry = &mut directory[128 * place..128 * (place + 1)];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = u8::try_from(2 * (name.len() + 1)).unwrap();
    }
    let mut content = b"HWP Document File".to_vec();
    content.resize(512, 0);
    [header, table, directory, content].concat()
}

/// Another file of its kind, as large as is asked for.
pub fn pdf_of(size: usize) -> Vec<u8> {
    let mut content = PDF[..9].to_vec();
    content.resize(size - 5, b'x');
    content.extend_from_slice(b"%%EOF");
    content
}

/// A zip file with these entries, uncompressed.
pub fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut all, mut directory) = (Vec::new(), Vec::new());
    let short = |length: usize| u16::try_from(length).unwrap().to_le_bytes();
    let long = |length: usize| u32::try_from(length).unwrap().to_le_bytes();
    for (name, content) in entries {
        let begins = long(all.len());
        // Version, flags, method, time, day; nobody checks the checksum.
        let about = [[20, 0].as_slice(), &[0; 8], &[0; 4], &long(content.len()), &long(content.len())].concat();
        let name_length = short(name.len());
        all.extend([b"PK\x03\x04".as_slice(), &about, &name_length, &[0; 2], name.as_bytes(), content].concat());
        let fields = [b"PK\x01\x02\x14\0".as_slice(), &about, &name_length, &[0; 12], &begins, name.as_bytes()];
        directory.extend(fields.concat());
    }
    let count = short(entries.len());
    let ends = [b"PK\x05\x06\0\0\0\0".as_slice(), &count, &count, &long(directory.len()), &long(all.len()), &[0; 2]];
    let ends = ends.concat();
    [all, directory, ends].concat()
}
