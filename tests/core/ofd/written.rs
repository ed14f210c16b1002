//! The pages as an OFD file: the same as in the PDF, in parts that fit together.

use std::collections::{BTreeMap, BTreeSet};

use super::package::{Element, Package, numbers};
use crate::common::{balanced, shapes, troubled::troubled};
use nianbao::check::check;
use nianbao::export::pdf::{Bound, Fonts, Mark, Options, Page, Pages, layout};
use nianbao::export::{Choices, Document, FontSource, Format, make, ofd};
use nianbao::report::{Date, Edit, Report, enclosed};

const MM: f32 = 72.0 / 25.4;

/// The report as OFD, in the bundled fonts.
pub fn ofd(report: &Report, choices: Choices) -> Vec<u8> {
    let choices = Choices {
        fonts: FontSource::Bundled,
        ..choices
    };
    let findings = check(report, None);
    make(report, &findings, Format::Ofd, choices).unwrap().bytes
}

fn laid(document: &Document, options: Options) -> (Pages, Package) {
    let pages = layout(document, options, Fonts::bundled());
    let bound = Bound {
        document,
        pages: &pages,
        label: "",
    };
    let bytes = ofd::write(&[bound], "标题", None, options, Fonts::bundled()).unwrap();
    (pages, Package::of(&bytes))
}

fn bare(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}

/// The characters of a page, each with where it begins on its baseline, in points.
fn places(package: &Package, part: &str) -> Vec<(char, f32, f32)> {
    let mut places = Vec::new();
    let mut object = Element::default();
    for element in package.elements(part) {
        if element.name == "TextObject" {
            object = element;
        } else if element.name == "TextCode" {
            let area = object.numbers("Boundary");
            let (x, y): (f32, f32) = (
                element.get("X").parse().unwrap(),
                element.get("Y").parse().unwrap(),
            );
            let steps = element.attributes.get("DeltaX");
            let steps = steps.map_or(Vec::new(), |steps| numbers(steps));
            assert_eq!(steps.len() + 1, element.text.chars().count());
            // Where it is turned, the matrix says where it begins.
            let matrix = object.attributes.get("CTM").map(|ctm| numbers(ctm));
            let matrix = matrix.unwrap_or_else(|| vec![1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
            let mut along = x;
            for (index, ch) in element.text.chars().enumerate() {
                let at = (
                    area[0] + matrix[0] * along + matrix[2] * y + matrix[4],
                    area[1] + matrix[1] * along + matrix[3] * y + matrix[5],
                );
                places.push((ch, at.0 * MM, at.1 * MM));
                along += steps.get(index).copied().unwrap_or(0.0);
            }
        }
    }
    places
}

/// The same, as they were laid out.
fn drawn(page: &Page) -> Vec<(char, f32, f32)> {
    let place = |run: &nianbao::export::pdf::Run| {
        let (sin, cos) = run.turn.to_radians().sin_cos();
        let chars = run.text.chars().zip(run.offsets.clone());
        let (x, y) = (run.x, run.y);
        let missing = run.missing;
        let at =
            chars.map(move |(ch, along)| (missing.unwrap_or(ch), x + along * cos, y - along * sin));
        at.collect::<Vec<_>>()
    };
    page.runs().flat_map(place).collect()
}

#[test]
fn every_character_and_every_line_stands_where_it_was_laid_out() {
    let rare = {
        let mut report = shapes::sample("2021", 2024);
        let text = "生僻字𠮷、𪚥与没有的字\u{10ffff}，OFD & PDF <相同>。";
        report.apply(&report.write("", "other", text));
        report
    };
    for report in [balanced("2021"), shapes::sample("2019", 2020), rare] {
        for (draft, red_head) in [(false, false), (true, true)] {
            let options = Options {
                draft,
                red_head,
                ..Options::default()
            };
            let (pages, package) = laid(&Document::of(&report), options);
            let parts = package.pages();
            assert_eq!(parts.len(), pages.pages.len());
            for (page, part) in pages.pages.iter().zip(&parts) {
                let (wanted, found) = (drawn(page), places(&package, part));
                assert_eq!(wanted.len(), found.len());
                for (wanted, found) in wanted.iter().zip(&found) {
                    assert_eq!(wanted.0, found.0);
                    let apart = (wanted.1 - found.1).hypot(wanted.2 - found.2);
                    assert!(apart < 0.15, "{wanted:?} {found:?}");
                }
                let rules = page.parts.iter().flat_map(|part| &part.marks);
                let rules = rules.filter(|mark| matches!(mark, Mark::Rule(_))).count();
                let lines = package.named(part, "AbbreviatedData");
                let lines = lines.iter().map(|data| data.text.matches('M').count());
                assert_eq!(lines.sum::<usize>(), rules);
            }
        }
    }
}

#[test]
fn lines_lie_inside_their_boundaries_where_they_were_laid_out() {
    let (pages, package) = laid(&Document::of(&balanced("2021")), Options::default());
    for (page, part) in pages.pages.iter().zip(&package.pages()) {
        let mut found = Vec::new();
        let mut area = Vec::new();
        for element in package.elements(part) {
            if element.name == "PathObject" {
                area = element.numbers("Boundary");
            } else if element.name == "AbbreviatedData" {
                let words: Vec<&str> = element.text.split(' ').collect();
                for line in words.chunks(6) {
                    assert_eq!((line[0], line[3]), ("M", "L"));
                    let at = |index: usize| line[index].parse::<f32>().unwrap();
                    for (x, y) in [(at(1), at(2)), (at(4), at(5))] {
                        assert!((0.0..=area[2]).contains(&x) && (0.0..=area[3]).contains(&y));
                    }
                    let whole = [
                        at(1) + area[0],
                        at(2) + area[1],
                        at(4) + area[0],
                        at(5) + area[1],
                    ];
                    found.push(whole.map(|length| length * MM));
                }
            }
        }
        let wanted = page
            .rules()
            .map(|rule| [rule.from.0, rule.from.1, rule.to.0, rule.to.1]);
        for (wanted, found) in wanted.zip(found) {
            let apart = wanted.iter().zip(found).map(|(a, b)| (a - b).abs());
            assert!(apart.fold(0.0, f32::max) < 0.02);
        }
    }
}

#[test]
fn the_parts_fit_together() {
    let package = Package::of(&ofd(
        &troubled(),
        Choices {
            sign_off: true,
            ..Choices::default()
        },
    ));
    let root = package.named("OFD.xml", "DocRoot");
    assert_eq!(root[0].text, "Doc_0/Document.xml");
    let document = package.elements("Doc_0/Document.xml");
    let text = |name: &str| {
        document
            .iter()
            .find(|element| element.name == name)
            .unwrap()
    };
    let most: u32 = text("MaxUnitID").text.parse().unwrap();
    // Every number is given once.
    let mut ids = BTreeSet::new();
    let mut give = |element: &Element| {
        let id: u32 = element.get("ID").parse().unwrap();
        assert!(id > 0 && id <= most && ids.insert(id), "{element:?}");
        id
    };
    let fonts = package.named("Doc_0/PublicRes.xml", "Font");
    let fonts: BTreeSet<u32> = fonts.iter().map(&mut give).collect();
    let pages: BTreeSet<u32> = package
        .named("Doc_0/Document.xml", "Page")
        .iter()
        .map(&mut give)
        .collect();
    for part in package.pages() {
        for element in package.elements(&part) {
            if element.attributes.contains_key("ID") {
                give(&element);
            }
            if element.name == "TextObject" {
                assert!(fonts.contains(&element.get("Font").parse().unwrap()));
            }
        }
    }
    for dest in package.named("Doc_0/Document.xml", "Dest") {
        assert!(pages.contains(&dest.get("PageID").parse().unwrap()));
        let top: f32 = dest.get("Top").parse().unwrap();
        assert!((0.0..297.0).contains(&top));
    }
    // And every file that is named is there, and none besides.
    let mut named = BTreeSet::from(["OFD.xml", "Doc_0/Document.xml"].map(str::to_owned));
    named.extend(package.pages());
    named.insert(format!("Doc_0/{}", text("PublicRes").text));
    named.insert(format!("Doc_0/{}", text("Attachments").text));
    named.insert(format!("Doc_0/Attachs/{}", enclosed::FILE));
    for file in package.named("Doc_0/PublicRes.xml", "FontFile") {
        named.insert(format!("Doc_0/Res/{}", file.text));
    }
    let there: BTreeSet<String> = package.parts.keys().cloned().collect();
    assert_eq!(named, there);
}

#[test]
fn glyphs_are_numbered_one_for_each_character() {
    let package = Package::of(&ofd(&balanced("2021"), Choices::default()));
    for part in package.pages() {
        let elements = package.elements(&part);
        for (index, element) in elements.iter().enumerate() {
            if element.name != "CGTransform" {
                continue;
            }
            let glyphs = numbers(&elements[index + 1].text);
            let code = &elements[index + 2];
            assert_eq!(code.name, "TextCode");
            assert_eq!(glyphs.len(), code.text.chars().count());
            assert_eq!(element.get("CodeCount"), glyphs.len().to_string());
            assert_eq!(element.get("GlyphCount"), glyphs.len().to_string());
            assert!(glyphs.iter().all(|glyph| *glyph > 0.0));
        }
    }
}

#[test]
fn the_outline_has_the_headings_those_below_inside_those_above() {
    let (pages, package) = laid(
        &Document::of(&shapes::sample("2021", 2024)),
        Options::default(),
    );
    let found = package.named("Doc_0/Document.xml", "OutlineElem");
    assert_eq!(found.len(), pages.bookmarks.len());
    let first = found[0].depth;
    for (found, wanted) in found.iter().zip(&pages.bookmarks) {
        assert_eq!(found.get("Title"), wanted.text);
        assert_eq!(found.depth, first + usize::from(wanted.level) - 1);
    }
    assert!(pages.bookmarks.iter().any(|bookmark| bookmark.level == 2));
}

#[test]
fn the_text_of_each_page_is_that_of_the_pdf() {
    let report = troubled();
    let findings = check(&report, None);
    let package = Package::of(&ofd(&report, Choices::default()));
    let options = Options {
        draft: true,
        date: report.date(),
        ..Options::default()
    };
    assert!(findings.iter().any(nianbao::check::Finding::stops_final));
    let pages = layout(&Document::of(&report), options, Fonts::bundled());
    for (page, part) in pages.pages.iter().zip(package.pages()) {
        let text: String = package
            .named(&part, "TextCode")
            .iter()
            .map(|code| code.text.as_str())
            .collect();
        assert_eq!(bare(&text), bare(&page.text()));
    }
}

#[test]
fn the_file_says_what_it_is_and_carries_the_report() {
    let mut report = balanced("2021");
    let date = Date::new(2025, 1, 20);
    report.apply(&Edit::date("", date));
    let bytes = ofd(&report, Choices::default());
    let package = Package::of(&bytes);
    let texts: BTreeMap<String, String> = package
        .elements("OFD.xml")
        .into_iter()
        .map(|element| (element.name, element.text))
        .collect();
    assert_eq!(texts["Title"], report.title());
    assert_eq!(texts["Author"], report.organ());
    assert_eq!(texts["CreationDate"], "2025-01-20");
    assert_eq!(texts["Creator"], "nianbao");
    let name = &texts["DocID"];
    assert!(name.len() == 32 && name.chars().all(|ch| ch.is_ascii_hexdigit()));
    let carried = &package.parts[&format!("Doc_0/Attachs/{}", enclosed::FILE)];
    assert_eq!(
        std::str::from_utf8(carried).unwrap(),
        enclosed::write(&report)
    );

    assert!(ofd(&report, Choices::default()) == bytes);
    report.apply(&report.write("", "other", "另一句话。"));
    let other = Package::of(&ofd(&report, Choices::default()));
    assert_ne!(&other.named("OFD.xml", "DocID")[0].text, name);
}
