//! The report for the portal's editor: headings, paragraphs and tables that say what they are, and
//! nothing of how they look but for the tables' borders, which many editors take away otherwise.

use std::fmt::Write;

use super::document::{Block, Document, Role, Table, TableCell};
use crate::report::field;

/// Writes the document as a page of its own.
#[must_use]
pub fn write(document: &Document) -> String {
    let title = escaped(&document.full_title());
    let body = fragment(document);
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"><title>{title}</title></head>\n<body>\n{body}</body>\n</html>\n"
    )
}

/// Writes what stands on that page, for an editor that has one: this goes to the clipboard.
#[must_use]
pub fn fragment(document: &Document) -> String {
    let mut html = String::new();
    element(&mut html, "h1", &document.full_title());
    for block in &document.blocks {
        match block {
            Block::Heading { level: 1, text } => element(&mut html, "h2", text),
            Block::Heading { text, .. } => element(&mut html, "h3", text),
            Block::Paragraph(paragraph) => element(&mut html, "p", &paragraph.text),
            Block::Table(table) => push_table(&mut html, table),
            Block::Chart(chart) => element(&mut html, "p", &chart.told()),
            Block::Picture(picture) => element(&mut html, "p", &picture.caption),
        }
    }
    if let Some(signature) = &document.signature {
        let date = signature.date.to_string();
        for line in [&signature.organ, &date] {
            if !line.is_empty() {
                html.push_str("<p style=\"text-align:right\">");
                html.push_str(&escaped(line));
                html.push_str("</p>\n");
            }
        }
    }
    html
}

/// Writes a table alone, for a program that takes tables.
#[must_use]
pub fn table(table: &Table) -> String {
    let mut html = String::new();
    push_table(&mut html, table);
    html
}

fn element(html: &mut String, name: &str, text: &str) {
    let text = escaped(text);
    push(html, format_args!("<{name}>{text}</{name}>\n"));
}

fn push(html: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Text never refuses to grow.
    let _ = html.write_fmt(arguments);
}

fn push_table(html: &mut String, table: &Table) {
    html.push_str("<table border=\"1\" style=\"border-collapse:collapse\">\n");
    element(html, "caption", &table.caption);
    let head = head_rows(table);
    let mut open = "";
    for row in 0..table.rows {
        let begins_block = table.row(row).any(|cell| cell.role == Role::Caption);
        let group = if row < head { "thead" } else { "tbody" };
        if open != group || (begins_block && row > 0) {
            if !open.is_empty() {
                push(html, format_args!("</{open}>\n"));
            }
            push(html, format_args!("<{group}>\n"));
            open = group;
        }
        html.push_str("<tr>");
        let mut cells: Vec<&TableCell> = table.row(row).collect();
        cells.sort_by_key(|cell| cell.column);
        for cell in cells {
            push_cell(html, cell);
        }
        html.push_str("</tr>\n");
    }
    if !open.is_empty() {
        push(html, format_args!("</{open}>\n"));
    }
    html.push_str("</table>\n");
}

/// How many rows at the top are heads: a table that repeats none on paper may begin with some.
fn head_rows(table: &Table) -> usize {
    let is_head = |row: &usize| {
        let mut cells = table.row(*row);
        cells.all(|cell| matches!(cell.role, Role::Caption | Role::ColumnHead))
    };
    let leading = (0..table.rows).take_while(is_head).count();
    leading.max(table.header_rows).min(table.rows)
}

fn push_cell(html: &mut String, cell: &TableCell) {
    let (name, scope) = match cell.role {
        Role::Caption => ("th", "colgroup"),
        Role::ColumnHead if cell.column_span > 1 => ("th", "colgroup"),
        Role::ColumnHead => ("th", "col"),
        Role::RowHead if cell.row_span > 1 => ("th", "rowgroup"),
        Role::RowHead => ("th", "row"),
        Role::Number | Role::Text => ("td", ""),
    };
    push(html, format_args!("<{name}"));
    for (attribute, span) in [("rowspan", cell.row_span), ("colspan", cell.column_span)] {
        if span > 1 {
            push(html, format_args!(" {attribute}=\"{span}\""));
        }
    }
    if !scope.is_empty() {
        push(html, format_args!(" scope=\"{scope}\""));
    }
    if field::is_formula(&cell.text) {
        // How Excel is told that a pasted cell is text.
        html.push_str(" style=\"mso-number-format:'\\@'\"");
    }
    push(html, format_args!(">{}</{name}>", escaped(&cell.text)));
}

/// Text that a browser shows as it is: it takes several blanks for one, and some characters for
/// markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut after_blank = true;
    for ch in text.chars() {
        let is_blank = ch == ' ' || ch.is_control();
        match ch {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{a0}' => escaped.push_str("&nbsp;"),
            _ if is_blank && after_blank => escaped.push_str("&nbsp;"),
            _ if is_blank => escaped.push(' '),
            // Neither of them is a character of HTML.
            '\u{fffe}' | '\u{ffff}' => {}
            _ => escaped.push(ch),
        }
        after_blank = is_blank;
    }
    escaped
}
