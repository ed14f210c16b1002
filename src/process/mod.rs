//! A program that is run within bounds: how much memory it takes, how long it takes and how much it
//! says. Whatever it does, the caller has an answer in that time, and the program is gone.

#[cfg(target_os = "linux")]
#[path = "linux.rs"]
mod system;
#[cfg(windows)]
#[path = "windows.rs"]
mod system;
#[cfg(not(any(target_os = "linux", windows)))]
#[path = "other.rs"]
mod system;

use std::io::{self, ErrorKind, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::{self, Scope};
use std::time::{Duration, Instant};

/// How often it is looked whether the program is wanted any longer.
const TICK: Duration = Duration::from_millis(20);

/// What a program may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// How much memory, in bytes.
    pub memory: u64,
    /// How long.
    pub time: Duration,
    /// How much it may answer, in bytes.
    pub answer: u64,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The program could not be started, or not be bounded.
    #[error("无法启动程序：{0}")]
    NotStarted(#[from] io::Error),
    /// It took longer than it may.
    #[error("程序用时太长")]
    TooLong,
    /// It said more than it may.
    #[error("程序的输出太多")]
    TooMuch,
    /// The answer is not wanted any more.
    #[error("已取消")]
    Cancelled,
}

/// Runs a program and gives what it writes to its standard output until it closes that, which is all
/// or part of an answer: a program that fails says less. The parts of `input` are what it reads; its
/// standard input stays open until it is gone, so that it sees when this process is.
///
/// # Errors
/// See [`Failure`]; the program is gone then, too.
pub fn run(
    command: &mut Command,
    input: &[&[u8]],
    bounds: Bounds,
    is_cancelled: &dyn Fn() -> bool,
) -> Result<Vec<u8>, Failure> {
    command.stdin(Stdio::piped());
    command.stdout(Stdio::piped());
    command.stderr(Stdio::null());
    system::prepare(command);
    let begun = Instant::now();
    let running = Running::start(command, bounds.memory)?;
    thread::scope(|scope| {
        // Ends before the threads do, which wait for it.
        let mut running = running;
        let (Some(mut stdin), Some(stdout)) =
            (running.child.stdin.take(), running.child.stdout.take())
        else {
            return Err(Failure::NotStarted(ErrorKind::BrokenPipe.into()));
        };
        let (sender, receiver) = channel();
        // What holds the thread holds what it gives back: the standard input, open.
        let _writer = start(scope, "feed", move || {
            let mut parts = input.iter();
            // A program that wants no more has its reason, and says it.
            let _ = parts.try_for_each(|part| stdin.write_all(part));
            stdin
        })?;
        start(scope, "listen", move || {
            let mut answer = Vec::new();
            let most = bounds.answer.saturating_add(1);
            let read = stdout.take(most).read_to_end(&mut answer);
            // Nobody waits any more where the program was given up.
            let _ = sender.send(read.map(|_| answer));
        })?;
        loop {
            match receiver.recv_timeout(TICK) {
                Ok(answer) => {
                    let answer = answer?;
                    let is_too_much = answer.len() as u64 > bounds.answer;
                    return if is_too_much {
                        Err(Failure::TooMuch)
                    } else {
                        Ok(answer)
                    };
                }
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(Failure::NotStarted(ErrorKind::BrokenPipe.into()));
                }
                Err(RecvTimeoutError::Timeout) if is_cancelled() => return Err(Failure::Cancelled),
                Err(RecvTimeoutError::Timeout) if begun.elapsed() >= bounds.time => {
                    return Err(Failure::TooLong);
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    })
}

fn start<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    name: &str,
    work: impl FnOnce() -> T + Send + 'scope,
) -> io::Result<thread::ScopedJoinHandle<'scope, T>> {
    let thread = thread::Builder::new().name(name.to_owned());
    thread.spawn_scoped(scope, work)
}

/// A program that runs. When this goes, so does that.
struct Running {
    child: Child,
    /// Dropped after the child was ended.
    _limit: system::Limit,
}

impl Running {
    /// Starts a program that waits for its input, and bounds it before it has any.
    fn start(command: &mut Command, memory: u64) -> io::Result<Running> {
        let mut child = command.spawn()?;
        match system::Limit::on(&child, memory) {
            Ok(limit) => Ok(Running {
                child,
                _limit: limit,
            }),
            Err(error) => {
                end(&mut child);
                Err(error)
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

fn end(child: &mut Child) {
    // It may have ended by itself.
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::cell::Cell;

    use super::*;

    const BOUNDS: Bounds = Bounds {
        memory: 512 * 1024 * 1024,
        time: Duration::from_mins(10),
        answer: 1024,
    };

    fn shell(script: &str, bounds: Bounds, input: &[&[u8]]) -> Result<Vec<u8>, Failure> {
        let mut command = Command::new("sh");
        run(command.args(["-c", script]), input, bounds, &|| false)
    }

    #[test]
    fn a_program_is_given_its_input_in_parts_and_heard_to_its_end() {
        let answer = shell("head -c 6", BOUNDS, &[b"abc", b"def"]).unwrap();
        assert_eq!(answer, b"abcdef");
        // One that reads nothing is heard all the same.
        let much = vec![b' '; 1024 * 1024];
        assert_eq!(shell("echo no", BOUNDS, &[&much]).unwrap(), b"no\n");
        let answer = shell("echo half; kill -ABRT $$", BOUNDS, &[]).unwrap();
        assert_eq!(answer, b"half\n");
    }

    #[test]
    fn a_program_has_the_memory_that_it_may_have_before_it_reads() {
        let answer = shell("read line; ulimit -v; ulimit -c", BOUNDS, &[b"\n"]).unwrap();
        assert_eq!(answer, b"524288\n0\n");
    }

    #[test]
    fn a_program_that_takes_too_long_or_says_too_much_is_ended() {
        let short = Bounds {
            time: Duration::ZERO,
            ..BOUNDS
        };
        for script in ["exec sleep 600", "exec >&-; exec sleep 600"] {
            let outcome = shell(script, short, &[]);
            // A closed output is an empty answer, which comes first or not.
            let is_over = matches!(&outcome, Err(Failure::TooLong) | Ok(_));
            assert!(is_over, "{outcome:?}");
        }
        let outcome = shell("exec cat /dev/zero", BOUNDS, &[]);
        assert!(matches!(outcome, Err(Failure::TooMuch)), "{outcome:?}");
    }

    #[test]
    fn a_program_that_is_not_wanted_any_more_is_ended() {
        let asked = Cell::new(0);
        let is_cancelled = || {
            asked.set(asked.get() + 1);
            asked.get() > 2
        };
        let mut command = Command::new("sleep");
        let outcome = run(command.arg("600"), &[], BOUNDS, &is_cancelled);
        assert!(matches!(outcome, Err(Failure::Cancelled)), "{outcome:?}");
        assert_eq!(asked.get(), 3);
    }

    #[test]
    fn a_program_that_is_not_there_is_said_not_to_be() {
        let mut command = Command::new("/nowhere/nothing");
        let outcome = run(&mut command, &[], BOUNDS, &|| false);
        assert!(
            matches!(outcome, Err(Failure::NotStarted(_))),
            "{outcome:?}"
        );
    }
}
