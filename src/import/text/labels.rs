//! The labels of a form's printed tables, and which of them a text in a table is.

use std::collections::{HashMap, HashSet};

use super::words::{key, length, without_ordinal};
use crate::form::{CellId, Content, Form, PerForm, Sheet};

/// A shorter text is taken for a label only in the table where it belongs, in characters.
pub(in crate::import) const DISTINCT: usize = 3;

/// What a text in a table is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum Mark {
    /// The label of a row of numbers: its slot.
    Row(usize),
    /// A line over a block: its place in the sheet.
    Caption(usize),
    /// A label above numbers: all its places in the sheet.
    Head(Vec<usize>),
    /// A label over several rows.
    Group,
    /// A label over several rows, which in another form stands before one row of numbers: its place
    /// among the [`Labels::hybrids`].
    Hybrid(usize),
    /// A label above numbers in another form, with another meaning.
    Foreign,
}

/// A physical row of numbers.
#[derive(Debug)]
pub(in crate::import) struct Slot {
    /// Its cells with the columns they stand in.
    pub cells: Vec<(CellId, usize)>,
    /// Its label and the column that stands in; side by side tables have none.
    pub label: Option<(String, usize)>,
    /// Whether the same label stands before other cells in another form.
    pub ambiguous: bool,
    /// The block of its table that it stands in.
    pub block: usize,
}

/// A row of another form that this form has as a group of rows: its numbers are their sums.
#[derive(Debug)]
pub(in crate::import) struct Hybrid {
    /// Its label.
    pub label: String,
    /// The slots of the group.
    pub slots: Vec<usize>,
}

/// The labels of a printed table.
#[derive(Debug)]
pub(in crate::import) struct Labels {
    /// Index into the form's sections.
    pub section: usize,
    /// How many columns the grid has.
    pub columns: usize,
    /// The rows of numbers.
    pub slots: Vec<Slot>,
    /// Rows of other forms that stand for several of this one.
    pub hybrids: Vec<Hybrid>,
    /// The column in which each of the sheet's cells begins, by its place.
    pub columns_of: Vec<usize>,
    /// Which of the sheet's cells reach over several columns, by their places.
    wide: Vec<bool>,
    marks: HashMap<String, Mark>,
    /// The characters of every label, to find those that lost some.
    spelt: Vec<(Vec<char>, Mark)>,
    /// The place of the first label above numbers, where a header begins that is repeated on the
    /// next page.
    pub first_head: usize,
}

impl Labels {
    /// The labels of all printed tables of a form.
    pub(in crate::import) fn of(form: &'static Form) -> &'static [Labels] {
        static LABELS: PerForm<Vec<Labels>> = PerForm::new();
        LABELS.get(form, |form| {
            let sheets = form.sheets().iter();
            sheets.map(|sheet| Labels::of_sheet(form, sheet)).collect()
        })
    }

    fn of_sheet(form: &Form, sheet: &Sheet) -> Labels {
        let slots = slots(form, sheet);
        let mut marks = HashMap::new();
        for (place, cell) in sheet.cells.iter().enumerate() {
            let (text, mark) = match &cell.content {
                Content::Caption(text) => (text, Mark::Caption(place)),
                Content::ColumnHead(text) => (text, Mark::Head(vec![place])),
                Content::RowHead(text) => {
                    let slot = slots.iter().position(|slot| {
                        slot.label.as_ref().is_some_and(|(label, _)| label == text)
                    });
                    (text, slot.map_or(Mark::Group, Mark::Row))
                }
                Content::Number(_) => continue,
            };
            insert(&mut marks, key(text), mark);
        }
        let hybrids = hybrids(&mut marks, form, sheet, &slots);
        shortened(&mut marks, sheet);
        foreign(&mut marks, form, sheet);
        marks.remove("");
        let first_head = sheet
            .cells
            .iter()
            .position(|cell| matches!(cell.content, Content::ColumnHead(_)));
        let mut spelt: Vec<(Vec<char>, Mark)> = marks
            .iter()
            .map(|(key, mark)| (key.chars().collect(), mark.clone()))
            .collect();
        spelt.sort_by(|a, b| a.0.cmp(&b.0));
        Labels {
            section: sheet.section,
            columns: sheet.widths.len(),
            slots,
            hybrids,
            columns_of: sheet.cells.iter().map(|cell| cell.column).collect(),
            wide: sheet
                .cells
                .iter()
                .map(|cell| cell.column_span > 1)
                .collect(),
            marks,
            spelt,
            first_head: first_head.unwrap_or(0),
        }
    }

    /// What a text is in this table, by its key.
    pub(in crate::import) fn mark(&self, key: &str) -> Option<&Mark> {
        self.marks.get(key)
    }

    /// The label that this key is with characters lost, if there is only one that it can be.
    pub(in crate::import) fn blurred(&self, key: &str) -> Option<&Mark> {
        let lost: Vec<char> = key.chars().take(LONGEST_LABEL + 1).collect();
        if lost.len() < DISTINCT || lost.len() > LONGEST_LABEL {
            return None;
        }
        let mut found: Option<&Mark> = None;
        for (label, mark) in &self.spelt {
            let enough = lost.len() * 5 >= label.len() * 3;
            let begins = lost.len() >= DISTINCT + 2 && label.starts_with(&lost);
            if begins || (enough && is_within(&lost, label)) {
                if found.is_some_and(|known| known != mark) {
                    return None;
                }
                found = Some(mark);
            }
        }
        found
    }

    /// Whether a text is a part of some label: a label that lost characters.
    pub(in crate::import) fn is_fragment(&self, key: &str) -> bool {
        self.marks.keys().any(|label| label.contains(key))
    }

    /// The place of the caption or header that a row stands under, to know which rows belong together.
    pub(in crate::import) fn block_of(&self, slot: usize) -> Option<usize> {
        self.slots.get(slot).map(|slot| slot.block)
    }

    /// The slots whose label holds a key.
    pub(in crate::import) fn slots_with(&self, part: &str) -> Vec<usize> {
        let slots = self.slots.iter().enumerate();
        let slots = slots.filter(|(_, slot)| {
            let label = slot.label.as_ref();
            label.is_some_and(|(label, _)| key(label).contains(part))
        });
        slots.map(|(slot, _)| slot).collect()
    }

    /// Whether its blocks stand under captions.
    pub(in crate::import) fn has_captions(&self) -> bool {
        self.marks
            .values()
            .any(|mark| matches!(mark, Mark::Caption(_)))
    }

    /// Whether a head stands over several columns.
    pub(in crate::import) fn is_over(&self, place: usize) -> bool {
        self.wide.get(place).copied().unwrap_or(false)
    }

    /// The row of numbers that has no label, if there is one.
    pub(in crate::import) fn unlabelled(&self) -> Option<usize> {
        self.slots.iter().position(|slot| slot.label.is_none())
    }
}

/// No label is longer, in characters.
const LONGEST_LABEL: usize = 60;

/// Whether all characters stand in a label, in their order.
fn is_within(lost: &[char], label: &[char]) -> bool {
    let mut rest = label.iter();
    lost.len() < label.len() && lost.iter().all(|c| rest.any(|other| other == c))
}

/// The keys of all labels of a form's tables.
pub(in crate::import) fn all_keys(form: &Form) -> &'static HashSet<String> {
    static KEYS: PerForm<HashSet<String>> = PerForm::new();
    KEYS.get(form, keys_of)
}

fn keys_of(form: &Form) -> HashSet<String> {
    let cells = form.sheets().iter().flat_map(|sheet| &sheet.cells);
    cells
        .filter_map(|cell| match &cell.content {
            Content::Caption(text) | Content::ColumnHead(text) | Content::RowHead(text) => {
                Some(key(text))
            }
            Content::Number(_) => None,
        })
        .filter(|key| length(key) >= DISTINCT)
        .collect()
}

fn insert(marks: &mut HashMap<String, Mark>, key: String, mark: Mark) {
    match (marks.get_mut(&key), mark) {
        (Some(Mark::Head(places)), Mark::Head(more)) => {
            let new = more.into_iter().filter(|place| !places.contains(place));
            let new: Vec<usize> = new.collect();
            places.extend(new);
        }
        (Some(_), _) => {}
        (None, mark) => {
            marks.insert(key, mark);
        }
    }
}

fn slots(form: &Form, sheet: &Sheet) -> Vec<Slot> {
    let mut slots = Vec::new();
    for row in 0..sheet.rows {
        let numbers = sheet.numbers().filter(|(_, place)| place.row == row);
        let cells: Vec<_> = numbers.map(|(cell, place)| (cell, place.column)).collect();
        if cells.is_empty() {
            continue;
        }
        let heads = sheet.cells.iter().filter(|cell| cell.row == row);
        let label = heads
            .filter_map(|cell| match &cell.content {
                Content::RowHead(text) => Some((text.clone(), cell.column)),
                _ => None,
            })
            .max_by_key(|(_, column)| *column);
        let ambiguous = label
            .as_ref()
            .is_some_and(|(label, _)| stands_elsewhere(form, label, &cells));
        let block = cells.first().map_or(0, |(cell, _)| form.cell(*cell).block);
        slots.push(Slot {
            cells,
            label,
            ambiguous,
            block,
        });
    }
    slots
}

/// Marks the groups that are single rows in other forms.
fn hybrids(
    marks: &mut HashMap<String, Mark>,
    form: &Form,
    sheet: &Sheet,
    slots: &[Slot],
) -> Vec<Hybrid> {
    let section = &form.sections()[sheet.section].id;
    let mut hybrids = Vec::new();
    for other in others(form) {
        let labels = other.cells().filter(|(cell, _)| {
            let there = other.section_of(*cell);
            other.sections()[there].id == *section
        });
        let labels: HashSet<&str> = labels
            .map(|(cell, _)| other.row_of(cell).label.as_str())
            .collect();
        for label in labels {
            let Some(mark @ Mark::Group) = marks.get_mut(&key(label)) else {
                continue;
            };
            let belongs = |slot: &Slot| {
                let cell = slot.cells.first();
                cell.is_some_and(|(cell, _)| {
                    let groups = &form.row_of(*cell).groups;
                    groups.iter().any(|group| group == label)
                })
            };
            let group = slots.iter().enumerate().filter(|(_, slot)| belongs(slot));
            *mark = Mark::Hybrid(hybrids.len());
            hybrids.push(Hybrid {
                label: label.to_owned(),
                slots: group.map(|(slot, _)| slot).collect(),
            });
        }
    }
    hybrids
}

/// Whether another form has a row of this label with other cells.
fn stands_elsewhere(form: &Form, label: &str, cells: &[(CellId, usize)]) -> bool {
    let names: Vec<&str> = cells.iter().map(|(cell, _)| form.name(*cell)).collect();
    others(form).any(|other| {
        let same_label = other
            .cells()
            .filter(|(cell, _)| other.row_of(*cell).label == label);
        let there: Vec<&str> = same_label.map(|(cell, _)| other.name(cell)).collect();
        !there.is_empty() && there != names
    })
}

fn others(form: &Form) -> impl Iterator<Item = &'static Form> {
    let all = Form::all().into_iter();
    all.filter(|other| other.id() != form.id())
}

/// Adds labels without their number and without what stands in parentheses, where that leaves no
/// doubt.
fn shortened(marks: &mut HashMap<String, Mark>, sheet: &Sheet) {
    let mut short: HashMap<String, Option<Mark>> = HashMap::new();
    for cell in &sheet.cells {
        let (Content::ColumnHead(text) | Content::RowHead(text)) = &cell.content else {
            continue;
        };
        let Some(mark) = marks.get(&key(text)).cloned() else {
            continue;
        };
        let aside = text.rfind('（').filter(|at| *at > 0);
        let bare = aside.map_or(text.as_str(), |at| &text[..at]);
        let mut variants: Vec<String> = [without_ordinal(text), bare, without_ordinal(bare)]
            .into_iter()
            .map(key)
            .filter(|variant| length(variant) >= DISTINCT)
            .collect();
        variants.dedup();
        for variant in variants {
            short
                .entry(variant)
                .and_modify(|known| {
                    if known.as_ref() != Some(&mark) {
                        *known = None;
                    }
                })
                .or_insert_with(|| Some(mark.clone()));
        }
    }
    for (key, mark) in short {
        if let Some(mark) = mark {
            insert(marks, key, mark);
        }
    }
}

/// Adds the heads that the same table has in other forms: as foreign, unless they are this form's own
/// with characters lost or added.
fn foreign(marks: &mut HashMap<String, Mark>, form: &Form, sheet: &Sheet) {
    let mut own: Vec<(String, Mark)> = marks
        .iter()
        .filter(|(key, mark)| matches!(mark, Mark::Head(_)) && length(key) >= DISTINCT)
        .map(|(key, mark)| (key.clone(), mark.clone()))
        .collect();
    own.sort_by(|a, b| a.0.cmp(&b.0));
    let section = &form.sections()[sheet.section].id;
    for other in others(form) {
        let sheets = other.sheets().iter();
        let same = sheets.filter(|sheet| other.sections()[sheet.section].id == *section);
        for cell in same.flat_map(|sheet| &sheet.cells) {
            let Content::ColumnHead(text) = &cell.content else {
                continue;
            };
            let key = key(text);
            if length(&key) < DISTINCT {
                continue;
            }
            let known = own
                .iter()
                .find(|(head, _)| head.contains(&key) || key.contains(head));
            let mark = known.map_or(Mark::Foreign, |(_, mark)| mark.clone());
            marks.entry(key).or_insert(mark);
        }
    }
}
