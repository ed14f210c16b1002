//! What the parts of an OFD file say of where the pages are (GB/T 33190-2016, 7.4 and 7.5).

use std::collections::HashMap;

use crate::import::ImportError;
use crate::import::container::package::{Package, resolved};
use crate::import::container::pages::MOST_PAGES;
use crate::import::container::refusal::Refusal;
use crate::import::container::xml::{Step, Steps};
use crate::report::enclosed;

/// The part that says what the package holds.
const ROOT: &str = "ofd.xml";

/// A document of the package.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// The parts of its pages, in order.
    pub pages: Vec<String>,
    /// What stands on several pages: the parts by their numbers.
    pub templates: HashMap<String, String>,
    /// The place and the size of pages that say nothing of it (`ST_Box`).
    pub area: Option<[f64; 4]>,
    /// The part that lists what it carries along.
    attachments: Option<String>,
}

impl Document {
    /// The first document of a package.
    ///
    /// # Errors
    /// A part is not there, or cannot be read; there are too many pages.
    pub(super) fn find(package: &mut Package<'_>) -> Result<Document, Refusal> {
        let root = package.part(ROOT)?.ok_or(Refusal::Broken)?;
        let mut place = None;
        each(&root, |path, told| {
            if let (["DocBody", "DocRoot"], Told::Text(text)) = (ends(path), told) {
                place.get_or_insert_with(|| resolved("", text));
            }
        })?;
        let place = place.ok_or(Refusal::Broken)?;
        let text = package.part(&place)?.ok_or(Refusal::Broken)?;
        let within = |target: &str| resolved(folder(&place), target);
        let mut document = Document::default();
        each(&text, |path, told| match (ends(path), told) {
            (["PageArea", "PhysicalBox"], Told::Text(text)) => {
                document.area = document.area.or(area(text));
            }
            (["Pages", "Page"], Told::Element(element)) => {
                // One too many tells that there are too many.
                if let Some(target) = element("BaseLoc")
                    && document.pages.len() <= MOST_PAGES
                {
                    document.pages.push(within(&target));
                }
            }
            (["CommonData", "TemplatePage"], Told::Element(element)) => {
                if let (Some(id), Some(target)) = (element("ID"), element("BaseLoc")) {
                    document.templates.insert(id, within(&target));
                }
            }
            (["Document", "Attachments"], Told::Text(text)) => {
                document.attachments = Some(within(text));
            }
            _ => {}
        })?;
        match document.pages.len() {
            0 => Err(Refusal::Broken),
            1..=MOST_PAGES => Ok(document),
            _ => Err(Refusal::TooMuch),
        }
    }

    /// The report that one of our own files carries along.
    pub(super) fn carried(&self, package: &mut Package<'_>) -> Option<String> {
        let list = self.attachments.as_ref()?;
        let text = package.part(list).ok()??;
        let (mut is_ours, mut place) = (false, None);
        let read = each(&text, |path, told| match (ends(path), told) {
            (["Attachments", "Attachment"], Told::Element(element)) => {
                is_ours = element("Name").as_deref() == Some(enclosed::FILE);
            }
            (["Attachment", "FileLoc"], Told::Text(text)) if is_ours => {
                place.get_or_insert_with(|| resolved(folder(list), text));
            }
            _ => {}
        });
        read.ok()?;
        let report = package.part(&place?).ok()??;
        (report.len() <= enclosed::LARGEST).then_some(report)
    }
}

/// What a part tells.
pub(super) enum Told<'a> {
    /// An element begins; gives its attributes.
    Element(&'a dyn Fn(&str) -> Option<String>),
    /// The text of the element.
    Text(&'a str),
}

/// Goes through a small part: each element with the names of those it stands in and its own, and each
/// text with the names of those it stands in.
fn each(text: &str, mut told: impl FnMut(&[String], Told<'_>)) -> Result<(), ImportError> {
    let mut steps = Steps::of(text);
    let mut path: Vec<String> = Vec::new();
    while let Some(step) = steps.next()? {
        match step {
            Step::Open(element) => {
                path.push(element.name().to_owned());
                told(&path, Told::Element(&|name| element.attribute(name)));
            }
            Step::Close => drop(path.pop()),
            Step::Text(text) => {
                let text = text.trim();
                if !text.is_empty() {
                    told(&path, Told::Text(text));
                }
            }
        }
    }
    Ok(())
}

/// The two innermost names.
fn ends(path: &[String]) -> [&str; 2] {
    match path {
        [.., outer, inner] => [outer, inner],
        [only] => ["", only],
        [] => ["", ""],
    }
}

/// The folder that a part lies in.
fn folder(part: &str) -> &str {
    part.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Left, top, width and height of a box, if they are numbers that can be reckoned with.
pub(super) fn area(text: &str) -> Option<[f64; 4]> {
    let numbers: Vec<f64> = numbers(text).collect();
    numbers.try_into().ok()
}

/// The largest number of a length, in mm: a page is a thousandth of it.
const LARGEST_NUMBER: f64 = 1e6;

/// Numbers with blanks between them, those left out that no page has.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = f64> {
    let words = text.split(|ch: char| ch.is_ascii_whitespace() || ch == ',');
    words.filter_map(number)
}

/// A number, if a page has such ones.
pub(super) fn number(word: &str) -> Option<f64> {
    let number: f64 = word.trim().parse().ok()?;
    (number.abs() <= LARGEST_NUMBER).then_some(number)
}
