//! An empty window of the same size, made as ours is: what eframe itself costs. See `window.sh`.

use eframe::{NativeOptions, Renderer};

struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, _ui: &mut egui::Ui, _frame: &mut eframe::Frame) {}
}

fn main() -> Result<(), eframe::Error> {
    let options = NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_app_id("nianbao-empty")
            .with_inner_size([1280.0, 800.0]),
        renderer: Renderer::Glow,
        ..NativeOptions::default()
    };
    eframe::run_native("nianbao-empty", options, Box::new(|_| Ok(Box::new(Empty))))
}
