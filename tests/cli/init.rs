//! `syllabus init`.

use pretty_assertions::assert_eq;

use crate::project::Project;

#[test]
fn the_small_catalogue_passes() {
    let project = Project::new();
    project
        .run("init my-courses")
        .stderr(
            "
            18 files in my-courses
            next: `syllabus -C my-courses check`, `syllabus -C my-courses build`, `syllabus -C my-courses new course ID`
            ",
        )
        .code(0);
    assert_eq!(
        project.tree("my-courses"),
        [
            ".gitignore",
            ".schema/bibliography.json",
            ".schema/calendar.json",
            ".schema/catalog.json",
            ".schema/course.json",
            ".schema/institution.json",
            ".schema/items.json",
            ".schema/offering.json",
            ".schema/people.json",
            ".schema/program.json",
            ".schema/resources.json",
            ".schema/variant.json",
            "README.md",
            "bibliography.yaml",
            "catalog.yaml",
            "courses/sample.yaml",
            "institutions/university.yaml",
            "people.yaml",
        ]
    );
    project.run("check -C my-courses").stderr("1 course in 5 files: nothing found\n").code(0);
}

#[test]
fn nothing_is_overwritten() {
    let project = Project::new().write("people.yaml", "{}\n");
    project
        .run("init")
        .stderr(
            "
            error: . has `people.yaml` of a catalogue already
              help: nothing was written; name an empty folder: `syllabus init DIR`
            ",
        )
        .code(2);
    assert_eq!(project.tree("."), ["people.yaml"]);
}

#[test]
fn a_file_in_the_way_is_a_sentence() {
    Project::new()
        .write("x", "\n")
        .run("init x/y")
        .stderr(
            "
            error: can't write x/y/.gitignore: a part of the path is a file, not a folder
              help: move the file that stands in the way, or name another folder
            ",
        )
        .code(2);
}
