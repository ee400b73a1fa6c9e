//! Typography of a language: quotation marks, dashes, ellipses and spaces that must not break.
//!
//! Works on what a reader reads in one go: a paragraph with all its emphasis and links. Code, formulas and addresses are
//! left alone. Doing it twice changes nothing.

mod dashes;
mod quotes;
mod spaces;

use super::{Block, Inline};

/// A no-break space.
const NBSP: char = '\u{a0}';
/// Stands for code and formulas: neither a letter nor a space.
const OBJECT: char = '\u{fffc}';

/// Sets texts by the rules of a language.
pub fn polish(lang: &str, blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph { content } | Block::Heading { content, .. } => polish_line(lang, content),
            Block::List { items, .. } => items.iter_mut().for_each(|item| polish(lang, item)),
            Block::Quote { blocks } => polish(lang, blocks),
            Block::Table { head, rows, .. } => {
                for cell in head.iter_mut().chain(rows.iter_mut().flatten()) {
                    polish_line(lang, cell);
                }
            }
            Block::Image { alt, .. } => *alt = typographic(lang, alt),
            Block::Code { .. } | Block::Math { .. } | Block::Rule => {}
        }
    }
}

/// Sets a line by the rules of a language.
pub fn polish_line(lang: &str, content: &mut [Inline]) {
    let mut run = Run::default();
    gather(content, &mut run);
    run.set(lang);
    let mut texts = run.texts().into_iter();
    give_back(content, &mut texts);
}

/// Only makes spaces unbreakable, for texts that are kept to the letter.
pub fn keep_together(lang: &str, content: &mut [Inline]) {
    let mut run = Run::default();
    gather(content, &mut run);
    let fixed = addresses(&run.chars);
    spaces::set(lang, &mut run.chars, &fixed);
    let mut texts = run.texts().into_iter();
    give_back(content, &mut texts);
}

/// A plain text set by the rules of a language.
pub fn typographic(lang: &str, text: &str) -> String {
    let mut run = Run::default();
    run.push(text);
    run.set(lang);
    run.texts().concat()
}

/// Characters that are read together, and the pieces that they came from.
#[derive(Default)]
struct Run {
    chars: Vec<char>,
    /// Where each text begins and ends among the characters.
    pieces: Vec<(usize, usize)>,
}

impl Run {
    fn push(&mut self, text: &str) {
        let start = self.chars.len();
        self.chars.extend(text.chars());
        self.pieces.push((start, self.chars.len()));
    }

    fn set(&mut self, lang: &str) {
        let fixed = addresses(&self.chars);
        self.ellipses(&fixed);
        dashes::set(lang, &mut self.chars, &fixed);
        quotes::set(lang, &mut self.chars, &fixed);
        spaces::set(lang, &mut self.chars, &fixed);
    }

    /// Three dots become one character; a longer row of dots stays.
    fn ellipses(&mut self, fixed: &[bool]) {
        let mut at = 0;
        while at < self.chars.len() {
            let dots = self.chars[at..].iter().take_while(|c| **c == '.').count();
            if dots == 3 && !fixed[at..at + 3].contains(&true) && !is_path(&self.chars, at) {
                self.chars[at..at + 3].copy_from_slice(&['…', GONE, GONE]);
            }
            at += dots.max(1);
        }
    }

    fn texts(&self) -> Vec<String> {
        let text = |(start, end): &(usize, usize)| self.chars[*start..*end].iter().filter(|c| **c != GONE).collect();
        self.pieces.iter().map(text).collect()
    }
}

/// Takes the place of a character that was dropped: a noncharacter, which no text may hold.
const GONE: char = '\u{ffff}';

/// Whether dots belong to a path such as `.../src`.
fn is_path(chars: &[char], at: usize) -> bool {
    let slash = |c: Option<&char>| c.is_some_and(|c| matches!(c, '/' | '\\'));
    slash(chars.get(at + 3)) || slash(at.checked_sub(1).and_then(|before| chars.get(before)))
}

/// The characters of web addresses, mail addresses and code.
fn addresses(chars: &[char]) -> Vec<bool> {
    let mut fixed = vec![false; chars.len()];
    let mut start = 0;
    while start < chars.len() {
        let length = chars[start..].iter().take_while(|c| !c.is_whitespace()).count();
        let word: String = chars[start..start + length].iter().collect();
        if word.contains("://") || word.contains("www.") || word.contains("mailto:") || word.contains('@') {
            fixed[start..start + length].fill(true);
        }
        start += length.max(1);
    }
    for (fixed, c) in fixed.iter_mut().zip(chars) {
        *fixed |= *c == OBJECT;
    }
    fixed
}

fn gather(content: &[Inline], run: &mut Run) {
    for inline in content {
        match inline {
            Inline::Text { text } => run.push(text),
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Strike { content }
            | Inline::Link { content, .. } => gather(content, run),
            Inline::Code { .. } | Inline::Math { .. } => run.chars.push(OBJECT),
            Inline::Break => run.chars.push('\n'),
        }
    }
}

fn give_back(content: &mut [Inline], texts: &mut impl Iterator<Item = String>) {
    for inline in content {
        match inline {
            Inline::Text { text } => {
                if let Some(set) = texts.next() {
                    *text = set;
                }
            }
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Strike { content }
            | Inline::Link { content, .. } => give_back(content, texts),
            Inline::Code { .. } | Inline::Math { .. } | Inline::Break => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No-break spaces as `_`, for the eye.
    #[track_caller]
    fn case(lang: &str, text: &str, expected: &str) {
        let set = typographic(lang, text);
        assert_eq!(set.replace(NBSP, "_"), expected);
        assert_eq!(typographic(lang, &set), set, "twice is once");
    }

    #[test]
    fn quotation_marks_nest() {
        case("ru", r#"Книга "Базы "данных" и SQL""#, "Книга «Базы „данных“ и_SQL»");
        case("ru", r#"Журнал «Мир "ПК"»"#, "Журнал «Мир „ПК“»");
        case("ru", r#"("да"), "нет"."#, "(«да»), «нет».");
        case("en", r#"the "so-called 'schema' of "it"""#, "the “so-called ‘schema’ of ‘it’”");
        case("en", "'single' marks", "‘single’ marks");
        case("en", r#"a 5" disk"#, r#"a 5" disk"#);
        case("ru", r#"одна " кавычка"#, r#"одна " кавычка"#);
        case("de", r#"ein "Wort""#, r#"ein "Wort""#);
        case("ru", r##"#read("/etc/passwd") и "да""##, r##"#read("/etc/passwd") и_«да»"##);
    }

    #[test]
    fn apostrophes_are_not_quotes() {
        case("en", "don't read the students' books", "don’t read the students’ books");
        case("en", "'don't'", "‘don’t’");
        case("ru", "д'Артаньян", "д’Артаньян");
    }

    #[test]
    fn dashes_stand_between_spaces() {
        case("ru", "SQL - это язык", "SQL_— это язык");
        case("ru", "SQL -- это – язык — да", "SQL_— это_— язык_— да");
        case("en", "SQL - a language", "SQL_– a language");
        case("en", "SQL --- a language — yes", "SQL_– a language_— yes");
        case("ru", "5 - 3, веб-сервис, --flag, 09.03.04-01", "5 - 3, веб-сервис, --flag, 09.03.04-01");
        case("ru", "- начало", "- начало");
    }

    #[test]
    fn dots_become_an_ellipsis() {
        case("en", "and so on... or [...]", "and so on… or […]");
        case("en", "wait.... ../src .../src", "wait.... ../src .../src");
    }

    #[test]
    fn numbers_keep_their_units() {
        case("ru", "36 ч, 3 з. е., 5 %, 16 недель, 10 000 строк", "36_ч, 3_з._е., 5_%, 16_недель, 10_000 строк");
        case("ru", "№ 5, § 2, п. 3, рис. 12", "№_5, §_2, п._3, рис._12");
        case("en", "216 hours, 6 ECTS, 5 %, fig. 2, no. 5", "216_hours, 6_ECTS, 5_%, fig._2, no._5");
        case("en", "2 of 5 in 2026", "2 of 5 in 2026");
    }

    #[test]
    fn abbreviations_and_initials_stay_whole() {
        case("ru", "т. е. и т. д., и т. п.", "т._е. и_т._д., и_т._п.");
        case(
            "ru",
            "И. О. Фамилия и Фамилия И. О.",
            "И._О._Фамилия и_Фамилия И._О.".replace("Фамилия И", "Фамилия_И").as_str(),
        );
        case("en", "D. E. Knuth, Dr. Codd", "D._E._Knuth, Dr._Codd");
        case("ru", "проф. Иванов, им. Ломоносова", "проф._Иванов, им._Ломоносова");
    }

    #[test]
    fn marks_of_descriptions_do_not_begin_a_line() {
        case(
            "ru",
            "Е. П. Моргунов ; Москва : ДМК Пресс / авт. // сайт",
            "Е._П._Моргунов_; Москва_: ДМК Пресс_/ авт._// сайт",
        );
        let mut line = vec![Inline::Text { text: "SQL \"к букве\" - 336 с. ...".to_owned() }];
        keep_together("ru", &mut line);
        assert_eq!(line, [Inline::Text { text: "SQL \"к\u{a0}букве\" - 336\u{a0}с. ...".to_owned() }]);
        case("en", "Boston – 2021. — ISBN 978-0", "Boston_– 2021._— ISBN_978-0");
    }

    #[test]
    fn dates_stay_whole() {
        case("ru", "с 1 сентября 2026 г. до конца", "с_1_сентября_2026_г. до_конца");
        case("en", "from 1 September 2026 on", "from 1_September_2026 on");
    }

    #[test]
    fn short_words_lean() {
        case("ru", "В базе и к ней, а не в «не» же ли", "В_базе и_к_ней, а_не_в_«не»_же_ли");
        case("en", "a base in it", "a base in it");
    }

    #[test]
    fn code_and_addresses_are_left_alone() {
        case("ru", "см. https://a.b/x...\"y\"'z - и", "см. https://a.b/x...\"y\"'z_— и");
        let text = |text: &str| Inline::Text { text: text.to_owned() };
        let mut line = vec![
            text("\""),
            Inline::Emphasis { content: vec![text("Базы")] },
            text("\" - в "),
            Inline::Code { text: "a - \"b\"...".to_owned() },
        ];
        polish_line("ru", &mut line);
        let expected = vec![
            text("«"),
            Inline::Emphasis { content: vec![text("Базы")] },
            text("»\u{a0}— в\u{a0}"),
            Inline::Code { text: "a - \"b\"...".to_owned() },
        ];
        assert_eq!(line, expected);
    }

    #[test]
    fn long_texts_take_no_long_time() {
        for piece in ["«", "«”", "\" '", "' \"", "(\"", "a \"'b' ", "...", " - ", "т. е. "] {
            let text = piece.repeat(100_000 / piece.len());
            let begin = std::time::Instant::now();
            typographic("ru", &text);
            typographic("en", &text);
            assert!(begin.elapsed().as_secs() < 2, "{piece}");
        }
    }

    proptest::proptest! {
        #[test]
        fn twice_is_once(text in r#"[абАБ .,"'«»„“”‘’…–—0-9()%№-]{0,40}|\PC{0,60}"#, russian: bool) {
            let lang = if russian { "ru" } else { "en" };
            let once = typographic(lang, &text);
            proptest::prop_assert_eq!(typographic(lang, &once), once);
        }
    }
}
