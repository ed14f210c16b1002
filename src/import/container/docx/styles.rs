//! What the styles say of numbering and of hidden text.

use std::collections::HashMap;

use crate::import::container::xml::{Step, Steps};
use crate::import::error::ImportError;

/// Styles based on others in a longer row than this go in circles.
const LONGEST_ROW: usize = 50;

/// The number a paragraph asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Asked {
    /// The list; 0 is none.
    pub list: Option<u32>,
    /// The level in it, from 0.
    pub level: Option<u32>,
}

/// A style.
#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    asked: Asked,
    hidden: Option<bool>,
}

/// The styles of a document, by their id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    usual: Option<String>,
}

/// The number that a style's paragraphs get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given {
    /// The list.
    pub list: u32,
    /// The level, if the style says it.
    pub level: Option<u32>,
    /// The style that names the list.
    pub style: String,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(text: &str) -> Result<Styles, ImportError> {
        let mut styles = Styles::default();
        let mut path: Vec<String> = Vec::new();
        let mut current: Option<(String, Style)> = None;
        let mut steps = Steps::of(text);
        while let Some(step) = steps.next()? {
            match step {
                Step::Open(element) => {
                    let inside = |names: &[&str]| {
                        path.iter()
                            .rev()
                            .map(String::as_str)
                            .take(names.len())
                            .eq(names.iter().rev().copied())
                    };
                    match (element.name(), &mut current) {
                        ("style", _) => {
                            let id = element.attribute("styleId").unwrap_or_default();
                            let is_usual = element
                                .attribute("default")
                                .is_some_and(|on| matches!(on.as_str(), "1" | "true" | "on"));
                            if is_usual && element.attribute("type").as_deref() == Some("paragraph")
                            {
                                styles.usual = Some(id.clone());
                            }
                            current = Some((id, Style::default()));
                        }
                        ("basedOn", Some((_, style))) if inside(&["style"]) => {
                            style.based_on = element.val();
                        }
                        ("numId", Some((_, style))) if inside(&["pPr", "numPr"]) => {
                            style.asked.list = element.number();
                        }
                        ("ilvl", Some((_, style))) if inside(&["pPr", "numPr"]) => {
                            style.asked.level = element.number();
                        }
                        ("vanish", Some((_, style))) if inside(&["style", "rPr"]) => {
                            style.hidden = Some(element.is_on());
                        }
                        _ => {}
                    }
                    path.push(element.name().to_owned());
                }
                Step::Close => {
                    if path.pop().as_deref() == Some("style")
                        && let Some((id, style)) = current.take()
                    {
                        styles.styles.insert(id, style);
                    }
                }
                Step::Text(_) => {}
            }
        }
        Ok(styles)
    }

    /// A style and those it is based on, the nearest first; without an id the one all paragraphs have.
    fn row<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let first = id.or(self.usual.as_deref());
        let find = |id: &'a str| self.styles.get(id).map(|style| (id, style));
        let next = move |(_, style): &(&str, &'a Style)| find(style.based_on.as_deref()?);
        std::iter::successors(first.and_then(find), next).take(LONGEST_ROW)
    }

    /// The number that paragraphs of a style get.
    pub(super) fn number(&self, id: Option<&str>) -> Option<Given> {
        let (style, list) = self
            .row(id)
            .find_map(|(id, style)| Some((id, style.asked.list?)))?;
        let level = self.row(id).find_map(|(_, style)| style.asked.level);
        (list > 0).then(|| Given {
            list,
            level,
            style: style.to_owned(),
        })
    }

    /// Whether text in a style is hidden, if it or one of those it is based on says so.
    pub(super) fn hides(&self, id: Option<&str>) -> Option<bool> {
        self.row(id).find_map(|(_, style)| style.hidden)
    }
}
