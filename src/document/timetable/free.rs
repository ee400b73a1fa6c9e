//! Classes at times that no bell rings, in a week to the scale of minutes.

use super::classes::{Axis, Class, Weekly};
use crate::document::paper::{Part, Section, paragraph};
use crate::document::week::{self, Entry};
use crate::model::{ClockRange, Id, Weekday};
use crate::prose::{Block, Inline};

/// Classes side by side above which each group has a week of its own.
const CROWD: usize = 3;

/// The section of such classes: one week, or one a group where many stand side by side.
pub(super) fn section(weekly: &Weekly<'_>) -> Option<Section> {
    let last = weekly.free.iter().map(|(day, _, _)| *day as usize).max()?;
    let days: Vec<Weekday> =
        Weekday::ALL.into_iter().filter(|day| weekly.calendar.teaches_on(*day) || *day as usize <= last).collect();
    let table = |entries: &[Entry]| {
        let heads = days.iter().map(|day| weekly.texts.weekday(*day)).collect();
        Part::table(week::table(weekly.texts.word("schedule-time"), heads, entries))
    };
    let all: Vec<Entry> = weekly.free.iter().map(|class| entry(weekly, class, None)).collect();
    let mut parts = Vec::new();
    if week::crowd(days.len(), &all) <= CROWD {
        parts.push(table(&all));
    } else {
        let classes: Vec<&Class<'_>> = weekly.free.iter().map(|(_, _, class)| class).collect();
        for group in weekly.groups(&classes) {
            let own = weekly.free.iter().filter(|(_, _, class)| weekly.covers(class, Axis::Groups, &group));
            let entries: Vec<Entry> = own.map(|class| entry(weekly, class, Some(&group))).collect();
            parts.push(Part::lead(weekly.texts.group(&group)));
            parts.push(table(&entries));
        }
    }
    Some(Section { new_page: true, ..Section::new(weekly.texts.word("timetable-free"), parts) })
}

/// A class as the week shows it, of a group's own week or of all.
fn entry(weekly: &Weekly<'_>, (day, time, class): &(Weekday, ClockRange, Class<'_>), group: Option<&Id>) -> Entry {
    let title = Inline::Strong { content: vec![Inline::Text { text: weekly.title(class) }] };
    let place = group.map(|group| (Axis::Groups, std::slice::from_ref(group)));
    let mut details = weekly.details(class, place, false);
    details.extend(weekly.texts.week_numbers(&class.meeting.weeks));
    let blocks = vec![
        paragraph(&weekly.texts.clock_range(*time)),
        Block::Paragraph { content: vec![title] },
        paragraph(&details.join(" · ")),
    ];
    Entry { day: *day as usize, time: *time, blocks }
}
