//! A calendar to fill in: the public holidays and transfers of a year as plain data, with the act that sets them.

use std::fmt::Write as _;

use chrono::{Datelike as _, Days, NaiveDate};

use crate::cli::args::NewCalendar;
use crate::model::calendar::{Country, OffKind};
use crate::model::{Lang, Weekday};
use crate::plan::almanac::monday_of;
use crate::plan::holidays::{Holiday, Holidays, holidays, moved_from};

/// The text of the file; `None` for a year beyond the reach of calendars.
pub(super) fn calendar(args: &NewCalendar, langs: &[Lang]) -> Option<String> {
    let words = Words { langs, country: args.country };
    let (year, week) = (args.year, args.week_days);
    let own = holidays(args.country, year, week)?;
    let next = holidays(args.country, year + 1, week)?;
    let mut text = String::new();
    let title = words.title((format!("{year}/{} учебный год", year + 1), format!("Academic year {year}/{}", year + 1)));
    let country = args.country.as_str();
    let zone = zone(args.country);
    let hour = if args.country == Country::Us { 50 } else { 45 };
    write!(
        text,
        "title: {title}\ntimezone: {zone}\nacademic-hour: {hour}\ncountry: {country}\nweek-days: {week}\n{}",
        bells(args.country)
    )
    .expect("it is written");
    text.push_str("# The dates of terms and their parts are to be set; week 1 is that of the first day unless `week1` says otherwise.\n");
    text.push_str(&terms(words, year)?);
    text.push_str("days:\n");
    days(&mut text, words, year, &own, |_| true);
    // The academic year goes on until the end of August.
    days(&mut text, words, year + 1, &next, |date| date.month() < 9);
    Some(text)
}

const fn zone(country: Country) -> &'static str {
    match country {
        Country::Ru => "Europe/Moscow",
        Country::De => "Europe/Berlin",
        Country::Us => "America/New_York",
    }
}

/// The languages of the catalogue, and the country whose language holidays have names in.
#[derive(Clone, Copy)]
struct Words<'a> {
    langs: &'a [Lang],
    country: Country,
}

impl Words<'_> {
    /// A text in the catalogue's languages, where there are words for all of them; else in English for all.
    fn text(self, known: &[(&str, &str)]) -> String {
        let one = |lang: &Lang| known.iter().find(|(tag, _)| *tag == lang.as_str());
        let all: Option<Vec<_>> = self.langs.iter().map(one).collect();
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\\\""));
        match all {
            Some(all) if all.len() > 1 => {
                let pairs: Vec<String> = all.iter().map(|(tag, text)| format!("{tag}: {}", quoted(text))).collect();
                format!("{{{}}}", pairs.join(", "))
            }
            Some(all) if all.len() == 1 => quoted(all[0].1),
            _ => quoted(known.iter().find(|(tag, _)| *tag == "en").map_or("", |(_, text)| text)),
        }
    }

    fn title(self, (ru, en): (String, String)) -> String {
        self.text(&[("ru", &ru), ("en", &en)])
    }

    fn holiday(self, (own, en): (&str, &str)) -> String {
        self.text(&[(self.country.as_str(), own), ("en", en)])
    }
}

/// Bells as they are common in the country; a day's own are to be put in.
fn bells(country: Country) -> String {
    let (hours, slots): (u8, &[&str]) = match country {
        Country::Ru => (2, &["09:00-10:35", "10:45-12:20", "13:00-14:35", "14:45-16:20", "16:30-18:05", "18:15-19:50"]),
        Country::De => (2, &["08:00-09:30", "10:00-11:30", "12:00-13:30", "14:00-15:30", "16:00-17:30", "18:00-19:30"]),
        Country::Us => (1, &["09:00-09:50", "10:00-10:50", "11:00-11:50", "12:00-12:50", "13:00-13:50", "14:00-14:50"]),
    };
    let slots: String = slots.iter().enumerate().map(|(i, time)| format!("      {}: \"{time}\"\n", i + 1)).collect();
    format!("bells:\n  main:\n    hours: {hours}\n    slots:\n{slots}")
}

/// Two terms with seventeen weeks of teaching and an examination session each, from 1 September and from February.
fn terms(words: Words<'_>, year: i32) -> Option<String> {
    let autumn = NaiveDate::from_ymd_opt(year, 9, 1)?;
    let spring = monday_of(NaiveDate::from_ymd_opt(year + 1, 2, 8)?);
    let cycle = format!(
        "{{labels: [{{id: num, title: {}}}, {{id: den, title: {}}}]}}",
        words.title(("числитель".into(), "numerator".into())),
        words.title(("знаменатель".into(), "denominator".into()))
    );
    let term = |id: &str, ru: &str, en: &str, start: NaiveDate, exams: NaiveDate, end: NaiveDate| {
        let last = monday_of(start) + Days::new(17 * 7 - 2);
        format!(
            "  {id}:\n    title: {}\n    start: {start}\n    end: {end}\n    cycle: {cycle}\n    parts:\n      \
             teaching: {{kind: teaching, from: {start}, to: {last}}}\n      exams: {{kind: exams, from: {exams}, to: {end}}}\n",
            words.title((ru.to_owned(), en.to_owned()))
        )
    };
    let day = |month, day| NaiveDate::from_ymd_opt(year + 1, month, day);
    let sessions = (monday_of(day(1, 12)?), monday_of(day(6, 12)?));
    Some(format!(
        "terms:\n{}{}",
        term("autumn", "Осенний семестр", "Autumn term", autumn, sessions.0, day(1, 31)?),
        term("spring", "Весенний семестр", "Spring term", spring, sessions.1, day(6, 30)?)
    ))
}

/// The entries of a year by date: holidays that follow one another under one name are one entry.
fn days(text: &mut String, words: Words<'_>, year: i32, found: &Holidays, wanted: impl Fn(NaiveDate) -> bool) {
    let mut runs: Vec<(Holiday, NaiveDate)> = Vec::new();
    for holiday in found.off.iter().filter(|holiday| wanted(holiday.date)) {
        match runs.last_mut() {
            Some((first, last))
                if (first.kind, first.name) == (holiday.kind, holiday.name)
                    && last.succ_opt() == Some(holiday.date) =>
            {
                *last = holiday.date;
            }
            _ => runs.push((*holiday, holiday.date)),
        }
    }
    let source = &found.source;
    let mut lines: Vec<(NaiveDate, String)> = Vec::new();
    for (holiday, last) in runs {
        let date = holiday.date;
        let when = if last == date { format!("on: {date}") } else { format!("from: {date}, to: {last}") };
        let kind = if holiday.kind == OffKind::Holiday { "holiday" } else { "transfer" };
        let off = words.holiday(holiday.name);
        lines.push((date, format!("{{{when}, off: {off}, kind: {kind}, source: \"{source}\"}}")));
    }
    for &date in found.working.iter().filter(|date| wanted(**date)) {
        let instead = found.off.iter().find(|holiday| moved_from(holiday.date) == Some(date));
        let instead = instead.map_or(date, |holiday| holiday.date);
        let runs_as = Weekday::of(instead);
        let day = instead.format("%d.%m");
        let why = words.title((format!("за {day}"), format!("for {day}")));
        lines.push((date, format!("{{on: {date}, runs-as: {runs_as}, why: {why}, source: \"{source}\"}}")));
    }
    lines.sort();
    let foretold = if found.foretold { " (foretold: no act is known for this year)" } else { "" };
    writeln!(text, "  # {year}: {source}{foretold}").expect("it is written");
    for (_, line) in lines {
        writeln!(text, "  - {line}").expect("it is written");
    }
}
