//! What a frame costs without drawing it: the window's own code with the largest table open. Wanted:
//! under 2 ms; with a collection of 1 000 units, 3 ms.

use std::path::Path;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use egui::{Event, Key, Modifiers, RawInput, Rect, Vec2};
use nianbao::draft;
use nianbao::draft::SystemDisk;
use nianbao::draft::lock::Holder;
use nianbao::import::import;
use nianbao::report::{Edit, Report};
use nianbao::ui::{Answer, Answered, App, HandOver, Jobs, System, theme};
use nianbao::workspace::Ask;
use nianbao::workspace::collecting::{Collecting, How, Wanted};

const FIXTURE: &[u8] = include_bytes!("../tests/fixtures/2021.txt");

/// Parts from the beginning of the report to the applications table.
const PARTS: usize = 8;

struct NoSystem;

impl System for NoSystem {
    fn paste_page(&self) -> Result<(Option<String>, String), String> {
        Err("no clipboard".to_owned())
    }

    fn copy_page(&self, _html: &str, _text: &str) -> Result<(), String> {
        unreachable!("nothing is copied here")
    }

    fn hand_over(&self) -> HandOver {
        unreachable!("nothing is printed here")
    }

    fn ask(&self, _ask: Ask, _name: &str, _folder: Option<&Path>) -> Answer {
        Box::new(|| Answered::Cancelled)
    }
}

/// A window without a screen.
struct Window {
    ctx: egui::Context,
    app: App,
    time: f64,
}

impl Window {
    fn open(report: &Report) -> Window {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("draft.ron");
        draft::save(report, &path).expect("a draft in a temporary folder");
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let mut app = App::new(Jobs::new(true));
        app.open(&path);
        let mut window = Window {
            ctx,
            app,
            time: 0.0,
        };
        window.frame(Vec::new());
        for _ in 0..PARTS {
            window.press(Key::PageDown, Modifiers::COMMAND);
        }
        window.frame(Vec::new());
        window
    }

    /// A window with a collection of so many units.
    fn collection(report: &Report, count: usize) -> Window {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let reports = folder.path().join("reports");
        std::fs::create_dir(&reports).expect("a folder in a temporary folder");
        let mut report = report.clone();
        for at in 0..count {
            report.apply(&Edit::organ("", format!("某某县第{at:04}单位")));
            let path = reports.join(format!("{at:04}.ron"));
            draft::save(&report, &path).expect("a draft in a temporary folder");
        }
        let me = Holder::this("bench", None);
        let mut how = How {
            disk: &SystemDisk,
            program: None,
            me: &me,
            folder: None,
            versions: None,
            progress: &mut |_, _| {},
            is_cancelled: &|| false,
        };
        let read = Collecting::read(&Wanted::Roots(vec![reports]), &mut how);
        let work = read.ok().flatten().expect("a collection of drafts");
        let path = folder.path().join("ledger.huizong");
        let _ = work.keep_at(&path).run(&SystemDisk, &me);
        let ctx = egui::Context::default();
        theme::install(&ctx);
        // The lock is its own.
        let mut app = App::new(Jobs::new(true)).known_as("bench");
        app.open(&path);
        let mut window = Window {
            ctx,
            app,
            time: 0.0,
        };
        for _ in 0..8 {
            window.frame(Vec::new());
        }
        assert!(window.app.collected_sum().is_some());
        window
    }

    fn press(&mut self, key: Key, modifiers: Modifiers) {
        self.frame(vec![Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        }]);
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.time += 0.016;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(
                egui::Pos2::ZERO,
                Vec2::new(1366.0, 768.0),
            )),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let app = &mut self.app;
        let output = self.ctx.run_ui(input, |ui| app.show(ui, &NoSystem));
        output.drop_without_applying_deltas();
    }
}

fn frames(criterion: &mut Criterion) {
    let report = import(FIXTURE).expect("the fixture is a report").report;
    let mut wrong = report.clone();
    for (cell, _) in report
        .form()
        .cells()
        .filter(|(cell, _)| cell.index() % 7 == 0)
    {
        wrong.set(cell, "77");
    }
    let mut compared = report.clone();
    compared.apply(&Edit::attach("", Some(report.clone())));
    let cases = [
        ("a full report", report),
        ("full of errors", wrong),
        ("beside last year", compared),
    ];
    let mut group = criterion.benchmark_group("frame");
    for (name, report) in cases {
        let mut window = Window::open(&report);
        group.bench_function(BenchmarkId::new("idle", name), |bench| {
            bench.iter(|| window.frame(Vec::new()));
        });
        let mut number = 0_u32;
        group.bench_function(BenchmarkId::new("a digit typed", name), |bench| {
            bench.iter(|| {
                number = number % 9 + 1;
                window.frame(vec![Event::Text(number.to_string())]);
                window.press(Key::Backspace, Modifiers::NONE);
            });
        });
    }
    let report = import(FIXTURE).expect("the fixture is a report").report;
    let mut window = Window::collection(&report, 1000);
    let name = "a collection of 1 000 units";
    group.bench_function(BenchmarkId::new("idle", name), |bench| {
        bench.iter(|| window.frame(Vec::new()));
    });
    group.bench_function(BenchmarkId::new("the next unit", name), |bench| {
        bench.iter(|| window.press(Key::ArrowDown, Modifiers::NONE));
    });
    group.finish();
}

criterion_group!(benches, frames);
criterion_main!(benches);
