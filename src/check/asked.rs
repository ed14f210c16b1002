//! What is asked of a report besides the equations of its form.

/// A rule that is more than an equation of the form.
pub(super) struct Asked {
    /// As in findings.
    pub rule: &'static str,
    /// What a clerk calls it.
    pub name: &'static str,
    /// Where it is looked at.
    pub scope: &'static str,
    /// What is so where nothing was found.
    pub holds: &'static str,
    /// Why it is not asked of this report, if it is not.
    pub exempt: Option<&'static str>,
}
