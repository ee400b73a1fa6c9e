//! Events of the CommonMark parser to blocks and inlines.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag};

use super::address::{is_web, within_catalogue};
use super::issue::{DEEPEST, LONGEST, MOST_PIECES};
use super::{Align, Block, Inline, Issue, IssueKind, LinkFact, PictureFact, math};

/// An element that is being read: what it is, and its content so far.
#[derive(Default)]
pub(super) struct Frame {
    element: Element,
    range: Range<usize>,
    pub(super) blocks: Vec<Block>,
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

/// Builds the tree from the events of the CommonMark parser.
#[derive(Default)]
pub(super) struct Reader {
    /// The text so far.
    pub(super) root: Frame,
    stack: Vec<Frame>,
    pub(super) issues: Vec<Issue>,
    pub(super) links: Vec<LinkFact>,
    pub(super) pictures: Vec<PictureFact>,
    pieces: usize,
    /// Whether the text is of one line.
    in_line: bool,
}

impl Reader {
    /// A reader for a text of one line.
    pub(super) fn of_line() -> Self {
        Self { in_line: true, ..Self::default() }
    }

    /// Reads a text to its end.
    pub(super) fn read(&mut self, text: &str) {
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
