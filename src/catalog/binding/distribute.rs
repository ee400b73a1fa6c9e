//! The distribution of a row's hours over topics: exact, in pairs of hours, in proportion to the course's own hours.
//!
//! `docs/distribution.md` states it in words.

use crate::model::{Activity, Hours, HoursByKind, Topic};

/// Classes are held in pairs of academic hours.
const PAIR: i64 = 200;

/// What a topic brings into a distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Its hours in the course.
    pub hours: HoursByKind,
    /// Fewest hours that it keeps.
    pub minimum: HoursByKind,
    /// Whether its hours stay as they are.
    pub locked: bool,
}

impl Share {
    /// What a topic of a course brings.
    pub fn of(topic: &Topic) -> Self {
        Self { hours: topic.hours, minimum: topic.minimum.unwrap_or_default(), locked: topic.locked }
    }
}

/// Why hours can't be distributed, with the numbers of the first kind of work that fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Impossible {
    /// The kind of work.
    pub kind: Activity,
    /// Hours that the row has.
    pub given: Hours,
    /// Hours of the locked topics.
    pub locked: Hours,
    /// Fewest hours of the other topics.
    pub minimum: Hours,
    /// How many topics are not locked.
    pub free: usize,
}

/// Distributes hours over topics, each kind of work by itself and control left out. The sums are exact.
///
/// # Errors
/// When locked topics and minima need more than there is, or when no topic is left to take what remains.
pub fn distribute(shares: &[Share], hours: &HoursByKind) -> Result<Vec<HoursByKind>, Impossible> {
    let mut result = vec![HoursByKind::default(); shares.len()];
    for kind in Activity::ALL.into_iter().filter(|kind| *kind != Activity::Control) {
        let given = hours.of(kind);
        let locked: Hours = shares.iter().filter(|share| share.locked).map(|share| share.hours.of(kind)).sum();
        let free: Vec<&Share> = shares.iter().filter(|share| !share.locked).collect();
        let floors: Vec<Hours> = free.iter().map(|share| share.minimum.of(kind)).collect();
        let minimum = floors.iter().copied().sum();
        let impossible = Impossible { kind, given, locked, minimum, free: free.len() };
        if locked + minimum > given {
            return Err(impossible);
        }
        let divided = apportion(given - locked, &weights(&free, kind), &floors).ok_or(impossible)?;
        let mut divided = divided.into_iter();
        for (share, result) in shares.iter().zip(&mut result) {
            let own = if share.locked { share.hours.of(kind) } else { divided.next().unwrap_or_default() };
            result.set(kind, own);
        }
    }
    Ok(result)
}

/// How topics share hours of a kind: as the course gives that kind to them; where it gives none, by all their hours; where
/// they have none at all, equally.
fn weights(free: &[&Share], kind: Activity) -> Vec<Hours> {
    let of_kind = free.iter().map(|share| share.hours.of(kind));
    let of_all = free.iter().map(|share| share.hours.total());
    let is_any = |weights: &[Hours]| weights.iter().any(|weight| !weight.is_zero());
    [of_kind.collect::<Vec<_>>(), of_all.collect()]
        .into_iter()
        .find(|weights| is_any(weights))
        .unwrap_or_else(|| vec![Hours::whole(1); free.len()])
}

/// Divides hours in proportion to weights, none getting less than its floor. All parts are pairs of hours but for what is
/// left of an odd number, which goes to one of them; `None` where floors are too high or there is nothing to divide among.
///
/// What exact proportion leaves over goes, pair by pair, to the parts that are furthest below their share, the first of
/// equals first.
pub fn apportion(total: Hours, weights: &[Hours], floors: &[Hours]) -> Option<Vec<Hours>> {
    let floors = even_floors(total.hundredths(), floors)?;
    let quotas = Quotas::of(total.hundredths(), weights, &floors)?;
    let mut parts = floors;
    for (i, part) in parts.iter_mut().enumerate() {
        *part += quotas.below(i, *part) / (i128::from(PAIR) * quotas.whole) * i128::from(PAIR);
    }
    let mut rest = i128::from(total.hundredths()) - parts.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(quotas.below(i, parts[i])));
    for i in order {
        let step = rest.min(i128::from(PAIR));
        parts[i] += step;
        rest -= step;
    }
    let parts = parts.into_iter().map(|part| i64::try_from(part).ok().map(Hours::from_hundredths));
    parts.collect::<Option<Vec<_>>>().filter(|_| rest == 0)
}

/// Floors rounded up to pairs where the total has room for that; `None` where it has no room even for themselves.
fn even_floors(total: i64, floors: &[Hours]) -> Option<Vec<i128>> {
    let exact: Vec<i128> = floors.iter().map(|floor| i128::from(floor.hundredths())).collect();
    let pair = i128::from(PAIR);
    let even: Vec<i128> = exact.iter().map(|floor| (floor + pair - 1) / pair * pair).collect();
    [even, exact].into_iter().find(|floors| floors.iter().sum::<i128>() <= i128::from(total))
}

/// Exact shares: those whose proportion is below their floor have the floor, the others divide the rest in proportion.
struct Quotas {
    /// Numerators over `whole`; `None` where the floor holds.
    parts: Vec<Option<i128>>,
    /// The common denominator.
    whole: i128,
}

impl Quotas {
    fn of(total: i64, weights: &[Hours], floors: &[i128]) -> Option<Self> {
        let mut fixed = vec![false; floors.len()];
        loop {
            let free = |i: &usize| !fixed[*i];
            let whole: i128 = (0..floors.len()).filter(free).map(|i| i128::from(weights[i].hundredths())).sum();
            let held: i128 = (0..floors.len()).filter(|i| fixed[*i]).map(|i| floors[i]).sum();
            let rest = i128::from(total) - held;
            if whole == 0 {
                return (rest == 0).then(|| Self { parts: vec![None; floors.len()], whole: 1 });
            }
            let quota = |i: usize| rest * i128::from(weights[i].hundredths());
            let low: Vec<usize> = (0..floors.len()).filter(free).filter(|&i| quota(i) < floors[i] * whole).collect();
            if low.is_empty() {
                let parts = (0..floors.len()).map(|i| (!fixed[i]).then(|| quota(i))).collect();
                return Some(Self { parts, whole });
            }
            low.into_iter().for_each(|i| fixed[i] = true);
        }
    }

    /// How far a part is below its share, over `whole`; nothing where its floor holds.
    fn below(&self, index: usize, part: i128) -> i128 {
        self.parts[index].map_or(0, |quota| quota - part * self.whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(list: &[i64]) -> Vec<Hours> {
        list.iter().map(|&h| Hours::whole(h)).collect()
    }

    #[track_caller]
    fn divides(total: &str, weights: &[i64], floors: &[i64], expected: &str) {
        let total: Hours = total.parse().expect("hours");
        let parts = apportion(total, &hours(weights), &hours(floors));
        let parts = parts.map(|parts| parts.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
        assert_eq!(parts.as_deref().unwrap_or("none"), expected);
    }

    #[test]
    fn parts_are_pairs_in_proportion() {
        divides("16", &[4, 2, 2], &[0, 0, 0], "8 4 4");
        divides("6", &[4, 8, 6, 8], &[0; 4], "0 2 2 2");
        divides("4", &[1, 1, 1], &[0; 3], "2 2 0");
        divides("0", &[4, 2], &[0, 0], "0 0");
    }

    #[test]
    fn what_is_odd_goes_to_one_part() {
        divides("17", &[4, 4], &[0, 0], "9 8");
        divides("0.35", &[4, 4], &[0, 0], "0.35 0");
        divides("63", &[10, 11, 7], &[0; 3], "22 25 16");
    }

    #[test]
    fn floors_are_kept() {
        divides("8", &[8, 1, 1], &[0, 2, 2], "4 2 2");
        divides("8", &[8, 1, 1], &[0, 1, 1], "4 2 2");
        divides("3", &[8, 1, 1], &[0, 1, 1], "1 1 1");
        divides("3", &[1, 1], &[2, 2], "none");
    }

    #[test]
    fn nothing_to_divide_among_is_none() {
        divides("2", &[], &[], "none");
        divides("2", &[0, 0], &[0, 0], "none");
        divides("0", &[], &[], "");
    }
}
