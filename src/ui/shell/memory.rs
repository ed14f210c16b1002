//! What the program remembers from one day to the next, its settings and the drafts of late, and what
//! an earlier run left behind. All of it is read and written on a thread of its own, in the order in
//! which it was asked for: a folder on a slow network holds up no window, and an older state never
//! comes after a newer one.

use std::collections::BTreeSet;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

use egui::Context;

use crate::draft::recent::Recent;
use crate::draft::recovery::{Found, Recovery, left_behind};
use crate::draft::versions;
use crate::draft::{self, SystemDisk};
use crate::files::{self, FileError};
use crate::report::Report;
use crate::settings::{Settings, Store};

/// What came of what was asked for.
#[derive(Debug)]
pub enum Told {
    /// The settings could not be written.
    SettingsNotKept(FileError),
    /// They were, or need not be.
    SettingsKept,
    /// The list of recent drafts could not be written.
    RecentNotKept(FileError),
    /// What was saved could not be kept as a version.
    VersionNotKept(FileError),
    /// The drafts of late, the latest first.
    Recent(Vec<PathBuf>),
    /// A place for unsaved work.
    Place(io::Result<Recovery>),
    /// What lay there.
    Journals(Found),
}

/// What lies on the disk, in the hands of the one thread that touches it.
#[derive(Debug, Default)]
struct Files {
    store: Store,
    recent: Recent,
}

type Task = Box<dyn FnOnce(&mut Files) -> Vec<Told> + Send>;

/// Who carries the tasks out.
enum Worker {
    /// Nobody: each is carried out at once.
    AtOnce(Box<Files>),
    /// A thread, until the program ends.
    Thread(Sender<Task>, Receiver<()>),
    Ended,
}

/// The memory of the program.
pub struct Memory {
    worker: Worker,
    told: Receiver<Told>,
    telling: Sender<Told>,
    /// The window that is woken when there is something to be told.
    window: Arc<OnceLock<Context>>,
    recent: Vec<PathBuf>,
}

impl Memory {
    /// A memory with a thread of its own; with `at_once` with none, for tests.
    #[must_use]
    pub fn new(at_once: bool) -> Memory {
        let (telling, told) = channel();
        let window = Arc::<OnceLock<Context>>::default();
        let (sender, tasks) = channel::<Task>();
        let (to, woken) = (telling.clone(), Arc::clone(&window));
        let (running, ended) = channel::<()>();
        let work = move || {
            let _running = running;
            let mut files = Files::default();
            while let Ok(task) = tasks.recv() {
                carry_out(task, &mut files, &to);
                if let Some(window) = woken.get() {
                    window.request_repaint();
                }
            }
        };
        let thread = std::thread::Builder::new().name("memory".to_owned());
        let worker = match (at_once, (!at_once).then(|| thread.spawn(work))) {
            (false, Some(Ok(_))) => Worker::Thread(sender, ended),
            _ => Worker::AtOnce(Box::default()),
        };
        Memory {
            worker,
            told,
            telling,
            window,
            recent: Vec::new(),
        }
    }

    /// Keeps settings where this store says.
    pub fn keep_in(&mut self, store: Store) {
        self.ask(move |files| {
            files.store = store;
            Vec::new()
        });
    }

    /// Writes the settings, if they are not what the file says.
    pub fn keep(&mut self, settings: Settings) {
        self.ask(move |files| {
            let kept = files.store.save(&settings);
            vec![kept.map_or_else(Told::SettingsNotKept, |()| Told::SettingsKept)]
        });
    }

    /// Reads the list of recent drafts that lies in this folder.
    pub fn look_up_recent(&mut self, folder: &Path) {
        let folder = folder.to_owned();
        self.ask(move |files| {
            files.recent = Recent::load(&folder);
            clean(&folder, files.recent.paths());
            vec![Told::Recent(files.recent.paths().to_owned())]
        });
    }

    /// Puts a draft on the list of recent ones.
    pub fn remember(&mut self, draft: &Path) {
        let draft = draft.to_owned();
        self.ask(move |files| {
            let failed = files.recent.add(&draft).err();
            let paths = files.recent.paths().to_owned();
            let failed = failed.map(Told::RecentNotKept);
            failed.into_iter().chain([Told::Recent(paths)]).collect()
        });
    }

    /// Leaves a file out of the list of recent ones.
    pub fn forget(&mut self, file: &Path) {
        self.recent.retain(|known| known != file);
        let file = file.to_owned();
        self.ask(move |files| {
            let failed = files.recent.forget(&file).err();
            let paths = files.recent.paths().to_owned();
            let failed = failed.map(Told::RecentNotKept);
            failed.into_iter().chain([Told::Recent(paths)]).collect()
        });
    }

    /// Takes a place for unsaved work in this folder, and looks what lies there from programs that did
    /// not end well.
    pub fn look_for_journals(&mut self, folder: &Path) {
        let folder = folder.to_owned();
        let place = folder.clone();
        self.ask(move |_| vec![Told::Place(Recovery::new(&place))]);
        // The drafts of what was left may lie on a disk that does not answer.
        self.ask(move |_| {
            files::clean(&folder, SystemTime::now());
            vec![Told::Journals(left_behind(&folder))]
        });
    }

    /// Keeps what was saved as a version of its draft.
    pub fn keep_version(&mut self, folder: PathBuf, draft: PathBuf, report: Report) {
        self.ask(move |_| {
            let text = draft::write(&report);
            let now = SystemTime::now();
            let kept = versions::keep(&SystemDisk, &folder, &draft, text.as_bytes(), now);
            let failed = kept.err().map(Told::VersionNotKept);
            failed.into_iter().collect()
        });
    }

    /// Takes versions off the disk that nobody will ask for.
    pub fn tidy_versions(&mut self, folder: &Path) {
        let folder = folder.to_owned();
        self.also(move || versions::tidy(&SystemDisk, &folder, SystemTime::now(), versions::ROOM));
    }

    /// Carries something else out that touches the disk and has nothing to tell.
    pub fn also(&mut self, work: impl FnOnce() + Send + 'static) {
        self.ask(move |_| {
            work();
            Vec::new()
        });
    }

    fn ask(&mut self, task: impl FnOnce(&mut Files) -> Vec<Told> + Send + 'static) {
        match &mut self.worker {
            Worker::AtOnce(files) => carry_out(Box::new(task), files, &self.telling),
            // It ends only with the program.
            Worker::Thread(tasks, _) => drop(tasks.send(Box::new(task))),
            Worker::Ended => {}
        }
    }

    /// What has come of what was asked for; from now on this window is woken for it.
    pub fn told(&mut self, window: &Context) -> Vec<Told> {
        let _ = self.window.set(window.clone());
        let mut told = Vec::new();
        for one in self.told.try_iter() {
            match one {
                Told::Recent(paths) => self.recent = paths,
                other => told.push(other),
            }
        }
        told
    }

    /// The drafts of late as far as they are known, the latest first.
    #[must_use]
    pub fn recent(&self) -> &[PathBuf] {
        &self.recent
    }

    /// Waits until all that was asked for is done, though not for ever on a disk that does not answer.
    /// What is asked for afterwards comes to nothing.
    pub fn finish(&mut self) {
        /// How long the end of the program waits.
        const PATIENCE: Duration = Duration::from_secs(5);
        if let Worker::Thread(tasks, ended) = std::mem::replace(&mut self.worker, Worker::Ended) {
            drop(tasks);
            // Nothing is ever sent: the thread drops its end when it is done.
            let _ = ended.recv_timeout(PATIENCE);
        }
    }
}

/// Nothing that was asked for is lost when the program ends.
impl Drop for Memory {
    fn drop(&mut self) {
        self.finish();
    }
}

/// Removes what killed programs left of files that they were writing: beside the settings, and beside
/// the drafts of late.
fn clean(folder: &Path, drafts: &[PathBuf]) {
    let folders: BTreeSet<&Path> = drafts.iter().filter_map(|draft| draft.parent()).collect();
    for folder in folders.into_iter().chain([folder]) {
        files::clean(folder, SystemTime::now());
    }
}

fn carry_out(task: Task, files: &mut Files, telling: &Sender<Told>) {
    // A fault in one must not end the others; it has been printed.
    let told = catch_unwind(AssertUnwindSafe(|| task(files))).unwrap_or_default();
    for one in told {
        // The window may be gone by now; then nobody wants to know.
        let _ = telling.send(one);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_last_is_written_before_the_program_ends() {
        let folder = tempfile::tempdir().unwrap();
        let folders = vec![folder.path().to_owned()];
        let mut memory = Memory::new(false);
        // Whatever is still being read or written then.
        let (go, wait) = channel::<()>();
        memory.also(move || wait.recv().unwrap_or_default());
        memory.keep_in(Store::new(folders.clone()));
        for scale in [110, 120, 130] {
            let mut settings = Settings::default();
            settings.scale = scale;
            memory.keep(settings);
        }
        assert_eq!(Store::new(folders.clone()).load(), Settings::default());
        go.send(()).unwrap();
        drop(memory);
        assert_eq!(Store::new(folders).load().scale, 130);
    }

    #[test]
    fn drafts_remembered_before_the_list_was_read_are_added_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        Recent::load(folder.path()).add(&path("一.ron")).unwrap();
        let mut memory = Memory::new(false);
        memory.look_up_recent(folder.path());
        memory.remember(&path("二.ron"));
        memory.finish();
        assert!(memory.told(&Context::default()).is_empty());
        assert_eq!(memory.recent(), [path("二.ron"), path("一.ron")]);
    }

    #[test]
    fn a_fault_in_one_task_does_not_keep_the_next_from_being_done() {
        let folder = tempfile::tempdir().unwrap();
        let mut memory = Memory::new(false);
        memory.also(|| unreachable!("a fault of the program"));
        memory.remember(&folder.path().join("一.ron"));
        memory.finish();
        memory.told(&Context::default());
        assert_eq!(memory.recent(), [folder.path().join("一.ron")]);
    }
}
