//! Places in the prose that something is tied to: a number that follows the tables, or words that
//! the roll-over left to be confirmed (转为待核). They move with the text around them.

use std::ops::Range;
use std::sync::Arc;

use super::{Formula, Report};
use crate::form::Form;

/// A place in a prose field, and what it is tied to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The place, in bytes of the field's text.
    pub place: Range<usize>,
    /// What it is tied to.
    pub tie: Tie,
}

/// What a place in the prose is tied to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tie {
    /// The number there is what these cells come to, and follows them (关联到表格).
    Cells(Formula),
    /// It is last year's wording, to be confirmed, changed or dropped (待核).
    Doubt(Doubt),
}

/// Why last year's words are to be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// A year.
    Year,
    /// 上年, 今年, 去年 and their like.
    Relative,
    /// A date.
    Date,
    /// A document's number, such as 〔2021〕30号.
    Document,
    /// A number of items.
    Count,
}

impl Doubt {
    /// All of them.
    pub const ALL: [Doubt; 5] = [
        Doubt::Year,
        Doubt::Relative,
        Doubt::Date,
        Doubt::Document,
        Doubt::Count,
    ];

    /// What a clerk calls it, in drafts too.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Doubt::Year => "年份",
            Doubt::Relative => "上年今年",
            Doubt::Date => "日期",
            Doubt::Document => "文号",
            Doubt::Count => "件数",
        }
    }
}

/// What a doubt is written with, in front of its name.
const DOUBT: &str = "待核：";

impl Tie {
    /// The tie in drafts: cell names parted by `+`, for a share with those of the whole behind `/`, or
    /// `待核：` and why.
    #[must_use]
    pub fn print(&self, form: &Form) -> String {
        match self {
            Tie::Cells(formula) => formula.print(form),
            Tie::Doubt(doubt) => format!("{DOUBT}{}", doubt.name()),
        }
    }

    /// Reads what [`Tie::print`] wrote; `None` for anything else.
    #[must_use]
    pub fn read(form: &Form, text: &str) -> Option<Tie> {
        if let Some(name) = text.strip_prefix(DOUBT) {
            let doubt = Doubt::ALL.into_iter().find(|doubt| doubt.name() == name);
            return doubt.map(Tie::Doubt);
        }
        Formula::read(form, text).map(Tie::Cells)
    }
}

impl Report {
    /// What is tied to places in a prose field, in the order of the text.
    #[must_use]
    pub fn anchors(&self, field: &str) -> &[Anchor] {
        self.anchors
            .get(field)
            .map_or(&[], |anchors| anchors.as_slice())
    }

    /// All that is tied to places in the prose, with the fields' ids, in official order.
    pub fn all_anchors(&self) -> impl Iterator<Item = (&'static str, &Anchor)> {
        let fields = self.form.prose().iter();
        fields.flat_map(|field| {
            let anchors = self.anchors(&field.id).iter();
            anchors.map(|anchor| (field.id.as_str(), anchor))
        })
    }

    /// Keeps what is tied in a field, in order and apart; a field without any has no entry.
    pub(super) fn keep_anchors(&mut self, field: &'static str, anchors: Vec<Anchor>) {
        let all = Arc::make_mut(&mut self.anchors);
        if anchors.is_empty() {
            all.remove(field);
        } else {
            all.insert(field, Arc::new(anchors));
        }
    }

    /// Ties these places of a field and no others; those that the field does not have, and those tied
    /// to no cell, are left out.
    pub(super) fn put_anchors(&mut self, field: &str, anchors: &[Anchor]) {
        let Some(field) = self.form.prose_field(field) else {
            return;
        };
        let prose = self.prose(&field.id);
        let is_there = |anchor: &&Anchor| {
            let words = prose.get(anchor.place.clone());
            let is_tied = !matches!(&anchor.tie, Tie::Cells(formula) if formula.is_empty());
            is_tied && words.is_some_and(|words| !words.is_empty())
        };
        let mut anchors: Vec<Anchor> = anchors.iter().filter(is_there).cloned().collect();
        anchors.sort_by_key(|anchor| anchor.place.start);
        let mut end = 0;
        anchors.retain(|anchor| {
            let is_apart = anchor.place.start >= end;
            if is_apart {
                end = anchor.place.end;
            }
            is_apart
        });
        self.keep_anchors(&field.id, anchors);
    }
}
