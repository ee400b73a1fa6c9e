//! The text of a link must say where it leads.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "link-text-meaningless",
    summary: "the text of a link says nothing of where it leads",
    docs: include_str!("link_text_meaningless.md"),
    level: Level::Warn,
    check,
};

/// Texts that say nothing, in small letters.
const MEANINGLESS: &[&str] = &[
    "тут",
    "здесь",
    "сюда",
    "ссылка",
    "по ссылке",
    "вот",
    "вот здесь",
    "подробнее",
    "далее",
    "нажмите здесь",
    "жмите сюда",
    "перейти",
    "читать далее",
    "сайт",
    "источник",
    "эта ссылка",
    "по этой ссылке",
    "here",
    "click here",
    "click",
    "link",
    "this",
    "this link",
    "more",
    "read more",
    "learn more",
    "details",
    "see here",
    "go",
    "page",
    "this page",
    "website",
    "url",
    "source",
];

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for text in context.remarks() {
        for link in text.links.iter().filter(|link| says_nothing(&link.text)) {
            let message = if link.text.trim().is_empty() {
                format!("link to `{}` has no text", link.url)
            } else {
                format!("link to `{}` reads `{}`", link.url, link.text)
            };
            reporter
                .at(text.file, text.path.clone(), message)
                .hint("let the text name what is behind it: `[documentation of PostgreSQL](https://…)`");
        }
    }
}

fn says_nothing(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    text.is_empty() || MEANINGLESS.contains(&text.as_str())
}
