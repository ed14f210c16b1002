//! The window. No rule, no file format and no page geometry lives here: it shows the report and
//! sends it edits.

mod icons;
mod input;
mod lines;
mod shell;
pub mod theme;
mod views;
mod words;

pub use input::command::Command;
pub use shell::app::App;
pub use shell::dialogs::Answered;
pub use shell::jobs::{Carrier, Jobs, Work};
pub use shell::start::run;
pub use shell::system::{Answer, HandOver, NotHanded, Printer, System};
