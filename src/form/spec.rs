//! The shape of `assets/forms/*.ron`.

use serde::{Deserialize, Serialize};

use super::relation::Relation;
use super::speech::{Counts, Group, Stage};
use super::{Guidance, Role};

/// A form's file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormSpec {
    pub id: String,
    pub basis: String,
    pub first_year: u16,
    #[serde(default)]
    pub last_year: Option<u16>,
    pub title: String,
    pub sections: Vec<Section>,
    pub tables: Vec<Table>,
    pub relations: Vec<Relation>,
    #[serde(default)]
    pub rulemaking: Vec<(String, String)>,
    #[serde(default)]
    pub fee_statement: bool,
    #[serde(default)]
    pub fee_notice: Option<String>,
    #[serde(default)]
    pub in_wan_yuan: Vec<String>,
    #[serde(default)]
    pub standing: Vec<String>,
    #[serde(default)]
    pub carried: Vec<Carried>,
    #[serde(default)]
    pub stocks: Vec<Stocks>,
    #[serde(default)]
    pub pending: Vec<Pending>,
    #[serde(default)]
    pub co_defendant: Option<String>,
    #[serde(default)]
    pub figures: Option<FigureCells>,
    #[serde(default)]
    pub splits: Vec<Split>,
    #[serde(default)]
    pub guidance: Vec<Guidance>,
}

/// A row that begins, column by column, with what another row of last year's report ended with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Carried {
    pub table: String,
    pub now: String,
    pub before: String,
}

/// Rows whose stock is last year's with what came and without what went.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stocks {
    pub table: String,
    pub rows: Vec<String>,
    pub stock: String,
    pub added: String,
    pub taken: String,
}

/// Rows whose open cases of last year are among all cases of this one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pending {
    pub table: String,
    pub open: String,
    pub all: String,
}

/// What is told of every year, as the names of the cells that are added up.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FigureCells {
    pub requests: Vec<String>,
    pub outcomes: Vec<String>,
    pub review: Vec<String>,
    pub litigation: Vec<String>,
}

/// A row that other forms print as several, which add up to it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Split {
    pub table: String,
    pub row: String,
    pub into: Vec<String>,
}

/// The opening paragraph or one of the six sections.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The section's id.
    pub id: String,
    /// Its official heading; the opening paragraph has none.
    #[serde(default)]
    pub heading: Option<String>,
    #[serde(default)]
    name: Option<String>,
    /// What its prose is for.
    #[serde(default)]
    pub(super) role: Option<Role>,
    /// Words by which the heading is known where it is worded otherwise.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Prose right under the heading.
    #[serde(default)]
    pub prose: Vec<String>,
    /// Sub-sections with a heading of their own.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// The tables printed in the section, as one physical table.
    #[serde(default)]
    pub tables: Vec<String>,
    /// Whether its text should not be longer than a limit that the clerk sets.
    #[serde(default)]
    pub limited: bool,
    #[serde(skip)]
    part_name: String,
}

impl Section {
    /// The heading, or what a clerk calls a section without one.
    #[must_use]
    pub fn name(&self) -> String {
        self.heading
            .clone()
            .or_else(|| self.name.clone())
            .unwrap_or_default()
    }

    /// What a sentence calls it: 第五部分, by the number of its heading.
    #[must_use]
    pub fn part_name(&self) -> &str {
        &self.part_name
    }

    pub(super) fn name_part(&mut self) {
        let numbered = self
            .heading
            .as_deref()
            .and_then(|text| text.split_once('、'));
        self.part_name = match numbered {
            Some((number, _)) => format!("第{number}部分"),
            None => format!("“{}”", self.name()),
        };
    }
}

/// A sub-section: prose under an official heading of the second level.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The prose field's id.
    pub id: String,
    /// The official heading.
    pub heading: String,
    /// What its prose is for.
    #[serde(default)]
    pub(super) role: Option<Role>,
    /// Words by which the heading is known where it is worded otherwise.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// One of the four tables.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The first part of its cells' names.
    pub id: String,
    /// What a clerk calls it.
    pub name: String,
    /// The section that prints it.
    pub section: String,
    /// How its rows are laid out.
    #[serde(default)]
    pub arrangement: Arrangement,
    /// Widths in mm, inside the 156 mm of the 版心.
    pub widths: Widths,
    /// The table's blocks, printed under each other.
    pub blocks: Vec<Block>,
}

/// Column widths of a printed table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Widths {
    /// Each label column, in mm.
    pub labels: Vec<f32>,
    /// Each number column, in mm.
    pub column: f32,
}

/// How a table's rows are laid out on paper.
#[derive(Debug, Default, Deserialize, PartialEq, Eq, Clone, Copy)]
pub enum Arrangement {
    /// Row under row, labels on the left.
    #[default]
    Stacked,
    /// All rows beside each other in one row of numbers, their labels above.
    SideBySide,
}

/// Rows that share their columns.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// A line above the block, over its whole width.
    #[serde(default)]
    pub caption: Option<String>,
    /// What stands above the row labels.
    #[serde(default)]
    pub corner: Option<String>,
    /// A heading over all number columns.
    #[serde(default)]
    pub over: Option<String>,
    /// The number columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What its numbers count, where prose speaks of it.
    #[serde(default)]
    pub(super) counts: Option<Counts>,
    /// Words for what it counts as a whole, parted by spaces.
    #[serde(default)]
    pub(super) spoken: String,
    /// The columns whose numbers prose tells, likeliest first; all if it does not say.
    #[serde(default)]
    pub(super) told: Option<Vec<String>>,
    /// The columns that 公开 may mean.
    #[serde(default)]
    pub(super) published: Vec<String>,
    /// Words for several rows or columns together.
    #[serde(default)]
    pub(super) groups: Vec<Group>,
}

/// A number column.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The last part of its cells' names.
    pub id: String,
    /// The official label.
    pub label: String,
    /// A heading shared with the neighbouring columns.
    #[serde(default)]
    pub group: Option<String>,
    /// What may stand in its cells.
    #[serde(default)]
    pub kind: Kind,
    /// What a sentence about the prose calls it.
    #[serde(default)]
    pub(super) short: Option<String>,
    /// Words by which prose names it, parted by spaces.
    #[serde(default)]
    pub(super) spoken: String,
    /// Words that name it only among others of its kind that are being told (其他).
    #[serde(default)]
    pub(super) among: String,
    /// Whether it says what there is and not what was done in the year.
    #[serde(default)]
    pub(super) stock: bool,
}

impl Column {
    /// The label with the heading it stands under, for a sentence.
    #[must_use]
    pub fn full_label(&self) -> String {
        match &self.group {
            Some(group) => format!("{group}·{}", self.label),
            None => self.label.clone(),
        }
    }
}

/// A row of numbers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The middle part of its cells' names.
    pub id: String,
    /// The official label.
    pub label: String,
    /// Headings shared with the neighbouring rows, from the outermost inwards.
    #[serde(default)]
    pub groups: Vec<String>,
    /// What a clerk calls the row in a sentence, where the label is long.
    #[serde(default)]
    pub short: Option<String>,
    /// Words by which prose names it, parted by spaces.
    #[serde(default)]
    pub(super) spoken: String,
    /// Words that name it only among others of its kind that are being told (第三方, 其他).
    #[serde(default)]
    pub(super) among: String,
    /// What it tells of applications.
    #[serde(default)]
    pub(super) stage: Stage,
    /// Rows that its words may take in as well.
    #[serde(default)]
    pub(super) may_include: Vec<String>,
}

impl Row {
    /// The label as a clerk says it: its short form, or the official one without its number.
    #[must_use]
    pub fn said(&self) -> &str {
        self.short.as_deref().unwrap_or_else(|| {
            let label = self
                .label
                .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            match label
                .strip_prefix('（')
                .and_then(|rest| rest.split_once('）'))
            {
                Some((_, rest)) => rest,
                None => label,
            }
        })
    }
}

/// What may stand in a cell.
#[derive(Debug, Default, Deserialize, Serialize, PartialEq, Eq, Clone, Copy, Hash)]
pub enum Kind {
    /// A whole number, 0 or more.
    #[default]
    Count,
    /// A signed whole number, also written 增10 or 减3.
    Change,
    /// Money in the column's unit: an exact decimal, 0 or more.
    Amount,
    /// Money whose unit may be written in the cell (15922.04万元, 251000元).
    AmountWithUnit,
}
