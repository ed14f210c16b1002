//! What is seen, a module a view: each is given what it shows and its own state, and returns what was
//! asked for.

pub(super) mod answers;
pub(super) mod bars;
pub(super) mod binding;
pub(super) mod callout;
pub(super) mod collection;
pub(super) mod comparison;
pub(super) mod differences;
pub(super) mod doubts;
mod excerpt;
pub(super) mod exports;
pub(super) mod find;
pub(super) mod findings;
pub(super) mod grid;
pub(super) mod guidance;
pub(super) mod guide;
pub(super) mod help;
mod metadata;
pub(super) mod outline;
pub(super) mod pane;
pub(super) mod part;
pub(super) mod path;
mod pictures;
pub(super) mod preferences;
pub(super) mod preview;
pub(super) mod proof;
pub(super) mod prose;
pub(super) mod review;
pub(super) mod revision;
pub(super) mod steady;
pub(super) mod steps;
pub(super) mod tabs;
pub(super) mod ties;
pub(super) mod toolbar;
pub(super) mod unfinished;
pub(super) mod versions;
pub(super) mod welcome;
pub(super) mod years;

/// Scrolls to what the keyboard came to.
fn in_sight(button: egui::Response) -> egui::Response {
    if button.gained_focus() {
        button.scroll_to_me(None);
    }
    button
}
