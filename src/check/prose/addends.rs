//! Numbers that are told in parts: 简易处罚500件、一般处罚342件 are what the table has as one number.

use std::ops::Range;

use rust_decimal::Decimal;

use super::verdict::{Reading, Verdict, Why};
use crate::report::numerals::Numeral;

/// So many parts are added up at most.
const MOST: usize = 4;
/// So many numbers before and behind one are looked at, and so far apart may two stand, in bytes.
const NEAR: usize = 6;
const FARTHEST: usize = 120;

/// Takes for a part each number of a text that is none of its meanings, where with those that stand next
/// to it in its sentence it adds up to the first of them, which its words name.
pub(super) fn excuse(text: &str, numbers: &[Numeral], readings: &mut [Reading]) {
    let sure = readings
        .iter()
        .filter(|reading| reading.verdict.is_confirmed());
    let sure: Vec<usize> = sure.map(|reading| reading.span.start).collect();
    // 收到23件，较上年增加9件: no part of them.
    let changes = readings.iter().filter(|reading| {
        reading.verdict == Verdict::NotJudged(Why::Difference) && !reading.is_share
    });
    let changes: Vec<usize> = changes.map(|reading| reading.span.start).collect();
    for reading in readings {
        let is_wrong = matches!(reading.verdict, Verdict::Wrong | Verdict::Doubtful);
        if !is_wrong || reading.is_share || reading.is_denial {
            continue;
        }
        let whole = reading.meanings.first().and_then(|meaning| meaning.value);
        let Some(whole) = whole.filter(|whole| *whole > Decimal::ZERO) else {
            continue;
        };
        let at = numbers.binary_search_by_key(&reading.span.start, |number| number.span.start);
        let Some(at) = at.ok().filter(|at| numbers.get(*at).is_some_and(is_count)) else {
            continue;
        };
        let (parts, own) = beside(text, numbers, at);
        let is_change = |part: &Numeral| changes.binary_search(&part.span.start).is_ok();
        // 答复12件，其中予以公开9件: what agrees by itself is hardly the other part.
        let is_free =
            |part: &Numeral| sure.binary_search(&part.span.start).is_err() && !is_change(part);
        if adds_up(&parts, own, whole, is_free) {
            reading.verdict = Verdict::NotJudged(Why::Part);
        } else if adds_up(&parts, own, whole, |part| !is_change(part)) {
            reading.verdict = Verdict::Doubtful;
        }
    }
}

/// Whether some numbers next to each other that may be parts, of which that at `own` is one, add up to the
/// whole.
fn adds_up(
    parts: &[&Numeral],
    own: usize,
    whole: Decimal,
    may_be: impl Fn(&Numeral) -> bool,
) -> bool {
    let first = own.saturating_sub(MOST - 1);
    (first..=own).any(|begin| {
        (2..=MOST).any(|count| {
            let run = parts.get(begin..begin + count);
            let run = run.filter(|run| begin + count > own && run.iter().all(|part| may_be(part)));
            let sum = run.and_then(|run| {
                let mut values = run.iter().map(|part| part.value);
                values.try_fold(Decimal::ZERO, |sum, value| {
                    (value > Decimal::ZERO).then(|| sum.checked_add(value))?
                })
            });
            sum == Some(whole)
        })
    })
}

fn is_count(number: &Numeral) -> bool {
    !number.is_date() && number.unit != "%"
}

/// The numbers around one in its sentence, those that stand near enough to be added up with it, and its
/// place among them.
fn beside<'a>(text: &str, numbers: &'a [Numeral], at: usize) -> (Vec<&'a Numeral>, usize) {
    let goes_on = |before: &Numeral, behind: &Numeral| {
        let between = text.get(before.end..behind.span.start);
        between.is_some_and(|words| {
            words.len() <= FARTHEST && !words.contains(['。', '\n', '！', '？'])
        })
    };
    let mut first = at;
    while first > 0 && at - first < NEAR && goes_on(&numbers[first - 1], &numbers[first]) {
        first -= 1;
    }
    let mut last = at;
    while last + 1 < numbers.len()
        && last - at < NEAR
        && goes_on(&numbers[last], &numbers[last + 1])
    {
        last += 1;
    }
    let counted = |range: Range<usize>| numbers[range].iter().filter(|number| is_count(number));
    let own = counted(first..at).count();
    (counted(first..last + 1).collect(), own)
}
