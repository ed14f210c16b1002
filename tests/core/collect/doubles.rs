//! Reports that would count twice: of one unit, of the whole place, of whoever collects.

use nianbao::report::Report;

use super::{bar, collected};
use crate::common::county::clean;
use crate::common::{name_organ, set};

#[test]
fn two_reports_of_one_unit_with_different_numbers_count_once_one_is_left_out() {
    let mut other = clean(1);
    set(&mut other, "disclosure.licensing.decisions", "7");
    let mut collection = collected(&[clean(1), other, clean(2)], &[]);
    assert!(
        bar(&collection, 0).contains("一份是 101、一份是 7"),
        "{}",
        bar(&collection, 0)
    );
    assert_eq!(collection.counted().collect::<Vec<_>>(), [2]);
    assert_eq!(collection.duplicates(), [vec![0, 1]]);
    collection.leave_out(0, "旧的一份");
    assert!(bar(&collection, 0).contains("旧的一份"));
    assert_eq!(collection.counted().collect::<Vec<_>>(), [1, 2]);
    collection.leave_out(0, " ");
    assert_eq!(collection.counted().collect::<Vec<_>>(), [2]);
}

#[test]
fn one_unit_under_two_names_that_the_list_knows_as_one_does_not_count_twice() {
    let mut whole = clean(0);
    name_organ(&mut whole, "某某县民政局");
    let mut short = clean(1);
    name_organ(&mut short, "民政局");
    let collection = collected(&[whole, short], &["某某县民政局"]);
    assert_eq!(collection.name(0), collection.name(1));
    assert_eq!(collection.counted().count(), 0);
    assert_eq!(collection.duplicates(), [vec![0, 1]]);
}

#[test]
fn a_report_that_is_the_sum_of_the_others_is_known_by_its_numbers_alone() {
    let mut reports: Vec<Report> = (1..6).map(clean).collect();
    for (at, report) in reports.iter_mut().enumerate() {
        name_organ(report, &format!("第{at}某单位"));
    }
    let mut sum = collected(&reports, &[]).sum().unwrap().report;
    name_organ(&mut sum, "汇总单位");
    reports.push(sum);
    let collection = collected(&reports, &[]);
    assert!(
        bar(&collection, 5).contains("等于其他各单位之和"),
        "{}",
        bar(&collection, 5)
    );
    assert_eq!(collection.counted().count(), 5);
}

#[test]
fn the_collectors_own_report_counts_whatever_it_is_called() {
    let mut reports: Vec<Report> = (1..4).map(clean).collect();
    name_organ(&mut reports[0], "某某县人民政府");
    let mut collection = collected(&reports, &[]);
    assert!(bar(&collection, 0).contains("整个地方"));
    collection.set_own(Some(0));
    assert_eq!(collection.counted().count(), 3);
}

#[test]
fn of_copies_the_one_that_is_said_to_be_the_collectors_own_counts() {
    let mut own = clean(0);
    name_organ(&mut own, "某某县人民政府");
    let others = (1..4).map(clean);
    let reports: Vec<Report> = [own.clone()]
        .into_iter()
        .chain(others)
        .chain([own])
        .collect();
    let mut collection = collected(&reports, &[]);
    collection.set_own(Some(4));
    assert_eq!(collection.counted().collect::<Vec<_>>(), [1, 2, 3, 4]);
}
