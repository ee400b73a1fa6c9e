//! Figures in two languages: the numbers of a text, however a language writes them.
//!
//! A figure that is written in digits must stand in the other language in digits or in words. Thousands, decimal signs,
//! names of months and Roman numerals are brought to one form; numbers in addresses and at the head of list items don't count.

use std::collections::BTreeSet;

/// The figures of a text.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// Those in digits, as they are compared.
    digits: BTreeSet<String>,
    /// Those that words and Roman numerals may stand for.
    words: BTreeSet<u64>,
    /// Figures with the unit behind them.
    units: BTreeSet<(String, &'static str)>,
}

/// Whether a text has any figure in digits: the cheap question before the dear one.
pub(super) fn has_digits(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

impl Figures {
    /// Reads a text in a language.
    pub(super) fn of(text: &str, lang: &str) -> Self {
        let mut figures = Self::default();
        for line in text.lines() {
            let tokens = tokens(without_marker(line), lang == "en");
            figures.take(&tokens);
        }
        figures
    }

    /// Figures in digits that the other text has neither in digits nor in words.
    pub(super) fn missing_in(&self, other: &Self) -> Vec<&str> {
        let known = |figure: &&String| {
            other.digits.contains(*figure) || figure.parse().is_ok_and(|number| other.words.contains(&number))
        };
        self.digits.iter().filter(|figure| !known(figure)).map(String::as_str).collect()
    }

    /// A figure with other units in the other text: the figure, the unit here, the unit there.
    pub(super) fn other_unit(&self, other: &Self) -> Option<(&str, &'static str, &'static str)> {
        let units = |figures: &Self, figure: &String| -> BTreeSet<&'static str> {
            figures.units.iter().filter(|(number, _)| number == figure).map(|(_, unit)| *unit).collect()
        };
        self.units.iter().find_map(|(figure, unit)| {
            let (here, there) = (units(self, figure), units(other, figure));
            let differ = !there.is_empty() && here.is_disjoint(&there);
            differ.then(|| (figure.as_str(), *unit, there.first().copied().unwrap_or_default()))
        })
    }

    fn take(&mut self, tokens: &[Token<'_>]) {
        for (i, token) in tokens.iter().enumerate() {
            let (before, after) = (i.checked_sub(1).and_then(|i| tokens.get(i)), tokens.get(i + 1));
            match token {
                Token::Number(number) => self.take_number(number, after),
                Token::Word(word) => {
                    let near = |token: Option<&Token<'_>>| matches!(token, Some(Token::Number(_)));
                    if let Some(month) = month(word).filter(|_| near(before) || near(after)) {
                        self.digits.insert(month.to_string());
                    }
                    self.words.extend(words::values(word));
                    self.words.extend(roman(word));
                }
                Token::Mark(_) => {}
            }
        }
    }

    fn take_number(&mut self, number: &str, after: Option<&Token<'_>>) {
        let scale = match after {
            Some(Token::Word(word)) => words::scale(word),
            _ => None,
        };
        let scaled = scale.and_then(|scale| number.parse::<u64>().ok()?.checked_mul(scale));
        let figure = scaled.map_or_else(|| number.to_owned(), |value| value.to_string());
        let unit = match after {
            Some(Token::Word(word)) => words::unit(word),
            Some(Token::Mark('%')) => Some("%"),
            _ => None,
        };
        self.units.extend(unit.map(|unit| (figure.clone(), unit)));
        self.digits.insert(figure);
    }
}

/// A piece of a line.
#[derive(Debug, PartialEq, Eq)]
enum Token<'a> {
    /// Digits, with thousands joined.
    Number(String),
    /// Letters.
    Word(&'a str),
    /// Something else that is not space.
    Mark(char),
}

/// The line without the number of a list item.
fn without_marker(line: &str) -> &str {
    let line = line.trim_start();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', ')']) {
        Some(rest) if rest.len() + 1 < line.len() && rest.starts_with(' ') => rest,
        _ => line,
    }
}

fn tokens(line: &str, english: bool) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("http://") || rest.starts_with("https://") {
            rest = &rest[rest.find(char::is_whitespace).unwrap_or(rest.len())..];
        } else if first.is_ascii_digit() {
            let (numbers, after) = number(rest, english);
            tokens.extend(numbers.into_iter().map(Token::Number));
            rest = after;
        } else if first.is_alphabetic() {
            let (word, after) = rest.split_at(rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len()));
            tokens.push(Token::Word(word));
            rest = after;
        } else {
            if !first.is_whitespace() {
                tokens.push(Token::Mark(first));
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    tokens
}

/// The number at the head of a text, and the rest. A date in digits gives its parts.
fn number(text: &str, english: bool) -> (Vec<String>, &str) {
    if let Some((parts, rest)) = date(text) {
        return (parts, rest);
    }
    let (head, mut rest) = digits(text);
    let mut number = head.to_owned();
    while (1..=3).contains(&head.len()) {
        let Some(separator) = rest.chars().next() else { break };
        let joins = matches!(separator, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}') || (english && separator == ',');
        let (group, after) = digits(&rest[separator.len_utf8()..]);
        if !joins || group.len() != 3 {
            break;
        }
        number.push_str(group);
        rest = after;
    }
    (vec![number], rest)
}

/// A date such as `01.09.2026` or `2026-09-01` at the head of a text: year, month and day without leading zeros.
fn date(text: &str) -> Option<(Vec<String>, &str)> {
    let (first, rest) = digits(text);
    let separator = rest.chars().next().filter(|c| matches!(c, '.' | '-'))?;
    let (second, rest) = digits(&rest[1..]);
    let (third, rest) = digits(rest.strip_prefix(separator)?);
    let dated = match separator {
        '.' => first.len() <= 2 && second.len() == 2 && third.len() == 4,
        _ => first.len() == 4 && second.len() == 2 && third.len() == 2,
    };
    let plain = |part: &str| part.trim_start_matches('0').to_owned();
    dated.then(|| (vec![plain(first), plain(second), plain(third)], rest))
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

fn month(word: &str) -> Option<usize> {
    const RU: [&str; 12] =
        ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"];
    const EN: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let russian = |stem: &&str| {
        word.strip_prefix(*stem)
            .is_some_and(|ending| matches!(ending, "" | "а" | "е" | "я" | "ь" | "й" | "ю" | "у" | "ем" | "ом"))
    };
    let english = |name: &&str| word == **name || (word.len() >= 3 && word == name[..3]);
    RU.iter()
        .position(|stem| russian(&stem))
        .filter(|_| word != "ма")
        .or_else(|| EN.iter().position(|name| english(&name)))
        .map(|i| i + 1)
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

/// Words that stand for numbers and units.
mod words {
    /// Beginnings of Russian and English words with what they may stand for. Too many matches only make the comparison milder.
    const STEMS: &[(&str, &[u64])] = &[
        ("один", &[1]),
        ("одн", &[1]),
        ("одиннадцат", &[11]),
        ("перв", &[1]),
        ("единствен", &[1]),
        ("единиц", &[1]),
        ("дв", &[2]),
        ("втор", &[2]),
        ("пар", &[2]),
        ("об", &[2]),
        ("двенадцат", &[12]),
        ("двадцат", &[20]),
        ("тр", &[3]),
        ("тринадцат", &[13]),
        ("тридцат", &[30]),
        ("четыр", &[4]),
        ("четвер", &[4]),
        ("четвёр", &[4]),
        ("четырнадцат", &[14]),
        ("сорок", &[40]),
        ("пят", &[5]),
        ("пятнадцат", &[15]),
        ("пятьдесят", &[50]),
        ("пятидесят", &[50]),
        ("шест", &[6]),
        ("шестнадцат", &[16]),
        ("шестьдесят", &[60]),
        ("сем", &[7]),
        ("седьм", &[7]),
        ("семнадцат", &[17]),
        ("семьдесят", &[70]),
        ("восем", &[8]),
        ("восьм", &[8]),
        ("восемнадцат", &[18]),
        ("восемьдесят", &[80]),
        ("девят", &[9]),
        ("девятнадцат", &[19]),
        ("девяност", &[90]),
        ("десят", &[10]),
        ("сто", &[100]),
        ("сот", &[100]),
        ("тысяч", &[1000]),
        ("миллион", &[1_000_000]),
        ("нул", &[0]),
        ("нол", &[0]),
        ("полови", &[2, 50]),
        ("пол", &[2]),
        ("четверт", &[4, 25]),
        ("дюжин", &[12]),
        ("однократн", &[1]),
        ("кажд", &[1]),
        ("zero", &[0]),
        ("one", &[1]),
        ("once", &[1]),
        ("single", &[1]),
        ("first", &[1]),
        ("a", &[1]),
        ("an", &[1]),
        ("two", &[2]),
        ("twice", &[2]),
        ("second", &[2]),
        ("both", &[2]),
        ("double", &[2]),
        ("pair", &[2]),
        ("half", &[2, 50]),
        ("three", &[3]),
        ("third", &[3]),
        ("triple", &[3]),
        ("thrice", &[3]),
        ("four", &[4]),
        ("fourth", &[4]),
        ("quarter", &[4, 25]),
        ("fourteen", &[14]),
        ("five", &[5]),
        ("fifth", &[5]),
        ("fifteen", &[15]),
        ("fifty", &[50]),
        ("six", &[6]),
        ("sixteen", &[16]),
        ("sixty", &[60]),
        ("seven", &[7]),
        ("seventeen", &[17]),
        ("seventy", &[70]),
        ("eight", &[8]),
        ("eighteen", &[18]),
        ("eighty", &[80]),
        ("nine", &[9]),
        ("ninth", &[9]),
        ("nineteen", &[19]),
        ("ninety", &[90]),
        ("ten", &[10]),
        ("eleven", &[11]),
        ("twel", &[12]),
        ("dozen", &[12]),
        ("thirteen", &[13]),
        ("twent", &[20]),
        ("thirt", &[30]),
        ("fort", &[40]),
        ("hundred", &[100]),
        ("thousand", &[1000]),
        ("million", &[1_000_000]),
    ];

    /// Units by their spellings in both languages.
    const UNITS: &[(&str, &[&str])] = &[
        ("kB", &["КБ", "кБ", "Кбайт", "килобайт", "килобайта", "kB", "KB", "kilobyte", "kilobytes"]),
        ("KiB", &["КиБ", "KiB"]),
        ("MB", &["МБ", "Мбайт", "мегабайт", "мегабайта", "MB", "megabyte", "megabytes"]),
        ("MiB", &["МиБ", "MiB"]),
        ("GB", &["ГБ", "Гбайт", "гигабайт", "гигабайта", "GB", "gigabyte", "gigabytes"]),
        ("GiB", &["ГиБ", "GiB"]),
        ("TB", &["ТБ", "Тбайт", "терабайт", "терабайта", "TB", "terabyte", "terabytes"]),
        ("ms", &["мс", "миллисекунд", "миллисекунды", "ms", "millisecond", "milliseconds"]),
        ("s", &["секунд", "секунды", "секунду", "секунда", "second", "seconds"]),
        ("min", &["мин", "минут", "минуты", "минуту", "минута", "min", "minute", "minutes"]),
        ("h", &["ч", "час", "часа", "часов", "часам", "часах", "h", "hour", "hours"]),
        ("days", &["день", "дня", "дней", "дням", "сутки", "суток", "day", "days"]),
        ("weeks", &["неделя", "недели", "недель", "неделю", "неделе", "неделям", "неделях", "week", "weeks"]),
        ("months", &["месяц", "месяца", "месяцев", "month", "months"]),
        ("years", &["год", "года", "лет", "годам", "year", "years"]),
        ("%", &["процент", "процента", "процентов", "per", "percent"]),
    ];

    /// The numbers that a word may stand for.
    pub(super) fn values(word: &str) -> Vec<u64> {
        let word = word.to_lowercase();
        let stem = |stem: &str| if stem.len() <= 2 && stem.is_ascii() { word == stem } else { word.starts_with(stem) };
        STEMS.iter().filter(|(text, _)| stem(text)).flat_map(|(_, values)| values.iter().copied()).collect()
    }

    /// What a word behind a number multiplies it by.
    pub(super) fn scale(word: &str) -> Option<u64> {
        let word = word.to_lowercase();
        let is = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
        if is(&["тыс", "thousand"]) {
            Some(1000)
        } else if is(&["млн", "миллион", "million"]) {
            Some(1_000_000)
        } else if is(&["млрд", "миллиард", "billion"]) {
            Some(1_000_000_000)
        } else {
            None
        }
    }

    /// The unit that a word names.
    pub(super) fn unit(word: &str) -> Option<&'static str> {
        UNITS.iter().find(|(_, spellings)| spellings.contains(&word)).map(|(unit, _)| *unit)
    }
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
        assert_eq!((a.missing_in(&b), b.missing_in(&a)), (only_ru.to_vec(), only_en.to_vec()), "{ru} / {en}");
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
        assert_eq!(ru.other_unit(&en), Some(("10", "MB", "GB")));
    }
}
