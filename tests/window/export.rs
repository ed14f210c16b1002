//! The window's exports: what is offered, what goes out, what is said when it cannot.

use crate::bench::{
    Bench, click, focused, go_to_applications, press, type_into, window, window_of,
};
use crate::common::{balanced, get, set};
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use nianbao::export::{Document, Format, html, text};
use nianbao::printing::{NotPrinted, Printed};
use nianbao::workspace::Ask;

const NEW_NATURAL: &str = "一、本年新收政府信息公开申请数量 × 自然人";

fn open_exports(bench: &mut Harness<'_, Bench>) {
    press(bench, Modifiers::COMMAND, Key::E);
}

/// The file that was handed over.
fn printed(bench: &Harness<'_, Bench>) -> std::path::PathBuf {
    let printed = bench.state().system.printed.lock().unwrap();
    printed.clone().unwrap()
}

#[test]
fn every_kind_of_file_is_offered_under_the_reports_title() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    for (button, format, start) in [
        ("导出 PDF…", Format::Pdf, &b"%PDF-1."[..]),
        ("导出 OFD…", Format::Ofd, b"PK"),
        ("导出 Word 文档…", Format::Docx, b"PK"),
        ("导出 Excel 表格…", Format::Xlsx, b"PK"),
        ("导出网页…", Format::Html, b"<!DOCTYPE html>"),
        ("导出发布文本…", Format::Text, "某某县".as_bytes()),
    ] {
        let path = folder.path().join(format!("去处.{}", format.extension()));
        bench.state_mut().system.answer = Some(path.clone());
        open_exports(&mut bench);
        click(&mut bench, button);
        assert_eq!(
            bench.state().system.asked.borrow().last(),
            Some(&Ask::Export(format))
        );
        let name = bench.state().system.names.borrow().last().cloned().unwrap();
        let title = bench.state().report().title();
        assert_eq!(name, format!("{title}.{}", format.extension()));
        assert!(std::fs::read(path).unwrap().starts_with(start), "{button}");
        // The window with the choices is gone, so that nothing lies over the report.
        assert!(bench.query_by_label("上报签批").is_none());
    }
}

#[test]
fn the_sign_off_pages_go_into_a_file_of_their_own_whose_name_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    for (button, ending, start) in [
        ("导出送审页…", "pdf", "%PDF-"),
        ("导出送审页 Word 文档…", "docx", "PK"),
    ] {
        let path = folder.path().join(format!("送审页.{ending}"));
        bench.state_mut().system.answer = Some(path.clone());
        open_exports(&mut bench);
        click(&mut bench, button);
        let name = bench.state().system.names.borrow().last().cloned().unwrap();
        let title = bench.state().report().title();
        assert_eq!(name, format!("{title}（送审页，不公开）.{ending}"));
        let written = std::fs::read(path).unwrap();
        assert!(written.starts_with(start.as_bytes()), "{button}");
    }
}

#[test]
fn a_file_that_was_exported_can_be_looked_at_where_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    assert!(bench.query_by_label("打开文件").is_none());
    let path = folder.path().join("去处.txt");
    bench.state_mut().system.answer = Some(path.clone());
    open_exports(&mut bench);
    click(&mut bench, "导出发布文本…");
    click(&mut bench, "打开文件");
    assert_eq!(printed(&bench), path);
    click(&mut bench, "打开所在文件夹");
    assert_eq!(printed(&bench), folder.path());
    bench.state_mut().system.is_broken = true;
    click(&mut bench, "打开文件");
    assert!(bench.query_by_label_contains("这台电脑没有打开").is_some());
    click(&mut bench, "确定");
    // What is said next is about something else.
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_NATURAL, "8");
    assert!(bench.query_by_label("打开文件").is_none());
}

#[test]
fn pages_for_signing_bear_another_name_than_those_that_are_published() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    let (plain, signing) = (
        folder.path().join("发布.pdf"),
        folder.path().join("送审.pdf"),
    );
    bench.state_mut().system.answer = Some(plain.clone());
    open_exports(&mut bench);
    click(&mut bench, "导出 PDF…");
    bench.state_mut().system.answer = Some(signing.clone());
    open_exports(&mut bench);
    bench
        .get_by_label("附审签表、勾稽校验表和与上年对比表")
        .click();
    bench.run();
    click(&mut bench, "导出 PDF…");
    let names = bench.state().system.names.borrow().clone();
    assert!(
        names[0].ends_with("报告.pdf") && names[1].ends_with("（送审）.pdf"),
        "{names:?}"
    );
    let size = |path| std::fs::metadata(path).unwrap().len();
    assert!(size(&signing) > size(&plain) + 5_000);
    // It is asked for each time the program runs.
    let kept = nianbao::settings::Settings::parse(&bench.state().app.settings().print()).unwrap();
    assert!(!kept.export.sign_off);
}

#[test]
fn the_date_is_typed_once_and_stands_under_everything_that_goes_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    open_exports(&mut bench);
    assert_eq!(focused(&bench).as_deref(), Some("成文日期"));
    for typed in ["2025", "-1", "-20"] {
        bench.event(Event::Text(typed.to_owned()));
        bench.run();
    }
    let date = |bench: &Harness<'_, Bench>| {
        let date = bench.state().report().date();
        date.map(|date| date.to_string())
    };
    assert_eq!(date(&bench).as_deref(), Some("2025年1月20日"));
    bench.event(Event::Text("0".to_owned()));
    bench.run();
    assert_eq!(date(&bench), None);
    assert!(bench.query_by_label_contains("不是日期").is_some());
    press(&mut bench, Modifiers::NONE, Key::Backspace);
    click(&mut bench, "复制网页内容");
    let copied = bench.state().system.copied.borrow().clone().unwrap();
    assert!(copied.0.contains("2025年1月20日") && copied.1.ends_with("2025年1月20日\n"));
    click(&mut bench, "关闭");
    assert!(bench.state().app.title().contains("●未保存"));
    // One step, though it was typed key by key.
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert_eq!(date(&bench), None);
    assert!(!bench.state().app.title().contains("●未保存"));
}

#[test]
fn the_page_is_copied_with_its_tables_and_a_text_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    open_exports(&mut bench);
    click(&mut bench, "复制网页内容");
    let document = Document::of(&balanced("2021"));
    let copied = bench.state().system.copied.borrow().clone();
    assert_eq!(
        copied,
        Some((html::fragment(&document), text::write(&document)))
    );
    // In the window itself too: it lies over the status line.
    assert_eq!(bench.query_all_by_label_contains("全文已复制").count(), 2);
    bench.state_mut().system.is_broken = true;
    click(&mut bench, "复制网页内容");
    assert!(
        bench
            .query_by_label_contains("剪贴板正被别的程序占用")
            .is_some()
    );
}

#[test]
fn printing_hands_the_pages_to_the_systems_program_and_says_what_comes_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    press(&mut bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    let path = printed(&bench);
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF-1."));
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    assert_eq!(name, format!("{}.pdf", balanced("2021").title()));
    assert!(bench.query_by_label_contains("请在那里打印").is_some());
    std::fs::remove_dir_all(path.parent().unwrap()).unwrap();

    bench.state_mut().system.is_broken = true;
    press(&mut bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    assert!(
        bench
            .query_by_label_contains("没有能打开 PDF 的程序")
            .is_some()
    );
    let path = printed(&bench);
    // What was made is there all the same, and the message says where.
    let place = path.parent().unwrap().to_string_lossy().into_owned();
    assert!(bench.query_by_label_contains(&place).is_some());
    std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
}

#[test]
fn where_the_system_has_a_print_dialog_that_is_asked_and_cancelling_it_is_no_trouble() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    let print = |bench: &mut Harness<'_, Bench>| {
        press(bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        bench.state().system.given.lock().unwrap().take()
    };
    bench.state_mut().system.printer = Some(Ok(None));
    let (name, pages) = print(&mut bench).unwrap();
    assert_eq!(name, balanced("2021").title());
    assert!(pages > 3);
    assert!(bench.query_by_label_contains("打印机").is_none());
    assert!(bench.query_by_label_contains("无法打印").is_none());

    bench.state_mut().system.printer = Some(Ok(Some(Printed {
        printer: "办公室打印机".to_owned(),
        pages: 2,
    })));
    assert!(print(&mut bench).is_some());
    let said = "已送到打印机“办公室打印机”，共 2 页。";
    assert!(bench.query_by_label_contains(said).is_some());

    bench.state_mut().system.printer = Some(Err(NotPrinted::NoPrinter));
    assert!(print(&mut bench).is_some());
    assert!(bench.query_by_label_contains("没有打印机").is_some());
    // No PDF program was asked for anything.
    assert!(bench.state().system.printed.lock().unwrap().is_none());
}

#[test]
fn the_window_says_whether_the_pages_would_be_final() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    let mut bench = window(&report, folder.path());
    open_exports(&mut bench);
    assert!(bench.query_by_label_contains("不带“送审稿”字样").is_some());
    set(&mut report, "applications.carried_out.natural", "9");
    let mut bench = window(&report, folder.path());
    open_exports(&mut bench);
    assert!(bench.query_by_label_contains("会带“送审稿”字样").is_some());
}

#[test]
fn esc_closes_the_window_and_the_cell_has_the_keyboard_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_NATURAL, "80");
    open_exports(&mut bench);
    press(&mut bench, Modifiers::NONE, Key::Escape);
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert!(bench.query_by_label("上报签批").is_none());
    bench.event(Event::Text("5".to_owned()));
    bench.run();
    let report = bench.state().report();
    let cells = [
        "applications.new.natural",
        "applications.carried_in.natural",
    ];
    // Where typing went on before, and nowhere else.
    assert!(
        cells.iter().any(|cell| get(report, cell) == "5"),
        "{report:?}"
    );
    assert_eq!(report.date(), None);
}

#[test]
fn what_is_chosen_is_what_goes_out_and_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    let path = folder.path().join("朗读.txt");
    bench.state_mut().system.answer = Some(path.clone());
    open_exports(&mut bench);
    for choice in [
        "逐项（便于朗读）",
        "旧版记事本也能正常显示",
        "首页印机关名称红头",
        "只用程序自带的字体",
    ] {
        bench.get_by_label(choice).click();
        bench.run();
    }
    click(&mut bench, "导出发布文本…");
    let written = std::fs::read_to_string(path).unwrap();
    assert!(written.starts_with('\u{feff}') && written.contains("\r\n自然人：71\r\n"));
    let kept = nianbao::settings::Settings::parse(&bench.state().app.settings().print()).unwrap();
    assert_eq!(kept.export, bench.state().app.settings().export);
    assert!(kept.export.red_head);
}

#[test]
fn on_a_small_screen_the_window_scrolls_and_its_button_stays_in_sight() {
    let folder = tempfile::tempdir().unwrap();
    let report = balanced("2021");
    let mut bench = window_of([900.0, 380.0], 1.0, &report, folder.path(), |app| app);
    open_exports(&mut bench);
    let close = bench.get_by_label("关闭").rect();
    assert!(close.top() > 0.0 && close.bottom() < 380.0, "{close:?}");
    // What is out of sight is there all the same.
    assert!(bench.query_by_label("导出发布文本…").is_some());
}
