//! The pages as pictures, against those in `tests/golden/pages`:
//! `cargo test --test tools pictures:: -- --ignored`. After a change that is meant, write them anew with
//! `NIANBAO_GOLDEN=write` before the command, and look at them.

use std::path::{Path, PathBuf};
use std::process::Command;

use nianbao::check::check;
use nianbao::draft::sample;
use nianbao::export::{self, Choices, FontSource, Format};
use nianbao::form::Form;
use nianbao::report::{Date, Edit, Report};

/// Small enough that a picture takes 20 kB, large enough that a line that moves shows.
const DOTS_PER_INCH: &str = "30";
/// Pictures are compared by the mean grey of squares of so many dots: what differs between versions
/// of the program that draws them, the edges of strokes, is evened out.
const SQUARE: usize = 6;
/// How much a page may differ in the mean, and any square of it, of 255. A line of text that moves by
/// its height, or a rule that is missing, is several times as much.
const MEAN: f64 = 1.0;
const MOST: f64 = 30.0;

/// A grey picture.
pub struct Picture {
    width: usize,
    dots: Vec<u8>,
}

impl Picture {
    pub fn read(path: &Path) -> Picture {
        let file = std::fs::File::open(path).unwrap_or_else(|error| {
            panic!(
                "{}: {error}; written with NIANBAO_GOLDEN=write",
                path.display()
            )
        });
        let mut decoder = png::Decoder::new(std::io::BufReader::new(file));
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
        let mut reader = decoder.read_info().unwrap();
        let mut dots = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut dots).unwrap();
        dots.truncate(info.buffer_size());
        let mean = |dot: &[u8]| {
            let sum: usize = dot.iter().map(|part| usize::from(*part)).sum();
            (sum / dot.len()) as u8
        };
        let dots = dots.chunks(info.color_type.samples()).map(mean).collect();
        let width = info.width as usize;
        Picture { width, dots }
    }

    fn write(&self, path: &Path) {
        let file = std::fs::File::create(path).unwrap();
        let height = self.dots.len() / self.width;
        let mut encoder = png::Encoder::new(file, self.width as u32, height as u32);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&self.dots).unwrap();
    }

    /// One as large with nothing on it.
    pub fn blank(like: &Picture) -> Picture {
        Picture {
            width: like.width,
            dots: vec![255; like.dots.len()],
        }
    }

    /// By how much squares of so many dots differ from those of another one, in the mean and at most.
    pub fn apart(&self, other: &Picture, side: usize) -> (f64, f64) {
        assert_eq!(
            (self.width, self.dots.len()),
            (other.width, other.dots.len())
        );
        let (one, other) = (self.squares(side), other.squares(side));
        let pairs = one.iter().zip(&other);
        let apart: Vec<f64> = pairs.map(|(a, b)| (a - b).abs()).collect();
        let mean = apart.iter().sum::<f64>() / apart.len() as f64;
        (mean, apart.iter().copied().fold(0.0, f64::max))
    }

    /// The mean grey of each square of so many dots.
    fn squares(&self, side: usize) -> Vec<f64> {
        let columns = self.width.div_ceil(side);
        let rows = (self.dots.len() / self.width).div_ceil(side);
        let mut sums = vec![(0.0, 0.0); columns * rows];
        for (index, dot) in self.dots.iter().enumerate() {
            let (x, y) = (index % self.width, index / self.width);
            let square = &mut sums[y / side * columns + x / side];
            *square = (square.0 + f64::from(*dot), square.1 + 1.0);
        }
        sums.into_iter().map(|(sum, count)| sum / count).collect()
    }
}

/// Exports a report and draws its pages into a folder, in order.
fn pages(report: &Report, red_head: bool, draft: bool, folder: &Path) -> Vec<PathBuf> {
    let choices = Choices {
        fonts: FontSource::Bundled,
        red_head,
        ..Choices::default()
    };
    let findings = if draft {
        check(report, None)
    } else {
        Vec::new()
    };
    let made = export::make(report, &findings, Format::Pdf, choices).unwrap();
    let file = folder.join("report.pdf");
    std::fs::write(&file, made.bytes).unwrap();
    let drawn = Command::new("pdftoppm")
        .args(["-r", DOTS_PER_INCH, "-png"])
        .args([&file, &folder.join("page")])
        .status()
        .expect("pdftoppm is needed here");
    assert!(drawn.success());
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    let mut pages: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    pages.retain(|path| path.extension().is_some_and(|ending| ending == "png"));
    pages.sort();
    pages
}

fn look_as_they_did(name: &str, report: &Report, red_head: bool, draft: bool) {
    let folder = tempfile::tempdir().unwrap();
    let found = pages(report, red_head, draft, folder.path());
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/pages");
    let path = |page: usize| golden.join(format!("{name}-{page}.png"));
    let is_writing = std::env::var_os("NIANBAO_GOLDEN").is_some_and(|what| what == "write");
    assert!(
        is_writing || !path(found.len() + 1).exists(),
        "a page is gone"
    );
    let mut different = Vec::new();
    for (index, drawn) in found.iter().enumerate() {
        let path = path(index + 1);
        if is_writing {
            std::fs::create_dir_all(&golden).unwrap();
            Picture::read(drawn).write(&path);
        }
        let (mean, most) = Picture::read(drawn).apart(&Picture::read(&path), SQUARE);
        if mean > MEAN || most > MOST {
            different.push(format!(
                "{}: mean {mean:.2}, most {most:.0}",
                path.display()
            ));
        }
    }
    assert!(different.is_empty(), "{different:#?}");
}

fn signed(mut report: Report) -> Report {
    report.apply(&Edit::date("", Date::read("2025年1月20日")));
    report
}

#[test]
#[ignore = "needs poppler-utils"]
fn the_form_in_force_looks_as_it_did() {
    look_as_they_did("2021", &signed(sample::report()), true, false);
}

#[test]
#[ignore = "needs poppler-utils"]
fn the_form_before_looks_as_it_did_on_a_draft() {
    let (report, _) = sample::report().in_form(Form::by_id("2019").unwrap());
    look_as_they_did("2019", &report, false, true);
}

#[test]
#[ignore = "needs poppler-utils"]
fn a_line_that_moves_and_a_head_that_is_missing_are_seen() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let report = signed(sample::report());
    let with = pages(&report, true, false, folders[0].path());
    let without = pages(&report, false, false, folders[1].path());
    for (with, without) in with.iter().zip(&without).take(1) {
        let (with, without) = (Picture::read(with), Picture::read(without));
        let squares = with
            .squares(SQUARE)
            .into_iter()
            .zip(without.squares(SQUARE));
        let most = squares.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        assert!(most > 2.0 * MOST, "{most}");
    }
}
