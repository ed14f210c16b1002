//! Who works on a draft: a small file beside it, which other windows and other PCs see.
//!
//! It says who and on which PC. A program that is gone leaves it behind; it is known for that by the
//! file that a running program keeps locked on its own PC ([`recovery`](super::recovery)), and on
//! another PC by the time of its last sign of life.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::files;

/// How often who holds a draft gives a sign of life.
pub const BEAT: Duration = Duration::from_secs(30);

/// After so long without one nobody holds it any more, by the clock of the disk on which the lock lies:
/// those of two PCs may go apart.
pub const SILENCE: Duration = Duration::from_mins(2);

/// So many characters of a name are said.
const LONGEST: usize = 64;

/// Who works on a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The user's name.
    pub who: String,
    /// The PC's name.
    pub host: String,
    /// By which this window is told from all others.
    pub mark: String,
    /// The file that the program keeps locked on its PC while it runs.
    pub proof: Option<PathBuf>,
    /// Since when it holds the draft, in seconds since 1970.
    #[serde(default)]
    pub since: u64,
    /// When it last gave a sign of life, in seconds since 1970.
    #[serde(default)]
    pub beat: u64,
}

impl Holder {
    /// This window, which keeps that file locked. `mark` tells it from others of this PC.
    #[must_use]
    pub fn this(mark: &str, proof: Option<PathBuf>) -> Holder {
        let host = host();
        Holder {
            who: named(&["USERNAME", "USER", "LOGNAME"]),
            mark: format!("{host}/{mark}"),
            host,
            proof,
            since: 0,
            beat: 0,
        }
    }

    /// The lock's text.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        // A path that is no text (on Linux) cannot be written down.
        let text = serde_json::to_vec(self).or_else(|_| {
            serde_json::to_vec(&Holder {
                proof: None,
                ..self.clone()
            })
        });
        text.unwrap_or_default()
    }

    /// The same, with a sign of life at that time.
    #[must_use]
    pub fn at(&self, now: SystemTime) -> Holder {
        let now = seconds(now);
        Holder {
            since: if self.since == 0 { now } else { self.since },
            beat: now,
            ..self.clone()
        }
    }

    /// Reads a lock's text; nothing if it is none.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Holder> {
        let mut holder: Holder = serde_json::from_slice(bytes).ok()?;
        // Whatever lies there is said to the clerk.
        for name in [&mut holder.who, &mut holder.host] {
            let seen = name.chars().filter(|ch| !files::is_invisible(*ch));
            *name = seen.take(LONGEST).collect();
        }
        Some(holder)
    }

    /// Whether both are the same window.
    #[must_use]
    pub fn is(&self, other: &Holder) -> bool {
        self.mark == other.mark
    }

    /// Since when it holds the draft.
    #[must_use]
    pub fn since(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(self.since.min(u64::from(u32::MAX)))
    }
}

/// The lock of a draft.
#[must_use]
pub fn file_of(draft: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".~lock.");
    name.push(draft.file_name().unwrap_or_default());
    name.push("#");
    draft.with_file_name(name)
}

/// By which a window or a command is told from all others: a process's number comes again, the time does not.
#[must_use]
pub fn mark() -> String {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let now = now.unwrap_or_default().as_nanos();
    format!("{}-{now}", std::process::id())
}

/// The name of this PC.
fn host() -> String {
    let named = named(&["COMPUTERNAME"]);
    if !named.is_empty() {
        return named;
    }
    let told = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    told.trim().to_owned()
}

fn named(variables: &[&str]) -> String {
    let mut values = variables.iter().filter_map(|name| std::env::var(name).ok());
    values.find(|value| !value.is_empty()).unwrap_or_default()
}

fn seconds(time: SystemTime) -> u64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH);
    since.map(|since| since.as_secs()).unwrap_or_default()
}
