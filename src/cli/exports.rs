//! `nianbao export`: the files of a report.

use std::io::Write;
use std::path::Path;

use super::reports::{apart, opened};
use super::{CliError, Outcome, list, printed_in};
use crate::check::{Tally, check_with};
use crate::export::signoff::Signers;
use crate::export::{self, Choices, Format};
use crate::files;
use crate::import::PdfReader;
use crate::settings::{self, Store};
use crate::workspace::Opened;

/// Makes the files that are asked for, and writes them.
pub(super) fn export(
    reader: PdfReader<'_>,
    file: &Path,
    targets: &[(Format, &Path)],
    is_final: bool,
    choices: Choices,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Outcome, CliError> {
    if targets.is_empty() {
        return Err(CliError::NothingToExport);
    }
    let has = |wanted| targets.iter().any(|(format, _)| *format == wanted);
    let has_pages = has(Format::Pdf) || has(Format::Ofd);
    if choices.sign_off && !has_pages {
        return Err(CliError::SignOffWithoutPdf);
    }
    apart(targets.iter().map(|(_, path)| *path).chain([file]))?;
    let Opened { report, notes, .. } = opened(reader, file)?;
    let findings = check_with(&report, &printed_in(&choices.fonts));
    let tally = Tally::of(&findings);
    if is_final && tally.stops_final() {
        list(findings.iter().filter(|finding| finding.stops_final()), out)?;
        writeln!(
            out,
            "还有 {} 处错误、{} 处待说明，没有导出定稿。",
            tally.errors, tally.waivable
        )?;
        return Ok(Outcome::Findings);
    }
    for note in &notes {
        writeln!(err, "注意　{}：{}", note.heading, note.message)?;
    }
    // Everything is made before anything is written: a failure leaves the old files whole.
    let signers = if choices.sign_off || has(Format::SignOff) || has(Format::SignOffWord) {
        Signers::read(&Store::new(settings::folders()).load().signers)
    } else {
        Signers::default()
    };
    let mut made = Vec::new();
    for (format, path) in targets {
        let file = export::make_signed(&report, &findings, *format, choices, &signers)?;
        for remark in file.remarks {
            writeln!(err, "注意　{remark}")?;
        }
        made.push((*path, file.bytes));
    }
    for (path, bytes) in made {
        files::write(path, &bytes)?;
        writeln!(out, "已导出“{}”。", path.display())?;
    }
    if tally.stops_final() {
        let what = if has_pages {
            "页面上带“送审稿”字样"
        } else {
            "请先不要发布"
        };
        let (errors, waivable) = (tally.errors, tally.waivable);
        writeln!(out, "还有 {errors} 处错误、{waivable} 处待说明，{what}。")?;
    }
    Ok(Outcome::Good)
}
