//! The report under the clerk's hands: undo, redo, and whether it is saved.

use super::{Edit, Report};
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
    /// The report as it lies on disk, if it does.
    saved: Option<Report>,
    /// What could be redone before the run of typing that is under way.
    redo_before: Vec<Edit>,
    /// The cell that is being typed into, and the report as it stood before: what a sum follows is
    /// judged by that, not by half a number.
    typing: Option<(CellId, Report)>,
}

impl Editor {
    /// Starts editing a report that lies on disk as it is.
    #[must_use]
    pub fn new(report: Report) -> Editor {
        Editor {
            saved: Some(report.clone()),
            report,
            undo: Vec::new(),
            redo: Vec::new(),
            revision: 0,
            redo_before: Vec::new(),
            typing: None,
        }
    }

    /// Starts editing a report that is not on disk yet, such as an imported one.
    #[must_use]
    pub fn unsaved(report: Report) -> Editor {
        Editor {
            saved: None,
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

    /// Carries out an edit that can be undone, and what follows it: numbers in the prose that are tied
    /// to the cells it changes are part of the same step. One that changes nothing leaves no trace.
    pub fn apply(&mut self, edit: &Edit) {
        let edit = &self.report.with_followers(edit.clone());
        let mut next = self.report.clone();
        let inverse = next.apply(edit);
        if inverse.is_idle_on(&next) {
            return;
        }
        self.report = next;
        self.revision += 1;
        let redo = std::mem::take(&mut self.redo);
        match self.undo.last_mut() {
            Some(last) if edit.continues(last) => last.absorb(inverse),
            _ => {
                self.redo_before = redo;
                self.undo.push(inverse);
            }
        }
        if self.undo.len() > STEPS {
            self.undo.remove(0);
        }
    }

    /// Carries out a key typed into a cell: the cell's text so far. All keys until
    /// [`Editor::end_typing`] are one step, and sums follow as [`Report::entry`] lets them.
    pub fn type_into(&mut self, label: &str, cell: CellId, text: String) {
        if self.typing.as_ref().is_none_or(|(typed, _)| *typed != cell) {
            self.end_typing();
            self.typing = Some((cell, self.report.clone()));
        }
        if let Some((_, before)) = &self.typing {
            let edit = before.entry(label, [(cell, text)]).typing();
            self.apply(&before.with_followers(edit));
        }
    }

    /// Ends a run of typing: what is typed next is a step of its own.
    pub fn end_typing(&mut self) {
        self.typing = None;
        let Some(last) = self.undo.last_mut() else {
            return;
        };
        // The same number typed once more is no step, and what could be redone still can.
        if last.is_typing() && last.is_idle_on(&self.report) {
            self.undo.pop();
            self.redo = std::mem::take(&mut self.redo_before);
        } else {
            last.end_typing();
        }
    }

    /// Takes the last step back. Returns what it was and what it touched.
    pub fn undo(&mut self) -> Option<Edit> {
        let edit = self.undo.pop()?;
        let inverse = self.report.apply(&edit);
        self.redo.push(inverse);
        self.end_typing();
        self.revision += 1;
        Some(edit)
    }

    /// Carries the last undone step out again.
    pub fn redo(&mut self) -> Option<Edit> {
        let edit = self.redo.pop()?;
        let inverse = self.report.apply(&edit);
        self.undo.push(inverse);
        self.end_typing();
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
        self.saved
            .as_ref()
            .is_none_or(|saved| !saved.is_identical(&self.report))
    }

    /// Says that this lies on disk now.
    pub fn mark_saved(&mut self, saved: Report) {
        self.saved = Some(saved);
        self.end_typing();
    }
}
