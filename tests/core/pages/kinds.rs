//! Which kinds of file are read, and what is said of those that are not.

use std::fmt::Write as _;

use nianbao::import::{ImportError, import};

use super::made::{Spoiled, word_page, zipped};
use crate::common::shapes::{old_office, sample};

#[test]
fn every_kind_that_is_not_read_is_named_with_what_to_do() {
    for (bytes, kind, advice) in [
        (
            old_office("WordDocument"),
            "旧版 Word 或 WPS 文档（.doc、.wps）",
            "另存为 .docx",
        ),
        (
            old_office("Workbook"),
            "旧版 Excel 或 WPS 表格（.xls、.et）",
            "另存为 .xlsx",
        ),
        (
            old_office("PowerPoint Document"),
            "演示文稿",
            "Word 文档、PDF",
        ),
        (old_office("CONTENTS"), "旧版办公软件", "另存为 .docx"),
        (b"{\\rtf1\\ansi".to_vec(), "RTF 文档", "另存为 .docx"),
        (b"\x89PNG\r\n".to_vec(), "图片", "手工填写"),
        (b"\xff\xd8\xff\xe0".to_vec(), "图片", "手工填写"),
        (b"Rar!\x1a\x07".to_vec(), "压缩文件", "先解压"),
        (zipped(&[("OFD.xml", "")]), "OFD 文件已经损坏", "另存"),
        (zipped(&[("a.txt", "")]), "压缩包", "先解压"),
        (
            zipped(&[("mimetype", ""), ("content.xml", "")]),
            "OpenDocument",
            "另存为 .docx",
        ),
        (zipped(&[("ppt/a.xml", "")]), "演示文稿", "Word 文档、PDF"),
        (zipped(&[]), "空的压缩包", "选对了文件"),
        (zipped(&[("word/a.xml", "")]), "没有 Word 正文", "先解压"),
        (
            b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>".to_vec(),
            "XML 文档",
            "另存为 .docx",
        ),
        (b"a\0b".to_vec(), "二进制", "另存为纯文本"),
    ] {
        let sentence = import(&bytes).unwrap_err().to_string();
        assert!(
            sentence.contains(kind) && sentence.contains(advice),
            "{sentence}"
        );
        assert!(sentence.ends_with('。'), "{sentence}");
    }
    assert_eq!(
        import(&old_office("EncryptedPackage")).unwrap_err(),
        ImportError::Protected
    );
    assert!(matches!(
        import(b"PK\x03\x04\x14\x00").unwrap_err(),
        ImportError::Damaged(_)
    ));
}

fn quoted(text: &[u8]) -> String {
    let mut out = String::new();
    for (index, byte) in text.iter().enumerate() {
        if index % 20 == 19 {
            out.push_str("=\r\n");
        }
        write!(out, "={byte:02X}").unwrap();
    }
    out
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (index, three) in bytes.chunks(3).enumerate() {
        let mut word = 0;
        for at in 0..3 {
            word = word << 8 | u32::from(three.get(at).copied().unwrap_or(0));
        }
        for at in 0..4 {
            let letter = LETTERS[(word >> (18 - 6 * at)) as usize & 63];
            out.push(if at <= three.len() {
                char::from(letter)
            } else {
                '='
            });
        }
        if index % 19 == 18 {
            out.push_str("\r\n");
        }
    }
    out
}

#[test]
fn a_page_saved_in_one_file_is_read() {
    let report = sample("2021", 2024);
    let page = word_page(&report, &Spoiled::default());
    let chinese = encoding_rs::GB18030
        .encode(&page.replace("charset=utf-8", "charset=gb2312"))
        .0
        .into_owned();
    for (kind, encoding, body) in [
        (
            "text/html; charset=\"utf-8\"",
            "quoted-printable",
            quoted(page.as_bytes()),
        ),
        (
            "text/html; charset=\"gb2312\"",
            "quoted-printable",
            quoted(&chinese),
        ),
        ("text/html", "base64", base64(&chinese)),
        ("text/html", "base64", base64(page.as_bytes())),
        ("TEXT/HTML", "8bit", page.clone()),
    ] {
        let file = format!(
            "From: <Saved by a browser>\r\nSubject: =?utf-8?B?5bm05oql?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----=_Next\"\r\n\r\n\r\n------=_Next\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n------=_Next\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Location: file:///C:/a.htm\r\n\r\n{body}\r\n------=_Next--\r\n"
        );
        let imported =
            import(file.as_bytes()).unwrap_or_else(|error| panic!("{kind} {encoding}: {error}"));
        assert!(imported.report == report, "{kind} {encoding}");
    }
    let file = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a\r\nContent-Type: image/png\r\n\r\n--a--";
    assert!(matches!(import(file).unwrap_err(), ImportError::Damaged(_)));
}
