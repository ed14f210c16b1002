//! What the pages must be. Line-breaking, tables and files each have their own.

mod faces;
mod file;
mod lines;
mod made_fonts;
mod paper;
mod places;
mod sample;

use super::*;

/// Writes the sample, and one full of mishaps, into the folder for temporary files for people to
/// look at.
#[test]
#[ignore = "writes files for the eye"]
fn the_sample_can_be_looked_at() {
    let sample = sample::document();
    let mishaps = sample::mishaps();
    for (document, draft, name) in [
        (&sample, false, "nianbao.pdf"),
        (&sample, true, "nianbao-draft.pdf"),
        (&mishaps, false, "nianbao-mishaps.pdf"),
    ] {
        let options = Options {
            draft,
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
