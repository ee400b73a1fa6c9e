//! Classes lie within the days of their offering, examinations within their window.

use crate::check::schedule::repeated;
use crate::check::{Context, Reporter, Rule};
use crate::load::Item;
use crate::model::{Level, Offering};
use crate::plan::{Origin, Session};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-outside-term",
    summary: "a class lies outside the days of its offering",
    docs: include_str!("schedule_outside_term.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in repeated(context, |item, session| is_outside(context, item, session)) {
        let message = format!("outside the days of the offering: {}", row.when());
        row.report(reporter, "on", message)
            .label(row.item.file, Path::root().key("span"), "the days of the offering")
            .hint("move it, or widen the span");
    }
}

/// Whether a class is on no day of its span. Examinations may be anywhere within the term, or in their window.
fn is_outside(context: &Context<'_>, item: &Item<Offering>, session: &Session) -> bool {
    let calendar = &context.catalog.calendar(&item.value).value;
    let term = item.value.span.term.as_ref().and_then(|term| calendar.terms.get(term));
    match (session.origin, term) {
        (Origin::Milestone(number), Some(term)) => {
            let window = item.value.milestones[number].window.as_ref().and_then(|part| term.parts.get(part));
            let (from, to) = window.map_or((term.start, term.end), |part| (part.from, part.to));
            !(from..=to).contains(&session.date)
        }
        _ => context.days(item).binary_search(&session.date).is_err(),
    }
}
