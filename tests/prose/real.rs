//! Published reports, where they are at hand.

use nianbao::check::check;
use nianbao::check::prose::{confirmed, read};
use nianbao::import::import;
use nianbao::report::Report;

fn published(file: &str) -> Report {
    let folder = std::env::var("NIANBAO_REPORTS").expect("NIANBAO_REPORTS names the folder");
    let path = std::path::Path::new(&folder).join(file);
    let bytes = std::fs::read(path).expect("the report is there");
    import(&bytes).expect("it is a report").report
}

#[test]
#[ignore = "needs the real reports: set NIANBAO_REPORTS"]
fn show() {
    for file in [
        "liupanshui-2024.txt",
        "liuan-office-2024.txt",
        "shucheng-2020.txt",
    ] {
        let report = published(file);
        println!("== {file}");
        for c in confirmed(&report) {
            println!(
                "  ok {} {} = {}",
                c.field,
                &report.prose(c.field)[c.span],
                c.meaning
            );
        }
        for f in check(&report, None) {
            println!(
                "  {:?} {} {} fix {:?}",
                f.rank,
                f.rule,
                f.message,
                f.fix.is_some()
            );
        }
        let _ = read(&report);
    }
}
