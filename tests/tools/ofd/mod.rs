//! The OFD by the lights of other programs: easyofd and ofdkit (from `PyPI`, for the `python3` that is
//! found first), ofd.js 0.2.6 (from npm; `NIANBAO_OFD_JS` names its `ofd.umd.min.js`) in Chromium, whose
//! pictures are compared with those that poppler makes of the PDF:
//! `cargo test --test tools ofd:: -- --ignored`.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::common::tools::{run, said};
use crate::common::{balanced, set, shapes};
use crate::pdf::pictures::Picture;
use nianbao::check::check;
use nianbao::export::pdf::{Fonts, Options, Page, layout};
use nianbao::export::{Choices, Document, FontSource, Format, make};
use nianbao::report::Report;

/// How large ofd.js draws a page of the width that it is given, in dots, and as dots to an inch.
const WIDTH: usize = 777;
const HEIGHT: usize = 1098;
const DOTS_PER_INCH: &str = "93.98";
/// Pictures are compared by squares of so many dots, which are of 255 apart by so much at most, and in
/// the mean: other programs draw thin lines and the edges of strokes in another way.
const SQUARE: usize = 20;
const MOST: f64 = 30.0;
const MEAN: f64 = 4.0;

/// Reports of every kind; the last one bears 送审稿.
fn reports() -> Vec<Report> {
    let mut draft = balanced("2021");
    set(&mut draft, "applications.new.natural", "1");
    vec![balanced("2021"), shapes::sample("2019", 2020), draft]
}

fn written(report: &Report, format: Format, folder: &Path) -> PathBuf {
    let choices = Choices {
        fonts: FontSource::Bundled,
        ..Choices::default()
    };
    let made = make(report, &check(report, None), format, choices).unwrap();
    let path = folder.join(format!("report.{}", format.extension()));
    std::fs::write(&path, made.bytes).unwrap();
    path
}

fn script(name: &str) -> String {
    format!("{}/tests/tools/ofd/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn bare(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}

/// The text of a page without what is turned.
fn level(page: &Page) -> String {
    let runs = page.runs().filter(|run| run.turn == 0.0);
    runs.map(|run| run.text.as_str()).collect()
}

#[test]
#[ignore = "needs easyofd and ofdkit"]
fn other_readers_read_the_same_text_at_the_same_places() {
    for report in reports() {
        let folder = tempfile::tempdir().unwrap();
        let file = written(&report, Format::Ofd, folder.path());
        let read = said(&run("python3", &[&script("texts.py")], &file, &[]));
        let read: Value = serde_json::from_str(&read).unwrap();
        assert_eq!(read["title"], report.title());
        let options = Options {
            draft: false,
            date: report.date(),
            ..Options::default()
        };
        let pages = layout(&Document::of(&report), options, Fonts::bundled()).pages;
        for reader in ["ofdkit", "easyofd"] {
            let found = read[reader].as_array().unwrap();
            assert_eq!(found.len(), pages.len(), "{reader}");
            for (found, page) in found.iter().zip(&pages) {
                let runs = found.as_array().unwrap().iter();
                // 送审稿 is the only text of that size.
                let runs = runs.filter(|run| run[3].as_f64().unwrap() < 20.0);
                let texts: String = runs.clone().filter_map(|run| run[0].as_str()).collect();
                assert_eq!(bare(&texts), bare(&level(page)), "{reader}");
                let places = runs.map(|run| [1, 2].map(|at| run[at].as_f64().unwrap() as f32));
                for [x, y] in places {
                    const MM: f32 = 72.0 / 25.4;
                    let near = |run: &nianbao::export::pdf::Run| {
                        (run.y - y * MM).abs() < 0.1
                            && run
                                .offsets
                                .iter()
                                .any(|at| (run.x + at - x * MM).abs() < 0.1)
                    };
                    assert!(page.runs().any(near), "{reader}: {x} {y}");
                }
            }
        }
    }
}

#[test]
#[ignore = "needs poppler, Chromium and ofd.js"]
fn ofd_js_draws_the_pages_as_poppler_draws_those_of_the_pdf() {
    let drawer = std::env::var("NIANBAO_OFD_JS").expect("NIANBAO_OFD_JS names ofd.umd.min.js");
    for report in reports() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let text = |path: &Path| path.to_str().unwrap().to_owned();
        let file = written(&report, Format::Ofd, folder.path());
        let to = text(folder.path());
        let pages = run("python3", &[&script("page.py")], &file, &[&to, &drawer]);
        let pages: usize = said(&pages).trim().parse().unwrap();
        let pdf = written(&report, Format::Pdf, folder.path());
        let (width, height) = (WIDTH.to_string(), HEIGHT.to_string());
        for page in 0..pages {
            let shot = path(&format!("{page}.png"));
            let to = format!("--screenshot={}", shot.display());
            let size = format!("--window-size={WIDTH},{HEIGHT}");
            let args = [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--allow-file-access-from-files",
                "--hide-scrollbars",
                "--virtual-time-budget=15000",
                &size,
                &to,
            ];
            run("chromium", &args, &path(&format!("page-{page}.html")), &[]);
            let number = (page + 1).to_string();
            let ours = text(&path("poppler"));
            let args = [
                "-r",
                DOTS_PER_INCH,
                "-W",
                &width,
                "-H",
                &height,
                "-f",
                &number,
                "-l",
                &number,
                "-singlefile",
                "-png",
            ];
            run("pdftoppm", &args, &pdf, &[&ours]);
            let (theirs, ours) = (Picture::read(&shot), Picture::read(&path("poppler.png")));
            let (mean, most) = theirs.apart(&ours, SQUARE);
            assert!(
                mean < MEAN && most < MOST,
                "page {number}: {mean:.2}, {most:.0}"
            );
            // Not because there is nothing on it.
            assert!(ours.apart(&Picture::blank(&ours), SQUARE).1 > MOST);
        }
    }
}
