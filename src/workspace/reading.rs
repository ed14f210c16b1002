//! Reports that come from elsewhere take the place of the one at work.

use std::path::{Path, PathBuf};

use super::event::Request;
use super::holding::Taken;
use super::job::{Job, Outcome};
use super::next::Ask;
use super::opening::{OpenError, Opened};
use super::prompt::{Notice, Said, Special};
use super::review::Review;
use super::saving::named;
use super::source::{ReadOnly, Source, stem};
use super::state::{Afterwards, Task};
use super::{Stage, Workspace};
use crate::check::{Finding, marks_note};
use crate::draft::Condition;
use crate::export::Format;
use crate::import::{ImportError, Imported};
use crate::report::{Edit, Editor};

impl Workspace {
    /// The dialog of this number was answered.
    pub(super) fn chosen(&mut self, number: u64, path: Option<PathBuf>) {
        let Some((task, afterwards)) = self.arrived(number) else {
            return;
        };
        match (task, path) {
            (Task::Choosing(Ask::Open | Ask::Import), Some(path)) => {
                self.read(path, Task::Reading, afterwards);
            }
            (Task::Choosing(Ask::Last), Some(path)) => {
                self.read(path, Task::ReadingLast, afterwards);
            }
            (Task::Choosing(Ask::Save), Some(path)) => self.save_as(&path, afterwards),
            (Task::Choosing(Ask::Export(format)), Some(path)) => {
                self.export(&path, format, afterwards);
            }
            (Task::Choosing(Ask::Compare), Some(path)) => {
                self.requests.push(Request::Compare(path));
                self.follow(afterwards);
            }
            (Task::Choosing(Ask::Published), Some(path)) => {
                self.requests.push(Request::Prove(path));
                self.follow(afterwards);
            }
            (Task::Choosing(Ask::Earlier), Some(path)) => {
                self.requests.push(Request::Earlier(path));
                self.follow(afterwards);
            }
            (Task::Choosing(Ask::Redline), Some(path)) => {
                let (path, must_be_new) = named(&path, Format::Pdf.extension());
                self.requests.push(Request::Redline { path, must_be_new });
                self.follow(afterwards);
            }
            (Task::Choosing(Ask::Record), Some(path)) => {
                let (path, must_be_new) = named(&path, Format::Pdf.extension());
                self.requests.push(Request::Record { path, must_be_new });
                self.follow(afterwards);
            }
            (Task::Choosing(Ask::Diagnosis), Some(path)) => {
                let (path, must_be_new) = named(&path, Format::Text.extension());
                self.requests.push(Request::Diagnosis { path, must_be_new });
                self.follow(afterwards);
            }
            (Task::Choosing(Ask::Collect(gather)), Some(path)) => {
                self.requests.push(Request::Collect(gather, path));
                self.follow(afterwards);
            }
            _ => self.give_up(afterwards),
        }
    }

    pub(super) fn read(&mut self, path: PathBuf, task: Task, afterwards: Afterwards) {
        let number = self.wait_for(task, afterwards);
        // Last year's report is only looked at.
        let job = Job::Open(path, (task == Task::Reading).then(|| self.me.clone()));
        self.requests.push(Request::Run(number, job));
    }

    /// What was on the clipboard.
    pub(super) fn clipboard(
        &mut self,
        number: u64,
        held: Result<(Option<String>, String), String>,
    ) {
        let Some((_, afterwards)) = self.arrived(number) else {
            return;
        };
        match held {
            Ok((html, text)) => {
                let number = self.wait_for(Task::Reading, afterwards);
                self.requests
                    .push(Request::Run(number, Job::Paste(html, text)));
            }
            Err(reason) => {
                self.say(Said::NothingToPaste(reason));
                self.give_up(afterwards);
            }
        }
    }

    /// Takes down what came when nobody waited for it any more: a draft that was opened is given back,
    /// one that was saved is known for that.
    fn let_go(&mut self, outcome: Outcome) {
        let path = match outcome {
            Outcome::Opened(path, opened)
                if opened
                    .as_ref()
                    .as_ref()
                    .is_ok_and(|opened| opened.held == Taken::Own) =>
            {
                path
            }
            Outcome::Saved(path, report, saved) => {
                if let (Ok(stamp), true) = (saved, self.source.file() == Some(path.as_path())) {
                    self.mark_saved(stamp, *report);
                }
                path
            }
            _ => return,
        };
        if !self.holds(&path) {
            self.run(Job::Release(path, self.me.clone()));
        }
    }

    /// What came of a job.
    pub(super) fn done(&mut self, number: u64, outcome: Outcome) {
        if self.journal.is_own(number) {
            let written = match outcome {
                Outcome::Kept(written) => written.map_err(|error| error.to_string()),
                _ => Ok(0),
            };
            if let Err(error) = self.journal.done(number, written, self.now) {
                self.notice(Notice::NotKept(error));
            }
            return;
        }
        self.on_their_way.retain(|(job, _)| *job != number);
        let outcome = match outcome {
            Outcome::Held(path, taken) => return self.taken(path, taken),
            Outcome::Beaten(path, Some(holder)) => return self.lost(&path, holder),
            Outcome::Beaten(_, None) | Outcome::Released => return,
            other => other,
        };
        let Some((task, afterwards)) = self.arrived(number) else {
            self.let_go(outcome);
            return;
        };
        match outcome {
            Outcome::Opened(path, opened) if task == Task::ReadingLast => {
                self.attach(&path, *opened);
                self.follow(afterwards);
            }
            Outcome::Opened(path, opened) => {
                self.opened(path, *opened);
                self.follow_opening(&afterwards);
            }
            Outcome::Pasted(imported) => {
                self.pasted(*imported);
                self.follow_opening(&afterwards);
            }
            Outcome::Saved(path, report, saved) => self.saved(path, *report, saved, afterwards),
            Outcome::Made(said) => {
                self.prompts.extend(said.map(super::Prompt::Said));
                self.follow(afterwards);
            }
            _ => self.give_up(afterwards),
        }
    }

    /// Saving was asked for another report than this one.
    fn follow_opening(&mut self, afterwards: &Afterwards) {
        if matches!(afterwards, Afterwards::Close | Afterwards::SaveAndClose) {
            self.follow(Afterwards::Close);
        }
    }

    /// A job broke off by a fault of the program.
    pub(super) fn broken(&mut self, number: u64) {
        self.on_their_way.retain(|(job, _)| *job != number);
        if self.arrived(number).is_some() {
            self.say(Said::Broken);
        } else {
            self.journal.broke_off(number, self.now);
            self.notice(Notice::BrokenAside);
        }
    }

    fn opened(&mut self, path: PathBuf, opened: Result<Opened, OpenError>) {
        match opened {
            Ok(mut opened) => {
                if !opened.is_draft {
                    opened.notes.extend(marks_note(&opened.report));
                    self.choose_pack(&mut opened.report);
                }
                self.notice(match self.left.len() {
                    0 => Notice::Opened(stem(&path), opened.notes.len()),
                    count => Notice::Unfinished(count),
                });
                // What was read in is asked for again as a draft is.
                self.requests.push(Request::Remember(path.clone()));
                if !opened.is_draft {
                    let editor = Editor::unsaved(opened.report);
                    self.take_over(editor, Source::Imported(path), opened.notes);
                    return;
                }
                let editor = Editor::new(opened.report);
                let (source, special) = match (opened.condition, opened.held) {
                    (Condition::Newer { format, left_out }, _) => (
                        Source::ReadOnly(path.clone(), ReadOnly::Newer(format)),
                        Some(Special::Newer(left_out)),
                    ),
                    (_, Taken::Other(holder)) => (
                        Source::ReadOnly(path.clone(), ReadOnly::InUse(holder.clone())),
                        Some(Special::InUse(holder)),
                    ),
                    (Condition::Edited, _) => (Source::Draft(path.clone()), Some(Special::Edited)),
                    (Condition::Intact, _) => (Source::Draft(path.clone()), None),
                };
                let is_newer = matches!(source, Source::ReadOnly(_, ReadOnly::Newer(_)));
                self.take_over(editor, source, Vec::new());
                self.stamp = Some(opened.stamp);
                if is_newer {
                    self.run(Job::Release(path, self.me.clone()));
                }
                match special {
                    Some(special) => self.say(Said::Special(special)),
                    None => self.offer_own(),
                }
            }
            Err(error) => self.say(Said::CannotOpen(error.to_string())),
        }
    }

    fn pasted(&mut self, pasted: Result<Imported, ImportError>) {
        match pasted {
            Ok(mut imported) => {
                imported.notes.extend(marks_note(&imported.report));
                self.choose_pack(&mut imported.report);
                self.notice(Notice::Pasted(imported.notes.len()));
                let editor = Editor::unsaved(imported.report);
                self.take_over(editor, Source::Pasted, imported.notes);
            }
            Err(error) => self.say(Said::NoReportPasted(error.to_string())),
        }
    }

    /// Keeps a report that was opened beside this one, as last year's.
    fn attach(&mut self, path: &Path, opened: Result<Opened, OpenError>) {
        let opened = match opened.and_then(|opened| opened.whole(path)) {
            Ok(opened) => opened,
            Err(error) => {
                self.say(Said::CannotOpen(error.to_string()));
                return;
            }
        };
        let last = opened.report;
        let follows = self.report().follows(&last) != Some(false);
        let years = (!follows).then(|| (last.year(), self.report().year()));
        if years.is_some() || !opened.notes.is_empty() {
            let unsure = opened.notes;
            self.say(Said::AttachedInDoubt { years, unsure });
        }
        self.notice(Notice::Attached(last.title_lead(), path.to_owned()));
        self.edit(&Edit::attach(super::ATTACH_LAST, Some(last)));
    }

    /// Puts another report in the place of this one, which is saved or given up.
    pub(super) fn take_over(&mut self, editor: Editor, source: Source, notes: Vec<Finding>) {
        self.began = self.revision() + 1;
        self.edition += 1;
        self.editor = editor;
        self.source = source;
        self.stamp = None;
        let draft = self.source.file().map(Path::to_owned);
        self.hold(draft);
        self.stage = Stage::Report;
        self.review = Review::of(self.editor.report(), notes);
        self.journal.settle();
        self.requests.push(Request::TakenOver);
    }
}
