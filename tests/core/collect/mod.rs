//! 汇总: a county's reports are found, read, judged and added up, and every fault is named.

mod beside;
mod doubles;
mod held;
mod ledger;
mod line;
mod out;
mod work;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use nianbao::collect::{Collection, LastYear, Reading, Unit, read, walk};
use nianbao::draft::SystemDisk;
use nianbao::report::{Edit, Report};
use rust_decimal::Decimal;

use crate::common::county::{Fault, KINDS, bytes, clean, faults, organs, put_down};
use crate::common::{get, set};

const PROGRAM: &str = env!("CARGO_BIN_EXE_nianbao");

fn how(last: Option<&LastYear>) -> Reading<'_> {
    Reading {
        disk: &SystemDisk,
        program: Some(Path::new(PROGRAM)),
        last,
        limit: None,
        pack: None,
        known: None,
    }
}

fn units(files: &[PathBuf]) -> Vec<Unit> {
    read(files, &how(None), &mut |_| {}, &|| false).unwrap()
}

fn units_in(folder: &Path) -> Vec<Unit> {
    units(&walk(&[folder.to_owned()], &[], &|| false).unwrap().files)
}

/// These reports as drafts, collected.
fn collected(reports: &[Report], list: &[&str]) -> Collection {
    let folder = tempfile::tempdir().unwrap();
    for (at, report) in reports.iter().enumerate() {
        fs::write(
            folder.path().join(format!("{at:03}.ron")),
            bytes(report, "ron"),
        )
        .unwrap();
    }
    let list = list.iter().map(|name| (*name).to_owned()).collect();
    Collection::of(units_in(folder.path()), list)
}

fn bar(collection: &Collection, at: usize) -> String {
    let bar = collection.standing(at).bar.as_ref();
    bar.map(|bar| bar.sentence(collection.units(), at))
        .unwrap_or_default()
}

fn sum_of<'a>(reports: impl IntoIterator<Item = &'a Report>) -> BTreeMap<String, Decimal> {
    let mut sums: BTreeMap<String, Decimal> = BTreeMap::new();
    for report in reports {
        for (cell, spec) in report.form().cells() {
            if let Some(number) = report.value(cell).amount() {
                *sums.entry(spec.name.clone()).or_default() += number;
            }
        }
    }
    sums
}

fn cells_of(report: &Report) -> BTreeMap<String, Decimal> {
    sum_of([report])
}

#[test]
fn of_sixty_units_in_all_containers_each_fault_is_named_none_is_invented_and_the_sum_is_exact() {
    let folder = tempfile::tempdir().unwrap();
    let list = put_down(folder.path());
    let collection = Collection::of(units_in(folder.path()), list);
    let faults = faults();
    let mut counted = Vec::new();
    for (at, unit) in collection.units().iter().enumerate() {
        let name = collection.name(at);
        let bar = bar(&collection, at);
        // A workbook holds the tables alone.
        let is_book = unit.path.extension().is_some_and(|ending| ending == "xlsx");
        let fails: Vec<&str> = unit
            .content()
            .into_iter()
            .flat_map(|content| &content.faults)
            .filter(|fault| fault.severity.stops_final())
            .map(|fault| fault.rule.id())
            .filter(|rule| !is_book || !["form", "fee_text"].contains(rule))
            .collect();
        if name == "某某县人民政府" {
            assert!(bar.contains("整个地方"), "{bar}");
            continue;
        }
        let place = organs().iter().position(|organ| *organ == name);
        let place = place.unwrap_or_else(|| panic!("{name} is nobody: {}", unit.path.display()));
        let fault = faults.iter().find(|(at, _)| *at == place);
        match fault.map(|(_, fault)| fault) {
            None => {
                assert_eq!(bar, "", "{name}");
                assert_eq!(fails, Vec::<&str>::new(), "{name} {}", unit.path.display());
            }
            Some(Fault::Rule(rule, _)) => {
                assert_eq!(bar, "", "{name}");
                assert!(fails.contains(rule), "{name}: {fails:?}");
            }
            Some(Fault::Barred(said, _) | Fault::Spoiled(_, said, _)) => {
                assert!(bar.contains(said), "{name}: {bar}");
                assert!(bar.ends_with('。'), "{bar}");
            }
            Some(Fault::Twice("只计一次", _)) => {
                assert!(bar.is_empty() || bar.contains("只计一次"), "{name}: {bar}");
            }
            Some(Fault::Twice(said, _)) => assert!(bar.contains(said), "{name}: {bar}"),
            Some(Fault::Missing) => panic!("{name} did not come"),
        }
        let hints = collection.standing(at).hints.join("");
        assert_eq!(hints.contains("2016〕201号"), place == 0, "{name}: {hints}");
        if bar.is_empty() {
            let numbers = unit.content().unwrap().numbers.report();
            counted.push(numbers);
        }
    }
    let all = organs();
    let gone = [all[27].as_str(), all[28].as_str(), "某某县消防救援大队"];
    assert_eq!(collection.missing(), gone);
    let barred = faults.iter().filter(|(_, fault)| {
        matches!(
            fault,
            Fault::Barred(..) | Fault::Spoiled(..) | Fault::Missing | Fault::Twice("数字不同", _)
        )
    });
    assert_eq!(counted.len(), 60 - barred.count());
    assert_eq!(collection.counted().count(), counted.len());
    let sum = collection.sum().unwrap();
    assert_eq!(cells_of(&sum.report), sum_of(&counted));
    assert_eq!(sum.report.organ(), "某某县人民政府");
    assert_eq!(sum.unclear.len(), 1);
    assert_eq!(collection.duplicates().len(), 2);
}

#[test]
fn a_file_of_any_container_brings_the_same_numbers() {
    let folder = tempfile::tempdir().unwrap();
    for kind in KINDS {
        fs::write(
            folder.path().join(format!("a.{kind}")),
            bytes(&clean(5), kind),
        )
        .unwrap();
    }
    let units = units_in(folder.path());
    assert_eq!(units.len(), KINDS.len());
    for unit in &units {
        let content = unit.content().unwrap_or_else(|| panic!("{unit:?}"));
        assert_eq!(
            cells_of(&content.numbers.report()),
            cells_of(&clean(5)),
            "{}",
            unit.path.display()
        );
        assert_eq!(content.organ, clean(5).organ());
        assert_eq!(content.year, Some(2024));
    }
    // All the same: one counts.
    let collection = Collection::of(units, Vec::new());
    assert_eq!(collection.counted().count(), 1);
}

#[test]
fn a_cell_of_the_sum_names_who_brought_what_the_largest_first() {
    let reports: Vec<Report> = [3, 9, 6].map(clean).to_vec();
    let collection = collected(&reports, &[]);
    let cell = reports[0]
        .form()
        .find("disclosure.licensing.decisions")
        .unwrap();
    let parts = collection.parts(cell);
    let told: Vec<(usize, String)> = parts
        .iter()
        .map(|part| (part.unit, part.number.to_string()))
        .collect();
    assert_eq!(
        told,
        [
            (1, "109".to_owned()),
            (2, "106".to_owned()),
            (0, "103".to_owned())
        ]
    );
    let sum = collection.sum().unwrap().report;
    assert_eq!(sum.value(cell).text(), "318");
    let nothing = reports[0]
        .form()
        .find("disclosure.coercion.decisions")
        .unwrap();
    assert_eq!(collection.parts(nothing), []);
    assert_eq!(sum.value(nothing).text(), "0");
}

#[test]
fn money_is_added_up_to_the_last_digit_and_a_cell_that_nobody_filled_stays_empty() {
    let mut reports: Vec<Report> = [1, 2].map(clean).to_vec();
    for (report, amount) in reports.iter_mut().zip(["24543.72933", "0.00067"]) {
        set(report, "disclosure.fees.amount", amount);
        set(report, "disclosure.coercion.decisions", "");
    }
    let sum = collected(&reports, &[]).sum().unwrap().report;
    assert_eq!(get(&sum, "disclosure.fees.amount"), "24543.73000");
    assert_eq!(get(&sum, "disclosure.coercion.decisions"), "");
}

#[test]
fn the_year_is_that_of_most_reports_unless_another_is_asked_for() {
    let mut reports: Vec<Report> = (1..4).map(clean).collect();
    reports[2].apply(&Edit::year("", Some(2023)));
    let mut collection = collected(&reports, &[]);
    assert_eq!(collection.year(), Some(2024));
    assert_eq!(collection.counted().collect::<Vec<_>>(), [0, 1]);
    collection.set_year(2023);
    assert_eq!(collection.counted().collect::<Vec<_>>(), [2]);
}

#[test]
fn who_is_on_the_list_and_who_is_not_is_said() {
    let collection = collected(&[clean(1), clean(2)], &["财政局", "公安局", "某某县公安局"]);
    // 教育局 is not on the list.
    assert_eq!(collection.missing(), ["公安局", "某某县公安局"]);
    assert_eq!(collection.name(0), "财政局");
    let hints = &collection.standing(1).hints;
    assert!(
        hints.iter().any(|hint| hint.contains("名单里没有")),
        "{hints:?}"
    );
    assert!(collection.standing(0).hints.is_empty());
}

#[test]
fn a_file_called_after_another_unit_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("教育局.ron"), bytes(&clean(1), "ron")).unwrap();
    let list = vec!["财政局".to_owned(), "教育局".to_owned()];
    let collection = Collection::of(units_in(folder.path()), list);
    let hints = collection.standing(0).hints.join("");
    assert!(
        hints.contains("文件名是“教育局”的") && hints.contains("“财政局”"),
        "{hints}"
    );
    assert_eq!(collection.missing(), ["教育局"]);
}

#[test]
fn what_is_carried_over_is_compared_for_each_unit_and_in_sum() {
    let folder = tempfile::tempdir().unwrap();
    for at in 1..4 {
        let mut last = clean(at);
        last.apply(&Edit::year("", Some(2023)));
        // What all this year's reports begin with is 2.
        for cell in ["natural", "total"] {
            let carried = if at == 2 { "5" } else { "2" };
            set(
                &mut last,
                &format!("applications.carried_out.{cell}"),
                carried,
            );
        }
        fs::write(folder.path().join(format!("{at}.ron")), bytes(&last, "ron")).unwrap();
    }
    let last = LastYear::of(units_in(folder.path()));
    let now = tempfile::tempdir().unwrap();
    for at in 1..4 {
        fs::write(
            now.path().join(format!("{at}.ron")),
            bytes(&clean(at), "ron"),
        )
        .unwrap();
    }
    let files = walk(&[now.path().to_owned()], &[], &|| false)
        .unwrap()
        .files;
    let units = read(&files, &how(Some(&last)), &mut |_| {}, &|| false).unwrap();
    let carries = |unit: &Unit| {
        let faults = &unit.content().unwrap().faults;
        faults
            .iter()
            .filter(|fault| fault.rule.id() == "carry")
            .count()
    };
    assert_eq!(units.iter().map(carries).collect::<Vec<_>>(), [0, 1, 0]);
    let collection = Collection::of(units, Vec::new());
    let sum = collection.sum().unwrap();
    let found = collection.check_sum(&sum, Some(&last));
    let carry: Vec<&str> = found
        .iter()
        .filter(|finding| finding.rule.id() == "carry")
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(carry.len(), 1, "{found:?}");
    assert!(
        carry[0].contains("填 6") && carry[0].contains('9'),
        "{carry:?}"
    );
}

#[test]
fn a_collection_that_is_not_wanted_any_more_gives_nothing_and_progress_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for at in 0..5 {
        fs::write(
            folder.path().join(format!("{at}.ron")),
            bytes(&clean(at), "ron"),
        )
        .unwrap();
    }
    let files = walk(&[folder.path().to_owned()], &[], &|| false)
        .unwrap()
        .files;
    assert!(read(&files, &how(None), &mut |_| {}, &|| true).is_none());
    let mut told = Vec::new();
    read(&files, &how(None), &mut |done| told.push(done), &|| false).unwrap();
    assert_eq!(told, [1, 2, 3, 4, 5]);
    assert!(
        read(&[], &how(None), &mut |_| {}, &|| false)
            .unwrap()
            .is_empty()
    );
}
