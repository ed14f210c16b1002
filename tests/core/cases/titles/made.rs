//! Titles made of places, bodies, years and endings, cut anywhere.

use crate::common::dice::Dice;

const PLACES: [&str; 9] = [
    "某某省",
    "某某市",
    "某某县",
    "某某市某某区",
    "某某自治县",
    "云某旗",
    "某某市青某县",
    "某某自治州",
    "某某新区",
];
const BODIES: [&str; 14] = [
    "人民政府",
    "人民政府办公室",
    "教育局",
    "发展和改革委员会",
    "市场监督管理局",
    "城市管理局",
    "住房和城乡建设局",
    "乡村振兴局",
    "档案馆",
    "政务服务中心",
    "某某镇人民政府",
    "某某乡",
    "机关事务管理局",
    "公安局某某分局",
];
const YEARS: [(&str, u16); 5] = [
    ("2024年", 2024),
    ("2023年度", 2023),
    ("２０２２年", 2022),
    ("二〇二四年", 2024),
    ("2021 年", 2021),
];
const ENDS: [&str; 7] = [
    "政府信息公开工作年度报告",
    "政府信息公开年度报告",
    "政府信息公开工作报告",
    "政府信息公开工作年报",
    "政府信息公开年报",
    "政府信息公开工作的报告",
    "政府信息公开工作情况的年度报告",
];
const ABOVE: [&str; 8] = [
    "某某门户网站",
    "首页 > 政务公开 > 年报",
    "当前位置：首页 > 年报",
    "索引号：0000-1/2025-1 主题分类：其他",
    "政府信息公开年报",
    "通知公告",
    "字号：大 中 小",
    "政府信息公开工作年度报告",
];
const BELOW: [&str; 5] = [
    "发布时间：2025-01-15 来源：县档案局 打印",
    "浏览次数：12 次",
    "【字体：大 中 小】",
    "2025年1月15日",
    "分享到：",
];

/// Cuts a title into lines anywhere.
fn wrapped(dice: &mut Dice, title: &str) -> Vec<String> {
    let letters: Vec<char> = title.chars().collect();
    let mut cuts: Vec<usize> = (0..dice.below(4))
        .map(|_| 1 + dice.below(letters.len() - 1))
        .collect();
    cuts.extend([0, letters.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let parts = cuts
        .windows(2)
        .map(|cut| letters[cut[0]..cut[1]].iter().collect::<String>());
    parts.filter(|part| !part.trim().is_empty()).collect()
}

#[test]
fn thousands_of_made_titles_are_told_or_left_empty() {
    use nianbao::import::import;
    const TRIES: usize = 3000;
    let mut dice = Dice::new(14);
    let mut faults = Vec::new();
    let rest = "\n本报告按规定编制。\n一、总体情况\n各项工作平稳。\n五、存在的主要问题及改进情况\n解读不够通俗。\n";
    for _ in 0..TRIES {
        let organ = format!("{}{}", dice.pick(&PLACES), dice.pick(&BODIES));
        let (written, year) = *dice.pick(&YEARS);
        let end = *dice.pick(&ENDS);
        let title = match dice.below(6) {
            0 => format!("{written}{organ}{end}"),
            1 => format!("{organ}关于{written}{end}"),
            2 => format!("{written}{organ}{written}{end}"),
            3 => format!(
                "{organ}{}",
                end.replacen("政府信息公开", &format!("政府信息公开{written}"), 1)
            ),
            _ => format!("{organ}{written}{end}"),
        };
        let mut lines = Vec::new();
        for _ in 0..dice.below(3) {
            lines.push((*dice.pick(&ABOVE)).to_owned());
        }
        let shown = wrapped(&mut dice, &title);
        let mark = if dice.below(8) == 0 { "## " } else { "" };
        lines.extend(shown.iter().map(|line| format!("{mark}{line}")));
        if dice.below(8) == 0 {
            lines.push(title.clone());
        }
        for _ in 0..dice.below(3) {
            lines.push((*dice.pick(&BELOW)).to_owned());
        }
        let text = lines.join("\n") + rest;
        let report = import(text.as_bytes()).unwrap().report;
        if (report.organ(), report.year()) != (organ.as_str(), Some(year)) {
            faults.push(format!(
                "{}: {} {:?}",
                lines.join("/"),
                report.organ(),
                report.year()
            ));
        }
        let opening = report.prose("preamble");
        if opening != "本报告按规定编制。" {
            faults.push(format!("{}: {opening}", lines.join("/")));
        }
    }
    let shown = faults
        .iter()
        .take(40)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n");
    assert!(faults.is_empty(), "{} of {TRIES}:\n{shown}", faults.len());
}
