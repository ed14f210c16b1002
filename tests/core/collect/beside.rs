//! What a collection is held against: the day until which reports are due, last year's numbers, the
//! collector's own report, and the county's own words.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use nianbao::collect::ledger::State;
use nianbao::collect::wording::Words;
use nianbao::draft::lock::Holder;
use nianbao::draft::{self, SystemDisk};
use nianbao::report::{Date, Edit, Report};
use nianbao::workspace::collecting::{Collecting, How, Make, Wanted};

use crate::cli::{Desk, code, err, json_of, nianbao, out};
use crate::common::county::{YEAR, clean};
use crate::common::{name_organ, set};

struct Office {
    desk: Desk,
    me: Holder,
}

impl Office {
    /// These reports in a folder.
    fn new(reports: &[Report]) -> Office {
        let desk = Desk::new();
        std::fs::create_dir(desk.path("收")).unwrap();
        for (at, report) in reports.iter().enumerate() {
            desk.draft(&format!("收/{at}.ron"), report);
        }
        let me = Holder::this("甲", None);
        Office { desk, me }
    }

    fn how<'a>(&'a self, progress: &'a mut dyn FnMut(usize, usize)) -> How<'a> {
        How {
            disk: &SystemDisk,
            program: None,
            me: &self.me,
            folder: None,
            versions: None,
            progress,
            is_cancelled: &|| false,
        }
    }

    fn read(&self) -> Collecting {
        let roots = Wanted::Roots(vec![self.desk.path("收")]);
        let read = Collecting::read(&roots, &mut self.how(&mut |_, _| {}));
        read.unwrap().unwrap()
    }

    fn before(&self, path: &Path) -> Result<Report, String> {
        let read = Collecting::read_before(path, Some(YEAR), &self.how(&mut |_, _| {}));
        read.map_err(|error| error.to_string())
    }

    /// The collection as it is opened again from a file of its own.
    fn again(&self, collecting: &mut Collecting) -> Collecting {
        let path = self.desk.path("a.huizong");
        let kept = collecting.keep_at(&path).run(&SystemDisk, &self.me);
        collecting.take_kept(kept).unwrap();
        let kept = Wanted::Kept(path);
        let read = Collecting::read(&kept, &mut self.how(&mut |_, _| {}));
        read.unwrap().unwrap()
    }
}

fn day(year: u16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).unwrap()
}

/// Last year's report of a unit, which left 5 applications to this year.
fn last(at: usize) -> Report {
    let mut report = clean(at);
    report.apply(&Edit::year("", Some(YEAR - 1)));
    for column in ["natural", "total"] {
        set(
            &mut report,
            &format!("applications.carried_out.{column}"),
            "5",
        );
    }
    report
}

#[test]
fn who_has_not_reported_is_late_from_the_day_after_the_last() {
    let office = Office::new(&[clean(1)]);
    let mut collecting = office.read();
    collecting.set_list(vec!["财政局".to_owned(), "公安局".to_owned()]);
    assert!(!collecting.ledger().is_overdue(day(9999, 1, 1)));
    collecting.set_deadline(Some(day(2025, 1, 20)));
    let collecting = office.again(&mut collecting);
    assert!(!collecting.ledger().is_overdue(day(2025, 1, 20)));
    assert!(collecting.ledger().is_overdue(day(2025, 1, 21)));
    let reminder = Make::Letters(office.desk.path(""), Words::default());
    let made = reminder.run(&SystemDisk, collecting.ledger()).unwrap();
    let text = std::fs::read_to_string(made.path.join("催报名单.txt")).unwrap();
    assert!(text.contains("（报送期限：2025年1月20日）"), "{text}");
    assert!(text.contains("公安局"), "{text}");
}

#[test]
fn the_command_line_takes_the_last_day_down_and_tells_it() {
    let desk = Desk::new();
    let draft = desk.draft("甲.ron", &clean(1));
    let list = desk.put("名单.txt", "财政局\n公安局\n");
    let ledger = desk.path("a.huizong");
    let collect = |more: &[&dyn AsRef<OsStr>]| {
        let mut args: Vec<&dyn AsRef<OsStr>> = vec![&"collect", &"--ledger", &ledger];
        args.extend(more);
        nianbao(&args)
    };
    let output = collect(&[&draft, &"--units", &list, &"--deadline", &"2025.1.20"]);
    assert!(
        out(&output).contains("报送期限：2025年1月20日"),
        "{}",
        err(&output)
    );
    assert_eq!(json_of(&collect(&[&"--json"]))["deadline"], "2025年1月20日");
    let output = collect(&[&"--deadline", &"2025-2-30"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("2025-2-30"), "{}", err(&output));
}

#[test]
fn a_sum_is_held_against_last_years_ledger_or_report_and_what_was_carried_over_too() {
    let office = Office::new(&[clean(1), clean(2)]);
    // Last year's ledger, of which the sum is made.
    let years = Office::new(&[last(1), last(2)]);
    let mut then = years.read();
    years.again(&mut then);
    let ledger = years.desk.path("a.huizong");
    let whole = then.sum().unwrap().report.clone();
    let draft = office.desk.draft("去年.ron", &whole);
    for path in [ledger, draft] {
        let mut collecting = office.read();
        let form = collecting.sum().unwrap().report.form();
        let cell = form.find("applications.carried_out.total").unwrap();
        assert_eq!(collecting.last(cell), "");
        let carried = |collecting: &Collecting| {
            let mut found = collecting.found().iter();
            found.any(|finding| finding.rule.id() == "carry")
        };
        assert!(!carried(&collecting));
        let before = office.before(&path).unwrap();
        collecting.set_before(Some((path.clone(), before)));
        assert_eq!(collecting.last(cell), "10");
        // This year's begin with 2 each.
        assert!(carried(&collecting), "{:?}", collecting.found());
        let mut again = office.again(&mut collecting);
        assert_eq!(again.last(cell), "10");
        assert!(carried(&again) && again.said().is_empty());
        // Where it is gone, that is said, and nothing is made up.
        let aside = path.with_extension("gone");
        std::fs::rename(&path, &aside).unwrap();
        let without = office.again(&mut again);
        assert!(without.before().is_none() && !carried(&without));
        assert!(
            without.said().contains("没有与上年比较"),
            "{}",
            without.said()
        );
        again.set_before(None);
        assert!(office.again(&mut again).said().is_empty());
    }
}

#[test]
fn what_is_not_last_years_is_refused_with_a_sentence() {
    let office = Office::new(&[clean(1)]);
    let this_years = office.desk.draft("今年.ron", &clean(3));
    let error = office.before(&this_years).unwrap_err();
    assert!(error.contains("2024年的，不是上年（2023年）"), "{error}");
    let none = office.desk.put("a.txt", "没有什么");
    assert!(office.before(&none).unwrap_err().ends_with('。'));
    let spoiled = office.desk.put("b.huizong", "(");
    assert!(office.before(&spoiled).unwrap_err().contains("汇总台账"));
    let empty = Office::new(&[clean(1)]);
    let mut collecting = empty.read();
    collecting.leave_out(&collecting.rows()[0].name.clone(), "不计入");
    empty.again(&mut collecting);
    let error = office.before(&empty.desk.path("a.huizong")).unwrap_err();
    assert!(error.contains("没有汇总数"), "{error}");
}

#[test]
fn the_countys_own_report_counts_as_a_part_from_wherever_it_lies() {
    let office = Office::new(&[clean(1), clean(2)]);
    let mut own = clean(3);
    name_organ(&mut own, "某某县人民政府");
    let path: PathBuf = office.desk.draft("本级.ron", &own);
    let decisions = |collecting: &Collecting| {
        let sum = &collecting.sum().unwrap().report;
        sum.value_of("disclosure.licensing.decisions")
            .unwrap()
            .text()
            .to_owned()
    };
    let collecting = office.read();
    assert_eq!(decisions(&collecting), "203");
    let mut collecting = { collecting.read_own(&path, &mut office.how(&mut |_, _| {})) }.unwrap();
    assert_eq!(collecting.own(), Some("某某县人民政府"));
    assert_eq!(decisions(&collecting), "306");
    let mut again = office.again(&mut collecting);
    assert_eq!(decisions(&again), "306");
    assert!(
        again
            .rows()
            .iter()
            .any(|row| row.is_own && row.state == State::Handed)
    );
    // As a report on the whole place it would be counted twice.
    again.set_own(None);
    assert_eq!(decisions(&again), "203");
    again.set_own(Some("某某县人民政府"));
    assert_eq!(decisions(&again), "306");
}

#[test]
fn letters_are_written_in_the_words_that_settings_keep() {
    let mut wrong = clean(1);
    set(&mut wrong, "review.cases.total", "1");
    let office = Office::new(&[wrong]);
    let collecting = office.read();
    let text_in = |words: &str| {
        let letters = Make::Letters(office.desk.path(""), Words::kept(words, "").unwrap());
        let made = letters.run(&SystemDisk, collecting.ledger()).unwrap();
        let text = made.path.join("退回-某某县财政局.txt");
        std::fs::read_to_string(text).unwrap()
    };
    assert!(text_in("{单位}的同志：\n{问题}\n谢谢。").contains("某某县财政局的同志："));
    assert!(text_in("").contains("现退回修改"));
}

#[test]
fn a_draft_that_was_written_from_the_collection_may_be_its_own_part() {
    let office = Office::new(&[clean(1)]);
    let mut collecting = office.read();
    let mut own = clean(3);
    name_organ(&mut own, "某某县人民政府");
    let path = office.desk.path("收/本级.ron");
    draft::save(&own, &path).unwrap();
    let made = nianbao::workspace::collecting::Made {
        path: path.clone(),
        ..Default::default()
    };
    collecting.take_made(&made);
    let collecting = { collecting.read_own(&path, &mut office.how(&mut |_, _| {})) }.unwrap();
    assert_eq!(collecting.own(), Some("某某县人民政府"));
}
