//! A hand that never rests: a workspace over a real disk.

use std::path::Path;
use std::time::Duration;

use nianbao::draft::journal;
use nianbao::import::PdfReader;
use nianbao::workspace::{Event, Next, Outcome, Request, SystemDisk, Workspace};

use crate::common::balanced;

const EDITS: u32 = 1_000_000;
/// So many bytes may the journal take at any time.
const JOURNAL: u64 = 512 * 1024;
/// By so many kB may the program grow once the steps that can be undone are all there.
const GROWTH: u64 = 32 * 1024;

/// Tells the workspace what happened, and does what it asks for until it asks for nothing.
fn tell(workspace: &mut Workspace, event: Event) {
    let mut requests = workspace.handle(event);
    while let Some(request) = requests.pop() {
        if let Request::Run(number, job) = request {
            let outcome = job.run(&SystemDisk, PdfReader::Here);
            if let Outcome::Kept(Err(error)) = &outcome {
                panic!("{error}");
            }
            requests.extend(workspace.handle(Event::Done(number, outcome)));
        }
    }
}

/// What this program takes of the memory, in kB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    number.and_then(|number| number.parse().ok()).expect("kB")
}

#[test]
#[ignore = "takes minutes: ./check.sh endurance"]
#[expect(clippy::print_stdout, reason = "the figures are what it is run for")]
fn after_a_million_edits_memory_and_journal_are_small_and_the_last_one_is_kept() {
    // Flushing a million times is not what is tried here.
    let shared = Path::new("/dev/shm");
    let folder = if shared.is_dir() {
        tempfile::tempdir_in(shared)
    } else {
        tempfile::tempdir()
    };
    let folder = folder.expect("a temporary folder");
    let (draft, kept) = (
        folder.path().join("甲.ron"),
        folder.path().join("1.journal"),
    );
    nianbao::draft::save(&balanced("2021"), &draft).expect("a draft");
    let mut workspace = Workspace::new(balanced("2021"));
    workspace.keep_in(kept.clone());
    tell(&mut workspace, Event::Want(Next::Open(draft)));
    let cells: Vec<_> = workspace
        .report()
        .form()
        .cells()
        .map(|(cell, _)| cell)
        .collect();
    let (mut largest, mut early) = (0, 0);
    for number in 0..EDITS {
        match number % 10 {
            // A sentence grows and is taken away again.
            0..3 => {
                let text = workspace.report().prose("preamble").to_owned();
                let text = if text.chars().count() > 400 {
                    String::new()
                } else {
                    format!("{text}第{number}次")
                };
                workspace.type_prose("输入文字", "preamble", &text);
            }
            3 => drop(workspace.undo()),
            _ => {
                let cell = cells[number as usize % cells.len()];
                workspace.type_into("填数", cell, (number % 1000).to_string());
                workspace.end_typing();
            }
        }
        tell(
            &mut workspace,
            Event::Time(Duration::from_millis(u64::from(number) * 100)),
        );
        if number % 1000 == 0 {
            let size = std::fs::metadata(&kept).map_or(0, |file| file.len());
            largest = size.max(largest);
        }
        if number == EDITS / 10 {
            early = memory();
        }
    }
    tell(&mut workspace, Event::Time(Duration::from_secs(200_000)));
    let late = memory();
    println!(
        "{EDITS} edits: {early} kB after a tenth, {late} kB at the end; journal at most {largest} bytes"
    );
    assert!(largest <= JOURNAL);
    assert!(late <= early + GROWTH);
    let bytes = std::fs::read(&kept).expect("a journal");
    let last = journal::read(&bytes).expect("a journal that can be read");
    assert_eq!(last.unreadable, 0);
    assert!(last.report.is_identical(workspace.report()));
}
