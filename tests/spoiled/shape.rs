//! The shapes in which a report reaches a clerk.

use super::model::{Cell, Dice, Is, Item, Row};

/// A shape, by its number in the list of shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// This program's own text: a row a line, tabs between its columns.
    Tabs,
    /// 1: a cell a line behind a tab.
    Word,
    /// 2: a cell a line before a pipe.
    Web,
    /// 3: a cell's line, then a pipe alone.
    BarePipe,
    /// 4: pipe rows.
    Pipes,
    /// 5: pipe rows whose text falls onto the next line.
    BrokenPipes,
    /// 6: a cell a line, blank lines between.
    Blanks,
    /// 7: columns laid out with spaces.
    Spaces,
    /// 8: labels, then the numbers column by column.
    Columns,
    /// 9: small pipe tables with anonymous heads.
    Small,
    /// 10: labels and numbers out of order.
    Disorder,
}

pub const SHAPES: [Shape; 11] = [
    Shape::Tabs,
    Shape::Word,
    Shape::Web,
    Shape::BarePipe,
    Shape::Pipes,
    Shape::BrokenPipes,
    Shape::Blanks,
    Shape::Spaces,
    Shape::Columns,
    Shape::Small,
    Shape::Disorder,
];

/// Writes lines and tables in a shape.
pub fn write(items: &[Item], shape: Shape, dice: &mut Dice) -> String {
    let mut out = String::new();
    let manner = dice.below(4);
    for item in items {
        match item {
            Item::Line(line) => {
                out.push_str(line);
                out.push('\n');
            }
            Item::Table(rows) => table(rows, shape, manner, &mut out),
        }
    }
    out
}

fn is_own(cell: &Cell) -> bool {
    !matches!(cell.is, Is::Covered | Is::Aside)
}

/// A cell's text in one line.
fn flat(cell: &Cell) -> String {
    cell.text.replace('\n', "")
}

fn table(rows: &[Row], shape: Shape, manner: usize, out: &mut String) {
    match shape {
        Shape::Tabs => each(rows, out, |row| {
            let fields: Vec<String> = row.cells.iter().map(flat).collect();
            format!("{}\n", fields.join("\t"))
        }),
        Shape::Word => each(rows, out, |row| {
            let cells = row.cells.iter().filter(|cell| cell.is != Is::Aside);
            let lines = cells.map(|cell| match (manner, cell.is) {
                (0, Is::Number(_)) => format!("\t{}\u{3000}\n", cell.text),
                (1, Is::Number(_)) => format!("\t\n{}\n", cell.text),
                _ => format!("\t{}\n", cell.text),
            });
            lines.collect::<String>() + "\n"
        }),
        Shape::Web => each(rows, out, |row| {
            own(row).map(|cell| format!("{} |\n", cell.text)).collect()
        }),
        Shape::BarePipe => each(rows, out, |row| {
            own(row).map(|cell| format!("{}\n|\n", cell.text)).collect()
        }),
        Shape::Pipes => each(rows, out, |row| {
            let fields: Vec<String> = row.cells.iter().map(flat).collect();
            match manner {
                0 => format!("| {} |\n", fields.join(" | ")),
                1 => format!("|{}||||\n", fields.join("|")),
                2 => format!("{}\n", fields.join(" | ")),
                _ => {
                    let own: Vec<String> = own(row).map(flat).collect();
                    format!("|{}|||\n", own.join("||"))
                }
            }
        }),
        Shape::BrokenPipes => each(rows, out, |row| {
            let fields: Vec<String> = row.cells.iter().map(|cell| cell.text.clone()).collect();
            match manner {
                0 | 1 => format!("| {} |\n", fields.join(" | ")),
                _ => format!("|{}|\n", fields.join("|\n|")),
            }
        }),
        Shape::Blanks => each(rows, out, |row| {
            own(row).map(|cell| format!("{}\n\n", cell.text)).collect()
        }),
        Shape::Spaces => spaces(rows, manner, out),
        Shape::Columns => columns(rows, manner, out),
        Shape::Small => small(rows, manner, out),
        Shape::Disorder => disorder(rows, manner, out),
    }
}

fn each(rows: &[Row], out: &mut String, write: impl Fn(&Row) -> String) {
    for row in rows {
        out.push_str(&write(row));
    }
}

fn own(row: &Row) -> impl Iterator<Item = &Cell> {
    row.cells.iter().filter(|cell| is_own(cell))
}

fn numbers(row: &Row) -> Vec<String> {
    let numbers = row
        .cells
        .iter()
        .filter(|cell| matches!(cell.is, Is::Number(_)));
    numbers.map(flat).collect()
}

fn words(row: &Row) -> Vec<String> {
    let words = own(row).filter(|cell| !matches!(cell.is, Is::Number(_)));
    words.map(flat).collect()
}

/// Labels wrapped to a width, the numbers beside the middle line.
fn spaces(rows: &[Row], manner: usize, out: &mut String) {
    let gap = [7, 9, 5, 12][manner];
    for row in rows {
        let numbers = numbers(row);
        let words = words(row);
        if numbers.is_empty() {
            let line: Vec<String> = words.iter().map(|word| format!("  {word}")).collect();
            out.push_str(&format!("{}\n\n", line.join("     ")));
            continue;
        }
        let label = words.last().cloned().unwrap_or_default();
        let group = words
            .len()
            .checked_sub(2)
            .map_or("", |at| words[at].as_str());
        let characters: Vec<char> = label.chars().collect();
        let parts: Vec<String> = characters
            .chunks([14, 30, 18, 60][manner])
            .map(|part| part.iter().collect())
            .collect();
        let two_lines = parts.len() == 2 && manner != 1;
        let middle = parts.len() / 2;
        let values: String = numbers.iter().map(|n| format!("{n:>gap$} ")).collect();
        for (at, part) in parts.iter().enumerate() {
            if two_lines && at == 1 {
                out.push_str(&format!("{}{values}\n", " ".repeat(40)));
            }
            let group = if at == middle { group } else { "" };
            let fill = " ".repeat(12_usize.saturating_sub(group.chars().count()));
            let own = if at == middle && !two_lines {
                values.as_str()
            } else {
                ""
            };
            out.push_str(&format!("{group}{fill}{part}    {own}\n"));
        }
        if parts.is_empty() {
            out.push_str(&format!("{values}\n"));
        }
        if manner == 3 {
            out.push('\n');
        }
    }
}

/// All labels in their order, then the numbers of each column.
fn columns(rows: &[Row], manner: usize, out: &mut String) {
    for word in rows.iter().flat_map(words) {
        out.push_str(&format!("{word}\n"));
    }
    let numbers: Vec<Vec<String>> = rows.iter().map(numbers).filter(|n| !n.is_empty()).collect();
    let widest = numbers.iter().map(Vec::len).max().unwrap_or(0);
    let pages = if manner == 0 {
        numbers.len().max(1)
    } else {
        numbers.len() / 2 + 1
    };
    for page in numbers.chunks(pages) {
        for column in 0..widest {
            for row in page {
                if let Some(number) = row.get(column) {
                    out.push_str(&format!("{number}\n"));
                }
            }
            if manner == 2 {
                out.push('\n');
            }
        }
    }
}

/// A pipe table for each stretch of rows with as many numbers, under heads that say nothing.
fn small(rows: &[Row], manner: usize, out: &mut String) {
    let mut width = 0;
    for row in rows {
        let numbers = numbers(row);
        if numbers.is_empty() {
            if manner == 1 || row.cells.len() == 15 {
                out.push_str(&format!("| {} |\n", words(row).join(" | ")));
            }
            width = 0;
            continue;
        }
        let mut fields = words(row);
        fields.extend(numbers);
        if width != fields.len() {
            width = fields.len();
            let heads: Vec<String> = (0..width)
                .map(|at| match manner {
                    0 => String::new(),
                    1 => at.to_string(),
                    2 => format!("列{}", at + 1),
                    _ => format!("Unnamed: {at}"),
                })
                .collect();
            out.push_str(&format!("\n| {} |\n", heads.join(" | ")));
            out.push_str(&format!("|{}\n", " --- |".repeat(width)));
        }
        out.push_str(&format!("| {} |\n", fields.join(" | ")));
    }
}

fn disorder(rows: &[Row], manner: usize, out: &mut String) {
    let filled: Vec<&Row> = rows.iter().filter(|row| !numbers(row).is_empty()).collect();
    let heads = rows.iter().filter(|row| numbers(row).is_empty());
    for word in heads.flat_map(words) {
        out.push_str(&format!("{word}\n"));
    }
    let mut push = |texts: Vec<String>| {
        for text in texts {
            out.push_str(&format!("{text}\n"));
        }
    };
    match manner {
        // Each row's numbers before its label.
        0 => filled.iter().for_each(|row| {
            push(numbers(row));
            push(words(row));
        }),
        // All labels, then all rows.
        1 => {
            filled.iter().for_each(|row| push(words(row)));
            filled.iter().for_each(|row| push(numbers(row)));
        }
        // All rows, then all labels.
        2 => {
            filled.iter().for_each(|row| push(numbers(row)));
            filled.iter().for_each(|row| push(words(row)));
        }
        // Two labels, then two rows.
        _ => filled.chunks(2).for_each(|pair| {
            pair.iter().for_each(|row| push(words(row)));
            pair.iter().for_each(|row| push(numbers(row)));
        }),
    }
}
