//! A file that is no report but a list, row by row.

use super::container::{self, Block};
use super::{ImportError, MOST_CHARACTERS, PdfReader};

/// The rows of a list: of its tables the cells, of its text the lines, parted at tabs and commas.
///
/// # Errors
/// As [`import`](super::import), but that nothing of a report has to be in it.
pub fn rows(reader: PdfReader<'_>, bytes: &[u8]) -> Result<Vec<Vec<String>>, ImportError> {
    let (held, _) = container::read(bytes, reader)?;
    if held.characters() > MOST_CHARACTERS {
        return Err(ImportError::TooLong("100 万字"));
    }
    let mut rows = Vec::new();
    for block in &held.blocks {
        match block {
            Block::Text(text) => rows.extend(text.lines().map(|line| {
                let fields = line.split(['\t', ',', '，']);
                fields.map(|field| field.trim().to_owned()).collect()
            })),
            Block::Grid(grid) => rows.extend(grid.rows().into_iter().map(|row| {
                let cells = row.into_iter();
                cells.map(|cell| cell.trim().to_owned()).collect()
            })),
        }
    }
    Ok(rows)
}
