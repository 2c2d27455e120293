//! Days that nobody can mean: what a test puts wherever a day is taken.

/// Texts that are no day, no due day and no moment; none is empty, which means that no day is given.
pub const HOSTILE_DAYS: [&str; 34] = [
    // Years outside those that can be named.
    "26",
    "26-11-25",
    "26. 12. 31.",
    "0026-11-25",
    "0000",
    "0000-01",
    "0000-01-01",
    "1899-12-31",
    "2200-01-01",
    "9999-12-31",
    "10000-01-01",
    "292277026-12-04",
    "-2026-11-25",
    "+2026-11-25",
    // Days that the calendar lacks.
    "2025-02-29",
    "2026-02-30",
    "2026-11-31",
    "2026-13-01",
    "2026-00-10",
    "2026-11-00",
    "2026. 2. 30.",
    "2026 Q5",
    "2026년 5분기",
    "2026 H3",
    // Other forms.
    "20261125",
    "25.11.2026",
    "11/25/2026",
    "2026-11-25 10:00",
    "tomorrow",
    "내일",
    "1e9",
    "٢٠٢٦-١١-٢٥",
    "2026-11-25' OR '1'='1",
    "<b>2026-11-25</b>",
];
