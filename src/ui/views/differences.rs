//! A list of what differs between two reports: what was and what is beside each other, with the words
//! that differ marked, and each to be taken over.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Label, RichText, Stroke, Ui};

use crate::report::difference::{Difference, Differences, Mark, Run};
use crate::ui::{theme, words};

/// More differences than this are not listed at once.
const MOST: usize = 200;
/// How many characters stay at each end of a text that both have and that is long…
const ENDS: usize = 24;
/// …and of one that a side alone has, as long as no paragraph is.
const ENDS_OF_OWN: usize = 1500;

/// What the list shows.
pub struct Shown<'a> {
    /// The differences.
    pub differences: &'a Differences,
    /// Whether the other report is the older one, and stands on the left.
    pub is_back: bool,
    /// What the two sides are called, from the left.
    pub names: [&'a str; 2],
    /// Whether differences can be taken over into the first report.
    pub takes: bool,
    /// Whether one can go where they are.
    pub goes: bool,
}

/// The state of the list.
#[derive(Debug, Default)]
pub struct DifferencesState {
    /// The button of this difference takes the keyboard at the next frame.
    arriving: Option<usize>,
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To take the difference at this place of the list over.
    Take(usize),
    /// To take all of them over.
    TakeAll,
    /// To go where it is.
    GoTo(usize),
}

/// Shows the list.
pub fn show(ui: &mut Ui, state: &mut DifferencesState, shown: &Shown<'_>) -> Option<Action> {
    let all = shown.differences.all();
    if all.is_empty() {
        ui.label(words::NO_DIFFERENCES);
        return None;
    }
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        let summary = shown.differences.summary();
        ui.label(words::differences(all.len(), &summary));
        if shown.takes && ui.button(words::TAKE_ALL).clicked() {
            action = Some(Action::TakeAll);
        }
    });
    ui.columns(2, |columns| {
        for (column, name) in columns.iter_mut().zip(shown.names) {
            column.add(Label::new(RichText::new(name).strong()).truncate());
        }
    });
    let arriving = state.arriving.take().map(|at| at.min(all.len() - 1));
    let mut part = None;
    for (index, one) in all.iter().take(MOST).enumerate() {
        let here = shown.differences.part(one);
        if part.replace(here) != Some(here) {
            ui.add_space(6.0);
            ui.label(RichText::new(here).strong());
        }
        let arrives = arriving == Some(index);
        action = entry(ui, shown, (index, one), arrives).or(action);
    }
    if all.len() > MOST {
        ui.weak(words::more_differences(all.len() - MOST));
    }
    if let Some(Action::Take(index)) = action {
        // The next one stands in its place then.
        state.arriving = Some(index);
    }
    action
}

fn entry(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (index, one): (usize, &Difference),
    arrives: bool,
) -> Option<Action> {
    let mut action = None;
    let palette = theme::palette(ui.visuals());
    let name = shown.differences.name(one);
    egui::Frame::group(ui.style())
        .fill(palette.page.0)
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - theme::sizes().cell_padding);
            ui.horizontal(|ui| {
                if shown.takes {
                    let button = ui.button(words::TAKE);
                    ui.ctx().accesskit_node_builder(button.id, |node| {
                        node.set_label(words::take(&name));
                    });
                    if arrives {
                        button.request_focus();
                        button.scroll_to_me(None);
                    }
                    if button.clicked() {
                        action = Some(Action::Take(index));
                    }
                }
                if !shown.goes {
                    ui.label(&name);
                } else if ui.link(&name).clicked() {
                    action = Some(Action::GoTo(index));
                }
            });
            ui.columns(2, |columns| sides(columns, &one.runs, shown.is_back));
        });
    action
}

/// What both sides say, beside each other; `is_back` turns them.
pub fn sides(columns: &mut [Ui], runs: &[Run], is_back: bool) {
    for (column, own) in columns.iter_mut().zip([Mark::Deleted, Mark::Inserted]) {
        side(column, runs, own, is_back);
    }
}

/// What one side says, with what it alone has marked.
fn side(ui: &mut Ui, runs: &[Run], own: Mark, is_back: bool) {
    let palette = theme::palette(ui.visuals());
    let font = FontId::proportional(theme::sizes().body);
    let plain = TextFormat::simple(font.clone(), palette.text.0);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    for Run { mark, text } in runs {
        let mark = if is_back { mark.turned() } else { *mark };
        if mark == Mark::Same {
            job.append(&shortened(text, ENDS), 0.0, plain.clone());
        } else if mark == own {
            let text = shortened(text, ENDS_OF_OWN);
            job.append(&text, 0.0, marked(palette, font.clone(), mark));
        }
    }
    if job.text.trim().is_empty() {
        ui.weak(words::SAY_NOTHING);
    } else {
        ui.add(Label::new(job).wrap());
    }
}

/// What goes is struck through, what comes underlined: never colour alone.
fn marked(palette: &theme::Palette, font: FontId, mark: Mark) -> TextFormat {
    let is_going = mark == Mark::Deleted;
    let (colour, ground) = if is_going {
        (palette.error.0, palette.error_fill.0)
    } else {
        (palette.done.0, palette.hint_fill.0)
    };
    let line = Stroke::new(1.0, colour);
    let mut format = TextFormat::simple(font, colour);
    format.background = ground;
    if is_going {
        format.strikethrough = line;
    } else {
        format.underline = line;
    }
    format
}

/// A long text without its middle, of which so many characters at each end stay.
fn shortened(text: &str, ends: usize) -> String {
    let count = text.chars().count();
    // What is left out must be worth it.
    if count <= ends * 2 + ends / 2 {
        return text.to_owned();
    }
    let head: String = text.chars().take(ends).collect();
    let tail: String = text.chars().skip(count - ends).collect();
    format!("{head}……{tail}")
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn of_a_long_text_that_did_not_change_both_ends_are_shown() {
        assert_eq!(shortened("甲乙", 24), "甲乙");
        let long = format!("{}{}", "甲".repeat(50), "乙".repeat(50));
        let wanted = format!("{}……{}", "甲".repeat(24), "乙".repeat(24));
        assert_eq!(shortened(&long, 24), wanted);
    }
}
