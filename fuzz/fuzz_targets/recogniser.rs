//! The recogniser, on lines made of the forms' own words: each byte is a word, a number or a mark.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use nianbao::form::{Content, Form};

/// What lines are made of beside the forms' words.
const MARKS: [&str; 24] = [
    "\n",
    "\n\n",
    "\t",
    "|",
    " | ",
    " ",
    "\u{3000}",
    "0",
    "1",
    "23",
    "4,567",
    "8.9",
    "万元",
    "/",
    "无",
    "。",
    "、",
    "一、",
    "（一）",
    "某某县2024年政府信息公开工作年度报告",
    "2025年1月20日",
    "</td><td>",
    "<tr><td>",
    "<table>",
];

fn words() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: Vec<String> = Vec::new();
        for form in Form::all() {
            for sheet in form.sheets() {
                words.extend(sheet.cells.iter().filter_map(|cell| match &cell.content {
                    Content::Caption(text) | Content::ColumnHead(text) | Content::RowHead(text) => {
                        Some(text.clone())
                    }
                    Content::Number(_) => None,
                }));
            }
            for section in form.sections() {
                words.extend(section.heading.clone());
                words.extend(section.parts.iter().map(|part| part.heading.clone()));
            }
        }
        words.sort();
        words.dedup();
        words
    })
}

fuzz_target!(|data: &[u8]| {
    let words = words();
    let mut text = String::new();
    let mut bytes = data.iter().map(|byte| usize::from(*byte));
    while let Some(byte) = bytes.next() {
        match MARKS.get(byte) {
            Some(mark) => text.push_str(mark),
            None => {
                let next = bytes.next().unwrap_or(0);
                text.push_str(&words[(byte * 256 + next) % words.len()]);
            }
        }
    }
    let _ = nianbao::import::import(text.as_bytes());
    let _ = nianbao::import::import_pasted(Some(&text), &text);
});
