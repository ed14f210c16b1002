//! What a file may be called.

use std::path::Path;

/// A title as a file may be called, without an ending: no character that a system forbids or nobody
/// sees, none that Windows keeps for its devices, and no longer than every system takes.
#[must_use]
pub fn name_of(title: &str) -> String {
    /// In bytes; 255 with a mark, an ending and what is put before a file that is being written.
    const LONGEST: usize = 200;
    let shown = title.chars().filter(|ch| !is_invisible(*ch));
    let name: String = shown
        .map(|ch| match ch {
            '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            ch if ch.is_control() => '_',
            '\u{3000}' => ch,
            ch if ch.is_whitespace() => ' ',
            ch => ch,
        })
        .collect();
    let name = name.trim();
    let end = name.floor_char_boundary(LONGEST);
    // Windows drops them from the end.
    let name = name[..end].trim_end_matches(|ch: char| ch == '.' || ch.is_whitespace());
    if name.is_empty() {
        return "未命名".to_owned();
    }
    if is_device(name) {
        return format!("_{name}");
    }
    name.to_owned()
}

/// Whether Windows takes a file of this path for one of its devices.
pub(super) fn is_device_at(path: &Path) -> bool {
    let name = path.file_name();
    name.is_some_and(|name| is_device(&name.to_string_lossy()))
}

/// Whether Windows takes a file of this name for one of its devices, whatever its ending.
fn is_device(name: &str) -> bool {
    const NAMES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
    let stem = name.split(['.', ':']).next().unwrap_or_default();
    let stem = stem.trim_end().to_ascii_uppercase();
    let is_port = ["COM", "LPT"].iter().any(|port| {
        let number = stem.strip_prefix(port).unwrap_or_default();
        let mut digits = number.chars();
        matches!(digits.next(), Some('0'..='9' | '¹' | '²' | '³')) && digits.next().is_none()
    });
    is_port || NAMES.contains(&stem.as_str())
}

/// Whether a character has no shape of its own: marks that turn the direction of what follows, join
/// or part, fill, or choose a variant.
#[must_use]
pub fn is_invisible(ch: char) -> bool {
    matches!(
        ch,
        '\u{ad}'
            | '\u{34f}'
            | '\u{600}'..='\u{605}'
            | '\u{61c}'
            | '\u{6dd}'
            | '\u{70f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_that_every_system_takes() {
        assert_eq!(name_of("某某县2024年报告"), "某某县2024年报告");
        assert_eq!(name_of("甲/乙：<丙>?.. "), "甲_乙：_丙__");
        let long = name_of(&"某".repeat(120));
        assert_eq!(long, "某".repeat(66));
        assert_eq!(
            name_of(" 甲\u{a0}乙\u{3000}丙.\u{3000}. "),
            "甲 乙\u{3000}丙"
        );
        for nothing in ["", "...", " . ", "\u{202e}", "\u{3000}"] {
            assert_eq!(name_of(nothing), "未命名", "{nothing:?}");
        }
    }

    #[test]
    fn a_title_that_windows_takes_for_a_device_is_no_longer_one() {
        let devices = [
            "CON", "con", "PRN", "Aux", "NUL", "COM1", "com9", "LPT1", "lpt0", "COM²", "CONIN$",
        ];
        for device in devices {
            for ending in ["", ".", ".txt", " .txt", ". .", "  ", ".tar.gz"] {
                let name = name_of(&format!("{device}{ending}"));
                assert!(name.starts_with(&format!("_{device}")), "{name:?}");
                assert!(!is_device(&name));
            }
        }
        for usual in ["CON2024年", "COM10", "COM", "某CON", "AUXI", "LPTA"] {
            assert_eq!(name_of(usual), usual);
        }
        assert_eq!(name_of("C\u{200b}ON"), "_CON");
        assert!(is_device_at(Path::new("folder/con.txt")));
    }

    #[test]
    fn what_nobody_sees_is_in_no_name() {
        // The ending would be read backwards.
        assert_eq!(name_of("报告\u{202e}fdp.exe"), "报告fdp.exe");
        for hidden in [
            '\u{200b}',
            '\u{200f}',
            '\u{202a}',
            '\u{2066}',
            '\u{2069}',
            '\u{feff}',
            '\u{ad}',
            '\u{2028}',
            '\u{fe0f}',
            '\u{e0041}',
            '\u{3164}',
            '\u{61c}',
        ] {
            assert_eq!(name_of(&format!("甲{hidden}乙")), "甲乙", "{hidden:?}");
        }
        for control in ['\0', '\t', '\n', '\r', '\u{1b}', '\u{7f}', '\u{85}'] {
            assert_eq!(name_of(&format!("甲{control}乙")), "甲_乙", "{control:?}");
        }
    }
}
