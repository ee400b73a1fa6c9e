//! Files that are made from others: never trusted, always compared. `BLESS=1` makes them anew.

use std::fs;
use std::path::Path;

use pretty_assertions::assert_eq;
use syllabus::load::schema::{KINDS, schema};

#[test]
fn schemas_beside_the_shipped_catalogue_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("courses/.schema");
    for (name, kind) in KINDS {
        let path = folder.join(format!("{name}.json"));
        let text = serde_json::to_string_pretty(&schema(kind)).unwrap() + "\n";
        if std::env::var_os("BLESS").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &text).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "{name}.json is stale: run the tests with BLESS=1");
    }
}
