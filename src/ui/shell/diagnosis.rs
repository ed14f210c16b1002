//! What whoever helps must know of the program and the computer. It tells neither words nor numbers
//! of the report.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use super::fault;
use crate::check::Finding;
use crate::settings::Settings;

/// What is told, as things stood when it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnosis {
    /// The form of the report; none on the start page.
    pub form: Option<String>,
    /// How often each rule, with its rank, found something.
    pub findings: BTreeMap<String, usize>,
    /// How the window is drawn.
    pub renderer: String,
    /// The window's size in points, and how many pixels a point has.
    pub window: String,
    /// The settings that the way it looks and works depends on.
    pub settings: String,
    /// The commands that were last carried out.
    pub commands: String,
}

impl Diagnosis {
    /// Takes down how things stand.
    #[must_use]
    pub fn of(
        form: Option<&str>,
        findings: &[Finding],
        settings: &Settings,
        ctx: &egui::Context,
    ) -> Diagnosis {
        let mut found = BTreeMap::new();
        for finding in findings {
            let rule = format!("{} {}", finding.rule.id(), finding.severity().name());
            *found.entry(rule).or_default() += 1;
        }
        let size = ctx.content_rect().size();
        Diagnosis {
            form: form.map(str::to_owned),
            findings: found,
            renderer: settings.renderer.clone().unwrap_or_default(),
            window: format!(
                "{} × {}，每点 {} 像素",
                size.x.round(),
                size.y.round(),
                ctx.pixels_per_point()
            ),
            settings: format!(
                "颜色 {:?}，显示比例 {}%，字体 {:?}",
                settings.theme, settings.scale, settings.export.fonts
            ),
            commands: fault::last_commands(),
        }
    }

    /// All of it as a text, with what was told of faults in this folder.
    #[must_use]
    pub fn text(&self, folder: Option<&Path>) -> String {
        let mut text = String::new();
        let mut line = |name: &str, said: &str| {
            // Writing into a text does not fail.
            let _ = writeln!(text, "{name}：{said}");
        };
        line("程序", &format!("年报 {}", env!("CARGO_PKG_VERSION")));
        line(
            "系统",
            &format!("{}（{}）", system(), std::env::consts::ARCH),
        );
        line("绘图", &self.renderer);
        line("窗口", &self.window);
        line("设置", &self.settings);
        line("格式", self.form.as_deref().unwrap_or("没有打开报告"));
        let found = self.findings.iter();
        let found: Vec<String> = found
            .map(|(rule, count)| format!("{rule} {count} 处"))
            .collect();
        line("检查", &found.join("；"));
        line("最近的命令", &self.commands);
        let faults = folder.map(fault::told_in).unwrap_or_default();
        line("程序的故障", if faults.is_empty() { "没有" } else { "\n" });
        text.push_str(&faults);
        text
    }
}

/// What the system calls itself.
#[cfg(windows)]
fn system() -> String {
    use std::os::windows::process::CommandExt;
    /// No black window for the moment (winbase.h).
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    let mut shell = std::process::Command::new("cmd");
    let told = shell
        .args(["/D", "/C", "ver"])
        .creation_flags(CREATE_NO_WINDOW)
        .output();
    let told = told.map(|told| told.stdout).unwrap_or_default();
    // The word for "version" comes in the code page of the console; the number is what counts.
    let text = String::from_utf8_lossy(&told);
    let number: String = text
        .chars()
        .filter(|ch| ch.is_ascii_digit() || *ch == '.')
        .collect();
    format!("Windows {number}")
}

/// What the system calls itself (os-release(5)).
#[cfg(not(windows))]
fn system() -> String {
    let told = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = told
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="));
    let name = name.map(|name| name.trim_matches('"').to_owned());
    name.unwrap_or_else(|| std::env::consts::OS.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Report;

    #[test]
    fn a_helper_learns_which_rules_failed_and_nothing_of_the_report() {
        let mut report = Report::due(2026, 1);
        report.apply(&crate::report::Edit::organ("", "某某县司法局"));
        let (cell, _) = report.form().cells().next().unwrap();
        report.set(cell, "-98765");
        let findings = crate::check::check(&report, None);
        let settings = Settings::default();
        let ctx = egui::Context::default();
        let told = Diagnosis::of(Some(report.form().id()), &findings, &settings, &ctx);
        let text = told.text(None);
        assert!(text.contains("格式：2021") && text.contains("程序的故障：没有"));
        assert!(
            findings
                .iter()
                .all(|finding| text.contains(finding.rule.id()))
        );
        assert!(
            !text.contains("某某县") && !text.contains("98765"),
            "{text}"
        );
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(fault::file(folder.path()), "==== place: src/x.rs\n").unwrap();
        assert!(
            told.text(Some(folder.path()))
                .ends_with("==== place: src/x.rs\n")
        );
    }
}
