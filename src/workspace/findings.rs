//! What is wrong with the report, found once for each revision.

use super::Workspace;
use crate::check::prose::{Reading, Spoken, read_spoken};
use crate::check::{Context, Earlier, Faces, Finding, Rule, check_with, mend_marks, wrong_sums};
use crate::export::pdf::Fonts;
use crate::export::{FontSource, characters_are_common};
use crate::form::CellId;
use crate::report::Words;

/// What was found, and for what.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// The revision, the faces and the limit it was checked for; nothing until it is checked.
    wanted: Option<(u64, FontSource, Option<usize>)>,
    /// The words that were checked, and how long 总体情况 might be.
    words: Option<(Words, Option<usize>)>,
    faces: Knowledge,
    /// How often it was checked.
    times: u64,
    /// What the prose speaks of, and its numbers, read once for the checks and the marks.
    spoken: Spoken,
    readings: Vec<Reading>,
    findings: Vec<Finding>,
    wrong_sums: Vec<CellId>,
    /// How many marks of the prose can be mended.
    marks: usize,
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
    /// 总体情况 may have so many characters from now on.
    pub fn limit_overview(&mut self, limit: usize) {
        self.limit = Some(limit);
    }

    /// Checks the report, unless it was checked as it stands.
    pub fn check(&mut self, fonts: FontSource) {
        let wanted = Some((self.revision(), fonts, self.limit));
        // A rare character waits until the faces were looked up.
        let is_awaited = self.checked.faces != Knowledge::Known && Fonts::are_looked_up(fonts);
        if self.checked.wanted == wanted && !is_awaited {
            return;
        }
        let report = self.editor.report();
        let is_known = Fonts::are_looked_up(fonts) || characters_are_common(report);
        let spoken = Spoken::of(report, Some(&self.checked.spoken));
        let readings = read_spoken(report, &spoken);
        let context = Context {
            readings: Some(&readings),
            limit: self.limit,
            faces: is_known.then_some(&fonts as &dyn Faces),
            earlier: self.checked.words.as_ref().map(|(words, limit)| Earlier {
                words,
                limit: *limit,
                findings: &self.checked.findings,
            }),
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
            words: (!report.is_too_long()).then(|| (report.words(), self.limit)),
            faces,
            times: self.checked.times + 1,
            wrong_sums: wrong_sums(report, &findings),
            marks: if findings.iter().any(|finding| finding.rule == Rule::Marks) {
                mend_marks("", report).changes().len()
            } else {
                0
            },
            findings,
            readings,
            spoken,
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

    /// How many marks of the prose can be mended at once.
    #[must_use]
    pub fn marks(&self) -> usize {
        self.checked.marks
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
