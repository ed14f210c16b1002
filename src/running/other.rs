//! Systems on which the program is only built: each program is for itself.

use std::convert::Infallible;
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

pub(super) fn screen() -> Vec<OsString> {
    Vec::new()
}

/// There is none.
#[derive(Debug, Clone)]
pub(super) struct Place(Infallible);

impl Place {
    pub(super) fn of(_folder: &Path, _name: &str) -> io::Result<Place> {
        Err(ErrorKind::Unsupported.into())
    }

    pub(super) fn within(_folder: &Path, _name: &str) -> io::Result<Place> {
        Err(ErrorKind::Unsupported.into())
    }

    pub(super) fn path(&self) -> &Path {
        match self.0 {}
    }

    pub(super) fn ask(&self, _message: &[u8], _patience: Duration) -> io::Result<bool> {
        match self.0 {}
    }

    pub(super) fn listen(&self) -> io::Result<Listener> {
        match self.0 {}
    }
}

/// There is none.
#[derive(Debug)]
pub(super) struct Listener(Infallible);

impl Listener {
    pub(super) fn serve(&self, _take: &dyn Fn(Option<PathBuf>) -> bool) {
        match self.0 {}
    }

    pub(super) fn traces(&self) -> Vec<PathBuf> {
        match self.0 {}
    }
}
