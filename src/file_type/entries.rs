//! What desktops on Linux have to know: the program's entry, the type of its drafts, and the icon, as files
//! in the user's folder of shared data; the same entries as those of the packages.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::NotTold;
use crate::files;

/// The program's name among all of a desktop; the packages have the same.
pub const ID: &str = "org.nianbao.nianbao";

/// What desktops call the type of drafts.
pub const TYPE: &str = "application/x-nianbao-draft";

/// The files, by their places in the folder of shared data, and what is in them.
///
/// # Errors
/// The program's path cannot be written into an entry.
pub fn of(program: &Path) -> Result<[(PathBuf, String); 3], NotTold> {
    let program = quoted(program).ok_or(NotTold::Path)?;
    let filled = |template: &str| {
        let text = template.replace("@FILES@/nianbao", &program);
        text.replace("@ID@", ID)
    };
    let [entry, kind, icon] = places();
    Ok([
        (
            entry,
            filled(include_str!("../../packaging/linux/nianbao.desktop")),
        ),
        (kind, filled(include_str!("../../packaging/linux/mime.xml"))),
        (
            icon,
            include_str!("../../assets/icons/app/nianbao.svg").to_owned(),
        ),
    ])
}

fn places() -> [PathBuf; 3] {
    [
        format!("applications/{ID}.desktop").into(),
        format!("mime/packages/{ID}.xml").into(),
        format!("icons/hicolor/scalable/apps/{ID}.svg").into(),
    ]
}

/// Whether the entry in this folder names this program.
#[must_use]
pub fn are_in(folder: &Path, program: &Path) -> bool {
    let wanted = of(program).ok();
    wanted.is_some_and(|[(place, text), ..]| {
        fs::read_to_string(folder.join(place)).is_ok_and(|found| found == text)
    })
}

/// Writes the files into this folder.
///
/// # Errors
/// The disk refuses one, or the program's path cannot be written into an entry.
pub fn write(folder: &Path, program: &Path) -> Result<(), NotTold> {
    for (place, text) in of(program)? {
        let file = folder.join(place);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        files::write(&file, text.as_bytes()).map_err(io::Error::other)?;
    }
    Ok(())
}

/// Removes them from this folder; what others put there stays.
///
/// # Errors
/// The disk refuses it.
pub fn remove(folder: &Path) -> io::Result<()> {
    for place in places() {
        match fs::remove_file(folder.join(place)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// The program as the line `Exec` of an entry has it: in quotation marks, within which four signs have a
/// backslash before them, and each backslash another, as in every text of an entry. A per cent sign is doubled.
/// (Desktop Entry Specification 1.5, "The Exec key".)
fn quoted(program: &Path) -> Option<String> {
    let program = program.to_str()?;
    if program.contains(|ch: char| ch.is_control()) {
        return None;
    }
    let mut quoted = String::from('"');
    for ch in program.chars() {
        match ch {
            '"' | '`' | '$' => quoted.extend(["\\\\", ch.encode_utf8(&mut [0; 4])]),
            '\\' => quoted.push_str(r"\\\\"),
            '%' => quoted.push_str("%%"),
            _ => quoted.push(ch),
        }
    }
    quoted.push('"');
    Some(quoted)
}
