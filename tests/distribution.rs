//! Distribution of hours over topics: for random plans every sum is exact, minima and locks hold, and nothing is left to chance.

use proptest::prelude::*;
use syllabus::catalog::binding::{Share, distribute};
use syllabus::model::{Activity, Hours, HoursByKind};

/// A pair of academic hours.
const PAIR: i64 = 200;

fn kinds() -> impl Iterator<Item = Activity> {
    Activity::ALL.into_iter().filter(|kind| *kind != Activity::Control)
}

/// Hours that courses have: mostly even, some odd, a few with a fraction.
fn hours(most: i64) -> impl Strategy<Value = Hours> {
    prop_oneof![
        4 => (0..=most / 2).prop_map(|pairs| Hours::whole(2 * pairs)),
        2 => (0..=most).prop_map(Hours::whole),
        1 => (0..=most * 100).prop_map(Hours::from_hundredths),
    ]
}

fn by_kind(most: i64) -> impl Strategy<Value = HoursByKind> {
    (hours(most), hours(most), hours(most), hours(2), hours(2), hours(most), hours(9)).prop_map(
        |(lecture, practical, lab, consultation, supervised, self_study, control)| HoursByKind {
            lecture,
            practical,
            lab,
            consultation,
            supervised,
            self_study,
            control,
        },
    )
}

fn share() -> impl Strategy<Value = Share> {
    (by_kind(20), by_kind(3), prop::bool::weighted(0.2), prop::bool::weighted(0.3)).prop_map(
        |(hours, minimum, locked, bounded)| Share {
            hours,
            minimum: if bounded { minimum } else { HoursByKind::default() },
            locked,
        },
    )
}

fn sum(hours: &[HoursByKind], kind: Activity) -> i64 {
    hours.iter().map(|hours| hours.of(kind).hundredths()).sum()
}

/// The same topics without locks and minima.
fn free(shares: Vec<Share>) -> Vec<Share> {
    let free = |share| Share { locked: false, minimum: HoursByKind::default(), ..share };
    shares.into_iter().map(free).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sums_are_exact_or_there_is_no_room(shares in prop::collection::vec(share(), 1..12), row in by_kind(120)) {
        let needed = |kind: Activity| -> i64 {
            let of = |share: &Share| if share.locked { share.hours.of(kind) } else { share.minimum.of(kind) };
            shares.iter().map(|share| of(share).hundredths()).sum()
        };
        match distribute(&shares, &row) {
            Ok(hours) => {
                prop_assert_eq!(hours.len(), shares.len());
                for kind in kinds() {
                    prop_assert_eq!(sum(&hours, kind), row.of(kind).hundredths(), "{:?}", kind);
                    for (share, hours) in shares.iter().zip(&hours) {
                        if share.locked {
                            prop_assert_eq!(share.hours.of(kind), hours.of(kind));
                        } else {
                            prop_assert!(hours.of(kind) >= share.minimum.of(kind));
                        }
                    }
                }
                prop_assert!(hours.iter().all(|hours| hours.control.is_zero()));
                prop_assert_eq!(distribute(&shares, &row), Ok(hours), "the same again");
            }
            Err(cause) => {
                let given = row.of(cause.kind).hundredths();
                prop_assert!(needed(cause.kind) > given || (cause.free == 0 && needed(cause.kind) < given));
            }
        }
    }

    #[test]
    fn even_hours_stay_even(shares in prop::collection::vec(share(), 1..12), row in by_kind(120)) {
        let shares = free(shares);
        let hours = distribute(&shares, &row).expect("nothing is in the way");
        for kind in kinds() {
            let odd = hours.iter().filter(|hours| hours.of(kind).hundredths() % PAIR != 0).count();
            prop_assert_eq!(odd, usize::from(row.of(kind).hundredths() % PAIR != 0), "one odd topic where the row is odd");
        }
    }

    #[test]
    fn each_topic_is_within_a_pair_of_its_share(shares in prop::collection::vec(share(), 1..12), row in by_kind(120)) {
        let shares = free(shares);
        let hours = distribute(&shares, &row).expect("nothing is in the way");
        for kind in kinds() {
            let whole: i64 = shares.iter().map(|share| share.hours.of(kind).hundredths()).sum();
            for (share, hours) in shares.iter().zip(&hours).filter(|_| whole > 0) {
                let exact = share.hours.of(kind).hundredths() * row.of(kind).hundredths();
                let off = (hours.of(kind).hundredths() * whole - exact).abs();
                prop_assert!(off < PAIR * whole, "{:?}: {} of {}", kind, off, whole);
            }
        }
    }

    #[test]
    fn equal_rows_keep_what_is_even(shares in prop::collection::vec(share(), 1..12)) {
        let even = |hours: Hours| Hours::from_hundredths(hours.hundredths() / PAIR * PAIR);
        let mut shares = free(shares);
        for share in &mut shares {
            kinds().for_each(|kind| share.hours.set(kind, even(share.hours.of(kind))));
        }
        let row: HoursByKind = shares.iter().map(|share| share.hours).sum();
        let hours = distribute(&shares, &row).expect("nothing is in the way");
        for (share, hours) in shares.iter().zip(hours) {
            prop_assert_eq!(HoursByKind { control: Hours::ZERO, ..share.hours }, hours);
        }
    }
}
