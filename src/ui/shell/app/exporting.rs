//! Exports: the window that offers them, files, the clipboard, the printer.

use egui::Context;

use super::App;
use crate::check::Tally;
use crate::export::signoff::Signers;
use crate::export::{Choices, Document, Format, html, text};
use crate::files;
use crate::report::{Date, Edit};
use crate::ui::shell::jobs::{ExportError, Sent, Wanted};
use crate::ui::shell::system::System;
use crate::ui::views::exports;
use crate::ui::views::exports::Shown;
use crate::ui::words;
use crate::workspace::{Ask, Event, Said};

impl App {
    /// Opens the window that offers the exports.
    pub(super) fn open_exports(&mut self, ctx: &Context) {
        let came_from = ctx.memory(egui::Memory::focused);
        self.workspace.end_typing();
        self.status.notice.clear();
        self.surroundings
            .exports
            .open(self.workspace.report(), came_from);
    }

    /// Shows that window.
    pub(super) fn exports(&mut self, ctx: &Context) {
        let mut state = std::mem::take(&mut self.surroundings.exports);
        let mut choices = self.surroundings.settings.export;
        let asked = exports::show(
            ctx,
            &mut state,
            &mut choices,
            &Shown {
                report: self.report(),
                tally: Tally::of(self.workspace.findings()),
                composition: self.ime.composition(),
                is_top: self.workspace.prompt().is_none() && !self.surroundings.menu.is_open(),
                said: &self.status.notice,
                situation: &self.situation(),
            },
        );
        self.surroundings.exports = state;
        self.surroundings.settings.export = choices;
        if self.surroundings.exports.asks_for_faces(choices.fonts) {
            self.jobs.look_up_faces(ctx, choices.fonts);
        }
        if let Some(date) = asked.date {
            self.workspace
                .type_at(Edit::date(words::TYPE_DATE, Date::read(&date)));
        }
        self.later.commands.extend(asked.command);
        if let Some(field) = asked.back_to {
            self.workspace.end_typing();
            self.give_back(ctx, field);
        }
    }

    /// The name that an export is offered under: one that goes up for signing is never taken for
    /// the one that is published.
    pub(super) fn export_name(&self, format: Format) -> String {
        let title = files::name_of(&self.report().title());
        let mark = match format {
            Format::SignOff | Format::SignOffWord => words::SIGN_OFF_MARK,
            Format::Pdf | Format::Ofd if self.surroundings.settings.export.sign_off => {
                words::FOR_SIGNING_MARK
            }
            _ => "",
        };
        format!("{title}{mark}.{}", format.extension())
    }

    pub(super) fn wanted(&mut self, format: Format) -> Wanted {
        // What was typed in this very frame is checked too.
        self.check();
        Wanted {
            report: self.report().clone(),
            findings: self.workspace.findings().to_vec(),
            format,
            choices: self.surroundings.settings.export,
            signers: Signers::read(&self.surroundings.settings.signers),
        }
    }

    /// Asks where an export goes.
    pub(super) fn export(&mut self, ctx: &Context, system: &dyn System, format: Format) {
        self.tell(ctx, system, Event::Choose(Ask::Export(format)));
    }

    /// Says where the pages went, which is nowhere if nothing was printed; returns what must be read.
    pub(super) fn printed(&mut self, printed: Result<Option<Sent>, ExportError>) -> Option<Said> {
        match printed {
            Ok(None) => None,
            Ok(Some(Sent { printed, remarks })) => {
                self.status.notice = match printed {
                    Some(printed) => words::printed(&printed),
                    None => words::OPENED_FOR_PRINTING.to_owned(),
                };
                self.remarks(&remarks)
            }
            Err(error) => Some(Said::Text {
                title: words::CANNOT_PRINT.to_owned(),
                text: error.to_string(),
            }),
        }
    }

    /// What the paper does not show as it was written must be read before it goes out.
    pub(super) fn remarks(&self, remarks: &[String]) -> Option<Said> {
        (!remarks.is_empty()).then(|| Said::Text {
            title: words::MENU_EXPORT.to_owned(),
            text: format!("{}\n\n{}", self.status.notice, remarks.join("\n")),
        })
    }

    /// Puts the page for the portal's editor on the clipboard.
    pub(super) fn copy_page(&mut self, system: &dyn System) {
        let document = Document::of(self.report());
        let Choices { text: chosen, .. } = self.surroundings.settings.export;
        let plain = text::Choices {
            crlf: false,
            bom: false,
            ..chosen
        };
        let plain = text::write_as(&document, plain);
        match system.copy_page(&html::fragment(&document), &plain) {
            Ok(()) => self.status.notice = words::page_copied(Tally::of(self.workspace.findings())),
            Err(reason) => {
                self.say(words::CANNOT_COPY, words::not_copied(&reason));
            }
        }
    }
}
