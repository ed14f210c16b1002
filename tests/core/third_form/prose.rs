//! The form's words in prose.

use super::full;
use crate::common::write;
use nianbao::check::check;
use nianbao::check::prose::confirmed;

/// The rules that fail once this stands under 依申请公开.
fn fails(text: &str) -> Vec<&'static str> {
    let mut report = full();
    write(&mut report, "overview.requests", text);
    let findings = check(&report, None);
    findings.iter().map(|finding| finding.rule.id()).collect()
}

#[test]
fn a_sum_of_refusals_counts_the_ninth_row() {
    assert_eq!(fails("答复不予公开25件。"), [] as [&str; 0]);
    assert_eq!(fails("答复不予公开7件。"), ["prose"]);
}

#[test]
fn the_new_row_and_the_renamed_column_are_known_by_their_words() {
    let text =
        "新收政府信息公开申请80件，其中自然人71件、经营主体9件。因危及数据安全不予公开18件。";
    assert_eq!(fails(text), [] as [&str; 0]);
    let mut report = full();
    write(&mut report, "overview.requests", text);
    let told: Vec<String> = confirmed(&report)
        .into_iter()
        .map(|one| one.meaning)
        .collect();
    assert_eq!(
        told,
        [
            "新收 80",
            "自然人 新收 71",
            "经营主体 新收 9",
            "危及数据安全 18"
        ]
    );
    assert_eq!(fails(&text.replace("9件", "8件")), ["prose"]);
    assert_eq!(fails(&text.replace("18件", "17件")), ["prose"]);
}

#[test]
fn the_new_block_is_known_by_its_words() {
    assert_eq!(fails("政府集中采购金额1592.04万元。"), [] as [&str; 0]);
    assert_eq!(fails("政府集中采购金额1593.04万元。"), ["prose"]);
}
