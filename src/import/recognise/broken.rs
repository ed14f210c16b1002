//! Headings that are cut into two lines, behind the second of which their text may follow.

use super::found::{Found, weight};
use super::headings::{Headings, is_stop};
use super::known::{Known, is_short, unmarked};
use super::topics::{Style, unnumbered};
use crate::import::text::words::key;

impl Headings {
    /// A heading that is cut into two lines: together they are its words.
    pub(super) fn wrapped(&self, line: &str, next: &str) -> Option<Found> {
        let (first, rest) = (unmarked(line), unmarked(next));
        // 改进情况。解读不足: the text follows.
        let rest = match rest.char_indices().find(|(_, c)| is_stop(*c)) {
            Some((at, stop)) => &rest[..at + stop.len_utf8()],
            None => rest,
        };
        let is_part = |text: &str| {
            let words = text.trim_end_matches(is_stop);
            !words.is_empty() && is_short(text) && !words.contains(['\t', '|', '。', '；'])
        };
        if !is_part(first) || !is_part(rest) || unnumbered(rest).0 != Style::Bare {
            return None;
        }
        let joined = format!("{first}{rest}");
        let words = without_remark(joined.trim_end_matches(is_stop));
        if words.contains('，') {
            return None;
        }
        let (style, bare) = unnumbered(words);
        let bare = key(bare);
        let is_same = |known: &Known| {
            let rest = bare
                .strip_prefix(known.key.as_str())
                .filter(|_| !known.key.is_empty());
            matches!(rest, Some("" | "情况" | "工作" | "工作情况"))
        };
        let heading = self.known.iter().position(is_same)?;
        // 政府信息管理 with 情况 on the next line is a heading already, and leaves that behind.
        let alone = key(unnumbered(first).1) == bare;
        let end = next.find(rest)? + rest.len();
        let is_whole = next[end..].trim().is_empty();
        (!alone).then_some(Found {
            heading,
            piece: 0,
            last: 0,
            span: 0..line.len(),
            rest: if is_whole { next.len() } else { end },
            weight: weight::SAME_WORDS,
            style,
        })
    }
}

/// A heading without what is remarked in brackets at its end: 平台建设（含网站、公开栏）.
fn without_remark(words: &str) -> &str {
    let open = words
        .strip_suffix(['）', ')'])
        .and_then(|inner| inner.rfind(['（', '(']));
    match open {
        Some(at) if at > 0 => &words[..at],
        _ => words,
    }
}
