//! What has been read becomes a report, and what is to be said of it as a whole.

use super::choice::Choice;
use super::notes::of_tables;
use super::{TITLE, Work};
use crate::import::imported::Imported;
use crate::report::{Edit, Report};

impl Work {
    /// The report, and all notes.
    pub(super) fn finish(mut self, choice: &Choice) -> Imported {
        let form = self.form;
        self.tables.judge_heads(form);
        self.tables.judge_streams(form);
        self.tables.settle_hybrids();
        let mut report = Report::new(form);
        report.apply(&Edit::new("导入", std::mem::take(&mut self.changes)));
        for (cell, text) in self.tables.certain() {
            report.set(cell, text);
        }
        self.complete(&mut report);
        let basis = form.basis();
        if choice.uncertain {
            let message = format!("从表格中看不出用的是哪一版格式，按{basis}读入，请核对。");
            self.note("格式", message);
        } else if let Some(year) = report.year().filter(|year| !form.fits(*year)) {
            let message = format!(
                "表格用的是{basis}的格式，不是 {year} 年度应当使用的，请核对年份，或改换格式。"
            );
            self.note("格式", message);
        }
        if let Some(pairs) = self.reworded.sentence() {
            self.note(
                TITLE,
                format!("这些标题的用词与格式不同，已改用格式的标题：{pairs}。"),
            );
        }
        if !self.missing.is_empty() {
            let missing = self.missing.join("、");
            self.note(
                TITLE,
                format!("没有找到这些标题：{missing}。请核对相关文字和表格是否放对了地方。"),
            );
        }
        let tables = of_tables(form, &self.tables);
        self.notes.extend(tables);
        Imported {
            report,
            notes: self.notes,
        }
    }
}
