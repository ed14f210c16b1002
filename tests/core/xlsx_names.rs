//! The names that the workbook's cells bear.

use std::io::Cursor;

use crate::common::balanced;
use calamine::{Reader, Xlsx, open_workbook_from_rs};
use nianbao::export::xlsx;

#[test]
fn every_number_bears_the_name_of_its_cell() {
    for id in ["2021", "2019"] {
        let report = balanced(id);
        let form = report.form();
        let bytes = xlsx::write(&report).unwrap().bytes;
        let book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let names = book.defined_names();
        for sheet in form.sheets() {
            let caption = form.sections()[sheet.section].name();
            for (cell, place) in sheet.numbers() {
                let found = names.iter().find(|(found, _)| *found == form.name(cell));
                let column = char::from(b'A' + u8::try_from(place.column).unwrap());
                let (_, at) = found.unwrap();
                let at = at.replace('\'', "");
                assert_eq!(
                    at,
                    format!("{caption}!${column}${}", place.row + xlsx::FIRST_ROW + 1)
                );
            }
        }
    }
}
