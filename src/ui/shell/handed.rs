//! What a second start of the program hands to this one: between the thread that hears it and the window.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use egui::{Context, ViewportCommand};

use crate::running::{Listener, Place};

/// So long the window is waited for before the second program opens one of its own.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long the second program waits for the first: longer than it needs to answer.
const WAITING: Duration = Duration::from_millis(2500);

/// Files that come sooner after each other were chosen together: each has a window of its own, as a window
/// shows one.
const TOGETHER: Duration = Duration::from_secs(3);

/// Something was handed over: a file, or the wish to see the window.
type Handed = Option<PathBuf>;

#[derive(Debug, Default)]
struct Slot {
    /// The window that is to be woken, once there is one.
    window: Option<Context>,
    /// What waits for it.
    waiting: Option<Handed>,
    /// The program ends.
    is_closed: bool,
    /// The file that this program was asked for last, and when.
    last: Option<(PathBuf, Instant)>,
    /// The files by which others find this program.
    traces: Vec<PathBuf>,
}

/// Between who hears and the window.
#[derive(Debug, Clone, Default)]
pub(super) struct Inbox(Arc<(Mutex<Slot>, Condvar)>);

/// What becomes of something that is handed over.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    /// The window takes it when it can.
    Waits,
    /// It was asked for just now: a click too many.
    Known,
    /// Who hands it over opens it.
    Refused,
}

impl Slot {
    fn fate(&mut self, file: Option<&Path>, now: Instant) -> Fate {
        if self.is_closed {
            return Fate::Refused;
        }
        let Some(file) = file else {
            return Fate::Waits;
        };
        match &self.last {
            Some((last, when)) if now.saturating_duration_since(*when) < TOGETHER => {
                if last == file {
                    Fate::Known
                } else {
                    Fate::Refused
                }
            }
            _ => {
                self.last = Some((file.to_owned(), now));
                Fate::Waits
            }
        }
    }
}

impl Inbox {
    /// Hears what other starts hand over from now on, this one having been asked for a file. Where that
    /// cannot be, this program is for itself.
    pub(super) fn watch(listener: Option<Listener>, file: Option<&Path>) -> Inbox {
        let inbox = Inbox::default();
        if let Some(listener) = listener {
            {
                let (slot, _) = &*inbox.0;
                let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
                slot.last = file.map(|file| (file.to_owned(), Instant::now()));
                slot.traces = listener.traces();
            }
            let own = inbox.clone();
            let thread = std::thread::Builder::new().name("running".to_owned());
            drop(thread.spawn(move || listener.serve(|file| own.bring(file))));
        }
        inbox
    }

    /// There is a window.
    pub(super) fn attach(&self, window: &Context) {
        let (slot, _) = &*self.0;
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        slot.window = Some(window.clone());
    }

    /// Waits until the window has taken this, but not for long.
    fn bring(&self, file: Handed) -> bool {
        let (slot, changed) = &*self.0;
        let mut now = slot.lock().unwrap_or_else(PoisonError::into_inner);
        let file = match now.fate(file.as_deref(), Instant::now()) {
            Fate::Waits => file,
            // The window only comes to the front.
            Fate::Known => None,
            Fate::Refused => return false,
        };
        now.waiting = Some(file);
        let window = now.window.clone();
        drop(now);
        if let Some(window) = window {
            window.request_repaint();
        }
        let now = slot.lock().unwrap_or_else(PoisonError::into_inner);
        let waits = |now: &mut Slot| now.waiting.is_some() && !now.is_closed;
        let waited = changed.wait_timeout_while(now, PATIENCE, waits);
        let (mut now, _) = waited.unwrap_or_else(PoisonError::into_inner);
        // The window that did not take it must not open it later, when the second one has.
        now.waiting.take().is_none()
    }

    /// What is to be opened, or that the window is to come to the front. A file waits until it can be
    /// opened; where that takes too long, the second program opens it.
    pub(super) fn take(&self, can_open: bool) -> Option<Handed> {
        let (slot, changed) = &*self.0;
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = slot.waiting.take_if(|file| can_open || file.is_none());
        if taken.is_some() {
            changed.notify_all();
        }
        taken
    }

    /// The program ends: who starts it now starts it anew.
    pub(super) fn close(&self) {
        let (slot, changed) = &*self.0;
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        slot.is_closed = true;
        for trace in slot.traces.drain(..) {
            let _ = std::fs::remove_file(trace);
        }
        changed.notify_all();
    }
}

/// Begins a program that keeps its work in this folder: it hears what other starts hand over. Nothing where
/// another one runs and has taken the file; one that is to be apart does not ask.
pub(super) fn begin(folder: Option<&Path>, file: Option<&Path>, is_apart: bool) -> Option<Inbox> {
    let Some(Ok(place)) = folder.map(Place::of) else {
        return Some(Inbox::default());
    };
    if !is_apart && place.hand_over(file, WAITING) {
        return None;
    }
    Some(Inbox::watch(place.listen().ok(), file))
}

/// Shows the window, wherever it is.
pub(super) fn come_forward(window: &Context) {
    window.send_viewport_cmd(ViewportCommand::Minimized(false));
    window.send_viewport_cmd(ViewportCommand::Focus);
    // Where the system keeps windows from coming to the front by themselves.
    let attention = egui::UserAttentionType::Informational;
    window.send_viewport_cmd(ViewportCommand::RequestUserAttention(attention));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_handed_over_is_taken_once_and_that_is_said() {
        let inbox = Inbox::default();
        assert_eq!(inbox.take(true), None);
        let file = PathBuf::from("某某县.ron");
        let bringing = std::thread::spawn({
            let (inbox, file) = (inbox.clone(), file.clone());
            move || inbox.bring(Some(file))
        });
        let taken = loop {
            if let Some(taken) = inbox.take(true) {
                break taken;
            }
            std::thread::yield_now();
        };
        assert_eq!(taken, Some(file));
        assert!(bringing.join().unwrap());
        assert_eq!(inbox.take(true), None);
    }

    #[test]
    fn of_files_chosen_together_each_has_a_window_and_a_click_too_many_opens_none() {
        let begun = Instant::now();
        let at = |milliseconds| begun + Duration::from_millis(milliseconds);
        let (one, other) = (Path::new("/甲.ron"), Path::new("/乙.ron"));
        let mut slot = Slot::default();
        assert_eq!(slot.fate(Some(one), at(0)), Fate::Waits);
        assert_eq!(slot.fate(Some(one), at(300)), Fate::Known);
        assert_eq!(slot.fate(Some(other), at(400)), Fate::Refused);
        assert_eq!(slot.fate(None, at(500)), Fate::Waits);
        assert_eq!(slot.fate(Some(other), at(60_000)), Fate::Waits);
        assert_eq!(slot.fate(Some(one), at(120_000)), Fate::Waits);
        slot.is_closed = true;
        assert_eq!(slot.fate(None, at(130_000)), Fate::Refused);
    }

    #[test]
    fn a_program_that_ends_takes_nothing_any_more() {
        let inbox = Inbox::default();
        let bringing = std::thread::spawn({
            let inbox = inbox.clone();
            move || inbox.bring(None)
        });
        inbox.close();
        assert!(!bringing.join().unwrap());
        assert!(!inbox.bring(None));
        assert_eq!(inbox.take(true), None);
    }
}
