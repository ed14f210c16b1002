//! XML step by step. Names are compared without their prefix: which one a namespace has is the
//! writer's choice, and the strict kind of document has other namespaces for the same elements.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::import::error::ImportError;

/// Elements nested deeper than this are no writing program's doing.
const DEEPEST: usize = 2000;

/// More steps than this has no text: a report's has thirty thousand.
const MOST_STEPS: usize = 1_000_000;
/// The same of what stands beside it, of which more is kept.
const MOST_BESIDE: usize = 400_000;

/// A step through a part.
pub(super) enum Step<'a> {
    /// An element begins.
    Open(Element<'a>),
    /// The element that began last ends.
    Close,
    /// Text.
    Text(Cow<'a, str>),
}

/// The beginning of an element.
pub(super) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        without_prefix(self.0.name().into_inner())
    }

    /// An attribute, by its name without the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found =
            attributes.find(|attribute| without_prefix(attribute.key.into_inner()) == name)?;
        let value = found.normalized_value(XmlVersion::Explicit1_0);
        Some(value.map_or_else(|_| found.value.clone().into_owned(), Cow::into_owned))
    }

    /// The attribute `val`.
    pub(super) fn val(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The attribute `val` as a number.
    pub(super) fn number(&self) -> Option<u32> {
        self.val()?.trim().parse().ok()
    }

    /// Whether a property that is on or off is on; without a value it is.
    pub(super) fn is_on(&self) -> bool {
        self.val()
            .is_none_or(|val| !matches!(val.as_str(), "0" | "false" | "off" | "none"))
    }
}

fn without_prefix(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The steps through a part.
pub(super) struct Steps<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// How many there may still be.
    left: usize,
}

const TOO_MANY: ImportError = ImportError::TooLong("几十万个文档标记");

impl<'a> Steps<'a> {
    /// Those through a document's text.
    pub(super) fn of_text(text: &'a str) -> Steps<'a> {
        Steps {
            left: MOST_STEPS,
            ..Steps::of(text)
        }
    }

    /// Those through any other part.
    pub(super) fn of(text: &'a str) -> Steps<'a> {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Steps {
            reader,
            depth: 0,
            left: MOST_BESIDE,
        }
    }

    /// The next step; nothing at the end.
    ///
    /// # Errors
    /// The part is no XML, breaks off, is nested too deep, or has no end.
    pub(super) fn next(&mut self) -> Result<Option<Step<'a>>, ImportError> {
        loop {
            self.left = self.left.checked_sub(1).ok_or(TOO_MANY)?;
            let event = self.reader.read_event();
            let event = event.map_err(|_| ImportError::Damaged("正文的标记前后不符"))?;
            return Ok(Some(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(ImportError::Damaged("正文的层次太深"));
                    }
                    Step::Open(Element(start))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::Close
                }
                Event::Text(text) => Step::Text(text.xml10_content()),
                Event::CData(text) => Step::Text(text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let named = || resolve_predefined_entity(&reference).map(str::to_owned);
                    let text = match reference.resolve_char_ref() {
                        Ok(Some(character)) => Some(character.to_string()),
                        _ => named(),
                    };
                    Step::Text(Cow::Owned(text.unwrap_or_else(|| "\u{fffd}".to_owned())))
                }
                Event::Eof if self.depth > 0 => {
                    return Err(ImportError::Damaged("正文没有写完"));
                }
                Event::Eof => return Ok(None),
                Event::Empty(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => {
                    continue;
                }
            }));
        }
    }
}
