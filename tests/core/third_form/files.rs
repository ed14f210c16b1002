//! Forms read from a folder: wrong ones are refused with a sentence, and the program goes on.

use std::fs;
use std::process::Command;

use super::{FILE, full, third};
use nianbao::form::Form;

/// What is said of a file with this text.
fn refusal(text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("格式.ron"), text).unwrap();
    let told = Form::register_folder(folder.path());
    assert_eq!(told.len(), 1, "it is refused");
    assert!(told[0].contains("格式.ron"), "{}", told[0]);
    told[0].clone()
}

#[test]
fn a_folder_that_is_not_there_holds_no_forms() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Form::register_folder(&folder.path().join("forms")).is_empty());
    fs::write(folder.path().join("说明.txt"), "不是格式").unwrap();
    assert!(Form::register_folder(folder.path()).is_empty());
}

#[test]
fn a_wrong_file_is_refused_with_its_fault() {
    third();
    let other = FILE
        .replace("id: \"2027\"", "id: \"2031\"")
        .replace("first_year: 2027", "first_year: 2031");
    for (change, to, fault) in [
        ("sections: [", "sections: ", "第 8 行"),
        ("id: \"2031\"", "id: \"2021\"", "“2021”已经有了"),
        ("first_year: 2031", "first_year: 2021", "从 2021 年起"),
        (
            "first_year: 2031",
            "first_year: 2031,\n    last_year: 2030",
            "最后一年早于第一年",
        ),
        ("id: \"secret\"", "id: \"Secret row\"", "只能用小写字母"),
        ("id: \"secret\"", "id: \"forbidden\"", "写了两次"),
        (
            "tables: [\"review\", \"litigation\"]",
            "tables: [\"review\"]",
            "行政诉讼",
        ),
        ("\"data_security\",", "\"data_safety\",", "data_security"),
        ("role: Problems,", "", "问题及改进"),
        ("role: Problems,", "role: Other,", "问题及改进"),
        ("widths: (labels: [60]", "widths: (labels: []", "主动公开"),
        (
            "columns: [(id: \"decisions\", label: \"本年处理决定数量\")]",
            "columns: []",
            "主动公开",
        ),
        ("stage: New, ", "", "stage 是 New"),
        (
            "spoken: \"经营主体\"",
            "spoken: \"自然人\"",
            "“自然人”写了两次",
        ),
        (
            "may_include: [\"partial\"]",
            "may_include: [\"nothing\"]",
            "nothing",
        ),
        (
            "in_wan_yuan: [\"disclosure.fees.amount\"]",
            "in_wan_yuan: [\"disclosure.fees.sum\"]",
            "fees.sum",
        ),
        (
            "fee_statement: true,",
            "fee_statement: true,\n guidance: [(about: \"规章\", at: [\"disclosure.rules\"], text: \"写0。\", source: Practice)],",
            "disclosure.rules",
        ),
        (
            "fee_statement: true,",
            "fee_statement: true,\n guidance: [(about: \"规章\", text: \"写0。\", source: Documents([]))],",
            "没有写全",
        ),
    ] {
        assert!(other.contains(change), "{change}");
        let told = refusal(&other.replacen(change, to, 1));
        assert!(told.contains(fault), "{change}: {told}");
    }
    assert!(Form::by_id("2031").is_none());
}

#[test]
fn the_command_line_reads_the_forms_beside_it_and_names_a_wrong_one() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("nianbao");
    fs::copy(env!("CARGO_BIN_EXE_nianbao"), &program).unwrap();
    let forms = folder.path().join("forms");
    fs::create_dir(&forms).unwrap();
    fs::write(forms.join("2027.ron"), FILE).unwrap();
    fs::write(forms.join("错.ron"), "(id: 1)").unwrap();
    let draft = folder.path().join("a.ron");
    fs::write(&draft, nianbao::draft::write(&full())).unwrap();
    let output = Command::new(&program)
        .args(["check".as_ref(), draft.as_os_str()])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        said.contains("错.ron") && !said.contains("2027.ron"),
        "{said}"
    );
}

#[test]
fn no_cut_of_a_file_makes_it_panic() {
    let places: Vec<usize> = FILE.char_indices().map(|(at, _)| at).step_by(97).collect();
    for at in places {
        assert!(Form::register(&FILE[..at]).is_err());
    }
}
