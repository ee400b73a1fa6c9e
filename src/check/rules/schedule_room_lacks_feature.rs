//! A room must have what a class needs.

use crate::check::schedule::repeated;
use crate::check::{Context, Reporter, Rule};
use crate::load::Item;
use crate::model::{Id, Level, Offering};
use crate::plan::{Origin, Session};
use crate::report::words::ticked;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-room-lacks-feature",
    summary: "a room lacks what the class needs",
    docs: include_str!("schedule_room_lacks_feature.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let rooms = &context.catalog.resources.rooms;
    let missing = |item: &Item<Offering>, session: &Session| -> Vec<Id> {
        let room = session.room.as_ref().and_then(|room| rooms.get(room));
        let lacks = |need: &&Id| room.is_some_and(|room| !room.features.contains(need));
        needs(item, session).iter().filter(lacks).cloned().collect()
    };
    for row in repeated(context, |item, session| !missing(item, session).is_empty()) {
        let (Some(room), Some(file)) = (&row.first().room, context.catalog.resources_file) else { continue };
        let missing = missing(row.item, row.first());
        let all = needs(row.item, row.first());
        let fitting = rooms.iter().filter(|(_, room)| all.iter().all(|need| room.features.contains(need)));
        let fitting: Vec<&Id> = fitting.map(|(id, _)| id).take(3).collect();
        let cure = if fitting.is_empty() {
            "no room has all of it".to_owned()
        } else {
            format!("{} would do", ticked(fitting, "or"))
        };
        let message = format!("room `{room}` lacks {}: {}", ticked(&missing, "and"), row.when());
        row.report(reporter, "room", message)
            .label(file, Path::root().key("rooms").key(room.as_str()), "what it has")
            .hint(cure);
    }
}

/// What the row of a class asks of its room.
fn needs<'a>(item: &'a Item<Offering>, session: &Session) -> &'a [Id] {
    match session.origin {
        Origin::Meeting(row) => &item.value.meetings[row].needs,
        Origin::Day(row, _) => &item.value.days[row].needs,
        Origin::Exception(_) | Origin::Milestone(_) => &[],
    }
}
