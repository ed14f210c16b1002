//! Where the system has no file dialog: a field for the path of a file.

use std::path::{Path, PathBuf};

use egui::{Context, Id, Key, Modal, RichText, TextEdit};

use super::answers;
use crate::ui::input::ime::Composition;
use crate::ui::{theme, words};

/// The question for a path, while it is asked.
#[derive(Debug, Default)]
pub struct PathState {
    asked: Option<Asked>,
}

#[derive(Debug)]
struct Asked {
    /// The number under which the workspace waits.
    number: u64,
    /// A file is to be written, not read.
    is_writing: bool,
    text: String,
    /// The text without a word that is being composed.
    settled: String,
    /// Where a path begins that does not say.
    folder: PathBuf,
    /// The file that is there already, and may be replaced.
    there: Option<PathBuf>,
    /// The file that is being looked for.
    looking: Option<PathBuf>,
    arriving: bool,
}

/// What was answered.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// The workspace's question of this number: this file, or none.
    Path(u64, Option<PathBuf>),
    /// Whether this file is there is to be looked up.
    Look(PathBuf),
}

impl PathState {
    /// Asks for a file to read, or to write; `name` is proposed, in `folder`.
    pub fn ask(&mut self, number: u64, is_writing: bool, name: &str, folder: &Path) {
        let text = if is_writing {
            folder.join(name).to_string_lossy().into_owned()
        } else {
            String::new()
        };
        self.asked = Some(Asked {
            number,
            is_writing,
            settled: text.clone(),
            text,
            folder: folder.to_owned(),
            there: None,
            looking: None,
            arriving: true,
        });
    }

    /// Takes down whether the file that was looked for is there. Returns the answer if it is not.
    pub fn looked(&mut self, path: &Path, is_there: bool) -> Option<Answer> {
        let asked = self.asked.as_mut()?;
        let looking = asked.looking.take_if(|looking| looking == path)?;
        if is_there {
            asked.there = Some(looking);
            return None;
        }
        let number = asked.number;
        self.asked = None;
        Some(Answer::Path(number, Some(looking)))
    }
}

/// Shows the question.
pub fn show(ctx: &Context, state: &mut PathState, composition: Composition) -> Option<Answer> {
    let asked = state.asked.as_mut()?;
    if composition.was_broken_off {
        asked.text.clone_from(&asked.settled);
    }
    let is_composing = composition.is_under_way;
    let (mut is_taken, mut is_given_up) = (false, false);
    Modal::new(Id::unique("path")).show(ctx, |ui| {
        ui.set_width(theme::sizes().settings_width);
        ui.heading(if asked.is_writing {
            words::PATH_TO_WRITE
        } else {
            words::PATH_TO_READ
        });
        ui.label(words::NO_FILE_DIALOG);
        ui.add_space(6.0);
        let label = ui.label(words::PATH);
        let edit = TextEdit::singleline(&mut asked.text).desired_width(f32::INFINITY);
        let field = ui.add(edit).labelled_by(label.id);
        if std::mem::take(&mut asked.arriving) {
            field.request_focus();
        }
        if field.changed() {
            asked.there = None;
            asked.looking = None;
        }
        if !is_composing {
            asked.settled.clone_from(&asked.text);
        }
        // Enter alone never replaces a file.
        let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        is_taken = is_entered && asked.there.is_none();
        if let Some(there) = &asked.there {
            let colour = theme::palette(ui.visuals()).error.0;
            let text = words::path_is_there(&there.to_string_lossy());
            ui.label(RichText::new(text).color(colour));
        }
        {
            let label = match (asked.is_writing, asked.there.is_some()) {
                (false, _) => words::OPEN_PATH,
                (true, false) => words::SAVE,
                (true, true) => words::REPLACE_FILE,
            };
            let is_given = !asked.text.trim().is_empty() && asked.looking.is_none();
            let buttons = [(label, is_given && !is_composing), (words::CANCEL, true)];
            let shown = answers::answers(ui, &buttons);
            let is_clicked = |at: usize| shown.get(at).is_some_and(egui::Response::clicked);
            is_taken |= is_clicked(0);
            is_taken &= is_given && !is_composing;
            is_given_up = is_clicked(1);
        }
        // Enter leaves the field, which is still what the keyboard is for.
        if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            field.request_focus();
        }
    });
    let number = asked.number;
    let is_escaped = ctx.input(|input| input.key_pressed(Key::Escape)) && !is_composing;
    if is_given_up || is_escaped {
        state.asked = None;
        return Some(Answer::Path(number, None));
    }
    if !is_taken {
        return None;
    }
    let path = full(&asked.settled, &asked.folder);
    if asked.is_writing && asked.there.as_ref() != Some(&path) {
        asked.there = None;
        asked.looking = Some(path.clone());
        return Some(Answer::Look(path));
    }
    state.asked = None;
    Some(Answer::Path(number, Some(path)))
}

/// The path that was typed: as a file manager or a terminal copies it, from the folder on that is
/// proposed.
fn full(typed: &str, folder: &Path) -> PathBuf {
    let typed = typed.trim();
    let bare = typed.trim_matches(['"', '\'']);
    let bare = bare.strip_prefix("file://").unwrap_or(bare);
    match (bare.strip_prefix("~/"), home()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => folder.join(bare),
    }
}

/// The folder of whoever sits here.
#[must_use]
pub fn home() -> Option<PathBuf> {
    etcetera::home_dir().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_as_file_managers_and_terminals_copy_it() {
        let folder = Path::new("/草稿");
        for typed in [
            "/a/甲.ron",
            "\"/a/甲.ron\"",
            "'/a/甲.ron' ",
            "file:///a/甲.ron",
        ] {
            assert_eq!(full(typed, folder), Path::new("/a/甲.ron"), "{typed}");
        }
        assert_eq!(full("甲.ron", folder), Path::new("/草稿/甲.ron"));
        if let Some(home) = home() {
            assert_eq!(full("~/甲.ron", folder), home.join("甲.ron"));
        }
    }

    #[test]
    fn a_file_that_is_there_is_replaced_only_when_that_is_said_again() {
        let mut state = PathState::default();
        state.ask(7, true, "甲.ron", Path::new("/草稿"));
        let path = PathBuf::from("/草稿/甲.ron");
        let look = |state: &mut PathState, is_there| {
            state.asked.as_mut().unwrap().looking = Some(path.clone());
            state.looked(&path, is_there)
        };
        assert_eq!(look(&mut state, true), None);
        assert_eq!(state.asked.as_ref().unwrap().there, Some(path.clone()));
        let answer = look(&mut state, false);
        assert_eq!(answer, Some(Answer::Path(7, Some(path.clone()))));
        assert!(state.asked.is_none());
    }
}
