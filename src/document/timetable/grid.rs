//! The grid: for each day and slot, what each group, teacher or room has, every week or in weeks of one label.
//!
//! Classes that several columns share are one cell over them. Subgroups at the same time stand side by side: those of a group
//! in its column, those of a stream across its columns. They stand one below the other where there is no room for that, where
//! a class is for several of the subgroups that would stand apart, and where neighbouring columns have different classes; a
//! class that not all columns of its stream share alone is then repeated in each.

use super::classes::{Axis, Class, Half, Weekly};
use super::legend::Legend;
use crate::document::paper::{Align, Cell, Column, Part, Row, Section, Table, height, paragraph};
use crate::model::{Id, Measure, Weekday};
use crate::prose::{Block, Inline};

/// Columns of a page; more are divided among several.
const COLUMNS: usize = 12;

/// Millimetres of the column of days.
const DAY: u16 = 7;

/// Millimetres below which cells do not stand side by side.
const NARROW: usize = 14;

/// The most parts that all columns of a page are divided into so that cells side by side are equally wide.
const PARTS: usize = 12;

/// A page that holds so many columns.
#[derive(Clone, Copy)]
struct Sheet {
    /// Whether it is A3.
    large: bool,
    /// Millimetres between its margins.
    width: usize,
    /// Millimetres below the head of the table, with some to spare.
    height: usize,
    /// Points of the text.
    size: u16,
}

impl Sheet {
    /// A4 for few columns, A3 for more; never less than 7 points.
    const fn of(columns: usize) -> Self {
        match columns {
            0..=4 => Self { large: false, width: 273, height: 165, size: 9 },
            5..=6 => Self { large: false, width: 273, height: 165, size: 8 },
            7..=9 => Self { large: true, width: 396, height: 250, size: 8 },
            _ => Self { large: true, width: 396, height: 250, size: 7 },
        }
    }

    /// Millimetres of the column of slots, which holds «09:00–10:35».
    const fn slot(self) -> u16 {
        self.size * 2 + 1
    }

    /// Millimetres of a column.
    fn column(self, columns: usize) -> usize {
        (self.width - usize::from(DAY + self.slot())) / columns.max(1)
    }
}

/// Neighbouring columns that have the same classes, in stacks that stand side by side.
struct Region {
    from: usize,
    to: usize,
    stacks: Vec<Vec<usize>>,
}

/// A cell to be: parts of columns from one to before another, and its classes.
#[derive(PartialEq, Eq)]
struct Stretch {
    from: usize,
    to: usize,
    classes: Vec<usize>,
}

/// A page of a grid.
struct Page<'a> {
    weekly: &'a Weekly<'a>,
    axis: Axis,
    columns: &'a [Id],
    sheet: Sheet,
    /// Parts that each column is divided into.
    parts: usize,
}

/// Sections for groups, for teachers and for rooms, of as many columns as a page holds.
pub(super) fn sections(weekly: &Weekly<'_>) -> Vec<Section> {
    let mut sections = Vec::new();
    for axis in [Axis::Groups, Axis::Teachers, Axis::Rooms] {
        let columns = weekly.columns(axis);
        for (number, some) in columns.chunks(COLUMNS).enumerate() {
            let key = format!("timetable-{}", axis.as_str());
            let (first, last) = (number * COLUMNS + 1, number * COLUMNS + some.len());
            let values = [("first", first), ("last", last), ("total", columns.len())];
            let values = values.map(|(key, value)| (key, value.to_string()));
            let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
            let title = match columns.len() {
                0..=COLUMNS => weekly.texts.word(&key),
                _ => weekly.texts.say(&format!("{key}-part"), &values),
            };
            let page = Page::new(weekly, axis, some);
            let section = Section::new(title, vec![Part::table(page.table())]);
            sections.push(Section { new_page: !sections.is_empty(), large: page.sheet.large, ..section });
        }
    }
    sections
}

impl<'a> Page<'a> {
    fn new(weekly: &'a Weekly<'a>, axis: Axis, columns: &'a [Id]) -> Self {
        let mut page = Self { weekly, axis, columns, sheet: Sheet::of(columns.len()), parts: 1 };
        let (mut parts, mut least) = (1, 1);
        for (day, slot) in weekly.classes.keys() {
            for region in [Half::Upper, Half::Lower].iter().flat_map(|half| page.regions(*day, *slot, *half)) {
                let (stacks, wide) = (region.stacks.len(), region.to - region.from);
                parts = multiple(parts, stacks / divisor(stacks, wide));
                least = least.max(stacks.div_ceil(wide));
            }
        }
        page.parts = parts.min(PARTS.max(least));
        page
    }

    /// The classes of all columns at a slot in weeks of a half.
    fn regions(&self, day: Weekday, slot: u8, half: Half) -> Vec<Region> {
        let classes = self.weekly.classes.get(&(day, slot)).map(Vec::as_slice).unwrap_or_default();
        let held = |column: &Id| -> Vec<usize> {
            let here =
                |class: &Class<'_>| self.weekly.covers(class, self.axis, column) && self.weekly.is_held(class, half);
            classes.iter().enumerate().filter(|(_, class)| here(class)).map(|(i, _)| i).collect()
        };
        let held: Vec<Vec<usize>> = self.columns.iter().map(held).collect();
        let mut regions: Vec<Region> = Vec::new();
        let mut from = 0;
        for same in held.chunk_by(|one, next| !one.is_empty() && one == next) {
            let to = from + same.len();
            let width = self.sheet.column(self.columns.len()) * same.len();
            let mut stacks = self.stacks(classes, &same[0]);
            if stacks.len() > 1 && width / stacks.len() < NARROW {
                stacks = vec![same[0].clone()];
            }
            regions.push(Region { from, to, stacks });
            from = to;
        }
        regions
    }

    /// Classes in stacks: those of one stack may be for the same students, those of different ones are not.
    fn stacks(&self, classes: &[Class<'_>], held: &[usize]) -> Vec<Vec<usize>> {
        if self.axis != Axis::Groups {
            return vec![held.to_vec()];
        }
        let mut stacks: Vec<Vec<usize>> = Vec::new();
        for &class in held {
            let meets = |stack: &Vec<usize>| stack.iter().any(|i| self.weekly.meet(&classes[*i], &classes[class]));
            let met: Vec<usize> = (0..stacks.len()).filter(|i| meets(&stacks[*i])).collect();
            match met.as_slice() {
                [] => stacks.push(vec![class]),
                [one] => stacks[*one].push(class),
                _ => return vec![held.to_vec()],
            }
        }
        stacks.sort_by_cached_key(|stack| stack.iter().map(|i| classes[*i].meeting.groups.clone()).min());
        if stacks.is_empty() { vec![Vec::new()] } else { stacks }
    }

    fn stretches(&self, day: Weekday, slot: u8, half: Half) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        for region in self.regions(day, slot, half) {
            let (count, parts) = (region.stacks.len(), (region.to - region.from) * self.parts);
            for (i, classes) in region.stacks.into_iter().enumerate() {
                let at = |i: usize| region.from * self.parts + i * parts / count;
                stretches.push(Stretch { from: at(i), to: at(i + 1), classes });
            }
        }
        stretches
    }

    fn table(&self) -> Table {
        let texts = &self.weekly.texts;
        let mut head = vec![Cell::text(texts.word("timetable-day")).turned(), Cell::text(texts.word("timetable-slot"))];
        let name = |id: &Id| Cell::text(self.weekly.name(self.axis, id)).columns(self.parts);
        head.extend(self.columns.iter().map(name));
        let width = self.sheet.column(self.columns.len()) / self.parts;
        let part = Column { align: Align::Center, ..Column::growing(u16::try_from(width.max(1)).unwrap_or(1)) };
        let mut columns = vec![Column::fixed(DAY, Align::Center), Column::fixed(self.sheet.slot(), Align::Center)];
        columns.extend(vec![part; self.columns.len() * self.parts]);
        let mut legend = Legend::new(self.weekly);
        let mut rows = Vec::new();
        for day in Weekday::ALL {
            let slots = self.weekly.classes.keys().filter(|(other, _)| *other == day).map(|(_, slot)| *slot);
            let mut of_day: Vec<Row> = slots.flat_map(|slot| self.slot(day, slot, &mut legend)).collect();
            let (count, whole) = (of_day.len(), self.height(&of_day) <= self.sheet.height * 100);
            if let Some(first) = of_day.first_mut() {
                // The name of a day with one row would make the row higher than its classes do.
                let name = if count > 1 {
                    Cell::text(texts.weekday(day)).turned()
                } else {
                    Cell::text(texts.weekday_short(day))
                };
                let name = name.rows(count).head();
                first.cells.insert(0, if whole { name.whole() } else { name });
            }
            rows.extend(of_day);
        }
        let size = Some(Measure::whole(self.sheet.size.into()));
        Table { columns, head: vec![head], rows, note: legend.note(), size, ..Table::default() }
    }

    /// The one or two rows of a slot, without the day.
    fn slot(&self, day: Weekday, slot: u8, legend: &mut Legend<'a>) -> Vec<Row> {
        let (upper, lower) = (self.stretches(day, slot, Half::Upper), self.stretches(day, slot, Half::Lower));
        if upper.iter().chain(&lower).all(|stretch| stretch.classes.is_empty()) {
            return Vec::new();
        }
        let halves = if upper == lower { 1 } else { 2 };
        let bells = self.weekly.calendar.bells(None, day).and_then(|bells| bells.slots.get(&slot));
        let time = bells.map(|range| self.weekly.texts.clock_range(*range));
        let number = Block::Paragraph { content: vec![strong(slot.to_string())] };
        let number = Cell::new([number].into_iter().chain(time.map(|time| paragraph(&time))).collect());
        let classes = self.weekly.classes.get(&(day, slot)).map(Vec::as_slice).unwrap_or_default();
        let mut first = vec![number.rows(halves).head()];
        first.extend(upper.iter().map(|stretch| {
            let cell = self.cell(classes, stretch, legend);
            if halves == 2 && lower.contains(stretch) { cell.rows(2) } else { cell }
        }));
        let mut rows = vec![Row::new(first)];
        if halves == 2 {
            let own = lower.iter().filter(|stretch| !upper.contains(stretch));
            rows.push(Row::new(own.map(|stretch| self.cell(classes, stretch, legend)).collect()));
        }
        rows
    }

    fn cell(&self, classes: &[Class<'a>], stretch: &Stretch, legend: &mut Legend<'a>) -> Cell {
        let (from, to) = (stretch.from / self.parts, stretch.to.div_ceil(self.parts));
        let columns = &self.columns[from..to];
        // Classes that differ only in their weeks are told once.
        let mut told: Vec<(String, Vec<String>, String, Vec<String>)> = Vec::new();
        for class in stretch.classes.iter().map(|i| &classes[*i]) {
            let (title, mark) = (self.weekly.title(class), legend.see(class));
            let details = self.weekly.details(class, Some((self.axis, columns)), true);
            let weeks = self.weekly.texts.week_numbers(&class.meeting.weeks);
            match told.iter_mut().find(|told| weeks.is_some() && (&told.0, &told.1) == (&title, &details)) {
                Some((_, _, marks, all)) if !all.is_empty() => {
                    marks.push_str(&mark);
                    all.extend(weeks);
                }
                _ => told.push((title, details, mark, weeks.into_iter().collect())),
            }
        }
        let mut blocks = Vec::new();
        for (title, mut details, marks, weeks) in told {
            blocks.push(Block::Paragraph { content: vec![strong(title + &marks)] });
            details.extend((!weeks.is_empty()).then(|| weeks.join("; ")));
            blocks.extend((!details.is_empty()).then(|| paragraph(&details.join(" · "))));
        }
        legend.joint |= columns.len() > 1;
        legend.side |= (stretch.from, stretch.to) != (from * self.parts, to * self.parts);
        if blocks.is_empty() {
            blocks.push(paragraph(&self.weekly.texts.word("nothing")));
        }
        Cell::new(blocks).columns(stretch.to - stretch.from)
    }

    /// About how high rows are together, in hundredths of a millimetre.
    fn height(&self, rows: &[Row]) -> usize {
        let column = self.sheet.column(self.columns.len());
        let of = |cell: &Cell| {
            let width = if cell.head { usize::from(self.sheet.slot()) } else { column * cell.columns / self.parts };
            height(&cell.blocks, width, self.sheet.size.into()) / cell.rows
        };
        rows.iter().map(|row| row.cells.iter().map(of).max().unwrap_or_default()).sum()
    }
}

fn strong(text: String) -> Inline {
    Inline::Strong { content: vec![Inline::Text { text }] }
}

/// The greatest common divisor of two numbers, the second of which is not 0.
fn divisor(mut a: usize, mut b: usize) -> usize {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// The least common multiple of two numbers that are not 0.
fn multiple(a: usize, b: usize) -> usize {
    a / divisor(a, b) * b
}
