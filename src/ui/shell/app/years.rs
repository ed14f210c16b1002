//! 历年: what is told of every year, from the report, from drafts at hand, and from reports that are added.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use egui::Ui;

use super::App;
use crate::report::{Edit, Figures, Report};
use crate::ui::input::command::Command;
use crate::ui::shell::jobs::About;
use crate::ui::views::years::{self, Action};
use crate::ui::words;
use crate::workspace::{OpenError, Opened, stem};

/// What drafts of late tell of the years.
#[derive(Default)]
pub(super) struct Years {
    /// By draft: the organ, and the figures of every year that it knows.
    known: BTreeMap<PathBuf, (String, Vec<(u16, Figures)>)>,
    /// The drafts of late were looked at for this report.
    asked: Option<u64>,
}

impl Years {
    /// Takes down what a draft tells.
    pub(super) fn know(&mut self, path: &Path, about: &About) {
        let told = (about.organ.clone(), about.figures.clone());
        self.known.insert(path.to_owned(), told);
    }

    /// The years before of this report's organ that it does not know itself.
    fn offers(&self, report: &Report) -> BTreeMap<u16, Figures> {
        let mut offers = BTreeMap::new();
        let Some(year) = report.year() else {
            return offers;
        };
        let known = report.figures();
        let is_own = |organ: &String| !organ.is_empty() && organ == report.organ();
        let told = self.known.values().filter(|(organ, _)| is_own(organ));
        for (earlier, figures) in told.flat_map(|(_, figures)| figures) {
            let is_known = known.iter().any(|(known, _)| known == earlier);
            let says = figures.numbers().iter().any(Option::is_some);
            if *earlier < year && !is_known && says {
                offers.insert(*earlier, *figures);
            }
        }
        offers
    }
}

impl App {
    /// Shows the years.
    pub(super) fn years_panel(&mut self, ui: &mut Ui) {
        let edition = Some(self.workspace.edition());
        if self.years.asked != edition {
            self.years.asked = edition;
            for path in self.memory.recent() {
                self.jobs.look(ui.ctx(), path.clone());
            }
        }
        let offers = self.years.offers(self.report());
        let offered: Vec<u16> = offers.keys().copied().collect();
        match years::show(ui, self.report(), &offered) {
            Some(Action::Add) => self.later.commands.push(Command::AddYear),
            Some(Action::Take) => self.add_years(offers),
            None => {}
        }
    }

    /// Takes over what a report tells of years before.
    pub(super) fn take_earlier(&mut self, path: &Path, opened: Result<Box<Opened>, OpenError>) {
        let report = match opened {
            Ok(opened) => opened.report,
            Err(error) => return self.say(words::CANNOT_OPEN, error.to_string()),
        };
        if !self.report().is_of_organ(&report) {
            let text = words::years_of_another(&stem(path), report.organ());
            return self.say(Command::AddYear.label(), text);
        }
        let own = self.report().year().unwrap_or_default();
        let mut years: BTreeMap<u16, Figures> = report.figures().into_iter().collect();
        years.retain(|year, figures| *year < own && figures.numbers().iter().any(Option::is_some));
        if years.is_empty() {
            let text = words::no_earlier_year(&stem(path), report.year());
            return self.say(Command::AddYear.label(), text);
        }
        self.add_years(years);
    }

    fn add_years(&mut self, years: BTreeMap<u16, Figures>) {
        self.status.notice = words::years_added(years.keys().copied());
        let label = Command::AddYear.label().trim_end_matches('…');
        self.workspace.edit(&Edit::earlier(label, years));
    }
}
