//! The pictures of the pages, as objects of the file.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::canvas::picture_name;
use super::objects::count;
use crate::export::document::picture::Image;

/// Adds the pictures that each of these pages shows.
pub(super) fn add(pdf: &mut Document, pages: &[ObjectId], pictures: Vec<Vec<Image>>) {
    for (page, pictures) in pages.iter().zip(pictures) {
        let mut shown = Dictionary::new();
        for (index, image) in pictures.into_iter().enumerate() {
            let object = pdf.add_object(stream(&image));
            shown.set(picture_name(index), Object::Reference(object));
        }
        if shown.is_empty() {
            continue;
        }
        let resources = pdf
            .get_dictionary(*page)
            .and_then(|page| page.get(b"Resources"));
        let id = resources.and_then(Object::as_reference);
        if let Ok(resources) = id.and_then(|id| pdf.get_dictionary_mut(id)) {
            resources.set("XObject", shown);
        }
    }
}

/// Plain pixels without transparency, as PDF/A-1 asks (ISO 19005-1, 6.4).
fn stream(image: &Image) -> Stream {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "XObject");
    dictionary.set("Subtype", "Image");
    dictionary.set("Width", count(image.width));
    dictionary.set("Height", count(image.height));
    dictionary.set("ColorSpace", "DeviceRGB");
    dictionary.set("BitsPerComponent", 8);
    Stream::new(dictionary, image.pixels.to_vec())
}
