//! The drawing of the progress line. Its geometry is computed in [`crate::app::pages::commitment::progress_layout`].

use leptos::prelude::*;

use crate::app::components::status::is_late;
use crate::app::pages::commitment::progress_layout::{Bar, Line, Mark, Plan, TodayLabel, spaced};
use crate::app::pages::commitment::stops::StopText as Said;
use crate::app::pages::commitment::{CommitmentData, stops};
use crate::domain::basics::day::{Day, Precision};
use crate::domain::commitment::status::Status;
use crate::domain::record::events::{Event, EventKind};
use crate::domain::record::headline::HeadlineStatus;

/// The events in words, and their positions.
pub struct Picture {
    pub happenings: Vec<Event>,
    pub lines: Vec<Said>,
    pub line: Line,
    /// The events that share the marks of `line`, by index.
    marked: Vec<usize>,
}

/// The day since which nothing more is expected: that of the last report, or the one on which it was superseded.
fn ended_on(told: &CommitmentData) -> Option<Day> {
    let happenings = &told.story.happenings;
    let superseded = happenings.iter().find(|it| it.what == EventKind::Superseded).map(|it| it.on);
    let finished = told.listed.headline.is_final().then(|| told.story.reports().last().map(|(on, _)| *on)).flatten();
    finished.or(superseded)
}

/// A position or length, formatted for SVG attributes.
fn per_cent(x: f64) -> String {
    format!("{x:.2}%")
}

impl Picture {
    pub fn of(told: &CommitmentData) -> Self {
        let story = &told.story;
        let happenings = story.happenings.clone();
        let has_mark = |it: &Event| !matches!(it.what, EventKind::Said | EventKind::Due);
        let marked: Vec<usize> = (0..happenings.len()).filter(|place| has_mark(&happenings[*place])).collect();
        let line = Line::of(&Plan {
            said: told.statement.on,
            today: told.day(),
            reports: story.reports(),
            ended_on: ended_on(told),
            due: told.listed.due,
            first_due: story.first_due,
            marked: marked.iter().map(|place| happenings[*place].on).collect(),
        });
        let lines = happenings.iter().map(|it| stops::line(told, it)).collect();
        Self { happenings, lines, line, marked }
    }

    /// The events of a mark.
    pub fn of_mark<'a>(&'a self, mark: &'a Mark) -> impl DoubleEndedIterator<Item = usize> + 'a {
        mark.members.clone().map(|member| self.marked[member])
    }

    /// The numbers of the first and the last update of a mark.
    fn updates(&self, mark: &Mark) -> Option<(usize, usize)> {
        let mut numbers = self.of_mark(mark).filter_map(|place| match self.happenings[place].what {
            EventKind::Reported { update, .. } => Some(update + 1),
            _ => None,
        });
        let first = numbers.next()?;
        Some((first, numbers.next_back().unwrap_or(first)))
    }

    pub fn draw(&self, told: &CommitmentData) -> impl IntoView + use<> {
        let (messages, line) = (told.words(), &self.line);
        let until = if told.context.as_of.past { messages.day_in_prose(told.day()) } else { messages.say("today") };
        let label = messages
            .with("commitment-progress-label", &[("n", told.state.updates.len().into()), ("until", until.into())]);
        let ticks: Vec<_> = line
            .ticks
            .iter()
            .map(|tick| {
                let x = per_cent(tick.x);
                let year =
                    tick.labelled.then(|| view! { <text class="axis mid" x=x.clone() y="92">{tick.year}</text> });
                view! {
                    <line class="tick" x1=x.clone() x2=x y1="24" y2="76"></line>
                    {year}
                }
            })
            .collect();
        let height = if line.due.is_some() { "116" } else { "98" };
        let now = per_cent(line.today);
        let marks: Vec<_> = line.marks.iter().map(|it| self.mark(told, it)).collect();
        view! {
            <svg class="progress" width="100%" height=height role="group" aria-label=label>
                {ticks}
                {self.due_day(told)}
                {self.bars(told)}
                <line class="now" x1=now.clone() x2=now y1="24" y2="76"></line>
                <line class="here" x1="0" x2="0" y1="24" y2="24"></line>
                {self.shapes()}
                {self.said(told)}
                {self.today(told)}
                {marks}
                {self.due_label(told)}
            </svg>
        }
    }

    /// The label of the statement's day, which links to the statement.
    fn said(&self, told: &CommitmentData) -> impl IntoView + use<> {
        let messages = told.words();
        let month = messages.period(told.statement.on, Precision::Month);
        let href =
            self.happenings.iter().position(|it| it.what == EventKind::Said).map(|at| self.lines[at].href.clone());
        view! {
            <a class="label" href=href>
                <text class="strong" x=per_cent(self.line.said) y="16">
                    {messages.with("commitment-progress-said", &[("month", month.into())])}
                </text>
            </a>
        }
    }

    fn today(&self, told: &CommitmentData) -> impl IntoView + use<> {
        let messages = told.words();
        let text =
            if told.context.as_of.past { messages.day(told.day()) } else { messages.say("commitment-progress-today") };
        let (class, y) = match self.line.today_label {
            TodayLabel::Before => ("strong end", "16"),
            TodayLabel::After => ("strong", "16"),
            TodayLabel::Below => ("strong", "92"),
        };
        view! { <text class=class x=per_cent(self.line.today) y=y>{text}</text> }
    }

    fn bars(&self, told: &CommitmentData) -> AnyView {
        let rect = |bar: &Bar, class: &str| {
            let dashed = bar.status == HeadlineStatus::Unknown;
            let (y, height) = if dashed { ("41", "18") } else { ("42", "16") };
            let class = if dashed { "w unknown".to_owned() } else { format!("{class} {}", bar.status) };
            view! {
                <rect
                    class=class
                    x=per_cent(bar.x)
                    y=y
                    width=per_cent(bar.width)
                    height=height
                    data-from=bar.from.to_string()
                    data-to=bar.to.to_string()
                ></rect>
            }
        };
        if told.commitment().is_proposal() {
            let width = per_cent((self.line.today - self.line.said).max(0.0));
            return view! {
                <rect class="w proposed" x=per_cent(self.line.said) y="41" width=width height="18"></rect>
            }
            .into_any();
        }
        let bars: Vec<_> = self.line.bars.iter().map(|bar| rect(bar, "w")).collect();
        let open = self.line.open.as_ref().map(|bar| rect(bar, "w open"));
        view! { {bars} {open} }.into_any()
    }

    /// Status changes above the line; milestones and meetings below it.
    fn shapes(&self) -> impl IntoView + use<> {
        let axis = &self.line.axis;
        let turns: Vec<(f64, HeadlineStatus)> =
            self.happenings.iter().filter_map(|it| Some((axis.x(it.on), it.turn?))).collect();
        let kept = spaced(&turns.iter().map(|(x, _)| *x).collect::<Vec<_>>());
        let turns: Vec<_> = turns
            .iter()
            .zip(kept)
            .filter(|(_, kept)| *kept)
            .map(|((x, status), _)| {
                view! {
                    <svg class=format!("turn {status}") x=per_cent(*x) y="22" width="1" height="12" overflow="visible">
                        <use href=format!("#s-{status}") x="-6" width="12" height="12"></use>
                    </svg>
                }
            })
            .collect();
        let others: Vec<_> = self
            .happenings
            .iter()
            .zip(&self.lines)
            .filter_map(|(event, line)| {
                let (meeting, step) = match event.what {
                    EventKind::Reported { step, sitting, .. } => (sitting, step.map(|_| true)),
                    EventKind::Step(_) => (false, Some(line.done)),
                    EventKind::Met(_) => (true, None),
                    _ => return None,
                };
                (meeting || step.is_some()).then(|| shape(axis.x(event.on), meeting, step))
            })
            .collect();
        view! { {turns} {others} }
    }

    /// One mark: the numbers of its updates, or a shape if it has none.
    fn mark(&self, told: &CommitmentData, mark: &Mark) -> impl IntoView + use<> {
        let first = self.marked[mark.members.start];
        let alone = (mark.members.len() == 1).then(|| self.happenings[first].on.to_string());
        let (text, done) = match self.updates(mark) {
            Some((from, to)) => {
                let done = told.state.updates.get(to - 1).is_some_and(|it| it.value.status == Status::Completed);
                (Some(if from == to { from.to_string() } else { format!("{from}–{to}") }), done)
            }
            None => (None, false),
        };
        let width = match text.as_ref().map_or(0, |it| it.chars().count()) {
            0..=2 => 24,
            3 => 34,
            _ => 46,
        };
        let inside = match text {
            Some(text) => view! { <text y="17">{text}</text> }.into_any(),
            None => {
                let (meeting, step) = match self.happenings[first].what {
                    EventKind::Step(_) => (false, Some(self.lines[first].done)),
                    EventKind::Met(_) => (true, None),
                    _ => (false, None),
                };
                let dot = (!meeting && step.is_none()).then(|| view! { <circle r="4"></circle> });
                view! { <svg y="12" width="1" height="1" overflow="visible">{figure(meeting, step)}{dot}</svg> }
                    .into_any()
            }
        };
        // A mark of several events links to its first report.
        let leads_to = self
            .of_mark(mark)
            .find(|place| matches!(self.happenings[*place].what, EventKind::Reported { .. }))
            .unwrap_or(first);
        view! {
            <a href=self.lines[leads_to].href.clone() class=done.then_some("done") aria-label=self.name(told, mark) data-on=alone>
                <svg x=per_cent(mark.x) y="38" width="1" height="24" overflow="visible">
                    <rect x=(-width / 2).to_string() width=width.to_string() height="24"></rect>
                    {inside}
                </svg>
            </a>
        }
    }

    /// The label of a mark: full details of a single event, or the numbers and days of several.
    fn name(&self, told: &CommitmentData, mark: &Mark) -> String {
        let messages = told.words();
        let number = match self.updates(mark) {
            Some((from, to)) if from == to => Some(messages.with("update-number", &[("n", from.into())])),
            Some((from, to)) => Some(
                messages.with("update-numbers", &[("from", from.to_string().into()), ("to", to.to_string().into())]),
            ),
            None => None,
        };
        let days: Vec<&Said> = self.of_mark(mark).map(|place| &self.lines[place]).collect();
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return String::new() };
        let what = if days.len() == 1 {
            let title = format!("{}{}", first.label, first.title);
            let said: Vec<&str> = [&title, &first.status, &first.voice]
                .into_iter()
                .map(String::as_str)
                .filter(|it| !it.is_empty())
                .collect();
            messages.with("labelled", &[("label", first.day(told).into()), ("value", said.join(", ").into())])
        } else {
            messages.with("between-days", &[("from", first.day(told).into()), ("to", last.day(told).into())])
        };
        match (number, days.len()) {
            (Some(number), _) => format!("{number}, {what}"),
            (None, 1) => what,
            (None, n) => messages.with("commitment-progress-several", &[("n", n.into()), ("days", what.into())]),
        }
    }

    fn due_day(&self, told: &CommitmentData) -> Option<impl IntoView + use<>> {
        let due = self.line.due.as_ref()?;
        let late = is_late(&told.listed, &told.context);
        let x = per_cent(due.x);
        let mark = match due.soft_from {
            Some(from) => {
                let fill = if late { "url(#g-late)" } else { "url(#g-soft)" };
                let width = per_cent((due.x - from).max(1.0));
                view! { <rect x=per_cent(from) y="30" width=width height="46" fill=fill></rect> }.into_any()
            }
            None => {
                let class = if late { "due late" } else { "due" };
                view! { <line class=class x1=x.clone() x2=x.clone() y1="30" y2="100"></line> }.into_any()
            }
        };
        let first = due.first.map(|first| {
            let first = per_cent(first);
            view! {
                <line class="base" x1=first.clone() x2=first.clone() y1="34" y2="84"></line>
                <line class="slip" x1=first x2=x y1="80" y2="80"></line>
            }
        });
        Some(view! { {mark} {first} })
    }

    /// The label of the due day, which links to its details.
    fn due_label(&self, told: &CommitmentData) -> Option<impl IntoView + use<>> {
        let (messages, due, mark) = (told.words(), told.listed.due?, self.line.due.as_ref()?);
        let late = is_late(&told.listed, &told.context);
        let key = if late { "milestone-passed" } else { "commitment-progress-due" };
        let text = messages.with(key, &[("day", messages.due(due).into())]);
        let (class, shift) = if mark.label_before { ("end", "-6") } else { ("", "6") };
        Some(view! {
            <a class="label" href="#due">
                <text class=class x=per_cent(mark.x) dx=shift y="110">
                    {text}
                </text>
            </a>
        })
    }
}

/// A milestone is a diamond, filled once completed; a meeting is a square; on the same day one is inside the other.
pub fn figure(meeting: bool, step: Option<bool>) -> AnyView {
    let square = meeting.then(|| view! { <rect class="r" x="-5.5" y="-5.5" width="11" height="11"></rect> });
    let diamond = step.map(|done| {
        let class = if done { "m" } else { "r" };
        view! { <path class=class d="M0-5L5 0 0 5-5 0z"></path> }
    });
    view! { {square} {diamond} }.into_any()
}

fn shape(x: f64, meeting: bool, step: Option<bool>) -> impl IntoView + use<> {
    view! {
        <svg x=per_cent(x) y="70" width="1" height="1" overflow="visible">
            {figure(meeting, step)}
        </svg>
    }
}
