//! What a window does for a workspace, when the test says so.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use nianbao::draft;
use nianbao::draft::journal;
use nianbao::draft::lock::Holder;
use nianbao::import::PdfReader;
use nianbao::report::Report;
use nianbao::workspace::{
    Answer, Ask, Disk, Event, Job, Next, Notice, Outcome, Prompt, Request, Workspace,
};

use super::Memory;
use crate::common::balanced;

/// Where unsaved work is kept aside.
pub const JOURNAL: &str = "留底/1.journal";

/// What was asked for and is not done yet.
pub enum Pending {
    Job(Job),
    Export { path: PathBuf, must_be_new: bool },
    Print,
}

/// A window as others see it.
pub fn holder(name: &str) -> Holder {
    Holder::this(name, None)
}

pub struct Window {
    pub workspace: Workspace,
    pub disk: Arc<Memory>,
    pub jobs: VecDeque<(u64, Pending)>,
    pub dialogs: Vec<(u64, Ask)>,
    pub clipboards: Vec<u64>,
    pub notices: Vec<Notice>,
    pub remembered: Vec<PathBuf>,
    /// How often a report was taken over.
    pub taken_over: usize,
    /// It was asked to close, and did not yet.
    pub closing: bool,
    pub is_closed: bool,
    pub now: Duration,
}

impl Window {
    /// A window with an empty report of an organ.
    pub fn new() -> Window {
        Window::over(Arc::default(), "1")
    }

    /// A window of this name over a disk.
    pub fn over(disk: Arc<Memory>, name: &str) -> Window {
        let mut workspace = Workspace::new(Report::due(2025, 1));
        workspace.keep_in(format!("留底/{name}.journal").into());
        workspace.appear_as(holder(name));
        Window {
            workspace,
            disk,
            jobs: VecDeque::new(),
            dialogs: Vec::new(),
            clipboards: Vec::new(),
            notices: Vec::new(),
            remembered: Vec::new(),
            taken_over: 0,
            closing: false,
            is_closed: false,
            now: Duration::ZERO,
        }
    }

    /// A window with a draft that is open.
    pub fn with_draft() -> Window {
        let mut window = Window::new();
        window.disk.put("甲.ron", draft::write(&balanced("2021")));
        window.tell(Event::Want(Next::Open("甲.ron".into())));
        window.run();
        assert!(!window.workspace.is_dirty());
        window
    }

    pub fn tell(&mut self, event: Event) {
        let asks_to_close = matches!(event, Event::CloseRequested);
        let mut stays = false;
        for request in self.workspace.handle(event) {
            match request {
                Request::Choose(number, ask) => self.dialogs.push((number, ask)),
                Request::ReadClipboard(number) => self.clipboards.push(number),
                Request::Run(number, job) => self.jobs.push_back((number, Pending::Job(job))),
                Request::Export {
                    number,
                    path,
                    must_be_new,
                    ..
                } => {
                    let export = Pending::Export { path, must_be_new };
                    self.jobs.push_back((number, export));
                }
                Request::Print(number, _) => self.jobs.push_back((number, Pending::Print)),
                Request::TakenOver => self.taken_over += 1,
                Request::Notice(notice) => self.notices.push(notice),
                Request::Remember(path) => self.remembered.push(path),
                Request::Compare(_)
                | Request::Earlier(_)
                | Request::Prove(_)
                | Request::Record { .. }
                | Request::Redline { .. }
                | Request::Collect(..)
                | Request::Diagnosis { .. }
                | Request::KeepVersion(..) => {}
                Request::StayOpen => stays = true,
                Request::Close => self.closing = true,
            }
        }
        self.is_closed |= asks_to_close && !stays;
    }

    /// Carries one of the jobs out.
    pub fn run_one(&mut self, at: usize) {
        let Some((number, pending)) = self.jobs.remove(at) else {
            return;
        };
        let outcome = match pending {
            Pending::Job(job) => job.run(&*self.disk, PdfReader::Here),
            Pending::Export { path, must_be_new } => {
                if !(must_be_new && self.disk.exists(&path)) {
                    let _ = self.disk.write(&path, b"export");
                }
                Outcome::Made(None)
            }
            Pending::Print => Outcome::Made(None),
        };
        self.tell(Event::Done(number, outcome));
    }

    /// Carries all jobs out, and closes if that was asked for.
    pub fn run(&mut self) {
        while !self.jobs.is_empty() {
            self.run_one(0);
        }
        if std::mem::take(&mut self.closing) {
            self.tell(Event::CloseRequested);
        }
    }

    /// Answers the dialog that is open.
    pub fn choose(&mut self, path: Option<&str>) {
        let (number, _) = self.dialogs.pop().expect("a dialog is open");
        self.tell(Event::Chosen(number, path.map(PathBuf::from)));
    }

    /// Answers the prompt.
    pub fn answer(&mut self, answer: Answer) {
        assert!(self.workspace.prompt().is_some(), "something is asked");
        self.tell(Event::Answer(answer));
    }

    /// Types into the first prose field, behind what stands there.
    pub fn type_more(&mut self, more: &str) {
        let text = format!("{}{more}", self.workspace.report().prose("preamble"));
        self.workspace.type_prose("输入文字", "preamble", &text);
        self.pass(0);
    }

    /// Lets seconds pass.
    pub fn pass(&mut self, seconds: u64) {
        self.now += Duration::from_secs(seconds);
        self.tell(Event::Time(self.now));
    }

    pub fn text(&self) -> &str {
        self.workspace.report().prose("preamble")
    }

    /// What the draft in a file says there.
    pub fn text_in(&self, path: &str) -> Option<String> {
        let report = draft::read(&self.disk.get(path)?).expect("a draft");
        Some(report.prose("preamble").to_owned())
    }

    /// What the journal says there.
    pub fn kept_text(&self) -> Option<String> {
        let kept = journal::read(&self.disk.get(JOURNAL)?).expect("a journal");
        assert_eq!(kept.unreadable, 0);
        Some(kept.report.prose("preamble").to_owned())
    }

    pub fn asks_about_changes(&self) -> bool {
        matches!(self.workspace.prompt(), Some(Prompt::Unsaved(_)))
    }
}
