//! Where the parts of the window stand.

use std::path::Path;

use egui::Ui;

use super::App;
use crate::ui::input::command::Command;
use crate::ui::views::part::Part;
use crate::ui::views::{bars, outline, toolbar};
use crate::workspace::Event;

/// What the title of a part needs at least, in points: it stands in the outline too.
const TITLE: f32 = 180.0;

impl App {
    /// Shows them all: the start page, or the report with what surrounds it.
    pub(super) fn panels(&mut self, ui: &mut Ui) {
        self.views.framed = None;
        let sizes = crate::ui::theme::sizes();
        let height = ui.ctx().content_rect().height();
        let is_low = height < sizes.low;
        // The toolbar stands beside the menus where a row of it would cost one of the table.
        let is_lowest = height < sizes.lowest && ui.available_width() >= sizes.wide;
        if self.collection.is_shown() {
            egui::Panel::top("menu").show(ui, |ui| self.menu_bar(ui));
            if let Some(trouble) = self.surroundings.troubles.said() {
                egui::Panel::bottom("trouble").show(ui, |ui| bars::trouble(ui, &trouble));
            }
            self.collection_page(ui);
            return;
        }
        if self.is_on_start_page() {
            egui::Panel::top("menu").show(ui, |ui| self.menu_bar(ui));
            if let Some(trouble) = self.surroundings.troubles.said() {
                egui::Panel::bottom("trouble").show(ui, |ui| bars::trouble(ui, &trouble));
            }
            self.welcome_page(ui);
            return;
        }
        self.top(ui, is_low, is_lowest);
        self.tell_selection();
        let frame = egui::Frame::side_top_panel(ui.style());
        let frame = frame.inner_margin(egui::Margin::symmetric(8, 0));
        let asked = egui::Panel::bottom("status").frame(frame).show(ui, |ui| {
            ui.spacing_mut().interact_size.y = 22.0;
            let work = bars::Work {
                is_dirty: self.workspace.is_dirty(),
                is_kept: self.workspace.is_kept(),
                notice: &self.status.notice,
                selection: self.status.selection.said(),
                doing: self.doing(),
                has_file: self.status.exported().is_some(),
                trouble: self.surroundings.troubles.said(),
            };
            let wrong = self.wrong_here();
            let report = self.workspace.report();
            bars::status(ui, report, self.views.grid.current(), wrong.as_ref(), &work)
        });
        match asked.inner {
            Some(bars::Asked::Undo) => self.later.commands.push(Command::Undo),
            Some(bars::Asked::Show) => {
                self.later.shows = self.status.exported().map(Path::to_owned);
            }
            Some(bars::Asked::ShowFolder) => {
                let folder = self.status.exported().and_then(Path::parent);
                self.later.shows = folder.map(Path::to_owned);
            }
            None => {}
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
        let is_strip = room - self.side_width(room) - sizes.outline_width < sizes.work_least;
        self.outline(ui, is_strip);
        self.side_panel(ui, room);
        let frame = egui::Frame::central_panel(ui.style());
        let frame = frame.inner_margin(egui::Margin {
            left: 8,
            right: 6,
            top: 1,
            bottom: 0,
        });
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            self.views.room = ui.max_rect();
            self.find_bar(ui);
            let limit = self.surroundings.settings.overview_limit as usize;
            let part = self.views.part.clone();
            if !is_low || matches!(part, Part::Prose(_)) {
                bars::part_head(ui, self.workspace.report(), &part, limit);
            }
            match part {
                Part::Table(_) => self.table(ui),
                Part::Prose(field) => self.prose_field(ui, &field),
            }
        });
    }

    /// The menus and the toolbar; in a low window the title of a table stands beside them.
    fn top(&mut self, ui: &mut Ui, is_low: bool, is_lowest: bool) {
        let mut asked = Vec::new();
        let situation = self.situation();
        let frame = egui::Frame::side_top_panel(ui.style());
        let frame = if is_lowest {
            frame.inner_margin(egui::Margin::symmetric(8, 0))
        } else {
            frame
        };
        egui::Panel::top("menu").frame(frame).show(ui, |ui| {
            let row = ui.available_rect_before_wrap();
            let end = self.menu_bar(ui);
            let bottom = ui.min_rect().bottom();
            let beside = egui::Rect::from_min_max(
                egui::pos2(end + 12.0, row.top()),
                egui::pos2(row.right(), bottom),
            );
            let left = egui::Layout::left_to_right(egui::Align::Center);
            let beside = egui::UiBuilder::new().max_rect(beside).layout(left);
            ui.scope_builder(beside, |ui| {
                if is_lowest {
                    ui.spacing_mut().button_padding.y = 2.0;
                    toolbar::show(ui, &situation, &mut asked);
                }
                let has_room = ui.available_width() > TITLE;
                if is_low && has_room && matches!(self.views.part, Part::Table(_)) {
                    bars::part_title(ui, self.workspace.report(), &self.views.part);
                }
            });
        });
        if !is_lowest {
            egui::Panel::top("toolbar").show(ui, |ui| toolbar::show(ui, &situation, &mut asked));
        }
        self.later.commands.extend(asked);
    }

    /// The outline with the report's own data; in a strip those open beside it.
    fn outline(&mut self, ui: &mut Ui, is_strip: bool) {
        let sizes = crate::ui::theme::sizes();
        let situation = self.situation();
        let mut asked = Vec::new();
        let panel = if is_strip {
            let panel = egui::Panel::left("outline strip");
            panel.exact_size(sizes.outline_strip).resizable(false)
        } else {
            let panel = egui::Panel::left("outline");
            panel.default_size(sizes.outline_width).min_size(160.0)
        };
        let frame = egui::Frame::side_top_panel(ui.style());
        let frame = frame.inner_margin(egui::Margin::symmetric(4, 2));
        panel.frame(frame).show(ui, |ui| {
            egui::ScrollArea::vertical()
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    if self.collection.is_there() && outline::back(ui, is_strip) {
                        asked.push(Command::Collect);
                    }
                    self.report_data(ui, is_strip);
                    let report = self.workspace.report();
                    let findings = self.workspace.findings();
                    let part = &self.views.part;
                    let mut menu = |ui: &mut Ui, part: &Part| {
                        App::part_menu(ui, part, &situation, &mut asked);
                    };
                    if let Some(part) =
                        outline::show(ui, report, findings, part, is_strip, &mut menu)
                    {
                        self.go_to(part);
                    }
                });
        });
        self.later.commands.extend(asked);
    }

    /// Organ, year and form, under their line of the outline or beside it.
    fn report_data(&mut self, ui: &mut Ui, is_strip: bool) {
        let report = self.workspace.report();
        let line = outline::data(ui, report, self.workspace.findings(), is_strip);
        if !is_strip {
            if line.clicked() {
                self.views.bars.go_to(bars::Field::Organ);
            }
            egui::Frame::new()
                .inner_margin(egui::Margin::symmetric(4, 2))
                .show(ui, |ui| self.data_fields(ui));
            return;
        }
        if line.clicked() {
            let is_open = self.views.bars.is_open();
            *is_open = !*is_open;
        }
        if !*self.views.bars.is_open() {
            return;
        }
        let area = egui::Area::new(egui::Id::unique("report data"))
            .order(egui::Order::Foreground)
            .fixed_pos(line.rect.right_top() + egui::vec2(8.0, 0.0));
        let shown = area.show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(crate::ui::theme::sizes().outline_width);
                self.data_fields(ui);
            });
        });
        let is_left = ui.input(|input| {
            let at = input.pointer.interact_pos();
            let is_outside = |at| !shown.response.rect.contains(at) && !line.rect.contains(at);
            input.pointer.any_pressed() && at.is_some_and(is_outside)
        });
        let is_escaped = ui.input(|input| input.key_pressed(egui::Key::Escape));
        if (is_left || is_escaped) && !egui::Popup::is_any_open(ui.ctx()) {
            *self.views.bars.is_open() = false;
        }
    }

    fn data_fields(&mut self, ui: &mut Ui) {
        let revision = self.revision();
        let composition = self.ime.composition();
        let report = self.workspace.report();
        let actions = bars::report(ui, &mut self.views.bars, report, revision, composition);
        for action in actions {
            self.type_data(action);
        }
    }
}
