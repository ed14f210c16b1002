//! Numbers that a browser puts before the items of a list.

use super::elements::StartTag;

use super::elements;
use crate::import::container::numerals;

/// The lists that are open.
#[derive(Debug, Default)]
pub(super) struct Lists(Vec<List>);

#[derive(Debug)]
struct List {
    next: u32,
    /// The format of its numbers as Word calls it; nothing for a list without numbers.
    format: Option<&'static str>,
}

impl Lists {
    /// A list begins.
    pub(super) fn begin(&mut self, tag: &StartTag) {
        let start = elements::number(tag, "start").unwrap_or(1);
        self.0.push(List {
            next: u32::try_from(start).unwrap_or(1),
            format: if *tag.name == *b"ol" {
                format(tag)
            } else {
                None
            },
        });
    }

    /// The list that began last ends.
    pub(super) fn end(&mut self) {
        self.0.pop();
    }

    /// The number before the next item of the list that began last.
    pub(super) fn item(&mut self, tag: &StartTag) -> Option<String> {
        let list = self.0.last_mut()?;
        let value = elements::number(tag, "value").and_then(|value| u32::try_from(value).ok());
        let number = value.unwrap_or(list.next);
        list.next = number.saturating_add(1);
        let format = list.format?;
        let end = if format == "chineseCounting" {
            "、"
        } else {
            "."
        };
        Some(format!("{}{end}", numerals::write(number, format)))
    }
}

fn format(tag: &StartTag) -> Option<&'static str> {
    let style = elements::attribute(tag, "style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let says = |words: &str| style.contains(words);
    if says("list-style:none") || says("list-style-type:none") {
        None
    } else if says("cjk-ideographic") || says("simp-chinese") || says("trad-chinese") {
        Some("chineseCounting")
    } else {
        Some(match elements::attribute(tag, "type").as_deref() {
            Some("a") => "lowerLetter",
            Some("A") => "upperLetter",
            Some("i") => "lowerRoman",
            Some("I") => "upperRoman",
            _ => "decimal",
        })
    }
}
