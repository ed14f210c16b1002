//! The few questions and refusals that need an answer before work goes on.

use std::path::PathBuf;

use egui::{Context, Modal};

use super::system::Ask;
use crate::draft::recovery::LeftBehind;
use crate::form::CellId;
use crate::report::Report;
use crate::ui::words;

/// A message over the window.
pub(in crate::ui) struct Message {
    title: String,
    text: String,
    choice: Choice,
}

/// What an answer leads to.
pub(in crate::ui) enum Choice {
    /// Nothing: it was only said.
    Said,
    /// Yes writes zeros into these blanks.
    FillZeros(Vec<CellId>),
    /// Yes replaces the report.
    Replace(Box<Report>),
    /// Yes saves first, no gives the changes up.
    Unsaved(After),
    /// No question: go on.
    GoOn(After),
    /// Yes takes over what a crashed program left behind, no gives it up.
    Recover(Box<LeftBehind>),
}

/// What was asked for while there were unsaved changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) enum After {
    New,
    Ask(Ask),
    Open(PathBuf),
    Paste,
    Roll,
    Welcome,
    Close,
}

/// The answer to a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Answer {
    Yes,
    No,
    Cancel,
}

impl Message {
    /// Only says something.
    pub(in crate::ui) fn say(title: &str, text: impl Into<String>) -> Message {
        Message::ask(title, text, Choice::Said)
    }

    /// Asks yes or cancel.
    pub(in crate::ui) fn ask(title: &str, text: impl Into<String>, choice: Choice) -> Message {
        Message {
            title: title.to_owned(),
            text: text.into(),
            choice,
        }
    }

    /// Asks what becomes of unsaved changes.
    pub(in crate::ui) fn unsaved(text: String, after: After) -> Message {
        Message::ask(words::UNSAVED_TITLE, text, Choice::Unsaved(after))
    }

    /// Goes on with what waited for saving.
    pub(in crate::ui) fn go_on(after: After) -> Message {
        Message::ask("", "", Choice::GoOn(after))
    }

    /// Takes the message away if it offers what was left behind.
    pub(in crate::ui) fn take_left(message: &mut Option<Message>) -> Option<Box<LeftBehind>> {
        let is_offer = |message: &mut Message| matches!(message.choice, Choice::Recover(_));
        match message.take_if(is_offer)?.choice {
            Choice::Recover(left) => Some(left),
            _ => None,
        }
    }

    pub(in crate::ui) fn into_choice(self) -> Choice {
        self.choice
    }

    /// Shows the message; returns the answer once there is one.
    pub(in crate::ui) fn show(&self, ctx: &Context) -> Option<Answer> {
        let buttons: &[(&str, Answer)] = match &self.choice {
            Choice::GoOn(_) => return Some(Answer::Yes),
            Choice::Said => &[(words::OK, Answer::Yes)],
            Choice::FillZeros(_) | Choice::Replace(_) => {
                &[(words::OK, Answer::Yes), (words::CANCEL, Answer::Cancel)]
            }
            Choice::Recover(_) => &[
                (words::RECOVER, Answer::Yes),
                (words::GIVE_UP, Answer::No),
                (words::LATER, Answer::Cancel),
            ],
            Choice::Unsaved(_) => &[
                (words::SAVE, Answer::Yes),
                (words::DISCARD, Answer::No),
                (words::CANCEL, Answer::Cancel),
            ],
        };
        let mut answer = None;
        let modal = Modal::new(egui::Id::unique("message")).show(ctx, |ui| {
            ui.set_max_width(460.0);
            ui.heading(&self.title);
            ui.add_space(4.0);
            ui.label(&self.text);
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                for (index, (label, meaning)) in buttons.iter().enumerate() {
                    let button = ui.button(*label);
                    if index == 0 && ui.memory(|memory| memory.focused().is_none()) {
                        button.request_focus();
                    }
                    if button.clicked() {
                        answer = Some(*meaning);
                    }
                }
            });
        });
        if modal.should_close() {
            answer = answer.or(Some(Answer::Cancel));
        }
        answer
    }
}

/// Says what letting go of a dragged file would do.
pub(in crate::ui) fn drop_hint(ctx: &Context) {
    Modal::new(egui::Id::unique("drop")).show(ctx, |ui| ui.heading(words::DROP_HERE));
}
