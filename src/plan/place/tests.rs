//! The exact search against all placements, and the quick way against the same judge.

use proptest::prelude::*;

use super::*;

/// What a given choice of chains costs, reckoned slot by slot without any table.
fn judge(task: &Task, choice: &[Option<usize>]) -> Option<Placement> {
    let mut at = vec![0; task.chains.len()];
    let mut cost = Cost::default();
    let mut takes = Vec::new();
    for (number, (slot, chain)) in task.slots.iter().zip(choice).enumerate() {
        let Some(chain) = *chain else {
            cost.idle += u32::try_from(task.slots.len() - number).unwrap();
            takes.push(None);
            continue;
        };
        let rank = slot.chains.iter().position(|known| *known == chain)?;
        let (from, to) = (at[chain], task.chains[chain].reach(at[chain], slot.capacity, task.split));
        if from == to {
            return None;
        }
        let items: Vec<(u32, &Item)> = task.chains[chain].within(from, to).collect();
        let need = items.iter().map(|(_, item)| item.need).max().unwrap();
        let first = i32::from(items[0].1.module);
        let modules = task.chains.iter().zip(&at).enumerate().filter(|(other, _)| *other != chain);
        let ahead = modules
            .filter_map(|(_, (chain, at))| chain.within(0, *at).last().map(|(_, item)| i32::from(item.module)))
            .max()
            .unwrap_or(-1);
        cost.disorder += u32::from(task.leader.is_some_and(|leader| leader != chain && at[leader] < need));
        cost.late += items.iter().filter(|(_, i)| slot.late >> i.module & 1 == 1).map(|(h, _)| h).sum::<u32>();
        cost.distance += u32::try_from(ahead - first).unwrap_or(0);
        cost.substitutes += u32::from(rank > 0);
        at[chain] = to;
        takes.push(Some(Take { chain, from, to }));
    }
    cost.left = task.chains.iter().zip(&at).map(|(chain, at)| chain.total() - at).sum();
    Some(Placement { takes, cost })
}

/// The least cost of all choices.
fn brute(task: &Task) -> Cost {
    let base = task.chains.len() + 1;
    let count = base.pow(u32::try_from(task.slots.len()).unwrap());
    let choices = (0..count).map(|mut code| {
        task.slots
            .iter()
            .map(|_| {
                let digit = code % base;
                code /= base;
                (digit > 0).then(|| digit - 1)
            })
            .collect::<Vec<_>>()
    });
    choices.filter_map(|choice| judge(task, &choice)).map(|placement| placement.cost).min().unwrap()
}

fn task() -> impl Strategy<Value = Task> {
    let item = (1..5u32, 0..3u16, 0..8u32).prop_map(|(halves, module, need)| Item {
        hours: halves * 50,
        module,
        need: need * 50,
    });
    let chain = prop::collection::vec(item, 0..4).prop_map(|mut items| {
        items.sort_by_key(|item| item.module);
        Chain { items }
    });
    let slot = (1..5u32, prop::sample::subsequence(vec![0usize, 1, 2], 1..=2), 0..8u128)
        .prop_map(|(halves, chains, late)| Slot { capacity: halves * 50, chains, pin: None, late });
    let split = prop::sample::select(vec![Split::Hour, Split::Slot, Split::Never]);
    (prop::collection::vec(chain, 3), prop::collection::vec(slot, 0..7), prop::option::of(0..3usize), split)
        .prop_map(|(chains, slots, leader, split)| Task { chains, leader, slots, split })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn nothing_costs_less(task in task()) {
        let placement = place(&task);
        let choice: Vec<Option<usize>> = placement.takes.iter().map(|take| take.map(|take| take.chain)).collect();
        let judged = judge(&task, &choice);
        prop_assert_eq!(judged.as_ref(), Some(&placement), "the cost is what the choice costs");
        prop_assert_eq!(placement.cost, brute(&task));
        let quick = greedy::greedy(&task);
        let choice: Vec<Option<usize>> = quick.takes.iter().map(|take| take.map(|take| take.chain)).collect();
        prop_assert_eq!(judge(&task, &choice), Some(quick), "so it is of the quick way");
    }

    #[test]
    fn what_is_settled_stays(task in task()) {
        let free = place(&task);
        let slots = task.slots.iter().zip(&free.takes).map(|(slot, take)| Slot { pin: Some(*take), ..slot.clone() });
        let pinned = place(&Task { slots: slots.collect(), ..task.clone() });
        prop_assert_eq!(&pinned.takes, &free.takes);
        let pins = task.slots.iter().zip(&free.takes).map(|(slot, take)| Slot { pin: Some(*take), ..slot.clone() });
        let quick = greedy::greedy(&Task { slots: pins.collect(), ..task.clone() });
        prop_assert_eq!(quick, pinned, "also the quick way");
    }
}

fn chain(items: &[(u32, u16, u32)]) -> Chain {
    Chain {
        items: items
            .iter()
            .map(|&(hours, module, need)| Item { hours: hours * 100, module, need: need * 100 })
            .collect(),
    }
}

#[test]
fn labs_wait_for_their_lectures_and_reserve_comes_last() {
    let task = Task {
        chains: vec![chain(&[(2, 0, 0), (2, 1, 0)]), chain(&[(2, 0, 2), (2, 1, 4)])],
        leader: Some(0),
        slots: [1, 0, 1, 0, 1, 1].map(|chain| Slot { capacity: 200, chains: vec![chain], ..Slot::default() }).to_vec(),
        split: Split::Hour,
    };
    let placement = place(&task);
    let told: Vec<String> =
        placement.takes.iter().map(|take| take.map_or("-".into(), |t| format!("{}:{}", t.chain, t.from))).collect();
    assert_eq!(told, ["-", "0:0", "1:0", "0:200", "1:200", "-"]);
}

#[test]
fn topics_are_divided_as_told() {
    let chain = chain(&[(3, 0, 0), (1, 0, 0), (2, 0, 0)]);
    let ends = |split| {
        let mut at = 0;
        std::iter::from_fn(|| {
            let next = chain.reach(at, 200, split);
            (next > at).then(|| {
                at = next;
                at
            })
        })
        .collect::<Vec<_>>()
    };
    assert_eq!(ends(Split::Hour), [200, 400, 600]);
    assert_eq!(ends(Split::Slot), [200, 400, 600]);
    assert_eq!(ends(Split::Never), Vec::<u32>::new());
}
