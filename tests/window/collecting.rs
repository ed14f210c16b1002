//! A collection in the window: read, looked at, marked, its units opened, all by their names and by keys.

use std::path::Path;

use crate::bench::{Bench, click, focused, press, start};
use crate::common::{balanced, name_organ, set};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use nianbao::draft;
use nianbao::workspace::{Ask, Gather};
use tempfile::TempDir;

const NAMES: [&str; 3] = ["某某县财政局", "某某县教育局", "某某县水利局"];

/// A folder with three reports, the second of which does not add up.
fn reports() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (at, name) in NAMES.iter().enumerate() {
        let mut report = balanced("2021");
        name_organ(&mut report, name);
        set(&mut report, "disclosure.fees.amount", &(at + 1).to_string());
        if at == 1 {
            set(&mut report, "applications.new.total", "99");
        }
        let path = folder.path().join(format!("{name}.ron"));
        draft::save(&report, &path).unwrap();
    }
    folder
}

/// The window with them collected; what is marked is kept in a folder of its own.
fn collected(reports: &Path, own: &Path) -> Harness<'static, Bench> {
    let mut bench = start(|app| app.with_collections(own));
    press(&mut bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
    bench.state_mut().system.answer = Some(reports.to_owned());
    click(&mut bench, "选择文件夹…");
    bench.run();
    bench
}

/// The names of the rows that are seen, from the top.
fn rows(bench: &Harness<'_, Bench>) -> Vec<String> {
    let root = bench.root();
    let cells = root.children_recursive().filter_map(|node| {
        let node = node.accesskit_node();
        let label = node.label().filter(|_| node.role() == Role::Cell)?;
        let top = node.raw_bounds().map_or(0.0, |bounds| bounds.y0);
        Some((top, label))
    });
    let mut cells: Vec<_> = cells.collect();
    cells.sort_by(|one, other| one.0.total_cmp(&other.0));
    let rows = cells.into_iter().map(|(_, label)| label);
    rows.filter(|label| label.starts_with("某某")).collect()
}

fn row(bench: &Harness<'_, Bench>, name: &str) -> String {
    let found = rows(bench).into_iter().find(|row| row.starts_with(name));
    found.unwrap_or_else(|| panic!("no row of {name}"))
}

fn click_part(bench: &mut Harness<'_, Bench>, begins: &str) {
    bench
        .get_by(|node| {
            let label = node.label().unwrap_or_default();
            node.role() == Role::Cell && label.starts_with(begins)
        })
        .click();
    bench.run();
}

#[test]
fn a_folder_is_read_into_a_table_that_is_sorted_and_filtered() {
    let (reports, own) = (reports(), tempfile::tempdir().unwrap());
    let mut bench = collected(reports.path(), own.path());
    let asked = bench.state().system.asked.borrow().clone();
    assert_eq!(asked, [Ask::Collect(Gather::Folder)]);
    assert!(row(&bench, NAMES[0]).contains("已交"));
    assert!(row(&bench, NAMES[1]).contains("有错"));
    assert!(bench.state().app.title().starts_with("汇总"));
    click(&mut bench, "按错误排序");
    assert!(rows(&bench)[0].starts_with(NAMES[1]));
    bench.get_by_label("有错 1").click();
    bench.run();
    assert_eq!(rows(&bench).len(), 1);
}

#[test]
fn a_unit_is_chosen_found_good_and_opened_by_keys_and_the_way_leads_back() {
    let (reports, own) = (reports(), tempfile::tempdir().unwrap());
    let mut bench = collected(reports.path(), own.path());
    assert_eq!(focused(&bench).as_deref(), Some("各单位 "));
    press(&mut bench, Modifiers::NONE, Key::ArrowDown);
    press(&mut bench, Modifiers::NONE, Key::ArrowDown);
    press(&mut bench, Modifiers::NONE, Key::ArrowUp);
    let chosen = rows(&bench)[0].split('，').next().unwrap().to_owned();
    press(&mut bench, Modifiers::NONE, Key::Space);
    assert!(row(&bench, &chosen).contains("通过"));
    press(&mut bench, Modifiers::NONE, Key::Enter);
    bench.run();
    assert_eq!(bench.state().report().organ(), chosen);
    assert!(!bench.state().app.title().starts_with("汇总"));
    click(&mut bench, "回到汇总");
    assert!(row(&bench, &chosen).contains("通过"));
    // Another start of the program finds it as it was.
    drop(bench);
    let bench = collected(reports.path(), own.path());
    assert!(row(&bench, &chosen).contains("通过"));
}

#[test]
fn a_cell_of_the_sum_says_who_brought_what_and_leads_to_the_unit() {
    let (reports, own) = (reports(), tempfile::tempdir().unwrap());
    let mut bench = collected(reports.path(), own.path());
    bench.get_by_label("汇总数").click();
    bench.run();
    let fees = bench.state().app.collected_sum().unwrap();
    let form = fees.form();
    let cell = form.find("disclosure.fees.amount").unwrap();
    assert_eq!(fees.value(cell).text(), "6");
    let name = form.full_name(cell);
    click_part(&mut bench, &name);
    let said = format!("{name}：6");
    assert!(bench.query_all_by_label(&said).next().is_some());
    let parts = rows(&bench);
    let wanted: Vec<String> = [(2, 3), (1, 2), (0, 1)]
        .map(|(at, number)| format!("{}：{number}", NAMES[at]))
        .to_vec();
    assert_eq!(parts, wanted);
    click_part(&mut bench, NAMES[2]);
    assert!(row(&bench, NAMES[2]).contains("已交"));
    assert!(bench.query_by_label("打开该单位的报告").is_some());
}

#[test]
fn what_is_remarked_is_kept_and_letters_and_tables_go_where_the_dialog_said() {
    let (reports, own) = (reports(), tempfile::tempdir().unwrap());
    let out = tempfile::tempdir().unwrap();
    let mut bench = collected(reports.path(), own.path());
    click_part(&mut bench, NAMES[1]);
    bench.get_by_role_and_label(Role::TextInput, "备注").focus();
    bench.run();
    bench.event(egui::Event::Text("等盖章".to_owned()));
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::Enter);
    for (button, answer) in [
        ("汇总数存为草稿…", "汇总数"),
        ("导出 Excel…", "全部"),
        ("退回意见…", ""),
        ("保存台账…", "台账"),
    ] {
        bench.state_mut().system.answer = Some(out.path().join(answer));
        click(&mut bench, button);
        bench.run();
    }
    assert!(out.path().join("汇总数.ron").exists());
    assert!(out.path().join("全部.xlsx").exists());
    let letters = out.path().join("退回意见");
    assert!(letters.join(format!("退回-{}.docx", NAMES[1])).exists());
    assert!(row(&bench, NAMES[1]).contains("已退回"));
    let ledger = out.path().join("台账.huizong");
    drop(bench);
    // The document is opened as any file is.
    let mut bench = start(|app| app.with_collections(own.path()));
    bench.state_mut().system.answer = Some(ledger);
    press(&mut bench, Modifiers::COMMAND, Key::O);
    bench.run();
    assert!(row(&bench, NAMES[1]).contains("已退回"));
    click_part(&mut bench, NAMES[1]);
    let remark = bench.get_by_role_and_label(Role::TextInput, "备注");
    assert_eq!(remark.value().as_deref(), Some("等盖章"));
}

#[test]
fn commands_of_a_report_are_refused_on_the_page_and_the_report_behind_it_stays() {
    let (reports, own) = (reports(), tempfile::tempdir().unwrap());
    let mut bench = collected(reports.path(), own.path());
    press(&mut bench, Modifiers::COMMAND, Key::N);
    bench.run();
    assert!(!bench.state().app.title().starts_with("汇总"));
    press(&mut bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
    let before = bench.state().report().clone();
    bench.event(egui::Event::Text("5".to_owned()));
    bench.run();
    press(&mut bench, Modifiers::COMMAND, Key::E);
    assert_eq!(*bench.state().report(), before);
    click(&mut bench, "返回");
    assert_eq!(*bench.state().report(), before);
    assert!(!bench.state().app.title().starts_with("汇总"));
}

#[test]
fn the_last_day_last_years_sum_and_the_own_report_stand_beside_the_units() {
    let (reports, own) = (reports(), tempfile::tempdir().unwrap());
    let out = tempfile::tempdir().unwrap();
    let list = out.path().join("名单.txt");
    std::fs::write(&list, [&NAMES[..], &["某某县档案局"]].concat().join("\n")).unwrap();
    let mut bench = collected(reports.path(), own.path());
    bench.state_mut().system.answer = Some(list);
    click(&mut bench, "单位名单…");
    bench.run();
    assert!(!row(&bench, "某某县档案局").contains("已逾期"));
    // A day that is long over.
    bench
        .get_by_role_and_label(Role::TextInput, "报送期限")
        .focus();
    bench.run();
    bench.event(egui::Event::Text("2001-1-20".to_owned()));
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::Enter);
    bench.run();
    assert!(row(&bench, "某某县档案局").contains("已逾期"));
    assert!(!row(&bench, NAMES[0]).contains("已逾期"));
    bench.get_by_label("期限已过，还有 1 个单位没有交");
    let field = bench.get_by_role_and_label(Role::TextInput, "报送期限");
    assert_eq!(field.value().as_deref(), Some("2001年1月20日"));
    // Last year's report of the whole.
    let mut before = balanced("2021");
    let year = before.year().unwrap();
    before.apply(&nianbao::report::Edit::year("", Some(year - 1)));
    set(&mut before, "disclosure.fees.amount", "4");
    let path = out.path().join("上年.ron");
    draft::save(&before, &path).unwrap();
    bench.state_mut().system.answer = Some(path);
    click(&mut bench, "上年汇总…");
    bench.run();
    bench.get_by_label("汇总数").click();
    bench.run();
    let sum = bench.state().app.collected_sum().unwrap();
    let cell = sum.form().find("disclosure.fees.amount").unwrap();
    let name = sum.form().full_name(cell);
    click_part(&mut bench, &name);
    bench.get_by_label("上年 4，增加 2");
    click(&mut bench, "不与上年比");
    assert!(bench.query_by_label("上年 4，增加 2").is_none());
    // A report from elsewhere, which is the county's own.
    let mut county = balanced("2021");
    name_organ(&mut county, "某某县人民政府");
    let path = out.path().join("本级.ron");
    draft::save(&county, &path).unwrap();
    bench.state_mut().system.answer = Some(path);
    click(&mut bench, "本级报告…");
    bench.run();
    bench.get_by_label("各单位").click();
    bench.run();
    assert!(row(&bench, "某某县人民政府").ends_with("，本级报告"));
    click_part(&mut bench, "某某县人民政府");
    click(&mut bench, "不再作为本级报告");
    assert!(row(&bench, "某某县人民政府").contains("没有计入"));
}
