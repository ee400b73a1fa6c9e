//! YAML files at places where nothing is looked for, with the place that was probably meant.

use crate::report::words::nearest;
use crate::report::{Diagnostic, Place, Severity};
use crate::source::{FileId, Kind, Span};

const FOLDERS: [&str; 8] =
    ["courses", "institutions", "programs", "calendars", "offerings", "templates", "fonts", "output"];
const FILES: [&str; 4] = ["catalog.yaml", "people.yaml", "bibliography.yaml", "resources.yaml"];

/// The warning about a stray file.
pub(super) fn warning(file: FileId, path: &str) -> Diagnostic {
    let place = Place::Span(Span { file, start: 0, end: 0 });
    let mut found = Diagnostic::error("stray-file", place, format!("nothing is looked for in `{path}`"));
    found.severity = Severity::Warning;
    match meant(path) {
        Some(meant) => found.hint(format!("did you mean `{meant}`?")),
        None => found.hint(
            "a catalogue has `catalog.yaml`, `people.yaml`, `bibliography.yaml`, `resources.yaml`, `courses/<id>.yaml`, \
             `courses/<id>/course.yaml`, `courses/<id>/bibliography.yaml`, `courses/<id>/items.yaml`, \
             `courses/<id>/variants/<id>.yaml`, `institutions/<id>.yaml`, `programs/<id>.yaml`, `calendars/<id>.yaml` and \
             `offerings/<id>.yaml`",
        ),
    }
}

/// The path that a stray one was probably meant to be.
fn meant(path: &str) -> Option<String> {
    let path = match path.strip_suffix(".yml") {
        Some(stem) => format!("{stem}.yaml"),
        None => path.to_owned(),
    };
    let corrected = match path.split('/').collect::<Vec<_>>().as_slice() {
        [name] => nearest(name, FILES).map(str::to_owned).unwrap_or_else(|| format!("courses/{name}")),
        ["courses", course, name] => {
            let name = nearest(name, ["course.yaml", "bibliography.yaml", "items.yaml"])?;
            format!("courses/{course}/{name}")
        }
        [folder, rest @ ..] => format!("{}/{}", nearest(folder, FOLDERS)?, rest.join("/")),
        [] => return None,
    };
    let fits = !matches!(Kind::of(&corrected), Some(Kind::Stray) | None);
    fits.then_some(corrected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_probable_place_is_named() {
        let cases = [
            ("course/x.yaml", Some("courses/x.yaml")),
            ("courses/x.yml", Some("courses/x.yaml")),
            ("courses/x/curse.yaml", Some("courses/x/course.yaml")),
            ("institution/u.yaml", Some("institutions/u.yaml")),
            ("calendar/a.yaml", Some("calendars/a.yaml")),
            ("catalogue.yaml", Some("catalog.yaml")),
            ("peopel.yml", Some("people.yaml")),
            ("databases.yaml", Some("courses/databases.yaml")),
            ("notes/2026/x.yaml", None),
            ("courses/x/y/z.yaml", None),
        ];
        for (path, expected) in cases {
            assert_eq!(meant(path).as_deref(), expected, "{path}");
        }
    }
}
