//! What the user is told of the subcommands, laid out from what stands beside them.

use std::fmt::Write;
use std::path::Path;

use clap::{Arg, Command};

use super::typed::command;

/// How the command line is used, in Chinese.
#[must_use]
pub fn usage() -> String {
    let command = command();
    let mut text = String::from(HEAD);
    text.push_str("\n命令：\n");
    let commands = command.get_subcommands();
    let lines: Vec<(String, String)> = commands
        .map(|command| (command.get_name().to_owned(), about(command)))
        .collect();
    columns(&mut text, &lines);
    text.push_str(FOOT);
    text
}

/// Whether a word is a subcommand.
pub(super) fn is_command(word: &Path) -> bool {
    let command = command();
    word.to_str()
        .is_some_and(|word| command.find_subcommand(word).is_some())
}

/// What a subcommand does, its options and examples; nothing if there is no such subcommand.
pub(super) fn page(name: &str) -> Option<String> {
    let command = command();
    let command = command.find_subcommand(name)?;
    let mut text = format!("nianbao {name}：{}\n\n", about(command));
    text.push_str(&written(command));
    let (given, options): (Vec<&Arg>, Vec<&Arg>) =
        command.get_arguments().partition(|arg| arg.is_positional());
    for (head, args) in [("内容", given), ("选项", options)] {
        let mut lines: Vec<(String, String)> = args.into_iter().map(line).collect();
        if head == "选项" {
            lines.push(("-h, --help".to_owned(), "显示本说明".to_owned()));
        }
        if !lines.is_empty() {
            // Writing to a text cannot fail.
            let _ = write!(text, "\n{head}：\n");
            columns(&mut text, &lines);
        }
    }
    if let Some(examples) = command.get_after_help() {
        text.push_str("\n例如：\n");
        indented(&mut text, &examples.to_string());
    }
    text.push_str(CODES);
    Some(text)
}

/// How a subcommand is written, for who wrote it otherwise; of all of them if it is none.
pub(super) fn hint(name: Option<&str>) -> String {
    let command = command();
    let found = name.and_then(|name| command.find_subcommand(name));
    found.map_or_else(usage, |command| {
        let name = command.get_name();
        let written = written(command);
        format!("{written}\n选项和例子：nianbao {name} --help\n")
    })
}

fn written(command: &Command) -> String {
    let mut text = String::from("用法：\n");
    let written = command.get_before_help();
    indented(
        &mut text,
        &written.map(ToString::to_string).unwrap_or_default(),
    );
    text
}

fn about(command: &Command) -> String {
    let about = command.get_about();
    about.map(ToString::to_string).unwrap_or_default()
}

/// An option as it is written, and what it does.
fn line(arg: &Arg) -> (String, String) {
    let mut name = String::new();
    if let Some(short) = arg.get_short() {
        name = format!("-{short}, ");
    }
    if let Some(long) = arg.get_long() {
        name = format!("{name}--{long} ");
    }
    if arg.get_action().takes_values() {
        let values = arg.get_value_names().unwrap_or_default();
        name.extend(values.iter().map(clap::builder::Str::as_str));
    }
    let help = arg.get_help().map(ToString::to_string);
    (name.trim_end().to_owned(), help.unwrap_or_default())
}

/// Two columns; a name that is too long has a line of its own.
fn columns(text: &mut String, lines: &[(String, String)]) {
    const MOST: usize = 24;
    let widths = lines.iter().map(|(name, _)| width(name));
    let room = widths.filter(|width| *width <= MOST).max().unwrap_or(MOST);
    for (name, said) in lines {
        let gap = match room.checked_sub(width(name)) {
            Some(gap) => " ".repeat(gap + 2),
            None => format!("\n{}", " ".repeat(room + 4)),
        };
        // Writing to a text cannot fail.
        let _ = writeln!(text, "  {name}{gap}{said}");
    }
}

/// How wide a text is on a terminal: a Chinese character takes two places.
fn width(text: &str) -> usize {
    text.chars()
        .map(|ch| if ch.is_ascii() { 1 } else { 2 })
        .sum()
}

fn indented(text: &mut String, lines: &str) {
    for line in lines.lines() {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "  {line}");
    }
}

const HEAD: &str = "\
年报：编制政府信息公开工作年度报告

用法：
  nianbao [文件]               打开窗口（并打开文件）；已经打开的，由那个窗口打开文件
  nianbao 命令 文件… [选项]    不打开窗口，办完就结束
  nianbao 命令 --help          这个命令的用法、选项和例子
";

const FOOT: &str = "
文件可以是草稿（.ron），也可以是能识别的报告（docx、html、mht、pdf、ofd、xlsx、txt）。
import、check、export 可以一次处理许多文件和文件夹，每份一行（--json 时每份一个对象），一份不行不影响别的；
  -o、--pdf 等这时写文件夹。例如：
  nianbao check 各单位                          检查文件夹里的全部报告
  nianbao import 各单位 -o 草稿                 全部识别，草稿存进“草稿”
  nianbao export 草稿 --pdf 定稿 --html 网页    全部导出
已有的草稿只有加上 --force 才会覆盖。

选项：
  --new-window          另开一个窗口
  --renderer glow|wgpu  指定窗口的显示方式（另开一个窗口）
  -h, --help            显示本说明
  -V, --version         显示版本号

结束代码：0 正常；1 有妨碍定稿的问题，或两份报告不同；2 没有办成，原因见错误输出。
";

const CODES: &str = "
结束代码：0 正常；1 有妨碍定稿的问题，或两份报告不同；2 没有办成，原因见错误输出。
";
