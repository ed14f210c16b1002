//! What a slow machine brings in one frame is carried out in the order in which it was done.

use egui::{Event, Key, Modifiers, PointerButton};

use crate::bench::{Cells, go_to, go_to_applications, key, press, type_into, window};
use crate::common::{balanced, get};
use crate::focus::{BELOW, NEW_NATURAL};
use crate::hands::pointer;

#[test]
fn a_key_right_behind_a_click_is_for_what_was_clicked_and_one_before_it_for_what_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_NATURAL, "1");
    let at = bench.get_cell(BELOW).rect().center();
    // All of it comes in one frame, as on a slow machine.
    bench.input_mut().events.extend([
        Event::Text("2".to_owned()),
        Event::PointerMoved(at),
        pointer(at, PointerButton::Primary, true, Modifiers::NONE),
        pointer(at, PointerButton::Primary, false, Modifiers::NONE),
        Event::Text("4".to_owned()),
        key(Key::Enter, Modifiers::NONE),
    ]);
    bench.run();
    let report = bench.state().report();
    assert_eq!(get(report, "applications.new.natural"), "12");
    assert_eq!(get(report, "applications.carried_in.natural"), "4");
}

/// All letters of a text, each with its key, as they come in one frame of a slow machine.
fn in_one_frame(text: &str) -> Vec<Event> {
    let of = |letter: char| {
        [true, false]
            .map(|pressed| Event::Key {
                key: Key::A,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::NONE,
            })
            .into_iter()
            .zip([Some(Event::Text(letter.to_string())), None])
            .flat_map(|(key, text)| [Some(key), text])
            .flatten()
    };
    text.chars().flat_map(of).collect()
}

#[test]
fn letters_that_come_in_one_frame_are_the_text_that_comes_one_by_one_and_one_step_back() {
    let folder = tempfile::tempdir().unwrap();
    let text = "本年度共受理申请，均已答复。".repeat(20);
    let report = balanced("2021");
    let written = |is_at_once: bool| {
        let mut bench = window(&report, folder.path());
        go_to(&mut bench, "六、其他需要报告的事项");
        press(&mut bench, Modifiers::COMMAND, Key::End);
        if is_at_once {
            bench.input_mut().events.extend(in_one_frame(&text));
            bench
                .input_mut()
                .events
                .push(key(Key::Enter, Modifiers::NONE));
            bench.input_mut().events.extend(in_one_frame("完"));
            bench.run();
        } else {
            for letter in text.chars() {
                bench.event(Event::Text(letter.to_string()));
            }
            bench.event(key(Key::Enter, Modifiers::NONE));
            bench.event(Event::Text("完".to_owned()));
            bench.run();
        }
        bench
    };
    let mut at_once = written(true);
    let one_by_one = written(false);
    assert_ne!(*at_once.state().report(), report);
    assert_eq!(at_once.state().report(), one_by_one.state().report());
    press(&mut at_once, Modifiers::COMMAND, Key::Z);
    assert_eq!(*at_once.state().report(), report);
}
