//! What Windows has to know. The setup has the program tell it: `nianbao file-type on`.

/// What Windows calls the type.
pub const TYPE: &str = "nianbao.draft";

/// The key of the ending, below that of the user.
pub const ENDING: &str = r"Software\Classes\.ron";

/// The key of the type, below that of the user.
#[must_use]
pub fn type_key() -> String {
    format!(r"Software\Classes\{TYPE}")
}

/// What stands under the key of the command that opens a draft.
#[must_use]
pub fn command(program: &str) -> (String, String) {
    let key = format!(r"{}\shell\open\command", type_key());
    (key, format!(r#""{program}" "%1""#))
}

/// What is written below the user's key: key, name (empty for the key's own value) and value.
#[must_use]
pub fn values(program: &str) -> Vec<(String, &'static str, String)> {
    let (opens, command) = command(program);
    vec![
        (type_key(), "", "年报草稿".to_owned()),
        (
            format!(r"{}\DefaultIcon", type_key()),
            "",
            format!(r#""{program}",0"#),
        ),
        (opens, "", command),
        (format!(r"{ENDING}\OpenWithProgids"), TYPE, String::new()),
    ]
}
