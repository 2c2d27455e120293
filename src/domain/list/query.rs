//! The one query object behind list, timeline, counts, files, feeds and API: every list state, as the address spells it.

use crate::domain::basics::day::Day;
use crate::domain::basics::moment::Moment;
use crate::domain::basics::parameter::BadParameter;
use crate::domain::basics::parameter::ParameterError;
use crate::domain::basics::search::LONGEST_QUERY;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::due::DueState;
use crate::domain::commitment::freshness::Freshness;
use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::list::comparison::ChangeKind;
use crate::domain::list::facet_counts::FacetGroup;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::headline::{HeadlineStatus, Sides};

string_enum! {
    /// The order of a list.
    Sort {
        /// Latest statement first, then the order within the statement.
        Newest = "newest",
        /// Earliest statement first.
        Oldest = "oldest",
        /// Earliest due day first, those without one last.
        Due = "due",
        /// Latest report first, those without one last.
        Updated = "updated",
        /// Longest without a report first, those that never had one before all.
        Silent = "silent",
        /// By title in the reader's language.
        Title = "title",
        /// In the order of the statuses, proposals last.
        Status = "status",
    }
}

string_enum! {
    /// How a timeline's rows are grouped.
    Group {
        Area = "area",
        Statement = "statement",
        Party = "party",
        Organisation = "organisation",
        Thread = "thread",
    }
}

string_enum! {
    /// The unit of a timeline's axis.
    Zoom {
        Month = "month",
        Quarter = "quarter",
        Year = "year",
    }
}

string_enum! {
    /// How a timeline shows its rows.
    Layout {
        Bars = "bars",
        /// The same facts in words and numbers.
        Table = "table",
    }
}

/// What a list can be narrowed by without asking for texts: one value each commitment has, several may be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Facets {
    pub area: Vec<String>,
    pub party: Vec<String>,
    pub status: Vec<HeadlineStatus>,
    pub freshness: Vec<Freshness>,
    pub standing: Vec<Standing>,
    pub basis: Vec<Basis>,
    pub nature: Vec<Nature>,
    pub due: Vec<DueState>,
    pub sides: Vec<Sides>,
}

impl Facets {
    /// Those of everything that totals count: all but proposals.
    pub fn commitments() -> Self {
        Self { standing: vec![Standing::Agreed, Standing::Unilateral], ..Self::default() }
    }

    /// Those of proposals, which are counted apart.
    pub fn proposals() -> Self {
        Self { standing: vec![Standing::Proposed], ..Self::default() }
    }

    /// Whether the commitments of a cell pass. Values of one facet widen each other, facets narrow each other; of areas,
    /// parties and sides a commitment has several, and one chosen is enough. A proposal has no status, so any status refuses it.
    pub fn admit(&self, cell: &FacetGroup) -> bool {
        !self.refused_by(cell).contains(&true)
    }

    /// Which facets refuse the commitments of a cell, in the order of the fields.
    pub fn refused_by(&self, cell: &FacetGroup) -> [bool; 9] {
        fn one<T: PartialEq>(chosen: &[T], value: Option<T>) -> bool {
            !chosen.is_empty() && !value.is_some_and(|value| chosen.contains(&value))
        }
        fn any<T: PartialEq>(chosen: &[T], values: &[T]) -> bool {
            !chosen.is_empty() && !values.iter().any(|value| chosen.contains(value))
        }
        [
            any(&self.area, &cell.areas),
            any(&self.party, &cell.parties),
            one(&self.status, cell.shown_status()),
            one(&self.freshness, cell.freshness),
            one(&self.standing, Some(cell.standing)),
            one(&self.basis, Some(cell.basis)),
            one(&self.nature, Some(cell.nature)),
            one(&self.due, cell.due),
            any(&self.sides, &cell.sides),
        ]
    }
}

/// A list's state.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Query {
    /// Words to search for, as typed.
    pub q: String,
    pub facets: Facets,
    /// Slug of a statement.
    pub statement: Option<String>,
    /// Codes of owning organisations, any of which is enough.
    pub org: Vec<String>,
    pub sort: Sort,
    /// Counted from 1.
    pub page: u32,
    /// A past day; `None` for now.
    pub as_of: Option<Day>,
    pub group: Group,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub zoom: Zoom,
    pub layout: Layout,
    /// The earlier day with which the list is compared.
    pub compare: Option<Day>,
    /// Of what changed only this.
    pub kind: Option<ChangeKind>,
    /// What the record said at this moment, on the page of one commitment.
    pub known_at: Option<Moment>,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            q: String::new(),
            facets: Facets::default(),
            statement: None,
            org: Vec::new(),
            sort: Sort::Newest,
            page: 1,
            as_of: None,
            group: Group::Area,
            from: None,
            to: None,
            zoom: Zoom::Quarter,
            layout: Layout::Bars,
            compare: None,
            kind: None,
            known_at: None,
        }
    }
}

/// The highest page number accepted: beyond it no list has rows.
pub const LAST_PAGE: u32 = 1_000_000;

impl Query {
    /// The names of the parameters that it reads, in the order in which it spells them.
    pub const PARAMETERS: [&'static str; 23] = [
        "q",
        "area",
        "statement",
        "party",
        "org",
        "status",
        "freshness",
        "standing",
        "basis",
        "nature",
        "due",
        "sides",
        "sort",
        "group",
        "zoom",
        "view",
        "from",
        "to",
        "compare",
        "kind",
        "known_at",
        "page",
        "as_of",
    ];

    /// Reads a query from an address's parameters; what cannot be used is left out and reported. Empty values count as not
    /// given (a form sends every field), unknown names pass by, of a repeated single parameter the last counts.
    pub fn read<'a>(
        parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
        reference: &Reference,
        today: Day,
    ) -> (Self, Vec<BadParameter>) {
        let mut query = Self::default();
        let mut faults = Vec::new();
        for (name, value) in parameters {
            if value.is_empty() {
                continue;
            }
            if let Err(fault) = query.take(name, value, reference, today) {
                faults.push(BadParameter::new(name, value, fault));
            }
        }
        if let (Some(from), Some(to)) = (query.from, query.to)
            && to < from
        {
            query.to = None;
            faults.push(BadParameter::new("to", &to.to_string(), ParameterError::EndBeforeStart));
        }
        if let Some(compare) = query.compare
            && compare >= query.as_of.unwrap_or(today)
        {
            query.compare = None;
            faults.push(BadParameter::new("compare", &compare.to_string(), ParameterError::NotEarlier));
        }
        (query, faults)
    }

    fn take(&mut self, name: &str, value: &str, reference: &Reference, today: Day) -> Result<(), ParameterError> {
        fn word<T: std::str::FromStr>(value: &str) -> Result<T, ParameterError> {
            value.parse().map_err(|_| ParameterError::UnknownValue)
        }
        fn add<T: PartialEq>(chosen: &mut Vec<T>, value: T) {
            if !chosen.contains(&value) {
                chosen.push(value);
            }
        }
        let known = |found: bool| if found { Ok(value.to_owned()) } else { Err(ParameterError::UnknownValue) };
        let facets = &mut self.facets;
        match name {
            "q" if value.contains('\0') => return Err(ParameterError::Unreadable),
            "q" if value.chars().count() > LONGEST_QUERY => return Err(ParameterError::TooLong),
            "q" if value.trim().is_empty() => {}
            "q" => self.q = value.to_owned(),
            "area" => add(&mut facets.area, known(reference.area(value).is_some())?),
            "party" => add(&mut facets.party, known(reference.party(value).is_some())?),
            "org" => add(&mut self.org, known(reference.organisation(value).is_some())?),
            "statement" => self.statement = Some(known(reference.statement(value).is_some())?),
            "status" => add(&mut facets.status, word(value)?),
            "freshness" => add(&mut facets.freshness, word(value)?),
            "standing" => add(&mut facets.standing, word(value)?),
            "basis" => add(&mut facets.basis, word(value)?),
            "nature" => add(&mut facets.nature, word(value)?),
            "due" => add(&mut facets.due, word(value)?),
            "sides" => add(&mut facets.sides, word(value)?),
            "sort" => self.sort = word(value)?,
            "group" => self.group = word(value)?,
            "zoom" => self.zoom = word(value)?,
            "view" => self.layout = word(value)?,
            "page" => {
                let page = value.parse::<u32>().map_err(|_| ParameterError::NotAPage)?;
                if !(1..=LAST_PAGE).contains(&page) {
                    return Err(ParameterError::NotAPage);
                }
                self.page = page;
            }
            "as_of" => self.as_of = read_past_day(value, today)?,
            "from" => self.from = Some(value.parse().map_err(|_| ParameterError::NotADay)?),
            "to" => self.to = Some(value.parse().map_err(|_| ParameterError::NotADay)?),
            "compare" => self.compare = Some(value.parse().map_err(|_| ParameterError::NotADay)?),
            "kind" => self.kind = Some(word(value)?),
            "known_at" => self.known_at = Some(value.parse().map_err(|_| ParameterError::NotAMoment)?),
            _ => {}
        }
        Ok(())
    }

    /// The parameters that spell this query, in a fixed order, defaults left out: reading them gives the same query.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        fn all<T: ToString>(name: &'static str, values: &[T], into: &mut Vec<(&'static str, String)>) {
            into.extend(values.iter().map(|value| (name, value.to_string())));
        }
        let usual = Self::default();
        let mut out = Vec::new();
        if !self.q.is_empty() {
            out.push(("q", self.q.clone()));
        }
        all("area", &self.facets.area, &mut out);
        all("statement", self.statement.as_slice(), &mut out);
        all("party", &self.facets.party, &mut out);
        all("org", &self.org, &mut out);
        all("status", &self.facets.status, &mut out);
        all("freshness", &self.facets.freshness, &mut out);
        all("standing", &self.facets.standing, &mut out);
        all("basis", &self.facets.basis, &mut out);
        all("nature", &self.facets.nature, &mut out);
        all("due", &self.facets.due, &mut out);
        all("sides", &self.facets.sides, &mut out);
        let mut put = |name, value: String, given: bool| {
            if given {
                out.push((name, value));
            }
        };
        put("sort", self.sort.to_string(), self.sort != usual.sort);
        put("group", self.group.to_string(), self.group != usual.group);
        put("zoom", self.zoom.to_string(), self.zoom != usual.zoom);
        put("view", self.layout.to_string(), self.layout != usual.layout);
        let day = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
        put("from", day(self.from), self.from.is_some());
        put("to", day(self.to), self.to.is_some());
        put("compare", day(self.compare), self.compare.is_some());
        put("kind", self.kind.map_or(String::new(), |kind| kind.to_string()), self.kind.is_some());
        put("known_at", self.known_at.map_or(String::new(), |it| it.to_string()), self.known_at.is_some());
        put("page", self.page.to_string(), self.page != usual.page);
        put("as_of", day(self.as_of), self.as_of.is_some());
        out
    }

    /// Whether anything narrows the list.
    pub fn is_narrowed(&self) -> bool {
        !self.q.is_empty() || self.facets != Facets::default() || self.statement.is_some() || !self.org.is_empty()
    }
}

/// A past day from an address; today counts as now.
pub fn read_past_day(value: &str, today: Day) -> Result<Option<Day>, ParameterError> {
    let day: Day = value.parse().map_err(|_| ParameterError::NotADay)?;
    match day.cmp(&today) {
        std::cmp::Ordering::Greater => Err(ParameterError::InFuture),
        std::cmp::Ordering::Equal => Ok(None),
        std::cmp::Ordering::Less => Ok(Some(day)),
    }
}

#[cfg(test)]
#[path = "query_tests.rs"]
mod tests;
