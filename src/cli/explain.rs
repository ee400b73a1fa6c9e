//! `syllabus explain`: the rules' own texts.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::Outcome;
use super::args::Explain;
use super::terminal::Terminal;
use crate::check::{RULES, Rule};
use crate::diff::approval;
use crate::model::Level;
use crate::report::Failure;
use crate::report::words::did_you_mean;
use crate::{catalog, check, load, render, yaml};

const BOLD: Style = Style::new().bold();
const CODE: Style = AnsiColor::Cyan.on_default();
const FAULT: Style = AnsiColor::Red.on_default();

/// The faults of format and of reference, which no level silences: name and summary.
pub(super) fn codes() -> impl Iterator<Item = (&'static str, &'static str)> {
    yaml::CODES
        .iter()
        .chain(load::CODES)
        .chain(catalog::CODES)
        .chain(render::CODES)
        .chain(approval::CODES)
        .map(|code| (code.name, code.summary))
}

pub(super) fn run(args: &Explain, terminal: &Terminal) -> Result<Outcome, Failure> {
    let text = match &args.rule {
        None => list(),
        Some(name) => match (check::rule(name), codes().find(|(code, _)| code == name)) {
            (Some(rule), _) => explain(rule),
            (None, Some((code, summary))) => format!(
                "{BOLD}{code}{BOLD:#}: {summary}\n\nWithout it there is no catalogue to check: no level and no exception silences it.\n"
            ),
            (None, None) => {
                let known = RULES.iter().map(|rule| rule.name).chain(codes().map(|(code, _)| code));
                let mut failure = Failure::new(format!("unknown rule `{name}`"));
                failure.hints.extend(did_you_mean(name, known));
                return Err(failure.hint("`syllabus explain` lists the rules"));
            }
        },
    };
    terminal.out(&text)?;
    Ok(Outcome::Clean)
}

fn list() -> String {
    let rules = RULES.iter().map(|rule| (rule.name, rule.summary));
    let width = rules.clone().chain(codes()).map(|(name, _)| name.len()).max().unwrap_or_default();
    let mut text = String::new();
    let mut lines = |title: &str, of: &mut dyn Iterator<Item = (&str, &str, &str)>| {
        let _ = writeln!(text, "{BOLD}{title}{BOLD:#}");
        for (name, level, summary) in of {
            let _ = writeln!(text, "  {CODE}{name:width$}{CODE:#}  {level:5}  {summary}");
        }
    };
    lines(
        "Rules, with the level that holds unless another is set",
        &mut RULES.iter().map(|rule| (rule.name, word(rule.level), rule.summary)),
    );
    lines("\nFaults that nothing silences", &mut codes().map(|(name, summary)| (name, "", summary)));
    text
}

const fn word(level: Level) -> &'static str {
    match level {
        Level::Allow => "allow",
        Level::Warn => "warn",
        Level::Deny => "deny",
    }
}

/// A rule's Markdown as a terminal shows it: headings bold, code coloured and set in.
fn explain(rule: &Rule) -> String {
    let mut text = format!("{BOLD}{}{BOLD:#} ({}): {}\n\n", rule.name, word(rule.level), rule.summary);
    let mut in_code = false;
    for line in rule.docs.lines() {
        if line.starts_with("```") {
            in_code = !in_code;
            continue;
        }
        let _ = if in_code {
            match line.split_once("# error: ") {
                Some((code, fault)) => writeln!(text, "    {CODE}{code}{CODE:#}{FAULT}# error: {fault}{FAULT:#}"),
                None => writeln!(text, "    {CODE}{line}{CODE:#}"),
            }
        } else if let Some(heading) = line.strip_prefix("## ") {
            writeln!(text, "{BOLD}{heading}{BOLD:#}")
        } else {
            writeln!(text, "{line}")
        };
    }
    text
}
