//! A course in a language → the view of its syllabus.

use chrono::NaiveDate;

use super::dated::Dated;
use super::view::*;
use crate::catalog::{Catalog, kinds_in_use, outcome_of, topic_hours};
use crate::document::texts::Texts;
use crate::document::{Edition, words};
use crate::load::Item;
use crate::locale::Locale;
use crate::model::{Bloom, Course, HoursByKind, Id, Lang, OutcomeLink, Requirement, Text};
use crate::prose::{Block, Inline};

/// Makes the view of a course's syllabus in a language.
pub fn view(catalog: &Catalog, item: &Item<Course>, lang: &Lang, locale: &Locale, edition: &Edition) -> SyllabusView {
    make(catalog, item, lang, locale, edition, None)
}

/// Makes the view of a course, or of an offering that gives it.
pub(super) fn make(
    catalog: &Catalog,
    item: &Item<Course>,
    lang: &Lang,
    locale: &Locale,
    edition: &Edition,
    dated: Option<&Dated<'_>>,
) -> SyllabusView {
    let scope = Scope { catalog, course: &item.value, locale, lang, dated };
    scope.view(edition)
}

/// The date of a course's current version, from its change notes: what a document without another date carries.
pub fn version_date(course: &Course) -> Option<NaiveDate> {
    course.changes.iter().find(|change| change.version == course.version).map(|change| change.date)
}

/// A course while its view is made.
struct Scope<'a> {
    catalog: &'a Catalog,
    course: &'a Course,
    locale: &'a Locale,
    lang: &'a Lang,
    /// The offering, where one is printed.
    dated: Option<&'a Dated<'a>>,
}

impl Scope<'_> {
    fn view(&self, edition: &Edition) -> SyllabusView {
        let course = self.course;
        let title = self.dated.map_or_else(|| self.title(&course.title), Dated::title);
        let institution = &self.catalog.institution(course).value;
        let plan = self.plan();
        let date = edition.date.or_else(|| version_date(course));
        SyllabusView {
            lang: self.lang.to_string(),
            document_title: self.locale.syllabus_title(&title, &course.code),
            document_kind: self.dated.map_or_else(|| self.locale.syllabus_kind().to_owned(), Dated::kind),
            document_author: self.title(institution.short_name()),
            labels: self.locale.labels().clone(),
            institution: InstitutionView::new(&self.texts(), institution),
            code: course.code.clone(),
            title,
            credits: self.credits(),
            hours: self.locale.hours(course.hours.total()),
            summary: self.blocks(&course.summary),
            facts: self.facts(),
            lecturers: self.dated.map_or_else(|| self.authors(), Dated::teachers),
            prerequisites: course.prerequisites.as_ref().map(|requirement| self.requirement(requirement)),
            corequisites: course.corequisites.iter().filter_map(|id| self.link(id)).collect(),
            outcomes: self.outcomes(),
            methods: course.methods.iter().map(|text| self.inline(text)).collect(),
            matrix: self.matrix(),
            assessment: self.assessment(),
            scale: self.scale(),
            literature: self.literature(),
            software: self.software(),
            rooms: course
                .rooms
                .iter()
                .map(|room| RoomView { kind: self.title(&room.kind), equipment: self.title(&room.equipment) })
                .collect(),
            policies: self.policies(),
            ledger: self.ledger(),
            news: None,
            changes: course
                .changes
                .iter()
                .map(|change| ChangeView {
                    version: change.version.clone(),
                    date: self.locale.date(change.date),
                    text: self.inline(&change.text),
                })
                .collect(),
            edition: EditionView::new(self.locale, &course.version, date, edition),
            plan,
            dated: self.dated.map(Dated::view),
        }
    }

    fn authors(&self) -> Vec<PersonView> {
        let people = self.course.authors.iter().filter_map(|id| self.catalog.people.get(id));
        people.map(|person| PersonView::new(&self.texts(), person)).collect()
    }

    const fn texts(&self) -> Texts<'_> {
        Texts { catalog: self.catalog, lang: self.lang, locale: self.locale }
    }

    fn title(&self, text: &Text) -> String {
        self.texts().title(text)
    }

    fn blocks(&self, text: &Text) -> Vec<Block> {
        self.texts().blocks(text)
    }

    fn inline(&self, text: &Text) -> Vec<Inline> {
        self.texts().inline(text)
    }

    fn credits(&self) -> Vec<String> {
        let systems = &self.catalog.institution(self.course).value.credit_systems;
        let unit = |id: &Id| systems.get(id).map(|system| self.title(&system.unit)).unwrap_or_default();
        self.course.credits.iter().map(|(id, credits)| self.locale.amount(credits, &unit(id))).collect()
    }

    /// Facts of the heading block, elements 1 to 8, 10 and 16 of the ECTS list.
    fn facts(&self) -> Vec<Fact> {
        let course = self.course;
        let locale = self.locale;
        let mut facts = self.dated.map(Dated::facts).unwrap_or_default();
        let mut fact = |key: &str, value: String| {
            if !value.is_empty() {
                facts.push(Fact { label: locale.label(key).to_owned(), value });
            }
        };
        fact("code", course.code.clone());
        fact("standing", locale.standing(course.standing).to_owned());
        fact("cycle", locale.cycle(course.cycle).to_owned());
        fact("eqf", course.eqf.map(|level| level.to_string()).unwrap_or_default());
        fact("year", course.year.map(|year| year.to_string()).unwrap_or_default());
        fact("semesters", course.semesters.iter().map(u8::to_string).collect::<Vec<_>>().join(", "));
        let (credits, hours) = (self.credits().join(" / "), locale.hours(course.hours.total()));
        fact("credits", if credits.is_empty() { hours } else { format!("{credits} ({hours})") });
        fact("delivery", locale.delivery(course.delivery).to_owned());
        let languages: Vec<&str> = course.languages.iter().map(|lang| locale.language(lang)).collect();
        fact("instruction", languages.join(", "));
        fact("field", course.isced_f.as_ref().map(|code| locale.field(code)).unwrap_or_default());
        facts
    }

    fn link(&self, id: &Id) -> Option<CourseLink> {
        let course = &self.catalog.courses.get(id)?.value;
        Some(CourseLink { id: id.to_string(), code: course.code.clone(), title: self.title(&course.title) })
    }

    /// A course that resolve left out of the catalogue is named by its id.
    fn link_or_id(&self, id: &Id) -> CourseLink {
        self.link(id).unwrap_or_else(|| CourseLink { id: id.to_string(), code: String::new(), title: id.to_string() })
    }

    fn requirement(&self, requirement: &Requirement) -> RequirementView {
        let items = |items: &[Requirement]| items.iter().map(|item| self.requirement(item)).collect();
        match requirement {
            Requirement::All(all) => RequirementView::All { items: items(all) },
            Requirement::Any(any) => RequirementView::Any { items: items(any) },
            Requirement::Course(id) => RequirementView::Course { course: self.link_or_id(id) },
            Requirement::Outcome(wanted) => {
                let outcome = self.catalog.outcome(&wanted.course, &wanted.link.outcome).map(|(_, outcome)| outcome);
                let level = wanted.link.level.or(outcome.map(|outcome| outcome.level));
                RequirementView::Outcome {
                    course: self.link_or_id(&wanted.course),
                    text: outcome.map(|outcome| self.inline(&outcome.text)).unwrap_or_default(),
                    level: level.map(|level| self.locale.level(level).to_owned()).unwrap_or_default(),
                }
            }
            Requirement::Knowledge(text) => RequirementView::Knowledge { text: self.inline(text) },
        }
    }

    fn mark(&self, index: usize) -> String {
        self.locale.outcome_mark(index + 1)
    }

    /// Marks of linked outcomes, with the level where it is not the outcome's own.
    fn marks(&self, links: &[OutcomeLink]) -> Vec<String> {
        let mark = |link: &OutcomeLink| {
            let (index, outcome) = outcome_of(self.course, &link.outcome)?;
            Some(match link.level.filter(|level| *level != outcome.level) {
                Some(level) => self.locale.outcome_at(&self.mark(index), level),
                None => self.mark(index),
            })
        };
        links.iter().filter_map(mark).collect()
    }

    fn outcomes(&self) -> Vec<OutcomeView> {
        let outcomes = self.course.outcomes.iter().enumerate();
        outcomes
            .map(|(i, outcome)| OutcomeView {
                mark: self.mark(i),
                text: self.inline(&outcome.text),
                level: self.locale.level(outcome.level).to_owned(),
                level_number: outcome.level as u8 + 1,
                kind: self.locale.triad(outcome.kind).to_owned(),
                indicators: outcome.indicators.iter().map(|text| self.inline(text)).collect(),
            })
            .collect()
    }

    /// Hours by the kinds in use, a dash for none.
    fn hours_row(&self, hours: &HoursByKind) -> Vec<String> {
        kinds_in_use(self.course).into_iter().map(|kind| self.locale.hours_cell(hours.of(kind))).collect()
    }

    fn plan(&self) -> PlanView {
        let course = self.course;
        let number = |hours: crate::model::Hours| self.locale.number(hours);
        let mut lab_number = 0;
        let mut modules = Vec::new();
        for (i, module) in course.modules.iter().enumerate() {
            let hours: HoursByKind = module.topics.iter().map(|topic| topic.hours).sum();
            let topics = module.topics.iter().enumerate();
            modules.push(ModuleView {
                number: (i + 1).to_string(),
                title: self.title(&module.title),
                weeks: match self.dated {
                    Some(dated) => dated.weeks_of(&module.id),
                    None => {
                        module.weeks.as_ref().map(|weeks| weeks.to_string().replace('-', "–").replace(", ", ",\u{a0}"))
                    }
                },
                summary: module.summary.as_ref().map(|text| self.blocks(text)).unwrap_or_default(),
                hours: self.hours_row(&hours),
                total: number(hours.total()),
                outcomes: self.marks(&module.outcomes),
                methods: module.methods.iter().map(|text| self.title(text)).collect::<Vec<_>>().join("; "),
                topics: topics
                    .map(|(j, topic)| TopicView {
                        number: format!("{}.{}", i + 1, j + 1),
                        title: self.title(&topic.title),
                        text: topic.text.as_ref().map(|text| self.blocks(text)).unwrap_or_default(),
                        hours: self.hours_row(&topic.hours),
                        total: number(topic.hours.total()),
                    })
                    .collect(),
                labs: module
                    .labs
                    .iter()
                    .map(|lab| {
                        lab_number += 1;
                        LabView {
                            number: lab_number.to_string(),
                            short: self.locale.activity(lab.kind.activity()).short.clone(),
                            kind: self.locale.class(lab.kind).to_owned(),
                            title: self.title(&lab.title),
                            hours: self.locale.hours(lab.hours),
                            task: self.blocks(&lab.task),
                            outcomes: self.marks(&lab.outcomes),
                            case_study: lab.case_study,
                        }
                    })
                    .collect(),
            });
        }
        let control = HoursByKind { control: course.hours.control, ..HoursByKind::default() };
        let whole = [topic_hours(course), control].into_iter().sum::<HoursByKind>();
        PlanView {
            kinds: kinds_in_use(course)
                .into_iter()
                .map(|kind| KindView {
                    short: self.locale.activity(kind).short.clone(),
                    long: self.locale.activity(kind).long.clone(),
                })
                .collect(),
            has_weeks: modules.iter().any(|module| module.weeks.is_some()),
            modules,
            control: (!control.control.is_zero()).then(|| PlanRow {
                label: self.locale.label("control").to_owned(),
                hours: self.hours_row(&control),
                total: number(control.total()),
            }),
            total: PlanRow {
                label: self.locale.label("total").to_owned(),
                hours: self.hours_row(&whole),
                total: number(whole.total()),
            },
        }
    }

    fn matrix(&self) -> MatrixView {
        let course = self.course;
        let level_in = |links: &[OutcomeLink], id: &Id| {
            let own = outcome_of(course, id).map(|(_, outcome)| outcome.level);
            let levels = links.iter().filter(|link| link.outcome == *id).filter_map(|link| link.level.or(own));
            levels.max().map_or(0, |level| level as u8 + 1)
        };
        MatrixView {
            modules: (course.modules.iter().enumerate())
                .map(|(i, module)| MatrixColumn { mark: (i + 1).to_string(), title: self.title(&module.title) })
                .collect(),
            parts: (course.assessment.iter().enumerate())
                .map(|(i, part)| MatrixColumn { mark: words::letter(i), title: self.title(&part.title) })
                .collect(),
            rows: (course.outcomes.iter().enumerate())
                .map(|(i, outcome)| MatrixRow {
                    outcome: self.mark(i),
                    modules: course.modules.iter().map(|module| level_in(&module.outcomes, &outcome.id)).collect(),
                    parts: course.assessment.iter().map(|part| level_in(&part.outcomes, &outcome.id)).collect(),
                })
                .collect(),
            levels: Bloom::ALL.iter().map(|&level| self.locale.level(level).to_owned()).collect(),
        }
    }

    fn assessment(&self) -> AssessmentView {
        let course = self.course;
        let percent = |percent: crate::model::Percent| self.locale.percent(percent);
        let module_number =
            |id: &Id| course.modules.iter().position(|module| module.id == *id).map(|index| (index + 1).to_string());
        AssessmentView {
            parts: (course.assessment.iter().enumerate())
                .map(|(i, part)| PartView {
                    mark: words::letter(i),
                    title: self.title(&part.title),
                    form: self.locale.form(part.form).to_owned(),
                    weight: percent(part.weight),
                    text: part.text.as_ref().map(|text| self.blocks(text)).unwrap_or_default(),
                    outcomes: self.marks(&part.outcomes),
                    modules: part.modules.iter().filter_map(module_number).collect(),
                    due: self.dated.map(|dated| dated.due(&part.id)).unwrap_or_default(),
                    criteria: part
                        .criteria
                        .iter()
                        .map(|criterion| CriterionView {
                            text: self.inline(&criterion.text),
                            points: criterion.points.map(|points| self.locale.number(points)),
                        })
                        .collect(),
                })
                .collect(),
            total: percent(course.assessment.iter().map(|part| part.weight).sum()),
        }
    }

    fn scale(&self) -> ScaleView {
        let grading = &self.course.grading;
        let scale = self.catalog.institution(self.course).value.scales.get(&grading.scale);
        let mut steps: Vec<_> = scale.map(|scale| scale.steps.iter().collect()).unwrap_or_default();
        steps.sort_by_key(|step| std::cmp::Reverse(step.from));
        ScaleView {
            title: scale.map(|scale| self.title(&scale.title)).unwrap_or_default(),
            steps: steps
                .into_iter()
                .map(|step| StepView {
                    range: self.locale.range(step.from, step.to),
                    grade: self.title(&step.grade),
                    letter: step.letter.clone(),
                    pass: step.pass,
                    text: step.text.as_ref().map(|text| self.inline(text)).unwrap_or_default(),
                })
                .collect(),
            text: grading.text.as_ref().map(|text| self.blocks(text)).unwrap_or_default(),
        }
    }

    fn literature(&self) -> LiteratureView {
        let gost = self.lang.as_str() == "ru";
        let literature = &self.course.literature;
        let mut number = 0;
        let mut works = |keys: &[String]| {
            let entries = keys.iter().filter_map(|key| self.catalog.bibliography.get(key));
            entries
                .map(|(_, entry)| {
                    number += 1;
                    WorkView { number: number.to_string(), text: self.texts().work(entry, gost) }
                })
                .collect()
        };
        LiteratureView { main: works(&literature.main), further: works(&literature.further) }
    }

    fn software(&self) -> Vec<SoftwareView> {
        let yes_no = |yes: bool| self.locale.answer(yes).to_owned();
        let software = self.course.software.iter();
        software
            .map(|software| SoftwareView {
                name: self.title(&software.name),
                licence: self.title(&software.licence),
                purpose: software.purpose.as_ref().map(|text| self.title(text)),
                domestic: software.domestic.map(yes_no),
            })
            .collect()
    }

    fn policies(&self) -> Vec<PolicyView> {
        let policies = self.catalog.institution(self.course).value.policies.iter();
        policies
            .map(|policy| {
                let own = self.course.policies.get(&policy.id);
                PolicyView {
                    title: self.title(&policy.title),
                    text: self.blocks(own.map_or(&policy.text, |own| &own.text)),
                    own: own.is_some(),
                }
            })
            .collect()
    }

    fn ledger(&self) -> LedgerView {
        let hours = &self.course.hours;
        let total = hours.total();
        let row = |label: &str, hours: crate::model::Hours| LedgerRow {
            label: label.to_owned(),
            hours: self.locale.number(hours),
            share: words::share(self.locale, hours, total),
        };
        let institution = &self.catalog.institution(self.course).value;
        LedgerView {
            rows: kinds_in_use(self.course)
                .into_iter()
                .map(|kind| row(&self.locale.activity(kind).long, hours.of(kind)))
                .collect(),
            total: row(self.locale.label("total"), total),
            contact: row(self.locale.label("contact"), hours.contact()),
            proofs: self
                .course
                .credits
                .iter()
                .filter_map(|(id, credits)| {
                    let system = institution.credit_systems.get(id)?;
                    let unit = self.title(&system.unit);
                    Some(words::proof(
                        self.locale,
                        *credits,
                        &unit,
                        &system.hours_per_credit,
                        total,
                        institution.academic_hour,
                    ))
                })
                .collect(),
        }
    }
}
