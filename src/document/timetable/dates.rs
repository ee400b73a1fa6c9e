//! What the grid of a term does not show: classes on dates of their own, and those that are moved, cancelled or added.

use crate::document::kind::Request;
use crate::document::paper::{Align, Cell, Column, Part, Row, Section, Table, paragraph};
use crate::document::schedule::Scope;
use crate::load::Item;
use crate::model::Offering;
use crate::plan::{Origin, Session, Status};

/// The section of such classes by date; none where all are as the grid has them.
pub(super) fn section(request: &Request<'_>, given: &[&Item<Offering>]) -> Option<Section> {
    let scopes: Vec<Scope<'_>> = given.iter().filter_map(|offering| Scope::new(request, offering)).collect();
    let mut classes: Vec<(&Scope<'_>, &Session)> = Vec::new();
    for scope in &scopes {
        classes.extend(scope.schedule.sessions.iter().filter(|session| is_apart(session)).map(|one| (scope, one)));
    }
    if classes.is_empty() {
        return None;
    }
    classes.sort_by(|(_, a), (_, b)| (a.start, &a.uid).cmp(&(b.start, &b.uid)));
    let word = |scope: &Scope<'_>, key: &str| Cell::text(scope.texts.word(key));
    let (scope, _) = classes[0];
    let head = ["day", "time", "content", "audience", "teachers", "room"];
    let table = Table {
        columns: vec![
            Column::fixed(28, Align::Left),
            Column::fixed(28, Align::Left),
            Column::growing(80),
            Column::growing(30),
            Column::growing(40),
            Column::growing(24),
        ],
        head: vec![head.map(|key| word(scope, &format!("schedule-{key}"))).to_vec()],
        rows: classes.iter().map(|(scope, session)| row(scope, session)).collect(),
        ..Table::default()
    };
    let title = scope.texts.word("timetable-dates");
    Some(Section::new(title, vec![Part::table(table)]))
}

/// Whether a class is not one that a weekly grid shows where it is held.
fn is_apart(session: &Session) -> bool {
    !matches!(session.origin, Origin::Meeting(_)) || matches!(session.status, Status::Moved | Status::Cancelled)
}

fn row(scope: &Scope<'_>, session: &Session) -> Row {
    let texts = &scope.texts;
    let kind = match &session.milestone {
        Some(id) => scope.milestone(id),
        None => texts.locale.activity(session.kind).short.clone(),
    };
    let content = [format!("{} ({kind})", scope.title())].into_iter().chain(scope.remark(session));
    Row::new(vec![
        Cell::texts([texts.weekday(session.weekday), texts.figures(session.date)]),
        Cell::text(texts.clock_range(session.time)),
        Cell::new(content.map(|line| paragraph(&line)).collect()),
        Cell::text(texts.groups(&session.groups)),
        Cell::text(texts.teachers(&session.teachers)),
        Cell::text(scope.room(session)),
    ])
}
