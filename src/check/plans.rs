//! Rows of study plans as rules look at them, and sums in the words of a teaching office.

use super::credits::Worth;
use crate::catalog::Catalog;
use crate::catalog::binding::row_path;
use crate::load::Item;
use crate::model::{Activity, Credits, Hours, HoursByKind, Institution, PlanRow, Program};
use crate::source::{FileId, Path};

/// A row of a programme with its place.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    /// The programme.
    pub(super) program: &'a Item<Program>,
    /// Place of the row in the plan.
    pub(super) index: usize,
    /// The row.
    pub(super) row: &'a PlanRow,
}

impl Row<'_> {
    pub(super) fn file(&self) -> FileId {
        self.program.file
    }

    pub(super) fn path(&self) -> Path {
        row_path(self.index)
    }

    pub(super) fn semester(&self, index: usize) -> Path {
        self.path().key("semesters").index(index)
    }
}

/// All rows of all programmes.
pub(super) fn rows(catalog: &Catalog) -> impl Iterator<Item = Row<'_>> {
    catalog.programs.values().flat_map(rows_of)
}

/// All rows of a programme.
pub(super) fn rows_of(program: &Item<Program>) -> impl Iterator<Item = Row<'_>> {
    program.value.rows.iter().enumerate().map(move |(index, row)| Row { program, index, row })
}

/// Rows of a programme that sums count: of a group of electives only the first.
pub(super) fn counted(program: &Item<Program>) -> impl Iterator<Item = Row<'_>> {
    rows_of(program).zip(program.value.counted()).filter_map(|(row, counts)| counts.then_some(row))
}

/// Credits of a programme's rows in its credit system, with the institution that defines it.
pub(super) fn worth<'a>(
    catalog: &'a Catalog,
    program: &'a Program,
    credits: Credits,
) -> Option<(&'a Item<Institution>, Worth<'a>)> {
    let institution = catalog.institution_of(program)?;
    let system = institution.value.credit_systems.get(&program.credit_system)?;
    let academic = institution.value.academic_hour;
    Some((institution, Worth { credits, id: &program.credit_system, system, academic }))
}

/// Where an institution says what a credit of a programme stands for.
pub(super) fn judge(program: &Program) -> Path {
    Path::root().key("credit-systems").key(program.credit_system.as_str()).key("hours-per-credit")
}

/// What differs between two accounts, as an office says it: «всего 132 из 144; лекции 22 из 34».
pub(super) fn office(found: &HoursByKind, expected: &HoursByKind) -> String {
    let total = [("всего", found.total(), expected.total())].into_iter();
    let kinds = Activity::ALL.into_iter().map(|kind| (word(kind), found.of(kind), expected.of(kind)));
    let differing = total.chain(kinds).filter(|(_, found, expected)| found != expected);
    let parts: Vec<String> =
        differing.map(|(word, found, expected)| format!("{word} {} из {}", comma(found), comma(expected))).collect();
    parts.join("; ")
}

/// Two sums, as an office says it: «158 вместо 144».
pub(super) fn instead(found: Hours, expected: Hours) -> String {
    format!("{} вместо {}", comma(found), comma(expected))
}

fn word(kind: Activity) -> &'static str {
    match kind {
        Activity::Lecture => "лекции",
        Activity::Practical => "практические",
        Activity::Lab => "лабораторные",
        Activity::Consultation => "консультации",
        Activity::Supervised => "КСР",
        Activity::SelfStudy => "СР",
        Activity::Control => "контроль",
    }
}

fn comma(hours: Hours) -> String {
    hours.to_string().replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_reads_the_total_first() {
        let hours = |lecture, self_study| HoursByKind {
            lecture: Hours::from_hundredths(lecture),
            self_study: Hours::whole(self_study),
            ..HoursByKind::default()
        };
        assert_eq!(office(&hours(2200, 110), &hours(3400, 110)), "всего 132 из 144; лекции 22 из 34");
        assert_eq!(office(&hours(1650, 2), &hours(1550, 3)), "лекции 16,5 из 15,5; СР 2 из 3");
        assert_eq!(instead(Hours::whole(158), Hours::whole(144)), "158 вместо 144");
    }
}
