//! What the pages must be. Line-breaking, tables and files each have their own.

mod accessible;
mod archive;
mod areas;
mod faces;
mod file;
mod golden;
mod lines;
mod made_fonts;
mod nasty;
mod paper;
mod places;
mod read;
mod rules;
mod sample;
mod signed;
mod tables;
mod tagged;

use super::*;
use crate::report::Date;

/// Writes the sample, and one full of mishaps, into the folder for temporary files for people to
/// look at.
#[test]
#[ignore = "writes files for the eye"]
fn the_sample_can_be_looked_at() {
    let sample = sample::document();
    let mishaps = sample::mishaps();
    let signed = sample::signed(&sample);
    let signed_mishaps = sample::signed(&mishaps);
    for (document, draft, red_head, name) in [
        (&sample, false, false, "nianbao.pdf"),
        (&sample, true, false, "nianbao-draft.pdf"),
        (&mishaps, false, false, "nianbao-mishaps.pdf"),
        (&signed, false, true, "nianbao-red.pdf"),
        (&signed_mishaps, false, true, "nianbao-red-mishaps.pdf"),
    ] {
        let options = Options {
            draft,
            red_head,
            date: Some(Date {
                year: 2025,
                month: 1,
                day: 20,
            }),
            ..Options::default()
        };
        let bytes = write(document, options, Fonts::bundled()).unwrap();
        std::fs::write(std::env::temp_dir().join(name), bytes).unwrap();
    }
}
