//! The sign-off pages: everything that was checked is on them, and nothing of them in what is
//! published.

mod common;

use std::collections::BTreeSet;

use common::{balanced, set, write};
use nianbao::check::{Finding, Proof, Severity, State, check, verify};
use nianbao::export::document::{Block, Document, Role, Table};
use nianbao::export::{self, Choices, FontSource, Format, signoff};
use nianbao::form::{Form, Rank};
use nianbao::report::{Edit, Report, Target};
use proptest::prelude::*;

const SIGN_OFF: Choices = Choices {
    fonts: FontSource::Bundled,
    conformance: export::pdf::Conformance::A2u,
    sign_off: true,
    red_head: false,
    text: export::text::Choices {
        tables: export::text::Tables::Tabs,
        crlf: false,
        bom: false,
    },
};

fn table(document: &Document) -> &Table {
    let mut tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.next().unwrap()
}

/// The words of a table, a line for each row.
fn rows(document: &Document) -> Vec<String> {
    let table = table(document);
    let row = |row| {
        let cells = table.cells.iter().filter(|cell| cell.row == row);
        let texts: Vec<&str> = cells.map(|cell| cell.text.as_str()).collect();
        texts.join("|")
    };
    (0..table.rows).map(row).collect()
}

/// Gives a reason for the finding of a rule.
fn explain(report: &mut Report, rule: &str, reason: &str) {
    let findings = check(report, None);
    let finding = findings.iter().find(|finding| finding.rule == rule);
    let key = finding.unwrap_or_else(|| panic!("no {rule}")).key.clone();
    report.apply(&Edit::one("", Target::Waiver(key), reason));
}

/// Last year's report, in the form with this id, on the year before 2024.
fn last_year(id: &str) -> Report {
    let mut last = balanced(id);
    last.apply(&Edit::one("", Target::Year, "2023"));
    last
}

/// A report with everything: faults, reasons, hints, empty cells, text for numbers, and last year's
/// beside it.
fn troubled() -> Report {
    let mut report = balanced("2021");
    for (cell, text) in [
        ("applications.not_held.natural", "42"),
        ("applications.new.legal", "3"),
        ("applications.repeated.business", "无"),
        ("disclosure.normative.in_force", "12"),
        ("disclosure.regulations.issued", "2"),
        ("disclosure.regulations.in_force", "2"),
        ("disclosure.fees.amount", "131200.5"),
        ("review.cases.upheld", ""),
    ] {
        set(&mut report, cell, text);
    }
    write(&mut report, "problems", "");
    write(&mut report, "other", "没有其他事项。");
    report.apply(&Edit::attach("", Some(last_year("2021"))));
    explain(
        &mut report,
        "stock",
        "有两件文件期满自然失效，没有单独发文废止。",
    );
    explain(&mut report, "rulemaking", "受市人民政府委托代为填报。");
    explain(&mut report, "form", "另文报送，附在本报告之后一并公布。");
    report
}

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
    let op = nianbao::form::Op::Equal;
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
fn everything_found_stands_in_the_table_with_its_reason() {
    let report = troubled();
    list_agrees(&report);
    let findings = check(&report, None);
    for severity in [
        Severity::Error,
        Severity::Waivable,
        Severity::Waived,
        Severity::Hint,
    ] {
        assert!(
            findings
                .iter()
                .any(|finding| finding.severity() == severity)
        );
    }
    let documents = signoff::documents(&report, &findings);
    let rows = rows(&documents[1]);
    for finding in &findings {
        let is_equation = report
            .form()
            .equations()
            .iter()
            .any(|equation| equation.rule == finding.rule);
        let reason = finding.waived.as_deref().unwrap_or_default();
        let own = rows.iter().filter(|row| {
            row.contains(reason) && (is_equation || row.contains(finding.message.as_str()))
        });
        let word = match (finding.severity(), is_equation) {
            (Severity::Error, true) => "▲未平",
            (Severity::Error, false) => "▲错误",
            (Severity::Waivable, _) => "▲待说明",
            (severity, _) => severity.name(),
        };
        assert!(own.into_iter().any(|row| row.contains(word)), "{finding:?}");
    }
    let summary = format!("{:?}", documents[1].blocks[0]);
    assert!(summary.contains("错误"), "{summary}");
}

#[test]
fn the_approval_sheet_says_what_is_signed_and_how_the_checks_came_out() {
    let report = troubled();
    let findings = check(&report, None);
    let all = rows(&signoff::documents(&report, &findings)[0]).join("\n");
    for words in [
        "报告名称|某某县人民政府办公室2024年政府信息公开工作年度报告",
        "编制机关|某某县人民政府办公室",
        "报告年度|2024年",
        "本稿为送审稿",
        "拟稿|",
        "核稿|",
        "保密审查|",
        "分管领导签发|",
        "主要负责人签发|",
        "备注|",
        "年　　月　　日",
    ] {
        assert!(all.contains(words), "{words} in {all}");
    }
    let report = balanced("2021");
    let all = rows(&signoff::documents(&report, &[])[0]).join("\n");
    assert!(all.contains("错误 0 处，待说明 0 处，已说明 0 处，提示 0 处。没有妨碍"));
}

#[test]
fn without_last_years_report_nothing_is_compared() {
    let report = balanced("2021");
    assert_eq!(signoff::documents(&report, &[]).len(), 2);
}

#[test]
fn numbers_stand_beside_last_years_with_change_and_rate() {
    let mut report = balanced("2021");
    let mut last = last_year("2021");
    for (name, text) in [
        ("applications.new.total", "64"),
        ("applications.carried_in.total", "0"),
        ("disclosure.fees.amount", "12.25"),
        ("disclosure.normative.repealed", ""),
        ("review.cases.total", "无"),
        ("applications.inquiry.total", "3"),
        ("applications.secret.total", "1"),
    ] {
        set(&mut last, name, text);
    }
    report.apply(&Edit::attach("", Some(last)));
    let documents = signoff::documents(&report, &[]);
    let rows = rows(&documents[2]);
    for row in [
        "一、本年新收政府信息公开申请数量|74|64|＋10|＋15.6%",
        "二、上年结转政府信息公开申请数量|2|0|＋2|—",
        "（三）不予公开|0|4|－4|－100.0%",
        "（六）其他处理|12|12|0|0.0%",
        "四、结转下年度继续办理|4|4|0|0.0%",
        "行政事业性收费|本年收费金额（单位：万元）|12.50|12.25|＋0.25|＋2.0%",
        "本年废止件数|5|未填|—|—",
        "行政复议|4|无|—|—",
        "复议后起诉|2|2|0|0.0%",
    ] {
        assert!(
            rows.iter().any(|found| found.ends_with(row)),
            "{row} in {rows:#?}"
        );
    }
    // 10 of the disclosure, 10 of the applications, 3 of the cases.
    let numbered = table(&documents[2]).cells.iter();
    let numbered = numbered.filter(|cell| cell.column == 0 && cell.role == Role::Number);
    assert_eq!(numbered.count(), 23);
    assert!(rows.last().unwrap().contains("2023年"));
}

#[test]
fn against_the_form_before_only_what_counts_the_same_is_compared() {
    let mut report = balanced("2021");
    let mut last = balanced("2019");
    set(&mut last, "disclosure.licensing.decisions", "8");
    report.apply(&Edit::attach("", Some(last)));
    let rows = rows(&signoff::documents(&report, &[])[2]);
    for row in [
        // Three rows of （六） were one row.
        "（六）其他处理|12|12|0|0.0%",
        "行政许可|本年处理决定数量|0|8|－8|－100.0%",
        "规章|本年制发件数|0|—|—|—",
        "现行有效件数|120|—|—|—",
        "行政事业性收费|本年收费金额（单位：万元）|12.50|—|—|—",
    ] {
        assert!(
            rows.iter().any(|found| found.ends_with(row)),
            "{row} in {rows:#?}"
        );
    }
    let note = rows.last().unwrap();
    assert!(note.contains("这不是上一年度的报告") && note.contains("〔2019〕60号"));
}

#[test]
fn every_line_of_every_form_is_compared_with_itself() {
    for form in Form::all() {
        let mut report = balanced(form.id());
        let mut last = report.clone();
        last.apply(&Edit::one("", Target::Year, "2019"));
        report.apply(&Edit::attach("", Some(last)));
        let document = &signoff::documents(&report, &[])[2];
        let table = table(document);
        for row in 1..table.rows {
            let cells: Vec<_> = table.cells.iter().filter(|cell| cell.row == row).collect();
            if let [.., now, before, change, _] = &cells[..]
                && cells[0].role == Role::Number
            {
                assert_eq!((&now.text, change.text.as_str()), (&before.text, "0"));
            }
        }
    }
}

#[test]
fn nothing_of_the_sign_off_is_published() {
    let report = troubled();
    let findings = check(&report, None);
    let plain = Choices {
        sign_off: false,
        ..SIGN_OFF
    };
    for format in [Format::Text, Format::Html, Format::Docx, Format::Xlsx] {
        let made = |choices| {
            export::make(&report, &findings, format, choices)
                .unwrap()
                .bytes
        };
        assert!(made(SIGN_OFF) == made(plain), "{format:?}");
    }
    let pages = |choices| {
        let made = export::make(&report, &findings, Format::Pdf, choices).unwrap();
        lopdf::Document::load_mem(&made.bytes)
            .unwrap()
            .get_pages()
            .len()
    };
    assert!(pages(SIGN_OFF) >= pages(plain) + 3);
}

#[test]
fn the_sign_off_pages_have_numbers_of_their_own_that_run_on() {
    use export::pdf::{Fonts, Options, layout};
    let report = troubled();
    let findings = check(&report, None);
    let mut before = 0;
    for document in signoff::documents(&report, &findings) {
        let options = Options {
            pages_before: before,
            ..Options::default()
        };
        let laid = layout(&document, options, Fonts::bundled());
        assert_eq!(laid.before, before);
        for page in &laid.pages {
            before += 1;
            assert!(page.text().trim_end().ends_with(&format!("— {before} —")));
        }
    }
    assert!(before > 3);
    let made = export::make(&report, &findings, Format::Pdf, SIGN_OFF).unwrap();
    assert_eq!(made.remarks, [""; 0]);
    // Three bookmarks more than the report has, and none for a row.
    let bookmarks = |choices| {
        let made = export::make(&report, &findings, Format::Pdf, choices).unwrap();
        let pdf = lopdf::Document::load_mem(&made.bytes).unwrap();
        pdf.get_toc().unwrap().toc.len()
    };
    let plain = Choices {
        sign_off: false,
        ..SIGN_OFF
    };
    assert_eq!(bookmarks(SIGN_OFF), bookmarks(plain) + 3);
}

#[test]
fn the_same_report_gives_the_same_bytes_with_its_sign_off_pages() {
    let report = troubled();
    let findings = check(&report, None);
    let made = || {
        export::make(&report, &findings, Format::Pdf, SIGN_OFF)
            .unwrap()
            .bytes
    };
    assert!(made() == made());
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

/// Writes the sign-off pages of a troubled report into the folder for temporary files for people to
/// look at.
#[test]
#[ignore = "writes a file for the eye"]
fn the_sign_off_pages_can_be_looked_at() {
    let report = troubled();
    let findings = check(&report, None);
    let made = export::make(&report, &findings, Format::Pdf, SIGN_OFF).unwrap();
    std::fs::write(std::env::temp_dir().join("nianbao-signoff.pdf"), made.bytes).unwrap();
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
