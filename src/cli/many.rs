//! `nianbao import`, `check` and `export` of many files.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::batch::{Places, each};
use super::reports::{opened, save};
use super::{Against, CliError, Outcome, checked, counts, exports, json};
use crate::check::Tally;
use crate::export::{Choices, Format};
use crate::import::PdfReader;
use crate::workspace::Opened;

/// What results and remarks are written to.
type Outputs<'a> = (&'a mut dyn Write, &'a mut dyn Write);

/// Recognises each report; the drafts go into the folder `output`.
pub(super) fn import(
    reader: PdfReader<'_>,
    files: &[PathBuf],
    output: Option<&Path>,
    (force, is_json): (bool, bool),
    outputs: Outputs<'_>,
) -> Result<Outcome, CliError> {
    let mut into = output
        .map(|folder| Places::new(folder, "ron", files))
        .transpose()?;
    let without: Vec<PathBuf> = output.map(Path::to_owned).into_iter().collect();
    each((files, &without, is_json), outputs, |file, out, _| {
        let Opened { report, notes, .. } = opened(reader, file)?;
        if let Some(into) = &mut into {
            save(&report, &into.of(file)?, force)?;
        }
        if is_json {
            let object = json::report(&report, &notes);
            writeln!(out, "{}", json::of_file(file, &object))?;
        } else {
            let tables = 0..report.form().tables().len();
            let filled = tables.map(|table| report.filled(table));
            let (filled, all) = filled.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            let (title, notes) = (report.title(), notes.len());
            let file = file.display();
            writeln!(
                out,
                "识别 {filled}/{all} 格　注意 {notes} 条　{title}　{file}"
            )?;
        }
        Ok(Outcome::Good)
    })
}

/// Checks each report.
pub(super) fn check(
    reader: PdfReader<'_>,
    files: &[PathBuf],
    against: &Against,
    is_json: bool,
    outputs: Outputs<'_>,
) -> Result<Outcome, CliError> {
    each((files, &[], is_json), outputs, |file, out, _| {
        let (report, findings) = checked(reader, file, against)?;
        let tally = Tally::of(&findings);
        if is_json {
            let object = json::findings(&report, &findings);
            writeln!(out, "{}", json::of_file(file, &object))?;
        } else {
            let (counts, title) = (counts(&tally), report.title());
            writeln!(out, "{counts}　{title}　{}", file.display())?;
        }
        Ok(if tally.stops_final() {
            Outcome::Findings
        } else {
            Outcome::Good
        })
    })
}

/// Exports each report; what is made goes into folders, under the names of the reports.
pub(super) fn export(
    reader: PdfReader<'_>,
    files: &[PathBuf],
    targets: &[(Format, &Path)],
    (is_final, choices): (bool, Choices),
    outputs: Outputs<'_>,
) -> Result<Outcome, CliError> {
    let into = targets.iter().map(|(format, folder)| {
        let into = Places::new(folder, format.extension(), files)?;
        Ok((*format, into))
    });
    let mut into: Vec<(Format, Places<'_>)> = into.collect::<Result<_, CliError>>()?;
    let without: Vec<PathBuf> = targets.iter().map(|(_, path)| path.to_path_buf()).collect();
    each((files, &without, false), outputs, |file, out, err| {
        let places = into
            .iter_mut()
            .map(|(format, into)| Ok((*format, into.of(file)?)));
        let places: Vec<(Format, PathBuf)> = places.collect::<Result<_, CliError>>()?;
        let targets: Vec<(Format, &Path)> = places
            .iter()
            .map(|(format, path)| (*format, path.as_path()))
            .collect();
        exports::export(reader, file, &targets, is_final, choices, out, err)
    })
}
