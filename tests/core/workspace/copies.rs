//! Unsaved work is kept aside, and offered after a crash.

use std::path::PathBuf;
use std::time::SystemTime;

use nianbao::draft::recovery::LeftBehind;
use nianbao::workspace::{Answer, Event, Next, Notice, Prompt, Source};

use super::Window;
use super::window::COPY;
use crate::common::balanced;

#[test]
fn typing_is_kept_once_it_rests_and_forgotten_once_it_is_saved() {
    let mut window = Window::with_draft();
    window.type_more("补一句。");
    window.pass(1);
    assert!(window.jobs.is_empty() && !window.workspace.is_kept());
    window.pass(2);
    window.run();
    assert!(window.text_in(COPY).unwrap().ends_with("补一句。"));
    assert!(window.workspace.is_kept() && window.workspace.is_dirty());
    window.tell(Event::Save);
    window.run();
    assert_eq!(window.disk.get(COPY), None);
}

#[test]
fn who_types_without_a_rest_has_a_copy_all_the_same() {
    let mut window = Window::with_draft();
    for _ in 0..11 {
        window.type_more("字");
        window.pass(1);
    }
    window.run();
    assert!(window.text_in(COPY).unwrap().ends_with('字'));
}

#[test]
fn that_nothing_can_be_kept_is_said_once_and_tried_again() {
    let mut window = Window::with_draft();
    window.type_more("补一句。");
    window.disk.fail([true, true]);
    for _ in 0..3 {
        window.pass(11);
        window.run();
    }
    let told = window.notices.iter();
    let told = told.filter(|notice| matches!(notice, Notice::NotKept(_)));
    assert_eq!(told.count(), 1);
    assert!(window.workspace.is_kept());
}

#[test]
fn a_copy_of_what_was_given_up_is_removed() {
    let mut window = Window::with_draft();
    window.type_more("补一句。");
    window.pass(3);
    window.run();
    window.tell(Event::Want(Next::New));
    window.answer(Answer::No);
    window.run();
    assert_eq!(window.disk.get(COPY), None);
}

fn left() -> (Window, PathBuf) {
    let window = Window::new();
    let (path, report) = (PathBuf::from("留底/0.ron"), balanced("2021"));
    window
        .disk
        .put("留底/0.ron", nianbao::draft::write(&report));
    (window, path)
}

fn offer(window: &mut Window, path: &std::path::Path) {
    let left = LeftBehind::new(balanced("2021"), SystemTime::UNIX_EPOCH, path.to_owned());
    window.tell(Event::Left(Box::new(left)));
}

#[test]
fn what_was_left_behind_stays_on_the_disk_until_its_own_copy_lies_there() {
    let (mut window, path) = left();
    offer(&mut window, &path);
    assert!(matches!(
        window.workspace.prompt(),
        Some(Prompt::Recover(_))
    ));
    window.disk.fail([true]);
    window.answer(Answer::Yes);
    assert_eq!(window.workspace.source(), &Source::Recovered);
    assert_eq!(*window.workspace.report(), balanced("2021"));
    window.run();
    assert!(window.disk.get(&path).is_some());
    window.pass(11);
    window.run();
    assert!(window.disk.get(COPY).is_some());
    assert_eq!(window.disk.get(&path), None);
}

#[test]
fn what_was_left_behind_is_removed_when_it_is_given_up_and_kept_for_later_otherwise() {
    for answer in [Answer::No, Answer::Cancel] {
        let (mut window, path) = left();
        offer(&mut window, &path);
        window.answer(answer);
        window.run();
        assert_eq!(window.disk.get(&path).is_some(), answer == Answer::Cancel);
    }
}

#[test]
fn the_start_page_offers_what_was_left_behind_without_a_question() {
    let (mut window, path) = left();
    window.workspace.start();
    offer(&mut window, &path);
    assert!(window.workspace.prompt().is_none() && window.workspace.left().is_some());
    window.tell(Event::LeftTaken(true));
    assert_eq!(window.workspace.source(), &Source::Recovered);
}

#[test]
fn what_was_typed_before_the_offer_came_is_asked_about() {
    let (mut window, path) = left();
    window.type_more("先写的。");
    offer(&mut window, &path);
    window.answer(Answer::Yes);
    assert!(window.asks_about_changes());
    window.answer(Answer::Cancel);
    assert_eq!(window.text(), "先写的。");
    assert!(window.disk.get(&path).is_some());
}

#[test]
fn a_copy_that_ends_late_does_not_forget_what_other_work_was_recovered_from() {
    let (mut window, path) = left();
    window.type_more("补一句。");
    window.pass(3);
    offer(&mut window, &path);
    window.answer(Answer::Yes);
    window.answer(Answer::No);
    assert_eq!(window.workspace.source(), &Source::Recovered);
    // The copy of the work before is written only now.
    window.run();
    window.pass(3);
    window.run();
    window.tell(Event::Save);
    window.choose(Some("乙.ron"));
    window.run();
    window.pass(3);
    window.run();
    assert_eq!(window.disk.get(&path), None);
}
