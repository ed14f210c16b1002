//! Titles that are the names of files or of a browser's tab: what was joined to them goes.

use super::parse::parse;

/// How the names of files end.
const ENDS: [&str; 7] = [".docx", ".doc", ".pdf", ".wps", ".ofd", ".html", ".htm"];

/// A line without the ending of a file, how large it is, the sign of a link and the day it was filed.
pub(super) fn without_ending(line: &str) -> &str {
    let line = line.trim_start_matches(|c: char| {
        !c.is_alphanumeric() && !c.is_ascii() && !"（《〈【「『“‘〔".contains(c)
    });
    let file = without_size(line);
    let Some(name) = ENDS.iter().find_map(|end| file.strip_suffix(end)) else {
        return line;
    };
    without_day(name)
}

/// 附件.pdf（286KB）
fn without_size(line: &str) -> &str {
    let inner = line
        .strip_suffix(['）', ')'])
        .and_then(|inner| inner.rsplit_once(['（', '(']));
    let is_size = |size: &str| {
        let unit = size.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
        let units = ["K", "KB", "M", "MB", "B"];
        unit.len() < size.len() && units.contains(&unit.to_ascii_uppercase().as_str())
    };
    match inner {
        Some((file, size)) if is_size(size) => file.trim_end(),
        _ => line,
    }
}

/// 20250116某某局…: eight digits before a name are a day.
fn without_day(name: &str) -> &str {
    const DAY: usize = 8;
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let is_day = digits == DAY && name.starts_with("20");
    if is_day {
        name[DAY..].trim_start_matches(['_', '-', ' '])
    } else {
        name
    }
}

/// The title among parts that are joined by `_`: `03_某某局_2024年…报告_终稿`.
pub(super) fn among_parts<'a>(line: &'a str, ending: &str) -> Option<&'a str> {
    const MOST: usize = 8;
    if line.matches('_').count() > MOST {
        return None;
    }
    let mut at = 0;
    let mut begin = None;
    for part in line.split('_') {
        let end = at + part.len();
        let is_number = part
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace());
        if !is_number {
            let first = *begin.get_or_insert(at);
            let title = &line[first..end];
            let found = parse(title, ending).filter(|_| title.len() < line.len());
            if found.is_some_and(|parsed| !parsed.broken && !parsed.organ.is_empty()) {
                return Some(title);
            }
        }
        at = end + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENDING: &str = "政府信息公开工作年度报告";

    #[test]
    fn what_is_joined_to_the_name_of_a_file_goes() {
        for (line, name) in [
            ("📎 某某局2024年报告.pdf（286KB）", "某某局2024年报告"),
            ("20250116某某局2024年报告(1).docx", "某某局2024年报告(1)"),
            ("某某局2024年报告（2024年）", "某某局2024年报告（2024年）"),
            ("（2024年度）某某局报告", "（2024年度）某某局报告"),
        ] {
            assert_eq!(without_ending(line).trim_start(), name);
        }
        let title = "某某县某某局2023年政府信息公开工作年度报告";
        for line in [
            format!("{title}_政府信息公开年报_某某县人民政府"),
            format!("03_{title}_终稿"),
        ] {
            assert_eq!(among_parts(&line, ENDING), Some(title));
        }
        let organ_behind = "2023年政府信息公开工作年度报告_某某局";
        assert_eq!(among_parts(organ_behind, ENDING), None);
    }
}
