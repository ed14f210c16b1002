//! What a number of the prose is worked out of: cells that add up to it, or the share of some in
//! others, and how it is written.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Number, Report, Unit, half_width};
use crate::form::{CellId, Form, Kind};

/// What a number follows: what cells add up to, or what share in percent they are of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// The cells that are added up.
    part: Vec<CellId>,
    /// Of which sum they are a share; none for a plain sum.
    whole: Vec<CellId>,
}

impl From<Vec<CellId>> for Formula {
    fn from(part: Vec<CellId>) -> Formula {
        let whole = Vec::new();
        Formula { part, whole }
    }
}

/// What parts the cells of a sum, in drafts.
const PLUS: char = '+';
/// What parts them from those of which they are a share.
const OF: char = '/';

impl Formula {
    /// The share in percent that what some cells add up to has in what others do; the plain sum where
    /// there are no others.
    #[must_use]
    pub fn share(part: Vec<CellId>, whole: Vec<CellId>) -> Formula {
        Formula { part, whole }
    }

    /// The cells that are added up, for a share those of the part.
    #[must_use]
    pub fn part(&self) -> &[CellId] {
        &self.part
    }

    /// The cells of which they are a share; none for a plain sum.
    #[must_use]
    pub fn whole(&self) -> &[CellId] {
        &self.whole
    }

    /// Whether it is a share in percent.
    #[must_use]
    pub fn is_share(&self) -> bool {
        !self.whole.is_empty()
    }

    /// Whether it follows no cell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.part.is_empty()
    }

    /// Every cell it follows.
    pub fn cells(&self) -> impl Iterator<Item = CellId> + '_ {
        self.part.iter().chain(&self.whole).copied()
    }

    /// The formula with other cells in place of its own; `None` if one has no counterpart.
    pub(super) fn in_cells(&self, other: impl Fn(CellId) -> Option<CellId>) -> Option<Formula> {
        let all = |cells: &[CellId]| cells.iter().map(|cell| other(*cell)).collect();
        let part: Option<Vec<CellId>> = all(&self.part);
        let whole: Option<Vec<CellId>> = all(&self.whole);
        Some(Formula {
            part: part?,
            whole: whole?,
        })
    }

    /// What a clerk calls it: the full names of its cells.
    #[must_use]
    pub fn name(&self, form: &Form) -> String {
        let names = |cells: &[CellId]| {
            let names: Vec<String> = cells.iter().map(|cell| form.full_name(*cell)).collect();
            names.join("＋")
        };
        if self.is_share() {
            format!("{}，占{}的百分比", names(&self.part), names(&self.whole))
        } else {
            names(&self.part)
        }
    }

    /// What a clerk calls it in short: the rows of its cells, with their columns.
    #[must_use]
    pub fn short_name(&self, form: &Form) -> String {
        let names = |cells: &[CellId]| {
            let name = |cell: &CellId| {
                let column = form.column_of(*cell).full_label();
                format!("{}（{column}）", form.row_label(*cell))
            };
            let names: Vec<String> = cells.iter().map(name).collect();
            names.join("＋")
        };
        if self.is_share() {
            format!("{}占{}的百分比", names(&self.part), names(&self.whole))
        } else {
            names(&self.part)
        }
    }

    /// It in drafts: cell names parted by `+`, those of the whole behind `/`.
    pub(super) fn print(&self, form: &Form) -> String {
        let names = |cells: &[CellId]| {
            let names: Vec<&str> = cells.iter().map(|cell| form.name(*cell)).collect();
            names.join(&PLUS.to_string())
        };
        if self.is_share() {
            format!("{}{OF}{}", names(&self.part), names(&self.whole))
        } else {
            names(&self.part)
        }
    }

    /// Reads what [`Formula::print`] wrote.
    pub(super) fn read(form: &Form, text: &str) -> Option<Formula> {
        let cells = |text: &str| {
            let cells = text.split(PLUS).map(|name| form.find(name.trim()));
            cells.collect::<Option<Vec<CellId>>>()
        };
        match text.split_once(OF) {
            Some((part, whole)) => Some(Formula::share(cells(part)?, cells(whole)?)),
            None => Some(cells(text)?.into()),
        }
    }
}

impl Report {
    /// What cells add up to, money in 万元. `None` if one of them is empty, no number, or money in
    /// another unit.
    fn sum_of(&self, cells: &[CellId]) -> Option<Decimal> {
        let mut numbers = Vec::with_capacity(cells.len());
        for cell in cells {
            let number = Number::of(self.value(*cell))?;
            // Where the form does not say 万元 the cell must.
            let says_unit = self.form().cell(*cell).kind == Kind::AmountWithUnit;
            let is_known = match number.unit {
                Unit::Unwritten => !says_unit,
                Unit::WanYuan => true,
                Unit::Yuan | Unit::YiYuan => false,
            };
            if !is_known {
                return None;
            }
            numbers.push(Number {
                unit: Unit::Unwritten,
                ..number
            });
        }
        Number::sum(numbers).map(|sum| sum.amount)
    }

    /// What cells add up to, as a number of the prose is written: plain digits, money in 万元. `None`
    /// if one of them is empty, no number, or money in another unit.
    #[must_use]
    pub fn sum_in_words(&self, cells: &[CellId]) -> Option<String> {
        self.sum_of(cells).map(|sum| sum.to_string())
    }

    /// What a formula comes to, written as `written` is: full-width digits stay full-width, parted
    /// thousands parted, and a share keeps its decimals. Where that number already stands there it
    /// stays as it is. `None` if one of its cells says nothing, or it is a share of nothing.
    #[must_use]
    pub fn in_words(&self, formula: &Formula, written: &str) -> Option<String> {
        let style = Style::of(written);
        let sum = self.sum_of(formula.part())?;
        let value = if formula.is_share() {
            let whole = self.sum_of(formula.whole())?;
            let share = sum.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
            let half = RoundingStrategy::MidpointAwayFromZero;
            let mut share = share.round_dp_with_strategy(style.decimals, half);
            share.rescale(style.decimals);
            share
        } else {
            sum
        };
        Some(if style.value == Some(value) {
            written.to_owned()
        } else {
            style.write(value)
        })
    }
}

/// How a number is written.
struct Style {
    value: Option<Decimal>,
    decimals: u32,
    has_commas: bool,
    is_full_width: bool,
}

impl Style {
    fn of(written: &str) -> Style {
        let has_commas = written.contains([',', '，']);
        let plain = written.chars().map(half_width).filter(|c| *c != ',');
        let plain: String = plain.collect();
        let decimals = plain.split_once('.').map_or(0, |(_, behind)| behind.len());
        Style {
            value: Decimal::from_str_exact(&plain).ok(),
            decimals: decimals.min(MOST_DECIMALS) as u32,
            has_commas,
            is_full_width: written.chars().any(|c| matches!(c, '０'..='９')),
        }
    }

    fn write(&self, value: Decimal) -> String {
        let plain = value.to_string();
        let (whole, behind) = match plain.split_once('.') {
            Some((whole, behind)) => (whole, Some(behind)),
            None => (plain.as_str(), None),
        };
        let mut text = String::with_capacity(plain.len());
        let digits = whole.trim_start_matches('-').len();
        for (at, c) in whole.trim_start_matches('-').chars().enumerate() {
            if self.has_commas && at > 0 && (digits - at).is_multiple_of(3) {
                text.push(',');
            }
            text.push(c);
        }
        if whole.starts_with('-') {
            text.insert(0, '-');
        }
        if let Some(behind) = behind {
            text.push('.');
            text.push_str(behind);
        }
        if self.is_full_width {
            let wide = |c: char| match c {
                '0'..='9' | '.' => char::from_u32(u32::from(c) - 0x21 + 0xff01).unwrap_or(c),
                _ => c,
            };
            text = text.chars().map(wide).collect();
        }
        text
    }
}

/// A share has no more decimals.
const MOST_DECIMALS: usize = 10;
