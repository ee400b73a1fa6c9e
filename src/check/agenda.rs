//! The days of variants by the clock, with the places of their blocks.

use super::Context;
use crate::model::{BlockKind, DayBlock, Hours, VariantDay};
use crate::source::{FileId, Path};

/// A day of a variant.
pub(super) struct Day {
    /// The variant's file.
    pub(super) file: FileId,
    /// Place of the day.
    pub(super) path: Path,
    /// Minutes of an academic hour, never none.
    pub(super) academic_hour: u8,
    /// Blocks in order.
    pub(super) blocks: Vec<Block>,
}

/// A block of a day.
pub(super) struct Block {
    /// Its place.
    pub(super) path: Path,
    /// Minutes since midnight at which it begins.
    pub(super) from: i32,
    /// Whether it says when it begins.
    pub(super) starts: bool,
    /// Minutes since midnight at which it ends.
    pub(super) to: i32,
    /// Academic hours that it says it counts for.
    pub(super) hours: Option<Hours>,
    /// Its kind, as the format spells it.
    pub(super) kind: &'static str,
    /// Whether people rest.
    pub(super) is_rest: bool,
    /// Whether a module is worked on.
    pub(super) is_class: bool,
    /// Whether it may count for hours.
    pub(super) counts: bool,
}

impl Block {
    /// When it begins: `10:00`.
    pub(super) fn start(&self) -> String {
        clock(self.from)
    }

    /// When it ends.
    pub(super) fn end(&self) -> String {
        clock(self.to)
    }
}

fn clock(minutes: i32) -> String {
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}

/// Every day of every variant.
pub(super) fn days(context: &Context<'_>) -> Vec<Day> {
    let mut found = Vec::new();
    for (course, item) in context.catalog.all_variants() {
        let academic_hour =
            context.catalog.institution_of_variant(&course.value, &item.value).value.academic_hour.max(1);
        let days = item.value.agenda.iter().flat_map(|agenda| &agenda.days).enumerate();
        found.extend(days.map(|(i, day)| {
            let path = Path::root().key("agenda").key("days").index(i);
            Day { file: item.file, academic_hour, blocks: blocks(day, &path), path }
        }));
    }
    found
}

fn blocks(day: &VariantDay, path: &Path) -> Vec<Block> {
    let mut now = i32::from(day.start.minutes());
    let mut block = |(i, block): (usize, &DayBlock)| {
        let from = block.start.map_or(now, |start| i32::from(start.minutes()));
        now = from + i32::from(block.minutes);
        Block {
            path: path.key("blocks").index(i),
            from,
            starts: block.start.is_some(),
            to: now,
            hours: block.hours.map(|hours| hours.total()),
            kind: block.kind.as_str(),
            is_rest: block.kind.is_rest(),
            is_class: block.kind == BlockKind::Class,
            counts: matches!(block.kind, BlockKind::Class | BlockKind::Attestation),
        }
    };
    day.blocks.iter().enumerate().map(&mut block).collect()
}
