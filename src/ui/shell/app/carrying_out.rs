//! What each command does.

use egui::{Context, ViewportCommand};

use super::App;
use super::side::Tab;
use crate::export::Format;
use crate::form::Form;
use crate::report::{Edit, Report};
use crate::ui::input::command::{Command, Situation, Switches};
use crate::ui::shell::message;
use crate::ui::shell::message::{After, Choice, Message};
use crate::ui::shell::system::{Ask, System};
use crate::ui::views::part::Part;
use crate::ui::words;

impl App {
    pub(super) fn carry_out(&mut self, ctx: &Context, command: Command, system: &dyn System) {
        if !self.is_enabled(command) {
            // A key pressed while the file is still being written is not forgotten.
            self.save_again |= command == Command::Save && self.jobs.is_busy();
            return;
        }
        self.notice.clear();
        match command {
            Command::New => self.after_saving(ctx, After::New, system),
            Command::Open => self.after_saving(ctx, After::Ask(Ask::Open), system),
            Command::Import => self.after_saving(ctx, After::Ask(Ask::Import), system),
            Command::Save => self.save(ctx, system),
            Command::SaveAs => self.ask(ctx, Ask::Save, system),
            Command::Export => self.open_exports(ctx),
            Command::ExportPdf => self.ask(ctx, Ask::Export(Format::Pdf), system),
            Command::ExportText => self.ask(ctx, Ask::Export(Format::Text), system),
            Command::ExportHtml => self.ask(ctx, Ask::Export(Format::Html), system),
            Command::ExportDocx => self.ask(ctx, Ask::Export(Format::Docx), system),
            Command::ExportXlsx => self.ask(ctx, Ask::Export(Format::Xlsx), system),
            Command::CopyPage => self.copy_page(system),
            Command::Print => self.print(ctx, system),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::Undo => {
                let undone = self.editor.undo();
                self.show_changed(undone);
            }
            Command::Redo => {
                let redone = self.editor.redo();
                self.show_changed(redone);
            }
            Command::Find => self.open_find(ctx, false),
            Command::Replace => self.open_find(ctx, true),
            Command::FindNext => self.find_next(ctx, true),
            Command::FindPrevious => self.find_next(ctx, false),
            Command::TotalUp => self.total_up(),
            Command::MendSums => self.mend_sums(),
            Command::TypeSums => self.toggle_typed_sums(),
            Command::InsertContact => self.insert_contact(),
            Command::AttachLast => self.ask(ctx, Ask::Last, system),
            Command::DetachLast => self.detach_last(),
            Command::Compare => self.compares = !self.compares,
            Command::FillZeros => self.ask_zeros(),
            Command::NextFinding => self.step_finding(true),
            Command::PreviousFinding => self.step_finding(false),
            Command::ApplyFix => self.apply_fix(),
            Command::Explain => self.explain(),
            Command::NextPart => self.step_part(true),
            Command::PreviousPart => self.step_part(false),
            Command::ToggleFindings => self.show_findings = !self.show_findings,
            Command::Preview => self.toggle_tab(Tab::Preview),
            Command::Review => self.show_tab(Tab::Review),
            Command::Years => self.toggle_tab(Tab::Years),
            Command::Roll => self.roll(ctx, system),
            Command::ImportPasted => self.after_saving(ctx, After::Paste, system),
            Command::Bind => self.open_tying(ctx),
            Command::Unbind => self.untie(ctx),
            Command::NextDoubt => self.next_doubt(),
            Command::ConfirmDoubt => self.confirm_doubt(ctx),
            Command::About => {
                self.message = Some(Message::say(words::PROGRAM, words::ABOUT));
            }
            Command::Welcome => self.after_saving(ctx, After::Welcome, system),
            Command::Settings => self.open_settings(ctx),
            Command::ZoomIn | Command::ZoomOut | Command::ZoomReset => self.zoom(command),
            Command::Cut | Command::Copy | Command::Paste => App::send_clipboard(ctx, command),
        }
    }

    /// Whether a command has something to do right now.
    pub(super) fn is_enabled(&self, command: Command) -> bool {
        command.refusal(&self.situation()).is_none()
    }

    /// How things stand, as far as commands depend on it.
    pub(super) fn situation(&self) -> Situation {
        let report = self.report();
        let has_last_year = report.last().is_some();
        Situation {
            is_on_start_page: self.desk.is_welcome(),
            is_busy: self.jobs.is_busy(),
            can_undo: self.editor.undo_label().is_some(),
            can_redo: self.editor.redo_label().is_some(),
            is_in_table: matches!(self.part, Part::Table(_)),
            has_doubts: report.doubts().next().is_some(),
            has_notes: !self.notes.is_empty(),
            has_year: report.year().is_some(),
            has_last_year,
            switches: Switches {
                types_sums: self.has_typed_sums(),
                compares: self.compares && has_last_year,
                shows_side: self.show_findings,
                shows_preview: self.shows(Tab::Preview),
                shows_years: self.shows(Tab::Years),
            },
        }
    }

    /// Changes the form, after asking if something has no place in the other one.
    pub(super) fn change_form(&mut self, form: &'static Form) {
        let (report, left) = self.report().in_form(form);
        if left.is_empty() {
            self.replace(report);
        } else {
            let old = self.report().form();
            let examples = left.iter().take(6).map(|cell| {
                format!(
                    "{} {}",
                    old.full_name(*cell),
                    self.report().value(*cell).text()
                )
            });
            let mut names = examples.collect::<Vec<_>>().join("、");
            if left.len() > 6 {
                names.push('等');
            }
            let text = words::ask_form(form.basis(), left.len(), &names);
            self.message = Some(Message::ask(
                words::CHANGE_FORM,
                text,
                Choice::Replace(Box::new(report)),
            ));
        }
    }

    fn replace(&mut self, report: Report) {
        self.review
            .forget_cells(&mut self.notes, self.editor.report());
        self.editor
            .apply(&Edit::replace(words::CHANGE_FORM, report));
        self.begin_report();
    }

    pub(super) fn message_box(&mut self, ctx: &Context, system: &dyn System) {
        let Some(message) = &self.message else { return };
        let Some(answer) = message.show(ctx) else {
            return;
        };
        let message = self.message.take().map(Message::into_choice);
        match (answer, message) {
            (message::Answer::Yes, Some(Choice::FillZeros(cells))) => self.fill_zeros(cells),
            (message::Answer::Yes, Some(Choice::Recover(left))) => self.recover(&left),
            (message::Answer::No, Some(Choice::Recover(left))) => left.forget(),
            (message::Answer::Yes, Some(Choice::Replace(report))) => self.replace(*report),
            (message::Answer::Yes, Some(Choice::Unsaved(after))) => {
                self.after = Some(after);
                self.save(ctx, system);
            }
            (message::Answer::No, Some(Choice::Unsaved(after)))
            | (_, Some(Choice::GoOn(after))) => self.go_on(ctx, after, system),
            _ => {}
        }
    }
}
