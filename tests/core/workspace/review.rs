//! The review of an import.

use nianbao::check::Finding;
use nianbao::form::Form;
use nianbao::report::{Edit, Report};
use nianbao::workspace::{Event, Next, Review, waiting};

use super::Window;
use crate::common::{balanced, form};

#[test]
fn a_note_about_cells_is_settled_once_they_are_filled_and_another_one_by_saying_so() {
    let mut report = Report::new(form("2021"));
    let (cell, _) = report.form().cells().next().unwrap();
    let notes = vec![
        Finding::import_note("一处", "看不清").at_cells(vec![cell]),
        Finding::import_note("另一处", "看不清"),
    ];
    let mut review = Review::of(&report, notes);
    assert_eq!(review.open(&report), 2);
    assert_eq!(waiting(&review.notes()[0], &report).count(), 1);
    assert!(review.blank(&report).all(|blank| blank != cell));
    report.set(cell, "7");
    assert!(review.is_settled(0, &report));
    review.say_settled(1, true);
    assert_eq!(review.open(&report), 0);
    review.say_settled(1, false);
    assert_eq!(review.open(&report), 1);
}

#[test]
fn findings_are_found_once_for_each_revision() {
    let mut window = Window::with_draft();
    let fonts = nianbao::export::FontSource::default();
    window.workspace.check(fonts);
    assert_eq!(window.workspace.findings(), []);
    window.workspace.edit(&Edit::organ("", ""));
    assert_eq!(window.workspace.findings(), []);
    window.workspace.check(fonts);
    assert!(!window.workspace.findings().is_empty());
    window.workspace.undo();
    window.workspace.check(fonts);
    assert_eq!(window.workspace.findings(), []);
}

#[test]
fn revisions_of_another_report_are_others() {
    let mut window = Window::with_draft();
    window.type_more("字");
    let (revision, edition) = (window.workspace.revision(), window.workspace.edition());
    window.tell(Event::Save);
    window.run();
    window.tell(Event::Want(Next::New));
    assert!(window.workspace.revision() > revision);
    assert!(window.workspace.edition() > edition);
}

#[test]
fn another_form_is_taken_at_once_or_says_what_has_no_place_in_it() {
    let mut window = Window::new();
    let edition = window.workspace.edition();
    let other: &'static Form = form("2019");
    assert!(window.workspace.change_form("更换格式", other).is_ok());
    assert!(window.workspace.edition() > edition);
    let mut window = Window::with_draft();
    let (edit, left) = window.workspace.change_form("更换格式", other).unwrap_err();
    assert!(!left.is_empty());
    assert_eq!(*window.workspace.report(), balanced("2021"));
    window
        .workspace
        .propose(*edit, "更换格式", "有些数没有地方放。".to_owned());
    window.answer(nianbao::workspace::Answer::Yes);
    assert_eq!(window.workspace.report().form().id(), "2019");
    window.workspace.undo();
    assert_eq!(*window.workspace.report(), balanced("2021"));
}
