//! Sections and the opening where they stand in another order than the form's.

use super::{of_lines, read};

const PROBLEMS: &str = "公布的形式单一，是主要问题。今后多用图表。";
const FEES: &str = "本年度没有收取信息处理费，没有别的事项。";
const INTRO: &str = "我局把公布信息作为常规工作，各项任务都按时完成。";
const DISCLOSED: &str = "全年公布河道治理、供水保障信息三百余条。";

fn of(lines: &[&str]) -> nianbao::report::Report {
    let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    read(&of_lines(&lines)).report
}

#[test]
fn the_last_two_sections_are_told_in_whichever_order_they_stand() {
    for heads in [
        ["五、其他需要报告的事项", "六、存在的主要问题及改进情况"],
        [
            "五、需要报告的其他需要报告事项",
            "六、政府信息公开存在问题和改进措施",
        ],
    ] {
        let report = of(&[
            "一、总体情况",
            INTRO,
            "（一）主动公开",
            DISCLOSED,
            "{tables}",
            heads[0],
            FEES,
            heads[1],
            PROBLEMS,
        ]);
        assert_eq!(report.prose("problems"), PROBLEMS, "{heads:?}");
        assert_eq!(report.prose("other"), FEES, "{heads:?}");
    }
}

#[test]
fn an_introduction_under_no_heading_stands_behind_the_opening() {
    let report = of(&[
        INTRO,
        "一、主动公开情况",
        DISCLOSED,
        "二、依申请公开情况",
        "群众的申请都按时答复。",
        "三、政府信息管理",
        "文件逐件核对。",
        "四、公开平台建设",
        "栏目重新排过。",
        "五、监督保障",
        "每季度自查一次。",
        "{tables}",
        "五、存在的主要问题及改进情况",
        PROBLEMS,
        "六、其他需要报告的事项",
        FEES,
    ]);
    assert_eq!(report.prose("overview.intro"), INTRO);
    assert_eq!(report.prose("overview.disclosure"), DISCLOSED);
    assert!(!report.prose("preamble").contains(INTRO));
}
