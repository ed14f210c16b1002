//! Fonts as PDF/A-1 wants them, which stands on PDF 1.4 (ISO 19005-1, 6.3).

use std::collections::BTreeMap;

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::tables::FontTableProvider;
use allsorts::tag;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use printpdf::FontId;

use super::subset::Cids;

/// Lists the glyphs of every font, and takes those out of their wrapping that PDF 1.4 knows only
/// bare. The streams must not be compressed yet.
pub fn adapt(pdf: &mut Document, cids: &BTreeMap<FontId, Cids>) {
    for (font, cids) in cids {
        let Some(id) = descriptor(pdf, font) else {
            continue;
        };
        let set = pdf.add_object(Stream::new(Dictionary::new(), cids.bits()));
        let Ok(descriptor) = pdf.get_dictionary_mut(id) else {
            continue;
        };
        descriptor.set("CIDSet", Object::Reference(set));
        let program = descriptor.get(b"FontFile3").and_then(Object::as_reference);
        if let Ok(Ok(Object::Stream(program))) = program.map(|id| pdf.get_object_mut(id)) {
            unwrap(program);
        }
    }
}

/// An OpenType font with PostScript outlines, of which PDF knows since 1.6, becomes those outlines.
/// Whether or not they number their glyphs, CIDs go on meaning the same (ISO 32000-1, 9.7.4.2).
fn unwrap(program: &mut Stream) {
    if let Some(outlines) = outlines(&program.content) {
        program.set_content(outlines);
        program.dict.set("Subtype", "CIDFontType0C");
    }
}

fn outlines(font: &[u8]) -> Option<Vec<u8>> {
    let font = ReadScope::new(font).read::<FontData<'_>>().ok()?;
    let font = font.table_provider(0).ok()?;
    let table = font.table_data(tag::CFF).ok()??;
    Some(table.into_owned())
}

/// The descriptor of a font that is among the resources of the first page, as of all pages.
fn descriptor(pdf: &Document, font: &FontId) -> Option<ObjectId> {
    let page = pdf.get_dictionary(pdf.page_iter().next()?).ok()?;
    let get = |from: &Dictionary, key: &[u8]| {
        let object = pdf.dereference(from.get(key).ok()?).ok()?.1;
        object.as_dict().ok().cloned()
    };
    let fonts = get(&get(page, b"Resources")?, b"Font")?;
    let font = get(&fonts, font.0.as_bytes())?;
    let below = font.get(b"DescendantFonts").ok()?.as_array().ok()?;
    let below = pdf.dereference(below.first()?).ok()?.1.as_dict().ok()?;
    below.get(b"FontDescriptor").ok()?.as_reference().ok()
}
