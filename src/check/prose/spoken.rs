//! What the prose speaks of, whatever the tables say: kept while only numbers are typed.

use std::sync::Arc;

use super::names::Names;
use super::read::Read;
use super::reading::phrases;
use super::words::Words;
use crate::form::Form;
use crate::report::Report;

/// What the prose of a report speaks of.
#[derive(Debug, Clone, Default)]
pub struct Spoken {
    /// What else the reading depends on: the form, the organ and the year.
    about: Option<(&'static Form, String, Option<u16>)>,
    /// Each field of the form with its text.
    fields: Vec<Arc<(String, Read)>>,
}

impl Spoken {
    /// Reads the prose of a report. What is said with the same words as `earlier` is not read again.
    #[must_use]
    pub fn of(report: &Report, earlier: Option<&Spoken>) -> Spoken {
        if report.is_too_long() {
            return Spoken::default();
        }
        let form = report.form();
        let earlier = earlier.filter(|earlier| earlier.is_about(report));
        let mut names = None;
        let fields = form.prose().iter().enumerate().map(|(index, field)| {
            let text = report.prose(&field.id);
            let known = earlier.and_then(|earlier| earlier.fields.get(index));
            if let Some(known) = known.filter(|known| known.0 == text) {
                return Arc::clone(known);
            }
            let names = names.get_or_insert_with(|| Names::of(report.organ()));
            let read = phrases(text, field, (form, Words::of(form)), names, report.year());
            Arc::new((text.to_owned(), read))
        });
        Spoken {
            fields: fields.collect(),
            about: Some((form, report.organ().to_owned(), report.year())),
        }
    }

    fn is_about(&self, report: &Report) -> bool {
        self.about.as_ref().is_some_and(|(form, organ, year)| {
            std::ptr::eq(*form, report.form()) && organ == report.organ() && *year == report.year()
        })
    }

    /// What each field speaks of, in the order of the form.
    pub(super) fn fields(&self) -> impl Iterator<Item = &Read> {
        self.fields.iter().map(|field| &field.1)
    }
}
