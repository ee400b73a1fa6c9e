//! The academic calendar (календарный учебный график): for each year of study a grid of its weeks and days, then what its
//! parts are and how long, and the budget of time in weeks.

use std::collections::BTreeSet;

use chrono::{Datelike as _, Days, NaiveDate};

use super::Scope;
use super::weeks::weeks;
use crate::document::paper::{Align, Cell, Column, Part, Row, Section, Table};
use crate::document::texts::capital;
use crate::model::calendar::PartKind;
use crate::model::{Measure, Weekday};
use crate::plan::almanac::monday_of;
use crate::plan::year::{Mark, Stretch, StudyDay, Year, years};
use crate::prose::{Block, Inline};

/// Weeks of a month below which its name does not fit above them.
const NARROW: usize = 3;

pub(super) fn sections(scope: &Scope<'_>) -> Vec<Section> {
    let years = years(scope.texts.catalog, &scope.program.value);
    if years.is_empty() {
        return vec![scope.section("years-section", vec![Part::paragraph(&scope.texts.word("years-none"))])];
    }
    let mut grids = Vec::new();
    for year in &years {
        grids.push(Part::lead(scope.year_title(year, "years-title")));
        grids.push(Part::table(scope.grid_of(year)));
    }
    grids.push(scope.legend(&years));
    let budget = scope.section("years-budget", vec![Part::table(scope.budget(&years)), scope.budget_note(&years)]);
    vec![
        scope.section("years-section", grids),
        Section { new_page: true, ..budget },
        scope.section("years-periods", vec![Part::table(scope.periods(&years))]),
    ]
}

/// The marks that occur in some years, in the order of printing.
fn marks_of(years: &[Year<'_>]) -> Vec<Mark> {
    let found: BTreeSet<Mark> = years.iter().flat_map(|year| year.counted().map(|day| day.mark)).collect();
    found.into_iter().collect()
}

/// Marks by the column that counts them, none of them empty: both kinds of days off share one.
fn groups(marks: &[Mark]) -> Vec<Vec<Mark>> {
    let is_off = |mark: &Mark| matches!(mark, Mark::Holiday | Mark::Transfer);
    marks.chunk_by(|a, b| is_off(a) && is_off(b)).map(<[Mark]>::to_vec).collect()
}

/// What locales call a mark.
const fn key(mark: Mark) -> &'static str {
    match mark {
        Mark::Part(kind) => kind.as_str(),
        Mark::Holiday => "holiday",
        Mark::Transfer => "transfer",
        Mark::Weekend | Mark::Nothing => "nothing",
    }
}

/// The first days of the weeks that a year lies in.
fn mondays(year: &Year<'_>) -> Vec<NaiveDate> {
    let (Some(first), Some(last)) = (year.days.first(), year.days.last()) else { return Vec::new() };
    monday_of(first.date).iter_days().step_by(7).take_while(|monday| *monday <= last.date).collect()
}

/// Whether a year has all days of study of its first and its last week.
fn fills_its_weeks(year: &Year<'_>) -> bool {
    let last = |day: &StudyDay| Weekday::of(day.date) as u8 + 1 >= year.week_days;
    year.days.first().is_none_or(|day| Weekday::of(day.date) == Weekday::Mon) && year.days.last().is_none_or(last)
}

impl Scope<'_> {
    /// «1 курс, 2026/2027 учебный год».
    fn year_title(&self, year: &Year<'_>, key: &str) -> String {
        let ends = [year.days.first(), year.days.last()].map(|day| day.map_or(0, |day| day.date.year()));
        let [first, last] = ends;
        let span = if first == last { first.to_string() } else { format!("{first}/{last}") };
        self.texts.say(key, &[("year", &year.study.year.to_string()), ("span", &span)])
    }

    fn sign(&self, mark: Mark) -> String {
        self.texts.word(&format!("years-sign-{}", key(mark)))
    }

    /// What the marks of a column stand for.
    fn name(&self, group: &[Mark]) -> String {
        let key = if let [Mark::Holiday, Mark::Transfer] = group { "off" } else { key(group[0]) };
        self.texts.word(&format!("years-kind-{key}"))
    }

    /// Days of the week against the weeks of a year; days alike that follow each other in a week are one cell.
    fn grid_of(&self, year: &Year<'_>) -> Table {
        let mondays = mondays(year);
        let mut columns = vec![Column::fixed(10, Align::Left)];
        columns.extend(mondays.iter().map(|_| Column { align: Align::Center, ..Column::growing(4) }));
        let mut rows: Vec<Vec<Cell>> = (0..year.week_days).map(|day| vec![self.weekday_of(day)]).collect();
        for monday in &mondays {
            let signs: Vec<Cell> = (0..year.week_days).map(|day| self.cell_of(year, *monday, day)).collect();
            let mut top = 0;
            while top < signs.len() {
                let alike = signs[top..].iter().take_while(|cell| **cell == signs[top]).count();
                rows[top].push(signs[top].clone().rows(alike));
                top += alike;
            }
        }
        let rows = rows.into_iter().map(Row::new).collect();
        Table {
            columns,
            head: self.head_of(year, &mondays),
            rows,
            dense: true,
            size: Some(Measure::whole(7)),
            ..Table::default()
        }
    }

    fn weekday_of(&self, day: u8) -> Cell {
        Cell::text(self.texts.word(&format!("years-day-{}", day + 1)))
    }

    /// The sign of a day; what is not for teaching stands out.
    fn cell_of(&self, year: &Year<'_>, monday: NaiveDate, day: u8) -> Cell {
        let date = monday.checked_add_days(Days::new(u64::from(day)));
        match date.and_then(|date| year.day(date)).map(|day| day.mark) {
            None => Cell::text(self.texts.word("years-sign-absent")),
            Some(mark @ Mark::Part(PartKind::Teaching)) => Cell::text(self.sign(mark)),
            Some(mark) => Cell::line(vec![Inline::Strong { content: vec![Inline::Text { text: self.sign(mark) }] }]),
        }
    }

    /// Months, the first and the last day of each week, and its number.
    fn head_of(&self, year: &Year<'_>, mondays: &[NaiveDate]) -> Vec<Vec<Cell>> {
        let bounds = |monday: &NaiveDate| {
            let sunday = monday.checked_add_days(Days::new(6)).unwrap_or(*monday);
            let first = year.days.first().map_or(*monday, |day| day.date.max(*monday));
            (first, year.days.last().map_or(sunday, |day| day.date.min(sunday)))
        };
        let weeks: Vec<(NaiveDate, NaiveDate)> = mondays.iter().map(bounds).collect();
        let mut months = vec![Cell::text(self.texts.word("years-month"))];
        for same in weeks.chunk_by(|(a, _), (b, _)| (a.year(), a.month()) == (b.year(), b.month())) {
            let (date, count) = (same[0].0, same.len());
            let name = if count < NARROW { format!("{:02}", date.month()) } else { self.texts.locale.month(date) };
            months.push(Cell::text(name).columns(count));
        }
        let line = |key: &str, of: &dyn Fn(usize) -> String| {
            let cells = (0..weeks.len()).map(|i| Cell::text(of(i)));
            std::iter::once(Cell::text(self.texts.word(key))).chain(cells).collect::<Vec<_>>()
        };
        vec![
            months,
            line("years-from", &|i| weeks[i].0.day().to_string()),
            line("years-to", &|i| weeks[i].1.day().to_string()),
            line("years-week", &|i| (i + 1).to_string()),
        ]
    }

    /// What the signs mean that occur.
    fn legend(&self, years: &[Year<'_>]) -> Part {
        let groups = groups(&marks_of(years));
        let mut signs: Vec<(String, String)> =
            groups.iter().map(|group| (self.sign(group[0]), self.name(group))).collect();
        if !years.iter().all(fills_its_weeks) {
            signs.push((self.texts.word("years-sign-absent"), self.texts.word("years-absent")));
        }
        let mut line = vec![Inline::Text { text: format!("{}: ", self.texts.word("years-legend")) }];
        for (place, (sign, name)) in signs.into_iter().enumerate() {
            let between = if place > 0 { "; " } else { "" };
            line.push(Inline::Text { text: between.to_owned() });
            line.push(Inline::Strong { content: vec![Inline::Text { text: sign }] });
            line.push(Inline::Text { text: format!("\u{a0}– {name}") });
        }
        line.push(Inline::Text { text: ".".to_owned() });
        Part::Prose { blocks: vec![Block::Paragraph { content: line }] }
    }

    /// A row for each semester and each year with its days in weeks, by what they are for.
    fn budget(&self, years: &[Year<'_>]) -> Table {
        let groups = groups(&marks_of(years));
        let mut columns = vec![Column::fixed(46, Align::Left)];
        columns.extend(groups.iter().map(|_| Column { align: Align::Center, ..Column::growing(18) }));
        columns.push(Column::fixed(18, Align::Center));
        let mut head = vec![Cell::text(self.texts.word("years-period"))];
        let heading = |group: &Vec<Mark>| {
            Cell::text(format!(
                "{} ({})",
                self.texts.word(&format!("years-column-{}", key(group[0]))),
                self.sign(group[0])
            ))
        };
        head.extend(groups.iter().map(heading));
        head.push(Cell::text(self.texts.word("years-total")));
        let mut rows = Vec::new();
        for year in years {
            for term in &year.study.terms {
                let number = term.semester.to_string();
                let name = self.texts.say("years-semester", &[("semester", &number)]);
                rows.push(self.sums(name, &[year], Some(term.semester), &groups));
            }
            rows.push(self.sums(self.year_title(year, "years-row"), &[year], None, &groups).strong());
        }
        let all: Vec<&Year<'_>> = years.iter().collect();
        if years.len() > 1 {
            rows.push(self.sums(self.texts.word("years-all"), &all, None, &groups).strong());
        }
        Table { columns, head: vec![head], rows, ..Table::default() }
    }

    fn sums(&self, name: String, years: &[&Year<'_>], semester: Option<u8>, groups: &[Vec<Mark>]) -> Row {
        let week_days = years.first().map_or(1, |year| year.week_days);
        let days = |group: &[Mark]| -> usize {
            years.iter().flat_map(|year| group.iter().map(move |mark| year.count(semester, *mark))).sum()
        };
        let said = |days: usize| Cell::text(weeks(days, week_days).unwrap_or_else(|| self.texts.word("nothing")));
        let total: usize = groups.iter().map(|group| days(group)).sum();
        let figures = groups.iter().map(|group| said(days(group))).chain([said(total)]);
        Row::new(std::iter::once(Cell::text(name)).chain(figures).collect())
    }

    /// What a week of the sums is.
    fn budget_note(&self, years: &[Year<'_>]) -> Part {
        let week_days = years.first().map_or(1, |year| year.week_days);
        let in_week = self.texts.locale.counted(u64::from(week_days), "day");
        Part::paragraph(&self.texts.say("years-note", &[("days", &in_week)]))
    }

    /// The parts of each semester with their dates and days in weeks.
    fn periods(&self, years: &[Year<'_>]) -> Table {
        let head = ["years-period", "years-sign", "years-what", "years-first", "years-last", "years-weeks"];
        let mut rows = Vec::new();
        for year in years {
            for term in &year.study.terms {
                let of_term: Vec<&Stretch<'_>> =
                    year.stretches.iter().filter(|stretch| stretch.semester == term.semester).collect();
                let name = self.texts.say("years-semester", &[("semester", &term.semester.to_string())]);
                let name = Cell::text(name).rows(of_term.len()).whole();
                for (place, stretch) in of_term.into_iter().enumerate() {
                    let first = (place == 0).then(|| name.clone());
                    rows.push(Row::new(first.into_iter().chain(self.stretch(year, stretch)).collect()));
                }
            }
        }
        Table {
            columns: vec![
                Column::fixed(34, Align::Left),
                Column::fixed(18, Align::Center),
                Column::growing(70),
                Column::fixed(30, Align::Center),
                Column::fixed(30, Align::Center),
                Column::fixed(24, Align::Center),
            ],
            head: vec![head.map(|key| Cell::text(self.texts.word(key))).to_vec()],
            rows,
            ..Table::default()
        }
    }

    fn stretch(&self, year: &Year<'_>, stretch: &Stretch<'_>) -> [Cell; 5] {
        let mark = Mark::Part(stretch.kind);
        let title = stretch.title.map_or_else(|| capital(&self.name(&[mark])), |title| self.texts.title(title));
        let within = |day: &&StudyDay| (stretch.from..=stretch.to).contains(&day.date) && day.mark == mark;
        let days = weeks(year.days.iter().filter(within).count(), year.week_days);
        [
            Cell::text(self.sign(mark)),
            Cell::text(title),
            Cell::text(self.texts.figures(stretch.from)),
            Cell::text(self.texts.figures(stretch.to)),
            Cell::text(days.unwrap_or_else(|| self.texts.word("nothing"))),
        ]
    }
}
