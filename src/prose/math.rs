//! Formulas: Typst's syntax of mathematics, read and never evaluated.

use std::ops::Range;

use codex::{Def, ModifierSet, SYM};
use typst::syntax::{SyntaxKind, SyntaxNode, ast, parse_math};

use super::Math;

/// Longest formula, in bytes; bounds the depth of Typst's syntax tree too.
const LONGEST: usize = 1024;
/// Deepest nesting of the tree.
const DEEPEST: usize = 12;

/// Names that are set upright; the flag tells those that take indices above and below in a formula of its own line.
const OPERATORS: [(&str, &str, bool); 40] = [
    ("Pr", "Pr", true),
    ("arccos", "arccos", false),
    ("arcsin", "arcsin", false),
    ("arctan", "arctan", false),
    ("arg", "arg", false),
    ("argmax", "arg max", true),
    ("argmin", "arg min", true),
    ("cos", "cos", false),
    ("cosh", "cosh", false),
    ("cot", "cot", false),
    ("coth", "coth", false),
    ("csc", "csc", false),
    ("ctg", "ctg", false),
    ("deg", "deg", false),
    ("det", "det", true),
    ("dif", "d", false),
    ("dim", "dim", false),
    ("exp", "exp", false),
    ("gcd", "gcd", true),
    ("id", "id", false),
    ("im", "im", false),
    ("inf", "inf", true),
    ("ker", "ker", false),
    ("lcm", "lcm", true),
    ("lg", "lg", false),
    ("lim", "lim", true),
    ("liminf", "lim inf", true),
    ("limsup", "lim sup", true),
    ("ln", "ln", false),
    ("log", "log", false),
    ("max", "max", true),
    ("min", "min", true),
    ("mod", "mod", false),
    ("sec", "sec", false),
    ("sin", "sin", false),
    ("sinh", "sinh", false),
    ("sup", "sup", true),
    ("tan", "tan", false),
    ("tg", "tg", false),
    ("tr", "tr", false),
];

const SPACES: [(&str, &str); 5] = [
    ("med", "\u{205f}"),
    ("quad", "\u{2003}"),
    ("thick", "\u{2004}"),
    ("thin", "\u{2009}"),
    ("wide", "\u{2003}\u{2003}"),
];

const ACCENTS: [(&str, &str); 10] = [
    ("acute", "\u{301}"),
    ("arrow", "\u{20d7}"),
    ("bar", "\u{304}"),
    ("breve", "\u{306}"),
    ("caron", "\u{30c}"),
    ("dot", "\u{307}"),
    ("hat", "\u{302}"),
    ("macron", "\u{304}"),
    ("overline", "\u{305}"),
    ("tilde", "\u{303}"),
];

const FENCES: [(&str, &str, &str); 5] =
    [("abs", "|", "|"), ("ceil", "⌈", "⌉"), ("floor", "⌊", "⌋"), ("norm", "‖", "‖"), ("round", "⌊", "⌉")];

/// Functions that are no accents and no brackets.
const FUNCTIONS: [&str; 6] = ["frac", "op", "root", "sqrt", "text", "upright"];

/// Why a formula can't be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) range: Range<usize>,
}

/// Whether indices of these upright words stand above and below them in a formula of its own line.
pub(super) fn takes_limits(words: &str) -> bool {
    OPERATORS.iter().any(|(_, text, limits)| *limits && *text == words)
}

/// Reads the source of a formula.
pub(super) fn parse(source: &str) -> Result<Math, Fault> {
    if source.len() > LONGEST {
        return Err(Fault { message: format!("it is longer than {LONGEST} bytes"), range: 0..source.len() });
    }
    row(parse_math(source).children(), 0, 0)
}

/// A node with its first byte in the source.
type Placed<'a> = (usize, &'a SyntaxNode);

fn placed<'a>(nodes: impl Iterator<Item = &'a SyntaxNode>, mut at: usize) -> Vec<Placed<'a>> {
    nodes
        .map(|node| {
            let start = at;
            at += node.len();
            (start, node)
        })
        .collect()
}

fn fault<T>(message: impl Into<String>, (at, node): Placed<'_>) -> Result<T, Fault> {
    Err(Fault { message: message.into(), range: at..at + node.len() })
}

/// Nodes side by side; spaces and brackets that only group are left out.
fn row<'a>(nodes: impl Iterator<Item = &'a SyntaxNode>, at: usize, depth: usize) -> Result<Math, Fault> {
    let mut items = Vec::new();
    for node in placed(nodes, at) {
        if !is_silent(node.1) {
            match convert(node, depth + 1)? {
                Math::Row { items: inner } => items.extend(inner),
                item => items.push(item),
            }
        }
    }
    Ok(match items.len() {
        1 => items.remove(0),
        _ => Math::Row { items },
    })
}

fn is_silent(node: &SyntaxNode) -> bool {
    use SyntaxKind::{BlockComment, LeftParen, LineComment, RightParen, Space};
    matches!(node.kind(), Space | LeftParen | RightParen | LineComment | BlockComment)
}

fn convert(placed_node: Placed<'_>, depth: usize) -> Result<Math, Fault> {
    let (at, node) = placed_node;
    if depth > DEEPEST {
        return fault(format!("it is nested deeper than {DEEPEST} levels"), placed_node);
    }
    let symbol = |text: &str| Ok(Math::Symbol { text: text.to_owned() });
    match node.kind() {
        SyntaxKind::Math => row(node.children(), at, depth),
        SyntaxKind::MathText => symbol(node.leaf_text()),
        SyntaxKind::MathIdent | SyntaxKind::MathFieldAccess => name(&node.full_text(), placed_node),
        SyntaxKind::MathShorthand => match node.cast::<ast::MathShorthand<'_>>() {
            Some(shorthand) => symbol(&shorthand.get().to_string()),
            None => symbol(node.leaf_text()),
        },
        SyntaxKind::Escape => symbol(&node.cast::<ast::Escape<'_>>().map(|e| e.get().to_string()).unwrap_or_default()),
        SyntaxKind::Str => {
            Ok(Math::Words { text: node.cast::<ast::Str<'_>>().map(|s| s.get().to_string()).unwrap_or_default() })
        }
        SyntaxKind::MathPrimes => symbol(&"′".repeat(node.len())),
        SyntaxKind::MathDelimited => delimited(placed_node, depth),
        SyntaxKind::MathAttach => attach(placed_node, depth),
        SyntaxKind::MathFrac => match parts(placed_node).as_slice() {
            [above, .., below] => Ok(Math::Fraction {
                above: Box::new(convert(*above, depth + 1)?),
                below: Box::new(convert(*below, depth + 1)?),
            }),
            _ => fault("a fraction has two parts", placed_node),
        },
        SyntaxKind::MathRoot => match parts(placed_node).as_slice() {
            [(_, sign), .., body] => {
                let index = match sign.leaf_text().as_str() {
                    "∛" => Some("3"),
                    "∜" => Some("4"),
                    _ => None,
                };
                Ok(Math::Root {
                    index: index.map(|text| Box::new(Math::Symbol { text: text.to_owned() })),
                    body: Box::new(convert(*body, depth + 1)?),
                })
            }
            _ => fault("a root needs something under it", placed_node),
        },
        SyntaxKind::MathCall => call(placed_node, depth),
        SyntaxKind::Hash => fault("code is not run in texts", placed_node),
        SyntaxKind::Linebreak | SyntaxKind::MathAlignPoint => {
            fault("a formula has one line: `\\` and `&` have no place in it", placed_node)
        }
        SyntaxKind::Error => {
            let message = node.errors_and_warnings().0.first().map(|error| error.message.to_string());
            fault(message.unwrap_or_else(|| "it is not mathematics".to_owned()), placed_node)
        }
        kind => fault(format!("{} has no place in it", kind.name()), placed_node),
    }
}

/// The children that mean something.
fn parts<'a>((at, node): Placed<'a>) -> Vec<Placed<'a>> {
    placed(node.children(), at).into_iter().filter(|(_, child)| !is_silent(child)).collect()
}

fn delimited(node: Placed<'_>, depth: usize) -> Result<Math, Fault> {
    let parts = parts(node);
    let [open, body @ .., close] = parts.as_slice() else {
        return fault("brackets must be closed", node);
    };
    let bracket = |(_, node): &Placed<'_>| match node.cast::<ast::MathShorthand<'_>>() {
        Some(shorthand) => shorthand.get().to_string(),
        None => node.leaf_text().to_string(),
    };
    let mut items = Vec::new();
    for part in body {
        items.push(convert(*part, depth + 1)?);
    }
    let body = if items.len() == 1 { items.remove(0) } else { Math::Row { items } };
    Ok(Math::Group { open: bracket(open), body: Box::new(body), close: bracket(close) })
}

fn attach(node: Placed<'_>, depth: usize) -> Result<Math, Fault> {
    let (mut base, mut below, mut above, mut primes) = (None, None, None, None);
    let mut slot = &mut base;
    for part in parts(node) {
        match part.1.kind() {
            SyntaxKind::Underscore => slot = &mut below,
            SyntaxKind::Hat => slot = &mut above,
            SyntaxKind::MathPrimes => primes = Some(convert(part, depth + 1)?),
            _ => *slot = Some(convert(part, depth + 1)?),
        }
    }
    let Some(base) = base else {
        return fault("an index needs something to stand at", node);
    };
    let above = match (primes, above) {
        (Some(primes), Some(above)) => Some(Math::Row { items: vec![primes, above] }),
        (primes, above) => primes.or(above),
    };
    Ok(Math::Attach { base: Box::new(base), below: below.map(Box::new), above: above.map(Box::new) })
}

/// What a name stands for: an operator, a space or a symbol such as `alpha` and `arrow.r`.
fn name(name: &str, node: Placed<'_>) -> Result<Math, Fault> {
    if let Some((_, words, _)) = OPERATORS.iter().find(|(operator, ..)| *operator == name) {
        return Ok(Math::Words { text: (*words).to_owned() });
    }
    if let Some((_, space)) = SPACES.iter().find(|(known, _)| *known == name) {
        return Ok(Math::Symbol { text: (*space).to_owned() });
    }
    let (head, modifiers) = name.split_once('.').unwrap_or((name, ""));
    let mut each: Vec<&str> = modifiers.split('.').collect();
    each.sort_unstable();
    let doubled = each.windows(2).any(|pair| pair[0] == pair[1]);
    match SYM.get(head).map(|binding| binding.def) {
        Some(Def::Symbol(symbol)) if !doubled => match symbol.get(ModifierSet::from_raw_dotted(modifiers)) {
            // U+FE0E only asks for a sign that is no picture, as all of mathematics is.
            Some((text, _)) => Ok(Math::Symbol { text: text.trim_end_matches('\u{fe0e}').to_owned() }),
            None => fault(format!("`{head}` has no form `{modifiers}`"), node),
        },
        _ => fault(format!("`{name}` is no known name; put words between quotes: `\"{name}\"`"), node),
    }
}

fn call(node: Placed<'_>, depth: usize) -> Result<Math, Fault> {
    let children = parts(node);
    let [callee, args] = children.as_slice() else {
        return fault("a call has a name and arguments", node);
    };
    let function = callee.1.full_text();
    let known = |name: &str| name == function;
    let is_function = FUNCTIONS.iter().any(|name| known(name))
        || ACCENTS.iter().any(|(name, _)| known(name))
        || FENCES.iter().any(|(name, ..)| known(name));
    // A name that is no function stands before brackets, as in `log(n)`.
    let plain = if is_function { None } else { Some(name(&function, *callee)?) };
    let arguments = arguments(*args, depth)?;
    let count = arguments.len();
    let mut each = arguments.into_iter().map(Box::new);
    let mut next = || each.next().unwrap_or_else(|| Box::new(Math::Row { items: Vec::new() }));
    let expects = |wanted: usize| {
        let arguments = if wanted == 1 { "argument" } else { "arguments" };
        if count == wanted {
            Ok(())
        } else {
            fault(format!("`{function}` has {count} where it takes {wanted} {arguments}"), node)
        }
    };
    if let Some((_, accent)) = ACCENTS.iter().find(|(accent, _)| *accent == function) {
        expects(1)?;
        return Ok(Math::Accent { accent: (*accent).to_owned(), body: next() });
    }
    if let Some((_, open, close)) = FENCES.iter().find(|(fence, ..)| *fence == function) {
        expects(1)?;
        return Ok(Math::Group { open: (*open).to_owned(), body: next(), close: (*close).to_owned() });
    }
    match function.as_str() {
        "frac" => {
            expects(2)?;
            Ok(Math::Fraction { above: next(), below: next() })
        }
        "sqrt" => {
            expects(1)?;
            Ok(Math::Root { index: None, body: next() })
        }
        "root" => {
            expects(2)?;
            Ok(Math::Root { index: Some(next()), body: next() })
        }
        "op" | "upright" | "text" => {
            match args.1.children().filter(|child| !is_silent(child)).collect::<Vec<_>>().as_slice() {
                [word] if matches!(word.kind(), SyntaxKind::Str | SyntaxKind::MathText) => {
                    let text = word
                        .cast::<ast::Str<'_>>()
                        .map_or_else(|| word.leaf_text().to_string(), |s| s.get().to_string());
                    Ok(Math::Words { text })
                }
                _ => fault(format!("`{function}` takes words between quotes"), node),
            }
        }
        _ => {
            let mut inner = Vec::new();
            for (i, argument) in each.enumerate() {
                if i > 0 {
                    inner.push(Math::Symbol { text: ",".to_owned() });
                }
                inner.push(*argument);
            }
            let body = if inner.len() == 1 { inner.remove(0) } else { Math::Row { items: inner } };
            let group = Math::Group { open: "(".to_owned(), body: Box::new(body), close: ")".to_owned() };
            Ok(Math::Row { items: plain.into_iter().chain([group]).collect() })
        }
    }
}

/// The arguments of a call: plain ones only.
fn arguments(node: Placed<'_>, depth: usize) -> Result<Vec<Math>, Fault> {
    let mut arguments = Vec::new();
    for part in parts(node) {
        match part.1.kind() {
            SyntaxKind::Comma => {}
            SyntaxKind::Semicolon => return fault("rows of arguments have no place in it", part),
            SyntaxKind::Named | SyntaxKind::Spread => return fault("named arguments have no place in it", part),
            _ => arguments.push(convert(part, depth + 1)?),
        }
    }
    Ok(arguments)
}
