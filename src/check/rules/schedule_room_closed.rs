//! A room must be open.

use crate::check::schedule::repeated;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::plan::Session;
use crate::plan::diary::holds;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-room-closed",
    summary: "a class is in a room that is closed then",
    docs: include_str!("schedule_room_closed.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let rooms = &context.catalog.resources.rooms;
    let closed = |session: &Session| {
        let room = session.room.as_ref().and_then(|room| rooms.get(room))?;
        room.closed.iter().position(|absence| holds(absence, session.date, session.time))
    };
    for row in repeated(context, |_, session| closed(session).is_some()) {
        let (Some(room), Some(file)) = (&row.first().room, context.catalog.resources_file) else { continue };
        let path = Path::root().key("rooms").key(room.as_str()).key("closed");
        row.report(reporter, "room", format!("room `{room}` is closed: {}", row.when()))
            .label(file, path.index(closed(row.first()).unwrap_or_default()), "closed then")
            .hint("move the class to another room or time");
    }
}
