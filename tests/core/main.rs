//! What the program promises without a window: forms, reports, checks, drafts, imports, exports and
//! the command line.
//!
//! One program for all of it: linking is most of what tests cost.

#[path = "../common/mod.rs"]
mod common;

mod cases;
mod checks;
mod cli;
mod cli_compare;
mod cli_files;
mod cli_help;
mod cli_many;
mod cli_roll;
mod collect;
mod differences;
mod docx;
mod draft;
mod draft_whole;
mod edit_lines;
mod edits;
mod enclosed;
mod file_type;
mod forms;
mod guidance;
mod hostile;
mod import;
mod import_whole;
mod journal;
mod manual;
mod metadata;
mod named;
mod ofd;
mod older_drafts;
mod packs;
mod pages;
mod pair;
mod pdf_apart;
mod pdf_costs;
mod pdf_import;
mod portal;
mod prose;
mod readings;
mod redline;
mod refused;
mod report;
mod reproducible;
mod roll;
mod roundtrip;
mod rules;
mod running;
mod saving;
mod signoff;
mod signoff_file;
mod spoiled;
mod third_form;
mod ties;
mod verify;
mod versions;
mod workings;
mod workspace;
mod writing;
mod xlsx;
mod xlsx_import;
mod xlsx_names;
mod years_chart;
