//! Takes an OFD file apart, for the tests: parts, elements, texts.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A package.
pub struct Package {
    /// What is in it, by name.
    pub parts: BTreeMap<String, Vec<u8>>,
}

/// An element with what stands directly in it.
#[derive(Debug, Default, Clone)]
pub struct Element {
    /// Its name without the prefix.
    pub name: String,
    /// What it says of itself.
    pub attributes: BTreeMap<String, String>,
    /// Its text.
    pub text: String,
    /// How deep it lies.
    pub depth: usize,
}

impl Element {
    /// What it says under a name.
    pub fn get(&self, name: &str) -> &str {
        self.attributes
            .get(name)
            .unwrap_or_else(|| panic!("{name} of {self:?}"))
    }

    /// The numbers that it says under a name.
    pub fn numbers(&self, name: &str) -> Vec<f32> {
        numbers(self.get(name))
    }
}

/// Numbers with blanks between them, those that repeat told once.
pub fn numbers(text: &str) -> Vec<f32> {
    let mut words = text.split(' ').filter(|word| !word.is_empty());
    let mut numbers = Vec::new();
    while let Some(word) = words.next() {
        if word == "g" {
            let count: usize = words.next().unwrap().parse().unwrap();
            let number: f32 = words.next().unwrap().parse().unwrap();
            numbers.extend(std::iter::repeat_n(number, count));
        } else {
            numbers.push(word.parse().unwrap());
        }
    }
    numbers
}

impl Package {
    pub fn of(bytes: &[u8]) -> Package {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            let name = part.name().unwrap().into_owned();
            assert!(parts.insert(name, bytes).is_none());
        }
        Package { parts }
    }

    /// The elements of a part, in the order in which they begin.
    pub fn elements(&self, part: &str) -> Vec<Element> {
        let part = self.parts.get(part).unwrap_or_else(|| panic!("{part}"));
        let mut reader = Reader::from_str(std::str::from_utf8(part).unwrap());
        let (mut elements, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
        loop {
            let event = reader.read_event().unwrap();
            let is_empty = matches!(event, Event::Empty(_));
            match event {
                Event::Start(start) | Event::Empty(start) => {
                    elements.push(element(&start, open.len()));
                    if !is_empty {
                        open.push(elements.len() - 1);
                    }
                }
                Event::End(_) => drop(open.pop()),
                Event::Text(text) => {
                    if let Some(index) = open.last() {
                        elements[*index].text.push_str(&text.xml10_content());
                    }
                }
                Event::GeneralRef(name) => {
                    let written = format!("&{};", &*name);
                    let meant = quick_xml::escape::unescape(&written).unwrap();
                    elements[*open.last().unwrap()].text.push_str(&meant);
                }
                Event::Eof => return elements,
                _ => {}
            }
        }
    }

    /// Those with a name.
    pub fn named(&self, part: &str, name: &str) -> Vec<Element> {
        let mut elements = self.elements(part);
        elements.retain(|element| element.name == name);
        elements
    }

    /// The pages' parts, in order.
    pub fn pages(&self) -> Vec<String> {
        let pages = self.named("Doc_0/Document.xml", "Page").into_iter();
        pages
            .map(|page| format!("Doc_0/{}", page.get("BaseLoc")))
            .collect()
    }
}

fn element(start: &BytesStart<'_>, depth: usize) -> Element {
    let local = |name: &str| name.rsplit(':').next().unwrap().to_owned();
    Element {
        name: local(start.name().as_ref()),
        attributes: start
            .attributes()
            .map(|attribute| {
                let attribute = attribute.unwrap();
                let value = attribute
                    .normalized_value(quick_xml::XmlVersion::Explicit1_0)
                    .unwrap();
                (local(attribute.key.as_ref()), value.into_owned())
            })
            .collect(),
        text: String::new(),
        depth,
    }
}
