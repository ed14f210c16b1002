//! Files that were made to do harm, or came to it: they are read or refused in a moment.

use std::time::{Duration, Instant};

use nianbao::import::{ImportError, import, import_pasted};

use crate::made::{Spoiled, document, word_document, zipped};
use crate::shapes::sample;

/// Longer than this takes only what grows faster than its length.
const LONGEST: Duration = Duration::from_secs(20);

fn in_time<T>(what: &str, does: impl FnOnce() -> T) -> T {
    let begin = Instant::now();
    let result = does();
    assert!(begin.elapsed() < LONGEST, "{what}: {:?}", begin.elapsed());
    result
}

#[test]
fn pages_nested_without_end_are_read() {
    for tag in [
        "<div>",
        "<b>",
        "<p><b>",
        "<table><tr><td>",
        "<ul><li>",
        "<span></i>",
        "<table>",
        "<td>",
        "<tr>",
        "<ol>",
        "<del>",
        "<pre>",
        "<sup>",
    ] {
        let page = format!("<html>{}甲", tag.repeat(100_000));
        in_time(tag, || import(page.as_bytes())).unwrap_err();
    }
    let closed = format!(
        "<html>{}甲{}",
        "<div><i>".repeat(100_000),
        "</div>".repeat(100_000)
    );
    in_time("closed", || import(closed.as_bytes())).unwrap_err();
    let headings = format!("<html>{}", "<div>一、总体情况</div>".repeat(20_000));
    let _ = in_time("headings", || import(headings.as_bytes()));
    let deep = format!(
        "<html>{}{}",
        "<div>".repeat(50_000),
        "<p>一、总体情况".repeat(20_000)
    );
    let _ = in_time("deep headings", || import(deep.as_bytes()));
}

#[test]
fn cells_that_reach_without_end_are_cut() {
    for table in [
        "<table><tr><td colspan=1000000000 rowspan=1000000000>甲<td>乙</table>".to_owned(),
        format!(
            "<table>{}</table>",
            "<tr><td rowspan=65534 colspan=1000>甲".repeat(3000)
        ),
        format!(
            "<table>{}</table>",
            "<tr><td rowspan=99999999999999999999>甲".repeat(3000)
        ),
        format!("<table><tr>{}</table>", "<td>1".repeat(50_000)),
    ] {
        let page = format!(
            "<html><h1>某某县2024年政府信息公开工作年度报告</h1><p>一、总体情况<p>二、主动公开政府信息情况{table}"
        );
        let _ = in_time("cells", || import(page.as_bytes()));
        let _ = in_time("cells", || import_pasted(Some(&page), ""));
    }
    let many = format!("<html><table>{}</table>", "<tr><td>1<td>2".repeat(150_000));
    assert!(matches!(
        in_time("many", || import(many.as_bytes())),
        Err(ImportError::TooLong(_))
    ));
    let cells = "<w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/><w:vMerge/></w:tcPr><w:p/></w:tc>"
        .repeat(2000);
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"4000000000\"/></w:trPr>{cells}</w:tr></w:tbl>"
    );
    let _ = in_time("spans", || import(&document(&body)));
}

#[test]
fn documents_nested_without_end_or_broken_off_are_refused_in_a_sentence() {
    for open in [
        "<w:sdt>",
        "<w:p>",
        "<w:tbl><w:tr><w:tc>",
        "<w:p><w:r><w:pict><w:txbxContent>",
        "<w:p><w:del>",
    ] {
        let body = open.repeat(20_000);
        let error = in_time(open, || import(&document(&body))).unwrap_err();
        assert!(matches!(error, ImportError::Damaged(_)), "{open}: {error}");
    }
    // Deep, but not too deep.
    let (open, close) = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
    let body = format!(
        "{}<w:p><w:r><w:t>甲</w:t></w:r></w:p>{}",
        open.repeat(400),
        close.repeat(400)
    );
    assert_eq!(
        in_time("tables", || import(&document(&body))).unwrap_err(),
        ImportError::NotAReport
    );
    let file = word_document(&sample("2021", 2024), &Spoiled::default());
    for length in (0..file.len()).step_by(97) {
        assert!(import(&file[..length]).is_err(), "{length}");
    }
}

#[test]
fn a_document_that_unpacks_to_more_than_any_report_is_refused() {
    let body = " ".repeat(70 * 1024 * 1024);
    let file = zipped(&[("word/document.xml", &body)]);
    assert!(file.len() < 1024 * 1024);
    assert!(matches!(
        import(&file).unwrap_err(),
        ImportError::TooLong(_)
    ));
    let large = vec![b'a'; 64 * 1024 * 1024 + 1];
    assert_eq!(import(&large).unwrap_err(), ImportError::TooLong("64 MB"));
    let mut page = b"<html>".to_vec();
    page.resize(50 * 1024 * 1024, b'a');
    assert!(matches!(
        import(&page).unwrap_err(),
        ImportError::TooLong(_)
    ));
}

#[test]
fn styles_that_go_in_circles_come_to_an_end() {
    let styles = r#"<w:styles xmlns:w="w"><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>"#;
    let numbering = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="b"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    let body = "<w:document xmlns:w=\"w\"><w:body><w:p><w:pPr><w:pStyle w:val=\"a\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>";
    let file = zipped(&[
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
        ("word/document.xml", body),
    ]);
    assert_eq!(import(&file).unwrap_err(), ImportError::NotAReport);
}
