//! The faces that the Word document names.

use std::io;

use super::units::WORD;
use crate::export::xml::Xml;

/// A face of official documents, by the name that computers in offices know it under.
pub(super) struct Face {
    pub(super) name: &'static str,
    /// What a computer may have instead: names, the best first.
    other: &'static str,
    /// The family, as Word sorts them.
    family: &'static str,
}

pub(super) const TITLE: Face = Face {
    name: "方正小标宋简体",
    other: "方正小标宋_GBK,华文中宋,宋体",
    family: "script",
};
pub(super) const FANG: Face = Face {
    name: "仿宋_GB2312",
    other: "仿宋",
    family: "modern",
};
pub(super) const KAI: Face = Face {
    name: "楷体_GB2312",
    other: "楷体",
    family: "modern",
};
pub(super) const HEI: Face = Face {
    name: "黑体",
    other: "SimHei",
    family: "modern",
};
pub(super) const SONG: Face = Face {
    name: "宋体",
    other: "SimSun",
    family: "auto",
};
/// Digits and Latin letters everywhere but in page numbers (7.5 has those in 宋体).
pub(super) const LATIN: &str = "Times New Roman";

/// The faces of Latin and of Chinese characters.
pub(super) fn fonts(xml: &mut Xml, latin: &str, face: &Face) -> io::Result<()> {
    xml.empty(
        "w:rFonts",
        &[
            ("w:ascii", &latin),
            ("w:eastAsia", &face.name),
            ("w:hAnsi", &latin),
            ("w:cs", &latin),
        ],
    )
}

/// `word/fontTable.xml`: where a face is missing, what comes nearest to it.
pub(super) fn font_table() -> io::Result<Vec<u8>> {
    Xml::part("w:fonts", &[("xmlns:w", &WORD)], |xml| {
        for face in [&TITLE, &FANG, &KAI, &HEI, &SONG] {
            xml.element("w:font", &[("w:name", &face.name)], |xml| {
                xml.val("w:altName", face.other)?;
                // GB2312
                xml.val("w:charset", "86")?;
                xml.val("w:family", face.family)?;
                xml.val("w:pitch", "default")
            })?;
        }
        xml.element("w:font", &[("w:name", &LATIN)], |xml| {
            xml.val("w:charset", "00")?;
            xml.val("w:family", "roman")?;
            xml.val("w:pitch", "variable")
        })
    })
}
