//! Text before it is measured: what is set of it, and how its characters behave.

pub mod chars;
pub mod normal;
