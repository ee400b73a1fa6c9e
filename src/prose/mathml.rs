//! Formulas as MathML.

use super::html::escape;
use super::{Math, math};

/// Appends a formula; `block` for one of its own line.
pub(super) fn write(html: &mut String, formula: &Math, alt: &str, block: bool) {
    html.push_str(if block { "<math display=\"block\" alttext=\"" } else { "<math alttext=\"" });
    escape(html, alt);
    html.push_str("\">");
    part(html, formula);
    html.push_str("</math>");
}

fn part(html: &mut String, formula: &Math) {
    match formula {
        Math::Row { items } => {
            html.push_str("<mrow>");
            for (i, item) in items.iter().enumerate() {
                if i > 0 && stand_apart(&items[i - 1], item) {
                    html.push_str("<mspace width=\"0.2em\"></mspace>");
                }
                part(html, item);
            }
            html.push_str("</mrow>");
        }
        Math::Symbol { text } => symbol(html, text),
        Math::Words { text } if math::takes_limits(text) => leaf(html, "mo", " movablelimits=\"true\"", text),
        Math::Words { text } if text.chars().all(char::is_alphabetic) && text.chars().count() > 1 => {
            leaf(html, "mi", "", text);
        }
        Math::Words { text } => leaf(html, "mtext", "", text),
        Math::Fraction { above, below } => element(html, "mfrac", &[above, below]),
        Math::Root { index: None, body } => element(html, "msqrt", &[body]),
        Math::Root { index: Some(index), body } => element(html, "mroot", &[body, index]),
        Math::Attach { base, below, above } => {
            let limits = takes_limits(base);
            match (below, above) {
                (Some(below), Some(above)) => {
                    element(html, if limits { "munderover" } else { "msubsup" }, &[base, below, above]);
                }
                (Some(below), None) => element(html, if limits { "munder" } else { "msub" }, &[base, below]),
                (None, Some(above)) => element(html, if limits { "mover" } else { "msup" }, &[base, above]),
                (None, None) => part(html, base),
            }
        }
        Math::Group { open, body, close } => {
            html.push_str("<mrow>");
            leaf(html, "mo", " form=\"prefix\" stretchy=\"true\"", open);
            part(html, body);
            leaf(html, "mo", " form=\"postfix\" stretchy=\"true\"", close);
            html.push_str("</mrow>");
        }
        Math::Accent { accent, body } => {
            html.push_str("<mover accent=\"true\">");
            part(html, body);
            leaf(html, "mo", "", spacing(accent));
            html.push_str("</mover>");
        }
    }
}

fn element(html: &mut String, name: &str, parts: &[&Math]) {
    html.push_str(&format!("<{name}>"));
    parts.iter().for_each(|formula| part(html, formula));
    html.push_str(&format!("</{name}>"));
}

fn leaf(html: &mut String, name: &str, attributes: &str, text: &str) {
    html.push_str(&format!("<{name}{attributes}>"));
    escape(html, text);
    html.push_str(&format!("</{name}>"));
}

fn symbol(html: &mut String, text: &str) {
    let first = text.chars().next().unwrap_or(' ');
    match first {
        c if c.is_whitespace() => leaf(html, "mtext", "", text),
        c if c.is_numeric() => leaf(html, "mn", "", text),
        c if c.is_alphabetic() || "∞∅ℏ℘".contains(c) => leaf(html, "mi", "", text),
        _ => leaf(html, "mo", "", text),
    }
}

/// Whether there is space between two neighbours: beside words, unless a bracket or an operator brings its own.
fn stand_apart(left: &Math, right: &Math) -> bool {
    let words = |part: &Math| match part {
        Math::Words { .. } => true,
        Math::Attach { base, .. } => matches!(**base, Math::Words { .. }),
        _ => false,
    };
    let operator = |part: &Math| match part {
        Math::Symbol { text } => !text.chars().any(char::is_alphanumeric),
        _ => false,
    };
    let brackets = words(left) && matches!(right, Math::Group { .. });
    (words(left) || words(right)) && !operator(left) && !operator(right) && !brackets
}

/// Whether indices stand above and below in a formula of its own line: at sums and `lim`, not at integrals.
fn takes_limits(base: &Math) -> bool {
    match base {
        Math::Symbol { text } => "∑∏∐⋀⋁⋂⋃⨀⨁⨂⨄⨆".contains(text.as_str()) && !text.is_empty(),
        Math::Words { text } => math::takes_limits(text),
        _ => false,
    }
}

/// The accent as a character that stands on its own.
fn spacing(accent: &str) -> &str {
    match accent {
        "\u{300}" => "`",
        "\u{301}" => "´",
        "\u{302}" => "^",
        "\u{303}" => "~",
        "\u{304}" | "\u{305}" => "¯",
        "\u{306}" => "˘",
        "\u{307}" => "˙",
        "\u{308}" => "¨",
        "\u{30c}" => "ˇ",
        "\u{20d7}" => "→",
        accent => accent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The content of a formula's element, or why it can't be read and what is to blame.
    #[track_caller]
    fn case(source: &str, expected: &str) {
        let html = match math::parse(source) {
            Ok(formula) => {
                let mut html = String::new();
                part(&mut html, &formula);
                html
            }
            Err(fault) => format!("{}: {}", &source[fault.range], fault.message),
        };
        assert_eq!(html, expected);
    }

    #[test]
    fn formulas_become_mathml() {
        case("x_1^2", "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>");
        case("alpha -> oo", "<mrow><mi>α</mi><mo>→</mo><mi>∞</mi></mrow>");
        case("(a+b)/2.5", "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2.5</mn></mfrac>");
        case(
            "root(3, x) + sqrt(y)",
            "<mrow><mroot><mi>x</mi><mn>3</mn></mroot><mo>+</mo><msqrt><mi>y</mi></msqrt></mrow>",
        );
        case("√x", "<msqrt><mi>x</mi></msqrt>");
        case(
            "sum_(i=1)^n i",
            "<mrow><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi></mrow>",
        );
        case(
            "O(n log n)",
            "<mrow><mi>O</mi><mrow><mo form=\"prefix\" stretchy=\"true\">(</mo><mrow><mi>n</mi><mspace width=\"0.2em\"></mspace>\
             <mi>log</mi><mspace width=\"0.2em\"></mspace><mi>n</mi></mrow>\
             <mo form=\"postfix\" stretchy=\"true\">)</mo></mrow></mrow>",
        );
        case(
            "max(a, b)",
            "<mrow><mo movablelimits=\"true\">max</mo><mrow><mo form=\"prefix\" stretchy=\"true\">(</mo><mrow><mi>a</mi>\
             <mo>,</mo><mi>b</mi></mrow><mo form=\"postfix\" stretchy=\"true\">)</mo></mrow></mrow>",
        );
        case("hat(y)'", "<msup><mover accent=\"true\"><mi>y</mi><mo>^</mo></mover><mo>′</mo></msup>");
        case(
            "\"если\" x <= 5%",
            "<mrow><mi>если</mi><mspace width=\"0.2em\"></mspace><mi>x</mi><mo>≤</mo><mn>5</mn><mo>%</mo></mrow>",
        );
        case("arrow.r.double quad \\#", "<mrow><mo>⇒</mo><mtext>\u{2003}</mtext><mo>#</mo></mrow>");
        case("n!", "<mrow><mi>n</mi><mo>!</mo></mrow>");
    }

    #[test]
    fn what_is_not_mathematics_is_blamed() {
        case("x + #read(\"a\")", "#: code is not run in texts");
        case("a + foo", "foo: `foo` is no known name; put words between quotes: `\"foo\"`");
        case("arrow.zzz", "arrow.zzz: `arrow` has no form `zzz`");
        case("frac(a)", "frac(a): `frac` has 1 where it takes 2 arguments");
        case("a \\ b", "\\: a formula has one line: `\\` and `&` have no place in it");
        case("mat(a; b)", "mat: `mat` is no known name; put words between quotes: `\"mat\"`");
        case(&"(".repeat(2000), &format!("{}: it is longer than 1024 bytes", "(".repeat(2000)));
        case(&"sqrt(".repeat(100), "(: unclosed delimiter");
        let deep = format!("{}x{}", "sqrt(".repeat(100), ")".repeat(100));
        assert_eq!(
            math::parse(&deep).map_err(|fault| fault.message),
            Err("it is nested deeper than 12 levels".to_owned())
        );
    }
}
