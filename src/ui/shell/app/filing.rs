//! Opening, saving and exporting, and what becomes of unsaved changes.

use std::path::{Path, PathBuf};

use egui::{Context, ViewportCommand};

use super::App;
use crate::check::Finding;
use crate::draft;
use crate::files;
use crate::report::{Editor, Report};
use crate::ui::shell::jobs::Done;
use crate::ui::shell::message;
use crate::ui::shell::message::{After, Message};
use crate::ui::shell::system::{Ask, System};
use crate::ui::views::review::ReviewState;
use crate::ui::words;

impl App {
    /// Does what was asked for, or first asks what becomes of unsaved changes.
    pub(super) fn after_saving(&mut self, ctx: &Context, after: After, system: &dyn System) {
        if self.editor.is_dirty() {
            self.message = Some(Message::unsaved(words::unsaved(&self.name), after));
        } else {
            self.go_on(ctx, after, system);
        }
    }

    pub(super) fn go_on(&mut self, ctx: &Context, after: After, system: &dyn System) {
        match after {
            After::New => {
                self.take_over(
                    Editor::new(self.new_report()),
                    None,
                    words::NEW_FILE.to_owned(),
                    Vec::new(),
                );
            }
            After::Ask(ask) => self.ask(ctx, ask, system),
            After::Open(path) => self.jobs.open(ctx, path),
            After::Roll => self.take_rolled(),
            After::Paste => self.paste_report(ctx, system),
            After::Welcome => self.go_to_welcome(),
            After::Close => {
                self.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    pub(super) fn take_over(
        &mut self,
        editor: Editor,
        file: Option<PathBuf>,
        name: String,
        notes: Vec<Finding>,
    ) {
        self.forget_copy();
        self.desk.leave_welcome();
        self.save_again = false;
        self.editor = editor;
        self.file = file;
        self.name = name;
        self.review = ReviewState::of(self.editor.report(), &notes);
        self.begin_report();
        self.begin_review(notes);
    }

    pub(super) fn ask(&mut self, ctx: &Context, ask: Ask, system: &dyn System) {
        if self.jobs.is_busy() {
            self.after = None;
            return;
        }
        let name = match ask {
            Ask::Export(format) => self.export_name(format),
            _ => format!(
                "{}.{}",
                files::name_of(&self.report().title()),
                extension(ask)
            ),
        };
        let folder = self.file.as_deref().and_then(Path::parent);
        let answer = system.ask(ask, &name, folder);
        self.jobs.ask(ctx, ask, answer);
    }

    pub(super) fn save(&mut self, ctx: &Context, system: &dyn System) {
        match self.file.clone() {
            Some(file) => self.save_to(ctx, file),
            None => self.ask(ctx, Ask::Save, system),
        }
    }

    /// Carries out a save that was asked for while something else was being written.
    pub(super) fn save_after_all(&mut self, ctx: &Context, system: &dyn System) {
        let is_free = !self.jobs.is_busy() && self.message.is_none();
        if is_free && std::mem::take(&mut self.save_again) && self.editor.is_dirty() {
            self.save(ctx, system);
        }
    }

    /// Saves; one save at a time, so that an older state never comes after a newer one.
    fn save_to(&mut self, ctx: &Context, file: PathBuf) {
        self.editor.end_typing();
        self.jobs.save(ctx, file, self.report().clone());
    }

    pub(super) fn finish(&mut self, ctx: &Context, done: Done) {
        match done {
            Done::Asked(_, None) => self.after = None,
            Done::Asked(Ask::Open | Ask::Import, Some(path)) => self.jobs.open(ctx, path),
            Done::Asked(Ask::Last, Some(path)) => self.jobs.open_last(ctx, path),
            Done::Pasted(pasted) => self.pasted(*pasted),
            Done::OpenedLast(path, opened) => self.attach_last(&path, *opened),
            Done::Asked(ask, Some(path)) => self.write(ctx, ask, &path),
            Done::Opened(path, opened) => match *opened {
                Ok(opened) => {
                    let name = stem(&path);
                    self.notice = words::opened(&name, opened.notes.len());
                    if opened.is_draft {
                        self.remember(&path);
                    }
                    let (editor, file) = if opened.is_draft {
                        (Editor::new(opened.report), Some(path))
                    } else {
                        (Editor::unsaved(opened.report), None)
                    };
                    self.take_over(editor, file, name, opened.notes);
                }
                Err(error) => {
                    self.message = Some(Message::say(words::CANNOT_OPEN, error.to_string()));
                }
            },
            Done::Saved(path, saved, Ok(())) => {
                self.name = stem(&path);
                self.notice = words::saved(&self.name);
                self.remember(&path);
                self.file = Some(path);
                self.editor.mark_saved(*saved);
                if !self.editor.is_dirty() {
                    self.forget_copy();
                }
                if let Some(after) = self.after.take() {
                    // The dialogs of this frame are at hand only after it: see `message_box`. What
                    // was typed while the file was written is asked about again.
                    self.message = Some(if self.editor.is_dirty() {
                        Message::unsaved(words::unsaved(&self.name), after)
                    } else {
                        Message::go_on(after)
                    });
                }
            }
            Done::Saved(_, _, Err(error)) => {
                self.after = None;
                self.save_again = false;
                self.message = Some(Message::say(words::CANNOT_SAVE, error.to_string()));
            }
            Done::Kept(revision, kept) => {
                self.kept(revision, kept.err().map(|error| error.to_string()));
            }
            Done::LaidOut(report, laid) => self.side.laid(report, laid),
            Done::Looked(path, when) => self.looked(&path, when),
            Done::BrokenAside => {
                self.keep_again();
                self.side.broke_off();
                words::BROKEN_ASIDE.clone_into(&mut self.notice);
            }
            Done::Broken => {
                self.after = None;
                self.save_again = false;
                self.message = Some(Message::say(words::PROGRAM, words::BROKEN));
            }
            Done::Exported(path, tally, Ok(remarks)) => {
                self.notice = words::exported(&stem(&path), tally);
                self.say_remarks(&remarks);
            }
            Done::Printed(printed) => self.printed(printed),
            Done::Faces(source, text) => {
                self.desk.exports.know_faces(source, text);
                self.checked = None;
            }
            Done::Exported(_, _, Err(error)) => {
                self.message = Some(Message::say(words::CANNOT_EXPORT, error.to_string()));
            }
        }
    }

    /// Puts a draft on the list of recent ones.
    fn remember(&mut self, path: &Path) {
        if let Err(error) = self.recent.add(path) {
            self.notice = error.to_string();
        }
    }

    /// Writes what a dialog was asked for.
    fn write(&mut self, ctx: &Context, ask: Ask, path: &Path) {
        let extension = extension(ask);
        let named = with_extension(path.to_owned(), extension);
        // The dialog asked about overwriting the name that was typed, not this one.
        if named != path && named.exists() {
            self.after = None;
            let text = words::exists(&named.to_string_lossy());
            self.message = Some(Message::say(words::PROGRAM, text));
            return;
        }
        match ask {
            Ask::Export(format) => self.export(ctx, named, format),
            Ask::Save => self.save_to(ctx, named),
            // What was asked for to be opened is never written.
            Ask::Open | Ask::Import | Ask::Last => self.jobs.open(ctx, path.to_owned()),
        }
    }

    pub(super) fn dropped_files(&mut self, ctx: &Context) {
        let (dropped, hovering) = ctx.input(|input| {
            let path = input
                .raw
                .dropped_files
                .first()
                .map(|file| file.path().to_owned());
            (path, !input.raw.hovered_files.is_empty())
        });
        if hovering {
            message::drop_hint(ctx);
        }
        let is_free = self.message.is_none() && !self.jobs.is_busy();
        if let Some(path) = dropped.filter(|_| is_free) {
            if self.editor.is_dirty() {
                self.message = Some(Message::unsaved(
                    words::unsaved(&self.name),
                    After::Open(path),
                ));
            } else {
                self.jobs.open(ctx, path);
            }
        }
    }
}

/// An empty report on the year that is due.
pub(super) fn blank() -> Report {
    let today = time::OffsetDateTime::now_utc();
    Report::due(
        u16::try_from(today.year()).unwrap_or_default(),
        today.month().into(),
    )
}

/// The ending of the file that a dialog is for.
fn extension(ask: Ask) -> &'static str {
    match ask {
        Ask::Open | Ask::Import | Ask::Last => "",
        Ask::Save => draft::EXTENSION,
        Ask::Export(format) => format.extension(),
    }
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn with_extension(mut path: PathBuf, extension: &str) -> PathBuf {
    if path
        .extension()
        .is_none_or(|found| !found.eq_ignore_ascii_case(extension))
    {
        // Appended, not replaced: the dot may belong to the name.
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".");
        name.push(extension);
        path.set_file_name(name);
    }
    path
}
