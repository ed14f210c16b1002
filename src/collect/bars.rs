//! Why a unit does not count.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::names::plain;
use super::numbers::Numbers;
use super::unit::{Content, Unit};
use crate::check::is_government;
use crate::form::Form;

/// How a unit stands in a collection.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Why it is not counted; `None` if it is.
    pub bar: Option<Bar>,
    /// Its place on the list, if that has it.
    pub listed: Option<usize>,
    /// What is strange about it, in sentences; it counts all the same.
    pub hints: Vec<String>,
}

/// So many cells tell that a report is the sum of the others.
const TELLING: usize = 5;

/// Why a unit does not count.
#[derive(Debug, Clone)]
pub enum Bar {
    /// Its file was not read; the sentence stands in the unit.
    Unread,
    /// It was left out, for this reason.
    LeftOut(String),
    /// It does not say which year it is on.
    NoYear,
    /// It is on another year than most: its own, and theirs.
    OtherYear(u16, u16),
    /// It is in another form than most: its own, and theirs.
    OtherForm(&'static Form, &'static Form),
    /// It says the same as the unit at this place, which counts.
    Copy(usize),
    /// The units at these places are of the same organ and say otherwise.
    Conflict(Vec<usize>),
    /// It is a government's report on its whole place, to which units at these many places belong.
    Whole(usize),
    /// Each of its numbers is the sum of the others'.
    SumOfOthers,
}

impl Bar {
    /// Why the unit at a place does not count, in a sentence.
    #[must_use]
    pub fn sentence(&self, units: &[Unit], at: usize) -> String {
        let file = |at: usize| {
            let path = units.get(at).map(|unit| unit.path.display().to_string());
            path.unwrap_or_default()
        };
        match self {
            Bar::Unread => match units.get(at).map(|unit| &unit.content) {
                Some(Err(reason)) => reason.clone(),
                _ => String::new(),
            },
            Bar::LeftOut(reason) => format!("已剔除，没有计入。理由：{reason}"),
            Bar::NoYear => "没有认出是哪一年的报告，没有计入。请在标题里写明年份。".to_owned(),
            Bar::OtherYear(is, wanted) => {
                format!("这是{is}年的报告，汇总的是{wanted}年的，没有计入。")
            }
            Bar::OtherForm(is, wanted) => format!(
                "用的是{}的格式，其他单位用的是{}的格式，两种表格的行列不同，没有计入。请退回改用后一种格式。",
                is.basis(),
                wanted.basis()
            ),
            Bar::Copy(other) => format!("与“{}”的数字完全相同，只计一次。", file(*other)),
            Bar::Conflict(others) => {
                let files: Vec<String> = others.iter().map(|other| format!("“{}”", file(*other))).collect();
                format!(
                    "同一单位交了不止一份，数字不同：另有{}{}。分不清以哪一份为准，都没有计入。请只留下一份。",
                    files.join("、"),
                    self.differing(units, at)
                )
            }
            Bar::Whole(count) => format!(
                "这像是整个地方的报告（其他 {count} 个单位都属于它），计入会重复计数，没有计入。如果它报的只是本级，请用 --own 指定这个文件。"
            ),
            Bar::SumOfOthers => {
                "这份报告的每一个数都等于其他各单位之和，像是汇总好的报告，计入会重复计数，没有计入。".to_owned()
            }
        }
    }

    /// In what two reports of one organ differ, in words.
    fn differing(&self, units: &[Unit], at: usize) -> String {
        let Bar::Conflict(others) = self else {
            return String::new();
        };
        let content = |at: usize| units.get(at).and_then(Unit::content);
        let (Some(here), Some(there)) = (content(at), others.first().and_then(|at| content(*at)))
        else {
            return String::new();
        };
        let cells: Vec<_> = here.numbers.differences(&there.numbers).collect();
        let Some(first) = cells.first() else {
            return String::new();
        };
        let text = |numbers: &Numbers| {
            let text = numbers.text(*first).map(std::borrow::Cow::into_owned);
            text.unwrap_or_else(|| "空".to_owned())
        };
        format!(
            "（有 {} 格不同，如“{}”一份是 {}、一份是 {}）",
            cells.len(),
            here.numbers.form().full_name(*first),
            text(&here.numbers),
            text(&there.numbers),
        )
    }
}

/// The year of most reports; of two as many the later.
pub(super) fn year_of_most(units: &[Unit]) -> Option<u16> {
    let years = units.iter().filter_map(|unit| unit.content()?.year);
    most(years)
}

/// The form of most reports on a year; of two as many the prescribed one.
pub(super) fn form_of_most(units: &[Unit], year: u16) -> Option<&'static Form> {
    let of_year = contents(units).filter(|(_, content)| content.year == Some(year));
    let prescribed = Form::for_year(year).map(Form::id);
    let forms = of_year.map(|(_, content)| content.numbers.form());
    let id = most(forms.map(|form| (Some(form.id()) == prescribed, form.id())));
    id.and_then(|(_, id)| Form::by_id(id))
}

fn most<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(one, count)| (*count, *one));
    most.map(|(one, _)| one)
}

fn contents(units: &[Unit]) -> impl Iterator<Item = (usize, &Content)> {
    let units = units.iter().enumerate();
    units.filter_map(|(at, unit)| Some((at, unit.content()?)))
}

/// The places of reports of one unit on one year, where there is more than one: those that the list has
/// at one place, whatever they call themselves, and those of one organ that it does not have.
pub(super) fn groups(units: &[Unit], listed: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut groups: HashMap<_, Vec<usize>> = HashMap::new();
    for (at, content) in contents(units) {
        let unit = match listed.get(at).copied().flatten() {
            Some(place) => Ok(place),
            None if content.organ.is_empty() => continue,
            None => Err(plain(&content.organ)),
        };
        groups.entry((unit, content.year)).or_default().push(at);
    }
    let mut groups: Vec<Vec<usize>> = groups
        .into_values()
        .filter(|group| group.len() > 1)
        .collect();
    groups.sort();
    groups
}

/// Why each unit does not count, if it does not.
pub(super) fn bars(
    units: &[Unit],
    listed: &[Option<usize>],
    own: Option<usize>,
    (year, form): (Option<u16>, Option<&'static Form>),
    left_out: &HashMap<usize, String>,
) -> Vec<Option<Bar>> {
    let mut bars: Vec<Option<Bar>> = units
        .iter()
        .enumerate()
        .map(|(at, unit)| {
            let Some(content) = unit.content() else {
                return Some(Bar::Unread);
            };
            if let Some(reason) = left_out.get(&at) {
                return Some(Bar::LeftOut(reason.clone()));
            }
            match (content.year, year, form) {
                (None, ..) => Some(Bar::NoYear),
                (Some(is), Some(wanted), _) if is != wanted => Some(Bar::OtherYear(is, wanted)),
                (_, _, Some(form)) if form.id() != content.numbers.form().id() => {
                    Some(Bar::OtherForm(content.numbers.form(), form))
                }
                _ => None,
            }
        })
        .collect();
    for group in groups(units, listed) {
        let mut open: Vec<usize> = group.into_iter().filter(|at| bars[*at].is_none()).collect();
        // Of copies the one that is known to be the collector's own counts.
        open.sort_by_key(|at| Some(*at) != own);
        twice(units, &open, &mut bars);
    }
    whole(units, own, &mut bars);
    bars
}

/// Of reports of one organ the first counts if all say the same, else none.
fn twice(units: &[Unit], open: &[usize], bars: &mut [Option<Bar>]) {
    let numbers = |at: usize| units[at].content().map(|content| &content.numbers);
    let is_same = |one: usize, other: usize| match (numbers(one), numbers(other)) {
        (Some(one), Some(other)) => one.is_same(other),
        _ => false,
    };
    let Some((first, rest)) = open.split_first() else {
        return;
    };
    if rest.iter().all(|at| is_same(*first, *at)) {
        for at in rest {
            bars[*at] = Some(Bar::Copy(*first));
        }
        return;
    }
    for at in open {
        let others = open
            .iter()
            .copied()
            .filter(|other| other != at && !is_same(*at, *other));
        bars[*at] = Some(Bar::Conflict(others.collect()));
    }
}

/// Bars what reports on the whole place of the others.
fn whole(units: &[Unit], own: Option<usize>, bars: &mut [Option<Bar>]) {
    let open = |bars: &[Option<Bar>]| -> Vec<usize> {
        let open = (0..units.len()).filter(|at| bars[*at].is_none());
        open.collect()
    };
    let organs: Vec<(usize, String)> = open(bars)
        .into_iter()
        .filter_map(|at| Some((at, plain(&units[at].content()?.organ))))
        .filter(|(_, organ)| !organ.is_empty())
        .collect();
    // The longest first: a county of its city is asked before the city is.
    let mut governments: Vec<&(usize, String)> = organs
        .iter()
        .filter(|(at, organ)| Some(*at) != own && is_government(organ))
        .collect();
    governments.sort_by_key(|(_, organ)| Reverse(organ.len()));
    for (at, organ) in governments {
        let place = organ.strip_suffix("人民政府").unwrap_or(organ);
        let within = organs
            .iter()
            .filter(|(_, other)| other != organ && other.starts_with(place));
        let count = within.count();
        if count >= 2 && count * 2 >= organs.len() - 1 {
            bars[*at] = Some(Bar::Whole(count));
        }
    }
    let open = open(bars);
    if let Some(at) = sum_of_others(units, &open).filter(|at| Some(*at) != own) {
        bars[at] = Some(Bar::SumOfOthers);
    }
}

/// The unit each of whose numbers is the sum of the others'.
fn sum_of_others(units: &[Unit], open: &[usize]) -> Option<usize> {
    const FEWEST: usize = 4;
    let numbers: Vec<(usize, &Numbers)> = open
        .iter()
        .filter_map(|at| Some((*at, &units[*at].content()?.numbers)))
        .collect();
    let (_, first) = numbers.first().filter(|_| open.len() >= FEWEST)?;
    let cells = first.form().cells().map(|(cell, _)| cell);
    let sums: Vec<(_, Decimal)> = cells
        .filter_map(|cell| {
            let mut each = numbers
                .iter()
                .filter_map(|(_, numbers)| numbers.number(cell));
            let sum = each.try_fold(Decimal::ZERO, Decimal::checked_add)?;
            (!sum.is_zero()).then_some((cell, sum))
        })
        .collect();
    let is_sum = |numbers: &Numbers| {
        sums.iter().all(|(cell, sum)| {
            let number = numbers.number(*cell).unwrap_or_default();
            number.checked_add(number) == Some(*sum)
        })
    };
    let mut found = numbers
        .iter()
        .filter(|(_, numbers)| sums.len() >= TELLING && is_sum(numbers));
    found.next().map(|(at, _)| *at)
}
