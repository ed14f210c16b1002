//! What hands do in a table beside typing: its menu, pasting by labels, filling, copying with heads.

use egui::{Context, Ui};

use super::App;
use crate::export::html;
use crate::form::{CellId, Sheet};
use crate::report::{Edit, Report};
use crate::ui::input::command::{Command, Situation};
use crate::ui::shell::menu::{command_item, command_items};
use crate::ui::shell::system::System;
use crate::ui::views::grid::{self, Pasted};
use crate::ui::views::part::Part;
use crate::ui::views::revision::Revision;
use crate::ui::words;

/// What the selected cells come to, and of which state of the report and which cells that was told.
#[derive(Default)]
pub(super) struct Selection {
    of: Option<(Revision, CellId, CellId)>,
    said: String,
}

impl Selection {
    /// It, in words.
    pub(super) fn said(&self) -> &str {
        &self.said
    }
}

impl App {
    /// The printed table that is shown.
    pub(super) fn sheet_at_hand(&self) -> Option<&'static Sheet> {
        let Part::Table(table) = self.views.part else {
            return None;
        };
        let form = self.report().form();
        let id = &form.tables().get(table)?.section;
        let section = form.sections().iter().position(|section| section.id == *id);
        form.sheet(section?)
    }

    /// The lines of a cell's menu that are commands; `None` is a line between.
    const CELL_MENU: [Option<Command>; 15] = [
        Some(Command::Cut),
        Some(Command::Copy),
        Some(Command::CopyWithHeads),
        Some(Command::CopyTable),
        Some(Command::Paste),
        Some(Command::Clear),
        None,
        Some(Command::FillDown),
        Some(Command::FillRight),
        Some(Command::FillZeros),
        None,
        Some(Command::Why),
        Some(Command::Guidance),
        Some(Command::Compare),
        Some(Command::TypeSums),
    ];

    /// The menu of a part in the outline, which the click has led to.
    pub(super) fn part_menu(
        ui: &mut Ui,
        part: &Part,
        situation: &Situation,
        asked: &mut Vec<Command>,
    ) {
        const IN_TABLE: [Option<Command>; 9] = [
            Some(Command::ToWork),
            Some(Command::Guidance),
            None,
            Some(Command::FillZeros),
            Some(Command::TotalUp),
            Some(Command::TypeSums),
            Some(Command::Compare),
            None,
            Some(Command::Preview),
        ];
        const IN_TEXT: [Option<Command>; 8] = [
            Some(Command::ToWork),
            Some(Command::Guidance),
            None,
            Some(Command::NextDoubt),
            Some(Command::BindAll),
            Some(Command::MendMarks),
            None,
            Some(Command::Preview),
        ];
        let situation = Situation {
            is_in_table: matches!(part, Part::Table(_)),
            ..*situation
        };
        ui.set_min_width(180.0);
        let items: &[Option<Command>] = match part {
            Part::Table(_) => &IN_TABLE,
            Part::Prose(_) => &IN_TEXT,
        };
        command_items(ui, items, &situation, asked);
    }

    /// The menu of a page of the preview.
    pub(super) fn page_menu(ui: &mut Ui, situation: &Situation, asked: &mut Vec<Command>) {
        const ITEMS: [Option<Command>; 7] = [
            Some(Command::ToWork),
            None,
            Some(Command::Print),
            Some(Command::ExportPdf),
            Some(Command::CopyPage),
            Some(Command::Export),
            Some(Command::Preview),
        ];
        ui.set_min_width(180.0);
        command_items(ui, &ITEMS, situation, asked);
    }

    /// The menu of a cell.
    pub(super) fn cell_menu(
        ui: &mut Ui,
        (report, cell): (&Report, CellId),
        situation: &Situation,
        is_entered: bool,
        asked: &mut Vec<Command>,
    ) {
        let mut is_entered = is_entered;
        ui.set_min_width(220.0);
        for item in App::CELL_MENU {
            let Some(command) = item else {
                ui.separator();
                continue;
            };
            let label = match command {
                Command::Compare => report.last_value(cell).map(|before| {
                    let change = report.change(cell).filter(|change| !change.is_none());
                    let change = change.map(|change| change.to_string());
                    words::last_years(before.text(), change.as_deref())
                }),
                Command::TypeSums => {
                    Some(words::type_sums(situation.switches.types_sums).to_owned())
                }
                _ => None,
            };
            let item = command_item(ui, command, label, situation);
            if is_entered && item.enabled() {
                item.request_focus();
                is_entered = false;
            }
            if item.clicked() {
                asked.push(command);
                ui.close();
            }
        }
    }

    /// Pastes what was pasted into the table in this frame: where its labels say, else at the cursor.
    pub(super) fn paste_waiting(&mut self, system: &dyn System) {
        let Some(pasted) = self.later.pasted.take() else {
            return;
        };
        let Some(sheet) = self.sheet_at_hand() else {
            return;
        };
        let found = pasted
            .has_words()
            .then(|| self.labelled(&pasted, sheet, system));
        let Some(found) = found.flatten() else {
            let action = pasted.at_cursor(self.report(), sheet);
            return self.do_in_table(action);
        };
        let first = found.cells.first().map(|(cell, _)| *cell);
        let count = found.cells.len();
        let edit = self.report().entry(words::PASTE, found.cells);
        self.workspace.edit(&edit);
        // A table of another part is shown where it went.
        if let Some(first) = first.filter(|cell| sheet.place_of(*cell).is_none()) {
            self.go_to_cell(first);
        }
        self.status.notice = words::pasted_by_labels(count, &found.unread);
    }

    fn labelled(
        &self,
        pasted: &Pasted,
        sheet: &Sheet,
        system: &dyn System,
    ) -> Option<crate::import::Labelled> {
        // What lies there may be another one's by now.
        let bare = |text: &str| text.replace('\r', "").trim_end().to_owned();
        let page = system.paste_page().ok();
        let page = page.filter(|(_, text)| bare(text) == bare(&pasted.text));
        let page = page.and_then(|(html, _)| html);
        pasted.by_labels(self.report(), sheet, page.as_deref())
    }

    /// Empties the selected cells.
    pub(super) fn clear_cells(&mut self) {
        if let Some(sheet) = self.sheet_at_hand() {
            let range = self.views.grid.range(sheet);
            let action = grid::emptied(words::CLEAR, self.report(), &range);
            self.do_in_table(action);
        }
    }

    /// Fills the selected cells from their first row or column.
    pub(super) fn fill(&mut self, down: bool) {
        let Some(sheet) = self.sheet_at_hand() else {
            return;
        };
        self.workspace.end_typing();
        let cells = self.views.grid.filled(self.report(), sheet, down);
        let count = cells.len();
        if count == 0 {
            words::NOTHING_TO_FILL.clone_into(&mut self.status.notice);
            return;
        }
        let command = if down {
            Command::FillDown
        } else {
            Command::FillRight
        };
        let edit = self.report().entry(command.label(), cells);
        self.workspace.edit(&edit);
        self.status.notice = words::filled(count);
    }

    /// Copies the selected cells with the heads over them and the labels beside them: as text, or as a
    /// table.
    pub(super) fn copy_with_heads(&mut self, ctx: &Context, system: &dyn System, is_table: bool) {
        let Some((sheet, Part::Table(table))) = self.sheet_at_hand().zip(Some(&self.views.part))
        else {
            return;
        };
        let report = self.report();
        let range = self.views.grid.range(sheet);
        let count = range.concat().len();
        let name = report.form().tables()[*table].name.as_str();
        let headed = grid::headed(report, sheet, &range, name);
        let text = grid::as_text(&headed);
        if !is_table {
            ctx.copy_text(text);
            self.status.notice = words::copied_with_heads(count);
            return;
        }
        match system.copy_page(&html::table(&headed), &text) {
            Ok(()) => self.status.notice = words::copied_as_table(count),
            Err(reason) => self.say(words::CANNOT_COPY, words::not_copied(&reason)),
        }
    }

    /// What the selected cells come to, or how the current one was reckoned. Told anew with the report.
    pub(super) fn tell_selection(&mut self) {
        let ends = match self.views.part {
            Part::Table(_) => self.views.grid.ends(),
            Part::Prose(_) => None,
        };
        let of = ends.map(|(from, to)| (self.revision(), from, to));
        if self.status.selection.of != of {
            self.status.selection.of = of;
            self.status.selection.said = self.selected_said(ends).unwrap_or_default();
        }
    }

    fn selected_said(&self, ends: Option<(CellId, CellId)>) -> Option<String> {
        let (from, to) = ends?;
        if from == to {
            return self.report().working(from).map(words::reckoned);
        }
        let cells = self.views.grid.range(self.sheet_at_hand()?).concat();
        let (count, sum) = self.report().summed(cells);
        Some(words::summed(count, sum))
    }

    /// Takes back so many steps.
    pub(super) fn undo_steps(&mut self, count: usize) {
        let mut last: Option<Edit> = None;
        let mut done = 0;
        for _ in 0..count {
            let Some(undone) = self.workspace.undo() else {
                break;
            };
            done += 1;
            last = Some(undone);
        }
        self.follow_edition();
        self.show_changed(last);
        self.status.notice = words::undone(done);
    }
}
