//! The marks by which Markdown sets bold and slanted type: lines that are set so whole are read without them.

/// A heading is no longer, in characters.
const LONGEST: usize = 60;

/// A text without the marks around lines that are bold or slanted, whole or in pieces: `**一、** **总体情况**`.
/// Marks within a sentence stay.
pub(in crate::import) fn without_marks(text: String) -> String {
    if !text.contains('*') {
        return text;
    }
    let lines = text.split_inclusive('\n').map(|line| {
        let end = line.trim_end_matches(['\r', '\n']).len();
        let (line, end) = line.split_at(end);
        match bare(line) {
            Some(bare) => bare + end,
            None => line.to_owned() + end,
        }
    });
    lines.collect()
}

fn bare(line: &str) -> Option<String> {
    let words = line.trim().trim_start_matches('#').trim_start();
    let inner = words.trim_matches('*');
    let is_marked = words.starts_with('*') && words.ends_with('*') && !inner.trim().is_empty();
    // * ** *: no pair of marks.
    let marks = words.matches('*').count();
    let is_short = words.chars().count() <= LONGEST;
    let is_whole = words.starts_with("**") && !inner.contains('*');
    (is_marked && marks.is_multiple_of(2) && (is_whole || is_short)).then(|| line.replace('*', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_bold_whole_lose_their_marks_and_others_keep_them() {
        for (text, bare) in [
            ("**（一）主动公开**\r\n", "（一）主动公开\r\n"),
            ("**一、** **总体情况**", "一、 总体情况"),
            ("#### ***五、问题***\n正文", "#### 五、问题\n正文"),
            (
                "**（一）主动公开。**整理归档。",
                "**（一）主动公开。**整理归档。",
            ),
            ("其中**86条**是新的。", "其中**86条**是新的。"),
            ("***", "***"),
            ("* 主动公开", "* 主动公开"),
        ] {
            assert_eq!(without_marks(text.to_owned()), bare);
        }
    }
}
