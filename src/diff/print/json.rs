//! Changes for programs: one JSON object with `changes`, each with its kind, level, values, places, impact, and its sentence
//! in every language that documents can be printed in.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::{Places, Side};
use crate::diff::words::Speaker;
use crate::diff::{Change, Diff, Impact, Owner, Site};
use crate::locale::Locale;
use crate::model::Lang;
use crate::source::Position;

#[derive(Serialize)]
struct Shown<'a> {
    /// The levels of approval, from the lowest.
    levels: Vec<&'a str>,
    /// The highest level that a change needs.
    needs: Option<&'a str>,
    changes: Vec<ShownChange<'a>>,
}

#[derive(Serialize)]
struct ShownChange<'a> {
    kind: &'a str,
    group: &'a str,
    level: &'a str,
    owner: ShownOwner<'a>,
    subject: Vec<&'a str>,
    key: &'a str,
    old: &'a Option<Value>,
    new: &'a Option<Value>,
    before: Option<Place>,
    after: Option<Place>,
    text: BTreeMap<&'static str, String>,
    impact: Vec<ShownImpact<'a>>,
}

#[derive(Serialize)]
struct ShownOwner<'a> {
    kind: &'static str,
    id: &'a str,
}

#[derive(Serialize)]
struct ShownImpact<'a> {
    breaks: bool,
    reason: &'a str,
    text: BTreeMap<&'static str, String>,
    owner: ShownOwner<'a>,
    place: Place,
}

#[derive(Serialize)]
struct Place {
    file: String,
    path: String,
    line: usize,
    column: usize,
}

/// All changes as one JSON object.
pub fn render(diff: &Diff, places: &mut Places<'_>) -> String {
    serde_json::to_string_pretty(&value(diff, places)).expect("strings and numbers are JSON") + "\n"
}

/// All changes as one value.
pub fn value(diff: &Diff, places: &mut Places<'_>) -> Value {
    let shown = Shown {
        levels: diff.approval.levels().map(crate::model::Id::as_str).collect(),
        needs: diff.needed().map(|rank| diff.approval.name(rank)),
        changes: diff.changes.iter().map(|change| change_of(diff, change, places)).collect(),
    };
    serde_json::to_value(&shown).expect("strings and numbers are JSON")
}

fn change_of<'a>(diff: &'a Diff, change: &'a Change, places: &mut Places<'_>) -> ShownChange<'a> {
    ShownChange {
        kind: change.kind.as_str(),
        group: change.kind.group().as_str(),
        level: diff.approval.name(diff.approval.needed(change.kind)),
        owner: owner(&change.owner),
        subject: change.subject.iter().map(|named| named.id.as_str()).collect(),
        key: &change.key,
        old: &change.old,
        new: &change.new,
        before: change.before.as_ref().map(|site| place(&mut places.before, site)),
        after: change.after.as_ref().map(|site| place(&mut places.after, site)),
        text: in_all(diff, |speaker| speaker.sentence(change).text),
        impact: change.impact.iter().map(|impact| impact_of(diff, impact, places)).collect(),
    }
}

/// What is said in every language that documents can be printed in.
fn in_all(diff: &Diff, say: impl Fn(&Speaker<'_>) -> String) -> BTreeMap<&'static str, String> {
    let langs = Locale::tags().filter_map(|tag| Some((tag, tag.parse::<Lang>().ok()?)));
    langs.filter_map(|(tag, lang)| Some((tag, say(&Speaker::new(diff, &lang, Locale::of(&lang)?))))).collect()
}

fn impact_of<'a>(diff: &Diff, impact: &'a Impact, places: &mut Places<'_>) -> ShownImpact<'a> {
    ShownImpact {
        breaks: impact.breaks,
        reason: impact.reason.as_str(),
        text: in_all(diff, |speaker| speaker.impact(impact)),
        owner: owner(&impact.owner),
        place: place(&mut places.after, &impact.site),
    }
}

fn owner(owner: &Owner) -> ShownOwner<'_> {
    ShownOwner { kind: owner.kind.as_str(), id: &owner.id }
}

fn place(side: &mut Side<'_>, site: &Site) -> Place {
    let Position { line, column } = side.position(site);
    Place { file: side.sources.display_path(site.file), path: site.path.to_string(), line, column }
}
