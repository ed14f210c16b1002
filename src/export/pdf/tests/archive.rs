//! The file as an archive takes it: PDF/A, and everything that printpdf by itself leaves out or says
//! wrongly.

use lopdf::Object;

use super::paper::{laid, paragraph, untitled};
use super::read::{File, bound, sample, strings, text, written};
use crate::export::Document;
use crate::export::pdf::{Conformance, Face, Fonts, Options, write};
use crate::report::Date;

const BOTH: [Conformance; 2] = [Conformance::A2u, Conformance::A1b];

fn contains(bytes: &[u8], what: &str) -> bool {
    bytes
        .windows(what.len())
        .any(|window| window == what.as_bytes())
}

/// A document with a title, dated.
fn entitled(title: &str, organ: &str) -> File {
    let document = Document {
        title: (title.to_owned(), String::new()),
        organ: organ.to_owned(),
        ..untitled(vec![paragraph("甲")])
    };
    let date = Some(Date {
        year: 2025,
        month: 1,
        day: 9,
    });
    let options = Options {
        date,
        ..Options::default()
    };
    written(&document, options)
}

#[test]
fn the_newer_standard_is_packed_and_the_older_one_is_plain() {
    let newer = sample(Conformance::A2u);
    assert!(newer.bytes.starts_with(b"%PDF-1.7\n"));
    assert!(contains(&newer.bytes, "/ObjStm"));
    assert!(newer.bytes.len() < 400_000, "{}", newer.bytes.len());
    let older = sample(Conformance::A1b);
    assert!(older.bytes.starts_with(b"%PDF-1.4\n"));
    assert!(contains(&older.bytes, "\nxref\n") && contains(&older.bytes, "\ntrailer\n"));
    assert!(!contains(&older.bytes, "/ObjStm") && !contains(&older.bytes, "/XRef"));
    assert!(older.bytes.len() < 500_000, "{}", older.bytes.len());
    // ISO 19005-1, 6.1.2: a comment of four bytes that are no ASCII.
    for bytes in [newer.bytes, older.bytes] {
        assert!(bytes[9] == b'%' && bytes[10..14].iter().all(|byte| *byte > 127));
    }
}

#[test]
fn the_file_says_in_xmp_which_standard_it_keeps_to() {
    for (conformance, part, level) in [(BOTH[0], 2, 'U'), (BOTH[1], 1, 'B')] {
        let file = sample(conformance);
        let xmp = file.xmp();
        assert!(xmp.contains(&format!("<pdfaid:part>{part}</pdfaid:part>")));
        assert!(xmp.contains(&format!("<pdfaid:conformance>{level}</pdfaid:conformance>")));
        // Programs that know no PDF read it.
        assert!(contains(&file.bytes, "<pdfaid:part>"));
        let stream = file.catalog("Metadata").as_stream().unwrap();
        assert!(!stream.dict.has(b"Filter"));
        assert_eq!(
            stream.dict.get(b"Subtype").unwrap().as_name().unwrap(),
            b"XML"
        );
    }
}

#[test]
fn xmp_says_the_same_as_the_information_dictionary() {
    let title = "某某县<甲>&“乙”";
    let file = entitled(&format!("{title}\u{ffff}\u{7}"), "某某县人民政府");
    let (info, xmp) = (file.info(), file.xmp());
    assert_eq!(text(info.get(b"Title").unwrap()), title);
    let escaped = "某某县&lt;甲&gt;&amp;“乙”";
    for language in ["x-default", "zh-CN"] {
        let item = format!("<rdf:li xml:lang=\"{language}\">{escaped}</rdf:li>");
        assert!(xmp.contains(&item), "{xmp}");
    }
    assert_eq!(text(info.get(b"Author").unwrap()), "某某县人民政府");
    assert!(xmp.contains("<dc:creator><rdf:Seq><rdf:li>某某县人民政府</rdf:li>"));
    let date = text(info.get(b"CreationDate").unwrap());
    assert_eq!(date, "D:20250109000000+08'00'");
    assert!(xmp.contains("<xmp:CreateDate>2025-01-09T00:00:00+08:00</xmp:CreateDate>"));
    let creator = text(info.get(b"Creator").unwrap());
    assert!(xmp.contains(&format!("<xmp:CreatorTool>{creator}</xmp:CreatorTool>")));
    let producer = text(info.get(b"Producer").unwrap());
    assert!(xmp.contains(&format!("<pdf:Producer>{producer}</pdf:Producer>")));
}

#[test]
fn the_information_dictionary_holds_nothing_that_nobody_said() {
    let file = written(&untitled(vec![paragraph("甲")]), Options::default());
    let keys: Vec<&[u8]> = file.info().iter().map(|(key, _)| key.as_slice()).collect();
    assert_eq!(keys, [&b"Title"[..], b"Creator", b"Producer"]);
    assert!(!file.xmp().contains("Date") && !file.xmp().contains("dc:creator"));
}

#[test]
fn colours_are_those_of_srgb() {
    for conformance in BOTH {
        let file = sample(conformance);
        let intents = file.catalog("OutputIntents").as_array().unwrap();
        let intent = file.dictionary(&intents[0]);
        assert_eq!(intents.len(), 1);
        assert_eq!(intent.get(b"S").unwrap().as_name().unwrap(), b"GTS_PDFA1");
        let profile = file.get(intent.get(b"DestOutputProfile").unwrap());
        let profile = profile.as_stream().unwrap();
        assert_eq!(profile.dict.get(b"N").unwrap().as_i64().unwrap(), 3);
        let profile = profile.decompressed_content().unwrap();
        assert_eq!(&profile[36..40], b"acsp");
        assert_eq!(&profile[16..20], b"RGB ");
    }
}

#[test]
fn a_reading_program_shows_the_title_and_the_bookmarks_and_reads_chinese() {
    for conformance in BOTH {
        let file = sample(conformance);
        assert_eq!(text(file.catalog("Lang")), "zh-CN");
        let viewer = file.catalog("ViewerPreferences").as_dict().unwrap();
        assert!(viewer.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
        let marked = file.catalog("MarkInfo").as_dict().unwrap();
        assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
        assert_eq!(file.catalog("PageMode").as_name().unwrap(), b"UseOutlines");
        assert!(!file.pdf.catalog().unwrap().has(b"PageLabels"));
    }
    let plain = written(&untitled(vec![paragraph("甲")]), Options::default());
    assert_eq!(plain.catalog("PageMode").as_name().unwrap(), b"UseNone");
    assert!(!plain.pdf.catalog().unwrap().has(b"Outlines"));
}

/// The words, the page and the height of every bookmark below one, each with how deep it is.
fn bookmarks(file: &File, above: &Object, depth: usize) -> Vec<(usize, String, usize, f32)> {
    let mut found = Vec::new();
    let mut next = file.dictionary(above).get(b"First").ok();
    while let Some(object) = next {
        let bookmark = file.dictionary(object);
        let target = bookmark.get(b"Dest").unwrap().as_array().unwrap();
        assert_eq!(target[1].as_name().unwrap(), b"XYZ");
        let page = target[0].as_reference().unwrap();
        let page = file.pages().iter().position(|id| *id == page).unwrap();
        let words = text(bookmark.get(b"Title").unwrap());
        found.push((depth, words, page, target[3].as_float().unwrap()));
        found.extend(bookmarks(file, object, depth + 1));
        next = bookmark.get(b"Next").ok();
    }
    found
}

#[test]
fn bookmarks_stand_in_the_order_of_the_headings_and_lead_to_their_lines() {
    let document = super::sample::document();
    let file = written(&document, Options::default());
    let found = bookmarks(&file, file.catalog("Outlines"), 1);
    let headings: Vec<(usize, String)> = laid(&document)
        .bookmarks
        .into_iter()
        .map(|heading| (usize::from(heading.level), heading.text))
        .collect();
    assert!(headings.len() > 10 && headings.iter().any(|(level, _)| *level == 2));
    let words: Vec<(usize, String)> = found
        .iter()
        .map(|(depth, words, ..)| (*depth, words.clone()))
        .collect();
    assert_eq!(words, headings);
    // Down each page, page after page.
    let places: Vec<(usize, f32)> = found.iter().map(|(_, _, page, y)| (*page, -y)).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(places.iter().any(|(page, _)| *page > 0));
}

#[test]
fn a_second_document_has_its_bookmarks_under_its_title_and_its_own_page_numbers() {
    let (first, second) = (super::sample::document(), super::sample::mishaps());
    let (pages, more) = (laid(&first), laid(&second));
    let file = bound(&[&first, &second], Options::default());
    let count = pages.pages.len();
    assert_eq!(file.pages().len(), count + more.pages.len());
    let found = bookmarks(&file, file.catalog("Outlines"), 1);
    let (own, other) = found.split_at(pages.bookmarks.len());
    assert!(own.iter().all(|(_, _, page, _)| *page < count));
    assert_eq!(other.len(), 1 + more.bookmarks.len());
    assert_eq!((other[0].0, other[0].2), (1, count));
    assert_eq!(other[0].1, format!("{}{}", second.title.0, second.title.1));
    for ((depth, words, page, _), heading) in other[1..].iter().zip(&more.bookmarks) {
        assert_eq!(*depth, usize::from(heading.level) + 1);
        assert_eq!((words, *page), (&heading.text, count + heading.page));
    }
    let labels = file.catalog("PageLabels").as_dict().unwrap();
    let numbers = labels.get(b"Nums").unwrap().as_array().unwrap();
    assert_eq!(numbers[0].as_i64().unwrap(), 0);
    assert_eq!(numbers[2].as_i64().unwrap(), i64::try_from(count).unwrap());
    assert!(!numbers[1].as_dict().unwrap().has(b"P"));
    let label = numbers[3].as_dict().unwrap();
    assert_eq!(label.get(b"S").unwrap().as_name().unwrap(), b"D");
    assert_eq!(text(label.get(b"P").unwrap()), "附");
    assert_eq!(text(file.info().get(b"Title").unwrap()), "合订");
}

/// The names of fonts, each with the codes that the pages show in it.
fn codes(file: &File) -> Vec<(String, u16)> {
    let mut codes = Vec::new();
    for page in 0..file.pages().len() {
        let mut font = String::new();
        for shown in file.shown(page) {
            match shown.operator.as_str() {
                "Tf" => {
                    let name = shown.operands[0].as_name().unwrap();
                    font = String::from_utf8(name.to_vec()).unwrap();
                }
                "Tj" | "TJ" => {
                    let bytes = strings(&shown.operands);
                    let pairs = bytes.chunks_exact(2);
                    codes.extend(
                        pairs.map(|pair| (font.clone(), u16::from_be_bytes([pair[0], pair[1]]))),
                    );
                }
                _ => {}
            }
        }
    }
    codes
}

#[test]
fn every_glyph_that_is_shown_has_a_shape_and_a_character() {
    for conformance in BOTH {
        let file = sample(conformance);
        let fonts = file.fonts();
        let shown = codes(&file);
        assert!(shown.len() > 2000, "{}", shown.len());
        for (name, code) in shown {
            assert_ne!(code, 0, "{name}");
            let font = fonts.iter().find(|(font, ..)| *font == name).unwrap();
            let map = file
                .get(font.1.get(b"ToUnicode").unwrap())
                .as_stream()
                .unwrap();
            let map = String::from_utf8(map.get_plain_content().unwrap()).unwrap();
            assert!(
                map.to_lowercase().contains(&format!("<{code:04x}>")),
                "{name} {code}"
            );
        }
        for (name, font, descriptor) in fonts {
            let built_in = |name: &str| name.starts_with('F');
            assert!(!built_in(&name), "{name}");
            let base = font.get(b"BaseFont").unwrap().as_name().unwrap();
            assert_eq!(base[6], b'+');
            assert!(base[..6].iter().all(u8::is_ascii_uppercase));
            assert_eq!(
                descriptor.get(b"FontName").unwrap().as_name().unwrap(),
                base
            );
            assert!(descriptor.has(b"FontFile2") || descriptor.has(b"FontFile3"));
        }
    }
}

#[test]
fn the_older_standard_lists_the_glyphs_of_every_font() {
    let file = sample(Conformance::A1b);
    let shown = codes(&file);
    for (name, _, descriptor) in file.fonts() {
        let set = file
            .get(descriptor.get(b"CIDSet").unwrap())
            .as_stream()
            .unwrap();
        let set = set.get_plain_content().unwrap();
        let has = |code: u16| set[usize::from(code) / 8] & (0x80 >> (code % 8)) != 0;
        let own = shown.iter().filter(|(font, _)| *font == name);
        let own: std::collections::BTreeSet<u16> = own.map(|(_, code)| *code).collect();
        assert!(has(0) && own.iter().all(|code| has(*code)), "{name}");
        // Those that are shown, the sign for a missing one, and what shapes are composed of.
        let bits: u32 = set.iter().map(|byte| byte.count_ones()).sum();
        assert!(
            bits as usize > own.len() && bits as usize <= own.len() + 12,
            "{name}"
        );
    }
    let newer = sample(Conformance::A2u);
    assert!(
        newer
            .fonts()
            .iter()
            .all(|(_, _, descriptor)| !descriptor.has(b"CIDSet"))
    );
}

#[test]
fn a_font_that_names_its_glyphs_is_wrapped_as_the_standard_knows_it() {
    let folder = tempfile::tempdir().unwrap();
    let font = include_bytes!("../../../../tests/fixtures/named-squares.otf");
    std::fs::write(folder.path().join(Face::Body.file()), font).unwrap();
    let fonts = Fonts::from_folders(&[folder.path().to_owned()]);
    let document = untitled(vec![paragraph("甲乙甲")]);
    for (conformance, subtype, beginning) in [
        (Conformance::A2u, &b"OpenType"[..], &b"OTTO"[..]),
        (Conformance::A1b, b"CIDFontType0C", &[1, 0]),
    ] {
        let options = Options {
            conformance,
            ..Options::default()
        };
        let file = File::of(write(&document, options, &fonts).unwrap());
        let fonts = file.fonts();
        let (.., descriptor) = fonts.iter().find(|(name, ..)| name == "ZBody").unwrap();
        let program = file.get(descriptor.get(b"FontFile3").unwrap());
        let program = program.as_stream().unwrap();
        let found = program.dict.get(b"Subtype").unwrap().as_name().unwrap();
        assert_eq!(found, subtype);
        assert!(program.get_plain_content().unwrap().starts_with(beginning));
    }
}

#[test]
fn characters_that_share_a_glyph_are_told_apart() {
    // 仿宋 draws the three alike.
    let document = untitled(vec![paragraph("甲·乙•丙・丁")]);
    let file = written(&document, Options::default());
    let actual: Vec<String> = file
        .shown(0)
        .iter()
        .filter(|shown| shown.operator == "BDC")
        .filter_map(|shown| shown.within.as_ref()?.1.get(b"ActualText").ok())
        .map(text)
        .collect();
    assert_eq!(actual, ["·", "•", "・"]);
}

#[test]
fn a_file_is_named_after_what_is_in_it() {
    for conformance in BOTH {
        let name = |file: &File| {
            let ids = file.pdf.trailer.get(b"ID").unwrap().as_array().unwrap();
            assert_eq!(ids.len(), 2);
            ids[0].as_str().unwrap().to_vec()
        };
        let one = sample(conformance);
        let again = sample(conformance);
        assert!(one.bytes == again.bytes);
        assert_eq!(name(&one), name(&again));
        let options = Options {
            conformance,
            draft: true,
            ..Options::default()
        };
        let other = written(&super::sample::document(), options);
        assert_ne!(name(&one), name(&other));
        assert_eq!(name(&one).len(), 16);
    }
}
