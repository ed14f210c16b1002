//! Every kind of check in the form.

use super::{full, third};
use crate::common::{rules, set, write};
use nianbao::check::check;

#[test]
fn the_ninth_row_is_among_the_outcomes() {
    let mut report = full();
    set(&mut report, "applications.data_security.natural", "14");
    let failed: Vec<&str> = rules(&report).into_iter().map(|(rule, _)| rule).collect();
    assert!(failed.contains(&"outcomes"), "{failed:?}");
    assert!(failed.contains(&"applicants"), "{failed:?}");
}

#[test]
fn every_relation_of_the_form_is_checked_in_every_place() {
    let form = third();
    for equation in form.equations() {
        let mut report = full();
        let cell = equation.left.plus[0];
        let text = match equation.op {
            nianbao::form::Op::Equal => "7777",
            nianbao::form::Op::AtLeast => "0",
        };
        report.set(cell, text);
        // A stock of nothing is enough where nothing came.
        let came = equation.right.plus.iter();
        let is_broken = text != "0" || came.clone().any(|cell| report.value(*cell).text() != "0");
        let found = check(&report, None);
        let is_found = found.iter().any(|finding| finding.cells().contains(&cell));
        assert_eq!(is_found, is_broken, "{}", form.name(cell));
    }
}

#[test]
fn an_empty_section_is_named_in_the_forms_words() {
    let mut report = full();
    write(&mut report, "shortcomings", "");
    let found = check(&report, None);
    assert_eq!(found.len(), 1);
    assert!(
        found[0].message.contains("五、工作短板和下一步打算"),
        "{}",
        found[0].message
    );
    write(&mut report, "shortcomings", "一切都好。");
    let found = check(&report, None);
    assert!(
        found[0].message.starts_with("第五部分"),
        "{}",
        found[0].message
    );
    write(&mut report, "other", "没有。");
    let found = check(&report, None);
    assert!(found.iter().any(|finding| finding.rule.id() == "fee_text"));
}

#[test]
fn money_of_the_new_block_is_read_as_money() {
    let mut report = full();
    set(&mut report, "disclosure.procurement.paid", "十二");
    let found = check(&report, None);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn the_basis_of_the_form_before_is_found() {
    let mut report = full();
    let opening = "本报告根据《某办公室关于印发格式的通知》（国办公开办函〔2021〕30号）编制，联系电话见网站。";
    write(&mut report, "preamble", opening);
    let found = check(&report, None);
    let about = found
        .iter()
        .find(|finding| finding.message.contains("编制依据"));
    let about = about.expect("the old basis is found");
    assert!(
        about.message.contains("某办公开函〔2027〕9号"),
        "{}",
        about.message
    );
    assert!(
        about.fix.is_none(),
        "only the clerk knows the other office's document"
    );
}
