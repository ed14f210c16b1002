//! The report under the clerk's hands: undo, redo, and whether it is saved.

use super::{Edit, Report, Target};
use crate::form::CellId;

/// How many steps can be undone; more than an afternoon's work.
const STEPS: usize = 2000;

/// A report with its history.
#[derive(Debug)]
pub struct Editor {
    report: Report,
    undo: Vec<Edit>,
    redo: Vec<Edit>,
    /// Counts every change, so that views know when to look again.
    revision: u64,
    saved: u64,
}

impl Editor {
    /// Starts editing a report that lies on disk as it is.
    #[must_use]
    pub fn new(report: Report) -> Editor {
        Editor {
            report,
            undo: Vec::new(),
            redo: Vec::new(),
            revision: 0,
            saved: 0,
        }
    }

    /// Starts editing a report that is not on disk yet, such as an imported one.
    #[must_use]
    pub fn unsaved(report: Report) -> Editor {
        Editor {
            revision: 1,
            ..Editor::new(report)
        }
    }

    /// The report as it stands.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Grows with every change.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Carries out an edit that can be undone. One that changes nothing leaves no trace.
    pub fn apply(&mut self, edit: &Edit) {
        let mut next = self.report.clone();
        let inverse = next.apply(edit);
        if inverse.is_idle_on(&next) {
            return;
        }
        self.report = next;
        self.redo.clear();
        self.revision += 1;
        match self.undo.last_mut() {
            Some(last) if edit.continues(last) => last.absorb(inverse),
            _ => self.undo.push(inverse),
        }
        if self.undo.len() > STEPS {
            self.undo.remove(0);
        }
    }

    /// Ends a run of typing: what is typed next is a step of its own.
    pub fn end_typing(&mut self) {
        if let Some(last) = self.undo.last_mut() {
            last.end_typing();
        }
    }

    /// Takes the last step back. Returns what it was and what it touched.
    pub fn undo(&mut self) -> Option<Edit> {
        let edit = self.undo.pop()?;
        let inverse = self.report.apply(&edit);
        self.redo.push(inverse);
        self.revision += 1;
        Some(edit)
    }

    /// Carries the last undone step out again.
    pub fn redo(&mut self) -> Option<Edit> {
        let edit = self.redo.pop()?;
        let inverse = self.report.apply(&edit);
        self.undo.push(inverse);
        self.revision += 1;
        Some(edit)
    }

    /// What 撤销 would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(Edit::label)
    }

    /// What 重做 would carry out again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(Edit::label)
    }

    /// Whether there is something that is not on disk.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.saved != self.revision
    }

    /// Says that the report lies on disk as it stood at `revision`.
    pub fn mark_saved(&mut self, revision: u64) {
        self.saved = revision;
        self.end_typing();
    }

    /// The first cell an edit touches, for showing what was undone.
    #[must_use]
    pub fn first_cell(edit: &Edit) -> Option<CellId> {
        edit.changes().iter().find_map(|(target, _)| match target {
            Target::Cell(cell) => Some(*cell),
            _ => None,
        })
    }
}
