//! A list of those who are to report.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::names::plain;
use super::read::Reading;
use crate::files::FileError;
use crate::import::{self, ImportError};

/// What a column of names is headed with.
const HEADS: [&str; 9] = [
    "单位名称",
    "单位",
    "机关名称",
    "机关",
    "机关全称",
    "名称",
    "填报单位",
    "报送单位",
    "部门",
];
/// What stands in other columns and rows of such lists.
const OTHERS: [&str; 8] = [
    "序号",
    "备注",
    "合计",
    "联系人",
    "联系电话",
    "电话",
    "类别",
    "报送情况",
];

/// Reads the names of a list: a line or a row each.
///
/// # Errors
/// See [`ListError`].
pub fn read_list(path: &Path, how: &Reading<'_>) -> Result<Vec<String>, ListError> {
    let names = names_in(&rows(path, how)?);
    if names.is_empty() {
        return Err(ListError::Empty(path.to_owned()));
    }
    Ok(names)
}

/// The names in rows: of the column that is headed as one, else of the first that holds names.
fn names_in(rows: &[Vec<String>]) -> Vec<String> {
    let head = rows.iter().enumerate().find_map(|(at, row)| {
        let column = row
            .iter()
            .position(|cell| HEADS.contains(&plain(cell).as_str()));
        column.map(|column| (at + 1, column))
    });
    let (first, column) = head.unwrap_or_else(|| (0, column_of_names(rows)));
    let mut names: Vec<String> = Vec::new();
    let mut known = HashSet::new();
    for row in rows.iter().skip(first) {
        let Some(name) = row.get(column).map(|cell| without_number(cell)) else {
            continue;
        };
        if is_name(name) && known.insert(plain(name)) {
            names.push(name.to_owned());
        }
    }
    names
}

fn column_of_names(rows: &[Vec<String>]) -> usize {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let count = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.filter(|cell| is_name(without_number(cell))).count()
    };
    // The first of those that hold most.
    (0..columns)
        .rev()
        .max_by_key(|column| count(*column))
        .unwrap_or_default()
}

fn is_name(text: &str) -> bool {
    let plain = plain(text);
    let is_word = |ch: &char| matches!(ch, '\u{4e00}'..='\u{9fff}');
    plain.chars().filter(is_word).count() >= 2
        && plain.chars().count() <= 60
        && !HEADS.contains(&plain.as_str())
        && !OTHERS.contains(&plain.as_str())
}

/// A line without the number of its place: `12. 某某局`, `（3）某某局`, `4、某某局`.
fn without_number(text: &str) -> &str {
    let text = text.trim();
    let is_mark =
        |ch: char| matches!(ch, '.' | '、' | '．' | ')' | '）' | '(' | '（') || ch.is_whitespace();
    let inner = text.trim_start_matches(is_mark);
    let rest = inner.trim_start_matches(|ch: char| ch.is_ascii_digit());
    if rest.len() == inner.len() || rest.starts_with(is_mark) {
        rest.trim_start_matches(is_mark)
    } else {
        text
    }
}

/// The rows of a list.
fn rows(path: &Path, how: &Reading<'_>) -> Result<Vec<Vec<String>>, ListError> {
    let bytes = how.disk.read(path)?;
    import::rows(how.reader(&|| false), &bytes).map_err(|source| ListError::Unread {
        path: path.to_owned(),
        source,
    })
}

/// Why a list of units was not read. Its text is a Chinese sentence.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// The file could not be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// No text, or no table.
    #[error("单位名单“{path}”读不出来：{source}")]
    Unread {
        /// The file.
        path: PathBuf,
        /// Why.
        source: ImportError,
    },
    /// No name in it.
    #[error(
        "单位名单“{0}”里没有单位名称。请每行写一个单位，或者在表格里用“单位名称”作一列的表头。"
    )]
    Empty(PathBuf),
}

#[cfg(test)]
mod tests {
    use super::names_in;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let lines = text.lines();
        lines
            .map(|line| line.split('\t').map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn a_list_is_read_from_lines_and_from_tables_with_and_without_heads() {
        let wanted = ["某某县财政局", "某某镇"];
        for text in [
            "某某县财政局\n某某镇\n",
            "1.某某县财政局\n2、 某某镇\n\n",
            "报送单位名单\t\t\n序号\t单位名称\t备注\n1\t某某县财政局\t已催促办理\n2\t某某镇\t\n",
            "1\t某某县财政局\n2\t某某镇\n2\t某某镇\n",
        ] {
            assert_eq!(names_in(&rows(text)), wanted, "{text}");
        }
    }
}
