//! One running program: whoever starts it a second time hands the file to the one that runs.
//!
//! The way between the two is the one exception to that the program opens no socket: a Unix socket or a
//! named pipe that only this user's own programs may use, and through which nothing goes but the path of
//! a file and a yes or no. Whatever stands in the way (nobody listens, nobody answers in time, somebody
//! else does), the second program starts as if it were the first.

pub mod message;

#[cfg(target_os = "linux")]
#[path = "linux.rs"]
mod system;
#[cfg(windows)]
#[path = "windows.rs"]
mod system;
#[cfg(not(any(target_os = "linux", windows)))]
#[path = "other.rs"]
mod system;

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

use sha2::{Digest, Sha256};

/// How long whoever asks has for its few bytes, and for taking the answer.
const PATIENCE: Duration = Duration::from_secs(1);

/// Where the programs of one user at one screen find each other.
#[derive(Debug, Clone)]
pub struct Place(system::Place);

/// Hears of what is handed over, until it goes.
#[derive(Debug)]
pub struct Listener(system::Listener);

impl Place {
    /// The place of the programs that keep their work in this folder and have this screen.
    ///
    /// # Errors
    /// The system has no place that is this user's alone.
    pub fn of(folder: &Path) -> io::Result<Place> {
        let folder = std::path::absolute(folder)?;
        system::Place::of(&folder, &name(&folder)).map(Place)
    }

    /// A place in this folder and nowhere else, where that can be: for tests.
    ///
    /// # Errors
    /// As [`Place::of`].
    pub fn within(folder: &Path) -> io::Result<Place> {
        system::Place::within(folder, &name(folder)).map(Place)
    }

    /// Where it is, for who looks for it.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Hands a file to the program that runs, or only has it come to the front. Whether it took that:
    /// if not, or not in this time, nobody runs who could.
    #[must_use]
    pub fn hand_over(&self, file: Option<&Path>, patience: Duration) -> bool {
        let Some(message) = message::encode(file) else {
            return false;
        };
        let (sender, receiver) = channel();
        let place = self.0.clone();
        // On a thread of its own, so that a folder or a program that does not answer holds nothing up.
        let thread = std::thread::Builder::new().name("hand over".to_owned());
        drop(thread.spawn(move || {
            // Too late, nobody wants it any more.
            let _ = sender.send(place.ask(&message, patience).unwrap_or(false));
        }));
        receiver.recv_timeout(patience).unwrap_or(false)
    }

    /// Hears of what is handed over here from now on.
    ///
    /// # Errors
    /// Somebody does already, or the place cannot be used.
    pub fn listen(&self) -> io::Result<Listener> {
        self.0.listen().map(Listener)
    }
}

impl Listener {
    /// Passes on each file that is handed over, or that the program is only to come to the front; what
    /// is done with it says whether it was taken. Stays until the place cannot be used any more.
    pub fn serve(&self, take: impl Fn(Option<PathBuf>) -> bool) {
        self.0.serve(&take);
    }

    /// The files by which others find it, which whoever ends without dropping it removes.
    #[must_use]
    pub fn traces(&self) -> Vec<PathBuf> {
        self.0.traces()
    }
}

/// Names the programs that keep their work in this folder and have this screen.
fn name(folder: &Path) -> String {
    let mut hash = Sha256::new();
    hash.update(folder.as_os_str().as_encoded_bytes());
    for part in system::screen() {
        hash.update([0]);
        hash.update(part.as_encoded_bytes());
    }
    let mut name = "nianbao-".to_owned();
    for byte in hash.finalize().iter().take(8) {
        let _ = write!(name, "{byte:02x}");
    }
    name
}

/// Answers one who asks: reads what is handed over, has it taken, and says whether it was. Who is there no
/// longer, since this program slept too long, has opened a window of its own.
fn answer<T: io::Read + io::Write>(
    stream: &mut T,
    is_there: impl FnOnce(&T) -> bool,
    take: &dyn Fn(Option<PathBuf>) -> bool,
) -> io::Result<()> {
    let file = message::read(stream)?;
    let answer = if is_there(stream) && take(file) {
        message::TAKEN
    } else {
        message::REFUSED
    };
    stream.write_all(&[answer])
}
