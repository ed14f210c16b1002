//! A calendar date, as documents bear it: 2025年1月20日.

use std::fmt;

/// A calendar date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, such as 2025.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// A date of the calendar, if there is such a day. Years have four digits.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let named = time::Month::try_from(month).ok()?;
        let is_day = time::Date::from_calendar_date(i32::from(year), named, day).is_ok();
        let date = Date { year, month, day };
        (is_day && (1000..=9999).contains(&year)).then_some(date)
    }

    /// Reads a date as people type it: 2025年1月20日, 2025-1-20, 2025/01/20, 2025.1.20, 20250120,
    /// digits of either width, blanks anywhere.
    #[must_use]
    pub fn read(text: &str) -> Option<Date> {
        let plain = text.chars().filter(|ch| !ch.is_whitespace());
        let text: String = plain.map(super::half_width).collect();
        let chinese = text.strip_suffix(['日', '号']).and_then(|text| {
            let (year, rest) = text.split_once('年')?;
            let (month, day) = rest.split_once('月')?;
            Some([year, month, day])
        });
        let plain = || {
            let mark = text.chars().find(|ch| matches!(ch, '-' | '/' | '.'))?;
            let parts: Vec<&str> = text.split(mark).collect();
            <[&str; 3]>::try_from(parts).ok()
        };
        let digits = || match text.len() {
            8 => Some([text.get(..4)?, text.get(4..6)?, text.get(6..)?]),
            _ => None,
        };
        let [year, month, day] = chinese.or_else(plain).or_else(digits)?;
        Date::new(number(year)?, number(month)?, number(day)?)
    }
}

/// Digits and nothing else: no sign.
fn number<T: std::str::FromStr>(text: &str) -> Option<T> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}

/// Arabic digits without leading zeros (GB/T 9704-2012, 7.3.5.4).
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}年{}月{}日", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_however_it_is_typed() {
        for typed in [
            "2025年1月20日",
            "2025年01月20日",
            " 2025 年 1 月 20 日 ",
            "２０２５年１月２０日",
            "2025年1月20号",
            "2025-1-20",
            "2025/01/20",
            "2025.1.20",
            "20250120",
        ] {
            let date = Date::read(typed).unwrap();
            assert_eq!(date.to_string(), "2025年1月20日", "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_of_the_calendar_is_no_date() {
        for typed in [
            "",
            "2025年1月",
            "2025年2月29日",
            "2025年13月1日",
            "25年1月20日",
            "2025-1/20",
            "+2025-1-20",
            "99999-1-1",
        ] {
            assert_eq!(Date::read(typed), None, "{typed}");
        }
    }
}
