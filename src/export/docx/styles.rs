//! The styles of the Word document.

use std::io;

use super::faces::{FANG, Face, HEI, KAI, LATIN, SONG, TITLE, fonts};
use super::units::{self, WORD, line, twips};
use crate::export::document::Table;
use crate::export::document::geometry::{ADVANCE, NUMBER_SIZE, TEXT_SIZE, TITLE_PITCH, TITLE_SIZE};
use crate::export::xml::Xml;

/// A style of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// 正文
    Normal,
    /// 标题
    Title,
    /// 标题 1
    Heading1,
    /// 标题 2
    Heading2,
    /// （一）… at the beginning of a paragraph.
    Lead,
    /// 页脚
    Footer,
    /// Organ and date.
    Signature,
    /// A table.
    Table,
    /// Text in a table, centred or at the left, in one of two sizes.
    Cell {
        /// Whether the type is 小五 and not 五号.
        small: bool,
        /// Whether it begins at the left.
        left: bool,
    },
}

impl Style {
    /// What the document's parts call it.
    pub(super) fn id(self) -> &'static str {
        match self {
            Style::Normal => "Normal",
            Style::Title => "Title",
            Style::Heading1 => "Heading1",
            Style::Heading2 => "Heading2",
            Style::Lead => "ReportLead",
            Style::Footer => "Footer",
            Style::Signature => "ReportSignature",
            Style::Table => "ReportTable",
            Style::Cell { small, left } => match (small, left) {
                (false, false) => "ReportCell",
                (false, true) => "ReportCellLeft",
                (true, false) => "ReportCellSmall",
                (true, true) => "ReportCellSmallLeft",
            },
        }
    }

    /// What the user sees; Word translates the names of its own styles.
    fn name(self) -> &'static str {
        match self {
            Style::Normal => "Normal",
            Style::Title => "Title",
            Style::Heading1 => "heading 1",
            Style::Heading2 => "heading 2",
            Style::Lead => "段首标题",
            Style::Footer => "footer",
            Style::Signature => "落款",
            Style::Table => "报告表格",
            Style::Cell { small, left } => match (small, left) {
                (false, false) => "表格文字",
                (false, true) => "表格文字（左）",
                (true, false) => "表格小字",
                (true, true) => "表格小字（左）",
            },
        }
    }
}

/// How the paragraphs of a style are set.
struct Look {
    face: &'static Face,
    latin: &'static str,
    /// Points.
    size: f32,
    /// From line to line, in twips.
    line: i32,
    justify: &'static str,
    /// Whether the first line is indented by two characters.
    indent: bool,
    /// Whether it keeps to the grid of 22 lines with 28 characters each.
    grid: bool,
    /// Whether there is a little room between Chinese and Latin characters.
    gaps: bool,
    /// The level in the document's outline, and so a heading.
    outline: Option<u8>,
}

impl Style {
    /// How a style of paragraphs is set (5.2.2, 7.3).
    fn look(self) -> Look {
        let text = Look {
            face: &FANG,
            latin: LATIN,
            size: TEXT_SIZE,
            line: line(),
            justify: "both",
            indent: true,
            grid: true,
            gaps: true,
            outline: None,
        };
        match self {
            Style::Normal | Style::Lead | Style::Table => text,
            Style::Title => Look {
                face: &TITLE,
                // The year's digits are of the title's face too.
                latin: TITLE.name,
                size: TITLE_SIZE,
                line: twips(TITLE_PITCH),
                justify: "center",
                indent: false,
                grid: false,
                gaps: false,
                ..text
            },
            Style::Heading1 => Look {
                face: &HEI,
                outline: Some(0),
                ..text
            },
            Style::Heading2 => Look {
                face: &KAI,
                outline: Some(1),
                ..text
            },
            Style::Footer => Look {
                face: &SONG,
                latin: SONG.name,
                size: NUMBER_SIZE,
                line: twips(NUMBER_SIZE),
                justify: "left",
                indent: false,
                grid: false,
                gaps: false,
                outline: None,
            },
            Style::Signature => Look {
                justify: "right",
                indent: false,
                gaps: false,
                ..text
            },
            Style::Cell { small, left } => {
                let size = if small { Table::SMALL } else { Table::LARGE };
                Look {
                    face: &SONG,
                    size,
                    line: twips(size * 1.3),
                    justify: if left { "left" } else { "center" },
                    indent: false,
                    grid: false,
                    gaps: false,
                    ..text
                }
            }
        }
    }
}

/// `word/styles.xml`
pub(super) fn styles() -> io::Result<Vec<u8>> {
    let cell = |small, left| Style::Cell { small, left };
    Xml::part("w:styles", &[("xmlns:w", &WORD)], |xml| {
        xml.element("w:docDefaults", &[], |xml| {
            xml.element("w:rPrDefault", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    fonts(xml, LATIN, &FANG)?;
                    xml.empty(
                        "w:lang",
                        &[
                            ("w:val", &"en-US"),
                            ("w:eastAsia", &"zh-CN"),
                            ("w:bidi", &"ar-SA"),
                        ],
                    )
                })
            })?;
            xml.element("w:pPrDefault", &[], |xml| xml.empty("w:pPr", &[]))
        })?;
        paragraphs(xml, Style::Normal)?;
        xml.element(
            "w:style",
            &[
                ("w:type", &"table"),
                ("w:default", &1),
                ("w:styleId", &"TableNormal"),
            ],
            |xml| {
                xml.val("w:name", "Normal Table")?;
                xml.val("w:uiPriority", 99)?;
                xml.empty("w:semiHidden", &[])
            },
        )?;
        for style in [
            Style::Title,
            Style::Heading1,
            Style::Heading2,
            Style::Footer,
            Style::Signature,
            cell(false, false),
            cell(false, true),
            cell(true, false),
            cell(true, true),
        ] {
            paragraphs(xml, style)?;
        }
        lead(xml)?;
        table(xml)
    })
}

/// A style of paragraphs.
fn paragraphs(xml: &mut Xml, style: Style) -> io::Result<()> {
    let look = style.look();
    let is_normal = style == Style::Normal;
    let built_in = !style.id().starts_with("Report");
    let mut head: Vec<(&str, &dyn std::fmt::Display)> = vec![("w:type", &"paragraph")];
    if is_normal {
        head.push(("w:default", &1));
    } else if !built_in {
        head.push(("w:customStyle", &1));
    }
    let id = style.id();
    head.push(("w:styleId", &id));
    xml.element("w:style", &head, |xml| {
        xml.val("w:name", style.name())?;
        if !is_normal {
            xml.val("w:basedOn", Style::Normal.id())?;
        }
        if look.outline.is_some() || style == Style::Title {
            xml.val("w:next", Style::Normal.id())?;
        }
        xml.empty("w:qFormat", &[])?;
        xml.element("w:pPr", &[], |xml| {
            if look.outline.is_some() {
                xml.empty("w:keepNext", &[])?;
            }
            // No single line of a paragraph alone on a page.
            xml.empty("w:widowControl", &[])?;
            if is_normal {
                xml.empty("w:kinsoku", &[])?;
                // A closing mark may hang over the end of a line, as it does in Word unless one says
                // otherwise. LibreOffice 7.4 takes a no for a yes here, and then loses such marks.
                xml.val("w:overflowPunct", 1)?;
            }
            if !look.gaps {
                xml.val("w:autoSpaceDE", 0)?;
                xml.val("w:autoSpaceDN", 0)?;
            }
            if !look.grid {
                xml.val("w:snapToGrid", 0)?;
            }
            xml.empty(
                "w:spacing",
                &[
                    ("w:before", &0),
                    ("w:after", &0),
                    ("w:line", &look.line),
                    ("w:lineRule", &"exact"),
                ],
            )?;
            let (chars, first) = if look.indent {
                (200, twips(2.0 * ADVANCE))
            } else {
                (0, 0)
            };
            xml.empty(
                "w:ind",
                &[("w:firstLineChars", &chars), ("w:firstLine", &first)],
            )?;
            xml.val("w:jc", look.justify)?;
            if let Some(level) = look.outline {
                xml.val("w:outlineLvl", level)?;
            }
            Ok(())
        })?;
        xml.element("w:rPr", &[], |xml| {
            fonts(xml, look.latin, look.face)?;
            xml.val("w:spacing", if look.grid { units::spacing() } else { 0 })?;
            size(xml, look.size)
        })
    })
}

/// The type size, which Word counts in half points.
pub(super) fn size(xml: &mut Xml, points: f32) -> io::Result<()> {
    let halves = (points * 2.0).round() as i32;
    xml.val("w:sz", halves)?;
    xml.val("w:szCs", halves)
}

/// The run-in heading: only its face is another.
fn lead(xml: &mut Xml) -> io::Result<()> {
    let attributes: crate::export::xml::Attributes = &[
        ("w:type", &"character"),
        ("w:customStyle", &1),
        ("w:styleId", &Style::Lead.id()),
    ];
    xml.element("w:style", attributes, |xml| {
        xml.val("w:name", Style::Lead.name())?;
        xml.empty("w:qFormat", &[])?;
        xml.element("w:rPr", &[], |xml| fonts(xml, LATIN, &KAI))
    })
}

/// Tables: thin lines everywhere, little room beside the text.
fn table(xml: &mut Xml) -> io::Result<()> {
    let attributes: crate::export::xml::Attributes = &[
        ("w:type", &"table"),
        ("w:customStyle", &1),
        ("w:styleId", &Style::Table.id()),
    ];
    xml.element("w:style", attributes, |xml| {
        xml.val("w:name", Style::Table.name())?;
        xml.val("w:basedOn", "TableNormal")?;
        xml.element("w:tblPr", &[], |xml| {
            xml.element("w:tblBorders", &[], |xml| {
                for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                    xml.empty(
                        &format!("w:{side}"),
                        &[
                            ("w:val", &"single"),
                            ("w:sz", &4),
                            ("w:space", &0),
                            ("w:color", &"000000"),
                        ],
                    )?;
                }
                Ok(())
            })?;
            xml.element("w:tblCellMar", &[], |xml| {
                for (side, width) in [("top", 1.5), ("left", 2.0), ("bottom", 1.5), ("right", 2.0)]
                {
                    let name = format!("w:{side}");
                    xml.empty(&name, &[("w:w", &twips(width)), ("w:type", &"dxa")])?;
                }
                Ok(())
            })
        })
    })
}
