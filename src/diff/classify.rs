//! What a difference of a file is a change of. What no line here names is a change of its own kind all the same.

use super::kind::Kind;
use super::structure::{Delta, Event};
use crate::model::Bloom;
use crate::source;

/// The kind of a difference in a file of a kind.
pub(super) fn classify(file: source::Kind, delta: &Delta<'_>) -> Kind {
    let keys = delta.keys();
    let known = match file {
        source::Kind::Course => course(&keys, delta),
        source::Kind::Institution => institution(&keys, &delta.event),
        source::Kind::People => {
            one_of(&delta.event, keys.len() == 1, [Kind::PersonAdded, Kind::PersonRemoved, Kind::PersonChanged])
        }
        source::Kind::Bibliography => {
            one_of(&delta.event, keys.len() == 1, [Kind::WorkAdded, Kind::WorkRemoved, Kind::WorkChanged])
        }
        source::Kind::Catalog => Some(catalog(&keys)),
        source::Kind::Program => program(&keys, &delta.event),
        source::Kind::Variant => Some(variant(&keys)),
        source::Kind::Fund => fund(&keys, &delta.event),
        _ => None,
    };
    known.unwrap_or(match delta.event {
        Event::Added(_) => Kind::Added,
        Event::Removed(_) => Kind::Removed,
        Event::Replaced(..) => Kind::Changed,
        Event::Moved => Kind::Moved,
        Event::Reordered(..) => Kind::OrderChanged,
    })
}

/// The kind of something whole that came or went, else the last.
fn one_of(event: &Event<'_>, whole: bool, [added, removed, changed]: [Kind; 3]) -> Option<Kind> {
    Some(match event {
        Event::Added(_) if whole => added,
        Event::Removed(_) if whole => removed,
        _ => changed,
    })
}

fn catalog(keys: &[&str]) -> Kind {
    match keys.first() {
        Some(&"rules") => Kind::RuleLevelChanged,
        Some(&"approval") => Kind::ApprovalChanged,
        Some(&"allow") => Kind::AllowanceChanged,
        _ => Kind::CatalogChanged,
    }
}

fn institution(keys: &[&str], event: &Event<'_>) -> Option<Kind> {
    use Kind::*;
    match keys {
        ["policies", "*", rest @ ..] => {
            one_of(event, rest.is_empty(), [InstitutionPolicyAdded, InstitutionPolicyRemoved, InstitutionPolicyChanged])
        }
        ["credit-systems", ..] | ["academic-hour"] => Some(CreditSystemChanged),
        ["scales", ..] => Some(ScaleChanged),
        ["limits", ..] | ["semester-weeks"] | ["accepted-verbs", ..] => Some(LimitChanged),
        ["allow", ..] => Some(AllowanceChanged),
        ["name" | "short" | "department" | "city" | "site"] => Some(InstitutionChanged),
        _ => None,
    }
}

fn program(keys: &[&str], event: &Event<'_>) -> Option<Kind> {
    use Kind::*;
    match keys {
        [.., "allow"] | [.., "allow", "*"] | [.., "allow", "*", _] => Some(AllowanceChanged),
        ["rows", "*"] => Some(placed(event, [PlanRowAdded, PlanRowRemoved, PlanRowMoved]).unwrap_or(PlanRowChanged)),
        ["rows", "*", "credits"] | ["rows", "*", "semesters", "*", "credits"] => Some(PlanCreditsChanged),
        ["rows", "*", "semesters", "*", "hours" | "practical-training" | "online", ..]
        | ["rows", "*", "stated" | "topics" | "frozen", ..] => Some(PlanHoursChanged),
        ["rows", "*", "semesters", "*", "attestation", ..] => Some(AttestationChanged),
        ["rows", "*", "semesters", ..] => Some(PlanSemestersChanged),
        ["rows", "*", "competences" | "links", ..] => Some(CompetenceLinkChanged),
        ["rows", "*", ..] => Some(PlanRowChanged),
        ["competences", "*", rest @ ..] => part(event, rest, [CompetenceAdded, CompetenceRemoved, CompetenceChanged]),
        [_, ..] => Some(ProgramChanged),
        [] => None,
    }
}

fn variant(keys: &[&str]) -> Kind {
    match keys {
        ["allow", ..] => Kind::AllowanceChanged,
        ["hours"] | ["modules", "*", "hours", ..] | ["attestation", "hours"] => Kind::VariantHoursChanged,
        ["outcomes" | "competences", ..] => Kind::VariantOutcomesChanged,
        _ => Kind::VariantChanged,
    }
}

fn fund(keys: &[&str], event: &Event<'_>) -> Option<Kind> {
    match keys {
        ["allow", ..] | ["items", "*", "allow", ..] => Some(Kind::AllowanceChanged),
        ["items", "*", rest @ ..] => part(event, rest, [Kind::ItemAdded, Kind::ItemRemoved, Kind::ItemChanged]),
        _ => None,
    }
}

fn course(keys: &[&str], delta: &Delta<'_>) -> Option<Kind> {
    use Kind::*;
    let event = &delta.event;
    match keys {
        [.., "allow"] | [.., "allow", "*"] | [.., "allow", "*", _] => Some(AllowanceChanged),
        ["outcomes", "*", rest @ ..] => outcome(rest, event),
        ["modules", "*", "topics", "*", rest @ ..] => topic(rest, event),
        ["modules", "*", "labs", "*", rest @ ..] => lab(rest, event),
        ["modules", "*", rest @ ..] => module(rest, event),
        ["assessment", "*", rest @ ..] => assessment(rest, event),
        ["literature", _, "*"] => placed(event, [LiteratureAdded, LiteratureRemoved, LiteratureMoved]),
        ["prerequisites"] => item(event, [PrerequisiteAdded, PrerequisiteRemoved, PrerequisiteChanged]),
        ["prerequisites", rest @ ..] => match rest {
            ["all", "*"] => item(event, [PrerequisiteAdded, PrerequisiteRemoved, PrerequisiteChanged]),
            _ => Some(PrerequisiteChanged),
        },
        ["corequisites", "*"] => item(event, [CorequisiteAdded, CorequisiteRemoved, OrderChanged]),
        ["authors", "*"] => item(event, [AuthorAdded, AuthorRemoved, OrderChanged]),
        ["methods", "*"] => item(event, [MethodAdded, MethodRemoved, MethodReworded]),
        ["software", "*", rest @ ..] => part(event, rest, [SoftwareAdded, SoftwareRemoved, SoftwareChanged]),
        ["rooms", "*", rest @ ..] => part(event, rest, [RoomAdded, RoomRemoved, RoomChanged]),
        ["policies", _, rest @ ..] => one_of(event, rest.is_empty(), [PolicyAdded, PolicyRemoved, PolicyChanged]),
        ["changes", "*", rest @ ..] => part(event, rest, [NoteAdded, NoteRemoved, NoteChanged]),
        ["policies"] => item(event, [PolicyAdded, PolicyRemoved, PolicyChanged]),
        ["metadata", ..] => Some(MetadataChanged),
        ["hours", ..] => Some(HoursChanged),
        ["credits", ..] => Some(CreditsChanged),
        ["year"] => Some(YearChanged),
        ["semesters", ..] => Some(SemestersChanged),
        ["languages", ..] => Some(LanguagesChanged),
        ["grading", "scale"] => Some(GradingScaleChanged),
        ["grading", "text"] => Some(GradingReworded),
        ["title"] => Some(TitleReworded),
        ["summary"] => Some(SummaryReworded),
        ["code"] => Some(CodeChanged),
        ["cycle"] => Some(CycleChanged),
        ["eqf"] => Some(EqfChanged),
        ["isced-f"] => Some(FieldChanged),
        ["standing"] => Some(StandingChanged),
        ["delivery"] => Some(DeliveryChanged),
        ["institution"] => Some(InstitutionOfCourseChanged),
        ["version"] => Some(VersionChanged),
        _ => None,
    }
}

/// The kind of an item that came, went, or became another; a list in another order has a kind of its own.
fn item(event: &Event<'_>, [added, removed, changed]: [Kind; 3]) -> Option<Kind> {
    Some(match event {
        Event::Added(_) => added,
        Event::Removed(_) => removed,
        Event::Replaced(..) => changed,
        Event::Moved | Event::Reordered(..) => Kind::OrderChanged,
    })
}

/// The kind of an item that came or went, or of what changed within it.
fn part(event: &Event<'_>, rest: &[&str], [added, removed, changed]: [Kind; 3]) -> Option<Kind> {
    if rest.is_empty() { item(event, [added, removed, changed]) } else { Some(changed) }
}

/// The kind of an item with a place of its own in its list.
fn placed(event: &Event<'_>, [added, removed, moved]: [Kind; 3]) -> Option<Kind> {
    match event {
        Event::Added(_) => Some(added),
        Event::Removed(_) => Some(removed),
        Event::Moved => Some(moved),
        Event::Replaced(..) | Event::Reordered(..) => None,
    }
}

fn outcome(rest: &[&str], event: &Event<'_>) -> Option<Kind> {
    use Kind::*;
    match rest {
        [] => placed(event, [OutcomeAdded, OutcomeRemoved, OutcomeMoved]),
        ["id"] => Some(OutcomeIdChanged),
        ["text"] => Some(OutcomeReworded),
        ["level"] => match event {
            Event::Replaced(old, new) => {
                let level = |value: &serde_json::Value| value.as_str().and_then(|text| text.parse::<Bloom>().ok());
                Some(if level(new) < level(old) { OutcomeWeakened } else { OutcomeStrengthened })
            }
            _ => None,
        },
        ["kind"] => Some(OutcomeTriadChanged),
        ["indicators", "*"] => item(event, [IndicatorAdded, IndicatorRemoved, IndicatorReworded]),
        ["indicators"] => Some(OrderChanged),
        _ => None,
    }
}

fn module(rest: &[&str], event: &Event<'_>) -> Option<Kind> {
    use Kind::*;
    match rest {
        [] => placed(event, [ModuleAdded, ModuleRemoved, ModuleMoved]),
        ["id"] => Some(ModuleIdChanged),
        ["title"] => Some(ModuleRenamed),
        ["summary"] => Some(ModuleReworded),
        ["weeks"] => Some(ModuleWeeksChanged),
        ["hours", ..] => Some(ModuleHoursChanged),
        ["outcomes", "*"] => item(event, [ModuleOutcomeAdded, ModuleOutcomeRemoved, ModuleOutcomeLevelChanged]),
        ["methods", "*"] => item(event, [MethodAdded, MethodRemoved, MethodReworded]),
        _ => None,
    }
}

fn topic(rest: &[&str], event: &Event<'_>) -> Option<Kind> {
    use Kind::*;
    match rest {
        [] => placed(event, [TopicAdded, TopicRemoved, TopicMoved]),
        ["id"] => Some(TopicIdChanged),
        ["title"] => Some(TopicRenamed),
        ["text"] => Some(TopicReworded),
        ["hours", ..] => Some(TopicHoursChanged),
        _ => None,
    }
}

fn lab(rest: &[&str], event: &Event<'_>) -> Option<Kind> {
    use Kind::*;
    match rest {
        [] => placed(event, [LabAdded, LabRemoved, LabMoved]),
        ["id"] => Some(LabIdChanged),
        ["title"] => Some(LabRenamed),
        ["task"] => Some(LabReworded),
        ["hours"] => Some(LabHoursChanged),
        ["kind" | "case-study"] => Some(LabKindChanged),
        ["outcomes", ..] => Some(LabOutcomesChanged),
        _ => None,
    }
}

fn assessment(rest: &[&str], event: &Event<'_>) -> Option<Kind> {
    use Kind::*;
    match rest {
        [] => placed(event, [AssessmentAdded, AssessmentRemoved, AssessmentMoved]),
        ["id"] => Some(AssessmentIdChanged),
        ["title"] => Some(AssessmentRenamed),
        ["text"] => Some(AssessmentReworded),
        ["weight"] => Some(AssessmentReweighted),
        ["form"] => Some(AssessmentFormChanged),
        ["outcomes", "*"] => {
            item(event, [AssessmentOutcomeAdded, AssessmentOutcomeRemoved, AssessmentOutcomeLevelChanged])
        }
        ["modules", ..] => Some(AssessmentModulesChanged),
        ["criteria", "*"] => placed(event, [CriterionAdded, CriterionRemoved, CriterionMoved]),
        ["criteria", "*", "text"] => Some(CriterionReworded),
        ["criteria", "*", "points"] => Some(CriterionPointsChanged),
        _ => None,
    }
}
