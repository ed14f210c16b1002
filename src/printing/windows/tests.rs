//! Pages drawn by Windows, against the pictures that the PDF's pages are compared with.

use std::path::Path;
use std::ptr;

use windows_sys::Win32::Graphics::Gdi::{
    BI_RGB, BITMAPINFO, BITMAPINFOHEADER, CreateCompatibleDC, CreateDIBSection, DIB_RGB_COLORS,
    DeleteObject, GdiFlush, HBITMAP, SelectObject,
};

use super::device::Device;
use crate::check::check;
use crate::draft::sample;
use crate::export::pdf::{Mark, Outlines, Page};
use crate::export::signoff::Signers;
use crate::export::{Choices, FontSource, Sheets, sheets};
use crate::form::Form;
use crate::printing::paper::Paper;
use crate::report::{Date, Edit, Report};

/// The pictures have 30 dots in an inch; so many times as many are drawn, and evened out: Windows draws
/// a dot or leaves it.
const FINER: usize = 10;
const WIDTH: usize = 249;
const HEIGHT: usize = 351;
/// Pictures are compared by the mean grey of squares of so many dots…
const SQUARE: usize = 6;
/// …which may differ so much in the mean, and any of them, of 255: on pages of text…
const OF_TEXT: (f64, f64) = (2.0, 30.0);
/// …and on those with tables, whose lines what drew the pictures moves to whole dots.
const OF_TABLES: (f64, f64) = (7.0, 75.0);

/// A grey picture, each dot that is to be a FINER's share of what was drawn.
fn drawn(page: &Page, outlines: &Outlines) -> Vec<f64> {
    let (width, height) = (WIDTH * FINER, HEIGHT * FINER);
    let info = BITMAPINFO {
        bmiHeader: BITMAPINFOHEADER {
            biSize: size_of::<BITMAPINFOHEADER>() as u32,
            biWidth: width as i32,
            // From the top.
            biHeight: -(height as i32),
            biPlanes: 1,
            biBitCount: 32,
            biCompression: BI_RGB,
            ..BITMAPINFOHEADER::default()
        },
        ..BITMAPINFO::default()
    };
    let mut bits = ptr::null_mut();
    // SAFETY: the structure is whole and lives until the call returns.
    let (context, bitmap): (_, HBITMAP) = unsafe {
        let context = CreateCompatibleDC(ptr::null_mut());
        let (usage, file) = (DIB_RGB_COLORS, ptr::null_mut());
        let bitmap = CreateDIBSection(context, &raw const info, usage, &raw mut bits, file, 0);
        (context, bitmap)
    };
    assert!(!context.is_null() && !bitmap.is_null() && !bits.is_null());
    // SAFETY: the bitmap has so many bytes as long as it is there, and nobody else writes to them.
    let dots = unsafe { std::slice::from_raw_parts_mut(bits.cast::<u8>(), width * height * 4) };
    dots.fill(0xff);
    // SAFETY: both are ours.
    assert!(!unsafe { SelectObject(context, bitmap) }.is_null());
    let mut device = Device::of(context).unwrap();
    let density = (30 * FINER) as i32;
    let paper = Paper {
        density: (density, density),
        size: (0, 0),
        margin: (0, 0),
    };
    device.draw(page, outlines, paper).unwrap();
    // SAFETY: what was drawn is in the bitmap after it.
    unsafe { GdiFlush() };
    let mut evened = vec![0.0; WIDTH * HEIGHT];
    for (index, dot) in dots.chunks(4).enumerate() {
        let (x, y) = (index % width / FINER, index / width / FINER);
        let grey = dot[..3].iter().map(|part| f64::from(*part)).sum::<f64>() / 3.0;
        evened[y * WIDTH + x] += grey / (FINER * FINER) as f64;
    }
    drop(device);
    // SAFETY: it is ours, and no longer selected.
    unsafe { DeleteObject(bitmap) };
    evened
}

/// The picture that is kept of a page, and how many dots are in its rows.
fn kept(path: &Path) -> (usize, Vec<f64>) {
    let file = std::fs::File::open(path).unwrap();
    let mut reader = png::Decoder::new(std::io::BufReader::new(file))
        .read_info()
        .unwrap();
    let mut dots = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut dots).unwrap();
    assert_eq!(info.color_type, png::ColorType::Grayscale);
    dots.truncate(info.buffer_size());
    let width = info.width as usize;
    (width, dots.into_iter().map(f64::from).collect())
}

/// The mean grey of each square, of what both pictures have.
fn squares(width: usize, dots: &[f64]) -> Vec<f64> {
    let columns = WIDTH.div_ceil(SQUARE);
    let mut sums = vec![(0.0, 0.0); columns * HEIGHT.div_ceil(SQUARE)];
    for y in 0..HEIGHT.min(dots.len() / width) {
        for x in 0..WIDTH.min(width) {
            let square = &mut sums[y / SQUARE * columns + x / SQUARE];
            *square = (square.0 + dots[y * width + x], square.1 + 1.0);
        }
    }
    let mean = |(sum, count): (f64, f64)| if count > 0.0 { sum / count } else { 255.0 };
    sums.into_iter().map(mean).collect()
}

/// How far the page as Windows draws it is from a picture: in the mean, and at most.
fn apart(page: &Page, outlines: &Outlines, path: &Path) -> (f64, f64) {
    let drawn = squares(WIDTH, &drawn(&widened(page), outlines));
    let (width, dots) = kept(path);
    let kept = squares(width, &dots);
    let apart = drawn.iter().zip(&kept).map(|(a, b)| (a - b).abs());
    let apart: Vec<f64> = apart.collect();
    let mean = apart.iter().sum::<f64>() / apart.len() as f64;
    (mean, apart.iter().copied().fold(0.0, f64::max))
}

/// The page with lines as thick as the pictures have them: no thinner than a dot.
fn widened(page: &Page) -> Page {
    let mut page = page.clone();
    for mark in page.parts.iter_mut().flat_map(|part| &mut part.marks) {
        if let Mark::Rule(rule) = mark {
            rule.width = rule.width.max(72.0 / 30.0);
        }
    }
    page
}

fn prints_as_the_pdf(
    name: &str,
    Sheets {
        pages, outlines, ..
    }: &Sheets,
) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/pages");
    for (index, page) in pages.iter().enumerate() {
        let path = folder.join(format!("{name}-{}.png", index + 1));
        let (mean, most) = apart(page, outlines, &path);
        let allowed = if page.rules().count() > 3 {
            OF_TABLES
        } else {
            OF_TEXT
        };
        assert!(
            mean <= allowed.0 && most <= allowed.1,
            "{}: mean {mean:.2}, most {most:.0}",
            path.display()
        );
    }
    let more = folder.join(format!("{name}-{}.png", pages.len() + 1));
    assert!(!more.exists());
    // Another page is seen to be another one.
    let second = folder.join(format!("{name}-2.png"));
    let (mean, most) = apart(&pages[0], outlines, &second);
    assert!(
        mean > OF_TEXT.0 && most > OF_TEXT.1,
        "mean {mean:.2}, most {most:.0}"
    );
}

fn sheets_of(report: &Report, red_head: bool, is_draft: bool) -> Sheets {
    let choices = Choices {
        fonts: FontSource::Bundled,
        red_head,
        ..Choices::default()
    };
    let findings = if is_draft {
        check(report, None)
    } else {
        Vec::new()
    };
    sheets(report, (&findings[..], &Signers::default()), choices).unwrap()
}

#[test]
fn the_form_in_force_is_drawn_as_the_pdf_has_it() {
    let mut report = sample::report();
    report.apply(&Edit::date("", Date::read("2025年1月20日")));
    prints_as_the_pdf("2021", &sheets_of(&report, true, false));
}

#[test]
fn the_form_before_is_drawn_as_the_pdf_has_it_with_the_grey_words_of_a_draft() {
    let (report, _) = sample::report().in_form(Form::by_id("2019").unwrap());
    prints_as_the_pdf("2019", &sheets_of(&report, false, true));
}

#[test]
#[ignore = "needs a printer, and somebody who answers its dialog"]
fn pages_come_out_of_a_printer() {
    let sheets = sheets_of(&sample::report(), false, true);
    let printed = crate::printing::print(0, "某某县 年报", &sheets).unwrap();
    assert_eq!(printed.unwrap().pages, sheets.pages.len());
}
