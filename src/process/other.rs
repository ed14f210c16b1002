//! Systems on which the program is only built: a program has no bounds there but time and answer.

use std::io;
use std::process::{Child, Command};

/// Nothing has to be prepared.
pub(super) fn prepare(_command: &mut Command) {}

/// No bounds.
pub(super) struct Limit;

impl Limit {
    /// Bounds nothing.
    #[expect(clippy::unnecessary_wraps, reason = "elsewhere it may fail")]
    pub(super) fn on(_child: &Child, _memory: u64) -> io::Result<Limit> {
        Ok(Limit)
    }
}
