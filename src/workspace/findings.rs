//! What is wrong with the report, found once for each revision.

use super::Workspace;
use crate::check::prose::{Reading, read};
use crate::check::{Context, Faces, Finding, check_with, wrong_sums};
use crate::export::pdf::Fonts;
use crate::export::{FontSource, characters_are_common};
use crate::form::CellId;

/// What was found, and for what.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// The revision, and the faces it was checked for; nothing until it is checked.
    wanted: Option<(u64, FontSource)>,
    faces: Knowledge,
    /// How often it was checked.
    times: u64,
    /// The numbers in the prose, read once for the checks and the marks.
    readings: Vec<Reading>,
    findings: Vec<Finding>,
    wrong_sums: Vec<CellId>,
}

/// Whether it is known which characters can be printed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Knowledge {
    #[default]
    Known,
    Awaited,
    /// Awaited, and somebody looks them up.
    Asked,
}

impl Workspace {
    /// Checks the report, unless it was checked as it stands.
    pub fn check(&mut self, fonts: FontSource) {
        let wanted = Some((self.revision(), fonts));
        // A rare character waits until the faces were looked up.
        let is_awaited = self.checked.faces != Knowledge::Known && Fonts::are_looked_up(fonts);
        if self.checked.wanted == wanted && !is_awaited {
            return;
        }
        let report = self.editor.report();
        let is_known = Fonts::are_looked_up(fonts) || characters_are_common(report);
        let readings = read(report);
        let context = Context {
            readings: Some(&readings),
            faces: is_known.then_some(&fonts as &dyn Faces),
            ..Context::default()
        };
        let findings = check_with(report, &context);
        let faces = match self.checked.faces {
            _ if is_known => Knowledge::Known,
            Knowledge::Asked => Knowledge::Asked,
            Knowledge::Known | Knowledge::Awaited => Knowledge::Awaited,
        };
        self.checked = Checked {
            wanted,
            faces,
            times: self.checked.times + 1,
            wrong_sums: wrong_sums(report, &findings),
            findings,
            readings,
        };
    }

    /// Nobody looks the faces up any more: the next check asks anew.
    pub fn faces_not_found(&mut self) {
        if self.checked.faces == Knowledge::Asked {
            self.checked.faces = Knowledge::Known;
        }
    }

    /// What was found when the report was last checked.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.checked.findings
    }

    /// The numbers in the prose as the report was last checked.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.checked.readings
    }

    /// The printed sums that disagree with their cells, which nothing else explains.
    #[must_use]
    pub fn wrong_sums(&self) -> &[CellId] {
        &self.checked.wrong_sums
    }

    /// How often the report was checked: the findings are others when it grows.
    #[must_use]
    pub fn checks(&self) -> u64 {
        self.checked.times
    }

    /// Whether the faces must be looked up, which may take long, before the findings are whole; says
    /// so once.
    pub fn asks_for_faces(&mut self) -> bool {
        let asks = self.checked.faces == Knowledge::Awaited;
        if asks {
            self.checked.faces = Knowledge::Asked;
        }
        asks
    }
}
