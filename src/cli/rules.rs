//! The register of rules, as a list, as JSON and as the page `docs/gouji.md`.

use std::fmt::Write;

use serde_json::{Value, json};

use super::equations;
use crate::check::{Entry, REGISTER};

/// A line a rule: id, ranks, name, source.
pub(super) fn list() -> String {
    let lines = REGISTER.iter().map(|entry| {
        let (id, ranks) = (entry.id, ranks(entry));
        format!("{id:<12}{ranks:<9}{}　{}\n", entry.name, entry.source)
    });
    lines.collect()
}

/// The register as JSON, the relations that a form states with its equations.
pub(super) fn json() -> String {
    let rules: Vec<Value> = REGISTER.iter().map(object).collect();
    Value::from(rules).to_string()
}

fn object(entry: &Entry) -> Value {
    let page = &entry.page;
    let mut object = json!({
        "id": entry.id,
        "rank": entry.ranks,
        "name": entry.name,
        "scope": entry.scope,
        "source": entry.source,
        "page": {
            "asks": page.asks,
            "why": page.why,
            "lawful": page.lawful,
            "passes": page.passes,
            "fails": page.fails,
        },
    });
    let equations = equations::of(entry.rule);
    if !equations.is_empty() {
        object["equations"] = Value::from(equations);
    }
    object
}

/// The register as a page: what each rule asks and why, when it fails lawfully, and examples.
pub(super) fn markdown() -> String {
    let mut text = String::from(HEAD);
    for entry in &REGISTER {
        let page = &entry.page;
        // Writing to a text cannot fail.
        let _ = write!(
            text,
            "\n## {}（`{}`）\n\n- 等级：{}\n- 核对：{}\n- 来源：{}\n\n{}\n\n- 为什么：{}\n- 什么时候可以不符：{}\n- 符合的例子：{}\n- 不符的例子：{}\n",
            entry.name,
            entry.id,
            ranks(entry),
            entry.scope,
            entry.source,
            page.asks,
            page.why,
            page.lawful,
            page.passes,
            page.fails,
        );
    }
    text
}

const HEAD: &str = "# 勾稽规则\n\n\
本页由程序的规则登记表生成（`nianbao rules --markdown`），请不要手工修改。\n\n\
等级：A 格式上印明的关系，B 算术，都要改正；C 应当一致，确实不一致的要写明理由；D 提示，不妨碍定稿。\n";

/// How much a rule may weigh, as in `C、D`.
fn ranks(entry: &Entry) -> String {
    let ranks: Vec<String> = entry.ranks.iter().map(|rank| format!("{rank:?}")).collect();
    ranks.join("、")
}
