//! A variant while one of its documents is made: its texts in a language, its hours, its days by the clock.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::catalog::Catalog;
use crate::catalog::dropped::{self, Fate};
use crate::catalog::variants::modules_of;
use crate::document::syllabus::{EditionView, Fact, InstitutionView, PersonView};
use crate::document::texts::Texts;
use crate::document::{Request, words};
use crate::load::Item;
use crate::locale::{Locale, fill};
use crate::model::{
    Activity, AgendaZone, BlockKind, Bloom, Course, DayBlock, Hours, HoursByKind, Id, Institution, Lang, Module,
    OutcomeLink, Percent, Text, Variant, VariantDay, VariantModule,
};
use crate::prose::{Block, Inline};

/// A variant in a language.
pub(super) struct Scope<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) course: &'a Course,
    pub(super) course_id: &'a Id,
    pub(super) variant: &'a Variant,
    pub(super) variant_id: &'a Id,
    pub(super) locale: &'static Locale,
    pub(super) lang: &'a Lang,
    pub(super) fates: Vec<Fate<'a>>,
}

/// What every document of a variant says of itself.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Head {
    /// Language.
    pub(super) lang: String,
    /// Title in the metadata.
    pub(super) document_title: String,
    /// Author in the metadata.
    pub(super) document_author: String,
    /// Kind of the document.
    pub(super) document_kind: String,
    /// Words of the template.
    pub(super) words: BTreeMap<String, String>,
    /// Words of the frame that all documents share.
    pub(super) labels: BTreeMap<String, String>,
    /// The institution.
    pub(super) institution: InstitutionView,
    /// Title of the variant.
    pub(super) title: String,
    /// The edition.
    pub(super) edition: EditionView,
}

/// A module of a variant.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ModuleView {
    /// Number.
    pub(super) number: String,
    /// Title.
    pub(super) title: String,
    /// What it is about.
    pub(super) summary: Vec<Block>,
    /// Hours by the kinds in use.
    pub(super) hours: Vec<String>,
    /// All hours.
    pub(super) total: String,
    /// Share of practice in the hours with a teacher: «67 %».
    pub(super) practice: String,
    /// The same in whole per cent, for a bar.
    pub(super) practice_share: i64,
    /// Form of control.
    pub(super) control: String,
    /// Codes of competences.
    pub(super) competences: Vec<String>,
    /// Marks of the outcomes that it teaches.
    pub(super) outcomes: Vec<String>,
    /// Topics that are kept.
    pub(super) topics: Vec<TopicView>,
    /// Works that are kept.
    pub(super) labs: Vec<LabView>,
}

/// A topic.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct TopicView {
    /// Number.
    pub(super) number: String,
    /// Title.
    pub(super) title: String,
    /// Content.
    pub(super) text: Vec<Block>,
}

/// A work.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct LabView {
    /// Number through the variant.
    pub(super) number: String,
    /// Title.
    pub(super) title: String,
    /// Kind: «лабораторная работа».
    pub(super) kind: String,
    /// The task.
    pub(super) task: Vec<Block>,
    /// Whether it is built on a project of practice.
    pub(super) case_study: bool,
}

/// A day by the clock.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct DayView {
    /// Its place, counted from 1.
    pub(super) id: usize,
    /// «День 1».
    pub(super) number: String,
    /// What it is about.
    pub(super) title: Option<String>,
    /// From when to when, in the first zone.
    pub(super) span: String,
    /// Academic hours of the day.
    pub(super) hours: String,
    /// Blocks.
    pub(super) blocks: Vec<BlockView>,
    /// Self-study until the next day.
    pub(super) study: Vec<StudyView>,
}

/// A block of a day.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct BlockView {
    /// Kind, as the format spells it.
    pub(super) kind: String,
    /// Whether people rest.
    pub(super) rest: bool,
    /// From when to when in each zone.
    pub(super) times: Vec<String>,
    /// When it begins, in the first zone.
    pub(super) start: String,
    /// When it ends, in the first zone.
    pub(super) end: String,
    /// How long: «90 мин».
    pub(super) length: String,
    /// What is done.
    pub(super) title: String,
    /// Number of the module.
    pub(super) module: Option<String>,
    /// How it is done.
    pub(super) text: Vec<Inline>,
    /// What is needed.
    pub(super) materials: Vec<Inline>,
    /// Academic hours with their kinds: «лекции 1 ч, практика 1 ч».
    pub(super) hours: String,
}

/// Self-study after a day.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct StudyView {
    /// Module.
    pub(super) module: String,
    /// Hours.
    pub(super) hours: String,
    /// What is done.
    pub(super) text: Vec<Inline>,
}

impl<'a> Scope<'a> {
    /// A variant for a request.
    pub(super) fn new(request: &'a Request<'_>, course: &'a Item<Course>, item: &'a Item<Variant>) -> Self {
        Self {
            catalog: request.catalog,
            course: &course.value,
            course_id: &course.id,
            variant: &item.value,
            variant_id: &item.id,
            locale: request.locale,
            lang: request.lang,
            fates: dropped::fates(&course.value, &item.value),
        }
    }

    pub(super) fn institution(&self) -> &'a Institution {
        &self.catalog.institution_of_variant(self.course, self.variant).value
    }

    pub(super) fn word(&self, key: &str) -> &'static str {
        self.locale.training(key)
    }

    pub(super) const fn texts(&self) -> Texts<'a> {
        Texts { catalog: self.catalog, lang: self.lang, locale: self.locale }
    }

    pub(super) fn title(&self, text: &Text) -> String {
        self.texts().title(text)
    }

    pub(super) fn spaced(&self, text: &str) -> String {
        self.texts().plain(text)
    }

    pub(super) fn blocks(&self, text: &Text) -> Vec<Block> {
        self.texts().blocks(text)
    }

    pub(super) fn line(&self, text: &Text) -> Vec<Inline> {
        self.texts().inline(text)
    }

    pub(super) fn lines(&self, texts: &[Text]) -> Vec<Vec<Inline>> {
        texts.iter().map(|text| self.line(text)).collect()
    }

    pub(super) fn name(&self) -> String {
        self.title(self.variant.title.as_ref().unwrap_or(&self.course.title))
    }

    /// Title page, metadata and edition; `kind` is a word of the locale.
    pub(super) fn head(&self, request: &Request<'_>, kind: &str, date: Option<NaiveDate>) -> Head {
        let institution = self.institution();
        let title = self.name();
        let document_kind = self.word(kind).to_owned();
        Head {
            lang: self.lang.to_string(),
            document_title: format!("{title}: {}", words::lower_first(&document_kind)),
            document_author: self.title(institution.short_name()),
            document_kind,
            words: self.locale.training_words().clone(),
            labels: self.locale.labels().clone(),
            institution: InstitutionView::new(&self.texts(), institution),
            title,
            edition: EditionView::new(self.locale, &self.course.version, date, request.edition),
        }
    }

    pub(super) fn fact(&self, key: &str, value: impl Into<String>) -> Fact {
        Fact { label: self.word(key).to_owned(), value: value.into() }
    }

    /// The people who made it: those of the variant, else the course's authors.
    pub(super) fn authors(&self) -> Vec<PersonView> {
        let ids = if self.variant.authors.is_empty() { &self.course.authors } else { &self.variant.authors };
        ids.iter()
            .filter_map(|id| self.catalog.people.get(id))
            .map(|person| PersonView::new(&self.texts(), person))
            .collect()
    }

    /// Mark of an outcome: its number among those that the variant promises.
    pub(super) fn mark(&self, id: &Id) -> Option<String> {
        let promised = self.fates.iter().filter(|fate| !fate.is_dropped());
        let place = promised.into_iter().position(|fate| fate.outcome.id == *id)?;
        Some(self.locale.outcome_mark(place + 1))
    }

    pub(super) fn marks(&self, links: &[OutcomeLink]) -> Vec<String> {
        let mut marks = Vec::new();
        for mark in links.iter().filter_map(|link| self.mark(&link.outcome)) {
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
        marks
    }

    /// Whether a topic of the course is taught.
    pub(super) fn keeps_topic(&self, topic: &Id) -> bool {
        let keeps = |part: &VariantModule| {
            modules_of(self.course, part).flat_map(|module| dropped::topics(module, part)).any(|kept| kept.id == *topic)
        };
        self.variant.modules.iter().any(keeps)
    }

    /// Kinds of work that have hours, in the order of printing.
    pub(super) fn kinds(&self) -> Vec<Activity> {
        let hours = self.variant.module_hours();
        Activity::ALL.into_iter().filter(|&kind| !hours.of(kind).is_zero()).collect()
    }

    pub(super) fn cells(&self, hours: &HoursByKind) -> Vec<String> {
        self.kinds().into_iter().map(|kind| self.locale.hours_cell(hours.of(kind))).collect()
    }

    /// The part of a variant by its name, with its number counted from 1.
    pub(super) fn part(&self, name: &Id) -> Option<(usize, &'a VariantModule)> {
        let parts = (1..).zip(&self.variant.modules);
        parts.into_iter().find(|(_, part)| part.id == *name)
    }

    pub(super) fn module_title(&self, part: &VariantModule) -> String {
        let title = part.title.as_ref().or_else(|| modules_of(self.course, part).next().map(|module| &module.title));
        title.map(|title| self.title(title)).unwrap_or_default()
    }

    pub(super) fn modules(&self) -> Vec<ModuleView> {
        let mut works = 0;
        let parts = (1..).zip(&self.variant.modules);
        parts.map(|(number, part)| self.module(number, part, &mut works)).collect()
    }

    fn module(&self, number: usize, part: &'a VariantModule, works: &mut usize) -> ModuleView {
        let sources: Vec<&Module> = modules_of(self.course, part).collect();
        let labs: Vec<_> = sources.iter().flat_map(|module| dropped::labs(module, part)).collect();
        let trained = labs.iter().flat_map(|lab| &lab.outcomes);
        let links: Vec<OutcomeLink> =
            sources.iter().flat_map(|module| &module.outcomes).chain(trained).cloned().collect();
        let share = practice(&part.hours);
        ModuleView {
            number: number.to_string(),
            title: self.module_title(part),
            summary: sources.iter().filter_map(|module| module.summary.as_ref()).flat_map(|t| self.blocks(t)).collect(),
            hours: self.cells(&part.hours),
            total: self.locale.number(part.hours.total()),
            practice: self.share(share),
            practice_share: share,
            control: part.control.as_ref().map_or_else(|| "—".to_owned(), |text| self.title(text)),
            competences: part.competences.clone(),
            outcomes: self.marks(&links),
            topics: (1..)
                .zip(sources.iter().flat_map(|module| dropped::topics(module, part)))
                .map(|(topic_number, topic)| TopicView {
                    number: format!("{number}.{topic_number}"),
                    title: self.title(&topic.title),
                    text: topic.text.as_ref().map(|text| self.blocks(text)).unwrap_or_default(),
                })
                .collect(),
            labs: labs
                .into_iter()
                .map(|lab| {
                    *works += 1;
                    LabView {
                        number: works.to_string(),
                        title: self.title(&lab.title),
                        kind: self.locale.class(lab.kind).to_owned(),
                        task: self.blocks(&lab.task),
                        case_study: lab.case_study,
                    }
                })
                .collect(),
        }
    }

    pub(super) fn share(&self, share: i64) -> String {
        self.locale.percent(Percent::whole(share))
    }

    /// Hours with the names of their kinds: «лекции 2 ч, практика 4 ч».
    pub(super) fn by_kind(&self, hours: &HoursByKind) -> String {
        let kinds = Activity::ALL.into_iter().filter(|&kind| !hours.of(kind).is_zero());
        let name = |kind| format!("{} {}", self.locale.activity(kind).long, self.locale.hours(hours.of(kind)));
        kinds.map(name).collect::<Vec<_>>().join(", ")
    }

    /// The time zones of the participants, the one of the agenda's own times first.
    pub(super) fn zones(&self) -> &[AgendaZone] {
        self.variant.agenda.as_ref().map(|agenda| agenda.zones.as_slice()).unwrap_or_default()
    }

    /// Heads of the columns of time: the zones, or «Время».
    pub(super) fn clocks(&self, zones: &[AgendaZone]) -> Vec<String> {
        if zones.is_empty() {
            return vec![self.word("local-time").to_owned()];
        }
        zones.iter().map(|zone| format!("{} (UTC{})", self.title(&zone.name), zone.utc)).collect()
    }

    /// The days by the clock of these zones, where the variant has them.
    pub(super) fn days(&self, zones: &[AgendaZone]) -> Vec<DayView> {
        let Some(agenda) = &self.variant.agenda else { return Vec::new() };
        (1..).zip(&agenda.days).map(|(number, day)| self.day(number, day, zones)).collect()
    }

    fn day(&self, number: usize, day: &VariantDay, zones: &[AgendaZone]) -> DayView {
        let mut now = i32::from(day.start.minutes());
        let start = now;
        let mut blocks = Vec::with_capacity(day.blocks.len());
        for block in &day.blocks {
            let from = block.start.map_or(now, |start| i32::from(start.minutes()));
            now = from + i32::from(block.minutes);
            blocks.push(self.block(block, from, now, zones));
        }
        let in_class: Hours = day.blocks.iter().filter_map(|block| block.hours).map(|hours| hours.total()).sum();
        let study = day.self_study.iter();
        DayView {
            id: number,
            number: fill(self.word("day-number"), &[("n", &number.to_string())]),
            title: day.title.as_ref().map(|text| self.title(text)),
            span: format!("{}–{}", clock(start), clock(now)),
            hours: self.locale.hours(in_class),
            blocks,
            study: study
                .map(|study| StudyView {
                    module: self.part(&study.module).map(|(_, part)| self.module_title(part)).unwrap_or_default(),
                    hours: self.locale.hours(study.hours),
                    text: study.text.as_ref().map(|text| self.line(text)).unwrap_or_default(),
                })
                .collect(),
        }
    }

    fn block(&self, block: &DayBlock, from: i32, to: i32, zones: &[AgendaZone]) -> BlockView {
        let local = zones.first().map_or(0, |zone| i32::from(zone.utc.minutes()));
        let shifts =
            if zones.is_empty() { vec![0] } else { zones.iter().map(|z| i32::from(z.utc.minutes())).collect() };
        let part = block.module.as_ref().and_then(|module| self.part(module));
        let title = match (&block.title, part) {
            (Some(title), _) => self.title(title),
            (None, Some((_, part))) => self.module_title(part),
            (None, None) => self.word(block_word(block.kind)).to_owned(),
        };
        BlockView {
            kind: block.kind.as_str().to_owned(),
            rest: block.kind.is_rest(),
            times: shifts.iter().map(|shift| self.span(from + shift - local, to + shift - local)).collect(),
            start: clock(from),
            end: clock(to),
            length: fill(self.word("minutes"), &[("n", &block.minutes.to_string())]),
            title,
            module: part.map(|(number, _)| number.to_string()),
            text: block.text.as_ref().map(|text| self.line(text)).unwrap_or_default(),
            materials: block.materials.as_ref().map(|text| self.line(text)).unwrap_or_default(),
            hours: block.hours.as_ref().map(|hours| self.by_kind(hours)).unwrap_or_default(),
        }
    }

    /// A span of time; one that begins on another day than that of the first zone says so.
    fn span(&self, from: i32, to: i32) -> String {
        let span = format!("{}–{}", clock(from), clock(to));
        match from.div_euclid(DAY) {
            0 => span,
            days => format!("{span} ({})", fill(self.word("day-shift"), &[("n", &format!("{days:+}"))])),
        }
    }

    pub(super) fn level(&self, level: Bloom) -> String {
        self.locale.level(level).to_owned()
    }
}

/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// Minutes since some midnight as a time of day.
fn clock(minutes: i32) -> String {
    let minutes = minutes.rem_euclid(DAY);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The word for a block that has no title.
const fn block_word(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Class => "block-class",
        BlockKind::Break => "block-break",
        BlockKind::Meal => "block-meal",
        BlockKind::Meeting => "block-meeting",
        BlockKind::Attestation => "block-attestation",
    }
}

/// Share of practical and laboratory hours in those with a teacher, in whole per cent, rounded half up.
pub(super) fn practice(hours: &HoursByKind) -> i64 {
    let contact = hours.contact().hundredths();
    let practice = (hours.practical + hours.lab).hundredths();
    if contact == 0 { 0 } else { (practice * 200 + contact) / (contact * 2) }
}
