//! Going through the report: to a part, a cell, a finding.

use std::ops::Range;

use egui::{Context, Rect, Ui, Vec2};

use super::App;
use super::side::Tab;
use crate::check::{Finding, Place, Severity};
use crate::form::{CellId, Role};
use crate::report::{Change, Edit, Target};
use crate::ui::input::command::Command;
use crate::ui::views::bars::Field;
use crate::ui::views::callout;
use crate::ui::views::findings;
use crate::ui::views::grid::GridState;
use crate::ui::views::grid::marks::Weight;
use crate::ui::views::part;
use crate::ui::views::part::Part;
use crate::ui::words;

impl App {
    /// The panel of the findings.
    pub(super) fn findings_panel(&mut self, ui: &mut Ui) {
        let listed = findings::Listed {
            findings: self.workspace.findings(),
            wrong_sums: self.workspace.wrong_sums().len(),
            marks: self.workspace.marks(),
            revision: self.revision(),
            composition: self.ime.composition(),
        };
        match findings::show(ui, &mut self.views.findings, &listed) {
            Some(findings::Action::MendSums) => self.later.commands.push(Command::MendSums),
            Some(findings::Action::MendMarks) => self.later.commands.push(Command::MendMarks),
            Some(findings::Action::GoTo(index)) => self.go_to_finding(index),
            Some(findings::Action::Apply(edit)) => self.apply_offer(&edit),
            None => {}
        }
        if self.views.findings.take_finished() && matches!(self.views.part, Part::Table(_)) {
            self.views.grid.take_keyboard();
        }
    }

    /// Shows a part of the report, and its first cell if it is a table.
    pub(super) fn go_to(&mut self, part: Part) {
        self.views.grid.give_up_waiting();
        self.workspace.end_typing();
        match &part {
            Part::Table(table) => {
                let form = self.report().form();
                let is_there = self
                    .views
                    .grid
                    .current()
                    .is_some_and(|cell| form.cell(cell).table == *table);
                match form.cells_of(*table).next() {
                    Some(cell) if !is_there => {
                        self.views.grid.go_to(cell, self.workspace.report());
                    }
                    _ => self.views.grid.come_back(),
                }
            }
            Part::Prose(field) => {
                self.views.grid.reset();
                self.views.prose.go_to(field);
            }
        }
        self.views.part = part;
    }

    pub(super) fn go_to_finding(&mut self, index: usize) {
        let Some(finding) = self.workspace.findings().get(index) else {
            return;
        };
        self.views
            .findings
            .select(self.revision(), finding.key.clone());
        let place = finding.place.clone();
        let cell = self.cell_of(finding);
        if let Some(part) = part::part_of(self.report().form(), finding) {
            self.go_to(part);
        }
        match place {
            Place::Cells(_) => {
                if let Some(cell) = cell {
                    self.views.grid.go_to(cell, self.workspace.report());
                }
            }
            Place::Prose { field, span } => {
                if let Some(span) = span {
                    if is_paragraph(self.report().prose(field), &span) {
                        self.views.prose.go_before(span);
                    } else {
                        self.views.prose.show_place(span, true);
                    }
                }
            }
            Place::Organ => self.views.bars.go_to(Field::Organ),
            Place::Year => self.views.bars.go_to(Field::Year),
            Place::Date => self.later.commands.push(Command::Export),
            Place::Report => {}
        }
    }

    /// The cell that a finding leads to, if its place is in the tables: the one that it points at, or the
    /// one typed in last where nothing points at any of those it is about. A sum that followed is of whoever
    /// typed what it adds up.
    fn cell_of(&self, finding: &Finding) -> Option<CellId> {
        let Place::Cells(cells) = &finding.place else {
            return None;
        };
        let last = self.workspace.editor().last_step();
        let changes = last.map_or(&[][..], Edit::changes);
        let touched = changes.iter().filter_map(|change| match change {
            Change::Cell(cell, _) => Some(*cell),
            _ => None,
        });
        let is_about = |cell: &CellId| cells.contains(cell);
        let is_typed = |cell: &CellId| !self.report().is_computed(*cell);
        let mut typed = touched.clone().filter(is_typed);
        let own = typed.clone().find(is_about);
        let first = typed
            .next()
            .filter(|_| touched.clone().any(|cell| is_about(&cell)));
        let typed = own.or(first).filter(|_| finding.is_guess);
        typed.or(cells.first().copied())
    }

    /// Carries out what the findings panel offers; sums that agreed follow a corrected cell.
    pub(super) fn apply_offer(&mut self, offer: &Edit) {
        let cells = offer.changes().iter().map(|change| match change {
            Change::Cell(cell, text) => Some((*cell, text.clone())),
            _ => None,
        });
        let edit = match cells.collect::<Option<Vec<_>>>() {
            Some(cells) => self.report().entry(offer.label(), cells),
            None => offer.clone(),
        };
        self.workspace.edit(&edit);
    }

    /// The finding that commands are about: the one gone to last, else the current cell's.
    fn finding_at_hand(&self) -> Option<&Finding> {
        let selected = self.views.findings.selected(self.revision());
        let by_key = self
            .workspace
            .findings()
            .iter()
            .find(|finding| Some(&finding.key) == selected);
        let cell = self.views.grid.current();
        let by_cell =
            self.workspace.findings().iter().find(|finding| {
                finding.span().is_none() && finding.cells().first().copied() == cell
            });
        by_key.or(by_cell.filter(|_| cell.is_some()))
    }

    /// Carries out the fix that the finding at hand offers.
    pub(super) fn apply_fix(&mut self) {
        let finding = self.finding_at_hand();
        let is_guess = finding.is_some_and(|finding| finding.is_guess);
        let fix = finding.and_then(|finding| finding.fix.clone());
        match fix {
            // A key pressed blindly must not hide a mistake in another cell; the button says which
            // cell it changes.
            Some(fix) if is_guess => self.status.notice = words::fix_is_guess(fix.label()),
            Some(fix) => self.apply_offer(&fix),
            None => words::NO_FIX.clone_into(&mut self.status.notice),
        }
    }

    /// Opens the field for a reason for the finding at hand.
    pub(super) fn explain(&mut self) {
        let finding = self.finding_at_hand();
        let key = finding.filter(|finding| finding.severity() == Severity::Waivable);
        match key.map(|finding| finding.key.clone()) {
            Some(key) => {
                // Beside the place, where it is spoken of there and the list is not shown.
                if self.views.callout.key() != Some(&key) {
                    self.show_tab(Tab::Findings);
                }
                self.views.findings.explain(self.revision(), key);
            }
            None => words::NOTHING_TO_EXPLAIN.clone_into(&mut self.status.notice),
        }
    }

    /// Goes to the next finding that stops a final export, or if there is none to the next hint.
    pub(super) fn step_finding(&mut self, forward: bool) {
        let serious = self.workspace.findings().iter().any(Finding::stops_final);
        let eligible: Vec<usize> = (0..self.workspace.findings().len())
            .filter(|i| !serious || self.workspace.findings()[*i].stops_final())
            .collect();
        let selected = self.views.findings.selected(self.revision());
        // One that was explained meanwhile is still where one stands.
        let mut all = self.workspace.findings().iter();
        let at = all.position(|finding| Some(&finding.key) == selected);
        let next = match (at, forward) {
            (Some(at), true) => eligible.iter().find(|i| **i > at).or(eligible.first()),
            (Some(at), false) => eligible.iter().rfind(|i| **i < at).or(eligible.last()),
            (None, true) => eligible.first(),
            (None, false) => eligible.last(),
        };
        match next {
            Some(next) => {
                self.go_to_finding(*next);
                self.say_beside(*next);
            }
            None => words::NO_FINDINGS.clone_into(&mut self.status.notice),
        }
    }

    /// Says beside its place what is wrong.
    fn say_beside(&mut self, index: usize) {
        let Some(finding) = self.workspace.findings().get(index) else {
            return;
        };
        // What is wrong with words is beside the words, whatever cells it names.
        let cell = self.cell_of(finding);
        // The date is asked for in a window of its own.
        if !matches!(finding.place, Place::Date) {
            self.views.callout.open(finding.key.clone(), cell);
        }
    }

    /// The current cell, if something is wrong with it.
    pub(super) fn wrong_cell(&self) -> Option<CellId> {
        let cell = self.views.grid.current()?;
        let weight = self.views.marks.1.weight(cell);
        let is_wrong = matches!(weight, Some(Weight::Pointed(_) | Weight::Related(_)));
        is_wrong.then_some(cell)
    }

    /// Says beside the current cell what is wrong with it.
    pub(super) fn say_why(&mut self) {
        let Some(cell) = self.wrong_cell() else {
            return;
        };
        let findings = self.workspace.findings();
        let named = |finding: &Finding| {
            let at = finding.cells().iter().position(|own| *own == cell);
            at.filter(|_| finding.span().is_none() && !finding.rule.is_about_blanks())
        };
        let found = (0..findings.len()).filter_map(|i| Some((named(&findings[i])?, i)));
        // One that points at it before one that only names it.
        let Some((_, index)) = found.min() else {
            return;
        };
        let key = findings[index].key.clone();
        self.views.findings.select(self.revision(), key.clone());
        self.views.callout.open(key, Some(cell));
    }

    /// Gives the table or the text that is shown the keyboard.
    pub(super) fn go_to_work(&mut self) {
        match &self.views.part {
            Part::Table(_) if self.views.grid.current().is_some() => {
                self.views.grid.take_keyboard();
            }
            Part::Table(_) => self.go_to(self.views.part.clone()),
            Part::Prose(_) => self.views.prose.take_keyboard(),
        }
    }

    /// What is said beside the place that was gone to, until that is left or mended.
    pub(super) fn callout(&mut self, ctx: &Context) {
        let Some(key) = self.views.callout.key() else {
            return;
        };
        let finding = self.workspace.findings().iter().find(|one| one.key == *key);
        let is_cell = matches!(self.views.part, Part::Table(_));
        let is_there = match self.views.callout.cell() {
            Some(cell) => {
                let current = self.views.grid.current();
                is_cell && current == Some(cell) && !self.views.grid.is_typing_in(cell)
            }
            None => finding.is_some_and(|finding| {
                let part = part::part_of(self.report().form(), finding);
                part.is_none_or(|part| part == self.views.part)
            }),
        };
        let Some(finding) = finding.filter(|_| is_there && !self.is_aside()) else {
            self.views.callout.close();
            return;
        };
        let place = if is_cell {
            self.views.grid.place()
        } else {
            self.views.prose.place()
        };
        let room = self.views.room;
        let middle = room.center_top() + egui::vec2(-160.0, 60.0);
        let has_place = finding.span().is_some() || !finding.cells().is_empty();
        let place = place.filter(|_| has_place);
        let shown = callout::Shown {
            finding,
            place: place.unwrap_or(Rect::from_min_size(middle, Vec2::ZERO)),
            room,
            writes: !self.shows(Tab::Findings),
            composition: self.ime.composition(),
        };
        match callout::show(ctx, &mut self.views.findings, &shown) {
            Some(callout::Action::Apply(edit)) => self.apply_offer(&edit),
            Some(callout::Action::Command(command)) => self.later.commands.push(command),
            Some(callout::Action::Close) => {
                self.views.callout.close();
            }
            None => {}
        }
        if self.views.findings.take_finished() {
            self.go_to_work();
        }
    }

    pub(super) fn step_part(&mut self, forward: bool) {
        let parts = part::parts(self.report().form());
        let at = parts
            .iter()
            .position(|(part, _, _)| *part == self.views.part);
        let next = match (at, forward) {
            (Some(at), true) => parts.get(at + 1),
            (Some(at), false) => at.checked_sub(1).and_then(|at| parts.get(at)),
            (None, _) => parts.first(),
        };
        if let Some((part, _, _)) = next {
            self.go_to(part.clone());
        }
    }

    /// Goes to a cell, in whichever table.
    pub(super) fn go_to_cell(&mut self, cell: CellId) {
        self.views.part = Part::Table(self.report().form().cell(cell).table);
        self.views.grid.go_to(cell, self.workspace.report());
    }

    /// Goes where a step was taken, undone or redone.
    pub(super) fn show_changed(&mut self, edit: Option<Edit>) {
        let Some(edit) = edit else { return };
        if edit.is_replacement() {
            self.follow_edition();
            return;
        }
        match edit.changes().first().and_then(Change::target) {
            Some(Target::Cell(cell)) => self.go_to_cell(cell),
            Some(Target::Prose(field)) => self.go_to(Part::Prose(field)),
            _ => {}
        }
    }

    /// Begins anew where another report, or one in another form, took the place of the one shown.
    pub(super) fn follow_edition(&mut self) {
        let edition = self.workspace.edition();
        if std::mem::replace(&mut self.views.edition, edition) != edition {
            self.views.grid = GridState::default();
            self.go_to_opening();
        }
    }

    /// Goes to where the report's text begins.
    fn go_to_opening(&mut self) {
        let opening = self.report().form().field(Role::Opening).id.clone();
        self.go_to(Part::Prose(opening));
    }
}

/// Whether a place of a text is a whole paragraph.
fn is_paragraph(text: &str, place: &Range<usize>) -> bool {
    let around = text.get(..place.start).zip(text.get(place.end..));
    around.is_some_and(|(before, after)| {
        let before = before.trim_end_matches([' ', '\u{3000}']);
        let after = after.trim_start_matches([' ', '\u{3000}']);
        let begins = before.is_empty() || before.ends_with(['\n', '\r']);
        begins && (after.is_empty() || after.starts_with(['\n', '\r']))
    })
}
