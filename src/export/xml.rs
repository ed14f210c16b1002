//! The parts of a package (Office files, OFD) as they are written: XML in memory, packed together.

use std::fmt::Display;
use std::io::{self, Cursor, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What an element says of itself, in order.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a dyn Display)];

/// A part being written. It grows in memory; the errors are those of the library's signatures.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A part whose outermost element is `root`.
    pub(super) fn part(
        root: &str,
        attributes: Attributes,
        inside: impl FnOnce(&mut Xml) -> io::Result<()>,
    ) -> io::Result<Vec<u8>> {
        let mut xml = Xml(Writer::new(Vec::new()));
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        xml.0.write_event(Event::Decl(declaration))?;
        xml.element(root, attributes, inside)?;
        Ok(xml.0.into_inner())
    }

    /// An element with others inside.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: Attributes,
        inside: impl FnOnce(&mut Xml) -> io::Result<()>,
    ) -> io::Result<()> {
        let start = start(name, attributes);
        let end = start.to_end().into_owned();
        self.0.write_event(Event::Start(start))?;
        inside(self)?;
        self.0.write_event(Event::End(end))
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes) -> io::Result<()> {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }

    /// An element whose only attribute is `w:val`: most of a Word document.
    pub(super) fn val(&mut self, name: &str, value: impl Display) -> io::Result<()> {
        self.empty(name, &[("w:val", &value)])
    }

    /// Text of the element that is open.
    pub(super) fn characters(&mut self, text: &str) -> io::Result<()> {
        self.0.write_event(Event::Text(BytesText::new(text)))
    }

    /// An element that holds text.
    pub(super) fn text(
        &mut self,
        name: &str,
        attributes: Attributes,
        text: &str,
    ) -> io::Result<()> {
        self.element(name, attributes, |xml| xml.characters(text))
    }
}

/// Packs the parts. They bear no date, so that the same parts give the same bytes.
pub(super) fn pack<N: AsRef<str>>(parts: &[(N, Vec<u8>)]) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(name.as_ref(), options)?;
        zip.write_all(part)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn start<'a>(name: &'a str, attributes: Attributes) -> quick_xml::events::BytesStart<'a> {
    let mut start = quick_xml::events::BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, value.to_string().as_str()));
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_text_and_attributes_is_escaped() {
        let part = Xml::part("a", &[("b", &"<\"&")], |xml| xml.text("c", &[], "</c>&"));
        let part = String::from_utf8(part.unwrap()).unwrap();
        let (_, part) = part.split_once("?>").unwrap();
        assert_eq!(part, "<a b=\"&lt;&quot;&amp;\"><c>&lt;/c&gt;&amp;</c></a>");
    }
}
