//! The one query object behind list, timeline, counts, files, feeds and API: every list state, as the address spells it.

use crate::domain::basics::day::Day;
use crate::domain::basics::moment::Moment;
use crate::domain::basics::parameter::BadParameter;
use crate::domain::basics::parameter::ParameterError;
use crate::domain::basics::search::LONGEST_QUERY;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::list::columns::Columns;
use crate::domain::list::comparison::ChangeKind;
use crate::domain::list::facet::Facet;
use crate::domain::list::facets::Facets;
use crate::domain::list::order::Order;
pub use crate::domain::list::order::Sort;
use crate::domain::list::order::SortKey;
use crate::domain::portfolio::reference::Reference;

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
    pub sort: Order,
    pub columns: Columns,
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
    /// Only changes of this kind.
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
            sort: Order::default(),
            columns: Columns::default(),
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
    /// The names of the parameters that it reads besides those of the facets.
    const OTHER_PARAMETERS: [&'static str; 16] = [
        "q",
        "statement",
        "org",
        "sort",
        "then",
        "columns",
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

    /// The names of all parameters that it reads.
    pub fn parameter_names() -> impl Iterator<Item = &'static str> {
        Facet::WORDS.iter().copied().chain(Self::OTHER_PARAMETERS)
    }

    /// Reads a query from an address's parameters; what cannot be used is left out and reported. Empty values count as not
    /// given (a form sends every field), unknown names are ignored, of a repeated single parameter the last counts. Forms
    /// send further keys of the order as `then`, and each column by itself.
    pub fn read<'a>(
        parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
        reference: &Reference,
        today: Day,
    ) -> (Self, Vec<BadParameter>) {
        let mut query = Self::default();
        let mut faults = Vec::new();
        let (mut then, mut columns): (Vec<SortKey>, Option<Columns>) = (Vec::new(), None);
        for (name, value) in parameters {
            if value.is_empty() {
                continue;
            }
            let taken = match name {
                "then" => word(value).map(|key| then.push(key)),
                "columns" => word(value).map(|these| columns = Some(columns.map_or(these, |it| it.and(these)))),
                _ => query.take(name, value, reference, today),
            };
            if let Err(fault) = taken {
                faults.push(BadParameter::new(name, value, fault));
            }
        }
        query.facets.settle();
        query.sort = then.into_iter().fold(query.sort, |order, key| order.then(key));
        query.columns = columns.unwrap_or_default();
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
        let known = |found: bool| if found { Ok(value.to_owned()) } else { Err(ParameterError::UnknownValue) };
        match name {
            "q" if value.contains('\0') => return Err(ParameterError::Unreadable),
            "q" if value.chars().count() > LONGEST_QUERY => return Err(ParameterError::TooLong),
            "q" if value.trim().is_empty() => {}
            "q" => self.q = value.to_owned(),
            "org" => {
                let code = known(reference.organisation(value).is_some())?;
                if !self.org.contains(&code) {
                    self.org.push(code);
                }
            }
            "statement" => self.statement = Some(known(reference.statement(value).is_some())?),
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
            name => {
                if let Ok(facet) = name.parse::<Facet>() {
                    self.facets.choose(facet, &known(facet.has(value, reference))?);
                }
            }
        }
        Ok(())
    }

    /// The parameters that spell this query, in a fixed order, defaults left out: reading them gives the same query.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        fn all(name: &'static str, values: &[String], into: &mut Vec<(&'static str, String)>) {
            into.extend(values.iter().map(|value| (name, value.clone())));
        }
        let usual = Self::default();
        let mut out = Vec::new();
        if !self.q.is_empty() {
            out.push(("q", self.q.clone()));
        }
        for facet in Facet::ALL {
            all(facet.word(), self.facets.chosen(*facet), &mut out);
            match facet {
                Facet::Area => all("statement", self.statement.as_slice(), &mut out),
                Facet::Party => all("org", &self.org, &mut out),
                _ => {}
            }
        }
        let mut put = |name, value: String, given: bool| {
            if given {
                out.push((name, value));
            }
        };
        put("sort", self.sort.to_string(), self.sort != usual.sort);
        put("columns", self.columns.to_string(), self.columns != usual.columns);
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

fn word<T: std::str::FromStr>(value: &str) -> Result<T, ParameterError> {
    value.parse().map_err(|_| ParameterError::UnknownValue)
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
