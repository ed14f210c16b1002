//! The page for the portal, pasted into editors that portals use (`UEditor`, `TinyMCE` and wangEditor from
//! npm; `NIANBAO_EDITORS` names the folder of their packages) in Chromium, and read back:
//! `cargo test --test tools editors:: -- --ignored`.

use std::path::{Path, PathBuf};

use crate::common::generated::difference;
use crate::common::tools::{run, said};
use crate::common::{balanced, write};
use nianbao::export::{Document, html};
use nianbao::import::import;
use nianbao::report::{Date, Edit, Report};
use scraper::{Html, Selector};

const EDITORS: [&str; 3] = ["ueditor", "tinymce", "wangeditor"];

/// What an editor makes of a page that is pasted into it.
fn pasted(editor: &str, page: &str) -> String {
    let packages = std::env::var("NIANBAO_EDITORS").expect("NIANBAO_EDITORS names the packages");
    let packages = Path::new(&packages).canonicalize().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file: PathBuf = folder.path().join("page.html");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tools/editors/paste.js");
    let quoted = |text: &str| {
        let text = serde_json::to_string(text).unwrap();
        text.replace("</", "<\\/")
    };
    let text = format!(
        "<!doctype html><meta charset=utf-8><body><script>const editor = {}, packages = {}, report = {};\
         </script><script src=\"file://{script}\"></script>",
        quoted(editor),
        quoted(&format!("file://{}/", packages.display())),
        quoted(page)
    );
    std::fs::write(&file, text).unwrap();
    let args = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--allow-file-access-from-files",
        "--virtual-time-budget=30000",
        "--dump-dom",
    ];
    let shown = said(&run("chromium", &args, &file, &[]));
    let shown = Html::parse_document(&shown);
    let numbers = Selector::parse("#handed-over").unwrap();
    let faults = Selector::parse(".fault").unwrap();
    let faults: Vec<String> = shown
        .select(&faults)
        .map(|fault| fault.text().collect())
        .collect();
    let numbers = shown.select(&numbers).next();
    let numbers: String = numbers
        .unwrap_or_else(|| panic!("{editor}: {faults:?}"))
        .text()
        .collect();
    let characters = numbers.split(' ').map(|number| {
        let number: u32 = number.parse().unwrap();
        // Halves of a character, which JavaScript may hold, are none of ours.
        char::from_u32(number).unwrap()
    });
    characters.collect()
}

/// Reports of both forms that were made, with prose in every place and a date.
fn reports() -> Vec<Report> {
    ["2021", "2019"]
        .map(|form| {
            let mut report = balanced(form);
            write(
                &mut report,
                "problems",
                "（一）主要问题。解读不够生动。\n（二）改进情况。增加图解，详见“政务公开”专栏。",
            );
            report.apply(&Edit::date("", Date::read("2025年1月20日")));
            report
        })
        .into()
}

#[test]
#[ignore = "needs Chromium, UEditor, TinyMCE and wangEditor"]
fn what_is_pasted_into_editors_of_portals_is_read_back_whole() {
    for report in reports() {
        let document = Document::of(&report);
        let copied = html::fragment(&document);
        let page = html::write_for(&document, &report);
        let (_, body) = page.split_once("<body>").unwrap();
        let (body, _) = body.split_once("</body>").unwrap();
        for editor in EDITORS {
            for (what, html) in [("copied", copied.as_str()), ("page", body)] {
                let made = pasted(editor, html);
                let imported = import(made.as_bytes());
                let imported = imported.unwrap_or_else(|error| panic!("{editor} {what}: {error}"));
                for (cell, spec) in report.form().cells() {
                    assert_eq!(
                        imported.report.value(cell),
                        report.value(cell),
                        "{editor} {what} {}",
                        spec.name
                    );
                }
                assert_eq!(
                    difference(&report, &imported.report),
                    None,
                    "{editor} {what}"
                );
            }
        }
    }
}

#[test]
#[ignore = "needs Chromium, UEditor and TinyMCE"]
fn tables_are_after_pasting_what_they_were_before() {
    let report = &reports()[0];
    let copied = html::fragment(&Document::of(report));
    let before = Html::parse_fragment(&copied);
    let count = |page: &Html, selector: &str| {
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector).count()
    };
    for editor in ["ueditor", "tinymce"] {
        let made = Html::parse_fragment(&pasted(editor, &copied));
        for part in [
            "table",
            "tr",
            "td",
            "th",
            "[rowspan]",
            "[colspan]",
            "th[scope]",
        ] {
            assert_eq!(count(&made, part), count(&before, part), "{editor} {part}");
        }
        // TinyMCE takes no styles from what is pasted unless the portal lets it.
        if editor == "ueditor" {
            let numbers = report.form().cells().count();
            for look in ["text-align", "padding"] {
                let kept = count(&made, &format!("td[style*={look}]"));
                assert_eq!(kept, numbers, "{look}");
            }
            assert_eq!(count(&made, "table[style*=\"border-collapse\"]"), 3);
            assert_eq!(count(&made, "h1[style*=\"center\"]"), 1);
        }
    }
}
