//! A meeting's minutes as a document: what its page says, to be filed and passed on.

use crate::app::download::FileOrPage;
use crate::app::pages::meeting;
use crate::app::pages::meeting::agenda::seen_by;
use crate::app::paper::{PaperWriter, serve};
use crate::app::{Error, RequestContext};
use crate::domain::basics::day::Day;
use crate::domain::basics::web_address::is_web_address;
use crate::domain::meeting::Meeting;
use crate::domain::meeting::agenda::{Agenda, AgendaItem};
use crate::domain::meeting::decision::{Decision, Outcome};
use crate::domain::record::events::done_by;
use crate::domain::record::in_force::InForce;
use crate::domain::record::noun::Noun;
use crate::exchange::document::{Block, Document, Run, Runs, Style};
use crate::exchange::document_file::DocumentKind;
use crate::paths;
use crate::paths::{DocumentPath, MeetingPath};
use crate::service::meeting::{MeetingPage, ToReport};
use crate::store::list::ListRow;

/// Serves a meeting's minutes as a document. Where the address holds something unusable, the response is the page that
/// says so.
///
/// # Errors
/// When there is no such meeting on that day, too many files are being made, or the database does not answer.
pub async fn file(request: RequestContext, path: DocumentPath) -> Result<FileOrPage, Error> {
    let kind: DocumentKind = path.kind.parse().map_err(|_| Error::Nowhere)?;
    let mut page_context = request.read().await?;
    let found = request.accord.meetings().find(&mut page_context.snapshot, &path.slug, request.lang).await?;
    let page = found.ok_or(Error::NotFound(Noun::Meeting))?;
    if !page_context.faults.is_empty() {
        let request = RequestContext { path: paths::meeting(request.lang, &path.slug), ..request };
        drop(page_context);
        let page = meeting::page(request.clone(), MeetingPath { slug: path.slug }).await?;
        return Ok(FileOrPage::Page(Box::new((request, page))));
    }
    let context = page_context.render_context(&request);
    let paper =
        Minutes { page: &page, words: PaperWriter { request: &request, context: &context, known_at: None } }.document();
    let name = (format!("meeting-{}", path.slug), request.member.is_none());
    drop(page_context);
    serve(&request.accord, (paper, request.site.public_url.clone()), kind, name).await
}

struct Minutes<'a> {
    page: &'a MeetingPage,
    words: PaperWriter<'a>,
}

impl Minutes<'_> {
    fn document(&self) -> Document {
        let (words, meeting) = (&self.words, &self.page.meeting);
        let title = words.recorded(&meeting.title).unwrap_or_else(|| words.say(&meeting.slug));
        let mut pieces = vec![Block::Heading(1, vec![vec![title.clone()]]), self.facts()];
        pieces.extend(self.agendas());
        pieces.extend(self.decisions());
        pieces.extend(self.statements());
        pieces.extend(self.said());
        pieces.extend(self.page.reporting.as_ref().and_then(|it| self.reporting(it)));
        words.document(title, &paths::meeting(words.context.lang, &meeting.slug), pieces)
    }

    fn facts(&self) -> Block {
        let (words, messages, meeting) = (&self.words, self.words.messages(), &self.page.meeting);
        let context = words.context;
        let line = |key: &str, said: Run| (messages.say(key), vec![vec![said]]);
        let mechanism = context.reference.mechanism(&meeting.mechanism);
        let name = mechanism.and_then(|it| words.recorded(&it.name)).unwrap_or_else(|| words.say(&meeting.mechanism));
        let mut facts = vec![line("meeting-mechanism", name)];
        if let Some(mechanism) = mechanism.filter(|it| !it.parties.is_empty()) {
            let parties: Vec<String> = mechanism.parties.iter().map(|it| context.party(it.as_str())).collect();
            facts.push(line("meeting-mechanism-parties", words.say(messages.list(&parties))));
        }
        facts.extend(meeting.number.map(|it| line("meetings-column-number", words.say(messages.number(it)))));
        facts.push(line("meetings-column-state", words.say(messages.of_word("meeting-state", meeting.state))));
        facts.push(line("meeting-date", words.say(messages.period(meeting.on, meeting.precision))));
        facts.extend(meeting.place.as_deref().map(|it| line("meeting-place", words.noted(it))));
        for (key, other) in [("meeting-before", &self.page.before), ("meeting-after", &self.page.after)] {
            facts.extend(other.as_ref().map(|it| (messages.say(key), vec![self.other(it)])));
        }
        let source = meeting.source.as_deref().filter(|it| is_web_address(it));
        facts.extend(source.map(|it| line("download-about-source", words.say(it).leading_to(it))));
        words.facts(facts)
    }

    fn other(&self, meeting: &Meeting) -> Runs {
        let words = &self.words;
        let title = words.recorded(&meeting.title).unwrap_or_else(|| words.say(&meeting.slug));
        let title = title.leading_to(words.context.link(&paths::meeting(words.context.lang, &meeting.slug)));
        words.dotted([title, words.say(words.messages().period(meeting.on, meeting.precision)).looking(Style::Quiet)])
    }

    /// The own side's working agenda, and the one that was put forward.
    fn agendas(&self) -> Vec<Block> {
        let proceedings = &self.page.proceedings;
        let own = proceedings.own.iter().map(|it| (it, true));
        let agendas: Vec<_> = own.chain(proceedings.common.iter().map(|it| (it, false))).collect();
        if agendas.is_empty() {
            return Vec::new();
        }
        let mut pieces = vec![self.words.heading("agenda")];
        for (place, (agenda, is_own)) in agendas.into_iter().enumerate() {
            pieces.extend(self.agenda(agenda, is_own, place == 0));
        }
        pieces
    }

    /// An agenda. What the own side keeps to itself stands beside the newest.
    fn agenda(&self, agenda: &InForce<Agenda>, is_own: bool, is_newest: bool) -> Vec<Block> {
        let (words, messages) = (&self.words, self.words.messages());
        let party = words.context.party(agenda.value.party.as_str());
        let on = messages.day(agenda.effective_on);
        let set = words.say(messages.with("agenda-set-by", &[("party", party.into()), ("day", on.into())]));
        let seen = words.say(seen_by(&agenda.visibility, messages));
        let head = words.dotted([set, seen].map(|it| it.looking(Style::Quiet)));
        let kept = |it: &AgendaItem| if is_newest { self.page.proceedings.with_kept(it) } else { it.clone() };
        let items: Vec<_> = agenda.value.items.iter().filter_map(|it| self.item(it, &kept(it), is_own)).collect();
        let items = match items.is_empty() {
            true => Block::Text(vec![words.text("agenda-empty")]),
            false => Block::List { numbered: true, items },
        };
        vec![Block::Text(head), items]
    }

    /// An item with what the own side keeps of it; nothing where its commitment is none that the reader may see.
    fn item(&self, item: &AgendaItem, kept: &AgendaItem, is_own: bool) -> Option<Vec<Runs>> {
        let words = &self.words;
        let stance = words.recorded(&kept.stance).map(|it| vec![words.label("agenda-stance"), it]);
        let Some(id) = &item.commitment else {
            let note = words.recorded(&item.note).map(|it| vec![it]);
            return Some(std::iter::once(note?).chain(stance).collect());
        };
        // A note that is not in the agenda which the others read is the own side's.
        let note = if is_own || item.note.is_empty() {
            words.recorded(&kept.note).map(|it| vec![words.label("agenda-note-ours"), it])
        } else {
            words.recorded(&item.note).map(|it| vec![it])
        };
        let listed = &self.named(&id.0)?.listed;
        let title = words.dotted([words.title_of(listed), words.status(listed)]);
        Some(std::iter::once(title).chain(note).chain(stance).collect())
    }

    /// The row of a commitment that the reader may see.
    fn named(&self, id: &str) -> Option<&ListRow> {
        self.page.named.iter().find(|entry| entry.id == id)
    }

    fn decisions(&self) -> Vec<Block> {
        let decisions = &self.page.proceedings.decisions;
        if decisions.is_empty() {
            return Vec::new();
        }
        let items = decisions.iter().map(|it| self.decision(it)).collect();
        vec![self.words.heading("decisions"), Block::List { numbered: true, items }]
    }

    fn decision(&self, record: &InForce<Decision>) -> Vec<Runs> {
        let (words, messages, decision) = (&self.words, self.words.messages(), &record.value);
        let context = words.context;
        let text = words.recorded(&decision.text).unwrap_or_else(|| words.text("not-given"));
        let by = messages.with("decision-by", &[("party", context.party(decision.party.as_str()).into())]);
        let mut about = vec![words.say(messages.day(record.effective_on)), words.say(by)];
        about.push(words.say(seen_by(&record.visibility, messages)));
        let statement = decision.statement.as_deref().and_then(|slug| context.reference.statement(slug));
        about.extend(statement.and_then(|it| words.recorded(&it.title)));
        let source = decision.source.as_deref().filter(|it| is_web_address(it));
        about.extend(source.map(|it| words.text("read-at-source").leading_to(it)));
        let about = words.dotted(about.into_iter().map(|it| it.looking(Style::Quiet)));
        let outcomes = self.page.proceedings.outcomes_of(&decision.id).filter_map(|it| self.outcome(&it.value));
        [vec![text], about].into_iter().chain(outcomes).collect()
    }

    /// A commitment or milestone that resulted from a decision.
    fn outcome(&self, outcome: &Outcome) -> Option<Runs> {
        let words = &self.words;
        let listed = &self.named(&outcome.commitment.0)?.listed;
        let title = words.title_of(listed);
        match &outcome.milestone {
            Some(id) => {
                let step = self.page.steps.iter().find(|step| step.id == *id)?;
                let step = words.recorded(&step.title).unwrap_or_else(|| words.text("milestone"));
                Some(vec![words.label("milestone"), step, words.dot(), title])
            }
            None => Some(vec![words.label("decision-outcome-commitment"), title]),
        }
    }

    /// The statements that resulted from it.
    fn statements(&self) -> Vec<Block> {
        let (words, messages) = (&self.words, self.words.messages());
        let item = |statement: &crate::domain::statement::Statement| {
            let title = words.recorded(&statement.title).unwrap_or_else(|| words.say(&statement.slug));
            let address = words.context.link(&paths::statement(words.context.lang, &statement.slug));
            let about = [messages.day(statement.on), messages.of_word("statement-kind", statement.kind).to_owned()];
            let about = about.map(|it| words.say(it).looking(Style::Quiet));
            vec![words.dotted(std::iter::once(title.leading_to(address)).chain(about))]
        };
        let items: Vec<Vec<Runs>> = self.page.statements.iter().map(item).collect();
        if items.is_empty() {
            return Vec::new();
        }
        vec![words.heading("meeting-statements"), Block::List { numbered: false, items }]
    }

    /// The commitments of these statements.
    fn said(&self) -> Option<Block> {
        let (words, messages) = (&self.words, self.words.messages());
        let row = |entry: &ListRow| {
            let listed = &entry.listed;
            let due = listed.due.map(|it| vec![words.say(messages.due(it))]);
            vec![vec![vec![words.status(listed)]], vec![vec![words.title_of(listed)]], due.into_iter().collect()]
        };
        let rows: Vec<_> = self.page.said.iter().map(row).collect();
        let head = ["list-column-status", "list-column-commitment", "list-column-due"];
        (!rows.is_empty()).then(|| words.table("statement-commitments", &head, rows, &[24, 58, 18]))
    }

    /// What was to be reported since the meeting before, and whether it was.
    fn reporting(&self, report: &ToReport) -> Option<Block> {
        let (words, messages) = (&self.words, self.words.messages());
        let since = |entry: &ListRow| match entry.listed.outlook.reported_on.filter(|it| *it >= report.from) {
            Some(on) => words.say(messages.with("meeting-reported-on", &[("day", messages.day(on).into())])),
            None => words.text("meeting-not-reported").looking(Style::Late),
        };
        let row = |due: Option<String>, what: Runs, state: Run| {
            vec![due.map(|it| vec![words.say(it)]).into_iter().collect(), vec![what], vec![vec![state]]]
        };
        let due = report.due.iter().map(|entry| {
            let listed = &entry.listed;
            row(listed.due.map(|it| messages.due(it)), vec![words.title_of(listed)], since(entry))
        });
        let steps = report.steps.iter().map(|(step, entry)| {
            let title = words.recorded(&step.title).unwrap_or_else(|| words.text("milestone"));
            let what = vec![words.label("milestone"), title, words.dot(), words.title_of(&entry.listed)];
            let state = match done_by(step, words.context.as_of.day) {
                Some(on) => words.say(completed(on, &self.words)),
                None => since(entry),
            };
            row(step.due.map(|it| messages.due(it)), what, state)
        });
        let rows: Vec<_> = due.chain(steps).collect();
        let head = ["due", "list-column-commitment", "list-column-status"];
        (!rows.is_empty()).then(|| words.table("meeting-to-report", &head, rows, &[18, 57, 25]))
    }
}

fn completed(on: Day, words: &PaperWriter<'_>) -> String {
    let messages = words.messages();
    messages.with("milestone-completed-on", &[("day", messages.day(on).into())])
}
