//! Where a text stands that is missing in its own place.

use crate::report::Report;

/// So far into a paragraph its first words reach, in characters.
const BEGINNING: usize = 24;

/// A sentence that says which paragraph elsewhere begins with what belongs into a field; empty if
/// none does.
pub(super) fn told(report: &Report, field: &str) -> String {
    let form = report.form();
    let sections = form.sections().iter();
    let mut words: Vec<&str> = Vec::new();
    for section in sections {
        if section.prose.iter().any(|own| own == field) {
            words.extend(section.aliases.iter().map(String::as_str));
        }
        let parts = section.parts.iter().filter(|part| part.id == field);
        words.extend(parts.flat_map(|part| part.aliases.iter().map(String::as_str)));
    }
    for other in form.prose().iter().filter(|other| other.id != field) {
        for (index, paragraph) in report.paragraphs(&other.id).enumerate() {
            let beginning: String = paragraph.chars().take(BEGINNING).collect();
            if let Some(word) = words.iter().find(|word| beginning.contains(**word)) {
                return format!(
                    "“{}”第 {} 段开头说到“{word}”，如果是这里的内容，请移过来。",
                    other.heading,
                    index + 1
                );
            }
        }
    }
    String::new()
}
