//! Files that prove themselves: printed again they are the same to the byte, and a change to them is named.

use std::collections::BTreeMap;

use pretty_assertions::assert_eq;
use serde_json::Value;
use syllabus::document::linked;
use syllabus::render::record::TOOL;
use syllabus::source::Sources;
use syllabus::verify::{Verdict, verify};

use crate::golden::{build, fixture, proved};

/// The PDFs of a fixture by path, with its sources.
fn printed(fixture_name: &str) -> (Sources, BTreeMap<String, Vec<u8>>) {
    let sources = fixture(fixture_name);
    let proved = proved(&sources);
    let mut tree = build(&sources, &proved, "classic", 2);
    tree.retain(|path, _| path.ends_with(".pdf"));
    assert!(!tree.is_empty());
    (sources, tree)
}

/// A verdict in words.
fn words(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Proved(printed) => format!("proved {} by {}", printed.record.document, printed.record.tool),
        Verdict::Differs(_, parts, _) => format!("differs: {}", parts.join(", ")),
        Verdict::Refused(why) => format!("refused: {why}"),
    }
}

/// A PDF in which the first place of a text is another one of the same length.
fn altered(pdf: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let at = pdf.windows(from.len()).position(|window| window == from).expect("the text is there");
    let mut pdf = pdf.to_vec();
    pdf[at..at + to.len()].copy_from_slice(to);
    pdf
}

#[test]
fn what_was_printed_is_proved() {
    let (_, tree) = printed("minimal");
    for (path, pdf) in &tree {
        let document = path.trim_end_matches(".pdf").replace('.', "/");
        assert_eq!(words(&verify(pdf, None).unwrap()), format!("proved {document} by {TOOL}"));
    }
}

#[test]
fn what_a_document_took_from_its_catalogue_must_be_at_hand() {
    let (sources, tree) = printed("full");
    let pdf = &tree["everything/syllabus.en.pdf"];
    let refused = words(&verify(pdf, None).unwrap());
    assert!(refused.starts_with("refused: it was printed with `"), "{refused}");
    assert!(refused.ends_with("of its catalogue: name the catalogue with `-C DIR`"), "{refused}");
    assert_eq!(words(&verify(pdf, Some(&sources)).unwrap()), format!("proved everything/syllabus/en by {TOOL}"));
    let others = Sources::in_memory([("catalog.yaml", "")]);
    let refused = words(&verify(pdf, Some(&others)).unwrap());
    assert!(refused.ends_with(", which it was printed with, is not in the catalogue"), "{refused}");
}

#[test]
fn a_change_is_named() {
    let (_, tree) = printed("minimal");
    let pdf = &tree["logic/syllabus.en.pdf"];
    let cases: [(&[u8], &[u8], &str); 5] = [
        (b"/Type/Pages/Count", b"/Type/Pages/Coumt", "differs: the list of pages"),
        (b"/Type/Metadata", b"/Type/Metadatb", "differs: the metadata"),
        (b"startxref", b"startxreg", "differs: the table of objects and the trailer"),
        (b"%PDF-1.7", b"%PDF-1.6", "differs: the head of the file"),
        (
            b"/F(record.json)",
            b"/F(recorb.json)",
            "refused: `record.json` is not attached to it: it was not printed by syllabus, or it is damaged",
        ),
    ];
    for (from, to, expected) in cases {
        assert_eq!(words(&verify(&altered(pdf, from, to), None).unwrap()), expected);
    }
}

#[test]
fn what_the_catalogue_says_otherwise_is_named() {
    let (sources, tree) = printed("minimal");
    let Verdict::Proved(printed) = verify(&tree["logic/syllabus.en.pdf"], None).unwrap() else { panic!() };
    let mut proved = proved(&sources);
    assert_eq!(syllabus::verify::against(&printed, &proved.catalog, &proved.plan, None), Ok(Vec::new()));
    let id: syllabus::model::Id = "logic".parse().unwrap();
    proved.catalog.courses.get_mut(&id).unwrap().value.code = "LOG-999".into();
    let found = syllabus::verify::against(&printed, &proved.catalog, &proved.plan, None).unwrap();
    assert!(found.iter().any(|line| line.starts_with("/code: the file says `")), "{found:?}");
    assert!(
        found.iter().all(|line| line.ends_with("the catalogue `LOG-999`") || line.contains("LOG-999")),
        "{found:?}"
    );
    proved.catalog.courses.remove(&id);
    assert_eq!(
        syllabus::verify::against(&printed, &proved.catalog, &proved.plan, None),
        Err("the catalogue prints no document `logic/syllabus/en`".to_owned())
    );
}

#[test]
fn one_flipped_byte_is_never_proved() {
    let (_, tree) = printed("minimal");
    let pdf = &tree["logic/syllabus.en.pdf"];
    for place in (0..24).map(|i| pdf.len() * i / 24 + i) {
        let mut pdf = pdf.clone();
        pdf[place] ^= 1;
        let verdict = verify(&pdf, None).unwrap();
        assert!(!matches!(verdict, Verdict::Proved(_)), "byte {place}");
    }
}

#[test]
fn hostile_files_are_refused() {
    let (_, tree) = printed("minimal");
    let pdf = &tree["logic/syllabus.en.pdf"];
    let bomb = {
        use std::io::Write as _;
        let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        let zeros = vec![0; 1 << 20];
        (0..200).for_each(|_| writer.write_all(&zeros).unwrap());
        let data = writer.finish().unwrap();
        let mut file = b"%PDF-1.7\n1 0 obj\n<</Type/Filespec/F(record.json)/EF<</F 2 0 R>>>>\nendobj\n".to_vec();
        file.extend(format!("2 0 obj\n<</Length {}/Filter/FlateDecode>>\nstream\n", data.len()).bytes());
        file.extend(data);
        file.extend(b"\nendstream\nendobj\n");
        file
    };
    let circle = b"%PDF-1.7\n1 0 obj\n<</Type/Filespec/F(record.json)/EF<</F 1 0 R>>>>\nendobj\n";
    let cases: [(&[u8], &str); 6] = [
        (b"", "refused: it is no PDF"),
        (b"PK\x03\x04", "refused: it is no PDF"),
        (
            b"%PDF-1.7\n",
            "refused: `record.json` is not attached to it: it was not printed by syllabus, or it is damaged",
        ),
        (
            &pdf[..pdf.len() / 3],
            "refused: `record.json` is not attached to it: it was not printed by syllabus, or it is damaged",
        ),
        (circle, "refused: the attachment record.json can't be read: its length is not stated"),
        (&bomb, "refused: the attachment record.json can't be read: it grows beyond all that the pages can show"),
    ];
    for (file, expected) in cases {
        assert_eq!(words(&verify(file, None).unwrap()), expected);
    }
}

/// A PDF that is nothing but attachments: a record, its view, and a large file under some names.
fn attachments(listed: &[&str], names: &[&str]) -> Vec<u8> {
    use std::io::Write as _;
    let (_, tree) = printed("minimal");
    let Verdict::Proved(proof) = verify(&tree["logic/syllabus.en.pdf"], None).unwrap() else { panic!() };
    let mut record = proof.record.clone();
    record.attached = listed.iter().map(|&name| name.to_owned()).collect();
    let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(&vec![0; 1 << 19]).unwrap();
    let large = writer.finish().unwrap();
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut object = |number: usize, head: &str, content: &[u8]| {
        let head = format!("<</Length {}{head}>>", content.len());
        file.extend(format!("{number} 0 obj\n{head}\nstream\n").bytes());
        file.extend(content);
        file.extend(b"\nendstream\nendobj\n");
    };
    object(1, "", &serde_json::to_vec(&record).unwrap());
    object(2, "", &proof.view);
    object(3, "/Filter/FlateDecode", &large);
    let all = [("record.json", 1), ("view.json", 2)].into_iter().chain(names.iter().map(|&name| (name, 3)));
    for (number, (name, of)) in (4..).zip(all) {
        file.extend(format!("{number} 0 obj\n<</Type/Filespec/F({name})/EF<</F {of} 0 R>>>>\nendobj\n").bytes());
    }
    file
}

#[test]
fn attachments_are_bounded_together() {
    let repeated = attachments(&["a", "a"], &["a"]);
    assert_eq!(words(&verify(&repeated, None).unwrap()), "refused: its record names the attachment `a` twice");
    let own = attachments(&["view.json"], &[]);
    assert_eq!(words(&verify(&own, None).unwrap()), "refused: its record names the attachment `view.json` twice");
    let many = ["a", "b", "c", "d"];
    assert_eq!(
        words(&verify(&attachments(&many, &many), None).unwrap()),
        "refused: the attachment b can't be read: it grows beyond all that the pages can show"
    );
}

#[test]
fn documents_of_people_and_of_offerings_agree_with_their_catalogue() {
    let (sources, tree) = printed("full");
    let proved = proved(&sources);
    let mut seen = 0;
    let chosen = ["attendance", "certificate", "offerings/"];
    for (path, pdf) in tree.iter().filter(|(path, _)| chosen.iter().any(|part| path.contains(part))) {
        let Verdict::Proved(printed) = verify(pdf, Some(&sources)).unwrap() else { panic!("{path}") };
        assert_eq!(syllabus::verify::against(&printed, &proved.catalog, &proved.plan, None), Ok(Vec::new()), "{path}");
        seen += 1;
    }
    assert!(seen >= 14, "{seen} documents");
}

#[test]
fn the_course_is_attached_in_the_vocabulary_of_schema_org() {
    let sources = fixture("minimal");
    let catalog = proved(&sources).catalog;
    let course = catalog.courses.values().next().unwrap();
    let record = linked::course(&catalog, &course.value, &"en".parse().unwrap());
    let kinds =
        ["/@context", "/@type", "/courseCode", "/hasCourseInstance/0/courseWorkload", "/syllabusSections/0/@type"];
    let found = kinds.map(|path| record.pointer(path).and_then(Value::as_str).unwrap_or("nothing"));
    let workload = found[3];
    assert_eq!(found, ["https://schema.org", "Course", &course.value.code, workload, "Syllabus"]);
    assert!(workload.starts_with("PT"), "{workload}");
}
