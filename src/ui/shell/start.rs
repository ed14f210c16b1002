//! Opening the window: glow first, wgpu where OpenGL is too old (remote desktop, virtual machines),
//! a message where neither works or where there is nothing to draw on.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::LazyLock;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use eframe::{CreationContext, NativeOptions, Renderer};
use egui::ViewportCommand;

use super::app::App;
use super::handed::{self, Inbox};
use super::jobs::Jobs;
use super::renderer::{self, Marker};
use super::rescue::{Shared, end_by_fault, leave, rescue};
use super::session::Session;
use super::system::Native;
use super::trouble::{self, Trouble};
use super::{dialogs, fault, graphics, placement};
use crate::draft::{recovery, versions};
use crate::export::pdf::is_common;
use crate::settings::{self, Place, Settings, Store};
use crate::ui::{theme, words};
use crate::workspace::collecting;

/// The environment variable that names the renderer, for where no argument can be given.
const RENDERER: &str = "NIANBAO_RENDERER";

/// After so many pictures the renderer is known to work.
const ENOUGH: u8 = 2;

/// How long the window waits for what is remembered and for what earlier starts left, all together.
const PATIENCE: Duration = Duration::from_secs(1);

/// The app, and what the window itself has to remember.
struct Window {
    app: Shared,
    /// The file it opens once it runs.
    file: Option<PathBuf>,
    renderer: Renderer,
    /// It was asked for, and not chosen.
    is_asked: bool,
    /// Until the window stands.
    marker: Option<Marker>,
    pictures: u8,
    /// The forms that could not be read, until that is said.
    refused: Option<String>,
    /// Where the window is.
    place: Option<Place>,
    session: Session,
    inbox: Inbox,
}

impl eframe::App for Window {
    /// A window that is minimised is not shown, but what is typed into it is kept all the same, who else
    /// opens the draft sees that it is held, and it does not close over unsaved work.
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.session.keep(|| leave(&self.app));
        let can_open = self.app.borrow().as_ref().is_some_and(App::can_take_over);
        if let Some(file) = self.inbox.take(can_open) {
            handed::come_forward(ctx);
            let mut app = self.app.borrow_mut();
            if let (Some(app), Some(file)) = (&mut *app, file) {
                app.take_over_start(&file);
            }
        }
        let (is_hidden, closes) = ctx.input(|input| {
            let viewport = input.viewport();
            (
                viewport.visible() == Some(false),
                viewport.close_requested(),
            )
        });
        if !is_hidden {
            return;
        }
        ctx.send_viewport_cmd(ViewportCommand::RequestPaintWhileHidden);
        let mut app = self.app.borrow_mut();
        let Some(app) = app.as_mut().filter(|_| closes) else {
            return;
        };
        if app.closes_later() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(ViewportCommand::Focus);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        let shown = catch_unwind(AssertUnwindSafe(|| self.show(ui, frame)));
        if let Err(fault) = shown {
            // At once: what comes after may not get this far.
            let _ = rescue(&self.app);
            resume_unwind(fault);
        }
        self.place = placement::now(ui.ctx(), self.place);
        if self.pictures <= ENOUGH {
            self.pictures += 1;
            ui.ctx().request_repaint();
            if self.pictures > ENOUGH {
                self.stand();
            }
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.inbox.close();
        let mut app = self.app.borrow_mut();
        let Some(app) = &mut *app else { return };
        if self.place.is_some() {
            app.settings_mut().window = self.place;
        }
        app.end();
    }
}

impl Window {
    fn show(&mut self, ui: &mut egui::Ui, frame: &eframe::Frame) {
        let mut app = self.app.borrow_mut();
        let Some(app) = &mut *app else { return };
        if let Some(file) = self.file.take() {
            app.open(&file);
        }
        if let Some(text) = self.refused.take() {
            app.say(words::PROGRAM, text);
        }
        app.show(ui, &Native::over(frame));
    }

    /// The renderer works: that is remembered, and earlier crashes are forgotten.
    fn stand(&mut self) {
        let marker = self.marker.take();
        let mut app = self.app.borrow_mut();
        let Some(app) = &mut *app else { return };
        app.put_away(move || {
            drop(marker);
            if let Some(folder) = state_folder() {
                renderer::forget_crashes(&folder);
            }
        });
        // What was asked for once is no wish for ever.
        if !self.is_asked {
            app.settings_mut().renderer = Some(renderer::name(self.renderer).to_owned());
        }
    }
}

/// The folder of what this user's programs leave for each other.
fn state_folder() -> Option<PathBuf> {
    recovery::folder()?.parent().map(Path::to_owned)
}

/// Opens the window and stays until it is closed; or hands the file to the window that is open already,
/// unless this one is to be apart or to be drawn by the renderer named here.
///
/// # Errors
/// There is no desktop, or no renderer works on this machine; the user has been told why, and what helps.
pub fn run(
    file: Option<&Path>,
    renderer: Option<&str>,
    is_apart: bool,
    refused: &[String],
) -> Result<(), eframe::Error> {
    // Whoever goes on with the work may start from another folder.
    let file = file.map(|file| std::path::absolute(file).unwrap_or_else(|_| file.to_owned()));
    let file = file.as_deref();
    let is_apart = is_apart || renderer.is_some();
    let Some(inbox) = handed::begin(recovery::folder().as_deref(), file, is_apart) else {
        return Ok(());
    };
    let asked = renderer
        .map(str::to_owned)
        .or_else(|| std::env::var(RENDERER).ok());
    let asked = asked.as_deref().and_then(renderer::named);
    // While the system makes the window: first what it is drawn with, then what its first check asks.
    drop(aside("faces", || {
        LazyLock::force(&theme::FACE);
        let _ = is_common("");
    }));
    dialogs::listen();
    let folder = state_folder();
    fault::watch(folder.clone());
    trouble::hush();
    // Both at once, and neither for long.
    let until = Instant::now() + PATIENCE;
    let loaded = aside("settings", load_settings);
    let looked = folder.clone();
    let crashed = aside("crashes", move || {
        looked.as_deref().map(renderer::crashed).unwrap_or_default()
    });
    let loaded = wait(&loaded, until);
    let crashed = wait(&crashed, until).unwrap_or_default();
    let mut refused = refused.to_vec();
    if loaded.is_none() {
        refused.push(words::SETTINGS_TOO_SLOW.to_owned());
    }
    let (settings, store) = loaded.unwrap_or_default();
    let remembered = settings.renderer.as_deref().and_then(renderer::named);
    let mut outcome = Err(eframe::Error::AppCreation(words::FAULT.into()));
    for renderer in renderer::order(asked, remembered, &crashed) {
        let is_asked = asked.is_some();
        let shared = Shared::default();
        let opened = catch_unwind(AssertUnwindSafe(|| {
            open(
                renderer,
                is_asked,
                (file, &refused),
                settings.clone(),
                store.clone(),
                marker(folder.as_deref(), renderer),
                (&shared, &inbox),
            )
        }));
        let opened = match opened {
            Ok(opened) => opened,
            Err(payload) => match Trouble::of_panic(&*payload) {
                // With an app there was a window: then it is a fault.
                Some((trouble, said)) if shared.borrow().is_none() => {
                    give_up(&trouble, folder);
                    return Err(eframe::Error::AppCreation(said.into()));
                }
                _ => {
                    end_by_fault(shared, folder.as_deref());
                    return Err(eframe::Error::AppCreation(words::FAULT.into()));
                }
            },
        };
        let Err(error) = &opened else { return opened };
        let trouble = Trouble::of(error);
        outcome = opened;
        if trouble.is_before_drawing() {
            give_up(&trouble, folder);
            return outcome;
        }
    }
    give_up(&Trouble::NoGraphics, folder);
    outcome
}

/// No window opens, which is said; the next start tries all anew.
fn give_up(trouble: &Trouble, folder: Option<PathBuf>) {
    if let Some(folder) = folder {
        let forgotten = aside("crashes", move || renderer::forget_crashes(&folder));
        let _ = wait(&forgotten, Instant::now() + PATIENCE);
    }
    trouble.tell();
}

/// A marker for a start with this renderer. Without one a crash is not remembered, which is no reason
/// not to start.
fn marker(folder: Option<&Path>, renderer: Renderer) -> Option<Marker> {
    let folder = folder?.to_owned();
    let set = aside("marker", move || Marker::set(&folder, renderer).ok());
    wait(&set, Instant::now() + PATIENCE / 3).flatten()
}

/// Does something on a thread of its own, so that a folder that does not answer holds nothing up.
fn aside<T: Send + 'static>(name: &str, work: impl FnOnce() -> T + Send + 'static) -> Receiver<T> {
    let (sender, receiver) = channel();
    let thread = std::thread::Builder::new().name(name.to_owned());
    // Too late, nobody wants it any more. A thread that cannot be started drops the sender.
    drop(thread.spawn(move || drop(sender.send(work()))));
    receiver
}

/// Waits for that, but not longer than until then.
fn wait<T>(receiver: &Receiver<T>, until: Instant) -> Option<T> {
    let left = until.saturating_duration_since(Instant::now());
    receiver.recv_timeout(left).ok()
}

/// The settings. A folder on a network that does not answer does not keep the program from starting:
/// then it starts without them, and leaves them as they are.
fn load_settings() -> (Settings, Store) {
    let mut store = Store::new(settings::folders());
    let settings = store.load();
    (settings, store)
}

/// The window's icon.
fn icon() -> egui::IconData {
    let icon = include_bytes!("../../../assets/icons/app/nianbao-256.png");
    eframe::icon_data::from_png_bytes(icon).unwrap_or_default()
}

fn open(
    renderer: Renderer,
    is_asked: bool,
    (file, refused): (Option<&Path>, &[String]),
    settings: Settings,
    store: Store,
    marker: Option<Marker>,
    (shared, inbox): (&Shared, &Inbox),
) -> Result<(), eframe::Error> {
    let viewport = egui::ViewportBuilder::default()
        .with_title(words::PROGRAM)
        .with_app_id("nianbao")
        .with_icon(icon())
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([900.0, 560.0]);
    let place = settings.window;
    let has_position = place.is_some_and(|place| place.position.is_some());
    let options = NativeOptions {
        viewport: placement::restored(viewport, place),
        renderer,
        centered: !has_position,
        ..NativeOptions::default()
    };
    let file = file.map(Path::to_owned);
    let refused = (!refused.is_empty()).then(|| refused.join("\n"));
    let shared = Rc::clone(shared);
    let inbox = inbox.clone();
    eframe::run_native(
        "nianbao",
        options,
        Box::new(move |creation| {
            let app = app(creation, settings, store, file.is_none());
            let session = Session::default();
            let hears = inbox.clone();
            session.watch(&creation.egui_ctx, move || hears.close());
            inbox.attach(&creation.egui_ctx);
            placement::keep_on_screen(creation, place);
            shared.borrow_mut().replace(app);
            Ok(Box::new(Window {
                app: shared,
                file,
                renderer,
                is_asked,
                marker,
                pictures: 0,
                refused,
                place,
                session,
                inbox,
            }))
        }),
    )
}

fn app(creation: &CreationContext<'_>, settings: Settings, store: Store, is_welcome: bool) -> App {
    theme::install(&creation.egui_ctx);
    if graphics::is_software(creation) {
        graphics::keep_still(&creation.egui_ctx);
    }
    // Not only from the second picture on.
    creation.egui_ctx.set_zoom_factor(settings.factor());
    // One that does not know where it lies is said to read no PDF files.
    let program = std::env::current_exe().unwrap_or_default();
    let jobs = Jobs::new(false).reading_by(program);
    let mut app = App::new(jobs).with_settings(settings, store);
    if let Some(folder) = recovery::folder() {
        app = app.with_recovery(&folder);
    }
    if let Some(folder) = versions::folder() {
        app = app.with_versions(&folder);
    }
    if let Some(folder) = collecting::folder() {
        app = app.with_collections(&folder);
    }
    if let Some(folder) = state_folder() {
        app = app.with_recent(&folder);
    }
    if is_welcome { app.with_welcome() } else { app }
}
