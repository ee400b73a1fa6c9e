//! Commands of GitHub's workflows, which show findings beside the lines of a pull request.

use super::{Report, range::Range};
use crate::source::Sources;

/// The findings as workflow commands, one a line.
pub fn render(report: &Report, sources: &Sources) -> String {
    let lines = report.diagnostics().iter().map(|finding| {
        let range = Range::of(&finding.primary, sources);
        let mut text = finding.message.clone();
        if !finding.primary.text.is_empty() {
            text = format!("{text} ({})", finding.primary.text);
        }
        for hint in &finding.hints {
            text = format!("{text}\nhelp: {hint}");
        }
        // A column only within one line: GitHub rejects an end column before the first on a later line.
        let columns = if range.line == range.end_line {
            format!(",col={},endColumn={}", range.column, range.end_column)
        } else {
            String::new()
        };
        format!(
            "::{} file={},line={},endLine={}{columns},title={}::{}\n",
            finding.severity.as_str(),
            property(&range.path),
            range.line,
            range.end_line,
            property(finding.code),
            data(&text)
        )
    });
    lines.collect()
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
