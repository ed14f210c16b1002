//! The command line: subcommands that print and end. No rule and no file format lives here.

mod args;
mod batch;
mod collect;
mod compare;
mod completions;
mod equations;
mod error;
mod exports;
mod json;
mod many;
mod pipe;
mod reports;
mod rules;

use std::io::Write;
use std::path::Path;

use crate::check::{Context, Finding, Tally, check_with, prose};
use crate::export::pdf::Conformance;
use crate::export::{self, Choices, Document, FontSource, Format};
use crate::file_type;
use crate::files;
use crate::import::PdfReader;
use crate::licences;
use crate::manual;
use crate::pack::Pack;
use crate::report::{Edit, Report};
use crate::workspace::Opened;

use error::CliError;
use exports::export;
use pipe::Pipe;
use reports::{apart, opened, save};

pub use args::{Collect, Command, Start, parse, usage};

/// How a command ended; the number is the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// All good.
    Good = 0,
    /// There are findings that stop a final export, or two reports differ.
    Findings = 1,
    /// It could not be done; the reason was written.
    Failed = 2,
}

/// Carries out a subcommand: results go to `out`, reasons and remarks to `err`. `reader` reads what is
/// a PDF file.
pub fn run(
    command: &Command,
    reader: PdfReader<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Outcome {
    match carry_out(command, reader, &mut Pipe(out), err) {
        Ok(outcome) => outcome,
        Err(error) => {
            // Nowhere is left to say that even this could not be said.
            let _ = writeln!(err, "{error}");
            Outcome::Failed
        }
    }
}

fn carry_out(
    command: &Command,
    reader: PdfReader<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Outcome, CliError> {
    match command {
        Command::Import {
            files,
            output,
            force,
            json,
        } => {
            let flags = (*force, *json);
            match batch::single(files) {
                Some(file) => import(reader, file, output.as_deref(), flags, out),
                None => many::import(reader, files, output.as_deref(), flags, (out, err)),
            }
        }
        Command::Show { file, json } => show(reader, file, *json, out, err),
        Command::Collect(asked) => collect::collect(reader, asked, out, err),
        Command::Check {
            files,
            last,
            limit,
            pack,
            json,
        } => {
            let last = last.as_ref().map(|last| opened(reader, last)).transpose()?;
            let against = Against {
                last: last.map(|last| last.report),
                limit: *limit,
                pack: pack.as_deref().map(pack_named).transpose()?,
            };
            match batch::single(files) {
                Some(file) => check_file(reader, file, &against, *json, out),
                None => many::check(reader, files, &against, *json, (out, err)),
            }
        }
        Command::Roll {
            file,
            output,
            force,
        } => roll(reader, file, output, *force, out, err),
        Command::Compare { a, b, json, pdf } => {
            compare::compare(reader, (a, b), *json, pdf.as_deref(), out, err)
        }
        Command::Rules {
            json,
            markdown,
            sql,
        } => {
            let text = match (json, markdown, sql) {
                (true, ..) => format!("{}\n", rules::json()),
                (_, true, _) => rules::markdown(),
                (.., true) => equations::sql(),
                _ => rules::list(),
            };
            write!(out, "{text}")?;
            Ok(Outcome::Good)
        }
        Command::Manual { pdf } => {
            match pdf {
                Some(path) => files::write(path, &manual::pdf()?)?,
                None => write!(out, "{}", manual::markdown())?,
            }
            Ok(Outcome::Good)
        }
        Command::Licences => {
            write!(out, "{}", licences::text())?;
            Ok(Outcome::Good)
        }
        Command::Completions { shell } => {
            let script = completions::script(&shell.to_ascii_lowercase());
            // What is none was refused before.
            write!(out, "{}", script.unwrap_or_default())?;
            Ok(Outcome::Good)
        }
        Command::FileType { what } => {
            let program = std::env::current_exe()?;
            let opens = if what == "on" {
                file_type::set(&program)?
            } else {
                file_type::unset(&program)?
            };
            writeln!(out, "{opens}")?;
            Ok(Outcome::Good)
        }
        Command::Export {
            files,
            is_final,
            pdf,
            ofd,
            text,
            html,
            docx,
            xlsx,
            signoff,
            signoff_file,
            fonts,
            pdfa,
            red_head,
            tables,
            crlf,
            bom,
        } => {
            let targets = [
                (Format::Pdf, pdf),
                (Format::Ofd, ofd),
                (Format::Text, text),
                (Format::Html, html),
                (Format::Docx, docx),
                (Format::Xlsx, xlsx),
                (sign_off_format(signoff_file.as_deref()), signoff_file),
            ];
            let targets = targets.into_iter();
            let targets: Vec<(Format, &Path)> = targets
                .filter_map(|(format, path)| Some((format, path.as_deref()?)))
                .collect();
            let choices = Choices {
                fonts: match fonts.as_str() {
                    "bundled" => FontSource::Bundled,
                    _ => FontSource::System,
                },
                conformance: match pdfa.as_str() {
                    "1b" => Conformance::A1b,
                    "2u" => Conformance::A2u,
                    _ => Conformance::A3u,
                },
                sign_off: *signoff,
                red_head: *red_head,
                text: export::text::Choices {
                    tables: match tables.as_str() {
                        "lines" => export::text::Tables::Lines,
                        _ => export::text::Tables::Tabs,
                    },
                    crlf: *crlf,
                    bom: *bom,
                },
            };
            match batch::single(files) {
                Some(file) => export(reader, file, &targets, *is_final, choices, out, err),
                None => many::export(reader, files, &targets, (*is_final, choices), (out, err)),
            }
        }
    }
}

fn import(
    reader: PdfReader<'_>,
    file: &Path,
    output: Option<&Path>,
    (force, json): (bool, bool),
    out: &mut dyn Write,
) -> Result<Outcome, CliError> {
    apart(output.into_iter().chain([file]))?;
    let Opened { report, notes, .. } = opened(reader, file)?;
    if let Some(output) = output {
        save(&report, output, force)?;
    }
    if json {
        writeln!(out, "{}", json::report(&report, &notes))?;
        return Ok(Outcome::Good);
    }
    writeln!(out, "{}", report.title())?;
    writeln!(out, "格式：{}", report.form().basis())?;
    for (index, table) in report.form().tables().iter().enumerate() {
        let (filled, all) = report.filled(index);
        writeln!(out, "{}：识别 {filled}/{all} 格", table.name)?;
    }
    for note in &notes {
        writeln!(out, "注意　{}：{}", note.heading, note.message)?;
    }
    if let Some(output) = output {
        writeln!(out, "草稿已保存到“{}”。", output.display())?;
    }
    Ok(Outcome::Good)
}

fn show(
    reader: PdfReader<'_>,
    file: &Path,
    json: bool,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Outcome, CliError> {
    let Opened { report, notes, .. } = opened(reader, file)?;
    if json {
        let findings = check_with(&report, &printed_in(&FontSource::default()));
        writeln!(out, "{}", json::report(&report, &findings))?;
    } else {
        write!(out, "{}", export::text::write(&Document::of(&report)))?;
        for note in &notes {
            writeln!(err, "注意　{}：{}", note.heading, note.message)?;
        }
    }
    Ok(Outcome::Good)
}

/// What reports are checked against.
struct Against {
    last: Option<Report>,
    limit: Option<usize>,
    pack: Option<&'static Pack>,
}

fn pack_named(name: &str) -> Result<&'static Pack, CliError> {
    Pack::by_name(name).ok_or_else(|| {
        let known: Vec<&str> = Pack::all().iter().map(|pack| pack.name()).collect();
        CliError::NoPack(name.to_owned(), known.join("、"))
    })
}

/// A report with what is found in it.
fn checked(
    reader: PdfReader<'_>,
    file: &Path,
    against: &Against,
) -> Result<(Report, Vec<Finding>), CliError> {
    let mut report = opened(reader, file)?.report;
    if let Some(pack) = against.pack {
        report.apply(&Edit::pack("", pack.name()));
    }
    let fonts = FontSource::default();
    let context = Context {
        last: against.last.as_ref(),
        limit: against.limit,
        ..printed_in(&fonts)
    };
    let findings = check_with(&report, &context);
    Ok((report, findings))
}

fn check_file(
    reader: PdfReader<'_>,
    file: &Path,
    against: &Against,
    json: bool,
    out: &mut dyn Write,
) -> Result<Outcome, CliError> {
    let (report, findings) = checked(reader, file, against)?;
    let tally = Tally::of(&findings);
    if json {
        writeln!(out, "{}", json::findings(&report, &findings))?;
    } else {
        list(&findings, out)?;
        writeln!(out, "{}", counts(&tally))?;
    }
    Ok(if tally.stops_final() {
        Outcome::Findings
    } else {
        Outcome::Good
    })
}

fn counts(tally: &Tally) -> String {
    format!(
        "错误 {}　待说明 {}　提示 {}　已说明 {}",
        tally.errors, tally.waivable, tally.hints, tally.waived
    )
}

fn roll(
    reader: PdfReader<'_>,
    file: &Path,
    output: &Path,
    force: bool,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Outcome, CliError> {
    apart([output, file].into_iter())?;
    let Opened { report, notes, .. } = opened(reader, file)?;
    let rolled = prose::rolled(&report).ok_or_else(|| CliError::NoYear(file.to_owned()))?;
    for note in &notes {
        writeln!(err, "注意　{}：{}", note.heading, note.message)?;
    }
    save(&rolled.report, output, force)?;
    for line in rolled.told() {
        writeln!(out, "{line}")?;
    }
    writeln!(out, "草稿已保存到“{}”。", output.display())?;
    Ok(Outcome::Good)
}

/// Checks also whether what was typed can be printed.
fn printed_in(fonts: &FontSource) -> Context<'_> {
    Context {
        faces: Some(fonts),
        ..Context::default()
    }
}

fn list<'a>(
    findings: impl IntoIterator<Item = &'a Finding>,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    for finding in findings {
        let kind = finding.severity().name();
        write!(out, "{kind}　{}：{}", finding.heading, finding.message)?;
        if let Some(fix) = &finding.fix {
            write!(out, "〔可{}〕", fix.label())?;
        }
        if let Some(reason) = &finding.waived {
            write!(out, "〔说明：{reason}〕")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// What the sign-off pages are written as: a Word document where the name of their file says so.
fn sign_off_format(path: Option<&Path>) -> Format {
    let ending = path.and_then(Path::extension).unwrap_or_default();
    if ending.eq_ignore_ascii_case("docx") {
        Format::SignOffWord
    } else {
        Format::SignOff
    }
}
