#!/usr/bin/env python3
"""Measures the readers of files: seconds of one core and memory for 200 pages of each kind, and an answer for each bomb.

    scripts/measure-readers.py [FOLDER]

Takes target/release/accord, and starts it as the server does: one child for each file, with the file as its standard input.
Files are made here, of invented words; with FOLDER they are kept there. The table goes to the standard output.
"""

import json
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "target/release/accord"
PAGES = 200
CHROMIUM = os.environ.get("ACCORD_TEST_CHROMIUM", "/usr/bin/chromium")

ENGLISH = """The two sides will share the results of their research on safe machines by the end of the year.
They agreed to hold a joint exercise of ships and crews, and to report about it to their ministers.
Both governments intend to open a common register of test beds and to keep it up to date every quarter.
The ministers welcomed the progress that the working group has made since its last meeting.""".splitlines()
KOREAN = """양측은 인공지능 안전성 평가 기준을 내년 상반기까지 공동으로 마련하기로 하였다.
양국은 해저케이블 장애에 대응하는 합동 훈련을 매년 실시할 예정이다.
양 장관은 실무협의체가 지난 회의 이후 거둔 성과를 환영하였다.
양측은 시험망의 공동 목록을 작성하고 분기마다 갱신하기로 합의하였다.""".splitlines()


# Starts the reader, and tells how it ended, its seconds by the clock and of a core, and its memory in kB.
SMALL = """
import json, os, sys, time
began = time.monotonic()
_, status, used = os.wait4(os.posix_spawn(sys.argv[1], [sys.argv[1], "read-file"], os.environ), 0)
took = time.monotonic() - began
code = os.waitstatus_to_exitcode(status)
print(json.dumps([code, took, used.ru_utime + used.ru_stime, used.ru_maxrss]), file=sys.stderr)
"""


def paragraphs(words: list[str]) -> list[list[str]]:
    """The paragraphs of each page: as many as a page has room for when a browser prints it."""
    chance = random.Random(13)
    most = 2_300 if words is ENGLISH else 850
    pages = []
    for page in range(PAGES):
        left, out = most, []
        while left > 0:
            paragraph = f"{page + 1}.{len(out) + 1} " + " ".join(chance.choice(words) for _ in range(3))
            out.append(paragraph)
            left -= len(paragraph)
        pages.append(out)
    return pages


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def plain(words: list[str]) -> bytes:
    return "\n\n".join(it for page in paragraphs(words) for it in page).encode()


def html(words: list[str]) -> bytes:
    pages = ["".join(f"<p>{escaped(it)}</p>" for it in page) for page in paragraphs(words)]
    style = "body{font:12pt serif}section{break-after:page}"
    body = "".join(f"<section>{it}</section>" for it in pages)
    return f"<!DOCTYPE html><html><meta charset=utf-8><style>{style}</style><body>{body}</body></html>".encode()


def pdf_printed(words: list[str]) -> bytes | None:
    """As a browser prints it: with fonts of its own and each letter's place."""
    if not shutil.which(CHROMIUM):
        return None
    with tempfile.TemporaryDirectory() as folder:
        page, file = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_bytes(html(words))
        flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={file}", f"--user-data-dir={folder}/user"]
        subprocess.run([CHROMIUM, *flags, page.as_uri()], check=True, capture_output=True, timeout=300)
        return file.read_bytes()


def pdf_written(contents: list[bytes], extra: bytes = b"", uses: bytes = b"/Font << /F1 3 0 R >>") -> bytes:
    """A PDF of pages with these contents, in a font that every reader has, and of another object."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"]
    kids = []
    for content in contents:
        packed = zlib.compress(content)
        objects.append(b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed))
        objects.append(b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << %s >> >>" % (len(objects), uses))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 595 842] >>" % (b" ".join(kids), len(kids))
    if extra:
        objects.append(extra)
    out = BytesIO(b"%PDF-1.5\n")
    out.seek(0, 2)
    places = []
    for at, content in enumerate(objects):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (at + 1, content))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % it for it in places))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def pdf_simple(words: list[str]) -> bytes:
    contents = []
    for page in paragraphs(words):
        lines = []
        for paragraph in page:
            line = ""
            for word in paragraph.split():
                if len(line) + len(word) > 80:
                    lines.append(line)
                    line = ""
                line = f"{line} {word}".strip()
            lines += [line, ""]
        shown = "".join(f"({it}) Tj T*\n" for it in lines)
        contents.append(f"BT /F1 9 Tf 1 0 0 1 50 800 Tm 12 TL\n{shown}ET".encode())
    return pdf_written(contents)


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            file.writestr(name, content)
    return out.getvalue()


def docx(words: list[str]) -> bytes:
    run = "<w:p><w:pPr><w:jc w:val='both'/></w:pPr><w:r><w:rPr><w:sz w:val='24'/></w:rPr><w:t>{}</w:t></w:r></w:p>"
    body = "".join(run.format(escaped(it)) for page in paragraphs(words) for it in page)
    return zipped([("word/document.xml", f"<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>".encode())])


def hwpx(words: list[str]) -> bytes:
    run = "<hp:p><hp:run><hp:t>{}</hp:t></hp:run></hp:p>"
    body = "".join(run.format(escaped(it)) for page in paragraphs(words) for it in page)
    section = f"<hs:sec xmlns:hs='s' xmlns:hp='p'>{body}</hs:sec>".encode()
    return zipped([("mimetype", b"application/hwp+zip"), ("Contents/section0.xml", section)])


def hwp_section(words: list[str]) -> bytes:
    def record(tag: int, level: int, data: bytes) -> bytes:
        head = struct.pack("<I", tag | level << 10 | min(len(data), 0xFFF) << 20)
        return head + (struct.pack("<I", len(data)) if len(data) >= 0xFFF else b"") + data

    lines = [it for page in paragraphs(words) for it in page]
    return b"".join(record(66, 0, bytes(22)) + record(67, 1, f"{it}\r".encode("utf-16-le")) for it in lines)


def hwp(section: bytes, flags: int = 1) -> bytes:
    header = b"HWP Document File".ljust(36, b"\0") + struct.pack("<I", flags)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(section) + packer.flush()
    return compound(header.ljust(256, b"\0"), packed)


def compound(header: bytes, section: bytes) -> bytes:
    """A compound file with /FileHeader and /BodyText/Section0, each of them padded to whole sectors of its own."""
    sector, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    # Streams below 4,096 bytes would stand elsewhere; what follows after their ends is not read.
    streams = [header.ljust(4_096, b"\0"), section.ljust(4_096, b"\0")]
    chains, body, at = [], b"", 1
    for stream in streams:
        count = -(-len(stream) // sector)
        chains.append((at, count))
        body += stream.ljust(count * sector, b"\0")
        at += count
    tables = 1
    while tables * 128 < at + tables:
        tables += 1
    table = [end]
    for start, count in chains:
        table += [*range(start + 1, start + count), end]
    table += [0xFFFFFFFD] * tables
    table += [free] * (tables * 128 - len(table))

    def entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
        called = name.encode("utf-16-le") + b"\0\0"
        facts = struct.pack("<64sHBB3I", called.ljust(64, b"\0"), len(called), kind, 1, free, right, child)
        return facts + bytes(16 + 4 + 16) + struct.pack("<IQ", start, size)

    directory = entry("Root Entry", 5, 1, free, end, 0) + entry("BodyText", 1, 3, 2, 0, 0)
    directory += entry("FileHeader", 2, free, free, chains[0][0], len(streams[0]))
    directory += entry("Section0", 2, free, free, chains[1][0], len(streams[1]))
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    first = magic + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    first += struct.pack("<9I", 0, tables, 0, 0, 4_096, end, 0, end, 0)
    listed = [*range(at, at + tables)]
    first += struct.pack("<109I", *(listed + [free] * (109 - tables)))
    return first + directory + body + struct.pack(f"<{len(table)}I", *table)


def deep_form() -> bytes:
    draws = b"/X Do " * 10
    form = b"<< /Type /XObject /Subtype /Form /Resources << /XObject << /X 6 0 R >> >> /Length %d >>\nstream\n%s\nendstream"
    return pdf_written([b"/X Do"], form % (len(draws), draws), b"/XObject << /X 6 0 R >>")


def half(file: bytes) -> bytes:
    return file[: len(file) // 2]


def files() -> list[tuple[str, str, bytes | None]]:
    """Name, what it is, and the file."""
    text = plain(ENGLISH)
    packed = zlib.compress(bytes(60_000_000), 9)
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)
    return [
        ("text", "200 pages, English", text),
        ("text", "200 pages, Korean, code page 949", plain(KOREAN).decode().encode("cp949")),
        ("HTML", "200 pages, English", html(ENGLISH)),
        ("HTML", "200 pages, Korean", html(KOREAN)),
        ("PDF", "200 pages, English, Courier", pdf_simple(ENGLISH)),
        ("PDF", "200 pages, English, printed by a browser", pdf_printed(ENGLISH)),
        ("PDF", "200 pages, Korean, printed by a browser", pdf_printed(KOREAN)),
        ("DOCX", "200 pages, English", docx(ENGLISH)),
        ("HWPX", "200 pages, Korean", hwpx(KOREAN)),
        ("HWP", "200 pages, Korean", hwp(hwp_section(KOREAN))),
        ("text", "20 MB", b"The two sides will act. " * 873_000),
        ("HTML", "200,000 elements in each other", b"<html>" + b"<div>" * 200_000),
        ("PDF", "a stream of 60 MB", pdf_written([b"BT ET"], stream)),
        ("PDF", "a part that draws itself ten times", deep_form()),
        ("PDF", "cut in the middle", half(pdf_simple(ENGLISH))),
        ("PDF", "pages of pictures", pdf_written([b"q Q"] * 20)),
        ("DOCX", "60 MB of blanks in a zip", zipped([("word/document.xml", b" " * 60_000_000)])),
        ("DOCX", "100,000 paragraphs in each other", zipped([("word/document.xml", b"<w:p>" * 100_000)])),
        ("DOCX", "cut in the middle", half(docx(ENGLISH))),
        ("zip", "5,000 members", zipped([(f"m{it}", b"") for it in range(5_000)])),
        ("HWPX", "cut in the middle", half(hwpx(KOREAN))),
        ("HWP", "60 MB of nothing, packed", hwp(bytes(60_000_000))),
        ("HWP", "records cut off", hwp(hwp_section(KOREAN)[:50_001])),
        ("HWP", "with a password", hwp(hwp_section(KOREAN), 3)),
        ("text", "nothing", b""),
        ("picture", "PNG", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    ]


def read(file: bytes) -> tuple[str, float, float, float]:
    """What the reader says, seconds by the clock and of a core, and its largest memory in MB."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        given.write(file)
        given.seek(0)
        # A child's memory counts from that of the process that starts it: a small one.
        small = [sys.executable, "-S", "-c", SMALL, str(PROGRAM)]
        environment = {"MIMALLOC_ARENA_RESERVE": "0"}
        told = subprocess.run(small, stdin=given, stdout=answer, stderr=subprocess.PIPE, env=environment, check=True)
        code, took, used, memory = json.loads(told.stderr.splitlines()[-1])
        answer.seek(0)
        said = answer.read()
    if code != 0:
        told = f"ended by signal {-code}: *bomb*" if code < 0 else "*broken*"
    else:
        result = json.loads(said)
        told = f"{len(result['Ok']['text']):,} characters" if "Ok" in result else f"*{result['Err']}*"
    return told, took, used, memory / 1024


def main() -> None:
    keep = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    print("| kind | file | kB | answer | seconds | of a core | MB |\n| --- | --- | --- | --- | --- | --- | --- |")
    for at, (kind, name, file) in enumerate(files()):
        if file is None:
            print(f"| {kind} | {name} | | not made: no browser | | | |")
            continue
        pages = file.count(b"/Type /Page\n") + file.count(b"/Type /Page ")
        name += f" ({pages} pages)" if kind == "PDF" and pages > 199 and pages != PAGES else ""
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{at:02}.{kind.lower()}").write_bytes(file)
        told, took, used, memory = read(file)
        print(f"| {kind} | {name} | {len(file) / 1000:,.0f} | {told} | {took:.2f} | {used:.2f} | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
