//! An input method in a harness: what it sends, and the places it is used in.

use egui::accesskit::Role;
use egui::{Event, ImeEvent};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::bench::{Bench, Cells, go_to, go_to_applications, window};
use crate::common::{balanced, get};

pub const NEW_NATURAL: &str = "一、本年新收政府信息公开申请数量 × 自然人";
pub const BELOW: &str = "二、上年结转政府信息公开申请数量 × 自然人";
pub const LAST: &str = "四、结转下年度继续办理 × 总计";
pub const PROBLEMS: &str = "五、存在的主要问题及改进情况";
pub const OTHER: &str = "六、其他需要报告的事项";
pub const TABLE: &str = "三、收到和处理政府信息公开申请情况";

pub fn preedit(text: &str) -> Event {
    Event::Ime(ImeEvent::Preedit {
        text: text.to_owned(),
        active_range_chars: None,
    })
}

pub fn commit(text: &str) -> Event {
    Event::Ime(ImeEvent::Commit(text.to_owned()))
}

/// One event after the other, each in a frame of its own.
pub fn send(bench: &mut Harness<'_, Bench>, events: impl IntoIterator<Item = Event>) {
    for event in events {
        bench.event(event);
        bench.run();
    }
}

/// All events in one frame, as a slow machine brings them.
pub fn send_at_once(bench: &mut Harness<'_, Bench>, events: impl IntoIterator<Item = Event>) {
    bench.input_mut().events.extend(events);
    bench.run_steps(8);
}

/// What Microsoft Pinyin sends when a word is chosen.
pub fn chosen(word: &str) -> [Event; 3] {
    [preedit(word), preedit(""), commit(word)]
}

/// Each event in a frame of its own, but without rest: what an input method sends late comes soon.
pub fn send_soon(bench: &mut Harness<'_, Bench>, events: impl IntoIterator<Item = Event>) {
    events.into_iter().for_each(|event| bench.event(event));
    bench.run();
}

/// The report is as it was opened. (Two whole reports would be long to read.)
pub fn assert_unchanged(bench: &Harness<'_, Bench>) {
    let (report, opened) = (bench.state().report(), balanced("2021"));
    assert_eq!(report.organ(), opened.organ());
    for field in report.form().prose() {
        assert_eq!(report.prose(&field.id), opened.prose(&field.id));
    }
    for (cell, spec) in report.form().cells() {
        assert_eq!(report.value(cell), opened.value(cell), "{}", spec.name);
    }
    assert!(*report == opened);
}

pub fn cell<'a>(bench: &'a Harness<'_, Bench>, name: &str) -> &'a str {
    get(bench.state().report(), name)
}

/// A window whose applications table is shown, with the keyboard in its first cell.
pub fn in_first_cell(folder: &std::path::Path) -> Harness<'static, Bench> {
    let mut bench = window(&balanced("2021"), folder);
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).click();
    bench.run();
    bench
}

/// A window with the keyboard at the end of the problems.
pub fn in_problems(folder: &std::path::Path) -> Harness<'static, Bench> {
    let mut bench = window(&balanced("2021"), folder);
    go_to(&mut bench, PROBLEMS);
    bench
}

/// A line of the outline.
pub fn line<'a>(bench: &'a Harness<'_, Bench>, part: &'a str) -> egui_kittest::Node<'a> {
    let starts = move |label: Option<String>| label.is_some_and(|label| label.starts_with(part));
    bench.get_by(move |node| node.role() == Role::Button && starts(node.label()))
}

pub fn problems<'a>(bench: &'a Harness<'_, Bench>) -> &'a str {
    bench.state().report().prose("problems")
}

pub fn shown(bench: &Harness<'_, Bench>, label: &str) -> String {
    bench.get_cell(label).value().unwrap_or_default()
}
