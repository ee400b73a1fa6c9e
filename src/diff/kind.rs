//! The kinds of change: their names, and the group that each belongs to.

use std::fmt;

/// What kinds of change have in common, so that one line of `catalog.yaml` sets the level of them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Titles and texts that promise nothing.
    Wording,
    /// Modules, topics, works and methods.
    Content,
    /// What is measured, by what, and what it weighs.
    Assessment,
    /// Hours of any kind of work.
    Hours,
    /// Credits.
    Credits,
    /// What a student can do at the end.
    Outcomes,
    /// What must be brought.
    Prerequisites,
    /// What is read.
    Literature,
    /// Policies.
    Policies,
    /// Software and rooms.
    Resources,
    /// Dates, classes, rooms and teachers of offerings; terms and days off of calendars.
    Schedule,
    /// Authors and other people.
    People,
    /// What a course is and where it stands: code, cycle, semesters, languages.
    Facts,
    /// Versions, notes of changes, exceptions from rules.
    Record,
    /// What holds for the whole catalogue or an institution.
    Settings,
    /// Templates, themes and pictures.
    Look,
    /// What has no kind of its own.
    Other,
}

impl Group {
    /// All groups.
    pub const ALL: [Self; 17] = [
        Self::Wording,
        Self::Content,
        Self::Assessment,
        Self::Hours,
        Self::Credits,
        Self::Outcomes,
        Self::Prerequisites,
        Self::Literature,
        Self::Policies,
        Self::Resources,
        Self::Schedule,
        Self::People,
        Self::Facts,
        Self::Record,
        Self::Settings,
        Self::Look,
        Self::Other,
    ];

    /// The group as `catalog.yaml` spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Wording => "wording",
            Self::Content => "content",
            Self::Assessment => "assessment",
            Self::Hours => "hours",
            Self::Credits => "credits",
            Self::Outcomes => "outcomes",
            Self::Prerequisites => "prerequisites",
            Self::Literature => "literature",
            Self::Policies => "policies",
            Self::Resources => "resources",
            Self::Schedule => "schedule",
            Self::People => "people",
            Self::Facts => "facts",
            Self::Record => "record",
            Self::Settings => "settings",
            Self::Look => "look",
            Self::Other => "other",
        }
    }
}

/// The kinds with their names and groups, so that none is named without the other two.
macro_rules! kinds {
    ($($kind:ident $name:literal $group:ident,)*) => {
        /// A kind of change. Its name is its documentation: locales have a sentence for each.
        #[allow(missing_docs, reason = "the names say it")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $($kind,)*
        }

        impl Kind {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// The kind as reports and `catalog.yaml` spell it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }

            /// The group that the kind belongs to.
            pub const fn group(self) -> Group {
                match self {
                    $(Self::$kind => Group::$group,)*
                }
            }
        }
    };
}

kinds! {
    CourseAdded "course-added" Facts,
    CourseRemoved "course-removed" Facts,
    CourseIdChanged "course-id-changed" Facts,
    CodeChanged "code-changed" Facts,
    CycleChanged "cycle-changed" Facts,
    EqfChanged "eqf-changed" Facts,
    FieldChanged "field-changed" Facts,
    StandingChanged "standing-changed" Facts,
    YearChanged "year-changed" Facts,
    SemestersChanged "semesters-changed" Facts,
    DeliveryChanged "delivery-changed" Facts,
    LanguagesChanged "languages-changed" Facts,
    InstitutionOfCourseChanged "institution-of-course-changed" Facts,
    TitleReworded "title-reworded" Wording,
    SummaryReworded "summary-reworded" Wording,
    TranslationAdded "translation-added" Wording,
    TranslationRemoved "translation-removed" Wording,
    AuthorAdded "author-added" People,
    AuthorRemoved "author-removed" People,
    CreditsChanged "credits-changed" Credits,
    HoursChanged "hours-changed" Hours,
    ModuleHoursChanged "module-hours-changed" Hours,
    TopicHoursChanged "topic-hours-changed" Hours,
    LabHoursChanged "lab-hours-changed" Hours,
    PrerequisiteAdded "prerequisite-added" Prerequisites,
    PrerequisiteRemoved "prerequisite-removed" Prerequisites,
    PrerequisiteChanged "prerequisite-changed" Prerequisites,
    CorequisiteAdded "corequisite-added" Prerequisites,
    CorequisiteRemoved "corequisite-removed" Prerequisites,
    OutcomeAdded "outcome-added" Outcomes,
    OutcomeRemoved "outcome-removed" Outcomes,
    OutcomeReworded "outcome-reworded" Outcomes,
    OutcomeWeakened "outcome-weakened" Outcomes,
    OutcomeStrengthened "outcome-strengthened" Outcomes,
    OutcomeTriadChanged "outcome-triad-changed" Outcomes,
    OutcomeIdChanged "outcome-id-changed" Outcomes,
    OutcomeMoved "outcome-moved" Wording,
    IndicatorAdded "indicator-added" Outcomes,
    IndicatorRemoved "indicator-removed" Outcomes,
    IndicatorReworded "indicator-reworded" Outcomes,
    ModuleAdded "module-added" Content,
    ModuleRemoved "module-removed" Content,
    ModuleRenamed "module-renamed" Content,
    ModuleMoved "module-moved" Content,
    ModuleReworded "module-reworded" Wording,
    ModuleIdChanged "module-id-changed" Content,
    ModuleWeeksChanged "module-weeks-changed" Content,
    ModuleOutcomeAdded "module-outcome-added" Outcomes,
    ModuleOutcomeRemoved "module-outcome-removed" Outcomes,
    ModuleOutcomeLevelChanged "module-outcome-level-changed" Outcomes,
    TopicAdded "topic-added" Content,
    TopicRemoved "topic-removed" Content,
    TopicRenamed "topic-renamed" Content,
    TopicMoved "topic-moved" Content,
    TopicReworded "topic-reworded" Wording,
    TopicIdChanged "topic-id-changed" Content,
    LabAdded "lab-added" Content,
    LabRemoved "lab-removed" Content,
    LabRenamed "lab-renamed" Content,
    LabMoved "lab-moved" Content,
    LabReworded "lab-reworded" Content,
    LabIdChanged "lab-id-changed" Content,
    LabKindChanged "lab-kind-changed" Content,
    LabOutcomesChanged "lab-outcomes-changed" Content,
    MethodAdded "method-added" Content,
    MethodRemoved "method-removed" Content,
    MethodReworded "method-reworded" Content,
    AssessmentAdded "assessment-added" Assessment,
    AssessmentRemoved "assessment-removed" Assessment,
    AssessmentRenamed "assessment-renamed" Assessment,
    AssessmentMoved "assessment-moved" Wording,
    AssessmentReworded "assessment-reworded" Assessment,
    AssessmentIdChanged "assessment-id-changed" Assessment,
    AssessmentReweighted "assessment-reweighted" Assessment,
    AssessmentFormChanged "assessment-form-changed" Assessment,
    AssessmentOutcomeAdded "assessment-outcome-added" Assessment,
    AssessmentOutcomeRemoved "assessment-outcome-removed" Assessment,
    AssessmentOutcomeLevelChanged "assessment-outcome-level-changed" Assessment,
    AssessmentModulesChanged "assessment-modules-changed" Assessment,
    CriterionAdded "criterion-added" Assessment,
    CriterionRemoved "criterion-removed" Assessment,
    CriterionReworded "criterion-reworded" Assessment,
    CriterionPointsChanged "criterion-points-changed" Assessment,
    CriterionMoved "criterion-moved" Wording,
    GradingScaleChanged "grading-scale-changed" Assessment,
    GradingReworded "grading-reworded" Assessment,
    LiteratureAdded "literature-added" Literature,
    LiteratureRemoved "literature-removed" Literature,
    LiteratureMoved "literature-moved" Literature,
    WorkAdded "work-added" Literature,
    WorkRemoved "work-removed" Literature,
    WorkChanged "work-changed" Literature,
    SoftwareAdded "software-added" Resources,
    SoftwareRemoved "software-removed" Resources,
    SoftwareChanged "software-changed" Resources,
    RoomAdded "room-added" Resources,
    RoomRemoved "room-removed" Resources,
    RoomChanged "room-changed" Resources,
    PolicyAdded "policy-added" Policies,
    PolicyRemoved "policy-removed" Policies,
    PolicyChanged "policy-changed" Policies,
    VersionChanged "version-changed" Record,
    NoteAdded "note-added" Record,
    NoteRemoved "note-removed" Record,
    NoteChanged "note-changed" Record,
    MetadataChanged "metadata-changed" Record,
    AllowanceChanged "allowance-changed" Record,
    OrderChanged "order-changed" Wording,
    PersonAdded "person-added" People,
    PersonRemoved "person-removed" People,
    PersonChanged "person-changed" People,
    InstitutionAdded "institution-added" Settings,
    InstitutionRemoved "institution-removed" Settings,
    InstitutionChanged "institution-changed" Settings,
    InstitutionPolicyAdded "institution-policy-added" Policies,
    InstitutionPolicyRemoved "institution-policy-removed" Policies,
    InstitutionPolicyChanged "institution-policy-changed" Policies,
    InstitutionPolicyLocked "institution-policy-locked" Policies,
    CreditSystemChanged "credit-system-changed" Credits,
    ScaleChanged "scale-changed" Assessment,
    LimitChanged "limit-changed" Settings,
    LockChanged "lock-changed" Settings,
    FormChanged "form-changed" Settings,
    RatingChanged "rating-changed" Assessment,
    CatalogChanged "catalog-changed" Settings,
    RuleLevelChanged "rule-level-changed" Settings,
    ApprovalChanged "approval-changed" Settings,
    ProgramAdded "program-added" Facts,
    ProgramRemoved "program-removed" Facts,
    ProgramChanged "program-changed" Facts,
    PlanRowAdded "plan-row-added" Facts,
    PlanRowRemoved "plan-row-removed" Facts,
    PlanRowRenamed "plan-row-renamed" Facts,
    PlanRowChanged "plan-row-changed" Facts,
    PlanIndexChanged "plan-index-changed" Facts,
    PlanCourseChanged "plan-course-changed" Facts,
    PlanPartChanged "plan-part-changed" Facts,
    PlanNeighboursChanged "plan-neighbours-changed" Facts,
    PlanSemesterAdded "plan-semester-added" Facts,
    PlanSemesterRemoved "plan-semester-removed" Facts,
    PlanWeeksChanged "plan-weeks-changed" Facts,
    PlanRowMoved "plan-row-moved" Wording,
    PlanModulesChanged "plan-modules-changed" Content,
    PlanHoursChanged "plan-hours-changed" Hours,
    PlanShareChanged "plan-share-changed" Hours,
    PlanStatedChanged "plan-stated-changed" Hours,
    PlanTopicHoursChanged "plan-topic-hours-changed" Hours,
    PlanCreditsChanged "plan-credits-changed" Credits,
    PlanSemesterCreditsChanged "plan-semester-credits-changed" Credits,
    AttestationChanged "attestation-changed" Assessment,
    CompetenceAdded "competence-added" Outcomes,
    CompetenceRemoved "competence-removed" Outcomes,
    CompetenceReworded "competence-reworded" Outcomes,
    CompetenceChanged "competence-changed" Outcomes,
    CompetenceIndicatorAdded "competence-indicator-added" Outcomes,
    CompetenceIndicatorRemoved "competence-indicator-removed" Outcomes,
    CompetenceIndicatorReworded "competence-indicator-reworded" Outcomes,
    CompetenceLinkChanged "competence-link-changed" Outcomes,
    IndicatorLinkAdded "indicator-link-added" Outcomes,
    IndicatorLinkRemoved "indicator-link-removed" Outcomes,
    LinkOutcomeAdded "link-outcome-added" Outcomes,
    LinkOutcomeRemoved "link-outcome-removed" Outcomes,
    VariantAdded "variant-added" Content,
    VariantRemoved "variant-removed" Content,
    VariantChanged "variant-changed" Content,
    VariantModuleAdded "variant-module-added" Content,
    VariantModuleRemoved "variant-module-removed" Content,
    VariantModuleChanged "variant-module-changed" Content,
    VariantModuleMoved "variant-module-moved" Wording,
    VariantReworded "variant-reworded" Wording,
    VariantHoursChanged "variant-hours-changed" Hours,
    VariantModuleHoursChanged "variant-module-hours-changed" Hours,
    VariantOutcomeAdded "variant-outcome-added" Outcomes,
    VariantOutcomeRemoved "variant-outcome-removed" Outcomes,
    VariantOutcomeLevelChanged "variant-outcome-level-changed" Outcomes,
    VariantOutcomesChanged "variant-outcomes-changed" Outcomes,
    VariantAssessmentChanged "variant-assessment-changed" Assessment,
    VariantScheduleChanged "variant-schedule-changed" Schedule,
    VariantPriceChanged "variant-price-changed" Facts,
    FundAdded "fund-added" Assessment,
    FundRemoved "fund-removed" Assessment,
    ItemAdded "item-added" Assessment,
    ItemRemoved "item-removed" Assessment,
    ItemChanged "item-changed" Assessment,
    ItemReworded "item-reworded" Assessment,
    ItemKeyChanged "item-key-changed" Assessment,
    ItemPointsChanged "item-points-changed" Assessment,
    ItemCriteriaChanged "item-criteria-changed" Assessment,
    ItemOutcomeChanged "item-outcome-changed" Assessment,
    ItemTopicChanged "item-topic-changed" Assessment,
    ItemMoved "item-moved" Wording,
    ItemMinutesChanged "item-minutes-changed" Wording,
    OfferingAdded "offering-added" Schedule,
    OfferingRemoved "offering-removed" Schedule,
    OfferingChanged "offering-changed" Schedule,
    OfferingDatesChanged "offering-dates-changed" Schedule,
    OfferingModulesChanged "offering-modules-changed" Schedule,
    OfferingOrderChanged "offering-order-changed" Schedule,
    OfferingDayAdded "offering-day-added" Schedule,
    OfferingDayRemoved "offering-day-removed" Schedule,
    OfferingDayChanged "offering-day-changed" Schedule,
    MeetingAdded "meeting-added" Schedule,
    MeetingRemoved "meeting-removed" Schedule,
    MeetingChanged "meeting-changed" Schedule,
    MeetingTimeChanged "meeting-time-changed" Schedule,
    MeetingWeeksChanged "meeting-weeks-changed" Schedule,
    MeetingRoomChanged "meeting-room-changed" Schedule,
    MeetingTeachersChanged "meeting-teachers-changed" Schedule,
    MeetingGroupsChanged "meeting-groups-changed" Schedule,
    ClassCancelled "class-cancelled" Schedule,
    ClassMoved "class-moved" Schedule,
    ClassAdded "class-added" Schedule,
    ExceptionRemoved "exception-removed" Schedule,
    ExceptionChanged "exception-changed" Schedule,
    MilestoneAdded "milestone-added" Schedule,
    MilestoneRemoved "milestone-removed" Schedule,
    MilestoneChanged "milestone-changed" Schedule,
    MilestoneDateChanged "milestone-date-changed" Schedule,
    MilestoneRoomChanged "milestone-room-changed" Schedule,
    MilestoneTeachersChanged "milestone-teachers-changed" Schedule,
    CalendarAdded "calendar-added" Schedule,
    CalendarRemoved "calendar-removed" Schedule,
    CalendarChanged "calendar-changed" Schedule,
    DayOffAdded "day-off-added" Schedule,
    DayOffRemoved "day-off-removed" Schedule,
    DayOffChanged "day-off-changed" Schedule,
    CalendarDayAdded "calendar-day-added" Schedule,
    CalendarDayRemoved "calendar-day-removed" Schedule,
    CalendarDayChanged "calendar-day-changed" Schedule,
    TermAdded "term-added" Schedule,
    TermRemoved "term-removed" Schedule,
    TermChanged "term-changed" Schedule,
    TermDatesChanged "term-dates-changed" Schedule,
    PartAdded "part-added" Schedule,
    PartRemoved "part-removed" Schedule,
    PartChanged "part-changed" Schedule,
    PartDatesChanged "part-dates-changed" Schedule,
    BellsChanged "bells-changed" Schedule,
    AuditoriumAdded "auditorium-added" Resources,
    AuditoriumRemoved "auditorium-removed" Resources,
    AuditoriumRenamed "auditorium-renamed" Resources,
    AuditoriumChanged "auditorium-changed" Resources,
    AuditoriumCapacityChanged "auditorium-capacity-changed" Resources,
    AuditoriumClosedChanged "auditorium-closed-changed" Resources,
    BuildingChanged "building-changed" Resources,
    TravelChanged "travel-changed" Resources,
    GroupAdded "group-added" Resources,
    GroupRemoved "group-removed" Resources,
    GroupChanged "group-changed" Resources,
    GroupSizeChanged "group-size-changed" Resources,
    TeacherTimeChanged "teacher-time-changed" Resources,
    TemplateChanged "template-changed" Look,
    PictureChanged "picture-changed" Look,
    FileAdded "file-added" Other,
    FileRemoved "file-removed" Other,
    FileIdChanged "file-id-changed" Other,
    FileUnreadable "file-unreadable" Other,
    Added "added" Other,
    Removed "removed" Other,
    Changed "changed" Other,
    Moved "moved" Other,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
