//! What a change breaks or touches elsewhere: whatever names what changed, in any file of the catalogue.

mod schedules;

use std::collections::BTreeMap;

use serde_json::Value;

use super::files::{self, Owner};
use super::{Change, Kind, Site};
use crate::model::{Activity, Bloom, Hours, Id, OutcomeLink};
use crate::source::{self, FileId, Path, Sources};

/// What a change means for another place.
#[derive(Debug, Clone, PartialEq)]
pub struct Impact {
    /// Whether the place is wrong now; else it must be looked at.
    pub breaks: bool,
    /// How the place depends on what changed.
    pub reason: Reason,
    /// What the other file describes.
    pub owner: Owner,
    /// The place.
    pub site: Site,
}

/// How a place depends on what changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It requires an outcome, at a level where it says one.
    Outcome(Option<Bloom>),
    /// It names a course.
    Course,
    /// It is a variant, a plan row or a run of a course.
    Binding,
    /// It names a module, topic, work or part of the assessment of a course.
    Part,
    /// It cites a work.
    Work,
    /// It names a person.
    Person,
    /// It grades on a scale.
    Scale,
    /// It counts credits of a system.
    Credits,
    /// It words a policy otherwise.
    Policy,
    /// It follows an institution.
    Institution,
    /// It is held in a room.
    Room,
    /// It is for a group.
    Group,
    /// It takes its dates from a calendar.
    Calendar,
    /// It is a plan row that names another one.
    Row,
    /// It is a plan row that forms a competence or an indicator.
    Competence,
    /// Its schedule has other hours of a kind of class than its course.
    Hours(Shortage),
    /// Its classes are held otherwise.
    Classes(Classes),
}

/// Hours of a kind of class in a schedule against those of the course, for the groups that are taught apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shortage {
    /// The kind of class.
    pub kind: Activity,
    /// Hours of the course.
    pub required: Hours,
    /// Hours that classes teach.
    pub placed: Hours,
    /// Hours of classes that teach nothing.
    pub reserve: Hours,
    /// The groups.
    pub groups: Vec<Id>,
}

/// How many classes of some groups are held otherwise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Classes {
    /// At another time.
    pub moved: usize,
    /// No more.
    pub cancelled: usize,
    /// Beside those that were.
    pub added: usize,
    /// At the same time, in another room or by others.
    pub changed: usize,
    /// The groups.
    pub groups: Vec<Id>,
}

impl Reason {
    /// The reason as reports spell it.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Outcome(Some(_)) => "requires-outcome-at",
            Self::Outcome(None) => "requires-outcome",
            Self::Course => "names-course",
            Self::Binding => "binds-course",
            Self::Part => "names-part",
            Self::Work => "cites-work",
            Self::Person => "names-person",
            Self::Scale => "grades-on-scale",
            Self::Credits => "counts-credits",
            Self::Policy => "overrides-policy",
            Self::Institution => "follows-institution",
            Self::Room => "held-in-room",
            Self::Group => "names-group",
            Self::Calendar => "follows-calendar",
            Self::Row => "names-row",
            Self::Competence => "forms-competence",
            Self::Hours(Shortage { required, placed, .. }) => {
                if required.hundredths() > placed.hundredths() {
                    "hours-missing"
                } else {
                    "hours-beyond"
                }
            }
            Self::Classes(_) => "classes-changed",
        }
    }

    /// All reasons' names, so that locales can be held against them.
    #[cfg(test)]
    pub(super) const NAMES: [&str; 19] = [
        "requires-outcome-at",
        "requires-outcome",
        "names-course",
        "binds-course",
        "names-part",
        "cites-work",
        "names-person",
        "grades-on-scale",
        "counts-credits",
        "overrides-policy",
        "follows-institution",
        "held-in-room",
        "names-group",
        "follows-calendar",
        "names-row",
        "forms-competence",
        "hours-missing",
        "hours-beyond",
        "classes-changed",
    ];
}

/// What is looked for on behalf of a change.
#[derive(Clone, Copy)]
enum Target {
    /// A course that is gone or has another id.
    Course,
    /// A course whose order in the plan changed.
    Order,
    /// A course whose workload changed.
    Binding,
    /// An outcome of a course, with the level that it has now; none where it is gone.
    Outcome(Option<Bloom>),
    /// A module, topic, work or part of the assessment that is gone.
    Part,
    Work {
        gone: bool,
    },
    Person {
        gone: bool,
    },
    Scale,
    Credits,
    Policy,
    Institution,
    Room {
        gone: bool,
    },
    Group {
        gone: bool,
    },
    Calendar,
    /// A plan row, a competence or an indicator of a programme that is gone.
    Row,
    Competence,
}

/// Whoever looks for a name: the change by its place, what it looks for, and the course that owns the name.
struct Seeker {
    change: usize,
    target: Target,
    course: String,
    owner: Owner,
}

/// Adds to each change what it breaks or touches in a catalogue.
pub(super) fn find(changes: &mut [Change], before: &Sources, after: &Sources) {
    names(changes, after);
    schedules::find(changes, before, after);
}

/// Adds to each change the places that name what changed.
fn names(changes: &mut [Change], after: &Sources) {
    let mut seekers: BTreeMap<String, Vec<Seeker>> = BTreeMap::new();
    for (i, change) in changes.iter().enumerate() {
        if let Some((name, target)) = sought(change) {
            let course = change.owner.id.split('/').next().unwrap_or_default().to_owned();
            seekers.entry(name).or_default().push(Seeker { change: i, target, course, owner: change.owner.clone() });
        }
    }
    if seekers.is_empty() {
        return;
    }
    for (file, text) in after.files() {
        let Some(owner) = Owner::of(text) else { continue };
        let Some(value) = files::value(owner.kind, (file, text)) else { continue };
        let course = match owner.kind {
            source::Kind::Fund | source::Kind::Variant => owner.id.split('/').next(),
            _ => None,
        };
        let mut scan = Scan { seekers: &seekers, owner: &owner, file, found: Vec::new() };
        scan.bindings(course);
        scan.value(&value, &Path::root(), "", course);
        for (place, impact) in scan.found {
            changes[place].impact.push(impact);
        }
    }
}

/// The name that files elsewhere would have for what changed, and what it is.
fn sought(change: &Change) -> Option<(String, Target)> {
    use Kind::*;
    let own = || change.owner.id.clone();
    let text = |value: &Option<Value>| value.as_ref().and_then(Value::as_str).map(str::to_owned);
    let first = || change.subject.first().map(|named| named.id.clone());
    let last = || change.subject.last().map(|named| named.id.clone());
    let key = |n: usize| {
        let site = change.after.as_ref().or(change.before.as_ref())?;
        match site.path.segments().get(n) {
            Some(source::Segment::Key(key)) => Some(key.clone()),
            _ => None,
        }
    };
    Some(match change.kind {
        CourseRemoved => (own(), Target::Course),
        CourseIdChanged => (text(&change.old)?, Target::Course),
        SemestersChanged | YearChanged => (own(), Target::Order),
        HoursChanged | CreditsChanged | ModuleHoursChanged | TopicHoursChanged | LabHoursChanged => {
            (own(), Target::Binding)
        }
        OutcomeRemoved => (first()?, Target::Outcome(None)),
        OutcomeIdChanged => (text(&change.old)?, Target::Outcome(None)),
        OutcomeWeakened | OutcomeStrengthened => {
            (first()?, Target::Outcome(Some(change.new.as_ref()?.as_str()?.parse().ok()?)))
        }
        ModuleRemoved | TopicRemoved | LabRemoved | AssessmentRemoved => (last()?, Target::Part),
        ModuleIdChanged | TopicIdChanged | LabIdChanged | AssessmentIdChanged => (text(&change.old)?, Target::Part),
        WorkRemoved => (key(0)?, Target::Work { gone: true }),
        WorkChanged => (key(0)?, Target::Work { gone: false }),
        PersonRemoved => (key(0)?, Target::Person { gone: true }),
        PersonChanged => (key(0)?, Target::Person { gone: false }),
        ScaleChanged => (key(1)?, Target::Scale),
        CreditSystemChanged => (key(1)?, Target::Credits),
        InstitutionPolicyRemoved | InstitutionPolicyChanged => (first()?, Target::Policy),
        InstitutionRemoved => (own(), Target::Institution),
        CalendarRemoved => (own(), Target::Calendar),
        AuditoriumRemoved => (first()?, Target::Room { gone: true }),
        AuditoriumRenamed | AuditoriumChanged | AuditoriumCapacityChanged | AuditoriumClosedChanged => {
            (first()?, Target::Room { gone: false })
        }
        GroupRemoved => (first()?, Target::Group { gone: true }),
        GroupChanged | GroupSizeChanged => (first()?, Target::Group { gone: false }),
        PlanRowRemoved => (first()?, Target::Row),
        CompetenceRemoved | CompetenceIndicatorRemoved => (last()?, Target::Competence),
        _ => return None,
    })
}

/// A search through one file.
struct Scan<'a> {
    seekers: &'a BTreeMap<String, Vec<Seeker>>,
    owner: &'a Owner,
    file: FileId,
    found: Vec<(usize, Impact)>,
}

impl Scan<'_> {
    fn hit(&mut self, seeker: &Seeker, breaks: bool, reason: Reason, path: &Path) {
        let site = Site { file: self.file, path: path.clone() };
        let impact = Impact { breaks, reason, owner: self.owner.clone(), site };
        self.found.push((seeker.change, impact));
    }

    /// A variant stands in the folder of its course and need not name it.
    fn bindings(&mut self, course: Option<&str>) {
        let Some(course) = course.filter(|_| self.owner.kind == source::Kind::Variant) else { return };
        for seeker in self.seekers.get(course).into_iter().flatten() {
            match seeker.target {
                Target::Binding => self.hit(seeker, false, Reason::Binding, &Path::root()),
                Target::Course => self.hit(seeker, true, Reason::Binding, &Path::root()),
                _ => {}
            }
        }
    }

    /// Looks through a value that stands under a key, within what belongs to a course.
    fn value(&mut self, value: &Value, path: &Path, key: &str, course: Option<&str>) {
        match value {
            Value::String(text) => self.word(text, path, key, course),
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(i, item)| self.value(item, &path.index(i), key, course));
            }
            Value::Object(map) => {
                let course = map.get("course").and_then(Value::as_str).or(course);
                for (name, value) in map {
                    let path = path.key(name);
                    self.key(name, &path, key);
                    self.value(value, &path, name, course);
                }
            }
            _ => {}
        }
    }

    /// A key that names something: a credit system, a policy.
    fn key(&mut self, name: &str, path: &Path, parent: &str) {
        if self.owner.kind == source::Kind::Institution {
            return;
        }
        for seeker in self.seekers.get(name).into_iter().flatten() {
            match (seeker.target, parent) {
                (Target::Credits, "credits") => self.hit(seeker, false, Reason::Credits, path),
                (Target::Policy, "policies") => self.hit(seeker, false, Reason::Policy, path),
                _ => {}
            }
        }
    }

    fn word(&mut self, text: &str, path: &Path, key: &str, course: Option<&str>) {
        let head = text.split_once('@').map_or(text, |(head, _)| head);
        let (giver, name) = head.split_once('/').map_or((None, head), |(giver, name)| (Some(giver), name));
        for seeker in self.seekers.get(name).into_iter().flatten() {
            self.named(seeker, text, path, key, giver.or(course), giver.is_some());
        }
        for seeker in giver.and_then(|giver| self.seekers.get(giver)).into_iter().flatten() {
            match (seeker.target, key) {
                (Target::Course, "outcome") => self.hit(seeker, true, Reason::Course, path),
                (Target::Order, "outcome") => self.hit(seeker, false, Reason::Course, path),
                _ => {}
            }
        }
    }

    /// A word that reads as something that is sought.
    fn named(&mut self, seeker: &Seeker, text: &str, path: &Path, key: &str, course: Option<&str>, remote: bool) {
        let names_course = matches!(key, "course" | "courses" | "corequisites");
        let ours = course == Some(seeker.course.as_str());
        match seeker.target {
            Target::Course if names_course => self.hit(seeker, true, Reason::Course, path),
            Target::Order if names_course => self.hit(seeker, false, Reason::Course, path),
            Target::Binding if key == "course" && self.owner.kind != source::Kind::Course => {
                self.hit(seeker, false, Reason::Binding, path);
            }
            Target::Outcome(now) if ours && (remote || matches!(key, "outcome" | "outcomes")) => {
                let link = text.rsplit('/').next().and_then(|link| link.parse::<OutcomeLink>().ok());
                let level = link.and_then(|link| link.level);
                let breaks = now.is_none_or(|now| level.is_some_and(|level| level > now));
                self.hit(seeker, breaks, Reason::Outcome(level), path);
            }
            Target::Part if ours && matches!(key, "module" | "modules" | "topic" | "topics" | "lab" | "labs") => {
                self.hit(seeker, true, Reason::Part, path);
            }
            Target::Work { gone } if matches!(key, "main" | "further") => self.hit(seeker, gone, Reason::Work, path),
            Target::Person { gone } if matches!(key, "authors" | "teacher" | "teachers" | "person" | "people") => {
                self.hit(seeker, gone, Reason::Person, path);
            }
            Target::Scale if key == "scale" => self.hit(seeker, false, Reason::Scale, path),
            Target::Institution if matches!(key, "institution" | "institutions") => {
                self.hit(seeker, true, Reason::Institution, path);
            }
            _ => self.scheduled(seeker, path, key),
        }
    }

    /// A word that may name what schedules use, or a part of the programme that it stands in.
    fn scheduled(&mut self, seeker: &Seeker, path: &Path, key: &str) {
        let ours = *self.owner == seeker.owner;
        match seeker.target {
            Target::Room { gone } if key == "room" => self.hit(seeker, gone, Reason::Room, path),
            Target::Group { gone } if matches!(key, "groups" | "members" | "overlaps") => {
                self.hit(seeker, gone, Reason::Group, path);
            }
            Target::Calendar if key == "calendar" => self.hit(seeker, true, Reason::Calendar, path),
            Target::Row if ours && matches!(key, "before" | "after") => self.hit(seeker, true, Reason::Row, path),
            Target::Competence if ours && matches!(key, "competences" | "indicator") => {
                self.hit(seeker, true, Reason::Competence, path);
            }
            _ => {}
        }
    }
}
