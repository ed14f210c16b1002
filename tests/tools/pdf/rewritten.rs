//! Our PDF, written anew by other programs, read back.

use nianbao::export::Choices;
use nianbao::import::{ImportError, import};

use crate::common::balanced;
use crate::common::generated::difference;
use crate::common::pdf::{pdf, untagged};
use crate::common::tools::run;

/// A file as other programs write it anew.
fn rewritten(bytes: &[u8], program: &str, args: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("from.pdf"), folder.path().join("to.pdf"));
    std::fs::write(&from, bytes).unwrap();
    let to = to.to_str().unwrap();
    if program == "gs" {
        let output = format!("-sOutputFile={to}");
        let args = [args, &["-q", "-dNOPAUSE", "-dBATCH", &output]].concat();
        run(program, &args, &from, &[]);
    } else {
        run(program, args, &from, &[to]);
    }
    std::fs::read(to).unwrap()
}

#[test]
#[ignore = "needs qpdf, mupdf-tools and ghostscript"]
fn what_other_programs_write_anew_gives_the_same_report() {
    let ways: [(&str, &[&str]); 4] = [
        ("qpdf", &["--object-streams=generate", "--linearize"]),
        ("qpdf", &["--encrypt", "", "o", "256", "--"]),
        ("mutool", &["clean", "-ggg", "-z"]),
        ("gs", &["-sDEVICE=pdfwrite"]),
    ];
    for form in ["2021", "2019"] {
        let report = balanced(form);
        for sign_off in [false, true] {
            let choices = Choices {
                sign_off,
                ..Choices::default()
            };
            let bytes = pdf(&report, choices);
            for (program, args) in ways {
                let imported = import(&rewritten(&bytes, program, args)).unwrap();
                assert_eq!(difference(&report, &imported.report), None, "{program}");
            }
            let locked = ["--encrypt", "geheim", "o", "256", "--"];
            let error = import(&rewritten(&bytes, "qpdf", &locked)).unwrap_err();
            assert_eq!(error, ImportError::LockedPdf);
            for turn in ["--rotate=+90", "--rotate=180", "--rotate=+270"] {
                let turned = rewritten(&untagged(&bytes), "qpdf", &[turn]);
                let imported = import(&turned).unwrap();
                assert_eq!(difference(&report, &imported.report), None, "{turn}");
            }
        }
    }
}
