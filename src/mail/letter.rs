//! What a digest says.

use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::i18n::Messages;
use crate::paths;
use crate::service::notice::digest::Digest;

/// How many titles of a kind are named; the others are counted.
const MOST_TITLES: usize = 10;

/// The site that sends mail.
#[derive(Clone, Debug, Default)]
pub struct MailSite {
    /// What it is called.
    pub name: Text,
    /// The address under which readers reach it, without a slash at the end.
    pub public_url: String,
    /// Its languages, the usual one first.
    pub languages: Vec<Lang>,
}

/// A digest as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub subject: String,
    pub text: String,
    /// The address by which mail is turned off without signing in.
    pub unsubscribe: String,
}

impl MailSite {
    /// Writes a digest in the person's language.
    pub fn letter(&self, digest: &Digest) -> Letter {
        let usual = self.languages.first().copied().unwrap_or(Lang::En);
        let lang = digest.lang.filter(|it| self.languages.contains(it)).unwrap_or(usual);
        let messages = Messages::of(lang);
        let address = |path: String| format!("{}{path}", self.public_url);
        let site = self.name.words(lang);
        let subject = messages.with(
            "mail-subject",
            &[("site", site.into()), ("n", digest.count().into()), ("days", digest.oldest.into())],
        );
        let mut lines = vec![messages.with("mail-greeting", &[("name", (&digest.name).into())]), String::new()];
        for group in &digest.groups {
            let kind = messages.of_word("notices-kind", group.kind);
            lines.push(messages.with("labelled", &[("label", kind.into()), ("value", group.count.into())]));
            let commitments = group.public.iter().map(|(slug, title)| (paths::commitment(lang, slug), title));
            let meetings = group.meetings.iter().map(|(slug, title)| (paths::meeting(lang, slug), title));
            // A statement may have more than one proposal: it is named once, and they are counted.
            let statements = group.statements.iter().map(|(slug, title)| (paths::additions(lang, slug), title));
            let titles: Vec<_> = commitments.chain(meetings).chain(statements).take(MOST_TITLES).collect();
            let named = match group.statements.is_empty() {
                true => u32::try_from(titles.len()).unwrap_or(group.count),
                false => group.count,
            };
            for (path, title) in titles {
                lines.push(format!("- {}", title.words(lang)));
                lines.push(format!("  {}", address(path)));
            }
            let others = group.count.saturating_sub(named);
            if others > 0 && named > 0 {
                lines.push(messages.with("mail-others", &[("n", others.into())]));
            }
            lines.push(String::new());
        }
        let unsubscribe = address(paths::unsubscribe_by(lang, digest.token.secret()));
        let links = [
            ("mail-all", address(paths::notices(lang))),
            ("mail-settings", address(paths::notice_mail(lang))),
            ("mail-unsubscribe", unsubscribe.clone()),
        ];
        for (key, address) in links {
            lines.push(messages.say(key));
            lines.push(address);
        }
        lines.push(String::new());
        Letter { subject, text: lines.join("\n"), unsubscribe }
    }
}
