//! Two reports on years that follow each other, and agree.

use nianbao::report::{Edit, Report};

use super::{balanced, set, write};

/// A complete report on 2024, and the one on 2023 that it follows: checked against each other they
/// have no findings.
pub fn pair() -> (Report, Report) {
    let report = balanced("2021");
    let mut last = balanced("2021");
    last.apply(&Edit::year("", Some(2023)));
    for (cell, number) in [
        ("applications.new.natural", "69"),
        ("applications.new.total", "72"),
        ("applications.carried_out.natural", "2"),
        ("applications.carried_out.total", "2"),
        ("disclosure.normative.in_force", "107"),
    ] {
        set(&mut last, cell, number);
    }
    for field in last.form().prose() {
        let text = last.prose(&field.id).replace("2024年", "2023年");
        write(&mut last, &field.id, &text);
    }
    (last, report)
}

/// A paragraph of our own that is long enough to be compared with last year's.
pub const LONG: &str = "全年组织业务培训三次，对乡镇和部门逐一开展实地检查，发现问题当场交办、限期整改，年底统一复核并通报结果，群众反映的栏目更新慢、检索不准等情况逐项办结，办理结果在网站公布。";
