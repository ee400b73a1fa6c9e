//! Texts of programmes and assessment funds.

use super::{Visitor, Way};
use crate::load::Item;
use crate::model::{AcademicCalendar, AssessmentFund, Program};

impl Visitor<'_> {
    pub(super) fn program(&mut self, item: &Item<Program>) {
        self.file = item.file;
        let (program, root) = (&item.value, Way::Root);
        self.title(&program.direction, &root.key("direction"));
        self.title(&program.profile, &root.key("profile"));
        self.title(&program.level, &root.key("level"));
        self.title(&program.qualification, &root.key("qualification"));
        self.title(&program.standard, &root.key("standard"));
        if let Some(academic) = &program.academic_calendar {
            self.academic_calendar(academic, &root.key("academic-calendar").key("years"));
        }
        let competences = root.key("competences");
        for (i, competence) in program.competences.iter().enumerate() {
            let way = competences.index(i);
            self.title(&competence.category, &way.key("category"));
            self.line(&competence.text, &way.key("text"));
            let indicators = way.key("indicators");
            for (j, indicator) in competence.indicators.iter().enumerate() {
                self.line(&indicator.text, &indicators.index(j).key("text"));
            }
        }
        let rows = root.key("rows");
        for (i, row) in program.rows.iter().enumerate() {
            self.title(&row.title, &rows.index(i).key("title"));
            self.title(&row.department, &rows.index(i).key("department"));
        }
    }

    fn academic_calendar(&mut self, academic: &AcademicCalendar, years: &Way<'_>) {
        for (i, year) in academic.years.iter().enumerate() {
            let way = years.index(i);
            let terms = way.key("terms");
            for (j, term) in year.terms.iter().enumerate() {
                let way = terms.index(j);
                let parts = way.key("parts");
                term.parts
                    .iter()
                    .enumerate()
                    .for_each(|(k, part)| self.title(&part.title, &parts.index(k).key("title")));
            }
        }
    }

    pub(super) fn fund(&mut self, fund: &Item<AssessmentFund>) {
        self.file = fund.file;
        let items = Way::Root.key("items");
        for (i, item) in fund.value.items.iter().enumerate() {
            let way = items.index(i);
            self.prose(&item.text, &way.key("text"));
            let options = way.key("options");
            item.options.iter().enumerate().for_each(|(j, one)| self.line(&one.text, &options.index(j).key("text")));
            let pairs = way.key("pairs");
            for (j, pair) in item.pairs.iter().enumerate() {
                self.line(&pair.left, &pairs.index(j).key("left"));
                self.line(&pair.right, &pairs.index(j).key("right"));
            }
            self.lines(&item.steps, &way.key("steps"));
            self.prose(&item.key, &way.key("key"));
            self.lines(&item.criteria, &way.key("criteria"));
        }
    }
}
