//! Text from a word processor without its residue.

/// What Word ends a line with, beside the line feed.
const LINE_ENDS: [char; 6] = ['\r', '\u{0b}', '\u{0c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// How often residue may be nested in residue.
const PASSES: usize = 4;

/// The text without field codes, invisible marks, indents, bullets and page numbers; everything else
/// stays to the letter.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut text = without_marks(&text.replace("\r\n", "\n"));
    for _ in 0..PASSES {
        let next = pass(&text);
        if next == text {
            break;
        }
        text = next;
    }
    text
}

/// Line ends become line feeds; what has no width or is a control character goes.
fn without_marks(text: &str) -> String {
    let visible = text.chars().map(|c| match c {
        c if LINE_ENDS.contains(&c) => '\n',
        c => c,
    });
    visible.filter(|c| !is_mark(*c)).collect()
}

fn is_mark(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(
            c,
            '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'
                | '\u{feff}'
                | '\u{fffc}'
        )
}

fn pass(text: &str) -> String {
    let text = without_fields(text);
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let line = without_bullet(without_indent(line));
        let is_blank = line.trim().is_empty();
        let after_blank =
            lines.len() > 1 && lines.last().is_some_and(|line| line.trim().is_empty());
        if !(is_page_number(&line) || is_blank && after_blank) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// An indent is a tab, a wide or unbreakable space or several spaces; one space alone is a space.
fn without_indent(line: &str) -> &str {
    let rest = line.trim_start();
    let indent = &line[..line.len() - rest.len()];
    if indent == " " { line } else { rest }
}

/// Takes off a bullet of Word's symbol fonts, and the tab after a list's number.
fn without_bullet(line: &str) -> String {
    let rest = line.trim_start_matches(|c| ('\u{f000}'..='\u{f0ff}').contains(&c));
    if rest.len() < line.len() {
        return rest.trim_start().to_owned();
    }
    match line.split_once('\t') {
        Some((number, rest)) if is_list_number(number) => {
            let (number, rest) = (number.trim_end(), rest.trim_start());
            // 1. and 12件 must not become 1.12件.
            let is_number = rest.starts_with(|c: char| c.is_numeric());
            let gap = if is_number { " " } else { "" };
            format!("{number}{gap}{rest}")
        }
        _ => line.to_owned(),
    }
}

/// Whether this stands before the text of a list's item: 1. 1、（一） (1) ① • and the like.
fn is_list_number(text: &str) -> bool {
    let text = text.trim();
    let is_part = |c: char| {
        c.is_ascii_alphanumeric() || "第一二三四五六七八九十百零〇（()）.．、".contains(c)
    };
    let ends = text.ends_with(['.', '．', '、', ')', '）']);
    let is_sign = matches!(text, "•" | "·" | "●" | "■" | "◆" | "–" | "-");
    let mut chars = text.chars();
    let is_circled = matches!(
        (chars.next(), chars.next()),
        (Some('\u{2460}'..='\u{24ff}'), None)
    );
    let is_number = ends && text.chars().count() <= 6 && text.chars().all(is_part);
    is_number || is_sign || is_circled
}

/// Whether a line is nothing but the number of a page: — 3 —, 第3页 共8页.
fn is_page_number(line: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '－' | '–' | '—' | '―' | '─' | '﹣');
    let is_space = |c: char| c.is_whitespace();
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let line = line.trim();
    let inner = line.trim_start_matches(is_dash);
    let core = inner.trim_end_matches(is_dash);
    if inner.len() < line.len() && core.len() < inner.len() {
        let number = core.trim();
        return !number.is_empty() && number.chars().all(is_digit);
    }
    let plain: String = line
        .chars()
        .filter(|c| !is_space(*c) && !matches!(c, '/' | '／' | '，' | ','))
        .collect();
    let page = |text: &str, lead: char| -> Option<String> {
        let digits = text.strip_prefix(lead)?;
        let rest = digits.trim_start_matches(is_digit);
        let after = rest.strip_prefix('页')?;
        (rest.len() < digits.len()).then(|| after.to_owned())
    };
    page(&plain, '第').is_some_and(|rest| {
        rest.is_empty() || page(&rest, '共').is_some_and(|rest| rest.is_empty())
    })
}

/// Takes out what a field's code leaves in the text; its result stays.
fn without_fields(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let is_start = !out.ends_with(|c: char| c.is_ascii_alphanumeric());
        if let Some(length) = field(rest).filter(|_| is_start || !c.is_ascii_alphabetic()) {
            rest = rest[length..].trim_start_matches(' ');
            out.truncate(out.trim_end_matches(' ').len());
            // Two Latin words do not grow together.
            let is_latin = |c: char| c.is_ascii_alphanumeric();
            if out.ends_with(is_latin) && rest.starts_with(is_latin) {
                out.push(' ');
            }
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// The length of the field code that a text begins with.
fn field(text: &str) -> Option<usize> {
    if let Some(rest) = text.strip_prefix("[bookmark:") {
        let end = rest
            .find([']', '\n'])
            .filter(|end| rest[*end..].starts_with(']'))?;
        return Some(text.len() - rest.len() + end + 1);
    }
    if text.starts_with("\\*") {
        return switch(text);
    }
    let after = if let Some(rest) = text.strip_prefix("HYPERLINK ") {
        // The address, or only a switch with its quoted place.
        quoted(rest).or_else(|| switch(rest.trim_start()).map(|_| rest))?
    } else if let Some(rest) = text.strip_prefix("PAGEREF ") {
        name(rest)?
    } else if let Some(rest) = text.strip_prefix("EMBED ") {
        name(rest).filter(|after| rest[..rest.len() - after.len()].contains('.'))?
    } else {
        return None;
    };
    let mut after = after;
    while let Some(length) = switch(after.trim_start_matches(' ')) {
        after = &after.trim_start_matches(' ')[length..];
    }
    Some(text.len() - after.len())
}

/// What follows a text in quotation marks.
fn quoted(text: &str) -> Option<&str> {
    let inner = text.trim_start_matches(' ').strip_prefix(['"', '“', '”'])?;
    let end = inner.find(['"', '“', '”', '\n'])?;
    inner[end..].strip_prefix(['"', '“', '”'])
}

/// What follows a name of letters, digits and points.
fn name(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(' ');
    let after = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "._-".contains(c));
    (after.len() < text.len()).then_some(after)
}

/// The length of a field's switch with what belongs to it: \h, \o "…", \* MERGEFORMAT.
fn switch(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('\\')?;
    let after = if let Some(format) = rest.strip_prefix('*') {
        let format = format.trim_start_matches(' ');
        ["MERGEFORMAT", "CHARFORMAT"]
            .iter()
            .find_map(|word| format.strip_prefix(word))?
    } else {
        let after = rest.strip_prefix(['h', 'l', 'o', 't', 'n', 's', 'p', 'd', 'f'])?;
        if after.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return None;
        }
        quoted(after).unwrap_or(after)
    };
    Some(text.len() - after.len())
}
