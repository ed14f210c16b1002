//! Who is to report: a list of units, and which name means which.

use std::collections::HashMap;
use std::path::Path;

use super::read::{ListError, Reading, list_of};
use crate::files::is_invisible;
use crate::report::half_width;

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
    let names = names_in(&list_of(path, how)?);
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
    for row in rows.iter().skip(first) {
        let Some(name) = row.get(column).map(|cell| without_number(cell)) else {
            continue;
        };
        if is_name(name) && !names.iter().any(|known| plain(known) == plain(name)) {
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

/// A name as it is compared: half-width, without blanks and marks that nobody sees.
pub(super) fn plain(name: &str) -> String {
    let shown = name
        .chars()
        .filter(|ch| !is_invisible(*ch) && !ch.is_whitespace());
    shown.map(half_width).collect()
}

/// A name without what is often left out at its end.
fn short(plain: &str) -> &str {
    let ends = ["人民政府", "办事处"];
    let short = ends.iter().find_map(|end| plain.strip_suffix(end));
    short.filter(|short| !short.is_empty()).unwrap_or(plain)
}

/// A list by its names.
pub(super) struct Names<'a> {
    all: &'a [String],
    whole: HashMap<String, usize>,
    short: HashMap<String, Option<usize>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(names: &'a [String]) -> Names<'a> {
        let mut whole = HashMap::new();
        let mut shorts = HashMap::new();
        for (at, name) in names.iter().enumerate() {
            let name = plain(name);
            shorts
                .entry(short(&name).to_owned())
                .and_modify(|twice| *twice = None)
                .or_insert(Some(at));
            whole.entry(name).or_insert(at);
        }
        Names {
            all: names,
            whole,
            short: shorts,
        }
    }

    /// The name on the list that an organ's name means: the same; the same but for 人民政府 at its end; or
    /// one of both begins with the place besides, as 某某县财政局 and 财政局.
    pub(super) fn find(&self, organ: &str) -> Option<usize> {
        let organ = plain(organ);
        if let Some(at) = self.whole.get(&organ) {
            return Some(*at);
        }
        if let Some(Some(at)) = self.short.get(short(&organ)) {
            return Some(*at);
        }
        // 某某县财政局 on either side: every end of the name that begins behind a place.
        for (start, _) in organ.char_indices().skip(1) {
            let (place, rest) = organ.split_at(start);
            if !is_place(place) {
                continue;
            }
            if let Some(at) = self.whole.get(rest) {
                return Some(*at);
            }
            if let Some(Some(at)) = self.short.get(short(rest)) {
                return Some(*at);
            }
        }
        let mut longer = self.all.iter().enumerate().filter(|(_, name)| {
            let name = plain(name);
            let place = name.strip_suffix(&organ);
            let place = place.or_else(|| short(&name).strip_suffix(short(&organ)));
            place.is_some_and(is_place)
        });
        let found = longer.next();
        found.filter(|_| longer.next().is_none()).map(|(at, _)| at)
    }
}

/// Whether a name's beginning is a place.
fn is_place(name: &str) -> bool {
    let ends = ['省', '市', '州', '盟', '县', '旗', '区', '镇', '乡'];
    name.ends_with(ends) && name.chars().count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_name_is_found_however_it_is_said_and_never_for_another_organ() {
        let list = [
            "某某县公安局",
            "财政局",
            "甲镇人民政府",
            "某某县乙街道办事处",
            "某某县人民政府",
        ];
        let list = list.map(str::to_owned);
        let names = Names::of(&list);
        for (organ, at) in [
            ("某某县公安局", Some(0)),
            ("公安局", Some(0)),
            ("某某县　财政局", Some(1)),
            ("某某市某某县财政局", Some(1)),
            ("某某县甲镇", Some(2)),
            ("甲镇人民政府", Some(2)),
            ("乙街道", Some(3)),
            ("某某县", Some(4)),
            ("某某县森林公安局", None),
            ("财政局国库中心", None),
            ("某某县森林财政局", None),
            ("人民政府", None),
            ("", None),
        ] {
            assert_eq!(names.find(organ), at, "{organ}");
        }
    }
}
