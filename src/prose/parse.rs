//! CommonMark to the tree. Every text is read to its end whatever stands in it; what can't be kept becomes an [`Issue`].

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag};

use super::issue::{DEEPEST, Issue, IssueKind, LONGEST, MOST_PIECES};
use super::{Align, Block, Inline, math};

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
    let mut reader = Reader { in_line: true, ..Reader::default() };
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

/// An element that is being read: what it is, and its content so far.
#[derive(Default)]
struct Frame {
    element: Element,
    range: Range<usize>,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    /// Pictures within a line; they follow its block.
    pictures: Vec<Block>,
}

impl Frame {
    const fn takes_blocks(&self) -> bool {
        matches!(self.element, Element::Plain | Element::Paragraph | Element::Quote | Element::Item)
    }
}

#[derive(Default)]
enum Element {
    /// The text itself, a footnote: blocks without a mark of their own.
    #[default]
    Plain,
    /// Becomes several blocks where formulas and pictures of their own lines divide it.
    Paragraph,
    Heading(u8),
    Quote,
    List(Option<u64>, Vec<Vec<Block>>),
    Item,
    Code(Option<String>),
    Table(Vec<Align>, Vec<Vec<Inline>>, Vec<Vec<Vec<Inline>>>),
    Row(Vec<Vec<Inline>>),
    Cell,
    Emphasis,
    Strong,
    Strike,
    Link(String),
    Picture(String),
}

#[derive(Default)]
struct Reader {
    root: Frame,
    stack: Vec<Frame>,
    issues: Vec<Issue>,
    links: Vec<LinkFact>,
    pictures: Vec<PictureFact>,
    pieces: usize,
    /// Whether the text is of one line.
    in_line: bool,
}

impl Reader {
    fn read(&mut self, text: &str) {
        let options =
            Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH | Options::ENABLE_FOOTNOTES;
        let end = text.floor_char_boundary(LONGEST);
        if end < text.len() {
            self.issue(IssueKind::TooLong, end..text.len());
        }
        let mut skipped = 0_usize;
        for (event, range) in Parser::new_ext(&text[..end], options).into_offset_iter() {
            match &event {
                Event::Start(_) if skipped > 0 => skipped += 1,
                Event::End(_) if skipped > 0 => skipped -= 1,
                _ if skipped > 0 => {}
                Event::Start(Tag::HtmlBlock) => {
                    self.issue(IssueKind::RawHtml, range);
                    skipped = 1;
                }
                Event::Start(_) if self.stack.len() >= DEEPEST => {
                    self.issue(IssueKind::TooDeep, range);
                    skipped = 1;
                }
                _ if self.pieces >= MOST_PIECES => {
                    self.issue(IssueKind::TooLong, range.start..text.len());
                    break;
                }
                _ => self.event(event, range, text),
            }
        }
        while let Some(frame) = self.stack.pop() {
            self.close(frame);
        }
        flush(&mut self.root);
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>, text: &str) {
        self.pieces += 1;
        match event {
            Event::Start(tag) => self.open(tag, range),
            Event::End(_) => {
                if let Some(frame) = self.stack.pop() {
                    self.close(frame);
                }
            }
            Event::Text(piece) => self.text(&piece),
            Event::Code(code) => self.inline(Inline::Code { text: code.into_string() }),
            Event::InlineMath(source) => self.formula(&source, range, text, false),
            Event::DisplayMath(source) => self.formula(&source, range, text, true),
            Event::Html(_) | Event::InlineHtml(_) => self.issue(IssueKind::RawHtml, range),
            Event::FootnoteReference(label) => {
                self.issue(IssueKind::Footnote, range);
                self.text(&format!("[^{label}]"));
            }
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule => self.block(Block::Rule),
            Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let element = match tag {
            Tag::Paragraph => Element::Paragraph,
            Tag::Heading { level, .. } => Element::Heading(level as u8),
            Tag::BlockQuote(_) => Element::Quote,
            Tag::CodeBlock(CodeBlockKind::Indented) => Element::Code(None),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Element::Code(code_language(&info)),
            Tag::List(start) => Element::List(start, Vec::new()),
            Tag::Item => Element::Item,
            Tag::Table(align) => Element::Table(align.into_iter().map(alignment).collect(), Vec::new(), Vec::new()),
            Tag::TableHead | Tag::TableRow => Element::Row(Vec::new()),
            Tag::TableCell => Element::Cell,
            Tag::Emphasis => Element::Emphasis,
            Tag::Strong => Element::Strong,
            Tag::Strikethrough => Element::Strike,
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => Element::Link(format!("mailto:{dest_url}")),
            Tag::Link { dest_url, .. } => Element::Link(dest_url.into_string()),
            Tag::Image { dest_url, .. } => Element::Picture(dest_url.into_string()),
            Tag::FootnoteDefinition(_) => {
                self.issue(IssueKind::Footnote, range.clone());
                Element::Plain
            }
            // Never sent: their options are off, and blocks of HTML are skipped.
            Tag::HtmlBlock
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => Element::Plain,
        };
        self.stack.push(Frame { element, range, ..Frame::default() });
    }

    fn close(&mut self, mut frame: Frame) {
        if frame.takes_blocks() {
            flush(&mut frame);
        }
        let Frame { element, range, blocks, inlines: content, pictures } = frame;
        match element {
            Element::Plain | Element::Paragraph => blocks.into_iter().for_each(|block| self.block(block)),
            Element::Heading(level) => {
                self.block(Block::Heading { level, content });
                pictures.into_iter().for_each(|picture| self.block(picture));
            }
            Element::Quote => self.block(Block::Quote { blocks }),
            Element::List(start, items) => self.block(Block::List { start, items }),
            Element::Item => {
                if let Some(Frame { element: Element::List(_, items), .. }) = self.stack.last_mut() {
                    items.push(blocks);
                }
            }
            Element::Code(lang) => {
                let mut text = plain(&content);
                if text.ends_with('\n') {
                    text.pop();
                }
                self.block(Block::Code { lang, text });
            }
            Element::Table(align, head, rows) => {
                self.block(Block::Table { align, head, rows });
                pictures.into_iter().for_each(|picture| self.block(picture));
            }
            Element::Row(cells) => {
                if let Some(Frame { element: Element::Table(_, head, rows), .. }) = self.stack.last_mut() {
                    if head.is_empty() { *head = cells } else { rows.push(cells) }
                }
                self.keep_pictures(pictures);
            }
            Element::Cell => {
                if let Some(Frame { element: Element::Row(cells), .. }) = self.stack.last_mut() {
                    cells.push(content);
                }
                self.keep_pictures(pictures);
            }
            Element::Emphasis => self.wrap(Inline::Emphasis { content }, pictures),
            Element::Strong => self.wrap(Inline::Strong { content }, pictures),
            Element::Strike => self.wrap(Inline::Strike { content }, pictures),
            Element::Link(url) => self.link(url, content, pictures, range),
            Element::Picture(path) => self.picture(&path, plain(&content), range),
        }
    }

    fn link(&mut self, url: String, content: Vec<Inline>, pictures: Vec<Block>, range: Range<usize>) {
        let text = plain(&content);
        if !is_web(&url) {
            self.issue(IssueKind::LinkTarget(url), range);
            content.into_iter().for_each(|inline| self.inline(inline));
            self.keep_pictures(pictures);
        } else if is_blank(&content) {
            self.links.push(LinkFact { url, text, range });
            self.keep_pictures(pictures);
        } else {
            self.links.push(LinkFact { url: url.clone(), text, range });
            self.wrap(Inline::Link { url, content }, pictures);
        }
    }

    fn picture(&mut self, path: &str, alt: String, range: Range<usize>) {
        let issue = match within_catalogue(path) {
            Some(_) if self.in_line => IssueKind::PictureInLine,
            Some(path) => {
                self.pictures.push(PictureFact { path: path.clone(), alt: alt.clone(), range });
                let picture = Block::Image { path, alt };
                if self.top().takes_blocks() {
                    self.block(picture)
                } else {
                    self.keep_pictures(vec![picture])
                }
                return;
            }
            None => IssueKind::PicturePath(path.to_owned()),
        };
        self.issue(issue, range);
        self.text(&alt);
    }

    fn formula(&mut self, source: &str, range: Range<usize>, text: &str, display: bool) {
        let alt = source.split_whitespace().collect::<Vec<_>>().join(" ");
        match math::parse(source) {
            Ok(math) if display && !self.in_line && self.top().takes_blocks() => self.block(Block::Math { math, alt }),
            Ok(math) => self.inline(Inline::Math { math, alt }),
            Err(fault) => {
                let dollars = if display { 2 } else { 1 };
                let inner = range.start + dollars..range.end.saturating_sub(dollars);
                // Within quotations and lists the source has lost the marks at the heads of its lines.
                let exact = text.get(inner.clone()) == Some(source);
                let at = if exact { inner.start + fault.range.start..inner.start + fault.range.end } else { range };
                self.issue(IssueKind::Formula(fault.message), at);
                let dollars = &"$$"[..dollars];
                self.inline(Inline::Code { text: format!("{dollars}{alt}{dollars}") });
            }
        }
    }

    fn issue(&mut self, kind: IssueKind, range: Range<usize>) {
        self.issues.push(Issue { kind, range });
    }

    fn top(&mut self) -> &mut Frame {
        self.stack.last_mut().unwrap_or(&mut self.root)
    }

    fn text(&mut self, piece: &str) {
        match self.top().inlines.last_mut() {
            Some(Inline::Text { text }) => text.push_str(piece),
            _ => self.inline(Inline::Text { text: piece.to_owned() }),
        }
    }

    fn inline(&mut self, inline: Inline) {
        self.top().inlines.push(inline);
    }

    fn wrap(&mut self, inline: Inline, pictures: Vec<Block>) {
        self.inline(inline);
        self.keep_pictures(pictures);
    }

    fn keep_pictures(&mut self, pictures: Vec<Block>) {
        self.top().pictures.extend(pictures);
    }

    fn block(&mut self, block: Block) {
        let frame = self.top();
        flush(frame);
        frame.blocks.push(block);
    }
}

/// Makes a paragraph of the inlines that stand in a frame without one, as in tight lists.
fn flush(frame: &mut Frame) {
    let mut content = std::mem::take(&mut frame.inlines);
    if !is_blank(&content) {
        if let Some(Inline::Text { text }) = content.first_mut() {
            text.drain(..text.len() - text.trim_start().len());
        }
        if let Some(Inline::Text { text }) = content.last_mut() {
            text.truncate(text.trim_end().len());
        }
        frame.blocks.push(Block::Paragraph { content });
    }
    frame.blocks.append(&mut frame.pictures);
}

fn is_blank(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text { text } => text.trim().is_empty(),
        Inline::Break => true,
        Inline::Emphasis { content } | Inline::Strong { content } | Inline::Strike { content } => is_blank(content),
        _ => false,
    })
}

/// What inlines read, without their marks.
pub(super) fn plain(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text { text } | Inline::Code { text } => text.clone(),
            Inline::Math { alt, .. } => alt.clone(),
            Inline::Break => " ".to_owned(),
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Strike { content }
            | Inline::Link { content, .. } => plain(content),
        })
        .collect()
}

fn alignment(align: Alignment) -> Align {
    match align {
        Alignment::None | Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}

/// The language of a fenced block: the first word behind the fence, where it is a plain word.
fn code_language(info: &str) -> Option<String> {
    let word = info.split_whitespace().next()?;
    let plain = word.len() <= 32 && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-_#.".contains(&b));
    plain.then(|| word.to_ascii_lowercase())
}

/// Whether an address is one of the web or of a mailbox, which documents may link to.
pub fn is_web(url: &str) -> bool {
    let rest = ["https://", "http://", "mailto:"]
        .iter()
        .find(|scheme| url.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)))
        .map(|scheme| &url[scheme.len()..]);
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control()))
}

/// The path of a file within the catalogue without `.` and `..`; `None` for one that leaves it or is no path.
fn within_catalogue(path: &str) -> Option<String> {
    if path.starts_with('/') || path.contains([':', '\\']) || path.contains(char::is_control) {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
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
