//! How long a section of limited length is: rule `length`.

use super::context::Examined;
use super::{Finding, Place, Rule};
use crate::form::Rank;
use crate::pack::Pack;

/// As many characters may 总体情况 have where nobody set another limit.
pub const USUAL_LIMIT: usize = 1000;

/// `length`: a section of limited length is no longer than its limit. Where the chosen local pack
/// states one, rule `local` looks.
pub(super) fn length(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let form = report.form();
    let pack = Pack::by_name(report.pack());
    if pack.is_some_and(Pack::limits_overview) {
        return;
    }
    let limit = examined.limit.unwrap_or(USUAL_LIMIT);
    for section in form.sections().iter().filter(|section| section.limited) {
        let parts = section.parts.iter().map(|part| &part.id);
        let Some(first) = section.prose.iter().chain(parts).next() else {
            continue;
        };
        let amount = report.limited_amount(first);
        let Some((_, amount)) = amount.filter(|(_, amount)| amount.characters > limit) else {
            continue;
        };
        let message = format!(
            "“{}”共 {} 字，超过 {limit} 字。不少地方要求简明扼要，请压缩，或在设置里改字数上限。",
            section.name(),
            amount.characters
        );
        let place = Place::prose(form, first);
        let finding = Finding::about(report, (Rule::Length, Rank::D), place, message);
        findings.push(finding.of_values([limit]));
    }
}
