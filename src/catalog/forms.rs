//! What the forms of an institution name within itself: sections, layouts, policies, scales, placeholders.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::dangling::{unique, unknown};
use crate::load::Item;
use crate::model::institution::{DocumentForm, PLACEHOLDERS, Section};
use crate::model::{Id, Institution, Text};
use crate::report::words::{did_you_mean, ticked};
use crate::report::{Diagnostic, Place, Report};
use crate::source::Path;

/// Minutes that an academic hour may have.
pub(super) const ACADEMIC_HOUR: RangeInclusive<u8> = 30..=60;

/// Checks every name within an institution, and that its hours have minutes.
pub(super) fn check(item: &Item<Institution>, report: &mut Report) {
    let root = Path::root();
    let mut forms = Forms { item, report };
    forms.academic_hour();
    forms.page(item.value.page.as_ref(), &root.key("page"));
    for (id, rating) in &item.value.ratings {
        let known = item.value.scales.keys().map(Id::as_str);
        let place = root.key("ratings").key(id.as_str()).key("scale");
        forms.known("unknown-scale", "scale", &rating.scale, place, known);
    }
    for (key, form, known) in item.value.documents.all() {
        forms.form(form, known, &root.key("documents").key(key));
    }
    let policies = item.value.policies.iter().map(|policy| &policy.id);
    forms.unique("policy", policies, &root.key("policies"));
    for (id, rating) in &item.value.ratings {
        let place = root.key("ratings").key(id.as_str()).key("parts");
        forms.unique("part", rating.parts.iter().map(|part| &part.id), &place);
    }
}

struct Forms<'a> {
    item: &'a Item<Institution>,
    report: &'a mut Report,
}

impl Forms<'_> {
    fn academic_hour(&mut self) {
        let minutes = self.item.value.academic_hour;
        if !ACADEMIC_HOUR.contains(&minutes) {
            let place = Place::Value(self.item.file, Path::root().key("academic-hour"));
            let finding = Diagnostic::error("impossible-time", place, format!("an academic hour of {minutes} minutes"));
            self.report.push(finding.hint("academic hours have 30 to 60 minutes"));
        }
    }

    fn form(&mut self, form: &DocumentForm, known: &[&str], path: &Path) {
        self.page(form.page.as_ref(), &path.key("page"));
        self.unique("block", form.title_page.iter().map(|block| &block.id), &path.key("title-page"));
        self.unique("section", form.sections.iter().map(|section| &section.id), &path.key("sections"));
        self.unique("signature", form.signatures.iter().map(|block| &block.id), &path.key("signatures"));
        for section in &form.sections {
            self.section(form, section, known, &path.key("sections").key(section.id.as_str()));
        }
        let ids = || form.sections.iter().map(|section| section.id.as_str());
        for (i, id) in form.order.iter().enumerate() {
            self.known("unknown-section", "section", id, path.key("order").index(i), ids());
        }
        for block in &form.title_page {
            self.lines(&block.lines, &path.key("title-page").key(block.id.as_str()).key("lines"));
        }
        for block in &form.signatures {
            self.lines(&block.lines, &path.key("signatures").key(block.id.as_str()).key("lines"));
        }
        if let Some(changes) = &form.changes {
            self.lines(&changes.lines, &path.key("changes").key("lines"));
        }
    }

    /// A section must have content of the document's or of its own, and stand within another.
    fn section(&mut self, form: &DocumentForm, section: &Section, known: &[&str], path: &Path) {
        if let Some(id) = &section.policy {
            let policies = self.item.value.policies.iter().map(|policy| policy.id.as_str());
            self.known("unknown-policy", "policy", id, path.key("policy"), policies);
        }
        let ids = || form.sections.iter().map(|section| section.id.as_str());
        if let Some(within) = &section.within {
            self.known("unknown-section", "section", within, path.key("within"), ids());
            if is_within_itself(form, section) {
                let message = format!("section `{}` stands within itself", section.id);
                let place = Place::Value(self.item.file, path.key("within"));
                let finding = Diagnostic::error("unknown-section", place, message);
                self.report.push(finding.hint("name a section that is not a part of this one, or remove the key"));
            }
        }
        let has_parts = form.sections.iter().any(|part| part.within.as_ref() == Some(&section.id));
        let is_empty = section.text.is_none() && section.policy.is_none() && !has_parts;
        if is_empty && !known.contains(&section.id.as_str()) {
            let message = format!("nothing is printed in section `{}`", section.id);
            let mut finding =
                Diagnostic::error("unknown-section", Place::Value(self.item.file, path.key("id")), message);
            finding.hints.extend(did_you_mean(section.id.as_str(), known.iter().copied()));
            finding = finding.hint(format!("the document knows {}", ticked(known, "and")));
            self.report.push(finding.hint("a section of your own needs a `text` or a `policy`"));
        }
    }

    fn lines(&mut self, lines: &[Text], path: &Path) {
        for (i, line) in lines.iter().enumerate() {
            let unknown: BTreeSet<&str> = line
                .strings()
                .flat_map(|(_, text)| placeholders(text))
                .filter(|name| !PLACEHOLDERS.contains(name))
                .collect();
            for name in unknown {
                let place = Place::Value(self.item.file, path.index(i));
                let message = format!("unknown placeholder `{{{name}}}`");
                let mut finding = Diagnostic::error("unknown-placeholder", place, message);
                finding.hints.extend(did_you_mean(name, PLACEHOLDERS.iter().copied()));
                self.report.push(finding.hint(format!("there are {}", ticked(PLACEHOLDERS, "and"))));
            }
        }
    }

    fn page(&mut self, page: Option<&Id>, path: &Path) {
        if let Some(page) = page {
            let pages = self.item.value.pages.keys().map(Id::as_str);
            self.known("unknown-page", "layout of pages", page, path.clone(), pages);
        }
    }

    fn known<'b>(
        &mut self,
        code: &'static str,
        what: &str,
        id: &Id,
        path: Path,
        known: impl Iterator<Item = &'b str> + Clone,
    ) {
        if known.clone().any(|known| known == id.as_str()) {
            return;
        }
        let place = Place::Value(self.item.file, path);
        self.report.push(unknown(code, what, id.as_str(), place, known));
    }

    fn unique<'b>(&mut self, what: &str, ids: impl Iterator<Item = &'b Id>, path: &Path) {
        let names = ids.enumerate().map(|(i, id)| (id.as_str(), i));
        unique(what, self.item.file, names, |i| path.index(i).key("id"), self.report);
    }
}

/// Whether the sections above a section lead back to it.
fn is_within_itself(form: &DocumentForm, section: &Section) -> bool {
    let above = |section: &Section| form.sections.iter().find(|other| Some(&other.id) == section.within.as_ref());
    let mut next = above(section);
    for _ in 0..form.sections.len() {
        match next {
            Some(found) if found.id == section.id => return true,
            Some(found) => next = above(found),
            None => return false,
        }
    }
    false
}

/// Names between braces.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}
