//! Reading and writing files whole, with errors a clerk can act on.

mod error;
mod name;
mod read;
mod stamp;
#[cfg(windows)]
mod through;
mod write;

use std::path::Path;

pub use error::{FileError, reason};
pub use name::{is_invisible, name_of};
pub use read::{LARGEST, read, read_within};
pub use stamp::Stamp;
pub use write::{
    age, append, clean, create, create_beside, passing, target, write, write_piecemeal,
};

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
