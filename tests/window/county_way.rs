//! The clerk's way from a folder of sixty units to the county's PDF: every click, key and dialog is counted.

use std::path::{Path, PathBuf};

use crate::bench::{Bench, press, start, told};
use crate::common::county::{Fault, faults, organs, put_down};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use nianbao::draft;

/// So many steps the way may have, without those of looking at each unit that has something to mend.
const MOST: usize = 17;
/// The one that is left out, and so many keys besides the reason's own for that.
const LEFT_OUT: &str = "某某县司法局";
const OF_LEAVING_OUT: usize = 1;

/// A clerk who counts.
struct Clerk {
    bench: Harness<'static, Bench>,
    clicks: usize,
    keys: usize,
    /// The system's dialogs: a file or folder chosen in one is a step.
    dialogs: usize,
}

impl Clerk {
    fn click(&mut self, label: &str) {
        self.clicks += 1;
        self.bench.get_by_label(label).click();
        self.bench.run();
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.keys += 1;
        press(&mut self.bench, modifiers, key);
    }

    /// Clicks what opens a dialog, and chooses this in it.
    fn choose(&mut self, label: &str, path: &Path) {
        self.dialogs += 1;
        let before = self.bench.state().system.asked.borrow().len();
        self.bench.state_mut().system.answer = Some(path.to_owned());
        self.click(label);
        let after = self.bench.state().system.asked.borrow().len();
        assert_eq!(after, before + 1, "{label}: one dialog");
        assert!(path.exists(), "{label}");
    }

    /// Types why a unit does not count.
    fn leave_out(&mut self, reason: &str) {
        let field = "不计入的理由";
        self.clicks += 1;
        let node = self.bench.get_by_role_and_label(Role::TextInput, field);
        node.click();
        self.bench.run();
        self.bench.event(Event::Text(reason.to_owned()));
        self.bench.run();
        self.press(Modifiers::NONE, Key::Enter);
    }

    fn steps(&self) -> usize {
        self.clicks + self.keys + self.dialogs
    }

    /// How many units are so far, as the button says that shows them alone.
    fn count(&self, state: &str) -> usize {
        let root = self.bench.root();
        let mut counts = root.children_recursive().filter_map(|node| {
            let label = node.accesskit_node().label()?;
            label.strip_prefix(state)?.strip_prefix(' ')?.parse().ok()
        });
        counts.next().unwrap_or(0)
    }

    /// The name of the chosen unit.
    fn chosen(&self) -> String {
        let root = self.bench.root();
        let mut rows = root.children_recursive().filter_map(|node| {
            let node = node.accesskit_node();
            let is_chosen = node.role() == Role::Cell && node.is_selected() == Some(true);
            node.label().filter(|_| is_chosen)
        });
        let row = rows.next().unwrap();
        row.split('，').next().unwrap().to_owned()
    }
}

#[test]
fn from_a_folder_of_sixty_units_to_the_countys_pdf_takes_few_steps() {
    let (reports, own) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let out = tempfile::tempdir().unwrap();
    let list = out.path().join("名单.txt");
    std::fs::write(&list, put_down(reports.path()).join("\n")).unwrap();
    let mut clerk = Clerk {
        bench: start(|app| app.with_collections(own.path())),
        clicks: 0,
        keys: 0,
        dialogs: 0,
    };

    // All is read.
    clerk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
    clerk.choose("选择文件夹…", reports.path());
    clerk.choose("单位名单…", &list);
    assert_eq!(clerk.count("未交"), 3);

    // What is wrong is looked at, a key a unit; one of them is left out.
    let wrong = clerk.count("有错");
    clerk.click(&format!("有错 {wrong}"));
    let before = clerk.keys;
    let mut seen = Vec::new();
    let mut lines = String::new();
    for _ in 0..wrong {
        clerk.press(Modifiers::NONE, Key::ArrowDown);
        let chosen = clerk.chosen();
        lines.push_str(&told(&clerk.bench));
        if chosen == LEFT_OUT {
            clerk.leave_out("数字还没有核实");
        }
        seen.push(chosen);
    }
    let looking = clerk.keys - before;
    // Whoever has a fault that its unit has to mend was among them, and it was said which.
    for (at, fault) in faults() {
        let organ = &organs()[at];
        let said = match fault {
            Fault::Missing | Fault::Twice("只计一次", _) => continue,
            Fault::Rule(..) => "",
            Fault::Barred(said, _) | Fault::Spoiled(_, said, _) | Fault::Twice(said, _) => said,
        };
        assert!(
            seen.contains(organ),
            "{organ} is not among those with faults"
        );
        assert!(lines.contains(said), "{said}");
    }

    // They are written to, and the sum is made a draft, which is opened where that is said.
    clerk.choose("退回意见…", out.path());
    assert_eq!(clerk.count("已退回"), letters(&out.path().join("退回意见")));
    clerk.click("汇总数");
    let draft = out.path().join("全县.ron");
    clerk.choose("汇总数存为草稿…", &draft);
    clerk.click("打开汇总数");
    assert!(!clerk.bench.state().app.title().starts_with("汇总"));
    let kept = draft::read(&std::fs::read(&draft).unwrap()).unwrap();
    assert!(clerk.bench.state().report().is_identical(&kept));

    // Its pages.
    clerk.press(Modifiers::COMMAND, Key::E);
    let pdf = out.path().join("全县.pdf");
    clerk.choose("导出 PDF…", &pdf);
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"));

    let steps = clerk.steps() - looking;
    let Clerk {
        clicks,
        keys,
        dialogs,
        ..
    } = clerk;
    assert!(
        steps <= MOST,
        "{steps} steps: {clicks} clicks, {keys} keys, {dialogs} dialogs"
    );
    assert!(
        looking <= wrong + OF_LEAVING_OUT,
        "{looking} keys for {wrong} units"
    );
}

/// How many units were written to.
fn letters(folder: &Path) -> usize {
    let files = std::fs::read_dir(folder).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let is_letter = |path: &PathBuf| {
        let name = path.file_stem().and_then(|name| name.to_str());
        let is_returned = name.is_some_and(|name| name.starts_with("退回-"));
        is_returned && path.extension().is_some_and(|ending| ending == "docx")
    };
    paths.filter(is_letter).count()
}
