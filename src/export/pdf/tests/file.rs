//! Faces, characters and colours on the way into the file.

use std::path::PathBuf;

use super::paper::{laid, nothing_overflows, paragraph, text, untitled};
use super::sample;
use crate::export::pdf::{
    Face, Fonts, Ink, Mark, Options, Page, Rule, Tag, layout, missing_characters, write,
    write_pages,
};

#[test]
fn a_draft_bears_the_stamp_behind_every_page() {
    let document = sample::document();
    let options = Options {
        draft: true,
        ..Options::default()
    };
    let pages = layout(&document, options, Fonts::bundled());
    for page in &pages.pages {
        let first = page.runs().next().unwrap();
        assert_eq!(first.text, "送审稿");
        assert!(matches!(first.ink, Ink::Grey(grey) if grey > 0.5) && first.turn > 0.0);
    }
    for page in laid(&document).pages {
        assert!(!text(&page).contains("送审稿"));
    }
}

#[test]
fn red_ink_is_red_in_the_file_and_black_comes_back_after_it() {
    let document = untitled(vec![paragraph("甲")]);
    let mut pages = laid(&document);
    let Mark::Run(run) = pages.pages[0].parts[0].marks[0].clone() else {
        panic!("not text");
    };
    let red = crate::export::pdf::Run {
        ink: Ink::Red,
        ..run
    };
    let line = Rule {
        from: (100.0, 200.0),
        to: (300.0, 200.0),
        width: 1.5,
        ink: Ink::Red,
    };
    let page = &mut pages.pages[0];
    let rest = std::mem::take(&mut page.parts);
    page.draw(Tag::Head, Mark::Run(red));
    page.draw(Tag::Head, Mark::Rule(line));
    page.parts.extend(rest);
    let bytes = write_pages(&document, &pages, Options::default(), Fonts::bundled()).unwrap();
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    let content = pdf
        .get_and_decode_page_content(pdf.get_pages()[&1])
        .unwrap();
    let colours: Vec<(&str, usize)> = content
        .operations
        .iter()
        .filter(|op| ["rg", "RG", "g", "G"].contains(&op.operator.as_str()))
        .map(|op| (op.operator.as_str(), op.operands.len()))
        .collect();
    assert_eq!(colours, [("rg", 3), ("RG", 3), ("g", 1)]);
}

#[test]
fn where_a_font_file_is_missing_the_song_face_stands_in_and_is_named() {
    let fonts = Fonts::from_folders(&[PathBuf::from("nowhere")]);
    assert_eq!(
        fonts.substituted(),
        [Face::Title, Face::Heading, Face::Subheading, Face::Body]
    );
    let document = sample::document();
    let pages = layout(&document, Options::default(), &fonts);
    assert_eq!(pages.substituted, fonts.substituted());
    nothing_overflows(&pages);
    assert!(missing_characters(&document, &fonts).is_empty());
    let faces = |run: &crate::export::pdf::Run| matches!(run.face, Face::Song | Face::Latin);
    assert!(pages.pages.iter().flat_map(Page::runs).all(faces));
    assert!(write(&document, Options::default(), &fonts).is_ok());
}

#[test]
fn a_character_that_no_face_has_is_named_and_drawn_as_a_sign() {
    let document = untitled(vec![paragraph("甲\u{10fffd}乙𠮷\u{e000}丙")]);
    let missing = missing_characters(&document, Fonts::bundled());
    assert!(missing.contains(&'\u{10fffd}') && missing.contains(&'\u{e000}'));
    assert!(!missing.contains(&'甲'));
    let text = text(&laid(&document).pages[0]);
    assert!(text.starts_with("甲〓乙"), "{text}");
}

#[test]
fn a_rare_character_comes_from_another_face() {
    let document = untitled(vec![paragraph("王瑄、李昉")]);
    assert!(missing_characters(&document, Fonts::bundled()).is_empty());
    let pages = laid(&document);
    let runs: Vec<_> = pages.pages[0].runs().collect();
    assert_eq!((runs[0].face, runs[0].text.as_str()), (Face::Body, "王"));
    assert_eq!((runs[1].face, runs[1].text.as_str()), (Face::Song, "瑄"));
}
