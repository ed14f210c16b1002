//! Small made reports, and the shapes in which a report reaches a clerk.

use nianbao::export::{Document, text};
use nianbao::form::{Content, Form, Kind};
use nianbao::report::{Change, Edit, Report};

/// A report of an invented county, with a different number in every cell.
pub fn sample(form: &str, year: u16) -> Report {
    let form = Form::by_id(form).expect("one of the forms");
    let mut report = Report::new(form);
    let prose = [
        (
            "preamble",
            "本报告由某某县人民政府编制，统计期限为1月1日至12月31日。",
        ),
        ("overview.intro", "本年度各项工作平稳。"),
        (
            "overview.disclosure",
            "全年公开信息若干条。\n重点领域另有专栏。",
        ),
        ("overview.requests", "申请均按期答复。"),
        ("overview.management", "目录已经更新。"),
        ("overview.platform", "网站运行正常。"),
        ("overview.supervision", "培训两次。"),
        (
            "problems",
            "（一）主要问题。解读不够生动。\n（二）改进情况。增加图解。",
        ),
        ("other", "本年度未收取信息处理费。"),
    ];
    let mut changes: Vec<_> = prose
        .iter()
        .map(|(field, text)| Change::prose(field, *text))
        .collect();
    changes.push(Change::Organ("某某县人民政府".to_owned()));
    changes.push(Change::Year(Some(year)));
    report.apply(&Edit::new("", changes));
    for (cell, spec) in form.cells() {
        let number = format!("{}", cell.index() + 1);
        let typed = match spec.kind {
            Kind::Change => format!("减{number}"),
            Kind::Amount => format!("{number}.05"),
            Kind::AmountWithUnit => format!("{number}万元"),
            Kind::Count => number,
        };
        report.set(cell, &typed);
    }
    report
}

pub fn own_text(report: &Report) -> String {
    text::write(&Document::of(report))
}

/// How a table looks in one of the shapes of the wild: labels and numbers row by row.
/// A place covered by a cell of a row above is an empty cell if `covered` says so.
fn in_shape(
    report: &Report,
    cell_line: impl Fn(&str) -> String,
    row_end: &str,
    covered: bool,
) -> String {
    let mut out = String::new();
    let form = report.form();
    for line in own_text(report).lines() {
        if line.contains('\t') {
            continue;
        }
        out.push_str(line);
        out.push('\n');
        let section = form
            .sections()
            .iter()
            .position(|section| section.heading.as_deref() == Some(line));
        let Some(sheet) = section.and_then(|section| form.sheet(section)) else {
            continue;
        };
        for row in 0..sheet.rows {
            let mut cells: Vec<_> = sheet.cells.iter().collect();
            cells.retain(|cell| (cell.row..cell.row + cell.row_span).contains(&row));
            cells.sort_by_key(|cell| cell.column);
            for cell in cells {
                if cell.row < row {
                    out.push_str(&if covered {
                        cell_line("")
                    } else {
                        String::new()
                    });
                    continue;
                }
                let text = match &cell.content {
                    Content::Caption(text) | Content::ColumnHead(text) | Content::RowHead(text) => {
                        text.clone()
                    }
                    Content::Number(id) => report.value(*id).text().to_owned(),
                };
                out.push_str(&cell_line(&text));
            }
            out.push_str(row_end);
        }
    }
    out
}

/// The text of a Word file: a tab before each cell, a blank line after each row.
pub fn word_text(report: &Report) -> String {
    in_shape(report, |cell| format!("\t{cell}\n"), "\n", true)
}

/// The text of a web page: a cell a line, a pipe behind it.
pub fn web_text(report: &Report) -> String {
    in_shape(report, |cell| format!("{cell} |\n"), "", false)
}

/// A file in the old Office container with a stream of this name.
pub fn old_office(stream: &str) -> Vec<u8> {
    let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    file.resize(1024, 0);
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut entry = [0; 128];
    entry[..name.len()].copy_from_slice(&name);
    entry[64] = name.len() as u8 + 2;
    file.extend(entry);
    file
}
