//! Paragraphs that are last year's: rule `stale` (内容雷同, a fault named in 国办公开办函〔2021〕30号).

use std::cell::OnceCell;

use super::context::{Examined, NO_LAST};
use super::entry::Otherwise;
use super::last_year::OTHER_YEAR;
use super::{Finding, Place, Rule};
use crate::form::{Form, Rank};
use crate::report::Report;

/// Shorter paragraphs say the same every year, in characters.
const SHORTEST: usize = 60;
/// How many characters a shingle has: three fit into a number.
const SHINGLE: usize = 3;
/// From which share of common shingles on paragraphs are nearly the same, in percent.
const ALIKE: usize = 80;
/// As many pairs of paragraphs are compared in a field: five hundred paragraphs, ten times a long
/// report, with as many.
const MOST_PAIRS: usize = 250_000;

/// How `stale` came out where nothing was found.
pub(super) fn are_new(report: &Report) -> Otherwise {
    match report.last() {
        None => Otherwise::Exempt(NO_LAST),
        Some(last) if report.follows(last) != Some(true) => Otherwise::Exempt(OTHER_YEAR),
        Some(_) => Otherwise::Holds("没有与上年报告雷同的长段落。"),
    }
}

/// `stale`: one finding a field. The opening paragraph, and what section six says of fees, are
/// lawfully the same every year. Where last year's words still wait to be confirmed, that is said
/// already.
pub(super) fn paragraphs(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let Some(last) = examined.year_before() else {
        return;
    };
    let form = report.form();
    for field in form
        .prose()
        .iter()
        .filter(|field| is_asked(form, field.section))
        .filter(|field| report.doubts().all(|doubt| doubt.field != field.id))
    {
        let before: Vec<Written> = own(last, &field.id).collect();
        if before.is_empty() {
            continue;
        }
        let is_stale = |now: &Written| before.iter().any(|then| now.is_like(then));
        let now = own(report, &field.id).take(MOST_PAIRS / before.len());
        let stale: Vec<Written> = now.filter(is_stale).collect();
        let Some(Written { text: first, .. }) = stale.first() else {
            continue;
        };
        let (count, begin) = (stale.len(), first.chars().take(12).collect::<String>());
        let message = format!(
            "有 {count} 段与上年报告相同或几乎相同（“{begin}…”），年度报告不应照抄上年，请改写。"
        );
        let start = report.prose(&field.id).find(first);
        let place = Place::Prose {
            field: &field.id,
            span: start.map(|start| start..start + first.len()),
        };
        let finding = Finding::about(report, (Rule::Stale, Rank::D), place, message);
        findings.push(finding.of_values([count.to_string(), begin]));
    }
}

/// The opening paragraph has no heading.
fn is_asked(form: &Form, section: usize) -> bool {
    let section = form.sections().get(section);
    section.is_some_and(|section| section.heading.is_some())
}

/// The paragraphs of a field that should be written anew.
fn own<'a>(report: &'a Report, field: &'a str) -> impl Iterator<Item = Written<'a>> {
    let is_fees = {
        let told = report.form().fee_statement();
        told.is_some_and(|told| told.id == *field)
    };
    report.paragraphs(field).filter_map(move |paragraph| {
        let is_long = paragraph.chars().count() >= SHORTEST;
        let is_lawful = is_fees && paragraph.contains("处理费");
        (is_long && !is_lawful).then(|| Written::new(paragraph))
    })
}

/// A paragraph without its numbers, marks and blanks.
struct Written<'a> {
    text: &'a str,
    letters: Vec<char>,
    /// The runs of its letters, in order and each once: only where they are asked for, as checks run
    /// on every keystroke.
    shingles: OnceCell<Vec<u64>>,
}

impl<'a> Written<'a> {
    fn new(text: &'a str) -> Written<'a> {
        Written {
            text,
            letters: text.chars().filter(|c| c.is_alphabetic()).collect(),
            shingles: OnceCell::new(),
        }
    }

    fn shingles(&self) -> &[u64] {
        self.shingles.get_or_init(|| {
            // A character has 21 bits.
            let number = |run: &[char]| {
                run.iter()
                    .fold(0, |all, c| all << 21 | u64::from(u32::from(*c)))
            };
            let mut runs: Vec<u64> = self.letters.windows(SHINGLE).map(number).collect();
            runs.sort_unstable();
            runs.dedup();
            runs
        })
    }

    /// Whether two texts are the same, or share nearly all of their shingles.
    fn is_like(&self, other: &Written) -> bool {
        if self.letters == other.letters {
            return !self.letters.is_empty();
        }
        let lengths = (self.letters.len(), other.letters.len());
        if lengths.0.min(lengths.1) * 100 < lengths.0.max(lengths.1) * ALIKE {
            return false;
        }
        let (one, other) = (self.shingles(), other.shingles());
        let (mut i, mut j, mut common) = (0, 0, 0);
        while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
            common += usize::from(a == b);
            i += usize::from(a <= b);
            j += usize::from(b <= a);
        }
        let all = one.len() + other.len() - common;
        all > 0 && common * 100 >= all * ALIKE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        Written::new(one).is_like(&Written::new(other))
    }

    #[test]
    fn a_text_with_other_numbers_or_a_word_more_is_the_same_and_another_one_is_not() {
        let text = "全年组织业务培训3次，培训人员120人次，对乡镇和部门逐一开展实地检查，发现问题当场交办、限期整改，年底统一复核并通报结果。";
        let other = text.replace('3', "5").replace("120", "88");
        assert!(alike(text, &other));
        assert!(alike(text, &text.replace("逐一", "全部逐一")));
        let rewritten = "全年把检查重点放到网站栏目上，逐个栏目核对更新时限，建立台账，缺什么补什么，群众反映的五个问题都已办结并回访。";
        assert!(!alike(text, rewritten));
        assert!(!alike("", ""));
    }
}
