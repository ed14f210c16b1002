//! Words that should or should not stand in a report: rule `wording`.

use std::ops::Range;

use super::context::Examined;
use super::{Finding, Place, Rule};
use crate::form::{Form, Rank, Role};
use crate::report::tokens::{Said, ends_in, scan};
use crate::report::{Edit, Report};

/// `wording`: what the opening and section five should say, and what a template left.
pub(super) fn words(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    basis(report, findings);
    contact(report, findings);
    problems(report, findings);
    for field in report.form().prose() {
        for place in residue(report.prose(&field.id), report.organ()) {
            let words = &report.prose(&field.id)[place.clone()];
            let message =
                format!("“{words}”像是模板里没有填写或复制时带进来的字样，请填写或删去。");
            findings.push(
                about(report, &field.id, message)
                    .at(place.clone())
                    .of_values([words]),
            );
        }
    }
}

fn about(report: &Report, field: &str, message: String) -> Finding {
    let place = Place::prose(report.form(), field);
    Finding::about(report, (Rule::Wording, Rank::D), place, message)
}

/// The basis of another form, in the opening paragraph.
fn basis(report: &Report, findings: &mut Vec<Finding>) {
    let form = report.form();
    let fits = report.year().is_some_and(|year| form.fits(year));
    if !fits {
        return;
    }
    let field = form.field(Role::Opening).id.as_str();
    let text = report.prose(field);
    for token in scan(text) {
        if token.said != Said::Document {
            continue;
        }
        let others = Form::all().into_iter();
        let others = others.filter(|other| other.id() != form.id());
        let mut documents = others.map(Form::basis);
        let Some(old) = documents.find(|basis| ends_in(text, token.place.end, basis)) else {
            continue;
        };
        let basis = form.basis();
        let message = format!("编制依据写的是{old}，本年应依据{basis}，请核对文件名称和文号。");
        let mut finding = about(report, field, message)
            .at(token.place.clone())
            .of_values([old]);
        // Documents of one office differ in their numbers from the bracket on.
        let office = |basis: &str| basis.split('〔').next().map(str::to_owned);
        let is_same = office(basis) == office(old);
        let number = basis
            .find('〔')
            .and_then(|at| basis.get(at..))
            .filter(|_| is_same);
        finding.fix = number.map(|number| {
            let label = format!("文号改为{number}");
            Edit::splice(label, field, token.place.clone(), number)
        });
        findings.push(finding);
    }
}

/// An opening paragraph that bids readers to ask says where.
fn contact(report: &Report, findings: &mut Vec<Finding>) {
    const BIDDEN: [&str; 6] = ["疑问", "请与", "请联系", "请向", "请致电", "请咨询"];
    const CONTACT: [&str; 7] = ["电话", "地址", "邮箱", "邮编", "传真", "热线", "网址"];
    let field = report.form().field(Role::Opening).id.as_str();
    let text = report.prose(field);
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&BIDDEN) && !says(&CONTACT) && !has_telephone(text) && !names_office(text) {
        let message = "开头段落请读者联系，却没有写联系方式。请写明联系单位、地址和电话。";
        findings.push(about(report, field, message.to_owned()));
    }
}

/// Whether a text says which office to turn to: 请与办公室政务公开股联系. 办公室 alone is any.
fn names_office(text: &str) -> bool {
    const SHORTEST: usize = 6;
    const OFFICES: [char; 5] = ['室', '科', '股', '处', '办'];
    let mut whom = text.split("请与").skip(1);
    whom.any(|rest| {
        let whom = rest.split_once("联系").map(|(whom, _)| whom);
        whom.is_some_and(|whom| whom.ends_with(OFFICES) && whom.chars().count() >= SHORTEST)
    })
}

/// Whether a text has a row of digits as long as a telephone number.
fn has_telephone(text: &str) -> bool {
    const SHORTEST: usize = 7;
    let mut rows = text.split(|c: char| !c.is_ascii_digit());
    rows.any(|row| row.len() >= SHORTEST)
}

/// The section on problems says what was wrong and what is done about it.
fn problems(report: &Report, findings: &mut Vec<Finding>) {
    const WRONG: [&str; 24] = [
        "问题",
        "不足",
        "有待",
        "不够",
        "差距",
        "薄弱",
        "欠缺",
        "短板",
        "不到位",
        "不高",
        "不强",
        "不深",
        "不及时",
        "滞后",
        "亟待",
        "亟需",
        "仍需",
        "缺乏",
        "困难",
        "不全",
        "不规范",
        "偏低",
        "不平衡",
        "弱",
    ];
    const DONE: [&str; 16] = [
        "下一步",
        "改进",
        "加强",
        "将",
        "措施",
        "提升",
        "完善",
        "进一步",
        "今后",
        "提高",
        "优化",
        "强化",
        "推进",
        "健全",
        "继续",
        "整改",
    ];
    let form = report.form();
    let field = form.field(Role::Problems);
    let text = report.prose(&field.id);
    if text.trim().is_empty() {
        return;
    }
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let missing = match (says(&WRONG), says(&DONE)) {
        (true, true) => return,
        (false, true) => "存在的主要问题",
        (true, false) => "改进的情况或打算",
        (false, false) => "存在的主要问题，也没有写到改进的情况",
    };
    let part = form.sections()[field.section].part_name();
    let message = format!("{part}没有写到{missing}，两方面都要写。");
    findings.push(about(report, &field.id, message).of_values([missing]));
}

/// Places that a template left to be filled in, or a copy brought along. An organ that is really
/// named so is none.
fn residue(text: &str, organ: &str) -> Vec<Range<usize>> {
    const WORDS: [&str; 7] = [
        "某某",
        "[bookmark:",
        "{{",
        "待补充",
        "待填写",
        "此处填写",
        "请填写",
    ];
    let words = WORDS.iter().filter(|word| !organ.contains(**word));
    let mut places: Vec<Range<usize>> = words
        .flat_map(|word| text.match_indices(word))
        .map(|(start, word)| start..start + word.len())
        .collect();
    if !organ.contains(is_cross) {
        places.extend(runs(text, is_cross, 2));
    }
    places.extend(runs(text, |c| matches!(c, '_' | '＿'), 3));
    places.sort_by_key(|place| place.start);
    places
}

fn is_cross(c: char) -> bool {
    matches!(c, 'X' | 'x' | '×' | 'Ｘ' | 'ｘ' | '╳')
}

/// Runs of at least so many characters of a kind, that are not part of a word of Latin letters.
fn runs(text: &str, is_part: impl Fn(char) -> bool, least: usize) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(&is_part) {
        let start = at + found;
        let rest = &text[start..];
        let length = rest.len() - rest.trim_start_matches(&is_part).len();
        let end = start + length;
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let is_word =
            is_letter(text[..start].chars().next_back()) || is_letter(text[end..].chars().next());
        if rest[..length].chars().count() >= least && !is_word {
            runs.push(start..end);
        }
        at = end;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::residue;

    #[test]
    fn what_a_template_left_is_found_and_names_are_not() {
        for (text, organ, found) in [
            ("联系XX科", "甲县人民政府", &["XX"][..]),
            ("××年共××件", "甲县人民政府", &["××", "××"]),
            ("xx年", "甲县人民政府", &["xx"]),
            ("电话：_____。", "甲县人民政府", &["_____"]),
            ("某某局", "甲县人民政府", &["某某"]),
            ("[bookmark: _GoBack]正文", "甲县人民政府", &["[bookmark:"]),
            ("某某县某某局", "某某县人民政府", &[]),
            ("4×4，HTTPXX，X光，a__b", "甲县人民政府", &[]),
            ("{{number}}件，待补充", "甲县人民政府", &["{{", "待补充"]),
        ] {
            let places = residue(text, organ).into_iter();
            let words: Vec<&str> = places.map(|place| &text[place]).collect();
            assert_eq!(words, found, "{text}");
        }
    }
}
