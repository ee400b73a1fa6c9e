//! Competences of a bound row: indicators with the outcomes that show them, and what modules and items serve.

use super::{Binding, BoundModule};
use crate::model::{Competence, Id, Indicator, Outcome, PlanRow};

/// A competence that a row forms.
#[derive(Debug, Clone)]
pub struct BoundCompetence<'a> {
    /// The competence.
    pub competence: &'a Competence,
    /// Its indicators that the row serves, in the programme's order; none where the row has no links yet.
    pub indicators: Vec<BoundIndicator<'a>>,
}

/// An indicator with the outcomes of the course that show it.
#[derive(Debug, Clone)]
pub struct BoundIndicator<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Outcomes in the order of the course.
    pub outcomes: Vec<&'a Outcome>,
}

impl<'a> Binding<'a> {
    /// Competences that the row forms, in the order of documents.
    pub fn competences(&self) -> Vec<BoundCompetence<'a>> {
        let competences = self.program.value.competences_of(self.row).into_iter();
        let bound = competences.map(|competence| {
            let indicators = competence.indicators.iter().filter_map(|indicator| self.bound(indicator));
            BoundCompetence { competence, indicators: indicators.collect() }
        });
        bound.collect()
    }

    /// Indicators that an outcome of the course shows, in the order of documents.
    pub fn indicators_of(&self, outcome: &Id) -> Vec<&'a Indicator> {
        self.indicators(|own| own == outcome)
    }

    /// Indicators that a module serves by its outcomes, in the order of documents.
    pub fn module_indicators(&self, module: &BoundModule<'_>) -> Vec<&'a Indicator> {
        self.indicators(|own| module.module.outcomes.iter().any(|link| link.outcome == *own))
    }

    /// Rows that come before, in the order of the row.
    pub fn before(&self) -> Vec<&'a PlanRow> {
        self.rows(&self.row.before)
    }

    /// Rows that come after, in the order of the row.
    pub fn after(&self) -> Vec<&'a PlanRow> {
        self.rows(&self.row.after)
    }

    fn rows(&self, ids: &[Id]) -> Vec<&'a PlanRow> {
        let rows = &self.program.value.rows;
        ids.iter().filter_map(|id| rows.iter().find(|row| row.id == *id)).collect()
    }

    fn bound(&self, indicator: &'a Indicator) -> Option<BoundIndicator<'a>> {
        let links: Vec<_> = self.row.links.iter().filter(|link| link.indicator == indicator.code).collect();
        let shows = |outcome: &&Outcome| links.iter().any(|link| link.outcomes.contains(&outcome.id));
        let outcomes = || self.course.value.outcomes.iter().filter(shows).collect();
        (!links.is_empty()).then(|| BoundIndicator { indicator, outcomes: outcomes() })
    }

    fn indicators(&self, serves: impl Fn(&Id) -> bool) -> Vec<&'a Indicator> {
        let all = self.competences().into_iter().flat_map(|competence| competence.indicators);
        let serving = all.filter(|bound| bound.outcomes.iter().any(|outcome| serves(&outcome.id)));
        serving.map(|bound| bound.indicator).collect()
    }
}
