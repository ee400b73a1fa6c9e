//! A week to the scale of minutes: days against the clock, classes as long as they are, overlapping ones side by side. It is
//! a table, so that whoever can't see it reads it by its rows and columns.

use std::collections::BTreeSet;

use super::paper::{Align, Cell, Column, Row, Table, height};
use crate::model::time::Clock;
use crate::model::{ClockRange, Measure};
use crate::prose::Block;

/// A class in a week.
pub(super) struct Entry {
    /// The column of its day.
    pub(super) day: usize,
    /// When it is.
    pub(super) time: ClockRange,
    /// What is said of it.
    pub(super) blocks: Vec<Block>,
}

/// Points of the text.
const SIZE: usize = 8;

/// Millimetres of a page that lies on its long side: its width beside the column of times, and its height.
const PAGE: (usize, usize) = (235, 135);

/// Hundredths of a millimetre that an hour takes at least and at most.
const HOUR: (usize, usize) = (500, 4000);

/// Hundredths of a millimetre below which a row does not tell its time.
const LABEL: usize = 400;

/// Classes of a day that follow one another without a gap, with their places side by side.
struct Cluster {
    /// The place of each class: its index and its lane.
    lanes: Vec<(usize, usize)>,
    count: usize,
    end: u16,
}

/// The table of a week; `days` are the heads of its columns, `time` is the head of the times.
///
/// Rows are as high as their minutes. Only a class whose text needs more than the largest scale gives it makes its last row
/// higher; nothing is cut off.
pub(super) fn table(time: String, days: Vec<String>, entries: &[Entry]) -> Table {
    let lanes: Vec<(Vec<Cluster>, usize)> = (0..days.len()).map(|day| clusters(day, entries)).collect();
    let edges = edges(entries);
    let parts: usize = lanes.iter().map(|(_, lanes)| lanes).sum();
    let scale = scale(entries, &lanes, parts);
    let mut head = vec![Cell::text(time)];
    head.extend(days.into_iter().zip(&lanes).map(|(day, (_, lanes))| Cell::text(day).columns(*lanes)));
    let width = u16::try_from(PAGE.0 / parts.max(1)).unwrap_or(1).max(1);
    let part = Column { align: Align::Center, ..Column::growing(width) };
    let mut columns = vec![Column::fixed(13, Align::Right)];
    columns.extend(vec![part; parts]);
    let rows = edges.windows(2).map(|edge| {
        let (from, to) = (edge[0], edge[1]);
        let height = usize::from(to - from) * scale / 60;
        let label = if height >= LABEL { Clock::of_minutes(from).to_string() } else { String::new() };
        let mut cells = vec![if label.is_empty() { Cell::text(label) } else { Cell::text(label).head() }];
        for (clusters, lanes) in &lanes {
            cells.extend(row_of(entries, clusters, *lanes, &edges, from));
        }
        let height = Measure::from_hundredths(i64::try_from(height).unwrap_or_default());
        Row { height: Some(height), ..Row::new(cells) }
    });
    let size = Some(Measure::whole(i64::try_from(SIZE).unwrap_or_default()));
    Table { columns, head: vec![head], rows: rows.collect(), size, whole: true, ..Table::default() }
}

/// How many classes stand side by side at most on any of so many days.
pub(super) fn crowd(days: usize, entries: &[Entry]) -> usize {
    (0..days).map(|day| clusters(day, entries).1).max().unwrap_or_default()
}

/// The cells of a day that begin in the row that begins at a minute.
fn row_of(entries: &[Entry], clusters: &[Cluster], lanes: usize, edges: &[u16], from: u16) -> Vec<Cell> {
    let Some(cluster) = at(entries, clusters, from) else {
        return empty(edges, from, |minute| at(entries, clusters, minute).is_none(), lanes).into_iter().collect();
    };
    let mut cells = Vec::new();
    for lane in 0..cluster.count {
        let width = (lane + 1) * lanes / cluster.count - lane * lanes / cluster.count;
        let class = |minute: u16| {
            let of_lane = cluster.lanes.iter().filter(|(_, own)| *own == lane).map(|(class, _)| &entries[*class]);
            of_lane.into_iter().find(|entry| holds(entry.time, minute))
        };
        match class(from) {
            Some(entry) if entry.time.start.minutes() == from => {
                let rows = edges.iter().filter(|edge| holds(entry.time, **edge)).count();
                cells.push(Cell::new(entry.blocks.clone()).columns(width).rows(rows));
            }
            Some(_) => {}
            None => {
                let is_free = |minute| {
                    let here = at(entries, clusters, minute).is_some_and(|here| std::ptr::eq(here, cluster));
                    here && class(minute).is_none()
                };
                cells.extend(empty(edges, from, is_free, width));
            }
        }
    }
    cells
}

/// The cluster of a day at a minute.
fn at<'a>(entries: &[Entry], clusters: &'a [Cluster], minute: u16) -> Option<&'a Cluster> {
    let begins = |cluster: &Cluster| cluster.lanes.iter().map(|(class, _)| entries[*class].time.start.minutes()).min();
    clusters.iter().find(|cluster| begins(cluster).is_some_and(|start| (start..cluster.end).contains(&minute)))
}

fn holds(time: ClockRange, minute: u16) -> bool {
    (time.start.minutes()..time.end.minutes()).contains(&minute)
}

/// A cell without a class, if one begins at a minute: it reaches to the next full hour or class.
fn empty(edges: &[u16], from: u16, is_free: impl Fn(u16) -> bool, width: usize) -> Option<Cell> {
    let place = edges.iter().position(|edge| *edge == from)?;
    if !from.is_multiple_of(60) && place > 0 && is_free(edges[place - 1]) {
        return None;
    }
    let more = edges[place + 1..edges.len() - 1].iter().take_while(|edge| !edge.is_multiple_of(60) && is_free(**edge));
    Some(Cell::text("").columns(width).rows(1 + more.count()))
}

/// The classes of a day in clusters, and how many stand side by side at most.
fn clusters(day: usize, entries: &[Entry]) -> (Vec<Cluster>, usize) {
    let mut own: Vec<usize> = (0..entries.len()).filter(|i| entries[*i].day == day).collect();
    own.sort_by_key(|i| entries[*i].time);
    let mut clusters: Vec<Cluster> = Vec::new();
    for class in own {
        let time = entries[class].time;
        if clusters.last().is_none_or(|cluster| cluster.end <= time.start.minutes()) {
            clusters.push(Cluster { lanes: Vec::new(), count: 0, end: 0 });
        }
        let cluster = clusters.last_mut().expect("one was just put there");
        let is_free =
            |lane: &usize| !cluster.lanes.iter().any(|(other, own)| own == lane && entries[*other].time.meets(time));
        let lane = (0..).find(is_free).unwrap_or_default();
        cluster.lanes.push((class, lane));
        cluster.count = cluster.count.max(lane + 1);
        cluster.end = cluster.end.max(time.end.minutes());
    }
    let most = clusters.iter().map(|cluster| cluster.count).max().unwrap_or(1);
    (clusters, most)
}

/// The minutes at which rows begin: full hours, and beginnings and ends of classes; the last is the end of all.
fn edges(entries: &[Entry]) -> Vec<u16> {
    let times = || entries.iter().flat_map(|entry| [entry.time.start.minutes(), entry.time.end.minutes()]);
    let (first, last) = (times().min().unwrap_or_default() / 60, times().max().unwrap_or_default().div_ceil(60));
    (first..=last).map(|hour| hour * 60).chain(times()).collect::<BTreeSet<u16>>().into_iter().collect()
}

/// Hundredths of a millimetre that an hour takes: as many as the text of every class needs, but no more than a page has.
fn scale(entries: &[Entry], lanes: &[(Vec<Cluster>, usize)], parts: usize) -> usize {
    let mut needed = 0;
    for (clusters, most) in lanes {
        for (cluster, (class, _)) in clusters.iter().flat_map(|own| own.lanes.iter().map(move |place| (own, place))) {
            let entry = &entries[*class];
            let width = PAGE.0 * most / parts.max(1) / cluster.count.max(1);
            let height = height(&entry.blocks, width, SIZE);
            needed = needed.max(height * 60 / usize::from(entry.time.minutes().max(1)));
        }
    }
    let edges = edges(entries);
    let minutes = usize::from(edges.last().copied().unwrap_or_default() - edges.first().copied().unwrap_or_default());
    let most = PAGE.1 * 100 * 60 / minutes.max(60);
    needed.clamp(HOUR.0, HOUR.1).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::paper::paragraph;

    /// A table as text: a line a row with its height, cells as `text[columns×rows]`.
    fn shown(days: usize, classes: &[(usize, &str, &str)]) -> String {
        let entry = |(day, time, text): &(usize, &str, &str)| Entry {
            day: *day,
            time: time.parse().unwrap(),
            blocks: vec![paragraph(text)],
        };
        let entries: Vec<Entry> = classes.iter().map(entry).collect();
        let heads = (0..days).map(|day| format!("day {day}")).collect();
        let table = table("time".to_owned(), heads, &entries);
        let text = |cell: &Cell| format!("{:?}", cell.blocks).split('"').nth(1).unwrap_or("-").to_owned();
        let cell = |cell: &Cell| format!("{}[{}×{}]", text(cell), cell.columns, cell.rows);
        let line = |cells: &[Cell]| cells.iter().map(cell).collect::<Vec<_>>().join(" ");
        let head = table.head.iter().map(|cells| line(cells));
        let rows = table.rows.iter().map(|row| format!("{} {}", row.height.unwrap(), line(&row.cells)));
        head.chain(rows).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn rows_are_as_high_as_their_minutes_and_overlapping_classes_stand_side_by_side() {
        let classes =
            [(0, "18:00-19:30", "a"), (0, "18:30-20:00", "b"), (1, "18:30-19:00", "c"), (0, "20:00-20:30", "d")];
        assert_eq!(
            shown(3, &classes),
            "time[1×1] day 0[2×1] day 1[1×1] day 2[1×1]\n\
             4.98 18:00[1×1] a[1×3] -[1×1] -[1×1] -[1×2]\n\
             4.98 18:30[1×1] b[1×3] c[1×1]\n\
             4.98 19:00[1×1] -[1×2] -[1×2]\n\
             4.98 19:30[1×1] -[1×1]\n\
             4.98 20:00[1×1] d[2×1] -[1×2] -[1×2]\n\
             4.98 20:30[1×1] -[2×1]"
        );
    }

    #[test]
    fn a_long_text_makes_the_scale_larger_up_to_the_page() {
        let heights = |text: &str, time: &str| {
            let table = shown(1, &[(0, time, text)]);
            table.lines().skip(1).map(|line| line.split_once(' ').unwrap().0.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(heights("a", "10:00-11:00"), ["5"]);
        assert_eq!(heights(&"long ".repeat(400), "10:00-11:00"), ["40"]);
        assert_eq!(heights(&"long ".repeat(400), "10:00-20:00").len(), 10);
        assert_eq!(heights(&"long ".repeat(2000), "10:00-20:00")[0], "13.5");
    }
}
