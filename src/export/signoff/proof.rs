//! 勾稽校验表: everything that was checked, with its numbers and how it came out.

use super::grid::Grid;
use crate::check::{Finding, Proof, Severity, State, Verified, verify};
use crate::export::document::{Block, Paragraph, Role};
use crate::form::Op;
use crate::report::Report;

/// The columns, and their widths in mm.
const HEADS: [&str; 7] = ["序号", "规则", "范围", "算式", "左", "右", "结论"];
const WIDTHS: [f32; 7] = [9.0, 16.0, 28.0, 58.0, 11.0, 11.0, 23.0];
/// Stands before what keeps the report from being final.
const MARK: &str = "▲";

pub(super) fn blocks(report: &Report, findings: &[Finding]) -> Vec<Block> {
    let mut list = verify(report, findings);
    // What somebody has to see stands first.
    list.sort_by_key(|line| rank(&line.state));
    let summary = Paragraph {
        text: summary(&list),
        lead: 0,
    };
    vec![Block::Paragraph(summary), table(&list)]
}

/// How much it matters how a check came out; the least matters most.
fn rank(state: &State<'_>) -> u8 {
    match state.severity() {
        Some(Severity::Error) => 0,
        Some(Severity::Waivable) => 1,
        Some(Severity::Waived) => 2,
        Some(Severity::Hint) => 3,
        None if *state == State::Open => 4,
        None => 5,
    }
}

fn table(list: &[Verified<'_>]) -> Block {
    let mut grid = Grid::new("勾稽校验表", &WIDTHS);
    grid.heads(&HEADS);
    grid.end_header();
    let mut number = 0;
    for rule in list.chunk_by(|one, next| one.name == next.name) {
        for (index, line) in rule.iter().enumerate() {
            number += 1;
            grid.put(0, (1, 1), Role::Number, number.to_string());
            if index == 0 {
                grid.put(1, (rule.len(), 1), Role::RowHead, line.name);
            }
            grid.put(2, (1, 1), Role::Text, line.scope);
            match &line.proof {
                Proof::Equation {
                    text, left, right, ..
                } => {
                    grid.put(3, (1, 1), Role::Text, with_reason(text, &line.state));
                    for (column, sum) in [(4, left), (5, right)] {
                        let sum = sum.map_or_else(|| "–".to_owned(), |sum| sum.to_string());
                        grid.put(column, (1, 1), Role::Number, sum);
                    }
                }
                Proof::Words(words) => {
                    grid.put(3, (1, 3), Role::Text, with_reason(words, &line.state));
                }
            }
            grid.put(6, (1, 1), Role::Text, outcome(line));
            grid.end_row(0.0);
        }
    }
    grid.finish()
}

/// How a check came out, in a word or two.
fn outcome(line: &Verified<'_>) -> String {
    let Some(kind) = line.state.severity() else {
        let words = match (line.state, &line.proof) {
            (State::Open, _) => "未核对：有空格或文字",
            (State::Exempt, _) => "不适用",
            (_, Proof::Equation { op: Op::Equal, .. }) => "平",
            _ => "通过",
        };
        return words.to_owned();
    };
    let difference = match &line.proof {
        Proof::Equation {
            op, left, right, ..
        } => {
            let difference = left.zip(*right).map(|(left, right)| left.abs_diff(right));
            Some(match (op, difference) {
                (Op::Equal, Some(number)) => format!("未平，差 {number}"),
                (Op::Equal, None) => "未平，未填的格也补不平".to_owned(),
                (Op::AtLeast, Some(number)) => format!("不符，少 {number}"),
                (Op::AtLeast, None) => "不符".to_owned(),
            })
        }
        Proof::Words(_) => None,
    };
    match (kind, difference) {
        (Severity::Error, Some(difference)) => format!("{MARK}{difference}"),
        (Severity::Waivable, Some(difference)) => format!("{MARK}{difference}，{}", kind.name()),
        (_, Some(difference)) => format!("{difference}，{}", kind.name()),
        (Severity::Error | Severity::Waivable, None) => format!("{MARK}{}", kind.name()),
        (_, None) => kind.name().to_owned(),
    }
}

/// Words with the reason that was given, if one was.
fn with_reason(words: &str, state: &State<'_>) -> String {
    match state {
        State::Found(Finding {
            waived: Some(reason),
            ..
        }) => format!("{words}〔说明：{reason}〕"),
        _ => words.to_owned(),
    }
}

/// How all of it came out, in a sentence.
fn summary(list: &[Verified<'_>]) -> String {
    let count =
        |is: &dyn Fn(&State<'_>) -> bool| list.iter().filter(|line| is(&line.state)).count();
    let asked = count(&|state| *state != State::Exempt);
    let holds = count(&|state| *state == State::Holds);
    let mut text = format!("共核对 {asked} 项，平衡或通过 {holds} 项");
    let exempt = list.len() - asked;
    if exempt > 0 {
        text = format!(
            "共 {} 项，不适用 {exempt} 项，核对 {asked} 项，其中平衡或通过 {holds} 项",
            list.len()
        );
    }
    let open = count(&|state| *state == State::Open);
    if open > 0 {
        text = format!("{text}，有空格或文字、未能核对 {open} 项");
    }
    for severity in [
        Severity::Error,
        Severity::Waivable,
        Severity::Waived,
        Severity::Hint,
    ] {
        let number = count(&|state| state.severity() == Some(severity));
        if number > 0 {
            text = format!("{text}，{} {number} 项", severity.name());
        }
    }
    let stops = list.iter().any(|line| line.state.stops_final());
    let more = if stops {
        format!("带{MARK}的，改正或说明后才能定稿。")
    } else {
        String::new()
    };
    format!("{text}。{more}")
}
