//! Study plans of ММИС «Планы» (`.plx`): tables of a data set, joined by their codes.
//!
//! No schema is published; the tables and their joins are those that other readers of such files use. Elements are matched by
//! local names, and what is not understood is said and passed over.

mod hours;

use std::collections::{BTreeMap, BTreeSet};

use super::number::hundredths;
use super::xml::{Element, elements};
use super::{Imported, bind};
use crate::catalog::Catalog;
use crate::model::{
    Competence, Credits, Hours, Indicator, PlanPart, PlanRow, Program, RowSemester, StatedHours, StudyForm, Text,
    TopicHours,
};
use crate::report::Failure;
use crate::report::words::Count;
use hours::{Amount, Work, work};

/// Type of an object that is a group of electives, not a discipline.
const GROUP: &str = "5";
/// Most rows, competences and indicators of a plan.
const MOST: usize = 5_000;

/// Reads a plan and binds its rows to the courses of a catalogue.
///
/// # Errors
/// When the file is no plan, or lacks what every programme has.
pub fn plx(bytes: &[u8], catalog: &Catalog) -> Result<Imported, Failure> {
    let elements = elements(bytes)?;
    let mut reader =
        Reader { elements: &elements, form: StudyForm::FullTime, notes: Vec::new(), unknown: BTreeMap::new() };
    let mut program = reader.program(catalog)?;
    let mut notes = reader.notes;
    bind::bind(&mut program, catalog, &mut notes);
    Ok(Imported { program, notes })
}

struct Reader<'a> {
    elements: &'a [Element],
    form: StudyForm,
    notes: Vec<String>,
    /// Kinds of work that are not understood, with the number of their lines.
    unknown: BTreeMap<String, usize>,
}

impl<'a> Reader<'a> {
    fn all(&self, name: &'static str) -> impl Iterator<Item = &'a Element> + use<'a> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    fn program(&mut self, catalog: &Catalog) -> Result<Program, Failure> {
        let plan = self.all("Планы").next();
        let plan = plan.ok_or_else(|| Failure::new("the file has no element `Планы`: it is no plan of ММИС"))?;
        let lacks = |what: &str| Failure::new(format!("the plan does not say its {what}"));
        let (outer, inner) = self.standard(plan);
        let outer = outer.ok_or_else(|| lacks("direction (element `ООП` with `Шифр`)"))?;
        let code = outer.get("Шифр").ok_or_else(|| lacks("direction (`Шифр` of `ООП`)"))?;
        let intake = plan.get("ГодНачалаПодготовки").and_then(|year| year.parse().ok());
        let intake = intake.ok_or_else(|| lacks("year of intake (`ГодНачалаПодготовки` of `Планы`)"))?;
        self.form = self.study_form(plan);
        let (competences, by_code) = self.competences()?;
        let rows = self.rows(&by_code)?;
        self.report_unknown();
        let credit_system = bind::credit_system(catalog)?;
        Ok(Program {
            code: code.to_owned(),
            direction: text(outer.get("Название").unwrap_or(code)),
            profile: inner.and_then(|inner| inner.get("Название")).map(text),
            level: text(&self.level(plan, outer, code)),
            qualification: text(outer.get("Квалификация").unwrap_or("—")),
            form: self.form,
            intake,
            standard: None,
            institutions: Vec::new(),
            credit_system,
            twin: None,
            semesters: Vec::new(),
            academic_calendar: None,
            competences,
            rows,
            allow: Vec::new(),
        })
    }

    /// The direction, and the profile within it.
    fn standard(&self, plan: &Element) -> (Option<&'a Element>, Option<&'a Element>) {
        let named = |code: Option<&str>| {
            let code = code?;
            self.all("ООП").find(|one| one.get("Код") == Some(code))
        };
        let outer = named(plan.get("КодООП")).filter(|one| one.get("Шифр").is_some());
        let outer = outer.or_else(|| self.all("ООП").find(|one| one.get("Шифр").is_some()));
        let within = |one: &&Element| {
            let parent = one.parent.and_then(|parent| self.elements.get(parent));
            parent.is_some_and(|parent| outer.is_some_and(|outer| std::ptr::eq(parent, outer)))
        };
        let active = named(plan.get("КодАктивногоООП")).filter(within);
        (outer, active.or_else(|| self.all("ООП").find(within)))
    }

    fn study_form(&mut self, plan: &Element) -> StudyForm {
        let code = plan.get("КодФормыОбучения");
        let named = self.all("ФормаОбучения").find(|one| one.get("Код").is_some() && one.get("Код") == code);
        let name = named.and_then(|one| one.get("ФормаОбучения")).unwrap_or_default().to_lowercase();
        if name.contains("очно-заоч") {
            StudyForm::PartTime
        } else if name.contains("заоч") {
            StudyForm::Correspondence
        } else {
            if !name.contains("очн") {
                self.notes.push(format!("form of study `{name}` is not known: taken for `full-time`"));
            }
            StudyForm::FullTime
        }
    }

    /// The level of education in the words of the plan; where it has none, by the code of the direction.
    fn level(&mut self, plan: &Element, outer: &Element, code: &str) -> String {
        let is_word = |text: &&str| text.chars().any(char::is_alphabetic);
        let key = plan.get("КодУровняОбразования").or_else(|| outer.get("УровеньОбразования"));
        let listed = self.all("Уровень_образования").find(|one| one.get("Код").is_some() && one.get("Код") == key);
        let values = listed.into_iter().flat_map(|one| one.attributes.iter().map(|(_, value)| value.trim()));
        let listed = values.into_iter().find(is_word);
        if let Some(level) = outer.get("УровеньОбразования").filter(is_word).or(listed) {
            return level.to_lowercase();
        }
        let level = match code.split('.').nth(1) {
            Some("03") => "бакалавриат",
            Some("04") => "магистратура",
            Some("05") => "специалитет",
            _ => "высшее образование",
        };
        self.notes
            .push(format!("the plan names no level of education: `{level}` is taken, by the code of the direction"));
        level.to_owned()
    }

    /// Competences with their indicators, and the code of each by its key in the file: an indicator's is its competence's.
    fn competences(&self) -> Result<(Vec<Competence>, BTreeMap<&'a str, String>), Failure> {
        let mut competences: Vec<Competence> = Vec::new();
        let mut by_key = BTreeMap::new();
        // Places of competences by their element and by their code, and what has been taken already.
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for (i, element) in self.elements.iter().enumerate().filter(|(_, one)| one.name == "ПланыКомпетенции")
        {
            let Some(code) = element.get("ШифрКомпетенции") else { continue };
            let wording = text(element.get("Наименование").unwrap_or(code));
            let place = match element.parent.and_then(|parent| places.get(&parent)).copied() {
                Some(place) => {
                    if taken.insert(code) {
                        competences[place].indicators.push(Indicator { code: code.to_owned(), text: wording });
                    }
                    place
                }
                None => *codes.entry(code).or_insert_with(|| {
                    competences.push(competence(code, wording, element));
                    competences.len() - 1
                }),
            };
            places.insert(i, place);
            if let Some(key) = element.get("Код") {
                by_key.insert(key, competences[place].code.clone());
            }
            bounded(codes.len().max(taken.len()), "competences or indicators")?;
        }
        Ok((competences, by_key))
    }

    fn rows(&mut self, competences: &BTreeMap<&str, String>) -> Result<Vec<PlanRow>, Failure> {
        let amounts = self.amounts();
        let formed = self.formed(competences);
        let groups: BTreeMap<&str, &Element> = self
            .all("ПланыСтроки")
            .filter(|line| line.get("ТипОбъекта") == Some(GROUP))
            .filter_map(|line| Some((line.get("Код")?, line)))
            .collect();
        if !groups.is_empty() {
            let names: Vec<&str> = groups.values().filter_map(|group| group.get("ДисциплинаКод")).collect();
            self.notes.push(format!(
                "{} left out, their rows have `choice`: {}",
                Count(groups.len(), "group"),
                names.join(", ")
            ));
        }
        let departments: BTreeMap<&str, &str> =
            self.all("Кафедры").filter_map(|one| Some((one.get("Код")?, one.get("Название")?))).collect();
        let mut rows = Vec::new();
        let mut ids = BTreeSet::new();
        for line in self.all("ПланыСтроки").filter(|line| line.get("ТипОбъекта") != Some(GROUP)) {
            let title = line.get("Дисциплина").unwrap_or("без названия");
            let own = line.get("Код").and_then(|key| amounts.get(key));
            let (Some(index), Some(own)) = (line.get("ДисциплинаКод"), own) else {
                self.notes.push(format!("«{title}» has no index or no hours: left out"));
                continue;
            };
            let semesters = self.semesters(own, title);
            if semesters.is_empty() {
                self.notes.push(format!("«{title}» has hours in no semester: left out"));
                continue;
            }
            let parent = line.get("КодРодителя");
            let keys = [line.get("Код"), parent].into_iter().flatten();
            let mut codes: Vec<String> = keys.filter_map(|key| formed.get(key)).flatten().cloned().collect();
            codes.sort_by_cached_key(|code| crate::catalog::competences::order(code));
            codes.dedup();
            let group = parent.and_then(|key| groups.get(key)).and_then(|group| group.get("ДисциплинаКод"));
            rows.push(PlanRow {
                id: bind::id(index, &mut ids),
                index: index.to_owned(),
                course: None,
                title: Some(text(title)),
                part: part(index),
                choice: group.or_else(|| elective(index)).map(str::to_owned),
                department: line.get("КодКафедры").and_then(|code| departments.get(code)).copied().map(text),
                credits: self.credits(line, &semesters, title)?,
                stated: self.stated(line, title),
                semesters,
                competences: codes,
                links: Vec::new(),
                topics: TopicHours::Course,
                frozen: Vec::new(),
                before: Vec::new(),
                after: Vec::new(),
                allow: Vec::new(),
            });
            bounded(rows.len(), "rows")?;
        }
        if rows.is_empty() {
            return Err(Failure::new("the plan has no row with hours: elements `ПланыСтроки` and `ПланыНовыеЧасы`"));
        }
        Ok(rows)
    }

    /// Credits of a row: its own, else those of its semesters.
    fn credits(&mut self, line: &Element, semesters: &[RowSemester], title: &str) -> Result<Credits, Failure> {
        let own = line.get("ТрудоемкостьКредитов").filter(|text| !text.trim().is_empty());
        if let Some(number) = own.and_then(|text| self.number(text, "credits", title)) {
            return Ok(Credits::from_hundredths(number));
        }
        let sum: Option<Credits> = semesters.iter().map(|semester| semester.credits).sum_all();
        sum.ok_or_else(|| Failure::new(format!("«{title}» has no credits (`ТрудоемкостьКредитов` of `ПланыСтроки`)")))
    }

    /// All hours of a row as the plan states them, so that `check` compares them.
    fn stated(&mut self, line: &Element, title: &str) -> Option<StatedHours> {
        let total = self.number(line.get("ЧасовПоПлану")?, "hours", title)?;
        Some(StatedHours { total: Some(Hours::from_hundredths(total)), ..StatedHours::default() })
    }

    /// Competences of each line by its key.
    fn formed(&self, competences: &BTreeMap<&str, String>) -> BTreeMap<&'a str, Vec<String>> {
        let mut formed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for link in self.all("ПланыКомпетенцииДисциплины") {
            let (Some(line), Some(code)) = (link.get("КодСтроки"), link.get("КодКомпетенции"))
            else {
                continue;
            };
            formed.entry(line).or_default().extend(competences.get(code).cloned());
        }
        formed
    }

    /// Lines of the table of hours by the key of their row.
    fn amounts(&mut self) -> BTreeMap<&'a str, Vec<Amount<'a>>> {
        let names: BTreeMap<&str, &str> = self
            .all("СправочникВидыРабот")
            .filter_map(|one| Some((one.get("Код")?, one.get("Аббревиатура").or_else(|| one.get("Название"))?)))
            .collect();
        let mut amounts: BTreeMap<&str, Vec<Amount<'_>>> = BTreeMap::new();
        for line in self.all("ПланыНовыеЧасы") {
            let (Some(row), Some(code)) = (line.get("КодОбъекта"), line.get("КодВидаРаботы"))
            else {
                continue;
            };
            let name = names.get(code).copied().unwrap_or(code);
            let Some(work) = work(name) else {
                *self.unknown.entry(name.to_owned()).or_default() += 1;
                continue;
            };
            let count = |key| line.get(key).and_then(|number| number.parse::<u8>().ok()).unwrap_or_default();
            let when = (count("Курс"), count("Семестр"));
            let kind = line.get("КодТипаЧасов").unwrap_or(hours::WHOLE);
            if !matches!(work, Work::Attestation(_)) && !hours::is_known(kind) {
                *self.unknown.entry(format!("{name}, type {kind}")).or_default() += 1;
                continue;
            }
            // A mark of attestation may have no number.
            let unit = if work == Work::Credits { "credits" } else { "hours" };
            let Some(hundredths) = self.number(line.get("Количество").unwrap_or("0"), unit, name) else {
                continue;
            };
            amounts.entry(row).or_default().push(Amount { when, work, kind, hundredths });
        }
        amounts
    }

    fn number(&mut self, text: &str, unit: &str, what: &str) -> Option<i64> {
        match hundredths(text) {
            Some((number, rounded)) => {
                if rounded {
                    let kept = Hours::from_hundredths(number);
                    self.notes.push(format!("{text} of «{what}» is not exact to a hundredth: {kept} is taken"));
                }
                Some(number)
            }
            None => {
                self.notes.push(format!("`{text}` of «{what}» is no number of {unit}: passed over"));
                None
            }
        }
    }

    /// Semesters of a row, counted through all years.
    fn semesters(&mut self, amounts: &[Amount<'_>], title: &str) -> Vec<RowSemester> {
        // Plans of correspondence courses count the sessions of a year from 0.
        let from_zero = self.form == StudyForm::Correspondence && self.counts_from_zero();
        let (semesters, skipped) = hours::semesters(amounts, from_zero);
        if skipped > 0 {
            let lines = Count(skipped, "line");
            self.notes.push(format!("{lines} of «{title}» in no year or semester that there is: passed over"));
        }
        semesters
    }

    fn counts_from_zero(&self) -> bool {
        self.all("ПланыНовыеЧасы").any(|line| line.get("Семестр") == Some("0") && line.get("Курс") != Some("0"))
    }

    fn report_unknown(&mut self) {
        for (name, count) in std::mem::take(&mut self.unknown) {
            self.notes.push(format!("kind of work `{name}` is not known: {} passed over", Count(count, "line")));
        }
    }
}

/// Adds up what may be absent; `None` where any is, or where there is nothing.
trait SumAll {
    fn sum_all(self) -> Option<Credits>;
}

impl<I: Iterator<Item = Option<Credits>>> SumAll for I {
    fn sum_all(self) -> Option<Credits> {
        let all: Vec<Credits> = self.collect::<Option<_>>()?;
        (!all.is_empty()).then(|| all.into_iter().sum())
    }
}

fn bounded(count: usize, what: &str) -> Result<(), Failure> {
    if count > MOST { Err(Failure::new(format!("the plan has more than {MOST} {what}"))) } else { Ok(()) }
}

fn competence(code: &str, wording: Text, element: &Element) -> Competence {
    Competence {
        code: code.to_owned(),
        category: element.get("Категория").map(text),
        text: wording,
        basis: Vec::new(),
        indicators: Vec::new(),
        allow: Vec::new(),
    }
}

fn text(text: &str) -> Text {
    Text::from(text.split_whitespace().collect::<Vec<_>>().join(" ").as_str())
}

/// The part of a plan by an index.
fn part(index: &str) -> PlanPart {
    match index {
        index if index.starts_with("Б2") => PlanPart::Practice,
        index if index.starts_with("Б3") => PlanPart::Final,
        index if index.starts_with("ФТД") => PlanPart::Optional,
        index if index.contains(".В.") => PlanPart::Formed,
        _ => PlanPart::Core,
    }
}

/// The group of an elective by its index: `Б1.В.ДВ.02` of `Б1.В.ДВ.02.01`.
fn elective(index: &str) -> Option<&str> {
    index.contains(".ДВ.").then(|| index.rsplit_once('.').map(|(group, _)| group)).flatten()
}
