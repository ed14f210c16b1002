//! What became of the files since a collection was saved.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use super::{Ledger, digest_of};
use crate::collect::read::{Reading, closed, read};
use crate::collect::unit::{Content, Unit};
use crate::collect::walk::walk;
use crate::form::{CellId, Form};

/// A file that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The file.
    pub path: PathBuf,
    /// The unit's name.
    pub unit: String,
    /// What became of it.
    pub change: Change,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It was not there before, and says otherwise in these cells than what its unit had handed in.
    New(Vec<Cell>),
    /// It is not there any more; what it said is kept.
    Gone,
    /// It says otherwise in these cells; none if only its words changed.
    Other(Vec<Cell>),
    /// It cannot be read any more, or can be now.
    Readable(bool),
}

/// A cell, what stood there, and what stands there now; empty for nothing.
type Cell = (CellId, String, String);

/// So many changed cells of a file are named.
const MOST_CHANGES: usize = 20;

impl Changed {
    /// What became of the file, in words; the cells are of this form.
    #[must_use]
    pub fn sentence(&self, form: Option<&Form>) -> String {
        let cells = |cells: &[Cell]| {
            let text = |text: &str| match text {
                "" => "空".to_owned(),
                text => text.to_owned(),
            };
            let shown = cells.iter().take(MOST_CHANGES);
            let shown = shown.map(|(cell, before, after)| {
                let name = form.map_or_else(String::new, |form| form.full_name(*cell));
                format!("“{name}”{}→{}", text(before), text(after))
            });
            let shown: Vec<String> = shown.collect();
            let more = if cells.len() > shown.len() { "等" } else { "" };
            format!(
                "有 {} 格与前一份不同：{}{more}",
                cells.len(),
                shown.join("、")
            )
        };
        match &self.change {
            Change::New(other) if other.is_empty() => "新来的文件".to_owned(),
            Change::New(other) => format!("新来的文件，{}", cells(other)),
            Change::Gone => "文件已经不在原处，仍按读到过的数字计".to_owned(),
            Change::Other(other) if other.is_empty() => "文件改过，数字没有变".to_owned(),
            Change::Other(other) => format!("文件改过，{}", cells(other)),
            Change::Readable(true) => "原来读不出，现在读出来了".to_owned(),
            Change::Readable(false) => "原来读得出，现在读不出了".to_owned(),
        }
    }
}

impl Ledger {
    /// Looks at all files again, and for new ones, reads what changed, and says what that was. A unit that
    /// was sent back counts by what came since. `progress` is told how many files are done, of how many.
    /// `None` if it was cancelled: all is then as it was.
    pub fn refresh(
        &mut self,
        how: &Reading<'_>,
        without: &[PathBuf],
        progress: &mut dyn FnMut(usize, usize),
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<Changed>> {
        let mut apart: Vec<PathBuf> = without.to_vec();
        apart.extend(self.others.iter().cloned());
        let found = walk(&self.roots, &apart, &|| is_cancelled())?;
        let known: HashMap<PathBuf, Unit> = self
            .collection
            .units()
            .iter()
            .map(|unit| (unit.path.clone(), unit.clone()))
            .collect();
        // What was found by other measures, or stands in a document that was changed, is found anew.
        let is_anew = how.last.is_some() || how.limit.is_some() || how.pack.is_some();
        let how = Reading {
            known: (!is_anew && !self.is_edited).then_some(&known),
            ..*how
        };
        let all = found.files.len();
        let mut progress = |done| progress(done, all);
        let mut units = read(&found.files, &how, &mut progress, is_cancelled)?;
        units.extend(closed(found.closed));
        let digests: HashSet<_> = units.iter().map(digest_of).collect();
        let paths: HashSet<PathBuf> = units.iter().map(|unit| unit.path.clone()).collect();
        let mut changed = Vec::new();
        let mut gone = Vec::new();
        for (at, unit) in self.collection.units().iter().enumerate() {
            let is_there = paths.contains(&unit.path);
            // One that was only moved is found where it is now.
            let is_moved = unit.digest.is_some() && digests.contains(&digest_of(unit));
            let is_missing = unit.digest.is_some() && !how.disk.exists(&unit.path);
            if is_missing && !is_moved {
                changed.push(Changed {
                    path: unit.path.clone(),
                    unit: self.collection.name(at).to_owned(),
                    change: Change::Gone,
                });
            }
            if unit.digest.is_some() && !is_moved && (is_missing || !is_there) {
                gone.push(unit.clone());
            }
        }
        let gone_paths: HashSet<&PathBuf> = gone.iter().map(|unit| &unit.path).collect();
        units.retain(|unit| !gone_paths.contains(&unit.path));
        let before = self.clone();
        units.extend(gone);
        self.collection.replace_units(units);
        self.replace_returned();
        let moved: HashSet<_> = before.collection.units().iter().map(digest_of).collect();
        for (at, unit) in self.collection.units().iter().enumerate() {
            let name = self.collection.name(at);
            let change = match known.get(&unit.path) {
                Some(old) if old.digest == unit.digest => continue,
                Some(old) => match (old.content(), unit.content()) {
                    (Some(old), Some(new)) => Change::Other(cells(old, new)),
                    (None, Some(_)) => Change::Readable(true),
                    (Some(_), None) => Change::Readable(false),
                    (None, None) => continue,
                },
                None if unit.digest.is_some() && moved.contains(&digest_of(unit)) => continue,
                None => {
                    let old = before.collection.places_of(name).iter();
                    let old = old
                        .filter_map(|at| before.collection.units()[*at].content())
                        .next_back();
                    let both = old.zip(unit.content());
                    Change::New(both.map(|(old, new)| cells(old, new)).unwrap_or_default())
                }
            };
            changed.push(Changed {
                path: unit.path.clone(),
                unit: name.to_owned(),
                change,
            });
        }
        Some(changed)
    }
}

fn cells(old: &Content, new: &Content) -> Vec<Cell> {
    let there = old.numbers.form();
    let cells = new.numbers.differences(&old.numbers).filter_map(|cell| {
        let form = new.numbers.form();
        let before = form.counterpart(cell, there)?;
        let text = |text: Option<std::borrow::Cow<'_, str>>| text.unwrap_or_default().into_owned();
        Some((
            cell,
            text(old.numbers.text(before)),
            text(new.numbers.text(cell)),
        ))
    });
    cells.collect()
}
