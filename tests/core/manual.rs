//! The manual: one source for window, page and paper.

use std::ffi::OsString;

use nianbao::cli::{Outcome, Start, parse, run};
use nianbao::import::PdfReader;
use nianbao::manual;

fn carried_out(args: &[&str]) -> String {
    let args = ["nianbao", "manual"]
        .into_iter()
        .chain(args.iter().copied());
    let Start::Command(command) = parse(args.map(OsString::from)) else {
        panic!("no command");
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let outcome = run(&command, PdfReader::Here, &mut out, &mut err);
    assert_eq!(outcome, Outcome::Good, "{}", String::from_utf8_lossy(&err));
    String::from_utf8(out).unwrap()
}

#[test]
fn the_page_in_the_repository_is_that_of_the_source() {
    assert_eq!(
        carried_out(&[]),
        include_str!("../../docs/使用说明.md"),
        "write it anew: nianbao manual > docs/使用说明.md"
    );
}

#[test]
fn the_manual_on_paper_says_the_same_and_is_the_same_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("使用说明.pdf");
    assert_eq!(carried_out(&["--pdf", path.to_str().unwrap()]), "");
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!(bytes, manual::pdf().unwrap());
    let pages = lopdf::Document::load_mem(&bytes).unwrap().get_pages().len();
    assert!((3..20).contains(&pages), "{pages}");
}

#[test]
fn the_pictures_are_on_paper_and_are_told_to_who_cannot_see_them() {
    let file = lopdf::Document::load_mem(&manual::pdf().unwrap()).unwrap();
    let dictionaries = file.objects.values().filter_map(|object| match object {
        lopdf::Object::Stream(stream) => Some(&stream.dict),
        lopdf::Object::Dictionary(dictionary) => Some(dictionary),
        _ => None,
    });
    let named = |key: &[u8], name: &[u8]| {
        let of = |dictionary: &&lopdf::Dictionary| {
            let value = dictionary.get(key).and_then(lopdf::Object::as_name);
            value.is_ok_and(|value| value == name)
        };
        dictionaries.clone().filter(of).collect::<Vec<_>>()
    };
    let images = named(b"Subtype", b"Image");
    let figures = named(b"S", b"Figure");
    assert_eq!((images.len(), figures.len()), (3, 3));
    for image in images {
        assert_eq!(image.get(b"Width").unwrap().as_i64().unwrap(), 1366);
        assert!(!image.has(b"SMask"));
    }
    for figure in figures {
        assert!(figure.has(b"Alt"));
    }
}
