//! One line a finding: `path:line:column: error[name]: message`, as editors and `grep` read it.

use super::{Report, range::Range};
use crate::source::Sources;

/// The findings, one line each.
pub fn render(report: &Report, sources: &Sources) -> String {
    let lines = report.diagnostics().iter().map(|finding| {
        let Range { path, line, column, .. } = Range::of(&finding.primary, sources);
        format!("{path}:{line}:{column}: {}[{}]: {}\n", finding.severity.as_str(), finding.code, finding.message)
    });
    lines.collect()
}
