//! The year in a title: at its front, at its end, in digits or Chinese numerals.

use super::twin::{Twin, is_mark, trimmed};

/// Takes years and small words off both ends; of two years the one nearer to the end counts.
pub(super) fn without_years(mut twin: Twin<'_>) -> (Twin<'_>, Option<u16>) {
    let mut year = None;
    loop {
        let count = twin.plain.len();
        twin = trimmed(twin);
        if let Some((length, found)) = year_before(twin) {
            (twin, year) = (twin.cut(length), year.or(Some(found)));
        }
        for words in ["关于", "对于", "年度", "的", "开展", "实施"] {
            if let Some(length) = twin.ends_with(words) {
                twin = twin.cut(length);
            }
        }
        for words in ["附件", "附", "标题", "关于"] {
            let marked = twin.starts_with(words).filter(|length| {
                let next = twin.plain.get(*length);
                words == "关于" || next.is_some_and(|c| is_mark(*c) || c.is_ascii_digit())
            });
            if let Some(length) = marked {
                twin = twin.skip(length);
                let is_number = |c: &char| c.is_ascii_digit();
                while words == "附件" && twin.plain.first().is_some_and(is_number) {
                    twin = twin.skip(1);
                }
            }
        }
        if twin.plain.len() == count {
            break;
        }
    }
    // At the front, where there is a name behind it.
    if let Some((length, found)) = year_at(twin) {
        year = year.or(Some(found));
        let (rest, other) = without_years(twin.skip(length));
        return (rest, year.or(other));
    }
    (twin, year)
}

/// A year at the front: 2024年度, 2024, 二〇二四年.
pub(super) fn year_at(twin: Twin<'_>) -> Option<(usize, u16)> {
    let year = digits(twin.plain.get(..4)?)?;
    let is_arabic = twin.plain[0].is_ascii_digit();
    let next = twin.plain.get(4);
    if is_arabic && next.is_some_and(char::is_ascii_digit) || !is_arabic && next != Some(&'年') {
        return None;
    }
    let mut length = 4;
    for mark in ['年', '度'] {
        length += usize::from(twin.plain.get(length) == Some(&mark));
    }
    Some((length, year))
}

/// A year at the end.
pub(super) fn year_before(twin: Twin<'_>) -> Option<(usize, u16)> {
    let brackets = twin.plain.last() == Some(&')');
    let mut end = twin.plain.len() - usize::from(brackets);
    let mut is_named = false;
    for mark in ['度', '年'] {
        if end > 0 && twin.plain[end - 1] == mark {
            end -= 1;
            is_named = mark == '年';
        }
    }
    let begin = end.checked_sub(4)?;
    let year = digits(&twin.plain[begin..end])?;
    let before = begin.checked_sub(1).and_then(|at| twin.plain.get(at));
    let is_arabic = twin.plain[begin].is_ascii_digit();
    let is_longer = before.is_some_and(|c| {
        if is_arabic {
            c.is_ascii_digit()
        } else {
            numeral(*c).is_some()
        }
    });
    if is_longer || !is_arabic && !is_named {
        return None;
    }
    let opened = usize::from(brackets);
    if brackets && before != Some(&'(') {
        return None;
    }
    Some((twin.plain.len() - begin + opened, year))
}

/// Four digits of a year in which reports are written.
pub(super) fn digits(four: &[char]) -> Option<u16> {
    let is_arabic = four.first()?.is_ascii_digit();
    let mut year = 0;
    for c in four {
        let digit = if is_arabic {
            c.to_digit(10)
        } else {
            numeral(*c)
        };
        year = year * 10 + digit?;
    }
    let year = u16::try_from(year).ok()?;
    (2000..=2099).contains(&year).then_some(year)
}

pub(super) fn numeral(c: char) -> Option<u32> {
    let digits = "〇一二三四五六七八九";
    let c = if matches!(c, '零' | '○' | 'O' | 'o' | '0' | '◯') {
        '〇'
    } else {
        c
    };
    let at = digits.chars().position(|digit| digit == c)?;
    u32::try_from(at).ok()
}
