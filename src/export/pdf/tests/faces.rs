//! The faces of the computer: found by name, used where that is permitted, never trusted.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;

use super::made_fonts::{Font, collection};
use super::paper::text;
use super::sample;
use crate::export::make::print_with;
use crate::export::pdf::sink::{FaceData, cut, describe};
use crate::export::pdf::{Face, FaceOrigin, Fonts, Options, Page, Refusal, layout, write};
use crate::export::{Choices, FontSource};

fn with(folder: &Path) -> Fonts {
    Fonts::with_system(&[folder.to_owned()])
}

/// A font that could be 仿宋 of the computer.
fn fangsong() -> Font {
    Font::of(Face::Heading).named("FangSong", "仿宋")
}

fn system(family: &str, path: PathBuf) -> FaceOrigin {
    FaceOrigin::System {
        family: family.to_owned(),
        path,
    }
}

#[test]
fn the_official_faces_are_found_by_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let font = Font::of(Face::Heading);
    let mut paths = Vec::new();
    for (face, english, chinese, file) in [
        (
            Face::Title,
            "FZXiaoBiaoSong-B05S",
            "方正小标宋简体",
            "FZXBSJW.TTF",
        ),
        (Face::Heading, "SimHei", "黑体", "simhei.ttf"),
        (
            Face::Subheading,
            "KaiTi_GB2312",
            "楷体_GB2312",
            "楷体_GB2312.ttf",
        ),
        (Face::Body, "FangSong", "仿宋", "below/further/simfang.ttf"),
    ] {
        let path = font
            .clone()
            .named(english, chinese)
            .write(folder.path(), file);
        paths.push((face, chinese, path));
    }
    let fonts = with(folder.path());
    for (face, family, path) in paths {
        assert_eq!(fonts.origin(face), system(family, path));
        assert_eq!(fonts.index(face), 0);
    }
    assert_eq!(fonts.origin(Face::Song), FaceOrigin::Bundled);
    assert!(fonts.refused().is_empty() && fonts.substituted().is_empty());
    assert_eq!(fonts.origin(Face::Body).to_string(), "本机的仿宋");

    let document = sample::document();
    let bytes = write(&document, Options::default(), &fonts).unwrap();
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    let objects = pdf.objects.values();
    let names: Vec<String> = objects
        .filter_map(|object| object.as_dict().ok()?.get(b"BaseFont").ok()?.as_name().ok())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect();
    for name in ["FZXiaoBiaoSong-B05S", "SimHei", "FangSong"] {
        let is_it = |found: &String| found.len() > 7 && &found[7..] == name;
        assert!(names.iter().any(is_it), "{names:?}");
    }
}

#[test]
fn a_font_of_the_right_file_name_but_another_name_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let other = Font::of(Face::Heading).named("Other Sans", "别的黑体");
    other.write(folder.path(), "simfang.ttf");
    other.write(folder.path(), "我的仿宋.ttf");
    let bold = Font::of(Face::Latin);
    // The program's own is called otherwise, and Times New Roman Bold is of the wrong weight.
    bold.write(folder.path(), "times.ttf");
    let fonts = with(folder.path());
    for face in Face::ALL.into_iter().filter(|face| *face != Face::Spare) {
        assert_eq!(fonts.origin(face), FaceOrigin::Bundled);
    }
    assert!(fonts.refused().is_empty());
}

#[test]
fn of_two_fonts_the_better_name_wins_wherever_it_lies() {
    let folder = tempfile::tempdir().unwrap();
    let gb = Font::of(Face::Heading).named("FangSong_GB2312", "仿宋_GB2312");
    gb.write(folder.path(), "a/simfang-old.ttf");
    let path = fangsong().write(folder.path(), "b/simfang.ttf");
    assert_eq!(with(folder.path()).origin(Face::Body), system("仿宋", path));
}

#[test]
fn a_font_that_may_not_be_embedded_is_refused_and_says_why() {
    for (fs_type, reason) in [
        (Some(0x0000), None),
        (Some(0x0004), None),
        (Some(0x0008), None),
        // Old fonts set several; the least restrictive counts.
        (Some(0x000e), None),
        (Some(0x0002), Some(Refusal::Restricted)),
        (Some(0x0104), Some(Refusal::NoSubsetting)),
        (Some(0x0208), Some(Refusal::BitmapOnly)),
        (None, Some(Refusal::Unstated)),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let font = fangsong().permitting(fs_type);
        let path = font.write(folder.path(), "simfang.ttf");
        let fonts = with(folder.path());
        let Some(reason) = reason else {
            assert_eq!(fonts.origin(Face::Body), system("仿宋", path));
            continue;
        };
        assert_eq!(fonts.origin(Face::Body), FaceOrigin::Bundled);
        let [refused] = fonts.refused() else {
            panic!("{:?}", fonts.refused())
        };
        assert_eq!((refused.face, refused.reason), (Face::Body, reason));
        assert_eq!(refused.path, path);
    }
    let folder = tempfile::tempdir().unwrap();
    let font = fangsong().permitting(Some(2));
    font.write(folder.path(), "simfang.ttf");
    assert_eq!(
        with(folder.path()).refused()[0].to_string(),
        "本机字体“仿宋”授权不允许嵌入文件，仿宋（正文）改用程序自带的字体。"
    );
}

#[test]
fn a_refused_font_gives_way_to_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    let font = fangsong().permitting(Some(2));
    font.write(folder.path(), "simfang.ttf");
    let gb = Font::of(Face::Heading).named("FangSong_GB2312", "仿宋_GB2312");
    let path = gb.write(folder.path(), "仿宋_GB2312.ttf");
    let fonts = with(folder.path());
    assert_eq!(fonts.origin(Face::Body), system("仿宋_GB2312", path));
    assert_eq!(fonts.refused().len(), 1);
}

#[test]
fn a_variable_font_and_one_without_hanzi_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut variable = fangsong();
    variable.put(*b"fvar", vec![0; 16]);
    variable.write(folder.path(), "simfang.ttf");
    let latin = Font::of(Face::Latin).named("KaiTi", "楷体");
    latin.write(folder.path(), "simkai.ttf");
    let fonts = with(folder.path());
    let reasons: Vec<(Face, Refusal)> = fonts
        .refused()
        .iter()
        .map(|refused| (refused.face, refused.reason))
        .collect();
    let [(Face::Subheading, Refusal::Incomplete(missing)), variable] = reasons[..] else {
        panic!("{reasons:?}")
    };
    assert!(missing >= 6763, "{missing}");
    assert_eq!(variable, (Face::Body, Refusal::Variable));
}

#[test]
fn a_face_of_a_collection_is_read_and_embedded_by_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let song = Font::of(Face::Heading).named("SimSun", "宋体");
    let other = Font::of(Face::Latin).named("NSimSun", "新宋体");
    let path = folder.path().join("simsun.ttc");
    std::fs::write(&path, collection(&[other, song])).unwrap();
    let fonts = with(folder.path());
    assert_eq!(fonts.origin(Face::Song), system("宋体", path));
    assert_eq!(fonts.index(Face::Song), 1);
    // What it lacks comes from the program's own.
    assert!(fonts.has(Face::Spare) && !Fonts::bundled().has(Face::Spare));
    assert!(fonts.bytes(Face::Song).unwrap().starts_with(b"ttcf"));
    let document = sample::document();
    let pages = layout(&document, Options::default(), &fonts);
    let expected = layout(&document, Options::default(), Fonts::bundled());
    let texts = |pages: &[Page]| pages.iter().map(text).collect::<Vec<_>>();
    assert_eq!(texts(&pages.pages), texts(&expected.pages));
    let bytes = write(&document, Options::default(), &fonts).unwrap();
    assert!(bytes.len() < 400_000, "{}", bytes.len());
}

#[test]
fn a_damaged_font_file_is_skipped() {
    let folder = tempfile::tempdir().unwrap();
    let whole = fangsong().bytes();
    for length in [0, 3, 11, 200, 5_000, 100_000, whole.len() / 2] {
        std::fs::write(folder.path().join("simfang.ttf"), &whole[..length]).unwrap();
        let fonts = with(folder.path());
        assert_eq!(fonts.origin(Face::Body), FaceOrigin::Bundled, "{length}");
    }
    std::fs::create_dir(folder.path().join("simkai.ttf")).unwrap();
    assert_eq!(
        with(folder.path()).origin(Face::Subheading),
        FaceOrigin::Bundled
    );
}

#[test]
fn a_font_that_shows_its_damage_when_it_is_embedded_gives_way_to_those_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let mut font = fangsong();
    let data = FaceData::read(font.bytes().into(), 0, "Font").unwrap();
    // It is made of parts that are not there; the few characters that are tried have nothing of it.
    let glyph = usize::from(data.glyph('县').unwrap());
    assert_eq!(font.table(*b"head")[50..52], [0, 1], "places of 32 bits");
    let place = &font.table(*b"loca")[4 * glyph..][..4];
    let place = u32::from_be_bytes(place.try_into().unwrap()) as usize;
    let mut outlines = font.table(*b"glyf").to_vec();
    outlines[place..][..2].fill(0xff);
    outlines[place + 10..][..4].copy_from_slice(&[0, 0x20, 0xff, 0xfe]);
    font.put(*b"glyf", outlines);
    font.write(folder.path(), "simfang.ttf");
    let fonts = with(folder.path());
    assert!(matches!(
        fonts.origin(Face::Body),
        FaceOrigin::System { .. }
    ));
    assert!(write(&sample::document(), Options::default(), &fonts).is_err());

    let choices = Choices::default();
    let made = print_with(&sample::report(), &[], choices, &fonts).unwrap();
    let own = print_with(&sample::report(), &[], choices, Fonts::bundled()).unwrap();
    assert!(made.bytes == own.bytes && own.remarks.is_empty());
    let [remark] = &made.remarks[..] else {
        panic!("{:?}", made.remarks)
    };
    assert!(remark.contains("仿宋（正文）"), "{remark}");
}

#[test]
fn a_font_file_that_went_away_or_was_changed_meanwhile_gives_way_to_those_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let path = fangsong().write(folder.path(), "simfang.ttf");
    let fonts = with(folder.path());
    let choices = Choices::default();
    let print = |fonts: &Fonts| print_with(&sample::report(), &[], choices, fonts).unwrap();
    assert!(print(&fonts).remarks.is_empty());
    let own = print(Fonts::bundled());
    let changed = Font::of(Face::Body).named("FangSong", "仿宋").bytes();
    for (bytes, expected) in [(Some(changed), "换过"), (None, "simfang.ttf")] {
        match bytes {
            Some(bytes) => std::fs::write(&path, bytes).unwrap(),
            None => std::fs::remove_file(&path).unwrap(),
        }
        let made = print(&fonts);
        assert!(made.bytes == own.bytes);
        let [remark] = &made.remarks[..] else {
            panic!("{:?}", made.remarks)
        };
        assert!(
            remark.contains("仿宋（正文）") && remark.contains(expected),
            "{remark}"
        );
    }
}

#[test]
fn the_bundled_faces_give_the_same_bytes_whatever_is_installed() {
    let folder = tempfile::tempdir().unwrap();
    fangsong().write(folder.path(), "simfang.ttf");
    let document = sample::document();
    let options = Options::default();
    let bundled = write(&document, options, Fonts::of(FontSource::Bundled)).unwrap();
    let nothing = with(Path::new("nowhere"));
    assert!(write(&document, options, &nothing).unwrap() == bundled);
    assert!(write(&document, options, &with(folder.path())).unwrap() != bundled);
    assert!(write(&document, options, Fonts::bundled()).unwrap() == bundled);
}

/// Fonts of all kinds of outlines.
static FONTS: LazyLock<[Font; 3]> = LazyLock::new(|| {
    [Face::Latin, Face::Heading, Face::Body].map(|face| Font::of(face).named("KaiTi", "楷体"))
});

/// Does with a font file all that is done with one of the computer.
fn use_font(bytes: &[u8]) {
    for font in describe(&mut Cursor::new(bytes)) {
        assert!(font.postscript.is_ascii());
        let Some(data) = FaceData::read(bytes.to_vec().into(), font.index, "Font") else {
            continue;
        };
        let glyphs = "0123政府".chars().filter_map(|ch| data.glyph(ch));
        let _ = cut(&data, &glyphs.collect());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_damage_to_a_font_file_stops_the_program(
        font in 0..3_usize,
        // In which table, where and what. Most of what can go wrong stands near the beginning.
        flips in prop::collection::vec((0..30_usize, 0.0..1.0_f64, 1..6_i32, any::<u8>()), 0..6),
        header in prop::collection::vec((0..400_usize, any::<u8>()), 0..2),
        cut in prop::option::of(0.0..1.0_f64),
    ) {
        let mut font = FONTS[font].clone();
        for (table, place, power, byte) in flips {
            font.damage(table, place.powi(power * power), byte);
        }
        let mut bytes = font.bytes();
        for (at, byte) in header {
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate((cut * bytes.len() as f64) as usize);
        }
        use_font(&bytes);
    }

    #[test]
    fn no_file_at_all_stops_the_program(
        tag in prop::sample::select(vec!["ttcf", "OTTO", "true", "\0\u{1}\0\0", "wOFF", "wOF2"]),
        bytes in prop::collection::vec(any::<u8>(), 0..2000),
    ) {
        let bytes = [tag.as_bytes(), &bytes].concat();
        use_font(&bytes);
        let _ = FaceData::read(bytes.into(), 0, "Font");
    }
}
