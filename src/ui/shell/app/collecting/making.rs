//! What is made of a collection, under which name, and in which words letters are written.

use std::path::PathBuf;

use egui::Context;

use super::App;
use crate::collect::wording::{WordingError, Words};
use crate::ui::input::ime::Composition;
use crate::ui::shell::jobs::Collect;
use crate::ui::views::collection::{Notice, show_wording};
use crate::ui::words;
use crate::workspace::Gather;
use crate::workspace::collecting::{Made, Make, Wanted};

impl App {
    /// What a dialog named for the collection.
    pub(in crate::ui::shell::app) fn gathered(
        &mut self,
        ctx: &Context,
        gather: Gather,
        path: PathBuf,
    ) {
        let make = match gather {
            Gather::Folder => return self.collect(Wanted::Roots(vec![path])),
            Gather::Kept => return self.collect(Wanted::Kept(path)),
            Gather::List => return self.run_collect(ctx, Collect::List(path)),
            Gather::Last => {
                let work = self.collection.work.as_ref();
                let year = work.and_then(|work| work.collection().year());
                return self.run_collect(ctx, Collect::Before(path, year));
            }
            Gather::Own => {
                self.collection.own = Some(path);
                return;
            }
            Gather::Keep => {
                if let Some(work) = &self.collection.work {
                    let keep = work.keep_at(&path);
                    self.collection.is_keeping = true;
                    self.run_collect(ctx, Collect::Keep(Box::new(keep)));
                }
                return;
            }
            Gather::Sum => Make::Sum(path),
            Gather::Book => Make::Book(path),
            // Words that cannot be used were told before the dialog.
            Gather::Letters => Make::Letters(path, self.letter_words().unwrap_or_default()),
            Gather::Reminder => {
                Make::Reminder(path, self.letter_words().unwrap_or_default().reminder)
            }
        };
        if let Some(work) = &self.collection.work {
            let ledger = Box::new(work.ledger().clone());
            self.run_collect(ctx, Collect::Make(make, ledger));
        }
    }

    pub(super) fn take_made(&mut self, made: &Made) {
        let path = made.path.to_string_lossy();
        let said = if made.returned.is_empty() {
            words::saved(&path)
        } else {
            words::letters_written(made.returned.len(), &path)
        };
        self.collection.notice = Notice {
            said,
            made: Some(made.path.clone()),
        };
        self.mark(|work| work.take_made(made));
    }

    /// The name that a dialog proposes for what comes of the collection.
    pub(in crate::ui::shell::app) fn gather_name(&self, gather: Gather) -> String {
        let year = self.collection.work.as_ref();
        let year = year.and_then(|work| work.collection().year());
        let year = year.map(|year| format!("{year}年")).unwrap_or_default();
        match gather {
            Gather::Keep => format!("{year}{}", words::LEDGER_FILE),
            Gather::Sum => format!("{year}{}", words::SUM_FILE),
            Gather::Book => format!("{year}{}", words::BOOK_FILE),
            Gather::Reminder => format!("{year}{}", words::REMINDER_FILE),
            // Nothing is written there, or names are found.
            _ => String::new(),
        }
    }

    fn letter_words(&self) -> Result<Words, WordingError> {
        let settings = &self.surroundings.settings;
        Words::kept(&settings.returns, &settings.reminder)
    }

    /// Whether letters are asked for, and the words that are kept cannot be used.
    pub(super) fn lacks_words(&self, gather: Gather) -> bool {
        matches!(gather, Gather::Letters | Gather::Reminder) && self.letter_words().is_err()
    }

    pub(super) fn open_wording(&mut self, ctx: &Context) {
        let focused = ctx.memory(egui::Memory::focused);
        let surroundings = &mut self.surroundings;
        surroundings.wording.open(&surroundings.settings, focused);
        ctx.request_repaint();
    }

    /// The window with the words of the letters, while it is open.
    pub(in crate::ui::shell::app) fn wording_pane(
        &mut self,
        ctx: &Context,
        composition: Composition,
        is_top: bool,
    ) {
        let surroundings = &mut self.surroundings;
        let settings = &mut surroundings.settings;
        let closed = show_wording(
            ctx,
            &mut surroundings.wording,
            settings,
            composition,
            is_top,
        );
        if let Some(field) = closed {
            self.give_back(ctx, field);
        }
    }
}
