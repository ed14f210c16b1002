//! What becomes of unsaved work before another report, or the end.

use nianbao::draft;
use nianbao::workspace::{Answer, Ask, Event, Next, PrintWay, Prompt, Said, Source};

use super::Window;
use crate::common::balanced;

#[test]
fn a_clean_report_is_left_without_a_question() {
    let mut window = Window::with_draft();
    window.tell(Event::Want(Next::New));
    assert_eq!(window.workspace.source(), &Source::New);
    window.tell(Event::CloseRequested);
    assert!(window.is_closed);
}

#[test]
fn unsaved_changes_are_asked_about_before_another_report() {
    for answer in [Answer::Yes, Answer::No, Answer::Cancel] {
        let mut window = Window::with_draft();
        window.disk.put("乙.ron", draft::write(&balanced("2019")));
        window.type_more("补一句。");
        window.tell(Event::Want(Next::Open("乙.ron".into())));
        assert!(window.asks_about_changes());
        window.answer(answer);
        window.run();
        let is_open = *window.workspace.report() == balanced("2019");
        assert_eq!(is_open, answer != Answer::Cancel);
        let is_saved = window.text_in("甲.ron").unwrap().ends_with("补一句。");
        assert_eq!(is_saved, answer == Answer::Yes);
        assert_eq!(window.workspace.is_dirty(), answer == Answer::Cancel);
    }
}

#[test]
fn a_save_that_fails_does_not_go_on_to_what_waited_for_it() {
    let mut window = Window::with_draft();
    window.type_more("补一句。");
    window.tell(Event::CloseRequested);
    // The lock and the draft are looked at first.
    window.disk.fail([false, false, true]);
    window.answer(Answer::Yes);
    window.run();
    assert!(matches!(
        window.workspace.prompt(),
        Some(Prompt::Said(Said::CannotSave(_)))
    ));
    window.answer(Answer::Yes);
    assert!(!window.is_closed && !window.workspace.is_busy());
    assert!(window.text().ends_with("补一句。"));
}

#[test]
fn a_save_dialog_that_is_cancelled_does_not_go_on_either() {
    let mut window = Window::new();
    window.type_more("一句。");
    window.tell(Event::Want(Next::New));
    window.answer(Answer::Yes);
    assert_eq!(window.dialogs[0].1, Ask::Save);
    window.choose(None);
    assert!(window.text().ends_with("一句。"));
    assert!(!window.workspace.is_busy());
}

#[test]
fn what_was_typed_while_a_file_was_written_is_asked_about_again() {
    let mut window = Window::with_draft();
    window.type_more("先");
    window.tell(Event::Want(Next::New));
    window.answer(Answer::Yes);
    window.type_more("后");
    window.run();
    assert!(window.asks_about_changes());
    assert!(window.text().ends_with("先后"));
}

#[test]
fn closing_waits_for_the_file_that_is_being_written() {
    let mut window = Window::with_draft();
    window.type_more("补一句。");
    window.tell(Event::Save);
    window.tell(Event::CloseRequested);
    assert!(!window.is_closed);
    window.run();
    assert!(window.is_closed);
    assert!(window.text_in("甲.ron").unwrap().ends_with("补一句。"));
}

#[test]
fn what_was_typed_and_saved_again_while_a_file_was_written_is_saved_before_the_window_closes() {
    for is_saved_first in [true, false] {
        let mut window = Window::with_draft();
        window.type_more("先");
        window.tell(Event::Save);
        window.type_more("后");
        let mut asked = [Event::Save, Event::CloseRequested];
        if !is_saved_first {
            asked.reverse();
        }
        for event in asked {
            window.tell(event);
        }
        window.run();
        assert!(window.is_closed && !window.asks_about_changes());
        assert!(window.text_in("甲.ron").unwrap().ends_with("先后"));
    }
}

#[test]
fn a_close_that_was_agreed_to_is_not_agreed_to_for_what_is_typed_after_it() {
    let mut window = Window::with_draft();
    window.type_more("先");
    window.tell(Event::CloseRequested);
    window.answer(Answer::No);
    assert!(window.closing);
    window.type_more("后");
    window.run();
    assert!(!window.is_closed && window.asks_about_changes());
}

#[test]
fn next_years_report_takes_the_place_of_what_was_read_and_never_touched() {
    let mut window = Window::new();
    let text = nianbao::export::text::write(&nianbao::export::Document::of(&balanced("2021")));
    window.disk.put("去年.txt", text);
    window.tell(Event::Want(Next::Open("去年.txt".into())));
    window.run();
    window.tell(Event::Want(Next::Roll));
    assert_eq!(window.workspace.source(), &Source::Rolled(Some(2025)));
    assert!(matches!(
        window.workspace.prompt(),
        Some(Prompt::Said(Said::Rolled(_)))
    ));
    window.answer(Answer::Yes);
    window.type_more("补一句。");
    window.tell(Event::Want(Next::Roll));
    assert!(window.asks_about_changes());
}

#[test]
fn the_start_page_stands_for_no_report() {
    let mut window = Window::with_draft();
    window.tell(Event::Want(Next::Start));
    assert!(!window.workspace.has_report());
    window.tell(Event::Want(Next::New));
    assert!(window.workspace.has_report());
}

#[test]
fn what_is_asked_is_answered_before_anything_else_begins() {
    let mut window = Window::with_draft();
    window.type_more("补一句。");
    window.tell(Event::Want(Next::New));
    window.tell(Event::Want(Next::Open("乙.ron".into())));
    window.tell(Event::Choose(Ask::Save));
    window.tell(Event::Save);
    window.tell(Event::Print(PrintWay::Dialog));
    window.tell(Event::CloseRequested);
    assert!(window.jobs.is_empty() && window.dialogs.is_empty() && !window.is_closed);
    window.answer(Answer::Cancel);
    assert!(window.workspace.prompt().is_none());
}
