//! The fields of a draft as pieces of its text: what this program does not know is cut out, kept as it
//! is, and written again.

use std::ops::Range;

/// A field of the outermost struct.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
    /// With the comma behind it.
    place: Range<usize>,
}

/// The fields of a text like `(a: 1, b: [2])`; `None` if it is none.
pub(super) fn split(text: &str) -> Option<Vec<Field<'_>>> {
    let mut at = blank(text, 0);
    at = expect(text, at, '(')?;
    let mut fields = Vec::new();
    loop {
        at = blank(text, at);
        if text[at..].starts_with(')') {
            return Some(fields);
        }
        let start = at;
        let is_name = |ch: char| ch.is_alphanumeric() || ch == '_';
        let length = text[at..].find(|ch| !is_name(ch))?;
        let name = text.get(at..at + length).filter(|name| !name.is_empty())?;
        at = blank(text, at + length);
        at = blank(text, expect(text, at, ':')?);
        let end = value(text, at)?;
        let value = text[at..end].trim_end();
        at = blank(text, end);
        if text[at..].starts_with(',') {
            at += 1;
        } else if !text[at..].starts_with(')') {
            return None;
        }
        fields.push(Field {
            name,
            value,
            place: start..at,
        });
    }
}

/// The text without fields of other names than these: blanks stand in their place, so that lines and
/// columns stay what they are. With the fields that were cut out.
pub(super) fn known<'a>(text: &'a str, names: &[&str]) -> (String, Vec<Field<'a>>) {
    let mut fields = split(text).unwrap_or_default();
    fields.retain(|field| !names.contains(&field.name));
    let mut left = String::with_capacity(text.len());
    let mut end = 0;
    for field in &fields {
        left.push_str(&text[end..field.place.start]);
        let cut = text[field.place.clone()].chars();
        left.extend(cut.map(|ch| if ch == '\n' { ch } else { ' ' }));
        end = field.place.end;
    }
    left.push_str(&text[end..]);
    (left, fields)
}

fn expect(text: &str, at: usize, wanted: char) -> Option<usize> {
    text[at..]
        .starts_with(wanted)
        .then(|| at + wanted.len_utf8())
}

/// Where the blanks and comments at this place end.
fn blank(text: &str, mut at: usize) -> usize {
    loop {
        let rest = &text[at..];
        let is_blank = |ch: char| ch.is_whitespace() || ch == '\u{feff}';
        let trimmed = rest.trim_start_matches(is_blank);
        at += rest.len() - trimmed.len();
        match comment(trimmed) {
            Some(length) => at += length,
            None => return at,
        }
    }
}

/// How long the comment is with which a text begins.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if !text.starts_with("/*") {
        return None;
    }
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest.starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return Some(at);
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    Some(text.len())
}

/// Where the value at this place ends: at the comma or bracket that belongs to what is around it.
fn value(text: &str, mut at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    loop {
        let rest = &text[at..];
        if let Some(length) = comment(rest) {
            at += length;
            continue;
        }
        let ch = rest.chars().next()?;
        match ch {
            '"' => {
                at += string(rest)?;
                continue;
            }
            'r' if rest.starts_with("r\"") || rest.starts_with("r#") => {
                at += raw(rest)?;
                continue;
            }
            '\'' => {
                at += character(rest);
                continue;
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' | ',' if depth == 0 => return Some(at),
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        at += ch.len_utf8();
    }
}

/// How long the string is with which a text begins.
fn string(text: &str) -> Option<usize> {
    let mut is_escaped = true;
    for (at, ch) in text.char_indices() {
        match ch {
            '"' if !is_escaped => return Some(at + 1),
            '\\' if !is_escaped => is_escaped = true,
            _ => is_escaped = false,
        }
    }
    None
}

fn raw(text: &str) -> Option<usize> {
    let marks = text[1..].bytes().take_while(|byte| *byte == b'#').count();
    let open = 1 + marks;
    if !text[open..].starts_with('"') {
        // A name that begins with r#.
        return Some(1);
    }
    let close = format!("\"{}", "#".repeat(marks));
    let end = text[open + 1..].find(&close)?;
    Some(open + 1 + end + close.len())
}

/// How long the character in quotes is; a quote that stands alone is one.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    let escaped = matches!(chars.next(), Some((_, '\\')));
    let after = if escaped { 2 } else { 1 };
    let end = text.char_indices().skip(1 + after).take(10);
    let end = end.take_while(|(_, ch)| escaped || *ch == '\'');
    end.into_iter()
        .find(|(_, ch)| *ch == '\'')
        .map_or(1, |(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_parted_where_they_end() {
        let text = "// (\n( a: 1, /* b: ( /* 2 */ */ b: \"x,)\\\"\", c: [(1, '\"'), {\"d\": ')'}],\n e: r#\"),\"#)";
        let fields = split(text).unwrap();
        let found: Vec<_> = fields
            .iter()
            .map(|field| (field.name, field.value))
            .collect();
        assert_eq!(
            found,
            [
                ("a", "1"),
                ("b", "\"x,)\\\"\""),
                ("c", "[(1, '\"'), {\"d\": ')'}]"),
                ("e", "r#\"),\"#"),
            ]
        );
    }

    #[test]
    fn what_is_not_known_is_cut_out_and_the_rest_stays_in_its_place() {
        let text = "(a: 1,\n new: \"某\n\",\n b: 2)";
        let (left, cut) = known(text, &["a", "b"]);
        assert_eq!(left.lines().count(), text.lines().count());
        assert!(left.ends_with("\n b: 2)"), "{left}");
        assert_eq!((cut[0].name, cut[0].value), ("new", "\"某\n\""));
    }

    #[test]
    fn what_is_no_struct_has_no_fields() {
        for text in [
            "", "(", "(a", "(a:", "(a: \"", "(a: [)", "[1]", "(a: '", "(: 1)",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
