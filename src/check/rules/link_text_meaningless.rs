//! The text of a link must say where it leads.

use crate::check::prose;
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
    prose::visit(
        context.catalog,
        |text| text.contains("]"),
        |place, prose, _| {
            for link in &prose.links {
                let text = link
                    .text
                    .trim()
                    .trim_end_matches(['.', ':', '…', '!', '→', '»'])
                    .trim_start_matches('«')
                    .trim()
                    .to_lowercase();
                if !text.is_empty() && !MEANINGLESS.contains(&text.as_str()) {
                    continue;
                }
                let message = if text.is_empty() {
                    format!("link to `{}` has no text", link.url)
                } else {
                    format!("link to `{}` reads `{}`", link.url, link.text)
                };
                reporter
                    .at(place.file, place.path(), message)
                    .hint("let the text name what is behind it: `[documentation of PostgreSQL](https://…)`");
            }
        },
    );
}
