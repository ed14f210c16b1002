//! Headings that stand more than once: on a page above its anchor, or again where the next page begins
//! (续). What follows belongs to the part that was begun.

use super::piece::Piece;
use super::words::{key, without_ordinal};
use crate::form::Form;

/// A heading without the mark that it goes on.
fn without_mark(line: &str) -> &str {
    let line = line.trim();
    let marks = ["（续）", "(续)", "（接上页）", "（续上页）"];
    let mut marks = marks.iter();
    let bare = marks.find_map(|mark| line.strip_suffix(mark));
    bare.map_or(line, str::trim_end)
}

/// Takes out each heading of the form that only says again which part goes on.
pub(in crate::import) fn without_repeats(pieces: &mut Vec<Piece<'_>>, form: &Form) {
    let known: Vec<String> = form
        .headings()
        .map(|heading| key(without_ordinal(heading)))
        .collect();
    let is_heading = |line: &str| {
        let words = key(without_ordinal(line));
        !words.is_empty() && known.contains(&words)
    };
    let mut open = String::new();
    let mut is_bare = false;
    pieces.retain(|piece| {
        let Piece::Line(line) = piece else {
            is_bare = false;
            return true;
        };
        if line.trim().is_empty() {
            return true;
        }
        let heading = without_mark(line);
        let is_marked = heading.len() < line.trim().len();
        if !is_heading(heading) {
            is_bare = false;
            return true;
        }
        let is_again = heading == open && (is_marked || is_bare);
        is_bare = true;
        heading.clone_into(&mut open);
        !is_again
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(lines: &[&str]) -> String {
        let mut pieces: Vec<Piece<'_>> = lines.iter().map(|line| Piece::Line(line)).collect();
        without_repeats(&mut pieces, Form::by_id("2021").unwrap());
        let left = pieces.iter().map(|piece| match piece {
            Piece::Line(line) => *line,
            Piece::Row(_) => unreachable!(),
        });
        left.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn a_heading_that_is_said_again_goes_and_one_of_another_part_stays() {
        assert_eq!(
            left(&["（一）主动公开", "", "（一）主动公开", "公布86条。"]),
            "（一）主动公开||公布86条。"
        );
        assert_eq!(
            left(&[
                "（一）主动公开",
                "公布86条。",
                "（一）主动公开（续）",
                "又9条。"
            ]),
            "（一）主动公开|公布86条。|又9条。"
        );
        for lines in [
            ["（一）主动公开", "公布86条。", "（一）主动公开", "又9条。"],
            [
                "（一）主动公开",
                "（二）依申请公开",
                "（一）主动公开",
                "又9条。",
            ],
            ["办公地点", "办公地点", "（续）", "又9条。"],
        ] {
            assert_eq!(left(&lines), lines.join("|"));
        }
    }
}
