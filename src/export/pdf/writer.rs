//! Writes laid-out documents as a PDF file: content and fonts through printpdf, the rest through
//! lopdf.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId, StringFormat};
use printpdf::{Mm, PdfDocument, PdfFont, PdfPage, PdfSaveOptions};

use super::content::{self, Drawn, Shared, font_id};
use super::fonts::{Face, Fonts};
use super::metadata::Metadata;
use super::objects::{count, digest, unicode};
use super::pages::Page;
use super::{Bound, Conformance, Options, PdfError, colour, metadata, older, outline, structure};

/// Writes documents as one PDF file.
pub fn write(
    bound: &[Bound<'_>],
    title: &str,
    options: Options,
    fonts: &Fonts,
) -> Result<Vec<u8>, PdfError> {
    let metadata = Metadata::new(bound, title, options);
    let used = characters(bound);
    let shared = shared(&used, fonts);
    let mut pdf = PdfDocument::new(&metadata.title);
    let mut cids = BTreeMap::new();
    for (face, chars) in &used {
        let font = fonts.subset(*face, chars)?;
        cids.insert(font_id(*face), font.cids);
        let font = PdfFont::new(font.parsed);
        pdf.resources.fonts.map.insert(font_id(*face), font);
    }
    let mut drawn: Vec<Vec<Drawn>> = Vec::new();
    for Bound {
        document, pages, ..
    } in bound
    {
        let role = |tag| structure::role(document, tag);
        let pages = pages.pages.iter();
        drawn.push(
            pages
                .map(|page| content::draw(page, fonts, &shared, role))
                .collect(),
        );
    }
    for page in drawn.iter_mut().flatten() {
        let ops = std::mem::take(&mut page.ops);
        pdf.pages.push(PdfPage::new(Mm(210.0), Mm(297.0), ops));
    }
    let mut pdf = pdf.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    let ids: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    clean(&mut pdf, &ids);
    let tree = structure::write(&mut pdf, bound, &drawn, &ids);
    let outlines = outline::write(&mut pdf, &outline::entries(bound), &ids);
    let intent = colour::output_intent(&mut pdf);
    let xmp = pdf.add_object(metadata.xmp());
    let info = pdf.add_object(metadata.info());
    pdf.trailer.set("Info", Object::Reference(info));
    if let Ok(catalog) = pdf.catalog_mut() {
        catalog.set("Lang", Object::string_literal(metadata::LANGUAGE));
        let mut marked = Dictionary::new();
        marked.set("Marked", true);
        catalog.set("MarkInfo", marked);
        catalog.set("StructTreeRoot", Object::Reference(tree));
        catalog.set("Metadata", Object::Reference(xmp));
        catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
        let mut viewer = Dictionary::new();
        viewer.set("DisplayDocTitle", true);
        catalog.set("ViewerPreferences", viewer);
        if let Some(outlines) = outlines {
            catalog.set("Outlines", Object::Reference(outlines));
            catalog.set("PageMode", "UseOutlines");
        }
        if bound.len() > 1 {
            catalog.set("PageLabels", page_labels(bound));
        }
    }
    if options.conformance == Conformance::A1b {
        older::adapt(&mut pdf, &cids);
    }
    pdf.prune_objects();
    pdf.renumber_objects();
    pdf.compress();
    Ok(save(&mut pdf, options.conformance)?)
}

/// The characters in use, by face.
fn characters(bound: &[Bound<'_>]) -> BTreeMap<Face, BTreeSet<char>> {
    let mut used: BTreeMap<Face, BTreeSet<char>> = BTreeMap::new();
    let pages = bound.iter().flat_map(|bound| &bound.pages.pages);
    for run in pages.flat_map(Page::runs) {
        used.entry(run.face).or_default().extend(run.text.chars());
    }
    used
}

/// Those of them that share a glyph.
fn shared(used: &BTreeMap<Face, BTreeSet<char>>, fonts: &Fonts) -> Shared {
    let mut shared = Shared::new();
    for (face, chars) in used {
        let mut first: BTreeMap<u16, char> = BTreeMap::new();
        for ch in chars {
            let Some(glyph) = fonts.glyph(*face, *ch) else {
                continue;
            };
            if let Some(other) = first.insert(glyph, *ch) {
                shared.extend([(*face, other), (*face, *ch)]);
            }
        }
    }
    shared
}

/// Takes out what printpdf says without need, or wrongly, and makes the order of the structure that
/// of the keyboard.
fn clean(pdf: &mut lopdf::Document, pages: &[ObjectId]) {
    pdf.trailer.remove(b"ID");
    for id in pages {
        if let Ok(page) = pdf.get_dictionary_mut(*id) {
            page.remove(b"Annots");
            page.remove(b"TrimBox");
            page.remove(b"CropBox");
            page.set("Tabs", "S");
        }
    }
}

/// How a reading program numbers the pages: as they are numbered on paper (ISO 32000-1, 12.4.2).
fn page_labels(bound: &[Bound<'_>]) -> Dictionary {
    let mut numbers = Vec::new();
    let mut before = 0;
    for Bound { pages, label, .. } in bound {
        let mut style = Dictionary::new();
        style.set("S", "D");
        if !label.is_empty() {
            style.set("P", unicode(label));
        }
        if pages.before > 0 {
            style.set("St", count(pages.before + 1));
        }
        numbers.extend([count(before), Object::Dictionary(style)]);
        before += pages.pages.len();
    }
    let mut labels = Dictionary::new();
    labels.set("Nums", numbers);
    labels
}

fn save(pdf: &mut lopdf::Document, conformance: Conformance) -> std::io::Result<Vec<u8>> {
    let write = |pdf: &mut lopdf::Document| {
        let mut bytes = Vec::new();
        match conformance {
            Conformance::A2u => pdf.save_modern(&mut bytes)?,
            Conformance::A1b => pdf.save_to(&mut bytes)?,
        }
        Ok::<_, std::io::Error>(bytes)
    };
    match conformance {
        Conformance::A2u => "1.7",
        Conformance::A1b => "1.4",
    }
    .clone_into(&mut pdf.version);
    // Two documents must not bear one name; printpdf's own differs from call to call.
    let name = digest(&write(pdf)?).to_be_bytes().to_vec();
    let name = Object::String(name, StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![name.clone(), name]);
    write(pdf)
}
