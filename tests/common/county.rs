//! A county of sixty units with reports in every container, and faults planted in some.

use std::fs;
use std::path::{Path, PathBuf};

use nianbao::draft;
use nianbao::export::{Choices, Document, Format, html, make, text};
use nianbao::report::{Edit, Report};

use super::pdf::pdf;
use super::shapes::old_office;
use super::{balanced, form, name_organ, set, write};

/// The year that is collected.
pub const YEAR: u16 = 2024;

const DEPARTMENTS: [&str; 32] = [
    "财政局",
    "教育局",
    "公安局",
    "民政局",
    "司法局",
    "审计局",
    "统计局",
    "水利局",
    "林业局",
    "商务局",
    "医疗保障局",
    "应急管理局",
    "交通运输局",
    "自然资源局",
    "农业农村局",
    "市场监督管理局",
    "卫生健康局",
    "文化和旅游局",
    "住房和城乡建设局",
    "生态环境分局",
    "退役军人事务局",
    "人力资源和社会保障局",
    "乡村振兴局",
    "信访局",
    "档案局",
    "气象局",
    "税务局",
    "机关事务服务中心",
    "科学技术局",
    "发展和改革局",
    "行政审批局",
    "城市管理局",
];
const NUMERALS: [&str; 14] = [
    "东", "西", "南", "北", "上", "下", "前", "后", "左", "右", "大", "小", "新", "老",
];

/// The sixty organs: the county's office, departments, towns and streets.
pub fn organs() -> Vec<String> {
    let mut organs = vec!["某某县人民政府办公室".to_owned()];
    organs.extend(DEPARTMENTS.iter().map(|name| format!("某某县{name}")));
    organs.extend(
        NUMERALS
            .iter()
            .map(|name| format!("某某县{name}湾镇人民政府")),
    );
    organs.extend(
        NUMERALS[..13]
            .iter()
            .map(|name| format!("某某县{name}街街道办事处")),
    );
    assert_eq!(organs.len(), 60);
    organs
}

/// The report of the organ at a place, without any finding; no two have the same numbers.
pub fn clean(at: usize) -> Report {
    let mut report = balanced("2021");
    name_organ(&mut report, &organs()[at]);
    let more = |base: usize| (base + at).to_string();
    set(&mut report, "applications.new.natural", &more(71));
    set(&mut report, "applications.granted.natural", &more(11));
    set(&mut report, "disclosure.licensing.decisions", &more(100));
    set(
        &mut report,
        "disclosure.fees.amount",
        &format!("{at}.0{}", at % 10),
    );
    set(&mut report, "review.cases.upheld", &more(3));
    set(&mut report, "litigation.after_review.pending", &more(2));
    total(&mut report);
    let watched = "本机关开展了工作考核和社会评议，没有发生责任追究的情形。";
    write(&mut report, "overview.supervision", watched);
    report
}

/// Adds every table up anew.
pub fn total(report: &mut Report) {
    for table in 0..report.form().tables().len() {
        let edit = report.total_up("", table, false);
        report.apply(&edit);
    }
}

/// The kinds of files; the unit at a place hands in that of its place.
pub const KINDS: [&str; 7] = ["ron", "docx", "html", "mht", "xlsx", "txt", "pdf"];

/// The report as a file of a kind.
pub fn bytes(report: &Report, kind: &str) -> Vec<u8> {
    let page = || html::write(&Document::of(report));
    match kind {
        "ron" => draft::write(report).into_bytes(),
        "txt" => text::write(&Document::of(report)).into_bytes(),
        "html" => page().into_bytes(),
        "mht" => {
            let page = page();
            format!("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"a\"\r\n\r\n--a\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n--a--\r\n").into_bytes()
        }
        "pdf" => pdf(report, Choices::default()),
        "xlsx" => {
            make(report, &[], Format::Xlsx, Choices::default())
                .unwrap()
                .bytes
        }
        _ => {
            make(report, &[], Format::Docx, Choices::default())
                .unwrap()
                .bytes
        }
    }
}

/// The kind of file of the unit at a place: a few PDF files, as many of the others.
pub fn kind(at: usize) -> &'static str {
    if at % 15 == 14 { "pdf" } else { KINDS[at % 6] }
}

/// What a fault does to a unit.
pub enum Fault {
    /// Its report is changed, and a rule finds that: its id.
    Rule(&'static str, fn(&mut Report)),
    /// Its report is changed, and it does not count: a part of the sentence.
    Barred(&'static str, fn(&mut Report)),
    /// Its file is changed, and cannot be read: a part of the sentence.
    Spoiled(&'static str, &'static str, fn(Vec<u8>) -> Vec<u8>),
    /// A second file is there besides, which the function makes of the report.
    Twice(&'static str, fn(&mut Report)),
    /// Nothing came.
    Missing,
}

/// The planted faults, each with the place of its unit.
pub fn faults() -> Vec<(usize, Fault)> {
    use Fault::{Barred, Missing, Rule, Spoiled, Twice};
    vec![
        (
            1,
            Rule("balance", |report| {
                set(report, "applications.carried_out.natural", "9");
                set(report, "applications.carried_out.total", "9");
            }),
        ),
        (
            2,
            Rule("applicants", |report| {
                set(report, "applications.granted.total", "31");
            }),
        ),
        (
            3,
            Rule("outcomes", |report| {
                set(report, "applications.partial.natural", "2");
                set(report, "applications.partial.total", "2");
            }),
        ),
        (
            4,
            Rule("cases", |report| set(report, "review.cases.total", "1")),
        ),
        (
            5,
            Rule("filled", |report| {
                set(report, "disclosure.penalties.decisions", "");
            }),
        ),
        (
            6,
            Rule("number", |report| {
                set(report, "disclosure.penalties.decisions", "十二");
            }),
        ),
        (
            7,
            Rule("stock", |report| {
                set(report, "disclosure.normative.in_force", "1");
            }),
        ),
        (
            8,
            Rule("rulemaking", |report| {
                set(report, "disclosure.regulations.issued", "1");
                set(report, "disclosure.regulations.in_force", "1");
            }),
        ),
        (
            9,
            Rule("fee_text", |report| {
                write(report, "other", "没有其他需要报告的事项。");
            }),
        ),
        (
            30,
            Rule("prose", |report| {
                write(
                    report,
                    "overview.requests",
                    "本机关新收政府信息公开申请17件。",
                );
            }),
        ),
        (
            11,
            Rule("period", |report| {
                write(
                    report,
                    "overview.intro",
                    "统计期限为2024年1月1日至2025年12月31日。",
                );
            }),
        ),
        (
            12,
            Barred("2023年的报告", |report| {
                report.apply(&Edit::year("", Some(2023)));
            }),
        ),
        (
            13,
            Barred("格式", |report| {
                let mut old = balanced("2019");
                name_organ(&mut old, report.organ());
                old.apply(&Edit::year("", Some(YEAR)));
                *report = old;
            }),
        ),
        (
            18,
            Barred("没有认出是哪一年", |report| {
                report.apply(&Edit::year("", None));
            }),
        ),
        (
            15,
            Spoiled("docx", "损坏", |bytes| bytes[..bytes.len() / 2].to_vec()),
        ),
        (
            16,
            Spoiled("docx", "打开密码", |_| old_office("EncryptedPackage")),
        ),
        (17, Spoiled("docx", "空的", |_| Vec::new())),
        (
            19,
            Spoiled("txt", "没有找到年度报告", |_| {
                "关于召开会议的通知".as_bytes().to_vec()
            }),
        ),
        (
            20,
            Spoiled("ron", "不完整", |bytes| {
                bytes[..bytes.len() / 2].to_vec()
            }),
        ),
        (
            21,
            Spoiled("ron", "更新版本", |bytes| {
                let text = String::from_utf8(bytes).unwrap();
                text.replacen("format: ", "format: 9", 1).into_bytes()
            }),
        ),
        (
            22,
            Spoiled("pdf", "PDF", |bytes| bytes[..bytes.len() / 3].to_vec()),
        ),
        (
            23,
            Spoiled("doc", "不能直接读取", |_| old_office("WordDocument")),
        ),
        (24, Twice("只计一次", |_| {})),
        (
            25,
            Twice("数字不同", |report| {
                set(report, "disclosure.licensing.decisions", "999");
            }),
        ),
        (27, Missing),
        (28, Missing),
    ]
}

/// Writes the county into a folder with others within; returns the list of the units.
pub fn put_down(folder: &Path) -> Vec<String> {
    let mut list = organs();
    let faults = faults();
    for (at, organ) in organs().into_iter().enumerate() {
        let mut report = clean(at);
        let fault = faults
            .iter()
            .find(|(place, _)| *place == at)
            .map(|(_, fault)| fault);
        let within = folder.join(["部门", "乡镇/一月", "."][at % 3]);
        fs::create_dir_all(&within).unwrap();
        let file = |ending: &str| -> PathBuf { within.join(format!("{organ}.{ending}")) };
        match fault {
            Some(Fault::Missing) => continue,
            Some(Fault::Rule(_, spoil) | Fault::Barred(_, spoil)) => spoil(&mut report),
            Some(Fault::Spoiled(kind, _, spoil)) => {
                let made = if *kind == "doc" { "docx" } else { kind };
                fs::write(file(kind), spoil(bytes(&report, made))).unwrap();
                continue;
            }
            Some(Fault::Twice(_, change)) => {
                let mut other = report.clone();
                change(&mut other);
                total(&mut other);
                fs::write(within.join(format!("又一份{at}.ron")), bytes(&other, "ron")).unwrap();
            }
            None => {}
        }
        if at == 0 {
            // The office of the county counts the same cases as the department at place 26.
            let cases = clean(26);
            for name in ["pending", "total"] {
                let name = format!("litigation.after_review.{name}");
                let text = cases.value_of(&name).unwrap().text().to_owned();
                set(&mut report, &name, &text);
            }
        }
        // A draft alone can be without a year, or in a form that is not that of its year.
        let kind = if matches!(fault, Some(Fault::Barred(..))) {
            "ron"
        } else {
            kind(at)
        };
        fs::write(file(kind), bytes(&report, kind)).unwrap();
    }
    // The whole county's report, handed in among its units.
    let mut whole = balanced("2021");
    name_organ(&mut whole, "某某县人民政府");
    fs::write(folder.join("全县.ron"), bytes(&whole, "ron")).unwrap();
    fs::write(folder.join("部门/Thumbs.db"), "x").unwrap();
    list.push("某某县消防救援大队".to_owned());
    assert_eq!(form("2021").id(), whole.form().id());
    list
}
