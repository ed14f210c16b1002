//! Reports of all kinds, as proptest makes them.

use proptest::prelude::*;

use super::official;
use nianbao::form::Form;
use nianbao::report::{Change, Date, Edit, Report};

/// What is typed into a cell: nothing, numbers of all kinds, text.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        6 => (0u32..2000).prop_map(|n| n.to_string()),
        1 => (0u64..10_000_000_000).prop_map(|n| n.to_string()),
        1 => (0u32..500).prop_map(|n| format!("增{n}")),
        1 => (0u32..500).prop_map(|n| format!("减{n}")),
        1 => "[+-][0-9]{1,3}",
        1 => "[0-9]{1,6}\\.[0-9]{1,6}",
        1 => "[0-9]{1,6}(\\.[0-9]{1,2})?(元|万元|亿元)",
        1 => "[０-９]{1,4}",
        1 => prop::sample::select(vec!["/", "无", "十二", "1O", "—", "不涉及", "见附件", "1 000", "a|b", "约３件"])
            .prop_map(str::to_owned),
    ]
}

/// Prose of all kinds of punctuation and numbering. What no paragraph may be, for no reader could
/// tell it from the form: an official heading alone on its line, as [`is_heading`] has it. Also left
/// out is what means something of its own: a 统计期限 gives the year where the title has none, and
/// `[bookmark: ]` is residue of Word.
fn paragraph() -> impl Strategy<Value = String> {
    let opening = prop::sample::select(vec![
        "",
        "",
        "",
        "（一）",
        "(二)",
        "（三）主要问题。",
        "一、",
        "二、",
        "2、",
        "3.",
        "（一）主动公开。",
        "（二）依申请公开情况：",
        "一、总体情况。",
        "五、存在的主要问题：",
        "六、其他",
        "一是",
        "\u{3000}\u{3000}",
        "规章",
        "注：",
        "\"",
        "|",
        "[",
        "规章\t1\t2\t3\t",
        "1.属于国家秘密 |",
    ]);
    let middle = "[一-龥0-9a-z，。、；：！？“”《》〔〕（）()/|%…—·,.;:!?\\- \t\u{3000}]{0,60}";
    let ending = prop::sample::select(vec![
        "",
        "。",
        "；",
        "！",
        "：",
        "。二、主动公开",
        "。三、收到和处理",
        " |",
        "”",
        "\t",
    ]);
    (opening, middle, ending)
        .prop_map(|(opening, middle, ending)| format!("{opening}{middle}{ending}"))
        .prop_filter("an official heading", |text| !is_heading(text))
        .prop_filter("a year of its own", |text| !text.contains("月1日"))
}

fn is_heading(line: &str) -> bool {
    let is = |heading: &str| heading == line.trim();
    official().into_iter().any(|form| form.headings().any(is))
}

/// Names of organs. None ends as the name of a web site or a column does, or as what stands before the
/// name of a report, and none begins as the rest of a year does: where a title is wrapped, that is no
/// part of it.
fn organ() -> impl Strategy<Value = String> {
    const NO_ENDS: [char; 12] = [
        '网', '報', '报', '道', '台', '题', '闻', '态', '告', '年', '度', '的',
    ];
    "[一-龥]{0,20}".prop_filter("an organ is not called so", |name| {
        !name.ends_with(NO_ENDS) && !name.starts_with('年') && name != "府"
    })
}

/// Reports of both forms. A paragraph with tabs may be a table's row word for word; `tabs` says
/// whether there are such paragraphs.
pub fn reports(tabs: bool) -> impl Strategy<Value = Report> {
    (0..official().len()).prop_flat_map(move |index| {
        let form = official()[index];
        let prose = prop::collection::vec(paragraph(), 0..4).prop_map(move |lines| {
            let prose = lines.join("\n");
            if tabs {
                prose
            } else {
                prose.replace('\t', " ")
            }
        });
        let fields = form.prose().len();
        (
            organ(),
            prop::option::of(2000u16..2100),
            prop::option::of((2000u16..2100, 1u8..13, 1u8..29)),
            prop::collection::vec(cell(), form.cells().len()),
            prop::collection::vec(prose, fields),
        )
            .prop_map(move |(organ, year, date, cells, prose)| {
                let date = date.and_then(|(year, month, day)| Date::new(year, month, day));
                let mut report = report(form, organ, year, &cells, prose);
                report.apply(&Edit::date("", date));
                report
            })
    })
}

fn report(
    form: &'static Form,
    organ: String,
    year: Option<u16>,
    cells: &[String],
    prose: Vec<String>,
) -> Report {
    let mut report = Report::new(form);
    let fields = form.prose().iter().zip(prose);
    let mut changes: Vec<_> = fields
        .map(|(field, text)| Change::prose(&field.id, text))
        .collect();
    changes.push(Change::Organ(organ));
    changes.extend(year.map(|year| Change::Year(Some(year))));
    report.apply(&Edit::new("", changes));
    for ((cell, _), typed) in form.cells().zip(cells) {
        report.set(cell, typed);
    }
    report
}

/// What of a report is not as it was when it was read again, if anything.
pub fn difference(report: &Report, again: &Report) -> Option<String> {
    if again.form().id() != report.form().id() {
        return Some(format!("form {}", again.form().id()));
    }
    let head = |report: &Report| (report.organ().to_owned(), report.year(), report.date());
    if head(again) != head(report) {
        return Some(format!("{:?} has become {:?}", head(report), head(again)));
    }
    for (cell, spec) in report.form().cells() {
        let (before, after) = (report.value(cell).text(), again.value(cell).text());
        if before != after {
            return Some(format!("{}: {before:?} has become {after:?}", spec.name));
        }
    }
    for field in report.form().prose() {
        let before: Vec<&str> = report.paragraphs(&field.id).collect();
        let after: Vec<&str> = again.paragraphs(&field.id).collect();
        if before != after {
            return Some(format!("{}: {before:#?} has become {after:#?}", field.id));
        }
    }
    None
}
