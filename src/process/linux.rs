//! How Linux bounds a program.

use std::io;
use std::process::{Child, Command};

use rustix::process::{Pid, Resource, Rlimit, prlimit};

/// Nothing has to be prepared.
pub(super) fn prepare(_command: &mut Command) {}

/// The bounds of a program that runs; they stay with it.
pub(super) struct Limit;

impl Limit {
    /// Bounds the memory that a program may ask for, and has it leave no image of that when it breaks
    /// off: there are reports in it.
    pub(super) fn on(child: &Child, memory: u64) -> io::Result<Limit> {
        let program = Some(Pid::from_child(child));
        for (resource, most) in [(Resource::As, memory), (Resource::Core, 0)] {
            let limit = Rlimit {
                current: Some(most),
                maximum: Some(most),
            };
            prlimit(program, resource, limit)?;
        }
        Ok(Limit)
    }
}
