//! A program that is started a second time hands its file to the one that runs.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use nianbao::running::message::{LONGEST, MARK, encode, read};

/// What is read from these bytes, or why they are no message.
fn heard(bytes: &[u8]) -> Result<Option<PathBuf>, ErrorKind> {
    read(&mut &bytes[..]).map_err(|error| error.kind())
}

fn absolute(name: &str) -> PathBuf {
    std::path::absolute(name).unwrap()
}

#[test]
fn a_file_arrives_under_the_name_it_was_handed_over_by() {
    for name in ["某某县 2025年报.ron", "a\nb", "甲／乙.docx"] {
        let file = absolute(name);
        assert_eq!(heard(&encode(Some(&file)).unwrap()), Ok(Some(file)));
    }
    assert_eq!(heard(&encode(None).unwrap()), Ok(None));
}

#[test]
fn what_is_no_whole_path_is_not_handed_over() {
    assert_eq!(encode(Some(Path::new("年报.ron"))), None);
    let long = absolute(&"年".repeat(LONGEST / 2));
    assert_eq!(encode(Some(&long)), None);
}

#[test]
fn bytes_that_are_no_message_are_refused() {
    let message = encode(Some(&absolute("年报.ron"))).unwrap();
    for end in 0..message.len() {
        let cut = heard(&message[..end]);
        assert_eq!(cut, Err(ErrorKind::UnexpectedEof), "after {end} bytes");
    }
    let no_message = Err(ErrorKind::InvalidData);
    let mut other = message.clone();
    other[0] = b'N';
    assert_eq!(heard(&other), no_message);
    let with = |length: u32, path: &[u8]| [MARK, &length.to_le_bytes()[..], path].concat();
    // More than any path has, and not so much as taken into memory.
    assert_eq!(heard(&with(u32::MAX, b"/")), no_message);
    // A name that depends on where the program was started.
    let relative = encode(Some(&absolute("ab"))).unwrap();
    assert_eq!(heard(&with(2, &relative[relative.len() - 2..])), no_message);
}

#[cfg(unix)]
#[test]
fn a_path_that_is_no_text_arrives_and_one_with_a_zero_does_not() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let file = Path::new(OsStr::from_bytes(b"/tmp/\xff\xfe.ron"));
    assert_eq!(
        heard(&encode(Some(file)).unwrap()),
        Ok(Some(file.to_owned()))
    );
    let zero = [MARK, &5_u32.to_le_bytes()[..], b"/a\0/b"].concat();
    assert_eq!(heard(&zero), Err(ErrorKind::InvalidData));
}

/// So long that only what never ends takes longer.
const LONG: Duration = Duration::from_mins(5);

#[cfg(any(target_os = "linux", windows))]
mod between {
    use std::sync::mpsc::{Receiver, channel};

    use nianbao::running::Place;

    use super::*;

    /// A program that runs, takes what it is handed or not, and says what that was.
    fn running(place: &Place, takes: bool) -> Receiver<Option<PathBuf>> {
        let listener = place.listen().unwrap();
        let (sender, receiver) = channel();
        std::thread::spawn(move || {
            listener.serve(|file| {
                sender.send(file).unwrap();
                takes
            });
        });
        receiver
    }

    #[test]
    fn the_second_program_hands_its_file_to_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::within(folder.path()).unwrap();
        let first = running(&place, true);
        let file = absolute("某某县 2025年报.ron");
        for file in [Some(file.as_path()), None, Some(file.as_path())] {
            assert!(place.hand_over(file, LONG));
            assert_eq!(first.recv().unwrap(), file.map(Path::to_owned));
        }
        // Nobody else hears it meanwhile.
        assert!(place.listen().is_err());
    }

    #[test]
    fn a_program_that_does_not_take_the_file_leaves_it_to_the_second() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::within(folder.path()).unwrap();
        let first = running(&place, false);
        assert!(!place.hand_over(None, LONG));
        assert_eq!(first.recv().unwrap(), None);
    }

    #[test]
    fn where_no_program_runs_nothing_is_handed_over() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::within(folder.path()).unwrap();
        assert!(!place.hand_over(None, LONG));
        drop(place.listen().unwrap());
        assert!(!place.hand_over(None, LONG));
        assert!(place.listen().is_ok());
    }

    #[test]
    fn a_program_that_does_not_answer_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::within(folder.path()).unwrap();
        let _silent = place.listen().unwrap();
        assert!(!place.hand_over(None, Duration::from_millis(10)));
    }
}

#[cfg(target_os = "linux")]
mod on_linux {
    use std::fs::{self, Permissions};
    use std::io::{Read, Write};
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::net::{UnixListener, UnixStream};

    use nianbao::running::Place;

    use super::*;

    #[test]
    fn what_a_killed_program_left_is_taken_over() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::within(folder.path()).unwrap();
        // A socket whose program is gone stays where it was.
        drop(UnixListener::bind(place.path()).unwrap());
        assert!(place.path().exists());
        assert!(!place.hand_over(None, LONG));
        assert!(place.listen().is_ok());
    }

    #[test]
    fn only_the_user_may_open_the_socket_and_only_in_a_folder_of_their_own() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::within(folder.path()).unwrap();
        let _listener = place.listen().unwrap();
        let mode = fs::metadata(place.path()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        fs::set_permissions(folder.path(), Permissions::from_mode(0o777)).unwrap();
        assert!(Place::within(folder.path()).is_err());
    }

    #[test]
    fn what_was_handed_over_by_a_program_that_is_gone_is_not_taken() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::within(folder.path()).unwrap();
        let listener = place.listen().unwrap();
        let mut stream = UnixStream::connect(place.path()).unwrap();
        stream
            .write_all(&encode(Some(Path::new("/a.ron"))).unwrap())
            .unwrap();
        drop(stream);
        let (sender, receiver) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            listener.serve(|file| {
                sender.send(file).unwrap();
                true
            });
        });
        assert!(place.hand_over(None, LONG));
        assert_eq!(receiver.recv().unwrap(), None);
    }

    #[test]
    fn who_sends_something_else_has_no_answer_and_the_next_one_has() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::within(folder.path()).unwrap();
        let listener = place.listen().unwrap();
        std::thread::spawn(move || listener.serve(|_| true));
        for bytes in [&b"GET / HTTP/1.1\r\n\r\n"[..], &[0; 4096], &[0xFF; 12], b""] {
            let mut stream = UnixStream::connect(place.path()).unwrap();
            // It may be hung up before all is sent.
            let _ = stream.write_all(bytes);
            let _ = stream.shutdown(std::net::Shutdown::Write);
            let mut answer = Vec::new();
            let _ = stream.read_to_end(&mut answer);
            assert_eq!(answer, b"");
        }
        assert!(place.hand_over(None, LONG));
    }
}
