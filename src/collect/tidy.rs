//! The numbers as one long table that any engine reads: a line for each filled cell.

use std::borrow::Cow;
use std::io::{self, Write};

use super::collection::Collection;
use crate::report::field;

/// The columns.
const HEAD: &str = "unit,organ,year,form,table,row,column,value";

/// Writes the tidy table of the units that count, as CSV (RFC 4180) in UTF-8 with a mark at its beginning.
/// It may be much more than the collection takes in memory.
///
/// # Errors
/// Whatever is written to fails.
pub fn write(collection: &Collection, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    write!(out, "\u{feff}{HEAD}\r\n")?;
    for at in collection.counted() {
        let Some(content) = collection.units()[at].content() else {
            continue;
        };
        let form = content.numbers.form();
        let year = content.year.map(|year| year.to_string());
        let head = [
            collection.name(at).to_owned(),
            content.organ.clone(),
            year.unwrap_or_default(),
            form.id().to_owned(),
        ];
        let head = head.map(|text| quoted(&text).into_owned()).join(",");
        for (cell, spec) in form.cells() {
            let Some(value) = content.numbers.text(cell) else {
                continue;
            };
            let table = &form.tables()[spec.table];
            let (row, column) = (&form.row_of(cell).id, &form.column_of(cell).id);
            let value = quoted(&value);
            write!(out, "{head},{},{row},{column},{value}\r\n", table.id)?;
        }
    }
    out.flush()
}

/// A text as a field that neither parts its line nor is taken for a formula.
fn quoted(text: &str) -> Cow<'_, str> {
    let text = field::guarded(text);
    if text.contains([',', '"', '\n', '\r']) {
        Cow::Owned(format!("\"{}\"", text.replace('"', "\"\"")))
    } else {
        text
    }
}
