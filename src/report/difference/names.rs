//! What differences are called.

use super::{Difference, Differences, Place, Report, tied};

/// Whether a place is of a kind.
type Is = fn(&Place) -> bool;

/// The part in which stands what is of no section.
const HEAD: &str = "报告信息";
/// The part of what is kept beside the text.
const ASIDE: &str = "说明和设置";

impl Differences {
    /// The part of the report in which a difference stands: a section's heading.
    #[must_use]
    pub fn part(&self, difference: &Difference) -> &str {
        let form = self.mine().form();
        let section = match &difference.place {
            Place::Form | Place::Organ | Place::Year | Place::Date | Place::Metadata(_) => {
                return HEAD;
            }
            Place::Reason(_) | Place::Sums(_) | Place::Last => return ASIDE,
            Place::Cell(cell) => form.section_of(*cell),
            Place::Paragraph { field, .. } | Place::Ties(field) => self.section_of(field),
        };
        let section = form.sections().get(section);
        let heading = section.and_then(|section| section.heading.as_deref());
        let opening = || form.prose().first().map(|field| field.heading.as_str());
        heading.or_else(opening).unwrap_or(HEAD)
    }

    /// What a difference is called: the cell, the paragraph.
    #[must_use]
    pub fn name(&self, difference: &Difference) -> String {
        let form = self.mine().form();
        let heading = |id: &str| {
            let field = form.prose_field(id);
            field.map_or("文字", |field| field.heading.as_str())
        };
        match &difference.place {
            Place::Form => "格式".to_owned(),
            Place::Organ => "机关名称".to_owned(),
            Place::Year => "填报年度".to_owned(),
            Place::Date => "成文日期".to_owned(),
            Place::Metadata(item) => item.label().to_owned(),
            Place::Cell(cell) => form.full_name(*cell),
            Place::Paragraph { field, number, .. } => {
                format!("{} 第 {number} 段", heading(field))
            }
            Place::Ties(field) => format!("{} 关联和待核", heading(field)),
            Place::Reason(key) => {
                let cell = form.find(&key.place);
                let place = cell.map(|cell| form.full_name(cell));
                let field = || {
                    let field = form.prose_field(&key.place);
                    field.map_or_else(String::new, |field| field.heading.clone())
                };
                let place = place.unwrap_or_else(field);
                match place.as_str() {
                    "" => format!("说明（{}）", key.values),
                    place => format!("说明：{place}（{}）", key.values),
                }
            }
            Place::Sums(id) => {
                let mut tables = form.tables().iter();
                let table = tables.find(|table| table.id == *id);
                let section = table.map(|table| table.section.as_str());
                let mut sections = form.sections().iter();
                let section = sections.find(|found| Some(found.id.as_str()) == section);
                let heading = section.and_then(|section| section.heading.as_deref());
                format!("合计方式：{}", heading.unwrap_or(id))
            }
            Place::Last => "上年报告".to_owned(),
        }
    }

    /// What differs, in a few words for a list: `改了 5 个数，3 段文字`.
    #[must_use]
    pub fn summary(&self) -> String {
        let count = |is_meant: &dyn Fn(&Difference) -> bool| {
            self.all().iter().filter(|one| is_meant(one)).count()
        };
        let cells = count(&|one| matches!(one.place, Place::Cell(_)));
        let paragraphs =
            count(&|one| matches!(one.place, Place::Paragraph { .. }) && !one.is_blank());
        let reasons = count(&|one| matches!(one.place, Place::Reason(_)));
        let mut told = Vec::new();
        for (number, what) in [(cells, "个数"), (paragraphs, "段文字"), (reasons, "条说明")]
        {
            if number > 0 {
                told.push(format!("{number} {what}"));
            }
        }
        let others: [(&str, Is); 8] = [
            ("格式", |place| matches!(place, Place::Form)),
            ("机关名称", |place| matches!(place, Place::Organ)),
            ("填报年度", |place| matches!(place, Place::Year)),
            ("成文日期", |place| matches!(place, Place::Date)),
            ("公开信息", |place| matches!(place, Place::Metadata(_))),
            ("关联和待核", |place| matches!(place, Place::Ties(_))),
            ("合计方式", |place| matches!(place, Place::Sums(_))),
            ("上年报告", |place| matches!(place, Place::Last)),
        ];
        for (what, is_it) in others {
            if count(&|one| is_it(&one.place)) > 0 {
                told.push(what.to_owned());
            }
        }
        match (told.is_empty(), self.is_empty()) {
            (false, _) => format!("改了 {}", told.join("，")),
            (true, false) => "只改了空格和空行".to_owned(),
            (true, true) => "没有不同".to_owned(),
        }
    }
}

/// What is tied in a field, for a person.
pub(super) fn ties(report: &Report, field: &str) -> String {
    let (cells, doubts) = tied(report, field);
    let mut told = Vec::new();
    for (number, what) in [(cells, "处关联"), (doubts, "处待核")] {
        if number > 0 {
            told.push(format!("{number} {what}"));
        }
    }
    told.join("，")
}

/// How the sums of a table come about.
pub(super) fn sums(is_typed: bool) -> &'static str {
    if is_typed {
        "手工填写"
    } else {
        "自动合计"
    }
}
