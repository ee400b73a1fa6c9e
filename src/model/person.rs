//! People: public professional profiles only.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Text;

/// A person of `people.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Person {
    /// Name; without it documents print the role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// Role: «Преподаватель курса».
    pub role: Text,
    /// Academic degree and title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub degree: Option<Text>,
    /// Work address of electronic mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Web page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Professional profile, CommonMark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Text>,
}
