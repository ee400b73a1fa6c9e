//! The code of a competence is written in one alphabet.

use crate::check::{Context, Reporter, Rule, is_cyrillic};
use crate::model::Level;
use crate::source::{FileId, Path};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "competence-code-mixed",
    summary: "the code of a competence or indicator mixes Latin and Cyrillic letters",
    docs: include_str!("competence_code_mixed.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for program in context.catalog.programs.values() {
        for (i, competence) in program.value.competences.iter().enumerate() {
            let path = || Path::root().key("competences").index(i);
            report(program.file, &competence.code, || path().key("code"), reporter);
            for (j, indicator) in competence.indicators.iter().enumerate() {
                report(program.file, &indicator.code, || path().key("indicators").index(j).key("code"), reporter);
            }
        }
    }
}

fn report(file: FileId, code: &str, path: impl Fn() -> Path, reporter: &mut Reporter) {
    let latin: String = code.chars().filter(char::is_ascii_alphabetic).collect();
    let cyrillic = code.chars().any(is_cyrillic);
    if cyrillic && !latin.is_empty() {
        reporter
            .at(file, path(), format!("`{code}` has Latin `{latin}` among Cyrillic letters"))
            .hint("write all its letters in one alphabet, here and where it is named");
    }
}
