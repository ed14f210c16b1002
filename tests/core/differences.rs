//! What differs between two reports, and taking it over.

use std::sync::LazyLock;

use nianbao::form::Form;
use nianbao::report::difference::{Differences, Mark, Place};
use nianbao::report::{Anchor, Change, Date, Doubt, Edit, Editor, Report, Tie, WaiverKey};
use proptest::prelude::*;
use proptest::sample::select;

use crate::common::generated::reports;
use crate::common::pair::pair;
use crate::common::{balanced, form, get, name_organ, set, write};

const FIELDS: [&str; 3] = ["overview.requests", "problems", "other"];

const LINES: [&str; 9] = [
    "",
    "  ",
    "新收申请842件，上年结转3件。",
    "新收申请824件，上年结转3件。",
    "全年组织业务培训三次，对乡镇和部门逐一开展检查。",
    "全年组织培训四次，对乡镇、部门和街道开展了检查。",
    "一是公开不够及时。",
    "二是解读形式单一。\r",
    "甲",
];

/// What may stand beside a report as last year's, the second with the numbers of a year before it.
static BESIDE: LazyLock<[Report; 3]> = LazyLock::new(|| {
    let (year_before, this) = pair();
    let mut last = this;
    last.apply(&Edit::attach("", Some(year_before.clone())));
    [year_before, last, Report::new(Form::undated())]
});

/// A report of the form 2021 or 2019 that differs from another such one in anything.
fn any_report() -> impl Strategy<Value = Report> {
    let line = || select(&LINES[..]).prop_map(str::to_owned);
    let text = || prop::collection::vec(line(), 0..6).prop_map(|lines| lines.join("\n"));
    let tie = (0..40usize, 1..9usize, 0..4usize);
    let ties = prop::collection::vec(tie, 0..3);
    let cells = prop::collection::vec(select(&["", "0", "5", "12", "/"][..]), 4);
    (
        select(&["2021", "2021", "2021", "2019"][..]),
        select(&["", "某某县人民政府", "某某县人民政府办公室"][..]),
        prop::option::of(2023u16..2025),
        prop::option::of(1u8..3),
        cells,
        [text(), text(), text()],
        [ties.clone(), ties.clone(), ties],
        (0..4usize, any::<bool>(), 0..4usize),
    )
        .prop_map(
            |(id, organ, year, day, cells, texts, ties, (reason, switch, last))| {
                let form = form(id);
                let mut report = Report::new(form);
                for ((cell, _), text) in form.cells().step_by(17).zip(cells) {
                    report.set(cell, text);
                }
                let mut changes = vec![
                    Change::Organ(organ.to_owned()),
                    Change::Year(year),
                    Change::Date(day.and_then(|day| Date::new(2025, 1, day))),
                    Change::Switch(form.tables()[0].id.clone(), switch),
                ];
                let key = WaiverKey {
                    rule: "sum".to_owned(),
                    place: "applications.new.total".to_owned(),
                    values: "1、2".to_owned(),
                };
                changes.push(Change::Reason(key, ["", "", "甲", "乙"][reason].to_owned()));
                for ((field, text), ties) in FIELDS.iter().zip(texts).zip(ties) {
                    changes.push(Change::prose(field, text));
                    let anchors = ties.into_iter().map(|(at, length, what)| Anchor {
                        place: 3 * at..3 * (at + length),
                        tie: match what {
                            0 => Tie::Doubt(Doubt::Year),
                            1 => Tie::Doubt(Doubt::Count),
                            _ => Tie::Cells(
                                form.cells()
                                    .step_by(17)
                                    .take(1)
                                    .map(|c| c.0)
                                    .collect::<Vec<_>>()
                                    .into(),
                            ),
                        },
                    });
                    changes.push(Change::Anchors((*field).to_owned(), anchors.collect()));
                }
                changes.push(Change::last(BESIDE.get(last).cloned()));
                report.apply(&Edit::new("", changes));
                report
            },
        )
}

/// Takes some differences over, by the bits of a number.
fn some(mine: &Report, theirs: &Report, bits: u64) -> Report {
    let differences = Differences::between(mine, theirs);
    let chosen = differences.all().iter().enumerate();
    let chosen = chosen.filter(|(index, _)| bits >> (index % 64) & 1 == 1);
    let chosen: Vec<_> = chosen.map(|(_, one)| one.clone()).collect();
    let edit = differences.take_some("采用", &|one| chosen.contains(one));
    let mut mine = mine.clone();
    mine.apply(&edit);
    mine
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn taking_all_differences_over_makes_a_report_the_other_one_and_taking_none_leaves_it(
        mine in any_report(),
        theirs in any_report(),
    ) {
        let differences = Differences::between(&mine, &theirs);
        prop_assert_eq!(differences.is_empty(), mine.is_identical(&theirs));
        let mut none = mine.clone();
        none.apply(&differences.take_some("采用", &|_| false));
        prop_assert!(differences.is_empty() || none.is_identical(&mine));
        let mut editor = Editor::new(mine.clone());
        editor.apply(&differences.take_all("全部采用"));
        prop_assert!(editor.report().is_identical(&theirs));
        editor.undo();
        prop_assert!(editor.report().is_identical(&mine));
    }

    #[test]
    fn differences_taken_over_one_by_one_come_to_the_other_report(
        mine in any_report(),
        theirs in any_report(),
        first in any::<usize>(),
    ) {
        let mut now = mine;
        let most = Differences::between(&now, &theirs).all().len() * 3;
        for step in 0..=most {
            let differences = Differences::between(&now, &theirs);
            let count = differences.all().len();
            if count == 0 {
                break;
            }
            let one = &differences.all()[first.wrapping_add(step) % count];
            let before = now.clone();
            now.apply(&differences.take("采用", one));
            // What is tied across lines comes with the last of them.
            let is_tie = matches!(one.place, Place::Ties(_));
            prop_assert!(is_tie || !now.is_identical(&before), "{:?}", one);
        }
        prop_assert!(now.is_identical(&theirs));
    }

    #[test]
    fn some_differences_and_then_the_rest_come_to_the_other_report(
        mine in any_report(),
        theirs in any_report(),
        bits in any::<u64>(),
    ) {
        let now = some(&mine, &theirs, bits);
        let now = some(&now, &theirs, u64::MAX);
        prop_assert!(now.is_identical(&theirs));
    }

    #[test]
    fn a_paragraph_taken_over_changes_no_other_one(
        mine in any_report(),
        theirs in any_report(),
    ) {
        let differences = Differences::between(&mine, &theirs);
        for one in differences.all() {
            let Place::Paragraph { field, .. } = one.place else {
                continue;
            };
            let mut now = mine.clone();
            now.apply(&differences.take("采用", one));
            let lines = |report: &Report| -> Vec<String> {
                report.prose(field).split('\n').map(str::to_owned).collect()
            };
            let (mut before, mut after) = (lines(&mine), lines(&now));
            let has = |mark| one.runs.iter().any(|run| run.mark != mark);
            // What is the same in both from either end is all but the one line.
            while !before.is_empty() && before.first() == after.first() {
                before.remove(0);
                after.remove(0);
            }
            while !before.is_empty() && before.last() == after.last() {
                before.pop();
                after.pop();
            }
            prop_assert!(before.len() <= 1 && after.len() <= 1, "{:?} {:?} {:?}", one, before, after);
            prop_assert!(before.is_empty() || has(Mark::Inserted) || before[0].is_empty());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn reports_of_all_kinds_are_led_to_each_other(mine in reports(true), theirs in reports(true)) {
        prop_assert!(some(&mine, &theirs, u64::MAX).is_identical(&theirs));
    }
}

/// A report and another one, with a number, a paragraph and a name changed.
fn changed() -> (Report, Report) {
    let mine = balanced("2021");
    let mut theirs = mine.clone();
    set(&mut theirs, "applications.new.natural", "17");
    let text = theirs.prose("problems").replace("也写一句", "写了两句");
    write(&mut theirs, "problems", &format!("{text}\n第三段。"));
    name_organ(&mut theirs, "某某市人民政府办公室");
    (mine, theirs)
}

#[test]
fn differences_stand_in_the_order_of_the_report_with_names_and_marked_words() {
    let (mine, theirs) = changed();
    let differences = Differences::between(&mine, &theirs);
    let told: Vec<String> = differences
        .all()
        .iter()
        .map(|one| {
            let marked = one.runs.iter().map(|run| match run.mark {
                Mark::Same => run.text.clone(),
                Mark::Deleted => format!("[-{}-]", run.text),
                Mark::Inserted => format!("[+{}+]", run.text),
            });
            let marked: String = marked.collect();
            format!(
                "{}|{}|{marked}",
                differences.part(one),
                differences.name(one)
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "报告信息|机关名称|某某[-县-][+市+]人民政府办公室",
            "三、收到和处理政府信息公开申请情况|一、本年新收政府信息公开申请数量 × 自然人|[-71-][+17+]",
            "五、存在的主要问题及改进情况|五、存在的主要问题及改进情况 第 2 段|第二段[-也写一-][+写了两+]句：数据统计期限为2024年1月1日至12月31日。",
            "五、存在的主要问题及改进情况|五、存在的主要问题及改进情况 第 3 段|[+第三段。+]",
        ]
    );
    assert_eq!(differences.summary(), "改了 1 个数，2 段文字，机关名称");
}

#[test]
fn a_summary_says_in_a_few_words_what_differs() {
    let (mine, theirs) = changed();
    let summary = |one: &Report, other: &Report| Differences::between(one, other).summary();
    assert_eq!(summary(&mine, &mine), "没有不同");
    let mut blank = mine.clone();
    let text = format!("{}\n", blank.prose("other"));
    write(&mut blank, "other", &text);
    assert_eq!(summary(&mine, &blank), "只改了空格和空行");
    let (bare, _) = theirs.in_form(form("2019"));
    assert!(summary(&mine, &bare).ends_with("，格式，机关名称"));
}

#[test]
fn of_another_form_only_cells_that_both_have_are_compared_and_the_rest_comes_with_the_form() {
    let mine = balanced("2021");
    let (mut theirs, _) = mine.in_form(form("2019"));
    set(&mut theirs, "applications.new.natural", "17");
    set(&mut theirs, "applications.other_outcome.natural", "7");
    let differences = Differences::between(&mine, &theirs);
    let cells = differences.all().iter().filter_map(|one| match one.place {
        Place::Cell(cell) => Some(mine.form().name(cell)),
        _ => None,
    });
    assert_eq!(cells.collect::<Vec<_>>(), ["applications.new.natural"]);
    let left = differences.left().iter();
    let left: Vec<&str> = left.map(|cell| theirs.form().name(*cell)).collect();
    assert!(left.contains(&"applications.other_outcome.natural"));
    let one = differences
        .all()
        .iter()
        .find(|one| one.place == Place::Form);
    let mut now = mine.clone();
    now.apply(&differences.take("采用", one.unwrap()));
    assert!(std::ptr::eq(now.form(), theirs.form()));
    assert_eq!(get(&now, "applications.new.natural"), "71");
}

#[test]
fn a_number_taken_over_changes_that_cell_and_what_is_tied_to_it() {
    let (mine, theirs) = changed();
    let differences = Differences::between(&mine, &theirs);
    let cell = mine.form().find("applications.new.natural").unwrap();
    let one = differences.all().iter();
    let one = { one }.find(|one| one.place == Place::Cell(cell)).unwrap();
    let mut now = mine.clone();
    now.apply(&differences.take("采用", one));
    assert_eq!(get(&now, "applications.new.natural"), "17");
    set(&mut now, "applications.new.natural", "71");
    assert!(now.is_identical(&mine));
}

#[test]
fn long_texts_without_anything_in_common_are_compared_in_little_time() {
    let mut mine = Report::new(Form::undated());
    let mut theirs = mine.clone();
    // Of a linear congruence, so that nothing repeats.
    let text = |seed: u32| -> String {
        let mut state = seed;
        let chars = (0..40_000).filter_map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from_u32(0x4e00 + (state >> 16) % 20_000)
        });
        chars.collect()
    };
    write(&mut mine, "other", &text(1));
    write(&mut theirs, "other", &text(2));
    let differences = Differences::between(&mine, &theirs);
    assert_eq!(differences.all().len(), 1);
    mine.apply(&differences.take_all(""));
    assert!(mine.is_identical(&theirs));
}
