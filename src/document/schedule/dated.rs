//! The dated plan of an offering as a paper: classes, deadlines and days off in order, then the hours of each kind.

use chrono::NaiveDate;

use super::names::Scope;
use crate::document::kind::{Content, Of, Request};
use crate::document::paper::{Align, Cell, Column, Paper, Part, Row, Section, Table, paragraph};
use crate::document::title_page;
use crate::model::{Activity, Hours, Id, Weekday};
use crate::plan::{Account, Deadline, Lost, Session, Status};

/// Columns of the plan.
const COLUMNS: usize = 8;

/// Letters of groups that stand on one line.
const SHORT: usize = 20;

/// Makes the paper.
pub(super) fn content(request: &Request<'_>) -> Content {
    let offering = request.of.offering().expect("subjects are offerings");
    let scope = Scope::new(request, offering).expect("the plan has every offering");
    let paper = scope.paper();
    Content::Page(serde_json::to_value(paper).expect("a view is JSON"), request.edition.date)
}

/// The classes of an offering for a terminal, a row each, with the date: day, week, time, kind, content, groups, room.
pub fn lines(request: &Request<'_>) -> Vec<(NaiveDate, Vec<String>)> {
    let Of::Offering(offering) = request.of else { return Vec::new() };
    let Some(scope) = Scope::new(request, offering) else { return Vec::new() };
    let of = |session: &Session| {
        let week = session.week.map(|week| week.to_string()).into_iter().chain(scope.label(session.label.as_ref()));
        let kind = &request.locale.activity(session.kind).short;
        let remark = scope.remark(session).map(|remark| format!(" ({remark})")).unwrap_or_default();
        let cells = vec![
            scope.texts.figures(session.date),
            week.collect::<Vec<_>>().join(" "),
            scope.texts.clock_range(session.time),
            kind.clone(),
            scope.texts.groups(&session.groups),
            scope.room(session),
            scope.content(session) + &remark,
        ];
        (session.date, cells)
    };
    scope.schedule.sessions.iter().map(of).collect()
}

/// Something of a plan, by the time at which it stands there.
enum Line<'a> {
    Class(&'a Session),
    Lost(&'a Lost),
    Due(&'a Deadline),
}

impl Line<'_> {
    fn date(&self) -> NaiveDate {
        match self {
            Self::Class(session) => session.date,
            Self::Lost(lost) => lost.date,
            Self::Due(deadline) => deadline.date,
        }
    }
}

/// A class as the plan tells it; subgroups that have the same at the same time share a row.
struct Class {
    /// Week, day and time.
    when: [Vec<String>; 3],
    kind: String,
    content: Vec<String>,
    hours: String,
    /// Groups, each with its place.
    who: Vec<(String, Vec<String>)>,
}

impl Class {
    /// Whether another class is the same for other groups, and their lines can stand beside those of their rooms.
    fn takes(&self, other: &Self) -> bool {
        let places = self.who.first().map_or(0, |(_, place)| place.len());
        let is_short = |(groups, place): &(String, Vec<String>)| {
            groups.chars().count() <= SHORT && place.len() == places && places <= 1
        };
        let same = (&self.when, &self.kind, &self.content, &self.hours)
            == (&other.when, &other.kind, &other.content, &other.hours);
        same && self.who.iter().chain(&other.who).all(is_short)
    }

    fn row(self) -> Row {
        let [week, day, time] = self.when.map(Cell::texts);
        let (groups, places): (Vec<String>, Vec<Vec<String>>) = self.who.into_iter().unzip();
        Row::new(vec![
            week,
            day,
            time,
            Cell::text(self.kind),
            Cell::new(self.content.iter().map(|line| paragraph(line)).collect()),
            Cell::texts(groups),
            Cell::text(self.hours),
            Cell::texts(places.into_iter().flatten()),
        ])
    }
}

impl Scope<'_> {
    fn paper(&self) -> Paper {
        let catalog = self.texts.catalog;
        let institution = &catalog.institution(self.course()).value;
        let title = self.texts.say("schedule-title", &[("offering", &self.title())]);
        let names = (title, self.texts.word("schedule-heading"));
        let sections = [Some(self.plan()), self.week(), Some(self.sums()), Some(self.months())];
        let sections = sections.into_iter().flatten().collect();
        title_page::plain(&self.texts, institution, names, (self.facts(), Align::Left), sections)
    }

    fn facts(&self) -> Vec<String> {
        let mut facts = vec![self.title()];
        facts.extend(self.term().map(|term| self.texts.title(&term.title)));
        facts.push(format!("{}: {}", self.texts.word("schedule-groups"), self.texts.groups(&self.groups())));
        let teachers = self.teachers();
        if !teachers.is_empty() {
            facts.push(format!("{}: {}", self.texts.word("schedule-teachers"), self.texts.teachers(&teachers)));
        }
        facts.push(format!("{}: {}", self.texts.word("schedule-zone"), self.calendar().timezone));
        facts
    }

    pub(super) fn section(&self, title: &str, parts: Vec<Part>) -> Section {
        Section::new(self.texts.word(title), parts)
    }

    /// All classes, days off and deadlines in order.
    fn plan(&self) -> Section {
        let mut lines: Vec<Line<'_>> = self.schedule.sessions.iter().map(Line::Class).collect();
        lines.extend(self.schedule.lost.iter().map(Line::Lost));
        lines.extend(self.deadlines().map(Line::Due));
        lines.sort_by_key(|line| (line.date(), matches!(line, Line::Due(_))));
        let mut done: Vec<((Activity, &[Id]), Hours)> = Vec::new();
        let mut rows: Vec<Row> = Vec::new();
        let mut last: Option<Class> = None;
        for line in &lines {
            let row = match line {
                Line::Class(session) => {
                    let class = self.class(session, self.taught(session, &mut done));
                    match last.as_mut().filter(|last| last.takes(&class)) {
                        Some(last) => last.who.extend(class.who),
                        None => rows.extend(last.replace(class).map(Class::row)),
                    }
                    continue;
                }
                Line::Lost(lost) => self.wide(lost.date, &self.lost(lost)),
                Line::Due(deadline) => self.wide(deadline.date, &self.due(deadline)),
            };
            rows.extend(last.take().map(Class::row));
            rows.push(row);
        }
        rows.extend(last.map(Class::row));
        let head = ["week", "day", "time", "kind", "content", "audience", "hours", "room"];
        let table = Table {
            columns: vec![
                Column::fixed(20, Align::Center),
                Column::fixed(26, Align::Left),
                Column::fixed(25, Align::Left),
                Column::fixed(14, Align::Left),
                Column::growing(90),
                Column::fixed(34, Align::Left),
                Column::fixed(17, Align::Center),
                Column::fixed(22, Align::Left),
            ],
            head: vec![head.map(|key| Cell::text(self.texts.word(&format!("schedule-{key}")))).to_vec()],
            rows,
            ..Table::default()
        };
        self.section("schedule-plan", vec![Part::table(table)])
    }

    fn class(&self, session: &Session, done: Hours) -> Class {
        let locale = self.texts.locale;
        let week = session.week.map(|week| week.to_string()).into_iter().chain(self.label(session.label.as_ref()));
        let slot = session.slot.map(|slots| self.slots(slots));
        let mut content = vec![self.content(session)];
        let works = self.works(session).join("; ");
        content.extend((!works.is_empty()).then(|| format!("— {works}")));
        content.extend(self.remark(session));
        let hours = match self.required(session) {
            Some(required) if !matches!(session.status, Status::Cancelled) => {
                format!("{} / {}", locale.number(done), locale.number(required))
            }
            Some(_) => self.texts.word("nothing"),
            None if session.hours.is_zero() => self.texts.word("nothing"),
            None => locale.number(session.hours),
        };
        let mut place = vec![self.room(session)];
        place.extend(session.link.clone());
        place.retain(|line| !line.is_empty());
        let kind = if session.milestone.is_some() {
            self.texts.word("schedule-milestone")
        } else {
            locale.activity(session.kind).short.clone()
        };
        let time = slot.into_iter().chain([self.texts.clock_range(session.time)]);
        Class {
            when: [
                week.collect(),
                vec![self.texts.weekday(session.weekday), self.texts.figures(session.date)],
                time.collect(),
            ],
            kind,
            content,
            hours,
            who: vec![(self.texts.groups(&session.groups), place)],
        }
    }

    /// Hours of the kind that the groups of a class have been taught with it; `done` has those of classes before.
    fn taught<'b>(&self, session: &'b Session, done: &mut Vec<((Activity, &'b [Id]), Hours)>) -> Hours {
        let key = (session.kind, session.groups.as_slice());
        let place = done.iter().position(|(other, _)| *other == key).unwrap_or_else(|| {
            done.push((key, Hours::ZERO));
            done.len() - 1
        });
        if session.status != Status::Cancelled && session.milestone.is_none() {
            let taught: Hours = session.content.iter().map(|piece| piece.hours).sum();
            done[place].1 = done[place].1 + taught;
        }
        done[place].1
    }

    /// Hours that the plan of the offering has for the kind and groups of a class.
    fn required(&self, session: &Session) -> Option<Hours> {
        if session.milestone.is_some() {
            return None;
        }
        let own = |account: &&Account| {
            account.kind == session.kind && session.groups.iter().any(|group| account.audience.contains(group))
        };
        let any = |account: &&Account| account.kind == session.kind;
        let accounts = &self.schedule.accounts;
        accounts.iter().find(own).or_else(|| accounts.iter().find(any)).map(|account| account.required)
    }

    /// A row that says one thing of a day.
    fn wide(&self, date: NaiveDate, text: &str) -> Row {
        let day = Cell::texts([self.texts.weekday(Weekday::of(date)), self.texts.figures(date)]);
        Row::new(vec![Cell::text(""), day, Cell::text(text).columns(COLUMNS - 2)]).strong()
    }

    /// The hours of each kind: planned, placed, in reserve, missing.
    fn sums(&self) -> Section {
        let locale = self.texts.locale;
        // Subgroups with the same hours share a row.
        let mut sums: Vec<(Activity, [Hours; 4], Vec<String>)> = Vec::new();
        for account in &self.schedule.accounts {
            let hours = [account.required, account.placed, account.reserve, account.missing()];
            let groups = self.texts.groups(&account.audience);
            match sums.iter_mut().find(|(kind, own, _)| (*kind, *own) == (account.kind, hours)) {
                Some((_, _, all)) => all.push(groups),
                None => sums.push((account.kind, hours, vec![groups])),
            }
        }
        let rows = sums.into_iter().map(|(kind, hours, groups)| {
            let figures = hours.map(|hours| {
                Cell::text(if hours.is_zero() { self.texts.word("nothing") } else { locale.number(hours) })
            });
            let kind = Cell::text(locale.activity(kind).long.clone());
            Row::new([kind, Cell::text(groups.join("; "))].into_iter().chain(figures).collect())
        });
        let head = ["kind", "audience", "required", "placed", "reserved", "missing"];
        let table = Table {
            columns: vec![
                Column::growing(40),
                Column::growing(40),
                Column::fixed(21, Align::Center),
                Column::fixed(21, Align::Center),
                Column::fixed(18, Align::Center),
                Column::fixed(22, Align::Center),
            ],
            head: vec![head.map(|key| Cell::text(self.texts.word(&format!("schedule-{key}")))).to_vec()],
            rows: rows.collect(),
            ..Table::default()
        };
        self.section("schedule-sums", vec![Part::table(table)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(groups: &str, place: &[&str]) -> Class {
        Class {
            when: [vec!["1".into()], vec!["01.09.2026".into()], vec!["10:00–11:30".into()]],
            kind: "Лаб.".into(),
            content: vec!["Ветви".into()],
            hours: "2 / 4".into(),
            who: vec![(groups.into(), place.iter().map(ToString::to_string).collect())],
        }
    }

    #[test]
    fn subgroups_share_a_row_where_their_lines_stand_beside_those_of_their_rooms() {
        let first = class("ПИ-31/1", &["ЛК-11"]);
        assert!(first.takes(&class("ПИ-31/2", &["ЛК-12"])));
        assert!(class("ПИ-31/1", &[]).takes(&class("ПИ-31/2", &[])));
        assert!(!first.takes(&class("ПИ-31/2", &[])), "no room beside one");
        assert!(!first.takes(&class("ПИ-31/2", &["ЛК-12", "https://example.org"])), "two lines of a place");
        assert!(!first.takes(&class("Вторая подгруппа потока ПИ-3", &["ЛК-12"])), "a name that takes two lines");
        assert!(!first.takes(&Class { hours: "4 / 4".into(), ..class("ПИ-31/2", &["ЛК-12"]) }), "other hours");
        let mut both = class("ПИ-31/1", &["ЛК-11"]);
        both.who.extend(class("ПИ-31/2", &["ЛК-12"]).who);
        let cells = both.row().cells;
        assert_eq!(cells[5], Cell::texts(["ПИ-31/1".into(), "ПИ-31/2".into()]));
        assert_eq!(cells[7], Cell::texts(["ЛК-11".into(), "ЛК-12".into()]));
    }
}
