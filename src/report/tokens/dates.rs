//! Years and dates, however they are written.

use std::ops::Range;

use super::digits::{blanks, dash, digits_end, is_digit, is_numeral, plain, skip};
use super::{Said, Years};

pub(super) type Dated = (usize, Said, Years);

/// A year, a range of years, or a date, with or without its year.
pub(super) fn dated(text: &str, at: usize) -> Option<Dated> {
    let Some((place, year)) = year_digits(text, at) else {
        let (said, end) = days(text, at, None)?.finish();
        // A whole year that is not named is any.
        let is_whole = said == Said::WholeYear;
        let said = if is_whole { said } else { Said::Date };
        return Some((end, said, Vec::new()));
    };
    let mut years = vec![(place.clone(), year)];
    let mut end = skip(text, place.end, '年');
    if end.is_none()
        && let Some((end, more)) = listed(text, place.end)
    {
        years.extend(more);
        return Some((end, Said::Years, years));
    }
    if let Some(to) = dash(text, end.unwrap_or(place.end))
        && let Some((other, last)) = year_digits(text, to)
        && let Some(all) = skip(text, other.end, '年')
        && days(text, all, None).is_none()
    {
        years.push((other, last));
        return Some((skip(text, all, '度').unwrap_or(all), Said::Years, years));
    }
    if let Some(days) = days(text, end?, Some(year)) {
        years.extend(days.year.clone());
        let is_one = years.iter().all(|(_, other)| *other == year);
        let (said, end) = days.finish();
        let said = if is_one { said } else { Said::Date };
        return Some((end, said, years));
    }
    if let Some(degree) = skip(text, end?, '度') {
        end = Some(degree);
    }
    Some((end?, Said::Year, years))
}

/// The years that follow one in a list, up to their 年: 2023、2024年.
fn listed(text: &str, at: usize) -> Option<(usize, Years)> {
    let mut years = Years::new();
    let mut at = at;
    loop {
        let next = ['、', '和', '与', '及', ',', '，'];
        let next = next.iter().find_map(|mark| skip(text, at, *mark))?;
        let (place, year) = year_digits(text, next)?;
        at = place.end;
        years.push((place, year));
        if let Some(end) = skip(text, at, '年') {
            return Some((skip(text, end, '度').unwrap_or(end), years));
        }
    }
}

/// A month or day, and the one it runs to.
struct Days {
    from: (u16, Option<u16>),
    to: Option<(u16, Option<u16>)>,
    /// The year written before the second one.
    year: Option<(Range<usize>, u16)>,
    end: usize,
}

impl Days {
    fn finish(self) -> (Said, usize) {
        let is_first = matches!(self.from, (1, None | Some(1)));
        let is_last = |day| matches!(day, (12, None | Some(31)));
        let said = match self.to {
            Some(to) if is_first && is_last(to) => Said::WholeYear,
            None if self.from == (12, Some(31)) => Said::YearEnd,
            _ => Said::Date,
        };
        (said, self.end)
    }
}

/// Reads 3月, 3月15日, 1—12月, 1月1日至12月31日; after a year also 12月底.
fn days(text: &str, at: usize, year: Option<u16>) -> Option<Days> {
    let (end, month) = small(text, at, 12)?;
    if let Some(to) = dash(text, end)
        && let Some((end, last)) = small(text, to, 12)
        && let Some(end) = skip(text, end, '月')
    {
        return Some(Days {
            from: (month, None),
            to: Some((last, None)),
            year: None,
            end,
        });
    }
    let (end, day) = day_of(text, end)?;
    let mut days = Days {
        from: (month, day),
        to: None,
        year: None,
        end,
    };
    if let Some(end) = skip(text, end, '底')
        && (month, day) == (12, None)
        && year.is_some()
    {
        days.from.1 = Some(31);
        days.end = end;
        return Some(days);
    }
    let Some(to) = dash(text, opened(text, end)) else {
        return Some(days);
    };
    let named = year_digits(text, to).and_then(|(place, year)| {
        let end = skip(text, place.end, '年')?;
        Some((place, year, end))
    });
    let to = named.as_ref().map_or(to, |(_, _, end)| *end);
    if let Some((end, last)) = small(text, to, 12)
        && let Some((end, day)) = day_of(text, end)
    {
        days.to = Some((last, day));
        days.year = named.map(|(place, year, _)| (place, year));
        days.end = end;
    }
    Some(days)
}

/// Behind what may stand between a date and 至: 2024年1月1日起至, （含）至.
fn opened(text: &str, at: usize) -> usize {
    const BETWEEN: [&str; 5] = ["起", "（含）", "(含)", "，", ","];
    let mut at = at;
    for word in BETWEEN {
        at += text[at..].strip_prefix(word).map_or(0, |_| word.len());
    }
    at
}

/// 月, and the day after it.
fn day_of(text: &str, at: usize) -> Option<(usize, Option<u16>)> {
    let month = skip(text, at, '月')?;
    let day = small(text, month, 31).and_then(|(end, day)| {
        let end = skip(text, end, '日').or_else(|| skip(text, end, '号'))?;
        Some((end, Some(day)))
    });
    Some(day.unwrap_or((month, None)))
}

/// A number of one or two digits.
fn small(text: &str, at: usize, most: u16) -> Option<(usize, u16)> {
    let at = blanks(text, at);
    let end = digits_end(text, at);
    let number: u16 = plain(&text[at..end]).parse().ok()?;
    (text[at..end].chars().count() <= 2 && (1..=most).contains(&number)).then_some((end, number))
}

/// Four digits, or numerals, that make a year people write of.
pub(super) fn year_digits(text: &str, at: usize) -> Option<(Range<usize>, u16)> {
    let at = blanks(text, at);
    let is_numerals = text[at..].chars().next().is_some_and(is_numeral);
    let is_part = |c: &char| {
        if is_numerals {
            is_numeral(*c)
        } else {
            is_digit(*c)
        }
    };
    let digits = text[at..].chars().take_while(is_part).take(5);
    let digits: String = digits.collect();
    let year: u16 = plain(&digits).parse().ok()?;
    let is_year = digits.chars().count() == 4 && (1949..=2099).contains(&year);
    is_year.then_some((at..at + digits.len(), year))
}
