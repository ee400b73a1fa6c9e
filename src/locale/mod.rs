//! Words, names and formats of a language, from `templates/locales/<tag>.yaml`. Everything that documents say and no course
//! file does stands there.

mod diff;
mod words;

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};

use crate::model::{
    Activity, AssessmentForm, Bloom, ClassKind, Cycle, Delivery, Hours, Lang, Percent, Standing, Triad,
};
use words::Words;

pub use words::{Form, KindNames, Plural};

/// The languages that documents can be printed in, with their files.
static FILES: [(&str, &str); 2] =
    [("en", include_str!("../../templates/locales/en.yaml")), ("ru", include_str!("../../templates/locales/ru.yaml"))];

static LOCALES: LazyLock<BTreeMap<&'static str, Locale>> = LazyLock::new(|| {
    FILES.iter().map(|&(tag, text)| (tag, Locale::parse(text).expect("a test decodes every embedded locale"))).collect()
});

/// The words and formats of one language.
#[derive(Debug, Clone)]
pub struct Locale {
    words: Words,
}

impl Locale {
    /// The tags of all languages, sorted.
    pub fn tags() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(tag, _)| *tag)
    }

    /// The locale of a language, if there is one.
    pub fn of(lang: &Lang) -> Option<&'static Self> {
        LOCALES.get(lang.as_str())
    }

    /// Decodes a locale's file. `~` becomes a no-break space here, once.
    fn parse(text: &str) -> Result<Self, serde_yaml::Error> {
        serde_yaml::from_str(&text.replace('~', "\u{a0}")).map(|words| Self { words })
    }

    /// Name of the language in itself.
    pub fn name(&self) -> &str {
        &self.words.name
    }

    /// Headings and column titles for templates, by key.
    pub const fn labels(&self) -> &BTreeMap<String, String> {
        &self.words.labels
    }

    /// A heading or column title.
    pub fn label(&self, key: &str) -> &str {
        self.words.labels.get(key).map(String::as_str).expect("labels are asked for by keys that locales have")
    }

    /// Words of the documents of variants, for templates, by key.
    pub const fn training_words(&self) -> &BTreeMap<String, String> {
        &self.words.training
    }

    /// A word of the documents of variants.
    pub fn training(&self, key: &str) -> &str {
        self.words.training.get(key).map(String::as_str).expect("words are asked for by keys that locales have")
    }

    /// A phrase of official papers.
    pub fn official(&self, key: &str) -> &str {
        word(&self.words.official, key)
    }

    /// A date in words: «1 сентября 2026 г.», "1 September 2026".
    pub fn date(&self, date: NaiveDate) -> String {
        let month = &self.words.months.genitive[date.month0() as usize];
        fill(
            &self.words.date,
            &[("day", &date.day().to_string()), ("month", month), ("year", &date.year().to_string())],
        )
    }

    /// Days of one month, or from one month to another, without their year: «5–9 октября», «28 сентября – 4 октября».
    pub fn days(&self, from: NaiveDate, to: NaiveDate) -> String {
        let day = |date: NaiveDate, days: &str| {
            let month = &self.words.months.genitive[date.month0() as usize];
            fill(&self.words.day, &[("day", days), ("month", month)])
        };
        let single = |date: NaiveDate| day(date, &date.day().to_string());
        match (from == to, (from.year(), from.month()) == (to.year(), to.month())) {
            (true, _) => single(from),
            (_, true) => day(from, &self.range(from.day(), to.day())),
            _ => format!("{}\u{a0}– {}", single(from), single(to)),
        }
    }

    /// Days from one to another with their year: «12 февраля – 21 июня 2027 г.».
    pub fn dates(&self, from: NaiveDate, to: NaiveDate) -> String {
        if from == to {
            return self.date(from);
        }
        let first = if from.year() == to.year() { self.days(from, from) } else { self.date(from) };
        format!("{first}\u{a0}– {}", self.date(to))
    }

    /// A month and its year: «сентябрь 2026», "September 2026".
    pub fn month(&self, date: NaiveDate) -> String {
        format!("{}\u{a0}{}", self.words.months.nominative[date.month0() as usize], date.year())
    }

    /// A number with the language's decimal sign.
    pub fn number(&self, number: impl Display + Copy) -> String {
        number.to_string().replace('.', &self.words.decimal)
    }

    /// Hours with their unit: «36 ч».
    pub fn hours(&self, hours: Hours) -> String {
        fill(&self.words.hours, &[("n", &self.number(hours))])
    }

    /// Hours as a cell of a table shows them: a dash for none.
    pub fn hours_cell(&self, hours: Hours) -> String {
        if hours.is_zero() { self.words.dash.clone() } else { self.number(hours) }
    }

    /// A share: «30 %», "30%".
    pub fn percent(&self, percent: Percent) -> String {
        fill(&self.words.percent, &[("n", &self.number(percent))])
    }

    /// A number with a unit that is not ours: «6 з. е.». Spaces in the unit do not break.
    pub fn amount(&self, number: impl Display + Copy, unit: &str) -> String {
        fill(&self.words.amount, &[("n", &self.number(number)), ("unit", &unit.replace(' ', "\u{a0}"))])
    }

    /// A range of numbers: «85–100».
    pub fn range(&self, from: impl Display + Copy, to: impl Display + Copy) -> String {
        fill(&self.words.hyphen_range, &[("from", &self.number(from)), ("to", &self.number(to))])
    }

    /// A number with a noun in its form: «3 недели», "1 week". `noun` is a key of the locale's `counted`.
    pub fn counted(&self, n: u64, noun: &str) -> String {
        let forms = self.words.counted.get(noun).expect("nouns are asked for by keys that locales have");
        fill(forms.of(self.words.plural.form(n)), &[("n", &n.to_string())])
    }

    /// An exact number with a noun in its form: «216 академических часов», «1,5 академического часа».
    pub fn counted_exact(&self, number: impl Display + Copy, noun: &str) -> String {
        if let Ok(whole) = number.to_string().parse() {
            return self.counted(whole, noun);
        }
        let forms = self.words.counted.get(noun).expect("nouns are asked for by keys that locales have");
        fill(forms.of(Form::Other), &[("n", &self.number(number))])
    }

    /// Items as a sentence joins them, the last by «и».
    pub fn all_of(&self, items: &[String]) -> String {
        self.join(items, &self.words.list.and)
    }

    /// Items as a sentence joins them, the last by «или».
    pub fn one_of(&self, items: &[String]) -> String {
        self.join(items, &self.words.list.or)
    }

    fn join(&self, items: &[String], last: &str) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [rest @ .., end] => format!("{}{last}{end}", rest.join(&self.words.list.separator)),
        }
    }

    /// «да», "yes", or «нет», "no".
    pub fn answer(&self, yes: bool) -> &str {
        if yes { &self.words.affirmative } else { &self.words.negative }
    }

    /// Names of a kind of work.
    pub fn activity(&self, kind: Activity) -> &KindNames {
        self.words.activities.get(kind.as_str()).expect("a test finds every kind of work in every locale")
    }

    /// Name of a kind of class work: «лабораторная работа».
    pub fn class(&self, kind: ClassKind) -> &str {
        let key = match kind {
            ClassKind::Lab => "lab",
            ClassKind::Practical => "practical",
        };
        word(&self.words.classes, key)
    }

    /// A level in words: «применять».
    pub fn level(&self, level: Bloom) -> &str {
        word(&self.words.levels, level.as_str())
    }

    /// A part of the triad: «уметь».
    pub fn triad(&self, kind: Triad) -> &str {
        word(&self.words.triad, kind.as_str())
    }

    /// A cycle: «первый цикл (бакалавриат)».
    pub fn cycle(&self, cycle: Cycle) -> &str {
        word(&self.words.cycles, cycle.as_str())
    }

    /// A standing: «обязательный курс».
    pub fn standing(&self, standing: Standing) -> &str {
        word(&self.words.standings, standing.as_str())
    }

    /// A mode of delivery: «смешанное обучение».
    pub fn delivery(&self, delivery: Delivery) -> &str {
        word(&self.words.deliveries, delivery.as_str())
    }

    /// A form of assessment: «экзамен».
    pub fn form(&self, form: AssessmentForm) -> &str {
        word(&self.words.assessment_forms, form.as_str())
    }

    /// Name of a language, or its tag where this locale has no name for it.
    pub fn language<'a>(&'a self, lang: &'a Lang) -> &'a str {
        self.words.languages.get(lang.as_str()).map_or(lang.as_str(), String::as_str)
    }

    /// A field of ISCED-F with its name where this locale has it: «0612, проектирование …».
    pub fn field(&self, code: &str) -> String {
        self.words.fields.get(code).map_or_else(|| code.to_owned(), |name| format!("{code}, {name}"))
    }

    /// Kind of a syllabus: «Программа курса».
    pub fn syllabus_kind(&self) -> &str {
        &self.words.syllabus.kind
    }

    /// Title of a syllabus in its metadata.
    pub fn syllabus_title(&self, title: &str, code: &str) -> String {
        fill(&self.words.syllabus.title, &[("title", title), ("code", code)])
    }

    /// What a syllabus's metadata call an author without a name.
    pub fn syllabus_author(&self) -> &str {
        &self.words.syllabus.author
    }

    /// Mark of an outcome in tables: «РО1»; `n` is counted from 1.
    pub fn outcome_mark(&self, n: usize) -> String {
        fill(&self.words.syllabus.outcome_mark, &[("n", &n.to_string())])
    }

    /// Mark of an outcome at a level other than its own: «РО2 (понимать)».
    pub fn outcome_at(&self, mark: &str, level: Bloom) -> String {
        fill(&self.words.syllabus.outcome_at_level, &[("mark", mark), ("level", self.level(level))])
    }
}

fn word<'a>(words: &'a BTreeMap<String, String>, key: &str) -> &'a str {
    words.get(key).map(String::as_str).expect("a test finds every word of the format in every locale")
}

/// Puts values for `{name}` in one pass, so that a value with braces stays as it is.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let named = after
            .split_once('}')
            .and_then(|(name, tail)| values.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value, tail)));
        match named {
            Some((value, tail)) => {
                text.push_str(value);
                rest = tail;
            }
            None => {
                text.push('{');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(tag: &str) -> &'static Locale {
        &LOCALES[tag]
    }

    /// Every text of a locale's file by its path.
    fn texts(tag: &str) -> BTreeMap<String, String> {
        fn walk(value: &serde_yaml::Value, path: &str, texts: &mut BTreeMap<String, String>) {
            match value {
                serde_yaml::Value::Mapping(map) => map.iter().for_each(|(key, value)| {
                    walk(value, &format!("{path}/{}", key.as_str().unwrap_or_default()), texts);
                }),
                serde_yaml::Value::Sequence(items) => {
                    items.iter().enumerate().for_each(|(i, value)| walk(value, &format!("{path}/{i}"), texts));
                }
                other => drop(texts.insert(path.to_owned(), other.as_str().unwrap_or_default().to_owned())),
            }
        }
        let file = FILES.iter().find(|(name, _)| *name == tag).unwrap().1;
        let mut all = BTreeMap::new();
        walk(&serde_yaml::from_str(file).unwrap(), "", &mut all);
        all
    }

    fn placeholders(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> =
            text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn locales_have_the_same_keys_and_placeholders() {
        let [english, russian] = ["en", "ru"].map(|tag| {
            let texts = texts(tag);
            assert!(texts.values().all(|text| !text.trim().is_empty()), "{tag} has an empty text");
            texts.into_iter().map(|(key, text)| format!("{key} {:?}", placeholders(&text))).collect::<Vec<_>>()
        });
        pretty_assertions::assert_eq!(english, russian);
    }

    #[test]
    fn locales_name_everything_of_the_format() {
        for tag in Locale::tags() {
            let locale = locale(tag);
            assert!(Activity::ALL.iter().all(|&kind| !locale.activity(kind).long.is_empty()));
            assert!(Bloom::ALL.iter().all(|&level| !locale.level(level).is_empty()));
            use AssessmentForm as Form;
            let forms = [
                Form::LabReport,
                Form::Homework,
                Form::Test,
                Form::CaseStudy,
                Form::Project,
                Form::Presentation,
                Form::PeerReview,
                Form::Participation,
                Form::Exam,
                Form::PassFail,
            ];
            let words = (forms.into_iter().map(|form| locale.form(form)))
                .chain([Triad::Knowledge, Triad::Skill, Triad::Competence].map(|kind| locale.triad(kind)))
                .chain(
                    [Cycle::Short, Cycle::First, Cycle::Second, Cycle::Third, Cycle::Further].map(|c| locale.cycle(c)),
                )
                .chain([Standing::Compulsory, Standing::Elective, Standing::Optional].map(|s| locale.standing(s)))
                .chain([Delivery::OnCampus, Delivery::Blended, Delivery::Online].map(|d| locale.delivery(d)))
                .chain([ClassKind::Lab, ClassKind::Practical].map(|kind| locale.class(kind)));
            assert_eq!(words.filter(|word| word.is_empty()).count(), 0);
        }
    }

    #[test]
    fn dates_and_amounts_do_not_break() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
        let (ru, en) = (locale("ru"), locale("en"));
        assert_eq!(ru.date(day), "1\u{a0}сентября\u{a0}2026\u{a0}г.");
        assert_eq!(en.date(day), "1\u{a0}September 2026");
        let later = |days| day + chrono::Days::new(days);
        assert_eq!(ru.days(day, day), "1\u{a0}сентября");
        assert_eq!(ru.days(day, later(6)), "1–7\u{a0}сентября");
        assert_eq!(en.days(later(27), later(33)), "28\u{a0}September\u{a0}– 4\u{a0}October");
        assert_eq!(ru.dates(day, later(33)), "1\u{a0}сентября\u{a0}– 4\u{a0}октября\u{a0}2026\u{a0}г.");
        assert_eq!(en.dates(day, later(150)), "1\u{a0}September 2026\u{a0}– 29\u{a0}January 2027");
        assert_eq!(en.dates(day, day), "1\u{a0}September 2026");
        assert_eq!(ru.month(day), "сентябрь\u{a0}2026");
        assert_eq!(ru.hours(Hours::from_hundredths(3650)), "36,5\u{a0}ч");
        assert_eq!(en.hours(Hours::from_hundredths(3650)), "36.5\u{a0}h");
        assert_eq!(ru.amount(3, "з. е."), "3\u{a0}з.\u{a0}е.");
        assert_eq!(ru.percent(Percent::whole(30)), "30\u{a0}%");
        assert_eq!(en.percent(Percent::whole(30)), "30%");
        assert_eq!(ru.hours_cell(Hours::ZERO), "–");
        assert_eq!(en.range(85, 100), "85–100");
    }

    #[test]
    fn nouns_agree_with_their_numbers() {
        let weeks = |tag: &str, n| locale(tag).counted(n, "week").replace('\u{a0}', " ");
        let russian: Vec<String> = [0, 1, 2, 5, 11, 12, 21, 22, 111].map(|n| weeks("ru", n)).into();
        let expected = [
            "0 недель",
            "1 неделя",
            "2 недели",
            "5 недель",
            "11 недель",
            "12 недель",
            "21 неделя",
            "22 недели",
            "111 недель",
        ];
        assert_eq!(russian, expected);
        assert_eq!([0, 1, 2].map(|n| weeks("en", n)), ["0 weeks", "1 week", "2 weeks"]);
    }

    #[test]
    fn braces_of_values_stay() {
        assert_eq!(fill("{title} ({code}) {x}", &[("title", "{code}"), ("code", "A")]), "{code} (A) {x}");
    }

    #[test]
    fn lists_are_joined_as_the_language_joins_them() {
        let items = ["а", "б", "в"].map(str::to_owned);
        assert_eq!(locale("ru").all_of(&items), "а, б и в");
        assert_eq!(locale("en").one_of(&items), "а, б or в");
    }
}
