//! The window. No rule, no file format and no page geometry lives here: it shows the report and
//! sends it edits.

mod app;
mod bars;
mod command;
mod dialogs;
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
mod preferences;
mod preview;
mod prose;
mod renderer;
mod start;
pub mod theme;
mod welcome;
mod words;

pub use app::App;
pub use command::Command;
pub use jobs::{Answer, Ask, Dialogs, Jobs};
pub use start::run;
