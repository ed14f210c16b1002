//! 勾稽: everything that must agree. Checks gather all findings; none stops at the first.

mod finding;

pub use finding::{Finding, Severity};
