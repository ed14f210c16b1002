//! 核对发布页: the report, or its draft, held against what was published.

use std::path::PathBuf;

use egui::Context;

use super::App;
use super::focus::FRAMES;
use crate::export::record::Spot;
use crate::files;
use crate::ui::shell::jobs::{Done, ExportError};
use crate::ui::shell::system::System;
use crate::ui::views::part::Part;
use crate::ui::views::proof;
use crate::ui::views::proof::{Action, ProofState, Shown, Stage};
use crate::ui::views::revision::Revision;
use crate::ui::words;
use crate::workspace::{Ask, Event, Published, Signed, Source, shown_name, stem};

/// The state of it.
#[derive(Debug, Default)]
pub(super) struct Proving {
    pub(super) view: ProofState,
    /// The job that reads, and which state of the report it was given.
    job: Option<u64>,
    of: Option<Revision>,
    /// Where to go once the view has let go of the keyboard, and in how many frames that is.
    going: Option<(u8, Spot)>,
    /// The clipboard is to be read.
    pastes: bool,
}

impl App {
    /// Shows it; what was compared before is compared anew where the report has changed since.
    pub(super) fn open_proof(&mut self, ctx: &Context) {
        self.workspace.end_typing();
        let now = self.revision();
        let before = self.comparing.proving.of;
        if before.is_some_and(|before| before.report != now.report) {
            self.comparing.proving = Proving::default();
        }
        self.comparing.proving.view.open();
        if before.is_some_and(|before| before != now) {
            self.prove_again(ctx);
        }
    }

    /// Holds a file against the report.
    pub(super) fn prove_file(&mut self, ctx: &Context, path: PathBuf) {
        let name = shown_name(&path);
        self.prove(ctx, name, Published::File(path));
    }

    fn prove_again(&mut self, ctx: &Context) {
        if let Stage::Done(proof) = self.comparing.proving.view.stage() {
            let published = proof.published.clone();
            let name = published.name.clone();
            self.prove(ctx, name, Published::Read(Box::new(published)));
        }
    }

    fn prove(&mut self, ctx: &Context, name: String, published: Published) {
        if let Some(job) = self.comparing.proving.job.take() {
            self.jobs.cancel(job);
        }
        let source = self.workspace.source();
        let uses_draft = self.comparing.proving.view.uses_draft && self.workspace.is_dirty();
        let signed = match source {
            Source::Draft(draft) if uses_draft => Signed::Draft(draft.clone()),
            Source::Draft(file) | Source::Imported(file) | Source::ReadOnly(file, _) => {
                Signed::Standing(Box::new(self.report().clone()), Some(file.clone()))
            }
            _ => Signed::Standing(Box::new(self.report().clone()), None),
        };
        self.comparing.proving.of = Some(self.revision());
        self.comparing.proving.view.set(Stage::Reading(name));
        self.comparing.proving.job = Some(self.jobs.prove(ctx, signed, published));
        ctx.request_repaint();
    }

    /// Takes down what came of it.
    pub(super) fn proved(&mut self, done: Done) {
        match done {
            Done::Proved(number, proof) if self.comparing.proving.job == Some(number) => {
                self.comparing.proving.job = None;
                self.comparing.proving.view.set(match proof {
                    Ok(proof) => Stage::Done(proof),
                    Err(error) => Stage::Failed(error.to_string()),
                });
            }
            Done::Recorded(path, Ok(remarks)) => {
                let said = words::record_saved(&stem(&path));
                self.comparing.proving.view.said.clone_from(&said);
                self.status.say_exported(said, path);
                let said = self.remarks(&remarks);
                self.events.extend(said.map(Event::Say));
            }
            Done::Recorded(_, Err(error)) => {
                let said = ExportError::said(error, words::CANNOT_EXPORT);
                self.events.push(Event::Say(said));
            }
            _ => {}
        }
    }

    /// The name that the record is offered under.
    pub(super) fn record_name(&self) -> String {
        let title = files::name_of(&self.report().title());
        format!("{title}{}.pdf", words::RECORD_MARK)
    }

    /// Makes the record and writes it.
    pub(super) fn make_record(&mut self, ctx: &Context, path: PathBuf, must_be_new: bool) {
        if let Stage::Done(proof) = self.comparing.proving.view.stage() {
            let what = ((**proof).clone(), self.surroundings.settings.export);
            self.jobs.export_record(ctx, path, must_be_new, what);
        }
    }

    /// Shows it, and carries out what was asked for in it.
    pub(super) fn proving(&mut self, ctx: &Context) {
        match self.comparing.proving.going.take() {
            Some((0, spot)) => self.go_to_spot(&spot),
            Some((frames, spot)) => {
                self.comparing.proving.going = Some((frames - 1, spot));
                ctx.request_repaint();
            }
            None => {}
        }
        // It was cancelled in the line that says what takes long, or broke off.
        if self
            .comparing
            .proving
            .job
            .is_some_and(|job| !self.jobs.has(job))
        {
            self.comparing.proving.job = None;
            let broken = words::PROOF_BROKEN_OFF.to_owned();
            self.comparing.proving.view.set(Stage::Failed(broken));
        }
        // What must be answered comes first.
        if self.workspace.prompt().is_some() {
            return;
        }
        let shown = Shown {
            has_draft: self.workspace.source().file().is_some() && self.workspace.is_dirty(),
            is_busy: self.workspace.is_busy(),
        };
        match proof::show(ctx, &mut self.comparing.proving.view, shown) {
            Some(Action::Choose) => self.events.push(Event::Choose(Ask::Published)),
            Some(Action::Save) => self.events.push(Event::Choose(Ask::Record)),
            Some(Action::Paste) => self.comparing.proving.pastes = true,
            Some(Action::Again) => self.prove_again(ctx),
            Some(Action::Cancel) => {
                if let Some(job) = self.comparing.proving.job.take() {
                    self.jobs.cancel(job);
                }
                self.comparing.proving.view.set(Stage::Idle);
            }
            Some(Action::GoTo(spot)) => {
                self.comparing.proving.going = Some((FRAMES, spot));
                ctx.request_repaint();
            }
            None => {}
        }
    }

    /// Reads the clipboard where that was asked for.
    pub(super) fn prove_pasted(&mut self, ctx: &Context, system: &dyn System) {
        if !std::mem::take(&mut self.comparing.proving.pastes) {
            return;
        }
        match system.paste_page() {
            Ok((html, text)) => {
                let name = words::PROOF_PASTED.to_owned();
                self.prove(ctx, name, Published::Pasted(html, text));
            }
            Err(reason) => {
                let said = words::not_pasted(&reason);
                self.comparing.proving.view.set(Stage::Failed(said));
            }
        }
    }

    fn go_to_spot(&mut self, spot: &Spot) {
        match spot {
            Spot::Place(place) => self.go_to_place(place),
            Spot::Sentence { field, at } => {
                self.go_to(Part::Prose((*field).to_owned()));
                // The draft may say more than the report does now.
                if self.report().prose(field).get(at.clone()).is_some() {
                    self.views.prose.show_place(at.clone(), true);
                }
            }
        }
    }
}
