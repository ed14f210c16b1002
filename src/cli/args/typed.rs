//! All that can be typed behind the program's name.

use std::path::PathBuf;

use clap::{Arg, ArgAction, CommandFactory, Parser};

use super::commands::Command;

#[derive(Parser)]
#[command(
    name = "nianbao",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true
)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[arg(help = "在窗口里打开的文件")]
    pub file: Option<PathBuf>,
    #[arg(long, value_parser = ["glow", "wgpu"], help = "窗口的显示方式")]
    pub renderer: Option<String>,
    #[arg(long, help = "另开一个窗口")]
    pub new_window: bool,
}

/// All that can be typed, as clap knows it.
pub(super) fn command() -> clap::Command {
    Args::command()
}

/// The same with what [`parse`](super::parse) sees to itself, as shells complete it.
pub(in crate::cli) fn completed() -> clap::Command {
    let help = Arg::new("help").short('h').long("help").global(true);
    let version = Arg::new("version").short('V').long("version");
    command()
        .disable_version_flag(true)
        .arg(help.action(ArgAction::SetTrue).help("显示说明"))
        .arg(version.action(ArgAction::Version).help("显示版本号"))
}
