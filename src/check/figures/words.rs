//! Words that stand for numbers and units, in Russian and in English.

/// Beginnings of Russian and English words with what they may stand for. Too many matches only make the comparison milder.
#[rustfmt::skip]
const STEMS: &[(&str, &[u64])] = &[
    ("один", &[1]), ("одн", &[1]), ("одиннадцат", &[11]), ("перв", &[1]), ("единствен", &[1]), ("единиц", &[1]),
    ("дв", &[2]), ("втор", &[2]), ("пар", &[2]), ("об", &[2]), ("двенадцат", &[12]), ("двадцат", &[20]), ("тр", &[3]),
    ("тринадцат", &[13]), ("тридцат", &[30]), ("четыр", &[4]), ("четвер", &[4]), ("четвёр", &[4]),
    ("четырнадцат", &[14]), ("сорок", &[40]), ("пят", &[5]), ("пятнадцат", &[15]), ("пятьдесят", &[50]),
    ("пятидесят", &[50]), ("шест", &[6]), ("шестнадцат", &[16]), ("шестьдесят", &[60]), ("сем", &[7]), ("седьм", &[7]),
    ("семнадцат", &[17]), ("семьдесят", &[70]), ("восем", &[8]), ("восьм", &[8]), ("восемнадцат", &[18]),
    ("восемьдесят", &[80]), ("девят", &[9]), ("девятнадцат", &[19]), ("девяност", &[90]), ("десят", &[10]),
    ("сто", &[100]), ("сот", &[100]), ("тысяч", &[1000]), ("миллион", &[1_000_000]), ("нул", &[0]), ("нол", &[0]),
    ("полови", &[1, 2, 50]), ("пол", &[2]), ("четверт", &[1, 4, 15, 25]), ("дюжин", &[12]), ("полтор", &[1, 5]),
    ("полчас", &[30]), ("сутк", &[24]), ("суток", &[24]), ("трет", &[1, 3]), ("однократн", &[1]), ("кажд", &[1]),
    ("zero", &[0]), ("one", &[1]), ("once", &[1]), ("single", &[1]), ("first", &[1]), ("a", &[1]), ("an", &[1]),
    ("two", &[2]), ("twice", &[2]), ("second", &[2]), ("both", &[2]), ("double", &[2]), ("pair", &[2]),
    ("half", &[1, 2, 30, 50]), ("three", &[3]), ("third", &[1, 3]), ("triple", &[3]), ("thrice", &[3]), ("four", &[4]),
    ("fourth", &[4]), ("quarter", &[1, 4, 15, 25]), ("fourteen", &[14]), ("five", &[5]), ("fifth", &[5]),
    ("fifteen", &[15]), ("fifty", &[50]), ("six", &[6]), ("sixteen", &[16]), ("sixty", &[60]), ("seven", &[7]),
    ("seventeen", &[17]), ("seventy", &[70]), ("eight", &[8]), ("eighteen", &[18]), ("eighty", &[80]), ("nine", &[9]),
    ("ninth", &[9]), ("nineteen", &[19]), ("ninety", &[90]), ("ten", &[10]), ("eleven", &[11]), ("twel", &[12]),
    ("dozen", &[12]), ("thirteen", &[13]), ("twent", &[20]), ("thirt", &[30]), ("fort", &[40]), ("hundred", &[100]),
    ("thousand", &[1000]), ("million", &[1_000_000]),
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
