//! Chinese numerals.

use rust_decimal::Decimal;

/// More digits than any report has.
const MAX_DIGITS: usize = 15;

/// The Chinese digits, the one that is written first of each.
pub(super) const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// What a Chinese digit says.
pub(super) fn digit(c: char) -> Option<usize> {
    // No search: every character of a text is asked for.
    Some(match c {
        '〇' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// A Chinese number below 万, or digits in a row with a 〇 among them.
pub(super) fn read_chinese(run: &str) -> Option<Decimal> {
    let digit = |c: char| digit(if c == '两' { '二' } else { c });
    let length = run.chars().count();
    if length == 0 {
        return None;
    }
    if length > 2 && run.chars().all(|c| digit(c).is_some()) {
        let is_number = run.contains('〇') && length <= MAX_DIGITS;
        let digits: String = run
            .chars()
            .filter_map(digit)
            .map(|d| d.to_string())
            .collect();
        return Decimal::from_str_exact(&digits).ok().filter(|_| is_number);
    }
    let mut sum = 0;
    let mut open: Option<usize> = None;
    let mut last = 10_000;
    let mut after_zero = false;
    for c in run.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                let value = digit(c)?;
                if open.is_some_and(|open| open != 0) {
                    return None;
                }
                after_zero |= value == 0;
                open = Some(value);
                continue;
            }
        };
        let times = match open.take() {
            None | Some(0) if unit == 10 => 1,
            Some(times) if times > 0 => times,
            _ => return None,
        };
        if unit >= last {
            return None;
        }
        sum += times * unit;
        last = unit;
        after_zero = false;
    }
    match open {
        // 一百五 is 150, and 一百 五 is not: nobody writes so in a report.
        Some(value) if value > 0 && (100..10_000).contains(&last) && !after_zero => None,
        Some(value) => Some(Decimal::from(sum + value)),
        None => Some(Decimal::from(sum)),
    }
}
