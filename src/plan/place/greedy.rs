//! Content onto slots where the exact search would go over more states than a machine holds: slot by slot, each taking what is
//! cheapest at the time.

use super::{Cost, Placement, Slot, Take, Task};

/// Places content on slots in their order. What is settled stays; no slot that can teach is idle.
pub(super) fn greedy(task: &Task) -> Placement {
    let mut at = vec![0; task.chains.len()];
    let mut placement = Placement::default();
    for (number, slot) in task.slots.iter().enumerate() {
        let best = options(task, &at, slot)
            .into_iter()
            .filter(|take| take.from < take.to)
            .enumerate()
            .map(|(rank, take)| (cost(task, &at, slot, take), rank, take))
            .min();
        let more = match (best, slot.pin) {
            (Some((more, _, take)), _) => {
                at[take.chain] = take.to;
                more
            }
            (None, Some(Some(_))) => Cost { disorder: 1, ..Cost::default() },
            (None, _) => Cost { idle: u32::try_from(task.slots.len() - number).unwrap_or(u32::MAX), ..Cost::default() },
        };
        placement.cost = placement.cost.plus(more);
        placement.takes.push(best.map(|(_, _, take)| take));
    }
    placement.cost.left = task.chains.iter().zip(&at).map(|(chain, at)| chain.total() - at).sum();
    placement
}

/// What a slot may teach next, the best chain first.
fn options(task: &Task, at: &[u32], slot: &Slot) -> Vec<Take> {
    match slot.pin {
        Some(pin) => pin.into_iter().filter(|pin| pin.from == at[pin.chain]).collect(),
        None => {
            let reach = |chain: usize| task.chains[chain].reach(at[chain], slot.capacity, task.split);
            slot.chains.iter().map(|&chain| Take { chain, from: at[chain], to: reach(chain) }).collect()
        }
    }
}

/// What it costs that a slot teaches a stretch.
fn cost(task: &Task, at: &[u32], slot: &Slot, take: Take) -> Cost {
    let items = || task.chains[take.chain].within(take.from, take.to);
    let need = items().map(|(_, item)| item.need).max().unwrap_or_default();
    let first = items().next().map_or(-1, |(_, item)| i32::from(item.module));
    let others = task.chains.iter().zip(at).enumerate().filter(|(other, _)| *other != take.chain);
    let last = others.filter_map(|(_, (chain, at))| chain.within(0, *at).last());
    let ahead = last.map(|(_, item)| i32::from(item.module)).max().unwrap_or(-1);
    let led = task.leader.filter(|leader| *leader != take.chain).is_some_and(|leader| at[leader] < need);
    let late = items().filter(|(_, item)| slot.late >> u32::from(item.module).min(127) & 1 == 1);
    Cost {
        disorder: u32::from(led),
        late: late.map(|(hours, _)| hours).sum(),
        distance: u32::try_from(ahead - first).unwrap_or_default(),
        substitutes: u32::from(slot.pin.is_none() && slot.chains.first() != Some(&take.chain)),
        ..Cost::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Chain, Item, place};
    use super::*;

    #[test]
    fn slots_of_lengths_that_never_meet_are_filled_in_order() {
        let chain = Chain { items: vec![Item { hours: 300, module: 0, need: 0 }; 40] };
        let length = |i: u32| 101 + 37 * (i % 11) + i % 7;
        let chains = |i: u32| vec![usize::try_from(i % 3).unwrap()];
        let slots: Vec<Slot> =
            (0..180).map(|i| Slot { capacity: length(i), chains: chains(i), ..Slot::default() }).collect();
        let task = Task { chains: vec![chain; 3], slots, ..Task::default() };
        let placement = place(&task);
        let mut at = [0; 3];
        for (slot, take) in task.slots.iter().zip(&placement.takes) {
            let Some(take) = take else { continue };
            assert_eq!((take.from, slot.chains[0]), (at[take.chain], take.chain));
            at[take.chain] = take.to;
        }
        assert_eq!((at, placement.cost.left), ([12_000; 3], 0));
    }
}
