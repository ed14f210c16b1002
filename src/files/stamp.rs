//! Whether a file is still the one that was read.

use serde::{Deserialize, Serialize};

/// By what the content of a file is known again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// In bytes.
    length: u64,
    /// The checksum: CRC-32 as in a zip file.
    sum: u32,
}

impl Stamp {
    /// The stamp of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Stamp {
        Stamp {
            length: bytes.len() as u64,
            sum: crc32fast::hash(bytes),
        }
    }
}
