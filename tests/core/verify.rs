//! What is said of everything that was checked: each equation and each rule, as `check` finds it.

use std::collections::BTreeSet;

use crate::common::troubled::{last_year, troubled};
use crate::common::{balanced, official, set};
use nianbao::check::{Finding, Proof, State, check, verify};
use nianbao::form::{Op, Rank};
use nianbao::report::{Edit, Report};
use proptest::prelude::*;

/// Every line of the list is what `check` says of it, and every finding is in the list once.
fn list_agrees(report: &Report) {
    let findings = check(report, None);
    let list = verify(report, &findings);
    let equations = report.form().equations();
    for (line, equation) in list.iter().zip(equations) {
        assert!(matches!(line.proof, Proof::Equation { .. }));
        assert_eq!(
            (line.rule.id(), line.scope),
            (equation.rule.as_str(), equation.scope.as_str())
        );
        let cells: BTreeSet<_> = equation.cells().collect();
        // A finding about this equation and no other: of its rule, with its very cells.
        let own = findings.iter().find(|finding| {
            finding.rule.id() == equation.rule
                && finding.cells().iter().copied().collect::<BTreeSet<_>>() == cells
        });
        match line.state {
            State::Found(finding) => assert_eq!(Some(finding), own),
            State::Holds | State::Open => assert_eq!(own, None, "{line:?}"),
            State::Exempt | State::Broken(_) => panic!("{line:?}"),
        }
        let has_gaps = equation
            .cells()
            .any(|cell| report.value(cell).whole().is_none());
        if line.state == State::Holds {
            assert!(!has_gaps || !report.waivers().is_empty());
        }
    }
    assert!(
        list[equations.len()..]
            .iter()
            .all(|line| matches!(line.proof, Proof::Words(_)))
    );
    let found = list.iter().filter_map(|line| match line.state {
        State::Found(finding) => Some(std::ptr::from_ref(finding)),
        _ => None,
    });
    let mut found: Vec<*const Finding> = found.collect();
    let mut all: Vec<*const Finding> = findings.iter().map(std::ptr::from_ref).collect();
    found.sort_unstable();
    all.sort_unstable();
    assert_eq!(found, all);
    for line in &list {
        assert_ne!(line.name, "其他", "every rule has a name: {line:?}");
    }
}

#[test]
fn a_report_that_agrees_passes_in_every_line() {
    for form in official() {
        let report = balanced(form.id());
        list_agrees(&report);
        let findings = check(&report, None);
        let list = verify(&report, &findings);
        let is_good = |state| matches!(state, State::Holds | State::Exempt);
        assert!(list.iter().all(|line| is_good(line.state)));
        assert!(list.len() > form.equations().len() + 3);
    }
}

#[test]
fn an_equation_is_written_out_with_its_numbers() {
    let report = balanced("2021");
    let list = verify(&report, &[]);
    let (left, right) = (Some(73), Some(73));
    let text = "新收 71＋上年结转 2＝办理结果总计 69＋结转下年度 4".to_owned();
    let op = Op::Equal;
    let proof = Proof::Equation {
        text,
        op,
        left,
        right,
    };
    assert_eq!(list[0].proof, proof);
    assert_eq!((list[0].name, list[0].scope), ("收办平衡", "自然人"));
    let texts = list.iter().filter_map(|line| match &line.proof {
        Proof::Equation { text, .. } => Some(text.as_str()),
        Proof::Words(_) => None,
    });
    let texts: Vec<&str> = texts.collect();
    for text in [
        "总计 74＝自然人 71＋商业企业 3（其余 4 项为 0）",
        "总计 0＝6 项均为 0",
        "现行有效件数 120≥本年制发件数 18－本年废止件数 5",
    ] {
        assert!(texts.contains(&text), "{text} in {texts:?}");
    }
}

#[test]
fn an_equation_with_gaps_is_neither_right_nor_wrong() {
    let mut report = balanced("2021");
    set(&mut report, "review.cases.upheld", "");
    set(&mut report, "litigation.direct.upheld", "无");
    list_agrees(&report);
    let findings = check(&report, None);
    let list = verify(&report, &findings);
    let cases: Vec<_> = list
        .iter()
        .filter(|line| line.rule.id() == "cases")
        .collect();
    assert_eq!(cases[0].state, State::Open);
    assert_eq!(cases[1].state, State::Open);
    assert_eq!(cases[2].state, State::Holds);
}

/// What the list says of a rule that is no equation, and how it came out.
fn said<'a>(report: &'a Report, rule: &str) -> (String, State<'a>) {
    let list = verify(report, &[]);
    let line = list.iter().find(|line| line.rule.id() == rule).unwrap();
    match line.proof {
        Proof::Words(words) => (words.to_owned(), line.state),
        Proof::Equation { .. } => panic!("{line:?}"),
    }
}

#[test]
fn that_no_application_ended_for_a_fee_is_said_only_of_a_real_zero() {
    let mut report = balanced("2021");
    let nothing = "没有因逾期未缴费不再处理的申请。";
    assert_eq!(said(&report, "unpaid"), (nothing.to_owned(), State::Exempt));
    for typed in ["", "无", "/"] {
        set(&mut report, "applications.unpaid_fee.total", typed);
        let (words, state) = said(&report, "unpaid");
        assert_eq!(state, State::Open, "{typed}");
        assert!(words.contains("无从核对"), "{words}");
    }
    set(&mut report, "applications.unpaid_fee.total", "2");
    assert_eq!(said(&report, "unpaid").1, State::Holds);
}

#[test]
fn money_passes_only_where_an_amount_was_compared() {
    let fees = "disclosure.fees.amount";
    let state = |now: &str, before: Option<&str>| {
        let mut report = balanced("2021");
        set(&mut report, fees, now);
        let last = before.map(|before| {
            let mut last = last_year("2021");
            set(&mut last, fees, before);
            last
        });
        report.apply(&Edit::attach("", last));
        let (words, state) = said(&report, "yuan");
        (words, state == State::Holds, state == State::Exempt)
    };
    let passes = "与上年相比，不像是把元填成了万元。".to_owned();
    let nothing = "没有可比的金额。".to_owned();
    assert_eq!(state("12.5", Some("12")), (passes, true, false));
    for (now, before) in [("", "12"), ("12.5", ""), ("12.5", "无"), ("12.5", "0")] {
        let found = state(now, Some(before));
        assert_eq!(found, (nothing.clone(), false, true), "{now} {before}");
    }
    assert_eq!(state("12.5", None).0, "没有附上年度的报告，没有比较。");
}

#[test]
fn cells_that_are_empty_or_text_are_not_said_to_be_filled() {
    let mut report = balanced("2021");
    assert_eq!(said(&report, "filled").1, State::Holds);
    assert_eq!(said(&report, "rulemaking").1, State::Holds);
    set(&mut report, "disclosure.regulations.issued", "无");
    assert_eq!(said(&report, "rulemaking").1, State::Open);
    set(&mut report, "review.cases.total", "");
    assert_eq!(said(&report, "filled").1, State::Open);
}

#[test]
fn an_equation_that_does_not_hold_is_never_said_to_hold() {
    let mut report = balanced("2021");
    set(&mut report, "review.cases.total", "9");
    set(&mut report, "disclosure.normative.in_force", "12");
    // The findings of another state of the report.
    let list = verify(&report, &[]);
    let broken: Vec<_> = list
        .iter()
        .filter_map(|line| match line.state {
            State::Broken(rank) => Some((line.rule.id(), rank, line.state.stops_final())),
            _ => None,
        })
        .collect();
    assert_eq!(broken, [("cases", Rank::B, true), ("stock", Rank::C, true)]);
}

#[test]
fn only_rank_c_is_waived_on_paper() {
    let report = troubled();
    let findings = check(&report, None);
    for line in verify(&report, &findings) {
        if let State::Found(finding) = line.state {
            assert!(finding.waived.is_none() || finding.rank == Rank::C);
        }
    }
}

#[test]
fn what_an_import_noted_is_listed_too() {
    let report = balanced("2021");
    let imported = [Finding::import_note("标题", "没有标题行。")];
    let all = verify(&report, &imported);
    let line = all.last().unwrap();
    assert_eq!((line.name, line.scope), ("识别", "标题"));
    assert_eq!(line.state, State::Found(&imported[0]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_list_agrees_with_the_check_whatever_stands_in_the_cells(
        id in prop_oneof![Just("2021"), Just("2019")],
        changes in prop::collection::vec(
            (0_usize..200, prop_oneof![Just(""), Just("无"), Just("0"), Just("1"), Just("7"), Just("4000")]),
            0..40,
        ),
        waived in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
    ) {
        let mut report = balanced(id);
        let cells: Vec<_> = report.form().cells().map(|(cell, _)| cell).collect();
        for (cell, text) in changes {
            report.set(cells[cell % cells.len()], text);
        }
        for which in waived {
            let findings = check(&report, None);
            if findings.is_empty() {
                break;
            }
            let key = which.get(&findings).key.clone();
            report.apply(&Edit::reason("", key, "已核实"));
        }
        list_agrees(&report);
    }
}
