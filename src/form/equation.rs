//! A form's relations, written out cell by cell.

pub use super::relation::Op;
use super::{CellId, Each, Form, FormError, Rank, Relation, Table};

/// The cells of one side: those added and those taken off.
#[derive(Debug, Clone, Default)]
pub struct Side {
    /// Added.
    pub plus: Vec<CellId>,
    /// Taken off.
    pub minus: Vec<CellId>,
}

impl Side {
    /// All cells with their signs, in the order of the form's relation.
    pub fn terms(&self) -> impl Iterator<Item = (CellId, i128)> + '_ {
        let plus = self.plus.iter().map(|&cell| (cell, 1));
        plus.chain(self.minus.iter().map(|&cell| (cell, -1)))
    }
}

/// One relation between cells that must hold.
#[derive(Debug)]
pub struct Equation {
    /// Index into [`Form::relations`].
    pub relation: usize,
    /// The rule's name.
    pub rule: String,
    /// How much a failure weighs.
    pub rank: Rank,
    /// The left side.
    pub left: Side,
    /// How the sides compare.
    pub op: Op,
    /// The right side.
    pub right: Side,
    /// The cell that is offered to be corrected where nothing points at another: the sum, where the
    /// left side is one.
    pub mend: Option<CellId>,
    /// Whether the left side is a single cell that sums the right side.
    pub is_sum: bool,
    /// What the equation is about, in a clerk's words: the column or row it was expanded for.
    pub scope: String,
}

impl Equation {
    /// Every cell with its sign, as if all stood on the left.
    pub fn terms(&self) -> impl Iterator<Item = (CellId, i128)> + '_ {
        let right = self.right.terms().map(|(cell, sign)| (cell, -sign));
        self.left.terms().chain(right)
    }

    /// Every cell.
    pub fn cells(&self) -> impl Iterator<Item = CellId> + '_ {
        self.terms().map(|(cell, _)| cell)
    }
}

/// Writes out all relations of a form.
///
/// # Errors
/// A relation names a table, row or column that the form does not have.
pub(super) fn expand(form: &Form) -> Result<Vec<Equation>, FormError> {
    let mut equations = Vec::new();
    for (index, relation) in form.relations().iter().enumerate() {
        for id in &relation.tables {
            let table = form.tables().iter().find(|table| table.id == *id);
            let table = table.ok_or_else(|| missing(id))?;
            for block in &table.blocks {
                let lines: Vec<(&str, String)> = match relation.each {
                    Each::Column => block
                        .columns
                        .iter()
                        .map(|column| (column.id.as_str(), column.full_label()))
                        .collect(),
                    Each::Row => block
                        .rows
                        .iter()
                        .filter(|row| relation.rows.is_empty() || relation.rows.contains(&row.id))
                        .map(|row| (row.id.as_str(), row.said().to_owned()))
                        .collect(),
                };
                for (line, label) in lines {
                    equations.push(write_out(form, index, relation, table, line, label)?);
                }
            }
        }
    }
    Ok(equations)
}

fn missing(id: &str) -> FormError {
    FormError::Missing {
        place: "relations",
        id: id.to_owned(),
    }
}

fn write_out(
    form: &Form,
    index: usize,
    relation: &Relation,
    table: &Table,
    line: &str,
    scope: String,
) -> Result<Equation, FormError> {
    let cell = |term: &String| {
        let found = match relation.each {
            Each::Column => form.at(&table.id, term, line),
            Each::Row => form.at(&table.id, line, term),
        };
        found.ok_or_else(|| missing(&format!("{term}×{line}")))
    };
    let cells = |terms: &[String]| terms.iter().map(cell).collect::<Result<Vec<_>, _>>();
    let left = cells(&relation.left)?;
    let is_sum = left.len() == 1 && relation.op == Op::Equal;
    let mend = match &relation.mend {
        Some(term) => Some(cell(term)?),
        None => is_sum.then(|| left[0]),
    };
    Ok(Equation {
        relation: index,
        rule: relation.rule.clone(),
        rank: relation.rank,
        left: Side {
            plus: left,
            minus: Vec::new(),
        },
        op: relation.op,
        right: Side {
            plus: cells(&relation.right)?,
            minus: cells(&relation.minus)?,
        },
        mend,
        is_sum,
        scope,
    })
}
