//! 送审稿 behind the text of every page of a draft: what Word calls a watermark.

use std::io;

use super::faces::HEI;
use super::styles::Style;
use super::units::WORD;
use crate::export::xml::Xml;

/// The part that holds it: a header, as Word puts it.
pub(super) const PART: &str = "word/header1.xml";

/// Its width and height in points, before it is turned.
const SIZE: (i32, i32) = (470, 150);

/// The header of every page (ISO/IEC 29500-4, 19.1 for the shape).
pub(super) fn header() -> io::Result<Vec<u8>> {
    let namespaces: crate::export::xml::Attributes = &[
        ("xmlns:w", &WORD),
        ("xmlns:v", &"urn:schemas-microsoft-com:vml"),
        ("xmlns:o", &"urn:schemas-microsoft-com:office:office"),
    ];
    Xml::part("w:hdr", namespaces, |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.val("w:pStyle", Style::Footer.id()))?;
            xml.element("w:r", &[], |xml| {
                xml.element("w:pict", &[], |xml| {
                    shape_type(xml)?;
                    shape(xml)
                })
            })
        })
    })
}

/// Text along a line, as every version of Word has it built in.
fn shape_type(xml: &mut Xml) -> io::Result<()> {
    let attributes: crate::export::xml::Attributes = &[
        ("id", &"_x0000_t136"),
        ("coordsize", &"21600,21600"),
        ("o:spt", &136),
        ("adj", &10800),
        ("path", &"m@7,l@8,m@5,21600l@6,21600e"),
    ];
    xml.element("v:shapetype", attributes, |xml| {
        xml.element("v:formulas", &[], |xml| {
            for equation in [
                "sum #0 0 10800",
                "prod #0 2 1",
                "sum 21600 0 @1",
                "sum 0 0 @2",
                "sum 21600 0 @3",
                "if @0 @3 0",
                "if @0 21600 @1",
                "if @0 0 @2",
                "if @0 @4 21600",
                "mid @5 @6",
                "mid @8 @5",
                "mid @7 @8",
                "mid @6 @7",
                "sum @6 0 @5",
            ] {
                xml.empty("v:f", &[("eqn", &equation)])?;
            }
            Ok(())
        })?;
        let path: crate::export::xml::Attributes = &[
            ("textpathok", &"t"),
            ("o:connecttype", &"custom"),
            ("o:connectlocs", &"@9,0;@10,10800;@11,21600;@12,10800"),
            ("o:connectangles", &"270,180,90,0"),
        ];
        xml.empty("v:path", path)?;
        xml.empty("v:textpath", &[("on", &"t"), ("fitshape", &"t")])
    })
}

fn shape(xml: &mut Xml) -> io::Result<()> {
    let (width, height) = SIZE;
    let style = format!(
        "position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;\
         rotation:308;z-index:-251658752;\
         mso-position-horizontal:center;mso-position-horizontal-relative:page;\
         mso-position-vertical:center;mso-position-vertical-relative:page"
    );
    let attributes: crate::export::xml::Attributes = &[
        ("id", &"PowerPlusWaterMarkObject1"),
        ("o:spid", &"_x0000_s2049"),
        ("type", &"#_x0000_t136"),
        ("style", &style),
        ("o:allowincell", &"f"),
        ("fillcolor", &"#e0e0e0"),
        ("stroked", &"f"),
    ];
    xml.element("v:shape", attributes, |xml| {
        let face = format!("font-family:\"{}\";font-size:1pt", HEI.name);
        xml.empty("v:textpath", &[("style", &face), ("string", &"送审稿")])
    })
}
