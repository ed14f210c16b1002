//! The preview: the pages as they will be printed, from the list that the PDF is written from.

pub mod caret;
mod faces;
mod paint;
mod view;
mod zoom;

use std::sync::Arc;

use egui::{Rect, Vec2};

use super::preview::paint::Art;
use super::preview::zoom::{Sheets, Zoom};
use crate::export::pdf::{self, Fonts, Options, Pages, Place, Tag};
use crate::export::{Document, FontSource};
use crate::report::Report;

pub use super::preview::view::show;

/// A report laid out on pages.
#[derive(Debug)]
pub struct Laid {
    /// The document, which knows where its blocks come from.
    pub document: Document,
    /// Its pages.
    pub pages: Pages,
    /// Where the faces come from that they are set in.
    pub fonts: FontSource,
    /// What stands on each page, for a screen reader.
    texts: Vec<String>,
}

impl Laid {
    /// Lays a report out as it would be exported.
    #[must_use]
    pub fn of(report: &Report, options: Options, fonts: FontSource) -> Laid {
        let document = Document::of(report);
        let pages = pdf::layout(&document, options, Fonts::of(fonts));
        let texts = pages.pages.iter().map(pdf::Page::text).collect();
        Laid {
            document,
            pages,
            fonts,
            texts,
        }
    }
}

/// What the preview remembers.
#[derive(Default)]
pub struct PreviewState {
    /// The report that is shown, as revisions number it.
    report: u64,
    laid: Option<Arc<Laid>>,
    zoom: Zoom,
    /// The pages in sight, ready to be painted.
    arts: Vec<Option<Art>>,
    /// What is being worked on in the editor.
    target: Option<Tag>,
    /// The target is to be brought into sight.
    follows: bool,
    /// The target was in sight in the last frame.
    was_in_sight: bool,
    /// Where the pages are to be scrolled to, from the top left of the first.
    goal: Option<Vec2>,
    /// How the pages lay in the last frame, and what of them was seen.
    sheets: Sheets,
    seen: Option<Rect>,
    /// How far the wheel was turned since the last step of the zoom, as a logarithm.
    wheel: f32,
}

impl PreviewState {
    /// What is shown.
    #[must_use]
    pub fn laid(&self) -> Option<&Arc<Laid>> {
        self.laid.as_ref()
    }

    /// Shows these pages from now on, at the place where the old ones stood; those of a report that
    /// is no longer shown come to nothing.
    pub fn take(&mut self, report: u64, laid: Arc<Laid>) {
        if report != self.report {
            return;
        }
        let old = self.laid.take();
        let old = old.as_ref().map_or(&[][..], |old| &old.pages.pages);
        let mut arts = std::mem::take(&mut self.arts).into_iter();
        for (index, page) in laid.pages.pages.iter().enumerate() {
            // Typing changes one page of many.
            let kept = arts.next().flatten();
            self.arts
                .push(kept.filter(|_| old.get(index) == Some(page)));
        }
        self.follows |= self.was_in_sight;
        self.laid = Some(laid);
    }

    /// Shows this report: pages of another one are forgotten.
    pub fn turn_to(&mut self, report: u64) {
        if self.report != report {
            *self = PreviewState {
                report,
                zoom: self.zoom,
                ..PreviewState::default()
            };
        }
    }

    /// Says what is being worked on; when it changes its page comes into sight.
    pub fn aim(&mut self, target: Option<Tag>) {
        if self.target != target {
            self.target = target;
            self.follows = target.is_some();
        }
    }

    /// The target's place nearest to what is seen, with its page.
    fn target_place(&self, laid: &Laid) -> Option<(usize, Place)> {
        let mut places = laid.pages.places_of(self.target?).peekable();
        let first = places.peek().map(|(page, place)| (*page, **place));
        let Some(seen) = self.seen else { return first };
        let in_sight = places.find(|(page, place)| {
            let rect = self.sheets.on_page(*page, place);
            seen.intersects(rect)
        });
        in_sight.map(|(page, place)| (page, *place)).or(first)
    }

    /// The page that is looked at, from 0.
    fn page(&self) -> usize {
        self.seen.map_or(0, |seen| self.sheets.page_in(seen))
    }

    /// Goes to the top of a page.
    fn turn(&mut self, to: usize) {
        let last = self.sheets.count.saturating_sub(1);
        let x = self.seen.map_or(0.0, |seen| seen.left());
        self.goal = Some(Vec2::new(x, self.sheets.goal(to.min(last))));
    }
}
