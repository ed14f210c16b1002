//! The report for the portal's editor: headings, paragraphs and tables that say what they are. The page
//! says once how they look, and leaves out the ends that HTML lets one leave out (HTML, 13.1.2.4); what
//! goes to the clipboard says it of each, as editors take away all else, and closes everything.

use std::fmt::Write;

use super::document::tag::Tag;
use super::document::{Block, Document, Role, Table, TableCell};
use crate::form::{CellId, Form};
use crate::report::{Report, field};

/// How the page looks: tables as wide as the text with thin lines, their numbers centred with room
/// around them, in the long table all in columns of one width, their labels at the left, lines of
/// labels of about one length; paragraphs begin two characters in.
const STYLE: &str = "body{max-width:50em;margin:auto;padding:1em;line-height:1.8}\
h1{text-align:center;font-size:1.6em}h2,h3,p{font-size:1em;text-indent:2em;margin:0}\
table{width:100%;border-collapse:collapse;text-align:center;line-height:1.4;margin:.5em 0}\
th,td{border:1px solid;padding:.3em;font-weight:normal;text-wrap:balance}\
th[colspan]~td{width:7.5%}\
th[scope=row],.l{text-align:left}.r{text-align:right}";

const AS_TEXT: &str = "mso-number-format:'\\@'";

/// Some portals take no longer page, in bytes.
const LONGEST: usize = 20_000;

/// Writes the document as a page of its own.
#[must_use]
pub fn write(document: &Document) -> String {
    page(document, None, false)
}

/// The same, with the name of each number on its cell (`data-cell`), so that the report is carried
/// along, and above the title what a portal says of it (公开信息); the report is that which the document
/// was made of.
///
/// Where that would make the page longer than portals take, only those cells bear a name that do not
/// stand in the form right of the one before them.
#[must_use]
pub fn write_for(document: &Document, report: &Report) -> String {
    let named = page(document, Some(report), false);
    if named.len() < LONGEST {
        return named;
    }
    page(document, Some(report), true)
}

fn page(document: &Document, report: Option<&Report>, sparing: bool) -> String {
    let title = escaped(&document.full_title());
    let mut body = Page {
        html: String::new(),
        is_copied: false,
        form: report.map(Report::form),
        sparing,
    };
    if let Some(report) = report {
        body.metadata(report);
    }
    let body = body.document(document);
    format!(
        "<!DOCTYPE html>\n<html lang=zh-CN>\n<head><meta charset=utf-8><title>{title}</title>\
         <style>{STYLE}</style></head>\n<body>\n{body}</body>\n</html>\n"
    )
}

/// Writes what stands on that page, for an editor that has one: this goes to the clipboard.
#[must_use]
pub fn fragment(document: &Document) -> String {
    copied().document(document)
}

/// Writes a table alone, for a program that takes tables.
#[must_use]
pub fn table(table: &Table) -> String {
    let mut page = copied();
    page.table(table, &|_| None);
    page.html
}

fn copied<'a>() -> Page<'a> {
    Page {
        html: String::new(),
        is_copied: true,
        form: None,
        sparing: false,
    }
}

/// A page being written.
struct Page<'a> {
    html: String,
    /// Whether it goes to the clipboard: everything says itself how it looks.
    is_copied: bool,
    /// Where numbers have their names from, if they are to bear them.
    form: Option<&'a Form>,
    /// Whether those bear none that follow from the number before them in their row.
    sparing: bool,
}

/// How something looks that is not as all others of its kind: the class that the page has for it,
/// and what the clipboard says.
#[derive(Clone, Copy)]
enum Look {
    Title,
    Text,
    Right,
    Number,
    Label,
    LeftLabel,
    Words,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Look::Title | Look::Text | Look::Number | Look::Label | Look::LeftLabel => "",
            Look::Words => "l",
            Look::Right => "r",
        }
    }

    fn style(self) -> &'static str {
        match self {
            Look::Title => "text-align:center",
            Look::Text => "text-indent:2em",
            Look::Right => "text-align:right",
            Look::Number => "text-align:center;padding:4px",
            Look::Label => "font-weight:normal;text-align:center;padding:4px",
            Look::LeftLabel => "font-weight:normal;text-align:left;padding:4px",
            Look::Words => "text-align:left;padding:4px",
        }
    }
}

impl Page<'_> {
    fn document(mut self, document: &Document) -> String {
        self.element("h1", &document.full_title(), Look::Title);
        for (index, block) in document.blocks.iter().enumerate() {
            match block {
                Block::Heading { level: 1, text } => self.element("h2", text, Look::Text),
                Block::Heading { text, .. } => self.element("h3", text, Look::Text),
                Block::Paragraph(paragraph) => self.element("p", &paragraph.text, Look::Text),
                Block::Chart(chart) => self.element("p", &chart.told(), Look::Text),
                Block::Picture(picture) => self.element("p", &picture.caption, Look::Text),
                Block::Table(table) => {
                    let form = self.form;
                    let number = |cell: usize| {
                        let tag = Tag::Cell { block: index, cell };
                        document.number_at(form?, tag)
                    };
                    self.table(table, &number);
                }
            }
        }
        if let Some(signature) = &document.signature {
            let date = signature.date.to_string();
            for line in [&signature.organ, &date] {
                if !line.is_empty() {
                    self.element("p", line, Look::Right);
                }
            }
        }
        self.html
    }

    /// What a portal says of the report, two beside each other.
    fn metadata(&mut self, report: &Report) {
        let said: Vec<_> = report.all_metadata().collect();
        if said.is_empty() {
            return;
        }
        self.html
            .push_str("<table aria-label=\"公开信息\">\n<tbody>");
        for pair in said.chunks(2) {
            self.html.push_str("<tr>");
            let span = if pair.len() == 1 { " colspan=3" } else { "" };
            for (item, text) in pair {
                let (label, text) = (item.label(), escaped(text));
                self.push(format_args!("<th scope=row>{label}"));
                self.push(format_args!("<td class=l{span}>{text}"));
            }
        }
        self.html.push_str("</table>\n");
    }

    fn element(&mut self, name: &str, text: &str, look: Look) {
        self.push(format_args!("<{name}"));
        self.look(look, false);
        let text = escaped(text);
        self.push(format_args!(">{text}</{name}>\n"));
    }

    /// Says how an element looks, and whether it could be taken for a formula and is none.
    fn look(&mut self, look: Look, is_formula: bool) {
        // How Excel is told that a cell is text.
        let as_text = if is_formula { AS_TEXT } else { "" };
        if self.is_copied {
            let end = if is_formula { ";" } else { "" };
            self.push(format_args!(" style=\"{}{end}{as_text}\"", look.style()));
            return;
        }
        if !look.class().is_empty() {
            self.push(format_args!(" class={}", look.class()));
        }
        if is_formula {
            self.push(format_args!(" style=\"{as_text}\""));
        }
    }

    fn push(&mut self, arguments: std::fmt::Arguments<'_>) {
        // Text never refuses to grow.
        let _ = self.html.write_fmt(arguments);
    }

    /// Ends a part of a table where it does not end by itself, as it does before what follows it.
    fn end(&mut self, name: &str) {
        if self.is_copied {
            self.push(format_args!("</{name}>"));
        }
    }

    /// A table; `number` says which number stands in a cell.
    fn table(&mut self, table: &Table, number: &dyn Fn(usize) -> Option<CellId>) {
        // The heading above it says the same: it is not shown a second time.
        let caption = escaped(&table.caption);
        self.push(format_args!("<table aria-label=\"{caption}\""));
        if self.is_copied {
            self.html
                .push_str(" border=\"1\" style=\"border-collapse:collapse;width:100%\"");
        }
        self.html.push_str(">\n");
        let head = head_rows(table);
        let mut open = "";
        for row in 0..table.rows {
            let begins_block = table.row(row).any(|cell| cell.role == Role::Caption);
            let group = if row < head { "thead" } else { "tbody" };
            if open != group || (begins_block && row > 0) {
                if !open.is_empty() {
                    self.end(open);
                }
                self.push(format_args!("<{group}>"));
                open = group;
            }
            self.html.push_str("<tr>");
            let cells = table.cells.iter().enumerate();
            let mut cells: Vec<(usize, &TableCell)> =
                cells.filter(|(_, cell)| cell.row == row).collect();
            cells.sort_by_key(|(_, cell)| cell.column);
            let mut expected = None;
            for (index, cell) in cells {
                let here = (cell.role == Role::Number).then(|| number(index)).flatten();
                let is_known = self.sparing && here == expected;
                self.cell(cell, here.filter(|_| !is_known));
                expected = here.and_then(|here| self.form?.beside(here));
            }
            self.end("tr");
        }
        if !open.is_empty() {
            self.end(open);
        }
        self.html.push_str("</table>\n");
    }

    fn cell(&mut self, cell: &TableCell, number: Option<CellId>) {
        let (name, scope) = match cell.role {
            Role::Caption => ("th", "colgroup"),
            Role::ColumnHead if cell.column_span > 1 => ("th", "colgroup"),
            Role::ColumnHead => ("th", "col"),
            Role::RowHead if cell.row_span > 1 => ("th", "rowgroup"),
            Role::RowHead => ("th", "row"),
            Role::Number | Role::Text => ("td", ""),
        };
        self.push(format_args!("<{name}"));
        for (attribute, span) in [("rowspan", cell.row_span), ("colspan", cell.column_span)] {
            if span > 1 {
                self.push(format_args!(" {attribute}={span}"));
            }
        }
        if !scope.is_empty() {
            self.push(format_args!(" scope={scope}"));
        }
        if let (Some(form), Some(number)) = (self.form, number) {
            self.push(format_args!(" data-cell={}", quoted(form.name(number))));
        }
        let look = match cell.role {
            Role::Number => Look::Number,
            Role::Text => Look::Words,
            Role::RowHead if cell.row_span == 1 => Look::LeftLabel,
            Role::Caption | Role::ColumnHead | Role::RowHead => Look::Label,
        };
        self.look(look, field::is_formula(&cell.text));
        self.push(format_args!(">{}", escaped(&cell.text)));
        self.end(name);
    }
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

/// An attribute's value, in quotation marks where it needs them (HTML, 13.1.2.3).
fn quoted(value: &str) -> String {
    let is_plain = |ch: char| ch.is_ascii_alphanumeric() || matches!(ch, '.' | '_' | '-');
    if !value.is_empty() && value.chars().all(is_plain) {
        return value.to_owned();
    }
    format!("\"{}\"", escaped(value))
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
