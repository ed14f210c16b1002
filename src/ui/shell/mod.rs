//! The window around the work: how it opens, its menu, messages, jobs, and what holds it together.

pub(super) mod app;
mod diagnosis;
pub mod dialogs;
mod fault;
mod graphics;
mod handed;
pub(super) mod jobs;
pub(super) mod memory;
pub(super) mod menu;
pub(super) mod message;
mod placement;
mod renderer;
mod rescue;
mod session;
pub(super) mod start;
pub(super) mod system;
pub(super) mod trouble;
