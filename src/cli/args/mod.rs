//! What the program was started with.

mod collect;
mod commands;
mod help;
mod typed;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Parser;
use clap::error::{ContextKind, ErrorKind};

use crate::import::READ_PDF;

pub use collect::Collect;
pub use commands::Command;
pub use help::usage;

use typed::Args;
pub(super) use typed::completed;

/// What to do.
#[derive(Debug)]
pub enum Start {
    /// Open the window, with a file if one was named.
    Window {
        /// The file to open in it.
        file: Option<PathBuf>,
        /// The renderer asked for.
        renderer: Option<String>,
        /// It is another window, also where one is open already.
        is_apart: bool,
    },
    /// Carry a subcommand out.
    Command(Box<Command>),
    /// Read a PDF file for another process of this program; no clerk asks for it.
    ReadPdf,
    /// Print this and end well.
    Print(String),
    /// Print this sentence as the reason for failing.
    Refuse(String),
}

/// Reads the arguments, the program's own name first.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Start {
    let args: Vec<OsString> = args.into_iter().collect();
    if matches!(&args[..], [_, word] if word == READ_PDF) {
        return Start::ReadPdf;
    }
    let asks_help = args
        .iter()
        .skip(1)
        .any(|arg| arg == "--help" || arg == "-h");
    if asks_help || args.get(1).is_some_and(|arg| arg == "help") {
        let named = args.iter().skip(1).map(|arg| arg.to_string_lossy());
        let page = named
            .filter(|arg| arg != "help")
            .find_map(|arg| help::page(&arg));
        return Start::Print(page.unwrap_or_else(usage));
    }
    let named = args.get(1).map(|arg| arg.to_string_lossy().into_owned());
    match Args::try_parse_from(args) {
        Ok(Args {
            command: Some(command),
            ..
        }) => Start::Command(Box::new(command)),
        // A lone word that is no file is a command that was mistyped.
        Ok(Args {
            file: Some(word), ..
        }) if is_mistyped(&word) => no_command(&word),
        Ok(Args {
            file,
            renderer,
            new_window,
            ..
        }) => Start::Window {
            file,
            renderer,
            is_apart: new_window,
        },
        Err(error) if error.kind() == ErrorKind::DisplayVersion => {
            Start::Print(format!("年报 {}\n", env!("CARGO_PKG_VERSION")))
        }
        // The same with files or options behind it.
        Err(_) if { named.as_deref() }.is_some_and(|word| is_mistyped(Path::new(word))) => {
            no_command(Path::new(&named.unwrap_or_default()))
        }
        Err(error) => {
            let hint = help::hint(named.as_deref());
            Start::Refuse(format!("{}\n\n{hint}", reason(&error)))
        }
    }
}

/// Whether a word in the place of a command or a file is neither.
fn is_mistyped(word: &Path) -> bool {
    let is_option = word.to_string_lossy().starts_with('-');
    !is_option && word.extension().is_none() && !word.exists() && !help::is_command(word)
}

fn no_command(word: &Path) -> Start {
    let (word, usage) = (word.display(), usage());
    Start::Refuse(format!("没有“{word}”这个命令，也没有这个文件。\n\n{usage}"))
}

/// Says in Chinese what clap says in English.
fn reason(error: &clap::Error) -> String {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("缺少参数 {argument}。"),
        ErrorKind::InvalidSubcommand => {
            format!(
                "没有“{}”这个命令。",
                context(ContextKind::InvalidSubcommand)
            )
        }
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_empty() => {
            format!("{argument} 后面缺少内容。")
        }
        ErrorKind::InvalidValue => {
            format!(
                "{argument} 不能是“{}”。",
                context(ContextKind::InvalidValue)
            )
        }
        ErrorKind::ValueValidation => {
            let value = context(ContextKind::InvalidValue);
            format!("{argument} 不能是“{value}”。")
        }
        ErrorKind::ArgumentConflict => format!("{argument} 重复，或不能与其他参数同用。"),
        _ if argument.is_empty() => "命令写得不对。".to_owned(),
        _ => format!("这里不能用“{argument}”。"),
    }
}
