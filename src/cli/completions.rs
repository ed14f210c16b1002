//! `nianbao completions`: scripts with which a shell completes subcommands, options and file names.

use clap_complete::{Shell, generate};

use super::args;

/// The script for a shell by its name in small letters; nothing for one that is not known.
pub(super) fn script(shell: &str) -> Option<String> {
    let shell = match shell {
        "bash" => Shell::Bash,
        "zsh" => Shell::Zsh,
        "fish" => Shell::Fish,
        "powershell" => Shell::PowerShell,
        _ => return None,
    };
    let mut script = Vec::new();
    generate(shell, &mut args::completed(), "nianbao", &mut script);
    Some(String::from_utf8_lossy(&script).into_owned())
}
