//! Digests by mail: queued once a day, claimed by one server before they are sent, and never sent twice.
//!
//! A digest is claimed in a transaction of its own; only then it is sent. Of one that was claimed and neither recorded as
//! sent nor as refused nobody knows whether it arrived: it is listed in the log, and what it told comes again in the next.

use std::collections::BTreeMap;

use crate::domain::access::member::Member;
use crate::domain::access::permission::Reader;
use crate::domain::account::AuditKind;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::{AsOf, Instant};
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::notice::{DigestState, NoticeKind, mail_hour_has_come};
use crate::service::account::positions::acting;
use crate::service::notice::{Notices, owner};
use crate::store;
use crate::store::account;
use crate::store::account::audit::{self, Note};
pub use crate::store::account::token::Token;
use crate::store::db::Conn;
use crate::store::list::View;
use crate::store::mail;
pub use crate::store::mail::MailSetting;
use crate::store::notice as notices;

/// How long a digest may be on its way, in microseconds. Then nobody knows what became of it.
const LONGEST: i64 = 15 * 60 * 1_000_000;
/// How long one waits that could not be handed over.
const WAITS: i64 = 10 * 60 * 1_000_000;
/// How often it is tried to hand one over.
const MOST_ATTEMPTS: i64 = 6;
/// How many notices a digest counts at most; nobody reads more.
const MOST_NOTICES: u32 = 500;
/// How long a link works by which mail is turned off.
const LINK_KEPT: i64 = 400 * 24 * 60 * 60 * 1_000_000;

/// A digest on its way: claimed by this server.
#[derive(Clone, Debug)]
pub struct Digest {
    pub id: String,
    /// The e-mail address.
    pub to: String,
    /// The person's name.
    pub name: String,
    /// The language that the person set; nothing where none was.
    pub lang: Option<Lang>,
    pub groups: Vec<DigestGroup>,
    /// How many days ago the oldest notice came.
    pub oldest: u32,
    pub at: Instant,
    /// For the link by which mail is turned off.
    pub token: Token,
}

/// The notices of one kind in a digest. Mail is read by many on its way: it has the titles that are public, and of
/// everything else how much it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestGroup {
    pub kind: NoticeKind,
    pub count: u32,
    /// Slug and title of the commitments that everybody may see.
    pub public: Vec<(String, Text)>,
    /// The same of meetings, which everybody sees.
    pub meetings: Vec<(String, Text)>,
    /// The same of statements.
    pub statements: Vec<(String, Text)>,
}

impl Digest {
    /// How many notices it tells.
    pub fn count(&self) -> u32 {
        self.groups.iter().map(|it| it.count).sum()
    }
}

/// What became of a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The mail server took it.
    Sent,
    /// It could not be handed over, and nothing of it was: it is tried again.
    Later,
    /// The mail server does not take it.
    Refused,
    /// Nobody knows.
    Uncertain,
}

impl Notices<'_> {
    /// Queues today's digests, once the hour has come: for everybody who can sign in and whom something was told that no
    /// mail told yet.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notices"), err(level = "debug"))]
    pub async fn queue_digests(self) -> store::Result<()> {
        let (now, today) = (self.context.now(), self.context.today());
        if !mail_hour_has_come(now, &self.context.zone()) {
            return Ok(());
        }
        let done = |day: &str| Day::recorded(day).is_ok_and(|it| it >= today);
        let mut conn = self.context.db.read().await?;
        if done(&mail::queued_for(&mut conn).await?) {
            return Ok(());
        }
        drop(conn);
        // A server that stood still overnight has not told yet what is due.
        self.catch_up().await?;
        self.tell_due().await?;
        let mut conn = self.context.db.write_aside().await?;
        notices::hold_cursor(&mut conn).await?;
        if done(&mail::queued_for(&mut conn).await?) {
            return Ok(());
        }
        let rows = mail::untold(&mut conn).await?.into_iter().map(|account| (self.context.random.id(now), account));
        mail::queue(&mut conn, rows.collect(), today, now).await?;
        mail::forget_links(&mut conn, Instant(now.0 - LINK_KEPT)).await?;
        conn.commit().await
    }

    /// Claims the next digest and says what is in it. Nothing where none waits; those in which nothing would be are
    /// dropped.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notices"), err(level = "debug"))]
    pub async fn claim_digest(self) -> store::Result<Option<Digest>> {
        loop {
            let now = self.context.now();
            let mut conn = self.context.db.write_aside().await?;
            let Some((id, account)) = mail::claim(&mut conn, now).await? else { return Ok(None) };
            let digest = self.digest(&mut conn, id.clone(), &account, now).await?;
            if digest.is_none() {
                mail::drop_queued(&mut conn, &id).await?;
            }
            conn.commit().await?;
            if digest.is_some() {
                return Ok(digest);
            }
        }
    }

    async fn digest(self, conn: &mut Conn, id: String, account: &str, now: Instant) -> store::Result<Option<Digest>> {
        let reference = self.context.reference_in(conn).await?;
        let account = account::by_id(conn, account).await?.map(|(it, _)| it).filter(|it| it.disabled_at.is_none());
        let Some(account) = account else { return Ok(None) };
        let to = account.email.clone();
        let Some(member) = reference.member(account) else { return Ok(None) };
        let (name, as_of) = (member.name.clone(), AsOf::now(now, &self.context.zone()));
        let member = acting(conn, member, as_of.day).await?;
        let setting = mail::setting(conn, &member.account).await?.unwrap_or_default();
        let reader = member.reader();
        let view = View { reader: &reader, as_of, reference: &reference };
        let told = notices::for_mail(conn, &view, owner(&member), &id, MOST_NOTICES).await?;
        let told: Vec<_> = told.into_iter().filter(|it| !setting.muted.contains(&it.kind)).collect();
        let Some(oldest) = told.iter().map(|it| it.at).min() else { return Ok(None) };
        let mut ids: Vec<String> = told.iter().map(|it| it.commitment.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        let everybody = View { reader: &Reader::Anyone, ..view };
        let public = store::list::with_ids(conn, &ids, &everybody).await?;
        let mut groups: BTreeMap<NoticeKind, DigestGroup> = BTreeMap::new();
        for notice in &told {
            let group = groups.entry(notice.kind).or_insert_with(|| DigestGroup {
                kind: notice.kind,
                count: 0,
                public: Vec::new(),
                meetings: Vec::new(),
                statements: Vec::new(),
            });
            group.count += 1;
            if let Some(meeting) = notice.meeting.as_deref().and_then(|it| reference.meeting(it)) {
                group.meetings.push((meeting.slug.clone(), meeting.title.clone()));
            }
            if let Some(statement) = notice.statement.as_deref().and_then(|it| reference.statement(it)) {
                let said = (statement.slug.clone(), statement.title.clone());
                if !group.statements.contains(&said) {
                    group.statements.push(said);
                }
            }
            if let Some(row) = public.iter().find(|it| it.id == notice.commitment) {
                group.public.push((row.listed.slug.clone(), row.listed.title.clone()));
            }
        }
        let told: Vec<String> = told.into_iter().map(|it| it.id).collect();
        mail::told(conn, &id, &told).await?;
        let token = Token::new(&*self.context.random);
        mail::add_link(conn, &token, &member.account, now).await?;
        let oldest = oldest.day_in(&self.context.zone()).days_until(as_of.day).max(0).unsigned_abs();
        let groups = groups.into_values().collect();
        Ok(Some(Digest { id, to, name, lang: setting.lang, groups, oldest, at: now, token }))
    }

    /// Records what became of a digest that this server claimed.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notices"), err(level = "debug"))]
    pub async fn settle(self, id: &str, outcome: Outcome) -> store::Result<()> {
        let now = self.context.now();
        let mut conn = self.context.db.write_aside().await?;
        let settled = match outcome {
            Outcome::Sent => mail::settle(&mut conn, id, DigestState::Sent, now, now).await?,
            Outcome::Later if mail::attempts(&mut conn, id).await? < MOST_ATTEMPTS => {
                mail::settle(&mut conn, id, DigestState::Queued, now, Instant(now.0 + WAITS)).await?
            }
            Outcome::Later | Outcome::Refused => mail::settle(&mut conn, id, DigestState::Refused, now, now).await?,
            Outcome::Uncertain => mail::settle(&mut conn, id, DigestState::Uncertain, now, now).await?,
        };
        if let Some((account, state)) = settled {
            self.give_back(&mut conn, id, &account, state).await?;
        }
        conn.commit().await
    }

    /// Settles the digests whose outcome a server left open that stopped while it sent them.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notices"), err(level = "debug"))]
    pub async fn settle_left_open(self) -> store::Result<()> {
        let now = self.context.now();
        let since = Instant(now.0 - LONGEST);
        let mut conn = self.context.db.read().await?;
        let open = mail::claimed_before(&mut conn, since).await?;
        drop(conn);
        for id in open {
            self.settle(&id, Outcome::Uncertain).await?;
        }
        Ok(())
    }

    /// Lists what did not arrive, or may not have, in the log; what it told is in the next digest.
    async fn give_back(self, conn: &mut Conn, id: &str, account: &str, state: DigestState) -> store::Result<()> {
        let kind = match state {
            DigestState::Uncertain => AuditKind::MailUncertain,
            DigestState::Refused => AuditKind::MailRefused,
            DigestState::Queued | DigestState::Claimed | DigestState::Sent => return Ok(()),
        };
        mail::give_back(conn, id).await?;
        let at = self.context.now();
        let note = Note {
            id: self.context.random.id(at),
            at,
            kind,
            account: Some(account),
            done_by: None,
            address: "",
            detail: "",
        };
        audit::note(conn, note).await
    }

    /// What a person set about mail.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn mail_setting(self, member: &Member) -> store::Result<MailSetting> {
        let mut conn = self.context.db.read().await?;
        Ok(mail::setting(&mut conn, &member.account).await?.unwrap_or_default())
    }

    /// Sets it.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notices"), err(level = "debug"))]
    pub async fn set_mail(self, member: &Member, setting: &MailSetting) -> store::Result<()> {
        let mut conn = self.context.db.write_aside().await?;
        mail::set(&mut conn, &member.account, setting).await?;
        conn.commit().await
    }

    /// Whether a link turns off somebody's mail.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_unsubscribe_link(self, token: &Token) -> store::Result<bool> {
        Ok(mail::account_of(&mut self.context.db.read().await?, token).await?.is_some())
    }

    /// Turns off the mail of whoever a link was sent to; returns whether there is such a link.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notices"), err(level = "debug"))]
    pub async fn unsubscribe(self, token: &Token) -> store::Result<bool> {
        let mut conn = self.context.db.write_aside().await?;
        let Some(account) = mail::account_of(&mut conn, token).await? else { return Ok(false) };
        let setting = mail::setting(&mut conn, &account).await?.unwrap_or_default();
        mail::set(&mut conn, &account, &MailSetting { muted: NoticeKind::ALL.to_vec(), ..setting }).await?;
        conn.commit().await?;
        Ok(true)
    }
}
