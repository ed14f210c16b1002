//! The libraries that the program is built of, and their licences: what `scripts/licences.py` found, in the
//! program itself, so that it goes wherever the program is copied to.

use std::sync::LazyLock;

use crate::packed;

static TOLD: &[u8] = include_bytes!("../assets/licences.gz");

static TEXT: LazyLock<String> =
    LazyLock::new(|| String::from_utf8_lossy(&packed::unpack(TOLD)).into_owned());

/// A library in the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Library {
    /// Its name at crates.io.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Its licence, as an SPDX expression.
    pub licence: &'static str,
    /// Where its sources are; empty if it does not say.
    pub home: &'static str,
}

/// All libraries, on whatever system, by name.
pub fn libraries() -> impl Iterator<Item = Library> {
    TEXT.lines()
        .skip(2)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| {
            let mut parts = line.split('\t');
            let (name, version) = parts.next()?.split_once(' ')?;
            Some(Library {
                name,
                version,
                licence: parts.next()?,
                home: parts.next()?,
            })
        })
}

/// The same as a text to be read, followed by the licences' texts, each with the libraries it is of.
#[must_use]
pub fn text() -> &'static str {
    &TEXT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_library_has_a_licence_and_most_of_them_its_text() {
        let all: Vec<Library> = libraries().collect();
        assert!(all.len() > 300, "{}", all.len());
        for library in &all {
            assert!(!library.licence.is_empty(), "{library:?}");
        }
        let (_, texts) = text().split_once("\n\n====").unwrap();
        let told = all.iter().filter(|library| {
            let name = format!("{} {}", library.name, library.version);
            texts.contains(&name)
        });
        let told = told.count();
        assert!(told * 10 > all.len() * 9, "{told} of {}", all.len());
    }

    #[test]
    fn what_the_window_is_made_of_is_told() {
        let home = libraries().find(|library| library.name == "egui");
        assert_eq!(
            home.map(|library| (library.licence, library.home)),
            Some(("MIT OR Apache-2.0", "https://github.com/emilk/egui"))
        );
    }
}
