//! Changes of programmes, variants and assessment funds.

use super::{item, part, placed};
use crate::diff::kind::Kind;
use crate::diff::structure::Event;

/// The kind of a difference in a programme.
pub(super) fn program(keys: &[&str], event: &Event<'_>) -> Option<Kind> {
    use Kind::*;
    match keys {
        ["rows", "*", rest @ ..] => Some(row(rest, event)),
        ["competences", "*", "indicators", "*", rest @ ..] => {
            part(event, rest, [CompetenceIndicatorAdded, CompetenceIndicatorRemoved, CompetenceIndicatorReworded])
        }
        ["competences", "*", "text"] => Some(CompetenceReworded),
        ["competences", "*", rest @ ..] => part(event, rest, [CompetenceAdded, CompetenceRemoved, CompetenceChanged]),
        ["semesters", "*", "weeks"] => Some(PlanWeeksChanged),
        [_, ..] => Some(ProgramChanged),
        [] => None,
    }
}

fn row(keys: &[&str], event: &Event<'_>) -> Kind {
    use Kind::*;
    let known = match keys {
        [] => placed(event, [PlanRowAdded, PlanRowRemoved, PlanRowMoved]),
        ["semesters", "*", rest @ ..] => semester(rest, event),
        ["links", "*"] => item(event, [IndicatorLinkAdded, IndicatorLinkRemoved, OrderChanged]),
        ["links", "*", "outcomes", "*"] => item(event, [LinkOutcomeAdded, LinkOutcomeRemoved, OrderChanged]),
        ["competences", ..] => Some(CompetenceLinkChanged),
        ["credits"] => Some(PlanCreditsChanged),
        ["index"] => Some(PlanIndexChanged),
        ["title"] => Some(PlanRowRenamed),
        ["course"] => Some(PlanCourseChanged),
        ["part" | "choice"] => Some(PlanPartChanged),
        ["before" | "after", ..] => Some(PlanNeighboursChanged),
        ["stated", ..] => Some(PlanStatedChanged),
        ["topics" | "frozen", ..] => Some(PlanTopicHoursChanged),
        _ => None,
    };
    known.unwrap_or(PlanRowChanged)
}

fn semester(keys: &[&str], event: &Event<'_>) -> Option<Kind> {
    use Kind::*;
    match keys {
        [] => item(event, [PlanSemesterAdded, PlanSemesterRemoved, OrderChanged]),
        ["hours", ..] => Some(PlanHoursChanged),
        ["credits"] => Some(PlanSemesterCreditsChanged),
        ["practical-training" | "online", ..] => Some(PlanShareChanged),
        ["stated", ..] => Some(PlanStatedChanged),
        ["attestation", ..] => Some(AttestationChanged),
        ["modules", ..] => Some(PlanModulesChanged),
        _ => None,
    }
}

/// The kind of a difference in a variant.
pub(super) fn variant(keys: &[&str], event: &Event<'_>) -> Kind {
    use Kind::*;
    let known = match keys {
        ["modules", "*"] => placed(event, [VariantModuleAdded, VariantModuleRemoved, VariantModuleMoved]),
        ["modules", "*", "hours", ..] => Some(VariantModuleHoursChanged),
        ["modules", "*", ..] => Some(VariantModuleChanged),
        ["hours"] | ["attestation", "hours"] => Some(VariantHoursChanged),
        ["outcomes", "*"] => item(event, [VariantOutcomeAdded, VariantOutcomeRemoved, VariantOutcomeLevelChanged]),
        ["outcomes" | "competences", ..] => Some(VariantOutcomesChanged),
        ["attestation" | "assessment", ..] => Some(VariantAssessmentChanged),
        ["weeks" | "agenda" | "pace" | "mode", ..] => Some(VariantScheduleChanged),
        ["prices", ..] => Some(VariantPriceChanged),
        [
            "goal" | "audience" | "entry" | "basis" | "excluded" | "environment" | "checklist" | "conditions"
            | "formats",
            ..,
        ] => Some(VariantReworded),
        _ => None,
    };
    known.unwrap_or(VariantChanged)
}

/// The kind of a difference in an assessment fund.
pub(super) fn fund(keys: &[&str], event: &Event<'_>) -> Option<Kind> {
    use Kind::*;
    let ["items", "*", rest @ ..] = keys else { return None };
    match rest {
        [] => placed(event, [ItemAdded, ItemRemoved, ItemMoved]),
        ["text"] => Some(ItemReworded),
        ["key" | "options" | "pairs" | "steps", ..] => Some(ItemKeyChanged),
        ["points"] => Some(ItemPointsChanged),
        ["minutes"] => Some(ItemMinutesChanged),
        ["criteria", ..] => Some(ItemCriteriaChanged),
        ["outcome"] => Some(ItemOutcomeChanged),
        ["topic"] => Some(ItemTopicChanged),
        _ => Some(ItemChanged),
    }
}
