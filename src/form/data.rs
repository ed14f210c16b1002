//! Files of data beside the program (格式, 本地要求): where they lie, how one is read, and why it may be
//! no data at all.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

/// Why a file is no data, whatever it was to hold.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// It cannot be read.
    #[error("读不出来（{0}）")]
    Io(#[from] io::Error),
    /// It is longer than any such file, or says far more.
    #[error("文件太大")]
    TooLong,
    /// It is not RON, or not of the shape wanted.
    #[error("第 {line} 行写法不对（{fault}）")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// What the parser says.
        fault: String,
    },
}

/// The text of a file of at most so many bytes; no more is read, whatever the file grows to.
pub(crate) fn text_of(path: &Path, longest: u64) -> Result<String, DataError> {
    let mut bytes = Vec::new();
    let beyond = longest.saturating_add(1);
    File::open(path)?.take(beyond).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > longest {
        return Err(DataError::TooLong);
    }
    let text = String::from_utf8(bytes);
    text.map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error).into())
}

/// What a text says. The mark with which some editors begin a file is none of it.
pub(crate) fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, DataError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|error| DataError::Syntax {
        line: error.span.start.line,
        fault: error.code.to_string(),
    })
}

/// The files of a folder that end in `.ron`, in the order of their names; none of a folder that is not
/// there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut paths: Vec<_> = paths
        .filter(|path| {
            let end = path.extension();
            // A pipe would be waited for.
            end.is_some_and(|end| end.eq_ignore_ascii_case("ron")) && path.is_file()
        })
        .collect();
    paths.sort();
    paths
}

/// Takes in the files of a folder, each of at most so many bytes. Returns a sentence for each that
/// cannot be used as `what`; the others are used all the same. A folder that is not there holds none.
pub(crate) fn register_folder<E: From<DataError> + std::fmt::Display>(
    folder: &Path,
    what: &str,
    longest: u64,
    mut register: impl FnMut(&str) -> Result<(), E>,
) -> Vec<String> {
    let mut register = |path: &Path| register(&text_of(path, longest)?);
    let refused = files(folder).into_iter().filter_map(|path| {
        let fault = register(&path).err()?;
        Some(format!(
            "“{}”不能用作{what}：{fault}。没有用它，其余照常；请改正这个文件，再打开一次程序。",
            path.display()
        ))
    });
    refused.collect()
}

/// The folder of this name beside the program.
pub(crate) fn beside_program(name: &str) -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    program.parent().map(|folder| folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_its_bound_and_no_further() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        std::fs::write(&path, "\u{feff}(1, 2)").unwrap();
        let text = text_of(&path, 9).unwrap();
        assert_eq!(parsed::<(u8, u8)>(&text).unwrap(), (1, 2));
        assert!(matches!(text_of(&path, 8), Err(DataError::TooLong)));
        std::fs::write(&path, [0xff, 0xfe]).unwrap();
        assert!(matches!(text_of(&path, 9), Err(DataError::Io(_))));
        let fault = parsed::<(u8, u8)>("(1,\n x)").unwrap_err();
        assert!(
            matches!(fault, DataError::Syntax { line: 2, .. }),
            "{fault}"
        );
    }
}
