//! What speaks for a number whose words are not clear by themselves: those around it in its sentence agree
//! with the tables, or it looks like the number that the tables have (1246 for 1264). Where it disagrees
//! all the same, that is a hint.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::judge::Judge;
use super::meaning::Meaning;
use super::read::{Guess, Phrase};
use super::subject::{Places, Subject};
use super::verdict::{Reading, Verdict, Why};

/// How a number fits what it most likely counts.
#[derive(Debug, Clone, PartialEq)]
enum Fit {
    Agrees,
    /// It is none of these.
    Differs {
        meanings: Arc<[Meaning]>,
        is_narrowed: bool,
        is_unclear: bool,
        slip: Slip,
    },
    Unknown,
}

/// How much a number looks like the one that the tables have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slip {
    None,
    /// Like it, which may be by chance.
    Likely,
    /// So much that it is hardly by chance.
    Sure,
}

/// A number from here on that agrees hardly does so by chance.
const LARGE: Decimal = Decimal::TEN;
/// Numbers up to this agree too easily to speak for others.
const SMALL: Decimal = Decimal::ONE;
/// No more readings begin at one place.
const SAME: usize = 4;

/// Gives a hint on each number of a field that is not clear, where what stands around it speaks for it and
/// it disagrees. `guesses` are in the order of the text, as `readings` are.
pub(super) fn weigh<'a>(
    text: &str,
    judge: &mut Judge<'_>,
    guesses: impl Iterator<Item = &'a Guess>,
    readings: &mut [Reading],
) {
    let mut guesses = guesses.peekable();
    if guesses.peek().is_none() {
        return;
    }
    let mut fits: Vec<Fit> = readings
        .iter()
        .map(|reading| match reading.verdict {
            Verdict::Confirmed(_) => Fit::Agrees,
            _ => Fit::Unknown,
        })
        .collect();
    let mut numbers: Vec<Option<Decimal>> = vec![None; readings.len()];
    for guess in guesses {
        let span = &guess.phrase.span;
        let from = readings.partition_point(|reading| reading.span.start < span.start);
        let is_its = |at: &usize| readings[*at].span == *span && !readings[*at].is_denial;
        if let Some(at) = (from..readings.len()).take(SAME).find(is_its) {
            fits[at] = fit(judge, guess);
            numbers[at] = guess.phrase.numeral.as_ref().map(|numeral| numeral.value);
        }
    }
    let mut begin = 0;
    while begin < readings.len() {
        let mut end = begin + 1;
        while end < readings.len() && is_same_sentence(text, &readings[end - 1], &readings[end]) {
            end += 1;
        }
        weigh_sentence(
            &mut readings[begin..end],
            &fits[begin..end],
            &numbers[begin..end],
        );
        begin = end;
    }
}

fn is_same_sentence(text: &str, before: &Reading, behind: &Reading) -> bool {
    let between = text.get(before.span.end..behind.span.start);
    between.is_none_or(|words| !words.contains(['。', '\n', '！', '？']))
}

fn fit(judge: &mut Judge<'_>, guess: &Guess) -> Fit {
    let Some((meanings, agrees)) = judge.tried(&guess.phrase) else {
        return Fit::Unknown;
    };
    if agrees {
        return Fit::Agrees;
    }
    let number = guess.phrase.numeral.as_ref().map(|numeral| numeral.value);
    // Those that are likely: what is like one of many may be so by chance.
    let likely = meanings.iter().take(2);
    let values = likely.filter_map(|meaning| meaning.value);
    let slips = values.map(|told| number.map_or(Slip::None, |number| slip(number, told)));
    let mut slip = slips.max().unwrap_or(Slip::None);
    if slip == Slip::None && !guess.phrase.is_share && is_beyond(judge, &guess.phrase) {
        slip = Slip::Likely;
    }
    Fit::Differs {
        is_narrowed: guess.is_narrowed,
        is_unclear: guess.is_unclear,
        slip,
        meanings,
    }
}

/// Whether so many cases ended in a way as there are not altogether.
fn is_beyond(judge: &mut Judge<'_>, phrase: &Phrase) -> bool {
    let (Subject::Cases(cases, endings), Some(numeral)) = (&phrase.subject, &phrase.numeral) else {
        return false;
    };
    let all = judge.most(&Subject::Cases(*cases, Places::new()));
    let is_meant = !endings.is_empty() && cases.route.is_none();
    is_meant && all.is_some_and(|all| numeral.value > all)
}

fn weigh_sentence(readings: &mut [Reading], fits: &[Fit], numbers: &[Option<Decimal>]) {
    let agrees = |at: usize, more_than: Decimal| {
        fits.get(at) == Some(&Fit::Agrees) && numbers[at].is_none_or(|number| number > more_than)
    };
    let count = |more_than| (0..fits.len()).filter(|at| agrees(*at, more_than)).count();
    // Three small ones do as much as one that is not.
    let large = count(SMALL);
    let agreeing = large + (count(Decimal::NEGATIVE_ONE) - large) / 3;
    let is_odd = |fit: &&Fit| {
        matches!(
            fit,
            Fit::Differs {
                is_narrowed: false,
                ..
            }
        )
    };
    let differing = fits.iter().filter(is_odd).count();
    for at in 0..readings.len() {
        let Fit::Differs {
            meanings,
            is_narrowed,
            is_unclear,
            slip,
        } = &fits[at]
        else {
            continue;
        };
        let before = at.checked_sub(1);
        let is_beside = match before {
            Some(before) => agrees(before, Decimal::NEGATIVE_ONE),
            None => agrees(1, Decimal::NEGATIVE_ONE) && agrees(2, Decimal::NEGATIVE_ONE),
        };
        let is_led = before.is_some_and(|before| agrees(before, LARGE));
        let is_carried = !is_narrowed
            && is_beside
            && differing * 2 <= agreeing.max(2)
            && (agreeing > 1 || is_led && !is_unclear);
        let is_slip = *slip == Slip::Sure || *slip == Slip::Likely && agreeing > 0;
        if is_carried || is_slip {
            readings[at].meanings = Arc::clone(meanings);
            readings[at].verdict = Verdict::Doubtful;
        }
    }
}

/// Whether a number looks like another with a slip of the hand: two digits swapped, one of them another,
/// one left out or typed twice.
fn slip(written: Decimal, told: Decimal) -> Slip {
    if written == told || written.is_sign_negative() || told.is_sign_negative() {
        return Slip::None;
    }
    let told = told.round_dp(written.scale()).to_string();
    let written = written.to_string();
    let digits = |text: &str| -> Vec<u8> { text.bytes().filter(u8::is_ascii_digit).collect() };
    let (written, told) = (digits(&written), digits(&told));
    let if_long = |length: usize| {
        if told.len() >= length {
            Slip::Sure
        } else {
            Slip::Likely
        }
    };
    if written.len() == told.len() {
        let other = (0..told.len()).filter(|at| written[*at] != told[*at]);
        let other: Vec<usize> = other.collect();
        return match other[..] {
            [_] if told.len() > 2 => if_long(4),
            [a, b] if b == a + 1 && written[a] == told[b] && written[b] == told[a] => if_long(3),
            _ => Slip::None,
        };
    }
    if told.len() > 1
        && written.len() == told.len() + 1
        && written[told.len()] == b'0'
        && written.starts_with(&told)
    {
        return Slip::Sure;
    }
    let (long, short) = if written.len() > told.len() {
        (&written, &told)
    } else {
        (&told, &written)
    };
    let is_one_less = |at: usize| [&long[..at], &long[at + 1..]].concat() == **short;
    let is_near = long.len() == short.len() + 1 && long.len() > 3;
    if is_near && (0..long.len()).any(is_one_less) {
        if_long(4)
    } else {
        Slip::None
    }
}

/// What a phrase that is not compared leaves as a guess.
pub(super) fn of(phrase: &Phrase, why: Why) -> Option<Guess> {
    let is_meant = match why {
        Why::Words => true,
        // 公开行政处罚6302条: decisions, where it looks like them.
        Why::Unit => matches!(
            phrase.subject,
            Subject::Applicants(..) | Subject::Decisions(_)
        ),
        _ => false,
    };
    (is_meant && phrase.numeral.is_some()).then(|| Guess {
        phrase: phrase.clone(),
        is_narrowed: !phrase.is_after_others,
        is_unclear: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_is_told_from_another_number() {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        for (written, told, wanted) in [
            ("2164", "1264", Slip::Sure),
            ("36", "63", Slip::Likely),
            ("842", "482", Slip::Sure),
            ("483", "482", Slip::Likely),
            ("1583", "1582", Slip::Sure),
            ("210", "21", Slip::Sure),
            ("182", "1582", Slip::Sure),
            ("64", "63", Slip::None),
            ("120", "482", Slip::None),
            ("6", "9", Slip::None),
            ("60", "6", Slip::None),
            ("5", "5", Slip::None),
        ] {
            let found = slip(number(written), number(told));
            assert_eq!(found, wanted, "{written} {told}");
        }
    }
}
