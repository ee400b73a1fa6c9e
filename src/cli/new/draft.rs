//! A draft of a course: what most courses begin with, in numbers that the institution's rules accept.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::catalog::Catalog;
use crate::model::module::ClassKind;
use crate::model::{
    AssessmentForm, AssessmentPart, Bloom, Course, CreditSystem, Credits, Cycle, Delivery, Grading, Hours, HoursByKind,
    Id, Institution, Lab, Lang, Literature, Module, Outcome, OutcomeLink, Percent, Standing, Text, Topic, Triad,
};

/// A course of some three credits in the catalogue's languages; `None` where the catalogue lacks an institution or a scale.
pub(super) fn course(catalog: &Catalog) -> Option<Course> {
    let institution = &catalog.institutions.get(catalog.settings.institutions.first()?)?.value;
    let words = Words(catalog.languages());
    let total = total(institution);
    let hours = divide(total, institution);
    Some(Course {
        code: String::new(),
        title: Text::from(""),
        summary: words.text(
            "О чём курс, для кого он и что студент сможет в конце.",
            "What the course is about, for whom it is, and what a student can do at the end.",
        ),
        institution: None,
        cycle: Cycle::First,
        eqf: Some(6),
        isced_f: None,
        standing: Standing::Elective,
        year: None,
        semesters: Vec::new(),
        delivery: Delivery::OnCampus,
        languages: catalog.languages().iter().take(1).cloned().collect(),
        authors: catalog.people.keys().take(1).cloned().collect(),
        credits: credits(total, institution),
        hours,
        prerequisites: None,
        corequisites: Vec::new(),
        outcomes: outcomes(words),
        modules: vec![module(words, 1, hours), module(words, 2, hours)],
        methods: Vec::new(),
        assessment: assessment(words),
        grading: Grading { scale: institution.scales.keys().next()?.clone(), text: None },
        literature: Literature::default(),
        software: Vec::new(),
        rooms: Vec::new(),
        policies: BTreeMap::new(),
        version: "0.1".into(),
        changes: Vec::new(),
        metadata: None,
        allow: Vec::new(),
    })
}

mod variant;

pub(super) use variant::variant;

/// The languages of the catalogue.
#[derive(Clone, Copy)]
pub(super) struct Words<'a>(pub(super) &'a [Lang]);

impl Words<'_> {
    /// A text in those of the two languages that the catalogue has; in English where it has neither.
    pub(super) fn text(self, ru: &str, en: &str) -> Text {
        let known = self.0.iter().filter_map(|lang| match lang.as_str() {
            "ru" => Some((lang.clone(), ru.to_owned())),
            "en" => Some((lang.clone(), en.to_owned())),
            _ => None,
        });
        let known: BTreeMap<Lang, String> = known.collect();
        match (self.0.len(), known.into_iter().collect::<Vec<_>>().as_slice()) {
            (_, []) => Text::from(en),
            (1, [(_, only)]) => Text::One(only.clone()),
            (_, several) => Text::Many(several.iter().cloned().collect()),
        }
    }
}

/// Whole academic hours that come out even in as many of the institution's credit systems as possible, near 108.
fn total(institution: &Institution) -> i64 {
    let even = |hours: i64| {
        let systems = institution.credit_systems.values();
        systems.filter(|system| credits_for(hours, system, institution).is_some()).count()
    };
    (60..=160).max_by_key(|&hours| (even(hours), Reverse((hours - 108).abs()))).unwrap_or(108)
}

/// The whole number of credits that hours stand for in a credit system, if there is one.
fn credits_for(hours: i64, system: &CreditSystem, institution: &Institution) -> Option<i64> {
    let academic = i64::from(institution.academic_hour);
    let per_credit = &system.hours_per_credit;
    let minutes = per_credit.minutes.map_or(academic, i64::from);
    let have = Hours::whole(hours).hundredths() * academic;
    (1..=12).find(|credits| {
        credits * per_credit.min.hundredths() * minutes <= have
            && have <= credits * per_credit.max.hundredths() * minutes
    })
}

fn credits(hours: i64, institution: &Institution) -> IndexMap<Id, Credits> {
    let systems = institution.credit_systems.iter();
    systems
        .filter_map(|(id, system)| Some((id.clone(), Credits::whole(credits_for(hours, system, institution)?))))
        .collect()
}

/// Hours by kind of work: self-study a little above the half where the institution's limits let it.
fn divide(total: i64, institution: &Institution) -> HoursByKind {
    let limits = &institution.limits;
    let share = Percent::whole(55).clamp(limits.self_study_min, limits.self_study_max.max(limits.self_study_min));
    let self_study = total * share.hundredths() / Percent::WHOLE.hundredths();
    let lecture = (total - self_study) / 3;
    HoursByKind {
        lecture: Hours::whole(lecture),
        lab: Hours::whole(total - self_study - lecture),
        self_study: Hours::whole(self_study),
        ..HoursByKind::default()
    }
}

/// The share of the first or second half, in whole hours.
fn half(hours: Hours, which: i64) -> Hours {
    let whole = hours.hundredths() / 100;
    Hours::whole(whole * which / 2 - whole * (which - 1) / 2)
}

fn halves(hours: HoursByKind, which: i64) -> HoursByKind {
    HoursByKind {
        lecture: half(hours.lecture, which),
        lab: half(hours.lab, which),
        self_study: half(hours.self_study, which),
        ..HoursByKind::default()
    }
}

fn id(text: &str) -> Id {
    text.parse().expect("the ids of the draft are slugs")
}

fn links(ids: &[&str]) -> Vec<OutcomeLink> {
    ids.iter().map(|text| OutcomeLink { outcome: id(text), level: None }).collect()
}

fn outcomes(words: Words<'_>) -> Vec<Outcome> {
    let outcome = |name: &str, level, kind, ru: &str, en: &str| Outcome {
        id: id(name),
        text: words.text(ru, en),
        level,
        kind,
        indicators: vec![words.text(
            "Что студент показывает, когда результат достигнут.",
            "What a student shows when the outcome is reached.",
        )],
        allow: Vec::new(),
    };
    vec![
        outcome(
            "explain",
            Bloom::Understand,
            Triad::Knowledge,
            "объяснять основные понятия курса",
            "explain the main concepts of the course",
        ),
        outcome(
            "apply",
            Bloom::Apply,
            Triad::Skill,
            "применять методы курса к типовым задачам",
            "apply the methods of the course to standard problems",
        ),
        outcome(
            "analyse",
            Bloom::Analyse,
            Triad::Skill,
            "анализировать решения и находить причины ошибок",
            "analyse solutions and find the causes of errors",
        ),
        outcome(
            "design",
            Bloom::Create,
            Triad::Competence,
            "проектировать собственное решение задачи",
            "design a solution of one's own",
        ),
    ]
}

fn module(words: Words<'_>, which: i64, course: HoursByKind) -> Module {
    let hours = halves(course, which);
    let topic = |part: i64| Topic {
        id: id(&format!("topic-{which}-{part}")),
        title: words.text(&format!("Тема {which}.{part}"), &format!("Topic {which}.{part}")),
        text: None,
        hours: halves(hours, part),
        minimum: None,
        locked: false,
        allow: Vec::new(),
    };
    let taught: [&str; 2] = if which == 1 { ["explain", "apply"] } else { ["analyse", "design"] };
    Module {
        id: id(&format!("module-{which}")),
        title: words.text(&format!("Раздел {which}"), &format!("Module {which}")),
        summary: None,
        weeks: None,
        outcomes: links(&taught),
        methods: Vec::new(),
        hours: None,
        topics: vec![topic(1), topic(2)],
        labs: vec![Lab {
            id: id(&format!("lab-{which}")),
            title: words.text(&format!("Лабораторная работа {which}"), &format!("Laboratory work {which}")),
            hours: hours.lab,
            kind: ClassKind::Lab,
            task: words.text(
                "Что сделать, из чего исходить и что сдать.",
                "What to do, what to start from and what to hand in.",
            ),
            outcomes: links(&taught[1..]),
            case_study: false,
            allow: Vec::new(),
        }],
        allow: Vec::new(),
    }
}

fn assessment(words: Words<'_>) -> Vec<AssessmentPart> {
    let part = |name: &str, form, weight, outcomes: &[&str], ru: &str, en: &str| AssessmentPart {
        id: id(name),
        title: words.text(ru, en),
        form,
        weight: Percent::whole(weight),
        text: None,
        outcomes: links(outcomes),
        modules: Vec::new(),
        criteria: Vec::new(),
        allow: Vec::new(),
    };
    vec![
        part("labs", AssessmentForm::LabReport, 40, &["apply", "analyse"], "Лабораторные работы", "Laboratory works"),
        part("project", AssessmentForm::Project, 40, &["design"], "Проект", "Project"),
        part("test", AssessmentForm::Test, 20, &["explain"], "Контрольная работа", "Test"),
    ]
}
