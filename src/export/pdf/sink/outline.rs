//! The bookmarks of the PDF file, nested as the headings are. printpdf sorts its own by name.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::objects::{count, real, unicode};

/// A bookmark of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// 1 is the outermost.
    pub level: u8,
    /// What it says.
    pub text: String,
    /// The page of the file, from 0.
    pub page: usize,
    /// What of the page is brought to the top left corner of the window.
    pub at: (f32, f32),
}

/// The parent of each entry, by its place; none is the root. An entry stands under the last one
/// before it that is of a higher level, whether or not levels between are missing.
fn parents(entries: &[Entry]) -> Vec<Option<usize>> {
    let mut above: Vec<usize> = Vec::new();
    let parent = |(index, entry): (usize, &Entry)| {
        while above
            .pop_if(|last| entries[*last].level >= entry.level)
            .is_some()
        {}
        let parent = above.last().copied();
        above.push(index);
        parent
    };
    entries.iter().enumerate().map(parent).collect()
}

/// Writes the bookmarks and returns the object the catalog refers to.
pub fn write(pdf: &mut Document, entries: &[Entry], pages: &[ObjectId]) -> Option<ObjectId> {
    entries.first()?;
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| pdf.new_object_id()).collect();
    let parents = parents(entries);
    let id_of = |parent: Option<usize>| parent.map_or(root, |index| ids[index]);
    let children = |parent: Option<usize>| -> Vec<usize> {
        (0..ids.len())
            .filter(|index| parents[*index] == parent)
            .collect()
    };
    let is_below = |index: usize, ancestor: Option<usize>| {
        let mut up =
            std::iter::successors(Some(parents[index]), |parent| Some(parents[(*parent)?]));
        up.any(|parent| parent == ancestor)
    };
    let family = |dictionary: &mut Dictionary, parent: Option<usize>| {
        let children = children(parent);
        if let (Some(first), Some(last)) = (children.first(), children.last()) {
            dictionary.set("First", Object::Reference(ids[*first]));
            dictionary.set("Last", Object::Reference(ids[*last]));
            // All are shown open, so that every one below counts.
            let below = (0..ids.len()).filter(|index| is_below(*index, parent));
            dictionary.set("Count", count(below.count()));
        }
    };

    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Outlines");
    family(&mut dictionary, None);
    pdf.set_object(root, dictionary);

    for (index, entry) in entries.iter().enumerate() {
        let Some(page) = pages.get(entry.page) else {
            continue;
        };
        let mut dictionary = Dictionary::new();
        dictionary.set("Title", unicode(&entry.text));
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
            real(entry.at.0),
            real(entry.at.1),
            Object::Null,
        ];
        dictionary.set("Dest", target);
        pdf.set_object(ids[index], dictionary);
    }
    Some(root)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_stands_under_the_last_one_of_a_higher_level() {
        let of = |levels: &[u8]| {
            let entries: Vec<Entry> = levels
                .iter()
                .map(|level| Entry {
                    level: *level,
                    text: String::new(),
                    page: 0,
                    at: (0.0, 0.0),
                })
                .collect();
            parents(&entries)
        };
        let expected = [None, Some(0), Some(0), None, Some(3), Some(4), None];
        assert_eq!(of(&[1, 2, 2, 1, 2, 3, 1]), expected);
        // A document that begins below the first level.
        assert_eq!(of(&[2, 2, 1, 3]), [None, None, None, Some(2)]);
        assert_eq!(of(&[3, 2, 1]), [None; 3]);
    }
}
