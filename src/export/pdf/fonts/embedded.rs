//! A face as a font file of its own, for formats that draw by the numbers of glyphs.

use std::collections::{BTreeMap, BTreeSet};

use super::{Face, Fonts, glyphs};
use crate::export::pdf::sink::cut_file;

/// A face with no more than the characters in use.
#[derive(Debug)]
pub struct Embedded {
    /// Its PostScript name.
    pub name: String,
    /// The font file.
    pub bytes: Vec<u8>,
    /// The number of each character's glyph in that file.
    pub glyphs: BTreeMap<char, u16>,
}

impl Fonts {
    /// The face with no more than these characters.
    ///
    /// # Errors
    /// The font is damaged; what the font library says.
    pub(in crate::export) fn embedded(
        &self,
        face: Face,
        chars: &BTreeSet<char>,
    ) -> Result<Embedded, String> {
        let data = self.data(face);
        let kept = glyphs(data, chars);
        let bytes = cut_file(data, &kept)?;
        let number = |ch: &char| {
            let glyph = data.glyph(*ch)?;
            let place = kept.iter().position(|kept| *kept == glyph)?;
            Some((*ch, u16::try_from(place).ok()?))
        };
        Ok(Embedded {
            name: data.name().to_owned(),
            bytes,
            glyphs: chars.iter().filter_map(number).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::export::pdf::sink::FaceData;

    #[test]
    fn the_file_has_the_characters_under_their_numbers_as_wide_as_they_were() {
        let fonts = Fonts::bundled();
        for face in Face::ALL.into_iter().filter(|face| fonts.has(*face)) {
            let chars = BTreeSet::from(['5', '年', '报', '—', 'A', '一']);
            let chars: BTreeSet<char> = chars
                .into_iter()
                .filter(|ch| fonts.advance(face, *ch).is_some())
                .collect();
            let embedded = fonts.embedded(face, &chars).unwrap();
            let again = FaceData::read(Cow::Owned(embedded.bytes), 0, &embedded.name).unwrap();
            for ch in &chars {
                assert_eq!(
                    embedded.glyphs.get(ch).copied(),
                    again.glyph(*ch),
                    "{face:?} {ch}"
                );
                assert_eq!(
                    again.advance(*ch),
                    fonts.advance(face, *ch),
                    "{face:?} {ch}"
                );
            }
            assert_eq!(embedded.glyphs.len(), chars.len());
        }
    }
}
