//! What the file says of itself, gathered from the documents in it.

use super::Bound;
use crate::export::pdf::options::Options;
use crate::export::pdf::sink::Metadata;
use crate::export::pdf::text::normal;
use crate::report::Date;

/// Gathers it: the organ is that of the first document.
pub fn gather(bound: &[Bound<'_>], title: &str, options: Options) -> Metadata {
    Metadata {
        title: plain(title),
        author: plain(bound.first().map_or("", |bound| &bound.document.organ)),
        date: options.date.or_else(source_date),
    }
}

/// The text without what XML has no place for.
fn plain(text: &str) -> String {
    let text = normal::normalise(text);
    text.chars()
        .filter(|ch| !matches!(ch, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

/// The date in `SOURCE_DATE_EPOCH`, seconds since 1970, if it is set.
fn source_date() -> Option<Date> {
    date_of(std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?)
}

/// The date of a moment, in seconds since 1970 (UTC).
fn date_of(seconds: i64) -> Option<Date> {
    let date = time::OffsetDateTime::from_unix_timestamp(seconds)
        .ok()?
        .date();
    Date::new(
        date.year().try_into().ok()?,
        date.month().into(),
        date.day(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_becomes_a_date() {
        let date = |year, month, day| Some(Date { year, month, day });
        assert_eq!(date_of(0), date(1970, 1, 1));
        assert_eq!(date_of(951_782_400), date(2000, 2, 29));
        assert_eq!(date_of(1_737_331_200), date(2025, 1, 20));
        assert_eq!(date_of(i64::MAX), None);
        assert_eq!(date_of(-70_000_000_000), None);
    }
}
