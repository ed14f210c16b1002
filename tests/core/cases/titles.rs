//! Titles as portals and files have them: wrapped anywhere, in any order, among other lines.

use super::{cases, lines, notes, read, under_title};
use crate::common::dice::Dice;

/// Organ and year that are read where these lines stand above an opening paragraph.
fn told(lines: &[String], year: u16, preamble: Option<&str>) -> (String, Option<u16>) {
    let imported = read(&under_title(lines, year, preamble));
    let report = &imported.report;
    (report.organ().to_owned(), report.year())
}

#[test]
fn organ_and_year_of_every_case_are_told() {
    for case in cases(include_str!("titles.json")) {
        let year = u16::try_from(case["year"].as_u64().unwrap()).unwrap();
        let organ = case["organ"].as_str().unwrap();
        let found = told(&lines(&case, "lines"), year, case["preamble"].as_str());
        assert_eq!(found, (organ.to_owned(), Some(year)), "{}", case["id"]);
    }
}

#[test]
fn organ_and_year_are_told_from_titles_of_all_kinds() {
    let mut faults = Vec::new();
    for (title, organ) in TITLES {
        let lines: Vec<String> = title.split('/').map(str::to_owned).collect();
        let found = told(&lines, 2024, None);
        if found != ((*organ).to_owned(), Some(2024)) {
            faults.push(format!("{title}: {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Titles with their lines parted by `/`, all on 2024, and the organ.
const TITLES: &[(&str, &str)] = &[
    ("某某省教育厅2024年政府信息公开工作年度报告", "某某省教育厅"),
    (
        "某某市人力资源和/社会保障局2024年/政府信息公开工作/年度报告",
        "某某市人力资源和社会保障局",
    ),
    (
        "某某市/某某区/教育局/2024年政府信息公开工作年度报告",
        "某某市某某区教育局",
    ),
    (
        "某某自治县人民/政府2024年政府信息公开工作年度报告",
        "某某自治县人民政府",
    ),
    (
        "某某经济技术开发区管理委员会/2024年度政府信息公开年报",
        "某某经济技术开发区管理委员会",
    ),
    (
        "某某市城市管理/综合行政执法局2024年政府信息公开年度报告",
        "某某市城市管理综合行政执法局",
    ),
    (
        "某某县市场/监督管理局2024年政府信息公开年度报告",
        "某某县市场监督管理局",
    ),
    (
        "某某县乡村/振兴局2024年政府信息公开年度报告",
        "某某县乡村振兴局",
    ),
    (
        "某某旗/某某苏木/2024年政府信息公开工作年度报告",
        "某某旗某某苏木",
    ),
    (
        "某某区某某街/道办事处2024年政府信息公开工作年度报告",
        "某某区某某街道办事处",
    ),
    (
        "2024年度/某某县水利局/政府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "2024年度某某县水/利局政府信息公开工作/年度报告",
        "某某县水利局",
    ),
    (
        "20/24年某某县水利局政府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "某某县水利局20/24年政府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "某某县水利局202/4年政府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "某某县水利局2024年政/府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "某某县水利局2024年政府信/息公开工作年度报告",
        "某某县水利局",
    ),
    ("某某县水利局政府信息公开工作/（2024年度）", ""),
    (
        "某某县水利局/政府信息公开工作年度报告/（2024年度）",
        "某某县水利局",
    ),
    (
        "某某县水利局/政府信息公开工作年度报告/2024年",
        "某某县水利局",
    ),
    (
        "政府信息公开工作年度报告/（2024年）/某某县水利局",
        "某某县水利局",
    ),
    (
        "2024年政府信息公开工作年度报告/某某县水利局/2025年1月20日",
        "某某县水利局",
    ),
    (
        "2024年政府信息公开工作年度报告/（某某县水利局）",
        "某某县水利局",
    ),
    (
        "政府信息公开工作年度报告/——某某县水利局/2024年",
        "某某县水利局",
    ),
    (
        "政府信息公开2024年度工作报告（某某县水利局）",
        "某某县水利局",
    ),
    ("某某县水利局政府信息公开工作报告（2024年）", "某某县水利局"),
    (
        "某某县水利局【2024】政府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "某某县水利局（2024）政府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "某某县水利局２０２４年政府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "某某县水利局二零二四年度政府信息公开工作报告",
        "某某县水利局",
    ),
    (
        "某某县水利局二○二四年政府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "某某县水利局 2024 年 度 政府信息公开 工作 年度报告",
        "某某县水利局",
    ),
    (
        "关于某某县水利局2024年政府信息公开工作情况的报告",
        "某某县水利局",
    ),
    (
        "某某县水利局关于2024年度/政府信息公开工作情况的/年度报告",
        "某某县水利局",
    ),
    (
        "某某县水利局/关于2024年政府信息公开工作的报告",
        "某某县水利局",
    ),
    (
        "某某县水利局关于/2024年度政府信息公开工作年度报告",
        "某某县水利局",
    ),
    ("某某县水利局2024年政务公开工作年度报告", "某某县水利局"),
    ("某某县水利局2024年度信息公开年度报告", "某某县水利局"),
    (
        "某某县水利局2024年政府信息与政务公开工作年度报告",
        "某某县水利局",
    ),
    (
        "《某某县水利局2024年政府信息公开工作年度报告》",
        "某某县水利局",
    ),
    (
        "附件：某某县水利局2024年政府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "附件2/某某县水利局2024年政府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "标题：某某县水利局2024年政府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "标题 | 某某县水利局2024年政府信息公开工作年度报告 | 来源 | 本站",
        "某某县水利局",
    ),
    (
        "首页>政府信息公开>某某县水利局2024年政府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "县直部门/某某县水利局2024年政府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "各县区部门/某某县水利局2024年政府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "乡镇街道/某某县某某镇2024年政府信息公开工作年度报告",
        "某某县某某镇",
    ),
    (
        "某某县政务服务网/某某镇人民政府2024年政府信息公开工作年度报告",
        "某某镇人民政府",
    ),
    (
        "某某县新闻/某某镇人民政府2024年政府信息公开工作年度报告",
        "某某镇人民政府",
    ),
    (
        "某某县人民政府/某某县水利局2024年政府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "某某县人民政府/某某镇人民政府2024年政府信息公开工作年度报告",
        "某某镇人民政府",
    ),
    ("某某县人民政府门户网站/2024年政府信息公开工作年度报告", ""),
    ("政策解读/2024年政府信息公开工作年度报告/打印 关闭", ""),
    ("我局2024年政府信息公开工作年度报告", ""),
    ("本机关2024年政府信息公开工作年度报告", ""),
    ("部门2024年政府信息公开工作年度报告", ""),
    ("全县2024年政府信息公开工作年度报告", ""),
    (
        "信息名称：2024年政府信息公开工作年度报告/发布机构：某某县水利局 发布日期：2025-01-09",
        "某某县水利局",
    ),
    ("2024年政府信息公开工作年度报告/来源：本站 浏览次数：12", ""),
    (
        "2024年政府信息公开工作年度报告/来　源：某某县水利局　　点击数：12",
        "某某县水利局",
    ),
    ("2024年政府信息公开工作年度报告/来源：县水利局", ""),
    (
        "2023年政府信息公开年报/某某县水利局2023年政府信息公开工作年度报告/某某县水利局2024年政府信息公开工作年度报告",
        "某某县水利局",
    ),
    (
        "### **某某县水利局2024年政府信息公开**/### **工作年度报告**",
        "某某县水利局",
    ),
    (
        "| 某某县水利局2024年政府信息公开工作年度报告 |",
        "某某县水利局",
    ),
    (
        "中共某某县委办公室2024年政府信息公开工作年度报告",
        "中共某某县委办公室",
    ),
    (
        "国家税务总局某某县税务局2024年政府信息公开工作年度报告",
        "国家税务总局某某县税务局",
    ),
    (
        "某某县公安局（交通管理大队）2024年政府信息公开工作年度报告",
        "某某县公安局（交通管理大队）",
    ),
    (
        "某某市12345热线管理中心2024年政府信息公开工作年度报告",
        "某某市12345热线管理中心",
    ),
    (
        "某某县水利局２０２４年政府信息公开工作年度报告全文",
        "某某县水利局",
    ),
    ("某某縣水利局2024年政府信息公開工作年度報告", "某某縣水利局"),
];

#[test]
fn an_organ_that_is_only_proposed_is_named_in_a_note() {
    let title = "2024年政府信息公开工作年度报告".to_owned();
    for (line, place) in [
        ("发布机构：某某县档案局", "发布机构"),
        ("来源：某某县档案局", "来源"),
    ] {
        let lines = [title.clone(), line.to_owned()];
        let imported = read(&under_title(&lines, 2024, None));
        let said = format!("“某某县档案局”取自“{place}”");
        assert!(notes(&imported).contains(&said), "{}", notes(&imported));
    }
    let opening =
        "本报告的统计期限为2024年1月1日至12月31日。如有疑问，请与某某县档案局办公室联系。";
    let imported = read(&under_title(
        std::slice::from_ref(&title),
        2024,
        Some(opening),
    ));
    assert_eq!(imported.report.organ(), "某某县档案局");
    assert!(notes(&imported).contains("“某某县档案局”取自“联系方式”"));
    let signed = under_title(&[title], 2024, None) + "某某县档案局\n2025年1月9日\n";
    let imported = read(&signed);
    assert_eq!(imported.report.organ(), "某某县档案局");
    assert!(notes(&imported).contains("“某某县档案局”取自文末的署名"));
}

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
