//! A collection of reports in the window: its page, its jobs, and the way to a unit's report and back.

mod making;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use egui::{Context, Ui};

use super::App;
use crate::beijing;
use crate::collect::ledger::EXTENSION;
use crate::draft::lock;
use crate::report::Report;
use crate::ui::shell::jobs::{Around, Cancellation, Collect, Collected};
use crate::ui::views::collection;
use crate::ui::views::collection::{Action, CollectionState, Notice, Progress};
use crate::ui::words;
use crate::workspace::collecting::{Collecting, Wanted};
use crate::workspace::{Ask, Event, Next, SaveError, stem};

/// The collection at work, if there is one, and what is under way with it.
#[derive(Default)]
pub(super) struct Collection {
    work: Option<Box<Collecting>>,
    view: CollectionState,
    is_shown: bool,
    /// What is to be read as soon as nothing else is.
    wanted: Option<Wanted>,
    /// All files are to be looked at again.
    wants_again: bool,
    /// The collector's own report, to be read with them.
    own: Option<PathBuf>,
    reading: Option<(Arc<Progress>, Arc<Cancellation>)>,
    is_keeping: bool,
    /// When the last sign of life was given, in seconds of the window's clock.
    beaten: f64,
    /// The program's own place for collections.
    folder: Option<PathBuf>,
    /// What was last done with it.
    notice: Notice,
}

impl Collection {
    /// Whether its page is shown.
    pub(super) fn is_shown(&self) -> bool {
        self.is_shown
    }

    /// Whether there is one that can be gone back to.
    pub(super) fn is_there(&self) -> bool {
        self.work.is_some()
    }

    /// The file that is held, by which others see that somebody works on it.
    pub(super) fn held(&self) -> Option<&Path> {
        self.work.as_ref().and_then(|work| work.held())
    }

    /// What it is called.
    pub(super) fn name(&self) -> String {
        let name = self.work.as_ref().map(|work| work.name());
        name.unwrap_or_default()
    }

    /// Another page is shown.
    pub(super) fn hide(&mut self) {
        self.is_shown = false;
    }

    /// A job broke off by a fault of the program.
    pub(super) fn broke_off(&mut self) {
        self.reading = None;
        self.is_keeping = false;
    }
}

/// Whether a file is a collection that was kept.
pub(super) fn is_ledger(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case(EXTENSION))
}

impl App {
    /// Keeps collections for which nobody chose a file in this folder.
    #[must_use]
    pub fn with_collections(mut self, folder: &Path) -> App {
        self.collection.folder = Some(folder.to_owned());
        self
    }

    /// Whether no report is on the screen: the start page or a collection is.
    pub(super) fn is_aside(&self) -> bool {
        self.is_on_start_page() || self.collection.is_shown
    }

    /// Shows the page; what changed in the files meanwhile is looked for.
    pub(super) fn open_collection(&mut self) {
        self.workspace.end_typing();
        self.collection.is_shown = true;
        self.collection.view.arrive();
        self.collection.wants_again = self.collection.work.is_some();
    }

    /// Reads this collection, which takes the place of the one at work.
    pub(super) fn collect(&mut self, wanted: Wanted) {
        self.workspace.end_typing();
        self.collection.is_shown = true;
        self.collection.wanted = Some(wanted);
    }

    /// What the report at work is made of may be a collection: then that is opened. Returns whether it is.
    pub(super) fn takes_collection(&mut self, path: &Path) -> bool {
        let takes = is_ledger(path);
        if takes {
            self.collect(Wanted::Kept(path.to_owned()));
        }
        takes
    }

    /// The page.
    pub(super) fn collection_page(&mut self, ui: &mut Ui) {
        let mut view = std::mem::take(&mut self.collection.view);
        let reading = self.collection.reading.as_ref();
        let work = self.collection.work.as_deref();
        let today = beijing::day(SystemTime::now());
        let is_overdue = today
            .zip(work)
            .is_some_and(|(today, work)| work.ledger().is_overdue(today));
        let actions = collection::show(
            ui,
            &mut view,
            work,
            reading.map(|(progress, _)| &**progress),
            &self.collection.notice,
            is_overdue,
        );
        self.collection.view = view;
        for action in actions {
            self.do_with_collection(ui.ctx(), action);
        }
    }

    fn do_with_collection(&mut self, ctx: &Context, action: Action) {
        match action {
            // Words that cannot be used are mended before letters are asked for.
            Action::Ask(gather) if self.lacks_words(gather) => self.open_wording(ctx),
            Action::Ask(gather) => self.events.push(Event::Choose(Ask::Collect(gather))),
            Action::Wording => self.open_wording(ctx),
            Action::Show(path) => self.later.shows = Some(path),
            Action::ReadAgain => self.collection.wants_again = true,
            Action::Cancel => {
                if let Some((_, cancellation)) = &self.collection.reading {
                    cancellation.shut();
                }
            }
            Action::Open(path) => self.events.push(Event::Want(Next::Open(path))),
            Action::Back => self.collection.is_shown = false,
            Action::Pass(name, is_passed) => {
                self.mark(|work| work.set_passed(&name, is_passed));
            }
            Action::Remark(name, remark) => self.mark(|work| work.set_remark(&name, &remark)),
            Action::Deadline(date) => self.mark(|work| work.set_deadline(date)),
            Action::Own(name) => self.mark(|work| work.set_own(name.as_deref())),
            Action::ForgetLast => self.mark(|work| work.set_before(None)),
            Action::LeaveOut(name, reason) => self.mark(|work| work.leave_out(&name, &reason)),
        }
    }

    /// Marks something, unless the files are being read: what comes of that takes its place.
    fn mark(&mut self, change: impl FnOnce(&mut Collecting)) {
        if self.collection.reading.is_none()
            && let Some(work) = &mut self.collection.work
        {
            change(work);
        }
    }

    fn surrounded(&self) -> Around {
        let (progress, cancellation) = self.collection.reading.clone().unwrap_or_default();
        Around {
            me: self.workspace.me().clone(),
            folder: self.collection.folder.clone(),
            versions: self.comparing.folder.clone(),
            progress,
            cancellation,
        }
    }

    fn run_collect(&mut self, ctx: &Context, job: Collect) {
        let around = self.surrounded();
        self.jobs.collect(ctx, job, around);
    }

    /// Begins what is due: a reading, the writing of what was marked, a sign of life.
    pub(super) fn follow_collection(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let is_idle = self.collection.reading.is_none() && !self.collection.is_keeping;
        let collection = &mut self.collection;
        let job = if !is_idle {
            None
        } else if let Some(keep) = collection
            .work
            .as_ref()
            .filter(|work| work.must_be_kept())
            .and_then(|work| work.keep())
        {
            collection.is_keeping = true;
            Some(Collect::Keep(Box::new(keep)))
        } else if let Some(wanted) = collection.wanted.take() {
            collection.wants_again = false;
            collection.reading = Some(<_>::default());
            Some(Collect::Read(wanted))
        } else if let Some(own) = collection.own.take() {
            collection.wants_again = false;
            let work = collection
                .work
                .clone()
                .filter(|work| work.holder().is_none());
            collection.reading = work.is_some().then(<_>::default);
            work.map(|work| Collect::Own(work, own))
        } else if std::mem::take(&mut collection.wants_again) {
            let work = collection.work.clone();
            collection.reading = work.is_some().then(<_>::default);
            work.map(Collect::Again)
        } else {
            None
        };
        if let Some(job) = job {
            self.run_collect(ctx, job);
        }
        if let Some(held) = self.collection.held().map(Path::to_owned) {
            let every = lock::BEAT.as_secs_f64();
            if now - self.collection.beaten >= every {
                self.collection.beaten = now;
                self.run_collect(ctx, Collect::Beat(held));
            }
            ctx.request_repaint_after(lock::BEAT);
        }
    }

    /// Takes down what came of a job.
    pub(super) fn collected(&mut self, ctx: &Context, collected: Collected) {
        match collected {
            Collected::Read(read) => {
                self.collection.reading = None;
                match read {
                    Ok(Some(work)) => self.take_collection(ctx, work),
                    Ok(None) => self.collection.notice = words::CANCELLED.to_owned().into(),
                    Err(error) => self.say(words::CANNOT_COLLECT, error.to_string()),
                }
            }
            Collected::List(Ok(list)) => self.mark(|work| work.set_list(list)),
            Collected::List(Err(error)) => self.say(words::CANNOT_COLLECT, error.to_string()),
            Collected::Before(path, Ok(before)) => {
                self.mark(|work| work.set_before(Some((path, *before))));
            }
            Collected::Before(_, Err(error)) => self.say(words::CANNOT_COMPARE, error.to_string()),
            Collected::Kept(kept) => {
                self.collection.is_keeping = false;
                let Some(work) = &mut self.collection.work else {
                    return;
                };
                match work.take_kept(kept) {
                    Ok(Some(path)) => self.collection.notice = words::saved(&stem(&path)).into(),
                    Ok(None) => {}
                    Err(error @ SaveError::InUse(..)) => {
                        self.collection.notice = error.to_string().into();
                    }
                    Err(error @ SaveError::Changed(_)) => {
                        self.say(
                            words::CANNOT_SAVE,
                            words::ledger_changed(&error.to_string()),
                        );
                    }
                    Err(error) => self.say(words::CANNOT_SAVE, error.to_string()),
                }
            }
            Collected::Made(Ok(made)) => self.take_made(&made),
            Collected::Made(Err(error)) => self.say(words::NOT_MADE, error.to_string()),
            Collected::Beaten(path, Some(holder)) => {
                if let Some(work) = &mut self.collection.work
                    && work.held() == Some(path.as_path())
                {
                    work.lose(holder);
                }
            }
            Collected::Beaten(_, None) | Collected::Released => {}
        }
    }

    fn take_collection(&mut self, ctx: &Context, work: Box<Collecting>) {
        let before = self.collection.work.take();
        let held = before.as_ref().and_then(|before| before.held());
        let held = held.filter(|held| work.held() != Some(*held));
        if let Some(held) = held.map(Path::to_owned) {
            self.run_collect(ctx, Collect::Release(held));
        }
        let is_other = before.is_none_or(|before| before.name() != work.name());
        if is_other {
            self.collection.view = CollectionState::default();
            self.collection.beaten = ctx.input(|input| input.time);
        }
        if self.collection.is_shown {
            self.collection.view.arrive();
        }
        let files = work.collection().units().len();
        self.collection.notice = words::collection_read(files, work.changed().len()).into();
        self.collection.work = Some(work);
    }

    /// What is left to do on the disk when the window is gone: what was marked, and the file's lock.
    pub(super) fn leave_collection(&mut self) {
        let Some(mut work) = self.collection.work.take() else {
            return;
        };
        if let Some((unit, remark)) = self.collection.view.typed() {
            work.set_remark(unit, remark);
        }
        let me = self.workspace.me().clone();
        let keep = work.keep().filter(|_| work.must_be_kept());
        let held = work.held().map(Path::to_owned);
        self.memory.also(move || {
            use crate::workspace::SystemDisk;
            use crate::workspace::collecting::release;
            if let Some(keep) = keep {
                // Nobody is there to be told.
                let _ = keep.run(&SystemDisk, &me);
            }
            if let Some(held) = held {
                release(&SystemDisk, &held, &me);
            }
        });
    }

    /// The sum as it stands, for tests of the window.
    #[must_use]
    pub fn collected_sum(&self) -> Option<&Report> {
        let work = self.collection.work.as_ref()?;
        work.sum().map(|sum| &sum.report)
    }
}
