//! Straight quotation marks and apostrophes.

use super::OBJECT;

/// The marks of a language: outer and inner pair.
type Marks = [(char, char); 2];

const RUSSIAN: Marks = [('«', '»'), ('„', '“')];
const ENGLISH: Marks = [('“', '”'), ('‘', '’')];

/// Most marks that wait for their partner: what is behind more of them is no quotation, and looking back stays cheap.
const MOST_OPEN: usize = 32;

/// A mark with its partner: straight ones are given their form by depth, others only count.
struct Pair {
    open: usize,
    close: usize,
    straight: Option<char>,
}

/// Gives straight quotation marks the form of the language by depth; one without a partner stays straight.
pub(super) fn set(lang: &str, chars: &mut [char], fixed: &[bool]) {
    let marks = match lang {
        "ru" => RUSSIAN,
        "en" => ENGLISH,
        _ => return,
    };
    let fixed: Vec<bool> = (0..chars.len()).map(|at| fixed[at] || is_code(chars, at)).collect();
    let fixed = fixed.as_slice();
    // Marks that have got their form can free others; a text that needs more rounds is no text.
    for _ in 0..8 {
        if !round(lang, marks, chars, fixed) {
            break;
        }
    }
}

/// Whether a mark opens an argument, as in `read("file")`: behind a bracket that follows a letter no quotation begins.
fn is_code(chars: &[char], at: usize) -> bool {
    let before = |n: usize| at.checked_sub(n).and_then(|at| chars.get(at));
    matches!(chars[at], '"' | '\'') && before(1) == Some(&'(') && before(2).is_some_and(|c| c.is_alphanumeric())
}

/// Gives all pairs their form; whether there was anything to do.
fn round(lang: &str, marks: Marks, chars: &mut [char], fixed: &[bool]) -> bool {
    let before = chars.to_vec();
    let pairs = pairs(chars, fixed, lang);
    let mut sides = vec![None; chars.len()];
    for (i, pair) in pairs.iter().enumerate() {
        sides[pair.open] = Some((i, true));
        sides[pair.close] = Some((i, false));
    }
    let mut depth = 0_usize;
    for (at, side) in sides.iter().enumerate() {
        let Some((pair, opens)) = side else { continue };
        if !opens {
            depth = depth.saturating_sub(1);
        }
        let (open, close) = match pairs[*pair].straight {
            // Single marks are always the inner ones of English, whatever they stand in.
            Some('\'') if lang == "en" => marks[1],
            Some(_) => marks[depth % 2],
            None => (chars[pairs[*pair].open], chars[pairs[*pair].close]),
        };
        chars[at] = if *opens { open } else { close };
        if *opens {
            depth += 1;
        }
    }
    apostrophes(lang, chars, fixed, &sides);
    before != chars
}

/// Marks that belong together, found as brackets are.
fn pairs(chars: &[char], fixed: &[bool], lang: &str) -> Vec<Pair> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut pairs = Vec::new();
    let mut close = |open: &mut Vec<(usize, char)>, at: usize, mark: char, straight: Option<char>| {
        if let Some(partner) = open.iter().rposition(|(_, known)| *known == mark) {
            pairs.push(Pair { open: open[partner].0, close: at, straight });
            open.truncate(partner);
            return true;
        }
        false
    };
    for (at, &c) in chars.iter().enumerate() {
        if fixed[at] {
            continue;
        }
        if open.len() > MOST_OPEN {
            open.remove(0);
        }
        match c {
            '"' | '\'' => {
                let (opens, closes) = directions(chars, at);
                let closed = closes && close(&mut open, at, c, Some(c));
                if !closed && opens {
                    open.push((at, c));
                }
            }
            '«' | '„' => open.push((at, c)),
            '»' => drop(close(&mut open, at, '«', None)),
            '“' if lang == "ru" => drop(close(&mut open, at, '„', None)),
            '“' | '‘' => open.push((at, c)),
            '”' => drop(close(&mut open, at, '“', None)),
            '’' if lang == "en" && directions(chars, at).1 => drop(close(&mut open, at, '‘', None)),
            _ => {}
        }
    }
    pairs
}

/// Whether a mark can open and whether it can close, by its neighbours.
fn directions(chars: &[char], at: usize) -> (bool, bool) {
    let before = at.checked_sub(1).map(|before| chars[before]);
    let after = chars.get(at + 1).copied();
    let opens = before.is_none_or(|c| c.is_whitespace() || "([{«„“‘\"'—–-/".contains(c))
        && after.is_some_and(|c| !c.is_whitespace() && !")]}».,;:!?".contains(c));
    let closes = before.is_some_and(|c| !c.is_whitespace() && !"([{«„—–".contains(c))
        && after.is_none_or(|c| !c.is_alphanumeric() && c != OBJECT);
    (opens, closes)
}

/// Straight single marks within words, and in English at their ends, are apostrophes.
fn apostrophes(lang: &str, chars: &mut [char], fixed: &[bool], sides: &[Option<(usize, bool)>]) {
    for at in 1..chars.len() {
        let letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphabetic());
        let within = letter(chars.get(at + 1)) || lang == "en";
        if chars[at] == '\'' && !fixed[at] && sides[at].is_none() && letter(chars.get(at - 1)) && within {
            chars[at] = '’';
        }
    }
}
