//! A reason as text holds it.

use serde::{Deserialize, Serialize};

use crate::report::WaiverKey;

/// What was explained, and the reason.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Waiver {
    pub(crate) rule: String,
    pub(crate) place: String,
    /// What was compared.
    #[serde(default)]
    pub(crate) values: String,
    /// What the finding said, in the formats up to 4.
    #[serde(default, skip_serializing)]
    pub(crate) about: String,
    pub(crate) reason: String,
}

impl Waiver {
    pub(crate) fn of(key: &WaiverKey, reason: &str) -> Waiver {
        Waiver {
            rule: key.rule.clone(),
            place: key.place.clone(),
            values: key.values.clone(),
            about: String::new(),
            reason: reason.to_owned(),
        }
    }

    /// What it explains, and the reason.
    pub(crate) fn into_parts(self) -> (WaiverKey, String) {
        let key = WaiverKey {
            rule: self.rule,
            place: self.place,
            values: self.values,
        };
        (key, self.reason)
    }
}
