//! The hours of a row must have room for locked topics and minima.

use crate::catalog::Binding;
use crate::catalog::binding::{BindingFault, Impossible};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-distribution-impossible",
    summary: "the hours of a plan row can not be distributed over the topics",
    docs: include_str!("plan_distribution_impossible.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for binding in context.bindings() {
        for fault in &binding.faults {
            if let BindingFault::Impossible { semester, cause } = fault {
                report(binding, *semester, cause, reporter);
            }
        }
    }
}

fn report(binding: &Binding<'_>, semester: usize, cause: &Impossible, reporter: &mut Reporter) {
    let Impossible { kind, given, locked, minimum, free } = *cause;
    let (row, name) = (binding.row, kind.as_str());
    let number = row.semesters[semester].number;
    let why = if locked + minimum > given {
        format!("locked topics have {locked}, the others need {minimum} at least")
    } else {
        format!("locked topics have {locked}, and no other topic is there to take {}", given - locked)
    };
    let message = format!("{given} {name} hours of row `{}` in semester {number} can't be distributed: {why}", row.id);
    let path = binding.path().key("semesters").index(semester).key("hours");
    let path = if given.is_zero() { path } else { path.key(name) };
    let cure = if free == 0 {
        "unlock a topic".to_owned()
    } else {
        format!("give the row {} {name} hours at least, or lower a minimum", locked + minimum)
    };
    reporter
        .at(binding.program.file, path, message)
        .label_key(binding.course.file, Path::root().key("modules"), "the topics")
        .hint(format!("{cure}, or write the hours of topics yourself with `topics: frozen`"));
}
