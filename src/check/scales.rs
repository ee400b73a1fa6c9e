//! Steps of a grading scale in rising order, and the finest point that it tells apart.

use crate::model::{Percent, Scale, Step};

/// The steps from the lowest to the highest, each with its place in the list.
pub(super) fn steps(scale: &Scale) -> Vec<(usize, &Step)> {
    let mut steps: Vec<_> = scale.steps.iter().enumerate().collect();
    steps.sort_by_key(|(_, step)| (step.from, step.to));
    steps
}

/// The unit in which a scale counts: whole points, tenths or hundredths, as its bounds are written.
pub(super) fn unit(scale: &Scale) -> Percent {
    let bounds = || scale.steps.iter().flat_map(|step| [step.from, step.to]);
    let finest = [100, 10].into_iter().find(|unit| bounds().all(|bound| bound.hundredths() % unit == 0)).unwrap_or(1);
    Percent::from_hundredths(finest)
}
