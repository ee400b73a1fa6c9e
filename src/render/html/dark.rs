//! A theme's colours for screens that are set to dark: the same hues, as light as the contrast asks for.

use serde::Serialize;

use crate::render::theme::{Colour, Colours};

/// Contrast of text with the page; more than the 4.5:1 that WCAG asks for.
const CONTRAST: f64 = 7.0;

/// The colours of a dark page.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Palette {
    paper: Colour,
    text: Colour,
    muted: Colour,
    accent: Colour,
    on_accent: Colour,
    link: Colour,
    tint: Colour,
    rule: Colour,
}

/// Makes the dark colours of a theme.
pub(super) fn palette(colours: &Colours) -> Palette {
    const BLACK: [u8; 3] = [0x12, 0x12, 0x14];
    const WHITE: [u8; 3] = [0xf2, 0xf0, 0xec];
    let paper = mix(BLACK, parts(colours.accent), 0.06);
    let tint = mix(BLACK, parts(colours.accent), 0.18);
    let light = |from: Colour| {
        let mut steps = (0..=20).map(|step| mix(parts(from), WHITE, f64::from(step) / 20.0));
        steps.find(|colour| colour.contrast(tint) >= CONTRAST).unwrap_or(mix(WHITE, WHITE, 0.0))
    };
    Palette {
        paper,
        text: mix(WHITE, BLACK, 0.08),
        muted: mix(WHITE, BLACK, 0.28),
        accent: light(colours.accent),
        on_accent: paper,
        link: light(colours.link),
        tint,
        rule: mix(BLACK, WHITE, 0.28),
    }
}

fn parts(colour: Colour) -> [u8; 3] {
    let text = colour.to_string();
    [1, 3, 5].map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("a colour is written as #rrggbb"))
}

/// A colour on the way from one to another, 0 to 1.
fn mix(from: [u8; 3], to: [u8; 3], way: f64) -> Colour {
    let [r, g, b] = [0, 1, 2].map(|i| {
        let (from, to) = (f64::from(from[i]), f64::from(to[i]));
        // Between two bytes lies a byte.
        (from + (to - from) * way).round() as u8
    });
    format!("#{r:02x}{g:02x}{b:02x}").parse().expect("a colour is written as #rrggbb")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::theme::Theme;

    #[test]
    fn dark_text_can_be_read() {
        for name in Theme::embedded() {
            let dark = palette(&Theme::of(name).expect("it is embedded").colours);
            for text in [dark.text, dark.muted, dark.accent, dark.link] {
                for ground in [dark.paper, dark.tint] {
                    assert!(text.contrast(ground) >= 4.5, "{name}: {text} on {ground}");
                }
            }
            assert!(dark.on_accent.contrast(dark.accent) >= 4.5, "{name}");
        }
    }
}
