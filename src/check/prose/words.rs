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

/// The vocabulary of a form as a tree of characters: every character of the prose is looked up on every
/// keystroke.
pub(super) struct Words {
    /// For every character from [`FIRST`] the node of the words that begin with it; none begin at the root.
    first: Vec<u32>,
    /// The root comes first.
    nodes: Vec<Node>,
}

/// What has been said so far.
#[derive(Default)]
struct Node {
    /// The word that ends here.
    word: Option<Word>,
    /// The characters that may follow, in order, each with its node.
    next: Vec<(char, u32)>,
}

const ROOT: u32 = 0;

impl Words {
    /// The words for a form: its own, and those of any.
    pub(super) fn of(form: &Form) -> &'static Words {
        static WORDS: PerForm<Words> = PerForm::new();
        WORDS.get(form, Words::made)
    }

    fn made(form: &Form) -> Words {
        let mut words = Words {
            first: vec![ROOT; LAST as usize - FIRST as usize + 1],
            nodes: vec![Node::default()],
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
        words
    }

    /// Adds a word, unless it is there: one of the form comes before the same one of any form.
    fn add(&mut self, spelling: &str, word: Word) {
        let mut chars = spelling.chars();
        let place = chars.next().and_then(place);
        let Some(begin) = place.filter(|place| *place < self.first.len()) else {
            return;
        };
        if self.first[begin] == ROOT {
            self.first[begin] = self.grow();
        }
        let mut at = self.first[begin];
        for c in chars {
            let next = &self.nodes[at as usize].next;
            at = match next.binary_search_by_key(&c, |(next, _)| *next) {
                Ok(found) => next[found].1,
                Err(free) => {
                    let node = self.grow();
                    self.nodes[at as usize].next.insert(free, (c, node));
                    node
                }
            };
        }
        self.nodes[at as usize].word.get_or_insert(word);
    }

    fn grow(&mut self) -> u32 {
        self.nodes.push(Node::default());
        self.nodes.len() as u32 - 1
    }

    /// The longest word that a text begins with, and how long it is in bytes; for a word that is not known,
    /// its first character.
    pub(super) fn first(&self, text: &str) -> (Word, usize) {
        let mut chars = text.chars();
        let Some(first) = chars.next() else {
            return (Word::Unknown, 0);
        };
        let mut end = first.len_utf8();
        let mut found = (Word::Unknown, end);
        let begin = place(first).and_then(|place| self.first.get(place));
        let Some(mut at) = begin.copied().filter(|node| *node != ROOT) else {
            return found;
        };
        loop {
            let node = &self.nodes[at as usize];
            if let Some(word) = node.word {
                found = (word, end);
            }
            let Some(c) = chars.next().filter(|_| !node.next.is_empty()) else {
                return found;
            };
            let Ok(next) = node.next.binary_search_by_key(&c, |(next, _)| *next) else {
                return found;
            };
            (at, end) = (node.next[next].1, end + c.len_utf8());
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
