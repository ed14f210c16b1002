//! What stands on every page: its number, and the heads that run over all of them.

use super::piece::Piece;
use super::words::{first_level, is_page_mark, key, length, second_level};
use crate::report::half_width;

/// Whether a line is the number of a page, in a text that has pages.
pub(in crate::import) fn is_page(line: &str) -> bool {
    let line = line.trim();
    let plain: String = line
        .chars()
        .take(16)
        .map(half_width)
        .filter(|c| !c.is_whitespace())
        .collect();
    let is_number = |text: &str| {
        (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let of_all = plain
        .split_once('/')
        .is_some_and(|(page, all)| is_number(page) && is_number(all));
    is_page_mark(line) || is_printed(line) || is_number(&plain) || of_all
}

/// Whether a line is what a browser prints above or below a page: its address and the page's number, or when
/// it was printed, before its title.
fn is_printed(line: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = line.split_whitespace();
    let (first, second) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let is_time = second.split(':').count() > 1 && second.split(':').all(is_number);
    let is_day = first.split(['/', '-']).count() == 3 && first.split(['/', '-']).all(is_number);
    let is_of_all = |text: &str| {
        text.split_once('/')
            .is_some_and(|(page, all)| is_number(page) && is_number(all))
    };
    first.starts_with("http") && line.split_whitespace().next_back().is_some_and(is_of_all)
        || is_day && is_time
}

/// Whether a line is surely the number of a page: its marks say so.
pub(super) fn is_marked_page(line: &str) -> bool {
    is_page_mark(line.trim()) || is_printed(line)
}

/// The places of the heads that run over the pages: lines beside the number of a page that stand in the
/// text again, without it.
pub(in crate::import) fn running_heads(
    pieces: &[Piece<'_>],
    is_label: impl Fn(&str) -> bool,
) -> Vec<usize> {
    let lines: Vec<(usize, &str)> = pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| match piece {
            Piece::Line(line) if !line.trim().is_empty() => Some((at, line.trim())),
            _ => None,
        })
        .collect();
    let is_head = |line: &str| {
        let word = |c: char| ('一'..='龥').contains(&c);
        length(line) <= 40
            && line.contains(word)
            && !line.contains(['\t', '|', '。', '；'])
            && !is_label(&key(line))
    };
    // Beside a bare number only what is the title: any label stands beside such.
    let is_title = |line: &str| line.contains("信息公开") && line.ends_with("报告");
    // 某某县某某局　　　第 2 页: head and number on one line.
    let mut numbered: Vec<(usize, &str)> = Vec::new();
    for (at, line) in &lines {
        let Some((head, page)) = line.rsplit_once("  ").or_else(|| line.rsplit_once("　　"))
        else {
            continue;
        };
        if is_marked_page(page.trim_start_matches('　')) && is_head(head.trim()) {
            numbered.push((*at, head.trim()));
        }
    }
    let heads: Vec<&str> = numbered.iter().map(|(_, head)| *head).collect();
    numbered.retain(|(_, head)| heads.iter().filter(|other| *other == head).count() > 1);
    let mut beside: Vec<(usize, &str)> = Vec::new();
    for (index, (_, line)) in lines.iter().enumerate() {
        let is_marked = is_marked_page(line);
        if !is_marked && !is_page(line) {
            continue;
        }
        let around = [index.checked_sub(1), Some(index + 1)];
        let around = around.into_iter().flatten().filter_map(|at| lines.get(at));
        beside.extend(around.filter(|(_, line)| is_head(line) && (is_marked || is_title(line))));
    }
    beside.retain(|(_, head)| lines.iter().filter(|(_, line)| line == head).count() > 1);
    // Where the text has it first it is the title.
    let first = |head: &str| {
        lines
            .iter()
            .find(|(_, line)| *line == head)
            .map(|(at, _)| *at)
    };
    let is_opening = |at: usize| {
        let mut before = lines.iter().take_while(|(place, _)| *place < at);
        before.all(|(_, line)| !line.contains('。') && !is_marked_page(line))
    };
    beside.retain(|(at, head)| first(head) != Some(*at) || !is_opening(*at));
    let all = beside.into_iter().chain(numbered);
    let mut places: Vec<usize> = all.map(|(at, _)| at).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// Takes out a table of contents: lines that end in dots and the number of a page, with its head.
pub(in crate::import) fn without_contents(pieces: &mut Vec<Piece<'_>>) {
    const FEWEST: usize = 3;
    let is_entry = |piece: &Piece<'_>| {
        let Piece::Line(line) = piece else {
            return false;
        };
        let line = line.trim();
        let words = line.trim_end_matches(|c: char| half_width(c).is_ascii_digit() || c == ' ');
        let dotted = words.trim_end_matches(['…', '.', '．', '·', '-', '—', '⋯']);
        words.len() < line.len() && words[dotted.len()..].chars().count() >= 3
    };
    let is_head = |piece: &Piece<'_>| matches!(piece, Piece::Line(line) if key(line) == "目录");
    without_list(pieces);
    if pieces.iter().filter(|piece| is_entry(piece)).count() >= FEWEST {
        pieces.retain(|piece| !is_entry(piece) && !is_head(piece));
    }
}

/// Takes out what stands below 目录: lines that are numbered and end in the number of a page behind a tab,
/// or the whole list on one line.
fn without_list(pieces: &mut Vec<Piece<'_>>) {
    let text = |piece: &Piece<'_>| match piece {
        Piece::Line(line) => line.trim().to_owned(),
        Piece::Row(_) => String::new(),
    };
    let rest = |line: &str| {
        let words: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        words
            .strip_prefix("目录")
            .map(|rest| rest.trim_start_matches(['：', ':']).to_owned())
    };
    let Some(head) = pieces.iter().position(|piece| rest(&text(piece)).is_some()) else {
        return;
    };
    let is_list = |words: &str| {
        ["一、", "二、", "三、"]
            .iter()
            .all(|mark| words.contains(mark))
    };
    let is_entry = |line: &str| {
        let words = line.trim_end_matches(|c: char| half_width(c).is_ascii_digit());
        let is_tabbed = words.len() < line.len() && words.ends_with(['\t', ' ', '　']);
        let is_numbered = first_level(line).0.is_some() || second_level(line).0.is_some();
        is_numbered && (is_tabbed || is_list(line))
    };
    let own = rest(&text(&pieces[head])).unwrap_or_default();
    let behind = pieces[head + 1..].iter();
    let entries = behind
        .take_while(|piece| {
            let line = text(piece);
            line.is_empty() || is_entry(&line)
        })
        .count();
    if is_list(&own) {
        pieces.remove(head);
    } else if own.is_empty() && entries > 0 {
        pieces.drain(head..=head + entries);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_page_is_told_however_it_is_marked() {
        for line in [
            "-5-",
            "— 5 —",
            "5",
            "第 5 页 共 9 页",
            "共 6 页，第 3 页",
            "5/9",
            " 12 ",
        ] {
            assert!(is_page(line), "{line}");
        }
        for line in ["5件", "2024", "-", "第五次"] {
            assert!(!is_page(line), "{line}");
        }
    }
}
