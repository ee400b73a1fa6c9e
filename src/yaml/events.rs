//! The parser's events in our words. The only file that names the parser.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{
    ErrorKind, Event as Raw, Options, Parser, ScalarStyle, ScanError, Span, StrInput, StructureStyle, TryLoadError,
    TrySpannedEventReceiver,
};

use super::limits::DEPTH;

/// What comes next in a file.
pub(super) enum Event<'a> {
    /// A document begins.
    Document,
    /// A scalar; `plain` where it stands without quotes and is no block.
    Scalar { text: Cow<'a, str>, plain: bool },
    /// A list begins; `flow` in brackets.
    List { flow: bool },
    /// A mapping begins; `flow` in braces.
    Map { flow: bool },
    /// The list or mapping ends.
    End,
    /// An alias of the anchor with this number.
    Alias(usize),
}

/// An event with its place.
pub(super) struct Item<'a> {
    pub(super) event: Event<'a>,
    pub(super) range: Range<usize>,
    /// Number of the anchor on the node; 0 for none.
    pub(super) anchor: usize,
    /// The tag on the node: its core name if it is a core one, and its place.
    pub(super) tag: Option<(Option<&'static str>, Range<usize>)>,
}

/// Why the text is not YAML.
pub(super) struct SyntaxFault {
    pub(super) at: usize,
    /// Whether it is too deep rather than wrong.
    pub(super) deep: bool,
    pub(super) message: String,
    pub(super) hint: Option<&'static str>,
}

/// Why reading stopped before the end of a text.
pub(super) enum Stop<B> {
    /// The text is not YAML.
    Syntax(SyntaxFault),
    /// An event was refused.
    Refused(B),
}

/// Shows every event of a text in order, until one is refused. Events are pushed, not pulled: that copies each once less.
pub(super) fn each<'a, B>(text: &'a str, take: impl FnMut(Item<'a>) -> Result<(), B>) -> Result<(), Stop<B>> {
    parser(text, true).try_load(&mut Taker(take), true).map_err(|stopped| match stopped {
        TryLoadError::Scan(error) => Stop::Syntax(syntax_fault(text, &error)),
        TryLoadError::Receiver(refusal) => Stop::Refused(refusal),
    })
}

fn parser(text: &str, strict_indentation: bool) -> Parser<'_, StrInput<'_>> {
    let mut options = Options::default();
    options.strict_indentation = strict_indentation;
    options.disallow_directives = true;
    options.flow_nesting_limit = DEPTH;
    options.block_nesting_limit = DEPTH;
    Parser::new_from_str_with_options(text, options)
}

/// Takes the parser's events and hands them on in our words.
struct Taker<F>(F);

impl<'a, B, F: FnMut(Item<'a>) -> Result<(), B>> TrySpannedEventReceiver<'a> for Taker<F> {
    type Error = B;

    fn on_event(&mut self, raw: Raw<'a>, span: Span) -> Result<(), B> {
        let (event, anchor, tag) = match raw {
            Raw::DocumentStart(..) => (Event::Document, 0, None),
            Raw::Scalar(text, style, anchor, tag) => {
                (Event::Scalar { text, plain: style == ScalarStyle::Plain }, anchor, tag)
            }
            Raw::SequenceStart(style, anchor, tag) => {
                (Event::List { flow: style == StructureStyle::Flow }, anchor, tag)
            }
            Raw::MappingStart(style, anchor, tag) => (Event::Map { flow: style == StructureStyle::Flow }, anchor, tag),
            Raw::SequenceEnd | Raw::MappingEnd => (Event::End, 0, None),
            Raw::Alias(anchor) => (Event::Alias(anchor), 0, None),
            _ => return Ok(()),
        };
        let range = span.byte_range().unwrap_or_default();
        let tag = tag.map(|tag| {
            let place = span.tag_span().and_then(|span| span.byte_range()).unwrap_or_else(|| range.clone());
            (core_name(tag.core_suffix()), place)
        });
        (self.0)(Item { event, range, anchor, tag })
    }
}

fn core_name(suffix: Option<&str>) -> Option<&'static str> {
    ["str", "int", "float", "bool", "null", "map", "seq"].into_iter().find(|name| Some(*name) == suffix)
}

/// What is said of a fault. A quote that is never closed is met first as a line that is not indented: only a milder reading
/// finds the quote.
fn syntax_fault(text: &str, error: &ScanError) -> SyntaxFault {
    let milder = || parser(text, false).find_map(Result::err);
    let quoted = *error.kind() == ErrorKind::InvalidQuotedScalarIndent;
    let unclosed = quoted.then(milder).flatten().filter(|error| *error.kind() == ErrorKind::UnclosedQuotedScalar);
    let error = unclosed.as_ref().unwrap_or(error);
    let (message, hint) = explain(error.kind());
    SyntaxFault {
        at: error.marker().byte_offset().unwrap_or_default(),
        deep: *error.kind() == ErrorKind::RecursionLimitExceeded,
        message,
        hint,
    }
}

/// The commoner mistakes in our words; the rest in the parser's.
fn explain(kind: &ErrorKind) -> (String, Option<&'static str>) {
    const QUOTE: Option<&str> = Some("put a text with such characters into quotes");
    const SPACES: Option<&str> = Some("indent by spaces");
    const ALIGN: Option<&str> = Some("keys of one mapping and items of one list stand under one another");
    let (message, hint) = match kind {
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => (
            "a `:` where no key can stand",
            Some("put a text with `: ` into quotes; keys of one mapping stand under one another"),
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => ("a key without its `:`", ALIGN),
        ErrorKind::ExpectedBlockMappingKey => ("a line that is no key of the mapping", ALIGN),
        ErrorKind::InvalidIndentation => (
            "a line within brackets, braces or quotes that is not indented",
            Some("indent it more than its key, or close what is open before it"),
        ),
        ErrorKind::ExpectedBlockSequenceEntry => ("a line that is no item of the list", ALIGN),
        ErrorKind::BlockSequenceEntryNotAllowed | ErrorKind::MappingKeyNotAllowed => {
            ("a list or mapping begins where none can stand", ALIGN)
        }
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => ("a tab in the indentation", SPACES),
        ErrorKind::UnclosedQuotedScalar => ("a quote that is not closed", None),
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            ("text after a closing quote", Some("double a `'` within single quotes, write `\\\"` within double ones"))
        }
        ErrorKind::UnknownQuotedScalarEscape => {
            ("an unknown escape in double quotes", Some("write `\\\\` for a backslash, or use single quotes"))
        }
        ErrorKind::InvalidQuotedScalarIndent | ErrorKind::InvalidFlowScalarIndent => (
            "a line of a quoted text that is not indented",
            Some("close the quote before it, or indent it more than its key"),
        ),
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::UnexpectedEofFlowMapping => {
            ("expected `,` or `}` in a mapping in braces", QUOTE)
        }
        ErrorKind::ExpectedFlowSequenceSeparator | ErrorKind::UnexpectedEofFlowSequence => {
            ("expected `,` or `]` in a list in brackets", QUOTE)
        }
        ErrorKind::MisplacedFlowCollectionEnd => ("a closing bracket without an opening one", QUOTE),
        ErrorKind::UnclosedFlowCollection { open } => return (format!("a `{open}` that is not closed"), None),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            return (format!("a `{open}` closed by `{close}`"), None);
        }
        ErrorKind::UnexpectedCharacter { character } => {
            return (format!("a text can't begin with `{}`", character.escape_default()), QUOTE);
        }
        ErrorKind::UnknownAnchor => ("an alias of an anchor that is not defined above", QUOTE),
        ErrorKind::MissingAnchorOrAliasName => ("a `*` or `&` without a name", QUOTE),
        ErrorKind::DirectiveDisallowed => ("a directive", Some("remove the line that begins with `%`")),
        ErrorKind::BlockEntryInFlowCollection => ("a `-` in brackets or braces", QUOTE),
        ErrorKind::InvalidBlockScalarIndent => ("a line of a block text that is indented otherwise", SPACES),
        ErrorKind::DocumentIndicatorInQuotedScalar => ("`---` within a quoted text", Some("close the quote")),
        ErrorKind::ExpectedDocumentStart
        | ErrorKind::ExpectedNodeContent
        | ErrorKind::UnexpectedEof
        | ErrorKind::UnexpectedEofBlockSequence
        | ErrorKind::UnexpectedEofBlockMapping => ("something that can't stand here", QUOTE),
        ErrorKind::InvalidBlockScalarHeader => {
            ("text after `|` or `>`", Some("begin the text on the next line, or put it into quotes"))
        }
        ErrorKind::MissingTagUri
        | ErrorKind::InvalidTagTerminator
        | ErrorKind::UnclosedVerbatimTag
        | ErrorKind::InvalidTagEscape
        | ErrorKind::UndeclaredTagHandle => ("a tag that can't be read", QUOTE),
        ErrorKind::CommentNotSeparated => ("a comment without a blank before it", Some("write a blank before `#`")),
        ErrorKind::CommentInterceptedScalar => ("a comment within a text", QUOTE),
        ErrorKind::RecursionLimitExceeded => {
            return (format!("values are nested more than {DEPTH} levels deep"), None);
        }
        other => return (other.to_string(), None),
    };
    (message.to_owned(), hint)
}
