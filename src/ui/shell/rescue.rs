//! What becomes of the work where the window breaks off by a fault, or the session ends.

use std::cell::RefCell;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::rc::Rc;

use super::app::App;
use super::fault;
use crate::ui::words;

/// The app, which outlives a window that breaks off by a fault.
pub(super) type Shared = Rc<RefCell<Option<App>>>;

/// Says something without a window; where the system has no box for it at least on the terminal.
fn tell(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
    rfd::MessageDialog::new()
        .set_title(words::PROGRAM)
        .set_description(text)
        .set_level(rfd::MessageLevel::Error)
        .show();
}

/// Writes what is not saved; returns what came of it, as it is said.
pub(super) fn rescue(app: &Shared) -> Result<Option<String>, String> {
    let rescued = catch_unwind(AssertUnwindSafe(|| {
        let app = app.try_borrow().ok()?;
        Some(app.as_ref().map_or(Ok(None), App::rescue))
    }));
    match rescued {
        Ok(Some(Ok(path))) => Ok(path.map(|path| path.to_string_lossy().into_owned())),
        Ok(Some(Err(error))) => Err(error.to_string()),
        // The fault lies in the report itself.
        Ok(None) | Err(_) => Err(words::UNREADABLE_WORK.to_owned()),
    }
}

/// The session ends: keeps what is not saved, or leaves nothing behind.
pub(super) fn leave(app: &Shared) {
    let kept = rescue(app);
    if let (Ok(None), Ok(mut app)) = (kept, app.try_borrow_mut())
        && let Some(app) = &mut *app
    {
        app.end();
    }
}

/// The window broke off: says what happened and where the work is. What was kept of it stays.
pub(super) fn end_by_fault(app: Shared, folder: Option<&Path>) {
    let kept = rescue(&app);
    // An app that ends well takes its copy along.
    std::mem::forget(app);
    let told = folder.map(|folder| fault::file(folder).to_string_lossy().into_owned());
    tell(&words::fault(&kept, told.as_deref()));
}
