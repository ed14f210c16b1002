//! The window. No rule, no file format and no page geometry lives here: it shows the report and
//! sends it edits.

mod app;
mod bars;
mod command;
mod doubts;
mod exporting;
mod find;
mod findings;
mod gate;
mod geometry;
mod graphics;
mod grid;
mod ime;
mod jobs;
mod keyboard;
mod marks;
mod menu;
mod message;
mod outline;
mod pane;
mod preferences;
mod preview;
mod prose;
mod renderer;
mod review;
mod start;
mod system;
pub mod theme;
mod tying;
mod welcome;
mod words;
mod years;

pub use app::App;
pub use command::Command;
pub use jobs::Jobs;
pub use start::run;
pub use system::{Answer, Ask, HandOver, NotHanded, System};
