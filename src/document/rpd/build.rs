//! A plan row → the papers of it: the sections that the institution's form lists, in its order.

use chrono::{Datelike, NaiveDate};

use crate::catalog::Binding;
use crate::document::News;
use crate::document::kind::Request;
use crate::document::paper::{Paper, Part, Section, Sheet, runs};
use crate::document::texts::Texts;
use crate::model::institution::{DocumentForm, FundPlace, PrintedSection};
use crate::model::{Attestation, Course, Hours, Id, Institution, PlanRow};
use crate::prose::Inline;

/// A plan row while a paper is made of it.
pub(in crate::document) struct Scope<'a> {
    pub(super) texts: Texts<'a>,
    pub(super) binding: &'a Binding<'a>,
    pub(super) course: &'a Course,
    pub(super) row: &'a PlanRow,
    pub(super) institution: &'a Institution,
    pub(super) form: &'a DocumentForm,
    /// The date that is printed.
    pub(super) date: Option<NaiveDate>,
    /// What is new since a revision.
    pub(super) news: Option<&'a News>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(
        request: &Request<'a>,
        binding: &'a Binding<'a>,
        institution: &'a Institution,
        form: &'a DocumentForm,
    ) -> Self {
        Self {
            texts: Texts { catalog: request.catalog, lang: request.lang, locale: request.locale },
            binding,
            course: &binding.course.value,
            row: binding.row,
            institution,
            form,
            date: super::date(request, binding),
            news: request.edition.news.as_deref(),
        }
    }

    /// The same row for another form of the institution.
    fn with(&self, form: &'a DocumentForm) -> Self {
        Self { form, texts: self.texts, ..*self }
    }

    /// Title of the discipline.
    pub(super) fn title(&self) -> String {
        self.texts.title(self.row.title.as_ref().unwrap_or(&self.course.title))
    }

    /// Title of a row of the plan.
    pub(super) fn title_of(&self, row: &PlanRow) -> String {
        let course = row.course.as_ref().and_then(|id| self.texts.catalog.courses.get(id));
        let title = row.title.as_ref().or(course.map(|course| &course.value.title));
        title.map_or_else(|| row.id.to_string(), |title| self.texts.title(title))
    }

    /// Hours as a number, a dash for none.
    pub(super) fn cell(&self, hours: Hours) -> String {
        if hours.is_zero() { self.texts.word("nothing") } else { self.texts.locale.number(hours) }
    }

    /// A form of attestation: «экзамен».
    pub(super) fn attestation(&self, attestation: Attestation) -> String {
        self.texts.word(&format!("attestation-{}", attestation.as_str()))
    }

    /// Numbers of semesters: «3, 4».
    pub(super) fn semesters(row: &PlanRow) -> String {
        row.semesters.iter().map(|semester| semester.number.to_string()).collect::<Vec<_>>().join(", ")
    }

    /// Credits with their unit: «6 з. е.».
    pub(super) fn credits(&self) -> String {
        self.texts.locale.amount(self.row.credits, &self.credit_unit())
    }

    pub(super) fn credit_unit(&self) -> String {
        let system = self.institution.credit_systems.get(&self.binding.program.value.credit_system);
        system.map(|system| self.texts.title(&system.unit)).unwrap_or_default()
    }

    /// The year that the title page prints.
    pub(super) fn year(&self) -> Option<String> {
        self.date.map(|date| date.year().to_string())
    }

    /// Name of a person in lists of authors: «И. О. Фамилия», or the role of one without a name.
    pub(super) fn author(&self, id: &Id) -> Option<String> {
        let person = self.texts.catalog.people.get(id)?;
        Some(self.texts.person(person))
    }

    fn paper(&self, document: &str, sections: Vec<Section>) -> Paper {
        let sheet = Sheet::new(&self.institution.page_of(self.form));
        let values = [("title", self.title()), ("index", self.row.index.clone())];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        Paper {
            lang: self.texts.lang.to_string(),
            document_title: self.texts.say(&format!("{document}-title"), &values),
            document_author: self.texts.title(self.institution.short_name()),
            labels: self.texts.locale.labels().clone(),
            cover: self.cover(document),
            runs: runs(sections, &sheet),
            sheet,
        }
    }

    /// The sections of the form, each with its own text before what the document knows of it. `below` is the level of the
    /// heading above them all.
    fn sections(&self, below: u8, content: impl Fn(&Self, &str) -> Option<Vec<Part>>) -> Vec<Section> {
        let printed = self.form.printed();
        let is_parent = |id: &Id| printed.iter().any(|other| other.section.within.as_ref() == Some(id));
        let sections = printed.iter().map(|printed| {
            let id = &printed.section.id;
            let mut parts = self.own_text(printed);
            let known = content(self, id.as_str());
            // A section that is all parts holds nothing before them.
            let said =
                is_parent(id) && PARENTS.contains(&id.as_str()) || !parts.is_empty() && DEFAULTS.contains(&id.as_str());
            parts.extend(known.filter(|_| !said).unwrap_or_default());
            Section {
                level: (below + printed.level).min(6),
                number: printed.number.clone(),
                mark: None,
                title: self.texts.title(&printed.section.title),
                new_page: ALONE.contains(&id.as_str()),
                large: false,
                parts,
            }
        });
        sections.collect()
    }

    pub(super) fn own_text(&self, printed: &PrintedSection<'_>) -> Vec<Part> {
        let policy = |id: &Id| self.institution.policies.iter().find(|policy| policy.id == *id);
        let section = printed.section;
        let text =
            section.text.as_ref().or_else(|| section.policy.as_ref().and_then(policy).map(|policy| &policy.text));
        text.map(|text| Part::prose(self.texts.blocks(text))).into_iter().collect()
    }
}

/// Sections whose content stands in their parts where they have any.
const PARENTS: [&str; 1] = ["literature"];

/// Sections whose content is only what is said where the institution says nothing itself.
pub(super) const DEFAULTS: [&str; 2] = ["guidance", "databases"];

/// Sections that begin on a page of their own.
const ALONE: [&str; 2] = ["agreement", "changes"];

/// The рабочая программа, with the assessment fund where the institution wants it there.
pub(super) fn rpd(scope: &Scope<'_>) -> Paper {
    let mut sections = scope.sections(1, Scope::rpd_section);
    if scope.form.fund == FundPlace::Appendix {
        let at = sections.iter().position(|section| section.new_page).unwrap_or(sections.len());
        sections.splice(at..at, scope.appendix());
    }
    scope.paper("rpd", sections)
}

/// The assessment fund as a document of its own.
pub(super) fn fos(scope: &Scope<'_>) -> Paper {
    scope.paper("fos", scope.sections(1, Scope::fund_section))
}

/// The annotation.
pub(super) fn annotation(scope: &Scope<'_>) -> Paper {
    scope.paper("annotation", scope.sections(1, Scope::annotation_section))
}

impl Scope<'_> {
    /// The assessment fund behind the рабочая программа.
    fn appendix(&self) -> Vec<Section> {
        let Some(form) = &self.institution.documents.fos else { return Vec::new() };
        let fund = self.with(form);
        let heading = Section {
            level: 2,
            number: None,
            mark: Some(self.texts.say("appendix", &[("n", "1")])),
            title: self.texts.title(&form.heading),
            new_page: true,
            large: false,
            parts: Vec::new(),
        };
        // The sheets at the end belong to the document, not to its appendix.
        let parts = fund.sections(2, Scope::fund_section);
        let parts = parts.into_iter().filter(|section| !section.new_page);
        std::iter::once(heading).chain(parts).collect()
    }

    /// The fund within a section of the рабочая программа.
    pub(super) fn inline_fund(&self) -> Vec<Part> {
        let Some(form) = &self.institution.documents.fos else { return Vec::new() };
        let fund = self.with(form);
        let sections = fund.sections(2, Scope::fund_section);
        let sections = sections.into_iter().filter(|section| !section.new_page && !section.parts.is_empty());
        sections.flat_map(|section| std::iter::once(Part::lead(section.title)).chain(section.parts)).collect()
    }

    fn rpd_section(&self, id: &str) -> Option<Vec<Part>> {
        Some(match id {
            "goals" => self.goals(),
            "place" => self.place(),
            "outcomes" => self.competences(),
            "volume" => self.volume(),
            "content" => self.thematic_plan(),
            "topics" => self.topics(),
            "labs" => self.works(crate::model::ClassKind::Lab),
            "practicals" => self.works(crate::model::ClassKind::Practical),
            "term-work" => self.term_work(),
            "self-study" => self.self_study(),
            "fund" => self.fund_reference(),
            "rating" => self.rating(),
            "literature" => self.literature(),
            "literature-main" => self.main_literature(),
            "literature-further" => self.further_literature(),
            "web" => self.web(),
            "databases" => self.databases(),
            "software" => self.software(),
            "rooms" => self.rooms(),
            "guidance" => self.guidance(),
            "agreement" => self.agreement(),
            "changes" => self.changes(),
            _ => return None,
        })
    }

    fn annotation_section(&self, id: &str) -> Option<Vec<Part>> {
        Some(match id {
            "goals" => vec![self.aim()],
            "place" => vec![self.standing()],
            "outcomes" => self.competence_list(),
            "volume" => vec![Part::paragraph(&self.volume_sentence())],
            "content" => self.module_list(),
            "attestation" => vec![self.attestation_line()],
            "literature" => self.main_literature(),
            _ => return None,
        })
    }

    /// A phrase as a paragraph.
    pub(super) fn phrase(&self, key: &str, values: &[(&str, &str)]) -> Part {
        Part::paragraph(&self.texts.say(key, values))
    }
}

/// A text to the letter as a line.
pub(super) fn line(text: impl Into<String>) -> Vec<Inline> {
    vec![Inline::Text { text: text.into() }]
}
