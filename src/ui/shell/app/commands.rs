//! What each command does.

use egui::{Context, ViewportCommand};

use super::App;
use super::side::Tab;
use crate::export::Format;
use crate::form::Form;
use crate::ui::input::command::{Command, Situation, Switches};
use crate::ui::shell::fault;
use crate::ui::shell::system::System;
use crate::ui::views::help::Page;
use crate::ui::views::part::Part;
use crate::ui::words;
use crate::workspace::{Ask, Event, Gather, Next, PrintWay};

impl App {
    pub(super) fn carry_out(&mut self, ctx: &Context, command: Command, system: &dyn System) {
        if self.collection.is_shown() && matches!(command, Command::Save | Command::SaveAs) {
            let ask = Ask::Collect(Gather::Keep);
            if self.collection.is_there() {
                self.tell(ctx, system, Event::Choose(ask));
            }
            return;
        }
        if let Some(refusal) = command.refusal(&self.situation()) {
            // A key pressed while the file is still being written is not forgotten.
            if command == Command::Save && self.workspace.is_busy() {
                self.tell(ctx, system, Event::Save);
            } else {
                refusal.sentence().clone_into(&mut self.status.notice);
            }
            return;
        }
        fault::note(command);
        self.status.notice.clear();
        match command {
            Command::New => {
                self.workspace.begin_with(self.new_report());
                self.tell(ctx, system, Event::Want(Next::New));
            }
            Command::Open => self.tell(ctx, system, Event::Want(Next::Choose(Ask::Open))),
            Command::Import => self.tell(ctx, system, Event::Want(Next::Choose(Ask::Import))),
            Command::Collect => self.open_collection(),
            Command::Save => self.tell(ctx, system, Event::Save),
            Command::SaveAs => self.tell(ctx, system, Event::Choose(Ask::Save)),
            Command::Export => self.open_exports(ctx),
            Command::ExportPdf => self.export(ctx, system, Format::Pdf),
            Command::ExportOfd => self.export(ctx, system, Format::Ofd),
            Command::ExportText => self.export(ctx, system, Format::Text),
            Command::ExportHtml => self.export(ctx, system, Format::Html),
            Command::ExportDocx => self.export(ctx, system, Format::Docx),
            Command::ExportXlsx => self.export(ctx, system, Format::Xlsx),
            Command::ExportSignOff => self.export(ctx, system, Format::SignOff),
            Command::ExportSignOffWord => self.export(ctx, system, Format::SignOffWord),
            Command::ExportRedline => self.tell(ctx, system, Event::Choose(Ask::Redline)),
            Command::Diagnosis => self.tell(ctx, system, Event::Choose(Ask::Diagnosis)),
            Command::FileType => self.jobs.change_file_type(ctx),
            Command::Versions => self.open_versions(ctx),
            Command::CompareWith => self.tell(ctx, system, Event::Choose(Ask::Compare)),
            Command::Comparison => self.comparing.comparison.reopen(),
            Command::Prove => self.open_proof(ctx),
            Command::CopyPage => self.copy_page(system),
            Command::Print => self.tell(ctx, system, Event::Print(PrintWay::Dialog)),
            #[cfg(windows)]
            Command::PrintByProgram => self.tell(ctx, system, Event::Print(PrintWay::Program)),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::Undo => {
                let undone = self.workspace.undo();
                self.show_changed(undone);
            }
            Command::Redo => {
                let redone = self.workspace.redo();
                self.show_changed(redone);
            }
            Command::UndoSteps => self.views.steps.open(),
            Command::CopyWithHeads => self.copy_with_heads(ctx, system, false),
            Command::CopyTable => self.copy_with_heads(ctx, system, true),
            Command::Clear => self.clear_cells(),
            Command::FillDown => self.fill(true),
            Command::FillRight => self.fill(false),
            Command::Why => self.say_why(),
            Command::ToWork => self.go_to_work(),
            Command::Find => self.open_find(ctx, false),
            Command::Replace => self.open_find(ctx, true),
            Command::FindNext => self.find_next(ctx, true),
            Command::FindPrevious => self.find_next(ctx, false),
            Command::TotalUp => self.total_up(),
            Command::MendSums => self.mend_sums(),
            Command::TypeSums => self.toggle_typed_sums(),
            Command::InsertContact => self.insert_contact(),
            Command::AttachLast => self.tell(ctx, system, Event::Choose(Ask::Last)),
            Command::DetachLast => self.detach_last(),
            Command::Compare => self.views.compares = !self.views.compares,
            Command::FillZeros => self.ask_zeros(),
            Command::NextFinding => self.step_finding(true),
            Command::PreviousFinding => self.step_finding(false),
            Command::ApplyFix => self.apply_fix(),
            Command::Explain => self.explain(),
            Command::MendMarks => self.mend_marks(),
            Command::NextPart => self.step_part(true),
            Command::PreviousPart => self.step_part(false),
            Command::ToggleFindings => self.side.toggle(),
            Command::Preview => self.toggle_tab(Tab::Preview),
            Command::Review => self.show_tab(Tab::Review),
            Command::Years => self.toggle_tab(Tab::Years),
            Command::AddYear => self.tell(ctx, system, Event::Choose(Ask::Earlier)),
            Command::Roll => self.tell(ctx, system, Event::Want(Next::Roll)),
            Command::ImportPasted => self.tell(ctx, system, Event::Want(Next::Paste)),
            Command::Bind => self.open_binding(ctx),
            Command::Unbind => self.untie(ctx),
            Command::BindAll => self.tie_all(),
            Command::NextDoubt => self.next_doubt(),
            Command::ConfirmDoubt => self.confirm_doubt(ctx),
            Command::Help => self.open_help(ctx, None),
            Command::Guidance => self.open_guidance(ctx),
            Command::AllGuidance => self.open_help(ctx, Some(Page::Guidance)),
            Command::Keys => self.open_help(ctx, Some(Page::Keys)),
            Command::About => self.open_help(ctx, Some(Page::About)),
            Command::Guide => self.toggle_guide(),
            Command::Welcome => self.tell(ctx, system, Event::Want(Next::Start)),
            Command::Settings => self.open_settings(ctx),
            Command::ZoomIn | Command::ZoomOut | Command::ZoomReset => self.zoom(command),
            Command::Cut | Command::Copy | Command::Paste => App::send_clipboard(ctx, command),
        }
    }

    /// How things stand, as far as commands depend on it.
    pub(super) fn situation(&self) -> Situation {
        let report = self.report();
        let has_last_year = report.last().is_some();
        Situation {
            is_on_start_page: self.is_aside(),
            is_busy: self.workspace.is_busy(),
            can_undo: self.workspace.editor().undo_label().is_some(),
            can_redo: self.workspace.editor().redo_label().is_some(),
            is_in_table: matches!(self.views.part, Part::Table(_)),
            is_wrong_here: self.wrong_cell().is_some(),
            has_doubts: report.doubts().next().is_some(),
            has_notes: !self.workspace.review().notes().is_empty(),
            has_year: report.year().is_some(),
            has_last_year,
            is_draft: self.workspace.source().file().is_some(),
            has_comparison: self.comparing.comparison.against().is_some(),
            switches: Switches {
                types_sums: self.has_typed_sums(),
                compares: self.views.compares && has_last_year,
                shows_side: self.side.is_shown(),
                shows_preview: self.shows(Tab::Preview),
                shows_years: self.shows(Tab::Years),
                shows_guide: !self.surroundings.settings.hides_guide,
            },
        }
    }

    /// Changes the form, after asking if something has no place in the other one.
    pub(super) fn change_form(&mut self, form: &'static Form) {
        let Err((edit, left)) = self.workspace.change_form(words::CHANGE_FORM, form) else {
            self.follow_edition();
            return;
        };
        let old = self.report().form();
        let examples = left.iter().take(6).map(|cell| {
            let value = self.report().value(*cell).text();
            format!("{} {value}", old.full_name(*cell))
        });
        let mut names = examples.collect::<Vec<_>>().join("、");
        if left.len() > 6 {
            names.push('等');
        }
        let text = words::ask_form(form.basis(), left.len(), &names);
        self.workspace.propose_loss(*edit, words::CHANGE_FORM, text);
    }
}
