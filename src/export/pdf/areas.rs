//! Pages as areas that are filled: for what knows neither fonts nor PDF, such as a printer of Windows.

use super::fonts::{Outlines, Step};
use super::pages::{Ink, Mark, Page, Rule, Run};

/// What areas are filled on. Points are those of the page.
pub trait Surface {
    /// Why it could not be filled.
    type Error;

    /// Fills what these steps enclose: wherever they wind around a point other than zero times.
    ///
    /// # Errors
    /// The surface's own.
    fn fill(&mut self, ink: Ink, outline: &[Step]) -> Result<(), Self::Error>;
}

/// Draws a page. Pictures, which no report has, are left out.
///
/// # Errors
/// The surface's own.
pub fn draw<S: Surface>(page: &Page, outlines: &Outlines, surface: &mut S) -> Result<(), S::Error> {
    let mut steps = Vec::new();
    for mark in page.parts.iter().flat_map(|part| &part.marks) {
        match mark {
            Mark::Run(run) => {
                for (ch, offset) in run.text.chars().zip(&run.offsets) {
                    steps.clear();
                    let outline = outlines.get(run.face, ch).iter();
                    steps.extend(outline.map(|step| step.moved(|at| place(run, *offset, at))));
                    if !steps.is_empty() {
                        surface.fill(run.ink, &steps)?;
                    }
                }
            }
            Mark::Rule(rule) => surface.fill(rule.ink, &area(rule))?,
            Mark::Picture(_) => {}
        }
    }
    Ok(())
}

/// Where a point of an outline is on the page, for the character of a run at this offset.
fn place(run: &Run, offset: f32, (x, y): (f32, f32)) -> (f32, f32) {
    let (x, y) = (offset + x * run.size, y * run.size);
    let (sin, cos) = run.turn.to_radians().sin_cos();
    (run.x + x * cos - y * sin, run.y - x * sin - y * cos)
}

/// The area of a line.
fn area(rule: &Rule) -> [Step; 5] {
    let (from, to) = (rule.from, rule.to);
    let half = rule.width / 2.0;
    let (across, down) = if to.0 - from.0 > to.1 - from.1 {
        (0.0, half)
    } else {
        (half, 0.0)
    };
    let (left, right) = (from.0 - across, to.0 + across);
    let (top, bottom) = (from.1 - down, to.1 + down);
    [
        Step::Move((left, top)),
        Step::Line((right, top)),
        Step::Line((right, bottom)),
        Step::Line((left, bottom)),
        Step::Close,
    ]
}
