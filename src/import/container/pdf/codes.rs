//! Which characters the codes of a Chinese font are, where the file does not say it itself
//! (`ToUnicode`): the font names an encoding such as GBK, or numbers its characters as Adobe does
//! (ISO 32000-1, 9.7.5 and 9.10.2). The library looks that up for fonts that the file does not bring
//! along only.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use hayro_interpret::font::OutlineGlyph;
use hayro_interpret::hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, String as Bytes};

/// More fonts than this are not looked at.
const MOST_FONTS: usize = 500;

/// The codes of a file's fonts, by the fonts' names.
pub(super) struct Codes(HashMap<String, Option<Font>>);

struct Font {
    /// The encoding's name and the order of characters.
    kind: (Vec<u8>, CidFamily),
    /// From codes to places in the order; none if a code is the place.
    encoding: Option<CMap>,
    /// From places in the order to characters.
    characters: CMap,
}

impl Codes {
    /// Looks at all fonts. Where two of the same name differ, neither is known: a character says no
    /// more of its font than the name.
    pub(super) fn of(pdf: &Pdf) -> Codes {
        let mut fonts = HashMap::new();
        for object in pdf.objects() {
            let Object::Dict(font) = object else { continue };
            let name = font.get::<Name<'_>>(b"BaseFont");
            let (Some(name), true) = (name, font.contains_key(b"Encoding")) else {
                continue;
            };
            if fonts.len() == MOST_FONTS {
                break;
            }
            let found = Font::of(&font);
            match fonts.entry(without_tag(name.as_str()).to_owned()) {
                Entry::Vacant(vacant) => {
                    vacant.insert(found);
                }
                Entry::Occupied(mut other) => {
                    let kind = |font: &Option<Font>| font.as_ref().map(|font| font.kind.clone());
                    if kind(other.get()) != kind(&found) {
                        other.insert(None);
                    }
                }
            }
        }
        Codes(fonts)
    }

    /// The character that a glyph stands for.
    pub(super) fn text(&self, glyph: &OutlineGlyph) -> Option<String> {
        let name = glyph.font_data()?.postscript_name?;
        let font = self.0.get(&name)?.as_ref()?;
        let code = glyph.char_code();
        let place = match &font.encoding {
            None => code,
            Some(encoding) => {
                let length = if code < 0x100 { 1 } else { 2 };
                (length..=4).find_map(|length| encoding.lookup_cid_code(code, length))?
            }
        };
        match font.characters.lookup_bf_string(place)? {
            BfString::Char(ch) => Some(ch.to_string()),
            BfString::String(text) => Some(text),
        }
    }
}

impl Font {
    fn of(font: &Dict<'_>) -> Option<Font> {
        if font.contains_key(b"ToUnicode") {
            return None;
        }
        let name = font.get::<Name<'_>>(b"Encoding")?;
        let below = font.get::<Array<'_>>(b"DescendantFonts")?;
        let below = below.iter::<Dict<'_>>().next()?;
        let system = below.get::<Dict<'_>>(b"CIDSystemInfo")?;
        let word = |key: &[u8]| system.get::<Bytes<'_>>(key);
        let (registry, ordering) = (word(b"Registry")?, word(b"Ordering")?);
        let order = CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes());
        let encoding = match CMapName::from_bytes(name.as_ref()) {
            CMapName::IdentityH | CMapName::IdentityV => None,
            named => Some(CMap::parse(load_embedded(named)?, load_embedded)?),
        };
        let order_of_encoding = encoding.as_ref().and_then(|encoding| {
            let order = encoding.metadata().character_collection.as_ref();
            order.map(|order| order.family.clone())
        });
        let order = order_of_encoding.unwrap_or(order);
        let characters = load_embedded(order.ucs2_cmap()?)?;
        Some(Font {
            kind: (name.as_ref().to_vec(), order),
            encoding,
            characters: CMap::parse(characters, load_embedded)?,
        })
    }
}

/// A font's name without the letters that say that it is a part of the font.
fn without_tag(name: &str) -> &str {
    match name.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 => rest,
        _ => name,
    }
}
