//! Figures in two languages: the numbers of a text, however a language writes them.
//!
//! A figure that is written in digits must stand in the other language in digits or in words. Thousands, decimal signs,
//! names of months and Roman numerals are brought to one form; numbers in addresses and at the head of list items don't count.

pub(super) mod words;

use std::collections::BTreeSet;
use std::fmt;

/// A run of digits: its value, and its length, which tells `05` from `5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Figure {
    value: u64,
    length: usize,
}

impl Figure {
    fn of(value: u64) -> Self {
        Self { value, length: value.checked_ilog10().map_or(1, |log| log as usize + 1) }
    }

    /// Reads digits; beyond nineteen of them the first ones no longer count.
    fn read(digits: &str) -> Self {
        let value = digits.bytes().fold(0_u64, |value, b| value.wrapping_mul(10).wrapping_add(u64::from(b & 15)));
        Self { value, length: digits.len() }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0length$}", self.value, length = self.length)
    }
}

/// The figures of a text.
#[derive(Debug)]
pub(super) struct Figures<'a> {
    text: &'a str,
    english: bool,
    /// Those in digits, in rising order, as they are compared.
    digits: Vec<Figure>,
    /// Figures with the unit behind them.
    units: Vec<(Figure, &'static str)>,
}

/// Whether a text has any figure in digits: the cheap question before the dear one.
pub(super) fn has_digits(text: &str) -> bool {
    // By chunks, so that the machine looks at many bytes at once.
    text.as_bytes().chunks(32).any(|chunk| chunk.iter().fold(false, |any, byte| any | byte.is_ascii_digit()))
}

impl<'a> Figures<'a> {
    /// Reads a text in a language.
    pub(super) fn of(text: &'a str, lang: &str) -> Self {
        let mut figures = Self { text, english: lang == "en", digits: Vec::new(), units: Vec::new() };
        text.lines().filter(|line| has_digits(line)).for_each(|line| figures.take(without_marker(line)));
        figures.digits.sort_unstable();
        figures.digits.dedup();
        figures
    }

    /// Figures in digits that the other text has neither in digits nor in words.
    pub(super) fn missing_in(&self, other: &Self) -> Vec<Figure> {
        let missing = || self.digits.iter().copied().filter(|figure| other.digits.binary_search(figure).is_err());
        if missing().next().is_none() {
            return Vec::new();
        }
        let words = other.words();
        missing().filter(|figure| Figure::of(figure.value) != *figure || !words.contains(&figure.value)).collect()
    }

    /// A figure with other units in the other text: the figure, the unit here, the unit there.
    pub(super) fn other_unit(&self, other: &Self) -> Option<(Figure, &'static str, &'static str)> {
        self.units.iter().find_map(|&(figure, unit)| {
            let mut there = other.units.iter().filter(|(other, _)| *other == figure).map(|(_, unit)| *unit).peekable();
            let first = *there.peek()?;
            let here = |unit: &'static str| self.units.contains(&(figure, unit));
            (!there.any(here)).then_some((figure, unit, first))
        })
    }

    /// Numbers that words and Roman numerals may stand for, «двадцать пять» among them.
    fn words(&self) -> BTreeSet<u64> {
        let mut found = BTreeSet::new();
        let mut tens = Vec::new();
        for word in self.text.split(|c| !words::is_letter(c)).filter(|word| !word.is_empty()) {
            let values = words::values(word);
            let units = values.iter().copied().filter(|value| (1..=9).contains(value));
            found.extend(units.flat_map(|unit| tens.iter().map(move |tens: &u64| tens + unit)));
            tens = values.iter().copied().filter(|value| (20..=90).contains(value) && value % 10 == 0).collect();
            found.extend(values.iter().copied().chain(roman(word)));
        }
        found
    }

    fn take(&mut self, line: &str) {
        let mut at = 0;
        while let Some(start) = line[at..].bytes().position(|b| b.is_ascii_digit()).map(|found| at + found) {
            let before = &line[at..start];
            let run = before.rfind(char::is_whitespace).map_or(at, |space| at + space);
            if line[run..start].contains("://") {
                at = line[start..].find(char::is_whitespace).map_or(line.len(), |space| start + space);
                continue;
            }
            let (figures, rest) = number(&line[start..], self.english);
            at = line.len() - rest.len();
            self.month_beside(before, rest);
            match figures.as_slice() {
                [figure] => self.take_number(*figure, rest),
                _ => self.digits.extend(figures),
            }
        }
    }

    fn month_beside(&mut self, before: &str, after: &str) {
        let before = before.trim_end().rsplit(|c| !words::is_letter(c)).next().unwrap_or_default();
        let months = [before, word(after)].into_iter().filter(|word| !word.is_empty()).filter_map(month);
        self.digits.extend(months.map(|month| Figure::of(month as u64)));
    }

    fn take_number(&mut self, figure: Figure, after: &str) {
        let next = word(after);
        let scaled = words::scale(next).and_then(|scale| figure.value.checked_mul(scale)).map(Figure::of);
        let unit = if after.trim_start().starts_with('%') { Some("%") } else { words::unit(next) };
        let figure = scaled.unwrap_or(figure);
        self.units.extend(unit.map(|unit| (figure, unit)));
        self.digits.push(figure);
    }
}

/// The word at the head of a text, behind space.
fn word(text: &str) -> &str {
    let text = text.trim_start();
    &text[..text.find(|c| !words::is_letter(c)).unwrap_or(text.len())]
}

/// The line without the number of a list item.
fn without_marker(line: &str) -> &str {
    let line = line.trim_start();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', ')']) {
        Some(after) if rest.len() < line.len() && after.starts_with(' ') => after,
        _ => line,
    }
}

/// The number at the head of a text, with thousands joined, and the rest. A date in digits gives its parts.
fn number(text: &str, english: bool) -> (Vec<Figure>, &str) {
    if let Some((parts, rest)) = date(text) {
        return (parts, rest);
    }
    let (head, mut rest) = digits(text);
    let mut number = Figure::read(head);
    while (1..=3).contains(&head.len()) {
        let Some(separator) = rest.chars().next() else { break };
        let joins = matches!(separator, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}') || (english && separator == ',');
        let (group, after) = digits(&rest[separator.len_utf8()..]);
        if !joins || group.len() != 3 {
            break;
        }
        let value = number.value.wrapping_mul(1000).wrapping_add(Figure::read(group).value);
        number = Figure { value, length: number.length + 3 };
        rest = after;
    }
    (vec![number], rest)
}

/// A date such as `01.09.2026` or `2026-09-01` at the head of a text: its parts without leading zeros.
fn date(text: &str) -> Option<(Vec<Figure>, &str)> {
    let (first, rest) = digits(text);
    let separator = rest.chars().next().filter(|c| matches!(c, '.' | '-'))?;
    let (second, rest) = digits(&rest[1..]);
    let (third, rest) = digits(rest.strip_prefix(separator)?);
    let dated = match separator {
        '.' => first.len() <= 2 && second.len() == 2 && third.len() == 4,
        _ => first.len() == 4 && second.len() == 2 && third.len() == 2,
    };
    dated.then(|| ([first, second, third].map(|part| Figure::of(Figure::read(part).value)).to_vec(), rest))
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(text.len()))
}

fn month(word: &str) -> Option<usize> {
    const INITIALS: &str = "яфмаисондЯФМАИСОНДjfmasondJFMASOND";
    if !word.starts_with(|c| INITIALS.contains(c)) {
        return None;
    }
    const RU: [&str; 12] =
        ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"];
    #[rustfmt::skip]
    const EN: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ];
    let word = words::small(word);
    let russian = |stem: &&str| {
        word.strip_prefix(*stem)
            .is_some_and(|ending| matches!(ending, "" | "а" | "е" | "я" | "ь" | "й" | "ю" | "у" | "ем" | "ом"))
    };
    let english = |name: &&str| word == **name || (word.len() == 3 && name.starts_with(&*word));
    RU.iter().position(russian).filter(|_| word != "ма").or_else(|| EN.iter().position(english)).map(|i| i + 1)
}

/// The value of a Roman numeral of two letters or more, up to 39: centuries and parts.
fn roman(word: &str) -> Option<u64> {
    if word.len() < 2 || !word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) {
        return None;
    }
    let value = |b: u8| match b {
        b'I' => 1,
        b'V' => 5,
        _ => 10,
    };
    let values: Vec<u64> = word.bytes().map(value).collect();
    let signed = values.iter().enumerate().map(|(i, &v)| (v, values.get(i + 1).is_some_and(|&next| next > v)));
    let (plus, minus) =
        signed.fold((0, 0), |(plus, minus), (v, less)| if less { (plus, minus + v) } else { (plus + v, minus) });
    Some(plus - minus)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(ru: &str, en: &str) {
        differ(ru, en, &[], &[]);
        let (a, b) = (Figures::of(ru, "ru"), Figures::of(en, "en"));
        assert_eq!(a.other_unit(&b), None, "{ru} / {en}");
    }

    #[track_caller]
    fn differ(ru: &str, en: &str, only_ru: &[&str], only_en: &[&str]) {
        let (a, b) = (Figures::of(ru, "ru"), Figures::of(en, "en"));
        let missing =
            |a: &Figures<'_>, b: &Figures<'_>| a.missing_in(b).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            (missing(&a, &b), missing(&b, &a)),
            (only_ru.iter().map(ToString::to_string).collect(), only_en.iter().map(ToString::to_string).collect()),
            "{ru} / {en}"
        );
    }

    #[test]
    fn languages_write_one_figure_in_many_ways() {
        same("нагрузка 5 000 запросов", "a load of 5,000 requests");
        same("нагрузка 5 тысяч запросов", "a load of 5 000 requests");
        same("10 млн строк", "10 million rows");
        same("снизить на 0,5 %", "reduce by 0.5%");
        same("1 сентября 2026 г.", "1 September 2026");
        same("с 01.09.2026", "from 2026-09-01");
        same("с 1 сентября 2026", "from Sep 1, 2026");
        same("в XIX веке", "in the 19th century");
        same("в двадцатом веке", "in the 20th century");
        same("Шесть работ и 2 теста", "6 works and two tests");
        same("RFC 9110, ГОСТ Р 7.0.100-2018", "RFC 9110, GOST R 7.0.100-2018");
        same("1. Первый шаг\n2. Второй шаг", "- the first step\n- the second step");
        same("см. https://example.org/ru/12", "see https://example.org/en/34");
        same("20 минут, 3 недели", "20 minutes, 3 weeks");
        same("3НФ и p95", "3NF and p95");
        same("5-балльная шкала", "a five-point scale");
        same("25 студентов", "twenty-five students");
        same("двадцать пять вопросов за 30 минут", "25 questions in half an hour");
        same("треть оценки", "1/3 of the mark");
        same("Студенты могут сдать 5 работ", "Students may hand in 5 works");
    }

    #[test]
    fn other_figures_are_found() {
        differ("30 часов", "40 hours", &["30"], &["40"]);
        differ("RFC 9110", "RFC 9111", &["9110"], &["9111"]);
        differ("1 сентября", "1 October", &["9"], &["10"]);
        differ("до 0,5", "up to 0.25", &["5"], &["25"]);
        differ("до 5 000", "up to 50,000", &["5000"], &["50000"]);
        differ("10 страниц", "pages", &["10"], &[]);
    }

    #[test]
    fn other_units_are_found() {
        let (ru, en) = (Figures::of("файл 10 МБ", "ru"), Figures::of("a file of 10 GB", "en"));
        assert_eq!(ru.other_unit(&en), Some((Figure::of(10), "MB", "GB")));
    }
}
