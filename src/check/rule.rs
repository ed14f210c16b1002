//! The rules, by name. What each asks stands in the register.

/// A rule. Its number is its place in the [register](super::REGISTER), where a new one has its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// What came in is what was dealt with and what is carried over.
    Balance,
    /// The outcomes add up.
    Outcomes,
    /// The applicants add up.
    Applicants,
    /// The results of cases add up.
    Cases,
    /// No fewer documents are in force than were made and not repealed.
    Stock,
    /// Any other relation that a form's file states.
    Relation,
    /// Every cell holds a number of its kind.
    Number,
    /// No cell is left empty.
    Filled,
    /// Organ, year, form and headings.
    Form,
    /// 规章 of an organ that can make none.
    Rulemaking,
    /// What 信息处理费 was collected is said.
    FeeText,
    /// Fee notices are spoken of where a fee was not paid.
    Unpaid,
    /// How long a section of limited length is.
    Length,
    /// What a government says of how the work is supervised.
    Supervision,
    /// 元 in place of 万元.
    Yuan,
    /// Numbers in the prose against the tables.
    Prose,
    /// Numbers in the prose that are tied to cells.
    Bound,
    /// What is carried in is what was carried out a year ago.
    Carry,
    /// Documents in force, from year to year.
    InForce,
    /// Cases that were open a year ago.
    Pending,
    /// Numbers far from last year's.
    Jump,
    /// Paragraphs that are last year's.
    Stale,
    /// The 统计期限 is the report's whole year.
    Period,
    /// Years in the prose that are not the report's.
    Year,
    /// Words that should or should not stand there.
    Wording,
    /// Marks that are not those of Chinese prose.
    Marks,
    /// What the chosen local pack asks.
    Local,
    /// Words of last year's that wait to be confirmed.
    Review,
    /// Numbers in the prose of another reach than the tables.
    Scope,
    /// Whether the report beside this one is last year's.
    Last,
    /// Characters that no face has.
    Characters,
    /// What an import was unsure of.
    Import,
}

/// How many rules there are: the register has as many entries.
pub(super) const COUNT: usize = Rule::Import as usize + 1;

impl Rule {
    /// Whether it is a relation between cells that the form's file states.
    #[must_use]
    pub fn is_about_sums(self) -> bool {
        self <= Rule::Relation
    }

    /// Whether it looks at the words alone: what it finds stays as long as they do, whatever the numbers
    /// in the tables become.
    #[must_use]
    pub fn is_about_words(self) -> bool {
        matches!(
            self,
            Rule::Year
                | Rule::Period
                | Rule::Wording
                | Rule::Marks
                | Rule::Length
                | Rule::Supervision
                | Rule::Local
                | Rule::Stale
        )
    }

    /// Whether it asks for what is not there yet: its cells have nothing in common but being empty.
    #[must_use]
    pub fn is_about_blanks(self) -> bool {
        self == Rule::Filled
    }
}
