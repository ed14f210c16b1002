//! Headings in any order, numbering and wording: each text goes to its part, and none is lost.

use nianbao::report::Report;
use serde_json::Value;

use super::{cases, lines, notes, of_lines, read};
use crate::common::dice::Dice;

/// What is not where it belongs: texts in another field or in none, headings among the text.
fn faults(report: &Report, belongs: &[(&str, &str)], gone: &[String]) -> Vec<String> {
    let mut faults = Vec::new();
    for field in report.form().prose() {
        let prose = report.prose(&field.id);
        for (text, own) in belongs {
            if prose.contains(text) != (*own == field.id) {
                faults.push(format!(
                    "“{text}” in {}: {}",
                    field.id,
                    prose.contains(text)
                ));
            }
        }
        for heading in gone
            .iter()
            .filter(|heading| prose.contains(heading.as_str()))
        {
            faults.push(format!("“{heading}” stands in {}", field.id));
        }
    }
    faults
}

fn belongs(case: &Value) -> Vec<(&str, &str)> {
    let texts = case["belongs"].as_array().unwrap().iter();
    texts
        .map(|text| {
            (
                text["text"].as_str().unwrap(),
                text["field"].as_str().unwrap(),
            )
        })
        .collect()
}

#[test]
fn every_case_has_each_text_in_its_part() {
    let mut wrong = Vec::new();
    for case in cases(include_str!("headings.json")) {
        let report = read(&of_lines(&lines(&case, "lines"))).report;
        let faults = faults(&report, &belongs(&case), &lines(&case, "gone"));
        if !faults.is_empty() {
            wrong.push(format!("{}: {faults:?}", case["id"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const TEXTS: [(&str, &str); 5] = [
    (
        "overview.disclosure",
        "今年通过各类渠道公布信息120条，重点公布了两方面内容。",
    ),
    (
        "overview.requests",
        "群众提出的事项都由专人登记，按期答复，没有超期。",
    ),
    (
        "overview.management",
        "对已公布的文件逐件核对，失效的及时标注。",
    ),
    ("overview.platform", "栏目按目录重排，账号归并为2个。"),
    ("overview.supervision", "每季度自查一次，全年培训2次。"),
];
const WORDS: [&[&str]; 5] = [
    &[
        "主动公开",
        "主动公开情况",
        "主动公开政府信息方面",
        "扎实推进主动公开工作",
        "政府信息主动公开情况",
    ],
    &[
        "依申请公开",
        "依申请公开办理情况",
        "依法申请公开情况",
        "规范依申请公开",
        "政府信息依申请公开工作",
    ],
    &[
        "政府信息管理",
        "加强政府信息管理",
        "政府信息资源管理",
        "政府信息规范管理情况",
        "政府信息管理工作",
    ],
    &[
        "政府信息公开平台建设",
        "平台建设情况",
        "公开平台建设",
        "加强平台建设",
        "政务公开平台建设方面",
    ],
    &[
        "监督保障",
        "监督保障情况",
        "强化监督保障",
        "政府信息公开监督保障",
        "监督和保障工作",
    ],
];
const END: [&str; 5] = [
    "{tables}",
    "五、存在的主要问题及改进情况",
    "公布的形式还比较单一。",
    "六、其他需要报告的事项",
    "没有收取信息处理费。",
];

fn numbered(style: usize, at: usize, words: &str) -> String {
    let numeral = ["一", "二", "三", "四", "五", "六"][at];
    match style {
        0 => format!("（{numeral}）{words}"),
        1 => format!("({numeral}) {words}"),
        2 => format!("{}.{words}", at + 1),
        3 => format!("{}、{words}", at + 1),
        4 => format!("（{}）{words}", at + 1),
        5 => format!("{numeral}是{words}"),
        6 => format!("（{numeral}）.{words}"),
        7 => format!("### （{numeral}）{words}"),
        _ => words.to_owned(),
    }
}

#[test]
fn parts_in_any_order_numbering_and_wording_are_told() {
    const TRIES: usize = 300;
    let mut dice = Dice::new(23);
    let mut wrong = Vec::new();
    for _ in 0..TRIES {
        let mut order: Vec<usize> = (0..TEXTS.len()).collect();
        if dice.below(3) > 0 {
            for at in (1..order.len()).rev() {
                order.swap(at, dice.below(at + 1));
            }
        }
        order.truncate(2 + dice.below(4));
        let (style, glue) = (dice.below(9), dice.below(5));
        let mut lines = vec!["一、总体情况".to_owned(), "这一年推进各项工作。".to_owned()];
        let mut gone = Vec::new();
        for (at, part) in order.iter().enumerate() {
            let words = *dice.pick(WORDS[*part]);
            let heading = numbered(style, at, words);
            let text = TEXTS[*part].1;
            match glue {
                0 => lines.push(format!("{heading}。{text}")),
                1 => lines.push(format!("{heading}：{text}")),
                2 if style < 8 => lines.push(format!("{heading} {text}")),
                3 => lines.extend([format!("{heading}。"), text.to_owned()]),
                _ => lines.extend([heading.clone(), text.to_owned()]),
            }
            gone.push(heading);
        }
        lines.extend(END.map(str::to_owned));
        let told = order.iter().map(|part| (TEXTS[*part].1, TEXTS[*part].0));
        let mut told: Vec<(&str, &str)> = told.collect();
        told.extend([
            ("公布的形式还比较单一。", "problems"),
            ("这一年推进各项工作。", "overview.intro"),
        ]);
        let report = read(&of_lines(&lines)).report;
        let faults = faults(&report, &told, &gone);
        if !faults.is_empty() {
            wrong.push(format!("{}: {}", lines.join("/"), faults.join("；")));
        }
    }
    let shown = wrong
        .iter()
        .take(20)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n");
    assert!(wrong.is_empty(), "{} of {TRIES}:\n{shown}", wrong.len());
}

#[test]
fn parts_that_were_moved_are_named_in_a_note() {
    let lines = [
        "一、总体情况",
        "（一）监督保障",
        "自查一次。",
        "（二）主动公开",
        "公布信息。",
    ];
    let lines = lines.into_iter().chain(END).map(str::to_owned);
    let imported = read(&of_lines(&lines.collect::<Vec<_>>()));
    assert!(
        notes(&imported).contains("次序与格式不同"),
        "{}",
        notes(&imported)
    );
}

#[test]
fn text_whose_heading_is_lost_is_placed_by_its_words_and_named() {
    let of = |lines: &[&str]| {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        read(&of_lines(&lines))
    };
    let first = ["一、总体情况", "（一）主动公开", "公布信息。", "{tables}"];
    let problem = "公布的形式单一，是主要问题。";
    let fee = "本年度没有收取信息处理费。";
    for rest in [
        vec![problem, fee],
        vec!["五、存在的主要问题及改进情况", problem, fee],
        vec![problem, "六、其他需要报告的事项", fee],
        vec!["（一）主要问题", problem, "（一）信息处理费收取情况", fee],
    ] {
        let lines: Vec<&str> = first.iter().copied().chain(rest.iter().copied()).collect();
        let imported = of(&lines);
        let report = &imported.report;
        assert!(
            report.prose("problems").contains(problem),
            "{rest:?}: {}",
            notes(&imported)
        );
        assert!(
            report.prose("other").contains(fee),
            "{rest:?}: {}",
            notes(&imported)
        );
        assert!(!report.prose("problems").contains(fee), "{rest:?}");
        assert!(notes(&imported).contains("按内容放在这里"), "{rest:?}");
    }
}

#[test]
fn a_heading_that_is_cut_into_two_lines_leaves_nothing_behind() {
    for (heading, next) in [
        ("（四）政府信息公开平台", "建设"),
        ("（二）依申请", "公开"),
        ("（五）监督", "保障"),
    ] {
        let lines = ["一、总体情况", heading, next, "按规定进行。"];
        let lines = lines.into_iter().chain(END).map(str::to_owned);
        let report = read(&of_lines(&lines.collect::<Vec<_>>())).report;
        let parts = [
            "overview.requests",
            "overview.platform",
            "overview.supervision",
        ];
        let told: Vec<&str> = parts
            .iter()
            .map(|part| report.prose(part))
            .filter(|text| !text.is_empty())
            .collect();
        assert_eq!(told, ["按规定进行。"], "{heading}");
    }
}

#[test]
fn parts_are_told_however_they_are_numbered() {
    let text = [
        "推进各项工作。",
        "公布信息120条。",
        "答复及时。",
        "逐件核对。",
        "栏目重排。",
        "自查一次。",
    ];
    let fields = [
        "overview.intro",
        "overview.disclosure",
        "overview.requests",
        "overview.management",
        "overview.platform",
        "overview.supervision",
    ];
    for heads in [
        [
            "1 总体情况",
            "1.1 主动公开",
            "1.2 依申请公开",
            "1.3 政府信息管理",
            "1.4 平台建设",
            "1.5 监督保障",
        ],
        [
            "第一部分 总体情况",
            "（一）主动公开",
            "（二）依申请公开",
            "（三）政府信息管理",
            "（四）平台建设",
            "（五）监督保障",
        ],
        [
            "Ⅰ 总体情况",
            "1.主动公开",
            "2.依申请公开",
            "3.政府信息管理",
            "4.平台建设",
            "5.监督保障",
        ],
        [
            "**一、总体情况**",
            "**（一）主动公开**",
            "**（二）依申请公开**",
            "**（三）政府信息管理**",
            "**（四）平台建设**",
            "**（五）监督保障**",
        ],
        [
            "一 、总 体 情 况",
            "（ 一 ）主 动 公 开",
            "（ 二 ）依 申 请 公 开",
            "（ 三 ）政府信息管理",
            "（ 四 ）平台建设",
            "（ 五 ）监督保障",
        ],
    ] {
        let own = heads
            .iter()
            .zip(text)
            .flat_map(|(head, text)| [*head, text]);
        let lines: Vec<String> = own.chain(END).map(str::to_owned).collect();
        let report = read(&of_lines(&lines)).report;
        for (field, text) in fields.iter().zip(text) {
            assert_eq!(report.prose(field), text, "{heads:?}");
        }
    }
}

#[test]
fn a_sentence_behind_the_name_of_its_part_goes_there_whole() {
    let sentences = [
        (
            "overview.disclosure",
            "（一）主动公开全年发布信息318条，重点公布水质检测结果。",
        ),
        (
            "overview.requests",
            "（二）依申请公开全年收到申请，均已答复，没有争议。",
        ),
        (
            "overview.supervision",
            "（五）监督保障成立领导小组，召开会议3次。",
        ),
    ];
    let lines = ["一、总体情况"]
        .into_iter()
        .chain(sentences.map(|(_, text)| text));
    let lines: Vec<String> = lines.chain(END).map(str::to_owned).collect();
    let report = read(&of_lines(&lines)).report;
    for (field, text) in sentences {
        assert_eq!(report.prose(field), text);
    }
}

#[test]
fn the_rest_of_a_sentence_behind_the_number_of_a_page_is_no_heading() {
    let lines = [
        "一、总体情况",
        "（三）政府信息管理",
        "　　把公文的公开属性写进办文流程，起草科室提出意见，办公室审核，",
        "— 3 —",
        "依申请公开",
        "　　其余事项从略。",
    ];
    let lines: Vec<String> = lines.into_iter().chain(END).map(str::to_owned).collect();
    let report = read(&of_lines(&lines)).report;
    assert_eq!(report.prose("overview.requests"), "");
    assert!(report.prose("overview.management").contains("依申请公开"));
}

#[test]
fn a_part_named_like_a_table_is_none_where_only_pages_are_numbered() {
    let lines = [
        "一、总体情况",
        "1.主动公开政府信息情况。",
        "公布信息及时，栏目清楚。",
        "— 1 —",
        "2.依申请公开情况。",
        "专人登记，按期答复。",
        "五、存在的主要问题及改进情况",
        "形式单一。",
        "六、其他需要报告的事项",
        "没有收取信息处理费。",
    ];
    let lines: Vec<String> = lines.into_iter().map(str::to_owned).collect();
    let report = read(&of_lines(&lines)).report;
    assert!(report.prose("overview.disclosure").contains("栏目清楚"));
    assert!(report.prose("overview.requests").contains("按期答复"));
}
