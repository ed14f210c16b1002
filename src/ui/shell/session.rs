//! The end of the session: logoff, shutdown, SIGTERM. The system asks once and does not wait long, so the
//! work is kept at once, whatever else is asked on the screen; the next start offers it.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use egui::Context;

/// So long the window is waited for. Windows gives a program five seconds.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether the end was announced, and whether what is to be kept has been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum End {
    #[default]
    Unheard,
    Announced,
    Kept,
}

/// Between the window's thread and the one that hears of the end.
#[derive(Debug, Clone, Default)]
pub(super) struct Session(Arc<(Mutex<End>, Condvar)>);

impl Session {
    /// Hears of the end from now on, and does this last. Where the system does not say it, the journal is
    /// what there is.
    pub(super) fn watch(&self, ctx: &Context, last: impl Fn() + Send + 'static) {
        let (session, ctx) = (self.clone(), ctx.clone());
        system::listen(move || {
            session.announce(&ctx);
            last();
        });
    }

    /// Tells the window, and waits until the work is kept, but not for long.
    fn announce(&self, ctx: &Context) {
        let (end, changed) = &*self.0;
        let mut now = end.lock().unwrap_or_else(PoisonError::into_inner);
        if *now == End::Unheard {
            *now = End::Announced;
        }
        drop(now);
        ctx.request_repaint();
        let now = end.lock().unwrap_or_else(PoisonError::into_inner);
        // Whichever came first, the time or the work: the system ends the program after this.
        drop(changed.wait_timeout_while(now, PATIENCE, |now| *now != End::Kept));
    }

    /// Keeps the work, if the end was announced and that has not been done.
    pub(super) fn keep(&self, work: impl FnOnce()) {
        let (end, changed) = &*self.0;
        let mut now = end.lock().unwrap_or_else(PoisonError::into_inner);
        if *now == End::Announced {
            work();
            *now = End::Kept;
            changed.notify_all();
        }
    }
}

#[cfg(unix)]
mod system {
    use signal_hook::consts::{SIGHUP, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level;

    /// Has this done when the system asks the program to end, and ends it.
    pub(super) fn listen(announce: impl Fn() + Send + 'static) {
        let Ok(mut signals) = Signals::new([SIGTERM, SIGHUP]) else {
            return;
        };
        let thread = std::thread::Builder::new().name("session".to_owned());
        // Without it the program ends as the system has it.
        drop(thread.spawn(move || {
            if let Some(signal) = signals.forever().next() {
                announce();
                // At once: what a graphics driver would tidy up is in use by the window's thread.
                low_level::exit(128 + signal);
            }
        }));
    }
}

#[cfg(windows)]
mod system {
    #![expect(
        unsafe_code,
        reason = "Windows says the end of the session to windows alone, which only its own calls make"
    )]

    use std::cell::RefCell;
    use std::ptr;

    use windows_sys::Win32::Foundation::{HWND, LPARAM, LRESULT, WPARAM};
    use windows_sys::Win32::System::LibraryLoader::GetModuleHandleW;
    use windows_sys::Win32::UI::WindowsAndMessaging::{
        CreateWindowExW, DefWindowProcW, DispatchMessageW, GetMessageW, MSG, RegisterClassW,
        WM_ENDSESSION, WM_QUERYENDSESSION, WNDCLASSW, WS_OVERLAPPED,
    };
    use windows_sys::w;

    thread_local! {
        static ANNOUNCE: RefCell<Option<Box<dyn Fn()>>> = const { RefCell::new(None) };
    }

    /// Has this done when the session ends, by a window of its own that is never shown: the one of the
    /// program is handled by a library that passes over these messages.
    pub(super) fn listen(announce: impl Fn() + Send + 'static) {
        let thread = std::thread::Builder::new().name("session".to_owned());
        // Without it the journal is what there is.
        drop(thread.spawn(move || {
            ANNOUNCE.with(|slot| *slot.borrow_mut() = Some(Box::new(announce)));
            run();
        }));
    }

    fn run() {
        let name = w!("nianbao.session");
        // SAFETY: the class and its name live as long as the program; the window belongs to this
        // thread, which takes its messages until the program ends.
        unsafe {
            let instance = GetModuleHandleW(ptr::null());
            let class = WNDCLASSW {
                style: 0,
                lpfnWndProc: Some(hear),
                cbClsExtra: 0,
                cbWndExtra: 0,
                hInstance: instance,
                hIcon: ptr::null_mut(),
                hCursor: ptr::null_mut(),
                hbrBackground: ptr::null_mut(),
                lpszMenuName: ptr::null(),
                lpszClassName: name,
            };
            if RegisterClassW(&raw const class) == 0 {
                return;
            }
            // Not one for messages alone: those are not told.
            let window = CreateWindowExW(
                0,
                name,
                ptr::null(),
                WS_OVERLAPPED,
                0,
                0,
                0,
                0,
                ptr::null_mut(),
                ptr::null_mut(),
                instance,
                ptr::null(),
            );
            if window.is_null() {
                return;
            }
            let mut message = MSG::default();
            while GetMessageW(&raw mut message, ptr::null_mut(), 0, 0) > 0 {
                DispatchMessageW(&raw const message);
            }
        }
    }

    /// What the window hears.
    unsafe extern "system" fn hear(
        window: HWND,
        message: u32,
        word: WPARAM,
        long: LPARAM,
    ) -> LRESULT {
        match message {
            WM_QUERYENDSESSION => 1,
            WM_ENDSESSION => {
                if word != 0 {
                    ANNOUNCE.with(|slot| {
                        if let Some(announce) = &*slot.borrow() {
                            announce();
                        }
                    });
                }
                0
            }
            // SAFETY: what Windows gave is passed on as it came.
            _ => unsafe { DefWindowProcW(window, message, word, long) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_work_is_kept_once_and_only_when_the_end_was_announced() {
        let session = Session::default();
        let mut kept = 0;
        session.keep(|| kept += 1);
        assert_eq!(kept, 0);
        let announcing = std::thread::spawn({
            let session = session.clone();
            move || session.announce(&Context::default())
        });
        while kept == 0 {
            session.keep(|| kept += 1);
            std::thread::yield_now();
        }
        announcing.join().unwrap();
        session.keep(|| kept += 1);
        assert_eq!(kept, 1);
    }
}
