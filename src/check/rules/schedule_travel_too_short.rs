//! There must be time to walk from building to building.

use crate::check::schedule::{groups, neighbours, place_of, when};
use crate::check::{Context, Reporter, Rule};
use crate::model::{Level, Mode};
use crate::plan::Session;
use crate::plan::diary::travel;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-travel-too-short",
    summary: "there is no time to get from one building to the other",
    docs: include_str!("schedule_travel_too_short.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let way = |one: &Session, other: &Session| travel(context.catalog, one.building.as_ref(), other.building.as_ref());
    let short = |one: &Session, other: &Session| {
        let pause = (other.start - one.end).num_minutes();
        let both = one.mode != Mode::Online && other.mode != Mode::Online;
        both && pause >= 0 && pause < i64::from(way(one, other))
    };
    let people = context.teachers().values().chain(context.audiences().iter().map(|(_, sessions)| sessions));
    for pairs in neighbours(people, short) {
        let (one, other) = pairs[0];
        let (from, to) = (&context.catalog.offerings[&one.offering], &context.catalog.offerings[&other.offering]);
        let (pause, way) = ((other.start - one.end).num_minutes(), way(one, other));
        let sessions: Vec<&Session> = pairs.iter().map(|(_, other)| *other).collect();
        let names = [one, other].map(|session| session.building.as_ref().map_or("", |building| building.as_str()));
        let message = format!(
            "{pause} minutes to get from building `{}` to `{}`, of {way} that it takes: {}",
            names[0],
            names[1],
            when(&sessions)
        );
        reporter
            .at(to.file, place_of(to, other, "room"), message)
            .label(from.file, place_of(from, one, "room"), format!("the class of {} before it", groups(one)))
            .hint("leave a slot between the classes, or take rooms in one building");
    }
}
