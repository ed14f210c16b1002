//! Output that goes into a pipe.

use std::io::{ErrorKind, Write};

/// Output whose reader may have seen enough (head, more): the work goes on to its end all the same.
pub(super) struct Pipe<'a>(pub(super) &'a mut dyn Write);

impl Write for Pipe<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self.0.write(bytes) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(bytes.len()),
            written => written,
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self.0.flush() {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            flushed => flushed,
        }
    }
}
