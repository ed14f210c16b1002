//! Opening the window: glow first, wgpu where OpenGL is too old (remote desktop, virtual machines),
//! a message where neither works.

use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

use eframe::{CreationContext, NativeOptions, Renderer};

use super::app::App;
use super::jobs::Jobs;
use super::renderer::{self, Marker};
use super::system::Native;
use super::{graphics, placement};
use crate::draft::recovery;
use crate::settings::{self, Place, Settings, Store};
use crate::ui::{theme, words};

/// The environment variable that names the renderer, for where no argument can be given.
const RENDERER: &str = "NIANBAO_RENDERER";

/// After so many pictures the renderer is known to work.
const ENOUGH: u8 = 2;

/// The app, and what the window itself has to remember.
struct Window {
    app: App,
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
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        if let Some(file) = self.file.take() {
            self.app.open(&file);
        }
        if let Some(text) = self.refused.take() {
            self.app.say(words::PROGRAM, text);
        }
        self.app.show(ui, &Native::over(frame));
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
        if self.place.is_some() {
            self.app.settings_mut().window = self.place;
        }
        self.app.end();
    }
}

impl Window {
    /// The renderer works: that is remembered, and earlier crashes are forgotten.
    fn stand(&mut self) {
        let marker = self.marker.take();
        self.app.put_away(move || {
            drop(marker);
            if let Some(folder) = state_folder() {
                renderer::forget_crashes(&folder);
            }
        });
        // What was asked for once is no wish for ever.
        if !self.is_asked {
            self.app.settings_mut().renderer = Some(renderer::name(self.renderer).to_owned());
        }
    }
}

/// The folder of what this user's programs leave for each other.
fn state_folder() -> Option<PathBuf> {
    recovery::folder()?.parent().map(Path::to_owned)
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// No renderer works on this machine; the user has been told.
pub fn run(
    file: Option<&Path>,
    renderer: Option<&str>,
    refused: &[String],
) -> Result<(), eframe::Error> {
    let asked = renderer
        .map(str::to_owned)
        .or_else(|| std::env::var(RENDERER).ok());
    let asked = asked.as_deref().and_then(renderer::named);
    let loaded = load_settings();
    let mut refused = refused.to_vec();
    if loaded.is_none() {
        refused.push(words::SETTINGS_TOO_SLOW.to_owned());
    }
    let (settings, store) = loaded.unwrap_or_default();
    let remembered = settings.renderer.as_deref().and_then(renderer::named);
    let folder = state_folder();
    let crashed = folder.as_deref().map(renderer::crashed).unwrap_or_default();
    let mut outcome = Err(eframe::Error::AppCreation(words::NO_RENDERER.into()));
    for renderer in renderer::order(asked, remembered, &crashed) {
        // Without a marker a crash is not remembered, which is no reason not to start.
        let marker = folder
            .as_deref()
            .and_then(|folder| Marker::set(folder, renderer).ok());
        let is_asked = asked.is_some();
        outcome = open(
            renderer,
            is_asked,
            (file, &refused),
            settings.clone(),
            store.clone(),
            marker,
        );
        if outcome.is_ok() {
            return outcome;
        }
    }
    if let Some(folder) = &folder {
        renderer::forget_crashes(folder);
    }
    rfd::MessageDialog::new()
        .set_title(words::PROGRAM)
        .set_description(words::NO_RENDERER)
        .set_level(rfd::MessageLevel::Error)
        .show();
    outcome
}

/// The settings. A folder on a network that does not answer does not keep the program from starting:
/// then it starts without them, and leaves them as they are.
fn load_settings() -> Option<(Settings, Store)> {
    /// How long the window waits for them.
    const PATIENCE: Duration = Duration::from_secs(3);
    let (sender, receiver) = channel();
    let load = move || {
        let mut store = Store::new(settings::folders());
        let settings = store.load();
        // Too late, nobody wants them any more.
        let _ = sender.send((settings, store));
    };
    let thread = std::thread::Builder::new().name("settings".to_owned());
    // A thread that cannot be started drops the sender.
    drop(thread.spawn(load));
    receiver.recv_timeout(PATIENCE).ok()
}

fn open(
    renderer: Renderer,
    is_asked: bool,
    (file, refused): (Option<&Path>, &[String]),
    settings: Settings,
    store: Store,
    marker: Option<Marker>,
) -> Result<(), eframe::Error> {
    let viewport = egui::ViewportBuilder::default()
        .with_title(words::PROGRAM)
        .with_app_id("nianbao")
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
    eframe::run_native(
        "nianbao",
        options,
        Box::new(move |creation| {
            let app = app(creation, settings, store, file.is_none());
            placement::keep_on_screen(creation, place);
            Ok(Box::new(Window {
                app,
                file,
                renderer,
                is_asked,
                marker,
                pictures: 0,
                refused,
                place,
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
    let mut app = App::new(Jobs::new(false)).with_settings(settings, store);
    if let Some(folder) = recovery::folder() {
        app = app.with_recovery(&folder);
    }
    if let Some(folder) = state_folder() {
        app = app.with_recent(&folder);
    }
    if is_welcome { app.with_welcome() } else { app }
}
