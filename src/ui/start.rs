//! Opening the window: glow first, wgpu where OpenGL is too old (remote desktop, virtual machines),
//! a message where neither works.

use std::path::{Path, PathBuf};

use eframe::{NativeOptions, Renderer};

use super::app::App;
use super::dialogs::Native;
use super::jobs::Jobs;
use super::{theme, words};
use crate::draft::recovery;

/// The environment variable that names the renderer, for where no argument can be given.
const RENDERER: &str = "NIANBAO_RENDERER";

/// The app, and the file it opens once it runs.
struct Window {
    app: App,
    file: Option<PathBuf>,
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        if let Some(file) = self.file.take() {
            self.app.open(ui.ctx(), &file);
        }
        self.app.show(ui, &Native::over(frame));
    }
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// No renderer works on this machine; the user has been told.
pub fn run(file: Option<&Path>, renderer: Option<&str>) -> Result<(), eframe::Error> {
    let asked = renderer
        .map(str::to_owned)
        .or_else(|| std::env::var(RENDERER).ok());
    let order: &[Renderer] = match asked.as_deref() {
        Some("wgpu") => &[Renderer::Wgpu],
        Some("glow") => &[Renderer::Glow],
        _ => &[Renderer::Glow, Renderer::Wgpu],
    };
    let mut outcome = Ok(());
    for renderer in order {
        outcome = open(*renderer, file);
        if outcome.is_ok() {
            return outcome;
        }
    }
    rfd::MessageDialog::new()
        .set_title(words::PROGRAM)
        .set_description(words::NO_RENDERER)
        .set_level(rfd::MessageLevel::Error)
        .show();
    outcome
}

fn open(renderer: Renderer, file: Option<&Path>) -> Result<(), eframe::Error> {
    let options = NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title(words::PROGRAM)
            .with_app_id("nianbao")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([900.0, 560.0]),
        renderer,
        centered: true,
        ..NativeOptions::default()
    };
    let file = file.map(Path::to_owned);
    eframe::run_native(
        "nianbao",
        options,
        Box::new(move |creation| {
            theme::install(&creation.egui_ctx);
            let mut app = App::new(Jobs::new(false));
            if let Some(folder) = recovery::folder() {
                app = app.with_recovery(&folder);
                if let Some(state) = folder.parent() {
                    app = app.with_recent(state);
                }
            }
            Ok(Box::new(Window { app, file }))
        }),
    )
}
