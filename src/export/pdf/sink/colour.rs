//! What the colours of the file mean: an output intent with the profile of sRGB (IEC 61966-2-1).
//! The profile is made here, after ICC.1:2001-04 (version 2, which PDF 1.4 knows), so that no
//! file of other people's need be shipped for its 2.5 KB.

use lopdf::{Dictionary, Document, Object, Stream};

/// The name that stands for sRGB in the registry of the ICC.
const IDENTIFIER: &str = "sRGB IEC61966-2.1";
/// How many points of the tone curve are given; readers interpolate between them.
const CURVE: u16 = 1024;

/// Adds the profile and returns the output intent that names it (ISO 32000-1, 14.11.5).
pub fn output_intent(pdf: &mut Document) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set("N", 3);
    let profile = pdf.add_object(Stream::new(dictionary, profile()));
    let mut intent = Dictionary::new();
    intent.set("Type", "OutputIntent");
    intent.set("S", "GTS_PDFA1");
    intent.set(
        "OutputConditionIdentifier",
        Object::string_literal(IDENTIFIER),
    );
    intent.set(
        "RegistryName",
        Object::string_literal("http://www.color.org"),
    );
    intent.set("Info", Object::string_literal(IDENTIFIER));
    intent.set("DestOutputProfile", Object::Reference(profile));
    intent
}

/// The white of the profile connection space, D50.
const WHITE: [f64; 3] = [0.9642, 1.0, 0.8249];
/// The primaries of sRGB, adapted from D65 to D50 after Bradford.
const RED: [f64; 3] = [0.436_07, 0.222_49, 0.013_92];
const GREEN: [f64; 3] = [0.385_15, 0.716_87, 0.097_08];
const BLUE: [f64; 3] = [0.143_07, 0.060_61, 0.714_1];

/// The profile: a header, a table of tags, and what they stand for.
fn profile() -> Vec<u8> {
    let curve = curve();
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description()),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", xyz(WHITE)),
        (b"rXYZ", xyz(RED)),
        (b"gXYZ", xyz(GREEN)),
        (b"bXYZ", xyz(BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    let mut last: Option<(&[u8], usize)> = None;
    for (name, element) in &tags {
        // The three curves are one.
        let offset = match last {
            Some((before, offset)) if before == element => offset,
            _ => {
                let offset = start + data.len();
                data.extend(element);
                data.resize(data.len().next_multiple_of(4), 0);
                offset
            }
        };
        last = Some((element, offset));
        table.extend(*name);
        table.extend((offset as u32).to_be_bytes());
        table.extend((element.len() as u32).to_be_bytes());
    }
    let mut profile = header((start + data.len()) as u32);
    profile.extend(table);
    profile.extend(data);
    profile
}

/// ICC.1:2001-04, 6.1.
fn header(size: u32) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    header.extend(size.to_be_bytes());
    header.extend([0; 4]);
    header.extend([2, 0x10, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    // The beginning of 2025, of no meaning but never the clock's.
    for part in [2025_u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(WHITE.iter().flat_map(|number| fixed(*number)));
    header.resize(128, 0);
    header
}

/// A number with 16 bits before and after the point.
fn fixed(number: f64) -> [u8; 4] {
    ((number * 65536.0).round() as i32).to_be_bytes()
}

fn xyz(numbers: [f64; 3]) -> Vec<u8> {
    let mut element = b"XYZ \0\0\0\0".to_vec();
    element.extend(numbers.iter().flat_map(|number| fixed(*number)));
    element
}

fn text(text: &str) -> Vec<u8> {
    let mut element = b"text\0\0\0\0".to_vec();
    element.extend(text.as_bytes());
    element.push(0);
    element
}

/// The name in ASCII, none in Unicode, none for the Macintosh (ICC.1:2001-04, 6.5.17).
fn description() -> Vec<u8> {
    let mut element = b"desc\0\0\0\0".to_vec();
    element.extend((IDENTIFIER.len() as u32 + 1).to_be_bytes());
    element.extend(IDENTIFIER.as_bytes());
    element.resize(element.len() + 1 + 4 + 4 + 2 + 1 + 67, 0);
    element
}

fn curve() -> Vec<u8> {
    let mut element = b"curv\0\0\0\0".to_vec();
    element.extend(u32::from(CURVE).to_be_bytes());
    for point in 0..CURVE {
        let light = linear(f64::from(point) / f64::from(CURVE - 1));
        element.extend(((light * 65535.0).round() as u16).to_be_bytes());
    }
    element
}

/// How bright a level of sRGB is (IEC 61966-2-1, 5.2).
fn linear(level: f64) -> f64 {
    if level <= 0.040_45 {
        level / 12.92
    } else {
        ((level + 0.055) / 1.055).powf(2.4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::pdf::sink::objects::digest;

    /// A tag's element.
    fn element<'a>(profile: &'a [u8], name: &[u8]) -> &'a [u8] {
        let number = |at: usize| {
            let bytes = profile[at..at + 4].try_into().unwrap();
            u32::from_be_bytes(bytes) as usize
        };
        let mut tags = (0..number(128)).map(|index| 132 + 12 * index);
        let at = tags.find(|at| &profile[*at..at + 4] == name).unwrap();
        let (offset, size) = (number(at + 4), number(at + 8));
        assert_eq!(offset % 4, 0);
        &profile[offset..offset + size]
    }

    #[test]
    fn the_profile_is_as_long_as_it_says_and_every_tag_is_in_it() {
        let profile = profile();
        assert_eq!(profile[..4], (profile.len() as u32).to_be_bytes());
        assert_eq!(&profile[36..40], b"acsp");
        assert!(profile.len() < 2600, "{}", profile.len());
        for name in [b"desc", b"cprt", b"wtpt", b"rXYZ", b"bTRC"] {
            assert!(!element(&profile, name).is_empty());
        }
        assert_eq!(element(&profile, b"rTRC"), element(&profile, b"bTRC"));
    }

    #[test]
    fn white_is_white_and_the_middle_is_as_dark_as_it_should_be() {
        for (index, white) in WHITE.iter().enumerate() {
            let sum = RED[index] + GREEN[index] + BLUE[index];
            assert!((sum - white).abs() < 0.0005, "{sum} is not {white}");
        }
        let curve = curve();
        let point = |index: usize| {
            let at = 12 + 2 * index;
            f64::from(u16::from_be_bytes([curve[at], curve[at + 1]])) / 65535.0
        };
        assert_eq!(curve[12..14], [0, 0]);
        assert_eq!(curve[curve.len() - 2..], [0xff, 0xff]);
        // IEC 61966-2-1: half the level is 21.4 % of the light.
        let half = f64::midpoint(point(511), point(512));
        assert!((half - 0.2140).abs() < 0.0002, "{half}");
    }

    #[test]
    fn the_profile_is_the_same_on_every_computer() {
        assert_eq!(
            digest(&profile()),
            232_597_086_362_288_457_538_716_379_111_321_743_248
        );
    }
}
