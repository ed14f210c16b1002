//! Last year's words that are still to be confirmed (待核), and what can be done about each.

use std::ops::Range;

use super::{Anchor, Change, Doubt, Edit, Report, Tie};

/// A place in the prose that is still to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubtful<'a> {
    /// The prose field.
    pub field: &'static str,
    /// Where in its text, in bytes.
    pub place: Range<usize>,
    /// Why.
    pub kind: Doubt,
    /// What stands there.
    pub words: &'a str,
}

impl Report {
    /// Everything that is still to be confirmed, in the order of the text.
    pub fn doubts(&self) -> impl Iterator<Item = Doubtful<'_>> {
        self.all_anchors().filter_map(|(field, anchor)| {
            let Tie::Doubt(kind) = anchor.tie else {
                return None;
            };
            Some(Doubtful {
                field,
                place: anchor.place.clone(),
                kind,
                words: self.prose(field).get(anchor.place.clone())?,
            })
        })
    }

    /// The edit that confirms what stands at a place (确认): its mark goes, its words stay. It changes
    /// nothing where there is no mark.
    #[must_use]
    pub fn confirm(&self, field: &str, place: &Range<usize>) -> Edit {
        let anchors = self.without(field, |anchor| anchor.place == *place);
        Edit::one("确认", Change::Anchors(field.to_owned(), anchors))
    }

    /// The edit that confirms everything of a kind, or of all kinds.
    #[must_use]
    pub fn confirm_all(&self, kind: Option<Doubt>) -> Edit {
        let is_meant = |anchor: &Anchor| match anchor.tie {
            Tie::Doubt(doubt) => kind.is_none_or(|kind| kind == doubt),
            Tie::Cells(_) => false,
        };
        let fields = self.form().prose().iter();
        let fields = fields.filter(|field| self.anchors(&field.id).iter().any(is_meant));
        let changes = fields.map(|field| {
            let anchors = self.without(&field.id, is_meant);
            Change::Anchors(field.id.clone(), anchors)
        });
        let label = match kind {
            Some(kind) => format!("确认全部{}", kind.name()),
            None => "确认全部待核".to_owned(),
        };
        Edit::new(label, changes.collect())
    }

    /// The edit that writes other words at a place and takes its mark away (改为); empty words drop
    /// what stood there. It changes nothing where the field has no such place.
    #[must_use]
    pub fn settle(&self, field: &str, place: &Range<usize>, words: &str) -> Edit {
        let label = if words.is_empty() {
            "删去".to_owned()
        } else {
            format!("改为{words}")
        };
        if self.prose(field).get(place.clone()).is_none() {
            return Edit::new(label, Vec::new());
        }
        Edit::splice(label, field, place.clone(), words)
    }

    /// What is tied in a field, without some.
    fn without(&self, field: &str, is_left_out: impl Fn(&Anchor) -> bool) -> Vec<Anchor> {
        let anchors = self.anchors(field).iter();
        anchors
            .filter(|anchor| !is_left_out(anchor))
            .cloned()
            .collect()
    }
}
