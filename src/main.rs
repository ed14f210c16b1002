//! The program: arguments lead to the window or to the command line.

// A window program has no console of its own; the command line attaches to the one it is called from.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::io::Write;
use std::process::ExitCode;

use nianbao::cli::{self, Outcome, Start};
use nianbao::form::Form;
use nianbao::import::{self, PdfReader};
use nianbao::pack::Pack;

fn main() -> ExitCode {
    let start = cli::parse(std::env::args_os());
    if matches!(start, Start::ReadPdf) {
        // Who asked sees that there is no answer, and says so.
        return ExitCode::from(u8::from(import::serve_pdf().is_err()));
    }
    if !matches!(start, Start::Window { .. }) {
        nianbao::console::attach();
    }
    let mut refused = Form::register_beside_program();
    refused.extend(Pack::register_beside_program());
    let outcome = match start {
        Start::Window {
            file,
            renderer,
            is_apart,
        } => window(file.as_deref(), renderer.as_deref(), is_apart, &refused),
        Start::Command(command) => {
            let mut err = std::io::stderr().lock();
            for sentence in &refused {
                // Nothing can be done where even this cannot be said.
                let _ = writeln!(err, "{sentence}");
            }
            let program = std::env::current_exe().unwrap_or_default();
            let reader = PdfReader::Apart {
                program: &program,
                is_cancelled: &|| false,
            };
            cli::run(&command, reader, &mut std::io::stdout().lock(), &mut err)
        }
        Start::ReadPdf => Outcome::Good,
        Start::Print(text) => {
            // Nothing can be done where even this cannot be said.
            let _ = std::io::stdout().write_all(text.as_bytes());
            Outcome::Good
        }
        Start::Refuse(text) => {
            let _ = std::io::stderr().write_all(text.as_bytes());
            Outcome::Failed
        }
    };
    ExitCode::from(outcome as u8)
}

#[cfg(feature = "gui")]
fn window(
    file: Option<&std::path::Path>,
    renderer: Option<&str>,
    is_apart: bool,
    refused: &[String],
) -> Outcome {
    match nianbao::ui::run(file, renderer, is_apart, refused) {
        Ok(()) => Outcome::Good,
        Err(error) => {
            // Why, and what helps, has been told; this is for whoever helps.
            nianbao::console::attach();
            let _ = writeln!(std::io::stderr(), "给技术人员：{error}");
            Outcome::Failed
        }
    }
}

#[cfg(not(feature = "gui"))]
fn window(
    _file: Option<&std::path::Path>,
    _renderer: Option<&str>,
    _is_apart: bool,
    _refused: &[String],
) -> Outcome {
    let _ = std::io::stderr().write_all("本程序没有窗口，只能用命令行。\n\n".as_bytes());
    let _ = std::io::stderr().write_all(cli::usage().as_bytes());
    Outcome::Failed
}
