//! Whatever the prose of a report says, and however its lines are cut: none of it is lost.

use nianbao::import::{Imported, import, import_pasted};
use proptest::prelude::*;

use super::{made, notes, opening, tables};
use crate::common::dice::Dice;

/// What clauses are made of: words of headings, of tables and of notes among others.
const WORDS: &str = "完善制度 公开 政府信息管理 主动公开 问题 不足 下一步 改进 信息处理费 依申请公开 平台建设 \
    监督保障 收到申请 12件 2024年 2023年度 一是 其中 其他需要报告的事项 总体情况 附件 规章 行政许可 \
    总计 自然人 收费情况 存在 今后 联系电话 某某县某某局 政府信息公开工作年度报告 培训3次 群众 办结 3.5% \
    统计期限 1月1日至12月31日 《条例》 “一网通办” 发布日期 来源 第5页";
const LETTERS: &str = "甲 乙 丙 丁 戊 己 庚 辛 壬 癸";
const HEADS: [&str; 5] = [
    "主动公开政府信息情况",
    "依申请公开情况",
    "政府信息管理情况",
    "平台建设",
    "监督保障情况",
];

/// A text of a report as it is pasted, and the clauses of its prose, each of which stands there once.
struct Text {
    dice: Dice,
    lines: Vec<String>,
    clauses: Vec<String>,
}

impl Text {
    fn clause(&mut self) -> String {
        let letters: Vec<&str> = LETTERS.split_whitespace().collect();
        let number = self.clauses.len();
        let mark: String = [number / 100, number / 10, number]
            .map(|digit| letters[digit % 10])
            .concat();
        let mut words: Vec<String> = (0..=self.dice.below(5))
            .map(|_| self.dice.of(WORDS).to_owned())
            .collect();
        let at = self.dice.below(words.len() + 1);
        words.insert(at, mark);
        let clause = words.concat();
        self.clauses.push(clause.clone());
        clause
    }

    fn paragraph(&mut self) -> String {
        let mut text = self
            .dice
            .of("- - - - 一是 （一） 1. （1） 第一， 二、 ①")
            .to_owned();
        for at in 0..=self.dice.below(7) {
            if at > 0 {
                text.push_str(self.dice.of("， ， 。 ； 、 ："));
            }
            let clause = self.clause();
            text.push_str(&clause);
        }
        text.push_str(self.dice.of("。 。 。 。 ； - ："));
        text
    }

    fn paragraphs(&mut self, most: usize) {
        for _ in 0..self.dice.below(most + 1) {
            let paragraph = self.paragraph();
            self.lines.push(paragraph);
        }
    }

    fn line(&mut self, line: &str) {
        self.lines.push(line.to_owned());
    }

    fn made(seed: u64) -> Text {
        let mut text = Text {
            dice: Dice::new(seed),
            lines: Vec::new(),
            clauses: Vec::new(),
        };
        let report = made(("某某县某某局", 2024), [], []);
        text.line(&report.title());
        text.line(&opening(2024));
        text.paragraphs(2);
        text.line("一、总体情况");
        text.paragraphs(2);
        let numerals = ["一", "二", "三", "四", "五"];
        let is_turned = text.dice.is(20);
        let style = text.dice.below(4);
        for at in 0..HEADS.len() {
            let at = if is_turned { HEADS.len() - 1 - at } else { at };
            if text.dice.is(15) {
                continue;
            }
            let head = match style {
                0 => format!("{}是{}。", numerals[at], HEADS[at]),
                1 => format!("{}.{}。", at + 1, HEADS[at]),
                _ => format!("（{}）{}", numerals[at], HEADS[at]),
            };
            if text.dice.is(30) {
                let paragraph = text.paragraph();
                text.line(&format!("{head}：{paragraph}"));
            } else {
                text.line(&head);
            }
            text.paragraphs(3);
        }
        if text.dice.is(70) {
            text.lines.extend(tables(&report));
        }
        if !text.dice.is(15) {
            text.line("五、政府信息公开工作存在的主要问题及改进情况");
        }
        text.paragraphs(3);
        if !text.dice.is(15) {
            text.line("六、其他需要报告的事项");
        }
        text.paragraphs(3);
        text
    }

    /// Cuts the lines at the edge of a page, with the pages' numbers between.
    fn cut(&mut self) {
        let measure = 18 + self.dice.below(20);
        let mut page = 0;
        let mut lines = Vec::new();
        for line in std::mem::take(&mut self.lines) {
            if line.contains('\t') {
                lines.push(line);
                continue;
            }
            let letters: Vec<char> = line.chars().collect();
            for (at, part) in letters.chunks(measure).enumerate() {
                let indent = if at == 0 && letters.len() > measure {
                    "　　"
                } else {
                    ""
                };
                lines.push(format!("{indent}{}", part.iter().collect::<String>()));
                if self.dice.is(4) {
                    page += 1;
                    lines.push(format!("— {page} —"));
                }
            }
        }
        self.lines = lines;
    }
}

fn letters(text: &str) -> String {
    // Lines in a note stand in quotation marks each.
    let is_mark = |c: char| c.is_whitespace() || "“”；".contains(c);
    text.chars().filter(|c| !is_mark(*c)).collect()
}

/// The clauses that stand in no field, no note and not in the title.
fn lost(text: &Text, imported: &Imported) -> Vec<String> {
    let report = &imported.report;
    let fields = report.form().prose().iter();
    let mut kept: Vec<&str> = fields.map(|field| report.prose(&field.id)).collect();
    let notes = notes(imported);
    let title = report.title();
    kept.extend([notes.as_str(), title.as_str()]);
    let kept = letters(&kept.join(""));
    let clauses = text.clauses.iter();
    let lost = clauses.filter(|clause| !kept.contains(&letters(clause)));
    lost.cloned().collect()
}

proptest! {
    #[test]
    fn no_prose_is_lost_on_import(seed: u64, is_cut: bool) {
        let mut text = Text::made(seed);
        if is_cut {
            text.cut();
        }
        let whole = text.lines.join("\n");
        let read = [import(whole.as_bytes()), import_pasted(None, &whole)];
        for imported in read {
            // A text that lost its tables and nearly all its headings is none of a report, and refused whole.
            let Ok(imported) = imported else { continue };
            let lost = lost(&text, &imported);
            prop_assert!(lost.is_empty(), "{lost:?}\n{}\n{whole}", notes(&imported));
        }
    }
}
