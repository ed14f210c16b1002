//! Numbers against last year's report: rules `carry`, `in_force`, `pending`, `jump`, and `last`, which
//! asks whether it is last year's report at all.

use super::context::{Examined, NO_LAST};
use super::entry::Otherwise;
use super::{Finding, Place, Rule, amounts};
use crate::form::{Carry, CellId, Line, Rank, Stock};
use crate::report::{Edit, Report};

/// How many jumps a message names.
const NAMED: usize = 3;

/// How a comparison with last year's report came out where nothing was found. `compared` says how
/// many numbers could be compared, and how many are asked for.
fn compared(
    report: &Report,
    holds: &'static str,
    compared: impl FnOnce(&Report) -> (usize, usize),
) -> Otherwise {
    let Some(last) = report.last() else {
        return Otherwise::Exempt(NO_LAST);
    };
    if report.follows(last) != Some(true) {
        return Otherwise::Exempt(OTHER_YEAR);
    }
    match compared(last) {
        (0, 0) => Otherwise::Exempt("上年报告的格式没有这一项。"),
        (told, all) if told < all => Otherwise::Open("两年的数字没有填全，未能全部核对。"),
        _ => Otherwise::Holds(holds),
    }
}

/// How many there are that could be told, and how many there are.
fn count(told: impl Iterator<Item = bool>) -> (usize, usize) {
    told.fold((0, 0), |(yes, all), told| {
        (yes + usize::from(told), all + 1)
    })
}

/// How `carry` came out where nothing was found.
pub(super) fn are_carried(report: &Report) -> Otherwise {
    let holds = "本年的上年结转与上年报告的结转下年度相等。";
    compared(report, holds, |last| {
        let carries = report.form().carries();
        count(carries.map(|carry| carried(report, last, carry).is_some()))
    })
}

/// How `in_force` came out where nothing was found.
pub(super) fn are_in_force(report: &Report) -> Otherwise {
    let holds = "上年现行有效加本年制发减本年废止，等于本年现行有效。";
    compared(report, holds, |last| {
        let stocks = report.form().stocks();
        let stocks = stocks.filter(|stock| there(report, last, stock.stock).is_some());
        count(stocks.map(|stock| moved(report, last, stock).is_some()))
    })
}

/// How `pending` came out where nothing was found.
pub(super) fn are_pending(report: &Report) -> Otherwise {
    let holds = "本年案件不少于上年尚未审结的。";
    compared(report, holds, |last| {
        count(report.form().open_cases().map(|open| {
            let before = before(report, last, open.open);
            before.is_some() && report.value(open.all).whole().is_some()
        }))
    })
}

/// How `jump` came out where nothing was found.
pub(super) fn are_near(report: &Report) -> Otherwise {
    compared(report, "没有比上年增减五倍以上的数。", |_| {
        (1, 1)
    })
}

/// Why nothing was compared.
pub(super) const OTHER_YEAR: &str = "附的不是上一年度的报告，没有比较。";

/// `last`: the report beside this one is on another year than the last, or another organ's.
pub(super) fn is_last(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let Some(last) = examined.last else {
        return;
    };
    let mut hint = |place: Place, message: String, values: [String; 2]| {
        let finding = Finding::about(report, (Rule::Last, Rank::D), place, message);
        findings.push(finding.of_values(values));
    };
    if let Some(year) = report.year().filter(|_| report.follows(last) != Some(true)) {
        let which = match last.year() {
            Some(other) => format!("附作对照的是{other}年的报告"),
            None => "附作对照的报告没有年份".to_owned(),
        };
        let wanted = year.saturating_sub(1);
        let message = format!("{which}，不是上一年（{wanted}年）的，跨年的核对没有做。");
        let there = last.year().unwrap_or_default();
        hint(
            Place::Year,
            message,
            [year, there].map(|year| year.to_string()),
        );
    }
    if !report.is_of_organ(last) {
        let (here, there) = (report.organ(), last.organ());
        let message = format!(
            "附作对照的是“{there}”的报告，本报告是“{here}”的。机关没有更名的，请核对是否附错。"
        );
        hint(Place::Organ, message, [here, there].map(str::to_owned));
    }
}

/// Last year's cell of the same name, if its form has it.
fn there(report: &Report, last: &Report, cell: CellId) -> Option<CellId> {
    report.form().counterpart(cell, last.form())
}

/// Last year's number in a cell.
fn before(report: &Report, last: &Report, cell: CellId) -> Option<i64> {
    last.value(there(report, last, cell)?).whole()
}

/// What a year began with, and what the one before it ended with.
fn carried(report: &Report, last: &Report, carry: Carry) -> Option<(i64, i64)> {
    let now = report.value(carry.now).whole()?;
    Some((now, before(report, last, carry.before)?))
}

/// `carry`: 上年结转 is last year's 结转下年度, in each column. The total is not named again where its
/// columns explain it.
pub(super) fn carry(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let Some(last) = examined.year_before() else {
        return;
    };
    let form = report.form();
    let wrong = form.carries().filter_map(|carry| {
        let (now, before) = carried(report, last, carry)?;
        (now != before).then_some((carry, now, before))
    });
    let (sums, parts): (Vec<_>, Vec<_>) = wrong.partition(|(carry, ..)| form.is_sum(carry.now));
    let explained: i64 = parts.iter().map(|(_, now, before)| now - before).sum();
    let sums = sums
        .into_iter()
        .filter(|(_, now, before)| parts.is_empty() || now - before != explained);
    for (carry, now, before) in parts.iter().copied().chain(sums) {
        let message = format!(
            "“{}”填 {now}，上年报告的“{}”同一列是 {before}，应当相等，相差 {}。上年报告更正过、机构合并或统计范围变化的，请说明。",
            form.full_name(carry.now),
            form.row_label(carry.before),
            now.abs_diff(before),
        );
        let place = Place::Cells(vec![carry.now]);
        let mut finding =
            Finding::about(report, (Rule::Carry, Rank::C), place, message).of_values([now, before]);
        finding.fix =
            Some(report.entry(&format!("改为 {before}"), [(carry.now, before.to_string())]));
        findings.push(finding);
    }
}

/// What a stock was, what came, what went, and what it is.
fn moved(report: &Report, last: &Report, stock: Stock) -> Option<[i64; 4]> {
    let here = |cell| report.value(cell).whole();
    Some([
        before(report, last, stock.stock)?,
        here(stock.added)?,
        here(stock.taken)?,
        here(stock.stock)?,
    ])
}

/// `in_force`: last year's stock with what came and without what went is this year's.
pub(super) fn in_force(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let Some(last) = examined.year_before() else {
        return;
    };
    let form = report.form();
    for stock in form.stocks() {
        let Some([then, added, taken, now]) = moved(report, last, stock) else {
            continue;
        };
        let wanted = then.saturating_add(added).saturating_sub(taken);
        if wanted == now {
            continue;
        }
        let message = format!(
            "{}：上年现行有效 {then}＋本年制发 {added}－本年废止 {taken}＝{wanted}，本年现行有效填 {now}，相差 {}。修订计入制发而未计废止、期满自然失效未计废止、集中清理、机构合并的，请说明。",
            form.row_label(stock.stock),
            now.abs_diff(wanted),
        );
        let place = Place::Cells(vec![stock.stock, stock.added, stock.taken]);
        let mut finding = Finding::about(report, (Rule::InForce, Rank::C), place, message)
            .of_values([then, added, taken, now]);
        if wanted >= 0 {
            let label = format!("{}改为 {wanted}", form.column_of(stock.stock).label);
            finding.fix = Some(Edit::cells(label, [(stock.stock, wanted.to_string())]));
            // Any of the three may be wrong, unless the stock is plainly last year's.
            finding.is_guess = now != then;
        }
        findings.push(finding);
    }
}

/// `pending`: cases that were open a year ago are among this year's.
pub(super) fn pending(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let Some(last) = examined.year_before() else {
        return;
    };
    let form = report.form();
    for open in form.open_cases() {
        let now = report.value(open.all).whole();
        let Some((now, before)) = now.zip(before(report, last, open.open)) else {
            continue;
        };
        if before > now {
            let message = format!(
                "{}：上年报告有 {before} 件尚未审结，本年总计只有 {now} 件。上年未结的案件计入本年的，请核对。",
                form.row_label(open.all),
            );
            let place = Place::Cells(vec![open.all]);
            let finding = Finding::about(report, (Rule::Pending, Rank::D), place, message);
            findings.push(finding.of_values([before, now]));
        }
    }
}

/// The lines of a table that are jumps, with what is said of each.
fn jumps<'a>(
    report: &'a Report,
    last: &'a Report,
    table: usize,
) -> impl Iterator<Item = (&'static Line, String)> + use<'a> {
    let form = report.form();
    let lines = form.lines().iter().filter(move |line| line.table == table);
    lines.filter_map(move |line| {
        let now = report.number(&line.cells)?;
        let before = last.number(&line.counterpart(form, last.form())?)?;
        let said = || format!("{}上年 {before}、本年 {now}", line.name());
        now.jumps_from(before).then(|| (line, said()))
    })
}

/// `jump`: numbers five times last year's, or a fifth; one hint a table.
pub(super) fn jump(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let Some(last) = examined.year_before() else {
        return;
    };
    // An amount that is ten thousand times last year's is named by `yuan`.
    let named: Vec<CellId> = amounts::in_yuan(report, last).collect();
    for (index, table) in report.form().tables().iter().enumerate() {
        let is_new =
            |(line, _): &(&Line, String)| !named.iter().any(|cell| line.cells.contains(cell));
        let jumps: Vec<_> = jumps(report, last, index).filter(is_new).collect();
        if jumps.is_empty() {
            continue;
        }
        let said: Vec<&str> = jumps
            .iter()
            .take(NAMED)
            .map(|(_, said)| said.as_str())
            .collect();
        let more = if jumps.len() > NAMED { "等" } else { "" };
        let message = format!(
            "“{}”有 {} 项比上年大幅增减（{}{more}），请核对有没有填错。",
            table.name,
            jumps.len(),
            said.join("；"),
        );
        let cells = jumps
            .iter()
            .flat_map(|(line, _)| line.cells.iter().copied());
        let place = Place::Cells(cells.collect());
        let finding = Finding::about(report, (Rule::Jump, Rank::D), place, message);
        findings.push(finding.of_values(jumps.iter().map(|(_, said)| said)));
    }
}
