//! Other programs that judge a PDF file. One that is missing fails the test.

use std::path::Path;
use std::process::{Command, Output};

/// Where Debian puts what Preflight (of Apache's library for PDF) is made of.
const JARS: &str = "/usr/share/java";
const CLASSES: [&str; 8] = [
    "preflight",
    "pdfbox2",
    "xmpbox",
    "fontbox2",
    "commons-logging",
    "commons-io",
    "jaxb-api",
    "javax.activation",
];

/// Runs a program and returns what it wrote, both ways, if it ended well.
pub fn run(program: &str, args: &[&str], file: &Path, more: &[&str]) -> Output {
    let output = Command::new(program)
        .args(args)
        .arg(file)
        .args(more)
        .output()
        .unwrap_or_else(|error| panic!("{program} is needed here: {error}"));
    assert!(
        output.status.success(),
        "{program} {}: {}{}",
        file.display(),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

/// What a program wrote to its standard output.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What a program wrote at all.
pub fn said_anywhere(output: &Output) -> String {
    said(output) + &String::from_utf8_lossy(&output.stderr)
}

/// Panics unless the file is valid PDF/A-1b by the lights of Preflight.
pub fn preflight(file: &Path) {
    let path: Vec<String> = CLASSES
        .iter()
        .map(|name| format!("{JARS}/{name}.jar"))
        .collect();
    for jar in &path {
        assert!(Path::new(jar).exists(), "{jar} is needed here");
    }
    let validator = "org.apache.pdfbox.preflight.Validator_A1b";
    let output = Command::new("java")
        .args(["-cp", &path.join(":"), validator])
        .arg(file)
        .output()
        .unwrap_or_else(|error| panic!("java is needed here: {error}"));
    let said = said_anywhere(&output);
    assert!(
        output.status.success() && said.contains("is a valid PDF/A-1b file"),
        "{}: {said}",
        file.display()
    );
}
