//! `syllabus schema`.

use crate::project::Project;

#[test]
fn kinds_are_listed() {
    Project::new()
        .run("schema")
        .stdout("catalog\npeople\nbibliography\ninstitution\ncourse\nitems\nvariant\nprogram\nresources\ncalendar\noffering\n")
        .code(0);
    Project::new()
        .run("schema curse")
        .stderr(
            "
            error: no kind of file is called `curse`
              help: did you mean `course`?
              help: `syllabus schema` lists the kinds
            ",
        )
        .code(2);
}

#[test]
fn what_init_writes_is_valid_by_the_schemas() {
    let project = Project::starter();
    for (kind, path) in [
        ("bibliography", "bibliography.yaml"),
        ("catalog", "catalog.yaml"),
        ("course", "courses/sample.yaml"),
        ("institution", "institutions/university.yaml"),
        ("people", "people.yaml"),
    ] {
        let (schema, _, _) = project.run(&format!("schema {kind}")).output();
        assert_eq!(schema, project.read(&format!(".schema/{kind}.json")));
        let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
        let value: serde_json::Value = serde_yaml::from_str(&project.read(path)).unwrap();
        let faults: Vec<String> = validator.iter_errors(&value).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{path}: {faults:?}");
    }
}
