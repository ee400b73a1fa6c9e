//! The feedback forms: the reaction of participants, and what they can do before and after, by outcome.

use serde::Serialize;

use super::items::{self, ItemView};
use super::scope::{Head, Scope};
use crate::document::Request;
use crate::prose::Inline;

/// Statements on which participants agree or disagree.
const STATEMENTS: [&str; 7] = ["relevance", "clarity", "pace", "practice", "environment", "apply", "recommend"];

/// Questions that are answered in words.
const OPEN: [&str; 3] = ["best", "change", "apply"];

/// Most questions of the test before and after: more take too long.
const QUESTIONS: usize = 12;

/// What the template of the feedback forms sees.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct FeedbackView {
    #[serde(flatten)]
    head: Head,
    statements: Vec<String>,
    open: Vec<String>,
    outcomes: Vec<OutcomeView>,
    /// Items that a key marks, one for each outcome in turn; none where the course has no fund.
    items: Vec<ItemView>,
}

/// An outcome to rate oneself by.
#[derive(Debug, Clone, Serialize)]
struct OutcomeView {
    mark: String,
    text: Vec<Inline>,
}

/// Makes the view of the feedback forms.
pub(super) fn view(scope: &Scope<'_>, request: &Request<'_>) -> FeedbackView {
    let words = |prefix: &str, keys: &[&str]| -> Vec<String> {
        keys.iter().map(|key| scope.word(&format!("{prefix}-{key}")).to_owned()).collect()
    };
    FeedbackView {
        head: scope.head(request, "feedback-kind", super::date(request, scope)),
        statements: words("reaction", &STATEMENTS),
        open: words("open", &OPEN),
        outcomes: (scope.fates.iter().filter(|fate| !fate.is_dropped()))
            .map(|fate| OutcomeView {
                mark: scope.mark(&fate.outcome.id).unwrap_or_default(),
                text: scope.line(&fate.outcome.text),
            })
            .collect(),
        items: questions(scope),
    }
}

/// Closed items, taken from the outcomes in turn, so that each outcome is asked about before one is asked about twice.
fn questions(scope: &Scope<'_>) -> Vec<ItemView> {
    let closed: Vec<_> = items::fitting(scope).filter(|item| item.kind.is_closed()).collect();
    let turn = |place: usize| closed[..place].iter().filter(|before| before.outcome == closed[place].outcome).count();
    let mut places: Vec<usize> = (0..closed.len()).collect();
    places.sort_by_key(|&place| (turn(place), place));
    let chosen = (1..).zip(places.into_iter().take(QUESTIONS));
    chosen.map(|(number, place)| items::pair(scope, number, closed[place]).0).collect()
}
