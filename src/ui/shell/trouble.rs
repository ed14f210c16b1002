//! Why no window could be opened: told from what the libraries say of it, which have no other way to say
//! it. What it means and what helps is in `words`.

use std::any::Any;
use std::io::Write;
use std::panic;
#[cfg(target_os = "linux")]
use std::process::{Command, Stdio};

use crate::ui::words;

/// What keeps the window from opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing says where a desktop is.
    NoDisplay,
    /// A library that the desktop is reached by is not on this computer: its file, if that was said.
    NoLibrary(Option<String>),
    /// The desktop does not answer, or lets this user not in.
    NoAnswer,
    /// The desktop lacks what every one of today has.
    TooOld,
    /// The desktop is there, and nothing draws on it.
    NoGraphics,
}

impl Trouble {
    /// What an error of the window's library means.
    #[must_use]
    pub fn of(error: &eframe::Error) -> Trouble {
        // The text for people leaves out which library it was.
        Trouble::said(&format!("{error:?}")).unwrap_or(Trouble::NoGraphics)
    }

    /// What a library means that rather panics than returns an error, and what it said.
    #[must_use]
    pub fn of_panic(payload: &(dyn Any + Send)) -> Option<(Trouble, String)> {
        let text = payload.downcast_ref::<&str>().copied();
        let said = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))?;
        Some((Trouble::said(said)?, said.to_owned()))
    }

    fn said(said: &str) -> Option<Trouble> {
        let has = |part: &str| said.contains(part);
        if has("nor DISPLAY is set") {
            return Some(Trouble::NoDisplay);
        }
        if has("NoWaylandLib") {
            return Some(Trouble::NoLibrary(Some(
                "libwayland-client.so.0".to_owned(),
            )));
        }
        if has("opening library failed")
            || has("LibraryOpenError")
            || has("could not be loaded")
            || has("Could not load compose module")
        {
            return Some(Trouble::NoLibrary(library(said)));
        }
        if has("XOpenDisplayFailed") || has("XcbConversionError") || has("NoCompositor") {
            return Some(Trouble::NoAnswer);
        }
        has("X server missing").then_some(Trouble::TooOld)
    }

    /// Whether another renderer cannot help, since there is nothing yet to draw on.
    #[must_use]
    pub fn is_before_drawing(&self) -> bool {
        *self != Trouble::NoGraphics
    }

    /// Whether a box may be shown on the desktop all the same.
    fn has_desktop(&self) -> bool {
        matches!(
            self,
            Trouble::NoGraphics | Trouble::TooOld | Trouble::NoLibrary(_)
        )
    }

    /// What is said of it: what it is, and what helps.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Trouble::NoDisplay => words::no_window(words::NO_DISPLAY),
            Trouble::NoLibrary(file) => words::no_window(&words::no_library(file.as_deref())),
            Trouble::NoAnswer => words::no_window(words::NO_ANSWER),
            Trouble::TooOld => words::no_window(words::DISPLAY_TOO_OLD),
            Trouble::NoGraphics => words::no_window(words::NO_GRAPHICS),
        }
    }

    /// Says it on the terminal, and in a box where there can be one.
    pub fn tell(&self) {
        let text = self.text();
        crate::console::attach();
        // Nothing can be done where even this cannot be said.
        let _ = writeln!(std::io::stderr(), "{text}");
        if self.has_desktop() {
            show(&text);
        }
    }
}

/// The first file of a library that is named.
fn library(said: &str) -> Option<String> {
    let is_name = |ch: char| ch.is_ascii_alphanumeric() || "-_.+".contains(ch);
    said.split(|ch| !is_name(ch))
        .find(|word| word.starts_with("lib") && word.contains(".so"))
        .map(|word| word.trim_end_matches('.').to_owned())
}

/// Keeps what `Trouble` tells from being told as a fault of the program, in a language that few read.
pub fn hush() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if Trouble::of_panic(info.payload()).is_none() {
            before(info);
        }
    }));
}

/// Shows it with whatever this desktop has for that, until it is read.
#[cfg(target_os = "linux")]
fn show(text: &str) {
    let boxes: [(&str, &[&str]); 4] = [
        ("zenity", &["--error", "--no-markup", "--no-wrap", "--text"]),
        ("kdialog", &["--error"]),
        ("yad", &["--error", "--no-markup", "--text"]),
        ("notify-send", &["--urgency=critical", words::PROGRAM]),
    ];
    for (program, arguments) in boxes {
        let shown = Command::new(program)
            .args(arguments)
            .arg(text)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        // One that is closed says that it was not agreed to: it was shown all the same.
        if shown.is_ok_and(|ended| matches!(ended.code(), Some(0 | 1))) {
            return;
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn show(text: &str) {
    rfd::MessageDialog::new()
        .set_title(words::PROGRAM)
        .set_description(text)
        .set_level(rfd::MessageLevel::Error)
        .show();
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What winit, x11-dl, xkbcommon-dl and wayland-client say.
    #[test]
    fn what_the_libraries_say_is_understood() {
        let library = |name: &str| Some(Trouble::NoLibrary(Some(name.to_owned())));
        for (said, meant) in [
            (
                "WinitEventLoop(Os(OsError { line: 765, error: Misc(\"neither WAYLAND_DISPLAY nor \
                 WAYLAND_SOCKET nor DISPLAY is set.\") }))",
                Some(Trouble::NoDisplay),
            ),
            (
                "XNotSupported(LibraryOpenError(OpenError { kind: Library, detail: \"opening library \
                 failed (libX11.so.6: cannot open shared object file: No such file)\" }))",
                library("libX11.so.6"),
            ),
            (
                "Library libxkbcommon-x11.so could not be loaded.",
                library("libxkbcommon-x11.so"),
            ),
            (
                "WaylandError(Connection(NoWaylandLib))",
                library("libwayland-client.so.0"),
            ),
            (
                "WaylandError(Connection(NoCompositor))",
                Some(Trouble::NoAnswer),
            ),
            ("XNotSupported(XOpenDisplayFailed)", Some(Trouble::NoAnswer)),
            ("X server missing XInput extension", Some(Trouble::TooOld)),
            ("index out of bounds", None),
        ] {
            assert_eq!(Trouble::said(said), meant, "{said}");
        }
    }

    #[test]
    fn an_error_that_says_nothing_of_the_desktop_is_one_of_the_graphics() {
        let error = eframe::Error::AppCreation("Failed to create surface".into());
        let trouble = Trouble::of(&error);
        assert_eq!(trouble, Trouble::NoGraphics);
        assert!(!trouble.is_before_drawing());
    }

    #[test]
    fn every_trouble_says_what_to_do() {
        for trouble in [
            Trouble::NoDisplay,
            Trouble::NoLibrary(Some("libXi.so.6".to_owned())),
            Trouble::NoLibrary(None),
            Trouble::NoAnswer,
            Trouble::TooOld,
            Trouble::NoGraphics,
        ] {
            let text = trouble.text();
            assert!(text.contains("请"), "{text}");
        }
    }
}
