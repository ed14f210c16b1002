//! The start page: the ways to begin and the five steps on the left, what was open of late on the right.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::{Align2, Button, FontId, Label, Rect, Response, RichText, Sense, Ui, Vec2, pos2, vec2};

use super::guide::{self, Facts, Step};
use super::in_sight;
use super::unfinished::{self, UnfinishedState};
use crate::ui::input::command::Command;
use crate::ui::lines::Hover;
use crate::ui::shell::jobs::{About, Look};
use crate::ui::{icons, theme, words};
use crate::workspace::Fate;

/// What is known of a draft that was open once.
#[derive(Debug)]
pub struct Entry {
    path: PathBuf,
    state: State,
}

#[derive(Debug)]
enum State {
    /// Nobody has looked yet.
    Unknown,
    /// It is there.
    Seen(Look),
    Missing,
}

impl Entry {
    /// A draft nobody has looked for yet.
    #[must_use]
    pub fn new(path: &Path) -> Entry {
        Entry {
            path: path.to_owned(),
            state: State::Unknown,
        }
    }

    /// Takes down what was found out about a file.
    pub fn look(&mut self, path: &Path, seen: Option<&Look>) {
        if self.path == path {
            self.state = seen.cloned().map_or(State::Missing, State::Seen);
        }
    }

    fn about(&self) -> Option<&About> {
        match &self.state {
            State::Seen(look) => look.about.as_ref(),
            State::Unknown | State::Missing => None,
        }
    }

    /// What it is called on the page: organ and year, or else its file.
    fn title(&self) -> String {
        let named = self.about().filter(|about| !about.organ.is_empty());
        match named {
            Some(about) => words::organ_and_year(&about.organ, about.year),
            None => self.name(),
        }
    }

    /// Whether it is the one of this file.
    #[must_use]
    pub fn is_of(&self, path: &Path) -> bool {
        self.path == path
    }

    fn name(&self) -> String {
        let name = self.path.file_stem().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// Where it lies and when it was changed.
    fn said(&self) -> String {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let folder = folder.to_string_lossy();
        match &self.state {
            State::Unknown => folder.into_owned(),
            State::Missing => format!("{folder}　{}", words::FILE_MISSING),
            State::Seen(look) => {
                let ago = look.when.elapsed().unwrap_or(Duration::ZERO);
                format!("{}　{folder}", words::changed(ago))
            }
        }
    }
}

/// What the start page knows.
#[derive(Debug, Default)]
pub struct WelcomeState {
    /// The drafts of late.
    pub recent: Vec<Entry>,
    /// What programs that did not end well left behind.
    pub left: UnfinishedState,
    /// The first button takes the keyboard at the next frame.
    pub arriving: bool,
}

/// What was chosen on the page.
#[derive(Debug, PartialEq, Eq)]
pub enum Action {
    /// A command.
    Command(Command),
    /// Open a draft of late.
    Open(PathBuf),
    /// Leave a file out of the list from now on.
    Forget(PathBuf),
    /// Something becomes of what was left behind in this journal.
    Left(PathBuf, Fate),
    /// Open the sample.
    Sample,
}

/// Around the columns and between them, in points.
const MARGIN: f32 = 32.0;
/// What was open of late takes no more than this.
const WIDEST: f32 = 880.0;

/// Shows the page; returns what was chosen.
pub fn show(ui: &mut Ui, state: &mut WelcomeState) -> Option<Action> {
    let sizes = theme::sizes();
    let mut action = None;
    egui::ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let room = ui.available_width();
            let is_wide = room > 2.0 * sizes.welcome_column + 3.0 * MARGIN;
            let left = sizes.welcome_column.min(room - 16.0);
            let right = (room - left - 3.0 * MARGIN).clamp(0.0, WIDEST);
            let width = if is_wide { left + MARGIN + right } else { left };
            let margin = ((room - width) / 2.0).max(0.0);
            let top_down = egui::Layout::top_down(egui::Align::Min);
            ui.add_space(if is_wide { 32.0 } else { 16.0 });
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(margin);
                ui.allocate_ui_with_layout(Vec2::new(left, 0.0), top_down, |ui| {
                    title(ui);
                    action = ways(ui, state);
                    if !is_wide {
                        ui.add_space(16.0);
                        action = action.take().or(recent(ui, &state.recent));
                    }
                    ui.add_space(12.0);
                    action = action.take().or(steps(ui));
                });
                if is_wide {
                    ui.add_space(MARGIN);
                    ui.allocate_ui_with_layout(Vec2::new(right, 0.0), top_down, |ui| {
                        action = action.take().or(recent(ui, &state.recent));
                    });
                }
            });
            ui.add_space(16.0);
        });
    action
}

fn title(ui: &mut Ui) {
    ui.label(RichText::new(words::PROGRAM).size(theme::sizes().welcome_title));
    ui.weak(words::WELCOME_HINT);
    ui.add_space(12.0);
}

/// The ways to begin: the usual one first and largest.
fn ways(ui: &mut Ui, state: &mut WelcomeState) -> Option<Action> {
    ui.spacing_mut().item_spacing.y = 4.0;
    let left = unfinished::cards(ui, &mut state.left, &mut state.arriving);
    let mut action = left.map(|(file, fate)| Action::Left(file, fate));
    for (icon, label, hint, chosen) in [
        (
            icons::IMPORT,
            words::OPEN_LAST,
            words::OPEN_LAST_HINT,
            Action::Command(Command::Import),
        ),
        (
            icons::NEW,
            words::NEW_BLANK,
            words::NEW_BLANK_HINT,
            Action::Command(Command::New),
        ),
        (
            icons::OPEN,
            words::OPEN_DRAFT,
            words::OPEN_DRAFT_HINT,
            Action::Command(Command::Open),
        ),
        (
            icons::SAMPLE,
            words::TRY_SAMPLE,
            words::SAMPLE_HINT,
            Action::Sample,
        ),
    ] {
        let is_first = icon == icons::IMPORT;
        let button = way(ui, icon, label, is_first);
        if std::mem::take(&mut state.arriving) {
            button.request_focus();
        }
        if button.on_hover(hint).clicked() {
            action = Some(chosen);
        }
        if is_first {
            ui.add(Label::new(RichText::new(hint).weak().small()).wrap());
            ui.add_space(4.0);
        }
    }
    action
}

fn way(ui: &mut Ui, icon: &str, label: &str, is_first: bool) -> Response {
    let sizes = theme::sizes();
    let palette = theme::palette(ui.visuals());
    let (ink, height) = if is_first {
        (palette.on_accent.0, sizes.welcome_button)
    } else {
        (palette.text.0, sizes.welcome_button - 6.0)
    };
    let text = RichText::new(label).color(ink);
    let atoms = (theme::icon(icon).color(ink), text);
    let mut button = Button::new(atoms).min_size(Vec2::new(ui.available_width(), height));
    if is_first {
        button = button.fill(palette.accent.0);
    }
    let response = in_sight(ui.add(button));
    if is_first && response.has_focus() {
        // On the accent its own frame would not be seen.
        let stroke = egui::Stroke::new(2.0, palette.on_accent.0);
        let kind = egui::StrokeKind::Inside;
        ui.painter()
            .rect_stroke(response.rect.shrink(3.0), 3.0, stroke, kind);
    }
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(label));
    response
}

/// The guide, which begins with last year's report; later steps go on in a draft.
fn steps(ui: &mut Ui) -> Option<Action> {
    let step = guide::card(ui, &Facts::default())?;
    Some(Action::Command(match step {
        Step::Last => Command::Import,
        Step::Roll | Step::Confirm | Step::Fill | Step::Finish => Command::Open,
    }))
}

/// What was open of late: organ and year, how far it is, when it was changed and where it lies.
fn recent(ui: &mut Ui, entries: &[Entry]) -> Option<Action> {
    let mut action = None;
    theme::card(ui.visuals()).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        // As high as the other column, where it stands beside it.
        let window = ui.ctx().content_rect().height();
        ui.set_min_height((window - BESIDE).clamp(0.0, 512.0));
        ui.heading(words::RECENT_FILES);
        ui.add_space(4.0);
        if entries.is_empty() {
            ui.weak(words::NO_RECENT);
        }
        for entry in entries {
            let is_there = !matches!(entry.state, State::Missing);
            let row = ui.add_enabled_ui(is_there, |ui| row(ui, entry)).inner;
            let row = in_sight(row);
            if row.clicked() {
                action = Some(Action::Open(entry.path.clone()));
            }
            row.context_menu(|ui| {
                if let Some(chosen) = menu(ui, entry, is_there) {
                    action = Some(chosen);
                }
            });
        }
    });
    action
}

/// The menu of a file of late.
fn menu(ui: &mut Ui, entry: &Entry, is_there: bool) -> Option<Action> {
    let mut action = None;
    let open = ui.add_enabled(is_there, egui::Button::new(words::OPEN_RECENT));
    let open = open.on_disabled_hover(words::FILE_MISSING);
    if open.clicked() {
        action = Some(Action::Open(entry.path.clone()));
        ui.close();
    }
    if ui.button(words::COPY_PATH).clicked() {
        ui.ctx()
            .copy_text(entry.path.to_string_lossy().into_owned());
        ui.close();
    }
    if ui.button(words::FORGET_RECENT).clicked() {
        action = Some(Action::Forget(entry.path.clone()));
        ui.close();
    }
    action
}

/// What of the window's height is not the list's, in points.
const BESIDE: f32 = 150.0;
/// The height of a line of the list, in points.
const ROW: f32 = 52.0;

fn row(ui: &mut Ui, entry: &Entry) -> Response {
    let palette = theme::palette(ui.visuals());
    let sizes = theme::sizes();
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let (name, said, title) = (entry.name(), entry.said(), entry.title());
    let state = entry.about();
    let state = state.map(|about| (words::draft_state(about.filled, about.tally), about));
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::accesskit::Role::Button, ui.is_enabled(), &name)
    });
    let described = match &state {
        Some((state, _)) => format!("{title}，{state}"),
        None => title.clone(),
    };
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_description(described));
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, 4.0, palette.control_hover.0);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, palette.accent.0);
        painter.rect_stroke(rect, 4.0, stroke, egui::StrokeKind::Inside);
    }
    let weak = palette.weak.0;
    let ink = if ui.is_enabled() {
        palette.text.0
    } else {
        weak
    };
    let icon = if entry.is_draft() {
        icons::DRAFT
    } else {
        icons::REPORT
    };
    let sign = FontId::proportional(sizes.icon + 8.0);
    let at = pos2(rect.left() + 20.0, rect.center().y);
    painter.text(at, Align2::CENTER_CENTER, icon, sign, palette.accent.0);
    let mut right = rect.right() - 12.0;
    if let Some((state, about)) = &state {
        let colour = if about.filled.0 < about.filled.1 {
            weak
        } else if about.tally.errors > 0 {
            palette.error.0
        } else if about.tally.stops_final() {
            palette.waivable.0
        } else {
            palette.done.0
        };
        let font = FontId::proportional(sizes.small);
        let at = pos2(right, rect.top() + 15.0);
        let drawn = painter.text(at, Align2::RIGHT_CENTER, state, font, colour);
        right = drawn.left() - 12.0;
    }
    let left = rect.left() + 44.0;
    let font = FontId::proportional(sizes.body);
    let mut job = egui::text::LayoutJob::simple_singleline(title, font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width((right - left).max(40.0));
    let galley = painter.layout_job(job);
    let middle = rect.top() + 15.0 - galley.size().y / 2.0;
    painter.galley(pos2(left, middle), galley, ink);
    let beneath = Rect::from_min_max(pos2(left, rect.top() + 28.0), rect.max - vec2(12.0, 2.0));
    let name = if entry.about().is_some_and(|about| !about.organ.is_empty()) {
        format!("{name}　{said}")
    } else {
        said.clone()
    };
    let label = Label::new(RichText::new(name).small().color(weak));
    let left = egui::Layout::left_to_right(egui::Align::Center);
    let builder = egui::UiBuilder::new().max_rect(beneath).layout(left);
    ui.new_child(builder)
        .add(label.truncate().selectable(false));
    response.on_hover(entry.path.to_string_lossy())
}

impl Entry {
    fn is_draft(&self) -> bool {
        let ending = self.path.extension();
        ending.is_none_or(|found| found.eq_ignore_ascii_case("ron"))
    }
}
