//! The PDF that `LibreOffice` makes of our Word document, read back.

use nianbao::check::check;
use nianbao::export::{Choices, Format, make};
use nianbao::import::import;

use crate::common::balanced;
use crate::common::generated::difference;
use crate::common::tools::run;

#[test]
#[ignore = "needs LibreOffice"]
fn what_libreoffice_makes_of_the_word_file_gives_the_same_report() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for form in ["2021", "2019"] {
        let report = balanced(form);
        let findings = check(&report, None);
        let made = make(&report, &findings, Format::Docx, Choices::default()).unwrap();
        std::fs::write(path("a.docx"), made.bytes).unwrap();
        for tagged in [false, true] {
            let filter = format!(
                "pdf:writer_pdf_Export:{{\"UseTaggedPDF\":{{\"type\":\"boolean\",\"value\":\"{tagged}\"}}}}"
            );
            let profile = path("profile");
            let profile = format!("-env:UserInstallation=file://{}", profile.display());
            let to = folder.path().to_str().unwrap();
            let args = [
                &profile,
                "--headless",
                "--convert-to",
                &filter,
                "--outdir",
                to,
            ];
            run("soffice", &args, &path("a.docx"), &[]);
            let imported = import(&std::fs::read(path("a.pdf")).unwrap()).unwrap();
            assert_eq!(difference(&report, &imported.report), None, "{tagged}");
        }
    }
}
