//! Earlier versions of the draft, and the report beside another one.

use std::path::{Path, PathBuf};

use egui::Context;

use super::App;
use super::focus::FRAMES;
use super::proving::Proving;
use crate::beijing;
use crate::draft::versions::{History, Past};
use crate::files;
use crate::report::difference::Place;
use crate::report::{Edit, Report};
use crate::ui::input::command::Command;
use crate::ui::shell::jobs::{Done, ExportError, Redline};
use crate::ui::views::bars::Field;
use crate::ui::views::comparison;
use crate::ui::views::comparison::{Against, ComparisonState};
use crate::ui::views::part::Part;
use crate::ui::views::versions;
use crate::ui::views::versions::VersionsState;
use crate::ui::words;
use crate::workspace::{Event, Next, OpenError, Opened, Outcome, stem};

/// The state of comparing.
#[derive(Debug, Default)]
pub(super) struct Comparing {
    /// Where versions are kept, if they are.
    pub(super) folder: Option<PathBuf>,
    pub(super) comparison: ComparisonState,
    versions: VersionsState,
    /// What was published, held against what was signed.
    pub(super) proving: Proving,
    /// The report that was compared, as the workspace counts them.
    edition: u64,
    /// Where to go once the comparison has let go of the keyboard, and in how many frames that is.
    going: Option<(u8, Place)>,
    /// A draft that could not be opened, and what is kept of it.
    offered: Option<(PathBuf, History)>,
}

impl Comparing {
    /// Whether something of it lies over the work.
    pub(super) fn is_open(&self) -> bool {
        self.comparison.is_open() || self.versions.is_open() || self.proving.view.is_open()
    }

    /// Whether the draft that could not be opened can be had from its versions.
    pub(super) fn has_offer(&self) -> bool {
        self.offered.is_some()
    }
}

impl App {
    /// Keeps the saves of drafts in this folder.
    #[must_use]
    pub fn with_versions(mut self, folder: &Path) -> App {
        self.memory.tidy_versions(folder);
        self.comparing.folder = Some(folder.to_owned());
        self
    }

    /// Keeps what was saved.
    pub(super) fn keep_version(&mut self, draft: PathBuf, report: &Report) {
        if let Some(folder) = self.comparing.folder.clone() {
            self.memory.keep_version(folder, draft, report.clone());
        }
    }

    /// Shows the versions of the draft at work.
    pub(super) fn open_versions(&mut self, ctx: &Context) {
        let draft = self.workspace.source().file().map(Path::to_owned);
        if let (Some(folder), Some(draft)) = (self.comparing.folder.clone(), draft) {
            self.comparing.versions.open(draft.clone(), true, None);
            self.jobs.look_up_versions(ctx, folder, draft);
        }
    }

    /// The report as it was and as it is, by the last comparison, with what the two are called.
    fn compared_last(&self) -> Option<[(&Report, String); 2]> {
        let against = self.comparing.comparison.against()?;
        let other = (&against.report, against.name.clone());
        let this = (self.workspace.report(), self.name());
        Some(if against.is_older {
            [other, this]
        } else {
            [this, other]
        })
    }

    /// The name that the pages are offered under on which the changes are marked.
    pub(super) fn redline_name(&self) -> String {
        let title = match self.compared_last() {
            Some([_, (after, _)]) => after.title(),
            None => self.report().title(),
        };
        format!("{}{}.pdf", files::name_of(&title), words::REDLINE_MARK)
    }

    /// Makes these pages and writes them.
    pub(super) fn make_redline(&mut self, ctx: &Context, path: PathBuf, must_be_new: bool) {
        let Some([before, after]) = self.compared_last() else {
            return;
        };
        let redline = Redline {
            before: (before.0.clone(), before.1),
            after: (after.0.clone(), after.1),
            choices: self.surroundings.settings.export,
        };
        self.jobs.export_redline(ctx, path, must_be_new, redline);
    }

    /// Takes down what came of a job of comparing.
    pub(super) fn compared(&mut self, done: Done) {
        match done {
            Done::Compared(path, Ok(opened)) => {
                let Opened { report, .. } = *opened;
                let is_disk = self.workspace.source().file() == Some(path.as_path());
                let name = if is_disk {
                    words::ON_DISK.to_owned()
                } else {
                    stem(&path)
                };
                self.compare_to(Against {
                    name,
                    report,
                    is_older: is_disk,
                });
            }
            Done::Compared(_, Err(error)) => self.say(words::CANNOT_COMPARE, error.to_string()),
            Done::Versions(draft, history) => {
                if self.comparing.versions.is_open() {
                    self.comparing.versions.take(&draft, history);
                } else if !history.versions.is_empty() {
                    self.comparing.offered = Some((draft, history));
                }
            }
            Done::Redlined(path, Ok(remarks)) => {
                self.status.notice = words::redline_exported(&stem(&path));
                let said = self.remarks(&remarks);
                self.events.extend(said.map(Event::Say));
            }
            Done::Redlined(_, Err(error)) => {
                let said = ExportError::said(error, words::CANNOT_EXPORT);
                self.events.push(Event::Say(said));
            }
            _ => {}
        }
    }

    fn compare_to(&mut self, against: Against) {
        self.workspace.end_typing();
        self.comparing.edition = self.workspace.edition();
        self.comparing.comparison.open(against);
    }

    /// A draft could not be opened: what is kept of it is looked for.
    pub(super) fn look_for_versions(&mut self, ctx: &Context, outcome: &Outcome) {
        let Outcome::Opened(path, opened) = outcome else {
            return;
        };
        self.comparing.offered = None;
        let is_lost = match &**opened {
            Err(OpenError::Draft { .. } | OpenError::File(_)) => true,
            Ok(_) | Err(_) => false,
        };
        if let Some(folder) = self.comparing.folder.clone().filter(|_| is_lost) {
            self.jobs.look_up_versions(ctx, folder, path.clone());
        }
    }

    /// Shows the versions of the draft that could not be opened.
    pub(super) fn show_offer(&mut self) {
        if let Some((draft, history)) = self.comparing.offered.take() {
            self.comparing.versions.open(draft, false, Some(history));
        }
    }

    /// Shows what lies over the work, and carries out what was asked for in it.
    pub(super) fn comparing(&mut self, ctx: &Context) {
        match self.comparing.going.take() {
            Some((0, place)) => self.go_to_place(&place),
            Some((frames, place)) => {
                self.comparing.going = Some((frames - 1, place));
                ctx.request_repaint();
            }
            None => {}
        }
        // What must be answered comes first.
        if self.workspace.prompt().is_some() {
            return;
        }
        if let Some(action) = versions::show(ctx, &mut self.comparing.versions) {
            self.do_with_version(ctx, action);
        }
        // Another form may be taken over and back; another report is compared with nothing yet.
        let edition = self.workspace.edition();
        let is_other = std::mem::replace(&mut self.comparing.edition, edition) != edition;
        if is_other && !self.comparing.comparison.is_open() {
            self.comparing.comparison = ComparisonState::default();
        }
        let situation = self.situation();
        let (report, revision) = (self.workspace.report(), self.revision());
        let state = &mut self.comparing.comparison;
        let action = comparison::show(ctx, state, report, revision, &situation);
        match action {
            Some(comparison::Action::Take(edit)) => {
                self.workspace.edit(&edit);
                self.follow_edition();
                ctx.request_repaint();
            }
            Some(comparison::Action::GoTo(place)) => {
                self.comparing.going = Some((FRAMES, place));
                ctx.request_repaint();
            }
            Some(comparison::Action::Command(command)) => self.later.commands.push(command),
            None => {}
        }
    }

    fn do_with_version(&mut self, ctx: &Context, action: versions::Action) {
        let against = |past: Past| Against {
            name: words::version(past.when),
            report: past.report,
            is_older: true,
        };
        match action {
            versions::Action::Compare(past) => self.compare_to(against(past)),
            versions::Action::Restore(past) => {
                let when = beijing::said(past.when);
                self.workspace.end_typing();
                let edit = Edit::between(words::RESTORE, self.report(), &past.report);
                self.workspace.edit(&edit);
                self.follow_edition();
                self.status.notice = words::restored(&when);
            }
            versions::Action::Open(path, past) => {
                let report = Box::new(past.report);
                let next = Next::Version { path, report };
                self.events.push(Event::Want(next));
            }
            versions::Action::CompareDisk(path) => self.jobs.compare(ctx, path),
        }
    }

    pub(super) fn go_to_place(&mut self, place: &Place) {
        match place {
            Place::Cell(cell) => self.go_to_cell(*cell),
            Place::Paragraph { field, place, .. } => {
                self.go_to(Part::Prose((*field).to_owned()));
                self.views.prose.show_place(place.clone(), true);
            }
            Place::Ties(field) => self.go_to(Part::Prose((*field).to_owned())),
            Place::Organ | Place::Metadata(_) => self.views.bars.go_to(Field::Organ),
            Place::Year => self.views.bars.go_to(Field::Year),
            Place::Date => self.later.commands.push(Command::Export),
            Place::Sums(table) => {
                let tables = self.report().form().tables().iter();
                let table = { tables }.position(|found| found.id == *table);
                if let Some(table) = table {
                    self.go_to(Part::Table(table));
                }
            }
            Place::Reason(key) => {
                if let Some(cell) = self.report().form().find(&key.place) {
                    self.go_to_cell(cell);
                }
            }
            Place::Form | Place::Last => {}
        }
    }
}
