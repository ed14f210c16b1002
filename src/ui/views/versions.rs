//! The last saves of a draft, to be compared, brought back, or opened where the draft itself cannot be.

use std::path::PathBuf;

use egui::{Context, Grid, Id, Modal, RichText, ScrollArea, Ui};

use super::answers;
use crate::beijing;
use crate::draft::versions::{History, Past};
use crate::ui::{theme, words};

/// The list, while it is shown.
#[derive(Debug, Default)]
pub struct VersionsState {
    /// The draft, what is kept of it once that was read, and whether it is the one at work.
    shown: Option<Listed>,
    arriving: bool,
}

#[derive(Debug)]
struct Listed {
    draft: PathBuf,
    is_at_work: bool,
    history: Option<History>,
}

/// What was asked for of a version, by its place in the list.
#[derive(Debug)]
pub enum Action {
    /// To compare it with the report as it stands.
    Compare(Past),
    /// To put it in the place of the report.
    Restore(Past),
    /// To open it in the place of the draft that cannot be opened.
    Open(PathBuf, Past),
    /// To compare what lies on the disk.
    CompareDisk(PathBuf),
}

impl VersionsState {
    /// Shows what is kept of a draft, as soon as that is read.
    pub fn open(&mut self, draft: PathBuf, is_at_work: bool, history: Option<History>) {
        self.shown = Some(Listed {
            draft,
            is_at_work,
            history,
        });
        self.arriving = true;
    }

    /// Takes down what is kept of a draft.
    pub fn take(&mut self, draft: &std::path::Path, history: History) {
        if let Some(shown) = self.shown.as_mut().filter(|shown| shown.draft == draft) {
            shown.history = Some(history);
            self.arriving = true;
        }
    }

    /// Whether it is shown.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.shown.is_some()
    }
}

/// The width of the list, and what of the window's height is left for head and buttons, in points.
const WIDTH: f32 = 720.0;
const AROUND: f32 = 160.0;
const LEAST: f32 = 120.0;

/// Shows it while it is open.
pub fn show(ctx: &Context, state: &mut VersionsState) -> Option<Action> {
    let listed = state.shown.as_ref()?;
    let mut action = None;
    let mut is_closed = false;
    let mut arrives = std::mem::take(&mut state.arriving);
    let room = ctx.content_rect();
    let modal = Modal::new(Id::unique("versions")).show(ctx, |ui| {
        ui.set_width(WIDTH.min(room.width() - theme::sizes().page_gap * 2.0));
        ui.heading(words::VERSIONS);
        ui.weak(listed.draft.display().to_string());
        ui.add_space(4.0);
        let height = (room.height() - AROUND).max(LEAST);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            action = list(ui, listed, &mut arrives);
        });
        ui.separator();
        let buttons: &[&str] = if listed.is_at_work {
            &[words::CLOSE, words::COMPARE_DISK]
        } else {
            &[words::CLOSE]
        };
        match answers::clicked(ui, buttons) {
            Some(0) => is_closed = true,
            Some(_) => action = Some(Action::CompareDisk(listed.draft.clone())),
            None => {}
        }
    });
    if is_closed || modal.should_close() || action.is_some() {
        state.shown = None;
    }
    action
}

fn list(ui: &mut Ui, listed: &Listed, arrives: &mut bool) -> Option<Action> {
    let Some(history) = &listed.history else {
        ui.weak(words::LOOKING);
        return None;
    };
    if history.versions.is_empty() {
        ui.label(words::NO_VERSIONS);
    }
    let mut action = None;
    Grid::new("versions")
        .num_columns(4)
        .spacing(egui::vec2(14.0, 6.0))
        .striped(true)
        .show(ui, |ui| {
            for past in &history.versions {
                let when = beijing::said(past.when);
                ui.label(RichText::new(&when).strong());
                let changed = past.changed.as_deref().unwrap_or(words::FIRST_VERSION);
                ui.label(changed);
                ui.weak(words::size(past.bytes));
                ui.horizontal(|ui| {
                    let mut button = |what: &'static str| {
                        let button = ui.button(what);
                        ui.ctx().accesskit_node_builder(button.id, |node| {
                            node.set_label(words::of_version(what, &when));
                        });
                        if std::mem::take(arrives) {
                            button.request_focus();
                        }
                        button.clicked()
                    };
                    if !listed.is_at_work {
                        if button(words::OPEN_VERSION) {
                            action = Some(Action::Open(listed.draft.clone(), past.clone()));
                        }
                        return;
                    }
                    if button(words::COMPARE) {
                        action = Some(Action::Compare(past.clone()));
                    }
                    if button(words::RESTORE) {
                        action = Some(Action::Restore(past.clone()));
                    }
                });
                ui.end_row();
            }
        });
    if history.damaged > 0 {
        ui.weak(words::damaged_versions(history.damaged));
    }
    action
}
