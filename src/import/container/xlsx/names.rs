//! The names that a workbook gives to its cells (ISO/IEC 29500-1, 18.2.5).

use std::collections::HashMap;

/// Names by the row and the column of their cells, from 0.
pub(super) type Names = HashMap<(usize, usize), String>;

/// As many names are looked at; the four tables have two hundred.
const MOST: usize = 10_000;

/// The names of single cells of a sheet, out of all of a workbook with what each stands for.
pub(super) fn of_sheet(defined: &[(String, String)], sheet: &str) -> Names {
    let mut names = Names::new();
    for (name, what) in defined.iter().take(MOST) {
        let Some((of, cell)) = what.rsplit_once('!') else {
            continue;
        };
        let quoted = of
            .strip_prefix('\'')
            .and_then(|rest| rest.strip_suffix('\''));
        let of = quoted.map_or_else(|| of.to_owned(), |of| of.replace("''", "'"));
        if of == sheet
            && let Some(place) = place(cell)
        {
            names.entry(place).or_insert_with(|| name.clone());
        }
    }
    names
}

/// A place such as `$B$12`.
fn place(cell: &str) -> Option<(usize, usize)> {
    let (letters, digits) = cell.strip_prefix('$')?.split_once('$')?;
    // XFD is the last column that there is.
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().try_fold(0, |sum, letter| {
        let is_letter = letter.is_ascii_uppercase();
        is_letter.then(|| sum * 26 + usize::from(letter - b'A') + 1)
    })?;
    let row: usize = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_single_cells_are_found_by_their_sheet() {
        let defined = [
            ("a.b.c", "'二、主动 公开'!$B$12"),
            ("d.e.f", "其他!$AA$1"),
            ("area", "其他!$A$1:$B$2"),
            ("formula", "1+1"),
            ("nowhere", "其他!$A$0"),
        ];
        let defined = defined.map(|(name, what)| (name.to_owned(), what.to_owned()));
        let first = of_sheet(&defined, "二、主动 公开");
        assert_eq!(first, Names::from([((11, 1), "a.b.c".to_owned())]));
        let second = of_sheet(&defined, "其他");
        assert_eq!(second, Names::from([((0, 26), "d.e.f".to_owned())]));
    }
}
