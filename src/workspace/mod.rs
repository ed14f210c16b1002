//! One report at work: opening, editing, checking, saving, leaving, recovering. Nothing of it knows
//! a window: what happens comes in as an [`Event`], what is wanted of the window goes out as a
//! [`Request`], and the time is told.
//!
//! Two promises are kept here: nothing that was typed is lost unless somebody gives it up, and no file
//! is overwritten unless somebody asks for it. A collection of reports at work is [`collecting`].

pub mod collecting;
mod editing;
mod event;
mod findings;
mod holding;
mod job;
mod journal;
mod leaving;
mod next;
mod opening;
mod prompt;
mod proof;
mod reading;
mod recovering;
mod review;
mod saving;
mod source;
mod state;
mod status;
mod theirs;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::draft::journal::Origin;
use crate::draft::lock::{self, Holder};
use crate::draft::recovery::LeftBehind;
use crate::files::Stamp;
use crate::report::{Edit, Editor, Report};

use findings::Checked;
use journal::Journal;
use state::{Afterwards, State, Task};

pub use crate::draft::{Disk, SystemDisk};
pub use editing::ATTACH_LAST;
pub use event::{Event, Fate, PrintWay, Request};
pub use holding::Taken;
pub use job::{Job, Outcome, Replaced, SaveError, Step, whom};
pub use next::{Ask, Gather, Next};
pub use opening::{OpenError, Opened, open};
pub use prompt::{Answer, Conflict, Notice, Prompt, Proposal, Said, Special};
pub use proof::{Paper, Proof, ProofError, Published, Signed, moment};
pub use review::{Review, waiting};
pub use source::{ReadOnly, Source, shown_name, stem, with_extension};
pub use theirs::Theirs;

/// One report at work, or none: then the start page is shown.
#[derive(Debug)]
pub struct Workspace {
    editor: Editor,
    source: Source,
    /// What the draft's file held when it was last read or written.
    stamp: Option<Stamp>,
    /// Who this window is for others.
    me: Holder,
    /// The draft that this window holds.
    held: Option<Held>,
    stage: Stage,
    /// The revision with which the report was taken over.
    began: u64,
    /// Grows when places in the report before are none in this one: another report, or form.
    edition: u64,
    /// How a new report begins.
    blank: Report,
    checked: Checked,
    /// How many characters 总体情况 may have, if somebody set it.
    limit: Option<usize>,
    /// The local pack of reports that name none yet.
    pack: String,
    review: Review,
    state: State,
    /// Drafts on their way to the disk, by the numbers of their jobs; also those for which nobody waits
    /// any longer, of which nothing has come yet.
    on_their_way: Vec<(u64, PathBuf)>,
    /// The first is shown.
    prompts: VecDeque<Prompt>,
    /// What crashed programs left behind, until something becomes of it.
    left: Vec<LeftBehind>,
    journal: Journal,
    /// The number of the last job.
    number: u64,
    now: Duration,
    /// When prose was last typed.
    typed: Duration,
    requests: Vec<Request>,
}

/// A draft that is held.
#[derive(Debug)]
struct Held {
    draft: PathBuf,
    /// When it last gave a sign of life.
    beat: Duration,
    /// Whether that named the file by which others on this PC see that this program runs.
    is_proven: bool,
}

/// Whether there is a report at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Start,
    Report,
}

impl Workspace {
    /// A workspace with a new report, which begins as `blank`.
    #[must_use]
    pub fn new(blank: Report) -> Workspace {
        Workspace {
            editor: Editor::new(blank.clone()),
            source: Source::New,
            stamp: None,
            me: Holder::this("", None),
            held: None,
            stage: Stage::Report,
            began: 0,
            edition: 0,
            blank,
            checked: Checked::default(),
            limit: None,
            pack: String::new(),
            review: Review::default(),
            state: State::Idle,
            on_their_way: Vec::new(),
            prompts: VecDeque::new(),
            left: Vec::new(),
            journal: Journal::default(),
            number: 0,
            now: Duration::ZERO,
            typed: Duration::ZERO,
            requests: Vec::new(),
        }
    }

    /// Begins without a report, with the start page.
    pub fn start(&mut self) {
        self.stage = Stage::Start;
        self.prompts
            .retain(|prompt| !matches!(prompt, Prompt::Recover(_)));
    }

    /// Keeps unsaved work in this file from now on.
    pub fn keep_in(&mut self, journal: PathBuf) {
        self.journal.keep_in(journal);
    }

    /// Shows itself as this one to others who open the same draft: before anything is opened.
    pub fn appear_as(&mut self, me: Holder) {
        self.me = me;
    }

    /// Who this window is for others.
    #[must_use]
    pub fn me(&self) -> &Holder {
        &self.me
    }

    /// The file by which others on this PC see that this program runs.
    pub fn proven_by(&mut self, proof: PathBuf) {
        self.me.proof = Some(proof);
    }

    /// New reports begin as this one.
    pub fn begin_with(&mut self, blank: Report) {
        self.blank = blank;
    }

    /// Reports that are begun or read in from now on are checked against this local pack, if they name
    /// none yet.
    pub fn prefer_pack(&mut self, name: &str) {
        if self.pack != name {
            name.clone_into(&mut self.pack);
        }
    }

    /// Chooses the preferred local pack for a report that names none yet.
    fn choose_pack(&self, report: &mut Report) {
        if report.pack().is_empty() && !self.pack.is_empty() {
            report.apply(&Edit::pack("", self.pack.as_str()));
        }
    }

    /// Takes down what happened; returns what is wanted now, in this order.
    pub fn handle(&mut self, event: Event) -> Vec<Request> {
        match event {
            Event::Want(next) => self.want(next),
            Event::Begin(path) => self.begin(path),
            Event::Save => self.save_or_wait(),
            Event::Choose(ask) => self.choose_if_free(ask),
            Event::Print(way) => self.print(way),
            Event::Say(said) => self.say(said),
            Event::Answer(answer) => self.answer(answer),
            Event::Cancelled => self.cancelled(),
            Event::LeftTaken(file, fate) => self.left_taken(&file, fate),
            Event::TakeOver => self.take_over_draft(),
            Event::CloseRequested => self.close_requested(),
            Event::Chosen(number, path) => self.chosen(number, path),
            Event::Clipboard(number, held) => self.clipboard(number, held),
            Event::Done(number, outcome) => self.done(number, outcome),
            Event::Broken(number) => self.broken(number),
            Event::Left(left) => self.found(left),
            Event::Time(now) => self.now = now,
        }
        self.look_after();
        std::mem::take(&mut self.requests)
    }

    /// Whether it was agreed that the window closes on the report as it stands.
    fn is_leaving(&self) -> bool {
        matches!(self.state, State::Leaving(agreed) if agreed == self.revision())
    }

    /// What is due by itself: the offer of what was left behind, the journal of what is typed, a sign
    /// of life.
    fn look_after(&mut self) {
        let work = journal::Work {
            report: self.editor.report(),
            revision: self.began + self.editor.revision(),
            began: self.began,
            // Nothing is kept of what was given up with the window.
            is_dirty: self.editor.is_dirty() && !self.is_leaving(),
            origin: self.origin(),
        };
        if let Some(job) = self.journal.next(self.number + 1, &work, self.now) {
            self.run(job);
        }
        let has_proof = self.me.proof.is_some();
        if let Some(held) = &mut self.held
            && (self.now.saturating_sub(held.beat) >= lock::BEAT || held.is_proven != has_proof)
        {
            held.beat = self.now;
            held.is_proven = has_proof;
            let job = Job::Beat(held.draft.clone(), self.me.clone());
            self.run(job);
        }
    }

    /// Whose work this is.
    #[must_use]
    pub fn origin(&self) -> Origin {
        let draft = self.source.file().map(PathBuf::from);
        let stamp = self.stamp.filter(|_| draft.is_some());
        Origin { draft, stamp }
    }

    /// Has a job carried out for which nobody waits.
    fn run(&mut self, job: Job) {
        self.number += 1;
        self.requests.push(Request::Run(self.number, job));
    }

    /// Notes which draft this window holds now, and gives back the one it held before.
    fn hold(&mut self, draft: Option<PathBuf>) {
        let before = self.held.take();
        self.held = draft.map(|draft| Held {
            draft,
            beat: self.now,
            is_proven: false,
        });
        if let Some(before) = before.filter(|before| !self.holds(&before.draft)) {
            self.run(Job::Release(before.draft, self.me.clone()));
        }
    }

    fn holds(&self, draft: &Path) -> bool {
        self.held.as_ref().is_some_and(|held| held.draft == draft)
    }

    /// What is to be taken off the disk when the program ends now: what was saved or given up, and the
    /// lock of the draft.
    #[must_use]
    pub fn leftovers(&self) -> (Vec<PathBuf>, Option<Job>) {
        let is_done = !self.editor.is_dirty() || self.is_leaving();
        let files = if is_done {
            self.journal.leftovers()
        } else {
            Vec::new()
        };
        let held = self.held.as_ref();
        let release = held.map(|held| Job::Release(held.draft.clone(), self.me.clone()));
        (files, release)
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
