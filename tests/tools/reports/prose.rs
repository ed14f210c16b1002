//! Published reports, where they are at hand.

use nianbao::check::prose::{Verdict, confirmed, read};
use nianbao::check::{Severity, check};
use nianbao::form::Rank;
use nianbao::import::import;
use nianbao::report::{Change, Report};

use crate::common::{prose_findings, write};

fn published(file: &str) -> Report {
    let folder = std::env::var("NIANBAO_REPORTS").expect("NIANBAO_REPORTS names the folder");
    let path = std::path::Path::new(&folder).join(file);
    let bytes = std::fs::read(path).expect("the report is there");
    import(&bytes).expect("it is a report").report
}

/// File, numbers that agree with their cells' rows, numbers that a hint speaks of.
const PUBLISHED: [(&str, &[&str], &[&str]); 3] = [
    ("liupanshui-2024.txt", &["842", "840", "15"], &["298"]),
    ("liuan-office-2024.txt", &["72", "327"], &[]),
    (
        "shucheng-2020.txt",
        &[
            "32",
            "1",
            "未发生涉政府信息公开的行政复议、行政诉讼、举报投诉案件",
        ],
        &[],
    ),
];

#[test]
#[ignore = "needs the real reports: set NIANBAO_REPORTS"]
fn a_published_report_agrees_with_its_tables_but_where_it_does_not() {
    for (file, agreeing, hinted) in PUBLISHED {
        let report = published(file);
        let confirmed = confirmed(&report).into_iter();
        let confirmed: Vec<String> = confirmed
            .map(|number| report.prose(number.field)[number.span].to_owned())
            .collect();
        assert_eq!(confirmed, agreeing, "{file}");
        let findings = prose_findings(&report).into_iter();
        let found: Vec<(Rank, String)> = findings
            .map(|finding| {
                let text = report.prose(finding.field().unwrap());
                (finding.rank, text[finding.span().unwrap()].to_owned())
            })
            .collect();
        let hinted: Vec<_> = hinted
            .iter()
            .map(|number| (Rank::D, (*number).to_owned()))
            .collect();
        assert_eq!(found, hinted, "{file}");
    }
}

/// Every number that is read there, written one higher, is told.
#[test]
#[ignore = "needs the real reports: set NIANBAO_REPORTS"]
fn a_number_changed_in_a_published_report_is_found() {
    for (file, agreeing, _) in PUBLISHED {
        let right = published(file);
        let readings = read(&right).into_iter();
        let numbers = readings.filter(|reading| {
            let written = &right.prose(reading.field)[reading.span.clone()];
            let is_number = written.parse::<u32>().is_ok();
            let behind = &right.prose(reading.field)[reading.span.end..];
            let has_unit = behind.starts_with(['件', '条', '份']);
            matches!(reading.verdict, Verdict::Confirmed(_)) && is_number && has_unit
        });
        let mut changed = 0;
        for reading in numbers {
            let mut report = right.clone();
            let mut text = report.prose(reading.field).to_owned();
            let number: u32 = text[reading.span.clone()].parse().unwrap();
            text.replace_range(reading.span.clone(), &(number + 977).to_string());
            write(&mut report, reading.field, &text);
            let findings = check(&report, None);
            let serious: Vec<_> = findings
                .iter()
                .filter(|finding| finding.severity() == Severity::Waivable)
                .collect();
            assert_eq!(serious.len(), 1, "{file} {number}");
            assert_eq!(serious[0].rule.id(), "prose");
            if let Some(fix) = &serious[0].fix {
                assert!(matches!(fix.changes()[0], Change::Splice(_)));
                report.apply(fix);
                assert!(report == right, "{file} {number}");
            }
            changed += 1;
        }
        assert!(changed + 1 >= agreeing.len().min(2), "{file}");
    }
}
