//! Whatever happens in whatever order, with a disk that fails at any call: there is always a way out,
//! no work is gone, and no file is overwritten that nobody named.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use std::time::SystemTime;

use nianbao::draft;
use nianbao::draft::journal;
use nianbao::draft::recovery::LeftBehind;
use nianbao::report::Report;
use nianbao::workspace::{Answer, Ask, Event, Fate, Job, Next, PrintWay, Prompt, Source};
use proptest::prelude::*;

use super::Window;
use super::happenings::{Happening, Wanted, happening};
use super::window::{Pending, holder};
use crate::common::balanced;

/// The files that a clerk names.
pub const NAMES: [&str; 6] = ["甲.ron", "乙.ron", "乙", "丙.txt", "坏.ron", "新"];

static DRAFT: LazyLock<String> = LazyLock::new(|| draft::write(&report("甲县")));
static OTHER: LazyLock<String> = LazyLock::new(|| draft::write(&report("乙县")));
static TEXT: LazyLock<String> = LazyLock::new(|| {
    nianbao::export::text::write(&nianbao::export::Document::of(&balanced("2021")))
});

/// A small report.
fn report(organ: &str) -> Report {
    let mut report = Report::due(2025, 1);
    crate::common::name_organ(&mut report, organ);
    report
}

/// Whether the program alone writes this file.
fn is_own(path: &std::path::Path) -> bool {
    path.starts_with("留底") || path.to_string_lossy().starts_with(".~lock.")
}

/// A window, and what must hold of it.
struct Watched {
    window: Window,
    /// The files that somebody named for writing, or opened as drafts.
    agreed: BTreeSet<PathBuf>,
    /// The files that another program changed, until somebody saw or agreed to replace that.
    foreign: BTreeSet<PathBuf>,
    /// The revision whose changes were given up.
    given_up: Option<u64>,
    typed: usize,
    starts: usize,
}

impl Watched {
    fn new() -> Watched {
        let window = Window::new();
        window.disk.put("甲.ron", DRAFT.as_str());
        window.disk.put("乙.ron", OTHER.as_str());
        window.disk.put("丙.txt", TEXT.as_str());
        window.disk.put("坏.ron", "(format: 1");
        Watched {
            window,
            agreed: BTreeSet::new(),
            foreign: BTreeSet::new(),
            given_up: None,
            typed: 0,
            starts: 0,
        }
    }

    fn happen(&mut self, happening: &Happening) {
        if self.window.is_closed {
            return;
        }
        let workspace = &self.window.workspace;
        let (report, revision) = (workspace.report().clone(), workspace.revision());
        let is_dirty = workspace.is_dirty();
        // What was read and never touched can be read again.
        let is_read = workspace.editor().undo_label().is_none()
            && !matches!(
                workspace.source(),
                Source::Draft(_) | Source::ReadOnly(..) | Source::Recovered
            );
        let (taken_over, files) = (self.window.taken_over, self.window.disk.all());
        self.carry_out(happening);
        if matches!(happening, Happening::Crash | Happening::Outside(_)) {
            return;
        }
        let is_gone = self.window.taken_over > taken_over || self.window.is_closed;
        if is_gone && is_dirty && !is_read {
            let text = draft::write(&report).into_bytes();
            let mut files = self.window.disk.all().into_iter();
            let is_saved = files.any(|(path, held)| !is_own(&path) && held == text);
            assert!(
                is_saved || self.given_up == Some(revision),
                "work is gone: {:?}",
                report.prose("preamble"),
            );
        }
        for (path, before) in files {
            let is_same = self.window.disk.get(&path).as_ref() == Some(&before);
            let is_agreed = self.agreed.contains(&path) && !self.foreign.contains(&path);
            assert!(
                is_same || is_own(&path) || is_agreed,
                "{} was overwritten",
                path.display()
            );
        }
        if self.window.taken_over > taken_over
            && let Source::Draft(path) = self.window.workspace.source()
        {
            self.foreign.remove(path);
        }
        self.must_be_kept();
    }

    /// Unsaved work lies in a copy, or is about to.
    fn must_be_kept(&self) {
        let window = &self.window;
        // What was given up with the window needs no copy any more.
        if window.is_closed || window.closing || !window.workspace.is_dirty() {
            return;
        }
        let is_under_way = window
            .jobs
            .iter()
            .any(|(_, job)| matches!(job, Pending::Job(Job::Keep { .. } | Job::Forget(_))));
        if window.workspace.is_kept() {
            let held = window.disk.get(self.journal()).expect("a journal");
            let kept = journal::read(&held).expect("a journal that can be read");
            assert!(kept.unreadable == 0 && kept.report.is_identical(window.workspace.report()));
        } else if !is_under_way {
            assert!(window.workspace.wakes_in().is_some(), "nobody will keep it");
        }
        if *window.workspace.source() == Source::Recovered {
            let mut files = window.disk.all().into_keys();
            assert!(
                files.any(|path| path.starts_with("留底")),
                "nothing has what was recovered"
            );
        }
    }

    fn journal(&self) -> String {
        format!("留底/{}.journal", self.starts + 1)
    }

    fn carry_out(&mut self, happening: &Happening) {
        let window = &mut self.window;
        match happening {
            Happening::Type => {
                self.typed += 1;
                window.type_more(&format!("第{}句。", self.typed));
            }
            Happening::Undo => {
                window.workspace.undo();
                window.pass(0);
            }
            Happening::Redo => {
                window.workspace.redo();
                window.pass(0);
            }
            Happening::Want(wanted) => window.tell(Event::Want(match wanted {
                Wanted::New => Next::New,
                Wanted::Open => Next::Choose(Ask::Open),
                Wanted::Import => Next::Choose(Ask::Import),
                Wanted::Paste => Next::Paste,
                Wanted::Roll => Next::Roll,
                Wanted::Start => Next::Start,
            })),
            Happening::Drop(name) => window.tell(Event::Want(Next::Open(NAMES[*name].into()))),
            Happening::Save => window.tell(Event::Save),
            Happening::Choose(ask) => window.tell(Event::Choose(*ask)),
            Happening::Print => window.tell(Event::Print(PrintWay::Dialog)),
            Happening::Answer(answer) => self.answer(*answer),
            Happening::Close => window.tell(Event::CloseRequested),
            Happening::Chosen(name) => {
                let Some((number, ask)) = window.dialogs.pop() else {
                    return;
                };
                let path = name.map(|name| PathBuf::from(NAMES[name]));
                if matches!(ask, Ask::Save | Ask::Export(_)) {
                    if let Some(path) = &path {
                        self.foreign.remove(path);
                    }
                    self.agreed.extend(path.clone());
                }
                window.tell(Event::Chosen(number, path));
            }
            Happening::Clipboard(is_there) => {
                if let Some(number) = window.clipboards.pop() {
                    let held = (None, TEXT.clone());
                    let held = is_there.then_some(held).ok_or_else(|| "5".to_owned());
                    window.tell(Event::Clipboard(number, held));
                }
            }
            Happening::Job(at, faults) => {
                window.disk.fail(faults.clone());
                window.run_one(*at);
                window.disk.fail([]);
            }
            Happening::Break(at) => {
                if let Some((number, _)) = window.jobs.remove(*at) {
                    window.tell(Event::Broken(number));
                }
            }
            Happening::Cancel => {
                // A file that is not written yet is not; what was read comes late.
                window.tell(Event::Cancelled);
                let is_busy = window.workspace.is_busy();
                let is_export =
                    |job: &Pending| matches!(job, Pending::Export { .. } | Pending::Print);
                window.jobs.retain(|(_, job)| is_busy || !is_export(job));
            }
            Happening::Pass(seconds) => {
                window.pass(*seconds);
                if std::mem::take(&mut window.closing) {
                    window.tell(Event::CloseRequested);
                }
            }
            Happening::OfferTaken(is_taken) => {
                let left = window.workspace.left().first();
                let Some(file) = left.map(|left| left.file.clone()) else {
                    return;
                };
                let fate = if *is_taken {
                    Fate::Opened
                } else {
                    Fate::GivenUp
                };
                window.tell(Event::LeftTaken(file, fate));
            }
            // A change between somebody's answer and the writing is seen by nobody.
            Happening::Outside(_) if !window.jobs.is_empty() || !window.dialogs.is_empty() => {}
            Happening::Outside(name) => {
                self.typed += 1;
                let other = report(&format!("外县{}", self.typed));
                window.disk.put(NAMES[*name], draft::write(&other));
                self.foreign.insert(NAMES[*name].into());
            }
            Happening::Crash => self.crash(),
        }
        // Saving goes back to the draft that was opened.
        let file = self.window.workspace.source().file();
        self.agreed.extend(file.map(PathBuf::from));
    }

    fn answer(&mut self, answer: Answer) {
        let prompt = self.window.workspace.prompt();
        if answer == Answer::No && matches!(prompt, Some(Prompt::Unsaved(_))) {
            self.given_up = Some(self.window.workspace.revision());
        }
        if let Some(Prompt::Changed(conflict)) = prompt
            && matches!(answer, Answer::Yes | Answer::Theirs)
        {
            self.foreign.remove(&conflict.theirs.path);
        }
        if prompt.is_some() {
            self.window.answer(answer);
        }
    }

    /// Only the disk outlives it.
    fn crash(&mut self) {
        let disk = Arc::clone(&self.window.disk);
        disk.end(&holder(&(self.starts + 1).to_string()));
        self.starts += 1;
        self.window = Window::over(disk, &(self.starts + 1).to_string());
        self.given_up = None;
        let files = self.window.disk.all().into_iter();
        let journals = files.filter(|(path, _)| path.starts_with("留底"));
        let left = journals.map(|(file, bytes)| {
            let kept = journal::read(&bytes).expect("a journal can be read");
            LeftBehind {
                report: kept.report,
                when: SystemTime::UNIX_EPOCH,
                origin: kept.origin,
                saved: None,
                is_damaged: kept.unreadable > 0,
                file,
            }
        });
        self.window.tell(Event::Left(left.collect()));
    }

    /// Somebody who always answers so comes to rest.
    fn come_to_rest(&mut self, answer: Answer) {
        for _ in 0..60 {
            let window = &mut self.window;
            let is_idle = !window.workspace.is_busy() && window.workspace.prompt().is_none();
            if window.is_closed || (is_idle && window.jobs.is_empty() && !window.closing) {
                return;
            }
            let next = if !window.jobs.is_empty() {
                Happening::Job(0, Vec::new())
            } else if !window.dialogs.is_empty() {
                Happening::Chosen(None)
            } else if !window.clipboards.is_empty() {
                Happening::Clipboard(false)
            } else if window.closing {
                Happening::Pass(1)
            } else {
                Happening::Answer(answer)
            };
            self.happen(&next);
        }
        panic!("no rest: {:?}", self.window.workspace.prompt());
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 3000,
        max_shrink_iters: 3000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn there_is_a_way_out_and_no_work_is_gone_and_no_file_is_overwritten_unasked(
        happenings in proptest::collection::vec(happening(), 1..30),
        last in prop_oneof![Just(Answer::Yes), Just(Answer::No), Just(Answer::Cancel)],
    ) {
        let mut watched = Watched::new();
        for happening in &happenings {
            watched.happen(happening);
        }
        watched.come_to_rest(last);
        for _ in 0..3 {
            watched.happen(&Happening::Close);
            watched.come_to_rest(Answer::No);
        }
        prop_assert!(watched.window.is_closed);
    }
}
