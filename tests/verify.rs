//! What is said of everything that was checked: each equation and each rule, as `check` finds it.

mod common;

use std::collections::BTreeSet;

use common::troubled::troubled;
use common::{balanced, set};
use nianbao::check::{Finding, Proof, State, check, verify};
use nianbao::form::{Form, Op, Rank};
use nianbao::report::{Edit, Report, Target};
use proptest::prelude::*;

/// Every line of the list is what `check` says of it, and every finding is in the list once.
fn list_agrees(report: &Report) {
    let findings = check(report, None);
    let list = verify(report, &findings);
    let equations = report.form().equations();
    for (line, equation) in list.iter().zip(equations) {
        assert!(matches!(line.proof, Proof::Equation { .. }));
        assert_eq!(
            (line.rule, line.scope),
            (equation.rule.as_str(), equation.scope.as_str())
        );
        let cells: BTreeSet<_> = equation.cells().collect();
        // A finding about this equation and no other: of its rule, with its very cells.
        let own = findings.iter().find(|finding| {
            finding.rule == equation.rule
                && finding.cells.iter().copied().collect::<BTreeSet<_>>() == cells
        });
        match line.state {
            State::Found(finding) => assert_eq!(Some(finding), own),
            State::Holds | State::Open => assert_eq!(own, None, "{line:?}"),
            State::Exempt => panic!("{line:?}"),
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
    for form in Form::all() {
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
    let cases: Vec<_> = list.iter().filter(|line| line.rule == "cases").collect();
    assert_eq!(cases[0].state, State::Open);
    assert_eq!(cases[1].state, State::Open);
    assert_eq!(cases[2].state, State::Holds);
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
            report.apply(&Edit::one("", Target::Waiver(key), "已核实"));
        }
        list_agrees(&report);
    }
}
