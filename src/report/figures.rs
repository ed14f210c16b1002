//! What is told of every year: four numbers that are kept when the report they stood in is not.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Report;

/// A year's numbers; `None` where the report said none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// 新收申请, in 件.
    pub requests: Option<i64>,
    /// 办理结果总计, in 件.
    pub outcomes: Option<i64>,
    /// 行政复议, in 件.
    pub review: Option<i64>,
    /// 行政诉讼, both kinds together, in 件.
    pub litigation: Option<i64>,
}

impl Figures {
    /// What the numbers are called, in order.
    pub const NAMES: [&str; 4] = ["新收申请", "办理结果", "行政复议", "行政诉讼"];

    /// The numbers, in the order of [`Figures::NAMES`].
    #[must_use]
    pub fn numbers(&self) -> [Option<i64>; 4] {
        [self.requests, self.outcomes, self.review, self.litigation]
    }

    /// The numbers out of that order.
    #[must_use]
    pub fn of([requests, outcomes, review, litigation]: [Option<i64>; 4]) -> Figures {
        Figures {
            requests,
            outcomes,
            review,
            litigation,
        }
    }
}

impl Report {
    /// The numbers of every year at hand, oldest first: of this report, of last year's beside it, and
    /// of the years that one knew. Another organ's are left out, and years after this one's.
    #[must_use]
    pub fn figures(&self) -> Vec<(u16, Figures)> {
        let mut all = self.earlier();
        all.extend(self.year.map(|year| (year, self.own_figures())));
        all.into_iter().collect()
    }

    /// The numbers of years before this report's.
    pub(super) fn earlier(&self) -> BTreeMap<u16, Figures> {
        let mut all = (*self.earlier).clone();
        if let Some(last) = self.last().filter(|last| self.is_of_organ(last)) {
            all.extend(last.earlier());
            all.extend(last.year.map(|year| (year, last.own_figures())));
        }
        if let Some(year) = self.year {
            all.retain(|earlier, _| *earlier < year);
        }
        all
    }

    /// The numbers of years before, as a draft kept them.
    pub(crate) fn kept_figures(&self) -> &BTreeMap<u16, Figures> {
        &self.earlier
    }

    /// Keeps the numbers of years before.
    pub(crate) fn keep_figures(&mut self, earlier: BTreeMap<u16, Figures>) {
        self.earlier = Arc::new(earlier);
    }

    fn own_figures(&self) -> Figures {
        let cells = self.form.figure_cells();
        Figures::of(cells.map(|cells| {
            let numbers = cells.iter().map(|cell| self.value(*cell).whole());
            let numbers = numbers.collect::<Option<Vec<i64>>>()?;
            (!numbers.is_empty()).then(|| numbers.iter().sum())
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;
    use crate::report::{Edit, Editor};

    fn report(year: u16, requests: &str) -> Report {
        let mut report = Report::new(Form::undated());
        report.apply(&Edit::year("", Some(year)));
        let cell = report.form().find("applications.new.total").unwrap();
        report.set(cell, requests);
        report
    }

    fn requests(report: &Report) -> Vec<(u16, Option<i64>)> {
        let figures = report.figures().into_iter();
        figures
            .map(|(year, figures)| (year, figures.requests))
            .collect()
    }

    #[test]
    fn the_years_add_up_from_report_to_report_and_go_with_the_one_that_knew_them() {
        let mut second = report(2022, "20");
        second.apply(&Edit::attach("", Some(report(2021, "10"))));
        let third = second.rolled().unwrap().report;
        assert_eq!(
            requests(&third),
            [(2021, Some(10)), (2022, Some(20)), (2023, None)]
        );
        let mut editor = Editor::new(report(2024, "40"));
        editor.apply(&Edit::attach("", Some(third)));
        let all = [
            (2021, Some(10)),
            (2022, Some(20)),
            (2023, None),
            (2024, Some(40)),
        ];
        assert_eq!(requests(editor.report()), all);
        editor.undo();
        assert_eq!(requests(editor.report()), [(2024, Some(40))]);
        editor.redo();
        assert_eq!(requests(editor.report()), all);
    }

    #[test]
    fn another_organs_years_and_later_ones_are_left_out() {
        let mut one = report(2024, "1");
        one.apply(&Edit::organ("", "甲县人民政府"));
        let mut other = report(2023, "2");
        other.apply(&Edit::organ("", "乙县人民政府"));
        one.apply(&Edit::attach("", Some(other)));
        assert_eq!(requests(&one), [(2024, Some(1))]);
        one.apply(&Edit::attach("", Some(report(2026, "3"))));
        assert_eq!(requests(&one), [(2024, Some(1))]);
    }

    #[test]
    fn a_year_that_is_added_is_told_and_taken_back_and_last_years_report_knows_better() {
        let mut editor = Editor::new(report(2024, "40"));
        let told = |requests| Figures {
            requests: Some(requests),
            ..Figures::default()
        };
        editor.apply(&Edit::earlier("", [(2021, told(10)), (2023, told(31))]));
        let all = [(2021, Some(10)), (2023, Some(31)), (2024, Some(40))];
        assert_eq!(requests(editor.report()), all);
        editor.apply(&Edit::attach("", Some(report(2023, "30"))));
        assert_eq!(requests(editor.report())[1], (2023, Some(30)));
        editor.undo();
        editor.undo();
        assert_eq!(requests(editor.report()), [(2024, Some(40))]);
    }
}
