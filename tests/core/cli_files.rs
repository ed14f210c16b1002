//! The command line and files: what they may be, and what is never written over.

use std::fs;
use std::process::Command;

use crate::cli::{Desk, code, err, json_of, nianbao, out, text_of};
use crate::common::balanced;
use nianbao::draft;

#[test]
fn a_report_in_any_encoding_comes_in_the_same() {
    let desk = Desk::new();
    let report = balanced("2021");
    let text = text_of(&report);
    let expected = out(&nianbao(&[
        &"show",
        &desk.draft("a.ron", &report),
        &"--json",
    ]));
    let (gb, _, lossy) = encoding_rs::GB18030.encode(&text);
    assert!(!lossy);
    let crlf = text.replace('\n', "\r\n");
    for (name, bytes) in [
        ("utf8.txt", text.clone().into_bytes()),
        ("bom.txt", format!("\u{feff}{text}").into_bytes()),
        ("crlf.txt", crlf.into_bytes()),
        ("gb.txt", gb.into_owned()),
    ] {
        let file = desk.put(name, bytes);
        assert_eq!(
            out(&nianbao(&[&"show", &file, &"--json"])),
            expected,
            "{name}"
        );
    }
}

#[test]
fn a_target_that_cannot_be_written_gets_a_sentence() {
    let desk = Desk::new();
    let file = desk.draft("a.ron", &balanced("2021"));
    let nowhere = desk.path("没有/a.pdf");
    let output = nianbao(&[&"export", &file, &"--pdf", &nowhere]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("不存在"), "{}", err(&output));
    let output = nianbao(&[&"export", &file, &"--text", &desk.path("")]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("文件夹"), "{}", err(&output));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_said_to_be_one_and_not_waited_for() {
    let desk = Desk::new();
    let pipe = desk.path("a.ron");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    for command in ["import", "show", "check"] {
        let output = nianbao(&[&command, &pipe]);
        assert_eq!(code(&output), 2);
        assert!(err(&output).contains("是管道或设备"), "{}", err(&output));
    }
}

#[test]
fn nothing_is_written_over_what_is_read_or_twice_to_one_place() {
    let desk = Desk::new();
    let text = text_of(&balanced("2021"));
    let source = desk.put("a.txt", &text);
    let target = desk.path("b");
    for args in [
        [
            &"import" as &dyn AsRef<std::ffi::OsStr>,
            &source,
            &"-o",
            &source,
            &"--json",
            &"--json",
        ],
        [&"export", &source, &"--text", &source, &"--pdf", &target],
        [&"export", &source, &"--text", &target, &"--pdf", &target],
    ] {
        let args = if args[5].as_ref() == "--json" {
            &args[..4]
        } else {
            &args[..]
        };
        let output = nianbao(args);
        assert_eq!(code(&output), 2);
        assert!(err(&output).contains("没有写入"), "{}", err(&output));
    }
    assert_eq!(fs::read_to_string(&source).unwrap(), text);
    assert!(!target.exists());
}

#[test]
fn a_draft_is_known_by_what_is_in_it() {
    let desk = Desk::new();
    let file = desk.put("没有扩展名", draft::write(&balanced("2021")));
    let output = nianbao(&[&"show", &file, &"--json"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_eq!(json_of(&output)["cells"].as_object().unwrap().len(), 200);
}

#[test]
fn wrong_arguments_are_answered_in_chinese() {
    let cases: [(&[&str], &str); 7] = [
        (&["chekc"], "没有“chekc”这个命令"),
        (&["import"], "缺少参数"),
        (&["show", "a", "b"], "不能用“b”"),
        (&["export", "a.ron", "--pdf"], "--pdf"),
        (&["check", "a", "--colour"], "--colour"),
        (&["--renderer", "paper"], "不能是“paper”"),
        (&["export", "a.ron"], "--pdf"),
    ];
    for (args, words) in cases {
        let args: Vec<&dyn AsRef<std::ffi::OsStr>> = args
            .iter()
            .map(|arg| arg as &dyn AsRef<std::ffi::OsStr>)
            .collect();
        let output = nianbao(&args);
        assert_eq!(code(&output), 2);
        assert!(
            err(&output).contains(words),
            "{words} is not in: {}",
            err(&output)
        );
    }
    let asking: [&[&str]; 3] = [&["--help"], &["import", "--help"], &["help"]];
    for args in asking {
        let output = Command::new(env!("CARGO_BIN_EXE_nianbao"))
            .args(args)
            .output()
            .unwrap();
        assert_eq!(code(&output), 0);
        assert!(out(&output).contains("用法"));
    }
    assert_eq!(code(&nianbao(&[&"--version"])), 0);
}
