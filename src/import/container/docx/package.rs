//! The parts of a document: found by their relationships, unpacked within bounds.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use encoding_rs::Encoding;
use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Step, Steps};
use crate::import::error::ImportError;
use crate::report::enclosed;

/// The largest part, unpacked, in bytes, and how that is said. A report's is a hundredth of it.
const LARGEST_PART: (u64, &str) = (32 * 1024 * 1024, "解压后 32 MB");
/// More parts than this has no document.
const MOST_PARTS: usize = 20_000;
/// As many parts with data of others are looked at.
const MOST_DATA: usize = 16;
/// Where the text stands if nothing says where.
const USUAL: &str = "word/document.xml";

/// A package whose parts are read one by one.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The parts by their names in lower case, without a slash in front.
    places: HashMap<String, usize>,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, ImportError> {
        let archive = ZipArchive::new(Cursor::new(bytes));
        let archive = archive.map_err(|_| ImportError::Damaged("压缩包的目录读不出来"))?;
        if archive.len() > MOST_PARTS {
            return Err(ImportError::Damaged("压缩包里的文件太多"));
        }
        let names = (0..archive.len()).filter_map(|index| {
            let name = archive.name_for_index(index)?.ok()?;
            Some((plain(&name), index))
        });
        let places = names.collect();
        Ok(Package { archive, places })
    }

    /// The name of the part that holds the text.
    pub(super) fn main(&mut self) -> Result<String, ImportError> {
        let relations = self.part("_rels/.rels")?.unwrap_or_default();
        let related = targets(&relations, "", "officeDocument");
        let typed = self.typed_as_main();
        let usual = std::iter::once(USUAL.to_owned());
        let mut names = related.into_iter().chain(typed).chain(usual);
        let found = names.find(|name| self.places.contains_key(name));
        found.ok_or(ImportError::Unread {
            kind: "压缩包（.zip），里面没有 Word 正文",
            advice: "请先解压，再导入里面的那个文件。",
        })
    }

    /// What the list of content types calls the main part.
    fn typed_as_main(&mut self) -> Option<String> {
        let types = self.part("[content_types].xml").ok()??;
        let mut steps = Steps::of(&types);
        while let Ok(Some(step)) = steps.next() {
            if let Step::Open(element) = step
                && element.attribute("ContentType").is_some_and(|content| {
                    content.contains("wordprocessingml") && content.ends_with(".main+xml")
                })
            {
                return element.attribute("PartName").map(|name| plain(&name));
            }
        }
        None
    }

    /// A part that another one refers to, by the end of the relationship's type; where nothing is
    /// said, the part of that name beside it.
    pub(super) fn related(
        &mut self,
        from: &str,
        kind: &str,
    ) -> Result<Option<String>, ImportError> {
        let (folder, file) = from.rsplit_once('/').unwrap_or(("", from));
        let beside = |name: &str| plain(&format!("{folder}/{name}"));
        let relations = self.part(&beside(&format!("_rels/{file}.rels")))?;
        let related = targets(&relations.unwrap_or_default(), folder, kind);
        let names = related.into_iter().chain([beside(&format!("{kind}.xml"))]);
        for name in names {
            if let Some(text) = self.part(&name)? {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    /// The report that one of our own documents carries along.
    pub(super) fn carried(&mut self) -> Option<String> {
        let is_data = |name: &&String| name.starts_with("customxml/item");
        let mut names: Vec<String> = self.places.keys().filter(is_data).cloned().collect();
        names.sort();
        names.into_iter().take(MOST_DATA).find_map(|name| {
            let part = self.part(&name).ok()??;
            report(&part)
        })
    }

    /// The text of a part, if there is one of that name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        let Some(index) = self.places.get(name) else {
            return Ok(None);
        };
        let part = self.archive.by_index(*index).map_err(|error| match error {
            ZipError::InvalidPassword => ImportError::Protected,
            ZipError::UnsupportedArchive(reason) if reason == ZipError::PASSWORD_REQUIRED => {
                ImportError::Protected
            }
            _ => ImportError::Damaged("压缩包里的正文读不出来"),
        })?;
        let mut bytes = Vec::new();
        // The size it states may be wrong: what comes out is counted.
        let read = part.take(LARGEST_PART.0 + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > LARGEST_PART.0 {
            return Err(ImportError::TooLong(LARGEST_PART.1));
        }
        read.map_err(|_| ImportError::Damaged("压缩包里的正文读不出来"))?;
        Ok(Some(decoded(bytes)))
    }
}

/// What is in the part that the report stands in; none where it is another one.
fn report(part: &str) -> Option<String> {
    let mut steps = Steps::of_text(part);
    let mut text = None;
    while let Ok(Some(step)) = steps.next() {
        match step {
            Step::Open(element) => {
                let is_ours = text.is_none()
                    && element.name() == "report"
                    && element.attribute("xmlns").as_deref() == Some(enclosed::NAMESPACE);
                if !is_ours {
                    return None;
                }
                text = Some(String::new());
            }
            Step::Text(more) => text.as_mut()?.push_str(&more),
            Step::Close => break,
        }
    }
    text
}

/// XML is UTF-8 unless a mark at its beginning says otherwise.
fn decoded(bytes: Vec<u8>) -> String {
    match Encoding::for_bom(&bytes) {
        Some((encoding, _)) => encoding.decode(&bytes).0.into_owned(),
        None => match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        },
    }
}

/// The name of a part as it is compared.
fn plain(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_ascii_lowercase()
}

/// The targets of relationships whose type ends so, as names of parts.
fn targets(relations: &str, folder: &str, kind: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut steps = Steps::of(relations);
    while let Ok(Some(step)) = steps.next() {
        let Step::Open(element) = step else { continue };
        let Some(target) = element.attribute("Target") else {
            continue;
        };
        let is_kind = |named: &str| named.rsplit('/').next() == Some(kind);
        if element
            .attribute("Type")
            .is_some_and(|named| is_kind(&named))
        {
            found.push(resolved(folder, &target));
        }
    }
    found
}

/// A target seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    plain(&steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_from_the_folder_of_the_part() {
        for (folder, target, name) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/Styles.xml", "word/styles.xml"),
            ("word", "../customXml/./a.xml", "customxml/a.xml"),
            ("", "word\\document.xml", "word/document.xml"),
            ("", "../../a.xml", "a.xml"),
        ] {
            assert_eq!(resolved(folder, target), name);
        }
    }
}
