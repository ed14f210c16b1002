//! The register of rules: what is found does not depend on who asks, and the page tells what it says.

use std::ffi::OsString;

use nianbao::check::{REGISTER, Rule};
use nianbao::cli::{Outcome, Start, parse, run};
use nianbao::form::Form;
use nianbao::import::PdfReader;

/// What `nianbao rules` prints.
fn printed(options: &[&str]) -> String {
    let args = ["nianbao", "rules"]
        .into_iter()
        .chain(options.iter().copied());
    let Start::Command(command) = parse(args.map(OsString::from)) else {
        panic!("no command");
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let outcome = run(&command, PdfReader::Here, &mut out, &mut err);
    assert_eq!(outcome, Outcome::Good);
    assert!(err.is_empty());
    String::from_utf8(out).unwrap()
}

#[test]
fn the_page_in_the_repository_is_that_of_the_register() {
    assert_eq!(
        printed(&["--markdown"]),
        include_str!("../../docs/gouji.md"),
        "write it anew: nianbao rules --markdown > docs/gouji.md"
    );
}

#[test]
fn the_register_is_printed_for_people_and_for_programs() {
    let list = printed(&[]);
    let json: serde_json::Value = serde_json::from_str(&printed(&["--json"])).unwrap();
    let rules = json.as_array().unwrap();
    assert_eq!(
        (list.lines().count(), rules.len()),
        (REGISTER.len(), REGISTER.len())
    );
    for (entry, (line, rule)) in REGISTER.iter().zip(list.lines().zip(rules)) {
        assert!(line.starts_with(entry.id) && line.contains(entry.name));
        assert_eq!(rule["id"], entry.id);
        assert_eq!(rule["name"], entry.name);
        assert_eq!(rule["page"]["asks"], entry.page.asks);
    }
}

#[test]
fn the_equations_of_all_forms_are_printed_as_json_and_as_sql() {
    let json: serde_json::Value = serde_json::from_str(&printed(&["--json"])).unwrap();
    let sql = printed(&["--sql"]);
    for form in ["2021", "2019"] {
        let form = Form::by_id(form).unwrap();
        let mut told = 0;
        for rule in json.as_array().unwrap() {
            let equations = rule["equations"].as_array().into_iter().flatten();
            told += equations.filter(|one| one["form"] == form.id()).count();
        }
        assert_eq!(told, form.equations().len());
        let begins = format!("  ('{}', ", form.id());
        let lines = sql.lines().filter(|line| line.starts_with(&begins)).count();
        let terms = form.equations().iter().map(|one| one.terms().count());
        assert_eq!(lines, terms.sum::<usize>());
    }
    // What is taken off is taken off in SQL too.
    let repealed = "'right', -1, 'disclosure.normative.repealed')";
    assert!(sql.contains(repealed), "{sql}");
}

#[test]
fn the_names_of_rules_never_change() {
    let names = [
        "balance",
        "outcomes",
        "applicants",
        "cases",
        "stock",
        "number",
        "filled",
        "form",
        "rulemaking",
        "fee_text",
        "unpaid",
        "yuan",
        "prose",
        "bound",
        "carry",
        "in_force",
        "pending",
        "jump",
        "stale",
        "year",
        "wording",
        "review",
        "scope",
        "last",
        "characters",
        "length",
        "supervision",
        "marks",
        "local",
        "import",
    ];
    for name in names {
        assert_eq!(Rule::by_id(name).map(Rule::id), Some(name));
    }
}
