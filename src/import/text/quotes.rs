//! Passages of the original, quoted in notes.

/// As much of one quotation is shown, in characters.
const LONGEST_QUOTE: usize = 2000;
/// As many quotations are shown in one note.
const MOST_QUOTES: usize = 30;

/// Passages to be quoted in one note, within bounds.
#[derive(Debug, Default)]
pub(in crate::import) struct Quotes {
    texts: Vec<String>,
    more: usize,
}

impl Quotes {
    /// Adds a passage.
    pub(in crate::import) fn add(&mut self, text: &str) {
        if self.texts.len() < MOST_QUOTES {
            self.texts.push(quote(text));
        } else {
            self.more += 1;
        }
    }

    /// Adds published words with the official ones.
    pub(in crate::import) fn add_pair(&mut self, published: &str, official: &str) {
        if self.texts.len() < MOST_QUOTES {
            self.texts
                .push(format!("{published}（格式为“{official}”）"));
        }
    }

    /// All passages in one sentence, if there are any.
    pub(in crate::import) fn sentence(&self) -> Option<String> {
        if self.texts.is_empty() {
            return None;
        }
        let shown = self.texts.join("；");
        Some(match self.more {
            0 => shown,
            more => format!("{shown}；另有 {more} 处"),
        })
    }
}

/// A passage in quotation marks, cut where it is very long.
pub(in crate::import) fn quote(text: &str) -> String {
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("“{}……”（共 {} 字）", &text[..end], text.chars().count()),
        None => format!("“{text}”"),
    }
}
