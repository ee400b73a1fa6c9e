//! Ranges of revisions, as git has them: `A`, `A..B`, and `A...B` for B since it left A.

use crate::project;
use crate::report::Failure;
use crate::source::History;

/// One or two revisions.
pub(super) struct Range {
    /// The first, or the only one.
    pub(super) from: String,
    /// The second; `HEAD` where nothing stands behind the dots.
    pub(super) to: Option<String>,
    /// Whether the range begins where the two have parted.
    parted: bool,
}

impl Range {
    /// Reads a range; `HEAD` stands for a side without a name.
    pub(super) fn new(text: &str) -> Self {
        let or_head = |name: &str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
        let (dots, parted) = if text.contains("...") { ("...", true) } else { ("..", false) };
        match text.split_once(dots) {
            Some((from, to)) => Self { from: or_head(from), to: Some(or_head(to)), parted },
            None => Self { from: text.to_owned(), to: None, parted },
        }
    }

    /// The revision at which the range begins.
    ///
    /// # Errors
    /// When the two have no commit in common.
    pub(super) fn base(&self, history: &History) -> Result<String, Failure> {
        match &self.to {
            Some(to) if self.parted => project::merge_base(history, &self.from, to),
            _ => Ok(self.from.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_without_a_name_are_head() {
        let case = |text: &str| {
            let Range { from, to, parted } = Range::new(text);
            format!("{from} {} {parted}", to.unwrap_or_default())
        };
        assert_eq!(case("v1"), "v1  false");
        assert_eq!(case("v1.0..v2.0"), "v1.0 v2.0 false");
        assert_eq!(case("..v1"), "HEAD v1 false");
        assert_eq!(case("main..."), "main HEAD true");
    }
}
