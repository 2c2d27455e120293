//! What a meeting is to discuss, and what the one before it decided.

use crate::app::pages::briefing::document::{Writer, dotted, run};
use crate::app::pages::meeting::agenda::seen_by;
use crate::domain::meeting::agenda::AgendaItem;
use crate::domain::meeting::decision::Decision;
use crate::domain::record::in_force::InForce;
use crate::exchange::document::{Block, Runs, Style};
use crate::service::briefing::Sitting;

impl Writer<'_> {
    /// The agenda and the decisions.
    pub(super) fn sitting(&self, sitting: &Sitting) -> Vec<Block> {
        let messages = self.messages;
        let mut pieces = vec![Block::Heading(2, vec![vec![self.text("agenda")]])];
        match &sitting.agenda {
            Some(agenda) => {
                let (party, on) = (self.context.party(agenda.value.party.as_str()), messages.day(agenda.effective_on));
                let set = messages.with("agenda-set-by", &[("party", party.into()), ("day", on.into())]);
                let seen_by = self.say(seen_by(&agenda.visibility, messages)).looking(Style::Quiet);
                pieces.push(Block::Text(dotted([self.say(set).looking(Style::Quiet), seen_by], self.lang)));
                let items = agenda.value.items.iter().filter_map(|it| self.item(it, sitting)).collect();
                pieces.push(Block::List { numbered: true, items });
            }
            None => pieces.push(Block::Text(vec![self.text("agenda-none")])),
        }
        let Some(before) = &sitting.before else { return pieces };
        let title = self.recorded(&before.title, usize::MAX).unwrap_or_else(|| self.say(&before.slug));
        let on = self.say(messages.period(before.on, before.precision)).looking(Style::Quiet);
        pieces.push(Block::Heading(2, vec![vec![self.text("briefing-decided")]]));
        pieces.push(Block::Text(dotted([title, on], self.lang)));
        pieces.push(if sitting.decisions.is_empty() {
            Block::Text(vec![self.text("briefing-decided-none")])
        } else {
            let items = sitting.decisions.iter().map(|it| self.decision(it)).collect();
            Block::List { numbered: false, items }
        });
        pieces
    }

    /// An item of the agenda; nothing where its commitment is none that the readers may see.
    fn item(&self, item: &AgendaItem, sitting: &Sitting) -> Option<Vec<Runs>> {
        let note = self.recorded(&item.note, usize::MAX);
        let stance = self.recorded(&item.stance, usize::MAX).map(|it| vec![self.label("agenda-stance"), it]);
        let Some(id) = &item.commitment else {
            return Some(std::iter::once(vec![note?]).chain(stance).collect());
        };
        let entry = sitting.named.iter().find(|entry| entry.id == id.0)?;
        let status = self.status(&entry.listed);
        let title = run([vec![self.title_of(&entry.listed, usize::MAX)], vec![status]], &self.say(" · "));
        Some(std::iter::once(title).chain(note.map(|it| vec![it])).chain(stance).collect())
    }

    fn decision(&self, decision: &InForce<Decision>) -> Vec<Runs> {
        let value = &decision.value;
        let text = self.recorded(&value.text, usize::MAX).unwrap_or_else(|| self.text("not-given"));
        let mut about = vec![self.say(self.messages.day(decision.effective_on))];
        let statement = value.statement.as_deref().and_then(|slug| self.facts.reference.statement(slug));
        about.extend(statement.and_then(|it| self.recorded(&it.title, usize::MAX)));
        if let Some(source) = &value.source {
            let name = self.noted(source);
            about.push(if crate::domain::basics::web_address::is_web_address(source) {
                name.leading_to(source)
            } else {
                name
            });
        }
        vec![vec![text], dotted(about.into_iter().map(|it| it.looking(Style::Quiet)), self.lang)]
    }
}
