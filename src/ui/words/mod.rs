//! The words of the window. A clerk's words: 错误, 待说明, 提示, 结转, 空白.

mod checking;
mod collection;
mod guide;
mod hands;
mod labels;
mod last_year;
mod printing;
mod proof;
mod safety;
mod sentences;
mod starting;
mod troubles;
mod versions;

pub use checking::*;
pub use collection::*;
pub use guide::*;
pub use hands::*;
pub use labels::*;
pub use last_year::*;
pub use printing::*;
pub use proof::*;
pub use safety::*;
pub use sentences::*;
pub use starting::*;
pub use troubles::*;
pub use versions::*;
