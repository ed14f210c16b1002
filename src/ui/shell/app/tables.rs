//! What is done in the tables: numbers, sums, blanks, last year beside this one.

use std::path::Path;

use egui::Ui;

use super::App;
use crate::check::Finding;
use crate::form::CellId;
use crate::report::{Edit, WaiverKey};
use crate::ui::input::command::Command;
use crate::ui::shell::message::{Choice, Message};
use crate::ui::views::grid;
use crate::ui::views::grid::Shown;
use crate::ui::views::part::Part;
use crate::ui::words;
use crate::workspace::{OpenError, Opened};

impl App {
    pub(super) fn table(&mut self, ui: &mut Ui, table: usize) {
        let form = self.report().form();
        let id = &form.tables()[table].section;
        let section = form.sections().iter().position(|section| section.id == *id);
        let Some(sheet) = section.and_then(|section| form.sheet(section)) else {
            return;
        };
        let shown = Shown {
            report: self.editor.report(),
            sheet,
            marks: &self.marks,
            traced: traced(&self.findings, self.panel.selected(self.revision())),
            compares: self.compares && self.editor.report().last().is_some(),
            revision: self.revision(),
            composition: self.ime.composition(),
        };
        let actions = grid::show(ui, &mut self.grid, &shown);
        for action in actions {
            match action {
                grid::Action::Type(cell, text) => {
                    self.notice.clear();
                    self.editor.type_into(words::TYPE_CELL, cell, text);
                }
                grid::Action::Leave => self.editor.end_typing(),
                grid::Action::Put(label, cells) => {
                    self.editor.end_typing();
                    let edit = self.report().entry(label, cells);
                    self.editor.apply(&edit);
                }
                grid::Action::DoesNotFit(rows, columns) => {
                    self.notice = words::paste_too_large(rows, columns);
                }
                grid::Action::Locked => words::SUM_LOCKED.clone_into(&mut self.notice),
            }
        }
        // What is current decides which of the section's tables the outline shows.
        if let Some(cell) = self.grid.current() {
            self.part = Part::Table(self.report().form().cell(cell).table);
        }
    }

    /// The table that is shown, if one is.
    fn table_at_hand(&self) -> Option<usize> {
        match self.part {
            Part::Table(table) => Some(table),
            Part::Prose(_) => None,
        }
    }

    /// Carries out a step that was computed, or says that there was nothing to do.
    fn apply_or_say(&mut self, edit: &Edit, nothing: &str) {
        self.editor.end_typing();
        if edit.changes().is_empty() {
            nothing.clone_into(&mut self.notice);
        }
        self.editor.apply(edit);
    }

    /// Computes the sums of the table.
    pub(super) fn total_up(&mut self) {
        if let Some(table) = self.table_at_hand() {
            let label = Command::TotalUp.label();
            let edit = self.report().total_up(label, table, false);
            self.apply_or_say(&edit, words::NO_SUMS);
        }
    }

    /// Makes every printed sum that disagrees what its cells add up to.
    pub(super) fn mend_sums(&mut self) {
        let label = Command::MendSums.label();
        let edit = self.report().mend_sums(label, &self.wrong_sums);
        self.apply_or_say(&edit, words::SUMS_AGREE);
        if !edit.changes().is_empty() {
            self.notice = words::sums_mended(edit.changes().len());
        }
    }

    /// What is wrong with the current cell: the finding gone to, if it points there, else the first
    /// that does. A cell that is being typed in is not scolded.
    pub(super) fn wrong_here(&self) -> Option<String> {
        let cell = self.grid.current()?;
        if !self.marks.is_pointed_at(cell) || self.grid.is_typing_in(cell) {
            return None;
        }
        let selected = self.panel.selected(self.revision());
        let finding = self.findings.iter().find(|finding| {
            Some(&finding.key) == selected && finding.cells().first() == Some(&cell)
        });
        let message = finding.map(|finding| finding.message.clone());
        let first = || Some(self.marks.message(cell)?.lines().next()?.to_owned());
        message.or_else(first)
    }

    /// Whether the sums of the table that is shown are typed.
    pub(super) fn has_typed_sums(&self) -> bool {
        let table = self.table_at_hand();
        table.is_some_and(|table| self.report().has_typed_sums(table))
    }

    /// Lets sums be typed, or computes them again.
    pub(super) fn toggle_typed_sums(&mut self) {
        let Some(table) = self.table_at_hand() else {
            return;
        };
        let is_typed = !self.report().has_typed_sums(table);
        let label = Command::TypeSums.label();
        let id = &self.report().form().tables()[table].id;
        let mut edit = Edit::typed_sums(label, id, is_typed);
        self.notice = if is_typed {
            words::SUMS_ARE_TYPED.to_owned()
        } else {
            let sums = self.report().total_up(label, table, false);
            let count = sums.changes().len();
            edit = edit.and(sums);
            words::sums_are_computed(count)
        };
        self.editor.end_typing();
        self.editor.apply(&edit);
    }

    /// Asks before blanks become zeros: those of the selected cells, or of the table.
    pub(super) fn ask_zeros(&mut self) {
        let Some(table) = self.table_at_hand() else {
            return;
        };
        let form = self.report().form();
        let sheet = form.sheets().iter().find(|sheet| {
            let section = &form.sections()[sheet.section];
            section.id == form.tables()[table].section
        });
        let range = sheet.map(|sheet| self.grid.range(sheet).concat());
        let range = range.filter(|cells| cells.len() > 1);
        let is_range = range.is_some();
        let place = if is_range {
            words::SELECTION.to_owned()
        } else {
            format!("“{}”", form.tables()[table].name)
        };
        let cells = range.unwrap_or_else(|| form.cells_of(table).collect());
        let blanks = self.report().blanks(cells);
        if blanks.is_empty() {
            let said = if is_range {
                words::NO_BLANKS_SELECTED
            } else {
                words::NO_BLANKS
            };
            said.clone_into(&mut self.notice);
        } else {
            let text = words::ask_zeros(&place, blanks.len());
            let choice = Choice::FillZeros(blanks);
            self.message = Some(Message::ask(Command::FillZeros.label(), text, choice));
        }
    }

    pub(super) fn fill_zeros(&mut self, cells: Vec<CellId>) {
        let label = Command::FillZeros.label();
        let edit = self.report().fill_zeros(label, cells);
        self.editor.apply(&edit);
    }

    /// Keeps a report that was opened beside this one, as last year's.
    pub(super) fn attach_last(&mut self, path: &Path, opened: Result<Opened, OpenError>) {
        match opened {
            Ok(opened) => {
                let last = opened.report;
                self.notice = words::attached(&last.title_lead(), &path.to_string_lossy());
                let mut doubts = Vec::new();
                if self.report().follows(&last) == Some(false) {
                    doubts.push(words::not_last_year(last.year(), self.report().year()));
                }
                if !opened.notes.is_empty() {
                    doubts.push(words::last_year_unsure(&opened.notes));
                }
                if !doubts.is_empty() {
                    let text = doubts.join("\n\n");
                    self.message = Some(Message::say(Command::AttachLast.label(), text));
                }
                let edit = Edit::attach(Command::AttachLast.label(), Some(last));
                self.editor.apply(&edit);
                self.compares = true;
            }
            Err(error) => {
                self.message = Some(Message::say(words::CANNOT_OPEN, error.to_string()));
            }
        }
    }

    pub(super) fn detach_last(&mut self) {
        self.editor
            .apply(&Edit::attach(Command::DetachLast.label(), None));
    }
}

/// The cells of the equation that the finding gone to is about.
fn traced<'a>(findings: &'a [Finding], selected: Option<&WaiverKey>) -> &'a [CellId] {
    let mut findings = findings.iter();
    let finding = findings.find(|finding| Some(&finding.key) == selected);
    // A finding about blanks is about each of them, not about what ties them.
    let finding =
        finding.filter(|finding| !finding.rule.is_about_blanks() && finding.cells().len() > 1);
    finding.map_or(&[], Finding::cells)
}
