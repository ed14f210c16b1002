//! How work begins: the file that the program was started with, and the start page.

use std::path::Path;
use std::time::Duration;

use egui::{Context, Ui};

use super::App;
use crate::draft::sample;
use crate::file_type::{NotTold, Opens};
use crate::ui::shell::jobs::Look;
use crate::ui::views::welcome::{Action, Entry, WelcomeState};
use crate::ui::views::{unfinished, welcome};
use crate::ui::words;
use crate::workspace::{Event, Next};

/// How long, in seconds, the first file waits until it is known where its work is kept.
const LONGEST: f64 = 1.0;

impl App {
    /// Opens the file that the program was started with, once it is known where its work is kept, or
    /// has taken too long.
    pub(super) fn begin_if_due(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        if self.later.awaits_place && now < LONGEST {
            if self.later.begins.is_some() {
                ctx.request_repaint_after(Duration::from_secs_f64(LONGEST - now));
            }
            return;
        }
        let begins = self.later.begins.take();
        let begins = begins.filter(|path| !self.takes_collection(path));
        self.events.extend(begins.map(Event::Begin));
    }

    /// Whether a file that a second start was given can be opened now: nothing is asked, nothing is
    /// under way, and none waits already.
    #[must_use]
    pub fn can_take_over(&self) -> bool {
        self.later.handed.is_none() && self.is_clear()
    }

    fn is_clear(&self) -> bool {
        self.is_free() && !self.workspace.is_busy() && self.later.begins.is_none()
    }

    /// Opens the file that a second start of the program was given, once nothing else is asked, unless it
    /// is the one that is open.
    pub fn take_over_start(&mut self, path: &Path) {
        self.later.handed = Some(path.to_owned());
    }

    /// Opens the file that a second start was given, unless it is open, as soon as nothing is asked: as
    /// if it had been dropped on the window.
    pub(super) fn open_handed(&mut self) {
        let is_clear = self.is_clear();
        let Some(path) = self.later.handed.take_if(|_| is_clear) else {
            return;
        };
        if self.takes_collection(&path) {
            return;
        }
        if self.is_on_start_page() || self.workspace.source().file() != Some(path.as_path()) {
            self.events.push(Event::Want(Next::Open(path)));
        }
    }

    /// Says whether drafts are opened by this program now.
    pub(super) fn told_of_type(&mut self, told: Result<Opens, NotTold>) {
        match told {
            Ok(Opens::This) => words::DRAFTS_OPEN_HERE.clone_into(&mut self.status.notice),
            Ok(Opens::NotThis) => self.status.notice = Opens::NotThis.to_string(),
            // It is to be read, and done.
            Ok(other @ Opens::Other(_)) => self.say(words::OPEN_DRAFTS, other.to_string()),
            Err(error) => self.say(words::OPEN_DRAFTS, error.to_string()),
        }
    }

    /// Whether the start page is shown: no report is at work.
    pub(super) fn is_on_start_page(&self) -> bool {
        !self.workspace.has_report()
    }

    /// Begins with the start page anew.
    pub(super) fn show_welcome(&mut self) {
        self.surroundings.welcome = WelcomeState {
            arriving: true,
            ..WelcomeState::default()
        };
    }

    /// The start page.
    pub(super) fn welcome_page(&mut self, ui: &mut Ui) {
        let mut state = std::mem::take(&mut self.surroundings.welcome);
        // What a crash left is found a moment after the page is shown.
        state.arriving |= state.left.follow(self.workspace.left());
        if state.recent.is_empty() {
            for path in self.memory.recent() {
                state.recent.push(Entry::new(path));
                self.jobs.look(ui.ctx(), path.clone());
            }
        }
        egui::CentralPanel::default().show(ui, |ui| {
            self.surroundings.chosen = welcome::show(ui, &mut state);
        });
        // What must be answered comes first.
        if self.workspace.prompt().is_none() {
            let left = unfinished::show(ui.ctx(), &mut state.left);
            let left = left.map(|(file, fate)| Action::Left(file, fate));
            self.surroundings.chosen = self.surroundings.chosen.take().or(left);
        }
        self.surroundings.welcome = state;
    }

    /// Takes down what was found out about a draft of late.
    pub(super) fn looked(&mut self, path: &Path, seen: Option<&Look>) {
        for entry in &mut self.surroundings.welcome.recent {
            entry.look(path, seen);
        }
        if let Some(about) = seen.and_then(|seen| seen.about.as_ref()) {
            self.years.know(path, about);
        }
    }

    /// Carries out what was chosen on it.
    pub(super) fn begin_with(&mut self, chosen: Action) {
        match chosen {
            Action::Command(command) => self.later.commands.push(command),
            Action::Open(path) => self.events.push(Event::Want(Next::Open(path))),
            Action::Forget(path) => {
                self.surroundings
                    .welcome
                    .recent
                    .retain(|entry| !entry.is_of(&path));
                self.memory.forget(&path);
            }
            Action::Left(file, fate) => self.events.push(Event::LeftTaken(file, fate)),
            Action::Sample => {
                let sample = Box::new(sample::report());
                self.events.push(Event::Want(Next::Sample(sample)));
            }
        }
    }
}
