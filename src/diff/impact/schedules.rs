//! What a change means for schedules: both catalogues are laid out in days and compared, offering by offering.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::{Change, Classes, Impact, Owner, Reason, Shortage, Site};
use crate::catalog::{self, Catalog};
use crate::diff::kind::{Group, Kind};
use crate::load::{self, Item};
use crate::model::offering::Shape;
use crate::model::{Activity, Hours, Id, Offering};
use crate::plan::{self, Account, Plan, Schedule, Session, Status};
use crate::report::Report;
use crate::source::{self, Path, Sources};

/// Adds what other hours and other classes mean for every offering that both catalogues have.
pub(super) fn find(changes: &mut [Change], before: &Sources, after: &Sources) {
    let offers = |sources: &Sources| sources.files().any(|(_, file)| file.kind == source::Kind::Offering);
    if !changes.iter().any(is_laid_out) || !offers(before) || !offers(after) {
        return;
    }
    let (Some(before), Some(after)) = (laid_out(before), laid_out(after)) else { return };
    for item in after.catalog.offerings.values() {
        let (Some(old), Some(new)) = (before.plan.schedules.get(&item.id), after.plan.schedules.get(&item.id)) else {
            continue;
        };
        let owner = |kind: source::Kind, id: &str| Owner { kind, id: id.to_owned() };
        let offering = owner(source::Kind::Offering, item.id.as_str());
        let course = owner(source::Kind::Course, item.value.course.as_str());
        let calendar = owner(source::Kind::Calendar, item.value.calendar.as_str());
        let resources = owner(source::Kind::Resources, "");
        let cause = |order: [&Owner; 4]| {
            order
                .iter()
                .find_map(|owner| changes.iter().rposition(|change| change.owner == **owner && is_laid_out(change)))
        };
        let shape = item.value.shape();
        let shape = changes.iter().rposition(|change| {
            is_laid_out(change) && shape.as_ref().is_some_and(|shape| is_of_shape(change, &item.value.course, shape))
        });
        let hours = shape.or_else(|| cause([&course, &offering, &calendar, &resources]));
        let classes = cause([&offering, &calendar, &resources, &course]).or(shape);
        if let Some(cause) = hours {
            changes[cause].impact.extend(shortages(old, new).into_iter().map(|shortage| {
                let breaks = shortage.required > shortage.placed;
                impact(item, breaks, Reason::Hours(shortage))
            }));
        }
        if let Some(cause) = classes {
            let told = told(&before.plan, old, &after.plan, new);
            changes[cause].impact.extend(told.into_iter().map(|classes| impact(item, false, Reason::Classes(classes))));
        }
    }
}

fn impact(item: &Item<Offering>, breaks: bool, reason: Reason) -> Impact {
    let owner = Owner { kind: source::Kind::Offering, id: item.id.to_string() };
    Impact { breaks, reason, owner, site: Site { file: item.file, path: Path::root() } }
}

/// Whether a change is of the row or the variant whose hours an offering of a course gives.
fn is_of_shape(change: &Change, course: &Id, shape: &Shape) -> bool {
    let is = |kind, id: &str| change.owner.kind == kind && change.owner.id == id;
    match shape {
        Shape::Variant(id) => is(source::Kind::Variant, &format!("{course}/{id}")),
        Shape::Row(name) => {
            let row = change.subject.first().map(|named| named.id.as_str());
            is(source::Kind::Program, name.program.as_str()) && row == Some(name.row.as_str())
        }
    }
}

/// Whether a change may lay out offerings otherwise.
fn is_laid_out(change: &Change) -> bool {
    use Kind::*;
    match change.owner.kind {
        source::Kind::Course => matches!(
            change.kind,
            ModuleAdded | ModuleRemoved | ModuleMoved | TopicAdded | TopicRemoved | TopicMoved | TopicHoursChanged
        ),
        source::Kind::Variant => matches!(
            change.kind,
            VariantModuleAdded
                | VariantModuleRemoved
                | VariantModuleChanged
                | VariantModuleMoved
                | VariantModuleHoursChanged
        ),
        source::Kind::Program => matches!(
            change.kind,
            PlanSemesterAdded | PlanSemesterRemoved | PlanModulesChanged | PlanHoursChanged | PlanTopicHoursChanged
        ),
        source::Kind::Offering | source::Kind::Calendar => change.kind.group() == Group::Schedule,
        source::Kind::Resources => matches!(change.kind, GroupAdded | GroupRemoved | GroupChanged),
        _ => false,
    }
}

/// A catalogue with its offerings in days; `None` where it can't be resolved.
fn laid_out(sources: &Sources) -> Option<LaidOut> {
    let mut report = Report::default();
    let loaded = load::load(sources, &mut report);
    let catalog = catalog::resolve(loaded, sources, &mut report)?;
    let plan = plan::plan(&catalog);
    Some(LaidOut { catalog, plan })
}

struct LaidOut {
    catalog: Catalog,
    plan: Plan,
}

/// Hours that have no class, or classes that have no hours, where it was not so before.
fn shortages(old: &Schedule, new: &Schedule) -> Vec<Shortage> {
    let known = |account: &Account| {
        let same = |other: &&Account| other.audience == account.audience && other.kind == account.kind;
        old.accounts.iter().find(same)
    };
    let differs = |account: &&Account| {
        let sums = |account: &Account| (account.missing(), account.reserve);
        let fits = account.missing() == Hours::ZERO && account.reserve == Hours::ZERO;
        !fits && known(account).is_none_or(|known| sums(known) != sums(account))
    };
    let mut found: BTreeMap<(Activity, Hours, Hours, Hours), BTreeSet<Id>> = BTreeMap::new();
    for account in new.accounts.iter().filter(differs) {
        let key = (account.kind, account.required, account.placed, account.reserve);
        found.entry(key).or_default().extend(account.audience.iter().cloned());
    }
    // A group may be a part of several audiences.
    let shortage = |((kind, required, placed, reserve), groups): (_, BTreeSet<Id>)| Shortage {
        kind,
        required,
        placed,
        reserve,
        groups: groups.into_iter().collect(),
    };
    found.into_iter().map(shortage).collect()
}

/// Classes that are held otherwise, by how many for which groups.
fn told(old_plan: &Plan, old: &Schedule, new_plan: &Plan, new: &Schedule) -> Vec<Classes> {
    let audiences: BTreeSet<&Vec<Id>> =
        old.accounts.iter().chain(&new.accounts).map(|account| &account.audience).collect();
    let mut found: BTreeMap<Classes, BTreeSet<Id>> = BTreeMap::new();
    for audience in audiences {
        let classes = compared(&held(old_plan, old, audience), &held(new_plan, new, audience));
        if classes != Classes::default() {
            found.entry(classes).or_default().extend(audience.iter().cloned());
        }
    }
    found.into_iter().map(|(classes, groups)| Classes { groups: groups.into_iter().collect(), ..classes }).collect()
}

/// What is held for an audience, by kind and beginning.
type Held<'a> = BTreeMap<(Activity, DateTime<Utc>), &'a Session>;

fn held<'a>(plan: &Plan, schedule: &'a Schedule, audience: &[Id]) -> Held<'a> {
    let sessions = schedule.sessions.iter().filter(|session| session.status != Status::Cancelled);
    let own = sessions.filter(|session| plan.groups.covers(&session.groups, audience));
    own.map(|session| ((session.kind, session.start.to_utc()), session)).collect()
}

/// Classes that are gone and classes of the same kind that are new are the same, moved.
fn compared(old: &Held<'_>, new: &Held<'_>) -> Classes {
    let mut classes = Classes::default();
    let place = |session: &Session| (session.end, session.room.clone(), session.teachers.clone(), session.mode);
    for kind in Activity::ALL {
        let of = |held: &Held<'_>, other: &Held<'_>| {
            held.keys().filter(|key| key.0 == kind && !other.contains_key(key)).count()
        };
        let (gone, come) = (of(old, new), of(new, old));
        let moved = gone.min(come);
        classes.moved += moved;
        classes.cancelled += gone - moved;
        classes.added += come - moved;
    }
    let both = old.iter().filter_map(|(key, session)| Some((session, new.get(key)?)));
    classes.changed = both.filter(|(old, new)| place(old) != place(new)).count();
    classes
}
