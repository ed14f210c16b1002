//! Documents and pages as Word writes them, spoiled as editors and clerks spoil them.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use nianbao::export::Document;
use nianbao::export::document::{Block, Role, Table, TableCell};
use nianbao::report::Report;
use zip::write::SimpleFileOptions;

/// What is done to a document or page.
#[derive(Debug, Clone, Default)]
pub struct Spoiled {
    /// Cells that are lost, by their order among all cells of all tables.
    pub lost: HashSet<usize>,
    /// Labels are broken over two lines after so many characters; 0 for never.
    pub broken_after: usize,
    /// An empty column stands before this one in every table.
    pub extra_column: Option<usize>,
}

/// A zip file of these parts.
pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document2.xml"/></Relationships>"#;
const OWN_RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="b" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="/word/styles.xml"/></Relationships>"#;
const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:type="paragraph" w:default="1" w:styleId="a"/><w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="1"><w:basedOn w:val="H"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="H"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"#;
const NUMBERING: &str = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#;

/// A document with this body, found by its relationships.
pub fn document(body: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    zipped(&[
        ("_rels/.rels", RELATIONS),
        ("word/_rels/document2.xml.rels", OWN_RELATIONS),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/document2.xml", &document),
    ])
}

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Text in runs of two characters, with bookmarks and changes between them.
fn runs(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut xml = String::new();
    for (index, piece) in characters.chunks(2).enumerate() {
        let piece = escaped(&piece.iter().collect::<String>());
        let run = format!(
            "<w:r><w:rPr><w:sz w:val=\"21\"/></w:rPr><w:t xml:space=\"preserve\">{piece}</w:t></w:r>"
        );
        match index % 4 {
            1 => write!(xml, "<w:ins w:id=\"1\">{run}</w:ins>"),
            2 => write!(xml, "<w:bookmarkStart w:id=\"{index}\" w:name=\"_Go\"/>{run}<w:bookmarkEnd w:id=\"{index}\"/>"),
            3 => write!(xml, "<w:del w:id=\"2\"><w:r><w:delText>9</w:delText></w:r></w:del>{run}<w:proofErr w:type=\"spellEnd\"/>"),
            _ => write!(xml, "{run}<w:r><w:rPr><w:vanish/></w:rPr><w:t>7</w:t></w:r>"),
        }
        .unwrap();
    }
    xml
}

fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", runs(text))
}

/// A heading without its number, and the style that gives it one.
fn numbered(text: &str) -> String {
    for (end, style) in [("、", "1"), ("）", "2")] {
        if let Some((number, rest)) = text.split_once(end)
            && number.chars().count() <= 3
        {
            return paragraph(&format!("<w:pStyle w:val=\"{style}\"/>"), rest);
        }
    }
    paragraph("", text)
}

/// A report as a Word document.
pub fn word_document(report: &Report, spoiled: &Spoiled) -> Vec<u8> {
    let document_of = Document::of(report);
    let mut body = paragraph("<w:jc w:val=\"center\"/>", &document_of.full_title());
    let mut cells = 0;
    for block in &document_of.blocks {
        match block {
            Block::Heading { text, .. } => body += &numbered(text),
            Block::Paragraph(text) => body += &paragraph("", &text.text),
            Block::Table(table) => body += &word_table(table, spoiled, &mut cells),
            Block::Chart(_) | Block::Picture(_) => unreachable!("only sign-off pages have charts"),
        }
    }
    document(&body)
}

/// The cells of a row in order, each with its owner's cell if it is covered from above.
fn places(table: &Table, row: usize) -> Vec<&TableCell> {
    let mut cells: Vec<&TableCell> = table
        .cells
        .iter()
        .filter(|cell| cell.rows().contains(&row))
        .collect();
    cells.sort_by_key(|cell| cell.column);
    cells
}

/// The table with an empty column before another.
fn with_extra_column(table: &Table, before: Option<usize>) -> Table {
    let mut table = table.clone();
    let Some(before) = before.filter(|column| *column < table.widths.len()) else {
        return table;
    };
    let mut free = vec![true; table.rows];
    for cell in &mut table.cells {
        if cell.column >= before {
            cell.column += 1;
        } else if cell.columns().contains(&before) {
            cell.column_span += 1;
            free[cell.rows()].fill(false);
        }
    }
    for row in (0..table.rows).filter(|row| free[*row]) {
        table.cells.push(TableCell {
            row,
            column: before,
            row_span: 1,
            column_span: 1,
            role: Role::Text,
            text: String::new(),
        });
    }
    table
}

fn index_of(table: &Table, cell: &TableCell) -> usize {
    table.cells.iter().position(|other| other == cell).unwrap()
}

fn word_table(table: &Table, spoiled: &Spoiled, cells: &mut usize) -> String {
    let table = &with_extra_column(table, spoiled.extra_column);
    let mut xml = "<w:tbl><w:tblPr/><w:tblGrid/>".to_owned();
    for row in 0..table.rows {
        xml += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
        for cell in places(table, row) {
            let number = *cells + index_of(table, cell);
            if spoiled.lost.contains(&number) {
                continue;
            }
            let mut properties = String::new();
            if cell.column_span > 1 {
                write!(properties, "<w:gridSpan w:val=\"{}\"/>", cell.column_span).unwrap();
            }
            if cell.row_span > 1 {
                let begins = if cell.row == row {
                    " w:val=\"restart\""
                } else {
                    ""
                };
                write!(properties, "<w:vMerge{begins}/>").unwrap();
            }
            let text = if cell.row == row {
                said(cell, spoiled)
            } else {
                String::new()
            };
            let lines: Vec<String> = text.split('\n').map(runs).collect();
            let inside = lines.join("<w:r><w:br/></w:r>");
            write!(
                xml,
                "<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{inside}</w:p></w:tc>"
            )
            .unwrap();
        }
        xml += "</w:tr>";
    }
    *cells += table.cells.len();
    xml + "</w:tbl>"
}

/// What a cell says after it was spoiled.
fn said(cell: &TableCell, spoiled: &Spoiled) -> String {
    if cell.role == Role::Number {
        return cell.text.clone();
    }
    let at = spoiled.broken_after;
    match cell.text.char_indices().nth(at) {
        Some((at, _)) if at > 0 => format!("{}\n{}", &cell.text[..at], &cell.text[at..]),
        _ => cell.text.clone(),
    }
}

/// Text as Word writes it into a page.
fn spans(text: &str) -> String {
    let spans = text.chars().map(|c| {
        let c = escaped(&c.to_string());
        format!("<span lang=EN-US\nstyle='font-size:10.5pt;mso-bidi-font-size:11.0pt;font-family:宋体;mso-font-kerning:0pt'>{c}<o:p></o:p></span>")
    });
    spans.collect()
}

/// A report as Word saves it as a page.
pub fn word_page(report: &Report, spoiled: &Spoiled) -> String {
    let document = Document::of(report);
    let mut html = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n<head>\n<meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\n<title>别的标题</title>\n<!--[if gte mso 9]><xml><o:p>9</o:p></xml><![endif]-->\n<style>\n<!-- p{margin:0} 一、 -->\n</style></head>\n<body lang=ZH-CN>\n<div class=WordSection1>\n".to_owned();
    writeln!(
        html,
        "<p class=MsoTitle align=center>{}</p>",
        spans(&document.full_title())
    )
    .unwrap();
    let mut cells = 0;
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => {
                let (number, rest) = text.split_at(text.find(['、', '）']).unwrap() + 3);
                write!(html, "<p class=MsoNormal style='text-indent:\n-36.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>{number}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;\n</span></span><![endif]>{}<o:p></o:p></p>\n\n", spans(rest)).unwrap();
            }
            Block::Paragraph(text) => {
                writeln!(html, "<p class=MsoNormal>{}<span style='display:none;mso-hide:all'>隐藏</span><o:p>&nbsp;</o:p></p>", spans(&text.text)).unwrap();
            }
            Block::Table(table) => {
                html += &page_table(table, spoiled, &mut cells);
            }
            Block::Chart(_) | Block::Picture(_) => unreachable!("only sign-off pages have charts"),
        }
    }
    html + "</div></body></html>"
}

fn page_table(table: &Table, spoiled: &Spoiled, cells: &mut usize) -> String {
    let table = &with_extra_column(table, spoiled.extra_column);
    let mut html = "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0>\n".to_owned();
    for row in 0..table.rows {
        html += " <tr style='mso-yfti-irow:0;height:15.0pt'>\n";
        for cell in places(table, row) {
            let number = *cells + index_of(table, cell);
            if cell.row < row || spoiled.lost.contains(&number) {
                continue;
            }
            let lines: Vec<String> = said(cell, spoiled).split('\n').map(spans).collect();
            write!(
                html,
                "  <td width=90 colspan={} rowspan={} valign=top style='border:solid\n  windowtext 1.0pt'>\n  <p class=MsoNormal align=center>{}<o:p>&nbsp;</o:p></p>\n  </td>\n",
                cell.column_span,
                cell.row_span,
                lines.join("<br>\n")
            )
            .unwrap();
        }
        html += " </tr>\n";
    }
    *cells += table.cells.len();
    html + "</table>\n"
}

/// What stands in the body of a document that was made here.
pub fn body_of(file: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    let mut part = zip.by_name("word/document2.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut text).unwrap();
    let (_, body) = text.split_once("<w:body>").unwrap();
    body.split_once("<w:sectPr/>").unwrap().0.to_owned()
}
