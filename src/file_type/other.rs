//! Systems on which the program is only built.

use std::path::Path;

use super::NotTold;

pub(super) fn is_set(_program: &Path) -> bool {
    false
}

pub(super) fn set(_program: &Path) -> Result<(), NotTold> {
    Err(NotTold::Unknown)
}

pub(super) fn other(_program: &Path) -> Option<String> {
    None
}

pub(super) fn remove() -> Result<(), NotTold> {
    Err(NotTold::Unknown)
}
