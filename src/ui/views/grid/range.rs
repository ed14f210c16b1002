//! Ranges of cells, and what a spreadsheet puts on the clipboard.

use super::GridState;
use super::step::{Way, neighbour};
use crate::form::{CellId, Content, Sheet};
use crate::report::{Report, field};

/// The cells of the rectangle between two cells, row by row.
pub(super) fn between(sheet: &Sheet, one: CellId, other: CellId) -> Vec<Vec<CellId>> {
    let (Some(one), Some(other)) = (sheet.place_of(one), sheet.place_of(other)) else {
        return Vec::new();
    };
    let rows = one.row.min(other.row)..=one.row.max(other.row);
    let left = one.column.min(other.column);
    let right = (one.column + one.column_span).max(other.column + other.column_span);
    let mut lines: Vec<Vec<CellId>> = Vec::new();
    let mut last = None;
    for (cell, place) in sheet.numbers() {
        let is_beside = place.column < right && place.column + place.column_span > left;
        if rows.contains(&place.row) && is_beside {
            if last != Some(place.row) {
                lines.push(Vec::new());
                last = Some(place.row);
            }
            if let Some(line) = lines.last_mut() {
                line.push(cell);
            }
        }
    }
    lines
}

/// The texts of a range as a spreadsheet takes them.
pub(super) fn copied(report: &Report, range: &[Vec<CellId>]) -> String {
    let text = |cell: &CellId| field::guarded(report.value(*cell).text());
    let lines = range
        .iter()
        .map(|line| line.iter().map(text).collect::<Vec<_>>().join("\t"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Splits what a spreadsheet puts on the clipboard: a line a row, a tab between cells, cells with
/// line breaks or tabs in quotation marks.
pub(super) fn block(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut chars = text.trim_end_matches(['\n', '\r']).chars().peekable();
    let mut is_quoted = false;
    while let Some(c) = chars.next() {
        let Some(row) = rows.last_mut() else { break };
        let Some(cell) = row.last_mut() else { break };
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() => is_quoted = true,
            '\t' if !is_quoted => row.push(String::new()),
            '\n' if !is_quoted => rows.push(vec![String::new()]),
            '\r' if !is_quoted => {}
            _ => cell.push(c),
        }
    }
    for cell in rows.iter_mut().flatten() {
        let text = field::unguarded(cell);
        if text.len() < cell.len() {
            *cell = text.to_owned();
        }
    }
    rows
}

/// The cells that a pasted block goes to, its first value in `cell`. One value goes to every cell of
/// the range; label columns copied along are left out. `None` if the block does not fit.
pub(super) fn spread(
    sheet: &Sheet,
    cell: CellId,
    range: &[Vec<CellId>],
    block: &[Vec<String>],
) -> Option<Vec<(CellId, String)>> {
    if let [line] = block
        && let [value] = &line[..]
    {
        let cells = range.iter().flatten();
        return Some(cells.map(|cell| (*cell, value.clone())).collect());
    }
    // A range says where its corner is, however it was drawn.
    let corner = range
        .first()
        .and_then(|line| line.first())
        .copied()
        .unwrap_or(cell);
    let block = without_heads(sheet, block);
    let labels = label_columns(block);
    // Words of the form itself are never numbers, however well they would fit.
    let named = (0..labels)
        .rev()
        .find(|column| block.iter().any(|row| is_label_of(sheet, &row[*column])));
    let from = named.map_or(0, |column| column + 1);
    let placed = (from..=labels).find_map(|left_out| place(sheet, corner, block, left_out));
    placed.map(|mut cells| {
        cells.retain(|(_, text)| !is_head_of(sheet, text));
        cells
    })
}

/// The block without the rows above its numbers that hold nothing but heads of the table.
fn without_heads<'a>(sheet: &Sheet, block: &'a [Vec<String>]) -> &'a [Vec<String>] {
    let is_head = |row: &Vec<String>| {
        let mut filled = row.iter().filter(|text| !text.trim().is_empty()).peekable();
        filled.peek().is_some() && filled.all(|text| is_head_of(sheet, text))
    };
    let heads = block.iter().take_while(|row| is_head(row)).count();
    block.get(heads..).unwrap_or_default()
}

fn place(
    sheet: &Sheet,
    corner: CellId,
    block: &[Vec<String>],
    left_out: usize,
) -> Option<Vec<(CellId, String)>> {
    let mut cells = Vec::new();
    let mut start = Some(corner);
    for (i, row) in block.iter().enumerate() {
        if i > 0 {
            start = start.and_then(|cell| neighbour(sheet, cell, Way::Down));
        }
        let mut at = start;
        for (j, text) in row.iter().skip(left_out).enumerate() {
            if j > 0 {
                at = at.and_then(|cell| neighbour(sheet, cell, Way::Right));
            }
            cells.push((at?, text.clone()));
        }
    }
    Some(cells)
}

/// Whether a text is a label beside numbers of the printed table, spaces and line breaks aside.
fn is_label_of(sheet: &Sheet, text: &str) -> bool {
    let labels = sheet.cells.iter().filter_map(|place| match &place.content {
        Content::RowHead(label) => Some(label),
        _ => None,
    });
    is_among(labels, text)
}

/// Whether a text is one of the printed table's own words: a head, a caption, a label.
pub(super) fn is_head_of(sheet: &Sheet, text: &str) -> bool {
    let labels = sheet.cells.iter().filter_map(|place| match &place.content {
        Content::RowHead(label) | Content::ColumnHead(label) | Content::Caption(label) => {
            Some(label)
        }
        Content::Number(_) => None,
    });
    is_among(labels, text)
}

fn is_among<'a>(mut labels: impl Iterator<Item = &'a String>, text: &str) -> bool {
    let bare = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    // A number is none, whatever it reads like.
    if !text.chars().any(char::is_alphabetic) {
        return false;
    }
    let text = bare(text);
    text.chars().count() > 1 && labels.any(|label| bare(label) == text)
}

/// How many columns at the left of a block hold words or nothing, and no digit alone.
fn label_columns(block: &[Vec<String>]) -> usize {
    let is_label = |text: &String| {
        text.trim().is_empty() || text.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
    };
    let columns = block.iter().map(Vec::len).min().unwrap_or_default();
    let is_label_column = |column: usize| block.iter().all(|row| is_label(&row[column]));
    (0..columns.saturating_sub(1))
        .take_while(|column| is_label_column(*column))
        .count()
}

impl GridState {
    /// Selects what was pasted from the current cell on, if no range was selected before.
    pub fn select_pasted(&mut self, last: Option<CellId>) {
        let last = last.filter(|last| Some(*last) != self.current);
        self.anchor = self.anchor.or(last);
    }

    /// Selects from the anchor, or the current cell, to a cell.
    pub(super) fn extend_to(&mut self, cell: CellId, report: &Report) {
        let anchor = self.anchor.or(self.current);
        self.go_to(cell, report);
        self.anchor = anchor.filter(|anchor| *anchor != cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;

    fn rows(text: &str) -> Vec<Vec<String>> {
        block(text)
    }

    #[test]
    fn quoted_cells_and_trailing_line_breaks_are_read_as_a_spreadsheet_writes_them() {
        assert_eq!(rows("1\t2\r\n3\t4\r\n"), [["1", "2"], ["3", "4"]]);
        assert_eq!(
            rows("\"a\nb\"\t\"c \"\"d\"\"\"\n1\t2"),
            [["a\nb", "c \"d\""], ["1", "2"]]
        );
        assert_eq!(rows("\t\n\t"), [["", ""], ["", ""]]);
        assert_eq!(rows("7\n"), [["7"]]);
    }

    #[test]
    fn what_a_spreadsheet_would_take_for_a_formula_is_copied_as_text_and_comes_back() {
        let mut report = Report::new(Form::undated());
        let cells: Vec<CellId> = report.form().cells_of(1).take(3).collect();
        for (cell, text) in cells.iter().zip(["=1+1", "-3", "@甲"]) {
            report.set(*cell, text);
        }
        let text = copied(&report, std::slice::from_ref(&cells));
        assert_eq!(text, "'=1+1\t-3\t'@甲");
        assert_eq!(rows(&text), [["=1+1", "-3", "@甲"]]);
    }

    #[test]
    fn a_whole_table_with_its_label_columns_lands_on_its_numbers() {
        let form = Form::undated();
        let sheet = &form.sheets()[1];
        let cells: Vec<CellId> = form.cells_of(1).collect();
        let mut text = String::new();
        for (i, line) in cells.chunks(7).enumerate() {
            let label = &form.row_of(line[0]).label;
            let numbers: Vec<String> = (0..7).map(|j| (i * 7 + j).to_string()).collect();
            text = format!("{text}\t{label}\t{}\n", numbers.join("\t"));
        }
        let range = [vec![cells[0]]];
        let placed = spread(sheet, cells[0], &range, &block(&text)).unwrap();
        assert_eq!(placed.len(), 175);
        assert!(
            placed
                .iter()
                .zip(&cells)
                .enumerate()
                .all(|(i, ((to, text), cell))| { to == cell && *text == i.to_string() })
        );
        // One row further down it does not fit.
        let range = [vec![cells[7]]];
        assert_eq!(spread(sheet, cells[7], &range, &block(&text)), None);
    }

    #[test]
    fn a_label_column_is_left_out_even_where_it_would_fit() {
        let form = Form::undated();
        let sheet = &form.sheets()[1];
        let cells: Vec<CellId> = form.cells_of(1).take(14).collect();
        let label = |cell: CellId| form.row_of(cell).label.clone();
        let text = format!("{}\t71\n{}\t2", label(cells[0]), label(cells[7]));
        let placed = spread(sheet, cells[0], &[vec![cells[0]]], &block(&text)).unwrap();
        let expected = [(cells[0], "71".to_owned()), (cells[7], "2".to_owned())];
        assert_eq!(placed, expected);
        // What is no label of the form is what somebody filled in.
        let placed = spread(sheet, cells[0], &[vec![cells[0]]], &block("无\t71\n无\t2"));
        assert_eq!(placed.unwrap().len(), 4);
    }

    #[test]
    fn one_value_goes_to_every_cell_of_a_range() {
        let form = Form::undated();
        let sheet = &form.sheets()[1];
        let at = |name: &str| form.find(&format!("applications.{name}")).unwrap();
        let range = between(sheet, at("carried_in.legal"), at("new.research"));
        assert_eq!(range.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3]);
        let placed = spread(sheet, at("new.research"), &range, &block("0")).unwrap();
        assert_eq!(placed.len(), 6);
        assert!(placed.iter().all(|(_, text)| text == "0"));
    }
}
