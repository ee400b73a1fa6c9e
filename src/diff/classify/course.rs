//! Changes of a course.

use super::{item, one_of, part, placed};
use crate::diff::kind::Kind;
use crate::diff::structure::{Delta, Event};
use crate::model::Bloom;

/// The kind of a difference in the file of a course.
pub(super) fn course(keys: &[&str], delta: &Delta<'_>) -> Option<Kind> {
    use Kind::*;
    let event = &delta.event;
    match keys {
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
