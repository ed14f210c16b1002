//! What the command line says of itself: pages of help, and scripts with which shells complete it.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::cli::{RECOVERY, code, err, nianbao, out};

const COMMANDS: [&str; 12] = [
    "import",
    "show",
    "check",
    "roll",
    "compare",
    "collect",
    "rules",
    "manual",
    "licences",
    "file-type",
    "completions",
    "export",
];

fn is_chinese(text: &str) -> bool {
    text.chars().any(|ch| matches!(ch, '\u{4e00}'..='\u{9fff}'))
}

#[test]
fn the_usage_names_every_command_and_says_in_chinese_what_it_does() {
    let output = nianbao(&[&"--help"]);
    assert_eq!(code(&output), 0);
    let text = out(&output);
    let (_, commands) = text.split_once("命令：\n").unwrap();
    let (commands, _) = commands.split_once("\n\n").unwrap();
    let lines: Vec<(&str, &str)> = commands
        .lines()
        .map(|line| line.trim().split_once(' ').unwrap())
        .collect();
    let names: Vec<&str> = lines.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, COMMANDS);
    assert!(
        lines.iter().all(|(_, about)| is_chinese(about)),
        "{lines:?}"
    );
}

#[test]
fn each_command_has_a_page_in_chinese_with_examples_that_are_understood() {
    for name in COMMANDS {
        let output = nianbao(&[&name, &"--help"]);
        assert_eq!(code(&output), 0);
        let text = out(&output);
        assert!(text.starts_with(&format!("nianbao {name}：")), "{text}");
        assert_eq!(text, out(&nianbao(&[&"help", &name])));
        for line in text.lines().filter(|line| line.contains("--help")) {
            assert!(line.contains("显示本说明"), "{line}");
        }
        let options = text.split_once("选项：\n").unwrap().1;
        let (options, examples) = options.split_once("\n例如：\n").unwrap();
        assert!(options.lines().all(is_chinese), "{options}");
        let mut examples = examples
            .lines()
            .filter(|line| line.starts_with("  nianbao"));
        let first = examples.next().unwrap().split('>').next().unwrap();
        assert!(first.contains(name), "{first}");
        // What an example asks for may not be there; that it is asked rightly is said by no usage.
        for example in examples.chain([first]) {
            if name == "file-type" {
                continue;
            }
            let words: Vec<&str> = example
                .split('>')
                .next()
                .unwrap()
                .split_whitespace()
                .collect();
            let folder = tempfile::tempdir().unwrap();
            let output = Command::new(env!("CARGO_BIN_EXE_nianbao"))
                .args(&words[1..])
                .env("NIANBAO_RECOVERY", RECOVERY)
                .current_dir(folder.path())
                .output()
                .unwrap();
            assert!(
                !err(&output).contains("用法"),
                "{example}: {}",
                err(&output)
            );
        }
    }
}

#[test]
fn who_writes_a_command_wrong_is_told_how_that_one_is_written() {
    let output = nianbao(&[&"collect"]);
    assert_eq!(code(&output), 2);
    let said = err(&output);
    assert!(
        said.contains("缺少参数") && said.contains("nianbao collect 文件"),
        "{said}"
    );
    assert!(!said.contains("nianbao export"), "{said}");
    assert!(said.contains("nianbao collect --help"), "{said}");
    // A command that is none is shown all of them.
    for args in [
        &["colect"][..],
        &["colect", "a"],
        &["colect", "a", "--json"],
    ] {
        let args: Vec<&dyn AsRef<std::ffi::OsStr>> = args.iter().map(|arg| arg as _).collect();
        let said = err(&nianbao(&args));
        assert!(said.contains("没有“colect”这个命令"), "{said}");
        assert!(
            said.contains("collect  ") && said.contains("export  "),
            "{said}"
        );
    }
}

#[test]
fn a_script_for_each_shell_names_every_command_and_its_options() {
    for shell in ["bash", "zsh", "fish", "powershell", "PowerShell"] {
        let output = nianbao(&[&"completions", &shell]);
        assert_eq!(code(&output), 0, "{}", err(&output));
        let script = out(&output);
        for name in COMMANDS {
            assert!(script.contains(name), "{shell}: {name}");
        }
        for option in ["leave-out", "signoff-file", "new-window", "help"] {
            assert!(script.contains(option), "{shell}: {option}");
        }
        assert!(!script.contains("read-pdf"), "{shell}");
        // What shells say beside a command is Chinese.
        if shell != "bash" {
            assert!(script.contains("汇总许多单位的报告"), "{shell}");
            assert!(!script.contains("Print JSON"), "{shell}");
        }
    }
    let output = nianbao(&[&"completions", &"tcsh"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("tcsh"), "{}", err(&output));
}

#[cfg(unix)]
#[test]
fn bash_reads_its_script_and_completes_by_it() {
    let script = out(&nianbao(&[&"completions", &"bash"]));
    let bash = |args: &[&str], script: &str| {
        let mut bash = Command::new("bash");
        let bash = bash.args(args).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut bash = bash.stderr(Stdio::piped()).spawn().unwrap();
        let mut input = bash.stdin.take().unwrap();
        input.write_all(script.as_bytes()).unwrap();
        drop(input);
        bash.wait_with_output().unwrap()
    };
    let read = bash(&["-n"], &script);
    assert!(
        read.status.success() && read.stderr.is_empty(),
        "{}",
        err(&read)
    );
    let typed = "\nCOMP_WORDS=(nianbao co); COMP_CWORD=1\n_nianbao nianbao co nianbao\n\
        echo \"${COMPREPLY[@]}\"\n";
    let completed = bash(&[], &(script + typed));
    assert_eq!(
        out(&completed).trim(),
        "compare collect completions",
        "{}",
        err(&completed)
    );
}
