//! Lines cut at the edge of a page are joined, page numbers go; what was typed stays as it is.

use super::{cases, lines, notes, of_lines, read};
use crate::common::dice::Dice;
use nianbao::import::import_pasted;

#[test]
fn every_case_has_its_paragraphs_in_files_and_on_the_clipboard() {
    let mut wrong = Vec::new();
    for case in cases(include_str!("wrapped.json")) {
        let text = of_lines(&lines(&case, "lines"));
        let pasted = import_pasted(None, &text).unwrap();
        for report in [&read(&text).report, &pasted.report] {
            for (field, paragraphs) in case["prose"].as_object().unwrap() {
                let told = paragraphs.as_array().unwrap().iter();
                let told: Vec<&str> = told.map(|text| text.as_str().unwrap()).collect();
                let found = report.prose(field);
                if found != told.join("\n") {
                    wrong.push(format!("{}: {found}", case["id"]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const CLAUSES: [&str; 12] = [
    "把群众最关心的事项放在前面",
    "先后公布教育收费、医疗保障两类清单",
    "在办事大厅设置查阅点",
    "申请件由办公室统一登记编号",
    "疑难件集体会商",
    "失效的文件在原页面标注",
    "全年培训两次",
    "政策文件公布的同时公布解读",
    "解读由起草科室撰写",
    "账号由五个归并为两个",
    "安排专人值守",
    "2024年共公布信息120条",
];

/// A paragraph of sentences.
fn paragraph(dice: &mut Dice) -> String {
    let count = 2 + dice.below(6);
    let clauses: Vec<&str> = (0..count).map(|_| *dice.pick(&CLAUSES)).collect();
    clauses.join("，") + "。"
}

/// Cuts paragraphs into lines of so many characters, with page numbers now and then.
fn cut(dice: &mut Dice, paragraphs: &[String], measure: usize, page: &mut usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs {
        let letters: Vec<char> = format!("　　{paragraph}").chars().collect();
        let mut line = String::new();
        let mut width = 0;
        for letter in letters {
            let own = 1 + usize::from(!letter.is_ascii());
            let hangs = "，。、；：".contains(letter);
            if width + own > measure && !hangs {
                lines.push(std::mem::take(&mut line));
                width = 0;
                if dice.below(6) == 0 {
                    *page += 1;
                    let marks = [
                        format!("-{page}-"),
                        format!("— {page} —"),
                        format!("{page}"),
                        format!("第 {page} 页 共 19 页"),
                    ];
                    lines.push(dice.pick(&marks).clone());
                }
            }
            line.push(letter);
            width += own;
        }
        lines.push(line);
    }
    lines
}

#[test]
fn paragraphs_cut_at_any_measure_are_put_together_again() {
    const TRIES: usize = 200;
    let mut dice = Dice::new(9);
    let fields = ["overview.disclosure", "overview.requests", "problems"];
    let heads = [
        "（一）主动公开",
        "（二）依申请公开",
        "五、存在的主要问题及改进情况",
    ];
    let mut wrong = Vec::new();
    for _ in 0..TRIES {
        let measure = 44 + 2 * dice.below(20);
        let mut page = 0;
        let mut lines = vec!["一、总体情况".to_owned()];
        let mut told = Vec::new();
        for (at, head) in heads.iter().enumerate() {
            if at == 2 {
                lines.push("{tables}".to_owned());
            }
            lines.push((*head).to_owned());
            let count = 1 + dice.below(3);
            let paragraphs: Vec<String> = (0..count).map(|_| paragraph(&mut dice)).collect();
            lines.extend(cut(&mut dice, &paragraphs, measure, &mut page));
            told.push(paragraphs.join("\n"));
        }
        lines.extend([
            "六、其他需要报告的事项".to_owned(),
            "没有收取信息处理费。".to_owned(),
        ]);
        // Where no line was cut nothing tells that page numbers are any.
        if !lines
            .iter()
            .any(|line| line.starts_with("　　") && !line.ends_with('。'))
        {
            continue;
        }
        let report = read(&of_lines(&lines)).report;
        for (field, told) in fields.iter().zip(&told) {
            if report.prose(field) != told {
                wrong.push(format!(
                    "{measure}: {}\n  {told}\n  {}",
                    lines.join("/"),
                    report.prose(field)
                ));
            }
        }
    }
    let shown = wrong.iter().take(6).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} of {TRIES}:\n{shown}", wrong.len());
}

#[test]
fn what_was_typed_line_by_line_stays_as_it_is() {
    const TRIES: usize = 200;
    let mut dice = Dice::new(31);
    let short = [
        "每季度自查一次",
        "全年培训两次。",
        "制定《公开办法》",
        "公布信息120条；",
        "完善制度：",
        "3次",
        "一是开会，",
    ];
    let mut wrong = Vec::new();
    for _ in 0..TRIES {
        let mut typed = Vec::new();
        for _ in 0..=dice.below(6) {
            typed.push(if dice.below(2) == 0 {
                paragraph(&mut dice)
            } else {
                (*dice.pick(&short)).to_owned()
            });
        }
        let mut lines = vec!["一、总体情况".to_owned(), "（五）监督保障".to_owned()];
        lines.extend(typed.clone());
        lines.extend(
            [
                "{tables}",
                "五、存在的主要问题及改进情况",
                "形式单一。",
                "六、其他需要报告的事项",
                "没有收取信息处理费。",
            ]
            .map(str::to_owned),
        );
        let imported = read(&of_lines(&lines));
        if imported.report.prose("overview.supervision") != typed.join("\n") {
            wrong.push(format!(
                "{}: {}",
                typed.join("/"),
                imported.report.prose("overview.supervision")
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {TRIES}:\n{}",
        wrong.len(),
        wrong.iter().take(6).cloned().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn a_head_that_runs_over_the_pages_is_left_out_and_named() {
    let head = "某某县某某局年度报告";
    let lines = [
        "一、总体情况",
        "（一）主动公开",
        "　　今年以来，我局把群众最关心的事项放在前面，先后公布了教育",
        "收费、医疗保障、住房补贴三类清单，并在办事大厅设置查阅点，方",
        "— 1 —",
        head,
        "便不会上网的老年人查询，全年接待查询人员三百余人次，受到群众",
        "— 2 —",
        head,
        "欢迎。",
        "{tables}",
        "五、存在的主要问题及改进情况",
        "形式单一。",
        "六、其他需要报告的事项",
        "没有收取信息处理费。",
    ];
    let imported = read(&of_lines(
        &[&[head.to_owned()][..], &lines.map(str::to_owned)].concat(),
    ));
    let prose = imported.report.prose("overview.disclosure");
    assert!(
        !prose.contains(head) && prose.ends_with("受到群众欢迎。"),
        "{prose}"
    );
    assert!(
        notes(&imported).contains("页眉没有收入报告"),
        "{}",
        notes(&imported)
    );
    assert!(
        notes(&imported).contains("已接成整段"),
        "{}",
        notes(&imported)
    );
}

#[test]
fn pages_are_told_in_english_and_the_title_over_a_bare_number_runs() {
    let head = "某某县某某局2024年政府信息公开工作年度报告";
    for marks in [vec!["Page 1", "Page 2"], vec![head, "1", head, "2"]] {
        let (first, last) = marks.split_at(marks.len() / 2);
        let mut lines = vec![
            "{title}",
            "一、总体情况",
            "（一）主动公开",
            "　　今年以来，我局把群众最关心的事项放在前面，先后公布了教育",
            "收费、医疗保障、住房补贴三类清单，并在办事大厅设置查阅点，方",
        ];
        lines.extend(first);
        lines.push("便不会上网的老年人查询，全年接待查询人员三百余人次，受到群众");
        lines.extend(last);
        lines.push("欢迎。");
        lines.extend(["{tables}", "五、存在的主要问题及改进情况", "形式单一。"]);
        lines.extend(["六、其他需要报告的事项", "没有收取信息处理费。"]);
        let lines: Vec<String> = lines.into_iter().map(str::to_owned).collect();
        let report = read(&of_lines(&lines)).report;
        assert_eq!(
            report.prose("overview.disclosure").lines().count(),
            1,
            "{marks:?}: {}",
            report.prose("overview.disclosure")
        );
        assert!(!report.prose("overview.disclosure").contains(marks[0]));
    }
}

#[test]
fn in_a_text_of_indented_paragraphs_a_number_behind_a_full_line_goes_on() {
    let lines = [
        "一、总体情况",
        "　　（一）主动公开",
        "　　与群众的期待相比还有差距，主要是解读材料偏长，要改进两个方",
        "面：一是限定解读材料的篇幅，让人一看就懂，少用专业的词语说事；",
        "二是把报送时限写进考核。",
        "　　（二）依申请公开",
        "　　一是专人登记。",
        "　　二是按期答复。",
    ];
    let end = [
        "{tables}",
        "　　五、存在的主要问题及改进情况",
        "　　形式单一。",
        "　　六、其他需要报告的事项",
        "　　没有收取信息处理费。",
    ];
    let lines: Vec<String> = lines.into_iter().chain(end).map(str::to_owned).collect();
    let report = read(&of_lines(&lines)).report;
    assert_eq!(report.prose("overview.disclosure").lines().count(), 1);
    assert_eq!(report.prose("overview.requests").lines().count(), 2);
}
