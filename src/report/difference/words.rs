//! What differs between two texts, character by character, with numbers and Latin words kept whole.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_normalization::char::is_combining_mark;

use super::super::half_width;

/// Part of a text that both have, or one alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Who has it.
    pub mark: Mark,
    /// What stands there.
    pub text: String,
}

/// What becomes of part of a text on the way to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// It stays.
    Same,
    /// It goes.
    Deleted,
    /// It comes.
    Inserted,
}

impl Mark {
    /// The mark on the way back.
    #[must_use]
    pub fn turned(self) -> Mark {
        match self {
            Mark::Same => Mark::Same,
            Mark::Deleted => Mark::Inserted,
            Mark::Inserted => Mark::Deleted,
        }
    }
}

/// What leads from one text to another.
#[must_use]
pub fn runs(before: &str, after: &str) -> Vec<Run> {
    let (old, new) = (words(before), words(after));
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let mut steps: Vec<Step> = Vec::with_capacity(ops.len());
    for op in ops {
        let deleted = old.get(op.old_range()).unwrap_or_default().concat();
        if let DiffOp::Equal { .. } = op {
            steps.push(Step::Same(deleted));
        } else {
            let inserted = new.get(op.new_range()).unwrap_or_default().concat();
            push_change(&mut steps, deleted, inserted);
        }
    }
    let mut runs = Vec::new();
    for step in joined(steps) {
        match step {
            Step::Same(text) => push(&mut runs, Mark::Same, text),
            Step::Changed(deleted, inserted) => {
                push(&mut runs, Mark::Deleted, deleted);
                push(&mut runs, Mark::Inserted, inserted);
            }
        }
    }
    runs
}

/// A text in place of another as a whole.
#[must_use]
pub(super) fn whole(before: &str, after: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    if before == after {
        push(&mut runs, Mark::Same, before.to_owned());
    } else {
        push(&mut runs, Mark::Deleted, before.to_owned());
        push(&mut runs, Mark::Inserted, after.to_owned());
    }
    runs
}

enum Step {
    Same(String),
    Changed(String, String),
}

fn push(runs: &mut Vec<Run>, mark: Mark, text: String) {
    if !text.is_empty() {
        runs.push(Run { mark, text });
    }
}

fn push_change(steps: &mut Vec<Step>, deleted: String, inserted: String) {
    if let Some(Step::Changed(before, after)) = steps.last_mut() {
        before.push_str(&deleted);
        after.push_str(&inserted);
    } else {
        steps.push(Step::Changed(deleted, inserted));
    }
}

/// The steps with a single letter between two changed words taken for part of the change: 加强 that
/// became 强化 is another word, not one that kept its 强.
fn joined(steps: Vec<Step>) -> Vec<Step> {
    let mut joined: Vec<Step> = Vec::with_capacity(steps.len());
    let mut steps = steps.into_iter().peekable();
    while let Some(step) = steps.next() {
        match step {
            Step::Same(text) => {
                let is_between = match (joined.last(), steps.peek()) {
                    (Some(Step::Changed(..)), Some(next)) => {
                        is_letter(&text) && joined.last().is_some_and(is_word) && is_word(next)
                    }
                    _ => false,
                };
                if is_between {
                    push_change(&mut joined, text.clone(), text);
                } else {
                    joined.push(Step::Same(text));
                }
            }
            Step::Changed(deleted, inserted) => push_change(&mut joined, deleted, inserted),
        }
    }
    joined
}

fn is_letter(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Whether words change, and not only digits and punctuation.
fn is_word(step: &Step) -> bool {
    match step {
        Step::Same(_) => false,
        Step::Changed(deleted, inserted) => {
            let mut chars = deleted.chars().chain(inserted.chars());
            chars.any(char::is_alphabetic)
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digit,
    Latin,
    Space,
    Other,
}

fn kind(c: char) -> Kind {
    let plain = half_width(c);
    if plain.is_ascii_digit() {
        Kind::Digit
    } else if plain.is_whitespace() {
        Kind::Space
    } else if plain.is_alphabetic() && u32::from(plain) < 0x2e80 {
        Kind::Latin
    } else {
        Kind::Other
    }
}

/// What is drawn as one with the character before it.
fn belongs_to_the_one_before(c: char) -> bool {
    is_combining_mark(c)
        || matches!(c, '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// The text in pieces that are compared whole: a number with its point and commas, a Latin word, a
/// run of blanks, else a character.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut open: Option<Kind> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| kind(*next));
        let is_point = matches!(half_width(c), '.' | ',')
            && open == Some(Kind::Digit)
            && next == Some(Kind::Digit);
        let here = if is_point { Kind::Digit } else { kind(c) };
        let goes_on = match open {
            Some(_) if belongs_to_the_one_before(c) => true,
            None | Some(Kind::Other) => false,
            Some(open) => open == here,
        };
        if goes_on {
            continue;
        }
        words.extend(text.get(start..at).filter(|word| !word.is_empty()));
        start = at;
        open = Some(here);
    }
    words.extend(text.get(start..).filter(|word| !word.is_empty()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: &str, after: &str) -> String {
        let runs = runs(before, after).into_iter();
        runs.map(|run| match run.mark {
            Mark::Same => run.text,
            Mark::Deleted => format!("[-{}-]", run.text),
            Mark::Inserted => format!("[+{}+]", run.text),
        })
        .collect()
    }

    #[test]
    fn what_changed_in_a_sentence_is_told_by_characters_and_whole_numbers() {
        for (before, after, marked) in [
            ("新收842件。", "新收824件。", "新收[-842-][+824+]件。"),
            (
                "收费24,543.72元",
                "收费24,543.73元",
                "收费[-24,543.72-][+24,543.73+]元",
            ),
            ("共１２件", "共１３件", "共[-１２-][+１３+]件"),
            ("全年培训。", "全年组织培训。", "全年[+组织+]培训。"),
            ("加强监督", "强化监督", "[-加强-][+强化+]监督"),
            ("3、4件", "5、6件", "[-3-][+5+]、[-4-][+6+]件"),
            ("用 Word 写", "用 Excel 写", "用 [-Word-][+Excel+] 写"),
            ("甲。", "甲。", "甲。"),
            ("", "甲", "[+甲+]"),
            ("甲", "", "[-甲-]"),
            ("", "", ""),
        ] {
            assert_eq!(told(before, after), marked);
        }
    }

    #[test]
    fn what_is_drawn_as_one_is_compared_as_one() {
        assert_eq!(told("葛\u{e0100}", "葛"), "[-葛\u{e0100}-][+葛+]");
        assert_eq!(told("1.", "1。"), "1[-.-][+。+]");
    }
}
