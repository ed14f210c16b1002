//! Changing the report at work.

use std::time::Duration;

use super::Workspace;
use super::prompt::{Prompt, Proposal};
use crate::form::{CellId, Form};
use crate::report::{Edit, Report};

/// What attaching last year's report is called.
pub const ATTACH_LAST: &str = "选择上年报告…";

/// After such a pause in typing a new step begins, so that undoing takes back a thought and not an
/// afternoon.
const PAUSE: Duration = Duration::from_millis(1500);

/// Typing that brings more characters than this at once is a step of its own.
const PIECE: usize = 12;

impl Workspace {
    /// Carries out a step.
    pub fn edit(&mut self, edit: &Edit) {
        if self.is_held() {
            return;
        }
        self.editor.end_typing();
        if edit.is_replacement() {
            self.review.forget_cells(self.editor.report());
            self.edition += 1;
        }
        self.editor.apply(edit);
        self.journal.hurry();
    }

    /// Carries out typing into a place, which goes on with typing there before.
    pub fn type_at(&mut self, edit: Edit) {
        if !self.is_held() {
            self.editor.apply(&edit.typing());
        }
    }

    /// Carries out a key typed into a cell: the cell's text so far.
    pub fn type_into(&mut self, label: &str, cell: CellId, text: String) {
        if !self.is_held() {
            self.editor.type_into(label, cell, text);
        }
    }

    /// Carries out typing into a prose field: its text so far. A pause, a new paragraph and a long
    /// piece end a step.
    pub fn type_prose(&mut self, label: &str, field: &str, text: &str) {
        if self.is_held() {
            return;
        }
        let before = self.report().prose(field);
        let is_new = text.matches('\n').count() != before.matches('\n').count()
            || text.chars().count().abs_diff(before.chars().count()) > PIECE;
        if is_new || self.now.saturating_sub(self.typed) > PAUSE {
            self.editor.end_typing();
        }
        self.typed = self.now;
        let edit = self.report().write(label, field, text);
        self.type_at(edit);
        if is_new {
            self.editor.end_typing();
        }
    }

    /// Ends a run of typing: what is typed next is a step of its own.
    pub fn end_typing(&mut self) {
        self.editor.end_typing();
        self.journal.hurry();
    }

    /// Takes the last step back; returns what it was.
    pub fn undo(&mut self) -> Option<Edit> {
        if self.is_held() {
            return None;
        }
        let undone = self.editor.undo();
        self.note_form(undone.as_ref());
        undone
    }

    /// Carries the last undone step out again; returns what it was.
    pub fn redo(&mut self) -> Option<Edit> {
        if self.is_held() {
            return None;
        }
        let redone = self.editor.redo();
        self.note_form(redone.as_ref());
        redone
    }

    fn note_form(&mut self, edit: Option<&Edit>) {
        self.edition += u64::from(edit.is_some_and(Edit::is_replacement));
    }

    /// Changes the form. Where something has no place in the other one, the names of those cells are
    /// returned with the report as it would become, and nothing is changed yet.
    ///
    /// # Errors
    /// Something has no place in the other form.
    pub fn change_form(
        &mut self,
        label: &str,
        form: &'static Form,
    ) -> Result<(), (Box<Edit>, Vec<CellId>)> {
        let (report, left): (Report, Vec<CellId>) = self.report().in_form(form);
        let edit = Edit::replace(label, report);
        if left.is_empty() {
            self.edit(&edit);
            return Ok(());
        }
        Err((Box::new(edit), left))
    }

    /// Asks before a step is taken.
    pub fn propose(&mut self, edit: Edit, title: &str, text: String) {
        self.ask(edit, title, text, false);
    }

    /// Asks before a step is taken by which something is lost.
    pub fn propose_loss(&mut self, edit: Edit, title: &str, text: String) {
        self.ask(edit, title, text, true);
    }

    fn ask(&mut self, edit: Edit, title: &str, text: String, loses: bool) {
        let proposal = Proposal {
            edit,
            revision: self.revision(),
            title: title.to_owned(),
            text,
            loses,
        };
        self.prompts.push_back(Prompt::Confirm(Box::new(proposal)));
    }
}
