//! What a report is checked against, and what several rules look at.

use std::cell::OnceCell;

use super::Finding;
use super::prose::verdict::Reading;
use super::suspect::Failed;
use crate::form::ProseField;
use crate::report::period::{Period, periods};
use crate::report::{Report, Words};

/// Why nothing was compared.
pub(super) const NO_LAST: &str = "没有附上年度的报告，没有比较。";

/// What a report is checked against.
#[derive(Clone, Copy, Default)]
pub struct Context<'a> {
    /// Last year's report; without one that which is kept beside the report, if any.
    pub last: Option<&'a Report>,
    /// What the report will be printed in; without it nobody asks whether it can be.
    pub faces: Option<&'a dyn Faces>,
    /// How many characters a section of limited length may have; [`USUAL_LIMIT`](super::USUAL_LIMIT)
    /// where nobody set another.
    pub limit: Option<usize>,
    /// The numbers in the report's prose, where they were read already.
    pub readings: Option<&'a [Reading]>,
    /// An earlier check, of which stays what is found in words that are the same.
    pub earlier: Option<Earlier<'a>>,
}

/// An earlier check of a report, against last year's kept beside it.
#[derive(Clone, Copy)]
pub struct Earlier<'a> {
    /// The report's words then; it was not too long to be checked.
    pub words: &'a Words,
    /// The limit of [`Context::limit`] then.
    pub limit: Option<usize>,
    /// What was found.
    pub findings: &'a [Finding],
}

impl<'a> Context<'a> {
    /// What was found by rules about words, if it would be found again.
    pub(super) fn kept(&self, report: &Report) -> Option<&'a [Finding]> {
        let earlier = self.earlier?;
        let is_same =
            self.last.is_none() && self.limit == earlier.limit && report.has(earlier.words);
        is_same.then_some(earlier.findings)
    }
}

/// The faces that a report will be printed in.
pub trait Faces {
    /// The characters of a text that none of the faces has, each once.
    fn missing(&self, text: &str) -> Vec<char>;
}

/// A report being checked. What is costly is made once, for whichever rule asks first.
pub(super) struct Examined<'a> {
    pub(super) report: &'a Report,
    pub(super) last: Option<&'a Report>,
    pub(super) faces: Option<&'a dyn Faces>,
    pub(super) limit: Option<usize>,
    known: Option<&'a [Reading]>,
    readings: OnceCell<Vec<Reading>>,
    read: fn(&Report) -> Vec<Reading>,
    failed: OnceCell<Vec<Failed>>,
    fail: fn(&Report) -> Vec<Failed>,
    periods: OnceCell<Vec<Vec<Period>>>,
}

impl<'a> Examined<'a> {
    /// `read` reads the numbers in the prose, `fail` finds the equations that do not hold.
    pub(super) fn new(
        report: &'a Report,
        context: &Context<'a>,
        read: fn(&Report) -> Vec<Reading>,
        fail: fn(&Report) -> Vec<Failed>,
    ) -> Examined<'a> {
        Examined {
            report,
            last: context.last.or_else(|| report.last()),
            faces: context.faces,
            limit: context.limit,
            known: context.readings,
            readings: OnceCell::new(),
            read,
            failed: OnceCell::new(),
            fail,
            periods: OnceCell::new(),
        }
    }

    /// The report beside this one, if it is last year's and can be compared.
    pub(super) fn year_before(&self) -> Option<&'a Report> {
        let report = self.report;
        self.last.filter(|last| report.follows(last) == Some(true))
    }

    /// The numbers in the prose.
    pub(super) fn readings(&self) -> &[Reading] {
        let read = || self.readings.get_or_init(|| (self.read)(self.report));
        self.known.unwrap_or_else(|| read())
    }

    /// Each field of the prose with the times that it states the numbers to be of.
    pub(super) fn periods(&self) -> impl Iterator<Item = (&'static ProseField, &[Period])> {
        let fields = self.report.form().prose();
        let found = self.periods.get_or_init(|| {
            let texts = fields.iter().map(|field| self.report.prose(&field.id));
            texts.map(periods).collect()
        });
        fields.iter().zip(found.iter().map(Vec::as_slice))
    }

    /// The equations that do not hold.
    pub(super) fn failed(&self) -> &[Failed] {
        self.failed.get_or_init(|| (self.fail)(self.report))
    }
}
