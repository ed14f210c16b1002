//! The report being written: cells, prose, waivers. It changes through [`Edit`]s alone.

mod amount;
mod anchor;
mod between;
mod bound;
mod change;
mod chinese;
mod convert;
mod date;
pub mod difference;
mod doubt;
mod edit;
pub mod enclosed;
pub mod field;
mod figures;
mod formula;
mod history;
mod last;
mod length;
mod metadata;
pub mod numerals;
pub mod paste;
pub(crate) mod period;
mod roll;
mod search;
mod splice;
mod summed;
mod sums;
pub(crate) mod tokens;
mod value;
mod words;
mod working;
pub mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

pub use amount::Amount;
pub use anchor::{Anchor, Doubt, Tie};
pub use bound::Bound;
pub use change::{Change, Target};
pub use date::Date;
pub use doubt::Doubtful;
pub use edit::Edit;
pub use figures::Figures;
pub use formula::Formula;
pub use history::Editor;
pub use last::{Difference, Number};
pub use length::MOST_CHARACTERS;
pub use metadata::Item;
pub use roll::Rolled;
pub use search::{Found, Replacement, Search};
pub use splice::Splice;
pub use value::{Meaning, Unit, Value, half_width};
pub use words::Words;
pub use working::reckoned;

use crate::form::{CellId, Form};

/// An annual report. Clones share what they hold until one of them changes it, so that a clone costs
/// a few pointers, and comparing two that share costs as little.
#[derive(Clone)]
pub struct Report {
    form: &'static Form,
    organ: Arc<str>,
    year: Option<u16>,
    date: Option<Date>,
    cells: Arc<Vec<Value>>,
    /// How numbers of cells were reckoned; see [`Report::working`].
    workings: Arc<BTreeMap<CellId, Arc<str>>>,
    prose: Arc<BTreeMap<&'static str, Arc<String>>>,
    /// What is tied to places in the prose, by field, in order and apart from each other.
    anchors: Arc<BTreeMap<&'static str, Arc<Vec<Anchor>>>>,
    waivers: Arc<BTreeMap<WaiverKey, String>>,
    /// The tables, by id, whose sums are typed and not computed.
    typed_sums: Arc<BTreeSet<&'static str>>,
    /// The name of the local pack (本地要求) that it is checked against; empty for none.
    pack: Arc<str>,
    /// What a portal says of it (公开信息); see [`Report::metadata`].
    metadata: Arc<BTreeMap<Item, String>>,
    /// Last year's report, kept beside for comparison.
    last: Option<Arc<Report>>,
    /// Of a report that is kept beside another: the numbers of the years before it.
    earlier: Arc<BTreeMap<u16, Figures>>,
    /// What a draft said besides and this program does not know, by name: it is written again.
    unknown: Arc<[(String, String)]>,
}

/// What a waiver explains: a rule that is not kept at a place, with the numbers or words compared. When
/// those change the reason no longer stands for them; in which sentence they are told does not matter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WaiverKey {
    /// The rule's name.
    pub rule: String,
    /// Where it failed: a cell's name, a table, a prose field, `organ`, `year` or `date`.
    pub place: String,
    /// What was compared, parted by `、`.
    pub values: String,
}

impl Report {
    /// An empty report.
    #[must_use]
    pub fn new(form: &'static Form) -> Report {
        Report {
            form,
            organ: Arc::default(),
            year: None,
            date: None,
            cells: Arc::new(vec![Value::default(); form.cells().len()]),
            workings: Arc::default(),
            prose: Arc::default(),
            anchors: Arc::default(),
            waivers: Arc::default(),
            typed_sums: Arc::default(),
            pack: Arc::default(),
            metadata: Arc::default(),
            last: None,
            earlier: Arc::default(),
            unknown: Arc::default(),
        }
    }

    /// An empty report on the year whose report is due next: reports are
    /// written in January on the year before; from July on one prepares the current year's. Its form is that year's.
    #[must_use]
    pub fn due(year: u16, month: u8) -> Report {
        let year = if month >= 7 {
            year
        } else {
            year.saturating_sub(1)
        };
        let mut report = Report::new(Form::for_year(year).unwrap_or_else(Form::undated));
        report.year = Some(year);
        report
    }

    /// The form it is written in.
    #[must_use]
    pub fn form(&self) -> &'static Form {
        self.form
    }

    /// The organ's full name (机关全称), empty if not known.
    #[must_use]
    pub fn organ(&self) -> &str {
        &self.organ
    }

    /// The year reported on.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        self.year
    }

    /// The date the report bears under its text (成文日期), if it is to bear one.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// The name of the local pack (本地要求) that it is checked against; empty for none.
    #[must_use]
    pub fn pack(&self) -> &str {
        &self.pack
    }

    /// The official title, `{机关全称}{年份}年政府信息公开工作年度报告`.
    #[must_use]
    pub fn title(&self) -> String {
        format!("{}{}", self.title_lead(), self.form.title())
    }

    /// The first half of the title: organ and year.
    #[must_use]
    pub fn title_lead(&self) -> String {
        let year = self.year.map(|year| format!("{year}年"));
        format!("{}{}", self.organ, year.unwrap_or_default())
    }

    /// What stands in a cell.
    #[must_use]
    pub fn value(&self, cell: CellId) -> &Value {
        &self.cells[cell.index()]
    }

    /// What stands in the cell of this name; empty if the form has no such cell.
    #[must_use]
    pub fn value_of(&self, name: &str) -> Option<&Value> {
        self.form.find(name).map(|cell| self.value(cell))
    }

    /// The text of a prose field; its paragraphs are its lines.
    #[must_use]
    pub fn prose(&self, field: &str) -> &str {
        self.prose.get(field).map_or("", |text| text.as_str())
    }

    /// The paragraphs of a prose field, without blank lines and the spaces around them.
    pub fn paragraphs(&self, field: &str) -> impl Iterator<Item = &str> {
        let lines = self.prose(field).split(['\n', '\r']);
        lines.map(str::trim).filter(|line| !line.is_empty())
    }

    /// The reasons given for findings that must agree or be explained.
    #[must_use]
    pub fn waivers(&self) -> &BTreeMap<WaiverKey, String> {
        &self.waivers
    }

    /// The reason given for a rule's failure at a place.
    #[must_use]
    pub fn waiver(&self, key: &WaiverKey) -> Option<&str> {
        self.waivers.get(key).map(String::as_str)
    }

    /// How many of a table's cells hold something, and how many there are.
    #[must_use]
    pub fn filled(&self, table: usize) -> (usize, usize) {
        let mut count = (0, 0);
        for cell in self.form.cells_of(table) {
            count.0 += usize::from(!self.value(cell).is_empty());
            count.1 += 1;
        }
        count
    }

    /// How many cells of all tables hold something, and how many there are.
    #[must_use]
    pub fn filled_in_all(&self) -> (usize, usize) {
        let held = self.cells.iter().filter(|value| !value.is_empty());
        (held.count(), self.cells.len())
    }

    /// What a draft said besides and this program does not know: names and texts as they stood there.
    #[must_use]
    pub fn unknown(&self) -> &[(String, String)] {
        &self.unknown
    }

    /// Keeps what a draft said besides.
    pub fn keep_unknown(&mut self, unknown: Vec<(String, String)>) {
        self.unknown = unknown.into();
    }

    /// Puts text into a cell, outside of any undo: for building a report.
    pub fn set(&mut self, cell: CellId, typed: &str) {
        let kind = self.form.cell(cell).kind;
        self.forget_working(cell);
        Arc::make_mut(&mut self.cells)[cell.index()] = Value::read(kind, typed);
    }

    /// Writes a prose field, outside of any undo: for building a report.
    fn put_prose(&mut self, field: &'static str, text: Arc<String>) {
        Arc::make_mut(&mut self.prose).insert(field, text);
    }

    /// What stands in a target, as text.
    fn text_at(&self, target: &Target) -> String {
        match target {
            Target::Cell(cell) => self.value(*cell).text().to_owned(),
            Target::Prose(field) => self.prose(field).to_owned(),
            Target::Organ => self.organ().to_owned(),
            Target::Metadata(item) => self.metadata(*item).to_owned(),
            Target::Year => self.year.map(|year| year.to_string()).unwrap_or_default(),
            Target::Date => self.date.map(|date| date.to_string()).unwrap_or_default(),
        }
    }

    /// Whether two reports are the same to the letter, blank lines and all.
    #[must_use]
    pub fn is_identical(&self, other: &Report) -> bool {
        let mut fields = self.form.prose().iter().map(|field| &field.id);
        std::ptr::eq(self.form, other.form)
            && self.organ == other.organ
            && self.year == other.year
            && self.date == other.date
            && self.cells == other.cells
            && self.workings == other.workings
            // A field that was emptied is one that was never written.
            && (self.prose == other.prose
                || fields.all(|id| self.prose(id) == other.prose(id)))
            && self.anchors == other.anchors
            && self.waivers == other.waivers
            && self.typed_sums == other.typed_sums
            && self.pack == other.pack
            && self.metadata == other.metadata
            && self.has_last(other.last.as_ref())
            && self.earlier == other.earlier
    }
}

/// Only what is filled in: a report has 200 cells.
impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cells = self
            .form
            .cells()
            .map(|(cell, spec)| (&spec.name, self.value(cell).text()));
        let filled: Vec<_> = cells.filter(|(_, text)| !text.is_empty()).collect();
        f.debug_struct("Report")
            .field("form", &self.form.id())
            .field("organ", &self.organ)
            .field("year", &self.year)
            .field("date", &self.date)
            .field("cells", &filled)
            .field("workings", &self.workings)
            .field("prose", &self.prose)
            .field("anchors", &self.anchors)
            .field("waivers", &self.waivers)
            .field("typed_sums", &self.typed_sums)
            .field("pack", &self.pack)
            .field("metadata", &self.metadata)
            .field("last", &self.last)
            .field("earlier", &self.earlier)
            .field("unknown", &self.unknown)
            .finish()
    }
}

/// Two reports are the same when they say the same: blank lines and spaces around a paragraph do
/// not count, nor does what is only kept beside them.
impl PartialEq for Report {
    fn eq(&self, other: &Report) -> bool {
        std::ptr::eq(self.form, other.form)
            && self.organ == other.organ
            && self.year == other.year
            && self.date == other.date
            && self.cells == other.cells
            && self.waivers == other.waivers
            && self
                .form
                .prose()
                .iter()
                .all(|field| self.paragraphs(&field.id).eq(other.paragraphs(&field.id)))
    }
}
