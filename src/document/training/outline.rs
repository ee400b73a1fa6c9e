//! The outline of a variant: what a client reads before ordering it.

use serde::Serialize;

use super::money;
use super::scope::{DayView, Head, ModuleView, Scope, practice};
use crate::catalog::dropped;
use crate::document::Request;
use crate::document::syllabus::{Fact, PersonView};
use crate::locale::fill;
use crate::model::{GroupSize, Price, Text};
use crate::prose::{Block, Inline};

/// What the template of the outline sees.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct OutlineView {
    #[serde(flatten)]
    head: Head,
    /// Figures that stand out on the first page.
    figures: Vec<FigureView>,
    goal_label: String,
    goal: Vec<Block>,
    audience: Vec<Vec<Inline>>,
    entry: Vec<Vec<Inline>>,
    outcomes: Vec<OutcomeView>,
    /// Kinds of work that have hours, short.
    kinds: Vec<KindView>,
    modules: Vec<ModuleView>,
    attestation: Option<AttestationView>,
    total: TotalView,
    /// Head of the column of time: the first zone.
    clocks: Vec<String>,
    days: Vec<DayView>,
    environment: Vec<Vec<Inline>>,
    checklist: Vec<Vec<Inline>>,
    excluded: Vec<ExcludedView>,
    author_label: String,
    authors: Vec<PersonView>,
    formats: Vec<Vec<Inline>>,
    facts: Vec<Fact>,
    prices: Vec<PriceView>,
    academic_note: String,
}

/// A figure with what it counts: «40», «академических часов».
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct FigureView {
    value: String,
    caption: String,
}

/// An outcome that is promised.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct OutcomeView {
    mark: String,
    text: Vec<Inline>,
    level: String,
    level_number: u8,
    /// «в полном курсе — создавать», where the level is lower here.
    lowered: Option<String>,
}

/// A kind of work.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct KindView {
    short: String,
    long: String,
}

/// The final attestation.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct AttestationView {
    form: String,
    hours: String,
    text: Vec<Block>,
    outcomes: String,
}

/// The last row of the table of modules.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct TotalView {
    hours: Vec<String>,
    total: String,
    practice: String,
    practice_share: i64,
}

/// A group of things that are not covered.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ExcludedView {
    title: String,
    items: Vec<Vec<Inline>>,
}

/// A price.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct PriceView {
    amount: String,
    per: String,
    tax: String,
    net: Option<String>,
    valid: String,
    terms: Vec<Inline>,
}

/// Makes the view of an outline.
pub(super) fn view(scope: &Scope<'_>, request: &Request<'_>) -> OutlineView {
    let (variant, locale) = (scope.variant, scope.locale);
    let further = variant.kind != crate::model::VariantKind::Corporate;
    let hours = variant.module_hours();
    let kind = if further { "outline-kind-further" } else { "outline-kind" };
    let authors = scope.authors();
    let academic = scope.institution().academic_hour.to_string();
    let zones = scope.zones().get(..1).unwrap_or_default();
    OutlineView {
        head: scope.head(request, kind, super::date(request, scope)),
        figures: figures(scope),
        goal_label: scope.word(if further { "goal-further" } else { "goal" }).to_owned(),
        goal: scope.blocks(&variant.goal),
        audience: scope.lines(&variant.audience),
        entry: scope.lines(&variant.entry),
        outcomes: outcomes(scope),
        kinds: (scope.kinds().into_iter())
            .map(|kind| {
                let names = locale.activity(kind);
                KindView { short: names.short.clone(), long: names.long.clone() }
            })
            .collect(),
        modules: scope.modules(),
        attestation: variant.attestation.as_ref().map(|attestation| AttestationView {
            form: scope.title(&attestation.form),
            hours: locale.number(attestation.hours),
            text: attestation.text.as_ref().map(|text| scope.blocks(text)).unwrap_or_default(),
            outcomes: scope.marks(&attestation.outcomes).join(", "),
        }),
        total: TotalView {
            hours: scope.cells(&hours),
            total: locale.number(hours.total() + variant.attestation_hours()),
            practice: scope.share(practice(&hours)),
            practice_share: practice(&hours),
        },
        clocks: scope.clocks(zones),
        days: scope.days(zones),
        environment: scope.lines(&variant.environment),
        checklist: scope.lines(&variant.checklist),
        excluded: excluded(scope),
        author_label: scope.word(if authors.len() == 1 { "author" } else { "authors" }).to_owned(),
        authors,
        formats: scope.lines(&variant.formats),
        facts: facts(scope),
        prices: variant.prices.iter().map(|price| self::price(scope, price)).collect(),
        academic_note: fill(scope.word("academic-note"), &[("n", &academic)]),
    }
}

/// Splits «5 дней» into the number and the noun.
fn figure(counted: &str) -> FigureView {
    let (value, caption) = counted.split_once('\u{a0}').unwrap_or((counted, ""));
    FigureView { value: value.to_owned(), caption: caption.to_owned() }
}

fn figures(scope: &Scope<'_>) -> Vec<FigureView> {
    let (variant, locale) = (scope.variant, scope.locale);
    let mut figures = vec![figure(&locale.counted_exact(variant.hours, "academic-hour"))];
    if let Some(agenda) = &variant.agenda {
        figures.push(figure(&locale.counted(agenda.days.len() as u64, "day")));
    } else if let Some(pace) = variant.pace {
        figures.push(figure(&locale.counted(pace.weeks.into(), "week")));
    } else if !variant.weeks.is_empty() {
        figures.push(figure(&locale.counted(variant.weeks.len() as u64, "week")));
    }
    let value = scope.share(practice(&variant.module_hours()));
    figures.push(FigureView { value, caption: scope.word("practice-caption").to_owned() });
    if let Some(GroupSize { min, max }) = variant.group {
        let value = if min == max { max.to_string() } else { locale.range(min, max) };
        figures.push(FigureView { value, caption: scope.word("group-caption").to_owned() });
    }
    figures
}

fn outcomes(scope: &Scope<'_>) -> Vec<OutcomeView> {
    let promised = scope.fates.iter().filter_map(|fate| fate.promised.map(|level| (fate, level)));
    promised
        .map(|(fate, level)| OutcomeView {
            mark: scope.mark(&fate.outcome.id).unwrap_or_default(),
            text: scope.line(&fate.outcome.text),
            level: scope.level(level),
            level_number: level as u8 + 1,
            lowered: fate
                .lowered()
                .map(|_| fill(scope.word("outcome-lowered"), &[("level", &scope.level(fate.outcome.level))])),
        })
        .collect()
}

/// What is not covered: in the author's words, then what the variant drops of its course.
fn excluded(scope: &Scope<'_>) -> Vec<ExcludedView> {
    let mut groups = Vec::new();
    let mut group = |key: &str, items: Vec<Vec<Inline>>| {
        if !items.is_empty() {
            groups.push(ExcludedView { title: scope.word(key).to_owned(), items });
        }
    };
    group("excluded-own", scope.lines(&scope.variant.excluded));
    let fates = || scope.fates.iter();
    group(
        "excluded-outcomes",
        fates().filter(|fate| fate.is_dropped()).map(|fate| scope.line(&fate.outcome.text)).collect(),
    );
    let lowered = |fate: &dropped::Fate<'_>| {
        let level = fate.lowered()?;
        let own = scope.level(fate.outcome.level);
        let mut line = scope.line(&fate.outcome.text);
        let pattern = fill(scope.word("excluded-level"), &[("level", &scope.level(level)), ("own", &own)]);
        line.push(Inline::Text { text: pattern });
        Some(line)
    };
    group("excluded-levels", fates().filter_map(lowered).collect());
    let text = |text: String| vec![Inline::Text { text }];
    let quiet = |title: &Text| scope.title(title);
    let left = dropped::left(scope.course, scope.variant).into_iter().map(|left| {
        let title = quiet(&left.module.title);
        if left.whole {
            return text(title);
        }
        let topics = left.topics.iter().map(|topic| quiet(&topic.title));
        let items: Vec<String> = topics.chain(left.labs.iter().map(|lab| quiet(&lab.title))).collect();
        text(fill(scope.word("excluded-part"), &[("module", &title), ("items", &items.join("; "))]))
    });
    group("excluded-modules", left.collect());
    let unassessed = fates().filter(|fate| fate.is_unassessed());
    group("excluded-unassessed", unassessed.map(|fate| scope.line(&fate.outcome.text)).collect());
    groups
}

/// What is agreed on: form, mode, term, volume, group, document.
fn facts(scope: &Scope<'_>) -> Vec<Fact> {
    let (variant, locale) = (scope.variant, scope.locale);
    let contact = variant.module_hours().contact() + variant.attestation_hours();
    let volume = if contact == variant.hours {
        locale.hours(variant.hours)
    } else {
        let (all, contact) = (locale.hours(variant.hours), locale.hours(contact));
        fill(scope.word("volume-of"), &[("hours", &all), ("contact", &contact)])
    };
    let mut facts = vec![scope.fact("volume", volume), scope.fact("form", scope.title(&variant.form))];
    facts.extend(variant.mode.as_ref().map(|mode| scope.fact("mode", scope.title(mode))));
    facts.extend(term(scope).map(|term| scope.fact("term", term)));
    if let Some(GroupSize { min, max }) = variant.group {
        let pattern = scope.word(if min == max { "group-equal" } else { "group-size" });
        let group = fill(pattern, &[("min", &min.to_string()), ("max", &max.to_string())]);
        facts.push(scope.fact("group", group));
    }
    facts.push(scope.fact("document", document(scope)));
    facts
}

/// The document that is given at the end.
pub(super) fn document(scope: &Scope<'_>) -> String {
    scope.word(&format!("document-{}", scope.variant.kind.as_str())).to_owned()
}

/// How long it takes: «6 недель, не более 12 ч в неделю».
pub(super) fn term(scope: &Scope<'_>) -> Option<String> {
    let (variant, locale) = (scope.variant, scope.locale);
    match (variant.pace, &variant.agenda) {
        (Some(pace), _) => {
            let (weeks, hours) = (locale.counted(pace.weeks.into(), "week"), locale.hours(pace.hours_a_week));
            Some(fill(scope.word("term-pace"), &[("weeks", &weeks), ("hours", &hours)]))
        }
        (None, Some(agenda)) => Some(locale.counted(agenda.days.len() as u64, "day")),
        (None, None) => None,
    }
}

fn price(scope: &Scope<'_>, price: &Price) -> PriceView {
    let amount = |money| money::amount(scope.locale, money, &price.currency);
    let tax = price.vat.map(|rate| (rate, money::tax_within(price.amount, rate)));
    PriceView {
        amount: amount(price.amount),
        per: scope.title(&price.per),
        tax: tax.map_or_else(
            || scope.word("price-no-vat").to_owned(),
            |(rate, tax)| {
                let (rate, tax) = (scope.locale.percent(rate), amount(tax));
                fill(scope.word("price-vat"), &[("rate", &rate), ("amount", &tax)])
            },
        ),
        net: tax.map(|(_, tax)| fill(scope.word("price-net"), &[("amount", &amount(price.amount - tax))])),
        valid: fill(scope.word("price-valid"), &[("date", &scope.locale.date(price.valid_until))]),
        terms: price.terms.as_ref().map(|text| scope.line(text)).unwrap_or_default(),
    }
}
