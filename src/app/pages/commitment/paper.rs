//! A commitment as a document: what its page says, to be filed and passed on.

use crate::app::components::status::is_late;
use crate::app::components::text::version_note;
use crate::app::download::FileOrPage;
use crate::app::pages::commitment;
use crate::app::pages::commitment::CommitmentData;
use crate::app::pages::commitment::head::rests_on;
use crate::app::pages::commitment::picture::Picture;
use crate::app::pages::commitment::sides::parties;
use crate::app::pages::commitment::stops::{StopText, reported};
use crate::app::paper::{PaperWriter, serve, status_style};
use crate::app::{Error, RequestContext};
use crate::domain::basics::web_address::is_web_address;
use crate::domain::commitment::owner::OwnerRole;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::headline::HeadlineStatus;
use crate::domain::record::in_force::InForce;
use crate::domain::record::noun::Noun;
use crate::domain::report::evidence::Evidence;
use crate::domain::report::update::{Update, Voice};
use crate::exchange::document::{Block, Column, Document, Runs, Style};
use crate::exchange::document_file::DocumentKind;
use crate::paths;
use crate::paths::{CommitmentPath, DocumentPath};

/// Serves a commitment as a document. Where the address holds something unusable, the response is the page that says so.
///
/// # Errors
/// When there is none that the reader may see on the day, too many files are being made, or the database does not answer.
pub async fn file(request: RequestContext, path: DocumentPath) -> Result<FileOrPage, Error> {
    let kind: DocumentKind = path.kind.parse().map_err(|_| Error::Nowhere)?;
    let mut page_context = request.read().await?;
    let known_at = commitment::known_at(&request, &mut page_context.query, &mut page_context.faults);
    let spelt = page_context.query.known_at.map(|it| it.to_string());
    let snapshot = &mut page_context.snapshot;
    let found = request.accord.commitments().find_as_known(snapshot, &path.slug, known_at).await?;
    if found.is_some() && !page_context.faults.is_empty() {
        let request = RequestContext { path: paths::commitment(request.lang, &path.slug), ..request };
        drop(page_context);
        let page = commitment::page(request.clone(), CommitmentPath { slug: path.slug }).await?;
        return Ok(FileOrPage::Page(Box::new((request, page))));
    }
    let told = found.and_then(|page| CommitmentData::of(page, &request, &page_context));
    let told = told.ok_or(Error::NotFound(Noun::Commitment))?;
    let zone = request.accord.zone();
    let known = spelt.zip(known_at).map(|(spelt, at)| (spelt, request.messages.instant(at, &zone)));
    let paper = document(&told, &request, known);
    let name = (format!("commitment-{}", path.slug), request.member.is_none());
    drop(page_context);
    serve(&request.accord, (paper, request.site.public_url.clone()), kind, name).await
}

/// The document.
fn document(told: &CommitmentData, request: &RequestContext, known_at: Option<(String, String)>) -> Document {
    let writer = Writer { told, words: PaperWriter { request, context: &told.context, known_at } };
    let title = writer.words.recorded(&told.listed.title).unwrap_or_else(|| writer.words.say(&told.listed.slug));
    let mut pieces = vec![Block::Heading(1, vec![vec![title.clone()]]), Block::Text(writer.headline())];
    pieces.push(writer.facts());
    pieces.extend(writer.summary());
    pieces.extend(writer.sides());
    pieces.extend(writer.progress());
    pieces.extend(writer.updates());
    writer.words.document(title, &paths::commitment(told.lang(), &told.listed.slug), pieces)
}

struct Writer<'a> {
    told: &'a CommitmentData,
    words: PaperWriter<'a>,
}

impl Writer<'_> {
    /// How it stands and on whose word.
    fn headline(&self) -> Runs {
        let (told, words) = (self.told, &self.words);
        let late = told.listed.due.filter(|_| is_late(&told.listed, &told.context)).map(|due| {
            let label = told.words().text("due-day-passed");
            let said = [("label", label.into()), ("value", told.words().due(due).into())];
            words.say(told.words().with("labelled", &said)).looking(Style::Late)
        });
        let by = words.say(rests_on(told)).looking(Style::Quiet);
        words.dotted([words.status(&told.listed), by].into_iter().chain(late))
    }

    fn facts(&self) -> Block {
        let (told, words, messages, commitment) = (self.told, &self.words, self.told.words(), self.told.commitment());
        let line = |key: &str, said: String| (messages.say(key), vec![vec![words.say(said)]]);
        let parties = |key: &str, parties: &[PartyCode]| {
            let names: Vec<String> = parties.iter().map(|it| told.context.party(it.as_str())).collect();
            line(key, messages.list(&names))
        };
        let word = |key: &str, word: &str| line(key, messages.of_word(key, word).to_owned());
        let mut place = vec![
            words
                .recorded(&told.statement.title)
                .map(|it| it.leading_to(told.context.link(&paths::statement(told.lang(), &told.statement.slug)))),
            Some(words.say(messages.day(told.statement.on))),
        ];
        let number = commitment.number.as_ref();
        place.push(number.map(|it| words.say(messages.with("commitment-number", &[("number", it.as_str().into())]))));
        place.push(commitment.place.locator.as_deref().map(|it| words.noted(it)));
        let mut due =
            vec![words.say(told.listed.due.map_or_else(|| messages.say("due-none-given"), |it| messages.due(it)))];
        due.extend(commitment.due_note.as_deref().map(|it| words.noted(it).looking(Style::Quiet)));
        let last = told.state.updates.last();
        let last = last.map_or_else(|| messages.say("none"), |it| messages.day(it.effective_on));
        let areas: Vec<String> = commitment.areas.iter().map(|it| told.context.area(it)).collect();
        let shown = |facts: &[PartyCode]| !facts.is_empty();
        let mut facts = vec![word("standing", commitment.standing.word())];
        let (undertaken, proposed) = (&commitment.undertaken_by[..], commitment.proposed_by.as_slice());
        let involved = [
            ("commitment-undertaken-by", undertaken),
            ("commitment-proposed-by", proposed),
            ("commitment-addressed-to", commitment.addressed_to.as_slice()),
        ];
        facts.extend(involved.into_iter().filter(|(_, it)| shown(it)).map(|(key, it)| parties(key, it)));
        facts.push(word("nature", commitment.nature.word()));
        facts.push(word("basis", commitment.basis.word()));
        facts.push((messages.say("statement"), vec![words.dotted(place.into_iter().flatten())]));
        facts.extend(commitment.starts_on.map(|on| line("commitment-starts", messages.day(on))));
        facts.push((messages.say("due"), vec![words.dotted(due)]));
        facts.push(line("last-report", last));
        if !areas.is_empty() {
            facts.push(line("area", messages.list(&areas)));
        }
        words.facts(facts)
    }

    /// Our summary, and the statement's own words.
    fn summary(&self) -> Vec<Block> {
        let (words, commitment) = (&self.words, self.told.commitment());
        let mut pieces = Vec::new();
        if let Some(summary) = words.typed(Runs::new(), &commitment.summary) {
            pieces.push(words.heading("commitment-summary"));
            pieces.push(summary);
            let kind = version_note(&commitment.summary, &self.told.context);
            pieces.extend(kind.map(|it| Block::Text(vec![words.say(it).looking(Style::Quiet)])));
        }
        if let Some(passage) = words.typed(Runs::new(), &commitment.place.passage) {
            pieces.push(words.heading("commitment-passage"));
            pieces.push(passage);
        }
        pieces
    }

    /// The sides beside each other, and the status on which they agreed.
    fn sides(&self) -> Vec<Block> {
        let (told, words, messages) = (self.told, &self.words, self.told.words());
        let key = if told.commitment().is_proposal() { "commitment-proposal-sides" } else { "commitment-sides" };
        let columns: Vec<Column> = parties(told).iter().map(|it| self.side(it)).collect();
        if columns.is_empty() {
            return Vec::new();
        }
        let mut pieces = vec![words.heading(key), Block::Columns(columns)];
        if let Some(joint) = &told.state.joint {
            let status = words.say(messages.of_word("status", joint.value.status));
            let status = status.looking(status_style(HeadlineStatus::from(joint.value.status)));
            let on = words.say(messages.day(joint.effective_on)).looking(Style::Quiet);
            let line = [vec![words.label("commitment-joint-status")], words.dotted([status, on])].concat();
            pieces.push(Block::Text(line));
        }
        pieces
    }

    fn side(&self, party: &PartyCode) -> Column {
        let (told, words, messages) = (self.told, &self.words, self.told.words());
        let owners = told.state.owners.iter().filter(|it| it.value.party == *party).map(|owner| {
            let name = told.context.organisation(owner.value.organisation.as_str());
            match owner.value.role {
                OwnerRole::Lead => name,
                OwnerRole::Support => format!("{name} ({})", messages.of_word("owner-role", owner.value.role)),
            }
        });
        let owners: Vec<String> = owners.collect();
        let owners = if owners.is_empty() { messages.say("not-named") } else { owners.join(", ") };
        let mut pieces = vec![Block::Text(vec![words.label("commitment-owners"), words.say(owners)])];
        let latest = told.state.latest_of_each_party();
        let report = latest.iter().find(|(it, _)| *it == party).map(|(_, report)| *report);
        let report = match report {
            Some(report) => {
                vec![words.say(reported(told, &report.value)), words.say(messages.day(report.effective_on))]
            }
            None if told.commitment().undertaken_by.contains(party) => vec![words.text("commitment-report-none")],
            None => Vec::new(),
        };
        if !report.is_empty() {
            let label = words.label("commitment-report-own");
            pieces.push(Block::Text([vec![label], words.dotted(report)].concat()));
        }
        Column { head: vec![vec![words.say(told.context.party(party.as_str()))]], pieces }
    }

    /// Everything that happened, as the progress line has it.
    fn progress(&self) -> Option<Block> {
        let picture = Picture::of(self.told);
        let head = ["commitment-progress-day", "commitment-progress-what", "status"];
        let rows: Vec<Vec<Vec<Runs>>> = picture.lines.iter().map(|it| self.happened(it)).collect();
        (!rows.is_empty()).then(|| self.words.table("commitment-progress", &head, rows, &[17, 55, 28]))
    }

    fn happened(&self, stop: &StopText) -> Vec<Vec<Runs>> {
        let words = &self.words;
        let title = words.say(&stop.title);
        let title = crate::exchange::document::Run { lang: stop.lang.unwrap_or(title.lang), ..title };
        let mut what = vec![words.say(&stop.label), title];
        let source = stop.source.as_ref().filter(|(_, address)| is_web_address(address));
        what.extend(
            source
                .into_iter()
                .flat_map(|(name, address)| [words.dot(), words.noted(name).looking(Style::Quiet).leading_to(address)]),
        );
        vec![vec![vec![words.say(stop.day(self.told))]], vec![what], vec![vec![words.say(stop.standing())]]]
    }

    /// All reports, the newest first, each whole.
    fn updates(&self) -> Vec<Block> {
        let updates = &self.told.state.updates;
        if updates.is_empty() {
            return Vec::new();
        }
        let mut pieces = vec![self.words.heading("commitment-updates")];
        pieces.extend(updates.iter().rev().flat_map(|it| self.update(it)));
        pieces
    }

    fn update(&self, record: &InForce<Update>) -> Vec<Block> {
        let (told, words, messages, update) = (self.told, &self.words, self.told.words(), &record.value);
        let voice = match &update.voice {
            Voice::PublicRecord => messages.say("voice-public_record"),
            Voice::Party(code) => told.context.party(code.as_str()),
        };
        let progress = update.progress.map(|n| messages.with("update-progress", &[("n", n.into())]));
        let head = [messages.day(record.effective_on), voice, reported(told, update)];
        let head = words.dotted(head.into_iter().chain(progress).map(|it| words.say(it)));
        let mut pieces = vec![Block::Heading(3, vec![head])];
        if !update.is_untitled() {
            pieces.extend(words.recorded(&update.title).map(|it| Block::Text(vec![it.looking(Style::Strong)])));
        }
        pieces.extend(words.typed(Runs::new(), &update.narrative));
        let parts = [
            ("report-results", &update.results),
            ("report-next_steps", &update.next_steps),
            ("report-obstacles", &update.obstacles),
            ("report-help_needed", &update.help_needed),
        ];
        pieces.extend(parts.into_iter().filter_map(|(key, text)| words.typed(vec![words.label(key)], text)));
        let sources: Vec<Vec<Runs>> = update.evidence.iter().map(|it| vec![self.source(it)]).collect();
        if !sources.is_empty() {
            pieces.push(Block::List { numbered: false, items: sources });
        }
        pieces
    }

    /// A source: who published it, what it is, when.
    fn source(&self, evidence: &Evidence) -> Runs {
        let (words, messages) = (&self.words, self.told.words());
        let name = evidence.publisher.as_deref().map_or_else(|| words.text("source"), |it| words.noted(it));
        let name = match evidence.address.as_deref().filter(|it| is_web_address(it)) {
            Some(address) => name.leading_to(address),
            None => name,
        };
        let kind = words.say(messages.of_word("update-source", evidence.class)).looking(Style::Quiet);
        let on = evidence.published_on.map(|on| words.say(messages.day(on)).looking(Style::Quiet));
        words.dotted([name, kind].into_iter().chain(on))
    }
}
