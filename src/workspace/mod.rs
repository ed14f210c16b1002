//! One report at work: opening, editing, checking, saving, leaving, recovering. Nothing of it knows
//! a window: what happens comes in as an [`Event`], what is wanted of the window goes out as a
//! [`Request`], and the time is told.
//!
//! Two promises are kept here: nothing that was typed is lost unless somebody gives it up, and no file
//! is overwritten unless somebody asks for it.

mod copies;
mod disk;
mod editing;
mod event;
mod findings;
mod job;
mod leaving;
mod next;
mod opening;
mod prompt;
mod reading;
mod review;
mod saving;
mod source;
mod state;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::time::Duration;

use crate::draft::recovery::LeftBehind;
use crate::report::{Editor, Report};

use copies::Copies;
use findings::Checked;
use state::{Afterwards, State, Task};

pub use disk::{Disk, SystemDisk};
pub use editing::ATTACH_LAST;
pub use event::{Event, Request};
pub use job::{Job, Outcome, SaveError};
pub use next::{Ask, Next};
pub use opening::{OpenError, Opened, open};
pub use prompt::{Answer, Notice, Prompt, Proposal, Said};
pub use review::{Review, waiting};
pub use source::{Source, stem, with_extension};

/// One report at work, or none: then the start page is shown.
#[derive(Debug)]
pub struct Workspace {
    editor: Editor,
    source: Source,
    stage: Stage,
    /// The revision with which the report was taken over.
    began: u64,
    /// Grows when places in the report before are none in this one: another report, or form.
    edition: u64,
    /// How a new report begins.
    blank: Report,
    checked: Checked,
    review: Review,
    state: State,
    /// The first is shown.
    prompts: VecDeque<Prompt>,
    /// What a crashed program left behind, until it is asked about.
    left: Option<Offer>,
    copies: Copies,
    /// The number of the last job.
    number: u64,
    now: Duration,
    /// When prose was last typed.
    typed: Duration,
    requests: Vec<Request>,
}

/// Whether there is a report at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Start,
    Report,
}

/// An offer of what a crashed program left behind.
#[derive(Debug)]
enum Offer {
    /// It is asked about as soon as nothing else is.
    Asked(Box<LeftBehind>),
    /// It stands on the start page, and waits there also while a report is at work.
    OnPage(Box<LeftBehind>),
}

impl Workspace {
    /// A workspace with a new report, which begins as `blank`.
    #[must_use]
    pub fn new(blank: Report) -> Workspace {
        Workspace {
            editor: Editor::new(blank.clone()),
            source: Source::New,
            stage: Stage::Report,
            began: 0,
            edition: 0,
            blank,
            checked: Checked::default(),
            review: Review::default(),
            state: State::Idle,
            prompts: VecDeque::new(),
            left: None,
            copies: Copies::default(),
            number: 0,
            now: Duration::ZERO,
            typed: Duration::ZERO,
            requests: Vec::new(),
        }
    }

    /// Begins without a report, with the start page.
    pub fn start(&mut self) {
        self.stage = Stage::Start;
        if let Some(Prompt::Recover(_)) = self.prompts.front()
            && let Some(Prompt::Recover(left)) = self.prompts.pop_front()
        {
            self.left = Some(Offer::OnPage(left));
        }
    }

    /// Keeps unsaved work in this file from now on.
    pub fn keep_in(&mut self, copy: PathBuf) {
        self.copies.keep_in(copy);
    }

    /// New reports begin as this one.
    pub fn begin_with(&mut self, blank: Report) {
        self.blank = blank;
    }

    /// Takes down what happened; returns what is wanted now, in this order.
    pub fn handle(&mut self, event: Event) -> Vec<Request> {
        match event {
            Event::Want(next) => self.want(next),
            Event::Begin(path) => self.begin(path),
            Event::Save => self.save_or_wait(),
            Event::Choose(ask) => self.choose_if_free(ask),
            Event::Print => self.print(),
            Event::Say(said) => self.say(said),
            Event::Answer(answer) => self.answer(answer),
            Event::Cancelled => self.cancelled(),
            Event::LeftTaken(is_taken) => self.left_taken(is_taken),
            Event::CloseRequested => self.close_requested(),
            Event::Chosen(number, path) => self.chosen(number, path),
            Event::Clipboard(number, held) => self.clipboard(number, held),
            Event::Done(number, outcome) => self.done(number, outcome),
            Event::Broken(number) => self.broken(number),
            Event::Left(left) if self.left.is_some() => drop(left),
            Event::Left(left) if self.has_report() => self.left = Some(Offer::Asked(left)),
            Event::Left(left) => self.left = Some(Offer::OnPage(left)),
            Event::Time(now) => self.now = now,
        }
        self.look_after();
        std::mem::take(&mut self.requests)
    }

    /// Whether it was agreed that the window closes on the report as it stands.
    fn is_leaving(&self) -> bool {
        matches!(self.state, State::Leaving(agreed) if agreed == self.revision())
    }

    /// What is due by itself: the offer of what was left behind, the copy of what is typed.
    fn look_after(&mut self) {
        if self.is_free()
            && self.has_report()
            && let Some(Offer::Asked(left)) =
                self.left.take_if(|left| matches!(left, Offer::Asked(_)))
        {
            self.prompts.push_back(Prompt::Recover(left));
        }
        let work = copies::Work {
            report: self.editor.report(),
            revision: self.began + self.editor.revision(),
            began: self.began,
            // Nothing is kept of what was given up with the window.
            is_dirty: self.editor.is_dirty() && !self.is_leaving(),
        };
        if let Some(job) = self.copies.next(self.number + 1, &work, self.now) {
            self.number += 1;
            self.requests.push(Request::Run(self.number, job));
        }
    }

    /// The report as it stands.
    #[must_use]
    pub fn report(&self) -> &Report {
        self.editor.report()
    }

    /// The report with its history.
    #[must_use]
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// Grows with every change, and with every other report.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.began + self.editor.revision()
    }

    /// Grows when places in the report before are none in this one: another report, or form.
    #[must_use]
    pub fn edition(&self) -> u64 {
        self.edition
    }

    /// Where the report came from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Whether a report is at work; without one the start page is shown.
    #[must_use]
    pub fn has_report(&self) -> bool {
        self.stage == Stage::Report
    }

    /// Whether there is something that is not saved.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.editor.is_dirty()
    }

    /// Whether all that is typed lies at least in a copy.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.copies.has(self.revision())
    }

    /// The review of what an import was unsure of.
    #[must_use]
    pub fn review(&self) -> &Review {
        &self.review
    }

    /// The same, to say what is settled.
    pub fn review_mut(&mut self) -> &mut Review {
        &mut self.review
    }

    /// What must be answered before work goes on.
    #[must_use]
    pub fn prompt(&self) -> Option<&Prompt> {
        self.prompts.front()
    }

    /// What the start page offers.
    #[must_use]
    pub fn left(&self) -> Option<&LeftBehind> {
        self.left.as_ref().map(|left| match left {
            Offer::Asked(left) | Offer::OnPage(left) => &**left,
        })
    }

    /// Whether somebody waits for a dialog or a job: no other one begins meanwhile.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.state, State::Busy { .. })
    }

    /// Whether whatever is asked for can begin.
    #[must_use]
    pub fn is_free(&self) -> bool {
        !self.is_busy() && self.prompts.is_empty()
    }

    /// Whether nothing may be changed, because what comes may replace it; changes have no effect.
    #[must_use]
    pub fn is_held(&self) -> bool {
        matches!(self.state, State::Busy { task, .. } if task.holds_report())
    }

    /// How long from now the time must be told, if at all.
    #[must_use]
    pub fn wakes_in(&self) -> Option<Duration> {
        self.copies.wakes_in(self.now)
    }

    fn say(&mut self, said: Said) {
        self.prompts.push_back(Prompt::Said(said));
    }

    fn notice(&mut self, notice: Notice) {
        self.requests.push(Request::Notice(notice));
    }

    /// Begins to wait for a job or a dialog; returns its number.
    fn wait_for(&mut self, task: Task, afterwards: Afterwards) -> u64 {
        self.number += 1;
        self.state = State::Busy {
            number: self.number,
            task,
            afterwards,
        };
        self.number
    }

    /// Ends the wait for what has this number. What comes under another number comes too late.
    fn arrived(&mut self, number: u64) -> Option<(Task, Afterwards)> {
        match std::mem::replace(&mut self.state, State::Idle) {
            State::Busy {
                number: own,
                task,
                afterwards,
            } if own == number => Some((task, afterwards)),
            other => {
                self.state = other;
                None
            }
        }
    }
}
