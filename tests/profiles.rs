//! Profiles that extend each other: what holds, where it stands, and who may change it.

use pretty_assertions::assert_eq;
use syllabus::load;
use syllabus::model::Institution;
use syllabus::project;
use syllabus::report::{Report, short};
use syllabus::source::Sources;

use crate::project::{Project, unindent};

/// A profile from which nothing is missing but a name.
const HOUSE: &str = "
    academic-hour: 45
    locked: [academic-hour]
    guarded: [limits.literature-age]
    credit-systems: {}
    limits: {literature-age: 3, week-total: 50}
    scales:
      house:
        title: {ru: Шкала, en: Scale}
        steps:
          - {from: 0, to: 49, grade: {ru: мало, en: fail}, pass: false}
          - {from: 50, to: 100, grade: {ru: хорошо, en: good}, pass: true}
    policies:
      - {id: first, title: One, text: The first.}
      - {id: second, title: Two, text: The second.}
";

/// The small catalogue, its institution extending `house`.
fn project(house: &str) -> Project {
    Project::starter().write("templates/profiles/house.yaml", house).edit(
        "institutions/university.yaml",
        "name: {ru: Университет",
        "extends: house\nname: {ru: Университет",
    )
}

/// The institution `a` of some files, and all findings.
fn institution(files: &[(&str, &str)]) -> (Option<Institution>, String) {
    let sources = Sources::in_memory(files.iter().map(|(path, text)| (*path, unindent(text))));
    let mut report = Report::default();
    let loaded = load::load(&sources, &mut report);
    syllabus::catalog::resolve(loaded.clone(), &sources, &mut report);
    syllabus::yaml::locate(&sources, &mut report);
    let found = loaded.institutions.into_iter().find(|item| item.id.as_str() == "a").map(|item| item.value);
    (found, short::render(&report, &sources))
}

const CATALOG: (&str, &str) = ("catalog.yaml", "{title: x, languages: [en], institutions: [a]}\n");

#[test]
fn what_is_nearer_holds() {
    let files = [
        CATALOG,
        ("templates/profiles/house.yaml", HOUSE),
        (
            "templates/profiles/faculty.yaml",
            "
            extends: house
            overrides:
              - {field: limits.literature-age, reason: Standards change}
            limits: {literature-age: 5}
            city: {ru: Город, en: City}
            policies:
              - {id: second, text: The second of the faculty.}
              - {id: third, title: Three, text: The third.}
            ",
        ),
        (
            "institutions/a.yaml",
            "
            extends: faculty
            name: {ru: Университет}
            city: {kk: Қала}
            policies:
              - {id: first, title: Uno}
            ",
        ),
    ];
    let (institution, report) = institution(&files);
    assert_eq!(report, "");
    let institution = institution.unwrap();
    assert_eq!(institution.academic_hour, 45);
    assert_eq!((institution.limits.literature_age, institution.limits.week_total.to_string()), (5, "50".to_owned()));
    assert_eq!(institution.limits.outcomes_max, 12, "what nobody says is the program's default");
    let city = institution.city.unwrap();
    assert_eq!(city.strings().map(|(_, text)| text).collect::<Vec<_>>(), ["Қала"], "a text is one value");
    let policies: Vec<String> = institution
        .policies
        .iter()
        .map(|policy| {
            let text =
                |text: &syllabus::model::Text| text.strings().map(|(_, text)| text.to_owned()).collect::<String>();
            format!("{}: {}: {}", policy.id, text(&policy.title), text(&policy.text))
        })
        .collect();
    assert_eq!(
        policies,
        ["first: Uno: The first.", "second: Two: The second of the faculty.", "third: Three: The third."]
    );
    assert!(institution.locked.is_empty() && institution.overrides.is_empty(), "these hold for one file");
}

#[test]
fn an_empty_list_takes_all_away() {
    let own = "extends: house\nname: x\npolicies: []\n";
    let (institution, report) =
        institution(&[CATALOG, ("templates/profiles/house.yaml", HOUSE), ("institutions/a.yaml", own)]);
    assert_eq!(report, "");
    assert!(institution.unwrap().policies.is_empty());
}

#[test]
fn a_file_of_the_catalogue_goes_before_one_of_the_program() {
    let own = "extends: ru-base\nname: x\n";
    let (with, report) = institution(&[CATALOG, ("institutions/a.yaml", own)]);
    assert_eq!((with.unwrap().documents.all().count(), report.as_str()), (6, ""));
    let files = [CATALOG, ("institutions/a.yaml", own), ("templates/profiles/ru-base.yaml", HOUSE)];
    let (without, report) = institution(&files);
    assert_eq!((without.unwrap().documents.all().count(), report.as_str()), (0, ""));
}

#[test]
fn a_chain_that_breaks_is_one_finding() {
    let house = ("templates/profiles/house.yaml", "extends: hause\nacademic-hour: 45\n");
    let files = [CATALOG, house, ("institutions/a.yaml", "extends: house\nname: x\n")];
    assert_eq!(
        institution(&files),
        (
            None,
            unindent(
                "
                templates/profiles/house.yaml:1:10: error[unknown-profile]: unknown profile `hause`
                "
            )
        )
    );
    let files = [
        CATALOG,
        ("institutions/a.yaml", "extends: b\nname: x\n"),
        ("institutions/b.yaml", "extends: house\nname: x\n"),
        ("templates/profiles/house.yaml", "extends: b\n"),
    ];
    assert_eq!(
        institution(&files),
        (
            None,
            unindent(
                "
                institutions/b.yaml:1:10: error[profile-cycle]: profiles extend each other: `b` → `house` → `b`
                "
            )
        )
    );
    let files =
        [CATALOG, ("institutions/a.yaml", "extends: house\nname: x\n"), ("templates/profiles/house.yaml", "a: [")];
    let (none, report) = institution(&files);
    assert!(none.is_none() && report.lines().count() == 1 && report.starts_with("templates/profiles/house.yaml:1:"));
}

#[test]
fn faults_stand_in_the_file_that_has_them() {
    let files = [
        CATALOG,
        ("templates/profiles/house.yaml", "academic-hours: 45\nlimits: {week-total: many}\ncredit-systems: {}\n"),
        ("institutions/a.yaml", "extends: house\nname: x\n"),
        ("institutions/b.yaml", "extends: house\nname: y\nscales: {}\n"),
    ];
    let (none, report) = institution(&files);
    assert!(none.is_none());
    assert_eq!(
        report,
        unindent(
            "
            institutions/a.yaml:1:1: error[missing-key]: the file has no `scales`
            templates/profiles/house.yaml:1:1: error[unknown-key]: unknown key `academic-hours`
            templates/profiles/house.yaml:2:22: error[wrong-value]: `week-total` is `many`: expected a number such as `36` or `0.35`
            "
        )
    );
}

#[test]
fn locked_and_guarded_fields_are_kept() {
    project(HOUSE)
        .run("check")
        .stderr(
            "
            error[locked-field]: `academic-hour` is locked by a profile above
             --> institutions/university.yaml:6:1
              |
            6 | academic-hour: 45
              | ^^^^^^^^^^^^^
              |
             ::: templates/profiles/house.yaml:2:10
              |
            2 | locked: [academic-hour]
              |          ------------- locked here
              |
              = help: remove it: the value above holds

            error[guarded-field]: `limits.literature-age` is guarded by a profile above, and changed without a reason
              --> institutions/university.yaml:30:3
               |
            30 |   literature-age: 10
               |   ^^^^^^^^^^^^^^
               |
              ::: templates/profiles/house.yaml:3:11
               |
             3 | guarded: [limits.literature-age]
               |           --------------------- guarded here
               |
               = help: add `overrides: [{field: limits.literature-age, reason: …}]`, or remove the change

            2 errors in 1 file
            ",
        )
        .code(1);
}

#[test]
fn a_change_with_a_reason_passes() {
    project(HOUSE)
        .edit("institutions/university.yaml", "academic-hour: 45\n", "")
        .edit(
            "institutions/university.yaml",
            "extends: house",
            "extends: house\noverrides: [{field: limits.literature-age, reason: Standards change}]",
        )
        .run("check --quiet")
        .code(0);
}

#[test]
fn a_rule_points_to_the_file_that_decides() {
    let house = HOUSE
        .replace("from: 50", "from: 51")
        .replace("academic-hour: 45\n    locked: [academic-hour]\n    guarded", "guarded");
    let project = project(&house).edit("institutions/university.yaml", "  literature-age: 10\n", "");
    project
        .run("check --format short")
        .stderr("templates/profiles/house.yaml:9:16: error[scale-gap]: 50 points have no grade on scale `house`\n")
        .code(1);
}

#[test]
fn a_missing_field_names_the_chain() {
    project(&HOUSE.replace("academic-hour: 45\n    locked: [academic-hour]\n    ", ""))
        .edit("institutions/university.yaml", "academic-hour: 45\n", "")
        .edit("institutions/university.yaml", "  literature-age: 10\n", "")
        .run("check")
        .stderr(
            "
            error[missing-key]: the file has no `academic-hour`
             --> institutions/university.yaml:3:1
              |
            3 | extends: house
              | ^^^^^^^^^^^^^^
              |
              = help: add `academic-hour: …`
              = help: no profile of the chain has it: `institutions/university.yaml` and `templates/profiles/house.yaml`

            1 error in 1 file
            ",
        )
        .code(1);
}

#[test]
fn a_build_passes_over_what_a_profile_has_spoilt() {
    let sources = Sources::in_memory([
        ("catalog.yaml".to_owned(), CATALOG.1.to_owned()),
        ("institutions/a.yaml".to_owned(), "extends: house\nname: x\n".to_owned()),
        (
            "templates/profiles/house.yaml".to_owned(),
            unindent(HOUSE).replace("academic-hour: 45", "academic-hour: 45\nfoo: 1"),
        ),
    ]);
    let (proved, report) = project::prove(&sources, &[], 2026);
    assert!(proved.unwrap().catalog.broken.contains("a"));
    assert_eq!(
        short::render(&report, &sources),
        "templates/profiles/house.yaml:2:1: error[unknown-key]: unknown key `foo`\n"
    );
}

#[test]
fn a_field_is_explained() {
    let project = project(HOUSE).edit("institutions/university.yaml", "academic-hour: 45\n", "").edit(
        "institutions/university.yaml",
        "extends: house",
        "extends: house\noverrides: [{field: limits.literature-age, reason: Standards change}]",
    );
    project
        .run("explain limits.literature-age")
        .stdout(
            "
            university.limits.literature-age: 10
              set         institutions/university.yaml:30
              because     Standards change
              instead of  templates/profiles/house.yaml:5  3
              guarded     templates/profiles/house.yaml:3
            ",
        )
        .code(0);
    project
        .run("explain academic-hour")
        .stdout(
            "
            university.academic-hour: 45
              set         templates/profiles/house.yaml:1
              locked      templates/profiles/house.yaml:2
            ",
        )
        .code(0);
    project
        .run("explain university.policies.first")
        .stdout(
            "
            university.policies.first.title: One
              set         templates/profiles/house.yaml:13
            university.policies.first.text: The first.
              set         templates/profiles/house.yaml:13
            ",
        )
        .code(0);
    project
        .run("explain limits.even-hours")
        .stdout(
            "
            university.limits.even-hours: true
              default     no profile of the chain sets it
            ",
        )
        .code(0);
    project
        .run("explain house.limits")
        .stdout(
            "
            house.limits.literature-age: 3
              set         templates/profiles/house.yaml:5
              guarded     templates/profiles/house.yaml:3
            house.limits.week-total: 50
              set         templates/profiles/house.yaml:5
            ",
        )
        .code(0);
    project
        .run("explain limits.literatur-age")
        .stderr(
            "
            error: unknown rule or field `limits.literatur-age`
              help: did you mean `limits.literature-age`?
              help: `syllabus explain` lists the rules
            ",
        )
        .code(2);
}

#[test]
fn two_institutions_print_one_programme_in_two_forms() {
    let sections = |id: &str| -> Vec<String> {
        let institution = &crate::shipped::SHIPPED.1.catalog.institutions[id].value;
        let form = institution.documents.rpd.as_ref().unwrap();
        let lang = "ru".parse().unwrap();
        let sections = form.printed().into_iter().map(|printed| {
            let title: String = printed.section.title.get(&lang, &[]).chars().take(48).collect();
            let title = title.trim_end();
            format!(
                "{}{} {title}",
                "  ".repeat(usize::from(printed.level) - 1),
                printed.number.as_deref().unwrap_or("—")
            )
        });
        sections.collect()
    };
    assert_eq!(
        sections("sample-university").join("\n") + "\n",
        unindent(
            "
            1. Цели и задачи освоения дисциплины
            2. Место дисциплины в структуре ОПОП
            3. Планируемые результаты обучения по дисциплине, с
            4. Объём дисциплины в зачётных единицах с указанием
            5. Содержание дисциплины, структурированное по тема
              5.1. Содержание разделов и тем
              5.2. Лабораторные работы
              5.3. Практические (семинарские) занятия
              5.4. Курсовая работа (курсовой проект)
            6. Учебно-методическое обеспечение самостоятельной
            7. Фонд оценочных средств (оценочные материалы) для
            8. Учебно-методическое и информационное обеспечение
              8.1. Основная литература
              8.2. Дополнительная литература
              8.3. Ресурсы информационно-телекоммуникационной сети
              8.4. Профессиональные базы данных и информационные сп
            9. Перечень лицензионного и свободно распространяем
            10. Материально-техническое обеспечение дисциплины
            11. Методические указания для обучающихся по освоени
            12. Особенности освоения дисциплины инвалидами и лиц
            — Лист согласования
            — Лист регистрации изменений
            "
        )
    );
    assert_eq!(
        sections("sample-institute").join("\n") + "\n",
        unindent(
            "
            1 Место дисциплины в структуре образовательной про
            2 Цель и задачи изучения дисциплины
            3 Перечень планируемых результатов обучения
            4 Объём дисциплины и виды учебной работы
            5 Структура и содержание дисциплины
              5.1 Содержание тем
              5.2 Лабораторный практикум
              5.3 Практические занятия
              5.4 Курсовое проектирование
            6 Самостоятельная работа студентов
            7 Рейтинговый регламент
            8 Оценочные материалы
            9 Методические рекомендации студентам
            10 Литература и информационные ресурсы
              10.1 Основная литература
              10.2 Дополнительная литература
              10.3 Ресурсы информационно-телекоммуникационной сети
              10.4 Базы данных и справочные системы
            11 Программное обеспечение
            12 Материально-техническая база
            13 Обучение студентов с ограниченными возможностями
            — Визы согласования
            — Лист переутверждения рабочей программы
            "
        )
    );
}
