//! The draft's text: RON, in the order of the form.

use std::fmt::Write;

use ron::ser::PrettyConfig;
use serde::Deserialize;

use super::fields;
use super::reasons;
use super::{Condition, DraftError};
use crate::report::Report;
use crate::report::written::{FIELDS, FORMAT, Understood, Written, WrittenError};

/// The last version without a checksum.
const UNSEALED: u32 = 5;

/// What stands before the checksum, in the last line.
const SEAL: &str = "// 校验 ";

const HEAD: &str = "// 政府信息公开工作年度报告草稿。可以用记事本查看；修改请用程序打开。\n";

/// All a program of any version can rely on.
#[derive(Deserialize)]
struct Header {
    format: u32,
}

pub(super) fn print(report: &Report) -> String {
    let config = PrettyConfig::new().new_line("\n").escape_strings(true);
    let mut body = ron::ser::to_string_pretty(&Written::of(report), config)
        .expect("strings, numbers and maps with string keys can always be written");
    if !report.unknown().is_empty() {
        // A value may end with a comment, so that the comma stands on a line of its own.
        body.truncate(body.len() - ")".len());
        for (name, value) in report.unknown() {
            let _ = writeln!(body, "    {name}: {value}\n    ,");
        }
        body.push(')');
    }
    let text = format!("{HEAD}{body}\n");
    let seal = seal(&text);
    format!("{text}{seal}\n")
}

/// The last line of a draft, which tells that all before it is there and unchanged.
fn seal(text: &str) -> String {
    format!("{SEAL}{:08x}", crc32fast::hash(text.as_bytes()))
}

/// Whether the last line is one.
enum Sealed {
    /// And all before it is there and unchanged.
    Whole,
    /// But what is before it was changed.
    Changed,
    Missing,
}

fn is_sealed(text: &str) -> Sealed {
    let Some((before, line)) = text.trim_end().rsplit_once('\n') else {
        return Sealed::Missing;
    };
    if !line.starts_with(SEAL) {
        return Sealed::Missing;
    }
    if text.strip_suffix('\n') == Some(&format!("{before}\n{}", seal(&format!("{before}\n")))) {
        Sealed::Whole
    } else {
        Sealed::Changed
    }
}

pub(super) fn parse(text: &str) -> Result<(Report, Condition), DraftError> {
    let sealed = is_sealed(text);
    let (known, unknown) = fields::known(text, &FIELDS);
    let broken = |error: &ron::error::SpannedError| match sealed {
        // Whoever changes a draft by hand leaves its end alone.
        Sealed::Missing if is_cut_off(text) => DraftError::CutOff,
        _ => damaged(error),
    };
    let header: Header = ron::from_str(&known).map_err(|error| broken(&error))?;
    let newer = header.format > FORMAT;
    let draft: Written = match ron::from_str(&known) {
        Ok(draft) => draft,
        Err(_) if newer => return Err(WrittenError::Newer(header.format).into()),
        Err(error) => return Err(broken(&error)),
    };
    let Understood {
        mut report,
        left_out,
        by_words,
    } = draft.into_report(newer)?;
    reasons::keep(&mut report, by_words);
    report.keep_unknown(
        (unknown.iter())
            .map(|field| (field.name.to_owned(), field.value.to_owned()))
            .collect(),
    );
    let condition = match sealed {
        _ if newer => Condition::Newer {
            format: header.format,
            left_out,
        },
        Sealed::Whole => Condition::Intact,
        Sealed::Missing if header.format <= UNSEALED => Condition::Intact,
        Sealed::Changed | Sealed::Missing => Condition::Edited,
    };
    Ok((report, condition))
}

/// Whether the end of a draft is not there.
fn is_cut_off(text: &str) -> bool {
    !text.trim_end().ends_with(')')
}

fn damaged(error: &ron::error::SpannedError) -> DraftError {
    DraftError::Damaged {
        line: error.span.start.line,
        column: error.span.start.col,
    }
}
