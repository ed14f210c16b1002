//! A file that the PDF file carries along (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8).

use lopdf::{Dictionary, Document, Object, Stream};

use super::Metadata;
use super::objects::{count, unicode};

/// A file that is carried along.
pub struct Attachment {
    /// What it is called, with its ending.
    pub name: &'static str,
    /// What it is.
    pub description: &'static str,
    /// Its kind.
    pub kind: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Adds it to the file, as the data that the pages show.
pub(super) fn add(pdf: &mut Document, attachment: Attachment, metadata: &Metadata) {
    let Attachment {
        name,
        description,
        kind,
        bytes,
    } = attachment;
    let mut parameters = Dictionary::new();
    parameters.set("Size", count(bytes.len()));
    if let Some(date) = metadata.moment() {
        parameters.set("ModDate", date);
    }
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "EmbeddedFile");
    dictionary.set("Subtype", kind);
    dictionary.set("Params", parameters);
    let file = pdf.add_object(Stream::new(dictionary, bytes));
    let mut embedded = Dictionary::new();
    embedded.set("F", Object::Reference(file));
    embedded.set("UF", Object::Reference(file));
    let mut specification = Dictionary::new();
    specification.set("Type", "Filespec");
    specification.set("F", Object::string_literal(name));
    specification.set("UF", unicode(name));
    specification.set("Desc", unicode(description));
    specification.set("AFRelationship", "Data");
    specification.set("EF", embedded);
    let specification = pdf.add_object(specification);
    let mut files = Dictionary::new();
    let names = vec![
        Object::string_literal(name),
        Object::Reference(specification),
    ];
    files.set("Names", names);
    let mut names = Dictionary::new();
    names.set("EmbeddedFiles", files);
    if let Ok(catalog) = pdf.catalog_mut() {
        catalog.set("AF", vec![Object::Reference(specification)]);
        catalog.set("Names", names);
    }
}
