//! Certificates: a page for each participant, with a code by which anyone can recompute what it certifies.

use chrono::NaiveDate;
use serde::Serialize;

use super::outline::document;
use super::scope::{Head, Scope};
use crate::document::Request;
use crate::locale::fill;
use crate::model::Id;
use crate::prose::Inline;

/// What the template of certificates sees.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct CertificateView {
    #[serde(flatten)]
    head: Head,
    /// «сертификат участника».
    document: String,
    hours: String,
    outcomes: Vec<Vec<Inline>>,
    /// How the code is recomputed.
    recipe: String,
    people: Vec<PersonView>,
    /// Whether a note says that it is no document of qualification.
    plain: bool,
}

/// Who it is made out to.
#[derive(Debug, Clone, Serialize)]
struct PersonView {
    name: String,
    organisation: Option<String>,
    number: Option<String>,
    code: String,
}

/// Makes the view of the certificates of all names.
pub(super) fn view(scope: &Scope<'_>, request: &Request<'_>) -> CertificateView {
    let date = super::date(request, scope);
    let locale = scope.locale;
    let hours = locale.counted_exact(scope.variant.hours, "academic-hour");
    let day = date.map(|date| date.to_string()).unwrap_or_default();
    let (course, variant, version) = (scope.course_id, scope.variant_id, scope.course.version.as_str());
    CertificateView {
        document: document(scope),
        hours: fill(scope.word("certificate-hours"), &[("hours", &hours)]),
        outcomes: (scope.fates.iter().filter(|fate| !fate.is_dropped()))
            .map(|fate| scope.line(&fate.outcome.text))
            .collect(),
        recipe: fill(
            scope.word("certificate-recipe"),
            &[("course", course.as_str()), ("variant", variant.as_str()), ("version", version), ("day", &day)],
        ),
        people: (request.names.iter())
            .map(|person| PersonView {
                name: scope.spaced(&person.name),
                organisation: person.organisation.as_deref().map(|name| scope.spaced(name)),
                number: person.number.as_ref().map(|n| fill(scope.word("certificate-number"), &[("n", n)])),
                code: fill(
                    scope.word("certificate-code"),
                    &[("code", &code(course, variant, version, &person.name, date))],
                ),
            })
            .collect(),
        plain: scope.variant.kind == crate::model::VariantKind::Corporate,
        head: scope.head(request, "certificate-kind", date),
    }
}

/// The code of a certificate: the first 12 hexadecimal digits of BLAKE3 over five lines, each ended by a line feed: course,
/// variant, version of the course, name, date as year-month-day. It is printed in groups of four.
pub fn code(course: &Id, variant: &Id, version: &str, name: &str, date: Option<NaiveDate>) -> String {
    let date = date.map(|date| date.to_string()).unwrap_or_default();
    let text = format!("{course}\n{variant}\n{version}\n{name}\n{date}\n");
    let hash = blake3::hash(text.as_bytes()).to_hex();
    [&hash[..4], &hash[4..8], &hash[8..12]].join("-")
}
