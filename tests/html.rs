//! Pages: whole, self-contained, and proof against what stands in texts.

use std::collections::BTreeSet;
use std::path::Path;

use ::syllabus::document::syllabus::SyllabusView;
use ::syllabus::document::{Edition, syllabus};
use ::syllabus::locale::Locale;
use ::syllabus::project;
use ::syllabus::prose;
use ::syllabus::render::html::{Fault, Pages};
use ::syllabus::render::theme::Theme;
use ::syllabus::report::Place;
use ::syllabus::source::Sources;
use pretty_assertions::assert_eq;
use regex::Regex;

use crate::project::Project;

/// Views of the shipped courses in both languages, by `id.lang`.
fn views(sources: &Sources) -> Vec<(String, SyllabusView)> {
    let (proved, _) = project::prove(sources, &[], 2026);
    let catalog = proved.expect("the shipped catalogue is one").catalog;
    let edition = Edition {
        date: chrono::NaiveDate::from_ymd_opt(2026, 9, 1),
        commit: Some("ed7ce0b".into()),
        modified: true,
        news: None,
    };
    let mut views = Vec::new();
    for (id, item) in &catalog.courses {
        for lang in ["ru", "en"] {
            let lang = lang.parse().unwrap();
            let view = syllabus::view(&catalog, item, &lang, Locale::of(&lang).unwrap(), &edition);
            views.push((format!("{id}.{lang}"), view));
        }
    }
    views
}

fn shipped() -> Sources {
    project::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("courses"), "courses/").unwrap()
}

fn page(pages: &Pages<'_>, view: &SyllabusView) -> String {
    match pages.page("syllabus", view) {
        Ok(page) => page,
        Err(fault) => panic!("{fault:?}"),
    }
}

/// All first groups of a pattern.
fn all(pattern: &str, page: &str) -> Vec<String> {
    Regex::new(pattern).unwrap().captures_iter(page).map(|found| found[1].to_owned()).collect()
}

#[test]
fn every_page_of_the_shipped_catalogue_is_sound() {
    let sources = shipped();
    for theme in Theme::embedded() {
        let theme = Theme::of(theme).unwrap();
        let (pages, again) = (Pages::new(&sources, &theme), Pages::new(&sources, &theme));
        for (name, view) in views(&sources) {
            let page = page(&pages, &view);
            assert_eq!(again.page("syllabus", &view).unwrap(), page, "{name}: twice the same");

            let levels: Vec<u32> = all("<h([1-6])[ >]", &page).iter().map(|level| level.parse().unwrap()).collect();
            assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}: one title");
            assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: no level is skipped: {levels:?}");

            let ids = all(" id=\"([^\"]+)\"", &page);
            let known: BTreeSet<_> = ids.iter().collect();
            assert_eq!(known.len(), ids.len(), "{name}: ids are unique");
            for target in all(" (?:href=\"#|aria-labelledby=\")([^\"]+)\"", &page) {
                assert!(known.contains(&target), "{name}: `{target}` is the id of something");
            }
            assert_eq!(all("(<script|<iframe|<link rel=\"stylesheet|@import|url\\()", &page), [""; 0], "{name}");
            assert_eq!(all(" src=\"(http[^\"]*)", &page), [""; 0], "{name}: nothing comes from the net");
            assert!(page.contains(&format!("<html lang=\"{}\">", view.lang)), "{name}");
        }
    }
}

#[test]
fn nothing_in_texts_becomes_markup_or_code() {
    const HOSTILE: &str =
        r##"#panic() #read("/etc/passwd") $x$ \ <a> ]] {{ x }} {% raw %} <script>alert(1)</script> &lt; "'>"##;
    const LITERAL: &str = "#panic() #read(&quot;/etc/passwd&quot;) $x$ \\ &lt;a&gt; ]] {{ x }} {% raw %} \
                           &lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; &quot;&#x27;&gt;";
    let sources = shipped();
    let (_, mut view) = views(&sources).swap_remove(0);
    for title in [&mut view.title, &mut view.document_title, &mut view.code, &mut view.institution.name] {
        *title = HOSTILE.to_owned();
    }
    view.plan.modules[0].topics[0].title = HOSTILE.to_owned();
    view.matrix.modules[0].title = HOSTILE.to_owned();
    view.summary = prose::parse(HOSTILE).blocks;
    view.outcomes[0].text = prose::inline(HOSTILE).content;
    view.institution.site = Some("javascript:alert(1)".to_owned());
    view.lecturers[0].url = Some("data:text/html,<script>".to_owned());
    let page = page(&Pages::new(&sources, &Theme::of("classic").unwrap()), &view);

    let literal = |text: &str| text.replace("&#x2f;", "/").matches(LITERAL).count();
    assert_eq!(literal(&page), 7, "titles are printed to the letter");
    assert!(page.contains("<abbr title=\"#panic()"));
    let parsed = "#panic() #read(&quot;/etc/passwd&quot;) <math alttext=\"x\"><mi>x</mi></math> \\  ]] {{ x }} {% raw %} \
                  alert(1) &lt; &quot;'&gt;";
    assert_eq!(page.matches(parsed).count(), 2, "texts are CommonMark without HTML");
    for forbidden in ["<script", "javascript:", "data:text/html"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn a_catalogue_overlays_templates_file_by_file() {
    let shipped = shipped();
    let (_, view) = views(&shipped).swap_remove(1);
    let sources = Sources::in_memory([
        ("templates/base/style.css", "p { color: {{ theme.colours.text }} }"),
        (
            "templates/syllabus/syllabus.html",
            "{% extends 'base/layout.html' %}\n{% block body %}\n<h1>{{ view.title }}</h1>\n{% endblock %}",
        ),
    ]);
    let page = page(&Pages::new(&sources, &Theme::of("classic").unwrap()), &view);
    assert_eq!(all("<style>\n([^<]*)</style>", &page), ["p { color: #1c1a19 }"]);
    assert_eq!(
        all("<body>\n((?s:.*))\n</body>", &page),
        [format!("<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<h1>{}</h1>", view.title)]
    );
}

/// What a template of the catalogue is blamed for, with its place.
fn blamed(path: &str, text: &str) -> Vec<String> {
    let shipped = shipped();
    let (_, view) = views(&shipped).swap_remove(1);
    let sources = Sources::in_memory([(path, text)]);
    let pages = Pages::new(&sources, &Theme::of("classic").unwrap());
    let Err(Fault::Findings(findings)) = pages.page("syllabus", &view) else { panic!("it is at fault") };
    let line = |place: &Place| match place {
        Place::Span(span) => {
            let at = sources.position(span.file, span.start);
            format!(
                "{}:{}:{} `{}`",
                sources.display_path(span.file),
                at.line,
                at.column,
                &sources.file(span.file).text[span.start..span.end]
            )
        }
        other => format!("{other:?}"),
    };
    findings
        .iter()
        .map(|finding| format!("{} {}: {}", line(&finding.primary.place), finding.code, finding.message))
        .collect()
}

#[test]
fn faults_of_own_templates_are_findings_at_their_line() {
    assert_eq!(
        blamed("templates/syllabus/syllabus.html", "<p>\n  {{ view.nothing }}\n</p>"),
        ["templates/syllabus/syllabus.html:2:3 `{{ view.nothing }}` template-fault: undefined value",]
    );
    assert_eq!(
        blamed("templates/base/style.css", "p {}\n{% for %}\n"),
        ["templates/base/style.css:2:1 `{% for %}` template-fault: syntax error: unexpected end of block, expected in",]
    );
    assert_eq!(
        blamed("templates/base/layout.html", "{% include 'base/none.html' %}"),
        [
            "templates/base/layout.html:1:1 `{% include 'base/none.html' %}` template-fault: template not found: tried to include non-existing template 'base/none.html'",
        ]
    );
}

/// How many columns a cell takes, and how many rows.
fn spans(cell: &str) -> (usize, usize) {
    let span = |name: &str| all(&format!(r#"{name}="(\d+)""#), cell).first().map_or(1, |n| n.parse().unwrap());
    (span("colspan"), span("rowspan"))
}

/// The number of columns that each row of a table fills, cells that reach down from above among them.
fn filled(table: &str) -> BTreeSet<usize> {
    let mut below: Vec<(usize, usize)> = Vec::new();
    let rows = table.split("<tr").skip(1).map(|row| {
        let held: usize = below.iter().map(|(columns, _)| columns).sum();
        below.iter_mut().for_each(|(_, rows)| *rows -= 1);
        let cells: Vec<(usize, usize)> = all(r"<t[hd]\b([^>]*)>", row).iter().map(|cell| spans(cell)).collect();
        below.extend(cells.iter().filter(|(_, rows)| *rows > 1).map(|(columns, rows)| (*columns, rows - 1)));
        below.retain(|(_, rows)| *rows > 0);
        held + cells.iter().map(|(columns, _)| columns).sum::<usize>()
    });
    rows.collect()
}

#[test]
fn every_row_of_a_table_fills_its_columns() {
    let project = Project::new().copy("courses", "courses").copy("tests/projects/full", "full");
    let mut ragged = Vec::new();
    for folder in ["courses", "full"] {
        project.run(&format!("-C {folder} build --quiet --keep-going --format html --out {folder}.out")).code(0);
        let out = format!("{folder}.out");
        for path in project.tree(&out).into_iter().filter(|path| path.ends_with(".html")) {
            let page = project.read(&format!("{out}/{path}"));
            let tables = page.split("<table").skip(1).map(|rest| rest.split("</table>").next().unwrap());
            ragged.extend(
                tables.map(filled).filter(|widths| widths.len() > 1).map(|widths| format!("{path}: {widths:?}")),
            );
        }
    }
    assert_eq!(ragged, Vec::<String>::new());
}
