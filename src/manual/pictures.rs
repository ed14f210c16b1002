//! The manual's pictures, which `scripts/pictures.sh` makes.

use std::io::Cursor;

use crate::export::document::picture::Image;

/// The picture of this file; none where there is no such file, or it cannot be read.
#[must_use]
pub fn picture(file: &str) -> Option<Image> {
    decode(bytes(file)?)
}

fn bytes(file: &str) -> Option<&'static [u8]> {
    Some(match file {
        "start.png" => include_bytes!("../../docs/pictures/start.png"),
        "table.png" => include_bytes!("../../docs/pictures/table.png"),
        "preview.png" => include_bytes!("../../docs/pictures/preview.png"),
        _ => return None,
    })
}

fn decode(bytes: &[u8]) -> Option<Image> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut pixels).ok()?;
    pixels.truncate(info.buffer_size());
    if info.color_type != png::ColorType::Rgb {
        return None;
    }
    Some(Image {
        width: info.width as usize,
        height: info.height as usize,
        pixels: pixels.into(),
    })
}
