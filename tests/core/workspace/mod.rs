//! One report at work, without a window: a disk in memory, a window that carries out what is asked,
//! and a clerk.

mod disk;
mod filing;
mod hands;
mod happenings;
mod journal;
mod leaving;
mod proof;
mod review;
mod sequences;
mod window;

pub use disk::Memory;
pub use window::Window;
