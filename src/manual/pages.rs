//! The manual as one page of Markdown, and as a PDF file.

use std::fmt::Write;

use super::{Block, topics};
use crate::export::FontSource;
use crate::export::document::marks::Marks;
use crate::export::document::picture::Picture;
use crate::export::document::{self, Document, Paragraph};
use crate::export::pdf::{self, Fonts, Options, PdfError};

const TITLE: (&str, &str) = ("年报", "使用说明");
const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
const HEAD: &str = "# 年报使用说明\n\n本页由 docs/manual 里的各篇生成（`nianbao manual`），请改那里。窗口里按 F1 看到的是同样的内容。\n";

/// The manual as one page of Markdown.
#[must_use]
pub fn markdown() -> String {
    let mut text = String::from(HEAD);
    for topic in topics() {
        // Writing to a text cannot fail.
        let _ = write!(text, "\n## {}\n", topic.title);
        let mut was_list = false;
        for block in &topic.blocks {
            let is_list = matches!(block, Block::Step(..) | Block::Item(_));
            let gap = if is_list && was_list { "" } else { "\n" };
            was_list = is_list;
            let _ = match block {
                Block::Heading(words) => writeln!(text, "{gap}### {words}"),
                Block::Paragraph(words) => writeln!(text, "{gap}{words}"),
                Block::Step(number, words) => writeln!(text, "{gap}{number}. {words}"),
                Block::Item(words) => writeln!(text, "{gap}- {words}"),
                Block::Picture(caption, file) => {
                    writeln!(text, "{gap}![{caption}](pictures/{file})")
                }
            };
        }
    }
    text
}

/// The manual as a PDF file, on paper like the report's.
///
/// # Errors
/// A font file of the program is damaged.
pub fn pdf() -> Result<Vec<u8>, PdfError> {
    pdf::write(&paper(), Options::default(), Fonts::of(FontSource::Bundled))
}

/// Its text as it is laid out on pages.
fn paper() -> Document {
    let mut blocks = Vec::new();
    let paragraph = |text: String| document::Block::Paragraph(Paragraph { text, lead: 0 });
    for (topic, number) in topics().iter().zip(NUMERALS) {
        blocks.push(document::Block::Heading {
            level: 1,
            text: format!("{number}、{}", topic.title),
        });
        let mut parts = NUMERALS.iter();
        for block in &topic.blocks {
            let words = block.text().replace('`', "");
            blocks.push(match block {
                Block::Heading(_) => {
                    let part = parts.next().unwrap_or(&"");
                    let text = format!("（{part}）{words}");
                    document::Block::Heading { level: 2, text }
                }
                Block::Step(number, _) => paragraph(format!("{number}. {words}")),
                Block::Paragraph(_) | Block::Item(_) => paragraph(words),
                Block::Picture(_, file) => match super::picture(file) {
                    Some(image) => document::Block::Picture(Picture {
                        caption: words,
                        image,
                    }),
                    None => continue,
                },
            });
        }
    }
    Document {
        title: (TITLE.0.to_owned(), TITLE.1.to_owned()),
        organ: String::new(),
        origins: Vec::new(),
        blocks,
        marks: Marks::default(),
        signature: None,
    }
}
