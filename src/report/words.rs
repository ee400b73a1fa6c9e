//! English that stays grammatical: counts, lists, suggestions.

use std::fmt;

/// A number with its noun: `1 topic`, `2 topics`.
pub struct Count(pub usize, pub &'static str);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0, self.1) {
            (1, noun) => write!(f, "1 {noun}"),
            (n, noun) if noun.ends_with('y') && !noun.ends_with("ay") => {
                write!(f, "{n} {}ies", &noun[..noun.len() - 1])
            }
            (n, noun) if noun.ends_with('s') => write!(f, "{n} {noun}es"),
            (n, noun) => write!(f, "{n} {noun}s"),
        }
    }
}

/// Items in backticks, joined as a sentence joins them: `` `a`, `b` and `c` ``.
pub fn ticked<T: fmt::Display>(items: impl IntoIterator<Item = T>, last: &str) -> String {
    let items: Vec<String> = items.into_iter().map(|item| format!("`{item}`")).collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., end] => format!("{} {last} {end}", rest.join(", ")),
    }
}

/// The candidate that is nearest to a misspelt word, if any is near.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The hint «did you mean» for a misspelt word.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_their_nouns() {
        assert_eq!(Count(1, "topic").to_string(), "1 topic");
        assert_eq!(Count(0, "topic").to_string(), "0 topics");
        assert_eq!(Count(2, "policy").to_string(), "2 policies");
        assert_eq!(Count(2, "class").to_string(), "2 classes");
        assert_eq!(Count(3, "day").to_string(), "3 days");
    }

    #[test]
    fn lists_read_like_sentences() {
        assert_eq!(ticked(["a"], "or"), "`a`");
        assert_eq!(ticked(["a", "b", "c"], "or"), "`a`, `b` or `c`");
    }

    #[test]
    fn only_near_words_are_suggested() {
        assert_eq!(nearest("titel", ["title", "code"]), Some("title"));
        assert_eq!(nearest("wieght", ["weight"]), Some("weight"));
        assert_eq!(nearest("xyz", ["title"]), None);
    }
}
