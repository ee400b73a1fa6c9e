//! A room must hold all who come.

use crate::check::schedule::{groups, repeated};
use crate::check::{Context, Reporter, Rule};
use crate::model::{Level, Mode};
use crate::report::words::ticked;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-room-too-small",
    summary: "a room has fewer seats than students come",
    docs: include_str!("schedule_room_too_small.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let (rooms, tree) = (&context.catalog.resources.rooms, &context.plan.groups);
    let capacity = |room: &crate::model::Id| rooms.get(room).map(|room| u32::from(room.capacity));
    let rows = repeated(context, |_, session| {
        let seats = session.room.as_ref().and_then(capacity);
        session.mode != Mode::Online && seats.is_some_and(|seats| seats < tree.size(&session.groups))
    });
    for row in rows {
        let session = row.first();
        let (Some(room), Some(file)) = (&session.room, context.catalog.resources_file) else { continue };
        let (seats, size) = (capacity(room).unwrap_or_default(), tree.size(&session.groups));
        let larger = rooms.iter().filter(|(_, room)| u32::from(room.capacity) >= size).map(|(id, _)| id);
        let larger: Vec<_> = larger.take(3).collect();
        let cure = if larger.is_empty() {
            format!("no room has {size} seats; divide the groups")
        } else {
            format!("{} would hold them", ticked(larger, "or"))
        };
        let message =
            format!("room `{room}` has {seats} seats for {size} students of {}: {}", groups(session), row.when());
        row.report(reporter, "room", message)
            .label(file, Path::root().key("rooms").key(room.as_str()).key("capacity"), "its seats")
            .hint(cure);
    }
}
