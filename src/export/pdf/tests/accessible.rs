//! PDF/UA-1 (ISO 14289-1): what the Matterhorn protocol lets a program judge, over the written file.
//! That everything is tagged or an artifact stands with the tags, that fonts say their characters with
//! the archive.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId};

use super::read::{File, bound, sample as written_sample, text};
use super::sample;
use crate::export::document::chart::{Chart, Panel};
use crate::export::document::{Block, Document};
use crate::export::pdf::{Conformance, Options};

/// Every element of the structure tree, by its object.
fn elements(file: &File) -> BTreeMap<ObjectId, &Dictionary> {
    let objects = file.pdf.objects.iter();
    let dictionaries = objects.filter_map(|(id, object)| Some((*id, object.as_dict().ok()?)));
    let is_element = |one: &(ObjectId, &Dictionary)| {
        let kind = one.1.get(b"Type").and_then(Object::as_name);
        kind.is_ok_and(|kind| kind == b"StructElem")
    };
    dictionaries.filter(is_element).collect()
}

fn role(element: &Dictionary) -> String {
    let role = element.get(b"S").unwrap().as_name().unwrap();
    String::from_utf8(role.to_vec()).unwrap()
}

fn attributes<'a>(file: &'a File, element: &'a Dictionary) -> Option<&'a Dictionary> {
    Some(file.dictionary(element.get(b"A").ok()?))
}

/// Everything that a file may hold: the report, and the pages that are signed.
fn whole() -> File {
    let chart = Chart {
        caption: "近年情况".to_owned(),
        panels: vec![Panel {
            title: "新收申请".to_owned(),
            unit: "件".to_owned(),
            bars: vec![("2023年".to_owned(), Some(3)), ("2024年".to_owned(), None)],
        }],
    };
    let mut signed: Document = sample::mishaps();
    signed.blocks.push(Block::Chart(chart));
    bound(
        &[&sample::signed(&sample::document()), &signed],
        Options::default(),
    )
}

#[test]
fn the_file_says_that_it_is_for_all_readers_and_tells_archives_of_those_words() {
    for (conformance, is_said) in [
        (Conformance::A3u, true),
        (Conformance::A2u, true),
        // PDF/UA stands on PDF 1.7.
        (Conformance::A1b, false),
    ] {
        let xmp = written_sample(conformance).xmp();
        assert_eq!(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), is_said);
        let extended = "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<";
        assert_eq!(xmp.contains(extended), is_said);
    }
}

#[test]
fn headings_begin_with_the_first_level_and_leave_none_out() {
    let file = written_sample(Conformance::A3u);
    let mut level = 0;
    let mut count = 0;
    for element in elements(&file).values() {
        let role = role(element);
        let Some(found) = role
            .strip_prefix('H')
            .and_then(|level| level.parse::<usize>().ok())
        else {
            continue;
        };
        // The elements were written in the order of the document.
        assert!(found <= level + 1, "{role} after H{level}");
        level = found;
        count += 1;
    }
    assert!(count > 9);
}

#[test]
fn every_cell_is_called_by_heads_that_are_there() {
    let file = whole();
    let all = elements(&file);
    let mut names: BTreeMap<Vec<u8>, ObjectId> = BTreeMap::new();
    for (id, element) in &all {
        if let Ok(name) = element.get(b"ID") {
            assert_eq!(role(element), "TH");
            let other = names.insert(name.as_str().unwrap().to_vec(), *id);
            assert_eq!(other, None, "two of a name");
        }
    }
    let mut cells = 0;
    for element in all.values().filter(|element| role(element) == "TD") {
        let heads = attributes(&file, element).and_then(|all| all.get(b"Headers").ok());
        let Some(heads) = heads else { continue };
        cells += 1;
        for head in heads.as_array().unwrap() {
            assert!(names.contains_key(head.as_str().unwrap()));
        }
    }
    assert!(cells > 380, "{cells}");
    for element in all.values().filter(|element| role(element) == "TH") {
        assert!(attributes(&file, element).unwrap().has(b"Scope"));
    }
    // The tree of names leads to each, in the order of the alphabet.
    let root = file.catalog("StructTreeRoot").as_dict().unwrap();
    let tree = file.dictionary(root.get(b"IDTree").unwrap());
    let listed = tree.get(b"Names").unwrap().as_array().unwrap();
    let listed = listed.chunks(2).map(|pair| {
        let name = pair[0].as_str().unwrap().to_vec();
        (name, pair[1].as_reference().unwrap())
    });
    let listed: Vec<(Vec<u8>, ObjectId)> = listed.collect();
    assert!(listed.is_sorted());
    assert_eq!(listed, names.into_iter().collect::<Vec<_>>());
}

#[test]
fn pictures_say_what_they_show_and_where_they_are() {
    let file = whole();
    let all = elements(&file);
    let figures: Vec<_> = all.values().filter(|one| role(one) == "Figure").collect();
    assert_eq!(figures.len(), 1);
    for figure in figures {
        let told = text(figure.get(b"Alt").unwrap());
        assert!(told.contains("2023年 3 件") && told.contains("2024年没有数"));
        let room = attributes(&file, figure).unwrap().get(b"BBox").unwrap();
        let room: Vec<f32> = room
            .as_array()
            .unwrap()
            .iter()
            .map(|n| n.as_float().unwrap())
            .collect();
        assert!(
            room[0] < room[2] && room[1] < room[3] && room[3] < 842.0,
            "{room:?}"
        );
    }
}

#[test]
fn the_title_is_shown_the_language_known_and_the_keyboard_follows_the_structure() {
    let file = whole();
    let viewer = file.catalog("ViewerPreferences").as_dict().unwrap();
    assert!(viewer.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    assert_eq!(text(file.catalog("Lang")), "zh-CN");
    let marked = file.catalog("MarkInfo").as_dict().unwrap();
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
    assert!(!marked.has(b"Suspects"));
    assert!(file.xmp().contains("<dc:title>"));
    for page in file.pages() {
        let page = file.pdf.get_dictionary(page).unwrap();
        assert_eq!(page.get(b"Tabs").unwrap().as_name().unwrap(), b"S");
        assert!(!page.has(b"Annots") && page.has(b"StructParents"));
    }
    let catalog = file.pdf.catalog().unwrap();
    for nothing in ["AcroForm", "OCProperties", "OpenAction", "AA"] {
        assert!(!catalog.has(nothing.as_bytes()), "{nothing}");
    }
    assert!(file.pdf.trailer.get(b"Encrypt").is_err());
}

#[test]
fn roles_are_those_of_the_standard_or_said_to_be_like_one() {
    const STANDARD: [&str; 12] = [
        "Document", "Part", "P", "H1", "H2", "Table", "TR", "TH", "TD", "Figure", "Span", "Title",
    ];
    for element in elements(&whole()).values() {
        let role = role(element);
        assert!(STANDARD.contains(&role.as_str()), "{role}");
    }
}
