//! What a phrase speaks of.

use smallvec::SmallVec;

/// Places in a list of the form's speech. Mostly there is one, and it is copied from number to number.
pub(super) type Places = SmallVec<[usize; 2]>;

/// What a phrase speaks of. Numbers are places in the lists of the form's speech.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Subject {
    /// Applications, by what is done with them.
    Requests(Acts),
    /// Outcomes, by applicants if it says so.
    Outcomes(Places, Option<usize>),
    /// Applicants of these kinds together, of what was spoken of before.
    Applicants(Places, Acts),
    /// Cases, by how they ended.
    Cases(Cases, Places),
    /// Documents.
    Documents(Documents),
    /// Decisions: 许可, 处罚, 强制.
    Decisions(Places),
    /// Money.
    Money(Places),
}

/// What is done with applications.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a set of words that were said"
)]
pub(super) struct Acts {
    pub new: bool,
    pub done: bool,
    pub carried_in: bool,
    pub carried_out: bool,
}

impl Acts {
    /// All that there were, by whatever name.
    pub(super) const ALL: Acts = Acts {
        new: true,
        done: true,
        carried_in: false,
        carried_out: false,
    };
}

/// Which cases are spoken of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Cases {
    /// Their kinds, as bits.
    pub kinds: u32,
    /// One of the rows of a kind.
    pub route: Option<(usize, u16)>,
}

/// Which documents are spoken of, and what is done with them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a set of words that were said"
)]
pub(super) struct Documents {
    /// Their kinds, as bits.
    pub kinds: u32,
    /// The columns that are named, as bits.
    pub columns: u32,
    /// Something was done with them in the year.
    pub done: bool,
    /// It is said what there is.
    pub stock: bool,
    /// 公开, which may be any of several columns.
    pub published: bool,
    /// 集中公开: all that there are.
    pub all: bool,
}

impl Documents {
    /// Whether it is said what is done with them, so that only one column can be meant.
    pub(super) fn is_definite(self) -> bool {
        self.done || self.stock
    }
}

impl Subject {
    /// Whether it counts applications, by whatever is said of them.
    pub(super) fn is_of_requests(&self) -> bool {
        matches!(
            self,
            Subject::Requests(_) | Subject::Outcomes(..) | Subject::Applicants(..)
        )
    }

    /// Whether there can be none of it, said as such.
    pub(super) fn is_deniable(&self) -> bool {
        match self {
            Subject::Requests(acts) | Subject::Applicants(_, acts) => *acts != Acts::default(),
            Subject::Documents(documents) => {
                documents.done || !documents.published && !documents.stock
            }
            Subject::Outcomes(..) | Subject::Cases(..) | Subject::Decisions(_) => true,
            Subject::Money(_) => false,
        }
    }
}
