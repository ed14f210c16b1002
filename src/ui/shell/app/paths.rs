//! Asking for a path where the system has no file dialog.

use std::path::Path;

use egui::Context;

use super::App;
use crate::ui::views::path;
use crate::ui::words;
use crate::workspace::{Ask, Event};

impl App {
    /// Asks for the path that no dialog could be shown for.
    pub(super) fn ask_for_path(&mut self, number: u64) {
        let ask = self.views.asked.filter(|(asked, _)| *asked == number);
        let Some((_, ask)) = ask else {
            self.events.push(Event::Chosen(number, None));
            return;
        };
        let name = match ask {
            Ask::Export(format) => self.export_name(format),
            Ask::Redline => self.redline_name(),
            Ask::Record => self.record_name(),
            Ask::Diagnosis => words::DIAGNOSIS_FILE.to_owned(),
            Ask::Collect(gather) => self.gather_name(gather),
            _ => self.workspace.draft_name(),
        };
        let folder = self.workspace.source().file().and_then(Path::parent);
        let folder = folder.map(Path::to_owned).or_else(path::home);
        let is_writing = match ask {
            Ask::Save | Ask::Export(_) | Ask::Redline | Ask::Record | Ask::Diagnosis => true,
            Ask::Collect(gather) => gather.is_writing(),
            Ask::Open | Ask::Import | Ask::Last | Ask::Earlier | Ask::Compare | Ask::Published => {
                false
            }
        };
        let folder = folder.unwrap_or_default();
        self.views.path.ask(number, is_writing, &name, &folder);
    }

    /// Shows that question.
    pub(super) fn path_box(&mut self, ctx: &Context) {
        let composition = self.ime.composition();
        let answer = path::show(ctx, &mut self.views.path, composition);
        self.path_answered(ctx, answer);
    }

    /// Takes the answer down.
    pub(super) fn path_answered(&mut self, ctx: &Context, answer: Option<path::Answer>) {
        match answer {
            Some(path::Answer::Path(number, file)) => {
                self.events.push(Event::Chosen(number, file));
                ctx.request_repaint();
            }
            Some(path::Answer::Look(path)) => self.jobs.look_for(ctx, path),
            None => {}
        }
    }
}
