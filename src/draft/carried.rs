//! The report as published files carry it along: what a draft holds of it, as JSON. Last year's report
//! is left out, which was published itself.

use super::format::{Draft, FORMAT};
use super::{DraftError, LARGEST};
use crate::report::Report;

/// What it is called where it is a file.
pub const FILE: &str = "report.json";

/// The namespace of the XML that it stands in, in a Word document.
pub const NAMESPACE: &str = "urn:nianbao:report:1";

/// Writes it.
#[must_use]
pub fn write(report: &Report) -> String {
    let mut draft = Draft::of(report);
    draft.last = None;
    // Strings, numbers and maps with string keys can always be written.
    serde_json::to_string(&draft).unwrap_or_default()
}

/// Reads it.
///
/// # Errors
/// It is too long, damaged, or of a later version of the program.
pub fn read(text: &str) -> Result<Report, DraftError> {
    if text.len() > LARGEST {
        return Err(DraftError::TooLarge);
    }
    let damaged = |error: &serde_json::Error| DraftError::Damaged {
        line: error.line(),
        column: error.column(),
    };
    let value: serde_json::Value = serde_json::from_str(text).map_err(|error| damaged(&error))?;
    match value.get("format").and_then(serde_json::Value::as_u64) {
        Some(format) if format > u64::from(FORMAT) => {
            let format = u32::try_from(format).unwrap_or(u32::MAX);
            return Err(DraftError::Newer(format));
        }
        _ => {}
    }
    let draft: Draft = serde_json::from_value(value).map_err(|error| damaged(&error))?;
    let (report, _) = draft.into_report(false)?;
    Ok(report)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::sample;

    #[test]
    fn what_is_carried_along_is_the_report_without_last_years() {
        let report = sample::report();
        let carried = read(&write(&report)).unwrap();
        assert!(carried.last().is_none());
        let plain = |report: &Report| write(report);
        assert_eq!(plain(&carried), plain(&report));
        assert_eq!(carried.title(), report.title());
        assert_eq!(carried.waivers().len(), report.waivers().len());
    }

    #[test]
    fn what_is_damaged_or_newer_is_refused() {
        let text = write(&sample::report());
        let cut = &text[..text.len() - 2];
        assert!(matches!(read(cut), Err(DraftError::Damaged { .. })));
        let newer = text.replace("\"format\":7", "\"format\":99");
        assert!(matches!(read(&newer), Err(DraftError::Newer(99))));
        assert!(read("{}").is_err() && read("").is_err());
    }
}
