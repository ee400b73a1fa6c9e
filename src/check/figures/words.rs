//! Words that stand for numbers and units, in Russian and in English.

use std::borrow::Cow;

/// How much of a word must be as the list has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// All of it.
    Whole,
    /// All but the ending of a Russian case or the `s` and `th` of an English number.
    Stem,
    /// The head of a compound word, whatever follows: «двухнедельный».
    Head,
    /// The head of a compound word with a unit or a measure behind it: «стобалльный», but not «столица».
    Measured,
}
use Form::{Head, Measured, Stem, Whole};

/// Russian and English words with what they may stand for. Of those that fit a word, the longest counts.
#[rustfmt::skip]
const WORDS: &[(&str, Form, &[u64])] = &[
    ("нул", Stem, &[0]), ("нулев", Stem, &[0]), ("нол", Stem, &[0]), ("один", Whole, &[1]), ("одн", Stem, &[1]),
    ("одно", Measured, &[1]), ("однажды", Whole, &[1]), ("однократн", Stem, &[1]), ("перв", Stem, &[1]),
    ("единствен", Head, &[1]), ("единиц", Stem, &[1]), ("кажд", Stem, &[1]), ("два", Whole, &[2]),
    ("две", Whole, &[2]), ("дву", Head, &[2]), ("двое", Whole, &[2]), ("двоим", Stem, &[2]), ("двоих", Whole, &[2]),
    ("двойн", Stem, &[2]), ("двойк", Stem, &[2]), ("дважды", Whole, &[2]), ("вдвое", Whole, &[2]),
    ("вдвоём", Whole, &[2]), ("вдвоем", Whole, &[2]), ("втор", Stem, &[2]), ("пар", Stem, &[2]),
    ("оба", Whole, &[2]), ("обе", Whole, &[2]), ("обеих", Whole, &[2]), ("обеим", Stem, &[2]),
    ("обоих", Whole, &[2]), ("обоим", Stem, &[2]), ("три", Whole, &[3]), ("трёх", Head, &[3]),
    ("трех", Head, &[3]), ("трём", Stem, &[3]), ("трем", Stem, &[3]), ("трое", Whole, &[3]), ("троим", Stem, &[3]), ("троих", Whole, &[3]),
    ("тройн", Stem, &[3]), ("тройк", Stem, &[3]), ("трижды", Whole, &[3]), ("втрое", Whole, &[3]),
    ("трет", Stem, &[1, 3]), ("четыре", Whole, &[4]), ("четырё", Head, &[4]),
    ("четырех", Head, &[4]), ("четырем", Stem, &[4]), ("четырьм", Stem, &[4]), ("четвер", Stem, &[4]),
    ("четвёрк", Stem, &[4]), ("четверк", Stem, &[4]), ("четвёрт", Stem, &[4]), ("четверт", Stem, &[1, 4, 15, 25]),
    ("четырежды", Whole, &[4]), ("пят", Stem, &[5]), ("пятер", Stem, &[5]), ("пятёрк", Stem, &[5]),
    ("пяти", Head, &[5]), ("шест", Stem, &[6]), ("шестер", Stem, &[6]), ("шести", Head, &[6]), ("семь", Whole, &[7]), ("семи", Whole, &[7]), ("семью", Whole, &[7]),
    ("семер", Stem, &[7]), ("семи", Measured, &[7]), ("седьм", Stem, &[7]), ("восем", Stem, &[8]),
    ("восьм", Stem, &[8]), ("восьми", Head, &[8]), ("девят", Stem, &[9]), ("девяти", Head, &[9]),
    ("десят", Stem, &[10]), ("десяти", Head, &[10]), ("десяток", Whole, &[10]), ("десятк", Stem, &[10]),
    ("одиннадцат", Head, &[11]), ("двенадцат", Head, &[12]), ("дюжин", Stem, &[12]), ("тринадцат", Head, &[13]),
    ("четырнадцат", Head, &[14]), ("пятнадцат", Head, &[15]), ("шестнадцат", Head, &[16]), ("семнадцат", Head, &[17]),
    ("восемнадцат", Head, &[18]), ("девятнадцат", Head, &[19]), ("двадцат", Head, &[20]), ("тридцат", Head, &[30]),
    ("сорок", Stem, &[40]), ("сорока", Measured, &[40]), ("сороков", Stem, &[40]), ("пятьдесят", Head, &[50]),
    ("пятидесят", Head, &[50]), ("шестьдесят", Head, &[60]), ("шестидесят", Head, &[60]), ("семьдесят", Head, &[70]),
    ("семидесят", Head, &[70]), ("восемьдесят", Head, &[80]), ("восьмидесят", Head, &[80]), ("девяност", Head, &[90]),
    ("сто", Measured, &[100]), ("сто", Whole, &[100]), ("ста", Whole, &[100]), ("сот", Stem, &[100]),
    ("сотен", Whole, &[100]), ("сотн", Stem, &[100]), ("двести", Whole, &[200]), ("двухсот", Head, &[200]),
    ("триста", Whole, &[300]), ("трёхсот", Head, &[300]), ("трехсот", Head, &[300]), ("четыреста", Whole, &[400]),
    ("четырёхсот", Head, &[400]), ("четырехсот", Head, &[400]), ("пятьсот", Whole, &[500]), ("пятисот", Head, &[500]),
    ("шестьсот", Whole, &[600]), ("шестисот", Head, &[600]), ("семьсот", Whole, &[700]), ("семисот", Head, &[700]),
    ("восемьсот", Whole, &[800]), ("восьмисот", Head, &[800]), ("девятьсот", Whole, &[900]),
    ("девятисот", Head, &[900]), ("тысяч", Stem, &[1000]), ("тысячн", Stem, &[1000]), ("миллион", Stem, &[1_000_000]),
    ("миллионн", Stem, &[1_000_000]), ("половин", Stem, &[1, 2, 50]), ("полтор", Stem, &[1, 5]),
    ("полутор", Head, &[1, 5]), ("полчас", Head, &[30]), ("получас", Head, &[30]), ("полгод", Head, &[2, 6]),
    ("полугод", Head, &[2, 6]), ("сутк", Stem, &[24]), ("суток", Whole, &[24]),
    ("zero", Stem, &[0]), ("one", Whole, &[1]), ("ones", Whole, &[1]), ("once", Whole, &[1]), ("single", Whole, &[1]),
    ("first", Stem, &[1]), ("a", Whole, &[1]), ("an", Whole, &[1]), ("each", Whole, &[1]), ("two", Stem, &[2]),
    ("twice", Whole, &[2]), ("second", Stem, &[2]), ("both", Whole, &[2]), ("double", Stem, &[2]), ("pair", Stem, &[2]),
    ("half", Whole, &[1, 2, 30, 50]), ("halves", Whole, &[2]), ("three", Stem, &[3]), ("third", Stem, &[1, 3]),
    ("triple", Stem, &[3]), ("thrice", Whole, &[3]), ("four", Stem, &[4]), ("quarter", Stem, &[1, 4, 15, 25]),
    ("five", Stem, &[5]), ("fif", Stem, &[5]), ("six", Stem, &[6]), ("seven", Stem, &[7]), ("eight", Stem, &[8]),
    ("eigh", Stem, &[8]), ("nine", Stem, &[9]), ("nin", Stem, &[9]), ("ten", Stem, &[10]), ("eleven", Stem, &[11]),
    ("twelve", Stem, &[12]), ("twelf", Stem, &[12]), ("dozen", Stem, &[12]), ("thirteen", Stem, &[13]),
    ("fourteen", Stem, &[14]), ("fortnight", Stem, &[2, 14]), ("fifteen", Stem, &[15]), ("sixteen", Stem, &[16]),
    ("seventeen", Stem, &[17]), ("eighteen", Stem, &[18]), ("nineteen", Stem, &[19]), ("twenty", Stem, &[20]),
    ("twentie", Stem, &[20]), ("thirty", Stem, &[30]), ("thirtie", Stem, &[30]), ("forty", Stem, &[40]),
    ("fortie", Stem, &[40]), ("fifty", Stem, &[50]), ("fiftie", Stem, &[50]), ("sixty", Stem, &[60]),
    ("sixtie", Stem, &[60]), ("seventy", Stem, &[70]), ("seventie", Stem, &[70]), ("eighty", Stem, &[80]),
    ("eightie", Stem, &[80]), ("ninety", Stem, &[90]), ("ninetie", Stem, &[90]), ("hundred", Stem, &[100]),
    ("thousand", Stem, &[1000]), ("million", Stem, &[1_000_000]),
];

/// Endings of declined words: Russian cases, English plurals and ordinal numbers.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "", "а", "я", "о", "е", "ё", "и", "ы", "у", "ю", "ь", "й", "ой", "ою", "ей", "ею", "ом", "ем", "ём", "ам", "ям",
    "ами", "ями", "ах", "ях", "ов", "ев", "ью", "мя", "мью", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ого",
    "его", "ому", "ему", "ым", "им", "ыми", "ими", "ых", "их", "ую", "юю", "ья", "ье", "ьи", "ьей", "ьего", "ьему",
    "ьем", "ьим", "ьих", "ьими", "еро", "ерых", "s", "th", "ths", "ly", "fold",
];

/// Beginnings of what numbers measure in compound words.
#[rustfmt::skip]
const MEASURES: &[&str] = &[
    "балл", "бит", "букв", "дисков", "днев", "документ", "доллар", "звен", "крат", "курс", "лет", "мерн",
    "мест", "месяч", "минут", "миллион", "модул", "недел", "очков", "пользоват", "поточн", "процент", "пункт", "раз",
    "разряд", "рублёв", "рублев", "секунд", "семестр", "слойн", "страни", "ступен", "сторон", "суточ", "томн", "тысяч",
    "угольн", "узлов", "уровн", "фактор", "фазн", "цифр", "часов", "част", "чтени", "шагов", "этап", "этаж", "ядерн",
    "яч",
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

/// Whether a character is a letter. Nearly all are Latin or Russian, and of these no table need be asked.
pub(in crate::check) fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'А'..='я' | 'ё' | 'Ё') || (!c.is_ascii() && c.is_alphabetic())
}

/// A word in small letters.
pub(super) fn small(word: &str) -> Cow<'_, str> {
    match word.chars().all(|c| matches!(c, 'a'..='z' | 'а'..='я' | 'ё')) {
        true => word.into(),
        false => word.to_lowercase().into(),
    }
}

/// The numbers that a word may stand for.
pub(super) fn values(word: &str) -> &'static [u64] {
    let word = small(word);
    let fits = |stem: &str, form: Form| {
        let Some(rest) = word.strip_prefix(stem) else { return false };
        match form {
            Whole => rest.is_empty(),
            Stem => ENDINGS.contains(&rest),
            Head => true,
            Measured => MEASURES.iter().any(|measure| rest.starts_with(measure)),
        }
    };
    let fitting = WORDS.iter().filter(|(stem, form, _)| fits(stem, *form));
    fitting.max_by_key(|(stem, ..)| stem.len()).map_or(&[], |(.., values)| values)
}

/// What a word behind a number multiplies it by.
pub(super) fn scale(word: &str) -> Option<u64> {
    let word = small(word);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn stands_for(words: &str, expected: &[u64]) {
        for word in words.split(' ') {
            assert_eq!(values(word), expected, "{word}");
        }
    }

    #[test]
    fn numbers_are_read_in_all_their_forms() {
        stands_for("один одна одного одной Первый первая однодневный однократно one once first", &[1]);
        stands_for("два двух двумя двое второй вторая пара пары двухнедельный оба обеих two twice second both", &[2]);
        stands_for("три трёх трем тремя трое трёхуровневая three", &[3]);
        stands_for("третий третья третьего третьей треть трети third thirds", &[1, 3]);
        stands_for("четыре четырёх четырьмя четырём четвёртый четверо four fourth", &[4]);
        stands_for("пять пяти пятью пятый пятая пятибалльная пятеро five fifth fifths", &[5]);
        stands_for("шесть шестого шестинедельный six sixth", &[6]);
        stands_for("семь семи семью седьмая семинедельный семеро seven seventh", &[7]);
        stands_for("восемь восьми восьмой eight eighth", &[8]);
        stands_for("девять девятый девяти nine ninth", &[9]);
        stands_for("десять десятый десятка ten tenth", &[10]);
        stands_for("двенадцать двенадцатый twelve twelfth dozen", &[12]);
        stands_for("пятнадцатиминутный пятнадцати fifteen", &[15]);
        stands_for("двадцатом двадцать twenty twentieth twenties", &[20]);
        stands_for("пятьдесят пятидесяти fifty", &[50]);
        stands_for("сто ста сотня сотен стобалльной столетний hundred hundreds", &[100]);
        stands_for("тысяча тысячи тысячами thousand", &[1000]);
    }

    #[test]
    fn words_that_only_begin_like_numbers_stand_for_none() {
        let russian = "требования тренажёр тронуть обработка область дверь столица стоимость сторона стол семинар семантика                        семейство парадигма параметр пароль однако одновременно однозначно семья семьей полный получать политика четвероногие                        пятно шестерёнка десант первичный сотрудник третировать";
        stands_for(russian, &[]);
        let english = "oneself oneness tense tender tension secondary pairing sixfold2 fortify tenant thirdhand format halfway                        doubled twofish any ant";
        stands_for(english, &[]);
    }
}
