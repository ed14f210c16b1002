//! Reads a file back, for the tests.

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId};

use crate::export::pdf::{Bound, Conformance, Fonts, Options, Pages, layout, write_bound};
use crate::export::{Document, pdf};

/// A file that was written.
pub struct File {
    pub bytes: Vec<u8>,
    pub pdf: Pdf,
}

/// A page's operators, with what marked content they stand in.
pub struct Shown {
    pub operator: String,
    pub operands: Vec<Object>,
    /// The innermost marked content: its name and its properties.
    pub within: Option<(String, Dictionary)>,
    /// How deep marked content is nested.
    pub depth: usize,
}

pub fn written(document: &Document, options: Options) -> File {
    let bytes = pdf::write(document, options, Fonts::bundled()).unwrap();
    File::of(bytes)
}

/// The sample in a conformance.
pub fn sample(conformance: Conformance) -> File {
    let options = Options {
        conformance,
        ..Options::default()
    };
    written(&super::sample::document(), options)
}

/// Documents bound in one file; the second and those after it are labelled 附.
pub fn bound(documents: &[&Document], options: Options) -> File {
    let lay = |document: &&Document| layout(document, options, Fonts::bundled());
    let pages: Vec<Pages> = documents.iter().map(lay).collect();
    let bound: Vec<Bound<'_>> = documents
        .iter()
        .zip(&pages)
        .enumerate()
        .map(|(index, (document, pages))| Bound {
            document,
            pages,
            label: if index == 0 { "" } else { "附" },
        })
        .collect();
    File::of(write_bound(&bound, "合订", options, Fonts::bundled()).unwrap())
}

impl File {
    pub fn of(bytes: Vec<u8>) -> File {
        let pdf = Pdf::load_mem(&bytes).unwrap();
        File { bytes, pdf }
    }

    /// What an object is, or refers to.
    pub fn get<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.pdf.dereference(object).unwrap().1
    }

    pub fn dictionary<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        match self.get(object) {
            Object::Stream(stream) => &stream.dict,
            object => object.as_dict().unwrap(),
        }
    }

    /// An entry of the catalog.
    pub fn catalog(&self, key: &str) -> &Object {
        self.get(self.pdf.catalog().unwrap().get(key.as_bytes()).unwrap())
    }

    pub fn info(&self) -> &Dictionary {
        self.dictionary(self.pdf.trailer.get(b"Info").unwrap())
    }

    /// The XMP packet.
    pub fn xmp(&self) -> String {
        let stream = self.catalog("Metadata").as_stream().unwrap();
        String::from_utf8(stream.content.clone()).unwrap()
    }

    pub fn pages(&self) -> Vec<ObjectId> {
        self.pdf.get_pages().into_values().collect()
    }

    /// A font of the file and its descriptor, by the name the pages know it by.
    pub fn fonts(&self) -> Vec<(String, &Dictionary, &Dictionary)> {
        let page = self.pdf.get_dictionary(self.pages()[0]).unwrap();
        let resources = self.dictionary(page.get(b"Resources").unwrap());
        let fonts = self.dictionary(resources.get(b"Font").unwrap());
        let font = |(name, font): (&Vec<u8>, _)| {
            let font = self.dictionary(font);
            let below = self.get(font.get(b"DescendantFonts").unwrap());
            let below = self.dictionary(&below.as_array().unwrap()[0]);
            let descriptor = self.dictionary(below.get(b"FontDescriptor").unwrap());
            (String::from_utf8(name.clone()).unwrap(), font, descriptor)
        };
        fonts.iter().map(font).collect()
    }

    /// What a page shows, in order; `index` from 0.
    pub fn shown(&self, index: usize) -> Vec<Shown> {
        let content = self.pdf.get_and_decode_page_content(self.pages()[index]);
        let mut open: Vec<(String, Dictionary)> = Vec::new();
        let mut shown = Vec::new();
        for operation in content.unwrap().operations {
            match operation.operator.as_str() {
                "BDC" => {
                    let name = operation.operands[0].as_name().unwrap();
                    let name = String::from_utf8(name.to_vec()).unwrap();
                    let properties = operation.operands[1].as_dict().unwrap();
                    open.push((name, properties.clone()));
                }
                "BMC" => panic!("marked content that says nothing of itself"),
                "EMC" => drop(open.pop().expect("nothing to end")),
                _ => {}
            }
            shown.push(Shown {
                operator: operation.operator,
                operands: operation.operands,
                within: open.last().cloned(),
                depth: open.len(),
            });
        }
        assert!(open.is_empty());
        shown
    }
}

/// A text string.
pub fn text(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    let Some(units) = bytes.strip_prefix(b"\xfe\xff") else {
        return String::from_utf8(bytes.to_vec()).unwrap();
    };
    let units = units
        .chunks(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(Result::unwrap).collect()
}

/// The bytes of a text operator.
pub fn strings(operands: &[Object]) -> Vec<u8> {
    operands
        .iter()
        .flat_map(|operand| match operand {
            Object::Array(items) => strings(items),
            Object::String(bytes, _) => bytes.clone(),
            _ => Vec::new(),
        })
        .collect()
}
