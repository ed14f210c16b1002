//! Opening, saving and exporting.

use std::path::PathBuf;

use nianbao::draft::{self, lock::file_of};
use nianbao::export::Format;
use nianbao::workspace::Disk as _;
use nianbao::workspace::{Answer, Ask, Event, Next, Notice, Prompt, Said, Source};

use super::Window;
use super::window::Pending;
use crate::common::balanced;

#[test]
fn saving_goes_back_to_the_draft_and_clears_the_mark() {
    let mut window = Window::with_draft();
    window.type_more("补一句。");
    assert!(window.workspace.is_dirty());
    window.tell(Event::Save);
    assert!(window.workspace.is_busy() && !window.workspace.is_held());
    window.run();
    assert!(!window.workspace.is_dirty());
    assert!(window.text_in("甲.ron").unwrap().ends_with("补一句。"));
    assert_eq!(window.notices.last(), Some(&Notice::Saved("甲".to_owned())));
}

#[test]
fn what_is_typed_while_a_file_is_written_is_not_taken_for_saved() {
    let mut window = Window::with_draft();
    window.type_more("先");
    window.tell(Event::Save);
    window.type_more("后");
    window.run();
    assert!(window.workspace.is_dirty());
    assert!(window.text_in("甲.ron").unwrap().ends_with('先'));
}

#[test]
fn a_save_asked_for_while_a_file_is_written_is_not_forgotten() {
    let mut window = Window::with_draft();
    window.type_more("先");
    window.tell(Event::Save);
    window.type_more("后");
    window.tell(Event::Save);
    window.run();
    assert!(!window.workspace.is_dirty());
    assert!(window.text_in("甲.ron").unwrap().ends_with("先后"));
}

#[test]
fn a_failed_save_says_so_and_keeps_the_changes() {
    let mut window = Window::with_draft();
    window.type_more("补一句。");
    // The lock and the draft are looked at first.
    window.disk.fail([false, false, true]);
    window.tell(Event::Save);
    window.run();
    let prompt = window.workspace.prompt();
    assert!(matches!(prompt, Some(Prompt::Said(Said::CannotSave(why))) if why.contains("甲.ron")));
    window.answer(Answer::Yes);
    assert!(window.workspace.is_dirty());
    assert!(!window.text_in("甲.ron").unwrap().ends_with("补一句。"));
}

#[test]
fn a_name_without_its_ending_never_replaces_a_file() {
    let mut window = Window::with_draft();
    window.disk.put("乙.ron", "别人的");
    window.disk.put("丙.txt", "别人的");
    for (ask, chosen, found) in [
        (Ask::Save, "乙", "乙.ron"),
        (Ask::Export(Format::Text), "丙", "丙.txt"),
    ] {
        window.tell(Event::Choose(ask));
        window.choose(Some(chosen));
        window.run();
        assert_eq!(window.disk.get(found).unwrap(), "别人的".as_bytes());
        if ask == Ask::Save {
            let prompt = window.workspace.prompt();
            assert!(
                matches!(prompt, Some(Prompt::Said(Said::Exists(path))) if path.ends_with(found))
            );
            window.answer(Answer::Yes);
        }
    }
    assert_eq!(window.workspace.source(), &Source::Draft("甲.ron".into()));
}

#[test]
fn a_published_report_is_an_unsaved_draft_and_asks_where_to_be_saved() {
    let mut window = Window::new();
    let text = nianbao::export::text::write(&nianbao::export::Document::of(&balanced("2021")));
    window.disk.put("去年.txt", text);
    window.tell(Event::Want(Next::Choose(Ask::Import)));
    assert!(window.workspace.is_held());
    window.choose(Some("去年.txt"));
    window.run();
    assert_eq!(*window.workspace.report(), balanced("2021"));
    assert!(window.workspace.is_dirty());
    // It is found again among the recent files, as a draft is.
    assert_eq!(window.remembered, [PathBuf::from("去年.txt")]);
    window.tell(Event::Save);
    assert_eq!(window.dialogs[0].1, Ask::Save);
    window.choose(Some("新"));
    window.run();
    assert_eq!(window.workspace.source(), &Source::Draft("新.ron".into()));
    assert_eq!(window.remembered.len(), 2);
}

#[test]
fn a_file_that_cannot_be_opened_leaves_the_work_as_it_is() {
    let mut window = Window::with_draft();
    window.disk.put("坏.ron", "(format: 1");
    for path in ["坏.ron", "没有.ron"] {
        let taken_over = window.taken_over;
        window.tell(Event::Want(Next::Open(path.into())));
        window.run();
        assert!(
            matches!(window.workspace.prompt(), Some(Prompt::Said(Said::CannotOpen(why))) if why.contains(path))
        );
        window.answer(Answer::Yes);
        assert_eq!(window.taken_over, taken_over);
    }
    assert_eq!(*window.workspace.report(), balanced("2021"));
}

#[test]
fn a_cancelled_opening_that_comes_late_changes_nothing() {
    let mut window = Window::with_draft();
    window.disk.put("乙.ron", draft::write(&balanced("2019")));
    window.tell(Event::Want(Next::Open("乙.ron".into())));
    window.tell(Event::Cancelled);
    assert!(!window.workspace.is_busy());
    window.type_more("补一句。");
    window.run();
    assert!(window.text().ends_with("补一句。"));
    // Nor is the other draft held for nobody.
    assert!(!window.disk.exists(&file_of("乙.ron".as_ref())));
    assert!(window.disk.exists(&file_of("甲.ron".as_ref())));
}

#[test]
fn a_draft_that_is_opened_again_and_cancelled_stays_held() {
    let mut window = Window::with_draft();
    window.tell(Event::Want(Next::Open("甲.ron".into())));
    window.tell(Event::Cancelled);
    window.run();
    assert!(window.disk.exists(&file_of("甲.ron".as_ref())));
}

#[test]
fn a_save_for_which_nobody_waits_is_neither_overtaken_nor_forgotten() {
    let mut window = Window::with_draft();
    window.type_more("先");
    window.tell(Event::Save);
    window.tell(Event::Cancelled);
    assert!(!window.workspace.is_busy() && window.workspace.is_dirty());
    assert_eq!(window.notices.last(), Some(&Notice::NoLongerAwaited));
    // A second one could come before it, and then be replaced by it.
    window.type_more("后");
    window.tell(Event::Save);
    let prompt = window.workspace.prompt();
    assert!(matches!(prompt, Some(Prompt::Said(Said::CannotSave(why))) if why.contains("甲.ron")));
    window.answer(Answer::Beside);
    window.choose(Some("乙.ron"));
    window.run();
    assert!(window.text_in("甲.ron").unwrap().ends_with('先'));
    assert!(window.text_in("乙.ron").unwrap().ends_with("先后"));
    assert!(!window.workspace.is_dirty());
}

#[test]
fn a_save_that_comes_late_is_known_for_what_it_is() {
    let mut window = Window::with_draft();
    window.type_more("先");
    window.tell(Event::Save);
    window.tell(Event::Cancelled);
    window.run();
    assert!(!window.workspace.is_dirty());
    window.type_more("后");
    window.tell(Event::Save);
    window.run();
    assert!(window.workspace.prompt().is_none());
    assert!(window.text_in("甲.ron").unwrap().ends_with("先后"));
}

#[test]
fn nothing_can_be_typed_that_an_opening_would_replace() {
    let mut window = Window::with_draft();
    let before = window.text().to_owned();
    window.tell(Event::Want(Next::Choose(Ask::Open)));
    window.type_more("补一句。");
    assert!(window.workspace.undo().is_none());
    assert_eq!(window.text(), before);
    window.choose(None);
    window.type_more("补一句。");
    assert!(window.workspace.is_dirty());
}

#[test]
fn last_years_report_stands_beside_and_can_be_taken_away_again() {
    let mut window = Window::with_draft();
    window.disk.put("乙.ron", draft::write(&balanced("2019")));
    window.tell(Event::Choose(Ask::Last));
    window.choose(Some("乙.ron"));
    window.run();
    assert!(window.workspace.report().last().is_some());
    // 2020 is not the year before 2024.
    let prompt = window.workspace.prompt();
    assert!(matches!(
        prompt,
        Some(Prompt::Said(Said::AttachedInDoubt {
            years: Some((Some(2020), Some(2024))),
            ..
        }))
    ));
    window.workspace.undo();
    assert!(window.workspace.report().last().is_none());
}

#[test]
fn an_export_that_is_cancelled_or_breaks_off_leaves_a_window_that_works() {
    let mut window = Window::with_draft();
    for is_cancelled in [true, false] {
        window.tell(Event::Choose(Ask::Export(Format::Pdf)));
        window.choose(Some("送审.pdf"));
        let (number, export) = window.jobs.pop_back().unwrap();
        assert!(matches!(export, Pending::Export { .. }));
        if is_cancelled {
            window.tell(Event::Cancelled);
        } else {
            window.tell(Event::Broken(number));
            assert!(matches!(
                window.workspace.prompt(),
                Some(Prompt::Said(Said::Broken))
            ));
            window.answer(Answer::Yes);
        }
        assert!(!window.workspace.is_busy());
    }
}
