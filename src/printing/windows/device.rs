//! What pages are drawn on: a printer, or in the tests a picture.

use std::io;
use std::ptr;

use windows_sys::Win32::Foundation::POINT;
use windows_sys::Win32::Graphics::Gdi::{
    BeginPath, CloseFigure, CreateSolidBrush, DeleteDC, DeleteObject, EndPath, FillPath,
    GetDeviceCaps, HBRUSH, HDC, LOGPIXELSX, LOGPIXELSY, LineTo, MM_ANISOTROPIC, MoveToEx,
    PHYSICALHEIGHT, PHYSICALOFFSETX, PHYSICALOFFSETY, PHYSICALWIDTH, PolyBezierTo, SelectObject,
    SetMapMode, SetPolyFillMode, SetViewportExtEx, SetViewportOrgEx, SetWindowExtEx, WINDING,
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

    fn step(&self, step: Step) -> bool {
        let context = self.context;
        // SAFETY: the context is ours; the points live until the call returns.
        unsafe {
            match step.moved(|(x, y)| (x * UNITS, y * UNITS)) {
                Step::Move(to) => {
                    let to = point(to);
                    MoveToEx(context, to.x, to.y, ptr::null_mut()) != 0
                }
                Step::Line(to) => {
                    let to = point(to);
                    LineTo(context, to.x, to.y) != 0
                }
                Step::Curve(one, other, to) => {
                    let points = [one, other, to].map(point);
                    PolyBezierTo(context, points.as_ptr(), 3) != 0
                }
                Step::Close => CloseFigure(context) != 0,
            }
        }
    }
}

impl Surface for Device {
    type Error = io::Error;

    fn fill(&mut self, ink: Ink, outline: &[Step]) -> io::Result<()> {
        self.choose(ink)?;
        // SAFETY: the context is ours.
        done(unsafe { BeginPath(self.context) } != 0)?;
        let is_drawn = outline.iter().all(|step| self.step(*step));
        // SAFETY: the same.
        done(is_drawn && unsafe { EndPath(self.context) != 0 && FillPath(self.context) != 0 })
    }
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
