//! What is strange about units that count all the same.

use std::collections::HashMap;

use super::bars::Standing;
use super::names::Names;
use super::unit::{Unit, stem};
use crate::check::is_government;
use crate::form::{CellId, Form};

/// What is strange about a unit by itself.
pub(super) fn of_unit(
    unit: &Unit,
    standing: &Standing,
    list: &[String],
    names: &Names,
) -> Vec<String> {
    let mut hints = Vec::new();
    let Some(content) = unit.content() else {
        return hints;
    };
    if content.organ.is_empty() {
        hints.push(format!(
            "报告里没有认出机关名称，按文件名当作“{}”。",
            stem(&unit.path)
        ));
    }
    if list.is_empty() {
        return hints;
    }
    if standing.listed.is_none() {
        hints.push("单位名单里没有这个单位，请核对名称。".to_owned());
    }
    // 财政局.docx that holds the report of another organ on the list.
    let by_file = names.find(&stem(&unit.path));
    if let (Some(file), Some(listed)) = (by_file, standing.listed)
        && file != listed
    {
        let (file, listed) = (&list[file], &list[listed]);
        hints.push(format!(
            "文件名是“{file}”的，里面却是“{listed}”的报告，请核对是否交错了文件。"
        ));
    }
    hints
}

/// A unit that counts: its place, its name and itself.
type Counted<'a> = (usize, &'a str, &'a Unit);

/// What is strange about units beside each other, by the place of the unit.
pub(super) fn between(form: &Form, counted: &[Counted<'_>]) -> Vec<(usize, String)> {
    let mut hints = equal(counted);
    hints.extend(co_defendants(form, counted).unwrap_or_default());
    hints
}

/// Cases of a 复议机关 beside the original organ count for that organ alone (国办公开办函〔2016〕201号): a
/// government and a department that report the same row of cases may have counted the same ones.
fn co_defendants(form: &Form, counted: &[Counted<'_>]) -> Option<Vec<(usize, String)>> {
    let total = form.co_defendant()?;
    let row = |cell: CellId| {
        let spec = form.cell(cell);
        (spec.table, spec.block, spec.row)
    };
    let cells = form.cells().map(|(cell, _)| cell);
    let cells: Vec<CellId> = cells.filter(|cell| row(*cell) == row(total)).collect();
    let cases = |unit: &Unit| -> Option<Vec<i64>> {
        let numbers = &unit.content()?.numbers;
        numbers.whole(total).filter(|count| *count > 0)?;
        let cases = cells.iter().map(|cell| numbers.whole(*cell));
        Some(cases.map(Option::unwrap_or_default).collect())
    };
    let with_cases = counted
        .iter()
        .filter_map(|(at, name, unit)| Some((*at, name, cases(unit)?)));
    let (governments, others): (Vec<_>, Vec<_>) =
        with_cases.partition(|(_, name, _)| is_reviewing(name));
    let hints = governments.into_iter().filter_map(|(at, _, cases)| {
        let same = others.iter().filter(|(_, _, other)| *other == cases);
        let same: Vec<&str> = same.map(|(_, name, _)| **name).collect();
        same.first()?;
        let at_total = cells.iter().position(|cell| *cell == total)?;
        let hint = format!(
            "“{}”报了 {} 件，与{}的完全相同。复议机关作共同被告的案件只由原行政行为机关统计（国办公开办函〔2016〕201号），请核对有没有重复计数。",
            form.row_label(total),
            cases.get(at_total)?,
            same.join("、"),
        );
        Some((at, hint))
    });
    Some(hints.collect())
}

/// Whether an organ decides on reviews: a government, or its office.
fn is_reviewing(organ: &str) -> bool {
    let mut ends = ["办公室", "办公厅"].iter();
    let office = ends.find_map(|end| organ.strip_suffix(end));
    is_government(organ) || office.is_some_and(|place| place.ends_with("政府"))
}

/// Two organs that report the same numbers in every cell: one may have copied the other's file.
fn equal(counted: &[Counted<'_>]) -> Vec<(usize, String)> {
    /// Reports of few numbers are equal by chance.
    const FEWEST: usize = 8;
    let mut seen: HashMap<Vec<(CellId, String)>, &str> = HashMap::new();
    let mut hints = Vec::new();
    for (at, name, unit) in counted {
        let Some(numbers) = unit.content().map(|content| &content.numbers) else {
            continue;
        };
        let cells = numbers.form().cells().map(|(cell, _)| cell);
        let is_told = |cell: &CellId| numbers.number(*cell).is_some_and(|it| !it.is_zero());
        let filled = cells.filter(is_told);
        let filled: Vec<(CellId, String)> = filled
            .filter_map(|cell| Some((cell, numbers.text(cell)?.into_owned())))
            .collect();
        if filled.len() < FEWEST {
            continue;
        }
        if let Some(other) = seen.get(&filled) {
            let hint = format!("全部数字与“{other}”的相同，请核对是否交错了文件。");
            hints.push((*at, hint));
        } else {
            seen.insert(filled, name);
        }
    }
    hints
}
