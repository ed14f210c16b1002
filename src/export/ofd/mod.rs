//! The pages as an OFD file (GB/T 33190-2016), the format of electronic official documents: a package
//! of XML parts, with the fonts, cut down to the characters in use, and the report itself inside.
//!
//! It draws the [`Pages`](super::pdf::Pages) that the PDF file is written of, mark by mark. easyofd for
//! Rust was looked at: it embeds no fonts, without which no page looks the same elsewhere.

mod content;
mod document;
mod error;
mod units;

pub use error::OfdError;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::document::picture::Image;
use super::pdf::{self, Bound, Embedded, Face, Fonts, Options};
use super::xml::pack;
use crate::report::enclosed;
use content::Shared;
use units::Ids;

/// Writes laid-out documents as one file that bears a title, with the report itself attached. Of the
/// options the date counts here; the rest was for the layout. The same pages, options and fonts give
/// the same bytes.
///
/// # Errors
/// A font file is damaged in a way that shows only when it is embedded.
pub fn write(
    bound: &[Bound<'_>],
    title: &str,
    report: Option<String>,
    options: Options,
    fonts: &Fonts,
) -> Result<Vec<u8>, OfdError> {
    let mut ids = Ids::default();
    let mut embedded: BTreeMap<Face, (u32, Embedded)> = BTreeMap::new();
    for (face, chars) in pdf::characters(bound.iter().map(|bound| bound.pages)) {
        let font = fonts.embedded(face, &chars);
        let font = font.map_err(|reason| OfdError::Font {
            face: face.label(),
            reason,
        })?;
        embedded.insert(face, (ids.next(), font));
    }
    let pages = || bound.iter().flat_map(|bound| &bound.pages.pages);
    let numbers: Vec<u32> = pages().map(|_| ids.next()).collect();
    let mut shared = Shared {
        fonts,
        embedded: &embedded,
        ids,
        pictures: Vec::new(),
    };
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for (index, page) in pages().enumerate() {
        let place = format!("Doc_0/Pages/Page_{index}/Content.xml");
        parts.push((place, content::page(page, &mut shared)?));
    }
    let Shared { ids, pictures, .. } = shared;
    let metadata = pdf::gather(bound, title, options);
    let root = document::Root {
        last_id: ids.last,
        pages: &numbers,
        bookmarks: &pdf::entries(bound),
        has_pictures: !pictures.is_empty(),
        has_report: report.is_some(),
    };
    parts.push(("Doc_0/Document.xml".to_owned(), root.write()?));
    let fonts = embedded.iter().map(|(face, font)| (*face, font));
    parts.push(("Doc_0/PublicRes.xml".to_owned(), document::fonts(fonts)?));
    if !pictures.is_empty() {
        let numbers = pictures.iter().map(|(id, _)| *id);
        let list = document::pictures(numbers)?;
        parts.push(("Doc_0/DocumentRes.xml".to_owned(), list));
    }
    for (id, image) in &pictures {
        let place = format!("Doc_0/Res/{}", document::picture_file(*id));
        parts.push((place, png(image)?));
    }
    if let Some(report) = report {
        let list = document::attachments(report.len(), metadata.date)?;
        parts.push(("Doc_0/Attachs/Attachments.xml".to_owned(), list));
        let place = format!("Doc_0/Attachs/{}", enclosed::FILE);
        parts.push((place, report.into_bytes()));
    }
    for (id, font) in embedded.into_values() {
        let place = format!("Doc_0/Res/{}", document::font_file(id, &font));
        parts.push((place, font.bytes));
    }
    let package = document::package(&metadata, &name(&parts))?;
    parts.insert(0, ("OFD.xml".to_owned(), package));
    Ok(pack(&parts)?)
}

/// What tells the document from every other one: 32 digits that differ with what is in it.
fn name(parts: &[(String, Vec<u8>)]) -> String {
    let mut hash = Sha256::new();
    for (name, part) in parts {
        hash.update(name);
        hash.update(part);
    }
    let digits = hash.finalize();
    let digits = digits.iter().take(16).map(|byte| format!("{byte:02x}"));
    digits.collect()
}

/// A picture as a file.
fn png(image: &Image) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let side = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let mut encoder = png::Encoder::new(&mut bytes, side(image.width), side(image.height));
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&image.pixels)?;
    writer.finish()?;
    Ok(bytes)
}
