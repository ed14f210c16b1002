//! The report itself as a custom XML part (ISO/IEC 29500-1, 15.2.5): Word keeps it when it saves the
//! document.

use std::io;

use super::package;
use super::units::RELATIONS;
use crate::export::markup::clean;
use crate::export::xml::Xml;
use crate::report::enclosed::NAMESPACE;

/// The part that it stands in.
pub(super) const PART: &str = "customXml/item1.xml";
/// What is said of that part.
pub(super) const PROPERTIES: &str = "customXml/itemProps1.xml";
/// What belongs to it.
pub(super) const RELATIONS_PART: &str = "customXml/_rels/item1.xml.rels";

/// A name that is the part's alone in any document.
const ID: &str = "{6E69616E-6261-6F00-8000-7265706F7274}";

pub(super) fn part(report: &str) -> io::Result<Vec<u8>> {
    Xml::part("report", &[("xmlns", &NAMESPACE)], |xml| {
        xml.characters(&clean(report))
    })
}

pub(super) fn properties() -> io::Result<Vec<u8>> {
    const DATA: &str = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
    let attributes: crate::export::xml::Attributes = &[("ds:itemID", &ID), ("xmlns:ds", &DATA)];
    Xml::part("ds:datastoreItem", attributes, |xml| {
        xml.element("ds:schemaRefs", &[], |xml| {
            xml.empty("ds:schemaRef", &[("ds:uri", &NAMESPACE)])
        })
    })
}

pub(super) fn relations() -> io::Result<Vec<u8>> {
    let kind = format!("{RELATIONS}/customXmlProps");
    package::relationships(&[("properties", &kind, "itemProps1.xml")])
}
