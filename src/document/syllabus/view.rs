//! What the templates of a syllabus see.

use chrono::NaiveDate;
use serde::Serialize;

use super::dated::DatedView;
use crate::document::texts::Texts;
use crate::document::{Edition, words};
use crate::locale::Locale;
use crate::model::{Institution, Person, Text};
use crate::prose::{Block, Inline};

/// A syllabus, ready to be laid out.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SyllabusView {
    /// Language tag of the document.
    pub lang: String,
    /// Title of the document in its metadata: «Базы данных (Б1.О.15): программа курса».
    pub document_title: String,
    /// Kind of the document, as the heading block names it: «Программа курса».
    pub document_kind: String,
    /// Author for the document's metadata.
    pub document_author: String,
    /// Headings and column titles, by the locale's key.
    pub labels: std::collections::BTreeMap<String, String>,
    /// The institution.
    pub institution: InstitutionView,
    /// Code of the course.
    pub code: String,
    /// Title of the course.
    pub title: String,
    /// Credits with their units, one for each system in use: `6 з. е.`, `6 ECTS`.
    pub credits: Vec<String>,
    /// Hours in all, with the unit: `216 ч`.
    pub hours: String,
    /// What the course is about.
    pub summary: Vec<Block>,
    /// Facts of the heading block in order: code, standing, cycle, year, semesters, credits, delivery, languages, field.
    pub facts: Vec<Fact>,
    /// Authors and lecturers.
    pub lecturers: Vec<PersonView>,
    /// What must be brought; `None` where nothing.
    pub prerequisites: Option<RequirementView>,
    /// Courses to be taken at the same time.
    pub corequisites: Vec<CourseLink>,
    /// Outcomes in order.
    pub outcomes: Vec<OutcomeView>,
    /// Modules and weeks with hours by kind.
    pub plan: PlanView,
    /// When, where and to whom it is taught; only of an offering.
    pub dated: Option<DatedView>,
    /// Teaching methods.
    pub methods: Vec<Vec<Inline>>,
    /// Outcome × module × assessment.
    pub matrix: MatrixView,
    /// Assessment.
    pub assessment: AssessmentView,
    /// Grading scale.
    pub scale: ScaleView,
    /// Literature.
    pub literature: LiteratureView,
    /// Software.
    pub software: Vec<SoftwareView>,
    /// Rooms and equipment.
    pub rooms: Vec<RoomView>,
    /// Policies of the institution, in the course's words where it has its own.
    pub policies: Vec<PolicyView>,
    /// Workload: hours by kind against credits.
    pub ledger: LedgerView,
    /// What is new since the revision that was asked for.
    pub news: Option<NewsView>,
    /// What changed, newest first.
    pub changes: Vec<ChangeView>,
    /// Which edition this is.
    pub edition: EditionView,
}

/// The institution in the heading block.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct InstitutionView {
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: Option<String>,
    /// Department.
    pub department: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Web address.
    pub site: Option<String>,
}

impl InstitutionView {
    /// An institution in a language.
    pub(in crate::document) fn new(texts: &Texts<'_>, institution: &Institution) -> Self {
        let title = |text: &Option<Text>| text.as_ref().map(|text| texts.title(text));
        Self {
            name: texts.title(&institution.name),
            short: title(&institution.short),
            department: title(&institution.department),
            city: title(&institution.city),
            site: institution.site.clone(),
        }
    }
}

/// A label with its value.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// Label: «Трудоёмкость».
    pub label: String,
    /// Value: «6 з. е. (216 ч)».
    pub value: String,
}

/// A person.
#[derive(Debug, Clone, Serialize)]
pub struct PersonView {
    /// Name, or the role where there is no name.
    pub name: String,
    /// Role, where there is a name.
    pub role: Option<String>,
    /// Degree and title.
    pub degree: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
    /// Web page.
    pub url: Option<String>,
    /// Professional profile.
    pub profile: Vec<Block>,
    /// What the person teaches in an offering: «лекции, экзамен».
    pub teaches: Option<String>,
}

impl PersonView {
    /// A person in a language.
    pub(in crate::document) fn new(texts: &Texts<'_>, person: &Person) -> Self {
        let role = texts.title(&person.role);
        let (name, role) = match &person.name {
            Some(name) => (texts.title(name), Some(role)),
            None => (role, None),
        };
        Self {
            name,
            role,
            degree: person.degree.as_ref().map(|text| texts.title(text)),
            email: person.email.clone(),
            url: person.url.clone(),
            profile: person.profile.as_ref().map(|text| texts.blocks(text)).unwrap_or_default(),
            teaches: None,
        }
    }
}

/// A prerequisite.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum RequirementView {
    /// Each of these.
    All {
        /// The parts.
        items: Vec<RequirementView>,
    },
    /// At least one of these.
    Any {
        /// The parts.
        items: Vec<RequirementView>,
    },
    /// A course.
    Course {
        /// The course.
        course: CourseLink,
    },
    /// An outcome of a course.
    Outcome {
        /// The course.
        course: CourseLink,
        /// Text of the outcome.
        text: Vec<Inline>,
        /// Lowest level that is enough: «применять».
        level: String,
    },
    /// Something from elsewhere.
    Knowledge {
        /// What.
        text: Vec<Inline>,
    },
}

/// A course that is named.
#[derive(Debug, Clone, Serialize)]
pub struct CourseLink {
    /// Its id.
    pub id: String,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
}

/// An outcome.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct OutcomeView {
    /// Mark in tables: «РО1», "LO1".
    pub mark: String,
    /// Text.
    pub text: Vec<Inline>,
    /// Level in words: «применять».
    pub level: String,
    /// Level as a number, 1 to 6.
    pub level_number: u8,
    /// Part of the triad in words: «уметь».
    pub kind: String,
    /// Indicators of achievement.
    pub indicators: Vec<Vec<Inline>>,
}

/// The plan of modules.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PlanView {
    /// Kinds of work in use, in order: the columns.
    pub kinds: Vec<KindView>,
    /// Modules.
    pub modules: Vec<ModuleView>,
    /// Hours of control, where there are any; they belong to no module.
    pub control: Option<PlanRow>,
    /// The whole course.
    pub total: PlanRow,
    /// Whether any module names its weeks.
    pub has_weeks: bool,
}

/// A kind of work.
#[derive(Debug, Clone, Serialize)]
pub struct KindView {
    /// Short name for a column: «лек.».
    pub short: String,
    /// Full name: «лекции».
    pub long: String,
}

/// A row of hours.
#[derive(Debug, Clone, Serialize)]
pub struct PlanRow {
    /// What the row is: «Контроль», «Итого».
    pub label: String,
    /// Hours by kind, in the order of the columns; a dash for none.
    pub hours: Vec<String>,
    /// Hours in all.
    pub total: String,
}

/// A module.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ModuleView {
    /// Number: `3`.
    pub number: String,
    /// Title.
    pub title: String,
    /// Weeks: «1–4».
    pub weeks: Option<String>,
    /// What it is about.
    pub summary: Vec<Block>,
    /// Hours by kind, in the order of the columns; a dash for none.
    pub hours: Vec<String>,
    /// Hours in all.
    pub total: String,
    /// Marks of the outcomes that it teaches, with the level where it is not the outcome's own: «РО2 (понимать)».
    pub outcomes: Vec<String>,
    /// Teaching methods, joined.
    pub methods: String,
    /// Topics.
    pub topics: Vec<TopicView>,
    /// Laboratory and practical works.
    pub labs: Vec<LabView>,
}

/// A topic.
#[derive(Debug, Clone, Serialize)]
pub struct TopicView {
    /// Number: `3.2`.
    pub number: String,
    /// Title.
    pub title: String,
    /// Content.
    pub text: Vec<Block>,
    /// Hours by kind, in the order of the columns; a dash for none.
    pub hours: Vec<String>,
    /// Hours in all.
    pub total: String,
}

/// A laboratory or practical work.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct LabView {
    /// Number through the whole course: `4`.
    pub number: String,
    /// Short name of the kind, as in the columns of the plan: «Лаб.».
    pub short: String,
    /// Kind: «Лабораторная работа», «Практическая работа».
    pub kind: String,
    /// Title.
    pub title: String,
    /// Hours with the unit: «4 ч».
    pub hours: String,
    /// The task.
    pub task: Vec<Block>,
    /// Marks of the outcomes that it trains.
    pub outcomes: Vec<String>,
    /// Whether it is a case study of practice.
    pub case_study: bool,
}

/// Outcome × module × assessment.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixView {
    /// Modules by number and title, then the columns of the left part.
    pub modules: Vec<MatrixColumn>,
    /// Assessment parts: the columns of the right part.
    pub parts: Vec<MatrixColumn>,
    /// A row for each outcome.
    pub rows: Vec<MatrixRow>,
    /// Levels in words, from 1 to 6: the legend.
    pub levels: Vec<String>,
}

/// A column of the matrix.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixColumn {
    /// Short mark: `3`, `A`.
    pub mark: String,
    /// What it stands for.
    pub title: String,
}

/// A row of the matrix.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixRow {
    /// Mark of the outcome.
    pub outcome: String,
    /// Level number, 1 to 6, at which each module teaches it; 0 for not.
    pub modules: Vec<u8>,
    /// Level number at which each part measures it; 0 for not.
    pub parts: Vec<u8>,
}

/// Assessment.
#[derive(Debug, Clone, Serialize)]
pub struct AssessmentView {
    /// Parts in order.
    pub parts: Vec<PartView>,
    /// Sum of the weights: «100 %».
    pub total: String,
}

/// A part of the assessment.
#[derive(Debug, Clone, Serialize)]
pub struct PartView {
    /// Mark in the matrix: `A`.
    pub mark: String,
    /// Title.
    pub title: String,
    /// Form: «отчёты по лабораторным работам».
    pub form: String,
    /// Weight: «30 %».
    pub weight: String,
    /// What is done and how.
    pub text: Vec<Block>,
    /// Marks of the outcomes that it measures.
    pub outcomes: Vec<String>,
    /// Numbers of the modules that it covers; empty for the whole course.
    pub modules: Vec<String>,
    /// When it is due in an offering, a line for each time.
    pub due: Vec<String>,
    /// Criteria.
    pub criteria: Vec<CriterionView>,
}

/// A criterion.
#[derive(Debug, Clone, Serialize)]
pub struct CriterionView {
    /// What is looked at.
    pub text: Vec<Inline>,
    /// Points.
    pub points: Option<String>,
}

/// A grading scale.
#[derive(Debug, Clone, Serialize)]
pub struct ScaleView {
    /// Name.
    pub title: String,
    /// Steps from the best.
    pub steps: Vec<StepView>,
    /// Remarks of the course.
    pub text: Vec<Block>,
}

/// A step of a scale.
#[derive(Debug, Clone, Serialize)]
pub struct StepView {
    /// Points: «85–100».
    pub range: String,
    /// Grade.
    pub grade: String,
    /// Letter.
    pub letter: Option<String>,
    /// Whether it is a pass.
    pub pass: bool,
    /// What a student shows.
    pub text: Vec<Inline>,
}

/// Literature; numbering runs through both parts.
#[derive(Debug, Clone, Serialize)]
pub struct LiteratureView {
    /// Main literature.
    pub main: Vec<WorkView>,
    /// Further literature.
    pub further: Vec<WorkView>,
}

/// A work.
#[derive(Debug, Clone, Serialize)]
pub struct WorkView {
    /// Number through the list.
    pub number: String,
    /// Description, with its address as a link.
    pub text: Vec<Inline>,
}

/// Software.
#[derive(Debug, Clone, Serialize)]
pub struct SoftwareView {
    /// Name.
    pub name: String,
    /// Licence.
    pub licence: String,
    /// Purpose.
    pub purpose: Option<String>,
    /// «да», «нет», or nothing where it is not said.
    pub domestic: Option<String>,
}

/// A room.
#[derive(Debug, Clone, Serialize)]
pub struct RoomView {
    /// Kind of room.
    pub kind: String,
    /// Equipment.
    pub equipment: String,
}

/// A policy.
#[derive(Debug, Clone, Serialize)]
pub struct PolicyView {
    /// Title.
    pub title: String,
    /// Text.
    pub text: Vec<Block>,
    /// Whether the course words it otherwise than the institution.
    pub own: bool,
}

/// The workload ledger.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerView {
    /// Hours by kind: «лекции», «32».
    pub rows: Vec<LedgerRow>,
    /// The sum: «Всего», «216».
    pub total: LedgerRow,
    /// Contact hours among them.
    pub contact: LedgerRow,
    /// Proofs, one for each credit system: «6 з. е. × 36 ч = 216 ч».
    pub proofs: Vec<String>,
}

/// A line of the ledger.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerRow {
    /// What.
    pub label: String,
    /// Hours.
    pub hours: String,
    /// Share of the whole: «15 %».
    pub share: String,
}

/// A change.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// Version.
    pub version: String,
    /// Date in words.
    pub date: String,
    /// What changed.
    pub text: Vec<Inline>,
}

/// What is new since a revision.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct NewsView {
    /// Heading that names the revision.
    pub title: String,
    /// The changes; one line that says so where there are none.
    pub lines: Vec<Vec<Inline>>,
}

/// The edition of the document.
#[derive(Debug, Clone, Serialize)]
pub struct EditionView {
    /// Version of the course.
    pub version: String,
    /// Date of the document in words: of the commit, unless another was asked for.
    pub date: Option<String>,
    /// Date as year, month, day.
    pub day: Option<[i32; 3]>,
    /// Short id of the commit.
    pub commit: Option<String>,
    /// Whether the catalogue had changes that are in no commit.
    pub modified: bool,
}

impl EditionView {
    /// The edition of a version of a course, with the date that the document carries.
    pub(in crate::document) fn new(locale: &Locale, version: &str, date: Option<NaiveDate>, edition: &Edition) -> Self {
        Self {
            version: version.to_owned(),
            date: date.map(|date| locale.date(date)),
            day: date.map(words::day),
            commit: edition.commit.clone(),
            modified: edition.modified,
        }
    }
}
