//! Whose report it is, of which year and date.

use super::{TITLE, Work, paragraphs, title};
use crate::import::text::page_marks;
use crate::import::text::piece::Piece;
use crate::import::text::quotes::{Quotes, quote};
use crate::import::text::words::key;
use crate::report::{Change, Date, Edit, Report, period};

impl Work {
    /// Takes organ and year from the title, or where there is none from the opening paragraph.
    /// Returns what is not title.
    pub(super) fn title<'a>(&mut self, mut pieces: Vec<Piece<'a>>) -> Vec<Piece<'a>> {
        let ending = self.form.title();
        let title = title::find(&pieces, ending);
        let around = pieces.clone();
        if let Some(title) = &title {
            let rest = pieces.split_off(title.end.min(pieces.len()));
            let mut left = Quotes::default();
            let before = &pieces[..title.first];
            let behind = &pieces[(title.last + 1).min(pieces.len())..];
            for line in paragraphs(before).iter().chain(&paragraphs(behind)) {
                left.add(line);
            }
            if let Some(quotes) = left.sentence() {
                self.note(TITLE, format!("标题前后的文字没有收入报告：{quotes}。"));
            }
            if !title.official {
                self.reworded.add_pair("标题结尾", ending);
            }
            pieces = rest;
        }
        let opening = self.paragraphs(&pieces).join("\n");
        let (mut organ, mut year) = match &title {
            Some(title) => (title.organ.clone(), title.year),
            None => (String::new(), None),
        };
        if organ.is_empty()
            && let Some((name, announced)) = title::announced(&opening.replace('\n', ""), ending)
        {
            let what = if title.is_some() {
                "标题中没有机关名称"
            } else {
                "全文没有标题行"
            };
            let message = format!(
                "{what}，机关名称“{name}”和年份 {announced} 取自开头段落，请核对机关全称。"
            );
            self.note(TITLE, message);
            (organ, year) = (name, year.or(Some(announced)));
        }
        if organ.is_empty()
            && let Some((place, name)) =
                title::proposed(&around, &opening.replace('\n', ""), title.is_some())
        {
            let message = format!("标题中没有机关名称，“{name}”取自“{place}”，请核对机关全称。");
            self.note(TITLE, message);
            organ = name;
        }
        self.changes.push(Change::Organ(organ));
        self.changes.push(Change::Year(year));
        pieces
    }

    /// The organ that was found so far.
    pub(super) fn organ(&self) -> &str {
        let organ = self.changes.iter().rev().find_map(|change| match change {
            Change::Organ(organ) => Some(organ.as_str()),
            _ => None,
        });
        organ.unwrap_or_default()
    }

    /// What is still not known of organ and year: the year comes from the 统计期限, wherever it stands.
    pub(super) fn complete(&mut self, report: &mut Report) {
        if report.organ().is_empty() {
            self.note(TITLE, "没有读到机关名称，请填写机关全称。".to_owned());
        }
        if report.year().is_some() {
            return;
        }
        let mut fields = report.form().prose().iter();
        let year = fields.find_map(|field| period::year_of(report.prose(&field.id)));
        let message = match year {
            Some(year) => format!("标题中没有年份，{year} 年取自统计期限，请核对。"),
            None => "没有读到年份，请填写。".to_owned(),
        };
        self.note(TITLE, message);
        report.apply(&Edit::year("导入", year));
    }

    /// Takes the date, and the organ's name above it, from the end of the last section.
    pub(super) fn signature(&mut self, last: Option<&mut Vec<Piece<'_>>>) {
        let Some(pieces) = last else { return };
        while self.is_plain
            && let Some((at, line)) = last_line(pieces)
            && page_marks::is_page(line)
        {
            pieces.truncate(at);
        }
        let Some((at, line)) = last_line(pieces) else {
            return;
        };
        // Other ways of writing a date may well end a sentence.
        let Some(date) = Date::read(line).filter(|_| line.contains('年')) else {
            return;
        };
        pieces.truncate(at);
        self.changes.push(Change::Date(Some(date)));
        let organ = self.organ();
        let Some((at, line)) = last_line(pieces) else {
            return;
        };
        if !organ.is_empty() && key(organ) == key(line) {
            pieces.truncate(at);
        } else if organ.is_empty() && title::is_organ(line) {
            pieces.truncate(at);
            let message = format!(
                "标题中没有机关名称，{}取自文末的署名，请核对机关全称。",
                quote(line)
            );
            self.note(TITLE, message);
            self.changes.push(Change::Organ(line.to_owned()));
        } else if is_name(line) {
            let message = format!(
                "文末的署名{}与标题中的机关全称不同，留在了最后一段里，请核对后删去。",
                quote(line)
            );
            self.note("成文日期", message);
        }
    }
}

/// Whether a line is short and ends as the names of organs do.
fn is_name(line: &str) -> bool {
    const LONGEST: usize = 30;
    let ends = line.ends_with([
        '府', '局', '委', '厅', '室', '会', '院', '所', '处', '心', '科', '办',
    ]);
    ends && line.chars().count() <= LONGEST
}

/// The last line that is not blank, with its place.
fn last_line<'a>(pieces: &[Piece<'a>]) -> Option<(usize, &'a str)> {
    let lines = pieces.iter().enumerate().rev();
    let mut lines = lines.map(|(at, piece)| match piece {
        Piece::Line(line) => Some((at, line.trim())),
        Piece::Row(_) => None,
    });
    lines.find(|line| line.is_none_or(|(_, line)| !line.is_empty()))?
}
