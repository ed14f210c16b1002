//! What XML holds, for the formats that are made of it.

/// The text with a blank for each character that XML cannot hold or would read as something else
/// (XML 1.0, 2.2 and 2.11).
pub(super) fn clean(text: &str) -> String {
    let blank = |ch: char| ch.is_control() || matches!(ch, '\u{fffe}' | '\u{ffff}');
    let clean = text.chars().map(|ch| if blank(ch) { ' ' } else { ch });
    clean.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_becomes_a_blank_and_nothing_else_changes() {
        let text = "甲\u{0}乙\u{b}丙\u{85}丁\u{ffff}戊 \u{3000}<&>“”𠮷\u{200b}";
        let wanted = "甲 乙 丙 丁 戊 \u{3000}<&>“”𠮷\u{200b}";
        assert_eq!(clean(text), wanted);
    }
}
