//! Hours against credits, exactly: products are compared before any division, so that nothing is rounded.

use crate::model::{CreditSystem, Credits, Hours, Id};

/// A number of credits in a system of an institution.
pub(super) struct Worth<'a> {
    /// The credits.
    pub(super) credits: Credits,
    /// Id of the system.
    pub(super) id: &'a Id,
    /// The system.
    pub(super) system: &'a CreditSystem,
    /// Minutes of the institution's academic hour.
    pub(super) academic: u8,
}

impl Worth<'_> {
    /// The message where hours and credits differ.
    pub(super) fn compare(&self, total: Hours) -> Option<String> {
        let (credits, per, minutes) = (self.credits, self.system.hours_per_credit, self.minutes());
        let worked = total.hundredths() * i64::from(self.academic) * 100;
        let (least, most) = (credits * per.min * minutes, credits * per.max * minutes);
        if (least..=most).contains(&worked) {
            return None;
        }
        let found = if minutes == i64::from(self.academic) {
            format!("{total} hours")
        } else {
            let clock = Hours::from_hundredths(total.hundredths() * i64::from(self.academic) / minutes);
            format!("{total} hours of {} minutes, {clock} of {minutes}", self.academic)
        };
        Some(format!("{found} are not {credits} credits of `{}`, which stand for {}", self.id, self.expected()))
    }

    /// The hours that the credits stand for: `144`, or `100 to 120`.
    pub(super) fn expected(&self) -> String {
        let per = self.system.hours_per_credit;
        let hours = |product: i64| Hours::from_hundredths(product / 100);
        let (least, most) = (hours(self.credits * per.min), hours(self.credits * per.max));
        if least == most { format!("{least}") } else { format!("{least} to {most}") }
    }

    /// The whole or half number of credits that hours stand for, if there is one.
    pub(super) fn fitting(&self, total: Hours) -> Option<Credits> {
        let (per, minutes) = (self.system.hours_per_credit, self.minutes());
        let worked = total.hundredths() * i64::from(self.academic) * 100;
        let halves = (1..=240).map(|halves| Credits::from_hundredths(halves * 50));
        let fits = |credits: &Credits| (*credits * per.min * minutes..=*credits * per.max * minutes).contains(&worked);
        halves.into_iter().find(fits)
    }

    /// Minutes of an hour of the credit system: its own, or the academic hour's.
    fn minutes(&self) -> i64 {
        self.system.hours_per_credit.minutes.unwrap_or(self.academic).max(1).into()
    }
}
