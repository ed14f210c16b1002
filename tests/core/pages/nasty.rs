//! Files that were made to do harm, or came to it: they are read to the end or refused.

use nianbao::import::{ImportError, import, import_pasted};

use super::made::{Spoiled, document, word_document, zipped};
use crate::common::shapes::sample;

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
        assert!(import(page.as_bytes()).is_err(), "{tag}");
    }
    let closed = format!(
        "<html>{}甲{}",
        "<div><i>".repeat(100_000),
        "</div>".repeat(100_000)
    );
    import(closed.as_bytes()).unwrap_err();
    let headings = format!("<html>{}", "<div>一、总体情况</div>".repeat(20_000));
    let _ = import(headings.as_bytes());
    let deep = format!(
        "<html>{}{}",
        "<div>".repeat(50_000),
        "<p>一、总体情况".repeat(20_000)
    );
    let _ = import(deep.as_bytes());
}

#[test]
fn a_label_that_breaks_off_before_a_table_of_numbers_makes_nothing_fail() {
    for (label, lost) in [
        ("行政规范性文件", "行政规范性文"),
        ("行政处罚", "政处罚"),
        ("行政许可", "行政许"),
    ] {
        for cells in [
            "<td>4<td>5<td>6",
            "<td>4",
            "<td><td>5<td>6",
            "<td>4<td>5<td>6<td>7",
        ] {
            for rows in 1..3 {
                let page = format!(
                    "<html><h1>某某县2024年政府信息公开工作年度报告</h1><p>一、总体情况<p>二、主动公开政府信息情况<p>{lost}<table>{}</table>",
                    format!("<tr>{cells}").repeat(rows)
                );
                let imported = import(page.as_bytes()).unwrap();
                let source = imported
                    .notes
                    .iter()
                    .any(|note| note.message.contains("没有"));
                assert!(source, "{label}: {cells}");
            }
        }
    }
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
        let _ = import(page.as_bytes());
        let _ = import_pasted(Some(&page), "");
    }
    let many = format!("<html><table>{}</table>", "<tr><td>1<td>2".repeat(150_000));
    assert!(matches!(
        import(many.as_bytes()),
        Err(ImportError::TooLong(_))
    ));
    let cells = "<w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/><w:vMerge/></w:tcPr><w:p/></w:tc>"
        .repeat(2000);
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"4000000000\"/></w:trPr>{cells}</w:tr></w:tbl>"
    );
    let _ = import(&document(&body));
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
        let error = import(&document(&body)).unwrap_err();
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
        import(&document(&body)).unwrap_err(),
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
