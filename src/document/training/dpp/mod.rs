//! The programme of further education or corporate training: the sections that the institution's form lists, in its order.

mod calendar;
mod cover;
mod fund;
mod outcomes;
mod plan;
mod supply;

use super::scope::Scope;
use crate::document::Request;
use crate::document::paper::{Paper, Part, Section, Sheet, list, paragraph, runs};
use crate::model::VariantKind;
use crate::model::institution::{DocumentForm, Documents, PrintedSection};
use crate::prose::{Block, Inline};

/// Sections whose content stands in their parts where they have any.
const PARENTS: [&str; 2] = ["general", "conditions"];

/// Sections whose content is only what is said where the institution says nothing itself.
const DEFAULTS: [&str; 2] = ["staff", "environment"];

/// The form of an institution for a kind of programme.
pub(super) fn form(documents: &Documents, kind: VariantKind) -> Option<&DocumentForm> {
    match kind {
        VariantKind::DppPk | VariantKind::DppPp => documents.dpp.as_ref(),
        VariantKind::Doop => documents.doop.as_ref(),
        VariantKind::Corporate => documents.corporate.as_ref(),
    }
}

/// Makes the programme.
pub(super) fn view(scope: &Scope<'_>, request: &Request<'_>) -> Paper {
    let institution = scope.institution();
    let form = form(&institution.documents, scope.variant.kind).expect("subjects are of institutions with the form");
    let sheet = Sheet::new(&institution.page_of(form));
    let head = scope.head(request, kind_word(scope.variant.kind), super::date(request, scope));
    Paper {
        lang: head.lang,
        document_title: head.document_title,
        document_author: head.document_author,
        labels: head.labels,
        cover: cover::cover(scope, form, super::date(request, scope)),
        runs: runs(sections(scope, form), &sheet),
        sheet,
    }
}

/// The word for a kind of programme.
const fn kind_word(kind: VariantKind) -> &'static str {
    match kind {
        VariantKind::DppPk | VariantKind::DppPp => "dpp-kind",
        VariantKind::Doop => "doop-kind",
        VariantKind::Corporate => "corporate-kind",
    }
}

/// The sections of the form, each with its own text and the variant's conditions before what the programme knows of it.
fn sections(scope: &Scope<'_>, form: &DocumentForm) -> Vec<Section> {
    let printed_sections = form.printed();
    let has_parts = |id: &str| {
        printed_sections.iter().any(|other| other.section.within.as_ref().is_some_and(|within| within.as_str() == id))
    };
    let sections = printed_sections.iter().map(|printed| {
        let id = printed.section.id.as_str();
        let mut parts = own_text(scope, printed);
        let is_here = |section: &str| {
            section == id
                || id == "conditions" && printed_sections.iter().all(|other| other.section.id.as_str() != section)
        };
        let stated = scope.variant.conditions.iter().filter(|condition| is_here(condition.section.as_str()));
        parts.extend(stated.map(|condition| Part::prose(scope.blocks(&condition.text))));
        let is_said = PARENTS.contains(&id) && has_parts(id) || DEFAULTS.contains(&id) && !parts.is_empty();
        if !is_said {
            parts.extend(content(scope, form, id));
        }
        if parts.is_empty() && !has_parts(id) {
            parts.push(Part::paragraph(scope.word("dpp-nothing")));
        }
        Section {
            level: (1 + printed.level).min(6),
            number: printed.number.clone(),
            mark: None,
            title: scope.title(&printed.section.title),
            new_page: false,
            large: false,
            parts,
        }
    });
    sections.collect()
}

fn own_text(scope: &Scope<'_>, printed: &PrintedSection<'_>) -> Vec<Part> {
    let section = printed.section;
    let policies = &scope.institution().policies;
    let policy = section.policy.as_ref().and_then(|id| policies.iter().find(|policy| policy.id == *id));
    let text = section.text.as_ref().or(policy.map(|policy| &policy.text));
    text.map(|text| Part::prose(scope.blocks(text))).into_iter().collect()
}

/// What the programme knows of a section.
fn content(scope: &Scope<'_>, form: &DocumentForm, id: &str) -> Vec<Part> {
    let variant = scope.variant;
    match id {
        "goal" => vec![Part::prose(scope.blocks(&variant.goal))],
        "legal-basis" => listed(scope.lines(&variant.basis)),
        "audience" => {
            let mut parts = vec![Part::opening(scope.word("dpp-audience-lead"))];
            parts.extend(listed(scope.lines(&variant.audience)));
            if !variant.entry.is_empty() {
                parts.push(Part::opening(scope.word("dpp-entry-lead")));
                parts.extend(listed(scope.lines(&variant.entry)));
            }
            parts
        }
        "outcomes" => outcomes::parts(scope, scope.institution().labels_of(form)),
        "volume" => supply::volume(scope),
        "plan" => plan::parts(scope),
        "schedule" => calendar::parts(scope),
        "modules" => supply::programmes(scope),
        "staff" => supply::authors(scope),
        "rooms" => supply::rooms(scope),
        "literature" => supply::literature(scope),
        "software" => supply::software(scope),
        "environment" => listed(scope.lines(&variant.environment)),
        "attestation" => fund::attestation(scope),
        "fund" => fund::materials(scope),
        "authors" => supply::authors(scope),
        _ => Vec::new(),
    }
}

/// A list of lines, where there are any.
fn listed(lines: Vec<Vec<Inline>>) -> Vec<Part> {
    if lines.is_empty() { Vec::new() } else { vec![Part::prose(vec![list(lines)])] }
}

/// A line of a label and a value: «Форма обучения: очная.»
fn said(label: &str, value: &str) -> Block {
    paragraph(&format!("{label}: {value}."))
}
