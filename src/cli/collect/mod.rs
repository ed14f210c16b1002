//! `nianbao collect`: many reports into one.

mod print;

use std::io::Write;
use std::path::{Path, PathBuf};

use self::print::{list_all, told};
use super::batch::{Bar, found};
use super::reports::{apart, save};
use super::{CliError, Collect, Outcome, pack_named};
use crate::check::Finding;
use crate::collect::book;
use crate::collect::ledger::{Changed, Ledger};
use crate::collect::returns;
use crate::collect::wording::{Purpose, Wording, Words};
use crate::collect::{self, Collection, LastYear, Reading, Unit, tidy};
use crate::draft::lock::{self, Holder};
use crate::draft::recovery::{self, Recovery};
use crate::draft::versions;
use crate::files;
use crate::import::PdfReader;
use crate::settings::{self, Store};
use crate::workspace::collecting::Filed;
use crate::workspace::{SystemDisk, whom};

impl Collect {
    /// What is written, or read for another purpose: nobody handed it in.
    fn others(&self) -> impl Iterator<Item = &Path> {
        let written = [
            &self.output,
            &self.csv,
            &self.xlsx,
            &self.returns,
            &self.ledger,
        ];
        let read = [&self.units, &self.wording];
        written
            .into_iter()
            .chain(read)
            .filter_map(|path| path.as_deref())
    }
}

pub(super) fn collect(
    reader: PdfReader<'_>,
    asked: &Collect,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Outcome, CliError> {
    apart(asked.others().chain(asked.own.as_deref()))?;
    let written = [&asked.output, &asked.csv, &asked.xlsx];
    for output in written.into_iter().flatten() {
        // What was handed in is never written over, and what is there only where that is asked for.
        for file in asked.files.iter().filter(|file| file.is_file()) {
            apart([output, file].into_iter().map(PathBuf::as_path))?;
        }
        if output.exists() && !asked.force {
            return Err(CliError::Exists(output.clone()));
        }
    }
    let mut how = Reading {
        disk: &SystemDisk,
        program: match reader {
            PdfReader::Apart { program, .. } => Some(program),
            PdfReader::Here => None,
        },
        last: None,
        limit: asked.limit,
        pack: asked.pack.as_deref().map(pack_named).transpose()?,
        known: None,
    };
    let named = asked
        .units
        .as_ref()
        .map(|list| collect::read_list(list, &how));
    let named = named.transpose()?.unwrap_or_default();
    let words = words(asked)?;
    let others: Vec<PathBuf> = asked.others().map(Path::to_owned).collect();
    let last = match asked.last.as_slice() {
        [] => None,
        last => Some(LastYear::of(read(last, &others, &how, (&mut || {}, err))?)),
    };
    how.last = last.as_ref();
    // By this others see that the program runs that holds the ledger.
    let proof = (asked.ledger.is_some())
        .then(|| Recovery::new(&recovery::folder()?).ok())
        .flatten();
    let proof = proof.as_ref().map(|running| running.proof().to_owned());
    let me = Holder::this(&lock::mark(), proof);
    let (mut filed, kept) = match asked.ledger.as_deref() {
        Some(path) => {
            let versions = versions::folder();
            let (filed, kept) = Filed::open(&SystemDisk, &me, path, versions.as_deref())?;
            (Some(filed), kept)
        }
        None => (None, None),
    };
    if let Some(filed) = &filed {
        say_how(filed, asked, err)?;
    }
    let is_held = { filed.as_ref() }.is_some_and(|filed| filed.holder().is_some());
    let mut beat = || filed.iter_mut().for_each(Filed::beat);
    let (mut ledger, changed) = ledger(asked, (kept, named), &others, &how, (&mut beat, err))?;
    ledger.deadline = asked.deadline.or(ledger.deadline);
    let collection = &mut ledger.collection;
    if let Some(own) = asked.own.as_deref() {
        collection.set_own(place_of(own, collection.units()));
    }
    if let Some(year) = asked.year {
        collection.set_year(year);
    }
    for asked in &asked.leave_out {
        let place = asked.split_once('=').and_then(|(file, reason)| {
            let place = place_of(Path::new(file), collection.units())?;
            (!reason.trim().is_empty()).then_some((place, reason))
        });
        let (place, reason) = place.ok_or_else(|| CliError::LeaveOut(asked.clone()))?;
        collection.leave_out(place, reason);
    }
    let collection = &ledger.collection;
    let sum = collection.sum();
    let found = sum.as_ref().map(|sum| collection.check_sum(sum, how.last));
    let found = found.unwrap_or_default();
    if let (Some(output), Some(sum)) = (asked.output.as_deref(), &sum) {
        save(&sum.report, output, asked.force)?;
    }
    if let Some(csv) = asked.csv.as_deref() {
        files::write_piecemeal(csv, &mut |file| tidy::write(collection, file))?;
    }
    if let Some(xlsx) = asked.xlsx.as_deref() {
        files::write(xlsx, &book::write(collection)?)?;
    }
    let asking = (&words, ledger.deadline);
    // What was sent back is marked in the ledger: where that cannot be, nothing is.
    let returns = { asked.returns.as_deref() }
        .filter(|_| !is_held)
        .map(|folder| returns::write(&SystemDisk, folder, collection, asking, asked.force));
    let letters = returns.transpose()?;
    let is_whole = collection.is_whole();
    if let Some(filed) = filed.as_mut().filter(|_| !is_held) {
        // What is told is how things stood before the letters.
        let mut kept = ledger.clone();
        if letters.is_some() {
            for letter in returns::letters(&ledger.collection, &words.returns) {
                kept.mark_returned(&letter.unit);
            }
            kept.mark_asked();
        }
        filed.save(&kept)?;
    }
    if asked.json {
        writeln!(out, "{}", told(&ledger, &changed, sum.as_ref(), &found))?;
    } else {
        list_all(&ledger, &changed, sum.as_ref(), &found, out)?;
        for path in asked
            .output
            .as_deref()
            .filter(|_| sum.is_some())
            .into_iter()
            .chain(asked.csv.as_deref())
            .chain(asked.xlsx.as_deref())
            .chain(asked.ledger.as_deref().filter(|_| !is_held))
        {
            writeln!(out, "已写入“{}”。", path.display())?;
        }
        if let (Some(folder), Some(letters)) = (asked.returns.as_deref(), letters) {
            let folder = folder.display();
            writeln!(out, "退回意见 {letters} 份，在文件夹“{folder}”里。")?;
        }
    }
    if sum.is_none() {
        writeln!(err, "没有一份报告可以计入，没有汇总数。")?;
        return Ok(Outcome::Failed);
    }
    if is_held {
        return Ok(Outcome::Failed);
    }
    let is_good = is_whole && !found.iter().any(Finding::stops_final);
    Ok(if is_good {
        Outcome::Good
    } else {
        Outcome::Findings
    })
}

/// Says how the ledger was opened, where that is not as it should be.
fn say_how(filed: &Filed<'_>, asked: &Collect, err: &mut dyn Write) -> Result<(), CliError> {
    if let (Some(holder), Some(path)) = (filed.holder(), asked.ledger.as_deref()) {
        let (path, who) = (path.display(), whom(holder));
        let letters = if asked.returns.is_some() {
            "，也不写退回意见"
        } else {
            ""
        };
        writeln!(
            err,
            "汇总台账“{path}”正由{who}打开，这次只看，不写入台账{letters}。请等对方关闭后再汇总一次。"
        )?;
    }
    if !filed.said().is_empty() {
        writeln!(err, "{}", filed.said())?;
    }
    Ok(())
}

/// What is collected: what a ledger kept, as it is now, or all of it anew; with what changed since. A sign
/// of life is given with every file.
fn ledger(
    asked: &Collect,
    (kept, list): (Option<Ledger>, Vec<String>),
    others: &[PathBuf],
    how: &Reading<'_>,
    (beat, err): (&mut dyn FnMut(), &mut dyn Write),
) -> Result<(Ledger, Vec<Changed>), CliError> {
    let mut roots = asked.files.clone();
    roots.extend(asked.own.as_deref().map(Path::to_owned));
    let Some(mut ledger) = kept else {
        if let Some(path) = asked.ledger.as_ref().filter(|_| roots.is_empty()) {
            return Err(CliError::NoLedger(path.clone()));
        }
        let units = read(&roots, others, how, (beat, err))?;
        let mut ledger = Ledger::of(Collection::of(units, list), roots);
        ledger.others = absolute(others).collect();
        return Ok((ledger, Vec::new()));
    };
    for root in roots {
        let root = std::path::absolute(&root).unwrap_or(root);
        if !ledger.roots.contains(&root) {
            ledger.roots.push(root);
        }
    }
    ledger.others.extend(absolute(others));
    let mut bar = Bar::new();
    let mut progress = |done, all| {
        beat();
        bar.of(all).show(done, err);
    };
    let changed = ledger.refresh(how, others, &mut progress, &|| false);
    if !list.is_empty() {
        ledger.collection.set_list(list);
    }
    Ok((ledger, changed.ok_or(CliError::Cancelled)?))
}

fn absolute(paths: &[PathBuf]) -> impl Iterator<Item = PathBuf> {
    let paths = paths.iter();
    paths.map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()))
}

/// Reads all that lies in files and folders.
fn read(
    asked: &[PathBuf],
    others: &[PathBuf],
    how: &Reading<'_>,
    (beat, err): (&mut dyn FnMut(), &mut dyn Write),
) -> Result<Vec<Unit>, CliError> {
    let found = found(asked, others)?;
    let mut bar = Bar::new();
    bar.of(found.files.len());
    let mut progress = |done| {
        beat();
        bar.show(done, err);
    };
    let units = collect::read(&found.files, how, &mut progress, &|| false);
    let mut units = units.ok_or(CliError::Cancelled)?;
    units.extend(collect::closed(found.closed));
    Ok(units)
}

/// In which words letters are written: those of a file, or of the settings. Nobody is bothered about them
/// who writes no letters.
fn words(asked: &Collect) -> Result<Words, CliError> {
    let mut words = Words::default();
    let is_asked = asked.returns.is_some();
    if let Some(path) = asked.wording.as_deref() {
        let bytes = files::read(path)?;
        let text = String::from_utf8_lossy(&bytes);
        let read = Wording::read(Purpose::Return, &text);
        words.returns = read.map_err(|error| CliError::Wording(path.to_owned(), error))?;
    }
    if !is_asked {
        return Ok(words);
    }
    let settings = Store::new(settings::folders()).load();
    if asked.wording.is_none() {
        words.returns = Wording::kept(Purpose::Return, &settings.returns)?;
    }
    words.reminder = Wording::kept(Purpose::Reminder, &settings.reminder)?;
    Ok(words)
}

/// Where a file is among the units, however it was called there.
fn place_of(path: &Path, units: &[Unit]) -> Option<usize> {
    // One that is gone is found by what it was called.
    let called = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| called(path));
    let sought = real(path);
    let is_it = |unit: &Unit| unit.path == path || real(&unit.path) == sought;
    units.iter().position(is_it)
}
