//! Local time → instants. A time in a gap of the clock is put after it, a doubled one is the first; both are noted.

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, TimeDelta, TimeZone as _};
use chrono_tz::Tz;

use super::session::ClockFault;
use crate::model::Clock;

/// The instant of a local time, and what is wrong with it.
pub fn instant(date: NaiveDate, clock: Clock, zone: Tz) -> (DateTime<Tz>, Option<ClockFault>) {
    let minutes = TimeDelta::minutes(i64::from(clock.minutes()));
    let midnight = date.and_hms_opt(0, 0, 0).expect("a day begins at midnight");
    let local = midnight.checked_add_signed(minutes).unwrap_or(midnight);
    match zone.from_local_datetime(&local) {
        LocalResult::Single(instant) => (instant, None),
        LocalResult::Ambiguous(first, _) => (first, Some(ClockFault::Twice)),
        LocalResult::None => (after_gap(local, zone), Some(ClockFault::Never)),
    }
}

/// The first instant that is on the clock after a time that is not.
fn after_gap(local: NaiveDateTime, zone: Tz) -> DateTime<Tz> {
    let quarters = (1..=4 * 48).map(|n| local + TimeDelta::minutes(15 * n));
    let found = quarters.filter_map(|later| zone.from_local_datetime(&later).earliest()).next();
    found.unwrap_or_else(|| zone.from_utc_datetime(&local))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_that_are_put_forward_and_back_are_noted() {
        let of = |date: &str, clock: &str| {
            let (instant, fault) = instant(date.parse().unwrap(), clock.parse().unwrap(), chrono_tz::Europe::Berlin);
            (instant.to_rfc3339(), fault)
        };
        assert_eq!(of("2026-03-29", "01:30"), ("2026-03-29T01:30:00+01:00".to_owned(), None));
        assert_eq!(of("2026-03-29", "02:30"), ("2026-03-29T03:00:00+02:00".to_owned(), Some(ClockFault::Never)));
        assert_eq!(of("2026-10-25", "02:30"), ("2026-10-25T02:30:00+02:00".to_owned(), Some(ClockFault::Twice)));
        assert_eq!(of("2026-10-25", "24:00"), ("2026-10-26T00:00:00+01:00".to_owned(), None));
    }
}
