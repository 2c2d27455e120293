//! Search: any syllable, any part of a compound, taken literally.

use accord::domain::basics::lang::Lang;
use accord::domain::list::query::Query;
use unicode_normalization::UnicodeNormalization as _;

use crate::support::chance::Dice;
use crate::support::database::TestDatabase;
use crate::support::oracle::{everything, holds};
use crate::support::people::anyone;

/// What the store finds, and what a plain scan of the texts finds.
async fn agrees(database: &TestDatabase, queries: &[String]) {
    let all = database.all_records().await;
    let mut seen = database.seen_by(anyone(), None).await;
    let rows = everything(&all, &seen.reference, &anyone(), seen.as_of);
    for words in queries {
        let found = rows.iter().filter(|it| !it.superseded && holds(it, words));
        let mut expected: Vec<_> = found.map(|it| it.slug.clone()).collect();
        expected.sort();
        assert_eq!(seen.found(words).await, expected, "{words}");
    }
}

/// Parts of the titles, one to six characters long, from anywhere in a word.
fn parts(titles: &[String], many: usize) -> Vec<String> {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    (0..many)
        .map(|_| {
            let title: Vec<char> = dice.one(titles).chars().collect();
            let (from, length) = (dice.below(title.len()), 1 + dice.below(6));
            title.iter().skip(from).take(length).collect::<String>()
        })
        .filter(|part| !part.trim().is_empty())
        .collect()
}

on_both! {
    /// T50: a compound is found by each of its words, by one syllable, and together with a Latin word.
    async fn t50_a_compound_is_found_by_its_parts(database: TestDatabase) {
        database.load_cases().await;
        let mut seen = database.seen_by(anyone(), None).await;
        for words in ["보안", "공동", "성명", "보", "AI 보안", "사이버보안 공동성명", "이버보", "성명 ai"]
        {
            assert!(seen.found(words).await.contains(&"search".to_owned()), "{words}");
        }
        assert_eq!(seen.found("보안 성명서").await, Vec::<String>::new());
    }

    /// T50: typed on a Mac, where syllables come apart.
    async fn t50_decomposed_hangul_finds_the_same(database: TestDatabase) {
        database.load_cases().await;
        let mut seen = database.seen_by(anyone(), None).await;
        let apart: String = "사이버보안".nfd().collect();
        let found = seen.found(&apart).await;
        assert_eq!(found, seen.found("사이버보안").await);
        assert!(!found.is_empty());
    }

    /// T53: what a search box might take for a pattern is text.
    async fn t53_marks_are_taken_literally(database: TestDatabase) {
        database.load_cases().await;
        let queries = [
            "(", ")", "[", "]", "%", "_", "\"", "\"\"", "\\", "'", "*", "50%", "_all_", "[marks]", "^", "$", ".*",
            "a_l", "AND", "OR", "NOT", "NEAR(", "-", "--", ";", "text:ai", "&", "|", "!", "<b>", "</title>", "\\%",
            "%%", "{", "}",
        ];
        agrees(&database, &queries.map(str::to_owned)).await;
    }

    /// T53: however long.
    async fn t53_long_queries_are_answered(database: TestDatabase) {
        database.load_cases().await;
        let queries = [
            "a".repeat(2_000),
            "보".repeat(4_000),
            "(".repeat(2_000),
            "%".repeat(2_000),
            "\"".repeat(2_000),
            "ab ".repeat(1_300),
        ];
        agrees(&database, &queries).await;
    }

    /// T53: however many different words.
    async fn t53_two_thousand_different_words_are_answered(database: TestDatabase) {
        database.load_cases().await;
        let words: Vec<String> = ('가'..).take(2_000).map(String::from).collect();
        let mut seen = database.seen_by(anyone(), None).await;
        assert_eq!(seen.found(&words.join(" ")).await, Vec::<String>::new());
        let found = seen.slugs(&Query { q: ["ai"; 1_300].join(" "), ..Query::default() }, Lang::En).await;
        assert!(!found.is_empty());
    }

    async fn capital_letters_and_two_letter_words_find_the_same(database: TestDatabase) {
        database.load_demonstration().await;
        let queries =
            ["AI", "ai", "Ai", "6G", "6g", "RAN", "r", "MSIT", "msit", "NIST", "US", "QIST", "open ran", "RAN OPEN"];
        agrees(&database, &queries.map(str::to_owned)).await;
    }

    /// T50: any part of any title finds what a plain scan of the texts finds.
    async fn t50_any_part_of_any_title_finds_what_holds_it(database: TestDatabase) {
        database.load_demonstration().await;
        let titles = database
            .column("SELECT DISTINCT title_ko FROM headline UNION SELECT DISTINCT title_en FROM headline")
            .await;
        agrees(&database, &parts(&titles, 250)).await;
    }

    /// The same words, however they are written.
    async fn what_looks_alike_finds_the_same(database: TestDatabase) {
        database.load_demonstration().await;
        let spelt: [&[&str]; 4] = [
            &["5G·6G", "5Gㆍ6G", "5G・6G", "5G•6G", "5G∙6G", "5G･6G", "５Ｇ·６Ｇ", "5G-6G", "5g–6g", "5G6G"],
            &["한·미", "한ㆍ미", "한미", "한-미", "한・미"],
            &["OpenRAN", "Open-RAN", "open‑ran", "Ｏｐｅｎ－ＲＡＮ", "OPEN·RAN"],
            &["R&D", "Ｒ＆Ｄ", "r＆d"],
        ];
        for spelt in spelt {
            agrees(&database, &spelt.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>()).await;
        }
        let mut seen = database.seen_by(anyone(), None).await;
        for spelt in spelt {
            let found = seen.found(spelt[0]).await;
            assert!(!found.is_empty(), "{}", spelt[0]);
            for words in spelt {
                assert_eq!(seen.found(words).await, found, "{words}");
            }
        }
        let apart = seen.found("Open RAN").await;
        assert!(seen.found("OpenRAN").await.iter().all(|it| apart.contains(it)), "apart finds no fewer");
    }

    /// In quotation marks words stand beside each other, in that order.
    async fn a_phrase_is_taken_literally(database: TestDatabase) {
        database.load_demonstration().await;
        let queries = [
            "\"Open RAN\"", "“open ran”", "\"RAN Open\"", "\"joint statement\" AI", "\"6G\"", "\"5G\" \"6G\"", "\"open", "RAN\"",
            "\"공동 성명\"", "\"성명 공동\"", "\" \"", "\"-\"",
        ];
        agrees(&database, &queries.map(str::to_owned)).await;
        let mut seen = database.seen_by(anyone(), None).await;
        let (phrase, apart) = (seen.found("\"Open RAN\"").await, seen.found("RAN Open").await);
        assert!(!phrase.is_empty() && phrase.iter().all(|it| apart.contains(it)));
        assert_eq!(seen.found("\"RAN Open\"").await, Vec::<String>::new());
    }

    /// Parts of titles with other characters between and around their words find what a plain scan finds.
    async fn parts_in_other_spellings_find_what_holds_them(database: TestDatabase) {
        database.load_demonstration().await;
        let titles = database
            .column("SELECT DISTINCT title_ko FROM headline UNION SELECT DISTINCT title_en FROM headline")
            .await;
        let mut dice = Dice(0xD1B5_4A32_D192_ED03);
        let joints = ["", "-", "·", "ㆍ", "–", " "];
        let queries: Vec<String> = parts(&titles, 150)
            .iter()
            .map(|part| part.trim().split([' ', '-', '·']).collect::<Vec<_>>().join(*dice.one(&joints)))
            .filter(|it| !it.is_empty())
            .collect();
        agrees(&database, &queries).await;
    }

    async fn an_owner_is_found_by_name_and_code(database: TestDatabase) {
        database.load_cases().await;
        let mut seen = database.seen_by(anyone(), None).await;
        for words in ["AUR_NSI", "표준원", "standards institute"] {
            assert_eq!(seen.found(words).await, ["joint-newest", "milestones"], "{words}");
        }
        assert_eq!(seen.found("AURxNSI").await, Vec::<String>::new());
    }

    async fn a_report_is_found_from_the_day_it_takes_effect(database: TestDatabase) {
        database.load_cases().await;
        assert_eq!(
            database.seen_by(anyone(), Some("2025-03-02")).await.found("calls it late").await,
            Vec::<String>::new()
        );
        assert_eq!(database.seen_by(anyone(), Some("2025-03-03")).await.found("calls it late").await, ["public-fact"]);
    }
}
