//! 填报口径: what counts where, in sentences for the clerk, each with its source. A form says it beside
//! its rows; one without it is a form all the same.

use serde::Deserialize;

use super::labels::Labelling as _;
use super::{CellId, Content, Form, FormError, Sheet, SheetCell};

/// What counts at some places of a form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guidance {
    /// What it is about, in a few words.
    pub about: String,
    #[serde(default)]
    at: Vec<String>,
    #[serde(default)]
    fields: Vec<String>,
    /// What counts.
    pub text: String,
    /// Who says so.
    pub source: Source,
    /// The cells it is about, in official order.
    #[serde(skip)]
    cells: Vec<CellId>,
}

/// Who says what counts.
#[derive(Debug, Deserialize, Clone, PartialEq, Eq)]
pub enum Source {
    /// Nobody wrote it down: it is how offices do it.
    Practice,
    /// The form itself, in its words or its arithmetic.
    Form,
    /// These documents.
    Documents(Vec<String>),
}

impl Source {
    /// Its name for the clerk.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Source::Practice => "惯例".to_owned(),
            Source::Form => "格式".to_owned(),
            Source::Documents(documents) => documents.join("、"),
        }
    }
}

impl Guidance {
    /// The cells it is about, in official order; none where it is about prose or the whole report.
    #[must_use]
    pub fn cells(&self) -> &[CellId] {
        &self.cells
    }

    /// Whether it is about a place for prose.
    #[must_use]
    pub fn is_about_field(&self, field: &str) -> bool {
        self.fields.iter().any(|known| known == field)
    }

    /// Whether it is about no place, but the whole report.
    #[must_use]
    pub fn is_general(&self) -> bool {
        self.at.is_empty() && self.fields.is_empty()
    }

    fn covers(&self, cell: CellId) -> bool {
        self.cells.binary_search(&cell).is_ok()
    }
}

impl Form {
    /// All that is said of what counts where, in the form's order.
    #[must_use]
    pub fn guidance(&self) -> &[Guidance] {
        &self.spec.guidance
    }

    /// What counts in all of these cells: what is about fewest of them first.
    #[must_use]
    pub fn guidance_over(&self, cells: &[CellId]) -> Vec<&Guidance> {
        let is_about = |guidance: &&Guidance| cells.iter().all(|cell| guidance.covers(*cell));
        let mut found: Vec<&Guidance> = if cells.is_empty() {
            Vec::new()
        } else {
            self.guidance().iter().filter(is_about).collect()
        };
        found.sort_by_key(|guidance| guidance.cells.len());
        found
    }

    /// What is said of a place for prose.
    #[must_use]
    pub fn guidance_of_field(&self, field: &str) -> Vec<&Guidance> {
        let all = self.guidance().iter();
        all.filter(|guidance| guidance.is_about_field(field))
            .collect()
    }
}

impl Sheet {
    /// The numbers that a label stands for: beside a row's, below a column's, until the next caption.
    #[must_use]
    pub fn numbers_of(&self, label: &SheetCell) -> Vec<CellId> {
        let is_row = matches!(label.content, Content::RowHead(_));
        let bottom = label.rows().end;
        let is_caption = |place: &&SheetCell| matches!(place.content, Content::Caption(_));
        let captions = self.cells.iter().filter(is_caption);
        let next = captions.map(|place| place.row).filter(|row| *row >= bottom);
        let end = next.min().unwrap_or(self.rows);
        let is_corner = label.columns().end <= self.label_columns;
        let is_its = |place: &SheetCell| {
            if is_row {
                return label.rows().contains(&place.row);
            }
            let shares = place.column < label.columns().end && label.column < place.columns().end;
            (bottom..end).contains(&place.row) && (is_corner || shares)
        };
        let numbers = self.numbers().filter(|(_, place)| is_its(place));
        numbers.map(|(cell, _)| cell).collect()
    }
}

/// Finds the cells that each is about, and refuses what is about none, says nothing or has no source.
pub(super) fn settle(form: &mut Form) -> Result<(), FormError> {
    let mut all = std::mem::take(&mut form.spec.guidance);
    // Parted once: every name is looked at for every place.
    let names = form.cells().map(|(id, cell)| (id, parts(&cell.name)));
    let names: Vec<(CellId, Vec<&str>)> = names.collect();
    for guidance in &mut all {
        let has_source = match &guidance.source {
            Source::Practice | Source::Form => true,
            Source::Documents(documents) => {
                !documents.is_empty() && documents.iter().all(|name| !name.trim().is_empty())
            }
        };
        if guidance.about.trim().is_empty() || guidance.text.trim().is_empty() || !has_source {
            return Err(FormError::Guidance(guidance.about.clone()));
        }
        let missing = |id: &String| FormError::Missing {
            place: "填报口径（guidance）",
            id: id.clone(),
        };
        let mut cells = Vec::new();
        for place in &guidance.at {
            let before = cells.len();
            let wanted = parts(place);
            let found = names.iter().filter(|(_, name)| is_at(&wanted, name));
            cells.extend(found.map(|(id, _)| *id));
            if cells.len() == before {
                return Err(missing(place));
            }
        }
        let mut fields = guidance.fields.iter();
        if let Some(id) = fields.find(|id| form.prose_field(id).is_none()) {
            return Err(missing(id));
        }
        cells.sort_unstable();
        cells.dedup();
        guidance.cells = cells;
    }
    form.spec.guidance = all;
    Ok(())
}

/// The parts of a name or a place: table, row, column.
fn parts(name: &str) -> Vec<&str> {
    name.split('.').collect()
}

/// Whether a cell of this name stands at a place: a table, its row, its column, a cell of it.
fn is_at(place: &[&str], name: &[&str]) -> bool {
    let mut pairs = place.iter().zip(name);
    place.len() <= name.len() && pairs.all(|(wanted, part)| *wanted == "*" || wanted == part)
}
