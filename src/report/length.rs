//! How much a report may say and still be checked and printed. A text that somebody typed is kept
//! whatever its length; what is done with it costs time and memory that grow with it.

use memchr::memchr_iter;

use super::{Report, Value, WaiverKey};

/// As many characters are checked, laid out and exported: ten times a long report.
pub const MOST_CHARACTERS: usize = 300_000;
/// What a paragraph costs at least, in characters: a line of the page.
const LINE: usize = 28;

impl Report {
    /// How many characters were typed: in prose, cells, the organ's name and reasons; a paragraph
    /// counts for no less than a line. Last year's report, where one is kept beside, is not counted.
    #[must_use]
    pub fn characters(&self) -> usize {
        let prose = self.prose.values().flat_map(|text| text.split('\n'));
        let prose = prose.map(|paragraph| paragraph.chars().count().max(LINE));
        let cells = self.cells.iter().map(Value::text);
        let reasons = self.waivers.iter().flat_map(|(key, reason)| {
            let WaiverKey {
                rule,
                place,
                values,
            } = key;
            [rule, place, values, reason].map(String::as_str)
        });
        let others = cells.chain(reasons).chain([self.organ()]);
        prose.chain(others.map(|text| text.chars().count())).sum()
    }

    /// Whether it, or last year's beside it, has more than [`MOST_CHARACTERS`].
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        // Asked on every keystroke, and nearly always told by the bytes.
        let is_short = self.at_most() <= MOST_CHARACTERS;
        !is_short && self.characters() > MOST_CHARACTERS
            || self.last().is_some_and(Report::is_too_long)
    }

    /// No more characters than these were typed: each is a byte at least.
    fn at_most(&self) -> usize {
        let lines = |text: &String| 1 + memchr_iter(b'\n', text.as_bytes()).count();
        let prose = { self.prose.values() }.map(|text| text.len() + LINE * lines(text));
        let cells = self.cells.iter().map(|cell| cell.text().len());
        let reasons = self.waivers.iter().map(|(key, reason)| {
            key.rule.len() + key.place.len() + key.values.len() + reason.len()
        });
        prose.chain(cells).chain(reasons).sum::<usize>() + self.organ().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;
    use crate::report::Edit;

    #[test]
    fn characters_are_counted_wherever_they_were_typed_and_not_bytes() {
        let form = Form::undated();
        let mut report = Report::new(form);
        assert_eq!(report.characters(), 0);
        assert!(report.at_most() >= report.characters());
        report.apply(&Edit::organ("", "某县"));
        let (cell, _) = form.cells().next().unwrap();
        report.set(cell, "十二");
        assert_eq!(report.characters(), 4);
        let mut write = |text: String| {
            report.apply(&Edit::prose("", &form.prose()[0].id, text));
            assert!(report.at_most() >= report.characters());
            report.characters() - 4
        };
        assert_eq!(write("一".repeat(100)), 100);
        assert_eq!(write("一二\n\n三".to_owned()), 3 * LINE);
        assert_eq!(write("\n".repeat(99)), 100 * LINE);
        assert_eq!(write("一".repeat(MOST_CHARACTERS - 4)), MOST_CHARACTERS - 4);
        assert!(!report.is_too_long());
        report.set(cell, "十二三");
        assert!(report.is_too_long());
        // Beside another one, too.
        let mut next = Report::new(form);
        assert!(!next.is_too_long());
        next.apply(&Edit::attach("", Some(report)));
        assert!(next.is_too_long());
    }
}
