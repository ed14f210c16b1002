//! What an import was unsure of, and what the new year's text kept of last year's.

use egui::{Context, Ui};

use super::App;
use super::side::Tab;
use crate::report::Doubtful;
use crate::ui::views::doubts;
use crate::ui::views::part::Part;
use crate::ui::views::review;
use crate::ui::words;

impl App {
    pub(super) fn review_panel(&mut self, ui: &mut Ui) {
        let report = self.workspace.report();
        let shown = review::show(ui, &mut self.views.review, self.workspace.review(), report);
        match shown {
            Some(review::Action::Settle(index, is_settled)) => {
                self.workspace.review_mut().say_settled(index, is_settled);
            }
            Some(review::Action::MendMarks(index)) => {
                self.mend_marks();
                self.workspace.review_mut().say_settled(index, true);
            }
            Some(review::Action::Fill(cell)) => self.go_to_cell(cell),
            Some(review::Action::Take(fix)) => {
                self.apply_offer(&fix);
                self.show_changed(Some(fix));
            }
            None => {}
        }
    }

    pub(super) fn doubts_panel(&mut self, ui: &mut Ui) {
        let report = self.workspace.report();
        let action = doubts::show(ui, &mut self.views.doubts, report);
        match action {
            Some(doubts::Action::GoTo(field, place)) => {
                self.views.doubts.current = Some((field.clone(), place.start));
                self.go_to(Part::Prose(field));
                self.views.prose.show_place(place, true);
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
        let at = self.views.doubts.current.clone();
        let at = at.map(|(field, start)| (order(&field), start));
        let report = self.report();
        let is_later = |doubt: &Doubtful| Some((order(doubt.field), doubt.place.start)) > at;
        let later = report.doubts().find(is_later);
        let next = later.or_else(|| report.doubts().next());
        let Some((field, place)) = next.map(|doubt| (doubt.field.to_owned(), doubt.place)) else {
            return;
        };
        self.views.doubts.current = Some((field.clone(), place.start));
        self.views.doubts.is_revealed = true;
        self.show_tab(Tab::Doubts);
        self.go_to(Part::Prose(field));
        self.views.prose.show_place(place, true);
    }

    /// Confirms the words at the cursor, or those last gone to, and goes on to the next.
    pub(super) fn confirm_doubt(&mut self, ctx: &Context) {
        let at = match &self.views.part {
            Part::Prose(field) => self
                .views
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
        let places = [at, self.views.doubts.current.clone()];
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
        self.views.doubts.current = Some((field, place.start));
        self.next_doubt();
    }
}
