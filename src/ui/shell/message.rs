//! The few questions and refusals that need an answer before work goes on.

use egui::{Context, Modal};

use crate::report::Report;
use crate::report::difference::Differences;
use crate::ui::input::command::Command;
use crate::ui::views::answers;
use crate::ui::{lines, words};
use crate::workspace::{Answer, Conflict, Prompt, Said, Source};

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Reply {
    /// An answer to what is asked.
    Answer(Answer),
    /// To see the versions of the draft that could not be opened.
    Versions,
}

/// Shows what is asked over the window, `name` being what it calls the report at work and where that
/// came from; returns what was chosen once something is. `has_versions` says whether those of a draft that could not be opened
/// are at hand.
pub(in crate::ui) fn show(
    ctx: &Context,
    prompt: &Prompt,
    name: (&str, &Source),
    report: &Report,
    has_versions: bool,
) -> Option<Reply> {
    let (title, text) = words_of(prompt, name, report);
    let mut answer = None;
    let modal = Modal::new(egui::Id::unique("message")).show(ctx, |ui| {
        ui.set_max_width(460.0);
        ui.heading(title);
        ui.add_space(4.0);
        egui::ScrollArea::vertical()
            .max_height(320.0)
            .show(ui, |ui| lines::label(ui, text));
        let buttons = buttons(prompt).iter();
        let mut replies: Vec<(&str, Reply)> = buttons
            .map(|(label, meaning)| (*label, Reply::Answer(*meaning)))
            .collect();
        if matches!(prompt, Prompt::Said(Said::CannotOpen(_))) && has_versions {
            replies.push((words::VERSIONS_BUTTON, Reply::Versions));
        }
        let labels: Vec<&str> = replies.iter().map(|(label, _)| *label).collect();
        let clicked = answers::clicked(ui, &labels);
        answer = clicked.and_then(|at| Some(replies.get(at)?.1));
    });
    if modal.should_close() {
        answer = answer.or(Some(Reply::Answer(Answer::Cancel)));
    }
    answer
}

fn buttons(prompt: &Prompt) -> &'static [(&'static str, Answer)] {
    match prompt {
        Prompt::Said(Said::CannotSave(_)) => &[
            (words::SAVE_BESIDE, Answer::Beside),
            (words::CANCEL, Answer::Cancel),
        ],
        Prompt::Said(_) => &[(words::OK, Answer::Yes)],
        Prompt::GiveUp(_) => &[
            (words::KEEP, Answer::Cancel),
            (words::THROW_AWAY, Answer::Yes),
        ],
        Prompt::Changed(conflict) if matches!(conflict.theirs.report, Some(Ok(_))) => &[
            (words::SAVE_BESIDE, Answer::Beside),
            (words::KEEP_MINE, Answer::Yes),
            (words::TAKE_THEIRS, Answer::Theirs),
            (words::CANCEL, Answer::Cancel),
        ],
        Prompt::Changed(conflict) if is_newer(conflict) => &[
            (words::SAVE_BESIDE, Answer::Beside),
            (words::CANCEL, Answer::Cancel),
        ],
        Prompt::Changed(_) => &[
            (words::SAVE_BESIDE, Answer::Beside),
            (words::KEEP_MINE, Answer::Yes),
            (words::CANCEL, Answer::Cancel),
        ],
        // What is lost by it is never lost by a blind Enter.
        Prompt::Confirm(proposal) if proposal.loses => &[
            (words::LEAVE_IT, Answer::Cancel),
            (words::LOSE_IT, Answer::Yes),
        ],
        Prompt::Confirm(_) => &[(words::OK, Answer::Yes), (words::CANCEL, Answer::Cancel)],
        Prompt::Recover(_) => &[
            (words::RECOVER, Answer::Yes),
            (words::LATER, Answer::Cancel),
        ],
        Prompt::Unsaved(_) => &[
            (words::SAVE, Answer::Yes),
            (words::DISCARD, Answer::No),
            (words::CANCEL, Answer::Cancel),
        ],
    }
}

/// Whether what lies there was written by a later version of the program.
fn is_newer(conflict: &Conflict) -> bool {
    matches!(&conflict.theirs.report, Some(Err(error)) if error.is_newer())
}

/// The title and the text of a prompt.
fn words_of(prompt: &Prompt, (name, source): (&str, &Source), report: &Report) -> (String, String) {
    let (title, text) = match prompt {
        Prompt::Said(said) => return words_said(said, name),
        Prompt::Unsaved(_) => (words::UNSAVED_TITLE, words::unsaved(name, source)),
        Prompt::Recover(left) => (words::RECOVER_TITLE, words::left(left)),
        Prompt::GiveUp(left) => (words::GIVE_UP_TITLE, words::ask_give_up(left)),
        Prompt::Changed(conflict) => {
            let theirs = &conflict.theirs;
            let other = theirs
                .report
                .as_ref()
                .and_then(|report| report.as_ref().ok());
            let differences = other.map(|other| Differences::between(report, other));
            let is_gone = theirs.stamp.is_none();
            let text = match &theirs.report {
                Some(Err(error)) if is_newer(conflict) => error.to_string(),
                _ => words::changed_outside(&theirs.path, is_gone, differences.as_ref()),
            };
            (words::CHANGED_TITLE, text)
        }
        Prompt::Confirm(proposal) => return (proposal.title.clone(), proposal.text.clone()),
    };
    (title.to_owned(), text)
}

fn words_said(said: &Said, name: &str) -> (String, String) {
    let (title, text) = match said {
        Said::CannotOpen(reason) => (words::CANNOT_OPEN, reason.clone()),
        Said::NoReportPasted(reason) => (words::CANNOT_OPEN, words::pasted_is_no_report(reason)),
        Said::NothingToPaste(reason) => (words::CANNOT_OPEN, words::not_pasted(reason)),
        Said::CannotSave(reason) => (words::CANNOT_SAVE, reason.clone()),
        Said::Exists(path) => (words::PROGRAM, words::exists(&path.to_string_lossy())),
        Said::Rolled(told) => (Command::Roll.label(), told.join("\n")),
        Said::AttachedInDoubt { years, unsure } => {
            let years = years.map(|(last, this)| words::not_last_year(last, this));
            let unsure = (!unsure.is_empty()).then(|| words::last_year_unsure(unsure));
            let doubts: Vec<String> = years.into_iter().chain(unsure).collect();
            (Command::AttachLast.label(), doubts.join("\n\n"))
        }
        Said::Special(special) => {
            let file = name.trim_end_matches(words::READ_ONLY);
            (words::SPECIAL_TITLE, words::special(special, file))
        }
        Said::Broken => (words::PROGRAM, words::BROKEN.to_owned()),
        Said::Text { title, text } => (title.as_str(), text.clone()),
    };
    (title.to_owned(), text)
}

/// Says what letting go of a dragged file would do.
pub(in crate::ui) fn drop_hint(ctx: &Context) {
    Modal::new(egui::Id::unique("drop")).show(ctx, |ui| ui.heading(words::DROP_HERE));
}
