//! What explains the work: the guide of five steps, what counts where, the help.

use crate::bench::{
    Cells, click, focused, go_to, go_to_applications, press, start, type_into, window,
};
use crate::common::{balanced, set};
use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use nianbao::draft;
use nianbao::draft::recent::Recent;
use nianbao::form::Form;
use nianbao::report::{Edit, Report};
use nianbao::ui::Command;

const NEW_NATURAL: &str = "一、本年新收政府信息公开申请数量 × 自然人";
const PARTIAL_NATURAL: &str = "（二）部分公开（区分处理的，只计这一情形，不计其他情形） × 自然人";

#[test]
fn shift_f1_says_what_counts_in_the_current_cell_and_gives_the_keyboard_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(PARTIAL_NATURAL).focus();
    bench.run();
    press(&mut bench, Modifiers::SHIFT, Key::F1);
    // The row, the column, the table, each with who says so.
    for said in ["部分公开", "自然人", "申请表怎样计数", "依据：格式"] {
        assert!(bench.query_all_by_label(said).next().is_some(), "{said}");
    }
    assert!(bench.query_by_label_contains("只在这一行计一次").is_some());
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert!(bench.query_by_label("依据：格式").is_none());
    assert!(bench.get_cell(PARTIAL_NATURAL).is_focused());
}

#[test]
fn shift_f1_in_a_text_says_what_belongs_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to(&mut bench, "六、其他需要报告的事项");
    press(&mut bench, Modifiers::SHIFT, Key::F1);
    assert!(bench.query_by_label("依据：国办函〔2020〕109号").is_some());
    assert!(bench.query_by_label_contains("收没收都要写").is_some());
    click(&mut bench, "查看全部口径");
    // All of it, in the help.
    assert!(bench.query_by_label("搜索使用说明").is_some());
    assert!(bench.query_by_label("四类过程性信息").is_some());
}

#[test]
fn a_label_says_what_counts_while_the_mouse_is_over_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    let first = bench.get_cell(NEW_NATURAL).rect();
    assert!(
        bench
            .query_by_label_contains("以个人名义提出的申请")
            .is_none()
    );
    // The head of the column stands above its first number.
    bench.event(Event::PointerMoved(
        first.center_top() - egui::vec2(0.0, 8.0),
    ));
    bench.run_steps(6);
    assert!(
        bench
            .query_by_label_contains("以个人名义提出的申请")
            .is_some()
    );
    bench.event(Event::PointerMoved(
        first.left_center() - egui::vec2(30.0, 0.0),
    ));
    bench.run_steps(6);
    assert!(
        bench
            .query_by_label_contains("按登记收到的日期计")
            .is_some()
    );
}

#[test]
fn f1_opens_the_help_which_is_searched_and_lists_the_keys_of_every_command() {
    let mut bench = start(|app| app);
    press(&mut bench, Modifiers::NONE, Key::F1);
    assert_eq!(focused(&bench).as_deref(), Some("搜索使用说明"));
    for topic in nianbao::manual::topics() {
        let mut found = bench.query_all_by_role_and_label(Role::Button, topic.title);
        assert!(found.next().is_some(), "{}", topic.title);
    }
    let pictures = bench.query_all_by_role(Role::Image);
    assert_eq!(
        pictures
            .filter(|node| node.accesskit_node().label().as_deref() == Some("开始页"))
            .count(),
        1
    );
    bench.event(Event::Text("审签表".to_owned()));
    bench.run();
    // What is looked for comes forth by itself.
    assert!(
        bench
            .query_by_role_and_label(Role::Button, "核对沿用去年的文字")
            .is_none()
    );
    assert!(bench.query_by_label_contains("问题清零以后").is_some());
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert!(bench.query_by_label("搜索使用说明").is_none());
    press(&mut bench, Modifiers::NONE, Key::F1);
    bench.get_by_label("搜索使用说明").focus();
    bench.run();
    press(&mut bench, Modifiers::COMMAND, Key::A);
    press(&mut bench, Modifiers::NONE, Key::Delete);
    click(&mut bench, "按键一览");
    for command in [Command::Save, Command::NextFinding, Command::Guidance] {
        let keys = match command {
            Command::Save => "Ctrl+S",
            Command::NextFinding => "F8",
            _ => "Shift+F1",
        };
        assert!(bench.query_by_label(keys).is_some(), "{keys}");
    }
    click(&mut bench, "关于");
    let version = env!("CARGO_PKG_VERSION");
    assert!(bench.query_by_label_contains(version).is_some());
    assert!(bench.query_by_label_contains("Fluent").is_some());
    bench.get_by_label_contains("程序库（").click();
    bench.run();
    let egui = nianbao::licences::libraries().find(|library| library.name == "egui");
    let egui = egui.unwrap();
    let line = format!("egui {}　{}", egui.version, egui.licence);
    assert!(bench.query_by_label(&line).is_some());
}

/// What the manual names on the screen is there, and the keys it tells are those of the commands.
#[test]
fn the_manual_names_commands_and_keys_as_they_are() {
    use nianbao::manual::{Piece, pieces, topics};
    let ctx = egui::Context::default();
    let plain = |text: &str| text.trim_end_matches('…').to_owned();
    let labels: Vec<String> = Command::ALL.iter().map(|one| plain(one.label())).collect();
    let keys: Vec<String> = Command::ALL
        .iter()
        .filter_map(|command| Some(ctx.format_shortcut(&command.shortcut()?)))
        .collect();
    let others = ["打开去年的报告", "新建空白报告"];
    let mut named = 0;
    for block in topics().iter().flat_map(|topic| &topic.blocks) {
        for piece in pieces(block.text()) {
            match piece {
                Piece::Words(_) => {}
                Piece::Name(name) => {
                    named += 1;
                    let is_known = labels.contains(&plain(name)) || others.contains(&name);
                    assert!(is_known, "{name}");
                }
                Piece::Keys(told) => {
                    let as_egui = told
                        .replace("Ctrl++", "Ctrl+Plus")
                        .replace("Ctrl+-", "Ctrl+Minus")
                        .replace("Ctrl+,", "Ctrl+Comma");
                    let is_known = keys.contains(&as_egui) || ["F2", "F10"].contains(&told);
                    assert!(is_known, "{told}");
                }
            }
        }
    }
    assert!(named > 20);
}

fn blank_next_year() -> Report {
    let mut last = balanced("2021");
    last.apply(&Edit::organ("", "某某县人民政府办公室"));
    last.rolled().unwrap().report
}

#[test]
fn the_guide_knows_which_step_is_next_and_takes_one_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = blank_next_year();
    let doubts = report.doubts().count();
    let mut bench = window(&report, folder.path());
    if doubts > 0 {
        assert!(bench.query_by_label("步骤 3/5　核对沿用的文字").is_some());
    }
    click(&mut bench, "展开五个步骤");
    let done = bench.get_by_label_contains("第 2 步：新建下一年度，已完成");
    assert_eq!(done.accesskit_node().role(), Role::Button);
    bench.get_by_label_contains("第 4 步：填写四张表").click();
    bench.run();
    assert!(focused(&bench).is_some_and(|name| name.contains(" × ")));
    drop(bench);

    // A report that began empty does without the first two.
    report = balanced("2021");
    set(&mut report, "applications.new.natural", "");
    let mut bench = window(&report, folder.path());
    click(&mut bench, "步骤 4/5　填写四张表");
    assert_eq!(focused(&bench).as_deref(), Some(NEW_NATURAL));
    type_into(&mut bench, NEW_NATURAL, "71");
    assert!(bench.query_by_label_contains("步骤 4/5").is_none());
    click(&mut bench, "不再显示步骤");
    assert!(bench.query_by_label_contains("步骤 5/5").is_none());
    assert!(bench.state().app.settings().hides_guide);
}

#[test]
fn the_start_page_tells_of_each_draft_its_organ_year_and_state() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    report.apply(&Edit::organ("", "某某县人民政府办公室"));
    report.apply(&Edit::year("", Some(2024)));
    set(&mut report, "review.cases.upheld", "");
    let path = folder.path().join("年报.ron");
    draft::save(&report, &path).unwrap();
    Recent::load(folder.path()).add(&path).unwrap();
    let bench = start(|app| app.with_recent(folder.path()));
    let row = bench.get_by_role_and_label(Role::Button, "年报");
    let said = row.accesskit_node().description().unwrap_or_default();
    assert!(
        said.starts_with("某某县人民政府办公室　2024 年，空白"),
        "{said}"
    );
    assert!(bench.query_by_label_contains("刚才修改").is_some());
    assert!(
        bench
            .query_by_label_contains("第 1 步：打开去年的报告，现在做")
            .is_some()
    );
}

#[test]
fn the_toolbar_shows_whether_last_year_is_beside() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    report.apply(&Edit::attach("", Some(balanced("2021"))));
    let mut bench = window(&report, folder.path());
    let toggled = |bench: &egui_kittest::Harness<'_, crate::bench::Bench>| {
        let button = bench.get_by_role_and_label(Role::Button, "上年对照");
        button.accesskit_node().toggled()
    };
    assert_eq!(toggled(&bench), Some(Toggled::True));
    press(&mut bench, Modifiers::COMMAND, Key::L);
    assert_eq!(toggled(&bench), Some(Toggled::False));
    let save = bench.get_by_role_and_label(Role::Button, "保存");
    assert_eq!(save.accesskit_node().toggled(), None);
}

#[test]
fn a_form_without_guidance_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let text = include_str!("../fixtures/2027.ron");
    let form = Form::by_id("2027").or_else(|| Form::register(text).ok());
    let mut bench = window(&Report::new(form.unwrap()), folder.path());
    go_to(&mut bench, "（一）");
    press(&mut bench, Modifiers::SHIFT, Key::F1);
    assert!(
        bench
            .query_by_label("这个格式没有写这一处的口径。")
            .is_some()
    );
}

#[test]
fn high_contrast_is_chosen_in_the_settings_and_left_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    let ground = |bench: &egui_kittest::Harness<'_, crate::bench::Bench>| {
        bench.ctx.global_style().visuals.panel_fill
    };
    press(&mut bench, Modifiers::COMMAND, Key::Comma);
    bench.get_by_label("高对比度").click();
    bench.run();
    assert_eq!(ground(&bench), egui::Color32::BLACK);
    bench.get_by_label("深色").click();
    bench.run();
    assert_ne!(ground(&bench), egui::Color32::BLACK);
    assert_eq!(bench.ctx.theme(), egui::Theme::Dark);
}

#[test]
fn a_cell_tells_its_row_and_column_its_number_and_what_is_wrong_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "applications.not_held.natural", "4O");
    let mut bench = window(&report, folder.path());
    go_to_applications(&mut bench);
    let name = "（四）无法提供 1.本机关不掌握相关政府信息 × 自然人";
    let cell = bench.get_cell(name);
    let node = cell.accesskit_node();
    assert_eq!(node.value().as_deref(), Some("4O"));
    assert!(
        node.description().is_some_and(|said| said.contains("4O")),
        "{:?}",
        node.description()
    );
    let data = node.data();
    assert!(data.row_index().is_some() && data.column_index().is_some());
    let table = bench.get_by_role(Role::Table).accesskit_node();
    assert_eq!(table.data().column_count(), Some(10));
    // While it is typed in it says the same.
    bench.get_cell(name).focus();
    bench.run();
    let described = bench.get_cell(name).accesskit_node().description();
    assert!(described.is_some());
}
