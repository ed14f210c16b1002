//! A title's text beside itself in the characters by which it is compared.

/// Marks that may stand around the parts.
const MARKS: &str = "-—–_·:：,，、~～|《》“”\"【】「」*#";

/// A text and its twin in simplified characters of half width, place by place.
#[derive(Clone, Copy)]
pub(super) struct Twin<'a> {
    pub(super) text: &'a [char],
    pub(super) plain: &'a [char],
}

impl<'a> Twin<'a> {
    pub(super) fn part(self, from: usize, to: usize) -> Twin<'a> {
        Twin {
            text: &self.text[from..to],
            plain: &self.plain[from..to],
        }
    }

    pub(super) fn skip(self, count: usize) -> Twin<'a> {
        self.part(count, self.plain.len())
    }

    pub(super) fn cut(self, count: usize) -> Twin<'a> {
        self.part(0, self.plain.len() - count)
    }

    pub(super) fn starts_with(self, words: &str) -> Option<usize> {
        let mut at = 0;
        for c in words.chars() {
            if self.plain.get(at) != Some(&c) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    pub(super) fn ends_with(self, words: &str) -> Option<usize> {
        let count = words.chars().count();
        let from = self.plain.len().checked_sub(count)?;
        self.skip(from).starts_with(words)
    }
}

pub(super) fn is_mark(c: char) -> bool {
    MARKS.contains(c)
}

pub(super) fn trimmed(mut twin: Twin<'_>) -> Twin<'_> {
    while twin.plain.first().is_some_and(|c| is_mark(*c)) {
        twin = twin.skip(1);
    }
    while twin.plain.last().is_some_and(|c| is_mark(*c)) {
        twin = twin.cut(1);
    }
    twin
}
