//! 核对发布页: what was signed beside what was published, and the record of it. All of it reads files or
//! lays pages out, and is done off the window's thread.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use super::Disk;
use super::opening::{OpenError, Opened, opened};
use crate::beijing;
use crate::check::Finding;
use crate::collect::hex;
use crate::draft;
use crate::export::record::{self, Agreement, Side};
use crate::export::redline::Versions;
use crate::export::{Choices, Made, MakeError, print_record};
use crate::import::{ImportError, PdfReader, import_pasted};
use crate::report::Report;

/// What a report that lies in no file is called.
const STANDING: &str = "现在的报告（没有保存，大小和 SHA-256 按存成草稿计）";
/// What the clipboard is called.
const CLIPBOARD: &str = "剪贴板里的内容";

/// A paper that is compared, as the record names it.
#[derive(Debug, Clone)]
pub struct Paper {
    /// Its file's name.
    pub name: String,
    /// Its length in bytes.
    pub size: usize,
    /// Its SHA-256, in hexadecimal.
    pub digest: String,
    /// What it says.
    pub report: Report,
    /// What was said of reading it.
    pub notes: Vec<Finding>,
}

/// What was signed.
#[derive(Debug, Clone)]
pub enum Signed {
    /// The report as it stands. The file that it came from is named where that says the same.
    Standing(Box<Report>, Option<PathBuf>),
    /// What lies in the draft.
    Draft(PathBuf),
}

/// What was published.
#[derive(Debug, Clone)]
pub enum Published {
    /// A file: a saved page, a PDF, a text.
    File(PathBuf),
    /// What was copied elsewhere: a piece of a web page, and its text.
    Pasted(Option<String>, String),
    /// What was read before.
    Read(Box<Paper>),
}

/// Why nothing could be compared. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum ProofError {
    /// A file could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// What was copied is no report.
    #[error(transparent)]
    Pasted(#[from] ImportError),
}

/// Two papers, and how they agree.
#[derive(Debug, Clone)]
pub struct Proof {
    /// What was signed.
    pub signed: Paper,
    /// What was published.
    pub published: Paper,
    /// How they agree.
    pub agreement: Agreement,
}

impl Paper {
    /// Reads a file: a draft or a published report.
    ///
    /// # Errors
    /// It cannot be read, is neither, or was written by a later version of the program.
    pub fn of_file(
        disk: &dyn Disk,
        reader: PdfReader<'_>,
        path: &Path,
    ) -> Result<Paper, OpenError> {
        let bytes = disk.read(path).map_err(OpenError::File)?;
        let Opened { report, notes, .. } = opened(reader, path, &bytes)?.whole(path)?;
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy().into_owned();
        Ok(Paper::new(name, &bytes, report, notes))
    }

    /// Reads what was copied elsewhere.
    ///
    /// # Errors
    /// Nothing was copied, too much, or nothing of a report.
    pub fn pasted(html: Option<&str>, text: &str) -> Result<Paper, ImportError> {
        let imported = import_pasted(html, text)?;
        let bytes = html.filter(|html| !html.is_empty()).unwrap_or(text);
        let (report, notes) = (imported.report, imported.notes);
        let name = CLIPBOARD.to_owned();
        Ok(Paper::new(name, bytes.as_bytes(), report, notes))
    }

    /// A report as it stands.
    fn standing(report: Report) -> Paper {
        let bytes = draft::write(&report);
        Paper::new(STANDING.to_owned(), bytes.as_bytes(), report, Vec::new())
    }

    fn new(name: String, bytes: &[u8], report: Report, notes: Vec<Finding>) -> Paper {
        Paper {
            name,
            size: bytes.len(),
            digest: hex(&Sha256::digest(bytes).into()),
            report,
            notes,
        }
    }

    fn side(&self) -> Side<'_> {
        Side {
            name: self.name.clone(),
            size: self.size,
            digest: self.digest.clone(),
            notes: &self.notes,
            report: &self.report,
        }
    }
}

impl Proof {
    /// Compares two papers.
    #[must_use]
    pub fn between(signed: Paper, published: Paper) -> Proof {
        Proof {
            agreement: Agreement::between(&signed.report, &published.report),
            signed,
            published,
        }
    }

    /// Reads what was signed and what was published, and compares them.
    ///
    /// # Errors
    /// One of them cannot be read.
    pub fn make(
        disk: &dyn Disk,
        reader: PdfReader<'_>,
        signed: Signed,
        published: Published,
    ) -> Result<Proof, ProofError> {
        let signed = match signed {
            Signed::Draft(path) => Paper::of_file(disk, reader, &path)?,
            Signed::Standing(report, file) => {
                let file = file.and_then(|file| Paper::of_file(disk, reader, &file).ok());
                let says_it = |paper: &Paper| Agreement::between(&report, &paper.report).is_whole();
                let file = file.filter(says_it);
                file.unwrap_or_else(|| Paper::standing(*report))
            }
        };
        let published = match published {
            Published::File(path) => Paper::of_file(disk, reader, &path)?,
            Published::Pasted(html, text) => Paper::pasted(html.as_deref(), &text)?,
            Published::Read(paper) => *paper,
        };
        Ok(Proof::between(signed, published))
    }

    /// The PDF of 核对记录; `when` is when it was compared.
    ///
    /// # Errors
    /// See [`MakeError`].
    pub fn record(&self, when: &str, choices: Choices) -> Result<Made, MakeError> {
        let sides = [self.signed.side(), self.published.side()];
        let record = record::document(&sides, &self.agreement, when);
        let versions = Versions {
            before: &self.signed.report,
            after: &self.published.report,
            names: (&self.signed.name, &self.published.name),
        };
        print_record(record, &versions, choices)
    }
}

/// A moment as the record tells it.
#[must_use]
pub fn moment(when: SystemTime) -> String {
    format!("{}（北京时间）", beijing::said(when))
}
