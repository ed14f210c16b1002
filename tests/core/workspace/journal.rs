//! Unsaved work is kept, and offered after a crash.

use std::path::PathBuf;
use std::time::SystemTime;

use nianbao::draft;
use nianbao::draft::journal::{self, Origin};
use nianbao::draft::recovery::LeftBehind;
use nianbao::files::Stamp;
use nianbao::workspace::{Answer, Event, Fate, Job, Next, Notice, Prompt, Source};

use super::Window;
use super::window::{JOURNAL, Pending};
use crate::common::balanced;

#[test]
fn typing_is_kept_after_a_moment_and_forgotten_once_it_is_saved() {
    let mut window = Window::with_draft();
    window.type_more("补一句。");
    window.run();
    assert!(!window.workspace.is_kept());
    window.pass(1);
    window.run();
    assert!(window.kept_text().unwrap().ends_with("补一句。"));
    assert!(window.workspace.is_kept() && window.workspace.is_dirty());
    window.tell(Event::Save);
    window.run();
    assert_eq!(window.disk.get(JOURNAL), None);
}

#[test]
fn who_types_without_a_rest_is_kept_up_with() {
    let mut window = Window::with_draft();
    for _ in 0..11 {
        window.type_more("字");
        window.pass(1);
        window.run();
        let kept = window.kept_text();
        assert_eq!(kept.as_deref(), Some(window.text()));
    }
}

#[test]
fn a_committed_cell_is_kept_at_once() {
    let mut window = Window::with_draft();
    let cell = window.workspace.report().form().cells().next().unwrap().0;
    window
        .workspace
        .type_into("填数", cell, "123456".to_owned());
    window.workspace.end_typing();
    window.pass(0);
    window.run();
    assert!(window.workspace.is_kept());
}

#[test]
fn a_long_afternoon_does_not_make_the_journal_grow_without_end() {
    let mut window = Window::with_draft();
    let cell = window.workspace.report().form().cells().next().unwrap().0;
    for number in 0..6000 {
        let text = number.to_string();
        window.workspace.type_into("填数", cell, text);
        window.workspace.end_typing();
        window.pass(0);
        window.run();
    }
    let kept = window.disk.get(JOURNAL).unwrap();
    assert!(kept.len() < 400_000, "{} bytes", kept.len());
    assert!(window.workspace.is_kept());
}

#[test]
fn that_nothing_can_be_kept_is_said_once_and_tried_again_less_and_less_often() {
    let mut window = Window::with_draft();
    window.type_more("补一句。");
    window.disk.fail([true; 6]);
    let mut tries = 0;
    for _ in 0..100 {
        window.pass(1);
        let keeps = window.jobs.iter();
        let keeps = keeps.filter(|(_, job)| matches!(job, Pending::Job(Job::Keep { .. })));
        tries += keeps.count();
        window.run();
        assert_eq!(window.workspace.is_not_kept(), !window.workspace.is_kept());
    }
    let told = window.notices.iter();
    let told = told.filter(|notice| matches!(notice, Notice::NotKept(_)));
    assert_eq!(told.count(), 1);
    assert!(tries <= 6, "{tries} tries");
    for _ in 0..60 {
        window.pass(1);
        window.run();
    }
    assert!(window.workspace.is_kept() && !window.workspace.is_not_kept());
}

#[test]
fn a_journal_that_could_not_be_written_to_its_end_begins_anew() {
    let mut window = Window::with_draft();
    window.type_more("一。");
    window.pass(1);
    window.run();
    window.type_more("二。");
    window.disk.fail([true]);
    window.pass(1);
    window.run();
    window.pass(2);
    window.run();
    assert!(window.kept_text().unwrap().ends_with("一。二。"));
}

#[test]
fn the_journal_of_what_was_given_up_is_removed() {
    let mut window = Window::with_draft();
    window.type_more("补一句。");
    window.pass(3);
    window.run();
    window.tell(Event::Want(Next::New));
    window.answer(Answer::No);
    window.run();
    assert_eq!(window.disk.get(JOURNAL), None);
}

fn left(file: &str, draft: Option<&str>) -> LeftBehind {
    LeftBehind {
        report: balanced("2019"),
        when: SystemTime::UNIX_EPOCH,
        origin: Origin {
            draft: draft.map(PathBuf::from),
            stamp: None,
        },
        saved: None,
        is_damaged: false,
        file: file.into(),
    }
}

/// Two windows' work was left behind; the second is that of a draft.
fn offered(mut window: Window) -> Window {
    let all = [("留底/8.journal", None), ("留底/9.journal", Some("甲.ron"))];
    let all = all.map(|(file, draft)| left(file, draft));
    for left in &all {
        let kept = journal::begin(&left.origin, &left.report);
        window.disk.put(left.file.to_str().unwrap(), kept);
    }
    window.tell(Event::Left(all.to_vec()));
    window
}

fn take(window: &mut Window, file: &str, fate: Fate) {
    window.tell(Event::LeftTaken(file.into(), fate));
}

#[test]
fn all_that_was_left_behind_is_offered_and_stays_on_the_disk_until_its_own_journal_lies_there() {
    let mut window = offered(Window::new());
    assert_eq!(window.workspace.left().len(), 2);
    window.disk.fail([true]);
    take(&mut window, "留底/8.journal", Fate::Opened);
    assert_eq!(window.workspace.source(), &Source::Recovered);
    assert_eq!(*window.workspace.report(), balanced("2019"));
    window.run();
    assert!(window.disk.get("留底/8.journal").is_some());
    window.pass(11);
    window.run();
    assert!(window.disk.get(JOURNAL).is_some());
    assert_eq!(window.disk.get("留底/8.journal"), None);
    assert_eq!(window.workspace.left().len(), 1);
}

#[test]
fn recovered_work_knows_its_draft_and_asks_before_it_replaces_what_was_changed_since() {
    let mut window = Window::with_draft();
    window.disk.put("甲.ron", draft::write(&balanced("2019")));
    let mut other = left("留底/9.journal", Some("甲.ron"));
    other.report = balanced("2021");
    other.origin.stamp = Some(Stamp::of(b"as it was then"));
    window.tell(Event::Left(vec![other]));
    // The draft that is open is the very one.
    assert!(matches!(
        window.workspace.prompt(),
        Some(Prompt::Recover(_))
    ));
    window.answer(Answer::Yes);
    assert_eq!(window.workspace.source(), &Source::Draft("甲.ron".into()));
    window.tell(Event::Save);
    window.run();
    assert!(matches!(
        window.workspace.prompt(),
        Some(Prompt::Changed(_))
    ));
}

#[test]
fn what_was_left_behind_is_removed_only_after_a_question() {
    for answer in [Answer::Yes, Answer::Cancel] {
        let mut window = offered(Window::new());
        take(&mut window, "留底/8.journal", Fate::GivenUp);
        window.run();
        assert!(window.disk.get("留底/8.journal").is_some());
        window.answer(answer);
        window.run();
        let is_there = window.disk.get("留底/8.journal").is_some();
        assert_eq!(is_there, answer == Answer::Cancel);
    }
}

#[test]
fn what_was_left_behind_of_another_draft_breaks_nothing_off() {
    let mut window = Window::new();
    window.type_more("先写的。");
    let mut window = offered(window);
    assert!(window.workspace.prompt().is_none());
    assert!(window.notices.contains(&Notice::Unfinished(2)));
    take(&mut window, "留底/8.journal", Fate::Opened);
    assert!(window.asks_about_changes());
    window.answer(Answer::Cancel);
    assert_eq!(window.text(), "先写的。");
    assert_eq!(window.workspace.left().len(), 2);
}

#[test]
fn what_is_being_opened_comes_before_what_was_left_behind() {
    let mut window = offered(Window::with_draft());
    window.answer(Answer::No);
    window.tell(Event::Want(Next::Open("甲.ron".into())));
    take(&mut window, "留底/8.journal", Fate::Opened);
    window.run();
    assert_eq!(*window.workspace.report(), balanced("2021"));
    assert_eq!(window.workspace.left().len(), 2);
}
