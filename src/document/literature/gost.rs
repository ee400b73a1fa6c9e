//! Descriptions by ГОСТ Р 7.0.100-2018, built from the record: books, parts of them, articles, standards, online documents
//! and copies in electronic libraries.
//!
//! Of a work in another language than Russian, abbreviations are in English: the standard describes a resource in its own
//! language.

use super::Terms;
use super::parts::{family, imprint, initials, is_number, ordinal, serial, text};
use crate::model::Entry;
use crate::model::bibliography::PersonName;

/// Between areas of a description.
const AREA: &str = ".\u{a0}— ";

/// Types of a record that are pages or sites.
const SITES: [&str; 5] = ["web", "blog", "post", "thread", "repository"];

/// Describes a work.
pub(super) fn describe(entry: &Entry, terms: &Terms<'_>) -> String {
    let work = Work { entry, terms, russian: is_russian(entry) };
    let mut areas = match entry.parent.0.first() {
        Some(parent) => work.part(parent),
        None => work.whole(),
    };
    for area in &mut areas {
        area.truncate(area.trim_end_matches('.').len());
    }
    format!("{}.", areas.join(AREA))
}

/// Whether a work is in Russian: it says so, or its title has Russian letters.
fn is_russian(entry: &Entry) -> bool {
    match entry.language.as_deref() {
        Some(language) => language.starts_with("ru"),
        None => {
            text(entry.title.as_ref()).is_some_and(|title| title.chars().any(|c| matches!(c, 'а'..='я' | 'А'..='Я')))
        }
    }
}

/// A work while it is described.
struct Work<'a> {
    entry: &'a Entry,
    terms: &'a Terms<'a>,
    russian: bool,
}

impl Work<'_> {
    /// Areas of a book, a standard or a site.
    fn whole(&self) -> Vec<String> {
        let entry = self.entry;
        let mut areas = vec![self.title(entry, self.is_site() && entry.author.is_empty())];
        areas.extend(self.edition());
        areas.extend(published(entry, entry.year()));
        areas.extend(entry.volume.as_ref().map(|volume| self.numbered("Т.", "Vol.", volume)));
        areas.extend(entry.page_total.as_ref().map(|pages| format!("{pages}\u{a0}{}", self.say("с", "p"))));
        areas.extend(self.numbers());
        match (&entry.archive, &entry.url) {
            (Some(archive), Some(_)) => {
                areas.push(format!("Текст : электронный // {}", library(archive.value.trim())));
                areas.extend(self.address());
                areas.push(self.note().unwrap_or_else(|| "Режим доступа: для авториз.\u{a0}пользователей".to_owned()));
            }
            (_, Some(_)) => {
                areas.extend(self.address());
                areas.extend(self.note());
                areas.push("Текст : электронный".to_owned());
            }
            _ => {
                areas.extend(self.note());
                areas.push("Текст : непосредственный".to_owned());
            }
        }
        areas
    }

    /// Areas of an article, a chapter or a page of a site.
    fn part(&self, parent: &Entry) -> Vec<String> {
        let entry = self.entry;
        let mut areas = vec![self.title(entry, false)];
        areas.extend(serial(entry, "doi").map(|doi| format!("DOI\u{a0}{doi}")));
        let medium = if entry.url.is_some() || serial(entry, "doi").is_some() && entry.page_range.is_none() {
            "электронный"
        } else {
            "непосредственный"
        };
        let site = is_site(parent) || parent.kind.is_none() && self.is_site();
        areas.push(format!("Текст : {medium} // {}", self.host(parent, site)));
        let year = entry.year().or_else(|| parent.year());
        areas.extend(published(parent, year));
        areas.extend(self.issue(parent));
        areas.extend(entry.page_range.as_ref().map(|pages| self.numbered("С.", "P.", &pages.replace('-', "–"))));
        areas.extend(self.address());
        areas.extend(self.note());
        areas
    }

    /// What a part appeared in.
    fn host(&self, parent: &Entry, site: bool) -> String {
        let mut host = spaced(&text(parent.title.as_ref()).unwrap_or_default());
        if let Some(genre) = text(parent.genre.as_ref()) {
            host.push_str(&format!(" : {genre}"));
        } else if site && !host.contains(" : ") {
            host.push_str(" : [сайт]");
        }
        let editors = self.editors(parent);
        if !editors.is_empty() {
            host.push_str(&format!(" / {editors}"));
        }
        host
    }

    /// Heading, title, what adds to it, and who answers for it.
    fn title(&self, entry: &Entry, site: bool) -> String {
        let authors = &entry.author.0;
        let mut area = String::new();
        if let (1..=3, Some(first)) = (authors.len(), authors.first()) {
            area = match initials(first) {
                given if given.is_empty() => format!("{} ", family(first)),
                given => format!("{}, {given} ", family(first)),
            };
        }
        area.push_str(&spaced(&text(entry.title.as_ref()).unwrap_or_default()));
        if let Some(genre) = text(entry.genre.as_ref()) {
            area.push_str(&format!(" : {genre}"));
        } else if site && entry.url.is_some() && entry.year().is_none() {
            area.push_str(" : [сайт]");
        }
        let mut names: Vec<String> = authors.iter().take(4).map(short).collect();
        if authors.len() > 4 {
            names.truncate(3);
            let last = names.last_mut().expect("three are left");
            last.push_str(" [и\u{a0}др.]");
        }
        // `published` leaves out who answers for a work without a publisher.
        let stands_here = |organisation: &String| {
            (entry.publisher.is_none() || authors.is_empty()) && !area.contains(organisation.as_str())
        };
        let organisation = text(entry.organization.as_ref()).filter(stands_here);
        let mut statements = vec![names.join(", "), self.editors(entry)];
        statements.extend(organisation);
        statements.retain(|statement| !statement.is_empty());
        if !statements.is_empty() {
            area.push_str(&format!(" / {}", statements.join(" ; ")));
        }
        area
    }

    fn editors(&self, entry: &Entry) -> String {
        let editors: Vec<String> = entry.editor.0.iter().map(short).collect();
        match editors.as_slice() {
            [] => String::new(),
            [one] => format!("{} {one}", self.say("редактор", "editor")),
            several => format!("{} {}", self.say("редакторы", "editors"), several.join(", ")),
        }
    }

    fn edition(&self) -> Option<String> {
        let edition = self.entry.edition.as_ref()?;
        Some(match (is_number(edition), self.russian) {
            (true, true) => format!("{edition}-е\u{a0}изд"),
            (true, false) => format!("{}\u{a0}ed", ordinal(edition)),
            (false, _) => edition.clone(),
        })
    }

    /// Volume and issue: «Т. 5, № 4».
    fn issue(&self, parent: &Entry) -> Option<String> {
        let volume = self.entry.volume.as_ref().or(parent.volume.as_ref());
        let issue = self.entry.issue.as_ref().or(parent.issue.as_ref());
        let volume = volume.map(|volume| self.numbered("Т.", "Vol.", volume));
        let parts = volume.into_iter().chain(issue.map(|issue| self.numbered("№", "no.", issue)));
        let mut joined = parts.collect::<Vec<_>>().join(", ");
        if joined.starts_with("no.") {
            joined.replace_range(..1, "N");
        }
        (!joined.is_empty()).then_some(joined)
    }

    fn numbers(&self) -> impl Iterator<Item = String> {
        let number = |kind, name| serial(self.entry, kind).map(|number| format!("{name}\u{a0}{number}"));
        number("isbn", "ISBN").into_iter().chain(number("doi", "DOI"))
    }

    fn address(&self) -> Option<String> {
        let url = self.entry.url.as_ref()?;
        let seen = url.date.as_deref().map(|date| format!(" (дата обращения: {})", self.terms.seen(date)));
        Some(format!("URL: {}{}", url.value, seen.unwrap_or_default()))
    }

    fn note(&self) -> Option<String> {
        text(self.entry.note.as_ref())
    }

    fn is_site(&self) -> bool {
        is_site(self.entry)
    }

    fn numbered(&self, russian: &str, other: &str, number: &str) -> String {
        format!("{}\u{a0}{number}", self.say(russian, other))
    }

    const fn say<'s>(&self, russian: &'s str, other: &'s str) -> &'s str {
        if self.russian { russian } else { other }
    }
}

fn is_site(entry: &Entry) -> bool {
    entry.kind.as_deref().is_some_and(|kind| SITES.contains(&kind.to_lowercase().as_str()))
}

/// Place, publisher and year; of an article, the year alone.
fn published(entry: &Entry, year: Option<i32>) -> Option<String> {
    let (place, publisher) = imprint(entry);
    // Who answers for a work without a publisher stands behind its title.
    let publisher = publisher.filter(|_| entry.publisher.as_ref().is_some_and(|own| own.name.is_some()));
    let mut published = [place, publisher].into_iter().flatten().collect::<Vec<_>>().join(" : ");
    if let Some(year) = year {
        published = if published.is_empty() { year.to_string() } else { format!("{published}, {year}") };
    }
    (!published.is_empty()).then_some(published)
}

/// An electronic library as the standard's users name it: «Лань : электронно-библиотечная система».
fn library(name: &str) -> String {
    if name.contains(" : ") {
        return name.to_owned();
    }
    let says = ["система", "платформа", "библиотека"].iter().any(|word| name.to_lowercase().contains(word));
    let kind = if says { "[сайт]" } else { "электронно-библиотечная система" };
    format!("{name} : {kind}")
}

/// `И. О. Фамилия`.
fn short(name: &PersonName) -> String {
    format!("{}\u{a0}{}", initials(name), family(name)).trim().to_owned()
}

/// A title with the space before the colon of its last part that the standard asks for.
fn spaced(title: &str) -> String {
    match title.rfind(": ") {
        Some(at) if !title[..at].ends_with(' ') => format!("{} {}", &title[..at], &title[at..]),
        _ => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    /// Describes a record in YAML; no-break spaces are shown as spaces.
    #[track_caller]
    fn case(record: &str, expected: &str) {
        let lang = "ru".parse().unwrap();
        let terms = Terms { locale: Locale::of(&lang).unwrap(), gost: true };
        let entry: Entry = serde_yaml::from_str(record).unwrap();
        pretty_assertions::assert_eq!(describe(&entry, &terms).replace('\u{a0}', " "), expected);
    }

    /// The record that «Лань» prints at <https://e.lanbook.com/book/398264>.
    #[test]
    fn a_book_in_an_electronic_library() {
        case(
            "{type: book, title: Разработка интернет ресурсов, genre: учебное пособие, \
             author: ['Куликов, А. А.', 'Русляков, А. А.'], date: '2023', \
             publisher: {name: РТУ МИРЭА, location: Москва}, page-total: '306', \
             serial-number: {isbn: 978-5-7339-2047-4}, archive: Лань, \
             url: {value: 'https://e.lanbook.com/book/398264', date: '2025-11-18'}}",
            "Куликов, А. А. Разработка интернет ресурсов : учебное пособие / А. А. Куликов, А. А. Русляков. — Москва : \
             РТУ МИРЭА, 2023. — 306 с. — ISBN 978-5-7339-2047-4. — Текст : электронный // Лань : \
             электронно-библиотечная система. — URL: https://e.lanbook.com/book/398264 (дата обращения: 18.11.2025). — \
             Режим доступа: для авториз. пользователей.",
        );
    }

    /// The record that «IPR BOOKS» prints at <https://www.iprbookshop.ru/100834.html>, with its own word for who may read.
    #[test]
    fn an_electronic_library_that_names_itself() {
        case(
            "{type: book, title: Начертательная геометрия, genre: учебно-методическое пособие, \
             author: 'Прошунина, К. А.', date: '2019', \
             publisher: {name: 'Астраханский государственный архитектурно-строительный университет, ЭБС АСВ', \
             location: Астрахань}, page-total: '149', serial-number: {isbn: 978-5-93026-089-2}, \
             archive: Электронно-библиотечная система IPR BOOKS, \
             note: 'Режим доступа: для авторизир. пользователей', \
             url: {value: 'https://www.iprbookshop.ru/100834.html', date: '2021-05-22'}}",
            "Прошунина, К. А. Начертательная геометрия : учебно-методическое пособие / К. А. Прошунина. — Астрахань : \
             Астраханский государственный архитектурно-строительный университет, ЭБС АСВ, 2019. — 149 с. — ISBN \
             978-5-93026-089-2. — Текст : электронный // Электронно-библиотечная система IPR BOOKS : [сайт]. — URL: \
             https://www.iprbookshop.ru/100834.html (дата обращения: 22.05.2021). — Режим доступа: для авторизир. \
             пользователей.",
        );
    }

    /// Arranged as ГОСТ Р 7.0.100-2018 has it for books of one to three, of four, and of more authors (5.2.6).
    #[test]
    fn books_by_the_number_of_their_authors() {
        let book = |authors: &str| {
            format!(
                "{{type: book, title: Оптимизация запросов, author: [{authors}], date: '2022', edition: '2', \
                 publisher: {{name: ДМК Пресс, location: Москва}}, page-total: '278'}}"
            )
        };
        let tail = "2-е изд. — Москва : ДМК Пресс, 2022. — 278 с. — Текст : непосредственный.";
        let [a, b, c, d, e] = ["'Аа, И. О.'", "'Бб, Пётр'", "'Вв, Анна-Мария'", "'Гг, Д. Е.'", "'Дд, Ж.'"];
        case(&book(a), &format!("Аа, И. О. Оптимизация запросов / И. О. Аа. — {tail}"));
        case(
            &book(&[a, b, c].join(", ")),
            &format!("Аа, И. О. Оптимизация запросов / И. О. Аа, П. Бб, А. М. Вв. — {tail}"),
        );
        case(
            &book(&[a, b, c, d].join(", ")),
            &format!("Оптимизация запросов / И. О. Аа, П. Бб, А. М. Вв, Д. Е. Гг. — {tail}"),
        );
        case(
            &book(&[a, b, c, d, e].join(", ")),
            &format!("Оптимизация запросов / И. О. Аа, П. Бб, А. М. Вв [и др.]. — {tail}"),
        );
    }

    /// Arranged like the articles of appendix А of the standard; the record was not compared with the printed standard.
    #[test]
    fn an_article_of_a_journal() {
        case(
            "{type: article, title: Влияние психологических свойств личности на графическое воспроизведение зрительной \
             информации, author: ['Быструшкин, С. К.', 'Созонова, О. Я.', 'Петрова, Н. Г.', 'А, Б.', 'В, Г.'], \
             date: '2017', page-range: 136-144, parent: {type: periodical, title: Сибирский педагогический журнал, issue: '4'}}",
            "Влияние психологических свойств личности на графическое воспроизведение зрительной информации / С. К. \
             Быструшкин, О. Я. Созонова, Н. Г. Петрова [и др.]. — Текст : непосредственный // Сибирский педагогический \
             журнал. — 2017. — № 4. — С. 136–144.",
        );
    }

    /// Arranged like the articles of appendix А of the standard: the DOI stands before the medium. The record was not compared
    /// with the printed standard.
    #[test]
    fn an_article_online() {
        case(
            "{type: article, title: 'Между социальным и экономическим благом: конфликт проектов легитимации социального \
             предпринимательства в России', author: ['Московская, А. А.', 'Берендяев, А. А.', 'Москвина, А. Ю.'], \
             date: '2017', page-range: 31-35, serial-number: {doi: 10.14515/monitoring.2017.6.02}, \
             url: {value: 'http://wciom.ru/fileadmin/file/monitoring/2017/142/2017_142_02_Moskovskaya.pdf', date: '2017-03-11'}, \
             parent: {type: periodical, title: 'Мониторинг общественного мнения', genre: экономические и социальные перемены, issue: '6'}}",
            "Московская, А. А. Между социальным и экономическим благом : конфликт проектов легитимации социального \
             предпринимательства в России / А. А. Московская, А. А. Берендяев, А. Ю. Москвина. — DOI \
             10.14515/monitoring.2017.6.02. — Текст : электронный // Мониторинг общественного мнения : экономические и \
             социальные перемены. — 2017. — № 6. — С. 31–35. — URL: \
             http://wciom.ru/fileadmin/file/monitoring/2017/142/2017_142_02_Moskovskaya.pdf (дата обращения: 11.03.2017).",
        );
    }

    /// Arranged like the sites of <http://ntb.bstu.ru/jirbis2/images/sait/science_help/files/Lib_op/El_Inet.html>: the address
    /// with its date, who may read, the medium.
    #[test]
    fn a_site() {
        case(
            "{type: web, title: eLIBRARY.RU, genre: 'научная электронная библиотека : сайт', location: Москва, \
             note: 'Режим доступа: для зарегистрир. пользователей', \
             url: {value: 'https://elibrary.ru', date: '2018-01-09'}}",
            "eLIBRARY.RU : научная электронная библиотека : сайт. — Москва. — URL: https://elibrary.ru (дата обращения: \
             09.01.2018). — Режим доступа: для зарегистрир. пользователей. — Текст : электронный.",
        );
        case(
            "{type: web, title: ClickHouse Documentation, language: en, url: {value: 'https://clickhouse.com/docs', date: 2026-11-15}}",
            "ClickHouse Documentation : [сайт]. — URL: https://clickhouse.com/docs (дата обращения: 15.11.2026). — Текст : \
             электронный.",
        );
    }

    /// A page of a site is a part of it (7.3.3 of the standard names the site as `// Высшая школа экономики : [сайт]`).
    #[test]
    fn a_page_of_a_site() {
        case(
            "{type: web, title: Как составить описание, author: 'Иванов, И. И.', date: '2024', \
             url: {value: 'https://example.org/a', date: '2026-07-15'}, parent: {type: web, title: Высшая школа экономики}}",
            "Иванов, И. И. Как составить описание / И. И. Иванов. — Текст : электронный // Высшая школа экономики : \
             [сайт]. — 2024. — URL: https://example.org/a (дата обращения: 15.07.2026).",
        );
    }

    /// The standard itself.
    #[test]
    fn a_standard() {
        case(
            "{type: legislation, title: 'ГОСТ Р 7.0.100–2018. Библиографическая запись. Библиографическое описание. Общие \
             требования и правила составления', genre: 'национальный стандарт Российской Федерации : дата введения \
             2019-07-01', date: '2018', publisher: {name: Стандартинформ, location: Москва}, page-total: '124'}",
            "ГОСТ Р 7.0.100–2018. Библиографическая запись. Библиографическое описание. Общие требования и правила \
             составления : национальный стандарт Российской Федерации : дата введения 2019-07-01. — Москва : \
             Стандартинформ, 2018. — 124 с. — Текст : непосредственный.",
        );
    }

    /// Works in English keep its abbreviations: «30 p.», «P. 18–30» (4.8 of the standard).
    #[test]
    fn works_in_english() {
        case(
            "{type: book, title: 'MongoDB: The Definitive Guide', author: ['Bradshaw, Shannon', 'Brazil, Eoin'], date: '2019', \
             edition: '3', publisher: {name: O'Reilly Media, location: Sebastopol}, page-total: '500', language: en}",
            "Bradshaw, S. MongoDB : The Definitive Guide / S. Bradshaw, E. Brazil. — 3rd ed. — Sebastopol : O'Reilly Media, \
             2019. — 500 p. — Текст : непосредственный.",
        );
        case(
            "{type: article, title: Tidy Data, author: 'Wickham, Hadley', date: '2014', page-range: 1-23, language: en, \
             serial-number: {doi: 10.18637/jss.v059.i10}, \
             parent: {type: periodical, title: Journal of Statistical Software, volume: '59', issue: '10'}}",
            "Wickham, H. Tidy Data / H. Wickham. — DOI 10.18637/jss.v059.i10. — Текст : непосредственный // Journal of \
             Statistical Software. — 2014. — Vol. 59, no. 10. — P. 1–23.",
        );
    }

    #[test]
    fn a_chapter_with_editors() {
        case(
            "{type: chapter, title: Модели данных, author: 'Аа, И. О.', page-range: 10-20, \
             parent: {type: anthology, title: Базы данных, genre: сборник статей, editor: ['Бб, П.', 'Вв, А.'], date: '2020', \
             publisher: {name: Наука, location: Москва}}}",
            "Аа, И. О. Модели данных / И. О. Аа. — Текст : непосредственный // Базы данных : сборник статей / редакторы П. \
             Бб, А. Вв. — Москва : Наука, 2020. — С. 10–20.",
        );
    }

    #[test]
    fn a_work_with_next_to_nothing() {
        case("{type: book, title: Заметки.}", "Заметки. — Текст : непосредственный.");
    }
}
