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
    /// 11: HTML with spans.
    Html,
}

pub const SHAPES: [Shape; 12] = [
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
    Shape::Html,
];

/// Writes lines and tables in a shape.
pub fn write(items: &[Item], shape: Shape, dice: &mut Dice) -> String {
    let manner = dice.below(4);
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        match item {
            Item::Line(line) if shape == Shape::Html => lines.push(format!("<p>{line}</p>")),
            Item::Line(line) => lines.push(line.clone()),
            Item::Table(rows) => lines.extend(table(rows, shape, manner)),
        }
    }
    let text = lines.join("\n");
    if shape == Shape::Html {
        format!("<html><body>\n{text}\n</body></html>\n")
    } else {
        text + "\n"
    }
}

/// A cell's text in one line.
fn flat(cell: &Cell) -> String {
    cell.text.replace('\n', "")
}

/// The cells that stand in a row, without the places that others cover.
fn own(row: &Row) -> impl Iterator<Item = &Cell> {
    let cells = row.cells.iter();
    cells.filter(|cell| !matches!(cell.is, Is::Covered | Is::Aside))
}

fn numbers(row: &Row) -> Vec<String> {
    let cells = row.cells.iter();
    let numbers = cells.filter(|cell| matches!(cell.is, Is::Number(_)));
    numbers.map(flat).collect()
}

fn words(row: &Row) -> Vec<String> {
    let words = own(row).filter(|cell| !matches!(cell.is, Is::Number(_)));
    words.map(flat).collect()
}

/// The lines of a table.
fn table(rows: &[Row], shape: Shape, manner: usize) -> Vec<String> {
    let by_row = |lines: fn(&Row, usize) -> Vec<String>| {
        rows.iter().flat_map(|row| lines(row, manner)).collect()
    };
    match shape {
        Shape::Tabs => by_row(|row, _| {
            let fields: Vec<String> = row.cells.iter().map(flat).collect();
            vec![fields.join("\t")]
        }),
        Shape::Word => by_row(word),
        Shape::Web => by_row(|row, _| own(row).map(|cell| format!("{} |", cell.text)).collect()),
        Shape::BarePipe => by_row(|row, _| {
            let cells = own(row).map(|cell| format!("{}\n|", cell.text));
            cells.collect()
        }),
        Shape::Pipes => by_row(pipes),
        Shape::BrokenPipes => by_row(|row, manner| {
            let fields: Vec<String> = row.cells.iter().map(|cell| cell.text.clone()).collect();
            vec![match manner {
                0 | 1 => format!("| {} |", fields.join(" | ")),
                _ => format!("|{}|", fields.join("|\n|")),
            }]
        }),
        Shape::Blanks => by_row(|row, _| own(row).map(|cell| format!("{}\n", cell.text)).collect()),
        Shape::Spaces => by_row(spaces),
        Shape::Columns => columns(rows, manner),
        Shape::Small => small(rows, manner),
        Shape::Disorder => disorder(rows, manner),
        Shape::Html => html(rows),
    }
}

fn word(row: &Row, manner: usize) -> Vec<String> {
    let cells = row.cells.iter().filter(|cell| cell.is != Is::Aside);
    let lines = cells.map(|cell| match (manner, cell.is) {
        (0, Is::Number(_)) => format!("\t{}\u{3000}", cell.text),
        (1, Is::Number(_)) => format!("\t\n{}", cell.text),
        _ => format!("\t{}", cell.text),
    });
    lines.chain([String::new()]).collect()
}

fn pipes(row: &Row, manner: usize) -> Vec<String> {
    let fields: Vec<String> = row.cells.iter().map(flat).collect();
    vec![match manner {
        0 => format!("| {} |", fields.join(" | ")),
        1 => format!("|{}||||", fields.join("|")),
        2 => fields.join(" | "),
        _ => {
            let own: Vec<String> = own(row).map(flat).collect();
            format!("|{}|||", own.join("||"))
        }
    }]
}

fn html(rows: &[Row]) -> Vec<String> {
    let row = |row: &Row| {
        let cells = own(row).map(|cell| {
            let (rows, columns) = cell.span;
            let text = cell.text.replace('\n', "<br>");
            format!("<td rowspan={rows} colspan={columns}>{text}</td>")
        });
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    let begin = std::iter::once("<table>".to_owned());
    let end = std::iter::once("</table>".to_owned());
    begin.chain(rows.iter().map(row)).chain(end).collect()
}

/// A label wrapped to a width, the numbers beside its middle line or between its two lines.
fn spaces(row: &Row, manner: usize) -> Vec<String> {
    let gap = [7, 9, 5, 12][manner];
    let numbers = numbers(row);
    let words = words(row);
    if numbers.is_empty() {
        return vec![format!("  {}\n", words.join("       "))];
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
    let is_split = parts.len() == 2 && manner != 1;
    let middle = parts.len() / 2;
    let values: Vec<String> = numbers.iter().map(|n| format!("{n:>gap$}")).collect();
    let values = values.join(" ");
    let mut lines = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        if is_split && at == 1 {
            lines.push(format!("{}{values}", " ".repeat(40)));
        }
        let group = if at == middle { group } else { "" };
        let fill = " ".repeat(12_usize.saturating_sub(group.chars().count()));
        let own = if at == middle && !is_split {
            values.as_str()
        } else {
            ""
        };
        lines.push(format!("{group}{fill}{part}    {own}"));
    }
    if parts.is_empty() {
        lines.push(values);
    }
    if manner == 3 {
        lines.push(String::new());
    }
    lines
}

/// All labels in their order, then the numbers of each column.
fn columns(rows: &[Row], manner: usize) -> Vec<String> {
    let mut lines: Vec<String> = rows.iter().flat_map(words).collect();
    let numbers: Vec<Vec<String>> = rows.iter().map(numbers).filter(|n| !n.is_empty()).collect();
    let widest = numbers.iter().map(Vec::len).max().unwrap_or(0);
    let page = if manner == 0 {
        numbers.len().max(1)
    } else {
        numbers.len() / 2 + 1
    };
    for page in numbers.chunks(page) {
        for column in 0..widest {
            lines.extend(page.iter().filter_map(|row| row.get(column)).cloned());
            if manner == 2 {
                lines.push(String::new());
            }
        }
    }
    lines
}

/// A pipe table for each stretch of rows with as many numbers, under heads that say nothing.
fn small(rows: &[Row], manner: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut width = 0;
    for row in rows {
        let numbers = numbers(row);
        if numbers.is_empty() {
            if manner == 1 || row.cells.len() == 15 {
                lines.push(format!("| {} |", words(row).join(" | ")));
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
            lines.push(format!("\n| {} |", heads.join(" | ")));
            lines.push(format!("|{}", " --- |".repeat(width)));
        }
        lines.push(format!("| {} |", fields.join(" | ")));
    }
    lines
}

fn disorder(rows: &[Row], manner: usize) -> Vec<String> {
    let (filled, heads): (Vec<&Row>, Vec<&Row>) =
        rows.iter().partition(|row| !numbers(row).is_empty());
    let mut lines: Vec<String> = heads.into_iter().flat_map(words).collect();
    let all = |of: fn(&Row) -> Vec<String>, rows: &[&Row]| -> Vec<String> {
        rows.iter().flat_map(|row| of(row)).collect()
    };
    match manner {
        // Each row's numbers before its label.
        0 => lines.extend(
            filled
                .iter()
                .flat_map(|row| [numbers(row), words(row)].concat()),
        ),
        // All labels, then all rows.
        1 => lines.extend([all(words, &filled), all(numbers, &filled)].concat()),
        // All rows, then all labels.
        2 => lines.extend([all(numbers, &filled), all(words, &filled)].concat()),
        // Two labels, then two rows.
        _ => {
            for pair in filled.chunks(2) {
                lines.extend([all(words, pair), all(numbers, pair)].concat());
            }
        }
    }
    lines
}
