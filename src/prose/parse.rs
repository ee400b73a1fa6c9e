//! CommonMark to the tree. Every text is read to its end whatever stands in it; what can't be kept becomes an [`Issue`].

use std::ops::Range;

use super::reader::Reader;
use super::{Block, Inline, Issue};

/// A text as a tree, with what was wrong with it and what rules ask about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose {
    /// The text.
    pub blocks: Vec<Block>,
    /// What could not be kept as written.
    pub issues: Vec<Issue>,
    /// Links in the order of the text.
    pub links: Vec<LinkFact>,
    /// Pictures in the order of the text.
    pub pictures: Vec<PictureFact>,
}

/// A text of one line as a tree, with what was wrong with it and what rules ask about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// The text.
    pub content: Vec<Inline>,
    /// What could not be kept as written.
    pub issues: Vec<Issue>,
    /// Links in the order of the text.
    pub links: Vec<LinkFact>,
}

/// A link of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkFact {
    /// Its address.
    pub url: String,
    /// What it reads.
    pub text: String,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// A picture of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureFact {
    /// Its path from the catalogue's folder.
    pub path: String,
    /// What it shows; empty where nothing is said.
    pub alt: String,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// Reads a text of any number of paragraphs.
pub fn parse(text: &str) -> Prose {
    let mut reader = Reader::default();
    reader.read(text);
    Prose { blocks: reader.root.blocks, issues: reader.issues, links: reader.links, pictures: reader.pictures }
}

/// Reads a text of one line: emphasis, code, links and formulas; what looks like a list or a heading stays as it is.
pub fn inline(text: &str) -> Line {
    // Behind a colon nothing begins a block, so that the text is one paragraph; as punctuation, the colon changes no emphasis.
    let line = format!(":{}", text.replace(['\n', '\r'], " "));
    let mut reader = Reader::of_line();
    reader.read(&line);
    let mut content = match reader.root.blocks.into_iter().next() {
        Some(Block::Paragraph { content }) => content,
        _ => Vec::new(),
    };
    if let Some(Inline::Text { text }) = content.first_mut() {
        text.remove(0);
        if text.is_empty() {
            content.remove(0);
        }
    }
    let back = |range: Range<usize>| range.start.saturating_sub(1)..range.end.saturating_sub(1);
    let issues = reader.issues.into_iter().map(|issue| Issue { range: back(issue.range), ..issue }).collect();
    let links = reader.links.into_iter().map(|link| LinkFact { range: back(link.range), ..link }).collect();
    Line { content, issues, links }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;
    use crate::prose::html;

    /// What a text reads as HTML, and its issues with the bytes that they blame.
    #[track_caller]
    fn case(text: &str, expected: &str, issues: &[(&str, &str)]) {
        let prose = parse(text);
        let found: Vec<_> = prose.issues.iter().map(|issue| (issue.kind.code(), &text[issue.range.clone()])).collect();
        assert_eq!(
            (html::blocks(&prose.blocks, &|path| Some(path.to_owned())).as_str(), found.as_slice()),
            (expected, issues)
        );
    }

    #[track_caller]
    fn line(text: &str, expected: &str, issues: &[(&str, &str)]) {
        let line = inline(text);
        let found: Vec<_> = line.issues.iter().map(|issue| (issue.kind.code(), &text[issue.range.clone()])).collect();
        assert_eq!((html::line(&line.content).as_str(), found.as_slice()), (expected, issues));
    }

    #[test]
    fn blocks_of_every_kind() {
        case(
            "One\ntwo\\\nthree\n\n# Four",
            "<p>One two<br>three</p><p class=\"run-in\"><strong>Four</strong></p>",
            &[],
        );
        case(
            "- a\n- *b*\n  1. c\n\n3. d\n\n   e",
            "<ul><li>a</li><li><em>b</em><ol><li>c</li></ol></li></ul><ol start=\"3\"><li><p>d</p><p>e</p></li></ol>",
            &[],
        );
        case(
            "```SQL x\nselect '<'\n```\n> q\n\n---",
            "<pre><code class=\"language-sql\">select '&lt;'</code></pre><blockquote><p>q</p></blockquote><hr>",
            &[],
        );
        case(
            "a | b\n:-: | -:\n**1** | ~~2~~",
            "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"a, b\"><table class=\"prose\"><thead><tr>\
             <th scope=\"col\" class=\"center\">a</th><th scope=\"col\" class=\"right\">b</th></tr></thead><tbody><tr>\
             <td class=\"center\"><strong>1</strong></td><td class=\"right\"><s>2</s></td></tr></tbody></table></div>",
            &[],
        );
    }

    #[test]
    fn formulas_and_pictures_divide_a_paragraph() {
        case(
            "a $$x$$ b ![c](p/./d.svg) e",
            "<p>a</p><div class=\"formula\"><math display=\"block\" alttext=\"x\"><mi>x</mi></math></div><p>b</p>\
             <p class=\"picture\"><img src=\"p/d.svg\" alt=\"c\"></p><p>e</p>",
            &[],
        );
        let prose = parse("*![c](d.svg)* e");
        assert_eq!(prose.pictures, [PictureFact { path: "d.svg".into(), alt: "c".into(), range: 1..12 }]);
        assert_eq!(prose.blocks.len(), 2);
    }

    #[test]
    fn raw_html_is_dropped_with_an_issue() {
        case(
            "a <b>c</b> <!-- d -->",
            "<p>a c</p>",
            &[("raw-html", "<b>"), ("raw-html", "</b>"), ("raw-html", "<!-- d -->")],
        );
        case("<script>\nalert(1)\n</script>\n\nb", "<p>b</p>", &[("raw-html", "<script>\nalert(1)\n</script>\n")]);
        case("1 < 2 & `<a>` {{ x }} ]]", "<p>1 &lt; 2 &amp; <code>&lt;a&gt;</code> {{ x }} ]]</p>", &[]);
    }

    #[test]
    fn links_lead_to_the_web_or_a_mailbox() {
        case("[a](HTTPS://b.c/\"&)", "<p><a href=\"HTTPS://b.c/&quot;&amp;\">a</a></p>", &[]);
        case("<a@b.c>", "<p><a href=\"mailto:a@b.c\">a@b.c</a></p>", &[]);
        for url in ["javascript:alert(1)", "data:text/html,x", "other.md", "https://", "#panic()", "//b.c"] {
            let text = format!("[a]({url})");
            case(&text, "<p>a</p>", &[("link-not-web", &text)]);
        }
        let facts = parse("see [*here*](https://b.c)").links;
        assert_eq!(facts, [LinkFact { url: "https://b.c".into(), text: "here".into(), range: 4..25 }]);
    }

    #[test]
    fn pictures_stay_in_the_catalogue() {
        for path in ["/etc/passwd", "../x.png", "a/../../x.png", "https://b.c/x.png", "c:\\\\x", "data:x"] {
            let text = format!("![a]({path})");
            case(&text, "<p>a</p>", &[("picture-outside", &text)]);
        }
        line("![a](b.png)", "a", &[("picture-in-line", "![a](b.png)")]);
    }

    #[test]
    fn formulas_that_can_not_be_read_are_printed_as_code() {
        case("a $#panic()$ b", "<p>a <code>$#panic()$</code> b</p>", &[("formula-unreadable", "#")]);
        case(
            "> $$x +\n> foo$$",
            "<blockquote><p><code>$$x + foo$$</code></p></blockquote>",
            &[("formula-unreadable", "$$x +\n> foo$$")],
        );
        case("$x$, b", "<p><span class=\"whole\"><math alttext=\"x\"><mi>x</mi></math>,</span> b</p>", &[]);
        case("5$ and 6$, \\$x\\$", "<p>5$ and 6$, $x$</p>", &[]);
    }

    #[test]
    fn footnotes_are_printed_where_they_stand() {
        case(
            "a[^1]\n\n[^1]: b",
            "<p>a[^1]</p><p>b</p>",
            &[("footnote-unsupported", "[^1]"), ("footnote-unsupported", "[^1]: b")],
        );
    }

    #[test]
    fn nothing_of_a_line_becomes_a_block() {
        line("- *a* `b`\n\n# c", "- <em>a</em> <code>b</code>  # c", &[]);
        line("1. a", "1. a", &[]);
        line("_a_ $x$", "<em>a</em> <math alttext=\"x\"><mi>x</mi></math>", &[]);
        line("<i>a</i>", "a", &[("raw-html", "<i>"), ("raw-html", "</i>")]);
        line("[a]: https://b.c", "[a]: https://b.c", &[]);
        line("", "", &[]);
        line(":", ":", &[]);
    }

    #[test]
    fn depth_and_length_are_bounded() {
        let deep = parse(&"> ".repeat(5_000));
        assert_eq!(deep.issues.iter().map(|issue| issue.kind.code()).collect::<Vec<_>>(), ["text-too-deep"]);
        let long = parse(&"слово ".repeat(60_000));
        assert_eq!(long.issues.iter().map(|issue| issue.kind.code()).collect::<Vec<_>>(), ["text-too-long"]);
        let wide = parse(&format!("{}\n{}{}", "|a".repeat(1000), "|-".repeat(1000), "\n|b".repeat(10_000)));
        assert_eq!(wide.issues.iter().map(|issue| issue.kind.code()).collect::<Vec<_>>(), ["text-too-long"]);
        assert!(html::blocks(&wide.blocks, &|_| None).len() < 2 << 20);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in r#"([-*_`$#<>\[\]()!|:~^/.\\{}&;" \n]|[a-zа-я1]{1,3}|sqrt\(|arrow\.r|https://|\PC){0,80}"#) {
            let prose = parse(&text);
            for issue in &prose.issues {
                proptest::prop_assert!(text.get(issue.range.clone()).is_some());
            }
            let json = serde_json::to_string(&prose.blocks).expect("a tree becomes JSON");
            let back: Vec<Block> = serde_json::from_str(&json).expect("and comes back");
            proptest::prop_assert_eq!(&back, &prose.blocks);
            let page = html::blocks(&prose.blocks, &|path| Some(path.to_owned()));
            proptest::prop_assert!(page.len() < 1000 * (text.len() + 10));
            proptest::prop_assert!(!page.contains("<script"));
            let line = inline(&text);
            for issue in &line.issues {
                proptest::prop_assert!(text.get(issue.range.clone()).is_some());
            }
            html::line(&line.content);
        }
    }
}
