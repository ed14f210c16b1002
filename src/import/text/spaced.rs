//! Tables whose columns are laid out with spaces, as text taken out of a PDF has them.
//!
//! A label may wrap around the line of its numbers, and the labels of merged cells stand between.
//! Each line of numbers is given to the rows whose label its words may be a part of; the order of the
//! rows decides where there are several, and where it does not the line is left alone.

use std::borrow::Cow;

use super::labels::{Labels, Mark};
use super::piece::{Piece, Places, Row};
use super::words::{is_page_mark, is_value, key, length, without_ordinal};
use crate::report::half_width;

/// So many numbers in one line make it a row of a table.
const CLEARLY_A_ROW: usize = 3;

/// A line, taken apart.
struct Laid<'a> {
    /// Its words, parted by wide gaps.
    words: Vec<&'a str>,
    /// The numbers at its end.
    numbers: Vec<&'a str>,
}

/// Reads lines laid out with spaces as rows; `None` if they are not.
pub(in crate::import) fn rows<'a>(pieces: &[Piece<'a>], labels: &Labels) -> Option<Vec<Piece<'a>>> {
    let lines: Option<Vec<&'a str>> = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Line(line) => Some(*line).filter(|line| !line.contains(['\t', '|'])),
            Piece::Row(_) => None,
        })
        .collect();
    let lines = lines?;
    let lines = lines.iter().filter(|line| !is_page_mark(line.trim()));
    let laid: Vec<(&str, Laid)> = lines.map(|line| (*line, lay(line))).collect();
    let clear = laid.iter().any(|(_, l)| l.numbers.len() >= CLEARLY_A_ROW);
    let labelled = laid
        .iter()
        .filter(|(_, l)| !l.numbers.is_empty() && !l.words.is_empty());
    if !clear && labelled.count() < 2 {
        return None;
    }
    Some(match labels.unlabelled() {
        Some(_) => side_by_side(&laid, labels),
        None => stacked(&laid, labels),
    })
}

fn lay(line: &str) -> Laid<'_> {
    let mut words = line.trim();
    let mut numbers = Vec::new();
    while let Some(last) = words
        .split_whitespace()
        .next_back()
        .filter(|last| is_number(last))
    {
        numbers.push(last);
        words = words[..words.len() - last.len()].trim_end();
    }
    numbers.reverse();
    Laid {
        words: wide_gaps(words),
        numbers,
    }
}

/// The parts of a line between gaps of two spaces or more.
fn wide_gaps(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let gap = rest.char_indices().find(|(at, c)| {
            c.is_whitespace()
                && rest[at + c.len_utf8()..].starts_with(|next: char| next.is_whitespace())
        });
        let end = gap.map_or(rest.len(), |(at, _)| at);
        parts.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    parts
}

/// Whether a word is a number, or a mark in place of one.
fn is_number(word: &str) -> bool {
    let digit = word.contains(|c| half_width(c).is_ascii_digit());
    let mark = ["/", "-", "—", "——", "无"].contains(&word);
    (digit || mark) && is_value(word) && !without_ordinal(word).is_empty()
}

fn row<'a>(fields: impl IntoIterator<Item = Cow<'a, str>>) -> Piece<'a> {
    Piece::Row(Row {
        fields: fields.into_iter().collect(),
        places: Places::Padded,
    })
}

/// The one row of numbers, which may be broken over lines.
fn side_by_side<'a>(laid: &[(&'a str, Laid<'a>)], labels: &Labels) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut numbers: Vec<Cow<'a, str>> = Vec::new();
    for (line, laid) in laid {
        let marks = laid.words.iter().all(|word| length(&key(word)) <= 8);
        // A few alone are the rest of numbers that were broken off.
        let is_rest = laid.words.is_empty() && !numbers.is_empty();
        if laid.words.is_empty() && laid.numbers.len() >= CLEARLY_A_ROW || is_rest {
            numbers.extend(laid.numbers.iter().map(|number| Cow::Borrowed(*number)));
        } else if !laid.numbers.is_empty() || !marks {
            pieces.push(Piece::Line(line));
        } else if is_disordered(laid, labels) {
            pieces.push(row(laid.words.iter().map(|word| Cow::Borrowed(*word))));
        }
    }
    pieces.push(row(numbers));
    pieces
}

fn stacked<'a>(laid: &[(&'a str, Laid<'a>)], labels: &Labels) -> Vec<Piece<'a>> {
    let all = laid;
    let candidates: Vec<Option<Vec<usize>>> = laid
        .iter()
        .enumerate()
        .map(|(at, (_, laid))| {
            if laid.numbers.is_empty() {
                return None;
            }
            let slots = match candidates(laid, labels) {
                Candidates::These(slots) => slots,
                Candidates::Unsaid => around(all, at, labels),
            };
            Some(slots).filter(|slots| !slots.is_empty())
        })
        .collect();
    let sets: Vec<&Vec<usize>> = candidates.iter().flatten().collect();
    let mut forced = forced(&sets).into_iter();
    let mut pieces = Vec::new();
    for ((line, laid), candidates) in laid.iter().zip(&candidates) {
        let slot = candidates.as_ref().and_then(|_| forced.next().flatten());
        let label = slot.and_then(|slot| labels.slots[slot].label.clone());
        let numbers = laid.numbers.iter().map(|number| Cow::Borrowed(*number));
        let is_rest = label.is_none() && laid.words.is_empty();
        let row_before = match pieces.last_mut() {
            Some(Piece::Row(row)) if row.places == Places::Padded => Some(row),
            _ => None,
        };
        if let Some(row) = row_before.filter(|_| is_rest && !laid.numbers.is_empty()) {
            // The rest of numbers that were broken off: the row has too many now, and is asked about.
            row.fields.extend(numbers);
        } else if let Some((label, _)) = label {
            pieces.push(row(std::iter::once(Cow::Owned(label)).chain(numbers)));
        } else if !laid.numbers.is_empty() {
            pieces.push(Piece::Row(Row {
                fields: vec![Cow::Owned(format!("{}：", line.trim()))],
                places: Places::Padded,
            }));
        } else if (labels.has_captions() || is_disordered(laid, labels))
            && laid.words.iter().all(|word| is_head(word, labels))
        {
            pieces.push(row(laid.words.iter().map(|word| Cow::Borrowed(*word))));
        } else if !laid.words.iter().all(|word| is_part(word, labels)) {
            pieces.push(Piece::Line(line));
        }
    }
    pieces
}

/// Whether heads stand in another order than the form's.
fn is_disordered(laid: &Laid<'_>, labels: &Labels) -> bool {
    let mut last = None;
    laid.words.iter().any(|word| {
        let Some(Mark::Head(places)) = labels.mark(&key(word)) else {
            return false;
        };
        let next = places
            .iter()
            .filter(|place| last.is_none_or(|last| **place > last));
        let next = next.min().copied();
        last = next.or(last);
        next.is_none()
    })
}

fn is_head(word: &str, labels: &Labels) -> bool {
    let mark = labels.mark(&key(word));
    matches!(mark, Some(Mark::Head(_) | Mark::Caption(_) | Mark::Foreign))
}

/// Whether words are nothing but parts of labels, as they wrap.
fn is_part(words: &str, labels: &Labels) -> bool {
    let part = |word: &str| {
        let key = key(word);
        key.is_empty() || labels.is_fragment(&key)
    };
    part(words) || words.split_whitespace().all(part)
}

/// The slots that a line of numbers may be, by the words before them.
enum Candidates {
    These(Vec<usize>),
    /// No words of a row stand on the line.
    Unsaid,
}

fn candidates(laid: &Laid<'_>, labels: &Labels) -> Candidates {
    let several = laid.numbers.len() >= CLEARLY_A_ROW;
    let unsaid = || {
        if several {
            Candidates::Unsaid
        } else {
            Candidates::These(Vec::new())
        }
    };
    let Some(words) = laid.words.last() else {
        return unsaid();
    };
    let mut words: &str = words;
    loop {
        let found = rows_of(words, labels);
        if !found.is_empty() {
            return Candidates::These(found);
        }
        // The label of a merged cell may stand before it, one space away.
        match words.split_once(char::is_whitespace) {
            Some((_, rest)) => words = rest.trim_start(),
            None => break,
        }
    }
    if laid.words.iter().all(|word| is_part(word, labels)) {
        unsaid()
    } else {
        Candidates::These(Vec::new())
    }
}

/// The slots whose label begins on the lines above and ends on the lines below, as far as the next
/// numbers.
fn around(laid: &[(&str, Laid<'_>)], at: usize, labels: &Labels) -> Vec<usize> {
    let keys = |lines: &mut dyn Iterator<Item = &(&str, Laid<'_>)>| -> Vec<String> {
        let lines = lines.take_while(|(_, laid)| laid.numbers.is_empty());
        let words = lines.filter_map(|(_, laid)| laid.words.last());
        let keys = words.map(|words| key(words));
        keys.filter(|key| length(key) > 1).collect()
    };
    let above = keys(&mut laid[..at].iter().rev());
    let below = keys(&mut laid[at + 1..].iter());
    let slots = labels.slots.iter().enumerate().filter(|(_, slot)| {
        slot.label.as_ref().is_some_and(|(label, _)| {
            let label = key(label);
            above.iter().any(|part| label.starts_with(part))
                && below.iter().any(|part| label.ends_with(part))
        })
    });
    slots.map(|(slot, _)| slot).collect()
}

fn rows_of(words: &str, labels: &Labels) -> Vec<usize> {
    let key = key(words);
    match labels.mark(&key) {
        Some(Mark::Row(slot)) => return vec![*slot],
        Some(_) => return Vec::new(),
        None => {}
    }
    if length(&key) < 2 {
        return Vec::new();
    }
    let containing = labels.slots_with(&key);
    if containing.is_empty()
        && let Some(Mark::Row(slot)) = labels.blurred(&key)
    {
        return vec![*slot];
    }
    containing
}

/// For each line the slot it must be: the order of lines is that of slots, and each slot stands
/// once. Where that cannot be, only lines that can be nothing else are given.
fn forced(sets: &[&Vec<usize>]) -> Vec<Option<usize>> {
    let mut earliest = Vec::with_capacity(sets.len());
    let mut least = 0;
    for set in sets {
        let slot = set.iter().copied().find(|slot| *slot >= least);
        least = slot.map_or(usize::MAX, |slot| slot + 1);
        earliest.push(slot);
    }
    let mut latest = Vec::with_capacity(sets.len());
    let mut most = usize::MAX;
    for set in sets.iter().rev() {
        let slot = set.iter().rev().copied().find(|slot| *slot < most);
        most = slot.unwrap_or(0);
        latest.push(slot);
    }
    latest.reverse();
    if earliest.iter().all(Option::is_some) && latest.iter().all(Option::is_some) {
        let pairs = earliest.into_iter().zip(latest);
        return pairs
            .map(|(early, late)| early.filter(|_| early == late))
            .collect();
    }
    sets.iter()
        .map(|set| match set.as_slice() {
            [slot] => Some(*slot),
            _ => None,
        })
        .collect()
}
