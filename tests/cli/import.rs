//! `syllabus import`: three synthetic plans of ММИС, read, proved and printed; and files that are none.

use crate::project::Project;

/// The shipped catalogue without its programmes.
fn catalogue() -> Project {
    let project = Project::new();
    let parts = ["catalog.yaml", "people.yaml", "bibliography.yaml", "courses", "institutions", "templates"];
    parts.into_iter().fold(project, |project, part| project.copy(&format!("courses/{part}"), part))
}

fn imported(plan: &str) -> (Project, String) {
    let project = catalogue().copy(&format!("tests/plx/{plan}.plx"), "plan.plx");
    let (stdout, stderr, code) = project.run("import plx plan.plx --program imported").output();
    assert_eq!((stdout.as_str(), code), ("programs/imported.yaml\n", Some(0)), "{stderr}");
    (project, stderr)
}

/// Codes of what `check` finds in the imported programme, each once; an error fails.
#[track_caller]
fn found(project: &Project) -> Vec<String> {
    let (_, stderr, code) = project.run("check --format short").output();
    assert_eq!(code, Some(0), "{stderr}");
    let lines = stderr.lines().filter(|line| line.starts_with("programs/"));
    let mut codes: Vec<String> =
        lines.filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned())).collect();
    codes.sort();
    codes.dedup();
    codes
}

const NEXT: &str = "give semesters their weeks and rows their links to outcomes, then run `syllabus check`\n";

#[test]
fn a_plan_in_utf_16_binds_courses_by_index() {
    let (project, notes) = imported("full-time");
    assert_eq!(
        notes,
        format!(
            "modules of Б1.О.15 are divided between its semesters by their hours: look at them\n\
             1 of 3 rows bind no course of the catalogue\n{NEXT}"
        )
    );
    assert_eq!(found(&project), ["plan-row-without-links"]);
    let text = project.read("programs/imported.yaml");
    let (_, rows) = text.split_once("rows:\n").unwrap();
    assert_eq!(
        rows,
        "  - id: b1-o-15
    index: Б1.О.15
    course: databases
    title: Базы данных
    part: core
    department: Кафедра программной инженерии
    credits: 6
    semesters:
      - number: 3
        credits: 3
        hours: {lecture: 16, lab: 26, self-study: 66}
        attestation: [credit]
        modules: [relational-foundations, sql-basics, sql-advanced, data-design, denormalisation-nosql]
      - number: 4
        credits: 3
        hours: {lecture: 16, lab: 26, self-study: 39, control: 27}
        attestation: [exam]
        modules: [server-code, transactions, query-tuning, evolution-operation, dbms-migration]
    stated: {total: 216}
    competences: [ОПК-6, ОПК-8]
  - id: b1-v-05
    index: Б1.В.05
    course: backend-python
    title: Серверная разработка
    part: formed
    department: Кафедра программной инженерии
    credits: 4
    semesters:
      - {number: 5, hours: {lecture: 18, lab: 18, self-study: 81, control: 27}, attestation: [exam]}
    stated: {total: 144}
    competences: [ОПК-6]
    topics: distribute
  - id: b1-o-20
    index: Б1.О.20
    title: Экономика программных систем
    part: core
    department: Кафедра программной инженерии
    credits: 2
    semesters:
      - {number: 1, hours: {lecture: 16, practical: 16, self-study: 40}, attestation: [graded-credit]}
    stated: {total: 72}
    competences: [УК-10]
"
    );
}

#[test]
fn sessions_of_a_correspondence_plan_are_counted_from_zero() {
    let (project, notes) = imported("correspondence");
    assert_eq!(
        notes,
        format!(
            "1 line of «Физика» in no year or semester that there is: passed over\n\
             modules of Б1.О.15 are divided between its semesters by their hours: look at them\n\
             1 of 3 rows bind no course of the catalogue\n{NEXT}"
        )
    );
    assert_eq!(found(&project), ["plan-row-without-links"]);
    let text = project.read("programs/imported.yaml");
    for line in [
        "form: correspondence\n",
        "      - number: 3\n        hours: {lecture: 4, lab: 6, self-study: 94, control: 4}\n        attestation: [credit]\n",
        "      - number: 4\n        hours: {lecture: 4, lab: 8, self-study: 87, control: 9}\n        attestation: [exam]\n",
        "      - {number: 1, hours: {lecture: 6, self-study: 62, control: 4}, attestation: [credit]}\n",
    ] {
        assert!(text.contains(line), "{line}{text}");
    }
}

#[test]
fn parts_of_hours_are_not_added_and_electives_keep_their_group() {
    let (project, notes) = imported("electives");
    assert_eq!(
        notes,
        format!(
            "27.999999999 of «СР» is not exact to a hundredth: 28 is taken\n\
             1 group left out, their rows have `choice`: Б1.В.ДВ.02\n\
             «Модуль \"Данные\"» has no index or no hours: left out\n\
             kind of work `Недель` is not known: 1 line passed over\n\
             4 of 5 rows bind no course of the catalogue\n{NEXT}"
        )
    );
    assert_eq!(found(&project), ["plan-control-not-institution", "plan-row-without-links"]);
    let text = project.read("programs/imported.yaml");
    for line in [
        "    choice: Б1.В.ДВ.02\n",
        "        hours: {lecture: 18, lab: 36, self-study: 54}\n        practical-training: {lab: 12}\n",
        "        hours: {practical: 4, self-study: 104}\n        practical-training: {self-study: 90}\n",
    ] {
        assert!(text.contains(line), "{line}{text}");
    }
    // The row of an elective has the competences of its group.
    assert_eq!(text.matches("competences: [ОПК-8]").count(), 5);
}

#[test]
fn imported_rows_are_printed() {
    let plans: [(&str, &[&str]); 3] = [
        ("full-time", &["b1-o-15", "b1-v-05"]),
        ("correspondence", &["b1-o-15", "b1-v-08"]),
        ("electives", &["b1-v-dv-02-01"]),
    ];
    for (plan, rows) in plans {
        let (project, _) = imported(plan);
        let build = "build imported --doc rpd --format pdf --lang ru --date 2026-09-01";
        let (_, stderr, code) = project.run(build).output();
        assert_eq!(code, Some(0), "{stderr}");
        let files = project.tree("output/imported/sample-university");
        let expected: Vec<String> = rows.iter().map(|row| format!("{row}/rpd.ru.pdf")).collect();
        assert_eq!(files, expected, "{plan}");
    }
}

#[test]
fn credits_of_a_semester_add_up_and_a_malformed_number_is_told() {
    let credits = |kind: u8, amount: &str| {
        format!(
            "<ПланыНовыеЧасы КодОбъекта=\"1002\" Курс=\"3\" Семестр=\"2\" КодВидаРаботы=\"50\" КодТипаЧасов=\"{kind}\" Количество=\"{amount}\"/>\n"
        )
    };
    let lines = [credits(1, "1"), credits(1, "1.5"), credits(5, "9")].concat();
    let row = "Дисциплина=\"Проектирование API\" КодРодителя=\"2001\" ТрудоемкостьКредитов=";
    let project = catalogue()
        .copy("tests/plx/electives.plx", "plan.plx")
        .edit("plan.plx", &format!("{row}\"3\""), &format!("{row}\"три\""))
        .edit("plan.plx", "<ПланыСтроки Код=\"1003\"", &format!("{lines}<ПланыСтроки Код=\"1003\""));
    let (_, stderr, code) = project.run("import plx plan.plx --program imported").output();
    assert_eq!(code, Some(0), "{stderr}");
    assert!(stderr.contains("`три` of «Проектирование API» is no number of credits: passed over\n"), "{stderr}");
    let text = project.read("programs/imported.yaml");
    let row = text.split("- id: ").find(|row| row.starts_with("b1-v-dv-02-01")).unwrap();
    assert_eq!(row.matches("credits: 2.5\n").count(), 2, "{row}");
}

#[test]
fn a_published_defect_is_found_in_an_imported_plan() {
    let project = catalogue().copy("tests/plx/electives.plx", "plan.plx").edit(
        "plan.plx",
        "ТрудоемкостьКредитов=\"4\" ЧасовПоПлану=\"144\"",
        "ТрудоемкостьКредитов=\"4\" ЧасовПоПлану=\"158\"",
    );
    assert_eq!(project.run("import plx plan.plx --program imported").output().2, Some(0));
    let (_, stderr, code) = project.run("check").output();
    assert_eq!(code, Some(1));
    for text in [
        "error[plan-stated-not-sum]: row `b1-o-30` states 158 hours in all in place of 144\n",
        "158 вместо 144",
        "4 credits stand for 144",
        "help: 14 too many: consultation 2 + supervised 12 were added again: the contact hours of 66 have that already\n",
    ] {
        assert!(stderr.contains(text), "{text}\n{stderr}");
    }
}

#[test]
fn what_is_no_plan_is_refused() {
    let project = catalogue()
        .write("bomb.plx", "<!DOCTYPE a [<!ENTITY b \"cc\">]><a c=\"&b;\"/>")
        .write("other.plx", "<Документ/>")
        .write("programs/there.yaml", "");
    let refused = |words: &str, error: &str| project.run(words).stderr(error).code(2);
    refused(
        "import plx bomb.plx --program a",
        "
        error: bomb.plx: the file has a document type, which can define entities without end
          help: plans need none: remove `<!DOCTYPE …>` if you trust the file
        ",
    );
    refused(
        "import plx other.plx --program a",
        "error: other.plx: the file has no element `Планы`: it is no plan of ММИС\n",
    );
    refused("import plx other.plx --program there", "error: programme `there` is there already: programs/there.yaml\n");
    let (_, stderr, code) = project.run("import plx missing.plx --program a").output();
    assert_eq!(code, Some(2));
    assert!(stderr.starts_with("error: can't read missing.plx"), "{stderr}");
}

#[test]
#[cfg(unix)]
fn a_file_without_end_is_read_up_to_the_limit() {
    let (_, stderr, code) = catalogue().run("import plx /dev/zero --program a").output();
    assert_eq!((stderr.as_str(), code), ("error: /dev/zero has more than 20971520 bytes\n", Some(2)));
}

#[test]
fn a_large_hostile_plan_is_refused() {
    use std::fmt::Write as _;
    let mut text = String::from(
        "<a><Планы ГодНачалаПодготовки=\"2026\"/><ООП Шифр=\"1\"/><СправочникВидыРабот Код=\"1\" Аббревиатура=\"Лек\"/>",
    );
    for i in 0..60_000 {
        write!(
            text,
            "<ПланыСтроки Код=\"{i}\" ДисциплинаКод=\"Б1\" Дисциплина=\"Д\" ТрудоемкостьКредитов=\"1\"/><ПланыНовыеЧасы \
             КодОбъекта=\"{i}\" Курс=\"1\" Семестр=\"1\" КодВидаРаботы=\"1\" Количество=\"1\"/>"
        )
        .unwrap();
    }
    text.push_str("</a>");
    let project = catalogue().write("large.plx", &text);
    project
        .run("import plx large.plx --program a")
        .stderr("error: large.plx: the plan has more than 5000 rows\n")
        .code(2);
}
