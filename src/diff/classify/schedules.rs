//! Changes of offerings, calendars and resources.

use serde_json::Value;

use super::{item, one_of, part};
use crate::diff::kind::Kind;
use crate::diff::structure::Event;

/// The kind of a difference in an offering.
pub(super) fn offering(keys: &[&str], event: &Event<'_>) -> Kind {
    use Kind::*;
    let known = match keys {
        ["meetings", "*"] => item(event, [MeetingAdded, MeetingRemoved, OrderChanged]),
        ["meetings", "*", key, ..] => Some(meeting(key)),
        ["days", "*", rest @ ..] => part(event, rest, [OfferingDayAdded, OfferingDayRemoved, OfferingDayChanged]),
        ["exceptions", "*"] => item(event, [exception(event), ExceptionRemoved, OrderChanged]),
        ["exceptions", ..] => Some(ExceptionChanged),
        ["milestones", "*"] => item(event, [MilestoneAdded, MilestoneRemoved, OrderChanged]),
        ["milestones", "*", key, ..] => Some(milestone(key)),
        ["span", ..] | ["calendar"] => Some(OfferingDatesChanged),
        ["modules", ..] => Some(OfferingModulesChanged),
        ["order", ..] => Some(OfferingOrderChanged),
        _ => None,
    };
    known.unwrap_or(OfferingChanged)
}

fn meeting(key: &str) -> Kind {
    match key {
        "at" => Kind::MeetingTimeChanged,
        "weeks" => Kind::MeetingWeeksChanged,
        "room" => Kind::MeetingRoomChanged,
        "teachers" => Kind::MeetingTeachersChanged,
        "groups" => Kind::MeetingGroupsChanged,
        _ => Kind::MeetingChanged,
    }
}

fn milestone(key: &str) -> Kind {
    match key {
        "on" | "at" | "due" | "until" => Kind::MilestoneDateChanged,
        "room" => Kind::MilestoneRoomChanged,
        "teachers" => Kind::MilestoneTeachersChanged,
        _ => Kind::MilestoneChanged,
    }
}

/// What an exception that is new does to its class.
fn exception(event: &Event<'_>) -> Kind {
    let Event::Added(value) = event else { return Kind::ExceptionChanged };
    match ["cancel", "move", "add"].map(|key| value.get(key).is_some()) {
        [true, ..] => Kind::ClassCancelled,
        [_, true, _] => Kind::ClassMoved,
        [.., true] => Kind::ClassAdded,
        _ => Kind::ExceptionChanged,
    }
}

/// The kind of a difference in a calendar.
pub(super) fn calendar(keys: &[&str], event: &Event<'_>) -> Kind {
    use Kind::*;
    let known = match keys {
        ["days", "*"] => match event {
            Event::Added(day) if is_off(day) => Some(DayOffAdded),
            Event::Removed(day) if is_off(day) => Some(DayOffRemoved),
            _ => item(event, [CalendarDayAdded, CalendarDayRemoved, OrderChanged]),
        },
        ["days", "*", "off" | "kind" | "source" | "why"] => Some(DayOffChanged),
        ["days", ..] => Some(CalendarDayChanged),
        ["terms", _, "parts", _, "from" | "to"] => Some(PartDatesChanged),
        ["terms", _, "parts", _, rest @ ..] => one_of(event, rest.is_empty(), [PartAdded, PartRemoved, PartChanged]),
        ["terms", _, "start" | "end" | "week1"] => Some(TermDatesChanged),
        ["terms", _, rest @ ..] => one_of(event, rest.is_empty(), [TermAdded, TermRemoved, TermChanged]),
        ["bells", ..] => Some(BellsChanged),
        _ => None,
    };
    known.unwrap_or(CalendarChanged)
}

fn is_off(day: &Value) -> bool {
    day.get("off").is_some()
}

/// The kind of a difference in what schedules use.
pub(super) fn resources(keys: &[&str], event: &Event<'_>) -> Option<Kind> {
    use Kind::*;
    match keys {
        ["rooms", _] => one_of(event, true, [AuditoriumAdded, AuditoriumRemoved, AuditoriumChanged]),
        ["rooms", _, key, ..] => Some(match *key {
            "title" => AuditoriumRenamed,
            "capacity" => AuditoriumCapacityChanged,
            "closed" => AuditoriumClosedChanged,
            _ => AuditoriumChanged,
        }),
        ["groups", _, "size"] => Some(GroupSizeChanged),
        ["groups", _, rest @ ..] => one_of(event, rest.is_empty(), [GroupAdded, GroupRemoved, GroupChanged]),
        ["teachers", ..] => Some(TeacherTimeChanged),
        ["buildings", ..] => Some(BuildingChanged),
        ["travel" | "travel-default", ..] => Some(TravelChanged),
        _ => None,
    }
}
