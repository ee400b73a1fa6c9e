//! Content onto slots, exactly: the shortest path through the slots of one audience, by a goal in order of rank.
//!
//! Each kind of class is a chain of items in the order of teaching; a slot takes the next of its chain or stays idle. Of all
//! ways, the one is taken that leaves the fewest hours over; of these, the one that breaks the order of kinds least often; then
//! the one with the fewest hours after the examination they are for, the least distance between kinds, the fewest
//! substitutions of kinds, and the latest idle slots. Where that would take more states than a machine holds, slots are filled in
//! their order.

mod greedy;
#[cfg(test)]
mod tests;

use crate::model::offering::Split;

/// Items that classes of one kind teach, in their order.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    /// The items.
    pub items: Vec<Item>,
}

/// What is taught in classes of one kind on one topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Its hours, in hundredths.
    pub hours: u32,
    /// The place of its module in the course.
    pub module: u16,
    /// Hundredths of hours that the leading chain must have taught before.
    pub need: u32,
}

/// A dated slot.
#[derive(Debug, Clone, Default)]
pub struct Slot {
    /// Hours that it can take, in hundredths.
    pub capacity: u32,
    /// Chains that it may teach, the best first.
    pub chains: Vec<usize>,
    /// What it teaches already, where that is settled: the chain, and the hundredths from which to which; or nothing.
    pub pin: Option<Option<Take>>,
    /// Modules, as bits, whose examination is over.
    pub late: u128,
}

/// What a slot teaches: a stretch of a chain, in hundredths of hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Take {
    /// The chain.
    pub chain: usize,
    /// Where the stretch begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
}

/// What is to be placed.
#[derive(Debug, Clone, Default)]
pub struct Task {
    /// The chains.
    pub chains: Vec<Chain>,
    /// The chain that others need, if there is one.
    pub leader: Option<usize>,
    /// The slots in the order of time.
    pub slots: Vec<Slot>,
    /// How items may be divided.
    pub split: Split,
}

/// What a placement costs, in order of rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cost {
    /// Hundredths of hours that no slot teaches.
    pub left: u32,
    /// Slots that teach what has not been led up to.
    pub disorder: u32,
    /// Hundredths of hours after the examination that they are for.
    pub late: u32,
    /// Modules by which kinds of class are apart, added up over the slots.
    pub distance: u32,
    /// Slots that teach another kind than their own.
    pub substitutes: u32,
    /// Idle slots, the earlier the dearer.
    pub idle: u32,
}

impl Cost {
    fn plus(self, other: Self) -> Self {
        Self {
            left: self.left + other.left,
            disorder: self.disorder + other.disorder,
            late: self.late + other.late,
            distance: self.distance + other.distance,
            substitutes: self.substitutes + other.substitutes,
            idle: self.idle + other.idle,
        }
    }
}

/// What each slot teaches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Placement {
    /// The takes, slot by slot.
    pub takes: Vec<Option<Take>>,
    /// What they cost.
    pub cost: Cost,
}

impl Chain {
    /// All its hours, in hundredths.
    pub fn total(&self) -> u32 {
        self.items.iter().map(|item| item.hours).sum()
    }

    /// Items that a stretch touches.
    fn within(&self, from: u32, to: u32) -> impl Iterator<Item = (u32, &Item)> {
        let starts = self.items.iter().scan(0, |at, item| {
            let start = *at;
            *at += item.hours;
            Some((start, item))
        });
        starts.filter_map(move |(start, item)| {
            let shared = (start + item.hours).min(to).saturating_sub(start.max(from));
            (shared > 0).then_some((shared, item))
        })
    }

    /// Where a slot that begins at a place of the chain ends.
    fn reach(&self, from: u32, capacity: u32, split: Split) -> u32 {
        let (mut at, mut room) = (from, capacity);
        let mut start = 0;
        for item in &self.items {
            let end = start + item.hours;
            start = end;
            if end <= at {
                continue;
            }
            let rest = end - at;
            let whole = rest <= room;
            let part = match split {
                Split::Hour => true,
                Split::Slot => room == capacity,
                Split::Never => false,
            };
            if !whole && !part {
                break;
            }
            let taken = rest.min(room);
            at += taken;
            room -= taken;
            if room == 0 {
                break;
            }
        }
        at
    }
}

/// A chain with its possible places.
struct Track<'a> {
    chain: &'a Chain,
    /// Places at which a slot may begin or end, rising.
    places: Vec<u32>,
    /// The module that was taught last before each place.
    last: Vec<i32>,
    /// States between a place and the next.
    step: usize,
}

/// A step that a slot may take from a place of a chain.
#[derive(Clone, Copy)]
struct Step {
    to: usize,
    need: u32,
    first: i32,
    late: u32,
}

impl<'a> Track<'a> {
    /// The places of a chain; `None` where there are too many.
    fn new(task: &'a Task, number: usize) -> Option<Self> {
        let chain = &task.chains[number];
        let capacities: std::collections::BTreeSet<u32> =
            task.slots.iter().filter(|slot| slot.chains.contains(&number)).map(|slot| slot.capacity).collect();
        let pins: Vec<Take> =
            task.slots.iter().filter_map(|slot| slot.pin.flatten()).filter(|take| take.chain == number).collect();
        let mut places = std::collections::BTreeSet::from([0]);
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            let steps = capacities.iter().map(|capacity| chain.reach(at, *capacity, task.split));
            let pinned = pins.iter().filter(|pin| pin.from == at).map(|pin| pin.to);
            for next in steps.chain(pinned).collect::<Vec<_>>() {
                if places.insert(next) {
                    open.push(next);
                }
            }
            if places.len() > PLACES {
                return None;
            }
        }
        let places: Vec<u32> = places.into_iter().collect();
        let last = places.iter().map(|&place| {
            let before = chain.within(0, place).last();
            before.map_or(-1, |(_, item)| i32::from(item.module))
        });
        Some(Self { chain, last: last.collect(), places, step: 0 })
    }

    fn place(&self, hours: u32) -> Option<usize> {
        self.places.binary_search(&hours).ok()
    }

    fn step(&self, from: usize, to: usize, late: u128) -> Step {
        let items = || self.chain.within(self.places[from], self.places[to]);
        Step {
            to,
            need: items().map(|(_, item)| item.need).max().unwrap_or_default(),
            first: items().next().map_or(-1, |(_, item)| i32::from(item.module)),
            late: items()
                .filter(|(_, item)| late >> u32::from(item.module).min(127) & 1 == 1)
                .map(|(hours, _)| hours)
                .sum(),
        }
    }
}

/// The way to a state: the state before, by its place among those of the slot before, and the chain that was taken.
#[derive(Clone, Copy)]
struct Way {
    state: usize,
    before: u32,
    chain: u8,
}

/// No chain was taken.
const IDLE: u8 = u8::MAX;

/// Most places of a chain that the exact search looks at.
const PLACES: usize = 1 << 11;

/// Most states of a slot that it looks at.
const STATES: usize = 1 << 24;

/// Most states of all slots together that it remembers.
const WAYS: usize = 1 << 22;

/// Places content on slots. The result is exact, no placement costs less, unless that takes too many states; then slots are
/// filled in their order.
pub fn place(task: &Task) -> Placement {
    exact(task).unwrap_or_else(|| greedy::greedy(task))
}

/// The cheapest placement; `None` where finding it takes too many states.
fn exact(task: &Task) -> Option<Placement> {
    let mut tracks = (0..task.chains.len()).map(|number| Track::new(task, number)).collect::<Option<Vec<_>>>()?;
    let mut states = 1_usize;
    for track in &mut tracks {
        track.step = states;
        states = states.checked_mul(track.places.len()).filter(|states| *states <= STATES)?;
    }
    let mut search =
        Search { task, tracks, spot: vec![u32::MAX; states], layers: Vec::new(), costs: vec![Cost::default()] };
    search.layers.push(vec![Way { state: 0, before: 0, chain: IDLE }]);
    let mut ways = 0;
    for number in 0..task.slots.len() {
        search.advance(number);
        ways += search.costs.len();
        if ways > WAYS {
            return None;
        }
    }
    Some(search.finish())
}

struct Search<'a> {
    task: &'a Task,
    tracks: Vec<Track<'a>>,
    /// Where each state stands among those of the slot at hand.
    spot: Vec<u32>,
    /// States after each slot.
    layers: Vec<Vec<Way>>,
    /// Costs of the states of the last layer.
    costs: Vec<Cost>,
}

impl Search<'_> {
    fn at(&self, state: usize, chain: usize) -> usize {
        state / self.tracks[chain].step % self.tracks[chain].places.len()
    }

    /// Goes over a slot.
    fn advance(&mut self, number: usize) {
        let slot = &self.task.slots[number];
        let idle = Cost { idle: u32::try_from(self.task.slots.len() - number).unwrap_or(u32::MAX), ..Cost::default() };
        let steps = self.steps(slot);
        let before = std::mem::take(&mut self.costs);
        let layer = self.layers.last().expect("the first layer is there").clone();
        let mut next = (Vec::with_capacity(layer.len() * 2), Vec::with_capacity(layer.len() * 2));
        for (index, (way, cost)) in layer.iter().zip(&before).enumerate() {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            let mut moved = false;
            for (rank, (chain, table)) in steps.iter().enumerate() {
                let place = self.at(way.state, *chain);
                let Some(step) = table[place] else { continue };
                moved = true;
                let state = way.state + (step.to - place) * self.tracks[*chain].step;
                let more = self.cost(way.state, *chain, step, rank > 0 && slot.pin.is_none());
                let way = Way { state, before: index, chain: u8::try_from(*chain).unwrap_or(IDLE) };
                self.offer(&mut next, way, cost.plus(more));
            }
            // A slot whose content is settled is taken as settled; where that can't be, the order is broken.
            let more = match slot.pin {
                Some(Some(_)) if moved => continue,
                Some(Some(_)) => Cost { disorder: 1, ..Cost::default() },
                _ => idle,
            };
            self.offer(&mut next, Way { state: way.state, before: index, chain: IDLE }, cost.plus(more));
        }
        next.0.iter().for_each(|way: &Way| self.spot[way.state] = u32::MAX);
        self.layers.push(next.0);
        self.costs = next.1;
    }

    /// The steps that a slot may take along each of its chains, from every place.
    fn steps(&self, slot: &Slot) -> Vec<(usize, Vec<Option<Step>>)> {
        let along = |chain: usize, to: &dyn Fn(u32) -> Option<u32>| {
            let track = &self.tracks[chain];
            let step = |(from, hours): (usize, &u32)| {
                let to = track.place(to(*hours)?).filter(|to| *to > from)?;
                Some(track.step(from, to, slot.late))
            };
            (chain, track.places.iter().enumerate().map(step).collect())
        };
        match slot.pin {
            Some(Some(pin)) => vec![along(pin.chain, &|hours| (hours == pin.from).then_some(pin.to))],
            Some(None) => Vec::new(),
            None => {
                let reach = |chain: usize| {
                    move |hours| Some(self.tracks[chain].chain.reach(hours, slot.capacity, self.task.split))
                };
                slot.chains.iter().map(|&chain| along(chain, &reach(chain))).collect()
            }
        }
    }

    /// What a step costs from a state.
    fn cost(&self, state: usize, chain: usize, step: Step, substitute: bool) -> Cost {
        let led = self.task.leader.filter(|leader| *leader != chain);
        let led = led.is_some_and(|leader| self.tracks[leader].places[self.at(state, leader)] < step.need);
        let others = (0..self.tracks.len()).filter(|other| *other != chain);
        let ahead = others.map(|other| self.tracks[other].last[self.at(state, other)]).max().unwrap_or(-1);
        Cost {
            disorder: u32::from(led),
            late: step.late,
            distance: u32::try_from(ahead - step.first).unwrap_or_default(),
            substitutes: u32::from(substitute),
            ..Cost::default()
        }
    }

    /// Takes a way to a state if it is the first or the cheapest.
    fn offer(&mut self, next: &mut (Vec<Way>, Vec<Cost>), way: Way, cost: Cost) {
        let spot = self.spot[way.state];
        match usize::try_from(spot).ok().filter(|_| spot != u32::MAX) {
            None => {
                self.spot[way.state] = u32::try_from(next.0.len()).unwrap_or(u32::MAX);
                next.0.push(way);
                next.1.push(cost);
            }
            Some(spot) if cost < next.1[spot] => {
                next.0[spot] = way;
                next.1[spot] = cost;
            }
            Some(_) => {}
        }
    }

    /// The cheapest end, and the way to it.
    fn finish(self) -> Placement {
        let last = self.layers.last().expect("the first layer is there");
        let ends = last.iter().zip(&self.costs).enumerate().map(|(i, (way, cost))| {
            let left = self
                .tracks
                .iter()
                .enumerate()
                .map(|(chain, track)| track.chain.total() - track.places[self.at(way.state, chain)]);
            (Cost { left: left.sum(), ..*cost }, i)
        });
        let (cost, mut at) = ends.min().expect("one state is left");
        let mut takes = vec![None; self.task.slots.len()];
        for number in (0..takes.len()).rev() {
            let way = self.layers[number + 1][at];
            let before = usize::try_from(way.before).unwrap_or_default();
            if way.chain != IDLE {
                let chain = usize::from(way.chain);
                let track = &self.tracks[chain];
                let place = |state| track.places[self.at(state, chain)];
                let from = place(self.layers[number][before].state);
                takes[number] = Some(Take { chain, from, to: place(way.state) });
            }
            at = before;
        }
        Placement { takes, cost }
    }
}
