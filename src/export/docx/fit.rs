//! How close the characters of a line stand, so that a program that breaks lines by other rules ends it
//! where it ends in print.
//!
//! The printed pages squeeze marks that meet, let one hang over the end of a line, and keep a number
//! with its unit; `LibreOffice` does not, and Word does so otherwise. A line that would end elsewhere
//! there has its characters a little closer or farther apart. As it is justified it looks as it does in
//! print, and its paragraph stays one paragraph, which can be edited.

use std::ops::Range;

use crate::export::document::measure::{LATIN_GAP, advance};

/// What a text is set in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// The type size in points.
    pub(super) size: f32,
    /// What is added to the width of each character, in twips.
    pub(super) spacing: i32,
    /// The width of the first line in points.
    pub(super) first: f32,
    /// The width of the others.
    pub(super) turned: f32,
}

/// A line is left alone when it is so much narrower than its room, and as much wider with what follows,
/// in parts of what follows…
const ALONE: f32 = 0.15;
/// …and is else set half way between the two: faces and programs differ by some points.
const MIDDLE: f32 = 0.5;
/// How much blank a line has at least that was set closer and has nothing after it, in points.
const AIR: f32 = 1.0;
/// By how much closer or farther apart than usual characters may stand, in twips: more would be seen.
const MOST: i32 = 30;

/// The stretches of a text, each with what is added to the width of its characters where that is not as
/// usual; `ends` are where its lines end in print, in bytes.
pub(super) fn stretches(
    text: &str,
    ends: &[usize],
    setting: &Setting,
) -> Vec<(Range<usize>, Option<i32>)> {
    let mut stretches: Vec<(Range<usize>, Option<i32>)> = Vec::new();
    let mut begin = 0;
    for (index, end) in ends.iter().enumerate() {
        // What was left out at the end of a line belongs to none.
        let is_last = index + 1 == ends.len();
        let end = if is_last { text.len() } else { *end };
        let line = text.get(begin..end).unwrap_or_default();
        let rest = text.get(end..).unwrap_or_default();
        let room = if index == 0 {
            setting.first
        } else {
            setting.turned
        };
        let spacing = spacing(line, rest, room, setting);
        match stretches.last_mut() {
            Some((range, before)) if *before == spacing => range.end = end,
            _ => stretches.push((begin..end, spacing)),
        }
        begin = end;
    }
    if begin < text.len() {
        stretches.push((begin..text.len(), None));
    }
    stretches
}

/// What is added to the width of the characters of a line that nothing follows, where it would else be
/// wider than its room.
pub(super) fn closer(line: &str, setting: &Setting) -> Option<i32> {
    spacing(line, "", setting.first, setting)
}

/// What is added to the width of the characters of a line, where that is not as usual.
fn spacing(line: &str, rest: &str, room: f32, setting: &Setting) -> Option<i32> {
    let line = line.trim();
    let count = spaced(line).max(1) as f32;
    let usual = setting.spacing as f32 / 20.0;
    let natural = width(line, setting) + count * usual;
    let next = next(line, rest, setting);
    let wanted = if next <= 0.0 {
        let most = room - AIR.min(setting.size / 4.0);
        (natural > room).then_some(most)?
    } else {
        let alone = next * ALONE;
        let fits = natural <= room - alone && natural + next >= room + alone;
        (!fits).then_some(room - next * MIDDLE)?
    };
    let added = (wanted - width(line, setting)) / count * 20.0;
    let added = added.floor() as i32;
    let limits = setting.spacing - MOST..=setting.spacing + MOST;
    Some(added.clamp(*limits.start(), *limits.end()))
}

/// How many characters of a line have something added to their width: the last of a stretch of one script
/// has not, as `LibreOffice` sets it.
fn spaced(line: &str) -> usize {
    // Marks of Latin type go with what is before them.
    let strong = line
        .chars()
        .filter(|ch| ch.is_ascii_alphanumeric() || !ch.is_ascii());
    let mut before = None;
    let mut stretches = 0;
    for ch in strong {
        stretches += usize::from(before != Some(ch.is_ascii()));
        before = Some(ch.is_ascii());
    }
    line.chars().count().saturating_sub(stretches)
}

/// The width of a line without what is added to its characters, in points.
fn width(line: &str, setting: &Setting) -> f32 {
    let mut before = None;
    let mut sum = 0.0;
    for ch in line.chars() {
        sum += advance(ch) * setting.size + gap(before, ch, setting);
        before = Some(ch);
    }
    sum
}

/// The room between two characters: only where text is set closer than its grid, see the styles.
fn gap(before: Option<char>, here: char, setting: &Setting) -> f32 {
    let meets = before.is_some_and(|before| {
        before.is_alphanumeric() && here.is_alphanumeric() && before.is_ascii() != here.is_ascii()
    });
    if meets && setting.spacing != 0 {
        LATIN_GAP * setting.size
    } else {
        0.0
    }
}

/// The width of the least that could come onto a line besides what is on it: a character, or a word of
/// Latin letters or digits, and the opening marks before it, which end no line. 0 where nothing follows.
fn next(line: &str, rest: &str, setting: &Setting) -> f32 {
    let mut before = line.chars().next_back();
    let mut sum = 0.0;
    let mut inside = false;
    for ch in rest.trim_start().chars() {
        let is_word = ch.is_ascii_alphanumeric();
        if inside && !is_word {
            break;
        }
        let added = setting.spacing as f32 / 20.0;
        sum += advance(ch) * setting.size + gap(before, ch, setting) + added;
        before = Some(ch);
        inside = is_word;
        if !is_word && !opens(ch) {
            break;
        }
    }
    sum
}

/// Whether a mark opens something, so that no line ends after it.
fn opens(ch: char) -> bool {
    "（《〈「『【〔〖“‘([{".contains(ch)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTING: Setting = Setting {
        size: 16.0,
        spacing: -8,
        first: 410.0,
        turned: 442.0,
    };

    fn ends(text: &str, lines: &[usize]) -> Vec<usize> {
        let mut at = 0;
        let end = |characters: &usize| {
            at += characters;
            text.char_indices().nth(at).map_or(text.len(), |(at, _)| at)
        };
        lines.iter().map(end).collect()
    }

    #[test]
    fn lines_that_end_where_they_do_in_any_case_are_left_alone() {
        let text = "字".repeat(26 + 28 + 5);
        let found = stretches(&text, &ends(&text, &[26, 28, 5]), &SETTING);
        assert_eq!(found, [(0..text.len(), None)]);
        assert_eq!(stretches(&text, &[], &SETTING), [(0..text.len(), None)]);
        assert_eq!(stretches("", &[], &SETTING), []);
    }

    #[test]
    fn a_line_with_a_mark_over_its_end_is_set_closer_and_one_before_a_year_wider() {
        // The mark that hangs over the end would take the character before it along.
        let text = format!("{}，{}", "字".repeat(26), "字".repeat(9));
        let found = stretches(&text, &ends(&text, &[27, 9]), &SETTING);
        let [(first, Some(closer)), (_, None)] = &found[..] else {
            panic!("{found:?}");
        };
        assert_eq!(first.end, 27 * 3);
        assert!((-30..-8).contains(closer), "{closer}");
        // 2024年 is kept together in print; elsewhere the number alone would find room.
        let text = format!("{}2024年{}", "字".repeat(24), "字".repeat(9));
        let found = stretches(&text, &ends(&text, &[24, 14]), &SETTING);
        let [(first, Some(wider)), (_, None)] = &found[..] else {
            panic!("{found:?}");
        };
        assert_eq!(first.end, 24 * 3);
        assert!(*wider > -8, "{wider}");
    }

    #[test]
    fn nothing_stands_so_close_that_it_would_be_seen() {
        let text = "字".repeat(60);
        let found = stretches(&text, &ends(&text, &[40, 20]), &SETTING);
        assert_eq!(found[0].1, Some(-8 - MOST));
        assert_eq!(closer("字", &SETTING), None);
    }
}
