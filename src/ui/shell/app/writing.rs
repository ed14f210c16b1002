//! Writing prose, and finding and replacing all over the report.

use egui::{Context, Popup, Ui};

use super::App;
use crate::check::mend_marks;
use crate::report::{Edit, Found, Target};
use crate::ui::input::command::{Command, Situation};
use crate::ui::views::bars;
use crate::ui::views::bars::Field;
use crate::ui::views::find;
use crate::ui::views::find::Action;
use crate::ui::views::part::Part;
use crate::ui::views::prose;
use crate::ui::words;

impl App {
    /// Carries out what was done with the report's own data.
    pub(super) fn type_data(&mut self, action: bars::Action) {
        let edit = match action {
            bars::Action::TypeOrgan(text) => Edit::organ(words::TYPE_ORGAN, text),
            bars::Action::TypeYear(text) => Edit::year(words::TYPE_YEAR, text.parse().ok()),
            bars::Action::TypeMetadata(item, text) => {
                Edit::metadata(words::TYPE_METADATA, item, text)
            }
            bars::Action::Leave => return self.workspace.end_typing(),
            // Other panels of this frame still show findings of the old form.
            bars::Action::Form(form) => {
                self.later.form = Some(form);
                return;
            }
        };
        self.workspace.type_at(edit);
    }

    /// The editor of a prose field.
    pub(super) fn prose_field(&mut self, ui: &mut Ui, field: &str) {
        let shown = prose::Shown {
            report: self.workspace.report(),
            revision: self.revision(),
            field,
            findings: self.workspace.findings(),
            readings: self.workspace.readings(),
            check: self.workspace.checks(),
            search: self.views.find.marked(),
            composition: self.ime.composition(),
        };
        let mut asked = Vec::new();
        // Only a menu that is open, or opens now, needs to know.
        let is_asked = ui.input(|input| input.pointer.secondary_clicked());
        let situation = if is_asked || Popup::is_any_open(ui.ctx()) {
            self.situation()
        } else {
            Situation::default()
        };
        let mut menu = |ui: &mut Ui| App::prose_menu(ui, &situation, &mut asked);
        let action = prose::show(ui, &mut self.views.prose, &shown, &mut menu);
        if !asked.is_empty() {
            // The menu had the keyboard; its commands are about what was selected before.
            self.surroundings.back_to = Some(prose::editor_id(field));
        }
        self.later.commands.extend(asked);
        match action {
            Some(prose::Action::Type(text)) => {
                self.workspace.type_prose(words::TYPE_PROSE, field, &text);
            }
            Some(prose::Action::Paste(text, is_cleaned)) => {
                let edit = self.report().write(words::PASTE, field, &text);
                self.workspace.edit(&edit);
                self.status.notice.clear();
                if is_cleaned {
                    words::PASTE_CLEANED.clone_into(&mut self.status.notice);
                }
            }
            Some(prose::Action::Leave) => self.workspace.end_typing(),
            None => {}
        }
    }

    /// Writes the contact from the settings under the text that is shown.
    pub(super) fn insert_contact(&mut self) {
        let Part::Prose(field) = &self.views.part else {
            return;
        };
        let contact = self.surroundings.settings.contact.trim();
        if contact.is_empty() {
            words::NO_CONTACT.clone_into(&mut self.status.notice);
            return;
        }
        let before = self.report().prose(field);
        let end = before.trim_end().len();
        let gap = if end == 0 { "" } else { "\n" };
        let text = format!("{gap}{contact}");
        let label = Command::InsertContact.label();
        let edit = Edit::splice(label, field, end..before.len(), text);
        self.workspace.edit(&edit);
    }

    /// Mends all marks that are not those of Chinese prose.
    pub(super) fn mend_marks(&mut self) {
        let edit = mend_marks(Command::MendMarks.label(), self.report());
        if edit.changes().is_empty() {
            words::MARKS_ARE_GOOD.clone_into(&mut self.status.notice);
            return;
        }
        self.workspace.edit(&edit);
        self.status.notice = words::marks_mended(edit.changes().len());
    }

    /// Opens the bar for finding; what is selected in the text is looked for.
    pub(super) fn open_find(&mut self, ctx: &Context, has_replacing: bool) {
        let selected = match self.views.part {
            Part::Prose(_) => self.views.prose.selected(ctx, self.workspace.report()),
            Part::Table(_) => None,
        };
        let text = selected.filter(|text| !text.is_empty() && !text.contains('\n'));
        let focused = ctx.memory(egui::Memory::focused);
        self.views.find.open(has_replacing, text, focused);
    }

    /// The bar for finding, if it is open.
    pub(super) fn find_bar(&mut self, ui: &mut Ui) {
        let composition = self.ime.composition();
        let revision = self.revision();
        let report = self.workspace.report();
        let action = find::show(ui, &mut self.views.find, report, revision, composition);
        let Some(action) = action else { return };
        self.status.notice.clear();
        match action {
            Action::Step {
                forward,
                takes_keyboard,
            } => self.step_found(ui.ctx(), forward, takes_keyboard),
            Action::Replace => self.replace_found(ui.ctx()),
            Action::ReplaceAll => self.replace_all(),
            Action::Close => self.close_find(ui.ctx()),
        }
    }

    /// Goes to the next place from the keyboard; without anything to look for asks what.
    pub(super) fn find_next(&mut self, ctx: &Context, forward: bool) {
        if self.views.find.query().is_empty() {
            self.open_find(ctx, false);
        } else {
            let takes_keyboard = !self.views.find.has_keyboard();
            self.step_found(ctx, forward, takes_keyboard);
        }
    }

    /// Goes to the next or previous place, round the end of the report if need be.
    fn step_found(&mut self, ctx: &Context, forward: bool, takes_keyboard: bool) {
        let (before, after) = self.here(ctx);
        let revision = self.revision();
        let places = self.views.find.places(self.workspace.report(), revision);
        let start = |place: &&Found| (place.order, place.range.start) >= after;
        let end = |place: &&Found| (place.order, place.range.end) <= before;
        let next = if forward {
            places.iter().find(start).or(places.first())
        } else {
            places.iter().rfind(end).or(places.last())
        };
        match next.cloned() {
            Some(place) => self.show_place(place, takes_keyboard),
            None => self.status.notice = words::not_found(self.views.find.query()),
        }
    }

    /// Where a search goes on backwards and forwards: around what is selected or was last found.
    fn here(&self, ctx: &Context) -> ((usize, usize), (usize, usize)) {
        let report = self.report();
        let cell = self.views.grid.current().map(Target::Cell);
        let target = match &self.views.part {
            Part::Prose(field) => Target::Prose(field.clone()),
            Part::Table(table) => {
                let first = report.form().cells_of(*table).next().map(Target::Cell);
                cell.or(first).unwrap_or(Target::Organ)
            }
        };
        let found = self.views.find.at(self.revision());
        let found = found.filter(|at| at.target == target || at.target == Target::Organ);
        let selection = match &self.views.part {
            Part::Prose(_) => self.views.prose.selection(ctx, self.report()),
            Part::Table(_) => None,
        };
        if let Some(found) = found
            && selection.as_ref().is_none_or(|range| *range == found.range)
        {
            // A cell is one place, whatever of it was found.
            let is_cell = matches!(found.target, Target::Cell(_));
            let (start, end) = (found.range.start, found.range.end);
            let end = if is_cell { usize::MAX } else { end };
            return ((found.order, start), (found.order, end));
        }
        let order = report.order_of(&target);
        let at = selection.unwrap_or(0..0);
        ((order, at.start), (order, at.end))
    }

    /// Shows a place that was found.
    fn show_place(&mut self, place: Found, takes_keyboard: bool) {
        self.workspace.end_typing();
        match &place.target {
            Target::Cell(cell) => {
                self.views.part = Part::Table(self.report().form().cell(*cell).table);
                let report = self.workspace.report();
                if takes_keyboard {
                    self.views.grid.go_to(*cell, report);
                } else {
                    self.views.grid.show_cell(*cell, report);
                }
            }
            Target::Prose(field) => {
                self.go_to(Part::Prose(field.clone()));
                self.views
                    .prose
                    .show_place(place.range.clone(), takes_keyboard);
            }
            _ => {
                if takes_keyboard {
                    self.views.bars.go_to(Field::Organ);
                }
                words::FOUND_IN_ORGAN.clone_into(&mut self.status.notice);
            }
        }
        self.views.find.set_at(self.revision(), Some(place));
    }

    /// Replaces the place at hand and goes on to the next.
    fn replace_found(&mut self, ctx: &Context) {
        let revision = self.revision();
        let report = self.workspace.report();
        let at = self.views.find.at(revision).cloned();
        let mut places = self.views.find.places(report, revision).iter();
        let at = at.filter(|at| places.any(|place| place == at));
        let Some(mut place) = at else {
            self.step_found(ctx, true, false);
            return;
        };
        let with = self.views.find.replacement();
        if let Some(edit) = report.replace_at(words::REPLACE, &place, with) {
            // The search goes on behind what was put in.
            place.range.end = place.range.start + with.len();
            self.views.find.set_at(revision, Some(place));
            self.workspace.edit(&edit);
            self.step_found(ctx, true, false);
        } else {
            self.step_found(ctx, true, false);
            words::NO_REPLACING_CELLS.clone_into(&mut self.status.notice);
        }
    }

    /// Replaces all places but the numbers, as one step.
    fn replace_all(&mut self) {
        let Some(search) = self.views.find.search() else {
            return;
        };
        let with = self.views.find.replacement();
        let all = self.report().replace_all(words::REPLACE_ALL, &search, with);
        self.workspace.edit(&all.edit);
        self.views.find.set_at(self.revision(), None);
        self.status.notice = words::replaced(all.places, all.texts, all.cells);
    }

    /// Closes the bar; the keyboard goes to the place that was found, else back to where it was.
    fn close_find(&mut self, ctx: &Context) {
        let before = self.views.find.close();
        let report = self.workspace.report();
        match &self.views.part {
            Part::Table(_) if let Some(cell) = self.views.grid.current() => {
                self.views.grid.go_to(cell, report);
            }
            Part::Prose(field) => {
                let here = Target::Prose(field.clone());
                let found = self.views.find.at(self.revision());
                let found = found.filter(|at| at.target == here);
                if let Some(at) = found {
                    self.views.prose.show_place(at.range.clone(), true);
                } else if before.is_none_or(|id| id == prose::editor_id(field)) {
                    self.views.prose.take_keyboard();
                } else if let Some(before) = before {
                    ctx.memory_mut(|memory| memory.request_focus(before));
                }
            }
            Part::Table(_) => {}
        }
    }
}
