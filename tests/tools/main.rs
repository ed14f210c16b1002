//! What needs other programs or published reports, and is left out unless asked for:
//! `cargo test --test tools -- --ignored`, with `editors::`, `endurance::`, `pdf::`, `ofd::`, `office::` or `reports::` for a part.

#[path = "../common/mod.rs"]
mod common;

mod editors;
mod endurance;
mod ofd;
mod office;
mod pdf;
mod reports;
