//! Which cells bear a mark, and what it says.

use rustc_hash::FxHashMap;

use crate::check::{Finding, Severity};
use crate::form::CellId;

/// How a cell is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The finding points at it; where one could be as wrong as another it points at none.
    Pointed(Severity),
    /// It belongs to a broken equation.
    Related(Severity),
    /// It is merely empty.
    Empty,
}

/// The marks of all cells.
#[derive(Debug, Default)]
pub struct Marks {
    marks: FxHashMap<CellId, (Weight, Vec<String>)>,
}

impl Marks {
    /// Marks every cell that a finding names.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Marks {
        let mut marks: FxHashMap<CellId, (Weight, Vec<String>)> = FxHashMap::default();
        // What is wrong with words is marked in the words.
        for finding in findings.iter().filter(|finding| finding.span().is_none()) {
            for (i, cell) in finding.cells().iter().enumerate() {
                let weight = if finding.rule.is_about_blanks() {
                    Weight::Empty
                } else if i == 0 && !finding.is_guess {
                    Weight::Pointed(finding.severity())
                } else {
                    Weight::Related(finding.severity())
                };
                let entry = marks.entry(*cell).or_insert((weight, Vec::new()));
                entry.0 = entry.0.min(weight);
                if weight != Weight::Empty {
                    entry.1.push(finding.message.clone());
                }
            }
        }
        Marks { marks }
    }

    /// The cell's mark, if it has one.
    #[must_use]
    pub fn weight(&self, cell: CellId) -> Option<Weight> {
        self.marks.get(&cell).map(|mark| mark.0)
    }

    /// How grave what a finding says of the cell is; blanks are no fault while the report is written.
    #[must_use]
    pub fn severity(&self, cell: CellId) -> Option<Severity> {
        match self.weight(cell)? {
            Weight::Pointed(severity) | Weight::Related(severity) => Some(severity),
            Weight::Empty => None,
        }
    }

    /// Whether a finding points at the cell.
    #[must_use]
    pub fn is_pointed_at(&self, cell: CellId) -> bool {
        matches!(self.weight(cell), Some(Weight::Pointed(_)))
    }

    /// What the findings that name the cell say, a line each.
    #[must_use]
    pub fn message(&self, cell: CellId) -> Option<String> {
        let mark = self.marks.get(&cell)?;
        (!mark.1.is_empty()).then(|| mark.1.join("\n"))
    }
}
