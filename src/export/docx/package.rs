//! What makes parts a Word document: their list, how they belong together, and what holds for all.

use std::io;

use super::Look;
use super::units::{RELATIONS, WORD};
use crate::export::document::Document;
use crate::export::markup::clean;
use crate::export::xml::Xml;

/// `[Content_Types].xml`: what kind each part is (ISO/IEC 29500-2, 6.2.3).
pub(super) fn content_types(look: Look<'_>) -> io::Result<Vec<u8>> {
    const NAMESPACE: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
    const CORE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
    const DATA: &str = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
    let word = |kind: &str| {
        format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml")
    };
    Xml::part("Types", &[("xmlns", &NAMESPACE)], |xml| {
        for (extension, kind) in [
            (
                "rels",
                "application/vnd.openxmlformats-package.relationships+xml",
            ),
            ("xml", "application/xml"),
        ] {
            xml.empty(
                "Default",
                &[("Extension", &extension), ("ContentType", &kind)],
            )?;
        }
        let mut parts = vec![
            ("/word/document.xml", word("document.main")),
            ("/word/styles.xml", word("styles")),
            ("/word/settings.xml", word("settings")),
            ("/word/fontTable.xml", word("fontTable")),
            ("/word/footer1.xml", word("footer")),
            ("/word/footer2.xml", word("footer")),
            ("/docProps/core.xml", CORE.to_owned()),
        ];
        if look.draft {
            parts.push(("/word/header1.xml", word("header")));
        }
        if look.carried.is_some() {
            parts.push(("/customXml/itemProps1.xml", DATA.to_owned()));
        }
        for (part, kind) in &parts {
            xml.empty("Override", &[("PartName", part), ("ContentType", kind)])?;
        }
        Ok(())
    })
}

/// `_rels/.rels`: where the document and its properties are.
pub(super) fn relations() -> io::Result<Vec<u8>> {
    const CORE: &str =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let document = format!("{RELATIONS}/officeDocument");
    relationships(&[
        ("document", &document, "word/document.xml"),
        ("properties", CORE, "docProps/core.xml"),
    ])
}

/// `word/_rels/document.xml.rels`: the parts that the document uses.
pub(super) fn document_relations(look: Look<'_>) -> io::Result<Vec<u8>> {
    let kind = |kind: &str| format!("{RELATIONS}/{kind}");
    let (styles, settings, fonts) = (kind("styles"), kind("settings"), kind("fontTable"));
    let (header, footer) = (kind("header"), kind("footer"));
    let mut list = vec![
        ("styles", styles.as_str(), "styles.xml"),
        ("settings", &settings, "settings.xml"),
        ("fonts", &fonts, "fontTable.xml"),
        ("odd", &footer, "footer1.xml"),
        ("even", &footer, "footer2.xml"),
    ];
    let data = kind("customXml");
    if look.carried.is_some() {
        list.push(("data", &data, "../customXml/item1.xml"));
    }
    if look.draft {
        list.push(("stamp", &header, "header1.xml"));
    }
    relationships(&list)
}

pub(super) fn relationships(list: &[(&str, &str, &str)]) -> io::Result<Vec<u8>> {
    const NAMESPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    Xml::part("Relationships", &[("xmlns", &NAMESPACE)], |xml| {
        for (id, kind, target) in list {
            xml.empty(
                "Relationship",
                &[("Id", id), ("Type", kind), ("Target", target)],
            )?;
        }
        Ok(())
    })
}

/// `docProps/core.xml`: title, organ, language, and the report's own date if it bears one.
pub(super) fn properties(document: Option<&Document>, title: &str) -> io::Result<Vec<u8>> {
    const NAMESPACE: &str =
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    let title = clean(title);
    let organ = document.map_or("", |document| document.organ.as_str());
    let signature = document.and_then(|document| document.signature.as_ref());
    Xml::part(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &NAMESPACE),
            ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
            ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
        ],
        |xml| {
            xml.text("dc:title", &[], &title)?;
            xml.text("dc:creator", &[], &clean(organ))?;
            xml.text("dc:language", &[], "zh-CN")?;
            if let Some(signature) = signature {
                let date = signature.date;
                let date = format!(
                    "{:04}-{:02}-{:02}T00:00:00Z",
                    date.year, date.month, date.day
                );
                for name in ["dcterms:created", "dcterms:modified"] {
                    xml.text(name, &[("xsi:type", &"dcterms:W3CDTF")], &date)?;
                }
            }
            Ok(())
        },
    )
}

/// What ends no line, for Word: opening marks.
const NO_BREAKS_AFTER: &str = "$([{£¥‘“〈《「『【〔〖〝﹙﹛＄（．［｛￡￥/／";
/// What begins no line: Word's own list for Chinese, and dashes and strokes that join (GB/T
/// 15834-2011, 5.1).
const NO_BREAKS_BEFORE: &str = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜！＂％＇），．：；？］｀｜｝～￠—–－〜・•/／";

/// `word/settings.xml`: page numbers on alternate sides, punctuation squeezed into the line.
pub(super) fn settings() -> io::Result<Vec<u8>> {
    Xml::part("w:settings", &[("xmlns:w", &WORD)], |xml| {
        xml.val("w:defaultTabStop", 420)?;
        xml.empty("w:evenAndOddHeaders", &[])?;
        xml.val("w:characterSpacingControl", "compressPunctuation")?;
        for (name, marks) in [
            ("w:noLineBreaksAfter", NO_BREAKS_AFTER),
            ("w:noLineBreaksBefore", NO_BREAKS_BEFORE),
        ] {
            xml.empty(name, &[("w:lang", &"zh-CN"), ("w:val", &marks)])?;
        }
        xml.element("w:compat", &[], |xml| {
            for name in [
                "w:spaceForUL",
                "w:balanceSingleByteDoubleByteWidth",
                "w:doNotLeaveBackslashAlone",
                "w:ulTrailSpace",
                "w:doNotExpandShiftReturn",
                "w:useFELayout",
            ] {
                xml.empty(name, &[])?;
            }
            // Word 2013 and later: laid out as such, not as an old version would.
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", &"compatibilityMode"),
                    ("w:uri", &"http://schemas.microsoft.com/office/word"),
                    ("w:val", &15),
                ],
            )
        })?;
        xml.empty(
            "w:themeFontLang",
            &[("w:val", &"en-US"), ("w:eastAsia", &"zh-CN")],
        )?;
        xml.val("w:decimalSymbol", ".")?;
        xml.val("w:listSeparator", ",")
    })
}
