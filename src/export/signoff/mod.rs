//! The pages that are signed before a report goes out, and left out of what is published: who agreed
//! to it, what was checked, and how it compares with last year's.

mod approval;
mod comparison;
pub(super) mod grid;
mod proof;
mod signers;
mod years;

pub use signers::Signers;

use super::document::marks::Marks;
use super::document::{Block, Document};
use crate::check::Finding;
use crate::report::Report;

/// What they are called together.
pub const NAME: &str = "送审页";

/// The sign-off documents: 审签表, 勾稽校验表 and, where last year's report is at hand, 与上年对比表 with a
/// chart of the years that are known.
/// `findings` are all of the report, and `signers` have a row each in the 审签表.
#[must_use]
pub fn documents(report: &Report, findings: &[Finding], signers: &Signers) -> Vec<Document> {
    let mut documents = vec![
        titled(
            report,
            "审签表",
            approval::blocks(report, findings, signers),
        ),
        titled(report, "勾稽校验表", proof::blocks(report, findings)),
    ];
    if let Some(last) = report.last() {
        let mut blocks = comparison::blocks(report, last);
        blocks.extend(years::block(report));
        documents.push(titled(report, "与上年对比表", blocks));
    }
    documents
}

/// A document under the report's own title, which goes on with `what` it is.
fn titled(report: &Report, what: &str, blocks: Vec<Block>) -> Document {
    Document {
        title: (
            report.title_lead(),
            format!("{}{what}", report.form().title()),
        ),
        organ: report.organ().to_owned(),
        blocks,
        origins: Vec::new(),
        marks: Marks::default(),
        signature: None,
    }
}
