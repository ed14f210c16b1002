//! The parts of a Word document, found by their relationships.

use crate::import::container::package::{Package, plain, resolved};
use crate::import::container::xml::{Step, Steps};
use crate::import::error::ImportError;
use crate::report::enclosed;

/// As many parts with data of others are looked at.
const MOST_DATA: usize = 16;
/// Where the text stands if nothing says where.
const USUAL: &str = "word/document.xml";

/// What only Word documents have.
impl Package<'_> {
    /// The name of the part that holds the text.
    pub(super) fn main(&mut self) -> Result<String, ImportError> {
        let relations = self.part("_rels/.rels")?.unwrap_or_default();
        let related = targets(&relations, "", "officeDocument");
        let typed = self.typed_as_main();
        let usual = std::iter::once(USUAL.to_owned());
        let mut names = related.into_iter().chain(typed).chain(usual);
        let found = names.find(|name| self.has(name));
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
        let mut names: Vec<String> = self.names().filter(is_data).cloned().collect();
        names.sort();
        names.into_iter().take(MOST_DATA).find_map(|name| {
            let part = self.part(&name).ok()??;
            report(&part)
        })
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
