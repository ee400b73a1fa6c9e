//! Public holidays by country: those of Russia from the official calendars, those of Germany and the United States by rule.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use holidays_ru::Federal;

use crate::model::Country;
use crate::model::calendar::OffKind;

/// A day without work, or a weekend day with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holiday {
    /// The date.
    pub date: NaiveDate,
    /// What it is.
    pub kind: OffKind,
    /// Its name in the country's language and in English.
    pub name: (&'static str, &'static str),
}

/// What a year has of days off.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holidays {
    /// Days off that are no ordinary weekend, by date.
    pub off: Vec<Holiday>,
    /// Days of the weekend that are worked.
    pub working: Vec<NaiveDate>,
    /// The act that says so.
    pub source: String,
    /// Whether the act is not yet passed, and the days are foretold by the law.
    pub foretold: bool,
}

/// A month and a day of it.
type MonthDay = (u32, u32);

/// Holidays that the law of Russia sets every year (Labour Code, article 112), as month and day.
const RUSSIA: [(MonthDay, (&str, &str)); 14] = [
    ((1, 1), ("Новогодние каникулы", "New Year holidays")),
    ((1, 2), ("Новогодние каникулы", "New Year holidays")),
    ((1, 3), ("Новогодние каникулы", "New Year holidays")),
    ((1, 4), ("Новогодние каникулы", "New Year holidays")),
    ((1, 5), ("Новогодние каникулы", "New Year holidays")),
    ((1, 6), ("Новогодние каникулы", "New Year holidays")),
    ((1, 7), ("Рождество Христово", "Christmas Day")),
    ((1, 8), ("Новогодние каникулы", "New Year holidays")),
    ((2, 23), ("День защитника Отечества", "Defender of the Fatherland Day")),
    ((3, 8), ("Международный женский день", "International Women's Day")),
    ((5, 1), ("Праздник Весны и Труда", "Spring and Labour Day")),
    ((5, 9), ("День Победы", "Victory Day")),
    ((6, 12), ("День России", "Russia Day")),
    ((11, 4), ("День народного единства", "National Unity Day")),
];

/// The decrees of the government of Russia that moved days off, by the year they are for: date and number.
const DECREES: [(i32, &str, &str); 13] = [
    (2015, "27.08.2014", "860"),
    (2016, "24.09.2015", "1017"),
    (2017, "04.08.2016", "756"),
    (2018, "14.10.2017", "1250"),
    (2019, "01.10.2018", "1163"),
    (2020, "10.07.2019", "875"),
    (2021, "10.10.2020", "1648"),
    (2022, "16.09.2021", "1564"),
    (2023, "29.08.2022", "1505"),
    (2024, "10.08.2023", "1314"),
    (2025, "04.10.2024", "1335"),
    (2026, "24.09.2025", "1466"),
    (2027, "17.09.2026", "1187"),
];

/// Whether a date is a public holiday of a country, on which nobody may be asked to work.
pub fn is_holiday(country: Country, date: NaiveDate) -> bool {
    match country {
        Country::Ru => RUSSIA.iter().any(|((month, day), _)| (*month, *day) == (date.month(), date.day())),
        Country::De | Country::Us => by_rule(country, date.year()).iter().any(|(known, _)| *known == date),
    }
}

/// The days off of a year for a week of five or six days; `None` for a year beyond the reach of calendars.
pub fn holidays(country: Country, year: i32, week_days: u8) -> Option<Holidays> {
    match country {
        Country::Ru => russia(year, week_days),
        Country::De => Some(Holidays {
            off: listed(by_rule(country, year)),
            source: "holidays common to all states of Germany; those of single states are not here".to_owned(),
            ..Holidays::default()
        }),
        Country::Us => Some(Holidays {
            off: listed(by_rule(country, year)),
            source: "5 U.S.C. 6103, federal holidays as observed".to_owned(),
            ..Holidays::default()
        }),
    }
    .filter(|_| (1970..=2100).contains(&year))
}

fn listed(days: Vec<(NaiveDate, (&'static str, &'static str))>) -> Vec<Holiday> {
    days.into_iter().map(|(date, name)| Holiday { date, kind: OffKind::Holiday, name }).collect()
}

/// The official calendar of Russia. It is made for weeks of five days; where Saturdays are worked, days off that came from
/// Saturdays do not move.
fn russia(year: i32, week_days: u8) -> Option<Holidays> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
    let days: Vec<NaiveDate> = first.iter_days().take_while(|day| day.year() == year).collect();
    let mut found = Holidays::default();
    let name =
        |date: NaiveDate| RUSSIA.iter().find(|(day, _)| *day == (date.month(), date.day())).map(|(_, name)| *name);
    let mut transfers = Vec::new();
    for &date in &days {
        let resolved = holidays_ru::flags::<Federal, NaiveDate>(date)?;
        found.foretold |= resolved.is_predict();
        let flags = resolved.value();
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        if let Some(name) = name(date).filter(|_| flags.is_holiday()) {
            found.off.push(Holiday { date, kind: OffKind::Holiday, name });
        } else if flags.is_day_off() && !weekend {
            transfers.push(date);
        } else if weekend && flags.is_working_day() {
            found.working.push(date);
        }
    }
    if week_days >= 6 {
        found.working.clear();
        transfers.retain(|date| from_sunday(*date));
    }
    const MOVED: (&str, &str) = ("Перенесённый выходной день", "Transferred day off");
    found.off.extend(transfers.into_iter().map(|date| Holiday { date, kind: OffKind::Transfer, name: MOVED }));
    found.off.sort_by_key(|holiday| holiday.date);
    let decree = DECREES.iter().find(|(known, ..)| *known == year);
    found.source = match decree {
        Some((_, date, number)) => format!("ТК РФ, ст. 112; постановление Правительства РФ от {date} № {number}"),
        None => "ТК РФ, ст. 112".to_owned(),
    };
    Some(found)
}

/// Days off of Russia that were moved, from which weekend day to which day, by decree and by article 112: month and day.
const TRANSFERS: [(i32, &[(MonthDay, MonthDay)]); 13] = [
    (2015, &[((1, 3), (1, 9)), ((1, 4), (5, 4)), ((3, 8), (3, 9)), ((5, 9), (5, 11))]),
    (2016, &[((1, 2), (5, 3)), ((1, 3), (3, 7)), ((2, 20), (2, 22)), ((5, 1), (5, 2)), ((6, 12), (6, 13))]),
    (2017, &[((1, 1), (2, 24)), ((1, 7), (5, 8)), ((11, 4), (11, 6))]),
    (
        2018,
        &[
            ((1, 6), (3, 9)),
            ((1, 7), (5, 2)),
            ((4, 28), (4, 30)),
            ((6, 9), (6, 11)),
            ((11, 4), (11, 5)),
            ((12, 29), (12, 31)),
        ],
    ),
    (2019, &[((1, 5), (5, 2)), ((1, 6), (5, 3)), ((2, 23), (5, 10))]),
    (2020, &[((1, 4), (5, 4)), ((1, 5), (5, 5)), ((2, 23), (2, 24)), ((3, 8), (3, 9)), ((5, 9), (5, 11))]),
    (
        2021,
        &[
            ((1, 2), (11, 5)),
            ((1, 3), (12, 31)),
            ((2, 20), (2, 22)),
            ((5, 1), (5, 3)),
            ((5, 9), (5, 10)),
            ((6, 12), (6, 14)),
        ],
    ),
    (2022, &[((1, 1), (5, 3)), ((1, 2), (5, 10)), ((3, 5), (3, 7)), ((5, 1), (5, 2)), ((6, 12), (6, 13))]),
    (2023, &[((1, 1), (2, 24)), ((1, 8), (5, 8)), ((11, 4), (11, 6))]),
    (2024, &[((1, 6), (5, 10)), ((1, 7), (12, 31)), ((4, 27), (4, 29)), ((11, 2), (4, 30)), ((12, 28), (12, 30))]),
    (2025, &[((1, 4), (5, 2)), ((1, 5), (12, 31)), ((2, 23), (5, 8)), ((3, 8), (6, 13)), ((11, 1), (11, 3))]),
    (2026, &[((1, 3), (1, 9)), ((1, 4), (12, 31)), ((3, 8), (3, 9)), ((5, 9), (5, 11))]),
    (
        2027,
        &[
            ((1, 2), (11, 5)),
            ((1, 3), (12, 31)),
            ((2, 20), (2, 22)),
            ((5, 1), (5, 3)),
            ((5, 9), (5, 10)),
            ((6, 12), (6, 14)),
        ],
    ),
];

/// The weekend day from which a day off of Russia was moved to a date.
pub fn moved_from(date: NaiveDate) -> Option<NaiveDate> {
    let (_, pairs) = TRANSFERS.iter().find(|(year, _)| *year == date.year())?;
    let (from, _) = pairs.iter().find(|(_, to)| *to == (date.month(), date.day()))?;
    NaiveDate::from_ymd_opt(date.year(), from.0, from.1)
}

/// Whether a day off was moved from a Sunday: by the decree, else, where none is known, from the holiday before it.
fn from_sunday(date: NaiveDate) -> bool {
    let before = || {
        let days = (1..=3).filter_map(|back| date.checked_sub_days(Days::new(back)));
        days.into_iter().find(|day| is_holiday(Country::Ru, *day))
    };
    moved_from(date).or_else(before).is_some_and(|from| from.weekday() == Weekday::Sun)
}

/// Easter Sunday by the calendar of Gregory (Meeus, Jones and Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = u32::try_from(h + l - 7 * m + 114).ok()?;
    NaiveDate::from_ymd_opt(year, sum / 31, sum % 31 + 1)
}

/// The day of a month that is the n-th of its weekday; the last where n is 0.
fn nth(year: i32, month: u32, weekday: Weekday, n: u8) -> Option<NaiveDate> {
    if n > 0 {
        return NaiveDate::from_weekday_of_month_opt(year, month, weekday, n);
    }
    (4..=5).rev().find_map(|n| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n))
}

/// Holidays of Germany and the United States, by date.
fn by_rule(country: Country, year: i32) -> Vec<(NaiveDate, (&'static str, &'static str))> {
    let on = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let after = |days: i64| easter(year)?.checked_add_signed(chrono::TimeDelta::days(days));
    let mut found: Vec<(Option<NaiveDate>, (&str, &str))> = match country {
        Country::Ru => Vec::new(),
        Country::De => vec![
            (on(1, 1), ("Neujahr", "New Year's Day")),
            (after(-2), ("Karfreitag", "Good Friday")),
            (after(1), ("Ostermontag", "Easter Monday")),
            (on(5, 1), ("Tag der Arbeit", "Labour Day")),
            (after(39), ("Christi Himmelfahrt", "Ascension Day")),
            (after(50), ("Pfingstmontag", "Whit Monday")),
            (on(10, 3), ("Tag der Deutschen Einheit", "German Unity Day")),
            (on(10, 31).filter(|_| year == 2017), ("Reformationstag", "Reformation Day")),
            (on(12, 25), ("1. Weihnachtstag", "Christmas Day")),
            (on(12, 26), ("2. Weihnachtstag", "Second Day of Christmas")),
        ],
        Country::Us => {
            let same = |date, name| (date, (name, name));
            vec![
                same(on(1, 1), "New Year's Day"),
                same(nth(year, 1, Weekday::Mon, 3), "Martin Luther King Jr. Day"),
                same(nth(year, 2, Weekday::Mon, 3), "Washington's Birthday"),
                same(nth(year, 5, Weekday::Mon, 0), "Memorial Day"),
                same(on(6, 19).filter(|_| year >= 2021), "Juneteenth"),
                same(on(7, 4), "Independence Day"),
                same(nth(year, 9, Weekday::Mon, 1), "Labor Day"),
                same(nth(year, 10, Weekday::Mon, 2), "Columbus Day"),
                same(on(11, 11), "Veterans Day"),
                same(nth(year, 11, Weekday::Thu, 4), "Thanksgiving Day"),
                same(on(12, 25), "Christmas Day"),
            ]
        }
    };
    if country == Country::Us {
        found.extend(observed(year, &found));
    }
    let mut days: Vec<_> = found.into_iter().filter_map(|(date, name)| Some((date?, name))).collect();
    days.sort_unstable();
    days
}

type Named = (Option<NaiveDate>, (&'static str, &'static str));

/// Weekdays on which federal holidays that fall on a weekend are observed: the Friday before or the Monday after.
fn observed(year: i32, holidays: &[Named]) -> Vec<Named> {
    const NEW_YEAR: (&str, &str) = ("New Year's Day", "New Year's Day");
    let next = (NaiveDate::from_ymd_opt(year + 1, 1, 1), NEW_YEAR);
    let shift = |(date, name): &Named| {
        let date = (*date)?;
        let day = match date.weekday() {
            Weekday::Sat => date.pred_opt()?,
            Weekday::Sun => date.succ_opt()?,
            _ => return None,
        };
        (day.year() == year).then_some((Some(day), *name))
    };
    holidays.iter().chain([&next]).filter_map(shift).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn transfers(year: i32, week_days: u8) -> Vec<String> {
        let off = holidays(Country::Ru, year, week_days).unwrap().off;
        off.iter().filter(|day| day.kind == OffKind::Transfer).map(|day| day.date.format("%d.%m").to_string()).collect()
    }

    #[test]
    fn transfers_of_2026_and_2027_are_right_for_both_weeks() {
        assert_eq!(transfers(2026, 5), ["09.01", "09.03", "11.05", "31.12"]);
        assert_eq!(transfers(2026, 6), ["09.03", "31.12"]);
        assert_eq!(transfers(2027, 5), ["22.02", "03.05", "10.05", "14.06", "05.11", "31.12"]);
        assert_eq!(transfers(2027, 6), ["10.05", "31.12"]);
        let working = |year, week| holidays(Country::Ru, year, week).unwrap().working;
        assert_eq!((working(2026, 5), working(2026, 6)), (vec![], vec![]));
        assert_eq!((working(2027, 5), working(2027, 6)), (vec![date("2027-02-20")], vec![]));
    }

    #[test]
    fn the_decrees_agree_with_the_official_calendars() {
        for (year, pairs) in TRANSFERS {
            let day = |(month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap();
            let found = holidays(Country::Ru, year, 5).unwrap();
            let moved: BTreeSet<NaiveDate> = pairs.iter().map(|(_, to)| day(*to)).collect();
            let official: Vec<&Holiday> =
                found.off.iter().filter(|holiday| holiday.kind == OffKind::Transfer).collect();
            assert_eq!(official.iter().map(|holiday| holiday.date).collect::<BTreeSet<_>>(), moved, "{year}");
            let weekend = |date: NaiveDate| matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
            assert!(pairs.iter().all(|(from, _)| weekend(day(*from))), "{year}");
            let worked: Vec<NaiveDate> =
                pairs.iter().map(|(from, _)| day(*from)).filter(|date| !is_holiday(Country::Ru, *date)).collect();
            assert_eq!(found.working, worked, "{year}");
            assert!(!found.foretold && found.source.contains('№'), "{year}");
            assert_eq!(found.off.iter().filter(|holiday| holiday.kind == OffKind::Holiday).count(), 14, "{year}");
        }
    }

    #[test]
    fn working_days_of_a_year_are_as_published() {
        let published = [247, 247, 247, 247, 247, 248, 247, 247, 247, 248, 247, 247, 247];
        for (year, expected) in (2015..=2027).zip(published) {
            let found = holidays(Country::Ru, year, 5).unwrap();
            let off: BTreeSet<NaiveDate> = found.off.iter().map(|holiday| holiday.date).collect();
            let days = date(&format!("{year}-01-01")).iter_days().take_while(|day| day.year() == year);
            let works = |day: &NaiveDate| {
                let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
                found.working.contains(day) || (!weekend && !off.contains(day))
            };
            assert_eq!(days.filter(works).count(), expected, "{year}");
        }
    }

    #[test]
    fn easter_is_when_it_was() {
        let known = [
            "2015-04-05",
            "2016-03-27",
            "2017-04-16",
            "2018-04-01",
            "2019-04-21",
            "2020-04-12",
            "2021-04-04",
            "2022-04-17",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2000-04-23",
            "2038-04-25",
        ];
        for day in known.map(date) {
            assert_eq!(easter(day.year()), Some(day));
        }
    }

    #[test]
    fn germany_and_the_united_states_have_theirs() {
        let days = |country, year| -> Vec<String> {
            let off = holidays(country, year, 5).unwrap().off;
            off.iter().map(|holiday| holiday.date.format("%m-%d").to_string()).collect()
        };
        assert_eq!(
            days(Country::De, 2026),
            ["01-01", "04-03", "04-06", "05-01", "05-14", "05-25", "10-03", "12-25", "12-26"]
        );
        assert_eq!(days(Country::De, 2017).len(), 10);
        let us = [
            "01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "07-04", "09-07", "10-12", "11-11", "11-26", "12-25",
        ];
        assert_eq!(days(Country::Us, 2026), us);
        // 1 January 2028 is a Saturday: it is observed on the last day of 2027.
        let us = [
            "01-01", "01-18", "02-15", "05-31", "06-18", "06-19", "07-04", "07-05", "09-06", "10-11", "11-11", "11-25",
            "12-24", "12-25", "12-31",
        ];
        assert_eq!(days(Country::Us, 2027), us);
    }
}
