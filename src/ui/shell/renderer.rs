//! Which renderer is tried first. A driver may crash where no error can be caught, so a start leaves
//! a marker until the window stands; a marker that nobody holds any more tells of a crash.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use eframe::Renderer;

/// The ending of markers.
const ENDING: &str = "start";

/// The name by which a renderer is asked for and remembered.
#[must_use]
pub fn name(renderer: Renderer) -> &'static str {
    match renderer {
        Renderer::Glow => "glow",
        Renderer::Wgpu => "wgpu",
    }
}

/// The renderer of a name.
#[must_use]
pub fn named(name: &str) -> Option<Renderer> {
    [Renderer::Glow, Renderer::Wgpu]
        .into_iter()
        .find(|renderer| super::renderer::name(*renderer) == name)
}

/// The renderers to try, the best first: the one asked for and no other; else the one that last
/// worked before the other one, and none that crashed. Where all crashed it was rather the start that
/// was cut off: then all are tried.
#[must_use]
pub fn order(
    asked: Option<Renderer>,
    remembered: Option<Renderer>,
    crashed: &[Renderer],
) -> Vec<Renderer> {
    if let Some(asked) = asked {
        return vec![asked];
    }
    let mut order = vec![Renderer::Glow, Renderer::Wgpu];
    // Stable: the others stay in their order.
    order.sort_by_key(|renderer| Some(*renderer) != remembered);
    if order.iter().all(|renderer| crashed.contains(renderer)) {
        return order;
    }
    order.retain(|renderer| !crashed.contains(renderer));
    order
}

/// Says that a renderer is being started. It goes with the program, however that ends, unless that
/// is a crash.
#[derive(Debug)]
pub struct Marker {
    path: PathBuf,
    /// Held as long as the start goes on; the system lets go of it however the program ends.
    lock: File,
}

impl Marker {
    /// Leaves a marker in the folder, which is made if it is missing.
    ///
    /// # Errors
    /// The folder may not be written to.
    pub fn set(folder: &Path, renderer: Renderer) -> io::Result<Marker> {
        fs::create_dir_all(folder)?;
        let name = format!(
            "{}-{}.{ENDING}",
            super::renderer::name(renderer),
            std::process::id()
        );
        let path = folder.join(name);
        let lock = File::create(&path)?;
        if let Err(error) = lock.try_lock() {
            // Where nothing can be locked a marker would look like a crash for ever.
            let _ = fs::remove_file(&path);
            return Err(error.into());
        }
        Ok(Marker { path, lock })
    }
}

impl Drop for Marker {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        // Windows removes no file that is locked.
        let _ = self.lock.unlock();
        let _ = fs::remove_file(&self.path);
    }
}

/// The markers of starts that crashed.
fn left(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| {
        let is_marker = path.extension().is_some_and(|ending| ending == ENDING);
        let is_held = || {
            let lock = File::options().write(true).open(path);
            lock.is_ok_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock)))
        };
        // A pipe of that name would hold up whoever opens it.
        is_marker && path.is_file() && !is_held()
    })
}

/// The renderers whose last start crashed.
#[must_use]
pub fn crashed(folder: &Path) -> Vec<Renderer> {
    left(folder)
        .filter_map(|path| {
            let stem = path.file_stem()?.to_str()?;
            named(stem.split('-').next()?)
        })
        .collect()
}

/// Forgets the crashes: a window stands, or none could be opened and all is tried anew next time.
pub fn forget_crashes(folder: &Path) {
    for path in left(folder) {
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a crash leaves it: the lock is gone, the marker is not.
    fn crash(folder: &Path, renderer: Renderer) {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join(format!("{}-1.{ENDING}", name(renderer))), "").unwrap();
    }

    #[test]
    fn a_renderer_that_crashed_is_skipped_until_a_window_stands() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        crash(folder, Renderer::Glow);
        let tried = |remembered| order(None, remembered, &crashed(folder));
        assert_eq!(tried(None), [Renderer::Wgpu]);
        assert_eq!(tried(Some(Renderer::Glow)), [Renderer::Wgpu]);
        crash(folder, Renderer::Wgpu);
        // Two starts that were cut off do not make the third refuse.
        assert_eq!(tried(None), [Renderer::Glow, Renderer::Wgpu]);
        assert_eq!(
            tried(Some(Renderer::Wgpu)),
            [Renderer::Wgpu, Renderer::Glow]
        );
        forget_crashes(folder);
        assert_eq!(tried(None), [Renderer::Glow, Renderer::Wgpu]);
    }

    #[test]
    fn a_start_that_is_still_under_way_is_no_crash() {
        let folder = tempfile::tempdir().unwrap();
        let marker = Marker::set(folder.path(), Renderer::Glow).unwrap();
        assert_eq!(crashed(folder.path()), []);
        forget_crashes(folder.path());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        drop(marker);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn the_renderer_that_last_worked_comes_first_and_one_asked_for_alone() {
        let (glow, wgpu) = (Renderer::Glow, Renderer::Wgpu);
        assert_eq!(order(None, None, &[]), [glow, wgpu]);
        assert_eq!(order(None, Some(wgpu), &[]), [wgpu, glow]);
        assert_eq!(order(Some(glow), Some(wgpu), &[glow]), [glow]);
        assert_eq!(named("paper"), None);
    }
}
