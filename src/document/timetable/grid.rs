//! The grid: for each day and slot, what each group, teacher or room has, every week or in weeks of one label.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::kind::Request;
use crate::document::paper::{Align, Cell, Column, Part, Row, Section, Table, paragraph};
use crate::document::texts::Texts;
use crate::load::Item;
use crate::model::calendar::Term;
use crate::model::offering::Meeting;
use crate::model::time::At;
use crate::model::{Calendar, ClockRange, Id, Offering, Weekday, When};
use crate::prose::{Block, Inline};

/// Columns of a grid; more are divided among several.
const COLUMNS: usize = 12;

/// A weekly class at a slot.
struct Class<'a> {
    offering: &'a Item<Offering>,
    meeting: &'a Meeting,
}

/// A term with all its weekly classes.
pub(super) struct Grid<'a> {
    request: &'a Request<'a>,
    texts: Texts<'a>,
    calendar: &'a Calendar,
    term: &'a Term,
    /// Classes by day and slot.
    classes: BTreeMap<(Weekday, u8), Vec<Class<'a>>>,
    /// Classes at times that no bell rings.
    free: Vec<(Weekday, ClockRange, Class<'a>)>,
}

/// What the columns of a grid are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Axis {
    Groups,
    Teachers,
    Rooms,
}

/// In which weeks a half of a slot is held.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Upper,
    Lower,
}

impl<'a> Grid<'a> {
    pub(super) fn new(
        request: &'a Request<'a>,
        texts: Texts<'a>,
        calendar: &'a Item<Calendar>,
        term: &'a Term,
        offerings: &[&'a Item<Offering>],
    ) -> Self {
        let mut grid =
            Self { request, texts, calendar: &calendar.value, term, classes: BTreeMap::new(), free: Vec::new() };
        for offering in offerings {
            for meeting in &offering.value.meetings {
                let class = || Class { offering, meeting };
                match meeting.at {
                    At::Auto => {}
                    At::Weekly(day, When::Slots(first, last)) => {
                        (first..=last).for_each(|slot| grid.classes.entry((day, slot)).or_default().push(class()));
                    }
                    At::Weekly(day, When::Clock(range)) => grid.free.push((day, range, class())),
                }
            }
        }
        grid
    }

    /// A section for groups, one for teachers, one for rooms; classes at free times last.
    pub(super) fn sections(&self) -> Vec<Section> {
        let mut sections = Vec::new();
        for (axis, title) in [
            (Axis::Groups, "timetable-groups"),
            (Axis::Teachers, "timetable-teachers"),
            (Axis::Rooms, "timetable-rooms"),
        ] {
            let columns = self.columns(axis);
            for (number, part) in columns.chunks(COLUMNS).enumerate() {
                let mut parts = vec![Part::table(self.table(axis, part))];
                parts.extend(self.legend());
                let new_page = axis != Axis::Groups || number > 0;
                sections.push(Section { new_page, ..Section::new(self.texts.word(title), parts) });
            }
        }
        if !self.free.is_empty() {
            let line = |(day, range, class): &(Weekday, ClockRange, Class<'_>)| {
                let said = self.lines(class, Axis::Groups, true).join(", ");
                paragraph(&format!("{} {}–{}: {said}", self.weekday(*day), range.start, range.end))
            };
            let parts = vec![Part::prose(self.free.iter().map(line).collect())];
            sections.push(Section::new(self.texts.word("timetable-free"), parts));
        }
        sections
    }

    /// What stands at the heads of columns: groups that are no subgroup and consist of no others, teachers, rooms.
    fn columns(&self, axis: Axis) -> Vec<Id> {
        let classes = || self.classes.values().flatten();
        let ids: BTreeSet<Id> = match axis {
            Axis::Teachers => classes().flat_map(|class| class.meeting.teachers.iter().cloned()).collect(),
            Axis::Rooms => classes().filter_map(|class| class.meeting.room.clone()).collect(),
            Axis::Groups => {
                let taught: BTreeSet<&Id> = classes().flat_map(|class| &class.meeting.groups).collect();
                let all = &self.texts.catalog.resources.groups;
                let is_part =
                    |id: &Id| all.values().any(|group| group.splits.values().flatten().any(|part| part == id));
                let shown = all.iter().filter(|(id, group)| group.members.is_empty() && !is_part(id));
                let plan = &self.request.plan.groups;
                shown.map(|(id, _)| id).filter(|id| taught.iter().any(|group| plan.clash(group, id))).cloned().collect()
            }
        };
        ids.into_iter().collect()
    }

    fn covers(&self, class: &Class<'_>, axis: Axis, column: &Id) -> bool {
        match axis {
            Axis::Groups => class.meeting.groups.iter().any(|group| self.request.plan.groups.clash(group, column)),
            Axis::Teachers => class.meeting.teachers.contains(column),
            Axis::Rooms => class.meeting.room.as_ref() == Some(column),
        }
    }

    fn table(&self, axis: Axis, columns: &[Id]) -> Table {
        let mut head =
            vec![Cell::text(self.texts.word("timetable-day")), Cell::text(self.texts.word("timetable-slot"))];
        head.extend(columns.iter().map(|id| Cell::text(self.name(axis, id))));
        let width = u16::try_from(200 / columns.len().max(1)).unwrap_or(20);
        let mut widths = vec![Column::fixed(26, Align::Left), Column::fixed(24, Align::Left)];
        widths.extend(columns.iter().map(|_| Column { align: Align::Center, ..Column::growing(width) }));
        let mut rows = Vec::new();
        for day in Weekday::ALL {
            let slots: Vec<u8> =
                self.classes.keys().filter(|(other, _)| *other == day).map(|(_, slot)| *slot).collect();
            let mut of_day = Vec::new();
            for slot in slots {
                of_day.extend(self.slot(axis, columns, day, slot));
            }
            let count = of_day.len();
            if let Some(first) = of_day.first_mut() {
                first.cells.insert(0, Cell::text(self.weekday(day)).rows(count));
            }
            rows.extend(of_day);
        }
        Table { columns: widths, head: vec![head], rows, ..Table::default() }
    }

    /// The one or two rows of a slot, without the day.
    fn slot(&self, axis: Axis, columns: &[Id], day: Weekday, slot: u8) -> Vec<Row> {
        let classes = self.classes.get(&(day, slot)).map(Vec::as_slice).unwrap_or_default();
        let held = |column: &Id, half: Half| -> Vec<usize> {
            let here = |class: &Class<'_>| self.covers(class, axis, column) && self.is_held(class, half);
            classes.iter().enumerate().filter(|(_, class)| here(class)).map(|(i, _)| i).collect()
        };
        let upper: Vec<Vec<usize>> = columns.iter().map(|column| held(column, Half::Upper)).collect();
        let lower: Vec<Vec<usize>> = columns.iter().map(|column| held(column, Half::Lower)).collect();
        if upper.iter().chain(&lower).all(Vec::is_empty) {
            return Vec::new();
        }
        let divided = upper != lower;
        let bells = self.calendar.bells(None, day).and_then(|bells| bells.slots.get(&slot));
        let time = bells.map(|range| format!("{}–{}", range.start, range.end));
        let number = Cell::texts([slot.to_string()].into_iter().chain(time)).rows(if divided { 2 } else { 1 });
        let (mut first, mut second) = (vec![number], Vec::new());
        let mut at = 0;
        while at < columns.len() {
            let same = |other: usize| upper[other] == upper[at] && lower[other] == lower[at] && !upper[at].is_empty();
            let mut end = at + 1;
            while end < columns.len() && same(end) {
                end += 1;
            }
            let cell = |of: &[usize]| self.cell(of.iter().map(|i| &classes[*i]), axis).columns(end - at);
            if !divided {
                first.push(cell(&upper[at]));
            } else if upper[at] == lower[at] {
                first.push(cell(&upper[at]).rows(2));
            } else {
                first.push(cell(&upper[at]));
                second.push(cell(&lower[at]));
            }
            at = end;
        }
        let mut rows = vec![Row::new(first)];
        if divided {
            rows.push(Row::new(second));
        }
        rows
    }

    /// Whether a class is held in weeks of the first or the second label; one without a label is held in both.
    fn is_held(&self, class: &Class<'_>, half: Half) -> bool {
        let labels = self.term.cycle.as_ref().map(|cycle| cycle.labels.as_slice()).unwrap_or_default();
        let [upper, lower] = labels else { return true };
        match (&class.meeting.weeks.label, half) {
            (None, _) => true,
            (Some(label), Half::Upper) => *label == upper.id,
            (Some(label), Half::Lower) => *label == lower.id,
        }
    }

    fn cell<'c>(&self, classes: impl Iterator<Item = &'c Class<'c>>, axis: Axis) -> Cell
    where
        'a: 'c,
    {
        let mut blocks = Vec::new();
        for class in classes {
            let mut lines = self.lines(class, axis, false).into_iter();
            let title = Inline::Strong { content: vec![Inline::Text { text: lines.next().unwrap_or_default() }] };
            blocks.push(Block::Paragraph { content: vec![title] });
            blocks.push(paragraph(&lines.collect::<Vec<_>>().join(" · ")));
        }
        if blocks.is_empty() { Cell::text(self.texts.word("nothing")) } else { Cell::new(blocks) }
    }

    /// What a cell says of a class: the course, then kind, people, room and weeks.
    fn lines(&self, class: &Class<'_>, axis: Axis, groups: bool) -> Vec<String> {
        let catalog = self.texts.catalog;
        let meeting = class.meeting;
        let course = &catalog.course(&class.offering.value).value;
        let kind = &self.texts.locale.activity(meeting.kind).short;
        let mut lines = vec![format!("{} ({kind})", self.texts.title(&course.title))];
        let columns = self.columns(Axis::Groups);
        let whole = !groups
            && axis == Axis::Groups
            && meeting.groups.iter().all(|group| columns.contains(group) || self.has_members(group));
        if !whole {
            lines.push(meeting.groups.iter().map(|id| self.name(Axis::Groups, id)).collect::<Vec<_>>().join(", "));
        }
        if axis != Axis::Teachers && !meeting.teachers.is_empty() {
            lines.push(meeting.teachers.iter().map(|id| self.name(Axis::Teachers, id)).collect::<Vec<_>>().join(", "));
        }
        if axis != Axis::Rooms {
            lines.extend(meeting.room.as_ref().map(|id| self.name(Axis::Rooms, id)));
        }
        if !meeting.weeks.ranges.is_empty() {
            let range = |(from, to): &(u8, u8)| if from == to { from.to_string() } else { format!("{from}–{to}") };
            let weeks = meeting.weeks.ranges.iter().map(range).collect::<Vec<_>>().join(", ");
            lines.push(self.texts.say("timetable-weeks", &[("weeks", &weeks)]));
        }
        lines
    }

    fn has_members(&self, id: &Id) -> bool {
        self.texts.catalog.resources.groups.get(id).is_some_and(|group| !group.members.is_empty())
    }

    fn name(&self, axis: Axis, id: &Id) -> String {
        let catalog = self.texts.catalog;
        let title = match axis {
            Axis::Groups => catalog.resources.groups.get(id).map(|group| &group.title),
            Axis::Teachers => catalog.people.get(id).map(|person| person.name.as_ref().unwrap_or(&person.role)),
            Axis::Rooms => catalog.resources.rooms.get(id).map(|room| &room.title),
        };
        title.map_or_else(|| id.to_string(), |title| self.texts.title(title))
    }

    fn weekday(&self, day: Weekday) -> String {
        let number = Weekday::ALL.iter().position(|other| *other == day).map_or(1, |place| place + 1);
        self.texts.word(&format!("weekday-{number}"))
    }

    /// What the halves of a slot mean.
    fn legend(&self) -> Option<Part> {
        let labels = self.term.cycle.as_ref().map(|cycle| cycle.labels.as_slice()).unwrap_or_default();
        let [upper, lower] = labels else { return None };
        let (upper, lower) = (self.texts.title(&upper.title), self.texts.title(&lower.title));
        Some(Part::paragraph(&self.texts.say("timetable-halves", &[("upper", &upper), ("lower", &lower)])))
    }
}
