//! 附件说明 and 附件 (GB/T 9704-2012, 7.3.4 and 7.3.7): what is enclosed is named under the text, and
//! stands on pages of its own.

use super::Block;

/// What the list of what is enclosed begins with.
pub(in crate::export) const MARK: &str = "附件：";

/// How a paragraph that names or begins what is enclosed stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) enum Place {
    /// `附件：1.…`: a line below the text. Its lines after the first begin under the name, which is so
    /// many characters into it.
    First {
        /// Characters before the name.
        name: usize,
    },
    /// `2.…`, under the 1. of the first.
    Next {
        /// Characters before the name.
        name: usize,
    },
    /// `附件1` alone: it begins a page, at the left.
    Page,
}

/// What is blank above a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Above {
    /// Nothing.
    Nothing,
    /// A line, but at the head of a page.
    Line,
    /// The rest of the page before.
    Page,
}

impl Place {
    /// What is blank above it.
    pub(in crate::export) fn above(&self) -> Above {
        match self {
            Place::First { .. } => Above::Line,
            Place::Next { .. } => Above::Nothing,
            Place::Page => Above::Page,
        }
    }
}

/// How the block stands if it names or begins what is enclosed.
pub(in crate::export) fn place(blocks: &[Block], index: usize) -> Option<Place> {
    let text = text(blocks, index)?;
    if let Some(rest) = marked(text) {
        let name = MARK.chars().count() + numbered(rest);
        return Some(Place::First { name });
    }
    if is_page(text) {
        return Some(Place::Page);
    }
    let name = numbered(text);
    if name == 0 {
        return None;
    }
    // The list above it, up to the line that begins it.
    let mut above = (0..index).rev();
    let first = above.find(|above| !blocks_numbered(blocks, *above))?;
    let marked = self::text(blocks, first).and_then(marked)?;
    (numbered(marked) > 0).then_some(Place::Next { name })
}

fn text(blocks: &[Block], index: usize) -> Option<&str> {
    match blocks.get(index)? {
        Block::Paragraph(paragraph) => Some(&paragraph.text),
        _ => None,
    }
}

/// What stands after [`MARK`].
fn marked(text: &str) -> Option<&str> {
    text.strip_prefix("附件")?.strip_prefix(['：', ':'])
}

fn blocks_numbered(blocks: &[Block], index: usize) -> bool {
    text(blocks, index).is_some_and(|text| numbered(text) > 0)
}

/// How many characters `1.` and the blanks around it take at the beginning; 0 where there is no such
/// number.
fn numbered(text: &str) -> usize {
    let rest = text.trim_start();
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let after = rest.get(digits..).unwrap_or_default();
    let Some(name) = after.strip_prefix(['.', '．', '、']) else {
        return 0;
    };
    if digits == 0 || digits > 2 || name.starts_with(|ch: char| ch.is_ascii_digit()) {
        return 0;
    }
    let name = name.trim_start();
    text.chars().count() - name.chars().count()
}

/// Whether it is 附件, or 附件1, and nothing else.
fn is_page(text: &str) -> bool {
    let number = text.trim().strip_prefix("附件").map(str::trim);
    number.is_some_and(|number| number.len() <= 2 && number.chars().all(|ch| ch.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::document::Paragraph;

    fn places(texts: &[&str]) -> Vec<Option<Place>> {
        let blocks = texts.iter().map(|text| {
            let text = (*text).to_owned();
            Block::Paragraph(Paragraph { text, lead: 0 })
        });
        let blocks: Vec<Block> = blocks.collect();
        (0..blocks.len()).map(|at| place(&blocks, at)).collect()
    }

    #[test]
    fn a_list_of_what_is_enclosed_goes_on_as_long_as_it_is_numbered() {
        let found = places(&[
            "1.一是",
            "附件：1.指标说明",
            "2. 名词解释",
            "3.其他",
            "正文",
            "4.不是附件",
            "附件1",
            "附件",
        ]);
        let next = |name| Some(Place::Next { name });
        let expected = [
            None,
            Some(Place::First { name: 5 }),
            next(3),
            next(2),
            None,
            None,
            Some(Place::Page),
            Some(Place::Page),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn one_enclosure_has_no_number_and_a_sentence_is_none() {
        let found = places(&[
            "附件：指标说明",
            "2.二是",
            "附件1是表格",
            "附件2024",
            "1.5倍",
        ]);
        assert_eq!(found[0], Some(Place::First { name: 3 }));
        assert!(found[1..].iter().all(Option::is_none), "{found:?}");
    }
}
