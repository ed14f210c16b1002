//! Opening, saving and exporting, and what becomes of unsaved changes.

use std::path::{Path, PathBuf};

use egui::{Context, ViewportCommand};

use super::App;
use crate::check::{Finding, Tally};
use crate::draft;
use crate::form::Form;
use crate::report::{Edit, Editor, Report, Target};
use crate::ui::command::Command;
use crate::ui::jobs::{Ask, Dialogs, Done};
use crate::ui::message::{self, After, Message};
use crate::ui::words;

impl App {
    /// Does what was asked for, or first asks what becomes of unsaved changes.
    pub(super) fn after_saving(&mut self, ctx: &Context, after: After, dialogs: &dyn Dialogs) {
        if self.editor.is_dirty() {
            self.message = Some(Message::unsaved(words::unsaved(&self.name), after));
        } else {
            self.go_on(ctx, after, dialogs);
        }
    }

    pub(super) fn go_on(&mut self, ctx: &Context, after: After, dialogs: &dyn Dialogs) {
        match after {
            After::New => {
                self.take_over(
                    Editor::new(blank()),
                    None,
                    words::NEW_FILE.to_owned(),
                    Vec::new(),
                );
            }
            After::Ask(ask) => self.ask(ctx, ask, dialogs),
            After::Open(path) => self.jobs.open(ctx, path),
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
        self.editor = editor;
        self.file = file;
        self.name = name;
        self.notes = notes;
        self.forget_places();
    }

    pub(super) fn ask(&mut self, ctx: &Context, ask: Ask, dialogs: &dyn Dialogs) {
        if self.jobs.is_busy() {
            return;
        }
        let title = self.report().title();
        let extension = match ask {
            Ask::Open | Ask::Import => "",
            Ask::Save => draft::EXTENSION,
            Ask::Pdf => "pdf",
            Ask::Text => "txt",
        };
        let name = format!("{title}.{extension}");
        let folder = self.file.as_deref().and_then(Path::parent);
        let answer = dialogs.ask(ask, &name, folder);
        self.jobs.ask(ctx, ask, answer);
    }

    pub(super) fn save(&mut self, ctx: &Context, dialogs: &dyn Dialogs) {
        match self.file.clone() {
            Some(file) => self.save_to(ctx, file),
            None => self.ask(ctx, Ask::Save, dialogs),
        }
    }

    fn save_to(&mut self, ctx: &Context, file: PathBuf) {
        self.editor.end_typing();
        self.jobs
            .save(ctx, file, self.report().clone(), self.editor.revision());
    }

    pub(super) fn finish(&mut self, ctx: &Context, done: Done) {
        match done {
            Done::Asked(_, None) => self.after = None,
            Done::Asked(Ask::Open | Ask::Import, Some(path)) => self.jobs.open(ctx, path),
            Done::Asked(Ask::Save, Some(path)) => {
                self.save_to(ctx, with_extension(path, draft::EXTENSION));
            }
            Done::Asked(Ask::Pdf, Some(path)) => {
                let tally = Tally::of(&self.findings);
                self.jobs.export_pdf(
                    ctx,
                    with_extension(path, "pdf"),
                    self.report().clone(),
                    tally,
                );
            }
            Done::Asked(Ask::Text, Some(path)) => {
                self.jobs
                    .export_text(ctx, with_extension(path, "txt"), self.report().clone());
            }
            Done::Opened(path, opened) => match *opened {
                Ok(opened) => {
                    let name = stem(&path);
                    self.notice = words::opened(&name, opened.notes.len());
                    let (editor, file) = if opened.is_draft {
                        (Editor::new(opened.report), Some(path))
                    } else {
                        (Editor::unsaved(opened.report), None)
                    };
                    self.take_over(editor, file, name, opened.notes);
                }
                Err(error) => {
                    self.message = Some(Message::say(Command::Open.label(), error.to_string()));
                }
            },
            Done::Saved(path, revision, Ok(())) => {
                self.name = stem(&path);
                self.notice = words::saved(&self.name);
                self.file = Some(path);
                self.editor.mark_saved(revision);
                if !self.editor.is_dirty() {
                    self.forget_copy();
                }
                if let Some(after) = self.after.take() {
                    // The dialogs of this frame are at hand only after it: see `message_box`.
                    self.message = Some(Message::go_on(after));
                }
            }
            Done::Saved(_, _, Err(error)) => {
                self.after = None;
                self.message = Some(Message::say(Command::Save.label(), error.to_string()));
            }
            Done::Kept(revision, kept) => {
                self.kept(revision, kept.err().map(|error| error.to_string()));
            }
            Done::Exported(path, tally, Ok(remarks)) => {
                self.notice = words::exported(&stem(&path), tally);
                for remark in remarks {
                    self.notice.push_str(&remark);
                }
            }
            Done::Exported(_, _, Err(error)) => {
                self.message = Some(Message::say(words::MENU_EXPORT, error.to_string()));
            }
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
        if let Some(path) = dropped.filter(|_| self.message.is_none()) {
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

/// An empty report in the form in force, on the year whose report is due next.
pub(super) fn blank() -> Report {
    let mut report = Report::new(Form::current());
    let today = time::OffsetDateTime::now_utc();
    // Reports are written in January on the year before; from July on one prepares the current one.
    let year = if today.month() as u8 >= 7 {
        today.year()
    } else {
        today.year() - 1
    };
    report.apply(&Edit::one(words::TYPE_YEAR, Target::Year, year.to_string()));
    report
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
