//! An online class should be in the daytime of its audience.

use chrono::Timelike as _;

use crate::check::schedule::repeated;
use crate::check::{Context, Reporter, Rule};
use crate::load::Item;
use crate::model::{Level, Mode, Offering, Zone};
use crate::plan::Session;
use crate::source::Path;

/// Minutes of the day between which classes may be held.
const DAYTIME: (u32, u32) = (8 * 60, 21 * 60);

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-quiet-hours",
    summary: "an online class is at night for a part of its audience",
    docs: include_str!("schedule_quiet_hours.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in repeated(context, |item, session| !at_night(item, session).is_empty()) {
        let session = row.first();
        let zones = at_night(row.item, session);
        let local = |zone: &Zone| {
            let (start, end) = (session.start.with_timezone(&zone.tz()), session.end.with_timezone(&zone.tz()));
            format!("{}-{} in {zone}", start.format("%H:%M"), end.format("%H:%M"))
        };
        let told: Vec<String> = zones.iter().map(local).collect();
        let message = format!("the class is at {}: {}", told.join(", "), row.when());
        row.report(reporter, "at", message)
            .label(row.item.file, Path::root().key("audience-zones"), "where the audience is")
            .hint("choose a time between 08:00 and 21:00 everywhere, or divide the audience");
    }
}

/// Zones of the audience in which the class is not in the daytime.
fn at_night(item: &Item<Offering>, session: &Session) -> Vec<Zone> {
    if session.mode == Mode::OnCampus {
        return Vec::new();
    }
    let is_night = |zone: &&Zone| {
        let minute = |time: chrono::DateTime<chrono_tz::Tz>| time.hour() * 60 + time.minute();
        let (start, end) = (session.start.with_timezone(&zone.tz()), session.end.with_timezone(&zone.tz()));
        start.date_naive() != end.date_naive() || minute(start) < DAYTIME.0 || minute(end) > DAYTIME.1
    };
    item.value.audience_zones.iter().filter(is_night).copied().collect()
}
