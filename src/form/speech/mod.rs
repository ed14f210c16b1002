//! How prose speaks of the tables: which rows and columns a word names.

mod build;
mod spelled;

use serde::Deserialize;

use super::CellId;

pub(super) use build::of;

/// What the numbers of a block count, as prose speaks of them.
#[derive(Debug, Deserialize, PartialEq, Eq, Clone, Copy)]
pub(super) enum Counts {
    /// Applications, from their coming to their outcomes, by applicants.
    Requests,
    /// Cases, by how they ended.
    Cases,
    /// Documents, by what was done with them.
    Documents,
    /// Decisions and other acts.
    Decisions,
    /// Money.
    Money,
}

/// What a row tells of applications.
#[derive(Debug, Default, Deserialize, PartialEq, Eq, Clone, Copy)]
pub(super) enum Stage {
    /// They came in the year.
    New,
    /// They came before and were open.
    CarriedIn,
    /// They ended so.
    #[default]
    Outcome,
    /// All that ended.
    Done,
    /// They are open at the end of the year.
    CarriedOut,
}

/// Words for several rows or columns together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    /// The printed heading over them.
    #[serde(default)]
    heading: Option<String>,
    /// The rows, where no heading stands over them.
    #[serde(default)]
    rows: Vec<String>,
    /// The columns, where no heading stands over them.
    #[serde(default)]
    columns: Vec<String>,
    /// The words, parted by spaces; the first is what a sentence calls them.
    spoken: String,
    /// Words that name it only among others of its kind that are being told (其他).
    #[serde(default)]
    among: String,
    /// What the words name besides, and the table does not tell apart.
    #[serde(default)]
    untold: Option<Untold>,
}

/// A part of a group that prose may count by itself, and the table does not (其他组织 among 法人或其他组织).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Untold {
    /// The word for the part.
    pub part: String,
    /// What stands before it where the whole is meant.
    pub joined: Vec<String>,
}

/// What a word of the form names. Numbers are places in the lists of [`Speech`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Term {
    /// Applications.
    Request,
    /// Applicants of whatever kind.
    Everyone,
    /// Applications that came in the year.
    New,
    /// Applications that ended.
    Done,
    /// Applications that came before.
    CarriedIn,
    /// Applications that stay open.
    CarriedOut,
    /// Applications carried over, from the year before or to the next.
    Carried,
    /// How applications ended.
    Outcome(usize),
    /// Several ways in which they ended together, as bits (全部或部分公开).
    Outcomes(u32),
    /// Who applied.
    Applicant(usize),
    /// A kind of cases.
    Cases(usize),
    /// How cases came: the kind and its row.
    Route(usize, u16),
    /// How cases ended.
    Ending(usize),
    /// How applications or cases ended, among others that are being told: a place in [`Speech::among`].
    Among(usize),
    /// A kind of documents, by its row.
    Document(u16),
    /// What was done with documents: its columns as bits, and whether they say what there is.
    Act(u32, bool),
    /// 文件: documents of whatever kind was spoken of.
    File,
    /// Decisions.
    Decision(usize),
    /// Money.
    Money(usize),
}

/// A block of cells, to find them by row and column.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Grid {
    first: u16,
    columns: u16,
}

impl Grid {
    /// The cells at these rows and columns.
    pub(crate) fn cells(self, rows: &[u16], columns: &[u16]) -> Vec<CellId> {
        let cell = |row: &u16, column: &u16| CellId(self.first + row * self.columns + column);
        let cells = rows
            .iter()
            .flat_map(|row| columns.iter().map(move |column| cell(row, column)));
        cells.collect()
    }
}

/// Rows or columns of one name.
#[derive(Debug)]
pub(crate) struct Lines {
    /// What a sentence calls them.
    pub name: String,
    /// Their places in the block, in order.
    pub places: Vec<u16>,
    /// For the row of applications that ended so: what it may take in as well.
    pub wide: Option<(String, Vec<u16>)>,
    /// What the table does not tell apart.
    pub untold: Option<Untold>,
}

/// How prose speaks of applications.
#[derive(Debug, Default)]
pub(crate) struct Requests {
    pub grid: Grid,
    /// 新收, 上年结转, 办理结果总计, 结转下年度: their names and rows.
    pub new: (String, u16),
    pub carried_in: (String, u16),
    pub done: (String, u16),
    pub carried_out: (String, u16),
    pub outcomes: Vec<Lines>,
    pub applicants: Vec<Lines>,
    pub total: u16,
}

/// A kind of cases.
#[derive(Debug)]
pub(crate) struct CaseKind {
    pub name: String,
    pub grid: Grid,
    /// The rows: how they came, if there are several ways.
    pub routes: Vec<String>,
    pub total: u16,
}

/// How cases ended.
#[derive(Debug)]
pub(crate) struct Ending {
    pub name: String,
    /// The columns, for each kind of cases.
    pub columns: Vec<Vec<u16>>,
}

/// How prose speaks of documents.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    pub grid: Grid,
    /// The kinds of documents, row by row.
    pub kinds: Vec<String>,
    /// What was done with them, column by column.
    pub columns: Vec<String>,
    /// The columns that are told, likeliest first.
    pub told: Vec<u16>,
    /// Those that 公开 may mean, as bits.
    pub published: u32,
}

/// Cells of one name.
#[derive(Debug)]
pub(crate) struct Counted {
    pub name: String,
    pub cells: Vec<CellId>,
}

/// How prose speaks of a form's tables.
#[derive(Debug, Default)]
pub(crate) struct Speech {
    pub requests: Requests,
    pub cases: Vec<CaseKind>,
    pub endings: Vec<Ending>,
    /// Those of the endings that are none: cases that are still open.
    pub open: Vec<usize>,
    pub documents: Documents,
    pub decisions: Vec<Counted>,
    pub money: Vec<Counted>,
    /// All words and what they name.
    pub words: Vec<(String, Term)>,
    /// Words that name something only among its like, and what each may name.
    pub among: Vec<(String, Vec<Term>)>,
}
