//! CommonMark to the tree. Every text is read to its end whatever stands in it; what can't be kept becomes an [`Issue`].

use std::fmt;
use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag};

use super::{Align, Block, Inline, math};

/// Longest text that is read, in bytes.
const LONGEST: usize = 256 << 10;
/// Deepest nesting of blocks and inlines: two levels of JSON each, and JSON readers stop at 128.
const DEEPEST: usize = 24;
/// Most pieces of a text: bounds tables whose short rows are filled up to the head.
const MOST_PIECES: usize = 50_000;

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

/// Something that could not be kept as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// What it is.
    pub kind: IssueKind,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// Kinds of [`Issue`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssueKind {
    /// Raw HTML: its tags are dropped.
    RawHtml,
    /// A link to something other than `http`, `https` or `mailto`: its text is kept, its address is dropped.
    LinkTarget(String),
    /// A picture outside the catalogue: its alternative text is printed instead.
    PicturePath(String),
    /// A picture where a line of text is expected: its alternative text is printed instead.
    PictureInLine,
    /// A formula that can't be read, and why: it is printed as code.
    Formula(String),
    /// A footnote: it is printed where it stands.
    Footnote,
    /// Nested too deep: dropped.
    TooDeep,
    /// Too long: the rest is dropped.
    TooLong,
}

impl IssueKind {
    /// The issue's name among findings.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::RawHtml => "raw-html",
            Self::LinkTarget(_) => "link-not-web",
            Self::PicturePath(_) => "picture-outside",
            Self::PictureInLine => "picture-in-line",
            Self::Formula(_) => "formula-unreadable",
            Self::Footnote => "footnote-unsupported",
            Self::TooDeep => "text-too-deep",
            Self::TooLong => "text-too-long",
        }
    }

    /// What cures it.
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::RawHtml => "use Markdown instead, or put literal tags between backticks: `<b>`",
            Self::LinkTarget(_) => "write the whole address, beginning with `https://` or `mailto:`",
            Self::PicturePath(_) => "put the picture into the catalogue and write its path from the catalogue's folder",
            Self::PictureInLine => "move the picture to a text that may have several paragraphs",
            Self::Formula(_) => "formulas are Typst mathematics, such as `$x_1^2 / sqrt(n)$`; write `\\$` for a dollar sign",
            Self::Footnote => "put the note into the text, in brackets",
            Self::TooDeep => "make the lists flatter",
            Self::TooLong => "split the text",
        }
    }
}

impl fmt::Display for IssueKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RawHtml => f.write_str("raw HTML is not printed"),
            Self::LinkTarget(url) => write!(f, "`{url}` is not an address of the web or of a mailbox"),
            Self::PicturePath(path) => write!(f, "`{path}` is not a picture within the catalogue"),
            Self::PictureInLine => f.write_str("a picture can't stand in a text of one line"),
            Self::Formula(why) => write!(f, "the formula can't be read: {why}"),
            Self::Footnote => f.write_str("footnotes are not supported"),
            Self::TooDeep => write!(f, "nested deeper than {DEEPEST} levels"),
            Self::TooLong => write!(f, "the text is longer than {} KiB or {MOST_PIECES} pieces", LONGEST >> 10),
        }
    }
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
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_MATH
            | Options::ENABLE_FOOTNOTES;
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
                if self.top().takes_blocks() { self.block(picture) } else { self.keep_pictures(vec![picture]) }
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
fn plain(content: &[Inline]) -> String {
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

/// Whether an address is one of the web or of a mailbox.
fn is_web(url: &str) -> bool {
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
