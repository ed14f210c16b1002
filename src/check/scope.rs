//! What is asked of a report besides the equations of its form.

/// A rule that is more than an equation of the form.
pub(super) struct Asked {
    /// As in findings.
    pub rule: &'static str,
    /// What a clerk calls it.
    pub name: &'static str,
    /// Where it is looked at.
    pub scope: &'static str,
    /// How it came out where nothing was found.
    pub otherwise: Otherwise,
}

/// How a rule came out where nothing was found, in a sentence.
pub(super) enum Otherwise {
    /// It was looked at, and is so.
    Holds(&'static str),
    /// It could not be looked at yet.
    Open(&'static str),
    /// It is not asked of this report.
    Exempt(&'static str),
}
