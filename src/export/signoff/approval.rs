//! 审签表: who drafted, checked and signs the report.

use super::Signers;
use super::grid::Grid;
use crate::check::{Finding, Tally};
use crate::export::document::{Block, Role};
use crate::report::Report;

/// Label, opinion, name, date in mm.
const WIDTHS: [f32; 4] = [30.0, 62.0, 28.0, 36.0];
/// Room for remarks, in mm.
const REMARKS: f32 = 22.0;
/// The height of rows that are printed, in mm.
const PLAIN: f32 = 11.0;
const HEADS: f32 = 9.0;

pub(super) fn blocks(report: &Report, findings: &[Finding], signers: &Signers) -> Vec<Block> {
    let mut grid = Grid::new("审签表", &WIDTHS);
    let year = report.year().map(|year| format!("{year}年"));
    for (label, words) in [
        ("报告名称", report.title()),
        ("编制机关", report.organ().to_owned()),
        ("报告年度", year.unwrap_or_default()),
        ("校验情况", state(findings)),
    ] {
        grid.put(0, (1, 1), Role::RowHead, label);
        grid.put(1, (1, 3), Role::Text, words);
        grid.end_row(PLAIN);
    }
    grid.heads(&["审签环节", "意见", "签名", "日期"]);
    grid.end_row(HEADS);
    let height = signed(&report.title(), signers.steps().len());
    for signer in signers.steps() {
        // The blanks before the units are for the pen.
        let date = "　　年　　月　　日";
        grid.put(0, (1, 1), Role::RowHead, signer.as_str());
        for (column, text) in ["", "", date].into_iter().enumerate() {
            grid.put(1 + column, (1, 1), Role::Text, text);
        }
        grid.end_row(height);
    }
    grid.put(0, (1, 1), Role::RowHead, "备注");
    grid.put(1, (1, 3), Role::Text, "");
    grid.end_row(REMARKS);
    vec![grid.finish()]
}

/// The room for each of so many signers in mm: the table stays on the page that the title begins, so
/// that every line of the title takes some of it.
fn signed(title: &str, signers: usize) -> f32 {
    /// A line of the title holds 20 characters, and ends sooner where the sense wants it.
    const TITLE_LINE: usize = 16;
    /// As many have as much room as there is.
    const USUAL: f32 = 5.0;
    let lines = title.chars().count().div_ceil(TITLE_LINE);
    let room = (29.0 - 4.0 * lines.max(2) as f32) * USUAL;
    (room / USUAL.max(signers as f32)).max(9.0)
}

/// The state of the checks, and whether this is the final text.
fn state(findings: &[Finding]) -> String {
    let tally = Tally::of(findings);
    let kind = if tally.stops_final() {
        "本稿为送审稿，改正或说明后才能定稿。"
    } else {
        "没有妨碍定稿的问题。"
    };
    format!(
        "错误 {} 处，待说明 {} 处，已说明 {} 处，提示 {} 处。{kind}详见《勾稽校验表》。",
        tally.errors, tally.waivable, tally.waived, tally.hints
    )
}
