//! What the package says of itself and of its documents (GB/T 33190-2016, 7.4 to 7.9, 14, 20).

use std::io;

use super::units::{Area, Mm, NAMESPACE};
use crate::export::document::geometry::{PAGE_HEIGHT, PAGE_WIDTH};
use crate::export::markup::clean;
use crate::export::pdf::{Embedded, Entry, Face, Metadata};
use crate::export::xml::Xml;
use crate::report::{Date, enclosed};

/// `OFD.xml`: what the package holds. `name` tells it from every other one.
pub fn package(metadata: &Metadata, name: &str) -> io::Result<Vec<u8>> {
    let attributes: [(&str, &dyn std::fmt::Display); 3] = [
        ("xmlns:ofd", &NAMESPACE),
        ("Version", &"1.0"),
        ("DocType", &"OFD"),
    ];
    Xml::part("ofd:OFD", &attributes, |xml| {
        xml.element("ofd:DocBody", &[], |xml| {
            xml.element("ofd:DocInfo", &[], |xml| {
                xml.text("ofd:DocID", &[], name)?;
                xml.text("ofd:Title", &[], &metadata.title)?;
                if !metadata.author.is_empty() {
                    xml.text("ofd:Author", &[], &metadata.author)?;
                }
                if let Some(date) = metadata.date {
                    xml.text("ofd:CreationDate", &[], &day(date))?;
                    xml.text("ofd:ModDate", &[], &day(date))?;
                }
                xml.text("ofd:DocUsage", &[], "Normal")?;
                xml.text("ofd:Creator", &[], env!("CARGO_PKG_NAME"))?;
                xml.text("ofd:CreatorVersion", &[], env!("CARGO_PKG_VERSION"))
            })?;
            xml.text("ofd:DocRoot", &[], "Doc_0/Document.xml")
        })
    })
}

fn day(Date { year, month, day }: Date) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// What `Document.xml` is written of.
pub struct Root<'a> {
    /// The greatest number that anything in the document has.
    pub last_id: u32,
    /// The numbers of the pages, in order.
    pub pages: &'a [u32],
    /// The headings.
    pub bookmarks: &'a [Entry],
    /// Whether there are pictures.
    pub has_pictures: bool,
    /// Whether the report is carried along.
    pub has_report: bool,
}

impl Root<'_> {
    /// `Document.xml`: pages, resources, outline.
    pub fn write(&self) -> io::Result<Vec<u8>> {
        Xml::part("ofd:Document", &[("xmlns:ofd", &NAMESPACE)], |xml| {
            xml.element("ofd:CommonData", &[], |xml| {
                xml.text("ofd:MaxUnitID", &[], &self.last_id.to_string())?;
                xml.element("ofd:PageArea", &[], |xml| {
                    let area = Area {
                        x: 0.0,
                        y: 0.0,
                        width: PAGE_WIDTH,
                        height: PAGE_HEIGHT,
                    };
                    xml.text("ofd:PhysicalBox", &[], &area.to_string())
                })?;
                xml.text("ofd:PublicRes", &[], "PublicRes.xml")?;
                if self.has_pictures {
                    xml.text("ofd:DocumentRes", &[], "DocumentRes.xml")?;
                }
                Ok(())
            })?;
            xml.element("ofd:Pages", &[], |xml| {
                self.pages.iter().enumerate().try_for_each(|(index, id)| {
                    let place = format!("Pages/Page_{index}/Content.xml");
                    xml.empty("ofd:Page", &[("ID", id), ("BaseLoc", &place)])
                })
            })?;
            if !self.bookmarks.is_empty() {
                xml.element("ofd:Outlines", &[], |xml| self.outline(xml, self.bookmarks))?;
            }
            if self.has_report {
                xml.text("ofd:Attachments", &[], "Attachs/Attachments.xml")?;
            }
            Ok(())
        })
    }

    /// Headings, with those below each of them inside (7.8).
    fn outline(&self, xml: &mut Xml, mut entries: &[Entry]) -> io::Result<()> {
        while let [first, rest @ ..] = entries {
            let below = rest.iter().take_while(|entry| entry.level > first.level);
            let (below, after) = rest.split_at(below.count());
            entries = after;
            let page = self.pages.get(first.page).copied().unwrap_or_default();
            let (left, top) = (Mm(first.at.0), Mm(PAGE_HEIGHT - first.at.1));
            xml.element(
                "ofd:OutlineElem",
                &[("Title", &clean(&first.text))],
                |xml| {
                    xml.element("ofd:Actions", &[], |xml| {
                        xml.element("ofd:Action", &[("Event", &"CLICK")], |xml| {
                            xml.element("ofd:Goto", &[], |xml| {
                                xml.empty(
                                    "ofd:Dest",
                                    &[
                                        ("Type", &"XYZ"),
                                        ("PageID", &page),
                                        ("Left", &left),
                                        ("Top", &top),
                                    ],
                                )
                            })
                        })
                    })?;
                    self.outline(xml, below)
                },
            )?;
        }
        Ok(())
    }
}

/// What the file of a font is called, in the folder of resources.
pub fn font_file(id: u32, font: &Embedded) -> String {
    let is_cff = font.bytes.starts_with(b"OTTO");
    format!("Font_{id}.{}", if is_cff { "otf" } else { "ttf" })
}

/// `PublicRes.xml`: the fonts (7.9).
pub fn fonts<'a>(
    embedded: impl Iterator<Item = (Face, &'a (u32, Embedded))>,
) -> io::Result<Vec<u8>> {
    resources(|xml| {
        xml.element("ofd:Fonts", &[], |xml| {
            for (face, (id, font)) in embedded {
                let attributes: [(&str, &dyn std::fmt::Display); 4] = [
                    ("ID", id),
                    ("FontName", &font.name),
                    ("FamilyName", &face.family()),
                    ("Charset", &"unicode"),
                ];
                xml.element("ofd:Font", &attributes, |xml| {
                    xml.text("ofd:FontFile", &[], &font_file(*id, font))
                })?;
            }
            Ok(())
        })
    })
}

/// What the file of a picture is called, in the folder of resources.
pub fn picture_file(id: u32) -> String {
    format!("Image_{id}.png")
}

/// `DocumentRes.xml`: the pictures.
pub fn pictures(ids: impl Iterator<Item = u32>) -> io::Result<Vec<u8>> {
    resources(|xml| {
        xml.element("ofd:MultiMedias", &[], |xml| {
            for id in ids {
                let attributes: [(&str, &dyn std::fmt::Display); 3] =
                    [("ID", &id), ("Type", &"Image"), ("Format", &"PNG")];
                xml.element("ofd:MultiMedia", &attributes, |xml| {
                    xml.text("ofd:MediaFile", &[], &picture_file(id))
                })?;
            }
            Ok(())
        })
    })
}

fn resources(inside: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<Vec<u8>> {
    Xml::part(
        "ofd:Res",
        &[("xmlns:ofd", &NAMESPACE), ("BaseLoc", &"Res")],
        inside,
    )
}

/// `Attachments.xml`: the report, which is so many bytes long (20).
pub fn attachments(length: usize, date: Option<Date>) -> io::Result<Vec<u8>> {
    Xml::part("ofd:Attachments", &[("xmlns:ofd", &NAMESPACE)], |xml| {
        let size = format!("{:.3}", length as f64 / 1024.0);
        let date = date.map(|date| format!("{}T00:00:00", day(date)));
        let mut attributes: Vec<(&str, &dyn std::fmt::Display)> = vec![
            ("ID", &"1"),
            ("Name", &enclosed::FILE),
            ("Format", &"json"),
            ("Size", &size),
            ("Visible", &"true"),
        ];
        if let Some(date) = &date {
            attributes.push(("CreationDate", date));
        }
        xml.element("ofd:Attachment", &attributes, |xml| {
            xml.text("ofd:FileLoc", &[], enclosed::FILE)
        })
    })
}
