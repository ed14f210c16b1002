//! What was done for the clerk: said in the status line for as long as it can be undone.

use super::App;
use crate::report::{Change, Edit, Report};
use crate::ui::views::bars::Doing;
use crate::ui::words;

/// What was done, by the step that did it.
#[derive(Default)]
pub(super) struct Doings {
    revision: u64,
    edition: u64,
    /// How many steps could be undone.
    depth: usize,
    /// What was said last in passing.
    said: String,
    /// What a step did, under how many can be undone with it.
    steps: Vec<(usize, String)>,
}

impl App {
    /// Takes down what the last step did beside what was typed.
    pub(super) fn follow_doings(&mut self) {
        let is_said_now = self.status.doings.said != self.status.notice;
        if is_said_now {
            self.status.doings.said.clone_from(&self.status.notice);
        }
        let (revision, edition) = (self.workspace.revision(), self.workspace.edition());
        if (self.status.doings.revision, self.status.doings.edition) == (revision, edition) {
            return;
        }
        let is_same = self.status.doings.edition == edition;
        let editor = self.workspace.editor();
        let depth = editor.undo_labels().count();
        let before = std::mem::replace(&mut self.status.doings.depth, depth);
        (self.status.doings.revision, self.status.doings.edition) = (revision, edition);
        if !is_same && depth <= before {
            self.status.doings.steps.clear();
        }
        let is_step = depth > before;
        self.status
            .doings
            .steps
            .retain(|(at, _)| *at < depth || (*at == depth && !is_step));
        if is_step && is_said_now && !self.status.notice.is_empty() {
            self.status
                .doings
                .steps
                .push((depth, self.status.notice.clone()));
            return;
        }
        let Some(edit) = editor.last_step().filter(|_| depth >= before) else {
            return;
        };
        let followed = followed(editor.report(), edit);
        if let Some(followed) = followed {
            self.status.doings.steps.retain(|(at, _)| *at != depth);
            self.status.doings.steps.push((depth, followed));
        }
    }

    /// What was done last and can be undone.
    pub(super) fn doing(&self) -> Option<Doing<'_>> {
        let (depth, said) = self.status.doings.steps.last()?;
        Some(Doing {
            said,
            is_last: *depth == self.status.doings.depth,
        })
    }
}

/// What followed from a cell that was filled in: sums, and numbers in the prose.
fn followed(report: &Report, edit: &Edit) -> Option<String> {
    let form = report.form();
    let (mut sums, mut texts, mut typed) = (0, 0, 0);
    for change in edit.changes() {
        match change {
            Change::Cell(cell, _) if form.is_sum(*cell) => sums += 1,
            Change::Cell(..) => typed += 1,
            Change::Splice(_) => texts += 1,
            _ => {}
        }
    }
    // A sum that was typed follows nothing.
    let is_following = typed > 0 && sums + texts > 0;
    is_following.then(|| words::followed(sums, texts))
}
