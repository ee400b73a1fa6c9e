//! Sums that a printed plan states must be what its hours add up to.

use crate::check::plans::{Row, instead, rows, worth};
use crate::check::{Context, Reporter, Rule};
use crate::model::{Activity, Hours, HoursByKind, Level, StatedHours};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-stated-not-sum",
    summary: "a stated sum is not what the hours add up to",
    docs: include_str!("plan_stated_not_sum.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        let semesters = || row.row.semesters.iter();
        if let Some(stated) = &row.row.stated {
            let of = |part: fn(&crate::model::RowSemester) -> Option<HoursByKind>| semesters().filter_map(part).sum();
            let practical: HoursByKind = of(|semester| semester.practical_training);
            let online: HoursByKind = of(|semester| semester.online);
            let sums = Sums { hours: row.row.hours(), practical: practical.total(), online: online.total() };
            compare(context, &row, &row.path(), stated, &sums, reporter);
        }
        for (i, semester) in semesters().enumerate() {
            let Some(stated) = &semester.stated else { continue };
            let total = |part: &Option<HoursByKind>| part.map(|part| part.total()).unwrap_or_default();
            let (practical, online) = (total(&semester.practical_training), total(&semester.online));
            compare(
                context,
                &row,
                &row.semester(i),
                stated,
                &Sums { hours: semester.hours, practical, online },
                reporter,
            );
        }
    }
}

/// What the hours of a row or semester add up to.
struct Sums {
    hours: HoursByKind,
    practical: Hours,
    online: Hours,
}

fn compare(
    context: &Context<'_>,
    row: &Row<'_>,
    path: &Path,
    stated: &StatedHours,
    sums: &Sums,
    reporter: &mut Reporter,
) {
    let hours = &sums.hours;
    let pairs = [
        ("total", "in all", stated.total, hours.total()),
        ("self-study", "of self-study", stated.self_study, hours.self_study),
        ("control", "of control", stated.control, hours.control),
    ];
    for (key, what, stated, sum) in pairs {
        let Some(stated) = stated.filter(|stated| *stated != sum) else { continue };
        let message = format!("row `{}` states {stated} hours {what} in place of {sum}", row.row.id);
        let place = path.key("stated").key(key);
        let mut finding = reporter.at(row.file(), place, message).text(instead(stated, sum));
        if key == "total" {
            finding = finding.label_key(row.file(), row.path().key("semesters"), format!("{sum} hours in all"));
            let credits = worth(context.catalog, &row.program.value, row.row.credits);
            if let Some((_, worth)) = credits.filter(|_| *path == row.path()) {
                let meant = format!("{} credits stand for {}", row.row.credits, worth.expected());
                finding = finding.label(row.file(), row.path().key("credits"), meant);
            }
            if let Some(cause) = cause(stated, sum, sums) {
                finding = finding.hint(cause);
            }
        }
        finding.hint(format!("write `{key}: {sum}`, or correct the hours"));
    }
}

/// Why a total is wrong, where up to three of its parts make the difference.
fn cause(stated: Hours, sum: Hours, sums: &Sums) -> Option<String> {
    let hours = &sums.hours;
    let kinds = |kinds: &[Activity]| -> Vec<(&str, Hours)> {
        kinds.iter().map(|&kind| (kind.as_str(), hours.of(kind))).collect()
    };
    if stated < sum {
        let (parts, were) = making(sum - stated, &kinds(&Activity::ALL))?;
        return Some(format!("{} too few: {parts} {were} left out", sum - stated));
    }
    let within = kinds(&[Activity::Consultation, Activity::Supervised]);
    let shares = vec![("practical training", sums.practical), ("e-learning", sums.online)];
    let both = [within.clone(), shares.clone()].concat();
    let contact = format!("added again: the contact hours of {} have that already", hours.contact());
    let part = "added, which is a part of other hours (в том числе) and never adds to them".to_owned();
    let twice = "counted twice".to_owned();
    let groups = [(within, contact), (shares, part), (both, twice.clone()), (kinds(&Activity::ALL), twice)];
    let surplus = stated - sum;
    groups.into_iter().find_map(|(group, fault)| {
        let (parts, were) = making(surplus, &group)?;
        Some(format!("{surplus} too many: {parts} {were} {fault}"))
    })
}

/// The fewest parts, three at most, that make a number of hours: `supervised 12 + consultation 2`, with the verb that they take.
fn making(hours: Hours, parts: &[(&str, Hours)]) -> Option<(String, &'static str)> {
    let sets = (1_u32..1 << parts.len()).filter(|set| set.count_ones() <= 3);
    let chosen = |set: u32| parts.iter().enumerate().filter(move |(i, _)| set >> i & 1 == 1).map(|(_, part)| part);
    let fits = |set: &u32| {
        chosen(*set).all(|(_, own)| !own.is_zero()) && chosen(*set).map(|(_, own)| *own).sum::<Hours>() == hours
    };
    let set = sets.filter(fits).min_by_key(|set| (set.count_ones(), *set))?;
    let names: Vec<String> = chosen(set).map(|(name, own)| format!("{name} {own}")).collect();
    Some((names.join(" + "), if names.len() == 1 { "was" } else { "were" }))
}
