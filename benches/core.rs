//! What must stay fast enough to run on every keystroke, and how long a report takes to come in.
//! Import is timed on the fixture of the tests, and on real reports, with all their checks, if
//! `NIANBAO_REPORTS` names the folder with some.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use nianbao::check::prose::read;
use nianbao::check::{Faces, check};
use nianbao::export::pdf::{Fonts, Options, layout};
use nianbao::export::{self, Choices, Document, FontSource, Format};
use nianbao::import::import;
use nianbao::report::Edit;

const FIXTURE: &[u8] = include_bytes!("../tests/fixtures/2021.txt");

fn checks(criterion: &mut Criterion) {
    let report = import(FIXTURE).expect("the fixture is a report").report;
    criterion.bench_function("check a full report", |bench| {
        bench.iter(|| check(black_box(&report), None));
    });
    let sentence = "2024年，全县新收政府信息公开申请74件（其中自然人71件、法人3件），上年结转2件，依法\
        办结72件，占94.7%，结转下年度4件；通过网站公开规范性文件18件，开展培训3次，未发生行政复议。\
        加强接收、登记、审核、答复各个环节的管理，把政策解读、信息审查和平台维护的责任落实到人。";
    let text = sentence.repeat(30);
    let mut written = report.clone();
    written.apply(&Edit::prose("", "overview.requests", &text));
    let name = format!("read numbers in prose, {} characters", text.chars().count());
    criterion.bench_function(&name, |bench| bench.iter(|| read(black_box(&written))));
    let mut wrong = report.clone();
    for (cell, _) in report
        .form()
        .cells()
        .filter(|(cell, _)| cell.index() % 7 == 0)
    {
        wrong.set(cell, "77");
    }
    criterion.bench_function("check a report full of errors", |bench| {
        bench.iter(|| check(black_box(&wrong), None));
    });
}

fn exports(criterion: &mut Criterion) {
    let mut report = import(FIXTURE).expect("the fixture is a report").report;
    let text = "全年公开信息138条，占8.7%；答复“依申请公开”6件（含结转1件）。".repeat(290);
    report.apply(&Edit::prose("", "problems", &text));
    criterion.bench_function("look for characters without a face, 10 000", |bench| {
        bench.iter(|| FontSource::Bundled.missing(black_box(&text)));
    });
    let document = Document::of(&report);
    let fonts = Fonts::bundled();
    criterion.bench_function("lay out 10 000 characters", |bench| {
        bench.iter(|| layout(black_box(&document), Options::default(), fonts));
    });
    // The time grows as the length: ten times that of the one above.
    report.apply(&Edit::prose("", "problems", text.repeat(10)));
    let document = Document::of(&report);
    criterion.bench_function("lay out 100 000 characters", |bench| {
        bench.iter(|| layout(black_box(&document), Options::default(), fonts));
    });
}

fn imports(criterion: &mut Criterion) {
    criterion.bench_function("import the fixture", |bench| {
        bench.iter(|| import(black_box(FIXTURE)));
    });
    let report = import(FIXTURE).expect("the fixture is a report").report;
    let made = |format| {
        let made = export::make(&report, &[], format, Choices::default());
        made.expect("the fixture can be exported").bytes
    };
    let document = made(Format::Docx);
    criterion.bench_function("import a Word document", |bench| {
        bench.iter(|| import(black_box(&document)));
    });
    let page = spanned(&String::from_utf8_lossy(&made(Format::Html)));
    let name = format!("import a page of Word, {} kB", page.len() / 1024);
    criterion.bench_function(&name, |bench| {
        bench.iter(|| import(black_box(page.as_bytes())));
    });
    let Ok(folder) = std::env::var("NIANBAO_REPORTS") else {
        return;
    };
    for entry in std::fs::read_dir(Path::new(&folder))
        .into_iter()
        .flatten()
        .flatten()
    {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let bytes = std::fs::read(&path).expect("a report that was just listed");
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            criterion.bench_function(&format!("import {name}"), |bench| {
                bench.iter(|| import(black_box(&bytes)));
            });
            let report = import(&bytes).expect("a published report").report;
            let mut last = report.clone();
            let year = report.year().unwrap_or_default().saturating_sub(1);
            last.apply(&Edit::year("", Some(year)));
            let name = format!("check {name}, with its words and last year");
            criterion.bench_function(&name, |bench| {
                bench.iter(|| check(black_box(&report), Some(black_box(&last))));
            });
        }
    }
}

/// A page with a span of its own around every character, as Word writes them.
fn spanned(page: &str) -> String {
    const SPAN: &str = "<span lang=EN-US style='font-size:10.5pt;font-family:宋体'>";
    let mut spanned = String::new();
    let mut in_tag = false;
    for character in page.chars() {
        in_tag |= character == '<';
        if in_tag || character == '\n' {
            spanned.push(character);
        } else {
            spanned.push_str(SPAN);
            spanned.push(character);
            spanned.push_str("<o:p></o:p></span>");
        }
        in_tag &= character != '>';
    }
    spanned
}

criterion_group!(benches, checks, exports, imports);
criterion_main!(benches);
