//! All of a report but the numbers of its tables, to be known again.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Anchor, Date, Report};
use crate::form::Form;

/// All of a report but the numbers of its tables, and the reasons. Whoever keeps it can tell whether
/// something of it became another; what became another and the same again may be taken for another.
#[derive(Debug, Clone)]
pub struct Words {
    form: &'static Form,
    organ: Arc<str>,
    dates: (Option<u16>, Option<Date>),
    prose: Arc<BTreeMap<&'static str, Arc<String>>>,
    anchors: Arc<BTreeMap<&'static str, Arc<Vec<Anchor>>>>,
    pack: Arc<str>,
    last: Option<Arc<Report>>,
}

impl Report {
    /// Its words, which share the report's memory.
    #[must_use]
    pub fn words(&self) -> Words {
        Words {
            form: self.form,
            organ: Arc::clone(&self.organ),
            dates: (self.year, self.date),
            prose: Arc::clone(&self.prose),
            anchors: Arc::clone(&self.anchors),
            pack: Arc::clone(&self.pack),
            last: self.last.clone(),
        }
    }

    /// Whether these are still its words.
    #[must_use]
    pub fn has(&self, words: &Words) -> bool {
        let has_last = match (&self.last, &words.last) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other),
            (None, None) => true,
            _ => false,
        };
        std::ptr::eq(self.form, words.form)
            && self.organ == words.organ
            && (self.year, self.date) == words.dates
            && self.pack == words.pack
            && Arc::ptr_eq(&self.prose, &words.prose)
            && Arc::ptr_eq(&self.anchors, &words.anchors)
            && has_last
    }
}
