//! What an import was unsure of, and what the new year's text kept of last year's.

use std::ops::Range;

use egui::{Context, Ui};

use super::App;
use super::side::Tab;
use crate::report::{Doubtful, half_width};
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
                // What was said when the report was read is told anew.
                let open = self.workspace.review().open(self.report());
                self.status.notice = words::review_left(open);
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
                let digits = self.digits_in(&field, &place);
                self.go_to(Part::Prose(field));
                self.views.prose.show_place(digits, true);
            }
            Some(doubts::Action::Confirm(field, place)) => {
                let edit = self.report().confirm(&field, &place);
                self.apply_offer(&edit);
            }
            Some(doubts::Action::ConfirmAll(kind)) => {
                let edit = self.report().confirm_all(Some(kind));
                let said = words::confirmed_all(kind.name());
                self.apply_offer(&edit);
                self.status.notice = said;
            }
            Some(doubts::Action::Drop(field, place)) => {
                let text = self.report().prose(&field);
                let said = words::dropped(text.get(place.clone()).unwrap_or_default());
                let edit = self.report().settle(&field, &place, "");
                self.apply_offer(&edit);
                self.status.notice = said;
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
        let digits = self.digits_in(&field, &place);
        self.go_to(Part::Prose(field));
        self.views.prose.show_place(digits, true);
    }

    /// The number among words that wait to be confirmed, so that typing replaces it alone and 余件 stays;
    /// all of them where there is none, or several.
    fn digits_in(&self, field: &str, place: &Range<usize>) -> Range<usize> {
        let is_digit = |c: char| half_width(c).is_ascii_digit();
        let is_part = |c: char| is_digit(c) || matches!(half_width(c), '.' | ',');
        let Some(words) = self.report().prose(field).get(place.clone()) else {
            return place.clone();
        };
        let (Some(start), Some(last)) = (words.find(is_digit), words.rfind(is_digit)) else {
            let number = self.report().number_at(field, place.start);
            let within =
                |number: &Range<usize>| place.start <= number.start && number.end <= place.end;
            return number.filter(within).unwrap_or_else(|| place.clone());
        };
        let end = last + words[last..].chars().next().map_or(0, char::len_utf8);
        if words[start..end].chars().all(is_part) {
            place.start + start..place.start + end
        } else {
            place.clone()
        }
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
            words::NO_DOUBT_HERE.clone_into(&mut self.status.notice);
            return;
        };
        let edit = self.report().confirm(&field, &place);
        self.apply_offer(&edit);
        self.views.doubts.current = Some((field, place.start));
        self.next_doubt();
    }
}
