//! The words of a sentence about numbers: what is known of them, and what is not.

use std::sync::LazyLock;

use super::vocabulary::{VOCABULARY, Word};

impl Word {
    /// Whether a number's phrase may hold it and still be clear.
    pub(super) fn is_clear(self) -> bool {
        use Word::{Channel, Complaint, Foreign, Unknown, Vague};
        !matches!(self, Channel | Complaint | Foreign | Unknown | Vague)
    }

    /// Whether it names something that is counted, and so may stand behind the number.
    pub(super) fn is_noun(self) -> bool {
        use Word::{
            Applicant, Decision, Fees, File, Litigation, Normative, Outcome, Regulations, Request,
            Result, Review, Route,
        };
        matches!(
            self,
            Applicant(_)
                | Decision(_)
                | Fees
                | File
                | Litigation
                | Normative
                | Outcome(_)
                | Regulations
                | Request
                | Result(_)
                | Review
                | Route(_)
        )
    }
}

/// The characters that words begin with lie between these two: 、 and Chinese characters.
const FIRST: char = '\u{3001}';
const LAST: char = '\u{9fff}';

/// The vocabulary by first character.
struct Words {
    /// For every character from [`FIRST`] which of the lists has its words; the first list is empty.
    lists_of: Vec<u16>,
    /// Words with the same first character, longer ones first.
    lists: Vec<Vec<(&'static str, Word)>>,
}

/// A table and no map: every character of the prose is looked up on every keystroke.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words {
        lists_of: vec![0; LAST as usize - FIRST as usize + 1],
        lists: vec![Vec::new()],
    };
    for (word, spellings) in VOCABULARY {
        for spelling in spellings.split_whitespace() {
            let place = spelling.chars().next().and_then(place);
            let Some(list) = place.and_then(|place| words.lists_of.get_mut(place)) else {
                continue;
            };
            if *list == 0 {
                *list = words.lists.len() as u16;
                words.lists.push(Vec::new());
            }
            words.lists[usize::from(*list)].push((spelling, *word));
        }
    }
    for list in &mut words.lists {
        list.sort_by_key(|(spelling, _)| std::cmp::Reverse(spelling.len()));
    }
    words
});

fn place(first: char) -> Option<usize> {
    (first as usize).checked_sub(FIRST as usize)
}

/// The word that a text begins with, and how long it is in bytes; for a word that is not known, its
/// first character.
pub(super) fn first(text: &str) -> (Word, usize) {
    let Some(first) = text.chars().next() else {
        return (Word::Unknown, 0);
    };
    let words = &*WORDS;
    let list = place(first).and_then(|place| words.lists_of.get(place));
    let mut known = words.lists[usize::from(list.copied().unwrap_or_default())].iter();
    match known.find(|(spelling, _)| text.starts_with(spelling)) {
        Some((spelling, word)) => (*word, spelling.len()),
        None => (Word::Unknown, first.len_utf8()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_by_its_first_character_and_means_one_thing() {
        for (word, spellings) in VOCABULARY {
            for spelling in spellings.split_whitespace() {
                assert_eq!(first(spelling), (*word, spelling.len()), "{spelling}");
            }
        }
    }
}
