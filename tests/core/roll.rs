//! The new year from last year's report.

use crate::common::{balanced, form, get, set, write};
use nianbao::draft;
use nianbao::report::{Anchor, Change, Date, Doubt, Edit, Editor, Report, Tie};

/// The texts marked in a field, with why.
fn marked<'a>(report: &'a Report, field: &str) -> Vec<(&'a str, Doubt)> {
    let doubts = report.doubts().filter(|doubt| doubt.field == field);
    doubts.map(|doubt| (doubt.words, doubt.kind)).collect()
}

/// A report on 2024 with this text, rolled.
fn rolled(field: &str, text: &str) -> Report {
    let mut last = balanced("2021");
    write(&mut last, field, text);
    last.rolled().unwrap().report
}

#[test]
fn the_new_year_begins_with_what_the_last_one_ended_with_and_nothing_else() {
    let mut last = balanced("2021");
    let waiver = nianbao::report::WaiverKey {
        rule: "stock".to_owned(),
        place: String::new(),
        values: String::new(),
    };
    last.apply(&Edit::new(
        "",
        vec![
            Change::Date(Date::new(2025, 1, 20)),
            Change::Reason(waiver, "理由".to_owned()),
        ],
    ));
    last.apply(&Edit::typed_sums("", "applications", true));
    let rolled = last.rolled().unwrap();
    let next = &rolled.report;
    assert_eq!(next.year(), Some(2025));
    assert_eq!(next.organ(), last.organ());
    assert_eq!(next.date(), None);
    assert!(next.waivers().is_empty() && !next.has_typed_sums(1));
    assert!(std::ptr::eq(next.form(), form("2021")));
    for (cell, spec) in next.form().cells() {
        let Some(column) = spec.name.strip_prefix("applications.carried_in.") else {
            assert!(next.value(cell).is_empty(), "{}", spec.name);
            continue;
        };
        let before = format!("applications.carried_out.{column}");
        assert_eq!(next.value(cell).text(), get(&last, &before));
    }
    assert_eq!(rolled.carried.len(), 7);
    let beside = next.last().unwrap();
    assert_eq!(get(beside, "applications.new.natural"), "71");
    assert_eq!(next.follows(beside), Some(true));
}

#[test]
fn what_is_no_number_is_not_carried_on_but_named() {
    let mut last = balanced("2021");
    set(&mut last, "applications.carried_out.natural", "四");
    set(&mut last, "applications.carried_out.legal", "");
    let rolled = last.rolled().unwrap();
    assert_eq!(get(&rolled.report, "applications.carried_in.natural"), "");
    assert_eq!(get(&rolled.report, "applications.carried_in.legal"), "");
    assert_eq!(get(&rolled.report, "applications.carried_in.total"), "4");
    assert_eq!(rolled.uncarried.len(), 2);
    let told = rolled.told().join("");
    assert!(told.contains("有 2 格不是数"), "{told}");
    assert!(
        told.contains("自然人 “四”") && told.contains("法律服务机构 未填"),
        "{told}"
    );
}

#[test]
fn a_report_without_its_year_is_not_rolled() {
    let mut last = balanced("2021");
    last.apply(&Edit::year("", None));
    assert!(last.rolled().is_none());
}

#[test]
fn the_reports_year_and_the_next_move_on_and_all_of_it_is_to_be_confirmed() {
    for (text, after, marks) in [
        (
            "统计期限为2024年1月1日至12月31日。",
            "统计期限为2025年1月1日至12月31日。",
            &[("2025年1月1日至12月31日", Doubt::Year)][..],
        ),
        (
            "2024年1月1日至2024年12月31日",
            "2025年1月1日至2025年12月31日",
            &[("2025年1月1日至2025年12月31日", Doubt::Year)],
        ),
        (
            "2024年新收申请74件，2025年将加强培训。",
            "2025年新收申请74件，2026年将加强培训。",
            &[
                ("2025年", Doubt::Year),
                ("74件", Doubt::Count),
                ("2026年", Doubt::Year),
            ],
        ),
        (
            "较2023年增长12.5%，比上年多9件。",
            "较2023年增长12.5%，比上年多9件。",
            &[
                ("2023年", Doubt::Year),
                ("12.5%", Doubt::Count),
                ("上年", Doubt::Relative),
                ("9件", Doubt::Count),
            ],
        ),
        (
            "2024年3月15日印发《2024年工作要点》（某政办发〔2024〕8号）。",
            "2024年3月15日印发《2024年工作要点》（某政办发〔2024〕8号）。",
            &[
                ("2024年3月15日", Doubt::Date),
                ("2024年", Doubt::Year),
                ("〔2024〕8号", Doubt::Document),
            ],
        ),
        (
            "二〇二四年度，截至2024年12月31日",
            "二〇二五年度，截至2025年12月31日",
            &[
                ("二〇二五年度", Doubt::Year),
                ("2025年12月31日", Doubt::Date),
            ],
        ),
    ] {
        let next = rolled("overview.requests", text);
        assert_eq!(next.prose("overview.requests"), after);
        assert_eq!(marked(&next, "overview.requests"), marks, "{text}");
    }
}

#[test]
fn what_every_report_rests_on_is_left_in_peace() {
    let text = "根据《条例》（国令第711号，2019年修订）、国办公开办函〔2021〕30号、国办函〔2020〕109号和“十四五”规划（2021—2027年）。";
    let next = rolled("preamble", text);
    assert_eq!(next.prose("preamble"), text);
    assert_eq!(marked(&next, "preamble"), []);
}

#[test]
fn the_year_before_a_new_form_rolls_into_it_and_its_basis_is_to_be_confirmed() {
    let mut last = balanced("2019");
    write(
        &mut last,
        "preamble",
        "按照国办公开办函〔2019〕60号要求编制。",
    );
    let rolled = last.rolled().unwrap();
    assert_eq!(rolled.report.form().id(), "2021");
    assert_eq!(rolled.carried.len(), 7);
    assert_eq!(
        marked(&rolled.report, "preamble"),
        [("〔2019〕60号", Doubt::Document)]
    );
    let told = rolled.told().join("");
    assert!(told.contains("政府集中采购"), "{told}");
    assert!(!told.contains("行政许可：处理决定数量"), "{told}");
    let mut earlier = last.clone();
    earlier.apply(&Edit::year("", Some(2019)));
    assert_eq!(earlier.rolled().unwrap().report.form().id(), "2019");
}

#[test]
fn a_number_that_follows_cells_stays_tied_to_them_and_is_not_marked() {
    let mut last = balanced("2021");
    let field = "overview.requests";
    write(&mut last, field, "2024年新收74件，答复12件。");
    let place = last.prose(field).find("74").unwrap();
    let cell = last.form().find("applications.new.total").unwrap();
    let anchor = Anchor {
        place: place..place + 2,
        tie: Tie::Cells(vec![cell].into()),
    };
    let change = Change::Anchors(field.to_owned(), vec![anchor.clone()]);
    last.apply(&Edit::one("", change));
    let next = last.rolled().unwrap().report;
    assert!(next.anchors(field).contains(&anchor));
    assert_eq!(
        marked(&next, field),
        [("2025年", Doubt::Year), ("12件", Doubt::Count)]
    );
}

/// A report with a text, in which some words follow a cell.
fn tied(form: &str, text: &str, words: &str, cell: &str) -> Report {
    let mut report = balanced(form);
    let field = "overview.requests";
    write(&mut report, field, text);
    let place = report.prose(field).find(words).unwrap();
    let anchor = Anchor {
        place: place..place + words.len(),
        tie: Tie::Cells(vec![report.form().find(cell).unwrap()].into()),
    };
    let change = Change::Anchors(field.to_owned(), vec![anchor]);
    report.apply(&Edit::one("", change));
    report
}

#[test]
fn a_number_that_follows_what_is_carried_on_is_right_at_once() {
    let last = tied(
        "2021",
        "上年结转2件，新收74件。",
        "2",
        "applications.carried_in.total",
    );
    assert_eq!(get(&last, "applications.carried_out.total"), "4");
    let next = last.rolled().unwrap().report;
    assert_eq!(next.prose("overview.requests"), "上年结转4件，新收74件。");
    let mut anchors = next.anchors("overview.requests").iter();
    assert!(anchors.any(|anchor| anchor.place == (12..13)));
}

#[test]
fn a_number_follows_nothing_where_the_new_form_counts_otherwise() {
    let cell = "applications.other_outcome.total";
    let last = tied("2019", "其他处理0件。", "0", cell);
    let bound = |report: &Report| {
        let mut anchors = report.anchors("overview.requests").iter();
        anchors.any(|anchor| matches!(anchor.tie, Tie::Cells(_)))
    };
    assert!(bound(&last));
    assert!(!bound(&last.in_form(form("2021")).0));
    let cell = "applications.new.total";
    let last = tied("2019", "新收74件。", "74", cell);
    assert!(bound(&last.in_form(form("2021")).0));
}

#[test]
fn a_year_of_nothing_is_rolled_too() {
    let mut last = balanced("2021");
    write(&mut last, "problems", "规划2021—2025年如期推进。");
    last.apply(&Edit::year("", Some(0)));
    if let Some(rolled) = last.rolled() {
        assert_eq!(rolled.report.year(), Some(1));
    }
}

#[test]
fn a_mark_is_confirmed_changed_or_dropped_and_each_can_be_undone() {
    let field = "overview.requests";
    let start = rolled(field, "2024年新收74件，公开12条，开会3次。");
    let mut editor = Editor::new(start.clone());
    let place = |report: &Report, words: &str| {
        let mut doubts = report.doubts();
        let found = doubts.find(|doubt| doubt.field == field && doubt.words == words);
        found.map(|doubt| doubt.place)
    };
    let all = |report: &Report| marked(report, field).len();
    assert_eq!(all(editor.report()), 4);

    let year = place(editor.report(), "2025年").unwrap();
    editor.apply(&editor.report().confirm(field, &year));
    assert_eq!(all(editor.report()), 3);
    assert_eq!(editor.report().prose(field), start.prose(field));

    let count = place(editor.report(), "74件").unwrap();
    editor.apply(&editor.report().settle(field, &count, "1234件"));
    assert_eq!(
        editor.report().prose(field),
        "2025年新收1234件，公开12条，开会3次。"
    );
    assert_eq!(
        marked(editor.report(), field),
        [("12条", Doubt::Count), ("3次", Doubt::Count)]
    );

    // The same words settle it too.
    let same = place(editor.report(), "12条").unwrap();
    editor.apply(&editor.report().settle(field, &same, "12条"));
    assert_eq!(marked(editor.report(), field), [("3次", Doubt::Count)]);

    // Typing over it does as well.
    let typed = editor.report().prose(field).replace("3次", "5次");
    let edit = editor.report().write("输入", field, &typed);
    editor.apply(&edit);
    assert_eq!(all(editor.report()), 0);

    for left in [1, 2, 3, 4] {
        editor.undo();
        assert_eq!(all(editor.report()), left);
    }
    assert!(editor.report().is_identical(&start));
}

#[test]
fn all_of_a_kind_are_confirmed_in_one_step() {
    let mut last = balanced("2021");
    write(
        &mut last,
        "overview.requests",
        "2024年新收74件，比上年多3件。",
    );
    let mut editor = Editor::new(last.rolled().unwrap().report);
    let counts = |report: &Report| {
        let of = |kind| report.doubts().filter(|doubt| doubt.kind == kind).count();
        (of(Doubt::Year), of(Doubt::Relative), of(Doubt::Count))
    };
    let (years, relative, count) = counts(editor.report());
    assert!(years > 3 && relative == 1 && count == 2);
    editor.apply(&editor.report().confirm_all(Some(Doubt::Year)));
    assert_eq!(counts(editor.report()), (0, relative, count));
    editor.undo();
    assert_eq!(counts(editor.report()), (years, relative, count));
    editor.apply(&editor.report().confirm_all(None));
    assert_eq!(editor.report().doubts().count(), 0);
}

#[test]
fn a_rolled_draft_is_kept_with_its_marks() {
    let next = rolled("overview.requests", "2024年新收74件，比上年多3件。");
    let again = draft::read(draft::write(&next).as_bytes()).unwrap();
    assert!(again.is_identical(&next));
    assert!(again.doubts().eq(next.doubts()));
}

#[test]
fn a_zero_in_one_row_is_three_zeros_and_three_rows_add_up_to_one() {
    let mut old = balanced("2019");
    set(&mut old, "applications.other_outcome.natural", "10");
    let (new, left) = old.in_form(form("2021"));
    for row in ["late_correction", "unpaid_fee", "other_outcome"] {
        assert_eq!(get(&new, &format!("applications.{row}.legal")), "0");
        assert_eq!(get(&new, &format!("applications.{row}.natural")), "");
    }
    let told = old.told(&left).join("；");
    assert!(told.contains("其他处理：自然人 10"), "{told}");
    let mut new = balanced("2021");
    set(&mut new, "applications.unpaid_fee.natural", "1");
    let (old, _) = new.in_form(form("2019"));
    assert_eq!(get(&old, "applications.other_outcome.natural"), "11");
}
