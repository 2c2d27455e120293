#!/usr/bin/env python3
"""Make public/fonts/ and style/fonts.css from Pretendard. Run by hand, only when the font is to change:

    npm pack pretendard@1.3.9 && tar xzf pretendard-1.3.9.tgz        (gives ./package)
    pip install fonttools==4.68.0 brotli
    python3 scripts/fonts.py package

Why not the subsets that come in the package: they carry every weight from 45 to 930 and cut Latin in
two, so they are twice as heavy. The licence reserves the name "Pretendard" for unmodified fonts, so
ours are called "Accord Sans".
"""

import re
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY = "Accord Sans"
WEIGHTS = (400, 750)
# No `calt`: it draws "->" as an arrow and "3x" as "3×", and we show texts as they were signed.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "case", "tnum"]

# With the name of the Korean language, which every page has.
LATIN = "20-7e a0-17f 2000-203b 2044 20a9 20ac 2113 2116 2122 2190-2193 2197 2212 2713 25a0-25cf ad6d c5b4 d55c"
# Spans are cut to what the font holds. Later groups never repeat a character of an earlier one.
OTHER = {
    "latin-more": "180-24f 250-36f 1e00-1eff 2000-2bff",
    "greek-cyrillic": "370-52f",
    "east-asian": "1100-11ff 3000-33ff f900-ffef",
}
# What the interface says, and texts of the kind that portfolios hold: their letters come in one file.
SPOKEN = ["src/i18n/ko/**/*.ftl", "src/demo/*.json"]
HANGUL = range(0xAC00, 0xD7A4)
COMMON_PER_FILE = 250
RARE_PER_FILE = 620

# Until ours arrive: fonts that readers have, each brought to our widths, so that lines do not move. How wide Hangul is
# in each of them, in hundredths of its size; bold, where it is a font of its own.
LOCAL_HANGUL = [
    (92, ["Noto Sans KR", "Noto Sans CJK KR", "Noto Sans CJK JP"], ["Noto Sans KR Bold", "Noto Sans CJK KR Bold", "Noto Sans CJK JP Bold"]),
    (92, ["Malgun Gothic"], ["Malgun Gothic Bold"]),
    (100, ["WenQuanYi Zen Hei"], []),
]


def spans(text: str) -> set[int]:
    found: set[int] = set()
    for part in text.split():
        first, _, last = part.partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def common_syllables(package: Path) -> list[int]:
    """The package's own subsets are numbered by how often their syllables are used: the highest first."""
    css = (package / "dist/web/variable/pretendardvariable-dynamic-subset.css").read_text()
    blocks = re.findall(r"subset\.(\d+)\.woff2.*?unicode-range: (.*?);", css, re.S)
    ordered: list[int] = []
    for number, ranges in sorted(blocks, key=lambda block: -int(block[0])):
        if int(number) >= 72:
            wanted = spans(ranges.replace("U+", "").replace(",", " "))
            ordered += sorted(c for c in wanted if 0xAC00 <= c <= 0xD7A3)
    return ordered


def spoken(root: Path) -> list[int]:
    """The letters of our catalogues and demonstrations."""
    files = [file for pattern in SPOKEN for file in sorted(root.glob(pattern))]
    return sorted({ord(c) for file in files for c in file.read_text()})


def groups(root: Path, package: Path, held: set[int]) -> dict[str, list[int]]:
    taken: set[int] = set()
    made: dict[str, list[int]] = {}

    def add(name: str, wanted) -> None:
        chosen = [c for c in wanted if c in held and c not in taken]
        taken.update(chosen)
        if chosen:
            made[name] = chosen

    add("latin", sorted(spans(LATIN)))
    add("korean", spoken(root))
    for name, text in OTHER.items():
        add(name, sorted(spans(text)))
    common = [c for c in common_syllables(package) if c not in taken]
    for start in range(0, len(common), COMMON_PER_FILE):
        add(f"hangul-{start // COMMON_PER_FILE + 1}", common[start : start + COMMON_PER_FILE])
    rare = [c for c in HANGUL if c not in taken]
    for start in range(0, len(rare), RARE_PER_FILE):
        add(f"hangul-rare-{start // RARE_PER_FILE + 1}", rare[start : start + RARE_PER_FILE])
    return made


def unicode_range(points: list[int]) -> str:
    runs: list[list[int]] = []
    for c in sorted(points):
        if runs and c == runs[-1][1] + 1:
            runs[-1][1] = c
        else:
            runs.append([c, c])
    return ", ".join(f"U+{a:x}" if a == b else f"U+{a:x}-{b:x}" for a, b in runs)


def rename(font: TTFont) -> None:
    postscript = FAMILY.replace(" ", "")
    new = {1: FAMILY, 2: "Regular", 3: postscript, 4: FAMILY, 6: postscript}
    # 0, 5, 13, 14: copyright, version and licence stay as the author wrote them.
    font["name"].names = [n for n in font["name"].names if n.nameID in (0, 5, 13, 14) and n.langID == 0x409]
    for name_id, value in new.items():
        font["name"].setName(value, name_id, 3, 1, 0x409)


def local(family: str, names: list[str], weight: int, width: int, ours: float) -> str:
    sources = ", ".join(f'local("{name}")' for name in names)
    return LOCAL_RULE.format(family=family, sources=sources, weight=weight, size=ours / width * 100)


def main(package: Path) -> None:
    root = Path(__file__).resolve().parent.parent
    out = root / "public/fonts"
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("*.woff2"):
        old.unlink()

    whole = TTFont(package / "dist/public/variable/PretendardVariable.ttf")
    narrowed = instancer.instantiateVariableFont(whole, {"wght": WEIGHTS})
    held = set(narrowed.getBestCmap())
    wide = narrowed["hmtx"][narrowed.getBestCmap()[HANGUL[0]]][0] / narrowed["head"].unitsPerEm * 100
    source = out / "narrowed.ttf"
    narrowed.save(source)
    rules = []
    for name, points in groups(root, package, held).items():
        options = subset.Options(flavor="woff2", hinting=False, layout_features=FEATURES, name_IDs=["*"], notdef_outline=True)
        options.drop_tables += ["STAT", "DSIG"]
        font = subset.load_font(source, options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=points)
        cutter.subset(font)
        rename(font)
        file = f"accord-sans-{name}.woff2"
        subset.save_font(font, out / file, options)
        # What is rare has whole stretches: of two rules with one character the later counts, and those are shorter.
        shown = f"U+{points[0]:x}-{points[-1]:x}" if "rare" in name else unicode_range(points)
        rules.append(RULE.format(family=FAMILY, low=WEIGHTS[0], high=WEIGHTS[1], file=file, range=shown))
    source.unlink()
    fallbacks = []
    for number, (width, regular, bold) in enumerate(LOCAL_HANGUL, start=1):
        family = f"{FAMILY} Hangul {number}"
        fallbacks.append(local(family, regular, 400, width, wide))
        if bold:
            fallbacks.append(local(family, bold, 700, width, wide))
    (root / "style/fonts.css").write_text("\n".join([HEAD, *fallbacks, *reversed(rules)]))


HEAD = """\
/* Written by scripts/fonts.py; change it there. A browser fetches only the files whose characters a page
   shows: an English page one, a Korean page seldom more than two. */

/* Until those arrive: a system font brought to the same widths and height, so that lines do not move. */
@font-face {
  font-family: "Accord Sans Fallback";
  src: local("Arial"), local("Liberation Sans"), local("Arimo");
  size-adjust: 101.6%;
  ascent-override: 93.7%;
  descent-override: 23.7%;
  line-gap-override: 0%;
}
"""

LOCAL_RULE = """\
@font-face {{
  font-family: "{family}";
  font-weight: {weight};
  src: {sources};
  size-adjust: {size:.1f}%;
  unicode-range: U+1100-11ff, U+3130-318f, U+ac00-d7a3;
}}
"""

RULE = """\
@font-face {{
  font-family: "{family}";
  font-weight: {low} {high};
  font-display: swap;
  src: url("/fonts/{file}") format("woff2");
  unicode-range: {range};
}}
"""

if __name__ == "__main__":
    main(Path(sys.argv[1]))
