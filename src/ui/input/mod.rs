//! What hands do: keys, commands and Chinese input.

pub(super) mod command;
pub(super) mod ime;
pub(super) mod keyboard;
pub(super) mod turns;
