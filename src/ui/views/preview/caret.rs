//! Where the caret is in prose, counted in paragraphs.

/// The lines of a text with the index of their first character.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(['\n', '\r']).scan(0, |next, line| {
        let start = *next;
        *next += line.chars().count() + 1;
        Some((start, line))
    })
}

/// Which paragraph a character belongs to, from 0; blank lines belong to the one before.
#[must_use]
pub fn paragraph_at(text: &str, character: usize) -> usize {
    let above = lines(text).take_while(|(start, _)| *start <= character);
    let written = above.filter(|(_, line)| !line.trim().is_empty());
    written.count().saturating_sub(1)
}

/// The first character of a paragraph.
#[must_use]
pub fn start_of(text: &str, paragraph: usize) -> usize {
    let mut written = lines(text).filter(|(_, line)| !line.trim().is_empty());
    written.nth(paragraph).map_or(0, |(start, line)| {
        start + line.chars().take_while(|ch| ch.is_whitespace()).count()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_found_between_blank_lines() {
        let text = "甲乙\n\n　丙\r\n丁";
        assert_eq!(
            [0, 2, 3, 4, 5, 8].map(|at| paragraph_at(text, at)),
            [0, 0, 0, 1, 1, 2]
        );
        assert_eq!(
            [0, 1, 2].map(|paragraph| start_of(text, paragraph)),
            [0, 5, 8]
        );
        assert_eq!((paragraph_at("", 0), start_of("", 3)), (0, 0));
    }
}
