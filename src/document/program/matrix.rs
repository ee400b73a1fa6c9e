//! The matrix of competences: which discipline forms which indicator, and which competence or indicator none does.

use super::Scope;
use crate::document::paper::{Align, Cell, Column, Part, Row, Section, Table};
use crate::model::{Competence, Indicator, PlanRow};
use crate::prose::{Block, Inline};

/// Most competences side by side.
const WIDEST: usize = 14;

pub(super) fn sections(scope: &Scope<'_>) -> Vec<Section> {
    let competences: Vec<&Competence> =
        scope.program.value.sorted_competences().into_iter().map(|(_, competence)| competence).collect();
    if competences.is_empty() {
        return vec![scope.section("matrix-section", vec![Part::paragraph(&scope.texts.word("matrix-none"))])];
    }
    let mut sections = vec![scope.section("indicators-section", vec![Part::table(scope.by_indicator(&competences))])];
    let grids = competences.chunks(WIDEST).map(|chunk| Part::table(scope.grid(chunk)));
    let mut parts: Vec<Part> = grids.collect();
    parts.push(Part::paragraph(&scope.texts.word("matrix-legend")));
    sections.push(scope.section("matrix-section", parts));
    sections
}

/// Whether a row forms an indicator.
fn forms(row: &PlanRow, indicator: &Indicator) -> bool {
    row.links.iter().any(|link| link.indicator == indicator.code)
}

/// Whether a row names a competence, by its code or by an indicator of it.
fn names(row: &PlanRow, competence: &Competence) -> bool {
    row.competences.contains(&competence.code) || competence.indicators.iter().any(|indicator| forms(row, indicator))
}

impl Scope<'_> {
    /// A row for each indicator, with the disciplines that form it.
    fn by_indicator(&self, competences: &[&Competence]) -> Table {
        let mut rows = Vec::new();
        for competence in competences {
            let text = self.coded(&competence.code, &self.texts.title(&competence.text));
            let named = |of: &dyn Fn(&PlanRow) -> bool| {
                let rows = self.program.value.rows.iter().filter(|row| of(row));
                let rows: Vec<String> = rows.map(|row| format!("{} {}", row.index, self.title_of(row))).collect();
                if rows.is_empty() { self.hole() } else { Cell::texts(rows) }
            };
            if competence.indicators.is_empty() {
                let none = Cell::text(self.texts.word("nothing"));
                rows.push(Row::new(vec![text, none, named(&|row| names(row, competence))]));
                continue;
            }
            for (place, indicator) in competence.indicators.iter().enumerate() {
                let mut cells = Vec::new();
                if place == 0 {
                    cells.push(text.clone().rows(competence.indicators.len()));
                }
                cells.push(self.coded(&indicator.code, &self.texts.title(&indicator.text)));
                cells.push(named(&|row| forms(row, indicator)));
                rows.push(Row::new(cells));
            }
        }
        let word = |key: &str| Cell::text(self.texts.word(key));
        Table {
            columns: vec![Column::growing(52), Column::growing(52), Column::growing(56)],
            head: vec![vec![word("competence-competence"), word("competence-indicator"), word("matrix-disciplines")]],
            rows,
            ..Table::default()
        }
    }

    fn coded(&self, code: &str, text: &str) -> Cell {
        let code = Inline::Strong { content: vec![Inline::Text { text: format!("{}.", self.texts.plain(code)) }] };
        Cell::line(vec![code, Inline::Text { text: format!(" {text}") }])
    }

    /// A cell that names what is missing.
    fn hole(&self) -> Cell {
        let text = Inline::Text { text: self.texts.word("matrix-hole") };
        Cell::new(vec![Block::Paragraph { content: vec![Inline::Strong { content: vec![text] }] }])
    }

    /// Disciplines × competences; a cell counts the indicators that are formed.
    fn grid(&self, competences: &[&Competence]) -> Table {
        let mut columns = vec![Column::fixed(28, Align::Left), Column::growing(56)];
        columns.extend(competences.iter().map(|_| Column::fixed(16, Align::Center)));
        let word = |key: &str| Cell::text(self.texts.word(key));
        let codes = competences.iter().map(|competence| Cell::text(self.texts.plain(&competence.code)));
        let head = [word("index"), word("discipline")].into_iter().chain(codes).collect();
        let mut rows: Vec<Row> = Vec::new();
        for row in &self.program.value.rows {
            let mut cells = vec![Cell::text(&row.index), Cell::text(self.title_of(row))];
            cells.extend(competences.iter().map(|competence| self.mark(row, competence)));
            rows.push(Row::new(cells));
        }
        let totals = competences.iter().map(|competence| {
            let count = self.program.value.rows.iter().filter(|row| names(row, competence)).count();
            if count == 0 { word("matrix-hole-short") } else { Cell::text(count.to_string()) }
        });
        let total = Cell::text(self.texts.word("matrix-count")).columns(2);
        rows.push(Row::new(std::iter::once(total).chain(totals).collect()).strong());
        Table { columns, head: vec![head], rows, ..Table::default() }
    }

    fn mark(&self, row: &PlanRow, competence: &Competence) -> Cell {
        let formed = competence.indicators.iter().filter(|indicator| forms(row, indicator)).count();
        Cell::text(match (names(row, competence), formed) {
            (false, _) => String::new(),
            (true, 0) => "+".to_owned(),
            (true, formed) => format!("{formed}\u{a0}/ {}", competence.indicators.len()),
        })
    }
}
