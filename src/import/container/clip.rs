//! Pages as the clipboard holds them.

/// The page without the list of offsets that Windows puts before it. The marks of the copied part are
/// no bounds here: a table's rows may be marked without their table.
pub(super) fn page(copied: &str) -> &str {
    let copied = copied
        .trim_start_matches(['\u{feff}', '\0'])
        .trim_end_matches('\0');
    let has_head = copied
        .trim_start()
        .get(..8)
        .is_some_and(|word| word.eq_ignore_ascii_case("version:"));
    match copied.find('<').filter(|_| has_head) {
        Some(begin) => copied.get(begin..).unwrap_or_default(),
        None => copied,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_windows_is_taken_off_however_wrong_its_offsets() {
        for (copied, found) in [
            (
                "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:99999999\r\n<html>甲</html>\0",
                "<html>甲</html>",
            ),
            (
                "Version:1.0\r\nStartHTML:-1\r\n<!--StartFragment-->甲",
                "<!--StartFragment-->甲",
            ),
            ("<table>", "<table>"),
            ("甲", "甲"),
            ("version:", "version:"),
        ] {
            assert_eq!(page(copied), found);
        }
    }
}
