//! The words of a sentence about numbers: what is known of them, and what is not.

use super::vocabulary::{VOCABULARY, Word};
use crate::form::speech::Term;
use crate::form::{Form, PerForm};

impl Word {
    /// Whether a number's phrase may hold it and still be clear.
    pub(super) fn is_clear(self) -> bool {
        use Word::{Channel, Complaint, Foreign, GrantRate, OtherEnding, Part, Unknown, Vague};
        !matches!(
            self,
            Channel | Complaint | Foreign | GrantRate | OtherEnding | Part | Unknown | Vague
        )
    }

    /// Whether it names something that is counted, and so may stand behind the number.
    pub(super) fn is_noun(self) -> bool {
        use Term::{
            Applicant, Cases, Decision, Document, Ending, File, Money, Outcome, Outcomes, Request,
            Route,
        };
        matches!(
            self,
            Word::Of(
                Applicant(_)
                    | Cases(_)
                    | Decision(_)
                    | Document(_)
                    | Ending(_)
                    | File
                    | Money(_)
                    | Outcome(_)
                    | Outcomes(_)
                    | Request
                    | Route(..)
            )
        )
    }
}

/// The characters that words begin with lie between these two: 、 and Chinese characters.
const FIRST: char = '\u{3001}';
const LAST: char = '\u{9fff}';

/// The vocabulary of a form by first character: a table and no map, as every character of the prose is
/// looked up on every keystroke.
pub(super) struct Words {
    /// For every character from [`FIRST`] which of the lists has its words; the first list is empty.
    lists_of: Vec<u16>,
    /// Words with the same first character, by the second, longer ones first; those of one character
    /// come first.
    lists: Vec<Vec<Spelling>>,
}

struct Spelling {
    second: char,
    text: String,
    word: Word,
}

impl Words {
    /// The words for a form: its own, and those of any.
    pub(super) fn of(form: &Form) -> &'static Words {
        static WORDS: PerForm<Words> = PerForm::new();
        WORDS.get(form, Words::made)
    }

    fn made(form: &Form) -> Words {
        let mut words = Words {
            lists_of: vec![0; LAST as usize - FIRST as usize + 1],
            lists: vec![Vec::new()],
        };
        for (spelling, term) in &form.speech().words {
            let word = match term {
                Term::Everyone => Word::Filler,
                term => Word::Of(*term),
            };
            words.add(spelling, word);
        }
        for (word, spellings) in VOCABULARY {
            for spelling in spellings.split_whitespace() {
                words.add(spelling, *word);
            }
        }
        // A word of the form keeps its place before the same one of any form.
        for list in &mut words.lists {
            list.sort_by_key(|known| (known.second, std::cmp::Reverse(known.text.len())));
        }
        words
    }

    fn add(&mut self, spelling: &str, word: Word) {
        let place = spelling.chars().next().and_then(place);
        let Some(list) = place.and_then(|place| self.lists_of.get_mut(place)) else {
            return;
        };
        if *list == 0 {
            *list = self.lists.len() as u16;
            self.lists.push(Vec::new());
        }
        self.lists[usize::from(*list)].push(Spelling {
            second: spelling.chars().nth(1).unwrap_or_default(),
            text: spelling.to_owned(),
            word,
        });
    }

    /// The word that a text begins with, and how long it is in bytes; for a word that is not known,
    /// its first character.
    pub(super) fn first(&self, text: &str) -> (Word, usize) {
        let mut chars = text.chars();
        let Some(first) = chars.next() else {
            return (Word::Unknown, 0);
        };
        let second = chars.next().unwrap_or_default();
        let list = place(first).and_then(|place| self.lists_of.get(place));
        let known = &self.lists[usize::from(list.copied().unwrap_or_default())];
        let from = known.partition_point(|known| known.second < second);
        let mut of_both = known[from..]
            .iter()
            .take_while(|known| known.second == second);
        let alone = known
            .first()
            .filter(|known| known.second == char::default());
        match of_both
            .find(|known| text.starts_with(known.text.as_str()))
            .or(alone)
        {
            Some(known) => (known.word, known.text.len()),
            None => (Word::Unknown, first.len_utf8()),
        }
    }
}

fn place(first: char) -> Option<usize> {
    (first as usize).checked_sub(FIRST as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_by_its_first_character_and_means_one_thing() {
        for id in ["2019", "2021"] {
            let form = Form::by_id(id).unwrap();
            let words = Words::of(form);
            for (word, spellings) in VOCABULARY {
                for spelling in spellings.split_whitespace() {
                    let found = words.first(spelling);
                    assert_eq!(found, (*word, spelling.len()), "{spelling}");
                }
            }
            for (spelling, term) in &form.speech().words {
                let (word, length) = words.first(spelling);
                assert_eq!(length, spelling.len(), "{spelling}");
                let is_meant = *term == Term::Everyone || word == Word::Of(*term);
                assert!(is_meant, "{spelling}");
            }
        }
    }
}
