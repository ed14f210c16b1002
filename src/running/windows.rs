//! How programs of one user find each other on Windows: by a named pipe that only they may open.
#![expect(
    unsafe_code,
    reason = "Windows offers named pipes, and who is at their other end, only as foreign functions"
)]

use std::ffi::{OsString, c_void};
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::mem::size_of;
use std::os::windows::ffi::OsStrExt;
use std::os::windows::fs::OpenOptionsExt;
use std::os::windows::io::{AsRawHandle, FromRawHandle, OwnedHandle};
use std::path::{Path, PathBuf};
use std::ptr::{from_mut, from_ref, null_mut};
use std::thread::sleep;
use std::time::{Duration, Instant};

use windows_sys::Win32::Foundation::{
    ERROR_PIPE_BUSY, ERROR_PIPE_CONNECTED, HANDLE, INVALID_HANDLE_VALUE,
};
use windows_sys::Win32::Security::{
    ACCESS_ALLOWED_ACE, ACL, ACL_REVISION, AddAccessAllowedAce, EqualSid, GetLengthSid,
    GetTokenInformation, InitializeAcl, InitializeSecurityDescriptor, PSID, SECURITY_ATTRIBUTES,
    SECURITY_DESCRIPTOR, SetSecurityDescriptorDacl, TOKEN_QUERY, TOKEN_USER, TokenUser,
};
use windows_sys::Win32::Storage::FileSystem::{
    FILE_ALL_ACCESS, FILE_FLAG_FIRST_PIPE_INSTANCE, PIPE_ACCESS_DUPLEX, SECURITY_IDENTIFICATION,
};
use windows_sys::Win32::System::Pipes::{
    ConnectNamedPipe, CreateNamedPipeW, DisconnectNamedPipe, GetNamedPipeClientProcessId,
    GetNamedPipeServerProcessId, PIPE_READMODE_BYTE, PIPE_REJECT_REMOTE_CLIENTS, PIPE_TYPE_BYTE,
    PIPE_WAIT, PeekNamedPipe,
};
use windows_sys::Win32::System::RemoteDesktop::ProcessIdToSessionId;
use windows_sys::Win32::System::SystemServices::SECURITY_DESCRIPTOR_REVISION;
use windows_sys::Win32::System::Threading::{
    OpenProcess, OpenProcessToken, PROCESS_QUERY_LIMITED_INFORMATION,
};
use windows_sys::Win32::UI::WindowsAndMessaging::AllowSetForegroundWindow;

use super::{PATIENCE, message};

/// How often it is looked whether something has come: a pipe that is read has no time limit of its own.
const TICK: Duration = Duration::from_millis(5);

/// What tells the sessions of one user apart: at the PC, by remote desktop.
pub(super) fn screen() -> Vec<OsString> {
    let mut session = 0;
    // SAFETY: the pointer is to a number that outlives the call.
    unsafe { ProcessIdToSessionId(std::process::id(), &raw mut session) };
    vec![session.to_string().into()]
}

/// The pipe's name.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pipe: PathBuf,
}

impl Place {
    #[expect(clippy::unnecessary_wraps, reason = "elsewhere it may fail")]
    pub(super) fn of(_folder: &Path, name: &str) -> io::Result<Place> {
        let pipe = Path::new(r"\\.\pipe").join(name);
        Ok(Place { pipe })
    }

    /// All pipes lie in one place; the name has the folder in it.
    pub(super) fn within(folder: &Path, name: &str) -> io::Result<Place> {
        Place::of(folder, name)
    }

    pub(super) fn path(&self) -> &Path {
        &self.pipe
    }

    pub(super) fn ask(&self, message: &[u8], patience: Duration) -> io::Result<bool> {
        let until = Instant::now() + patience;
        let mut pipe = loop {
            // Whoever listens learns who asks, and may do nothing in that name.
            let opened = OpenOptions::new()
                .read(true)
                .write(true)
                .security_qos_flags(SECURITY_IDENTIFICATION)
                .open(&self.pipe);
            match opened {
                Ok(pipe) => break pipe,
                Err(error) if is(&error, ERROR_PIPE_BUSY) && Instant::now() < until => sleep(TICK),
                Err(error) => return Err(error),
            }
        };
        let mut server = 0;
        // SAFETY: the pipe is open, and the pointer is to a number that outlives the call.
        let is_known =
            unsafe { GetNamedPipeServerProcessId(pipe.as_raw_handle(), &raw mut server) };
        if is_known == 0 || !is_this_user(server)? {
            return Err(ErrorKind::PermissionDenied.into());
        }
        // Only who has the front may give it away. Without that the window blinks in the task bar.
        // SAFETY: the call takes a number.
        unsafe { AllowSetForegroundWindow(server) };
        pipe.write_all(message)?;
        let mut answer = [0];
        Bounded { pipe: &pipe, until }.read_exact(&mut answer)?;
        Ok(answer == [message::TAKEN])
    }

    pub(super) fn listen(&self) -> io::Result<Listener> {
        let name: Vec<u16> = self.pipe.as_os_str().encode_wide().chain([0]).collect();
        let user = User::of(None)?;
        // The list has room for one entry, which ends in the user's name in place of `SidStart`.
        let room = size_of::<ACL>() + size_of::<ACCESS_ALLOWED_ACE>() + user.length() as usize;
        // As numbers of four bytes, to which the list must be aligned.
        let mut list = vec![0_u32; room.div_ceil(4)];
        let acl = list.as_mut_ptr().cast::<ACL>();
        let length = u32::try_from(list.len() * 4).unwrap_or_default();
        let mut rights = SECURITY_DESCRIPTOR::default();
        let descriptor: *mut c_void = from_mut(&mut rights).cast();
        // SAFETY: the list has the length that is told and outlives the descriptor that points to it; both
        // outlive the calls, and the user's name lies in `user`.
        let is_set = unsafe {
            InitializeAcl(acl, length, ACL_REVISION) != 0
                && AddAccessAllowedAce(acl, ACL_REVISION, FILE_ALL_ACCESS, user.name()) != 0
                && InitializeSecurityDescriptor(descriptor, SECURITY_DESCRIPTOR_REVISION) != 0
                && SetSecurityDescriptorDacl(descriptor, 1, acl, 0) != 0
        };
        if !is_set {
            return Err(io::Error::last_os_error());
        }
        let attributes = SECURITY_ATTRIBUTES {
            nLength: u32::try_from(size_of::<SECURITY_ATTRIBUTES>()).unwrap_or_default(),
            lpSecurityDescriptor: descriptor,
            bInheritHandle: 0,
        };
        // SAFETY: the name ends in 0, and what the attributes point to outlives the call.
        let pipe = unsafe {
            CreateNamedPipeW(
                name.as_ptr(),
                // Refused where somebody has a pipe of this name.
                PIPE_ACCESS_DUPLEX | FILE_FLAG_FIRST_PIPE_INSTANCE,
                PIPE_TYPE_BYTE | PIPE_READMODE_BYTE | PIPE_WAIT | PIPE_REJECT_REMOTE_CLIENTS,
                1,
                64,
                64 * 1024,
                0,
                from_ref(&attributes),
            )
        };
        if pipe == INVALID_HANDLE_VALUE {
            return Err(io::Error::last_os_error());
        }
        // SAFETY: the handle was just made and nobody else has it.
        let pipe = unsafe { OwnedHandle::from_raw_handle(pipe) };
        Ok(Listener { pipe: pipe.into() })
    }
}

#[derive(Debug)]
pub(super) struct Listener {
    pipe: File,
}

impl Listener {
    /// A pipe goes with the program.
    pub(super) fn traces(&self) -> Vec<PathBuf> {
        Vec::new()
    }

    pub(super) fn serve(&self, take: &dyn Fn(Option<PathBuf>) -> bool) {
        let handle = self.pipe.as_raw_handle();
        loop {
            // SAFETY: the pipe is open; without a structure the call waits.
            let is_there = unsafe { ConnectNamedPipe(handle, null_mut()) } != 0
                || is(&io::Error::last_os_error(), ERROR_PIPE_CONNECTED);
            if !is_there {
                // Nothing is heard here any more; whoever is started then starts for itself.
                return;
            }
            // Who asks in a way that cannot be answered has no answer.
            let _ = self.serve_one(take);
            // SAFETY: the pipe is open.
            unsafe { DisconnectNamedPipe(handle) };
        }
    }

    fn serve_one(&self, take: &dyn Fn(Option<PathBuf>) -> bool) -> io::Result<()> {
        let pipe = &self.pipe;
        let mut client = 0;
        // SAFETY: the pipe is open, and the pointer is to a number that outlives the call.
        let is_known =
            unsafe { GetNamedPipeClientProcessId(pipe.as_raw_handle(), &raw mut client) };
        if is_known == 0 || !is_this_user(client)? {
            return Err(ErrorKind::PermissionDenied.into());
        }
        let until = Instant::now() + PATIENCE;
        let is_there = |_: &Bounded<'_>| waiting(pipe.as_raw_handle()).is_ok();
        super::answer(&mut Bounded { pipe, until }, is_there, take)?;
        // What was not read yet would go with the connection.
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until && waiting(pipe.as_raw_handle()).is_ok() {
            sleep(TICK);
        }
        Ok(())
    }
}

/// Reads what has come, and waits for more only until then.
struct Bounded<'a> {
    pipe: &'a File,
    until: Instant,
}

impl Read for Bounded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while waiting(self.pipe.as_raw_handle())? == 0 {
            if Instant::now() >= self.until {
                return Err(ErrorKind::TimedOut.into());
            }
            sleep(TICK);
        }
        self.pipe.read(buffer)
    }
}

impl Write for Bounded<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.pipe.write(buffer)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How many bytes have come.
fn waiting(pipe: HANDLE) -> io::Result<u32> {
    let mut count = 0;
    // SAFETY: the pipe is open as long as it is borrowed; nothing is asked for but the count.
    let is_open =
        unsafe { PeekNamedPipe(pipe, null_mut(), 0, null_mut(), &raw mut count, null_mut()) };
    if is_open == 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(count)
}

fn is(error: &io::Error, code: u32) -> bool {
    error.raw_os_error() == Some(code.cast_signed())
}

/// Whether a process is this user's. One that may not be asked is not.
fn is_this_user(process: u32) -> io::Result<bool> {
    let (this, other) = (User::of(None)?, User::of(Some(process))?);
    // SAFETY: both names lie in what is borrowed.
    Ok(unsafe { EqualSid(this.name(), other.name()) } != 0)
}

/// A user, as Windows names them.
struct User {
    /// A `TOKEN_USER` and behind it the name that it points to; in numbers of eight bytes, to which it
    /// must be aligned.
    told: Vec<u64>,
}

impl User {
    /// Whose this process is, or another.
    fn of(process: Option<u32>) -> io::Result<User> {
        /// What stands for this process.
        const SELF: HANDLE = -1_isize as HANDLE;
        let mut opened = None;
        if let Some(process) = process {
            // SAFETY: the call takes numbers.
            let handle = unsafe { OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, 0, process) };
            if handle.is_null() {
                return Err(io::Error::last_os_error());
            }
            // SAFETY: the handle was just made and nobody else has it.
            opened = Some(unsafe { OwnedHandle::from_raw_handle(handle) });
        }
        let process = opened.as_ref().map_or(SELF, AsRawHandle::as_raw_handle);
        let mut token = null_mut();
        // SAFETY: the process is open, and the pointer is to a handle that outlives the call.
        if unsafe { OpenProcessToken(process, TOKEN_QUERY, &raw mut token) } == 0 {
            return Err(io::Error::last_os_error());
        }
        // SAFETY: the handle was just made and nobody else has it.
        let token = unsafe { OwnedHandle::from_raw_handle(token) };
        // A name is 68 bytes at most.
        let mut told = vec![0_u64; 32];
        let room = u32::try_from(told.len() * 8).unwrap_or_default();
        let mut length = 0;
        // SAFETY: the token is open, and the room has the length that is told.
        let is_told = unsafe {
            GetTokenInformation(
                token.as_raw_handle(),
                TokenUser,
                told.as_mut_ptr().cast(),
                room,
                &raw mut length,
            )
        };
        if is_told == 0 {
            return Err(io::Error::last_os_error());
        }
        Ok(User { told })
    }

    /// Valid as long as the user is borrowed.
    fn name(&self) -> PSID {
        // SAFETY: Windows has filled a `TOKEN_USER` in, at the beginning of what is aligned for it.
        unsafe { (*self.told.as_ptr().cast::<TOKEN_USER>()).User.Sid }
    }

    fn length(&self) -> u32 {
        // SAFETY: the name lies in what is borrowed.
        unsafe { GetLengthSid(self.name()) }
    }
}
