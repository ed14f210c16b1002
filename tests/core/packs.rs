//! Local packs: what a notice asks is checked, and a file that is none is refused with a sentence.

use std::ffi::OsString;
use std::fs;

use nianbao::check::{Finding, Place, check};
use nianbao::cli::{Outcome, Start, parse, run};
use nianbao::draft;
use nianbao::form::Rank;
use nianbao::import::PdfReader;
use nianbao::pack::Pack;
use nianbao::report::{Date, Edit, Report};

use crate::common::{balanced, write};

/// A pack that asks one thing of each kind, under a name of its own.
fn file(name: &str, id: &str) -> String {
    format!(
        r#"(id: "{id}", name: "{name}", source: "某府办〔2025〕1号", entries: [
            (id: "length", at: Overview, asks: AtMost(500), rank: C, message: "总体情况不超过 500 字。"),
            (id: "zone", at: Platform, asks: Mentions(any: ["专区", "专栏"]), rank: D, message: "没有写到专区。"),
            (id: "gazette", at: Overview, asks: Mentions(any: ["公报"], number: true, units: ["期"]), rank: D, message: "没有写公报出了几期。", source: "第二条"),
            (id: "date", asks: Before(month: 1, day: 20), rank: C, message: "1月20日前报送。"),
        ])"#
    )
}

fn made(name: &str, id: &str) -> &'static Pack {
    Pack::by_name(name).unwrap_or_else(|| Pack::register(&file(name, id)).unwrap())
}

fn local(report: &Report) -> Vec<Finding> {
    let mut findings = check(report, None);
    findings.retain(|finding| finding.rule.id() == "local");
    findings
}

#[test]
fn each_entry_of_the_chosen_pack_is_asked() {
    let pack = made("某某市甲", "mou_a");
    let mut report = balanced("2021");
    assert_eq!(local(&report), [], "none is chosen");
    report.apply(&Edit::pack("", pack.name()));
    let found = local(&report);
    let messages: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "没有写到专区。（某某市甲：某府办〔2025〕1号）",
            "没有写公报出了几期。（某某市甲：某府办〔2025〕1号第二条）",
        ]
    );
    assert!(found.iter().all(|found| found.rank == Rank::D));
    assert_eq!(found[0].field(), Some("overview.platform"));
    write(
        &mut report,
        "overview.platform",
        "建成公开专区，印发公报的通知3件。",
    );
    assert_eq!(local(&report).len(), 1, "3件 are no issues");
    write(
        &mut report,
        "overview.platform",
        "建成公开专区，2024年公报照常。\n出版公报12期。",
    );
    assert_eq!(local(&report), []);
    write(&mut report, "overview.intro", &"公开有序".repeat(100));
    let found = local(&report);
    assert_eq!((found.len(), found[0].rank), (1, Rank::C));
    assert!(
        found[0].message.contains("上限 500 字"),
        "{}",
        found[0].message
    );
    write(&mut report, "overview.intro", "");
    report.apply(&Edit::date("", Date::new(2025, 1, 20)));
    assert_eq!(local(&report), []);
    report.apply(&Edit::date("", Date::new(2025, 1, 21)));
    let found = local(&report);
    assert_eq!((found.len(), &found[0].place), (1, &Place::Date));
    // What is not written at all is the business of another rule.
    report.apply(&Edit::date("", None));
    for field in report.form().prose() {
        write(&mut report, &field.id, "");
    }
    assert_eq!(local(&report), []);
}

#[test]
fn a_reason_for_what_a_pack_asks_stays_with_its_entry() {
    let pack = made("某某市乙", "mou_b");
    let mut report = balanced("2021");
    report.apply(&Edit::pack("", pack.name()));
    write(&mut report, "overview.intro", &"公开有序".repeat(100));
    let long = |report: &Report| {
        let mut found = local(report).into_iter();
        found.find(|found| found.rank == Rank::C).unwrap()
    };
    let key = long(&report).key;
    assert_eq!(
        (key.rule.as_str(), key.place.as_str()),
        ("local", "mou_b.length")
    );
    report.apply(&Edit::reason("", key, "县里同意写长。"));
    assert_eq!(long(&report).waived.as_deref(), Some("县里同意写长。"));
    write(&mut report, "overview.intro", &"公开有序".repeat(200));
    assert_eq!(
        long(&report).waived,
        None,
        "another length is another finding"
    );
}

#[test]
fn a_pack_that_limits_the_overview_takes_the_place_of_the_usual_limit() {
    let mut report = balanced("2021");
    write(&mut report, "overview.intro", &"公开有序".repeat(300));
    let rules = |report: &Report| -> Vec<&str> {
        let findings = check(report, None);
        let own = findings.iter().map(|finding| finding.rule.id());
        own.filter(|id| ["length", "local"].contains(id)).collect()
    };
    assert_eq!(rules(&report), ["length"]);
    report.apply(&Edit::pack("", "武威市"));
    let found = rules(&report);
    assert!(found.contains(&"local") && !found.contains(&"length"));
}

#[test]
fn the_pack_of_wuwei_asks_what_its_notice_asks() {
    let pack = Pack::by_name("武威市").unwrap();
    assert_eq!(pack.source(), "武政办发〔2025〕54号");
    let mut report = balanced("2021");
    report.apply(&Edit::pack("", "武威市"));
    // 总体情况 is short enough, and nothing else of what is asked stands in it.
    assert_eq!(local(&report).len(), pack.entries().len() - 1);
    write(
        &mut report,
        "overview.disclosure",
        "政府网站发布信息1200条，政务新媒体发布信息800条，政府公报刊登文件36件。发布政策解读45篇，回应关切62次。\n\
         公开教育信息12条、医疗信息15条、就业信息30条、养老信息9条、公共资源配置信息21条。\n\
         制发规章0件、行政规范性文件18件，废止5件，现行有效120件。",
    );
    let left: Vec<String> = local(&report)
        .iter()
        .map(|found| found.key.place.clone())
        .collect();
    assert_eq!(
        left,
        [
            "wuwei.platforms",
            "wuwei.public_areas",
            "wuwei.gazette_issues"
        ]
    );
    write(
        &mut report,
        "overview.platform",
        "建成公开平台2个、政务公开专区14个，编印公报12期。",
    );
    assert_eq!(local(&report), []);
}

#[test]
fn a_draft_keeps_the_name_of_its_pack_and_so_does_the_next_year() {
    let mut report = balanced("2021");
    let undo = report.apply(&Edit::pack("", "武威市"));
    let text = draft::write(&report);
    assert!(text.contains("pack: \"武威市\""));
    assert!(draft::read(text.as_bytes()).unwrap().is_identical(&report));
    assert_eq!(report.rolled().unwrap().report.pack(), "武威市");
    report.apply(&undo);
    assert_eq!(report.pack(), "");
    assert!(!draft::write(&report).contains("pack"));
}

#[test]
fn a_pack_that_this_computer_does_not_have_is_named() {
    let mut report = balanced("2021");
    report.apply(&Edit::pack("", "某某州"));
    let found = local(&report);
    assert_eq!((found.len(), found[0].rank), (1, Rank::D));
    assert!(found[0].message.contains("“某某州”在这台电脑上没有"));
}

#[test]
fn a_folder_of_packs_is_read_and_a_wrong_file_refused_with_its_fault() {
    let refusal = |text: &str| {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("本地.ron"), text).unwrap();
        let told = Pack::register_folder(folder.path());
        assert_eq!(told.len(), 1, "{text}");
        assert!(told[0].contains("本地.ron") && told[0].contains("不能用作本地要求"));
        told[0].clone()
    };
    let good = file("某某市丙", "mou_c");
    for (change, to, fault) in [
        ("entries: [", "entries: ", "第 1 行"),
        ("id: \"mou_c\"", "id: \"Mou C\"", "只能用小写字母"),
        ("id: \"mou_c\"", "id: \"wuwei\"", "“wuwei”已经有了"),
        ("name: \"某某市丙\"", "name: \"武威市\"", "“武威市”已经有了"),
        ("name: \"某某市丙\"", "name: \" \"", "名称"),
        ("id: \"zone\"", "id: \"length\"", "写了两次"),
        (
            "rank: C, message: \"总体",
            "rank: A, message: \"总体",
            "等级只能是 C",
        ),
        ("AtMost(500)", "AtMost(0)", "字数"),
        ("[\"专区\", \"专栏\"]", "[]", "词语"),
        ("\"专栏\"", "\"\"", "词语"),
        ("day: 20", "day: 32", "日期不对"),
        ("\"没有写到专区。\"", "\"\"", "说明"),
        ("at: Platform", "at: Nowhere", "写法不对"),
        ("asks: AtMost(500), ", "", "写法不对"),
    ] {
        assert!(good.contains(change), "{change}");
        let told = refusal(&good.replacen(change, to, 1));
        assert!(told.contains(fault), "{told}");
    }
    let long = format!("{good}//{}", "长".repeat(100_000));
    assert!(refusal(&long).contains("文件太大"));
    assert!(refusal("\u{feff}\u{0}").contains("写法不对"));
    let folder = tempfile::tempdir().unwrap();
    assert!(Pack::register_folder(&folder.path().join("packs")).is_empty());
    fs::write(folder.path().join("丙.RON"), &good).unwrap();
    fs::write(folder.path().join("说明.txt"), "不是").unwrap();
    assert_eq!(Pack::register_folder(folder.path()), [""; 0]);
    assert!(Pack::by_name("某某市丙").is_some());
}

/// What `nianbao check` prints of a report, and how it ended.
fn checked(report: &Report, options: &[&str]) -> (Outcome, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("报告.ron");
    draft::save(report, &path).unwrap();
    let args = ["nianbao".into(), "check".into(), path.into_os_string()];
    let args = args.into_iter().chain(options.iter().map(OsString::from));
    let Start::Command(command) = parse(args) else {
        panic!("no command");
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let outcome = run(&command, PdfReader::Here, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (outcome, text(out), text(err))
}

#[test]
fn the_command_line_checks_lengths_and_packs() {
    let mut report = balanced("2021");
    write(&mut report, "overview.intro", &"公开有序".repeat(300));
    let (outcome, out, _) = checked(&report, &[]);
    assert_eq!(outcome, Outcome::Good);
    assert!(out.contains("超过 1000 字"), "{out}");
    let (_, out, _) = checked(&report, &["--limit", "3000"]);
    assert!(!out.contains("字。"), "{out}");
    let (outcome, out, _) = checked(&report, &["--pack", "武威市"]);
    assert_eq!(outcome, Outcome::Findings);
    assert!(out.contains("武政办发〔2025〕54号"), "{out}");
    let (outcome, _, err) = checked(&report, &["--pack", "某某州"]);
    assert_eq!(outcome, Outcome::Failed);
    assert!(
        err.contains("没有“某某州”这个本地要求") && err.contains("武威市"),
        "{err}"
    );
    // What the draft names is asked without a word.
    report.apply(&Edit::pack("", "武威市"));
    let (_, out, _) = checked(&report, &["--json"]);
    assert!(out.contains("\"rule\":\"local\""), "{out}");
}
