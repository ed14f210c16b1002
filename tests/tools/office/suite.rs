//! The office suite that the tests beside this file ask.

use std::path::PathBuf;
use std::process::Command;

use nianbao::export::pdf::{Face, Fonts};

/// `LibreOffice` with a profile of its own, the program's fonts in the place of the official ones, and
/// formulas computed anew whatever the file says.
pub struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    pub fn new() -> Office {
        let office = Office {
            folder: tempfile::tempdir().unwrap(),
        };
        // Some of them are packed in the program.
        let fonts = Fonts::bundled();
        std::fs::create_dir(office.path("fonts")).unwrap();
        for face in Face::ALL.into_iter().filter(|face| fonts.has(*face)) {
            let file = office.path("fonts").join(face.file());
            std::fs::write(file, fonts.bytes(face).unwrap()).unwrap();
        }
        let instead = [
            ("方正小标宋简体", "Noto Serif SC"),
            ("仿宋_GB2312", "FandolFang R"),
            ("楷体_GB2312", "FandolKai"),
            ("黑体", "Noto Sans SC"),
            ("宋体", "Noto Serif SC"),
            ("Times New Roman", "Liberation Serif"),
        ];
        let matches = instead.map(|(name, other)| {
            format!(
                "<match target=\"pattern\"><test name=\"family\"><string>{name}</string></test>\
                 <edit name=\"family\" mode=\"assign\" binding=\"strong\">\
                 <string>{other}</string></edit></match>"
            )
        });
        let config = format!(
            "<?xml version=\"1.0\"?><fontconfig><dir>{}</dir><cachedir>{}</cachedir>{}</fontconfig>",
            office.path("fonts").display(),
            office.path("fontcache").display(),
            matches.concat()
        );
        std::fs::write(office.path("fonts.conf"), config).unwrap();
        let settings = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
            <oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\
            <item oor:path=\"/org.openoffice.Office.Calc/Formula/Load\">\
            <prop oor:name=\"OOXMLRecalcMode\" oor:op=\"fuse\"><value>0</value></prop></item>\
            </oor:items>";
        std::fs::create_dir_all(office.path("profile/user")).unwrap();
        let file = office.path("profile/user/registrymodifications.xcu");
        std::fs::write(file, settings).unwrap();
        office
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a file there and has it converted; the new files are in the folder.
    pub fn convert(&self, name: &str, bytes: &[u8], to: &str) {
        std::fs::write(self.path(name), bytes).unwrap();
        let profile = format!(
            "-env:UserInstallation=file://{}",
            self.path("profile").display()
        );
        let output = Command::new("soffice")
            .arg(profile)
            .args(["--headless", "--convert-to", to, "--outdir"])
            .arg(self.folder.path())
            .arg(self.path(name))
            .env("FONTCONFIG_FILE", self.path("fonts.conf"))
            .output()
            .unwrap_or_else(|error| panic!("soffice is needed here: {error}"));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && !said.contains("Error"), "{said}");
    }
}
