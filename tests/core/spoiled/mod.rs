//! Thousands of reports in every shape, spoiled in every way: no number comes in wrong in silence.

mod model;
mod shape;
mod spoil;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use self::model::{Dice, Item, items, made};
use self::shape::{SHAPES, Shape, write};
use self::spoil::{SPOILS, spoil};
use crate::common::official;
use nianbao::import::{Imported, import};
use nianbao::report::Report;

/// So many spoiled reports are read in one run; `NIANBAO_SPOILED` says how many others.
const VARIANTS: u64 = 2500;

fn variants() -> u64 {
    let wanted = std::env::var("NIANBAO_SPOILED").ok();
    wanted.map_or(VARIANTS, |count| {
        count.parse().expect("NIANBAO_SPOILED is a number")
    })
}

/// How a report came in.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    reports: usize,
    whole: usize,
    cells: usize,
    read: usize,
    wrong: usize,
}

/// What came in wrong and is in no note.
fn wrong(report: &Report, imported: &Imported) -> Vec<String> {
    let form = imported.report.form();
    let mut wrong = Vec::new();
    for (cell, spec) in form.cells() {
        let value = imported.report.value(cell);
        let before = report.value_of(&spec.name);
        let is_named = || {
            imported
                .notes
                .iter()
                .any(|note| note.cells().contains(&cell))
        };
        let is_right = before.is_some_and(|before| before.text() == value.text());
        let is_said = || value.is_empty() && is_named();
        if !is_right && !is_said() {
            let before = before.map(nianbao::report::Value::text);
            wrong.push(format!(
                "{}: {before:?} became {:?}",
                spec.name,
                value.text()
            ));
        }
    }
    wrong
}

fn tally(report: &Report, text: &str) -> (Tally, Vec<String>) {
    let all = report.form().cells().len();
    let mut tally = Tally {
        reports: 1,
        cells: all,
        ..Tally::default()
    };
    let Ok(imported) = import(text.as_bytes()) else {
        return (tally, Vec::new());
    };
    let wrong = wrong(report, &imported);
    let form = imported.report.form();
    tally.read = form
        .cells()
        .filter(|(cell, _)| !imported.report.value(*cell).is_empty())
        .count();
    tally.whole = usize::from(tally.read == all && wrong.is_empty());
    tally.wrong = wrong.len();
    (tally, wrong)
}

/// So many reports are made, to be spoiled again and again.
const BASES: usize = 120;

fn bases() -> &'static [(Report, Vec<Item>)] {
    static MADE: LazyLock<Vec<(Report, Vec<Item>)>> = LazyLock::new(|| {
        let forms = official().into_iter().cycle().take(BASES);
        let reports = forms
            .zip(0..)
            .map(|(form, seed)| made(form.id(), &mut Dice::new(seed)));
        reports
            .map(|report| (report.clone(), items(&report)))
            .collect()
    });
    &MADE
}

fn variant(seed: u64) -> (Shape, Report, Vec<Item>, Vec<String>, String) {
    let mut dice = Dice::new(seed);
    let (report, items) = &bases()[dice.below(BASES)];
    let (report, mut items) = (report.clone(), items.clone());
    let shape = SHAPES[dice.below(SHAPES.len())];
    let mut lost = false;
    let mut done = Vec::new();
    for _ in 0..=dice.below(4) {
        let kind = SPOILS[dice.below(SPOILS.len())];
        spoil(&mut items, kind, shape, &mut lost, &mut dice);
        done.push(format!("{kind:?}"));
    }
    let text = write(&items, shape, &mut dice);
    (shape, report, items, done, text)
}

fn add(sum: &mut Tally, one: Tally) {
    sum.reports += one.reports;
    sum.whole += one.whole;
    sum.cells += one.cells;
    sum.read += one.read;
    sum.wrong += one.wrong;
}

#[test]
fn spoiled_reports_bring_no_wrong_number_in_silence() {
    // A third form that is nearly the second makes it harder; whether other tests have made it known by
    // now must not matter.
    crate::third_form::third();
    let workers = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    let results: Vec<_> = std::thread::scope(|scope| {
        let spawned: Vec<_> = (0..workers)
            .map(|worker| {
                scope.spawn(move || {
                    let mut tallies: BTreeMap<Shape, Tally> = BTreeMap::new();
                    let mut failures = Vec::new();
                    for seed in (worker..variants()).step_by(workers as usize) {
                        let (shape, report, _, spoils, text) = variant(seed);
                        let (tally, wrong) = tally(&report, &text);
                        add(tallies.entry(shape).or_default(), tally);
                        if let Some(first) = wrong.first() {
                            failures.push(format!(
                                "{seed} {shape:?} {spoils:?}: {first} and {} more",
                                wrong.len() - 1
                            ));
                        }
                    }
                    (tallies, failures)
                })
            })
            .collect();
        spawned
            .into_iter()
            .map(|worker| worker.join().expect("no panic"))
            .collect()
    });
    let mut sums: BTreeMap<Shape, Tally> = BTreeMap::new();
    let mut failures = Vec::new();
    for (tallies, more) in results {
        for (shape, tally) in tallies {
            add(sums.entry(shape).or_default(), tally);
        }
        failures.extend(more);
    }
    assert!(
        failures.is_empty(),
        "{} of {}:\n{}",
        failures.len(),
        variants(),
        failures[..failures.len().min(40)].join("\n")
    );
    let reports: usize = sums.values().map(|tally| tally.reports).sum();
    assert_eq!(reports as u64, variants());
    // Most spoils take nothing from a reader who knows the form.
    for (shape, tally) in sums.iter().filter(|(shape, _)| shows_rows(**shape)) {
        assert!(tally.whole * 2 > tally.reports, "{shape:?}: {sums:#?}");
        assert!(tally.read * 100 > tally.cells * 95, "{shape:?}: {sums:#?}");
    }
}

fn shows_rows(shape: Shape) -> bool {
    !matches!(shape, Shape::Columns | Shape::Disorder)
}

fn unspoiled(seed: u64) -> (Shape, Report, String) {
    let mut dice = Dice::new(seed + 1_000_000);
    let form = official()[dice.below(official().len())].id();
    let report = made(form, &mut dice);
    let shape = SHAPES[(seed % SHAPES.len() as u64) as usize];
    let text = write(&items(&report), shape, &mut dice);
    (shape, report, text)
}

#[test]
fn an_unspoiled_report_comes_in_whole_in_every_shape_that_shows_its_rows() {
    let mut tallies: BTreeMap<Shape, Tally> = BTreeMap::new();
    let mut failures = Vec::new();
    for seed in 0..440 {
        let (shape, report, text) = unspoiled(seed);
        let form = report.form().id();
        let (one, wrong) = tally(&report, &text);
        add(tallies.entry(shape).or_default(), one);
        if !wrong.is_empty() || (shows_rows(shape) && one.whole == 0) {
            failures.push(format!(
                "{seed} {shape:?} {form}: {} of {} {wrong:?}",
                one.read, one.cells
            ));
        }
    }
    for (shape, tally) in &tallies {
        // Where nothing shows the rows only what the equations prove comes in, and of tables without
        // equations nothing.
        let floor = if shows_rows(*shape) {
            tally.cells
        } else {
            tally.cells / 2
        };
        assert!(tally.read >= floor, "{shape:?}: {tally:?}");
    }
    assert!(
        failures.is_empty(),
        "{}:\n{}",
        failures.len(),
        failures[..failures.len().min(30)].join("\n")
    );
}
