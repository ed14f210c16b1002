//! Importing Word documents and web pages.

pub(crate) mod kinds;
mod made;
mod nasty;
mod page;
mod round;
mod spoiled;
mod word;

use nianbao::import::Imported;

/// All notes of an import, a line each.
fn messages(imported: &Imported) -> String {
    let notes = imported.notes.iter().map(|note| note.message.as_str());
    notes.collect::<Vec<_>>().join("\n")
}
