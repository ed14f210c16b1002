//! The manual's pictures: made ready when they are first looked at, and given up with the help.

use std::collections::HashMap;

use egui::{ColorImage, Image, TextureHandle, TextureOptions, Ui, Vec2};

/// The pictures that are ready; none where one cannot be read.
#[derive(Default)]
pub struct Pictures {
    ready: HashMap<&'static str, Option<TextureHandle>>,
}

impl Pictures {
    /// Shows the picture of this file as wide as there is room, under it its caption.
    pub fn show(&mut self, ui: &mut Ui, caption: &str, file: &'static str) {
        let texture = self.ready.entry(file).or_insert_with(|| {
            let image = decode(bytes(file)?)?;
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

fn bytes(file: &str) -> Option<&'static [u8]> {
    Some(match file {
        "start.png" => include_bytes!("../../../docs/pictures/start.png"),
        "table.png" => include_bytes!("../../../docs/pictures/table.png"),
        "preview.png" => include_bytes!("../../../docs/pictures/preview.png"),
        _ => return None,
    })
}

fn decode(bytes: &[u8]) -> Option<ColorImage> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut pixels).ok()?;
    let size = [info.width as usize, info.height as usize];
    pixels.truncate(info.buffer_size());
    match info.color_type {
        png::ColorType::Rgb => Some(ColorImage::from_rgb(size, &pixels)),
        png::ColorType::Rgba => Some(ColorImage::from_rgba_unmultiplied(size, &pixels)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manual::{Block, topics};

    #[test]
    fn every_picture_of_the_manual_can_be_shown() {
        let blocks = topics().iter().flat_map(|topic| &topic.blocks);
        let files = blocks.filter_map(|block| match block {
            Block::Picture(_, file) => Some(*file),
            _ => None,
        });
        let shown: Vec<&str> = files
            .filter(|file| bytes(file).and_then(decode).is_some())
            .collect();
        assert_eq!(shown, ["start.png", "table.png", "preview.png"]);
    }
}
