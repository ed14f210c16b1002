//! The window. No rule, no file format and no page geometry lives here: it shows the report and
//! sends it edits.

mod app;
mod bars;
mod command;
mod dialogs;
mod find;
mod findings;
mod grid;
mod ime;
mod jobs;
mod keyboard;
mod marks;
mod message;
mod outline;
mod preview;
mod prose;
mod start;
pub mod theme;
mod words;

pub use app::App;
pub use command::Command;
pub use jobs::{Answer, Ask, Dialogs, Jobs};
pub use start::run;
