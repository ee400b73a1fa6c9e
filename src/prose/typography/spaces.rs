//! Spaces at which a line must not break.

use super::{GONE, NBSP};

/// Russian words of one or two letters that lean on the next word.
const LEAN_ON_NEXT: [&str; 24] = [
    "а", "в", "во", "да", "до", "за", "и", "из", "к", "ко", "на", "не", "ни", "но", "о", "об", "обо", "от", "по", "с",
    "со", "то", "у", "я",
];
/// Russian particles that lean on the word before.
const LEAN_ON_LAST: [&str; 6] = ["б", "бы", "ж", "же", "ли", "ль"];

/// Abbreviations before a number.
const NUMBERED_RU: [&str; 18] = [
    "ауд.",
    "вып.",
    "гл.",
    "гр.",
    "изд.",
    "кн.",
    "п.",
    "пп.",
    "разд.",
    "рис.",
    "с.",
    "см.",
    "ст.",
    "стр.",
    "т.",
    "табл.",
    "ч.",
    "вер.",
];
const NUMBERED_EN: [&str; 15] =
    ["ch.", "chap.", "ed.", "eq.", "fig.", "figs.", "no.", "p.", "pp.", "sec.", "sect.", "tab.", "v.", "vol.", "week"];

/// Abbreviations before a name.
const TITLED_RU: [&str; 8] = ["акад.", "г.", "доц.", "им.", "проф.", "ред.", "ул.", "ст."];
const TITLED_EN: [&str; 6] = ["dr", "dr.", "mr.", "mrs.", "ms.", "prof."];

/// Units behind a number.
const UNITS_RU: [&str; 48] = [
    "а", "б", "бит", "вт", "г", "гб", "гбит", "гг", "ггц", "гиб", "год", "года", "гц", "день", "дн", "дней", "дня",
    "з", "зач", "кб", "квт", "кг", "кгц", "км", "лет", "м", "мб", "мбит", "мгц", "миб", "мин", "млн", "млрд", "мм",
    "мс", "нед", "нс", "пар", "раз", "руб", "с", "сек", "сем", "см", "т", "тб", "тыс", "ч",
];
/// Beginnings of longer units.
const UNIT_STEMS_RU: [&str; 9] = ["балл", "кредит", "минут", "недел", "процент", "секунд", "семестр", "страниц", "час"];
const UNITS_EN: [&str; 44] = [
    "am", "b", "cm", "credit", "credits", "day", "days", "ects", "gb", "ghz", "gib", "h", "hour", "hours", "hr", "hrs",
    "hz", "kb", "kg", "khz", "kib", "km", "kw", "m", "mb", "mhz", "mib", "min", "minutes", "mm", "ms", "ns", "page",
    "pages", "pm", "point", "points", "s", "seconds", "tb", "week", "weeks", "year", "years",
];

const MONTHS_RU: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const MONTHS_EN: [&str; 12] = [
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

/// Makes single spaces unbreakable where the words on both sides belong together.
pub(super) fn set(lang: &str, chars: &mut [char], fixed: &[bool]) {
    for at in 1..chars.len().saturating_sub(1) {
        if chars[at] == ' ' && !fixed[at] {
            let before: String =
                chars[..at].iter().rev().take_while(|c| !c.is_whitespace()).filter(|c| **c != GONE).collect();
            let before: String = before.chars().rev().collect();
            let after: String =
                chars[at + 1..].iter().take_while(|c| !c.is_whitespace()).filter(|c| **c != GONE).collect();
            if !before.is_empty() && !after.is_empty() && binds(lang, &before, &after) {
                chars[at] = NBSP;
            }
        }
    }
}

/// Whether two words belong on one line.
fn binds(lang: &str, before: &str, after: &str) -> bool {
    let before = before.trim_start_matches(is_opening);
    let bare = after.trim_end_matches(|c: char| is_closing(c) || c == '.');
    binds_anywhere(before, after, bare)
        || match lang {
            "ru" => binds_in_russian(before, after, bare),
            "en" => binds_in_english(before, after, bare),
            _ => false,
        }
}

fn binds_anywhere(before: &str, after: &str, bare: &str) -> bool {
    let sign = matches!(before, "№" | "§" | "§§" | "ISBN" | "ISSN") && after.starts_with(char::is_alphanumeric);
    let thousands = (1..=3).contains(&before.len()) && is_number(before) && bare.len() == 3 && is_number(bare);
    let per_cent = ends_in_number(before) && matches!(bare, "%" | "‰" | "°C");
    let initial = is_initial(before) && after.starts_with(char::is_uppercase);
    // Dashes, and the marks of bibliographic descriptions that stand between spaces, must not begin a line.
    let mark = matches!(after, "—" | "–" | ":" | ";" | "/" | "//");
    mark || sign || thousands || per_cent || initial
}

fn binds_in_russian(before: &str, after: &str, bare: &str) -> bool {
    let (low, bare) = (before.to_lowercase(), bare.to_lowercase());
    let leans = LEAN_ON_NEXT.contains(&low.as_str()) || LEAN_ON_LAST.contains(&bare.as_str());
    let unit = ends_in_number(before)
        && (UNITS_RU.contains(&bare.as_str()) || UNIT_STEMS_RU.iter().any(|stem| bare.starts_with(stem)));
    let abbreviation = is_letter_and_dot(&low) && is_letter_and_dot(after.trim_end_matches(is_closing));
    let numbered = NUMBERED_RU.contains(&low.as_str()) && after.starts_with(|c: char| c.is_ascii_digit());
    let titled = TITLED_RU.contains(&low.as_str()) && after.starts_with(char::is_uppercase);
    let initials = is_name(before) && after.trim_end_matches(is_closing).split_inclusive('.').all(is_initial);
    leans || unit || abbreviation || numbered || titled || initials || is_date(before, &low, &bare, &MONTHS_RU)
}

fn binds_in_english(before: &str, after: &str, bare: &str) -> bool {
    let (low, bare) = (before.to_lowercase(), bare.to_lowercase());
    let unit = ends_in_number(before) && UNITS_EN.contains(&bare.as_str());
    let abbreviation = is_letter_and_dot(&low) && is_letter_and_dot(after.trim_end_matches(is_closing));
    let numbered = NUMBERED_EN.contains(&low.as_str()) && after.starts_with(|c: char| c.is_ascii_digit());
    let titled = TITLED_EN.contains(&low.as_str()) && after.starts_with(char::is_uppercase);
    unit || abbreviation || numbered || titled || is_date(before, &low, &bare, &MONTHS_EN)
}

/// `1 September` or `September 2026`.
fn is_date(before: &str, low: &str, bare: &str, months: &[&str]) -> bool {
    let day = before.len() <= 2 && is_number(before) && months.contains(&bare);
    day || (months.contains(&low) && bare.len() == 4 && is_number(bare))
}

fn is_opening(c: char) -> bool {
    "([{«„“‘\"'".contains(c)
}

fn is_closing(c: char) -> bool {
    ")]}»“”’\"',;:!?…".contains(c)
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

fn ends_in_number(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_digit())
}

/// A capital letter and a dot: «И.».
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
}

/// A letter and a dot: «т.» of «т. е.».
fn is_letter_and_dot(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_lowercase) && chars.as_str() == "."
}

/// A word with a capital: «Фамилия».
fn is_name(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.clone().count() > 1
        && chars.all(|c| c.is_lowercase() || c == '-')
}
