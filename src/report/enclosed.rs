//! The report as published files carry it along: what a draft holds of it, as JSON. Last year's report
//! is left out, which was published itself.

use super::Report;
use super::written::{FORMAT, Written, WrittenError};

/// The longest that is read, in bytes: a long report is a hundredth of it.
pub const LARGEST: usize = 16 * 1024 * 1024;

/// What it is called where it is a file.
pub const FILE: &str = "report.json";

/// The namespace of the XML that it stands in, in a Word document.
pub const NAMESPACE: &str = "urn:nianbao:report:1";

/// Writes it.
#[must_use]
pub fn write(report: &Report) -> String {
    // Strings, numbers and maps with string keys can always be written.
    serde_json::to_string(&Written::of(report).alone()).unwrap_or_default()
}

/// Why what a file carries along was not read.
#[derive(Debug, thiserror::Error)]
pub enum EnclosedError {
    /// Longer than [`LARGEST`].
    #[error("附带的报告数据超过 16 MB。")]
    TooLarge,
    /// No report, or cut off.
    #[error("附带的报告数据读不懂。")]
    Damaged(#[from] serde_json::Error),
    /// No report of this program's.
    #[error(transparent)]
    Written(#[from] WrittenError),
}

/// Reads it.
///
/// # Errors
/// It is too long, damaged, or of a later version of the program.
pub fn read(text: &str) -> Result<Report, EnclosedError> {
    if text.len() > LARGEST {
        return Err(EnclosedError::TooLarge);
    }
    let value: serde_json::Value = serde_json::from_str(text)?;
    match value.get("format").and_then(serde_json::Value::as_u64) {
        Some(format) if format > u64::from(FORMAT) => {
            let format = u32::try_from(format).unwrap_or(u32::MAX);
            return Err(WrittenError::Newer(format).into());
        }
        _ => {}
    }
    let written: Written = serde_json::from_value(value)?;
    Ok(written.into_report(false)?.report)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::sample;

    #[test]
    fn what_is_enclosed_is_the_report_without_last_years() {
        let report = sample::report();
        let enclosed = read(&write(&report)).unwrap();
        assert!(enclosed.last().is_none());
        let plain = |report: &Report| write(report);
        assert_eq!(plain(&enclosed), plain(&report));
        assert_eq!(enclosed.title(), report.title());
        assert_eq!(enclosed.waivers().len(), report.waivers().len());
    }

    #[test]
    fn what_is_damaged_or_newer_is_refused() {
        let text = write(&sample::report());
        let cut = &text[..text.len() - 2];
        assert!(matches!(read(cut), Err(EnclosedError::Damaged(_))));
        let newer = text.replace("\"format\":7", "\"format\":99");
        assert!(matches!(
            read(&newer),
            Err(EnclosedError::Written(WrittenError::Newer(99)))
        ));
        assert!(read("{}").is_err() && read("").is_err());
    }
}
