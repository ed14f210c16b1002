//! PDF files that are small and would cost far too much to read: refused before they are gone through.

use nianbao::import::{ImportError, import};

use crate::common::pdf::{page_of, stream};

fn assert_too_much(file: &[u8], why: &str) {
    let error = import(file).unwrap_err();
    assert!(matches!(error, ImportError::TooLong(_)), "{why}: {error:?}");
    assert!(error.to_string().contains("读不完"), "{error}");
}

/// A page with a line of text in a font of these entries, its descendant (object 6) of those.
fn text(font: &str, below: &str) -> Vec<u8> {
    let font = format!("<</Type/Font/BaseFont/X{font}>>");
    let below = format!(
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/X\
         /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>{below}>>"
    );
    let content = "BT /F 12 Tf <00010002> Tj ET";
    page_of(content, "/Font<</F 5 0 R>>", &[font, below])
}

#[test]
fn widths_of_thousands_of_millions_of_glyphs_are_not_read() {
    let composite = "/Subtype/Type0/Encoding/Identity-H/DescendantFonts[6 0 R]";
    for widths in [
        "/W[0 4294967295 100]",
        "/W2[0 4294967295 100 0 0]",
        "/W[0 65535 1 0 65535 1 1[500 600] 5 4000000 7]",
    ] {
        assert_too_much(&text(composite, widths), widths);
    }
    let again: String = "0 65535 1 ".repeat(100);
    assert_too_much(&text(composite, &format!("/W[{again}]")), "again");
    let simple = "/Subtype/TrueType/FirstChar 4000000000/LastChar 4000000001/Widths[1 1]";
    assert_too_much(&text(simple, ""), "first character");
    // What a font may well say.
    let usual = import(&text(composite, "/W[0 65535 100 7[500 600]]")).unwrap_err();
    assert!(!matches!(usual, ImportError::TooLong(_)), "{usual:?}");
}

/// A page that draws the first of so many forms, each of which draws the next one twice.
fn doubling(levels: usize, own: &str, last: &str) -> Vec<u8> {
    let form = |index: usize| {
        let (next, is_last) = (6 + index, index + 1 == levels);
        let entries = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]\
             /Resources<</XObject<</X {next} 0 R>>/Font<</F<</Type/Font/Subtype/Type1\
             /BaseFont/Helvetica>>>>>>{own}"
        );
        stream(&entries, if is_last { last } else { "/X Do /X Do" })
    };
    let forms: Vec<String> = (0..levels).map(form).collect();
    page_of("/X Do", "/XObject<</X 5 0 R>>", &forms)
}

#[test]
fn forms_that_draw_one_another_a_thousand_million_times_are_not_drawn() {
    assert_too_much(&doubling(30, "", ""), "nothing in them");
    assert_too_much(&doubling(20, "", "q Q q Q q Q"), "a little in them");
    // Few, but of each there is much to go through.
    assert_too_much(&doubling(10, "", &"q Q ".repeat(10_000)), "much in them");
    let three = doubling(3, "", "BT /F 9 Tf (text) Tj ET");
    let error = import(&three).unwrap_err();
    assert!(!matches!(error, ImportError::TooLong(_)), "{error:?}");
}

#[test]
fn a_form_that_draws_itself_is_drawn_as_deep_as_forms_may_stand_in_one_another() {
    // Without resources of its own a form finds what the page names: itself.
    let page = |content: &str| {
        let form = stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", content);
        page_of("/X Do", "/XObject<</X 5 0 R>>", &[form])
    };
    assert_too_much(&page("/X Do /X Do"), "twice");
    let once = import(&page("/X Do")).unwrap_err();
    assert!(!matches!(once, ImportError::TooLong(_)), "{once:?}");
}

#[test]
fn a_mask_that_is_set_again_and_again_is_not_unpacked_each_time() {
    let mask = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency/CS/DeviceGray>>",
        &" ".repeat(600_000),
    );
    let resources = "/ExtGState<</G<</SMask<</S/Luminosity/G 5 0 R>>>>>>";
    let page = page_of(&"/G gs ".repeat(1000), resources, &[mask]);
    assert_too_much(&page, "a mask");
}
