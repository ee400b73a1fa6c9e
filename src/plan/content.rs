//! What is taught in each slot: the modules of the course as chains, placed for every audience.

use std::collections::{BTreeMap, BTreeSet};

use super::groups::Groups;
use super::place::{Chain, Item, Slot as Free, Take, Task, place};
use super::session::{Account, Piece, Status};
use super::slots::{Frame, Slot};
use crate::model::offering::AfterLecture;
use crate::model::{Activity, Hours, Id, Module};

/// Slots with their content, and the hours of every audience.
pub(super) struct Filled {
    pub(super) placed: Vec<Placed>,
    pub(super) accounts: Vec<Account>,
}

/// A slot with its content.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) slot: Slot,
    pub(super) kind: Activity,
    pub(super) take: Option<Take>,
    pub(super) content: Vec<Piece>,
    pub(super) works: Vec<Id>,
    pub(super) seq: usize,
    pub(super) seq_of: usize,
    /// Its number within its module.
    pub(super) number: usize,
    pub(super) disorder: bool,
}

impl Placed {
    /// A slot without content.
    pub(super) fn bare(slot: Slot, kind: Activity) -> Self {
        Self {
            slot,
            kind,
            take: None,
            content: Vec::new(),
            works: Vec::new(),
            seq: 0,
            seq_of: 0,
            number: 0,
            disorder: false,
        }
    }
}

/// Kinds that have classes; the chains of a task are in this order.
const KINDS: [Activity; 5] =
    [Activity::Lecture, Activity::Practical, Activity::Lab, Activity::Consultation, Activity::Supervised];

impl Frame<'_> {
    /// The modules that the offering gives, with their places in the course.
    pub(super) fn modules(&self) -> impl Iterator<Item = (usize, &Module)> {
        let given = |module: &Module| self.offering.modules.is_empty() || self.offering.modules.contains(&module.id);
        self.course.modules.iter().enumerate().filter(move |(_, module)| given(module))
    }
}

/// An item of a chain by name.
struct Named<'a> {
    module: &'a Module,
    topic: &'a Id,
    hours: u32,
}

/// The content of one kind of class.
struct Content<'a> {
    chain: Chain,
    names: Vec<Named<'a>>,
}

/// Hours as the chains count them.
fn hundredths(hours: Hours) -> u32 {
    u32::try_from(hours.hundredths()).unwrap_or_default()
}

fn hours(hundredths: u32) -> Hours {
    Hours::from_hundredths(i64::from(hundredths))
}

/// The content of every kind of class.
fn contents<'a>(frame: &'a Frame<'_>) -> Vec<Content<'a>> {
    let needs = needs(frame);
    let one = |kind: Activity| {
        let mut content = Content { chain: Chain::default(), names: Vec::new() };
        for (place, module) in frame.modules() {
            for (number, topic) in module.topics.iter().enumerate() {
                let hours = hundredths(topic.hours.of(kind));
                if hours > 0 {
                    let need =
                        if matches!(kind, Activity::Practical | Activity::Lab) { needs[&(place, number)] } else { 0 };
                    content.chain.items.push(Item { hours, module: u16::try_from(place).unwrap_or(u16::MAX), need });
                    content.names.push(Named { module, topic: &topic.id, hours });
                }
            }
        }
        content
    };
    KINDS.into_iter().map(one).collect()
}

/// Hundredths of lectures that must be over before a class on each topic.
fn needs(frame: &Frame<'_>) -> BTreeMap<(usize, usize), u32> {
    let mut needs = BTreeMap::new();
    let mut before = 0;
    for (place, module) in frame.modules() {
        let lectures: Vec<u32> = module.topics.iter().map(|topic| hundredths(topic.hours.lecture)).collect();
        let whole: u32 = lectures.iter().sum();
        let first = lectures.iter().copied().find(|hours| *hours > 0).unwrap_or_default();
        let mut own = 0;
        for (number, hours) in lectures.into_iter().enumerate() {
            own += hours;
            let need = match frame.offering.order.after_lecture {
                AfterLecture::Free => 0,
                AfterLecture::Module if whole > 0 => before + whole,
                AfterLecture::Topic | AfterLecture::SameWeek if whole > 0 => before + own.max(first),
                _ => 0,
            };
            needs.insert((place, number), need);
        }
        before += whole;
    }
    needs
}

/// Fills the slots of an offering.
pub(super) fn fill(frame: &Frame<'_>, groups: &Groups, slots: Vec<Slot>) -> Filled {
    let contents = contents(frame);
    let mut placed: Vec<Placed> = slots
        .into_iter()
        .map(|slot| {
            let kind = slot.kinds[0];
            Placed::bare(slot, kind)
        })
        .collect();
    let held: BTreeSet<&Id> = placed.iter().flat_map(|one| &one.slot.groups).collect();
    let audiences = groups.audiences(&held);
    let covered: Vec<Vec<usize>> = placed
        .iter()
        .map(|one| (0..audiences.len()).filter(|&a| groups.covers(&one.slot.groups, &audiences[a])).collect())
        .collect();
    let mut settled: Vec<Option<Option<Take>>> = vec![None; placed.len()];
    if audiences.len() > 1 {
        // What everybody has together is placed first, so that every audience builds on the same lectures.
        let joint = |kind: Activity| {
            let of_kind = || placed.iter().zip(&covered).filter(move |(one, _)| one.slot.kinds.contains(&kind));
            of_kind().next().is_some()
                && of_kind().all(|(one, who)| who.len() == audiences.len() && one.slot.kinds.iter().all(|k| *k == kind))
        };
        let kinds: Vec<Activity> = KINDS.into_iter().filter(|kind| joint(*kind)).collect();
        let chosen: Vec<usize> = (0..placed.len()).filter(|&i| kinds.contains(&placed[i].slot.kinds[0])).collect();
        if !chosen.is_empty() {
            solve(frame, &contents, &mut placed, &chosen, &mut settled, &kinds);
        }
    }
    let mut accounts = Vec::new();
    for (number, audience) in audiences.iter().enumerate() {
        let chosen: Vec<usize> = (0..placed.len()).filter(|&i| covered[i].contains(&number)).collect();
        solve(frame, &contents, &mut placed, &chosen, &mut settled, &KINDS);
        accounts.extend(account(audience, &contents, &placed, &chosen, &settled));
    }
    for (one, take) in placed.iter_mut().zip(&settled) {
        one.take = take.flatten();
        if let Some(take) = one.take {
            one.kind = KINDS[take.chain];
            tell(frame, &contents[take.chain], take, one);
        }
    }
    Filled { placed, accounts }
}

/// Places content on the chosen slots; slots that are settled stay as they are.
fn solve(
    frame: &Frame<'_>,
    contents: &[Content<'_>],
    placed: &mut [Placed],
    chosen: &[usize],
    settled: &mut [Option<Option<Take>>],
    kinds: &[Activity],
) {
    let mut order: Vec<usize> =
        chosen.iter().copied().filter(|&i| placed[i].slot.status != Status::Cancelled).collect();
    if frame.offering.order.after_lecture == AfterLecture::SameWeek {
        // Within a week lectures may follow: they are taken first.
        order.sort_by_key(|&i| {
            let slot = &placed[i].slot;
            (super::almanac::monday_of(slot.date), slot.kinds[0] != Activity::Lecture, slot.date, slot.range)
        });
    }
    let over = finished(frame);
    let chains: Vec<Chain> = KINDS
        .iter()
        .zip(contents)
        .map(|(kind, content)| if kinds.contains(kind) { content.chain.clone() } else { Chain::default() })
        .collect();
    let lectures = order.iter().any(|&i| placed[i].slot.kinds.contains(&Activity::Lecture));
    let slots = order.iter().map(|&i| {
        let slot = &placed[i].slot;
        let chain = |kind: &Activity| KINDS.iter().position(|known| known == kind);
        let late = over.iter().filter(|(date, _)| *date < slot.date).fold(0, |late, (_, modules)| late | modules);
        Free {
            capacity: hundredths(slot.hours),
            chains: slot.kinds.iter().filter_map(chain).collect(),
            pin: settled[i],
            late,
        }
    });
    let task =
        Task { chains, leader: lectures.then_some(0), slots: slots.collect(), split: frame.offering.order.split };
    let placement = place(&task);
    let mut led = 0;
    // What is never lectured on is missing, and not out of order.
    let all_led =
        placement.takes.iter().flatten().filter(|take| take.chain == 0).map(|take| take.to).max().unwrap_or_default();
    for (&i, take) in order.iter().zip(&placement.takes) {
        if let Some(take) = take {
            let need = within(&contents[take.chain], *take).map(|(item, _, _)| item.need).max().unwrap_or_default();
            placed[i].disorder |= lectures && take.chain != 0 && led < need && need <= all_led;
            if take.chain == 0 {
                led = take.to;
            }
        }
        settled[i].get_or_insert(*take);
    }
}

/// Modules, as bits, whose examination is over after a date.
fn finished(frame: &Frame<'_>) -> Vec<(chrono::NaiveDate, u128)> {
    let dated = frame.offering.milestones.iter().filter_map(|milestone| Some((milestone.on?, milestone)));
    let bits = |milestone| {
        let covers = super::deadlines::covers(frame, milestone);
        let modules = frame.modules().filter(|(_, module)| covers.contains(&module.id));
        modules.fold(0, |bits, (place, _)| bits | 1u128.checked_shl(u32::try_from(place).unwrap_or(128)).unwrap_or(0))
    };
    dated.map(|(on, milestone)| (on, bits(milestone))).collect()
}

/// Items that a stretch of a chain touches, with their names and the hundredths that it takes of each.
fn within<'c, 'a>(content: &'c Content<'a>, take: Take) -> impl Iterator<Item = (&'c Item, &'c Named<'a>, u32)> {
    let mut start = 0;
    content.chain.items.iter().zip(&content.names).filter_map(move |(item, name)| {
        let from = start;
        start += item.hours;
        let shared = start.min(take.to).saturating_sub(from.max(take.from));
        (shared > 0).then_some((item, name, shared))
    })
}

/// Says what a slot teaches.
fn tell(frame: &Frame<'_>, content: &Content<'_>, take: Take, one: &mut Placed) {
    one.content = within(content, take)
        .map(|(_, name, taken)| Piece {
            module: name.module.id.clone(),
            topic: name.topic.clone(),
            hours: hours(taken),
        })
        .collect();
    // Works of a module follow one another through its hours of their kind.
    let mut start = 0;
    for (_, module) in frame.modules() {
        let whole: u32 =
            content.names.iter().filter(|name| std::ptr::eq(name.module, module)).map(|name| name.hours).sum();
        let mut at = start;
        for lab in module.labs.iter().filter(|lab| lab.kind.activity() == one.kind) {
            let end = at + hundredths(lab.hours);
            if at < take.to && take.from < end.min(start + whole) {
                one.works.push(lab.id.clone());
            }
            at = end;
        }
        start += whole;
    }
}

/// The hours of an audience, for every kind that it has or should have.
fn account(
    audience: &[Id],
    contents: &[Content<'_>],
    placed: &[Placed],
    chosen: &[usize],
    settled: &[Option<Option<Take>>],
) -> Vec<Account> {
    let mut found = Vec::new();
    for (chain, kind) in KINDS.into_iter().enumerate() {
        let required = contents[chain].chain.total();
        let held = chosen.iter().filter(|&&i| placed[i].slot.status != Status::Cancelled);
        let own = |i: &&usize| placed[**i].slot.kinds[0] == kind && settled[**i].flatten().is_none();
        let reserve: Hours = held.clone().filter(own).map(|&i| placed[i].slot.hours).sum();
        // Where an audience was not there for a part that others had, that part is not placed for it.
        let mut takes: Vec<Take> =
            held.filter_map(|&i| settled[i].flatten()).filter(|take| take.chain == chain).collect();
        takes.sort_unstable();
        takes.dedup();
        let taught: u32 = takes.iter().map(|take| take.to - take.from).sum();
        let scheduled = chosen.iter().any(|&i| placed[i].slot.kinds.contains(&kind));
        let expected = matches!(kind, Activity::Lecture | Activity::Practical | Activity::Lab);
        if scheduled || (required > 0 && expected) {
            found.push(Account {
                audience: audience.to_vec(),
                kind,
                required: hours(required),
                placed: hours(taught),
                reserve,
                cancelled: Hours::ZERO,
            });
        }
    }
    found
}
