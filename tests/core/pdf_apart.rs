//! PDF files read by a process of its own: the same comes of it, and whatever becomes of that process,
//! the clerk reads what to do.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use nianbao::export::Choices;
use nianbao::import::{ImportError, Imported, PdfReader, READ_PDF, import, import_by};

use crate::cli::{Desk, code, err, nianbao, out};
use crate::common::balanced;
use crate::common::pdf::{file_of, page_of, pdf, untagged};

const PROGRAM: &str = env!("CARGO_BIN_EXE_nianbao");

fn apart(program: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    let reader = PdfReader::Apart {
        program: Path::new(program),
        is_cancelled: &|| false,
    };
    import_by(reader, bytes)
}

#[test]
fn what_another_process_reads_is_what_this_one_would() {
    let report = balanced("2021");
    let tagged = pdf(&report, Choices::default());
    for file in [untagged(&tagged), tagged] {
        let (there, here) = (apart(PROGRAM, &file).unwrap(), import(&file).unwrap());
        assert!(there.report == report);
        assert!(there.report.is_identical(&here.report));
        assert_eq!(there.notes, here.notes);
    }
    let blank = page_of("", "", &[]);
    for file in [b"%PDF-1.7\n".as_slice(), &blank] {
        assert_eq!(apart(PROGRAM, file).unwrap_err(), import(file).unwrap_err());
    }
}

/// A page whose content says the same over and over: 128 bytes for two, in a packing that is not
/// reckoned before it is undone.
fn swelling(megabytes: usize) -> Vec<u8> {
    let packed = [129, b' '].repeat(megabytes * 8192);
    let length = packed.len();
    let head = format!("<</Filter/RunLengthDecode/Length {length}>>\nstream\n");
    let mut content = head.into_bytes();
    content.extend(packed);
    content.extend(b"\nendstream");
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>";
    file_of(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page.as_bytes().to_vec(),
        content,
    ])
}

#[cfg(any(target_os = "linux", windows))]
#[test]
fn a_file_that_takes_all_memory_there_is_ends_the_process_that_reads_it_and_no_other() {
    let error = apart(PROGRAM, &swelling(1)).unwrap_err();
    assert_eq!(error, ImportError::Empty);
    let error = apart(PROGRAM, &swelling(900)).unwrap_err();
    assert_eq!(error, ImportError::BrokenOffPdf);
    assert!(error.to_string().contains("请改用 Word 原文"), "{error}");
}

#[test]
fn a_file_that_is_not_wanted_any_more_is_not_read_to_its_end() {
    let reader = PdfReader::Apart {
        program: Path::new(PROGRAM),
        is_cancelled: &|| true,
    };
    // Long enough for the process not to be done before it is asked for.
    let error = import_by(reader, &swelling(400)).unwrap_err();
    assert_eq!(error, ImportError::Cancelled);
}

#[test]
fn a_program_that_is_not_there_is_said_not_to_have_started() {
    let error = apart("/nowhere/nianbao", b"%PDF-1.7\n").unwrap_err();
    assert_eq!(error, ImportError::NoPdfReader);
    assert!(error.to_string().contains("再打开一次"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_program_that_answers_nothing_or_nonsense_is_said_to_have_broken_off() {
    for program in ["true", "false", "echo"] {
        let error = apart(program, b"%PDF-1.7\n").unwrap_err();
        assert_eq!(error, ImportError::BrokenOffPdf, "{program}");
    }
    // One that never ends its answer.
    let error = apart("yes", b"%PDF-1.7\n").unwrap_err();
    assert_eq!(error, ImportError::BrokenOffPdf);
}

#[test]
fn the_process_ends_when_the_one_that_asked_is_gone() {
    for given in [&[][..], &[4, 0, 0], &[100, 0, 0, 0, 0, 0, 0, 0, b'%']] {
        let mut command = Command::new(PROGRAM);
        command.arg(READ_PDF);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(given).unwrap();
        drop(stdin);
        let mut said = Vec::new();
        child.stdout.take().unwrap().read_to_end(&mut said).unwrap();
        assert!(!child.wait().unwrap().success());
        assert!(said.is_empty());
    }
}

#[test]
fn the_command_line_reads_a_file_in_a_process_of_its_own_and_says_why_not() {
    let desk = Desk::new();
    let file = desk.put("a.pdf", pdf(&balanced("2021"), Choices::default()));
    let output = nianbao(&[&"import", &file]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(out(&output).contains("某某县"));
    let file = desk.put("b.pdf", b"%PDF-1.7\n");
    let output = nianbao(&[&"import", &file]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("没有下载完整"), "{}", err(&output));
}
