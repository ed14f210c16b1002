//! 汇总台账: kept as a document, opened again, what changed is seen, and how far each unit is.

use std::fs;
use std::path::{Path, PathBuf};

use nianbao::collect::Collection;
use nianbao::collect::ledger::{Change, Changed, Ledger, LedgerError, State};
use nianbao::draft::SystemDisk;
use nianbao::report::Report;

use super::{bar, how, units_in};
use crate::cli::{Desk, code, err, json_of, nianbao, out};
use crate::common::county::{bytes, clean, put_down};
use crate::common::{set, write};

/// A folder of drafts, and the ledger of it.
struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new(reports: &[Report]) -> Office {
        let office = Office {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir(office.path("收")).unwrap();
        for (at, report) in reports.iter().enumerate() {
            office.put(&format!("{at}.ron"), report);
        }
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn put(&self, name: &str, report: &Report) {
        fs::write(self.path("收").join(name), bytes(report, "ron")).unwrap();
    }

    fn ledger(&self, list: &[&str]) -> Ledger {
        let list = list.iter().map(|name| (*name).to_owned()).collect();
        let folder = self.path("收");
        Ledger::of(Collection::of(units_in(&folder), list), vec![folder])
    }

    /// The ledger as it is opened again.
    fn again(&self, ledger: &Ledger) -> Ledger {
        let path = self.path("a.huizong");
        ledger.save(&SystemDisk, &path).unwrap();
        Ledger::read(&fs::read(&path).unwrap(), &path).unwrap()
    }
}

fn refresh(ledger: &mut Ledger) -> Vec<Changed> {
    ledger
        .refresh(&how(None), &[], &mut |_, _| {}, &|| false)
        .unwrap()
}

fn wrong(at: usize) -> Report {
    let mut report = clean(at);
    set(&mut report, "review.cases.total", "1");
    report
}

#[test]
fn a_ledger_comes_back_to_the_letter_with_all_that_was_read() {
    let folder = tempfile::tempdir().unwrap();
    let list = put_down(folder.path());
    let mut collection = Collection::of(units_in(folder.path()), list);
    collection.leave_out(3, "重复");
    let mut ledger = Ledger::of(collection, vec![folder.path().to_owned()]);
    ledger.set_remark("某某县财政局", "已电话联系\n=1");
    ledger.mark_asked();
    ledger.mark_returned("某某县教育局");
    ledger.pass("某某县公安局");
    let path = folder.path().join("a.huizong");
    let text = ledger.write(&path);
    let back = Ledger::read(text.as_bytes(), &path).unwrap();
    assert_eq!(back.write(&path), text);
    assert_eq!(back.remark("某某县财政局"), "已电话联系\n=1");
    let (before, after) = (&ledger.collection, &back.collection);
    assert_eq!(after.missing(), before.missing());
    assert_eq!(
        after.counted().collect::<Vec<_>>(),
        before.counted().collect::<Vec<_>>()
    );
    assert_eq!(after.sum().unwrap().report, before.sum().unwrap().report);
    for (at, unit) in before.units().iter().enumerate() {
        assert_eq!(after.units()[at].path, unit.path);
        assert_eq!(after.units()[at].digest, unit.digest);
        assert_eq!(bar(after, at), bar(before, at));
        let faults = |collection: &Collection| {
            collection.units()[at]
                .content()
                .map(|content| (content.faults.clone(), content.tally))
        };
        assert_eq!(faults(after), faults(before));
    }
    for name in ledger.names() {
        assert_eq!(back.state(&name), ledger.state(&name), "{name}");
        assert_eq!(back.is_asked(&name), ledger.is_asked(&name));
    }
}

#[test]
fn a_ledger_that_is_cut_damaged_or_newer_is_refused_with_a_sentence() {
    let office = Office::new(&[clean(1)]);
    let text = office.ledger(&[]).write(Path::new("a"));
    let read = |text: &str| Ledger::read(text.as_bytes(), Path::new("a")).unwrap_err();
    for end in (60..text.len() - 60)
        .step_by(97)
        .filter(|end| text.is_char_boundary(*end))
    {
        let error = read(&text[..end]);
        assert!(
            matches!(error, LedgerError::CutOff | LedgerError::Damaged { .. }),
            "{end} {error:?}"
        );
    }
    assert!(matches!(
        read(&text.replace("collection: 1", "collection: 7")),
        LedgerError::Newer(7)
    ));
    assert!(matches!(
        read(&text.replace("list:", "lost:")),
        LedgerError::Damaged { .. }
    ));
    assert!(matches!(
        read(&text.replace("applications.new", "applications.old")),
        LedgerError::Unknown(_)
    ));
    assert!(matches!(
        read(&text.replace("form: \"2021\"", "form: \"1999\"")),
        LedgerError::Unknown(_)
    ));
    assert!(matches!(
        Ledger::read(b"\xff", Path::new("a")).unwrap_err(),
        LedgerError::NotText
    ));
    assert!(read("").to_string().ends_with('。'));
}

#[test]
fn what_changed_is_told_cell_by_cell() {
    let office = Office::new(&[clean(1), clean(2), clean(3), clean(4)]);
    let mut ledger = office.again(&office.ledger(&[]));
    assert_eq!(refresh(&mut ledger), []);
    let mut other = clean(1);
    set(&mut other, "disclosure.licensing.decisions", "7");
    office.put("0.ron", &other);
    let mut words = clean(2);
    write(&mut words, "problems", "改了文字。");
    office.put("1.ron", &words);
    fs::remove_file(office.path("收/2.ron")).unwrap();
    fs::write(office.path("收/3.ron"), "(format: 7, ").unwrap();
    office.put("9.ron", &clean(5));
    let changed = refresh(&mut ledger);
    let cell = other.form().find("disclosure.licensing.decisions").unwrap();
    let told: Vec<(&str, &Change)> = changed
        .iter()
        .map(|one| (one.unit.as_str(), &one.change))
        .collect();
    let cells = Change::Other(vec![(cell, "101".to_owned(), "7".to_owned())]);
    for wanted in [
        ("某某县财政局", &cells),
        ("某某县教育局", &Change::Other(Vec::new())),
        ("某某县公安局", &Change::Gone),
        ("3", &Change::Readable(false)),
        ("某某县司法局", &Change::New(Vec::new())),
    ] {
        assert!(told.contains(&wanted), "{wanted:?}: {told:?}");
    }
    assert_eq!(told.len(), 5);
    // What is gone still counts by what was read.
    assert_eq!(ledger.collection.counted().count(), 4);
    // Seen once, it is told no more, but for what is not there.
    assert_eq!(refresh(&mut ledger).len(), 1);
}

#[test]
fn a_unit_goes_from_missing_over_returned_to_passed_and_the_sum_follows() {
    let office = Office::new(&[clean(1), wrong(2)]);
    let mut ledger = office.ledger(&["财政局", "教育局", "公安局"]);
    let states = |ledger: &Ledger| ["财政局", "教育局", "公安局"].map(|name| ledger.state(name));
    assert_eq!(
        states(&ledger),
        [State::Handed, State::Faulty, State::Missing]
    );
    ledger.mark_returned("教育局");
    ledger.mark_asked();
    let mut ledger = office.again(&ledger);
    assert_eq!(refresh(&mut ledger), []);
    assert_eq!(
        states(&ledger),
        [State::Handed, State::Returned, State::Missing]
    );
    assert!(ledger.is_asked("公安局") && !ledger.is_asked("财政局"));
    // The mended report comes as another file, and is compared with what was sent back.
    let mut mended = clean(2);
    set(&mut mended, "disclosure.licensing.decisions", "500");
    office.put("教育局（修改）.ron", &mended);
    office.put("2.ron", &clean(3));
    let changed = refresh(&mut ledger);
    let of = |unit: &str| changed.iter().find(|one| one.unit == unit).unwrap();
    let Change::New(cells) = &of("教育局").change else {
        panic!("{changed:?}");
    };
    let texts: Vec<(&str, &str)> = cells
        .iter()
        .map(|(_, a, b)| (a.as_str(), b.as_str()))
        .collect();
    assert_eq!(texts, [("102", "500"), ("1", "6")]);
    assert_eq!(states(&ledger), [State::Handed, State::Back, State::Handed]);
    assert_eq!(ledger.collection.counted().count(), 3);
    let sum = ledger.collection.sum().unwrap().report;
    assert_eq!(
        sum.value_of("disclosure.licensing.decisions")
            .unwrap()
            .text(),
        "704"
    );
    ledger.pass("教育局");
    assert_eq!(office.again(&ledger).state("教育局"), State::Passed);
    // Whatever is changed after that is looked at again.
    office.put("教育局（修改）.ron", &clean(2));
    refresh(&mut ledger);
    assert_eq!(ledger.state("教育局"), State::Back);
}

#[test]
fn a_file_that_was_only_moved_is_no_change() {
    let office = Office::new(&[clean(1), clean(2)]);
    let mut ledger = office.again(&office.ledger(&[]));
    fs::create_dir(office.path("收/一月")).unwrap();
    fs::rename(office.path("收/0.ron"), office.path("收/一月/甲.ron")).unwrap();
    assert_eq!(refresh(&mut ledger), []);
    assert_eq!(ledger.collection.units().len(), 2);
    assert_eq!(ledger.collection.counted().count(), 2);
}

#[test]
fn a_ledger_that_somebody_changed_is_not_believed_where_the_files_say_otherwise() {
    let office = Office::new(&[clean(0), clean(1)]);
    let ledger = office.ledger(&[]);
    let before = ledger.collection.sum().unwrap().report;
    office.again(&ledger);
    let path = office.path("a.huizong");
    let text = fs::read_to_string(&path).unwrap();
    let row = text.find("\"applications.new\": \"").unwrap() + "\"applications.new\": \"".len();
    let end = row + text[row..].find(' ').unwrap();
    let text = format!("{}99999{}", &text[..row], &text[end..]);
    let mut changed = Ledger::read(text.as_bytes(), &path).unwrap();
    let believed = changed.collection.sum().unwrap().report;
    assert_ne!(super::cells_of(&believed), super::cells_of(&before));
    refresh(&mut changed);
    let after = changed.collection.sum().unwrap().report;
    assert_eq!(super::cells_of(&after), super::cells_of(&before));
}

#[test]
fn a_reason_stays_with_a_file_that_is_called_otherwise() {
    let office = Office::new(&[clean(0), clean(1), clean(2)]);
    let mut ledger = office.ledger(&[]);
    ledger.collection.leave_out(1, "报错了单位");
    fs::rename(office.path("收/1.ron"), office.path("收/乙.ron")).unwrap();
    refresh(&mut ledger);
    assert_eq!(ledger.collection.counted().count(), 2);
    let units = ledger.collection.units();
    let at = units.iter().position(|unit| unit.path.ends_with("乙.ron"));
    assert_eq!(ledger.collection.reason(at.unwrap()), Some("报错了单位"));
}

#[test]
fn the_folder_may_be_moved_with_its_ledger() {
    let office = Office::new(&[clean(1)]);
    let ledger = office.ledger(&[]);
    ledger.save(&SystemDisk, &office.path("a.huizong")).unwrap();
    let moved = tempfile::tempdir().unwrap();
    fs::rename(office.path("收"), moved.path().join("收")).unwrap();
    let path = moved.path().join("a.huizong");
    fs::rename(office.path("a.huizong"), &path).unwrap();
    let mut ledger = Ledger::read(&fs::read(&path).unwrap(), &path).unwrap();
    assert_eq!(refresh(&mut ledger), []);
    assert!(ledger.collection.units()[0].path.exists());
}

#[test]
fn the_command_line_keeps_a_ledger_and_goes_on_with_it() {
    let desk = Desk::new();
    let file = desk.draft("甲.ron", &wrong(1));
    desk.draft("乙.ron", &clean(2));
    let list = desk.put("名单.txt", "财政局\n教育局\n公安局\n");
    let (ledger, returns, folder) = (desk.path("a.huizong"), desk.path("退回"), desk.path(""));
    let output = nianbao(&[
        &"collect",
        &folder,
        &"--units",
        &list,
        &"--ledger",
        &ledger,
        &"--returns",
        &returns,
        &"--json",
    ]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    let state = |told: &serde_json::Value, organ: &str| {
        let units = told["units"].as_array().unwrap();
        let unit = units.iter().find(|unit| unit["organ"] == organ).unwrap();
        unit["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(state(&json_of(&output), "某某县财政局"), "有错");
    let again = |more: &[&dyn AsRef<std::ffi::OsStr>]| {
        let mut args: Vec<&dyn AsRef<std::ffi::OsStr>> = vec![&"collect", &"--ledger", &ledger];
        args.extend(more);
        nianbao(&args)
    };
    // Letters and list lie in the folder by now, and are none of a unit's.
    let told = json_of(&again(&[&"--json"]));
    assert_eq!(told["changes"], serde_json::json!([]));
    assert_eq!(state(&told, "某某县财政局"), "已退回");
    assert_eq!(told["missing"], serde_json::json!(["公安局"]));
    fs::write(&file, bytes(&clean(1), "ron")).unwrap();
    let output = again(&[]);
    assert!(
        out(&output).contains("有 1 格不同") || out(&output).contains("有 1 格与前一份不同"),
        "{}{}",
        out(&output),
        err(&output)
    );
    let told = json_of(&again(&[&"--json"]));
    assert_eq!(state(&told, "某某县财政局"), "已收回");
    let left = format!("{}=口径不同", file.display());
    let told = json_of(&again(&[
        &"--units",
        &list,
        &"--leave-out",
        &left,
        &"--json",
    ]));
    assert_eq!(told["sum"]["disclosure.licensing.decisions"], "102");
    assert_eq!(code(&again(&[&"--leave-out", &"nothing"])), 2);
}
