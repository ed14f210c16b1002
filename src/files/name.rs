//! What a file may be called.

/// A title as a file may be called, without an ending: no character that a system forbids, and no
/// longer than every system takes.
#[must_use]
pub fn name_of(title: &str) -> String {
    /// In bytes; 255 with a mark, an ending and what is put before a file that is being written.
    const LONGEST: usize = 200;
    let is_forbidden = |ch: char| "\\/:*?\"<>|".contains(ch) || ch.is_control();
    let name = title.replace(is_forbidden, "_");
    let end = name.floor_char_boundary(LONGEST);
    // Windows drops them from the end.
    name[..end].trim_end_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn a_title_becomes_a_name_that_every_system_takes() {
        assert_eq!(name_of("某某县2024年报告"), "某某县2024年报告");
        assert_eq!(name_of("甲/乙：<丙>?.. "), "甲_乙：_丙__");
        let long = name_of(&"某".repeat(120));
        assert_eq!(long, "某".repeat(66));
    }
}
