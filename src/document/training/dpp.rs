//! The programme of further education or corporate training in official form.

use serde::Serialize;

use super::outline::{document, term};
use super::scope::{Head, ModuleView, Scope};
use super::{calendar, items};
use crate::document::literature::{self, Terms};
use crate::document::syllabus::{Fact, PersonView, RoomView, SoftwareView, WorkView};
use crate::document::Request;
use crate::locale::fill;
use crate::model::{Activity, AssessmentPart, Hours, HoursByKind, Triad, VariantKind};
use crate::prose::{self, Block, Inline};

/// Sections in the order of printing, by the name of what they hold and the word that is their title. An institution's own
/// list takes its place where there is one.
const SECTIONS: [(&str, &str); 8] = [
    ("general", "dpp-general"),
    ("plan", "dpp-plan"),
    ("calendar", "dpp-calendar"),
    ("programmes", "dpp-programmes"),
    ("conditions", "dpp-conditions"),
    ("forms", "dpp-forms"),
    ("materials", "dpp-materials"),
    ("authors", "dpp-authors"),
];

/// What the template of the programme sees.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct DppView {
    #[serde(flatten)]
    head: Head,
    /// «программа повышения квалификации».
    subtitle: Option<String>,
    volume: String,
    form: String,
    /// City and year.
    imprint: String,
    sections: Vec<SectionView>,
    goal: Vec<Block>,
    basis: Vec<Vec<Inline>>,
    audience: Vec<Vec<Inline>>,
    entry: Vec<Vec<Inline>>,
    competences: Vec<CompetenceView>,
    results: Vec<TriadView>,
    facts: Vec<Fact>,
    plan: PlanView,
    calendar: calendar::CalendarView,
    modules: Vec<ProgrammeView>,
    conditions: Vec<ConditionView>,
    main: Vec<WorkView>,
    further: Vec<WorkView>,
    software: Vec<SoftwareView>,
    rooms: Vec<RoomView>,
    control: Vec<ControlView>,
    attestation: Option<AttestationView>,
    document: String,
    parts: Vec<PartView>,
    items: items::ItemsView,
    authors: Vec<PersonView>,
}

/// A section with its number.
#[derive(Debug, Clone, Serialize)]
struct SectionView {
    id: String,
    number: String,
    title: String,
}

/// A competence with the outcomes that make it up.
#[derive(Debug, Clone, Serialize)]
struct CompetenceView {
    code: String,
    text: Vec<Inline>,
    basis: Vec<String>,
    results: Vec<TriadView>,
}

/// Outcomes of one part of the triad: «Умеет».
#[derive(Debug, Clone, Serialize)]
struct TriadView {
    title: String,
    outcomes: Vec<Vec<Inline>>,
}

/// The study plan.
#[derive(Debug, Clone, Serialize)]
struct PlanView {
    heads: Vec<String>,
    rows: Vec<PlanRow>,
    attestation: Option<PlanRow>,
    total: PlanRow,
    /// Full names of the columns.
    legend: String,
}

/// A row of the study plan.
#[derive(Debug, Clone, Serialize)]
struct PlanRow {
    number: String,
    title: String,
    total: String,
    hours: Vec<String>,
    control: String,
}

/// A programme of a module.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ProgrammeView {
    heading: String,
    hours: String,
    codes: Option<String>,
    control_line: String,
    works: Vec<NamedText>,
    module: ModuleView,
}

/// A title with a text.
#[derive(Debug, Clone, Serialize)]
struct NamedText {
    title: String,
    text: Vec<Block>,
}

/// A condition.
#[derive(Debug, Clone, Serialize)]
struct ConditionView {
    title: String,
    text: Vec<Block>,
}

/// The control of a module.
#[derive(Debug, Clone, Serialize)]
struct ControlView {
    number: String,
    title: String,
    control: String,
}

/// The final attestation.
#[derive(Debug, Clone, Serialize)]
struct AttestationView {
    line: String,
    outcomes: Vec<Vec<Inline>>,
    text: Vec<Block>,
}

/// A part of the assessment.
#[derive(Debug, Clone, Serialize)]
struct PartView {
    title: String,
    form: String,
    text: Vec<Block>,
    criteria: Vec<Vec<Inline>>,
}

/// Makes the view of a programme.
pub(super) fn view(scope: &Scope<'_>, request: &Request<'_>) -> DppView {
    let (variant, locale) = (scope.variant, scope.locale);
    let date = super::date(request, scope);
    let kind = match variant.kind {
        VariantKind::DppPk | VariantKind::DppPp => "dpp-kind",
        VariantKind::Doop => "doop-kind",
        VariantKind::Corporate => "corporate-kind",
    };
    let subtitle = variant.kind.is_professional().then(|| format!("{}-subtitle", variant.kind.as_str()));
    let head = scope.head(request, kind, date);
    let year = date.map(|date| chrono::Datelike::year(&date).to_string());
    let imprint = [head.institution.city.clone(), year].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let (main, further) = literature(scope);
    DppView {
        subtitle: subtitle.map(|key| scope.word(&key).to_owned()),
        volume: fill(scope.word("dpp-volume"), &[("hours", &locale.hours(variant.hours))]),
        form: fill(scope.word("dpp-form"), &[("form", &scope.title(&variant.form))]),
        imprint,
        goal: scope.blocks(&variant.goal),
        basis: scope.lines(&variant.basis),
        audience: scope.lines(&variant.audience),
        entry: scope.lines(&variant.entry),
        competences: competences(scope),
        results: triad(scope, |_| true),
        facts: facts(scope),
        plan: plan(scope),
        calendar: calendar::view(scope),
        modules: programmes(scope),
        conditions: (variant.conditions.iter())
            .map(|condition| ConditionView {
                title: scope.title(&condition.title),
                text: scope.blocks(&condition.text),
            })
            .collect(),
        main,
        further,
        software: software(scope),
        rooms: (scope.course.rooms.iter())
            .map(|room| RoomView { kind: scope.title(&room.kind), equipment: scope.title(&room.equipment) })
            .collect(),
        control: (scope.modules().into_iter())
            .map(|module| ControlView { number: module.number, title: module.title, control: module.control })
            .collect(),
        attestation: attestation(scope),
        document: self::awarded(scope),
        parts: parts(scope),
        items: items::view(scope),
        authors: scope.authors(),
        sections: sections(scope),
        head,
    }
}

/// The sections that hold anything, numbered.
fn sections(scope: &Scope<'_>) -> Vec<SectionView> {
    let has_materials = !scope.variant.assessment.is_empty() || items::any(scope);
    let shown = SECTIONS.into_iter().filter(|(id, _)| *id != "materials" || has_materials);
    let section = |(number, (id, word)): (usize, (&str, &str))| SectionView {
        id: id.to_owned(),
        number: number.to_string(),
        title: scope.word(word).to_owned(),
    };
    (1..).zip(shown).map(section).collect()
}

/// Promised outcomes that are asked for, by the parts of the triad.
fn triad(scope: &Scope<'_>, wanted: impl Fn(&crate::model::Id) -> bool) -> Vec<TriadView> {
    let parts = [Triad::Knowledge, Triad::Skill, Triad::Competence];
    let part = |kind: Triad| {
        let promised = scope.fates.iter().filter(|fate| !fate.is_dropped() && fate.outcome.kind == kind);
        let outcomes = promised.filter(|fate| wanted(&fate.outcome.id)).map(|fate| scope.line(&fate.outcome.text));
        TriadView {
            title: scope.word(&format!("dpp-triad-{}", kind.as_str())).to_owned(),
            outcomes: outcomes.collect(),
        }
    };
    parts.into_iter().map(part).filter(|part| !part.outcomes.is_empty()).collect()
}

fn competences(scope: &Scope<'_>) -> Vec<CompetenceView> {
    let competences = scope.variant.competences.iter();
    competences
        .map(|competence| CompetenceView {
            code: competence.code.clone(),
            text: scope.line(&competence.text),
            basis: competence.basis.iter().map(|basis| scope.spaced(basis)).collect(),
            results: triad(scope, |id| competence.outcomes.contains(id)),
        })
        .collect()
}

fn facts(scope: &Scope<'_>) -> Vec<Fact> {
    let (variant, locale) = (scope.variant, scope.locale);
    let mut facts = vec![scope.fact("volume", locale.hours(variant.hours))];
    facts.extend(term(scope).map(|term| scope.fact("term", term)));
    facts.push(scope.fact("form", scope.title(&variant.form)));
    facts.extend(variant.mode.as_ref().map(|mode| scope.fact("mode", scope.title(mode))));
    facts.push(scope.fact("document", document(scope)));
    facts
}

/// Columns of the study plan: kinds of work, or theory and practice in the form of general programmes (ДООП).
fn columns(scope: &Scope<'_>) -> Vec<(String, String, Vec<Activity>)> {
    let kinds = scope.kinds();
    let own = |kind: Activity| {
        let names = scope.locale.activity(kind);
        (names.short.clone(), names.long.clone(), vec![kind])
    };
    if scope.variant.kind != VariantKind::Doop {
        return kinds.into_iter().map(own).collect();
    }
    let grouped = |word: &str, group: &[Activity]| {
        let kinds: Vec<Activity> = kinds.iter().copied().filter(|kind| group.contains(kind)).collect();
        let names: Vec<&str> = kinds.iter().map(|&kind| scope.locale.activity(kind).long.as_str()).collect();
        (scope.word(word).to_owned(), names.join(", "), kinds)
    };
    let theory = grouped("dpp-theory", &[Activity::Lecture, Activity::Consultation]);
    let practice = grouped("dpp-practice", &[Activity::Practical, Activity::Lab, Activity::Supervised]);
    let rest = kinds.iter().copied().filter(|kind| !kind.is_contact()).map(own);
    [theory, practice].into_iter().filter(|column| !column.2.is_empty()).chain(rest).collect()
}

fn plan(scope: &Scope<'_>) -> PlanView {
    let (variant, locale) = (scope.variant, scope.locale);
    let columns = columns(scope);
    let cells = |hours: &HoursByKind| -> Vec<String> {
        let sum = |kinds: &[Activity]| kinds.iter().map(|&kind| hours.of(kind)).sum::<Hours>();
        columns.iter().map(|(_, _, kinds)| locale.hours_cell(sum(kinds))).collect()
    };
    let row = |number: String, title: String, hours: &HoursByKind, total: Hours, control: String| PlanRow {
        number,
        title,
        total: locale.number(total),
        hours: cells(hours),
        control,
    };
    let rows = (1..).zip(&variant.modules).map(|(number, part): (usize, _)| {
        let control = part.control.as_ref().map_or_else(|| "—".to_owned(), |text| scope.title(text));
        row(number.to_string(), scope.module_title(part), &part.hours, part.hours.total(), control)
    });
    let none = HoursByKind::default();
    let attestation = variant.attestation.as_ref().map(|attestation| {
        let title = scope.word("dpp-attestation").to_owned();
        row(String::new(), title, &none, attestation.hours, scope.title(&attestation.form))
    });
    let hours = variant.module_hours();
    let all = hours.total() + variant.attestation_hours();
    let legend = columns.iter().map(|(short, long, _)| format!("{short}\u{a0}– {long}")).collect::<Vec<_>>();
    PlanView {
        heads: columns.iter().map(|(short, _, _)| short.clone()).collect(),
        rows: rows.collect(),
        attestation,
        total: row(String::new(), scope.word("dpp-total").to_owned(), &hours, all, String::new()),
        legend: legend.join("; "),
    }
}

fn programmes(scope: &Scope<'_>) -> Vec<ProgrammeView> {
    let parts = scope.variant.modules.iter().zip(scope.modules());
    parts
        .map(|(part, module)| ProgrammeView {
            heading: fill(scope.word("dpp-module"), &[("n", &module.number), ("title", &module.title)]),
            hours: fill(
                scope.word("dpp-module-hours"),
                &[("total", &scope.locale.hours(part.hours.total())), ("hours", &scope.by_kind(&part.hours))],
            ),
            codes: (!module.competences.is_empty()).then(|| {
                let codes = module.competences.iter().map(|code| scope.spaced(code)).collect::<Vec<_>>().join(", ");
                fill(scope.word("dpp-module-competences"), &[("codes", &codes)])
            }),
            control_line: fill(scope.word("dpp-module-control"), &[("control", &module.control)]),
            works: (module.labs.iter())
                .map(|lab| NamedText {
                    title: fill(
                        scope.word("dpp-work"),
                        &[("kind", &capital(&lab.kind)), ("n", &lab.number), ("title", &lab.title)],
                    ),
                    text: lab.task.clone(),
                })
                .collect(),
            module,
        })
        .collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The course's literature, numbered through both parts.
fn literature(scope: &Scope<'_>) -> (Vec<WorkView>, Vec<WorkView>) {
    let terms = Terms { locale: scope.locale, gost: scope.lang.as_str() == "ru" };
    let mut number = 0;
    let mut works = |keys: &[String]| {
        let entries = keys.iter().filter_map(|key| scope.catalog.bibliography.get(key));
        let work = |(_, entry): &(_, _)| {
            number += 1;
            let mut text = literature::describe(entry, &terms);
            prose::keep_together(scope.lang.as_str(), &mut text);
            WorkView { number: number.to_string(), text }
        };
        entries.map(work).collect::<Vec<_>>()
    };
    let literature = &scope.course.literature;
    (works(&literature.main), works(&literature.further))
}

fn software(scope: &Scope<'_>) -> Vec<SoftwareView> {
    let software = scope.course.software.iter();
    software
        .map(|program| SoftwareView {
            name: scope.title(&program.name),
            licence: scope.title(&program.licence),
            purpose: program.purpose.as_ref().map(|text| scope.title(text)),
            domestic: None,
        })
        .collect()
}

fn attestation(scope: &Scope<'_>) -> Option<AttestationView> {
    let attestation = scope.variant.attestation.as_ref()?;
    let measured = scope.fates.iter().filter(|fate| {
        !fate.is_dropped() && attestation.outcomes.iter().any(|link| link.outcome == fate.outcome.id)
    });
    Some(AttestationView {
        line: fill(
            scope.word("dpp-final"),
            &[("form", &scope.title(&attestation.form)), ("hours", &scope.locale.hours(attestation.hours))],
        ),
        outcomes: measured.map(|fate| scope.line(&fate.outcome.text)).collect(),
        text: attestation.text.as_ref().map(|text| scope.blocks(text)).unwrap_or_default(),
    })
}

/// The sentence on the document that is given at the end.
fn awarded(scope: &Scope<'_>) -> String {
    let key = if scope.variant.kind.is_professional() { "dpp-document" } else { "dpp-document-plain" };
    fill(scope.word(key), &[("document", &document(scope))])
}

/// The parts of the course's assessment that are kept.
fn parts(scope: &Scope<'_>) -> Vec<PartView> {
    let kept = scope.course.assessment.iter().filter(|part| scope.variant.assessment.contains(&part.id));
    let part = |part: &AssessmentPart| PartView {
        title: scope.title(&part.title),
        form: scope.locale.form(part.form).to_owned(),
        text: part.text.as_ref().map(|text| scope.blocks(text)).unwrap_or_default(),
        criteria: part.criteria.iter().map(|criterion| scope.line(&criterion.text)).collect(),
    };
    kept.map(part).collect()
}
