//! What the chosen local pack asks: rule `local`.

use super::context::Examined;
use super::entry::Otherwise;
use super::{Finding, Place, Rule};
use crate::form::Rank;
use crate::pack::{Asks, Entry, Pack};
use crate::report::numerals::numerals;
use crate::report::{Date, Report};

/// So often a word is looked at in a field: a number stands with one of the first, or with none.
const MOST_PLACES: usize = 50;

/// How `local` came out where nothing was found.
pub(super) fn is_kept(report: &Report) -> Otherwise {
    if report.pack().is_empty() {
        Otherwise::Exempt("没有选用本地要求。")
    } else {
        Otherwise::Holds("所选本地要求问到的都写到了。")
    }
}

/// `local`: each entry of the chosen pack is kept. What is not written yet at all is told by rule
/// `form`.
pub(super) fn local(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    if report.pack().is_empty() {
        return;
    }
    let Some(pack) = Pack::by_name(report.pack()) else {
        let message = format!(
            "这份草稿选用的本地要求“{}”在这台电脑上没有，没有核对。请把它的文件放到程序旁边的 packs 文件夹，或者在设置里另选。",
            report.pack()
        );
        let kind = (Rule::Local, Rank::D);
        let finding = Finding::about(report, kind, Place::Report, message);
        findings.push(finding.of_values([report.pack()]));
        return;
    };
    for entry in pack.entries() {
        findings.extend(broken(report, pack, entry));
    }
}

/// What is found where an entry is not kept.
fn broken(report: &Report, pack: &Pack, entry: &Entry) -> Option<Finding> {
    let form = report.form();
    let fields = entry.at.fields(form);
    let first = fields.first()?;
    let mut place = Place::prose(form, first);
    let mut values = String::new();
    let mut told = entry.message.clone();
    match &entry.asks {
        Asks::Mentions { any, number, units } => {
            let mut texts = fields.iter().map(|field| report.prose(field));
            let is_written = texts.clone().any(|text| !text.trim().is_empty());
            let says = |text: &str| {
                let mut words = any.iter();
                words.any(|word| match number {
                    true => has_number(text, word, units),
                    false => text.contains(word.as_str()),
                })
            };
            if !is_written || texts.any(says) {
                return None;
            }
        }
        Asks::AtMost(limit) => {
            let lengths = fields.iter().map(|field| report.amount(field).characters);
            let length: usize = lengths.sum();
            if length <= *limit {
                return None;
            }
            values = format!("{length}、{limit}");
            told = format!("{told}现有 {length} 字，上限 {limit} 字。");
        }
        Asks::Before { month, day } => {
            let date = report.date()?;
            let latest = Date::new(report.year()?.checked_add(1)?, *month, *day)?;
            if (date.year, date.month, date.day) <= (latest.year, latest.month, latest.day) {
                return None;
            }
            values = format!("{date}、{latest}");
            told = format!("{told}成文日期是{date}，应当不晚于{latest}。");
            place = Place::Date;
        }
    }
    let message = format!("{told}（{}：{}）", pack.name(), pack.source_of(entry));
    let finding = Finding::about(report, (Rule::Local, entry.rank), place, message);
    let finding = finding.filed_at(&format!("{}.{}", pack.id(), entry.id));
    Some(finding.of_values([values]))
}

/// Whether a word stands in a sentence with a number.
fn has_number(text: &str, word: &str, units: &[String]) -> bool {
    let is_end = |c: char| matches!(c, '。' | '；' | ';' | '\n');
    // Most words are not there at all, and that is told faster than where they are.
    if !text.contains(word) {
        return false;
    }
    let mut end = 0;
    for (at, _) in text.match_indices(word).take(MOST_PLACES) {
        if at < end {
            continue;
        }
        let start = text[..at].rfind(is_end).unwrap_or(0);
        end = text[at..].find(is_end).map_or(text.len(), |end| at + end);
        let mut numbers = numerals(&text[start..end]).into_iter();
        let is_meant = |unit: &str| units.is_empty() || units.iter().any(|known| known == unit);
        if numbers.any(|number| !number.is_date() && is_meant(number.unit)) {
            return true;
        }
    }
    false
}
