//! Numbers in the text that follow the tables.

use std::ops::Range;

use egui::{Context, Ui};

use super::App;
use super::side::Tab;
use crate::check::prose as numbers;
use crate::report::Tie;
use crate::ui::input::command::{Command, Situation};
use crate::ui::shell::menu::command_items;
use crate::ui::views::binding;
use crate::ui::views::binding::Asked;
use crate::ui::views::part::Part;
use crate::ui::views::ties;
use crate::ui::words;

impl App {
    /// The menu of the right mouse button over the text.
    pub(super) fn prose_menu(ui: &mut Ui, situation: &Situation, commands: &mut Vec<Command>) {
        const ITEMS: [Option<Command>; 9] = [
            Some(Command::Cut),
            Some(Command::Copy),
            Some(Command::Paste),
            None,
            Some(Command::Bind),
            Some(Command::Unbind),
            Some(Command::BindAll),
            Some(Command::ConfirmDoubt),
            Some(Command::Guidance),
        ];
        command_items(ui, &ITEMS, situation, commands);
    }

    /// The number at the cursor, with its field.
    fn number_here(&self, ctx: &Context) -> Option<(String, Range<usize>)> {
        let Part::Prose(field) = &self.views.part else {
            return None;
        };
        let at = self.views.prose.selection(ctx, self.report())?.start;
        let place = self.report().number_at(field, at)?;
        Some((field.clone(), place))
    }

    /// Asks which cells the number at the cursor follows.
    pub(super) fn open_binding(&mut self, ctx: &Context) {
        let Some((field, place)) = self.number_here(ctx) else {
            words::NO_NUMBER_HERE.clone_into(&mut self.status.notice);
            return;
        };
        let report = self.workspace.report();
        let asked = Asked {
            number: report.prose(&field)[place.clone()].to_owned(),
            offers: numbers::offers(report, &field, &place),
            field,
            place,
        };
        self.views.binding.ask(asked);
    }

    /// Carries out what was chosen.
    pub(super) fn tie_chosen(&mut self, ctx: &Context) {
        let Some((asked, chosen)) = binding::show(ctx, &mut self.views.binding) else {
            return;
        };
        let Some(offer) = asked.offers.get(chosen) else {
            return;
        };
        let label = Command::Bind.label().trim_end_matches('…');
        let report = self.report();
        let edit = report.bind(label, &asked.field, &asked.place, &offer.cells);
        self.apply_offer(&edit);
        self.status.notice = words::tied(&offer.label);
        self.views.prose.take_keyboard();
    }

    /// Lets the number at the cursor follow nothing.
    pub(super) fn untie(&mut self, ctx: &Context) {
        let here = self.number_here(ctx);
        let tied = here.filter(|(field, place)| {
            let mut anchors = self.report().anchors(field).iter();
            anchors.any(|anchor| anchor.place == *place && matches!(anchor.tie, Tie::Cells(_)))
        });
        let Some((field, place)) = tied else {
            words::NOT_TIED.clone_into(&mut self.status.notice);
            return;
        };
        let label = Command::Unbind.label();
        let edit = self.report().unbind(label, &field, &place);
        self.apply_offer(&edit);
    }

    /// Lets every number follow the tables that agrees with them in one way.
    pub(super) fn tie_all(&mut self) {
        let label = Command::BindAll.label();
        let edit = numbers::tie_all(label, self.report());
        let count = numbers::tied_anew(self.report(), &edit);
        if count == 0 {
            words::NOTHING_TIED.clone_into(&mut self.status.notice);
            return;
        }
        self.apply_offer(&edit);
        self.status.notice = words::all_tied(count);
        self.show_tab(Tab::Ties);
    }

    /// The list of the numbers that follow the tables.
    pub(super) fn ties_panel(&mut self, ui: &mut Ui) {
        let mut asked = Vec::new();
        let action = ties::show(ui, self.workspace.report(), &mut asked);
        self.later.commands.extend(asked);
        let report = self.report();
        match action {
            Some(ties::Action::GoTo(field, place)) => {
                self.go_to(Part::Prose(field));
                self.views.prose.show_place(place, true);
            }
            Some(ties::Action::Untie(field, place)) => {
                let edit = report.unbind(Command::Unbind.label(), &field, &place);
                self.apply_offer(&edit);
            }
            Some(ties::Action::UntieAll) => {
                let edit = report.unbind_all(words::UNTIE_ALL);
                self.apply_offer(&edit);
                words::ALL_UNTIED.clone_into(&mut self.status.notice);
            }
            None => {}
        }
    }
}
