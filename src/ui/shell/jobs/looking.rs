//! Looking at files that were open of late, without opening them.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{Done, Jobs};
use crate::check::{Tally, check};
use crate::file_type::{self, NotTold};
use crate::report::{Figures, Report};
use crate::{draft, files};

/// What was seen of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// When it was last changed.
    pub when: SystemTime,
    /// What it says, where it is a draft that can be read.
    pub about: Option<About>,
}

/// What a draft says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The organ.
    pub organ: String,
    /// The year.
    pub year: Option<u16>,
    /// How many cells are filled in, of how many.
    pub filled: (usize, usize),
    /// What is found in it.
    pub tally: Tally,
    /// What is told of each year that it knows.
    pub figures: Vec<(u16, Figures)>,
}

impl About {
    fn of(report: &Report) -> About {
        About {
            organ: report.organ().to_owned(),
            year: report.year(),
            filled: report.filled_in_all(),
            tally: Tally::of(&check(report, None)),
            figures: report.figures(),
        }
    }
}

impl Jobs {
    /// Looks whether a file is there, when it was last changed, and what it says if it is a draft;
    /// nobody waits for it.
    pub fn look(&mut self, ctx: &egui::Context, path: PathBuf) {
        self.start(ctx, "look", move || {
            let seen = look(&path);
            Done::Looked(path, seen)
        });
    }

    /// Has drafts opened by this program, or no longer; nobody waits for it.
    pub fn change_file_type(&mut self, ctx: &egui::Context) {
        let program = self.program.clone().filter(|program| program.is_absolute());
        self.start(ctx, "file type", move || {
            let program = program.ok_or(NotTold::Unknown);
            Done::FileType(program.and_then(|program| file_type::toggle(&program)))
        });
    }
}

fn look(path: &Path) -> Option<Look> {
    let when = std::fs::metadata(path).and_then(|data| data.modified());
    let when = when.ok()?;
    // Of a published report its name says enough: to recognise it may take seconds.
    let is_draft = path
        .extension()
        .is_some_and(|found| found.eq_ignore_ascii_case("ron"));
    let bytes = is_draft.then(|| files::read_within(path, draft::LARGEST as u64));
    let report = bytes
        .and_then(Result::ok)
        .and_then(|bytes| draft::open(&bytes).ok());
    let about = report.map(|(report, _)| About::of(&report));
    Some(Look { when, about })
}
