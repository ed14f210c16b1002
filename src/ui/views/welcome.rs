//! The start page: the drafts of late, and the ways to begin.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use egui::{Button, Response, RichText, Ui, Vec2};

use super::in_sight;
use super::unfinished::{self, UnfinishedState};
use crate::ui::input::command::Command;
use crate::ui::{theme, words};
use crate::workspace::Fate;

/// What is known of a draft that was open once.
#[derive(Debug)]
pub struct Entry {
    path: PathBuf,
    state: State,
}

#[derive(Debug, Clone, Copy)]
enum State {
    /// Nobody has looked yet.
    Unknown,
    /// It is there, last changed then.
    Changed(SystemTime),
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
    pub fn look(&mut self, path: &Path, when: Option<SystemTime>) {
        if self.path == path {
            self.state = when.map_or(State::Missing, State::Changed);
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
    /// Something becomes of what was left behind in this journal.
    Left(PathBuf, Fate),
    /// Open the sample.
    Sample,
}

/// Shows the page; returns what was chosen.
pub fn show(ui: &mut Ui, state: &mut WelcomeState) -> Option<Action> {
    let sizes = theme::sizes();
    let mut action = None;
    egui::ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let room = ui.available_width();
            let is_wide = room > 2.0 * sizes.welcome_column + 48.0;
            let columns = if is_wide { 2.0 } else { 1.0 };
            let width = (columns * sizes.welcome_column + (columns - 1.0) * 32.0).min(room);
            let margin = ((room - width) / 2.0).max(0.0);
            ui.add_space(if is_wide { 48.0 } else { 16.0 });
            ui.horizontal(|ui| {
                ui.add_space(margin);
                ui.vertical(|ui| {
                    ui.label(RichText::new(words::PROGRAM).size(sizes.welcome_title));
                    ui.weak(words::WELCOME_HINT);
                });
            });
            ui.add_space(20.0);
            let column = Vec2::new(width.min(sizes.welcome_column), 0.0);
            let top_down = egui::Layout::top_down(egui::Align::Min);
            ui.horizontal_top(|ui| {
                ui.add_space(margin);
                ui.allocate_ui_with_layout(column, top_down, |ui| {
                    action = ways(ui, state);
                    if !is_wide {
                        ui.add_space(16.0);
                        action = action.take().or(recent(ui, &state.recent));
                    }
                });
                if is_wide {
                    ui.add_space(32.0 - ui.spacing().item_spacing.x);
                    ui.allocate_ui_with_layout(column, top_down, |ui| {
                        action = action.take().or(recent(ui, &state.recent));
                    });
                }
            });
            ui.add_space(16.0);
        });
    action
}

/// The ways to begin.
fn ways(ui: &mut Ui, state: &mut WelcomeState) -> Option<Action> {
    let left = unfinished::cards(ui, &mut state.left, &mut state.arriving);
    let mut action = left.map(|(file, fate)| Action::Left(file, fate));
    for (label, hint, chosen) in [
        (
            words::OPEN_LAST,
            words::OPEN_LAST_HINT,
            Action::Command(Command::Import),
        ),
        (
            words::NEW_BLANK,
            words::NEW_BLANK_HINT,
            Action::Command(Command::New),
        ),
        (
            words::OPEN_DRAFT,
            words::OPEN_DRAFT_HINT,
            Action::Command(Command::Open),
        ),
        (words::TRY_SAMPLE, words::SAMPLE_HINT, Action::Sample),
    ] {
        let button = big_button(ui, label);
        if std::mem::take(&mut state.arriving) {
            button.request_focus();
        }
        if button.clicked() {
            action = Some(chosen);
        }
        ui.add(egui::Label::new(RichText::new(hint).weak().small()).wrap());
        ui.add_space(8.0);
    }
    action
}

fn big_button(ui: &mut Ui, label: &str) -> Response {
    let text = RichText::new(label).text_style(egui::TextStyle::Heading);
    let size = Vec2::new(ui.available_width(), theme::sizes().welcome_button);
    in_sight(ui.add(Button::new(text).min_size(size)))
}

/// The drafts of late, with their folder and when they were changed.
fn recent(ui: &mut Ui, entries: &[Entry]) -> Option<Action> {
    let mut action = None;
    ui.heading(words::RECENT);
    ui.add_space(4.0);
    if entries.is_empty() {
        ui.weak(words::NO_RECENT);
    }
    for entry in entries {
        let name = entry.path.file_stem().unwrap_or_default();
        let is_missing = matches!(entry.state, State::Missing);
        let size = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
        let button = Button::new(name.to_string_lossy())
            .min_size(size)
            .truncate();
        if in_sight(ui.add_enabled(!is_missing, button)).clicked() {
            action = Some(Action::Open(entry.path.clone()));
        }
        let folder = entry.path.parent().unwrap_or(Path::new(""));
        let folder = folder.to_string_lossy();
        let said = match entry.state {
            State::Unknown => folder.into_owned(),
            State::Missing => format!("{folder}　{}", words::FILE_MISSING),
            State::Changed(when) => {
                let ago = when.elapsed().unwrap_or(Duration::ZERO);
                format!("{}　{folder}", words::changed(ago))
            }
        };
        let label = egui::Label::new(RichText::new(&said).weak().small()).truncate();
        ui.add(label).on_hover_text(&said);
        ui.add_space(4.0);
    }
    action
}
