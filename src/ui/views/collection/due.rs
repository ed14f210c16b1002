//! Until when reports are due, and who is late.

use egui::{RichText, TextEdit, Ui};

use super::Action;
use crate::collect::ledger::State;
use crate::report::Date;
use crate::ui::{theme, words};
use crate::workspace::collecting::Collecting;

/// What is typed as the last day.
#[derive(Debug, Default)]
pub(super) struct Due {
    text: String,
    /// What the ledger says, of which the text is another writing.
    of: Option<Date>,
    is_writing: bool,
}

pub(super) fn show(
    ui: &mut Ui,
    due: &mut Due,
    (work, is_overdue): (&Collecting, bool),
    is_reading: bool,
    actions: &mut Vec<Action>,
) {
    let kept = work.ledger().deadline;
    if due.of != kept && !due.is_writing {
        due.of = kept;
        due.text = kept.map(|date| date.to_string()).unwrap_or_default();
    }
    let can_mark = work.holder().is_none() && !is_reading;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(words::DEADLINE);
        let edit = TextEdit::singleline(&mut due.text)
            .hint_text(words::DEADLINE_HINT)
            .desired_width(130.0);
        let field = ui.add_enabled(can_mark, edit).labelled_by(label.id);
        due.is_writing = field.has_focus();
        let typed = due.text.trim();
        let read = Date::read(typed);
        if field.lost_focus() {
            if read.is_some() || typed.is_empty() {
                if read != kept {
                    actions.push(Action::Deadline(read));
                }
                due.of = None;
            }
        } else if read.is_none() && !typed.is_empty() && !due.is_writing {
            let colour = theme::palette(ui.visuals()).error.0;
            ui.label(RichText::new(words::NO_DATE).color(colour));
        }
        if is_overdue {
            let rows = work.rows().iter();
            let late = rows.filter(|row| row.state == State::Missing).count();
            let palette = theme::palette(ui.visuals());
            let colour = if late > 0 {
                palette.error.0
            } else {
                palette.text.0
            };
            ui.label(RichText::new(words::overdue(late)).color(colour));
        }
    });
}
