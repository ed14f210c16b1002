//! The new year from last year's report (新建下一年度).

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;

use super::convert::behind;
use super::tokens::{Said, Token, ends_in, in_script, scan};
use super::{Anchor, Doubt, Edit, Formula, Item, Report, Tie};
use crate::form::{CellId, Form, Role};

/// Next year's draft, and what became of last year's report in it.
#[derive(Debug, Clone)]
pub struct Rolled {
    /// The draft, with last year's report beside it.
    pub report: Report,
    /// The cells of the draft that begin with what last year ended with.
    pub carried: Vec<CellId>,
    /// The cells of last year's form that should have been carried on and hold no number.
    pub uncarried: Vec<CellId>,
    /// The cells of last year's form that hold something the new form has no place for.
    pub left: Vec<CellId>,
}

impl Rolled {
    /// How many words of each kind are to be confirmed.
    pub fn doubts(&self) -> impl Iterator<Item = (Doubt, usize)> {
        Doubt::ALL.into_iter().map(|kind| {
            let doubts = self.report.doubts();
            (kind, doubts.filter(|doubt| doubt.kind == kind).count())
        })
    }

    /// What was done, a sentence each, for the clerk.
    #[must_use]
    pub fn told(&self) -> Vec<String> {
        let form = self.report.form();
        let mut told = Vec::new();
        if let Some(year) = self.report.year() {
            told.push(format!("新建了{year}年的草稿，用{}的格式。", form.basis()));
        }
        let said = |form: &Form, cell: CellId, number: &str| {
            format!("{} {number}", form.column_of(cell).full_label())
        };
        let text = |cell: &CellId| self.report.value(*cell).text();
        let (zeros, others): (Vec<CellId>, Vec<CellId>) =
            self.carried.iter().partition(|cell| text(cell) == "0");
        let others = others.iter().map(|cell| said(form, *cell, text(cell)));
        let others: Vec<String> = others.collect();
        let now = rows(form, &self.carried);
        match (others.is_empty(), zeros.is_empty()) {
            (true, true) => {}
            (true, false) => told.push(format!("{now}已填入，各列都是 0。")),
            (false, true) => told.push(format!("{now}已填入：{}。", others.join("、"))),
            (false, false) => {
                told.push(format!("{now}已填入：{}，其余各列 0。", others.join("、")));
            }
        }
        if let Some(last) = self.report.last() {
            let cells = self
                .uncarried
                .iter()
                .map(|cell| match last.value(*cell).text() {
                    "" => said(last.form(), *cell, "未填"),
                    text => said(last.form(), *cell, &format!("“{text}”")),
                });
            let cells: Vec<String> = cells.collect();
            if !cells.is_empty() {
                let before = rows(last.form(), &self.uncarried);
                let carries = form.carries().map(|carry| carry.now);
                let now = rows(form, &carries.collect::<Vec<_>>());
                told.push(format!(
                    "上年的{before}有 {} 格不是数，没有填入{now}，请核对：{}。",
                    cells.len(),
                    cells.join("、")
                ));
            }
            let rows = last.told(&self.left);
            if !rows.is_empty() {
                told.push(format!(
                    "上年报告用的是{}的格式，下列数字在新格式里没有对应的格，只在上年报告里保留：{}。",
                    last.form().basis(),
                    rows.join("；")
                ));
            }
        }
        let bound = self.report.bound().count();
        if bound > 0 {
            told.push(format!(
                "文字里有 {bound} 个数关联到表格，填好表格就跟着改；在右侧“关联”里列出，可以逐个解除。"
            ));
        }
        let doubts = self.doubts().filter(|(_, count)| *count > 0);
        let doubts: Vec<String> = doubts
            .map(|(kind, count)| format!("{} {count} 处", kind.name()))
            .collect();
        if doubts.is_empty() {
            told.push("文字沿用上年，没有需要确认的年份和数字。".to_owned());
        } else {
            told.push(format!(
                "文字沿用上年，待核 {}，请逐处确认或修改。",
                doubts.join("、")
            ));
        }
        told.push("其余数字都空着，上年的数字在旁边对照。".to_owned());
        told
    }
}

/// The names of the rows that cells stand in.
fn rows(form: &Form, cells: &[CellId]) -> String {
    let mut names: Vec<&str> = cells.iter().map(|cell| form.row_label(*cell)).collect();
    names.dedup();
    names.join("、")
}

impl Report {
    /// Next year's draft out of this report, which is kept beside it as last year's; `None` if this
    /// one's year is not known.
    ///
    /// The form is the one prescribed for the new year. 上年结转 is this report's 结转下年度, column by
    /// column; every other cell is empty, which is not 0. Organ, 发布机构, local pack and prose stay; date, reasons
    /// and typed sums go.
    ///
    /// In the prose the report's year becomes the next one by itself, and next year's the one after,
    /// so that 统计期限为2024年1月1日至12月31日 speaks of 2025; all other years, and the dates of single
    /// days and months, stay as they are: only the clerk knows them. Whatever may be right in one year
    /// only is marked to be confirmed ([`Tie::Doubt`]), also the years that were moved. Not marked are
    /// the documents every report rests on, years long past that say when a document was made, and
    /// numbers that follow cells ([`Tie::Cells`]): they stay tied, and keep last year's number until
    /// their cells are filled, which 上年结转 is at once.
    #[must_use]
    pub fn rolled(&self) -> Option<Rolled> {
        let year = self.year?;
        let next = year.checked_add(1)?;
        let form = Form::for_year(next).unwrap_or_else(Form::undated);
        let mut report = Report::new(form);
        report.organ = Arc::clone(&self.organ);
        report.pack = Arc::clone(&self.pack);
        report.put_metadata(Item::Publisher, self.metadata(Item::Publisher));
        report.year = Some(next);
        let (mut carried, mut uncarried) = (Vec::new(), Vec::new());
        for carry in form.carries() {
            let Some(before) = self.form.find(form.name(carry.before)) else {
                continue;
            };
            match self.value(before).whole() {
                Some(number) => {
                    report.set(carry.now, &number.to_string());
                    carried.push(carry.now);
                }
                None => uncarried.push(before),
            }
        }
        for field in form.prose() {
            let Some(old) = self.form.prose_like(field) else {
                continue;
            };
            let mut text = self.prose(&old.id).to_owned();
            if std::ptr::eq(field, form.field(Role::Other)) {
                text = behind(&text, &self.homeless(form));
            }
            if text.is_empty() {
                continue;
            }
            let mut bound = self.anchors_in(&old.id, form);
            bound.retain(|anchor| matches!(anchor.tie, Tie::Cells(_)));
            let (text, anchors) = advanced(&text, year, form, bound);
            report.put_prose(&field.id, text.into());
            report.put_anchors(&field.id, &anchors);
            // 上年结转 is known already.
            let is_carried =
                |formula: &Formula| formula.cells().any(|cell| carried.contains(&cell));
            let anchors = report.anchors(&field.id).to_vec();
            let followed = report.followed(&field.id, &anchors, is_carried);
            report.apply(&Edit::new("", followed));
        }
        let (_, left) = self.in_form(form);
        report.apply(&Edit::attach("新建下一年度", Some(self.clone())));
        Some(Rolled {
            report,
            carried,
            uncarried,
            left,
        })
    }
}

/// A text on `year` as one on the year after, with what is to be confirmed in it beside what was
/// `bound` already. Years keep their length, so that places stay where they are.
fn advanced(text: &str, year: u16, form: &Form, mut bound: Vec<Anchor>) -> (String, Vec<Anchor>) {
    let mut advanced = text.to_owned();
    // They stand in order, as the tokens do, which are apart from each other.
    let mut tied: VecDeque<Range<usize>> =
        bound.iter().map(|anchor| anchor.place.clone()).collect();
    for token in scan(text) {
        while tied
            .front()
            .is_some_and(|place| place.end <= token.place.start)
        {
            tied.pop_front();
        }
        if tied
            .front()
            .is_some_and(|place| place.start < token.place.end)
        {
            continue;
        }
        let Some(kind) = doubt(text, &token, year, form) else {
            continue;
        };
        if moves_on(text, &token, year) {
            for (place, old) in &token.years {
                let written = in_script(&text[place.clone()], old + 1);
                advanced.replace_range(place.clone(), &written);
            }
        }
        bound.push(Anchor {
            place: token.place,
            tie: Tie::Doubt(kind),
        });
    }
    (advanced, bound)
}

/// What makes a year that of a document: 2019年修订 stays 2019.
const OF_DOCUMENTS: [&str; 6] = ["修订", "修正", "施行", "公布", "版", "年版"];

/// Why a token is to be confirmed, if it is.
fn doubt(text: &str, token: &Token, year: u16, form: &Form) -> Option<Doubt> {
    let is_old = token
        .years
        .iter()
        .all(|(_, other)| other.saturating_add(1) < year);
    let rest = &text[token.place.end..];
    match token.said {
        Said::Year => {
            let is_history =
                token.in_title || OF_DOCUMENTS.iter().any(|word| rest.starts_with(word));
            (!(is_old && is_history)).then_some(Doubt::Year)
        }
        // A plan of several years goes on.
        Said::Years => {
            let ends = token.years.last().is_some_and(|(_, last)| {
                (year.saturating_sub(1)..=year.saturating_add(1)).contains(last)
            });
            ends.then_some(Doubt::Year)
        }
        // One that is not named is right in any year.
        Said::WholeYear => (!token.years.is_empty()).then_some(Doubt::Year),
        Said::YearEnd | Said::Date => Some(Doubt::Date),
        Said::Relative => Some(Doubt::Relative),
        Said::Document => {
            let mut standing = form.standing().iter();
            let is_standing = standing.any(|number| ends_in(text, token.place.end, number));
            (!is_standing).then_some(Doubt::Document)
        }
        Said::Count => Some(Doubt::Count),
    }
}

/// Whether a token's years become the next ones by themselves.
fn moves_on(text: &str, token: &Token, year: u16) -> bool {
    let is_here = |(_, other): &(Range<usize>, u16)| *other == year || *other == year + 1;
    let rest = &text[token.place.end..];
    let speaks_of_it = match token.said {
        Said::Year => !OF_DOCUMENTS.iter().any(|word| rest.starts_with(word)),
        Said::WholeYear | Said::YearEnd => true,
        Said::Years | Said::Date | Said::Relative | Said::Document | Said::Count => false,
    };
    speaks_of_it && !token.in_title && token.years.iter().all(is_here)
}
