//! How programs of one user find each other on Linux: by a socket that only they may open.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::net::sockopt::socket_peercred;
use rustix::net::{RecvFlags, recv};
use rustix::process::geteuid;

use super::{PATIENCE, message};

/// The variable that names the folder in which a session's programs meet.
const FOLDER: &str = "XDG_RUNTIME_DIR";

/// What tells the screens of one user apart.
pub(super) fn screen() -> Vec<OsString> {
    ["WAYLAND_DISPLAY", "DISPLAY"]
        .map(|name| env::var_os(name).unwrap_or_default())
        .into()
}

/// The socket, and beside it the file that whoever listens keeps locked.
#[derive(Debug, Clone)]
pub(super) struct Place {
    socket: PathBuf,
}

impl Place {
    /// In the session's folder; where there is none beside that of the work.
    pub(super) fn of(folder: &Path, name: &str) -> io::Result<Place> {
        let session = env::var_os(FOLDER).map(PathBuf::from);
        let session = session.filter(|session| session.is_absolute() && is_own(session));
        if let Some(session) = session {
            return Place::within(&session, name);
        }
        let beside = folder.parent().ok_or(ErrorKind::NotFound)?;
        fs::create_dir_all(beside)?;
        Place::within(beside, name)
    }

    pub(super) fn within(folder: &Path, name: &str) -> io::Result<Place> {
        if !is_own(folder) {
            return Err(ErrorKind::PermissionDenied.into());
        }
        let socket = folder.join(name).with_extension("sock");
        Ok(Place { socket })
    }

    pub(super) fn path(&self) -> &Path {
        &self.socket
    }

    pub(super) fn ask(&self, message: &[u8], patience: Duration) -> io::Result<bool> {
        let mut stream = UnixStream::connect(&self.socket)?;
        check(&stream)?;
        // Zero is refused as a time.
        let patience = patience.max(Duration::from_millis(1));
        stream.set_read_timeout(Some(patience))?;
        stream.set_write_timeout(Some(patience))?;
        stream.write_all(message)?;
        let mut answer = [0];
        stream.read_exact(&mut answer)?;
        Ok(answer == [message::TAKEN])
    }

    pub(super) fn listen(&self) -> io::Result<Listener> {
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(self.socket.with_extension("lock"))?;
        // The system lets go of it however the program ends: then what is there is a leftover.
        lock.try_lock()?;
        match fs::remove_file(&self.socket) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let heard = UnixListener::bind(&self.socket)?;
        // Until then the folder keeps others out, or their name when they are heard.
        fs::set_permissions(&self.socket, Permissions::from_mode(0o600))?;
        Ok(Listener {
            heard,
            path: self.socket.clone(),
            _lock: lock,
        })
    }
}

/// Whether a folder is this user's, and nobody else may put anything into it.
fn is_own(folder: &Path) -> bool {
    fs::metadata(folder).is_ok_and(|data| {
        data.is_dir() && data.uid() == geteuid().as_raw() && data.mode() & 0o022 == 0
    })
}

/// Refuses whoever is not this user.
fn check(stream: &UnixStream) -> io::Result<()> {
    if socket_peercred(stream)?.uid == geteuid() {
        Ok(())
    } else {
        Err(ErrorKind::PermissionDenied.into())
    }
}

#[derive(Debug)]
pub(super) struct Listener {
    heard: UnixListener,
    path: PathBuf,
    /// Held as long as somebody listens.
    _lock: File,
}

impl Listener {
    pub(super) fn serve(&self, take: &dyn Fn(Option<PathBuf>) -> bool) {
        for stream in self.heard.incoming() {
            // Nothing is heard here any more; whoever is started then starts for itself.
            let Ok(stream) = stream else { return };
            // Who asks in a way that cannot be answered has no answer.
            let _ = serve_one(&stream, take);
        }
    }

    /// The lock last: whoever has it takes the socket for a leftover.
    pub(super) fn traces(&self) -> Vec<PathBuf> {
        vec![self.path.clone(), self.path.with_extension("lock")]
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        for trace in self.traces() {
            let _ = fs::remove_file(trace);
        }
    }
}

fn serve_one(stream: &UnixStream, take: &dyn Fn(Option<PathBuf>) -> bool) -> io::Result<()> {
    check(stream)?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let until = Instant::now() + PATIENCE;
    let is_there = |_: &Bounded<'_>| {
        let flags = RecvFlags::PEEK | RecvFlags::DONTWAIT;
        // Nothing to read is an error; the end is not.
        recv(stream, &mut [0_u8; 1], flags).is_err()
    };
    super::answer(&mut Bounded { stream, until }, is_there, take)
}

/// Who sends a byte now and then is not waited for as if each were the last.
struct Bounded<'a> {
    stream: &'a UnixStream,
    until: Instant,
}

impl Read for Bounded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        self.stream.set_read_timeout(Some(left))?;
        self.stream.read(buffer)
    }
}

impl Write for Bounded<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.stream.write(buffer)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}
