//! A draft of a programme: a plan of one row that binds a course as it is.

use super::draft::Words;
use crate::catalog::Catalog;
use crate::load::Item;
use crate::model::{
    Attestation, Competence, Course, Indicator, IndicatorLink, PlanPart, PlanRow, Program, RowSemester, StudyForm,
    TopicHours,
};
use crate::report::Failure;

/// A programme of full-time study whose row has the hours and credits of a course.
///
/// # Errors
/// When the course has no credits in a system of its institution.
pub(super) fn program(catalog: &Catalog, item: &Item<Course>, intake: u16) -> Result<Program, Failure> {
    let words = Words(catalog.languages());
    let course = &item.value;
    let (system, credits) = course.credits.first().ok_or_else(|| {
        Failure::new(format!("course `{}` has no credits, and rows of a plan need some", item.id))
            .hint("name another course: `--course ID`")
    })?;
    let (competence, indicator) = if catalog.languages().iter().any(|lang| lang.as_str() == "ru") {
        ("ПК-1", "ПК-1.1")
    } else {
        ("C1", "C1.1")
    };
    let semester = RowSemester {
        number: course.semesters.iter().min().copied().unwrap_or(1),
        credits: None,
        hours: course.hours,
        stated: None,
        practical_training: None,
        online: None,
        attestation: vec![if course.hours.control.is_zero() { Attestation::Credit } else { Attestation::Exam }],
        modules: Vec::new(),
    };
    let row = PlanRow {
        id: item.id.clone(),
        index: course.code.clone(),
        course: Some(item.id.clone()),
        title: None,
        part: PlanPart::Core,
        choice: None,
        department: None,
        credits: *credits,
        semesters: vec![semester],
        stated: None,
        competences: vec![competence.into()],
        links: vec![IndicatorLink {
            indicator: indicator.into(),
            outcomes: course.outcomes.iter().map(|outcome| outcome.id.clone()).collect(),
        }],
        topics: TopicHours::Course,
        frozen: Vec::new(),
        before: Vec::new(),
        after: Vec::new(),
        allow: Vec::new(),
    };
    Ok(Program {
        code: "09.03.04".into(),
        direction: words.text("Программная инженерия", "Software engineering"),
        profile: None,
        level: words.text("бакалавриат", "bachelor's degree"),
        qualification: words.text("бакалавр", "Bachelor"),
        form: StudyForm::FullTime,
        intake,
        standard: None,
        institutions: course.institution.iter().cloned().collect(),
        credit_system: system.clone(),
        twin: None,
        semesters: Vec::new(),
        academic_calendar: None,
        competences: vec![Competence {
            code: competence.into(),
            category: None,
            text: words.text("Способен сделать то, чему учит программа", "Is able to do what the programme teaches"),
            basis: Vec::new(),
            indicators: vec![Indicator {
                code: indicator.into(),
                text: words
                    .text("Что показывает, что компетенция сформирована", "What shows that the competence is reached"),
            }],
            allow: Vec::new(),
        }],
        rows: vec![row],
        allow: Vec::new(),
    })
}
