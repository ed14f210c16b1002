//! The window in a harness: the one place that builds it.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use nianbao::draft;
use nianbao::printing::{NotPrinted, Printed};
use nianbao::report::Report;
use nianbao::ui::{Answer, Answered, App, HandOver, Jobs, NotHanded, Printer, System, theme};
use nianbao::workspace::Ask;

/// A system that answers at once.
#[derive(Default)]
pub struct Answers {
    pub answer: Option<PathBuf>,
    /// Whether the system has no file dialog.
    pub has_no_dialog: bool,
    pub asked: RefCell<Vec<Ask>>,
    /// The names that were proposed.
    pub names: RefCell<Vec<String>>,
    /// What was copied: page and text.
    pub copied: RefCell<Option<(String, String)>>,
    /// What another program copied: page and text.
    pub pasted: RefCell<Option<(Option<String>, String)>>,
    /// The file that was printed.
    pub printed: Arc<Mutex<Option<PathBuf>>>,
    /// What comes of the dialog of a printer, if the system has one, and what that was given: a name, and
    /// how many pages.
    pub printer: Option<Result<Option<Printed>, NotPrinted>>,
    pub given: Arc<Mutex<Option<(String, usize)>>>,
    /// Whether there is neither a clipboard nor a program that prints.
    pub is_broken: bool,
}

impl System for Answers {
    fn ask(&self, ask: Ask, name: &str, _folder: Option<&Path>) -> Answer {
        self.asked.borrow_mut().push(ask);
        self.names.borrow_mut().push(name.to_owned());
        let answer = if self.has_no_dialog {
            Answered::NoDialog
        } else {
            self.answer.clone().into()
        };
        Box::new(move || answer)
    }

    fn copy_page(&self, html: &str, text: &str) -> Result<(), String> {
        if self.is_broken {
            return Err("OpenClipboard 5".to_owned());
        }
        *self.copied.borrow_mut() = Some((html.to_owned(), text.to_owned()));
        Ok(())
    }

    fn paste_page(&self) -> Result<(Option<String>, String), String> {
        let pasted = self.pasted.borrow().clone();
        pasted.ok_or_else(|| "CF_UNICODETEXT".to_owned())
    }

    fn hand_over(&self) -> HandOver {
        let (printed, is_broken) = (Arc::clone(&self.printed), self.is_broken);
        Box::new(move |path| {
            *printed.lock().unwrap() = Some(path.to_owned());
            if is_broken {
                let (path, reason) = (path.to_owned(), "31".to_owned());
                return Err(NotHanded { path, reason });
            }
            Ok(())
        })
    }

    fn printer(&self) -> Option<Printer> {
        let (outcome, given) = (self.printer.clone()?, Arc::clone(&self.given));
        Some(Box::new(move |name, sheets| {
            *given.lock().unwrap() = Some((name.to_owned(), sheets.pages.len()));
            outcome
        }))
    }
}

pub struct Bench {
    pub app: App,
    pub system: Answers,
}

impl Bench {
    pub fn report(&self) -> &Report {
        self.app.report()
    }

    pub fn rules(&self) -> Vec<&'static str> {
        self.app
            .findings()
            .iter()
            .map(|finding| finding.rule.id())
            .collect()
    }
}

/// The window with this report opened from a draft in `folder`.
pub fn window(report: &Report, folder: &Path) -> Harness<'static, Bench> {
    window_with(report, folder, |app| app)
}

/// The same, with something done to the app before it is shown.
pub fn window_with(
    report: &Report,
    folder: &Path,
    prepare: impl FnOnce(App) -> App,
) -> Harness<'static, Bench> {
    window_of([1280.0, 900.0], 1.0, report, folder, prepare)
}

/// The same, of a size in points and with so many pixels a point.
pub fn window_of(
    size: [f32; 2],
    scale: f32,
    report: &Report,
    folder: &Path,
    prepare: impl FnOnce(App) -> App,
) -> Harness<'static, Bench> {
    let path = folder.join("草稿.ron");
    draft::save(report, &path).unwrap();
    let mut bench = harness(
        size,
        scale,
        prepare(App::new(Jobs::new(true)).known_as("测试")),
    );
    bench.state_mut().app.open(&path);
    bench.run();
    bench
}

/// The window as it starts without a file.
pub fn start(prepare: impl FnOnce(App) -> App) -> Harness<'static, Bench> {
    let app = prepare(App::new(Jobs::new(true)).known_as("测试")).with_welcome();
    let mut bench = harness([1280.0, 900.0], 1.0, app);
    bench.run();
    bench
}

fn harness(size: [f32; 2], scale: f32, app: App) -> Harness<'static, Bench> {
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_max_steps(12)
        .with_theme(egui::Theme::Light)
        .with_context_setup(theme::install)
        .build_ui_state(
            |ui, bench: &mut Bench| bench.app.show(ui, &bench.system),
            Bench {
                app,
                system: Answers::default(),
            },
        )
}

/// Clicks a line of the outline; a finding's place has the same words, but is no button.
/// What a crash leaves in a folder: a report with this number, the work of a draft or of none.
pub fn crash(aside: &Path, number: &str, file: Option<&Path>) {
    let crashed = draft::recovery::Recovery::new(aside).unwrap();
    let path = crashed.journal().to_owned();
    drop(crashed);
    let mut report = crate::common::balanced("2021");
    crate::common::set(&mut report, "applications.new.natural", number);
    let origin = draft::journal::Origin {
        draft: file.map(Path::to_owned),
        stamp: None,
    };
    std::fs::write(path, draft::journal::begin(&origin, &report)).unwrap();
}

pub fn go_to(bench: &mut Harness<'_, Bench>, part: &str) {
    let starts = |label: Option<String>| label.is_some_and(|label| label.starts_with(part));
    bench
        .get_by(|node| node.role() == Role::Button && starts(node.label()))
        .click();
    bench.run();
}

pub fn go_to_applications(bench: &mut Harness<'_, Bench>) {
    go_to(bench, "三、收到和处理政府信息公开申请情况");
}

/// Cells found by row and column, whatever stands in them: that is part of their names.
pub trait Cells {
    fn query_cell(&self, name: &str) -> Option<Node<'_>>;

    fn get_cell(&self, name: &str) -> Node<'_> {
        let cell = self.query_cell(name);
        cell.unwrap_or_else(|| panic!("no cell {name}"))
    }
}

impl Cells for Harness<'_, Bench> {
    fn query_cell(&self, name: &str) -> Option<Node<'_>> {
        let is_named = |label: &str| {
            let rest = label.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['：', '，']))
        };
        let root = self.root();
        let mut cells = root.children_recursive().filter(|node| {
            let node = node.accesskit_node();
            node.role() == Role::TextInput && node.label().is_some_and(|label| is_named(&label))
        });
        cells.next()
    }
}

pub fn type_into(bench: &mut Harness<'_, Bench>, cell: &str, text: &str) {
    // Not a click: the cell may be scrolled out of sight.
    bench.get_cell(cell).focus();
    bench.run();
    bench.event(Event::Text(text.to_owned()));
    bench.run();
}

/// Clicks a button.
pub fn click(bench: &mut Harness<'_, Bench>, label: &str) {
    bench.get_by_role_and_label(Role::Button, label).click();
    bench.run();
}

/// Clicks a line of an open menu, whatever key stands behind it.
pub fn choose(bench: &mut Harness<'_, Bench>, line: &str) {
    click_line(bench, line);
    bench.run();
}

/// The same, before the window settles.
pub fn click_line(bench: &Harness<'_, Bench>, line: &str) {
    let root = bench.root();
    let is_line = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        let label = node.label().unwrap_or_default();
        node.role() == Role::Button && label.starts_with(line)
    };
    // What lies on top comes last.
    let lines = root.children_recursive().filter(is_line);
    lines.last().unwrap().click();
}

/// Presses a key and lets the window settle.
pub fn press(bench: &mut Harness<'_, Bench>, modifiers: Modifiers, key: Key) {
    bench.key_press_modifiers(modifiers, key);
    bench.run();
}

/// The name of what has the keyboard.
pub fn focused(bench: &Harness<'_, Bench>) -> Option<String> {
    let root = bench.root();
    let mut nodes = root.children_recursive();
    nodes
        .find(|node| node.accesskit_node().is_focused())
        .and_then(|node| node.accesskit_node().label())
}

/// A key going down, for frames that bring several events.
pub fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    }
}

/// All that can be read.
pub fn told(bench: &Harness<'_, Bench>) -> String {
    let root = bench.root();
    let nodes = root.children_recursive();
    let texts = nodes.filter_map(|node| {
        let node = node.accesskit_node();
        node.value().or_else(|| node.label())
    });
    texts.collect::<Vec<_>>().join("\n")
}
