//! 汇总: many reports into one. A county collects those of its departments and towns, a city those of its
//! counties; the sum is a report like any other, and knows which unit brought what.
//!
//! Files are found ([`walk`](fn@walk)) and read ([`read`](fn@read)) each for itself: what is wrong with one
//! is a sentence in its place. A [`Collection`] says which of them count ([`Bar`] why one does not), and
//! adds up ([`Sum`]) what they bring. No number is guessed: of two reports of one unit with different
//! numbers neither counts until somebody says which.

mod bars;
mod before;
pub mod book;
mod collection;
mod hints;
pub mod ledger;
mod list;
mod names;
mod numbers;
mod read;
pub mod returns;
mod sum;
pub mod tidy;
mod unit;
mod walk;
pub mod wording;

pub use bars::{Bar, Standing};
pub use before::{BeforeError, read_before};
pub use collection::Collection;
pub use list::{ListError, read_list};
pub use numbers::Numbers;
pub use read::{LastYear, Reading, closed, hex, read};
pub use sum::{Part, Sum};
pub use unit::{Content, Fault, Unit};
pub use walk::{Found, MOST_FILES, walk};
