//! A draft in several hands: who holds it, and what somebody else wrote.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use nianbao::draft::lock::{Holder, file_of};
use nianbao::draft::{self, Condition};
use nianbao::import::PdfReader;
use nianbao::workspace::{
    Answer, Ask, Event, Job, Next, Notice, Outcome, Prompt, ReadOnly, Said, Source, Special,
    SystemDisk, Taken,
};

use super::window::holder;
use super::{Memory, Window};
use crate::common::balanced;

fn open(window: &mut Window) {
    window.tell(Event::Want(Next::Open("甲.ron".into())));
    window.run();
}

/// Two windows that opened the same draft.
fn two() -> (Window, Window) {
    let one = Window::with_draft();
    let mut other = Window::over(Arc::clone(&one.disk), "2");
    open(&mut other);
    (one, other)
}

fn is_read_only(window: &Window) -> bool {
    matches!(
        window.workspace.source(),
        Source::ReadOnly(_, ReadOnly::InUse(_))
    )
}

#[test]
fn the_second_window_is_told_who_has_the_draft_and_saves_beside_it() {
    let (mut one, mut other) = two();
    let prompt = other.workspace.prompt();
    assert!(
        matches!(prompt, Some(Prompt::Said(Said::Special(Special::InUse(who)))) if who.is(&holder("1")))
    );
    other.answer(Answer::Yes);
    assert!(is_read_only(&other));
    other.type_more("第二个窗口。");
    other.tell(Event::Save);
    assert_eq!(other.dialogs[0].1, Ask::Save);
    // Not even when the dialog names it.
    other.choose(Some("甲.ron"));
    other.run();
    assert!(matches!(
        other.workspace.prompt(),
        Some(Prompt::Said(Said::CannotSave(_)))
    ));
    other.answer(Answer::Beside);
    other.choose(Some("乙.ron"));
    other.run();
    assert!(other.text_in("乙.ron").unwrap().ends_with("第二个窗口。"));
    one.type_more("第一个窗口。");
    one.tell(Event::Save);
    one.run();
    assert!(one.text_in("甲.ron").unwrap().ends_with("第一个窗口。"));
}

#[test]
fn the_draft_can_be_taken_over_once_the_other_has_left_it() {
    for ends_well in [true, false] {
        let (mut one, mut other) = two();
        other.answer(Answer::Yes);
        other.tell(Event::TakeOver);
        other.run();
        assert!(is_read_only(&other));
        assert!(matches!(other.notices.last(), Some(Notice::StillHeld(_))));
        if ends_well {
            one.tell(Event::Want(Next::New));
            one.run();
        } else {
            one.disk.end(&holder("1"));
        }
        other.tell(Event::TakeOver);
        other.run();
        assert_eq!(other.workspace.source(), &Source::Draft("甲.ron".into()));
        other.type_more("接着写。");
        other.tell(Event::Save);
        other.run();
        assert!(other.text_in("甲.ron").unwrap().ends_with("接着写。"));
    }
}

#[test]
fn what_the_other_saved_before_it_left_is_not_overwritten_unseen() {
    let (mut one, mut other) = two();
    other.answer(Answer::Yes);
    one.type_more("最后一句。");
    one.tell(Event::Save);
    one.run();
    one.tell(Event::Want(Next::New));
    one.run();
    other.tell(Event::TakeOver);
    other.run();
    other.type_more("接着写。");
    other.tell(Event::Save);
    other.run();
    assert!(matches!(other.workspace.prompt(), Some(Prompt::Changed(_))));
    assert!(other.text_in("甲.ron").unwrap().ends_with("最后一句。"));
}

#[test]
fn a_window_leaves_no_lock_behind() {
    let mut window = Window::with_draft();
    let lock = file_of("甲.ron".as_ref());
    assert!(window.disk.get(&lock).is_some());
    window.tell(Event::Choose(Ask::Save));
    window.choose(Some("乙.ron"));
    window.run();
    assert!(window.disk.get(&lock).is_none());
    assert!(window.disk.get(file_of("乙.ron".as_ref())).is_some());
    let (_, release) = window.workspace.leftovers();
    let _ = release.unwrap().run(&*window.disk, PdfReader::Here);
    let mut left = window.disk.all().into_keys();
    assert!(left.all(|path| !path.to_string_lossy().contains("lock")));
}

#[test]
fn a_lock_that_cannot_be_read_or_of_one_who_is_gone_stops_nobody() {
    for lock in [Vec::new(), b"{".to_vec(), holder("9").write()] {
        let window = Window::with_draft();
        window
            .disk
            .put(file_of("甲.ron".as_ref()).to_str().unwrap(), lock);
        window.disk.end(&holder("9"));
        let mut other = Window::over(Arc::clone(&window.disk), "2");
        open(&mut other);
        assert_eq!(other.workspace.source(), &Source::Draft("甲.ron".into()));
    }
}

#[test]
fn of_two_who_find_that_somebody_is_gone_one_holds_the_draft() {
    let window = Window::with_draft();
    let lock = file_of("甲.ron".as_ref());
    window.disk.end(&holder("1"));
    let mut late = Window::over(Arc::clone(&window.disk), "3");
    *window.disk.comes_between.lock().unwrap() = Some(holder("2").write());
    open(&mut late);
    assert!(is_read_only(&late));
    let held = window.disk.get(&lock).unwrap();
    assert_eq!(held, holder("2").write());
    let others = window.disk.all().into_keys();
    assert_eq!(
        others
            .filter(|path| path.extension().is_none_or(|end| end == "tmp"))
            .count(),
        0
    );
}

#[test]
fn whatever_a_lock_says_of_its_holder_fits_into_a_sentence() {
    let held = Holder {
        who: format!("\u{202e}{}", "甲".repeat(100_000)),
        ..holder("1")
    };
    let read = Holder::read(&held.write()).unwrap();
    assert_eq!(read.who, "甲".repeat(64));
}

#[cfg(unix)]
#[test]
fn a_draft_is_one_whether_it_is_opened_by_its_name_or_by_a_link_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let [draft, link] = ["甲.ron", "桌面上的甲.ron"].map(|name| folder.path().join(name));
    std::fs::write(&draft, draft::write(&balanced("2021"))).unwrap();
    std::os::unix::fs::symlink(&draft, &link).unwrap();
    let hold = |path: &Path, name: &str| {
        let job = Job::Hold(path.to_owned(), holder(name));
        match job.run(&SystemDisk, PdfReader::Here) {
            Outcome::Held(_, taken) => taken,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(hold(&draft, "1"), Taken::Own);
    assert!(matches!(hold(&link, "2"), Taken::Other(_)));
    assert_eq!(hold(&link, "1"), Taken::Own);
}

#[test]
fn who_gives_no_sign_of_life_for_two_minutes_is_gone() {
    let mut disk = Memory::default();
    disk.is_far = true;
    disk.put("甲.ron", draft::write(&balanced("2021")));
    let disk = Arc::new(disk);
    let mut one = Window::over(Arc::clone(&disk), "1");
    open(&mut one);
    for (seconds, is_held) in [(100, true), (130, false)] {
        *disk.age.lock().unwrap() = Duration::from_secs(seconds);
        let mut other = Window::over(Arc::clone(&disk), "2");
        open(&mut other);
        assert_eq!(is_read_only(&other), is_held, "{seconds} s");
    }
}

#[test]
fn a_draft_that_is_opened_once_more_stays_held() {
    let mut window = Window::with_draft();
    open(&mut window);
    assert!(window.disk.get(file_of("甲.ron".as_ref())).is_some());
    let mut other = Window::over(Arc::clone(&window.disk), "2");
    open(&mut other);
    assert!(is_read_only(&other));
}

#[test]
fn saving_under_its_own_name_does_not_replace_unseen_what_somebody_else_wrote() {
    let mut window = Window::with_draft();
    window.type_more("我的。");
    window.disk.put("甲.ron", draft::write(&balanced("2019")));
    window.tell(Event::Choose(Ask::Save));
    window.choose(Some("甲.ron"));
    window.run();
    assert!(matches!(
        window.workspace.prompt(),
        Some(Prompt::Changed(_))
    ));
}

#[test]
fn a_window_that_holds_a_draft_gives_a_sign_of_life() {
    let mut window = Window::with_draft();
    for _ in 0..4 {
        window.pass(20);
        window.run();
    }
    assert!(window.workspace.wakes_in().is_some());
    // Another one took it over while this PC slept.
    let lock = file_of("甲.ron".as_ref());
    window.disk.put(lock.to_str().unwrap(), holder("2").write());
    window.pass(40);
    window.run();
    assert!(matches!(window.notices.last(), Some(Notice::Lost(_))));
    assert!(is_read_only(&window));
}

#[test]
fn who_runs_is_written_beside_the_draft_as_soon_as_that_can_be_seen() {
    let mut window = Window::with_draft();
    let lock = file_of("甲.ron".as_ref());
    let proof = |window: &Window| {
        let held = window.disk.get(&lock).unwrap();
        nianbao::draft::lock::Holder::read(&held).unwrap().proof
    };
    assert_eq!(proof(&window), None);
    window.workspace.proven_by("留底/1.lock".into());
    window.pass(0);
    window.run();
    assert_eq!(proof(&window), Some("留底/1.lock".into()));
}

/// A draft with unsaved changes, which another program changed meanwhile.
fn changed() -> Window {
    let mut window = Window::with_draft();
    window.type_more("我的。");
    window.disk.put("甲.ron", draft::write(&balanced("2019")));
    window.tell(Event::Save);
    window.run();
    window
}

#[test]
fn what_another_program_wrote_is_shown_before_it_is_replaced() {
    let mut window = changed();
    let prompt = window.workspace.prompt();
    let Some(Prompt::Changed(conflict)) = prompt else {
        panic!("{prompt:?}");
    };
    let theirs = conflict.theirs.report.as_ref().unwrap().as_ref().unwrap();
    assert_eq!(*theirs, balanced("2019"));
    window.answer(Answer::Yes);
    window.run();
    assert!(window.text_in("甲.ron").unwrap().ends_with("我的。"));
    assert!(!window.workspace.is_dirty());
}

#[test]
fn what_another_program_wrote_can_be_taken_and_that_undone() {
    let mut window = changed();
    window.answer(Answer::Theirs);
    assert_eq!(*window.workspace.report(), balanced("2019"));
    assert!(!window.workspace.is_dirty());
    window.workspace.undo();
    assert!(window.text().ends_with("我的。"));
    window.tell(Event::Save);
    window.run();
    assert!(window.text_in("甲.ron").unwrap().ends_with("我的。"));
}

#[test]
fn a_draft_that_is_gone_is_written_again_only_when_that_is_wanted() {
    for answer in [Answer::Cancel, Answer::Yes] {
        let mut window = Window::with_draft();
        window.type_more("我的。");
        nianbao::workspace::Disk::remove(&*window.disk, "甲.ron".as_ref());
        window.tell(Event::Save);
        window.run();
        assert!(matches!(
            window.workspace.prompt(),
            Some(Prompt::Changed(conflict)) if conflict.theirs.stamp.is_none()
        ));
        window.answer(answer);
        window.run();
        assert_eq!(window.disk.get("甲.ron").is_some(), answer == Answer::Yes);
    }
}

#[test]
fn closing_waits_for_what_becomes_of_a_changed_draft() {
    let mut window = Window::with_draft();
    window.type_more("我的。");
    window.disk.put("甲.ron", draft::write(&balanced("2019")));
    window.tell(Event::CloseRequested);
    window.answer(Answer::Yes);
    window.run();
    assert!(!window.is_closed);
    window.answer(Answer::Yes);
    window.run();
    assert!(window.is_closed);
    assert!(window.text_in("甲.ron").unwrap().ends_with("我的。"));
}

#[test]
fn a_newer_draft_is_shown_and_never_replaced() {
    let mut window = Window::new();
    let text = draft::write(&balanced("2021"));
    let newer = text.replacen("format: 7", "format: 99,\n    quills: [1, 2]", 1);
    assert!(matches!(
        draft::open(newer.as_bytes()),
        Ok((_, Condition::Newer { format: 99, .. }))
    ));
    window.disk.put("甲.ron", newer.as_str());
    open(&mut window);
    assert!(matches!(
        window.workspace.prompt(),
        Some(Prompt::Said(Said::Special(Special::Newer(_))))
    ));
    window.answer(Answer::Yes);
    assert_eq!(*window.workspace.report(), balanced("2021"));
    window.tell(Event::Choose(Ask::Save));
    window.choose(Some("甲.ron"));
    window.run();
    assert_eq!(window.disk.get("甲.ron").unwrap(), newer.as_bytes());
    window.answer(Answer::Cancel);
    // Nor is it taken for last year's, with numbers missing.
    window.tell(Event::Choose(Ask::Last));
    window.choose(Some("甲.ron"));
    window.run();
    assert!(matches!(
        window.workspace.prompt(),
        Some(Prompt::Said(Said::CannotOpen(_)))
    ));
    assert!(window.workspace.report().last().is_none());
}
