//! A prerequisite that another one implies says nothing.

use crate::check::needs::{behind, needs};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "prerequisite-redundant",
    summary: "a prerequisite is already implied by another",
    docs: include_str!("prerequisite_redundant.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let needs: Vec<_> = needs(&item.value).into_iter().filter(|need| need.sure).collect();
        for (i, need) in needs.iter().enumerate() {
            let same = needs.iter().enumerate().find(|(j, other)| {
                let twice = other.outcome == need.outcome && *j < i;
                other.course == need.course && *j != i && (twice || (other.outcome.is_none() && need.outcome.is_some()))
            });
            if let Some((_, other)) = same {
                let what =
                    need.outcome.map_or_else(|| format!("{}", need.course), |link| format!("{}/{link}", need.course));
                reporter
                    .at(item.file, need.path.clone(), format!("prerequisite `{what}` is implied by `{}`", other.course))
                    .label(item.file, other.path.clone(), "implies it")
                    .hint("remove one of the two");
                continue;
            }
            // What outcome a course builds on is worth saying even where the course itself is implied.
            if need.outcome.is_some() || needs.len() < 2 {
                continue;
            }
            let implied = needs.iter().filter(|other| other.course != need.course).find(|other| {
                let behind = behind(context.catalog, other.course);
                behind.contains(need.course) && !behind.contains(&item.id)
            });
            if let Some(other) = implied {
                let message =
                    format!("prerequisite `{}` is implied by `{}`, which needs it", need.course, other.course);
                reporter
                    .at(item.file, need.path.clone(), message)
                    .label(item.file, other.path.clone(), "implies it")
                    .hint("remove it, or name the outcome that this course builds on: `outcome: course/outcome`");
            }
        }
    }
}
