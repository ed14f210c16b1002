//! What is wrong with the report, found once for each revision.

use super::Workspace;
use crate::check::{Finding, check, wrong_sums};
use crate::export::pdf::Fonts;
use crate::export::{FontSource, characters, characters_are_common};
use crate::form::CellId;

/// What was found, and for what.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// The revision, and the faces it was checked for; nothing until it is checked.
    wanted: Option<(u64, FontSource)>,
    faces: Faces,
    /// How often it was checked.
    times: u64,
    findings: Vec<Finding>,
    wrong_sums: Vec<CellId>,
}

/// Whether it is known which characters can be printed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Faces {
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
        let is_awaited = self.checked.faces != Faces::Known && Fonts::are_looked_up(fonts);
        if self.checked.wanted == wanted && !is_awaited {
            return;
        }
        let report = self.editor.report();
        let mut findings = check(report, None);
        let is_known = Fonts::are_looked_up(fonts) || characters_are_common(report);
        if is_known {
            findings.extend(characters(report, fonts));
        }
        let faces = match self.checked.faces {
            _ if is_known => Faces::Known,
            Faces::Asked => Faces::Asked,
            Faces::Known | Faces::Awaited => Faces::Awaited,
        };
        self.checked = Checked {
            wanted,
            faces,
            times: self.checked.times + 1,
            wrong_sums: wrong_sums(report, &findings),
            findings,
        };
    }

    /// What was found when the report was last checked.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.checked.findings
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
        let asks = self.checked.faces == Faces::Awaited;
        if asks {
            self.checked.faces = Faces::Asked;
        }
        asks
    }
}
