//! The bookmarks of the PDF file, nested as the headings are. printpdf sorts its own by name.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::geometry::{LEFT, PAGE_HEIGHT};
use super::objects::{real, unicode};
use super::pages::Bookmark;

/// Writes the bookmarks and returns the object the catalog refers to.
pub fn write(pdf: &mut Document, bookmarks: &[Bookmark], pages: &[ObjectId]) -> Option<ObjectId> {
    let first_level = bookmarks.first()?;
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| pdf.new_object_id()).collect();
    // The parent of each, by its place in `bookmarks`; None is the root.
    let mut parents: Vec<Option<usize>> = Vec::new();
    let mut above = None;
    for (index, bookmark) in bookmarks.iter().enumerate() {
        let top = bookmark.level <= 1 || bookmark.level <= first_level.level && above.is_none();
        parents.push(if top { None } else { above });
        if top {
            above = Some(index);
        }
    }
    let id_of = |parent: Option<usize>| parent.map_or(root, |index| ids[index]);
    let children = |parent: Option<usize>| -> Vec<usize> {
        (0..ids.len())
            .filter(|index| parents[*index] == parent && parent != Some(*index))
            .collect()
    };
    let family = |dictionary: &mut Dictionary, parent: Option<usize>| {
        let children = children(parent);
        if let (Some(first), Some(last)) = (children.first(), children.last()) {
            dictionary.set("First", Object::Reference(ids[*first]));
            dictionary.set("Last", Object::Reference(ids[*last]));
            dictionary.set("Count", count(children.len()));
        }
    };

    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Outlines");
    family(&mut dictionary, None);
    // All are shown open, so that the root counts them all.
    dictionary.set("Count", count(ids.len()));
    pdf.set_object(root, dictionary);

    for (index, bookmark) in bookmarks.iter().enumerate() {
        let Some(page) = pages.get(bookmark.page) else {
            continue;
        };
        let mut dictionary = Dictionary::new();
        dictionary.set("Title", unicode(&bookmark.text));
        dictionary.set("Parent", Object::Reference(id_of(parents[index])));
        let siblings = children(parents[index]);
        let place = siblings.iter().position(|sibling| *sibling == index);
        let place = place.unwrap_or_default();
        if let Some(before) = place.checked_sub(1).and_then(|place| siblings.get(place)) {
            dictionary.set("Prev", Object::Reference(ids[*before]));
        }
        if let Some(next) = siblings.get(place + 1) {
            dictionary.set("Next", Object::Reference(ids[*next]));
        }
        family(&mut dictionary, Some(index));
        let target = vec![
            Object::Reference(*page),
            "XYZ".into(),
            real(LEFT),
            real(PAGE_HEIGHT - bookmark.y),
            Object::Null,
        ];
        dictionary.set("Dest", target);
        pdf.set_object(ids[index], dictionary);
    }
    Some(root)
}

fn count(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
