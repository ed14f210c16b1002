//! Which label a text in a table is: as it stands, as the rest of one that has begun before it, or with
//! characters lost.

use super::{Tables, Unknown};
use crate::import::recognise::reading::Heads;
use crate::import::text::labels::{DISTINCT, Mark};
use crate::import::text::words::{is_value, key, length};

impl Tables {
    /// What a text is in the current table, or failing that in another, which then is the current.
    pub(super) fn mark(&mut self, key: &str) -> Option<Mark> {
        if key.is_empty() {
            return None;
        }
        if let Some(mark) = self.sheets[self.current].mark(key) {
            return Some(mark.clone());
        }
        if length(key) < DISTINCT {
            return None;
        }
        let others = self.sheets.iter().enumerate();
        let (sheet, mark) = others
            .filter_map(|(index, sheet)| Some((index, sheet.mark(key)?.clone())))
            .find(|(_, mark)| *mark != Mark::Foreign)?;
        self.enter(sheet);
        Some(mark)
    }

    /// What a text is, alone or as the rest of a label that has begun before it.
    pub(super) fn known(&mut self, text: &str) -> Option<Mark> {
        let own = key(text);
        if own.is_empty() {
            return None;
        }
        if !self.begun.is_empty() {
            let joined = format!("{}{own}", self.begun);
            let mark = self.sheets[self.current].mark(&joined).cloned();
            if mark.is_some() {
                self.begun.clear();
                return mark;
            }
        }
        let mark = self.mark(&own).or_else(|| {
            let bare = without_aside(text)?;
            self.mark(&key(bare))
        });
        if mark.is_some() {
            self.end_begun();
        }
        mark
    }

    /// Words that are no label as they stand: the beginning of one, one that lost characters, or
    /// neither.
    pub(super) fn unknown(&mut self, text: &str) -> Unknown {
        let own = key(text);
        if is_sentence(text) {
            self.end_begun();
            return Unknown::Stray;
        }
        let sheet = &self.sheets[self.current];
        if length(&own) > 1 || !self.begun.is_empty() {
            let joined = format!("{}{own}", self.begun);
            if sheet.is_fragment(&joined) {
                self.begun = joined;
                return Unknown::Begins;
            }
        }
        self.end_begun();
        let sheet = &self.sheets[self.current];
        if sheet.is_fragment(&own) && !own.is_empty() && !is_value(text) {
            self.begun = own;
            return Unknown::Begins;
        }
        match sheet.blurred(&own) {
            Some(mark) => Unknown::Blurred(mark.clone()),
            None => Unknown::Stray,
        }
    }

    /// What has begun as a label does not go on: it may be a head that lost characters.
    pub(super) fn end_begun(&mut self) {
        let begun = std::mem::take(&mut self.begun);
        let mark = self.sheets[self.current].blurred(&begun).cloned();
        if let Some(mark @ (Mark::Head(_) | Mark::Caption(_))) = mark {
            self.heading(&mark);
        }
    }

    /// A label that has begun is followed by a number: it lost its end.
    pub(super) fn begun_row(&mut self) -> Option<usize> {
        if self.begun.is_empty() {
            return None;
        }
        let mark = self.sheets[self.current].blurred(&self.begun).cloned();
        if let Some(Mark::Row(slot)) = mark {
            self.begun.clear();
            return Some(slot);
        }
        self.end_begun();
        None
    }

    /// Takes note of a label that is no row's.
    pub(super) fn heading(&mut self, mark: &Mark) {
        match mark {
            Mark::Caption(place) => {
                if self.last_head != Some(*place) {
                    self.end_block();
                    self.heads = Heads::default();
                }
                self.last_head = Some(*place);
                self.doubtful = false;
            }
            Mark::Head(places) => {
                self.headed[self.current] = true;
                self.see_head(places);
                let repeated = self.last_head.is_some_and(|last| places.contains(&last));
                let next = places
                    .iter()
                    .find(|place| self.last_head.is_none_or(|last| **place > last));
                let again = places.contains(&self.sheets[self.current].first_head);
                if repeated && places.len() == 1 {
                    // A converter wrote a merged cell once for each of its columns.
                } else if let Some(place) = next {
                    self.last_head = Some(*place);
                } else if again {
                    self.last_head = places.first().copied();
                    self.doubtful = false;
                } else {
                    self.doubtful = true;
                }
            }
            Mark::Foreign => {
                self.doubtful = true;
                self.strange[self.current] = true;
            }
            Mark::Group | Mark::Hybrid(_) | Mark::Row(_) => {}
        }
    }

    /// Keeps in which order the heads stand: that over several columns is none of them.
    fn see_head(&mut self, places: &[usize]) {
        let columns = &self.sheets[self.current].columns_of;
        if let [place] = places
            && let Some(column) = columns.get(*place)
        {
            let seen = &mut self.seen_heads[self.current];
            let is_over = self.sheets[self.current].is_over(*place);
            if !is_over && !seen.contains(column) {
                seen.push(*column);
            }
        }
    }

    /// The label that a field of a row is with characters lost; where it only begins one, that is
    /// kept for the next field. Behind a label every text may be a value.
    pub(super) fn label_in(&mut self, field: &str) -> Option<Mark> {
        if field.is_empty() || is_value(field) || self.open.is_some() {
            return None;
        }
        match self.unknown(field) {
            Unknown::Blurred(mark) => Some(mark),
            Unknown::Begins | Unknown::Stray => None,
        }
    }

    pub(super) fn begun_row_before(&mut self, field: &str) -> Option<usize> {
        if is_value(field) {
            self.begun_row()
        } else {
            None
        }
    }

    /// Whether a text is what is left of a label of this table.
    pub(super) fn is_fragment(&self, text: &str) -> bool {
        let key = key(text);
        length(&key) > 1
            && !is_value(text)
            && !is_sentence(text)
            && self.sheets[self.current].is_fragment(&key)
    }

    pub(super) fn stray(&mut self, text: &str) {
        if !self.is_fragment(text) {
            self.strays.add(text);
        }
    }
}

/// Whether a text has a mark that ends sentences: no label has one.
pub(super) fn is_sentence(text: &str) -> bool {
    text.contains(['。', '；', '！', '？'])
}

/// A label without the remark in parentheses behind it.
fn without_aside(text: &str) -> Option<&str> {
    let text = text.trim_end();
    if !text.ends_with(['）', ')']) {
        return None;
    }
    let at = text.rfind(['（', '(']).filter(|at| *at > 0)?;
    Some(&text[..at])
}
