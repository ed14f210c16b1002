//! The window, driven by the names that a screen reader hears. No display is needed.

#[path = "../common/mod.rs"]
mod common;

mod bench;
mod beside;
mod checking;
mod collecting;
mod comparing;
mod composing;
mod county_way;
mod explains;
mod export;
mod files;
mod finding;
mod fits;
mod focus;
mod hands;
mod ime;
mod ime_broken_off;
mod menus;
mod new_year;
mod one_frame;
mod over;
mod pasting;
mod preview;
mod prose;
mod proving;
mod reflexes;
mod report;
mod review;
mod snapshots;
mod start;
mod sums;
mod table;
mod table_ranges;
mod troubles;
mod unfinished;
mod wording;
mod years;
