//! What a check, or an import, found.

use std::ops::Range;

use super::Rule;
use crate::form::{CellId, Form, Rank};
use crate::report::{Edit, Report, WaiverKey};

/// One thing that is wrong, unsure or worth a look. All checks and all import notes are findings.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule that is not kept.
    pub rule: Rule,
    /// How much it weighs.
    pub rank: Rank,
    /// Where it is.
    pub place: Place,
    /// The table or paragraph, in the report's own words.
    pub heading: String,
    /// The cells that words are compared with, where the place is in the words.
    pub compared: Vec<CellId>,
    /// What is wrong, with the numbers of both sides, in plain Chinese.
    pub message: String,
    /// For a note of an import: what stood there, line by line, as it was written.
    pub source: Option<String>,
    /// For a number in prose: the meanings tried.
    pub meanings: Vec<String>,
    /// A correction that is offered.
    pub fix: Option<Edit>,
    /// Nothing points at the cell that the fix would change: the difference may lie in any other one.
    pub is_guess: bool,
    /// Another correction, less likely: the sum, where a cell that it adds up is suspected.
    pub other_fix: Option<Edit>,
    /// What a reason for this finding is filed under.
    pub key: WaiverKey,
    /// The reason, if one was given.
    pub waived: Option<String>,
}

/// Where in a report something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// These cells; the first is the one to look at.
    Cells(Vec<CellId>),
    /// A prose field.
    Prose {
        /// The field's id.
        field: &'static str,
        /// The part of its text, in bytes; `None` for all of it.
        span: Option<Range<usize>>,
    },
    /// The organ's name.
    Organ,
    /// The year.
    Year,
    /// The date under the text.
    Date,
    /// The report, or the file that it was read from, as a whole.
    Report,
}

impl Place {
    /// All of a prose field; the report as a whole if the form has no such field.
    #[must_use]
    pub fn prose(form: &'static Form, field: &str) -> Place {
        match form.prose_field(field) {
            Some(field) => Place::Prose {
                field: &field.id,
                span: None,
            },
            None => Place::Report,
        }
    }

    /// The table or paragraph, in the report's own words.
    fn heading(&self, form: &Form) -> String {
        match self {
            Place::Cells(cells) => {
                let first = cells.first();
                let section = first.map(|cell| form.sections()[form.section_of(*cell)].name());
                section.unwrap_or_default()
            }
            Place::Prose { field, .. } => {
                let field = form.prose_field(field);
                field.map(|field| field.heading.clone()).unwrap_or_default()
            }
            Place::Organ | Place::Year | Place::Date | Place::Report => "报告信息".to_owned(),
        }
    }

    /// What a reason for something here is filed under: it does not change while text is written.
    fn name<'a>(&self, form: &'a Form) -> &'a str {
        match self {
            Place::Cells(cells) => cells.first().map_or("", |cell| form.name(*cell)),
            Place::Prose { field, .. } => form.prose_field(field).map_or("", |field| &field.id),
            Place::Organ => "organ",
            Place::Year => "year",
            Place::Date => "date",
            Place::Report => "",
        }
    }
}

/// How a finding is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Stops a final export.
    Error,
    /// Stops a final export until it is explained.
    Waivable,
    /// Only says so.
    Hint,
    /// Was explained.
    Waived,
}

impl Severity {
    /// How what weighs so much is treated, with or without a reason given for it.
    pub(crate) fn of(rank: Rank, is_explained: bool) -> Severity {
        match rank {
            Rank::A | Rank::B => Severity::Error,
            Rank::C if is_explained => Severity::Waived,
            Rank::C => Severity::Waivable,
            Rank::D => Severity::Hint,
        }
    }

    /// Whether a final export must not go out with it.
    #[must_use]
    pub fn stops_final(self) -> bool {
        matches!(self, Severity::Error | Severity::Waivable)
    }

    /// What a clerk calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "错误",
            Severity::Waivable => "待说明",
            Severity::Hint => "提示",
            Severity::Waived => "已说明",
        }
    }
}

impl Finding {
    /// Takes the reason that the report gives for it, if it can be explained.
    pub(super) fn waive(&mut self, report: &Report) {
        if self.rank == Rank::C {
            self.waived = report.waiver(&self.key).map(str::to_owned);
        }
    }

    /// A finding about a place of a report, of which nothing more is known.
    pub(super) fn about(
        report: &Report,
        (rule, rank): (Rule, Rank),
        place: Place,
        message: String,
    ) -> Finding {
        let form = report.form();
        Finding {
            key: WaiverKey {
                rule: rule.id().to_owned(),
                place: place.name(form).to_owned(),
                values: String::new(),
            },
            heading: place.heading(form),
            ..Finding::new((rule, rank), place, message)
        }
    }

    fn new((rule, rank): (Rule, Rank), place: Place, message: String) -> Finding {
        Finding {
            rule,
            rank,
            place,
            heading: String::new(),
            compared: Vec::new(),
            source: None,
            message,
            meanings: Vec::new(),
            fix: None,
            is_guess: false,
            other_fix: None,
            key: WaiverKey {
                rule: rule.id().to_owned(),
                place: String::new(),
                values: String::new(),
            },
            waived: None,
        }
    }

    /// A note of an import, about the report or file as a whole: what was unsure, missing or left
    /// over. The heading says what part of it is meant.
    #[must_use]
    pub fn import_note(heading: impl Into<String>, message: impl Into<String>) -> Finding {
        Finding {
            heading: heading.into(),
            ..Finding::new((Rule::Import, Rank::D), Place::Report, message.into())
        }
    }

    /// The same note, about these cells.
    #[must_use]
    pub fn at_cells(mut self, cells: Vec<CellId>) -> Finding {
        self.place = if cells.is_empty() {
            Place::Report
        } else {
            Place::Cells(cells)
        };
        self
    }

    /// The same finding, about a part of its prose field, in bytes.
    pub(super) fn at(mut self, part: Range<usize>) -> Finding {
        if let Place::Prose { span, .. } = &mut self.place {
            *span = Some(part);
        }
        self
    }

    /// The same finding, with the numbers or words that were compared: with others it is another
    /// finding, and a reason given for it stands no longer.
    pub(super) fn of_values<T: ToString>(mut self, values: impl IntoIterator<Item = T>) -> Finding {
        let values: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
        self.key.values = values.join("、");
        self
    }

    /// The same finding, with reasons for it filed at a place of this name.
    pub(super) fn filed_at(mut self, place: &str) -> Finding {
        place.clone_into(&mut self.key.place);
        self
    }

    /// How the finding is treated.
    #[must_use]
    pub fn severity(&self) -> Severity {
        Severity::of(self.rank, self.waived.is_some())
    }

    /// Whether a final export must not go out with it.
    #[must_use]
    pub fn stops_final(&self) -> bool {
        self.severity().stops_final()
    }

    /// The cells that it is about, or that the words are compared with.
    #[must_use]
    pub fn cells(&self) -> &[CellId] {
        match &self.place {
            Place::Cells(cells) => cells,
            _ => &self.compared,
        }
    }

    /// The cell to look at, of a finding in the tables.
    #[must_use]
    pub fn cell(&self) -> Option<CellId> {
        match &self.place {
            Place::Cells(cells) => cells.first().copied(),
            _ => None,
        }
    }

    /// The prose field that it is about.
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        match &self.place {
            Place::Prose { field, .. } => Some(field),
            _ => None,
        }
    }

    /// The part of the prose field that it is about, in bytes.
    #[must_use]
    pub fn span(&self) -> Option<Range<usize>> {
        match &self.place {
            Place::Prose { span, .. } => span.clone(),
            _ => None,
        }
    }
}
