//! 与上年对比表: the numbers that an inspector compares, beside last year's.

use super::grid::Grid;
use crate::export::document::{Block, Role};
use crate::form::{CellId, Line};
use crate::report::Report;

/// The columns after the labels.
const HEADS: [&str; 4] = ["本年", "上年", "增减", "增幅"];
/// Number, row, column, this year, last year, change, rate; in mm.
const WIDTHS: [f32; 7] = [9.0, 34.0, 31.0, 21.0, 21.0, 20.0, 20.0];
/// Stands where there is nothing to say.
const NONE: &str = "–";

/// Stands before the rate of what rule `jump` names.
const JUMP: &str = "▲";

/// What cells show: their sum, or what stands in the only one.
fn shown(report: &Report, cells: &[CellId]) -> String {
    match (report.number(cells), cells) {
        (Some(number), _) => number.to_string(),
        (None, [cell]) if report.value(*cell).is_empty() => "未填".to_owned(),
        (None, [cell]) => report.value(*cell).text().to_owned(),
        (None, _) => NONE.to_owned(),
    }
}

pub(super) fn blocks(report: &Report, last: &Report) -> Vec<Block> {
    let form = report.form();
    let mut grid = Grid::new("与上年对比表", &WIDTHS);
    grid.put(0, (1, 1), Role::ColumnHead, "序号");
    grid.put(1, (1, 2), Role::ColumnHead, "项目");
    for (index, head) in HEADS.into_iter().enumerate() {
        grid.put(3 + index, (1, 1), Role::ColumnHead, head);
    }
    grid.end_header();
    let mut count = 0;
    let section = |line: &Line| form.section_of(line.cells[0]);
    for lines in form
        .lines()
        .chunk_by(|one, next| section(one) == section(next))
    {
        let caption = form.sections()[section(&lines[0])].name();
        grid.put(0, (1, WIDTHS.len()), Role::Caption, caption);
        grid.end_row(0.0);
        let rows = lines.chunk_by(|one, next| (one.table, &one.row) == (next.table, &next.row));
        for row in rows {
            for (index, line) in row.iter().enumerate() {
                count += 1;
                grid.put(0, (1, 1), Role::Number, count.to_string());
                match &line.column {
                    Some(column) => {
                        if index == 0 {
                            grid.put(1, (row.len(), 1), Role::RowHead, line.row.as_str());
                        }
                        grid.put(2, (1, 1), Role::RowHead, column.as_str());
                    }
                    None => grid.put(1, (1, 2), Role::RowHead, line.row.as_str()),
                }
                for (index, text) in compared(report, last, line).into_iter().enumerate() {
                    grid.put(3 + index, (1, 1), Role::Number, text);
                }
                grid.end_row(0.0);
            }
        }
    }
    grid.put(0, (1, WIDTHS.len()), Role::Text, source(report, last));
    grid.end_row(0.0);
    vec![grid.finish()]
}

/// This year, last year, the change, the rate.
fn compared(report: &Report, last: &Report, line: &Line) -> [String; 4] {
    let there = line.counterpart(report.form(), last.form());
    let now = report.number(&line.cells);
    let before = there.as_deref().and_then(|cells| last.number(cells));
    let change = now.zip(before).and_then(|(now, before)| now.since(before));
    let rate = change
        .zip(before)
        .and_then(|(change, before)| change.rate(before));
    let is_jump = now
        .zip(before)
        .is_some_and(|(now, before)| now.jumps_from(before));
    let rate = rate.map(|rate| {
        if is_jump {
            format!("{JUMP}{rate}")
        } else {
            rate
        }
    });
    let none = || NONE.to_owned();
    [
        shown(report, &line.cells),
        there.map_or_else(none, |cells| shown(last, &cells)),
        change.map_or_else(none, |change| match change {
            change if change.is_none() => "0".to_owned(),
            change => change.to_string(),
        }),
        rate.unwrap_or_else(none),
    ]
}

/// Where last year's numbers come from, and what to mind.
fn source(report: &Report, last: &Report) -> String {
    let mut text = format!("上年数据取自“{}”。", last.title());
    let mut lines = report.form().lines().iter();
    if lines.any(|line| compared(report, last, line)[3].starts_with(JUMP)) {
        text =
            format!("{text}增幅前带{JUMP}的是大幅增减：五倍以上或五分之一以下，且相差 10 以上。");
    }
    if report.follows(last) == Some(false) {
        text.push_str("注意：这不是上一年度的报告。");
    }
    if last.form().id() != report.form().id() {
        let basis = last.form().basis();
        text = format!("{text}该报告用的是{basis}的格式，没有对应项目的记“{NONE}”。");
    }
    text
}
