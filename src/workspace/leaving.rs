//! What becomes of unsaved work before another report, or the end.

use super::event::Request;
use super::job::Job;
use super::next::{Ask, Next};
use super::prompt::{Answer, Notice, Prompt, Said};
use super::source::Source;
use super::state::{Afterwards, State, Task};
use super::{Stage, Workspace};
use crate::check::prose;
use crate::draft::journal::Origin;
use crate::report::Editor;

impl Workspace {
    /// Does what was asked for, or first asks what becomes of unsaved work.
    pub(super) fn want(&mut self, next: Next) {
        if self.is_free() {
            self.want_now(next);
        }
    }

    pub(super) fn want_now(&mut self, next: Next) {
        self.state = State::Idle;
        if self.must_ask(&next) {
            self.prompts.push_back(Prompt::Unsaved(next));
        } else {
            self.go(next);
        }
    }

    /// Whether something would be gone.
    fn must_ask(&self, next: &Next) -> bool {
        // What was read and never touched can be read again, and stands beside the next year's.
        let is_untouched = self.editor.undo_label().is_none()
            && !matches!(
                self.source,
                Source::Draft(_) | Source::ReadOnly(..) | Source::Recovered
            );
        self.editor.is_dirty() && !(matches!(next, Next::Roll) && is_untouched)
    }

    /// The file that the program was started with.
    pub(super) fn begin(&mut self, path: std::path::PathBuf) {
        let is_asked = matches!(
            self.prompts.front(),
            Some(Prompt::Unsaved(_) | Prompt::Confirm(_))
        );
        if !self.is_busy() && !is_asked {
            self.want_now(Next::Open(path));
        }
    }

    /// What was asked for, now that nothing is lost by it.
    fn go(&mut self, next: Next) {
        match next {
            Next::New => self.take_over(Editor::new(self.blank.clone()), Source::New, Vec::new()),
            Next::Choose(ask) => self.choose(ask, Afterwards::Nothing),
            Next::Open(path) => self.read(path, Task::Reading, Afterwards::Nothing),
            Next::Version { path, report } => {
                let source = Source::Draft(path.clone());
                self.take_over(Editor::unsaved(*report), source, Vec::new());
                self.run(Job::Hold(path, self.me.clone()));
            }
            Next::Paste => {
                let number = self.wait_for(Task::LookingOnClipboard, Afterwards::Nothing);
                self.requests.push(Request::ReadClipboard(number));
            }
            Next::Roll => self.roll(),
            Next::Sample(report) => {
                self.take_over(Editor::new(*report), Source::Sample, Vec::new());
                self.notice(Notice::Sample);
            }
            Next::Recover(left) => self.recover(*left),
            Next::RecoverBeside(mut left) => {
                left.origin = Origin::default();
                self.recover(*left);
                self.choose(Ask::Save, Afterwards::Nothing);
            }
            Next::Start => {
                self.take_over(Editor::new(self.blank.clone()), Source::New, Vec::new());
                self.stage = Stage::Start;
            }
            Next::Close => {
                self.state = State::Leaving(self.revision());
                self.requests.push(Request::Close);
            }
        }
    }

    /// Makes next year's report of this one.
    fn roll(&mut self) {
        let Some(mut rolled) = prose::rolled(self.report()) else {
            return;
        };
        self.choose_pack(&mut rolled.report);
        let told = rolled.told();
        let source = Source::Rolled(rolled.report.year());
        self.take_over(Editor::unsaved(rolled.report), source, Vec::new());
        self.say(Said::Rolled(told));
    }

    /// The first prompt was answered.
    pub(super) fn answer(&mut self, answer: Answer) {
        match (answer, self.prompts.pop_front()) {
            (Answer::Yes, Some(Prompt::Unsaved(next))) => self.save(Afterwards::Go(next)),
            (Answer::No, Some(Prompt::Unsaved(next))) => self.go(next),
            (Answer::Yes, Some(Prompt::Recover(left))) if !self.is_busy() => {
                self.want_now(Next::Recover(left));
            }
            (Answer::Yes, Some(Prompt::GiveUp(left))) => self.give_up_left(&left),
            (answer, Some(Prompt::Changed(conflict))) => self.settle_conflict(answer, *conflict),
            (Answer::Beside, Some(Prompt::Said(Said::CannotSave(_)))) if !self.is_busy() => {
                self.choose(Ask::Save, Afterwards::Nothing);
            }
            (Answer::Yes, Some(Prompt::Confirm(proposal)))
                if proposal.revision == self.revision() =>
            {
                self.edit(&proposal.edit);
            }
            _ => {}
        }
    }

    /// The window is asked to close.
    pub(super) fn close_requested(&mut self) {
        let revision = self.revision();
        match &mut self.state {
            State::Leaving(agreed) if *agreed == revision => {}
            State::Busy { afterwards, .. } => {
                *afterwards = match afterwards {
                    Afterwards::Save | Afterwards::SaveAndClose => Afterwards::SaveAndClose,
                    _ => Afterwards::Close,
                };
                self.requests.push(Request::StayOpen);
            }
            State::Leaving(_) | State::Idle if self.editor.is_dirty() => {
                self.state = State::Idle;
                self.requests.push(Request::StayOpen);
                // What is being asked already is answered first.
                if self.prompts.is_empty() {
                    self.prompts.push_back(Prompt::Unsaved(Next::Close));
                }
            }
            State::Leaving(_) | State::Idle => self.state = State::Leaving(revision),
        }
    }

    /// Goes on once nothing is waited for any more.
    pub(super) fn follow(&mut self, afterwards: Afterwards) {
        match afterwards {
            // What must be read stands before a dialog.
            Afterwards::Save if self.editor.is_dirty() && self.prompts.is_empty() => {
                self.save(Afterwards::Nothing);
            }
            Afterwards::SaveAndClose if self.editor.is_dirty() && self.prompts.is_empty() => {
                self.save(Afterwards::Close);
            }
            // What was typed while the file was written is asked about again.
            Afterwards::Go(next) => self.want_now(next),
            // What went wrong meanwhile must be read.
            Afterwards::Close | Afterwards::SaveAndClose if self.prompts.is_empty() => {
                self.requests.push(Request::Close);
            }
            Afterwards::Nothing
            | Afterwards::Save
            | Afterwards::Close
            | Afterwards::SaveAndClose => {}
        }
    }

    /// The clerk waits no longer.
    pub(super) fn cancelled(&mut self) {
        let State::Busy { number, .. } = self.state else {
            return;
        };
        if let Some((task, afterwards)) = self.arrived(number) {
            self.notice(match task {
                Task::Saving => Notice::NoLongerAwaited,
                _ => Notice::Cancelled,
            });
            self.give_up(afterwards);
        }
    }

    /// What was waited for came to nothing: what asked for it does not go on.
    pub(super) fn give_up(&mut self, afterwards: Afterwards) {
        if !matches!(afterwards, Afterwards::Go(_)) {
            self.follow(afterwards);
        }
    }

    /// A dialog that leaves the report is asked for.
    pub(super) fn choose_if_free(&mut self, ask: Ask) {
        if self.is_free() && !matches!(ask, Ask::Open | Ask::Import) {
            self.choose(ask, Afterwards::Nothing);
        }
    }

    pub(super) fn choose(&mut self, ask: Ask, afterwards: Afterwards) {
        let number = self.wait_for(Task::Choosing(ask), afterwards);
        self.requests.push(Request::Choose(number, ask));
    }
}
