//! Planned outcomes: competences with what they are drawn from, and outcomes by the triad.

use super::super::scope::Scope;
use crate::document::paper::{Cell, Column, Part, Row, Table, list, paragraph};
use crate::model::institution::OutcomeLabels;
use crate::model::{Id, Triad};
use crate::prose::{Block, Inline};

/// The parts of the section: a table of competences where there are any, else outcomes alone.
pub(super) fn parts(scope: &Scope<'_>, labels: Option<&OutcomeLabels>) -> Vec<Part> {
    if scope.variant.competences.is_empty() {
        let mut blocks = vec![paragraph(scope.word("dpp-outcomes-lead"))];
        blocks.extend(triad(scope, labels, |_| true));
        return vec![Part::prose(blocks)];
    }
    let word = |key: &str| Cell::text(scope.word(key));
    let rows = scope.variant.competences.iter().map(|competence| {
        let code = [Inline::Text { text: format!("{}. ", scope.spaced(&competence.code)) }];
        let text = code.into_iter().chain(scope.line(&competence.text)).collect();
        let basis = competence.basis.iter().map(|basis| scope.spaced(basis));
        Row::new(vec![
            Cell::texts(basis),
            Cell::line(text),
            Cell::new(triad(scope, labels, |id| competence.outcomes.contains(id))),
        ])
    });
    let table = Table {
        columns: vec![Column::fixed(34, crate::document::paper::Align::Left), Column::growing(45), Column::growing(70)],
        head: vec![vec![word("dpp-basis-column"), word("dpp-competence"), word("dpp-results-column")]],
        rows: rows.collect(),
        ..Table::default()
    };
    vec![Part::opening(scope.word("dpp-results-lead")), Part::table(table)]
}

/// Promised outcomes that are asked for, each part of the triad below its label.
fn triad(scope: &Scope<'_>, labels: Option<&OutcomeLabels>, wanted: impl Fn(&Id) -> bool) -> Vec<Block> {
    let mut blocks = Vec::new();
    for kind in [Triad::Knowledge, Triad::Skill, Triad::Competence] {
        let promised = scope.fates.iter().filter(|fate| !fate.is_dropped() && fate.outcome.kind == kind);
        let lines: Vec<Vec<Inline>> =
            promised.filter(|fate| wanted(&fate.outcome.id)).map(|fate| scope.line(&fate.outcome.text)).collect();
        if !lines.is_empty() {
            let label = labels.map_or_else(
                || scope.word(&format!("dpp-triad-{}", kind.as_str())).to_owned(),
                |labels| scope.title(labels.of(kind)),
            );
            let content = vec![Inline::Strong { content: vec![Inline::Text { text: format!("{label}:") }] }];
            blocks.extend([Block::Paragraph { content }, list(lines)]);
        }
    }
    blocks
}
