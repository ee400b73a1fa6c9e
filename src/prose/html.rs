//! The tree as HTML. Everything is escaped; nothing of a text becomes markup.

use super::{Align, Block, Inline, mathml};

/// Finds the address at which a page shows a picture of the catalogue.
pub type Pictures<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// Blocks as HTML.
pub fn blocks(blocks: &[Block], pictures: &Pictures<'_>) -> String {
    let mut html = String::new();
    write_blocks(&mut html, blocks, pictures);
    html
}

/// A line as HTML.
pub fn line(content: &[Inline]) -> String {
    let mut html = String::new();
    write_line(&mut html, content);
    html
}

/// Appends text that stands between tags or between quotation marks.
pub(super) fn escape(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            // HTML has no place for control characters, and readers would not see them.
            c if c.is_control() && !matches!(c, '\n' | '\t') => html.push('\u{fffd}'),
            '\u{fdd0}'..='\u{fdef}' => html.push('\u{fffd}'),
            c if u32::from(c) & 0xfffe == 0xfffe => html.push('\u{fffd}'),
            c => html.push(c),
        }
    }
}

fn write_blocks(html: &mut String, blocks: &[Block], pictures: &Pictures<'_>) {
    for block in blocks {
        write_block(html, block, pictures);
    }
}

fn write_block(html: &mut String, block: &Block, pictures: &Pictures<'_>) {
    match block {
        Block::Paragraph { content } => element(html, "p", |html| write_line(html, content)),
        Block::Heading { content, .. } => {
            html.push_str("<p class=\"run-in\"><strong>");
            write_line(html, content);
            html.push_str("</strong></p>");
        }
        Block::List { start, items } => {
            let name = if start.is_some() { "ol" } else { "ul" };
            html.push('<');
            html.push_str(name);
            if let Some(start) = start.filter(|start| *start != 1) {
                html.push_str(&format!(" start=\"{}\"", start.min(i32::MAX as u64)));
            }
            html.push('>');
            for item in items {
                element(html, "li", |html| write_item(html, item, pictures));
            }
            html.push_str(&format!("</{name}>"));
        }
        Block::Code { lang, text } => {
            html.push_str("<pre><code");
            if let Some(lang) = lang {
                html.push_str(" class=\"language-");
                escape(html, lang);
                html.push('"');
            }
            html.push('>');
            escape(html, text);
            html.push_str("</code></pre>");
        }
        Block::Quote { blocks } => element(html, "blockquote", |html| write_blocks(html, blocks, pictures)),
        Block::Table { align, head, rows } => write_table(html, align, head, rows),
        Block::Math { math, alt } => {
            html.push_str("<div class=\"formula\">");
            mathml::write(html, math, alt, true);
            html.push_str("</div>");
        }
        Block::Image { path, alt } => match pictures(path) {
            Some(address) => {
                html.push_str("<p class=\"picture\"><img src=\"");
                escape(html, &address);
                html.push_str("\" alt=\"");
                escape(html, alt);
                html.push_str("\"></p>");
            }
            None => element(html, "p", |html| escape(html, alt)),
        },
        Block::Rule => html.push_str("<hr>"),
    }
}

/// An item of a list; one that is a single paragraph, with or without a list below it, has no paragraph of its own.
fn write_item(html: &mut String, item: &[Block], pictures: &Pictures<'_>) {
    match item {
        [Block::Paragraph { content }, rest @ ..] if rest.iter().all(|block| matches!(block, Block::List { .. })) => {
            write_line(html, content);
            write_blocks(html, rest, pictures);
        }
        _ => write_blocks(html, item, pictures),
    }
}

fn write_table(html: &mut String, align: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
    let class = |column: usize| match align.get(column) {
        Some(Align::Center) => " class=\"center\"",
        Some(Align::Right) => " class=\"right\"",
        _ => "",
    };
    let mut label = String::new();
    for (i, cell) in head.iter().enumerate() {
        if i > 0 {
            label.push_str(", ");
        }
        label.push_str(&super::reader::plain(cell));
    }
    // A table that is wider than the page scrolls on its own, for which the keyboard must reach it.
    html.push_str("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
    escape(html, &label);
    html.push_str("\"><table class=\"prose\"><thead><tr>");
    for (column, cell) in head.iter().enumerate() {
        html.push_str(&format!("<th scope=\"col\"{}>", class(column)));
        write_line(html, cell);
        html.push_str("</th>");
    }
    html.push_str("</tr></thead>");
    if !rows.is_empty() {
        html.push_str("<tbody>");
        for row in rows {
            html.push_str("<tr>");
            for (column, cell) in row.iter().enumerate() {
                html.push_str(&format!("<td{}>", class(column)));
                write_line(html, cell);
                html.push_str("</td>");
            }
            html.push_str("</tr>");
        }
        html.push_str("</tbody>");
    }
    html.push_str("</table></div>");
}

fn write_line(html: &mut String, content: &[Inline]) {
    // What of the next text has been written already.
    let mut written = 0;
    for (i, inline) in content.iter().enumerate() {
        match inline {
            Inline::Text { text } => escape(html, &text[std::mem::take(&mut written)..]),
            Inline::Emphasis { content } => element(html, "em", |html| write_line(html, content)),
            Inline::Strong { content } => element(html, "strong", |html| write_line(html, content)),
            Inline::Strike { content } => element(html, "s", |html| write_line(html, content)),
            Inline::Code { text } => element(html, "code", |html| escape(html, text)),
            Inline::Link { url, content } => {
                html.push_str("<a href=\"");
                escape(html, url);
                html.push_str("\">");
                write_line(html, content);
                html.push_str("</a>");
            }
            Inline::Math { math, alt } => {
                // Browsers break a line between a formula and the comma behind it.
                let mark = match content.get(i + 1) {
                    Some(Inline::Text { text }) => text.chars().next().filter(|c| ",.;:!?)»”“".contains(*c)),
                    _ => None,
                };
                match mark {
                    Some(mark) => {
                        html.push_str("<span class=\"whole\">");
                        mathml::write(html, math, alt, false);
                        html.push(mark);
                        html.push_str("</span>");
                        written = mark.len_utf8();
                    }
                    None => mathml::write(html, math, alt, false),
                }
            }
            Inline::Break => html.push_str("<br>"),
        }
    }
}

fn element(html: &mut String, name: &str, content: impl FnOnce(&mut String)) {
    html.push_str(&format!("<{name}>"));
    content(html);
    html.push_str(&format!("</{name}>"));
}
