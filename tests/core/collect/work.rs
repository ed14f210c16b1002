//! A collection at work: what is shown, marked, kept and made, without a window.

use std::path::Path;

use nianbao::collect::ledger::State;
use nianbao::collect::wording::Words;
use nianbao::draft::lock::Holder;
use nianbao::draft::{self, SystemDisk};
use nianbao::report::Report;
use nianbao::workspace::SaveError;
use nianbao::workspace::collecting::{Collecting, Column, How, Make, Order, Wanted};
use tempfile::TempDir;

use super::sum_of;
use crate::common::{balanced, name_organ, set};

const NAMES: [&str; 3] = ["某某县财政局", "某某县教育局", "某某县水利局"];

/// Three reports, of which the second does not add up.
struct County {
    folder: TempDir,
    own: TempDir,
    reports: Vec<Report>,
}

impl County {
    fn new() -> County {
        let reports = NAMES.iter().enumerate().map(|(at, name)| {
            let mut report = balanced("2021");
            name_organ(&mut report, name);
            set(&mut report, "disclosure.fees.amount", &(at + 1).to_string());
            if at == 1 {
                set(&mut report, "applications.new.total", "99");
            }
            report
        });
        let county = County {
            folder: tempfile::tempdir().unwrap(),
            own: tempfile::tempdir().unwrap(),
            reports: reports.collect(),
        };
        for at in 0..NAMES.len() {
            county.save(at);
        }
        county
    }

    fn save(&self, at: usize) {
        let path = self.folder.path().join(format!("{}.ron", NAMES[at]));
        draft::save(&self.reports[at], &path).unwrap();
    }

    fn read(&self, me: &Holder) -> Collecting {
        let roots = Wanted::Roots(vec![self.folder.path().to_owned()]);
        read(&roots, me, Some(self.own.path())).unwrap()
    }
}

fn how<'a>(
    me: &'a Holder,
    folder: Option<&'a Path>,
    progress: &'a mut dyn FnMut(usize, usize),
) -> How<'a> {
    How {
        disk: &SystemDisk,
        program: None,
        me,
        folder,
        versions: folder,
        progress,
        is_cancelled: &|| false,
    }
}

fn read(wanted: &Wanted, me: &Holder, folder: Option<&Path>) -> Result<Collecting, String> {
    let read = Collecting::read(wanted, &mut how(me, folder, &mut |_, _| {}));
    read.map(Option::unwrap).map_err(|error| error.to_string())
}

fn keep(collecting: &mut Collecting, me: &Holder) {
    let kept = collecting.keep().unwrap().run(&SystemDisk, me);
    collecting.take_kept(kept).unwrap();
}

fn state(collecting: &Collecting, name: &str) -> State {
    let mut rows = collecting.rows().iter();
    rows.find(|row| row.name == name).unwrap().state
}

fn shown(collecting: &Collecting, order: Order) -> Vec<&str> {
    let shown = order.of(collecting.rows()).into_iter();
    shown
        .map(|at| collecting.rows()[at].name.as_str())
        .collect()
}

#[test]
fn the_table_is_sorted_by_a_column_and_filtered_by_how_far_units_are() {
    let county = County::new();
    let me = Holder::this("甲", None);
    let mut collecting = county.read(&me);
    let list = [NAMES[2], NAMES[0], NAMES[1], "某某县档案局"].map(str::to_owned);
    collecting.set_list(list.to_vec());
    let mut order = Order::default();
    assert_eq!(shown(&collecting, order), list);
    order.sort_by(Column::Errors);
    assert_eq!(shown(&collecting, order)[0], NAMES[1]);
    order.sort_by(Column::Errors);
    assert_eq!(shown(&collecting, order)[3], NAMES[1]);
    order.sort_by(Column::Errors);
    assert_eq!(shown(&collecting, order), list);
    order.only = Some(State::Missing);
    assert_eq!(shown(&collecting, order), ["某某县档案局"]);
    order.only = Some(State::Faulty);
    assert_eq!(shown(&collecting, order), [NAMES[1]]);
}

#[test]
fn a_cell_of_the_sum_says_who_brought_what_and_follows_who_is_left_out() {
    let county = County::new();
    let me = Holder::this("甲", None);
    let mut collecting = county.read(&me);
    let form = collecting.collection().form().unwrap();
    let cell = form.find("disclosure.fees.amount").unwrap();
    let parts = |collecting: &Collecting| {
        let parts = collecting.parts(cell).into_iter();
        parts
            .map(|(name, number)| (name.to_owned(), number.to_string()))
            .collect::<Vec<_>>()
    };
    let of = |at: usize| (NAMES[at].to_owned(), (at + 1).to_string());
    assert_eq!(parts(&collecting), [of(2), of(1), of(0)]);
    let sum = |collecting: &Collecting| sum_of([&collecting.sum().unwrap().report]);
    assert_eq!(sum(&collecting), sum_of(&county.reports));
    collecting.leave_out(NAMES[1], "自身不平");
    assert_eq!(parts(&collecting), [of(2), of(0)]);
    let without = [&county.reports[0], &county.reports[2]];
    assert_eq!(sum(&collecting), sum_of(without));
    collecting.leave_out(NAMES[1], "");
    assert_eq!(sum(&collecting), sum_of(&county.reports));
}

#[test]
fn what_was_marked_is_there_again_when_the_same_folder_is_opened() {
    let mut county = County::new();
    let me = Holder::this("甲", None);
    let mut collecting = county.read(&me);
    assert!(collecting.must_be_kept());
    collecting.set_passed(NAMES[0], true);
    collecting.set_remark(NAMES[2], "等盖章");
    keep(&mut collecting, &me);
    assert!(!collecting.must_be_kept());
    // Another report of a unit that was found good is not found good.
    set(&mut county.reports[0], "disclosure.fees.amount", "7");
    county.save(0);
    let again = county.read(&me);
    assert_eq!(state(&again, NAMES[0]), State::Handed);
    assert_eq!(again.ledger().remark(NAMES[2]), "等盖章");
    let said = again.changed()[0].sentence(again.collection().form());
    assert!(said.contains("1→7"), "{said}");
    collecting.set_passed(NAMES[0], false);
    assert_eq!(state(&collecting, NAMES[0]), State::Handed);
}

#[test]
fn a_collection_moves_to_the_file_that_was_chosen_and_is_opened_from_there() {
    let county = County::new();
    let me = Holder::this("甲", None);
    let mut collecting = county.read(&me);
    collecting.set_passed(NAMES[0], true);
    assert_eq!(collecting.file(), None);
    // In the very folder of the reports: it is none itself.
    let chosen = county.folder.path().join("汇总");
    let kept = collecting.keep_at(&chosen).run(&SystemDisk, &me);
    let file = collecting.take_kept(kept).unwrap().unwrap();
    assert_eq!(collecting.file(), Some(file.as_path()));
    assert_eq!(collecting.name(), "汇总");
    let again = read(&Wanted::Kept(file.clone()), &me, None).unwrap();
    assert_eq!(state(&again, NAMES[0]), State::Passed);
    assert_eq!(again.collection().units().len(), 3);
    // Nothing that nobody agreed to is replaced.
    let kept = again.keep_at(&chosen).run(&SystemDisk, &me);
    let refused = collecting.take_kept(kept).unwrap_err();
    assert!(matches!(refused, SaveError::Exists(_)), "{refused}");
}

#[test]
fn a_collection_that_somebody_else_holds_is_looked_at_and_not_marked() {
    let county = County::new();
    let (me, other) = (Holder::this("甲", None), Holder::this("乙", None));
    let mut collecting = county.read(&me);
    keep(&mut collecting, &me);
    let mut theirs = county.read(&other);
    assert!(theirs.holder().is_some());
    theirs.set_passed(NAMES[0], true);
    assert_eq!(state(&theirs, NAMES[0]), State::Handed);
    assert!(theirs.keep().is_none() && !theirs.must_be_kept());
    let held = collecting.held().unwrap().to_owned();
    nianbao::workspace::collecting::release(&SystemDisk, &held, &me);
    assert!(county.read(&other).holder().is_none());
}

#[test]
fn a_collection_that_another_program_changed_is_not_written_over() {
    let county = County::new();
    let me = Holder::this("甲", None);
    let mut collecting = county.read(&me);
    let chosen = county.own.path().join("台账.huizong");
    let kept = collecting.keep_at(&chosen).run(&SystemDisk, &me);
    collecting.take_kept(kept).unwrap();
    std::fs::write(&chosen, "别的").unwrap();
    collecting.set_remark(NAMES[0], "说过了");
    let kept = collecting.keep().unwrap().run(&SystemDisk, &me);
    let refused = collecting.take_kept(kept).unwrap_err();
    assert!(matches!(refused, SaveError::Changed(_)), "{refused}");
    assert_eq!(std::fs::read_to_string(&chosen).unwrap(), "别的");
}

#[test]
fn a_damaged_collection_is_read_from_its_last_version_and_says_so() {
    let county = County::new();
    let me = Holder::this("甲", None);
    let mut collecting = county.read(&me);
    collecting.set_remark(NAMES[0], "说过了");
    keep(&mut collecting, &me);
    // Opened once more, what it says is kept as a version.
    let file = county.read(&me).held().unwrap().to_owned();
    let whole = std::fs::read(&file).unwrap();
    std::fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    let again = county.read(&me);
    assert!(again.said().contains("留存的一份"), "{}", again.said());
    assert_eq!(again.ledger().remark(NAMES[0]), "说过了");
}

#[test]
fn what_is_made_of_a_collection_lies_where_it_was_asked_for_and_is_marked() {
    let county = County::new();
    let me = Holder::this("甲", None);
    let mut collecting = county.read(&me);
    collecting.set_list(
        [NAMES[0], NAMES[1], NAMES[2], "某某县档案局"]
            .map(str::to_owned)
            .to_vec(),
    );
    let out = tempfile::tempdir().unwrap();
    let letters_in = |folder: &Path| Make::Letters(folder.to_owned(), Words::default());
    let make = |make: Make, collecting: &Collecting| make.run(&SystemDisk, collecting.ledger());
    let sum = make(Make::Sum(out.path().join("汇总数")), &collecting).unwrap();
    let report = draft::read(&std::fs::read(&sum.path).unwrap()).unwrap();
    assert_eq!(sum_of([&report]), sum_of(&county.reports));
    let refused = make(Make::Sum(out.path().join("汇总数")), &collecting).unwrap_err();
    assert!(refused.to_string().contains("已经存在"), "{refused}");
    let book = make(Make::Book(out.path().join("全部.xlsx")), &collecting).unwrap();
    assert!(std::fs::read(book.path).unwrap().starts_with(b"PK"));
    let letters = make(letters_in(out.path()), &collecting).unwrap();
    assert_eq!(letters.returned, [NAMES[1]]);
    assert!(
        letters
            .path
            .join(format!("退回-{}.docx", NAMES[1]))
            .exists()
    );
    let more = make(letters_in(out.path()), &collecting).unwrap();
    assert_ne!(more.path, letters.path);
    collecting.take_made(&letters);
    assert_eq!(state(&collecting, NAMES[1]), State::Returned);
    assert!(collecting.ledger().is_asked("某某县档案局"));
    let reminder = make(
        Make::Reminder(out.path().join("催报"), Words::default().reminder),
        &collecting,
    )
    .unwrap();
    assert!(reminder.path.ends_with("催报.docx"));
}

#[test]
fn an_empty_folder_and_a_file_that_is_no_collection_are_refused_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let me = Holder::this("甲", None);
    let roots = Wanted::Roots(vec![folder.path().to_owned()]);
    let error = read(&roots, &me, None).unwrap_err();
    assert!(error.contains("没有文件"), "{error}");
    let file = folder.path().join("台账.huizong");
    std::fs::write(&file, "(").unwrap();
    let error = read(&Wanted::Kept(file), &me, None).unwrap_err();
    assert!(error.contains("打不开"), "{error}");
}

#[test]
fn a_reading_that_is_cancelled_leaves_nothing() {
    let county = County::new();
    let me = Holder::this("甲", None);
    let roots = Wanted::Roots(vec![county.folder.path().to_owned()]);
    let mut told = Vec::new();
    let mut progress = |done, all| told.push((done, all));
    let mut reading = how(&me, Some(county.own.path()), &mut progress);
    assert!(Collecting::read(&roots, &mut reading).unwrap().is_some());
    assert_eq!(told.last(), Some(&(3, 3)));
    let mut ignored = |_, _| {};
    let reading = &mut How {
        is_cancelled: &|| true,
        ..how(&me, None, &mut ignored)
    };
    assert!(Collecting::read(&roots, reading).unwrap().is_none());
}
