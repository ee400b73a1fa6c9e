//! Between two days a teacher must rest.

use crate::check::schedule::place_of;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::plan::Session;
use crate::report::words::Count;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-rest-too-short",
    summary: "a teacher has too little rest between two days",
    docs: include_str!("schedule_rest_too_short.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let Some(file) = context.catalog.resources_file else { return };
    for (&id, sessions) in context.teachers() {
        let rest = context.catalog.resources.teachers.get(id).and_then(|teacher| teacher.rest);
        let Some(rest) = rest.map(i64::from) else { continue };
        let short = |pair: &&[&Session]| {
            pair[0].date != pair[1].date && (pair[1].start - pair[0].end).num_minutes() < rest * 60
        };
        let found: Vec<&[&Session]> = sessions.windows(2).filter(short).collect();
        let Some([evening, morning]) = found.first() else { continue };
        let (from, to) = (&context.catalog.offerings[&evening.offering], &context.catalog.offerings[&morning.offering]);
        let minutes = (morning.start - evening.end).num_minutes();
        let message = format!(
            "teacher `{id}` rests {} h {:02} min before {}, of {rest} h agreed; {}",
            minutes / 60,
            minutes % 60,
            morning.date,
            Count(found.len(), "time")
        );
        reporter
            .at(to.file, place_of(to, morning, "at"), message)
            .label(from.file, place_of(from, evening, "at"), "the last class of the evening before")
            .label(file, Path::root().key("teachers").key(id.as_str()).key("rest"), "agreed")
            .hint("begin later, or end earlier the day before");
    }
}
