//! Importing Word documents and web pages.

#[path = "../generated/mod.rs"]
mod generated;
#[path = "../shapes/mod.rs"]
mod shapes;

mod round;
