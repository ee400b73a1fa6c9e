//! Names of revisions → commits.

use chrono::NaiveDate;

use super::{History, Trouble, date};

impl History {
    /// The commit that a name means: a branch, a tag, an id or its head, `HEAD~3`, and whatever else git's own
    /// `rev-parse` takes. `@{2025-09-01}` and `main@{2025-09-01}` are the last commit on the line of first parents that
    /// is not from after that day, each commit by the clock of who made it: git's own reading of such a name asks the
    /// reflog, which every clone has otherwise or not at all.
    pub(super) fn commit(&self, name: &str) -> Result<gix::Commit<'_>, Trouble> {
        if let Some((tip, day)) = dated(name)? {
            return self.not_after(self.named(tip)?, tip, day);
        }
        self.named(name)
    }

    /// The last commit that two revisions have in common, by its id.
    ///
    /// # Errors
    /// When nothing is called so, and when the two have no commit in common.
    pub fn merge_base(&self, one: &str, other: &str) -> Result<String, Trouble> {
        let (a, b) = (self.commit(one)?, self.commit(other)?);
        let base = self.repository.merge_base(a.id, b.id).ok().flatten();
        base.map(|id| id.to_string())
            .ok_or_else(|| self.hint_of_depth(Trouble::new(format!("`{one}` and `{other}` have no commit in common"))))
    }

    fn named(&self, name: &str) -> Result<gix::Commit<'_>, Trouble> {
        let unknown = || {
            let is_id = name.len() >= 4 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
            let mut trouble = Trouble::new(match is_id {
                true => format!(
                    "no revision `{name}`: no branch or tag is called so, and not exactly one commit's id begins so"
                ),
                false => format!("no revision `{name}`"),
            });
            trouble = match name.parse::<NaiveDate>() {
                Ok(day) => trouble.hint(format!("the last commit up to that day is `@{{{day}}}`")),
                Err(_) => trouble.hint("`git log --oneline`, `git branch -a` and `git tag` list what there is"),
            };
            self.hint_of_depth(trouble)
        };
        if self.repository.head_id().is_err() && matches!(name, "HEAD" | "@") {
            return Err(Trouble::new("the repository has no commit yet").hint("`git commit` makes the first revision"));
        }
        let id = self.repository.rev_parse_single(name).map_err(|_| unknown())?;
        let object = id.object().map_err(|_| unknown())?;
        let kind = object.kind;
        object.peel_to_commit().map_err(|_| Trouble::new(format!("`{name}` is a {kind}, not a commit")))
    }

    /// The last commit on the line of first parents that is not from after a day.
    fn not_after<'r>(
        &'r self,
        mut commit: gix::Commit<'r>,
        tip: &str,
        day: NaiveDate,
    ) -> Result<gix::Commit<'r>, Trouble> {
        let unreadable =
            || self.hint_of_depth(Trouble::new(format!("the history of `{tip}` can't be read up to {day}")));
        loop {
            let made = date(&commit).ok_or_else(unreadable)?;
            if made.date_naive() <= day {
                return Ok(commit);
            }
            if self.is_boundary(&commit) {
                return Err(self.hint_of_depth(Trouble::new(format!(
                    "no commit of `{tip}` is from {day} or before: the history here begins on {}",
                    made.date_naive()
                ))));
            }
            let parent = commit.parent_ids().next().map(gix::Id::detach);
            commit = match parent {
                Some(parent) => self.repository.find_commit(parent).map_err(|_| unreadable())?,
                None => {
                    let message =
                        format!("no commit of `{tip}` is from {day} or before: the first is of {}", made.date_naive());
                    return Err(Trouble::new(message));
                }
            };
        }
    }

    /// Whether a shallow clone ends at a commit.
    pub(super) fn is_boundary(&self, commit: &gix::Commit<'_>) -> bool {
        let shallow = self.repository.shallow_commits().ok().flatten();
        shallow.is_some_and(|commits| commits.contains(&commit.id))
    }

    /// Says what helps where a history is cut.
    pub(super) fn hint_of_depth(&self, trouble: Trouble) -> Trouble {
        if self.repository.is_shallow().unwrap_or_default() {
            trouble.hint("this clone is shallow: `git fetch --unshallow` brings the rest of the history")
        } else {
            trouble
        }
    }
}

/// A name with a day, as `main@{2025-09-01}`, parted; `HEAD` where nothing stands before the sign.
fn dated(name: &str) -> Result<Option<(&str, NaiveDate)>, Trouble> {
    let Some((tip, inner)) = name.strip_suffix('}').and_then(|rest| rest.rsplit_once("@{")) else { return Ok(None) };
    let tip = if tip.is_empty() { "HEAD" } else { tip };
    if let Ok(day) = inner.trim().parse() {
        return Ok(Some((tip, day)));
    }
    let git_knows = inner.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit())
        || matches!(inner.to_ascii_lowercase().as_str(), "u" | "upstream" | "push");
    if git_knows {
        return Ok(None);
    }
    Err(Trouble::new(format!("`{inner}` in `{name}` is not a date")).hint("write a day as `@{2025-09-01}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_from_other_names() {
        let day = NaiveDate::from_ymd_opt(2025, 9, 1).unwrap();
        assert_eq!(dated("@{2025-09-01}"), Ok(Some(("HEAD", day))));
        assert_eq!(dated("main@{2025-09-01}"), Ok(Some(("main", day))));
        for name in ["main", "@{1}", "@{-1}", "main@{u}", "HEAD~3", "v1^{commit}"] {
            assert_eq!(dated(name), Ok(None), "{name}");
        }
        assert!(dated("@{yesterday}").is_err());
        assert!(dated("@{2025-13-01}").is_err());
    }
}
