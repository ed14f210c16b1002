//! What is done in the tables: numbers, sums, blanks, last year beside this one.

use egui::Ui;

use super::App;
use crate::check::{Finding, Severity};
use crate::form::CellId;
use crate::report::{Edit, WaiverKey};
use crate::ui::input::command::{Command, Situation};
use crate::ui::views::grid;
use crate::ui::views::grid::Shown;
use crate::ui::views::part::Part;
use crate::ui::words;

impl App {
    pub(super) fn table(&mut self, ui: &mut Ui) {
        let Some(sheet) = self.sheet_at_hand() else {
            return;
        };
        // Only a menu that is open, or opens now, needs to know.
        let is_asked = ui.input(|input| input.pointer.secondary_clicked());
        let situation = if is_asked || self.views.grid.has_menu() {
            self.situation()
        } else {
            Situation::default()
        };
        let mut asked = Vec::new();
        let shown = Shown {
            report: self.workspace.report(),
            sheet,
            marks: &self.views.marks.1,
            traced: traced(
                self.workspace.findings(),
                self.views.findings.selected(self.revision()),
            ),
            compares: self.views.compares && self.workspace.report().last().is_some(),
            revision: self.revision(),
            composition: self.ime.composition(),
            is_framed: self.takes_typing(ui.ctx()),
        };
        self.views.framed = self.views.grid.current().filter(|_| shown.is_framed);
        let report = shown.report;
        let mut menu = |ui: &mut Ui, cell, is_entered| {
            App::cell_menu(ui, (report, cell), &situation, is_entered, &mut asked);
        };
        let actions = grid::show(ui, &mut self.views.grid, &shown, &mut menu);
        if !asked.is_empty() {
            // The menu had the keyboard; its commands are about what is selected in the table.
            let cell = self.views.grid.current();
            let form = self.report().form();
            self.surroundings.back_to = cell.map(|cell| grid::cell_id(form, cell));
            self.later.commands.extend(asked);
        }
        for action in actions {
            self.do_in_table(action);
        }
        // What is current decides which of the section's tables the outline shows.
        if let Some(cell) = self.views.grid.current() {
            self.views.part = Part::Table(self.report().form().cell(cell).table);
        }
    }

    /// Carries out what was done in the table.
    pub(super) fn do_in_table(&mut self, action: grid::Action) {
        match action {
            grid::Action::Type(cell, text) => {
                self.status.notice.clear();
                self.workspace.type_into(words::TYPE_CELL, cell, text);
            }
            grid::Action::Leave => self.workspace.end_typing(),
            grid::Action::Put(label, cells) => {
                let count = cells.len();
                let last = cells.last().map(|(cell, _)| *cell);
                let edit = self.report().entry(label, cells);
                self.workspace.edit(&edit);
                if label == words::FILL {
                    self.status.notice = words::filled(count);
                }
                if label == words::PASTE && count > 1 {
                    self.status.notice = words::pasted(count);
                    self.views.grid.select_pasted(last);
                }
            }
            // What else lies on the clipboard is looked up after the frame.
            grid::Action::Paste(pasted) => self.later.pasted = Some(pasted),
            grid::Action::OnlyHeads => words::ONLY_HEADS.clone_into(&mut self.status.notice),
            grid::Action::DoesNotFit(rows, columns) => {
                self.status.notice = words::paste_too_large(rows, columns);
            }
            grid::Action::AtEnd => words::TABLE_ENDS.clone_into(&mut self.status.notice),
            grid::Action::Locked => words::SUM_LOCKED.clone_into(&mut self.status.notice),
        }
    }

    /// The table that is shown, if one is.
    fn table_at_hand(&self) -> Option<usize> {
        match self.views.part {
            Part::Table(table) => Some(table),
            Part::Prose(_) => None,
        }
    }

    /// Carries out a step that was computed, or says that there was nothing to do.
    fn apply_or_say(&mut self, edit: &Edit, nothing: &str) {
        if edit.changes().is_empty() {
            nothing.clone_into(&mut self.status.notice);
        }
        self.workspace.edit(edit);
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
        let edit = self.report().mend_sums(label, self.workspace.wrong_sums());
        self.apply_or_say(&edit, words::SUMS_AGREE);
        if !edit.changes().is_empty() {
            self.status.notice = words::sums_mended(edit.changes().len());
        }
    }

    /// What is wrong with the current cell, and how gravely: the finding gone to, if it points there,
    /// else the first that does. A cell that is being typed in is not scolded.
    pub(super) fn wrong_here(&self) -> Option<(Severity, String)> {
        let cell = self.views.grid.current()?;
        if !self.views.marks.1.is_pointed_at(cell) || self.views.grid.is_typing_in(cell) {
            return None;
        }
        let selected = self.views.findings.selected(self.revision());
        let here =
            self.workspace.findings().iter().filter(|finding| {
                finding.span().is_none() && finding.cells().first() == Some(&cell)
            });
        let here = here.filter(|finding| !finding.rule.is_about_blanks());
        let gone_to = here.clone().find(|finding| Some(&finding.key) == selected);
        let finding = gone_to.or_else(|| here.min_by_key(|finding| finding.severity()))?;
        Some((finding.severity(), finding.message.clone()))
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
        self.status.notice = if is_typed {
            words::SUMS_ARE_TYPED.to_owned()
        } else {
            let sums = self.report().total_up(label, table, false);
            let count = sums.changes().len();
            edit = edit.and(sums);
            words::sums_are_computed(count)
        };
        self.workspace.edit(&edit);
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
        let range = sheet.map(|sheet| self.views.grid.range(sheet).concat());
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
            said.clone_into(&mut self.status.notice);
        } else {
            let text = words::ask_zeros(&place, blanks.len());
            let label = Command::FillZeros.label();
            let edit = self.report().fill_zeros(label, blanks);
            self.workspace.propose(edit, label, text);
        }
    }

    pub(super) fn detach_last(&mut self) {
        self.workspace
            .edit(&Edit::attach(Command::DetachLast.label(), None));
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
