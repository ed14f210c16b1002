//! Drafts that open with a double click, wherever the program lies.

use std::fs;
use std::path::{Path, PathBuf};

use nianbao::cli::{self, Command, Start};
use nianbao::file_type::{entries, registry};

const SETUP: &str = include_str!("../../packaging/windows/setup.nsi");

/// What it has Windows know, and how that is taken back, stands in one place.
#[test]
fn the_setup_has_the_program_tell_windows() {
    let (setup, uninstall) = SETUP.split_once("Section \"Uninstall\"").unwrap();
    for (part, asked) in [(setup, "on"), (uninstall, "off")] {
        let line = format!(r#"ExecWait '"$INSTDIR\nianbao.exe" file-type {asked}'"#);
        assert!(part.contains(&line), "{line}");
        let start = cli::parse(["nianbao", "file-type", asked].map(Into::into));
        assert!(
            matches!(start, Start::Command(command) if matches!(&*command, Command::FileType { what } if what == asked)),
            "{asked}"
        );
    }
    assert!(!SETUP.contains(registry::TYPE) && !SETUP.contains("WriteRegStr HKCU \"Software"));
    let start = cli::parse(["nianbao", "file-type"].map(Into::into));
    assert!(matches!(start, Start::Refuse(_)));
}

#[test]
fn windows_opens_drafts_with_the_program_wherever_it_lies() {
    let program = r"D:\我的 文件\年报\nianbao.exe";
    let values = registry::values(program);
    let value = |key: &str| {
        let found = values
            .iter()
            .find(|(found, name, _)| found == key && name.is_empty());
        found.map(|(_, _, value)| value.as_str())
    };
    assert_eq!(
        value(r"Software\Classes\nianbao.draft\shell\open\command"),
        Some(r#""D:\我的 文件\年报\nianbao.exe" "%1""#)
    );
    assert_eq!(
        value(r"Software\Classes\nianbao.draft\DefaultIcon"),
        Some(r#""D:\我的 文件\年报\nianbao.exe",0"#)
    );
    let offered = values.iter().any(|(key, name, _)| {
        key == r"Software\Classes\.ron\OpenWithProgids" && *name == registry::TYPE
    });
    assert!(offered);
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let below = entries.flat_map(|path| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    });
    below.collect()
}

#[test]
fn a_desktop_is_told_of_the_program_and_its_drafts_and_forgets_them_again() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let others = folder.join("applications/other.desktop");
    fs::create_dir_all(others.parent().unwrap()).unwrap();
    fs::write(&others, "[Desktop Entry]\n").unwrap();
    let program = Path::new("/media/U 盘/年报/nianbao");
    assert!(!entries::are_in(folder, program));
    entries::write(folder, program).unwrap();
    assert!(entries::are_in(folder, program));
    // The stick has another name today.
    assert!(!entries::are_in(
        folder,
        Path::new("/media/U 盘1/年报/nianbao")
    ));
    let entry = folder.join("applications/org.nianbao.nianbao.desktop");
    let entry = fs::read_to_string(entry).unwrap();
    assert!(
        entry.contains("\nExec=\"/media/U 盘/年报/nianbao\" %f\n"),
        "{entry}"
    );
    assert!(entry.contains("\nMimeType=application/x-nianbao-draft;\n"));
    let kind = fs::read_to_string(folder.join("mime/packages/org.nianbao.nianbao.xml")).unwrap();
    assert!(kind.contains("<mime-type type=\"application/x-nianbao-draft\">"));
    for written in files(folder) {
        let text = fs::read_to_string(&written).unwrap();
        assert!(
            !text.contains("@ID@") && !text.contains("@FILES@"),
            "{}",
            written.display()
        );
    }
    entries::remove(folder).unwrap();
    assert_eq!(files(folder), [others]);
    // Twice does no harm.
    entries::remove(folder).unwrap();
}

#[test]
fn signs_in_the_folders_name_mean_nothing_to_the_desktop() {
    let exec = |path: &str| {
        let written = entries::of(Path::new(path)).ok()?;
        let line = written[0].1.lines().find(|line| line.starts_with("Exec="));
        line.map(str::to_owned)
    };
    let line = exec(r#"/a"b`c$d\e%f/nianbao"#).unwrap();
    assert_eq!(line, r#"Exec="/a\\"b\\`c\\$d\\\\e%%f/nianbao" %f"#);
    assert_eq!(exec("/a\nExec=sh/nianbao"), None);
}
