//! The edit that leads from one report to another.

use super::{Change, Edit, Item, Report, Splice};

impl Edit {
    /// The edit that makes one report another, to the letter: what a run of typing comes to, or all
    /// that was done since a moment. Fields that both share are not looked at.
    #[must_use]
    pub fn between(label: impl Into<String>, before: &Report, after: &Report) -> Edit {
        let is_other_form = !std::ptr::eq(before.form, after.form);
        if is_other_form || before.earlier != after.earlier {
            return Edit::replace(label, after.clone());
        }
        let mut changes = Vec::new();
        if before.organ != after.organ {
            changes.push(Change::Organ(after.organ().to_owned()));
        }
        if before.year != after.year {
            changes.push(Change::Year(after.year));
        }
        if before.date != after.date {
            changes.push(Change::Date(after.date));
        }
        let cells = before.form.cells().map(|(cell, _)| cell);
        let cells = cells.filter(|cell| before.value(*cell) != after.value(*cell));
        changes.extend(cells.map(|cell| Change::Cell(cell, after.value(cell).text().to_owned())));
        for (cell, working) in after.workings() {
            let is_new = before.value(cell) != after.value(cell);
            if is_new || before.working(cell) != Some(working) {
                changes.push(Change::Working(cell, working.to_owned()));
            }
        }
        for (cell, _) in before.workings() {
            let is_same = before.value(cell) == after.value(cell);
            if is_same && after.working(cell).is_none() {
                changes.push(Change::Working(cell, String::new()));
            }
        }
        for field in before.form.prose() {
            let (text, wanted) = (before.prose(&field.id), after.prose(&field.id));
            let splice = Splice::between(&field.id, text, wanted);
            let tied = splice.as_ref().map(|splice| before.anchors_after(splice));
            let tied = tied.as_deref().unwrap_or(before.anchors(&field.id));
            let wanted = after.anchors(&field.id);
            let is_tied_otherwise = tied != wanted;
            changes.extend(splice.map(Change::Splice));
            if is_tied_otherwise {
                changes.push(Change::Anchors(field.id.clone(), wanted.to_vec()));
            }
        }
        for key in before.waivers.keys() {
            if !after.waivers.contains_key(key) {
                changes.push(Change::Reason(key.clone(), String::new()));
            }
        }
        for (key, reason) in after.waivers.iter() {
            if before.waivers.get(key) != Some(reason) {
                changes.push(Change::Reason(key.clone(), reason.clone()));
            }
        }
        for table in before.typed_sums.symmetric_difference(&after.typed_sums) {
            let is_on = after.typed_sums.contains(table);
            changes.push(Change::Switch((*table).to_owned(), is_on));
        }
        if before.pack != after.pack {
            changes.push(Change::Pack(after.pack().to_owned()));
        }
        for item in Item::ALL {
            if before.metadata(item) != after.metadata(item) {
                changes.push(Change::Metadata(item, after.metadata(item).to_owned()));
            }
        }
        if !before.has_last(after.last.as_ref()) {
            changes.push(Change::Last(after.last.clone()));
        }
        Edit::new(label, changes)
    }
}
