//! What the templates of a syllabus see of an offering.

use serde::Serialize;

/// When, where and to whom a course is taught.
#[derive(Debug, Clone, Serialize)]
pub struct DatedView {
    /// The line below the title: «Весенний семестр · ПИ-31 · 12 февраля – 21 июня 2027 г.».
    pub line: String,
    /// Regular classes.
    pub classes: Vec<MeetingView>,
    /// Heading of the plan: «План по неделям».
    pub heading: String,
    /// Head of its first column: «Неделя».
    pub period: String,
    /// Weeks, or days of an intensive, in order; only those in which something is.
    pub periods: Vec<PeriodView>,
    /// Hours of each kind in all: «лекции – 18 ч».
    pub sums: Vec<String>,
}

/// A regular class.
#[derive(Debug, Clone, Serialize)]
pub struct MeetingView {
    /// Kinds of class: «лекции».
    pub kind: String,
    /// When: «вторник, 2-я пара, 10:45–12:20», or dates and times.
    pub when: String,
    /// In which weeks: «числитель, нед. 3–9»; none for days of an intensive.
    pub weeks: Option<String>,
    /// The groups.
    pub groups: String,
    /// The room, or the address of an online class.
    pub place: Vec<String>,
    /// The teachers.
    pub teachers: String,
}

/// A week, or a day of an intensive.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodView {
    /// Its name: «3-я неделя», «День 1».
    pub title: String,
    /// The label of a week: «числитель».
    pub label: Option<String>,
    /// Its dates: «22–28 февраля».
    pub dates: String,
    /// What is done, in order.
    pub lines: Vec<LineView>,
}

/// Something of a week.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum LineView {
    /// A class; the same for several groups is one line.
    Class(ClassView),
    /// A deadline, or a day without its class.
    Note {
        /// The day: «среда, 4 ноября»; none where it is the period.
        day: Option<String>,
        /// What is said.
        text: String,
    },
}

/// A class with all times at which it is held.
#[derive(Debug, Clone, Serialize)]
pub struct ClassView {
    /// Short name of its kind: «Лек.».
    pub kind: String,
    /// What is taught, with numbers of topics, or what else it is.
    pub content: Vec<String>,
    /// Works that are done, with their numbers.
    pub works: Vec<String>,
    /// Hours that are taught to each group; a dash for none.
    pub hours: String,
    /// When it is held.
    pub occasions: Vec<OccasionView>,
}

/// A time at which a class is held.
#[derive(Debug, Clone, Serialize)]
pub struct OccasionView {
    /// The day: «пятница, 12 февраля»; none where it is that of the time before, or of the period.
    pub day: Option<String>,
    /// The time: «1-я пара, 09:00–10:35».
    pub time: String,
    /// The groups, where not all take part.
    pub groups: Option<String>,
    /// What is not as usual: room, address, teachers, and what became of the class.
    pub changes: Vec<String>,
}
