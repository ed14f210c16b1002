//! What a container held.

use super::grid::Block;
use crate::check::Finding;

/// What a container held: lines and tables, whatever it was.
#[derive(Debug)]
pub(in crate::import) struct Held {
    /// Its parts, in reading order.
    pub blocks: Vec<Block>,
    /// What must be said of the reading itself: characters lost, parts left out.
    pub notes: Vec<Finding>,
}
