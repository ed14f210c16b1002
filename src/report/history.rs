//! The report under the clerk's hands: undo, redo, and whether it is saved.

use super::{Change, Edit, Report, Target, reckoned};
use crate::form::CellId;

/// How many steps can be undone; more than an afternoon's work.
const STEPS: usize = 2000;

/// A report with its history.
#[derive(Debug)]
pub struct Editor {
    report: Report,
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// Counts every change, so that views know when to look again.
    revision: u64,
    /// The report as it lies on disk, if it does.
    saved: Option<Report>,
    /// Whether the report is another one than that. Told anew with each change.
    is_dirty: bool,
    /// The run of typing that is under way; the last step of `undo` is what it comes to.
    typing: Option<Run>,
}

/// A step that was carried out, and what takes it back: each leads to the very report that the other
/// one began with.
#[derive(Debug)]
struct Step {
    done: Edit,
    undone: Edit,
}

/// Keys that are one step together.
#[derive(Debug)]
struct Run {
    /// Where they go.
    target: Target,
    /// The report before the first of them. What a sum follows is judged by that, not by half a
    /// number.
    before: Report,
    /// What could be redone then.
    redo: Vec<Step>,
}

impl Editor {
    /// Starts editing a report that lies on disk as it is.
    #[must_use]
    pub fn new(report: Report) -> Editor {
        Editor {
            saved: Some(report.clone()),
            is_dirty: false,
            ..Editor::unsaved(report)
        }
    }

    /// Starts editing a report that is not on disk yet, such as an imported one.
    #[must_use]
    pub fn unsaved(report: Report) -> Editor {
        Editor {
            report,
            undo: Vec::new(),
            redo: Vec::new(),
            revision: 0,
            saved: None,
            is_dirty: true,
            typing: None,
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
        if edit.types_into().is_none() {
            self.end_typing();
        }
        let edit = self.report.with_followers(edit.clone());
        let before = self.report.clone();
        let undone = self.report.apply(&edit);
        if self.report.is_identical(&before) {
            self.report = before;
            return;
        }
        if let Some(target) = edit.types_into().cloned() {
            self.type_on(target, before, |before, now| Step {
                done: Edit::between(edit.label(), before, now),
                undone: Edit::between(edit.label(), now, before),
            });
        } else {
            self.redo.clear();
            self.undo.push(Step { done: edit, undone });
            self.changed();
        }
    }

    /// Carries out a key typed into a cell: the cell's text so far. All keys until
    /// [`Editor::end_typing`] are one step, and sums follow as [`Report::entry`] lets them.
    pub fn type_into(&mut self, label: &str, cell: CellId, text: String) {
        let target = Target::Cell(cell);
        if !self.is_typing_into(&target) {
            self.end_typing();
        }
        let before = self.typing.as_ref().map_or(&self.report, |run| &run.before);
        // What stood there before typing comes back with how it was reckoned.
        let again = before
            .working(cell)
            .filter(|_| before.value(cell).text() == text);
        let again = again.map(|working| Change::Working(cell, working.to_owned()));
        let edit = before.with_followers(before.entry(label, [(cell, text)]));
        let edit = match again {
            Some(again) => edit.and(Edit::one(label, again)),
            None => edit,
        };
        let mut next = before.clone();
        let undone = next.apply(&edit);
        if next.is_identical(&self.report) {
            return;
        }
        let before = std::mem::replace(&mut self.report, next);
        self.type_on(target, before, |_, _| Step { done: edit, undone });
    }

    fn is_typing_into(&self, target: &Target) -> bool {
        let run = self.typing.as_ref();
        run.is_some_and(|run| run.target == *target)
    }

    /// Takes a key typed into a target into the run that is under way there, or begins one. `step` is
    /// what the run comes to from the report before it to the one now.
    fn type_on(
        &mut self,
        target: Target,
        before: Report,
        step: impl FnOnce(&Report, &Report) -> Step,
    ) {
        if self.is_typing_into(&target) {
            self.undo.pop();
        } else {
            self.end_typing();
            self.typing = Some(Run {
                target,
                before,
                redo: std::mem::take(&mut self.redo),
            });
        }
        if let Some(run) = &self.typing {
            self.undo.push(step(&run.before, &self.report));
        }
        self.changed();
    }

    /// Puts what was reckoned in the cell that is being typed in into its place: `12+5` becomes 17, in
    /// the same step, and stays known as its working.
    fn reckon(&mut self) {
        let Some(run) = &self.typing else { return };
        let Target::Cell(cell) = run.target else {
            return;
        };
        let typed = self.report.value(cell).text();
        let kind = self.report.form().cell(cell).kind;
        let (Some(number), Some(step)) = (reckoned(kind, typed), self.undo.last()) else {
            return;
        };
        let label = step.done.label().to_owned();
        let working = Change::Working(cell, typed.to_owned());
        let edit = run.before.entry(&label, [(cell, number)]);
        let edit = run
            .before
            .with_followers(edit)
            .and(Edit::one(&label, working));
        let mut next = run.before.clone();
        let undone = next.apply(&edit);
        self.report = next;
        self.undo.pop();
        self.undo.push(Step { done: edit, undone });
        self.changed();
    }

    /// Ends a run of typing: what is typed next is a step of its own.
    pub fn end_typing(&mut self) {
        self.reckon();
        let Some(run) = self.typing.take() else {
            return;
        };
        // The same number typed once more is no step, and what could be redone still can.
        if self.report.is_identical(&run.before) {
            self.undo.pop();
            self.redo = run.redo;
        }
    }

    /// Takes the last step back. Returns what it was.
    pub fn undo(&mut self) -> Option<Edit> {
        self.end_typing();
        let step = self.undo.pop()?;
        self.report.apply(&step.undone);
        let done = step.done.clone();
        self.redo.push(step);
        self.changed();
        Some(done)
    }

    /// Carries the last undone step out again. Returns what it was.
    pub fn redo(&mut self) -> Option<Edit> {
        self.end_typing();
        let step = self.redo.pop()?;
        self.report.apply(&step.done);
        let done = step.done.clone();
        self.undo.push(step);
        self.changed();
        Some(done)
    }

    /// What 撤销 would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.undo_labels().next()
    }

    /// The last step that 撤销 would take back, as it was carried out.
    #[must_use]
    pub fn last_step(&self) -> Option<&Edit> {
        self.undo.last().map(|step| &step.done)
    }

    /// All that 撤销 can take back, one after the other, the last step first.
    pub fn undo_labels(&self) -> impl Iterator<Item = &str> {
        self.undo.iter().rev().map(|step| step.done.label())
    }

    /// What 重做 would carry out again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|step| step.done.label())
    }

    /// Whether there is something that is not on disk.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.is_dirty
    }

    /// Says that this lies on disk now.
    pub fn mark_saved(&mut self, saved: Report) {
        self.saved = Some(saved);
        self.end_typing();
        self.compare();
    }

    /// Notes that the report is another one now.
    fn changed(&mut self) {
        if self.undo.len() > STEPS {
            self.undo.remove(0);
        }
        self.revision += 1;
        self.compare();
    }

    /// Compares the report with what lies on disk: what both share costs nothing.
    fn compare(&mut self) {
        let saved = self.saved.as_ref();
        self.is_dirty = saved.is_none_or(|saved| !saved.is_identical(&self.report));
    }
}
