//! A PDF file as it is written: the one folder that knows printpdf, lopdf and allsorts.
//!
//! Who writes says what is on each page (a [`Canvas`]) and what of it belongs together (a [`Branch`]),
//! what the file says of itself and where its bookmarks lead; [`File::bytes`] makes the file of that.
//! It knows nothing of reports, faces and layout. Lengths are points; `x` runs right and `y` up from
//! the bottom left corner of the page, as PDF has it.

mod attachment;
mod canvas;
mod colour;
mod conformance;
mod font;
mod metadata;
mod names;
mod objects;
mod older;
mod outline;
mod pictures;
mod structure;
mod subset;
mod tables;

pub use attachment::Attachment;
pub use canvas::{Canvas, Colour, Marked, Shown};
pub use conformance::Conformance;
pub use font::FaceData;
pub use metadata::{LANGUAGE, Metadata};
pub use names::{Description, describe};
pub use objects::rounded;
pub use outline::Entry;
pub use structure::{Branch, Cell, Leaf, Piece, Scope, Spot, Table};
pub use subset::{Subset, cut, cut_file};

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};
use printpdf::{Mm, PdfDocument, PdfFont, PdfPage, PdfSaveOptions};

use objects::{count, digest, unicode};

/// A file that is to be written.
pub struct File {
    /// What it says of itself.
    pub metadata: Metadata,
    /// The archive standard that it keeps to.
    pub conformance: Conformance,
    /// Its fonts, by the names that its pages call them by.
    pub fonts: BTreeMap<String, Subset>,
    /// Its pages in order.
    pub pages: Vec<Canvas>,
    /// What is what on them: a branch for each document in the file.
    pub structure: Vec<Branch>,
    /// Its bookmarks in order.
    pub bookmarks: Vec<Entry>,
    /// How its pages are numbered; none where they are numbered from 1 on.
    pub labels: Vec<Label>,
    /// What it carries along; older standards than PDF/A-3 allow nothing.
    pub attachment: Option<Attachment>,
}

/// How some pages are numbered (ISO 32000-1, 12.4.2).
pub struct Label {
    /// What stands before the number; may be empty.
    pub prefix: String,
    /// The number of the first of them.
    pub first: usize,
    /// How many they are.
    pub pages: usize,
}

impl File {
    /// The file. The same pages and fonts give the same bytes.
    ///
    /// # Errors
    /// What the library says; nothing is known to bring it about.
    pub fn bytes(self) -> std::io::Result<Vec<u8>> {
        let mut pdf = PdfDocument::new(&self.metadata.title);
        let mut cids = BTreeMap::new();
        for (name, font) in self.fonts {
            let id = canvas::font_id(&name);
            cids.insert(id.clone(), font.cids);
            pdf.resources
                .fonts
                .map
                .insert(id, PdfFont::new(font.parsed));
        }
        let numbered: Vec<usize> = self.pages.iter().map(Canvas::numbered).collect();
        let mut pictures = Vec::new();
        for page in self.pages {
            let (ops, shown) = page.into_parts();
            pictures.push(shown);
            pdf.pages.push(PdfPage::new(Mm(210.0), Mm(297.0), ops));
        }
        let mut pdf = pdf.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
        let ids: Vec<ObjectId> = pdf.get_pages().into_values().collect();
        clean(&mut pdf, &ids);
        pictures::add(&mut pdf, &ids, pictures);
        let tree = structure::write(&mut pdf, &self.structure, &numbered, &ids);
        let outlines = outline::write(&mut pdf, &self.bookmarks, &ids);
        let intent = colour::output_intent(&mut pdf);
        let xmp = pdf.add_object(self.metadata.xmp(self.conformance));
        let info = pdf.add_object(self.metadata.info());
        pdf.trailer.set("Info", Object::Reference(info));
        if let Ok(catalog) = pdf.catalog_mut() {
            catalog.set("Lang", Object::string_literal(LANGUAGE));
            let mut marked = Dictionary::new();
            marked.set("Marked", true);
            catalog.set("MarkInfo", marked);
            catalog.set("StructTreeRoot", Object::Reference(tree));
            catalog.set("Metadata", Object::Reference(xmp));
            catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
            let mut viewer = Dictionary::new();
            viewer.set("DisplayDocTitle", true);
            if self.conformance != Conformance::A1b {
                // Printed as large as they are, on both sides of the paper (PDF 1.7).
                viewer.set("PrintScaling", "None");
                viewer.set("Duplex", "DuplexFlipLongEdge");
            }
            catalog.set("ViewerPreferences", viewer);
            if let Some(outlines) = outlines {
                catalog.set("Outlines", Object::Reference(outlines));
                catalog.set("PageMode", "UseOutlines");
            }
            if !self.labels.is_empty() {
                catalog.set("PageLabels", page_labels(&self.labels));
            }
        }
        if let Some(attachment) = self.attachment
            && self.conformance == Conformance::A3u
        {
            attachment::add(&mut pdf, attachment, &self.metadata);
        }
        if self.conformance == Conformance::A1b {
            older::adapt(&mut pdf, &cids);
        }
        pdf.prune_objects();
        pdf.renumber_objects();
        pdf.compress();
        save(&mut pdf, self.conformance)
    }
}

/// Takes out what printpdf says without need, or wrongly, and makes the order of the structure that
/// of the keyboard.
fn clean(pdf: &mut Document, pages: &[ObjectId]) {
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

fn page_labels(labels: &[Label]) -> Dictionary {
    let mut numbers = Vec::new();
    let mut before = 0;
    for label in labels {
        let mut style = Dictionary::new();
        style.set("S", "D");
        if !label.prefix.is_empty() {
            style.set("P", unicode(&label.prefix));
        }
        if label.first > 1 {
            style.set("St", count(label.first));
        }
        numbers.extend([count(before), Object::Dictionary(style)]);
        before += label.pages;
    }
    let mut labels = Dictionary::new();
    labels.set("Nums", numbers);
    labels
}

fn save(pdf: &mut Document, conformance: Conformance) -> std::io::Result<Vec<u8>> {
    match conformance {
        Conformance::A3u | Conformance::A2u => "1.7",
        Conformance::A1b => "1.4",
    }
    .clone_into(&mut pdf.version);
    // Two documents must not bear one name; printpdf's own differs from call to call. It is made of the
    // objects as they are, which costs less than packing them a second time.
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes)?;
    let name = digest(&bytes).to_be_bytes().to_vec();
    let name = Object::String(name, StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![name.clone(), name]);
    bytes.clear();
    match conformance {
        Conformance::A3u | Conformance::A2u => pdf.save_modern(&mut bytes)?,
        Conformance::A1b => pdf.save_to(&mut bytes)?,
    }
    Ok(bytes)
}
