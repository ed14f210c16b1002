//! Nianbao (年报) compiles the 政府信息公开工作年度报告 that every Chinese administrative organ
//! publishes each January.
//!
//! Data goes one way: a [`form`] defines a [`report`]; a report is [`check`]ed, kept as a [`draft`]
//! and [`export`]ed; `ui` and [`cli`] only show and call that.
//!
//! # What becomes of a failure
//! - What a person typed or published is never refused: [`report::Value`] reads any text, checks say
//!   as a [`check::Finding`] what is wrong with it, and what an [`import`] could not place is a
//!   finding too.
//! - A file that cannot be read or written is an error of its layer ([`files::FileError`],
//!   [`draft::DraftError`], [`import::ImportError`], [`export::pdf::PdfError`]): a Chinese sentence
//!   that names the file and what to do. It is handled once, where it is shown: the command line
//!   prints it and ends with 2, the window shows it in a message. The old file is then as it was.
//! - Only what this program is made of may end it: its own forms, theme and fonts, which the tests
//!   check.

// What comes from outside is never unwrapped; tests may.
#![cfg_attr(not(test), warn(clippy::unwrap_used))]

pub mod beijing;
pub mod check;
pub mod cli;
pub mod collect;
pub mod console;
pub mod draft;
pub mod export;
pub mod file_type;
pub mod files;
pub mod form;
pub mod import;
pub mod licences;
pub mod manual;
pub mod pack;
mod packed;
pub mod printing;
pub mod process;
pub mod report;
pub mod running;
pub mod settings;
#[cfg(feature = "gui")]
pub mod ui;
pub mod workspace;
