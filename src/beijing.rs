//! Moments as clocks in China show them, whatever the computer's own time zone.

use std::time::SystemTime;

use time::{Duration, OffsetDateTime};

use crate::report::Date;

/// A moment as it is in China; nothing for one that no calendar has, which a file may well claim.
#[must_use]
pub fn at(when: SystemTime) -> Option<OffsetDateTime> {
    let seconds = match when.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).ok()?,
        Err(before) => -i64::try_from(before.duration().as_secs()).ok()?,
    };
    let when = OffsetDateTime::from_unix_timestamp(seconds).ok()?;
    when.checked_add(Duration::hours(8))
}

/// The day it is in China at a moment; nothing for one that no calendar has.
#[must_use]
pub fn day(when: SystemTime) -> Option<Date> {
    let when = at(when)?;
    let year = u16::try_from(when.year()).ok()?;
    Date::new(year, when.month().into(), when.day())
}

/// A moment in words: 2026年1月20日 09:05.
#[must_use]
pub fn said(when: SystemTime) -> String {
    let Some(when) = at(when) else {
        return "时间不明".to_owned();
    };
    format!(
        "{}年{}月{}日 {}",
        when.year(),
        u8::from(when.month()),
        when.day(),
        clock(when)
    )
}

/// A moment for a column: 2026-01-20 09:05; empty for one that no calendar has.
#[must_use]
pub fn in_column(when: SystemTime) -> String {
    at(when).map_or_else(String::new, |when| {
        format!(
            "{}-{:02}-{:02} {}",
            when.year(),
            u8::from(when.month()),
            when.day(),
            clock(when)
        )
    })
}

fn clock(when: OffsetDateTime) -> String {
    format!("{:02}:{:02}", when.hour(), when.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_chinas_time_and_none_is_beyond_it() {
        let moment = |seconds| SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
        // 2025-12-31T16:05Z
        assert_eq!(said(moment(1_767_197_100)), "2026年1月1日 00:05");
        assert_eq!(in_column(moment(1_767_197_100)), "2026-01-01 00:05");
        assert_eq!(day(moment(1_767_197_100)), Date::new(2026, 1, 1));
        // The last hours of the year 9999, and far behind them.
        for beyond in [253_402_300_799, 900_000_000_000] {
            assert_eq!(said(moment(beyond)), "时间不明");
            assert_eq!(in_column(moment(beyond)), "");
        }
    }
}
