//! The official forms: what a report consists of, in which words and numbers, and what must agree.
//!
//! A form is data (`assets/forms/*.ron`). Everything that shows, checks, reads or prints a report
//! asks the form; nothing else knows its rows. Next year's form is one more file, built in or read
//! from `forms/` beside the program ([`Form::register_folder`]).

mod across;
pub(crate) mod data;
mod demands;
mod equation;
mod guidance;
pub mod labels;
mod lines;
mod load;
mod registry;
mod relation;
mod role;
mod sheet;
mod spec;
pub(crate) mod speech;

use std::collections::HashMap;
use std::fmt;

pub use across::{Carry, Open, Stock};
pub use data::DataError;
pub use equation::{Equation, Op, Side};
pub use guidance::{Guidance, Source};
pub use lines::Line;
pub use load::FormError;
pub(crate) use registry::{OfAll, PerForm};
pub use relation::{Each, Rank, Relation};
pub use role::Role;
pub use sheet::{Content, Sheet, SheetCell};
pub use spec::{Arrangement, Block, Column, Kind, Part, Row, Section, Table, Widths};

use spec::FormSpec;
use speech::Speech;

/// A cell's place in its form. Only a [`Form`] makes one, and it is valid in that form alone: across
/// forms cells are matched by [`Form::name`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CellId(u16);

impl CellId {
    /// The position of the cell in the form's order, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// One number cell of a form.
#[derive(Debug)]
pub struct Cell {
    /// `table.row.column`, as in drafts and JSON.
    pub name: String,
    /// Index into [`Form::tables`].
    pub table: usize,
    /// Index into the table's blocks.
    pub block: usize,
    /// Index into the block's rows.
    pub row: usize,
    /// Index into the block's columns.
    pub column: usize,
    /// What may stand in the cell.
    pub kind: Kind,
}

/// An official form, loaded from its file.
pub struct Form {
    spec: FormSpec,
    cells: Vec<Cell>,
    by_name: HashMap<String, CellId>,
    equations: Vec<Equation>,
    /// For each cell the equations it stands in, as indices.
    equations_of: Vec<Vec<usize>>,
    /// For each cell whether it is a sum.
    sums: Vec<bool>,
    sheets: Vec<Sheet>,
    lines: Vec<Line>,
    prose: Vec<ProseField>,
    speech: Speech,
}

/// A place for text: the opening paragraph, a section or a sub-section.
#[derive(Debug)]
pub struct ProseField {
    /// Its name in drafts and JSON, such as `overview.requests`.
    pub id: String,
    /// The official heading above it, or for the opening paragraph its Chinese name.
    pub heading: String,
    /// Whether the official form prints a heading of its own right above this text.
    pub headed: bool,
    /// Index into [`Form::sections`].
    pub section: usize,
    /// What it is for, where the program asks for that.
    pub role: Option<Role>,
}

/// The form's id alone: two forms of the same id are the same form.
impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Form").field(&self.spec.id).finish()
    }
}

impl Form {
    /// The form's id in drafts and JSON.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.spec.id
    }

    /// The document that prescribes the form.
    #[must_use]
    pub fn basis(&self) -> &str {
        &self.spec.basis
    }

    /// What every title ends in, after organ and year.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.spec.title
    }

    /// The opening paragraph and the six sections, in official order.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.spec.sections
    }

    /// All headings, of sections and of their parts, in official order.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.sections().iter().flat_map(|section| {
            let parts = section.parts.iter().map(|part| part.heading.as_str());
            section.heading.as_deref().into_iter().chain(parts)
        })
    }

    /// The four tables, in official order.
    #[must_use]
    pub fn tables(&self) -> &[Table] {
        &self.spec.tables
    }

    /// Everything that can be written in prose, in official order.
    #[must_use]
    pub fn prose(&self) -> &[ProseField] {
        &self.prose
    }

    /// The prose field with this id.
    #[must_use]
    pub fn prose_field(&self, id: &str) -> Option<&ProseField> {
        self.prose.iter().find(|field| field.id == id)
    }

    /// The prose field of this role, one of those that every form has.
    #[must_use]
    pub fn field(&self, role: Role) -> &ProseField {
        self.find_field(role).unwrap_or(&self.prose[0])
    }

    /// The prose field of this role, if the form has one.
    #[must_use]
    pub fn find_field(&self, role: Role) -> Option<&ProseField> {
        let mut fields = self.prose.iter();
        fields.find(|field| field.role == Some(role))
    }

    /// How prose speaks of the tables.
    pub(crate) fn speech(&self) -> &Speech {
        &self.speech
    }

    /// All cells, in official order.
    #[must_use]
    pub fn cells(&self) -> impl ExactSizeIterator<Item = (CellId, &Cell)> {
        self.cells
            .iter()
            .enumerate()
            .map(|(i, cell)| (CellId(i as u16), cell))
    }

    /// What the form says of a cell.
    #[must_use]
    pub fn cell(&self, id: CellId) -> &Cell {
        &self.cells[id.index()]
    }

    /// The cell's name, `table.row.column`.
    #[must_use]
    pub fn name(&self, id: CellId) -> &str {
        &self.cell(id).name
    }

    /// The cell with this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<CellId> {
        self.by_name.get(name).copied()
    }

    /// The cell right of one in its row.
    #[must_use]
    pub fn beside(&self, id: CellId) -> Option<CellId> {
        let next = CellId(id.0.checked_add(1)?);
        let (here, there) = (self.cell(id), self.cells.get(next.index())?);
        let place = |cell: &Cell| (cell.table, cell.block, cell.row);
        (place(here) == place(there)).then_some(next)
    }

    /// The cell at a row and a column of a table, by their ids.
    #[must_use]
    pub fn at(&self, table: &str, row: &str, column: &str) -> Option<CellId> {
        self.find(&format!("{table}.{row}.{column}"))
    }

    /// The cells of one table, in official order.
    pub fn cells_of(&self, table: usize) -> impl Iterator<Item = CellId> + '_ {
        self.cells()
            .filter(move |(_, cell)| cell.table == table)
            .map(|(id, _)| id)
    }

    /// The table a cell belongs to.
    #[must_use]
    pub fn table_of(&self, id: CellId) -> &Table {
        &self.spec.tables[self.cell(id).table]
    }

    /// The row a cell belongs to.
    #[must_use]
    pub fn row_of(&self, id: CellId) -> &Row {
        let cell = self.cell(id);
        &self.spec.tables[cell.table].blocks[cell.block].rows[cell.row]
    }

    /// The column a cell belongs to.
    #[must_use]
    pub fn column_of(&self, id: CellId) -> &Column {
        let cell = self.cell(id);
        &self.spec.tables[cell.table].blocks[cell.block].columns[cell.column]
    }

    /// The row's label as a clerk says it: its short form, or the official one without its number.
    #[must_use]
    pub fn row_label(&self, id: CellId) -> &str {
        self.row_of(id).said()
    }

    /// The full Chinese name of a cell, such as `四、结转下年度继续办理 × 自然人`.
    #[must_use]
    pub fn full_name(&self, id: CellId) -> String {
        let row = self.row_of(id);
        let column = self.column_of(id);
        let mut name = String::new();
        if let Some(group) = row.groups.get(1) {
            name.push_str(group);
            name.push(' ');
        }
        name.push_str(&row.label);
        name.push_str(" × ");
        name.push_str(&column.full_label());
        name
    }

    /// What must agree, cell by cell.
    #[must_use]
    pub fn equations(&self) -> &[Equation] {
        &self.equations
    }

    /// The equations a cell stands in, as indices into [`Form::equations`].
    #[must_use]
    pub fn equations_of(&self, cell: CellId) -> &[usize] {
        &self.equations_of[cell.index()]
    }

    /// Whether a cell is printed as the sum of others.
    #[must_use]
    pub fn is_sum(&self, cell: CellId) -> bool {
        self.sums[cell.index()]
    }

    /// Whether a cell sums up the others of its row.
    #[must_use]
    pub fn is_total(&self, cell: CellId) -> bool {
        let mut equations = self
            .equations_of(cell)
            .iter()
            .map(|at| &self.equations[*at]);
        equations.any(|equation| {
            let is_of_row = self.relations()[equation.relation].each == Each::Row;
            equation.is_sum && equation.mend == Some(cell) && is_of_row
        })
    }

    /// The section that prints a cell, as an index into [`Form::sections`].
    #[must_use]
    pub fn section_of(&self, cell: CellId) -> usize {
        let id = &self.table_of(cell).section;
        let found = self
            .spec
            .sections
            .iter()
            .position(|section| section.id == *id);
        found.unwrap_or_default()
    }

    /// The relations from which [`Form::equations`] are expanded.
    #[must_use]
    pub fn relations(&self) -> &[Relation] {
        &self.spec.relations
    }

    /// The printed tables, one for each section that has tables.
    #[must_use]
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The printed table of a section.
    #[must_use]
    pub fn sheet(&self, section: usize) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.section == section)
    }

    /// What is compared between years, in official order.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }
}
