//! How large the pages are, and where they lie one under the other.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::export::pdf::{PAGE_HEIGHT, PAGE_WIDTH, Place};

/// How large the pages are shown.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub enum Zoom {
    /// As wide as the panel.
    #[default]
    Width,
    /// A whole page at a time.
    Page,
    /// Per cent of the size on paper.
    Steps(u16),
}

/// The steps, in per cent.
const STEPS: [u16; 7] = [50, 75, 100, 125, 150, 175, 200];
/// Points of the window in a point of the paper, at its true size: 96 and 72 to the inch.
const TRUE: f32 = 96.0 / 72.0;
/// Fitted pages grow in steps: every size of type is drawn anew and kept.
const GRAIN: f32 = 32.0;
/// How much of what is seen makes way for the next screenful.
const SCREEN: f32 = 0.9;
/// Fitted pages are not smaller than this.
const SMALLEST: f32 = 8.0 / GRAIN;

impl Zoom {
    /// Points of the window in a point of the paper.
    pub fn scale(self, room: Vec2, gap: f32) -> f32 {
        let fit = |room: f32, paper: f32| {
            let scale = (room - 2.0 * gap).max(0.0) / paper;
            ((scale * GRAIN).floor() / GRAIN).max(SMALLEST)
        };
        match self {
            Zoom::Width => fit(room.x, PAGE_WIDTH),
            Zoom::Page => fit(room.x, PAGE_WIDTH).min(fit(room.y, PAGE_HEIGHT)),
            Zoom::Steps(per_cent) => f32::from(per_cent) / 100.0 * TRUE,
        }
    }

    /// The next larger or smaller step from a scale.
    pub fn step(scale: f32, larger: bool) -> Option<Zoom> {
        let now = per_cent(scale);
        let found = if larger {
            STEPS.into_iter().find(|step| *step > now)
        } else {
            STEPS.into_iter().rev().find(|step| *step < now)
        };
        found.map(Zoom::Steps)
    }
}

/// A scale in per cent of the size on paper.
pub fn per_cent(scale: f32) -> u16 {
    (scale / TRUE * 100.0).round() as u16
}

/// Where the pages lie, from the top left corner of them all.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Sheets {
    /// How many there are.
    pub count: usize,
    /// Points of the window in a point of the paper.
    pub scale: f32,
    /// Between pages, and around them.
    pub gap: f32,
    /// The width of the room they stand in.
    pub room: f32,
}

impl Sheets {
    /// The size of one page.
    pub fn page_size(&self) -> Vec2 {
        vec2(PAGE_WIDTH, PAGE_HEIGHT) * self.scale
    }

    /// The size of them all.
    pub fn size(&self) -> Vec2 {
        let page = self.page_size();
        let width = (page.x + 2.0 * self.gap).max(self.room);
        vec2(width, self.top(self.count))
    }

    fn top(&self, page: usize) -> f32 {
        self.gap + page as f32 * (self.page_size().y + self.gap)
    }

    /// A page's place.
    pub fn page(&self, page: usize) -> Rect {
        let size = self.page_size();
        let left = ((self.size().x - size.x) / 2.0).max(0.0);
        Rect::from_min_size(pos2(left, self.top(page)), size)
    }

    /// Where something on a page is.
    pub fn on_page(&self, page: usize, place: &Place) -> Rect {
        place_rect(self.page(page).min, self.scale, place)
    }

    /// How far down a page begins, with a little of the ground above it.
    pub fn goal(&self, page: usize) -> f32 {
        self.top(page) - self.gap
    }

    /// How far down the next screenful begins, or the one before: through each page from its top to
    /// its bottom, and then on.
    pub fn screen(&self, seen: Rect, forward: bool) -> f32 {
        let page = self.page_in(seen);
        let step = seen.height() * SCREEN;
        // The lowest place where a page ends at the lower edge, or its top where it is seen whole.
        let end = |page| (self.goal(page + 1) + self.gap - seen.height()).max(self.goal(page));
        if forward && seen.top() + 1.0 < end(page) {
            (seen.top() + step).min(end(page))
        } else if forward {
            self.goal((page + 1).min(self.count.saturating_sub(1)).max(page))
        } else if seen.top() > self.goal(page) + 1.0 {
            (seen.top() - step).max(self.goal(page))
        } else {
            page.checked_sub(1).map_or(0.0, end)
        }
    }

    /// The page that is looked at where so much is seen. At the upper end of all that is the page at
    /// the upper edge, at the lower end the one at the lower edge: each page has its turn.
    pub fn page_in(&self, seen: Rect) -> usize {
        let last = self.count.saturating_sub(1);
        if seen.top() > 1.0 && seen.bottom() > self.size().y - 1.0 {
            return last;
        }
        let hidden = (self.size().y - seen.height()).max(1.0);
        let part = (seen.top() / hidden).clamp(0.0, 1.0);
        let line = seen.top() + seen.height().min(self.page_size().y) * part;
        let page = (line / (self.page_size().y + self.gap)).floor().max(0.0) as usize;
        page.min(last)
    }

    /// The page before the one that is looked at; of several that are seen to their end, the last
    /// that can be brought to the top.
    pub fn page_before(&self, seen: Rect) -> usize {
        let before = (0..self.page_in(seen)).rev();
        let mut higher = before.filter(|page| self.goal(*page) < seen.top() - 1.0);
        higher.next().unwrap_or(0)
    }

    /// The nearest offset at which a room shows no blank ground beyond the pages.
    pub fn bounded(&self, offset: Vec2, room: Vec2) -> Vec2 {
        offset.clamp(Vec2::ZERO, (self.size() - room).max(Vec2::ZERO))
    }

    /// Where the middle of what was seen is once the pages lie otherwise.
    pub fn keep(&self, seen: Rect, new: &Sheets) -> Vec2 {
        let middle = seen.center();
        let old = self.page_size().y + self.gap;
        let page = ((middle.y - self.gap) / old).floor().max(0.0) as usize;
        let (from, to) = (self.page(page), new.page(page));
        let ratio = new.scale / self.scale.max(f32::MIN_POSITIVE);
        let there = to.min + (middle - from.min) * ratio;
        (there - seen.size() / 2.0).to_vec2().max(Vec2::ZERO)
    }
}

/// Where something on a page is whose corner is `page`.
pub fn place_rect(page: Pos2, scale: f32, place: &Place) -> Rect {
    let corner = |(x, y): (f32, f32)| page + vec2(x, y) * scale;
    Rect::from_min_max(corner(place.from), corner(place.to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheets(scale: f32) -> Sheets {
        Sheets {
            count: 6,
            scale,
            gap: 10.0,
            room: 600.0,
        }
    }

    #[test]
    fn each_page_has_its_turn_however_many_are_seen_at_once() {
        for scale in [0.25, 0.5, 1.0, 2.5] {
            let sheets = sheets(scale);
            for height in [300.0, 700.0, 1500.0] {
                let most = (sheets.size().y - height).max(0.0);
                let at = |y: f32| {
                    let seen = Rect::from_min_size(pos2(0.0, y), vec2(600.0, height));
                    sheets.page_in(seen)
                };
                assert_eq!(at(0.0), 0);
                if most > 0.0 {
                    assert_eq!(at(most), 5);
                }
                let mut y = most;
                while y > 0.0 {
                    let seen = Rect::from_min_size(pos2(0.0, y), vec2(600.0, height));
                    let before = sheets.goal(sheets.page_before(seen));
                    assert!(before < y, "{scale} {height}: back from the end");
                    y = before;
                }
                for page in 0..6 {
                    let y = sheets.goal(page);
                    if y < most {
                        assert_eq!(at(y), page, "{scale} {height}");
                    }
                }
            }
        }
    }

    #[test]
    fn screen_by_screen_all_of_every_page_is_seen_both_ways() {
        for scale in [0.5, 1.0, 2.5] {
            let sheets = sheets(scale);
            let size = vec2(600.0, 500.0);
            let most = sheets.size().y - size.y;
            for forward in [true, false] {
                let (mut y, last) = if forward { (0.0, most) } else { (most, 0.0) };
                let mut screens = 0;
                while (y - last).abs() > 1.0 {
                    let seen = Rect::from_min_size(pos2(0.0, y), size);
                    let next = sheets.screen(seen, forward).clamp(0.0, most);
                    assert!((next - y).abs() > 1.0, "{scale} {y}: it goes on");
                    assert!(
                        (next - y).abs() <= size.y,
                        "{scale} {y}: nothing is left out"
                    );
                    (y, screens) = (next, screens + 1);
                }
                assert!(screens <= 6 * (1 + (842.0 * scale / 450.0) as usize));
            }
        }
    }

    #[test]
    fn what_is_in_the_middle_stays_there_when_the_pages_grow() {
        let (small, large) = (sheets(0.5), sheets(1.0));
        let seen = Rect::from_min_size(pos2(0.0, 700.0), vec2(600.0, 400.0));
        let offset = small.keep(seen, &large);
        let place = |sheets: &Sheets, y: f32| {
            let page = sheets.page(2);
            (y - page.top()) / page.height()
        };
        let middle = place(&large, offset.y + 200.0);
        assert!((place(&small, 900.0) - middle).abs() < 0.001);
    }

    #[test]
    fn pages_that_shrink_leave_no_blank_ground_behind() {
        let (large, small) = (sheets(2.0), sheets(0.5));
        let room = vec2(600.0, 500.0);
        let end = pos2(300.0, large.size().y - room.y);
        let kept = large.keep(Rect::from_min_size(end, room), &small);
        assert!(kept.y + room.y > small.size().y, "it would");
        let offset = small.bounded(kept, room);
        assert_eq!(offset, vec2(0.0, small.size().y - room.y));
    }

    #[test]
    fn steps_lead_from_any_size_to_the_next_and_end() {
        let scale = |zoom: Option<Zoom>| zoom.map(|zoom| per_cent(zoom.scale(Vec2::ZERO, 0.0)));
        assert_eq!(scale(Zoom::step(0.7 * TRUE, true)), Some(75));
        assert_eq!(scale(Zoom::step(0.7 * TRUE, false)), Some(50));
        assert_eq!(scale(Zoom::step(0.75 * TRUE, true)), Some(100));
        assert_eq!(Zoom::step(2.0 * TRUE, true), None);
        assert_eq!(Zoom::step(0.5 * TRUE, false), None);
    }
}
