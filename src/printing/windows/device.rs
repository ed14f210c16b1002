//! What pages are drawn on: a printer, or in the tests a picture.

use std::io;
use std::ptr;

use windows_sys::Win32::Foundation::POINT;
use windows_sys::Win32::Graphics::Gdi::{
    CreateSolidBrush, DeleteDC, DeleteObject, GetDeviceCaps, GetStockObject, HBRUSH, HDC,
    LOGPIXELSX, LOGPIXELSY, MM_ANISOTROPIC, NULL_PEN, PHYSICALHEIGHT, PHYSICALOFFSETX,
    PHYSICALOFFSETY, PHYSICALWIDTH, PolyPolygon, SelectObject, SetMapMode, SetPolyFillMode,
    SetViewportExtEx, SetViewportOrgEx, SetWindowExtEx, WINDING,
};
use windows_sys::Win32::Storage::Xps::{AbortDoc, DOCINFOW, EndDoc, EndPage, StartDocW, StartPage};

use super::super::paper::Paper;
use super::last_error;
use crate::export::pdf::areas::{Surface, draw};
use crate::export::pdf::{Ink, Outlines, Page, Step};

/// Windows draws between whole numbers: so many make a point, finer than any printer's dots.
const UNITS: f32 = 100.0;

/// A device context of Windows, with what is selected into it.
pub(super) struct Device {
    context: HDC,
    brush: Option<(Ink, Brush)>,
}

impl Device {
    /// A device context that was made for us, if there is one.
    pub(super) fn of(context: HDC) -> Option<Device> {
        (!context.is_null()).then_some(Device {
            context,
            brush: None,
        })
    }

    /// Begins a document.
    pub(super) fn begin(&mut self, name: &str) -> io::Result<()> {
        let name: Vec<u16> = name.encode_utf16().chain([0]).collect();
        let document = DOCINFOW {
            cbSize: size_of::<DOCINFOW>() as i32,
            lpszDocName: name.as_ptr(),
            lpszOutput: ptr::null(),
            lpszDatatype: ptr::null(),
            fwType: 0,
        };
        // SAFETY: the context is ours; the structure is whole and its string, which ends in 0, lives until
        // the call returns.
        done(unsafe { StartDocW(self.context, &raw const document) } > 0)
    }

    /// Prints a page.
    pub(super) fn page(&mut self, page: &Page, outlines: &Outlines) -> io::Result<()> {
        // SAFETY: the context is ours.
        done(unsafe { StartPage(self.context) } > 0)?;
        let paper = self.paper();
        self.draw(page, outlines, paper)?;
        // SAFETY: the same.
        done(unsafe { EndPage(self.context) } > 0)
    }

    /// Ends the document: it is all there.
    pub(super) fn end(&mut self) -> io::Result<()> {
        // SAFETY: the context is ours.
        done(unsafe { EndDoc(self.context) } > 0)
    }

    /// Gives the document up.
    pub(super) fn abort(&mut self) {
        // SAFETY: the context is ours.
        unsafe { AbortDoc(self.context) };
    }

    fn paper(&self) -> Paper {
        // SAFETY: the context is ours.
        let tell = |what: u32| unsafe { GetDeviceCaps(self.context, what.cast_signed()) };
        Paper {
            density: (tell(LOGPIXELSX), tell(LOGPIXELSY)),
            size: (tell(PHYSICALWIDTH), tell(PHYSICALHEIGHT)),
            margin: (tell(PHYSICALOFFSETX), tell(PHYSICALOFFSETY)),
        }
    }

    /// Draws a page where it goes on the paper.
    pub(super) fn draw(
        &mut self,
        page: &Page,
        outlines: &Outlines,
        paper: Paper,
    ) -> io::Result<()> {
        let placement = paper.placement();
        // Units and dots in a hundred inches.
        let units = (UNITS * 72.0 * 100.0) as i32;
        let dots = |density: i32| (density as f32 * placement.scale * 100.0).round() as i32;
        let (across, down) = (dots(paper.density.0), dots(paper.density.1));
        let (context, none) = (self.context, ptr::null_mut());
        // SAFETY: the context is ours, and nothing is to be told of what was set before.
        let is_set = unsafe {
            SetMapMode(context, MM_ANISOTROPIC) != 0
                && SetWindowExtEx(context, units, units, none) != 0
                && SetViewportExtEx(context, across, down, none.cast()) != 0
                && SetViewportOrgEx(context, placement.corner.0, placement.corner.1, none.cast())
                    != 0
                && SetPolyFillMode(context, WINDING) != 0
                && !SelectObject(context, GetStockObject(NULL_PEN)).is_null()
        };
        done(is_set)?;
        draw(page, outlines, self)
    }

    /// Has areas filled in this colour from now on.
    fn choose(&mut self, ink: Ink) -> io::Result<()> {
        if self
            .brush
            .as_ref()
            .is_some_and(|(chosen, _)| *chosen == ink)
        {
            return Ok(());
        }
        let brush = Brush::of(ink).ok_or_else(last_error)?;
        // SAFETY: context and brush are ours; the one before is no longer selected when it is deleted,
        // right after this.
        done(!unsafe { SelectObject(self.context, brush.0) }.is_null())?;
        self.brush = Some((ink, brush));
        Ok(())
    }
}

impl Surface for Device {
    type Error = io::Error;

    fn fill(&mut self, ink: Ink, outline: &[Step]) -> io::Result<()> {
        self.choose(ink)?;
        let (points, counts) = flattened(outline);
        let figures = u32::try_from(counts.len()).unwrap_or_default();
        // SAFETY: the context is ours; the counts are those of the points, and both live until the call
        // returns.
        done(
            unsafe {
                PolyPolygon(
                    self.context,
                    points.as_ptr(),
                    counts.as_ptr(),
                    figures.cast_signed(),
                )
            } != 0,
        )
    }
}

/// The corners of all closed lines of an outline in units, and how many each has. Curves become straight
/// lines: printers' drivers know polygons, not all of them paths.
fn flattened(outline: &[Step]) -> (Vec<POINT>, Vec<i32>) {
    /// How far a curve may be from its lines, in units: a fifth of a dot of a fine printer.
    const TOLERANCE: f32 = 2.0;
    let (mut points, mut counts) = (Vec::new(), Vec::new());
    let mut at = (0.0, 0.0);
    for step in outline {
        match step.moved(|(x, y)| (x * UNITS, y * UNITS)) {
            Step::Move(to) => {
                counts.push(1);
                points.push(point(to));
                at = to;
            }
            Step::Line(to) => {
                if let Some(count) = counts.last_mut() {
                    *count += 1;
                    points.push(point(to));
                }
                at = to;
            }
            Step::Curve(one, other, to) => {
                let bend = |a: f32, b: f32, c: f32| a - 2.0 * b + c;
                let bends = [(at, one, other), (one, other, to)]
                    .map(|(a, b, c)| bend(a.0, b.0, c.0).hypot(bend(a.1, b.1, c.1)));
                let most = bends[0].max(bends[1]);
                let lines = (0.75 * most / TOLERANCE).sqrt().ceil().clamp(1.0, 100.0) as i32;
                let Some(count) = counts.last_mut() else {
                    continue;
                };
                *count += lines;
                for line in 1..=lines {
                    let t = line as f32 / lines as f32;
                    let on = |a: f32, b: f32, c: f32, d: f32| {
                        let s = 1.0 - t;
                        a * s * s * s + 3.0 * b * s * s * t + 3.0 * c * s * t * t + d * t * t * t
                    };
                    let x = on(at.0, one.0, other.0, to.0);
                    let y = on(at.1, one.1, other.1, to.1);
                    points.push(point((x, y)));
                }
                at = to;
            }
            Step::Close => {}
        }
    }
    (points, counts)
}

impl Drop for Device {
    fn drop(&mut self) {
        // SAFETY: the context was made for us. The brush is deleted after what it is selected into.
        unsafe { DeleteDC(self.context) };
    }
}

struct Brush(HBRUSH);

impl Brush {
    fn of(ink: Ink) -> Option<Brush> {
        let [red, green, blue] = ink.rgb().map(|part| (part * 255.0).round() as u32);
        // SAFETY: it has no conditions.
        let brush = unsafe { CreateSolidBrush(red | green << 8 | blue << 16) };
        (!brush.is_null()).then_some(Brush(brush))
    }
}

impl Drop for Brush {
    fn drop(&mut self) {
        // SAFETY: it was made here, and nobody else deletes it.
        unsafe { DeleteObject(self.0) };
    }
}

fn point((x, y): (f32, f32)) -> POINT {
    POINT {
        x: x.round() as i32,
        y: y.round() as i32,
    }
}

fn done(is_done: bool) -> io::Result<()> {
    if is_done { Ok(()) } else { Err(last_error()) }
}
