//! Texts as people paste them and as attackers send them, and what must become of each wherever one can be typed.

/// What must become of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is taken, and reads like this everywhere.
    Taken(&'static str),
    /// It is refused at its field, with this said there: the character, or that nothing can be seen.
    Refused(&'static str),
}

use Fate::{Refused, Taken};

/// What is said where a text has nothing that can be seen.
const UNSEEN: &str = "only invisible characters";

/// The texts with their fates. Those that are taken in several lines are for fields of several lines.
pub const HOSTILE_TEXTS: &[(&str, Fate)] = &[
    // What Markdown, autocorrection and spreadsheets would change.
    ("2026. 3. 1. 착수", Taken("2026. 3. 1. 착수")),
    ("2026. 3. 1. 착수\n2026. 4. 2. 서명", Taken("2026. 3. 1. 착수\n2026. 4. 2. 서명")),
    ("1. 가\n3. 나\n2) 다", Taken("1. 가\n3. 나\n2) 다")),
    ("(~'26.6) 준비, ('26.7~) 시행", Taken("(~'26.6) 준비, ('26.7~) 시행")),
    ("2026. 6. 1.~6. 30., 7. 1.~7. 31.", Taken("2026. 6. 1.~6. 30., 7. 1.~7. 31.")),
    ("**\"보안\"**은 __중요__", Taken("**\"보안\"**은 __중요__")),
    ("예산 2*3*4억", Taken("예산 2*3*4억")),
    ("# 제목\n===\n---\n> 인용", Taken("# 제목\n===\n---\n> 인용")),
    ("- 가\n* 나\n+ 다", Taken("- 가\n* 나\n+ 다")),
    ("[x](javascript:alert(1)) ![y](//a.example/z.png)", Taken("[x](javascript:alert(1)) ![y](//a.example/z.png)")),
    ("C:\\보고\\n \\* `code` ~~그음~~", Taken("C:\\보고\\n \\* `code` ~~그음~~")),
    (
        "첫 줄\n    □ 추진\n      ○ 세부\n        - 항목\n        ※ 참고",
        Taken("첫 줄\n    □ 추진\n      ○ 세부\n        - 항목\n        ※ 참고"),
    ),
    ("    □ 첫 줄의\n    ○ 들여쓰기", Taken("    □ 첫 줄의\n    ○ 들여쓰기")),
    ("두 칸  세 칸   끝", Taken("두 칸  세 칸   끝")),
    ("\n\n위\n\n\n아래\n\n", Taken("위\n\n\n아래")),
    ("  앞뒤 빈칸  ", Taken("앞뒤 빈칸")),
    ("'5월 이전' “여는” ‘닫는’ ... — –", Taken("'5월 이전' “여는” ‘닫는’ ... — –")),
    ("(c) 1/2 -> ... :) & &amp; &#39;", Taken("(c) 1/2 -> ... :) & &amp; &#39;")),
    // Rows copied from a spreadsheet, and tabs that are none.
    ("연도\t금액\n2025\t100\n2026\t=SUM(1)", Taken("연도\t금액\n2025\t100\n2026\t=SUM(1)")),
    ("예산\n연도\t금액\t비고\n2025\t100\n끝", Taken("예산\n연도\t금액\t비고\n2025\t100\n끝")),
    ("한 줄의\t탭", Taken("한 줄의\t탭")),
    // Each of the breaks that systems have for lines.
    ("가\r\n나", Taken("가\n나")),
    ("다\r라", Taken("다\n라")),
    ("마\u{b}바", Taken("마\n바")),
    ("사\u{c}아", Taken("사\n아")),
    ("자\u{85}차", Taken("자\n차")),
    ("가\u{2028}나\u{2029}다", Taken("가\n나\n다")),
    // One spelling for what looks the same.
    ("\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}", Taken("한국")),
    ("Cafe\u{301}", Taken("Caf\u{e9}")),
    ("\u{ff32}\u{ff06}\u{ff24} \u{f9dd}", Taken("\u{ff32}\u{ff06}\u{ff24} \u{5229}")),
    // What cannot be seen, among what can.
    ("보\u{200b}안", Taken("보\u{200b}안")),
    ("co\u{ad}operation", Taken("co\u{ad}operation")),
    ("a\u{a0}b\u{2003}c\u{3000}d", Taken("a\u{a0}b\u{2003}c\u{3000}d")),
    ("👩\u{200d}🔬 🇰🇷 \u{1f3f4}\u{e0067}\u{e007f}", Taken("👩\u{200d}🔬 🇰🇷 \u{1f3f4}\u{e0067}\u{e007f}")),
    ("한글\u{feff}표식", Taken("한글\u{feff}표식")),
    // Directions that are taken back, and scripts that have their own.
    ("\u{2067}שלום\u{2069} 및 \u{202b}سلام\u{202c}", Taken("\u{2067}שלום\u{2069} 및 \u{202b}سلام\u{202c}")),
    ("שלום 2026", Taken("שלום 2026")),
    // Markup, formulas, patterns, statements.
    ("</textarea><script>alert(1)</script>", Taken("</textarea><script>alert(1)</script>")),
    ("\"><img src=x onerror=alert(1)>", Taken("\"><img src=x onerror=alert(1)>")),
    ("]]> <!-- <![CDATA[ <?xml ?> &bogus;", Taken("]]> <!-- <![CDATA[ <?xml ?> &bogus;")),
    ("=1+1", Taken("=1+1")),
    ("@SUM(A1) +1 -1", Taken("@SUM(A1) +1 -1")),
    ("'; DROP TABLE record; -- %_\\", Taken("'; DROP TABLE record; -- %_\\")),
    ("{ $name } {{x}} ${y} %s %00 \\u0000", Taken("{ $name } {{x}} ${y} %s %00 \\u0000")),
    ("https://a.example/1에서, https://user:pw@b.example", Taken("https://a.example/1에서, https://user:pw@b.example")),
    ("\u{20bb7}野家 ①㈜㎢", Taken("\u{20bb7}野家 ①㈜㎢")),
    // What no text has.
    ("a\0b", Refused("U+FFFD")),
    ("\0", Refused("U+FFFD")),
    ("a\u{7}b", Refused("U+0007")),
    ("a\u{1b}[31mb", Refused("U+001B")),
    ("a\u{7f}b", Refused("U+007F")),
    ("a\u{9f}b", Refused("U+009F")),
    ("a\u{fffe}b", Refused("U+FFFE")),
    ("a\u{ffff}b", Refused("U+FFFF")),
    ("a\u{fdd0}b", Refused("U+FDD0")),
    ("a\u{1fffe}b", Refused("U+1FFFE")),
    ("a\u{fffd}b", Refused("U+FFFD")),
    ("a\u{fffc}b", Refused("U+FFFC")),
    // From HWP, mostly.
    ("\u{f09f} 추진", Refused("U+F09F")),
    ("옛말 \u{e0bc}", Refused("U+E0BC")),
    ("\u{f0000}\u{10fffd}", Refused("U+F0000")),
    // Directions that are not taken back.
    ("a\u{202e}b", Refused("U+202E")),
    ("a\u{2066}b", Refused("U+2066")),
    ("a\u{2069}b", Refused("U+2069")),
    ("a\u{202d}b\u{2069}", Refused("U+2069")),
    // Nothing that can be seen.
    ("\u{3164}", Refused(UNSEEN)),
    ("\u{200b}\u{2060}", Refused(UNSEEN)),
    ("\u{2800}", Refused(UNSEEN)),
    (" \u{ad}\u{feff} ", Refused(UNSEEN)),
    ("\u{115f}\u{1160}", Refused(UNSEEN)),
    ("\u{200e}\u{61c}", Refused(UNSEEN)),
];

/// A text without spaces, as long as a title may be.
pub fn longest_title() -> String {
    "가".repeat(300)
}
