//! Going through the report: to a part, a cell, a finding.

use super::App;
use crate::check::Finding;
use crate::report::{Edit, Editor, Target};
use crate::ui::findings::FindingsState;
use crate::ui::outline::{self, Part};
use crate::ui::words;

impl App {
    /// Shows a part of the report, and its first cell if it is a table.
    pub(super) fn go_to(&mut self, part: Part) {
        self.editor.end_typing();
        match &part {
            Part::Table(table) => {
                let form = self.report().form();
                let is_there = self
                    .grid
                    .current()
                    .is_some_and(|cell| form.cell(cell).table == *table);
                if let Some(cell) = form.cells_of(*table).next().filter(|_| !is_there) {
                    self.grid.go_to(cell, self.editor.report());
                }
            }
            Part::Prose(field) => {
                self.grid.reset();
                self.prose.go_to(field, self.editor.report());
            }
        }
        self.part = part;
    }

    pub(super) fn go_to_finding(&mut self, index: usize) {
        let Some(finding) = self.findings.get(index) else {
            return;
        };
        self.panel.selected = Some(finding.key.clone());
        let cell = finding.cells.first().copied();
        if let Some(part) = outline::part_of(self.report().form(), finding) {
            self.go_to(part);
        }
        if let Some(cell) = cell {
            self.grid.go_to(cell, self.editor.report());
        }
    }

    /// Goes to the next finding that stops a final export, or if there is none to the next hint.
    pub(super) fn step_finding(&mut self, forward: bool) {
        let serious = self.findings.iter().any(Finding::stops_final);
        let eligible: Vec<usize> = (0..self.findings.len())
            .filter(|i| !serious || self.findings[*i].stops_final())
            .collect();
        let selected = self.panel.selected.as_ref();
        let at = eligible
            .iter()
            .position(|i| Some(&self.findings[*i].key) == selected);
        let next = match (at, forward) {
            (None, true) => eligible.first(),
            (None, false) => eligible.last(),
            (Some(at), true) => eligible.get(at + 1).or(eligible.first()),
            (Some(at), false) => eligible[..at].last().or(eligible.last()),
        };
        match next {
            Some(next) => self.go_to_finding(*next),
            None => words::NO_FINDINGS.clone_into(&mut self.notice),
        }
    }

    pub(super) fn step_part(&mut self, forward: bool) {
        let parts = outline::parts(self.report().form());
        let at = parts.iter().position(|(part, _, _)| *part == self.part);
        let next = match (at, forward) {
            (Some(at), true) => parts.get(at + 1),
            (Some(at), false) => at.checked_sub(1).and_then(|at| parts.get(at)),
            (None, _) => parts.first(),
        };
        if let Some((part, _, _)) = next {
            self.go_to(part.clone());
        }
    }

    /// Goes where a step was undone or redone.
    pub(super) fn show_changed(&mut self, edit: Option<Edit>) {
        let Some(edit) = edit else { return };
        if edit.is_replacement() {
            self.forget_places();
            return;
        }
        self.refresh_fields();
        match edit.changes().first() {
            Some((Target::Cell(_), _)) => {
                if let Some(cell) = Editor::first_cell(&edit) {
                    self.part = Part::Table(self.report().form().cell(cell).table);
                    self.grid.go_to(cell, self.editor.report());
                }
            }
            Some((Target::Prose(field), _)) => self.go_to(Part::Prose(field.clone())),
            _ => {}
        }
    }

    pub(super) fn refresh_fields(&mut self) {
        self.grid.refresh(self.editor.report());
        self.prose.refresh(self.editor.report());
        self.bars.refresh(self.editor.report());
    }

    /// Cells of another report or form are no cells of this one.
    pub(super) fn forget_places(&mut self) {
        self.grid.reset();
        self.part = Part::Prose("preamble".to_owned());
        self.prose.go_to("preamble", self.editor.report());
        self.panel = FindingsState::default();
        self.refresh_fields();
        self.checked = None;
    }
}
