//! What it will cost to go through the pages of a file, reckoned before it is done: a form (a piece of
//! a page, ISO 32000-1, 8.10) may draw another one twice, that one a third one twice, and thirty of
//! them fill no page of the file but an hour; and a font may name a width for each of four thousand
//! million glyphs in three words.

use std::collections::{HashMap, HashSet};

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::Resources;

use super::bounds::MOST_UNPACKED;

/// As many operators may be carried out, of all pages: a report has sixty thousand.
const MOST_OPERATORS: u64 = 10_000_000;
/// As many widths of glyphs may a font name: a Chinese font has thirty thousand glyphs.
const MOST_WIDTHS: u64 = 2_000_000;
/// The same of all fonts together: pages put together in one file may each bring fonts of their own.
const MOST_WIDTHS_IN_ALL: u64 = 8_000_000;
/// What it costs to begin and end a form, in operators.
const FORM: u64 = 50;
/// As deep may forms stand in one another; the library draws no deeper ones.
const DEEPEST: usize = 50;

/// Whether the pages cost no more than can be waited for.
pub(super) fn are_bearable(pdf: &Pdf) -> bool {
    Reckoning::default().pages(pdf).is_some()
}

#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Cost {
    operators: u64,
    bytes: u64,
}

impl Cost {
    fn plus(self, other: Cost, times: u64) -> Cost {
        let add = |one: u64, more: u64| one.saturating_add(more.saturating_mul(times));
        Cost {
            operators: add(self.operators, other.operators),
            bytes: add(self.bytes, other.bytes),
        }
    }

    fn within(self) -> Option<Cost> {
        let is_within = self.operators <= MOST_OPERATORS && self.bytes <= MOST_UNPACKED;
        is_within.then_some(self)
    }
}

/// A page, or a form.
#[derive(Debug, Default)]
struct Content {
    /// Without the forms that it draws.
    own: Cost,
    /// Which forms it draws, and how often.
    draws: HashMap<usize, u64>,
}

/// Whose resources names are looked up in: a form without any uses those of what draws it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Owner {
    Page(usize),
    Form(ObjectIdentifier),
}

#[derive(Default)]
struct Reckoning<'a> {
    contents: Vec<Content>,
    forms: HashMap<(ObjectIdentifier, Owner), usize>,
    /// Forms that were met and not looked into.
    waiting: Vec<(usize, Stream<'a>, Resources<'a>, Owner)>,
    /// What streams unpack to, in bytes.
    lengths: HashMap<ObjectIdentifier, u64>,
    /// All that was looked into so far, once.
    seen: Cost,
    /// Where the fonts stand in the file that were looked at.
    fonts: HashSet<*const u8>,
    widths: u64,
}

impl<'a> Reckoning<'a> {
    /// Adds up all pages. None if it is too much.
    fn pages(mut self, pdf: &'a Pdf) -> Option<Cost> {
        let pages = pdf.pages();
        for (index, page) in pages.iter().enumerate() {
            self.contents.push(Content::default());
            let content = page.page_stream().unwrap_or_default();
            self.look(index, content, page.resources(), Owner::Page(index))?;
        }
        while let Some((index, form, resources, owner)) = self.waiting.pop() {
            let content = form.decoded_data().unwrap_or_default();
            self.look(index, &content, &resources, owner)?;
        }
        let mut all = Cost::default();
        for cost in self.with_forms().iter().take(pages.len()) {
            all = all.plus(*cost, 1).within()?;
        }
        Some(all)
    }

    /// What each content costs with the forms that it draws.
    fn with_forms(&self) -> Vec<Cost> {
        // What is too deep is unpacked, but not drawn.
        let unpacked = self.contents.iter().map(|content| Cost {
            operators: 0,
            bytes: content.own.bytes,
        });
        let mut costs: Vec<Cost> = unpacked.collect();
        for _ in 0..=DEEPEST {
            let deeper = self.contents.iter().map(|content| {
                let draws = content.draws.iter();
                draws.fold(content.own, |cost, (form, times)| {
                    cost.plus(costs.get(*form).copied().unwrap_or_default(), *times)
                })
            });
            let deeper: Vec<Cost> = deeper.collect();
            if deeper == costs {
                break;
            }
            costs = deeper;
        }
        costs
    }

    /// Counts what stands in a content.
    fn look(
        &mut self,
        index: usize,
        bytes: &[u8],
        resources: &Resources<'a>,
        owner: Owner,
    ) -> Option<()> {
        let mut content = Content::default();
        content.own.bytes = bytes.len() as u64;
        let mut operators = TypedIter::new(bytes);
        while let Some(operator) = operators.next() {
            content.own.operators += 1;
            match operator {
                TypedInstruction::XObject(draw) => {
                    if let Some(form) = resources.get_x_object(draw.0).filter(is_form) {
                        let form = self.form(form, resources, owner);
                        *content.draws.entry(form).or_default() += 1;
                        content.own.operators += FORM;
                    }
                }
                TypedInstruction::TextFont(text) => {
                    if let Some(font) = resources.get_font(text.0) {
                        self.font(&font)?;
                    }
                }
                TypedInstruction::SetGraphicsState(state) => {
                    if let Some(state) = resources.get_ext_g_state(state.0) {
                        content.own.bytes += self.state(&state)?;
                    }
                }
                TypedInstruction::Shading(shading) => {
                    if let Some(Object::Stream(shading)) = resources.get_shading(shading.0) {
                        content.own.bytes += self.length(&shading);
                    }
                }
                TypedInstruction::NonStrokeColorNamed(color) => {
                    let pattern = color.1.and_then(|name| resources.get_pattern(name));
                    content.own.bytes += self.pattern(pattern);
                }
                TypedInstruction::StrokeColorNamed(color) => {
                    let pattern = color.1.and_then(|name| resources.get_pattern(name));
                    content.own.bytes += self.pattern(pattern);
                }
                _ => {}
            }
            self.seen.plus(content.own, 1).within()?;
        }
        self.seen = self.seen.plus(content.own, 1).within()?;
        *self.contents.get_mut(index)? = content;
        Some(())
    }

    /// The number of a form's content.
    fn form(&mut self, form: Stream<'a>, resources: &Resources<'a>, owner: Owner) -> usize {
        let id = form.obj_id();
        let own = form.dict().get::<Dict<'_>>(b"Resources");
        let owner = if own.is_some() {
            Owner::Form(id)
        } else {
            owner
        };
        if let Some(known) = self.forms.get(&(id, owner)) {
            return *known;
        }
        let resources = own.map_or_else(|| resources.clone(), Resources::new);
        let index = self.contents.len();
        self.contents.push(Content::default());
        self.forms.insert((id, owner), index);
        self.waiting.push((index, form, resources, owner));
        index
    }

    /// What a stream unpacks to, in bytes.
    fn length(&mut self, stream: &Stream<'a>) -> u64 {
        let length = self.lengths.entry(stream.obj_id());
        *length.or_insert_with(|| stream.decoded_data().map_or(0, |data| data.len() as u64))
    }

    /// What is unpacked for a pattern, in bytes: the mesh of one that shades. Tiles are not drawn.
    fn pattern(&mut self, pattern: Option<Object<'a>>) -> u64 {
        let Some(Object::Dict(pattern)) = pattern else {
            return 0;
        };
        let mesh = pattern.get::<Stream<'_>>(b"Shading");
        mesh.map_or(0, |mesh| self.length(&mesh))
    }

    /// What is unpacked for a graphics state, in bytes: the form that masks. It may name a font too.
    fn state(&mut self, state: &Dict<'a>) -> Option<u64> {
        let font = state.get::<Array<'_>>(b"Font");
        if let Some(font) = font.and_then(|font| font.iter::<Dict<'_>>().next()) {
            self.font(&font)?;
        }
        let mask = state.get::<Dict<'_>>(b"SMask");
        let form = mask.and_then(|mask| mask.get::<Stream<'_>>(b"G"));
        Some(form.map_or(0, |form| self.length(&form)))
    }

    /// Counts the widths that a font names. None if there are too many.
    fn font(&mut self, font: &Dict<'a>) -> Option<()> {
        if !self.fonts.insert(font.data().as_ptr()) {
            return Some(());
        }
        let mut widths = font.get::<usize>(b"FirstChar").unwrap_or(0) as u64;
        if let Some(fonts) = font.get::<Array<'_>>(b"DescendantFonts") {
            let below = fonts.iter::<Dict<'_>>().next().unwrap_or_default();
            for (key, columns) in [(b"W".as_slice(), 1), (b"W2", 3)] {
                let ranges = below.get::<Array<'_>>(key);
                let named = ranges.map_or(0, |ranges| named(&ranges, columns));
                widths = widths.saturating_add(named);
            }
        }
        self.widths = self.widths.saturating_add(widths);
        (widths <= MOST_WIDTHS && self.widths <= MOST_WIDTHS_IN_ALL).then_some(())
    }
}

fn is_form(stream: &Stream<'_>) -> bool {
    let kind = stream.dict().get::<Name<'_>>(b"Subtype");
    kind.is_some_and(|kind| kind.as_ref() == b"Form")
}

/// For how many glyphs an array names widths of so many numbers (ISO 32000-1, 9.7.4.3): the first
/// glyph and an array, or the first and the last and what all of them have.
fn named(ranges: &Array<'_>, columns: usize) -> u64 {
    let mut items = ranges.flex_iter();
    let mut count: u64 = 0;
    while count <= MOST_WIDTHS {
        if let Some((_, widths)) = items.next::<(u32, Array<'_>)>() {
            let left = usize::try_from(MOST_WIDTHS).unwrap_or(usize::MAX);
            let widths = widths.iter::<f32>().take(left.saturating_add(1)).count();
            count = count.saturating_add(widths as u64);
        } else if let Some((first, last)) = items.next::<(u32, u32)>() {
            for _ in 0..columns {
                items.next::<f32>();
            }
            count = count.saturating_add(u64::from(last.saturating_sub(first)) + 1);
        } else {
            break;
        }
    }
    count
}
