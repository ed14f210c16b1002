//! The manual's pictures: made ready when they are first looked at, and given up with the help.

use std::collections::HashMap;

use egui::{ColorImage, Image, TextureHandle, TextureOptions, Ui, Vec2};

use crate::manual::picture;

/// The pictures that are ready; none where one cannot be read.
#[derive(Default)]
pub struct Pictures {
    ready: HashMap<&'static str, Option<TextureHandle>>,
}

impl Pictures {
    /// Shows the picture of this file as wide as there is room, under it its caption.
    pub fn show(&mut self, ui: &mut Ui, caption: &str, file: &'static str) {
        let texture = self.ready.entry(file).or_insert_with(|| {
            let image = picture(file)?;
            let image = ColorImage::from_rgb([image.width, image.height], &image.pixels);
            let options = TextureOptions::LINEAR;
            Some(ui.ctx().load_texture(file, image, options))
        });
        let Some(texture) = texture else { return };
        let size = texture.size_vec2();
        let scale = (ui.available_width() / size.x.max(1.0)).min(1.0);
        let shown: Vec2 = size * scale;
        ui.add_space(4.0);
        ui.add(Image::new((texture.id(), shown)).alt_text(caption));
        ui.weak(caption);
    }
}
