//! The forms that the program knows: those built in, and those read from files beside it.

use std::path::Path;
use std::sync::{LazyLock, PoisonError, RwLock};

use super::{Form, FormError, data};

static FORMS: LazyLock<RwLock<Vec<&'static Form>>> = LazyLock::new(|| {
    let texts = [
        include_str!("../../assets/forms/2021.ron"),
        include_str!("../../assets/forms/2019.ron"),
    ];
    let load = |text| Form::load(text).expect("the built-in forms are checked by the tests");
    RwLock::new(texts.map(|text| keep(load(text))).to_vec())
});

/// The form of a report whose year nobody knows.
const UNDATED: &str = "2021";
/// No form is longer, in bytes.
const LONGEST: u64 = 1 << 20;

/// A form once known is one to the end: reports point at it.
fn keep(form: Form) -> &'static Form {
    Box::leak(Box::new(form))
}

impl Form {
    /// All forms, the latest first.
    #[must_use]
    pub fn all() -> Vec<&'static Form> {
        FORMS.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The form with this id (`2021`, `2019`).
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Form> {
        Form::all().into_iter().find(|form| form.spec.id == id)
    }

    /// The form prescribed for reports on `year`, if there was one: of those that cover it the one
    /// that began last.
    #[must_use]
    pub fn for_year(year: u16) -> Option<&'static Form> {
        let mut forms = Form::all().into_iter();
        forms.find(|form| form.covers(year))
    }

    /// The form taken where nothing says the year: the last one built in, as one from a file may be
    /// for a year that has not come yet.
    #[must_use]
    pub fn undated() -> &'static Form {
        let forms = Form::all();
        let built_in = forms.iter().find(|form| form.spec.id == UNDATED);
        built_in.unwrap_or(&forms[0])
    }

    /// Whether this form is the one prescribed for reports on `year`.
    #[must_use]
    pub fn fits(&self, year: u16) -> bool {
        Form::for_year(year).is_some_and(|form| form.spec.id == self.spec.id)
    }

    /// Adds a form out of the text of its file, so that reports can be written in it.
    ///
    /// # Errors
    /// The text is not a form, relates cells it does not have, or is of the id or the first year of a
    /// known form.
    pub fn register(text: &str) -> Result<&'static Form, FormError> {
        let form = Form::load(text)?;
        let mut forms = FORMS.write().unwrap_or_else(PoisonError::into_inner);
        for known in forms.iter() {
            if known.spec.id == form.spec.id {
                return Err(FormError::KnownId(form.spec.id));
            }
            if known.spec.first_year == form.spec.first_year {
                return Err(FormError::KnownYear {
                    year: form.spec.first_year,
                    id: known.spec.id.clone(),
                });
            }
        }
        let form = keep(form);
        forms.push(form);
        forms.sort_by_key(|form| std::cmp::Reverse(form.spec.first_year));
        Ok(form)
    }

    /// Adds the forms in a folder, each a file ending in `.ron`, in the order of their names. Returns a
    /// sentence for each file that cannot be one; the others are used all the same. A folder that is
    /// not there holds none.
    #[must_use]
    pub fn register_folder(folder: &Path) -> Vec<String> {
        data::register_folder(folder, "报告的格式", LONGEST, |text| {
            Form::register(text).map(drop)
        })
    }

    /// Adds the forms in `forms` beside the program, as [`Form::register_folder`] does.
    #[must_use]
    pub fn register_beside_program() -> Vec<String> {
        data::beside_program("forms").map_or_else(Vec::new, |folder| Form::register_folder(&folder))
    }

    fn covers(&self, year: u16) -> bool {
        year >= self.spec.first_year && self.spec.last_year.is_none_or(|last| year <= last)
    }
}

/// What is worked out of all forms together, once for each number of forms.
pub(crate) struct OfAll<T: 'static>(RwLock<Option<(usize, &'static T)>>);

impl<T> OfAll<T> {
    /// Nothing worked out yet.
    pub(crate) const fn new() -> OfAll<T> {
        OfAll(RwLock::new(None))
    }

    /// What is worked out of all forms.
    pub(crate) fn get(&self, work_out: impl FnOnce(&[&'static Form]) -> T) -> &'static T {
        let forms = Form::all();
        let known = *self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((count, made)) = known
            && count == forms.len()
        {
            return made;
        }
        let made: &'static T = Box::leak(Box::new(work_out(&forms)));
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some((forms.len(), made));
        made
    }
}

/// What is worked out of each form, once for each number of forms.
pub(crate) struct PerForm<T: 'static>(OfAll<Vec<(String, T)>>);

impl<T> PerForm<T> {
    /// Nothing worked out yet.
    pub(crate) const fn new() -> PerForm<T> {
        PerForm(OfAll::new())
    }

    /// What is worked out of this form.
    pub(crate) fn get(&self, form: &Form, work_out: impl Fn(&Form) -> T) -> &'static T {
        let of_form = |form: &&'static Form| (form.spec.id.clone(), work_out(form));
        let all = self.0.get(|forms| forms.iter().map(of_form).collect());
        match all.iter().find(|(id, _)| *id == form.spec.id) {
            Some((_, made)) => made,
            // Every form is registered before anyone has it.
            None => Box::leak(Box::new(work_out(form))),
        }
    }
}
