//! The sheet of changes → PDF.

use crate::catalog::Catalog;
use crate::document::Edition;
use crate::document::changes::ChangesView;
use crate::render::theme::Theme;
use crate::render::typst::{self, Fault, Press, Sheet};
use crate::report::{Failure, Report};
use crate::source::Sources;
use crate::yaml;

/// Prints a sheet of changes with the templates and fonts of a catalogue; the inner error is what these are at fault for.
///
/// # Errors
/// When the machine refuses, or by a fault of ours.
pub fn print_changes(
    sources: &Sources,
    catalog: &Catalog,
    theme: &Theme,
    view: &ChangesView,
    edition: &Edition,
) -> Result<Result<Vec<u8>, Report>, Failure> {
    let sheet = Sheet {
        template: "changes",
        view: serde_json::to_vec(view).expect("a view is JSON"),
        ident: &format!("changes/{}/{}", view.range, view.lang),
        date: edition.date,
        file: catalog.file,
        edition,
        linked: None,
    };
    let print = || Press::new(sources, theme, catalog.settings.fonts.as_deref()).pdf(sheet);
    match typst::thread()?.install(print) {
        Ok(printed) => Ok(Ok(printed.pdf)),
        Err(Fault::Findings(findings)) => {
            let mut report = Report::default();
            findings.into_iter().for_each(|finding| report.push(finding));
            yaml::locate(sources, &mut report);
            Ok(Err(report))
        }
        Err(Fault::Internal(what)) => Err(Failure::new(format!("can't print the sheet of changes: {what}"))
            .hint("this is a bug in syllabus, not in your catalogue")),
    }
}
