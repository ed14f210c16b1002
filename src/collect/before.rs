//! Last year's numbers of the whole place, which a sum is held against: a ledger, or a report.

use std::path::{Path, PathBuf};

use super::ledger::{Ledger, LedgerError};
use super::read::{Reading, report_of};
use crate::files::FileError;
use crate::report::Report;

/// Why last year's numbers were not read. Its text is a Chinese sentence.
#[derive(Debug, thiserror::Error)]
pub enum BeforeError {
    /// The file could not be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is a ledger that cannot be read.
    #[error("上年的汇总台账“{0}”打不开：{1}")]
    Ledger(PathBuf, LedgerError),
    /// No unit of the ledger counts.
    #[error("上年的汇总台账“{0}”里没有计入的报告，没有汇总数。")]
    NoSum(PathBuf),
    /// It is no report.
    #[error("上年的报告“{0}”读不出来：{1}")]
    Unread(PathBuf, String),
    /// It is on another year than the one before: its own, and that.
    #[error("“{0}”是{1}年的，不是上年（{2}年）的。请选择{2}年的汇总台账或者报告。")]
    OtherYear(PathBuf, u16, u16),
}

/// Reads last year's numbers of a collection on this year: the sum of a ledger, or a report of any kind.
///
/// # Errors
/// See [`BeforeError`].
pub fn read_before(
    path: &Path,
    year: Option<u16>,
    how: &Reading<'_>,
) -> Result<Report, BeforeError> {
    let bytes = how.disk.read(path)?;
    let ending = path.extension();
    let is_ledger =
        ending.is_some_and(|ending| ending.eq_ignore_ascii_case(super::ledger::EXTENSION));
    let report = if is_ledger {
        let ledger = Ledger::read(&bytes, path);
        let ledger = ledger.map_err(|error| BeforeError::Ledger(path.to_owned(), error))?;
        let sum = ledger.collection.sum();
        sum.ok_or_else(|| BeforeError::NoSum(path.to_owned()))?
            .report
    } else {
        let read = report_of(path, &bytes, how, &|| false);
        read.map_err(|error| BeforeError::Unread(path.to_owned(), error.to_string()))?
            .0
    };
    let wanted = year.and_then(|year| year.checked_sub(1));
    match (report.year(), wanted) {
        (Some(is), Some(wanted)) if is != wanted => {
            Err(BeforeError::OtherYear(path.to_owned(), is, wanted))
        }
        _ => Ok(report),
    }
}
