//! Where an A4 page goes on the paper that is in the printer.

use crate::export::pdf::{PAGE_HEIGHT, PAGE_WIDTH};

/// Paper as a printer tells of it, in its own dots: across, and down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// Dots in an inch.
    pub density: (i32, i32),
    /// The whole sheet.
    pub size: (i32, i32),
    /// How far inside of the sheet what can be printed on begins.
    pub margin: (i32, i32),
}

/// Where the page goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placement {
    /// How large it comes out, 1 being as large as it is.
    pub scale: f32,
    /// Its top left corner, in dots from where can be printed.
    pub corner: (i32, i32),
}

/// Sheets that differ less from A4 than this, in points, are A4: printers round.
const ROUNDING: f32 = 3.0;

impl Paper {
    /// A page as large as it is, its margins being those of the standard; smaller in the middle of paper
    /// that it does not fit on, and in the middle of larger paper.
    #[must_use]
    pub fn placement(&self) -> Placement {
        let points = |dots: i32, density: i32| dots as f32 * 72.0 / density.max(1) as f32;
        let width = points(self.size.0, self.density.0);
        let height = points(self.size.1, self.density.1);
        // A driver may know nothing of the sheet.
        let is_known = width > 0.0 && height > 0.0;
        let fit = (width / PAGE_WIDTH).min(height / PAGE_HEIGHT);
        let is_small = width < PAGE_WIDTH - ROUNDING || height < PAGE_HEIGHT - ROUNDING;
        let scale = if is_known && is_small { fit } else { 1.0 };
        let corner = |sheet: f32, page: f32, density: i32, margin: i32| {
            let beside = (sheet - page * scale) / 2.0;
            let beside = if !is_known || beside.abs() < ROUNDING {
                0.0
            } else {
                beside
            };
            (beside * density as f32 / 72.0).round() as i32 - margin
        };
        Placement {
            scale,
            corner: (
                corner(width, PAGE_WIDTH, self.density.0, self.margin.0),
                corner(height, PAGE_HEIGHT, self.density.1, self.margin.1),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(millimetres: (f32, f32), density: i32) -> Paper {
        let dots = |length: f32| (length / 25.4 * density as f32) as i32;
        Paper {
            density: (density, density),
            size: (dots(millimetres.0), dots(millimetres.1)),
            margin: (100, 90),
        }
    }

    #[test]
    fn on_a4_the_page_is_as_large_as_it_is_and_begins_at_the_corner_of_the_sheet() {
        let same = Placement {
            scale: 1.0,
            corner: (-100, -90),
        };
        for density in [300, 600, 1200] {
            assert_eq!(paper((210.0, 297.0), density).placement(), same);
        }
        // Nothing is known of the sheet.
        assert_eq!(paper((0.0, 0.0), 600).placement(), same);
    }

    #[test]
    fn on_smaller_paper_it_is_whole_and_on_larger_in_the_middle() {
        for sheet in [(182.0, 257.0), (297.0, 210.0), (215.9, 279.4)] {
            let paper = paper(sheet, 600);
            let Placement { scale, corner } = paper.placement();
            assert!(scale < 1.0);
            let drawn = |points: f32| (points * scale * 600.0 / 72.0) as i32;
            let from = (corner.0 + 100, corner.1 + 90);
            let to = (from.0 + drawn(PAGE_WIDTH), from.1 + drawn(PAGE_HEIGHT));
            assert!(from.0 >= 0 && from.1 >= 0);
            assert!(to.0 <= paper.size.0 + 1 && to.1 <= paper.size.1 + 1);
        }
        let a3 = paper((297.0, 420.0), 600).placement();
        assert!((a3.scale - 1.0).abs() < f32::EPSILON);
        let middle = (43.5 / 25.4 * 600.0, 61.5 / 25.4 * 600.0);
        assert!((a3.corner.0 as f32 + 100.0 - middle.0).abs() < 2.0);
        assert!((a3.corner.1 as f32 + 90.0 - middle.1).abs() < 2.0);
    }
}
