//! What an import was unsure of, and what the new year's text kept of last year's.

use egui::{Context, Ui};

use super::App;
use super::side::Tab;
use crate::check::Finding;
use crate::import::{ImportError, Imported};
use crate::report::{Doubtful, Editor};
use crate::ui::input::command::Command;
use crate::ui::shell::message::{After, Message};
use crate::ui::shell::system::System;
use crate::ui::views::doubts;
use crate::ui::views::part::Part;
use crate::ui::views::review;
use crate::ui::words;

impl App {
    /// Begins the review of what an import was unsure of.
    pub(super) fn begin_review(&mut self, notes: Vec<Finding>) {
        self.notes = notes;
        if !self.notes.is_empty() {
            self.show_tab(Tab::Review);
        } else if self.shows(Tab::Review) {
            self.show_tab(Tab::Findings);
        }
    }

    pub(super) fn review_panel(&mut self, ui: &mut Ui) {
        let report = self.editor.report();
        match review::show(ui, &mut self.review, &self.notes, report) {
            Some(review::Action::Fill(cell)) => self.go_to_cell(cell),
            Some(review::Action::Take(fix)) => {
                self.apply_offer(&fix);
                self.show_changed(Some(fix));
            }
            None => {}
        }
    }

    /// Reads the report that was copied elsewhere.
    pub(super) fn paste_report(&mut self, ctx: &Context, system: &dyn System) {
        match system.paste_page() {
            Ok((html, text)) => self.jobs.read_pasted(ctx, html, text),
            Err(reason) => {
                let text = words::not_pasted(&reason);
                self.message = Some(Message::say(words::CANNOT_OPEN, text));
            }
        }
    }

    /// Takes over what was read, or says why nothing was.
    pub(super) fn pasted(&mut self, pasted: Result<Imported, ImportError>) {
        match pasted {
            Ok(imported) => {
                self.notice = words::opened(words::PASTED, imported.notes.len());
                let editor = Editor::unsaved(imported.report);
                let name = words::PASTED.to_owned();
                self.take_over(editor, None, name, imported.notes);
            }
            Err(error) => {
                let text = words::pasted_is_no_report(&error.to_string());
                self.message = Some(Message::say(words::CANNOT_OPEN, text));
            }
        }
    }

    /// Makes next year's report of this one. This one is not lost: it stands beside the new one, and a
    /// draft that was changed is saved first.
    pub(super) fn roll(&mut self, ctx: &Context, system: &dyn System) {
        // What was read and never touched can be read again.
        let is_untouched =
            self.file.is_none() && self.editor.undo_label().is_none() && !self.is_recovered();
        if is_untouched {
            self.go_on(ctx, After::Roll, system);
        } else {
            self.after_saving(ctx, After::Roll, system);
        }
    }

    /// Takes next year's report over.
    pub(super) fn take_rolled(&mut self) {
        let Some(rolled) = self.report().rolled() else {
            return;
        };
        let told = rolled.told().join("\n");
        let name = words::rolled_name(rolled.report.year());
        self.take_over(Editor::unsaved(rolled.report), None, name, Vec::new());
        self.compares = true;
        if doubts::count(self.report()) > 0 {
            self.show_tab(Tab::Doubts);
        }
        self.message = Some(Message::say(Command::Roll.label(), told));
    }

    pub(super) fn doubts_panel(&mut self, ui: &mut Ui) {
        let report = self.editor.report();
        let action = doubts::show(ui, &mut self.doubts, report);
        match action {
            Some(doubts::Action::GoTo(field, place)) => {
                self.doubts.current = Some((field.clone(), place.start));
                self.go_to(Part::Prose(field));
                self.prose.show_place(place, true);
            }
            Some(doubts::Action::Confirm(field, place)) => {
                let edit = self.report().confirm(&field, &place);
                self.apply_offer(&edit);
            }
            Some(doubts::Action::ConfirmAll(kind)) => {
                let edit = self.report().confirm_all(Some(kind));
                self.apply_offer(&edit);
            }
            Some(doubts::Action::Drop(field, place)) => {
                let edit = self.report().settle(&field, &place, "");
                self.apply_offer(&edit);
            }
            None => {}
        }
    }

    /// Goes to the next words to be confirmed, from the start again after the last.
    pub(super) fn next_doubt(&mut self) {
        let form = self.report().form();
        let order = |field: &str| form.prose().iter().position(|known| known.id == field);
        let at = self.doubts.current.clone();
        let at = at.map(|(field, start)| (order(&field), start));
        let report = self.report();
        let is_later = |doubt: &Doubtful| Some((order(doubt.field), doubt.place.start)) > at;
        let later = report.doubts().find(is_later);
        let next = later.or_else(|| report.doubts().next());
        let Some((field, place)) = next.map(|doubt| (doubt.field.to_owned(), doubt.place)) else {
            return;
        };
        self.doubts.current = Some((field.clone(), place.start));
        self.doubts.is_revealed = true;
        self.show_tab(Tab::Doubts);
        self.go_to(Part::Prose(field));
        self.prose.show_place(place, true);
    }

    /// Confirms the words at the cursor, or those last gone to, and goes on to the next.
    pub(super) fn confirm_doubt(&mut self, ctx: &Context) {
        let at = match &self.part {
            Part::Prose(field) => self
                .prose
                .selection(ctx, self.report())
                .map(|range| (field.clone(), range.start)),
            Part::Table(_) => None,
        };
        let is_in = |doubt: &Doubtful, (field, at): &(String, usize)| {
            doubt.field == field && doubt.place.contains(at)
        };
        // Right behind the words is at them too, unless others begin there.
        let is_behind = |doubt: &Doubtful, (field, at): &(String, usize)| {
            doubt.field == field && doubt.place.end == *at
        };
        let places = [at, self.doubts.current.clone()];
        let mut places = places.iter().flatten();
        let found = places.find_map(|place| {
            let within = self.report().doubts().find(|doubt| is_in(doubt, place));
            within.or_else(|| self.report().doubts().find(|doubt| is_behind(doubt, place)))
        });
        let Some((field, place)) = found.map(|doubt| (doubt.field.to_owned(), doubt.place)) else {
            words::NO_DOUBT_HERE.clone_into(&mut self.notice);
            return;
        };
        let edit = self.report().confirm(&field, &place);
        self.apply_offer(&edit);
        self.doubts.current = Some((field, place.start));
        self.next_doubt();
    }
}
