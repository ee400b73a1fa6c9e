//! A draft of a variant: a day of training on the first module that has works, in hours and minutes that add up.

use super::Words;
use crate::catalog::Catalog;
use crate::catalog::dropped::fates;
use crate::model::module::ClassKind;
use crate::model::{
    Agenda, BlockKind, Clock, Course, DayBlock, GroupSize, Hours, HoursByKind, Module, OutcomeLink, Variant,
    VariantDay, VariantKind, VariantModule,
};

/// A corporate day on a module of a course, in the catalogue's languages; `None` where the course has no module.
pub(in crate::cli::new) fn variant(catalog: &Catalog, course: &Course) -> Option<Variant> {
    let module = course.modules.iter().find(|module| !module.labs.is_empty()).or(course.modules.first())?;
    let words = Words(catalog.languages());
    let academic = u16::from(catalog.institution(course).value.academic_hour);
    let practice = practice(module);
    let (lecture, work) = (hours(2, false, practice), hours(2, true, practice));
    let part = VariantModule {
        id: module.id.clone(),
        modules: Vec::new(),
        title: None,
        hours: [lecture, work, work, work].into_iter().sum(),
        topics: Vec::new(),
        labs: module.labs.iter().map(|lab| lab.id.clone()).collect(),
        control: Some(words.text("разбор решений", "review of solutions")),
        competences: Vec::new(),
        allow: Vec::new(),
    };
    let class = |hours: HoursByKind| block(BlockKind::Class, 2 * academic, Some(&part), Some(hours));
    let rest = |kind, minutes| block(kind, minutes, None, None);
    let day = VariantDay {
        title: None,
        start: "10:00".parse::<Clock>().ok()?,
        blocks: vec![
            class(lecture),
            rest(BlockKind::Break, 15),
            class(work),
            rest(BlockKind::Meal, 60),
            class(work),
            rest(BlockKind::Break, 15),
            class(work),
        ],
        self_study: Vec::new(),
    };
    let mut variant = Variant {
        kind: VariantKind::Corporate,
        title: None,
        institution: None,
        goal: words.text("Что изменится в работе участников.", "What will change in the participants' work."),
        audience: vec![words.text("Для кого это обучение.", "Whom this training is for.")],
        entry: vec![words.text("Что нужно уметь до начала.", "What to be able to do beforehand.")],
        hours: Hours::whole(8),
        form: words.text("очная", "in person"),
        mode: None,
        pace: None,
        outcomes: course.outcomes.iter().map(|o| OutcomeLink { outcome: o.id.clone(), level: None }).collect(),
        modules: vec![part.clone()],
        assessment: Vec::new(),
        attestation: None,
        competences: Vec::new(),
        weeks: Vec::new(),
        agenda: Some(Agenda { zones: Vec::new(), days: vec![day] }),
        basis: Vec::new(),
        excluded: vec![words.text("Что остаётся за рамками дня.", "What the day leaves out.")],
        environment: vec![words.text("Что нужно на рабочем месте.", "What the workplace needs.")],
        checklist: vec![words.text("Что проверить накануне.", "What to check the day before.")],
        conditions: Vec::new(),
        formats: vec![words.text("В офисе заказчика или онлайн.", "At the client's office or online.")],
        group: Some(GroupSize { min: 6, max: 14 }),
        prices: Vec::new(),
        authors: Vec::new(),
        allow: Vec::new(),
    };
    // What the module teaches, at the level at which it does.
    let taught = fates(course, &variant).into_iter().filter_map(|fate| Some((fate.outcome, fate.taught?)));
    let link = |(outcome, level): (&crate::model::Outcome, _)| OutcomeLink {
        outcome: outcome.id.clone(),
        level: (level < outcome.level).then_some(level),
    };
    variant.outcomes = taught.map(link).collect();
    Some(variant)
}

/// The kind of class in which most of a module's works are done.
fn practice(module: &Module) -> ClassKind {
    module.labs.first().map_or(ClassKind::Lab, |lab| lab.kind)
}

fn hours(number: i64, is_work: bool, kind: ClassKind) -> HoursByKind {
    let hours = Hours::whole(number);
    match (is_work, kind) {
        (false, _) => HoursByKind { lecture: hours, ..HoursByKind::default() },
        (true, ClassKind::Lab) => HoursByKind { lab: hours, ..HoursByKind::default() },
        (true, ClassKind::Practical) => HoursByKind { practical: hours, ..HoursByKind::default() },
    }
}

fn block(kind: BlockKind, minutes: u16, part: Option<&VariantModule>, hours: Option<HoursByKind>) -> DayBlock {
    DayBlock {
        kind,
        start: None,
        minutes,
        module: part.map(|part| part.id.clone()),
        hours,
        title: None,
        text: None,
        materials: None,
    }
}
