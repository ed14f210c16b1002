//! The same report gives the same file, run after run, and the file bears no date that is the
//! clock's.

use std::path::Path;
use std::process::Command;

use crate::common::balanced;
use nianbao::draft;
use nianbao::report::{Date, Edit, Report};

/// Seconds since 1970 at the beginning of 20 January 2025.
const EPOCH: &str = "1737331200";

/// Exports in a process of its own.
fn exported(folder: &Path, report: &Report, standard: &str, epoch: Option<&str>) -> Vec<u8> {
    let (draft, pdf) = (folder.join("a.ron"), folder.join("a.pdf"));
    std::fs::write(&draft, draft::write(report)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
    command.arg("export").arg(&draft).arg("--pdf").arg(&pdf);
    command.args(["--fonts", "bundled", "--pdfa", standard]);
    command.env_remove("SOURCE_DATE_EPOCH");
    if let Some(epoch) = epoch {
        command.env("SOURCE_DATE_EPOCH", epoch);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    std::fs::read(pdf).unwrap()
}

/// The date in a file's information.
fn date(bytes: &[u8]) -> Option<String> {
    let pdf = lopdf::Document::load_mem(bytes).unwrap();
    let info = pdf.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let date = pdf
        .get_dictionary(info)
        .unwrap()
        .get(b"CreationDate")
        .ok()?;
    Some(String::from_utf8(date.as_str().unwrap().to_vec()).unwrap())
}

#[test]
fn two_runs_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let report = balanced("2021");
    for standard in ["2u", "1b"] {
        let first = exported(folder.path(), &report, standard, None);
        let again = exported(folder.path(), &report, standard, None);
        assert!(first == again, "{standard}");
        assert_eq!(date(&first), None);
    }
}

#[test]
fn the_date_is_that_of_the_report_else_that_of_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    let dated = exported(folder.path(), &report, "2u", Some(EPOCH));
    assert_eq!(date(&dated).as_deref(), Some("D:20250120000000+08'00'"));
    let text = String::from_utf8_lossy(&dated);
    assert!(text.contains("<xmp:CreateDate>2025-01-20T00:00:00+08:00<"));
    report.apply(&Edit::date("", Date::read("2025年1月9日")));
    let dated = exported(folder.path(), &report, "2u", Some(EPOCH));
    assert_eq!(date(&dated).as_deref(), Some("D:20250109000000+08'00'"));
    let undated = exported(folder.path(), &balanced("2021"), "2u", Some("soon"));
    assert_eq!(date(&undated), None);
}
