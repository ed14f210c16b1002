//! Where the parts of the window stand.

use egui::Ui;

use super::App;
use crate::ui::input::command::Command;
use crate::ui::views::part::Part;
use crate::ui::views::{bars, outline, toolbar};
use crate::workspace::Event;

impl App {
    /// Shows them all: the start page, or the report with what surrounds it.
    pub(super) fn panels(&mut self, ui: &mut Ui) {
        self.views.framed = None;
        let sizes = crate::ui::theme::sizes();
        let composition = self.ime.composition();
        egui::Panel::top("menu").show(ui, |ui| self.menu_bar(ui));
        if self.is_on_start_page() {
            if let Some(trouble) = self.surroundings.troubles.said() {
                egui::Panel::bottom("trouble").show(ui, |ui| bars::trouble(ui, &trouble));
            }
            self.welcome_page(ui);
            return;
        }
        let mut asked = Vec::new();
        let situation = self.situation();
        egui::Panel::top("toolbar").show(ui, |ui| toolbar::show(ui, &situation, &mut asked));
        self.later.commands.extend(asked);
        let revision = self.revision();
        let actions = egui::Panel::top("report").show(ui, |ui| {
            let report = self.workspace.report();
            bars::report(ui, &mut self.views.bars, report, revision, composition)
        });
        for action in actions.inner {
            self.type_data(action);
        }
        self.tell_selection();
        let undone = egui::Panel::bottom("status").show(ui, |ui| {
            let work = bars::Work {
                is_dirty: self.workspace.is_dirty(),
                is_kept: self.workspace.is_kept(),
                notice: &self.notice,
                can_undo: self.offers_undo(),
                selection: self.selection.said(),
                trouble: self.surroundings.troubles.said(),
            };
            let wrong = self.wrong_here();
            let report = self.workspace.report();
            bars::status(
                ui,
                report,
                self.views.grid.current(),
                wrong.as_deref(),
                &work,
            )
        });
        if undone.inner {
            self.later.commands.push(Command::Undo);
        }
        if let Some(why) = self.workspace.source().read_only() {
            egui::Panel::top("read only").show(ui, |ui| {
                if bars::read_only(ui, why) {
                    self.events.push(Event::TakeOver);
                }
            });
        }
        // Drawn large on a small screen, the sides leave room for the work; how wide they were is kept.
        let room = ui.available_width();
        self.fold_side(room);
        let (outline, most) = if room < sizes.narrow {
            ("outline narrow", room * 0.26)
        } else {
            ("outline", f32::INFINITY)
        };
        egui::Panel::left(outline)
            .default_size(sizes.outline_width.min(most))
            .max_size(most)
            .show(ui, |ui| {
                egui::ScrollArea::vertical()
                    .auto_shrink([false, false])
                    .show(ui, |ui| {
                        ui.add_space(4.0);
                        let clicked = outline::show(
                            ui,
                            self.workspace.report(),
                            self.workspace.findings(),
                            &self.views.part,
                        );
                        if let Some(part) = clicked {
                            self.go_to(part);
                        }
                    });
            });
        self.side_panel(ui, room < sizes.narrow, most);
        egui::CentralPanel::default().show(ui, |ui| {
            self.find_bar(ui);
            let limit = self.surroundings.settings.overview_limit as usize;
            bars::part_head(ui, self.workspace.report(), &self.views.part, limit);
            match self.views.part.clone() {
                Part::Table(_) => self.table(ui),
                Part::Prose(field) => self.prose_field(ui, &field),
            }
        });
    }
}
