//! What a character is to the marks around it.

/// Where a web address ends that begins here: nothing in it is prose.
pub(super) fn address_end(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let is_one = ["http://", "https://", "www."].iter().any(|begin| {
        let begins = rest.get(..begin.len());
        begins.is_some_and(|begins| begins.eq_ignore_ascii_case(begin))
    });
    let length = rest.find(|c: char| !c.is_ascii_graphic());
    is_one.then(|| at + length.unwrap_or(rest.len()))
}

/// Whether it is a Chinese character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇')
}

/// Whether a full-width mark ends something.
pub(super) fn is_closing(c: char) -> bool {
    matches!(c, '）' | '》' | '〉' | '”' | '’' | '〕' | '】' | '％')
}

/// Whether a full-width mark begins something.
pub(super) fn is_opening(c: char) -> bool {
    matches!(c, '（' | '《' | '〈' | '“' | '‘' | '〔' | '【')
}
