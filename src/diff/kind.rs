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
    pub const ALL: [Self; 16] = [
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
    CreditSystemChanged "credit-system-changed" Credits,
    ScaleChanged "scale-changed" Assessment,
    LimitChanged "limit-changed" Settings,
    CatalogChanged "catalog-changed" Settings,
    RuleLevelChanged "rule-level-changed" Settings,
    ApprovalChanged "approval-changed" Settings,
    ProgramAdded "program-added" Facts,
    ProgramRemoved "program-removed" Facts,
    ProgramChanged "program-changed" Facts,
    PlanRowAdded "plan-row-added" Facts,
    PlanRowRemoved "plan-row-removed" Facts,
    PlanRowMoved "plan-row-moved" Wording,
    PlanRowChanged "plan-row-changed" Facts,
    PlanHoursChanged "plan-hours-changed" Hours,
    PlanCreditsChanged "plan-credits-changed" Credits,
    PlanSemestersChanged "plan-semesters-changed" Facts,
    AttestationChanged "attestation-changed" Assessment,
    CompetenceAdded "competence-added" Outcomes,
    CompetenceRemoved "competence-removed" Outcomes,
    CompetenceChanged "competence-changed" Outcomes,
    CompetenceLinkChanged "competence-link-changed" Outcomes,
    VariantAdded "variant-added" Content,
    VariantRemoved "variant-removed" Content,
    VariantChanged "variant-changed" Content,
    VariantHoursChanged "variant-hours-changed" Hours,
    VariantOutcomesChanged "variant-outcomes-changed" Outcomes,
    ItemAdded "item-added" Assessment,
    ItemRemoved "item-removed" Assessment,
    ItemChanged "item-changed" Assessment,
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
