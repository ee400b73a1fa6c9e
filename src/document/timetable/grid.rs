//! The grid: for each day and slot, what each group, teacher or room has, every week or in weeks of one label.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::kind::Request;
use crate::document::paper::{Align, Cell, Column, Part, Row, Section, Table, paragraph};
use crate::document::texts::Texts;
use crate::load::Item;
use crate::model::calendar::{Term, WeekLabel};
use crate::model::offering::Meeting;
use crate::model::time::At;
use crate::model::{Calendar, ClockRange, Id, Offering, Weekday, When};
use crate::prose::{Block, Inline};

/// Columns of a grid; more are divided among several.
const COLUMNS: usize = 12;

/// Lines of a day that stay on one page.
const WHOLE: usize = 24;

/// Letters of a line over the whole grid.
const LETTERS: usize = 130;

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
    /// Groups that have a column.
    groups: Vec<Id>,
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
        let (calendar, classes) = (&calendar.value, BTreeMap::new());
        let mut grid = Self { request, texts, calendar, term, classes, groups: Vec::new(), free: Vec::new() };
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
        grid.groups = grid.columns(Axis::Groups);
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
                let mut parts: Vec<Part> = self.legend().into_iter().collect();
                parts.push(Part::table(self.table(axis, part)));
                let new_page = axis != Axis::Groups || number > 0;
                sections.push(Section { new_page, ..Section::new(self.texts.word(title), parts) });
            }
        }
        if !self.free.is_empty() {
            let line = |(day, range, class): &(Weekday, ClockRange, Class<'_>)| {
                let said = self.lines(class, None).join(", ");
                paragraph(&format!("{} {}: {said}", self.texts.weekday(*day), self.texts.clock_range(*range)))
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
            let (count, whole) = (of_day.len(), lines_of(&of_day, columns.len()) <= WHOLE);
            if let Some(first) = of_day.first_mut() {
                let day = Cell::text(self.texts.weekday(day)).rows(count);
                first.cells.insert(0, if whole { day.whole() } else { day });
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
        let time = bells.map(|range| self.texts.clock_range(*range));
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
        let Some([upper, lower]) = self.halves() else { return true };
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
            let mut lines = self.lines(class, Some(axis)).into_iter();
            let title = Inline::Strong { content: vec![Inline::Text { text: lines.next().unwrap_or_default() }] };
            blocks.push(Block::Paragraph { content: vec![title] });
            blocks.push(paragraph(&lines.collect::<Vec<_>>().join(" · ")));
        }
        if blocks.is_empty() { Cell::text(self.texts.word("nothing")) } else { Cell::new(blocks) }
    }

    /// What is said of a class: the course, then kind, people, room and weeks, without what a grid's own column and half say.
    fn lines(&self, class: &Class<'_>, axis: Option<Axis>) -> Vec<String> {
        let catalog = self.texts.catalog;
        let meeting = class.meeting;
        let course = &catalog.course(&class.offering.value).value;
        let kind = &self.texts.locale.activity(meeting.kind).short;
        let mut lines = vec![format!("{} ({kind})", self.texts.title(&course.title))];
        let whole = axis == Some(Axis::Groups)
            && meeting.groups.iter().all(|group| self.groups.contains(group) || self.has_members(group));
        if !whole {
            lines.push(self.texts.groups(&meeting.groups));
        }
        if axis != Some(Axis::Teachers) && !meeting.teachers.is_empty() {
            lines.push(self.texts.teachers(&meeting.teachers));
        }
        if axis != Some(Axis::Rooms) {
            lines.extend(meeting.room.as_ref().map(|id| self.texts.room(id)));
        }
        if axis.is_none() || self.halves().is_none() {
            lines.extend(self.label(meeting));
        }
        if !meeting.weeks.ranges.is_empty() {
            let range =
                |(from, to): &(u8, u8)| if from == to { from.to_string() } else { format!("{from}–\u{2060}{to}") };
            let weeks = meeting.weeks.ranges.iter().map(range).collect::<Vec<_>>().join(", ");
            lines.push(self.texts.say("timetable-weeks", &[("weeks", &weeks)]));
        }
        lines
    }

    /// Title of the label of the weeks in which a class is held.
    fn label(&self, meeting: &Meeting) -> Option<String> {
        let named = meeting.weeks.label.as_ref()?;
        let label = self.term.cycle.as_ref()?.labels.iter().find(|label| label.id == *named)?;
        Some(self.texts.title(&label.title))
    }

    fn has_members(&self, id: &Id) -> bool {
        self.texts.catalog.resources.groups.get(id).is_some_and(|group| !group.members.is_empty())
    }

    fn name(&self, axis: Axis, id: &Id) -> String {
        match axis {
            Axis::Groups => self.texts.group(id),
            Axis::Teachers => self.texts.teacher(id),
            Axis::Rooms => self.texts.room(id),
        }
    }

    /// The two labels of weeks that divide a slot into halves, where the term has just two.
    fn halves(&self) -> Option<&[WeekLabel; 2]> {
        self.term.cycle.as_ref().and_then(|cycle| cycle.labels.as_slice().try_into().ok())
    }

    /// What the halves of a slot mean.
    fn legend(&self) -> Option<Part> {
        let [upper, lower] = self.halves()?;
        let (upper, lower) = (self.texts.title(&upper.title), self.texts.title(&lower.title));
        let text = self.texts.say("timetable-halves", &[("upper", &upper), ("lower", &lower)]);
        Some(Part::Lead { line: vec![Inline::Text { text }], strong: false })
    }
}

/// About how many lines the rows of a day take.
fn lines_of(rows: &[Row], columns: usize) -> usize {
    let in_line = LETTERS / columns.max(1);
    let lines = |cell: &Cell| (cell.letters() / cell.rows).div_ceil(in_line.max(1) * cell.columns) + 1;
    rows.iter().map(|row| row.cells.iter().map(lines).max().unwrap_or_default()).sum()
}
