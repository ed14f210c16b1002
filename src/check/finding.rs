//! What a check, or an import, found.

use std::ops::Range;

use crate::form::{CellId, Rank};
use crate::report::{Edit, WaiverKey};

/// One thing that is wrong, unsure or worth a look. All checks and all import notes are findings.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule's name, as in `gouji.md` and the JSON: `balance`, `outcomes`, `import`, …
    pub rule: &'static str,
    /// How much it weighs.
    pub rank: Rank,
    /// The cells concerned; the first is the one to look at.
    pub cells: Vec<CellId>,
    /// The table or paragraph, in the report's own words.
    pub place: String,
    /// The prose field concerned, or `organ` or `year`; where it stands the finding's place is there
    /// and not in the cells.
    pub field: Option<String>,
    /// What is wrong, with the numbers of both sides, in plain Chinese.
    pub message: String,
    /// Where in the text of `field` it is, in bytes; `None` if it is about all of it.
    pub span: Option<Range<usize>>,
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
    pub(super) fn of(rank: Rank, is_explained: bool) -> Severity {
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

    /// A finding about the report, of which nothing more is known.
    pub(super) fn new(rule: &'static str, rank: Rank, place: String, message: String) -> Finding {
        Finding {
            rule,
            rank,
            cells: Vec::new(),
            field: None,
            span: None,
            source: None,
            message,
            meanings: Vec::new(),
            fix: None,
            is_guess: false,
            other_fix: None,
            key: WaiverKey {
                rule: rule.to_owned(),
                place: place.clone(),
                about: String::new(),
            },
            place,
            waived: None,
        }
    }

    /// A note of an import: what was unsure, missing or left over.
    #[must_use]
    pub fn import_note(place: impl Into<String>, message: impl Into<String>) -> Finding {
        Finding::new("import", Rank::D, place.into(), message.into())
    }

    /// The same note, about these cells.
    #[must_use]
    pub fn about(mut self, cells: Vec<CellId>) -> Finding {
        self.cells = cells;
        self
    }
}
