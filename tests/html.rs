//! Pages.

use ::syllabus::document::{Edition, syllabus as document};
use ::syllabus::locale::Locale;
use ::syllabus::project;
use ::syllabus::render::html::{Fault, Pages};
use ::syllabus::render::theme::Theme;

#[test]
fn dump() {
    let sources = project::open("courses".as_ref(), "courses/").unwrap();
    let (catalog, report) = project::prove(&sources, &[], 2026);
    for d in report.diagnostics().iter().take(10) { eprintln!("{} {}", d.code, d.message); }
    let catalog = catalog.unwrap();
    let edition = Edition { date: chrono::NaiveDate::from_ymd_opt(2026, 9, 1), commit: Some("ed7ce0b".into()), modified: false };
    for theme in ["classic", "modern"] {
        let pages = Pages::new(&sources, &Theme::of(theme).unwrap());
        std::fs::create_dir_all(format!("/tmp/prose-pages/{theme}")).unwrap();
        for (id, item) in &catalog.courses {
            for lang in ["ru", "en"] {
                let lang = lang.parse().unwrap();
                let view = document::view(&catalog, item, &lang, Locale::of(&lang).unwrap(), &edition);
                match pages.page("syllabus", &view) {
                    Ok(page) => std::fs::write(format!("/tmp/prose-pages/{theme}/{id}.{lang}.html"), page).unwrap(),
                    Err(Fault::Internal(why)) => panic!("{why}"),
                    Err(fault) => panic!("{fault:?}"),
                }
            }
        }
    }
}
