//! The numbers that Word puts before paragraphs, which stand nowhere in the text.

use std::collections::{HashMap, HashSet};

use super::styles::{Asked, Styles};
use crate::import::container::numerals;
use crate::import::container::xml::{Element, Step, Steps};
use crate::import::error::ImportError;

/// The text of a number is no longer than this, in characters: 第%1条.
const LONGEST_NUMBER: usize = 100;
/// The levels of a list.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    /// The text with `%1` to `%9` for the numbers of the levels.
    text: String,
    /// The level after which the count begins anew: 0 never, else counted from 1; by default any
    /// level above.
    restart: Option<u32>,
    style: Option<String>,
    /// Whether all numbers in it are figures.
    is_legal: bool,
}

impl Default for Level {
    fn default() -> Level {
        Level {
            start: 1,
            format: "decimal".to_owned(),
            text: String::new(),
            restart: None,
            style: None,
            is_legal: false,
        }
    }
}

type Levels = HashMap<usize, Level>;

/// How lists count: `abstractNum`.
#[derive(Debug, Default)]
struct Pattern {
    levels: Levels,
    /// The style whose list has the levels.
    style: Option<String>,
}

/// A list: `num`.
#[derive(Debug, Default)]
struct List {
    pattern: String,
    starts: HashMap<usize, u32>,
    levels: Levels,
}

/// The lists of a document, with how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: HashMap<String, Pattern>,
    lists: HashMap<u32, List>,
    /// The numbers reached, by pattern.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// The levels of lists that have begun anew as they ask to.
    begun: HashSet<(u32, usize)>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(text: &str, styles: &Styles) -> Result<Numbering, ImportError> {
        let mut reading = Reading::default();
        let mut steps = Steps::of(text);
        while let Some(step) = steps.next()? {
            match step {
                Step::Open(element) => reading.open(&element),
                Step::Close => reading.close(),
                Step::Text(_) => {}
            }
        }
        let mut numbering = reading.numbering;
        numbering.follow_links(styles);
        Ok(numbering)
    }

    /// Lists whose pattern refers to that of a style count with the latter.
    fn follow_links(&mut self, styles: &Styles) {
        for list in self.lists.values_mut() {
            let pattern = self.patterns.get(&list.pattern);
            let Some(style) = pattern.and_then(|pattern| pattern.style.as_deref()) else {
                continue;
            };
            if let Some(other) = styles.number(Some(style)) {
                list.pattern = format!("\u{0}{}", other.list);
            }
        }
        let linked: HashMap<String, String> = self
            .lists
            .iter()
            .map(|(id, list)| (format!("\u{0}{id}"), list.pattern.clone()))
            .collect();
        for list in self.lists.values_mut() {
            if let Some(pattern) = linked.get(&list.pattern) {
                list.pattern.clone_from(pattern);
            }
        }
    }

    /// The number before the next paragraph that has this style and asks for this number; nothing
    /// where it has none, or a mark that is no number.
    pub(super) fn next(&mut self, styles: &Styles, style: Option<&str>, asked: Asked) -> String {
        let given = styles.number(style);
        let (list, level) = match (asked.list, given) {
            (Some(0), _) | (None, None) => return String::new(),
            (Some(list), _) => (list, asked.level.unwrap_or(0) as usize),
            (None, Some(given)) => {
                let level = asked.level.or(given.level).map(|level| level as usize);
                let level = level.or_else(|| self.level_of(given.list, &given.style));
                (given.list, level.unwrap_or(0))
            }
        };
        self.count(list, level).unwrap_or_default()
    }

    fn level_of(&self, list: u32, style: &str) -> Option<usize> {
        let list = self.lists.get(&list)?;
        let levels = self
            .patterns
            .get(&list.pattern)?
            .levels
            .iter()
            .chain(&list.levels);
        let mut of_style = levels.filter(|(_, level)| level.style.as_deref() == Some(style));
        of_style.next().map(|(index, _)| *index)
    }

    /// Counts one more in a level of a list.
    fn count(&mut self, id: u32, index: usize) -> Option<String> {
        let list = self.lists.get(&id)?;
        let pattern = self.patterns.get(&list.pattern)?;
        let level_at = |index: usize| {
            list.levels
                .get(&index)
                .or_else(|| pattern.levels.get(&index))
        };
        let level = level_at(index)?;
        let counts = self.counts.entry(list.pattern.clone()).or_default();
        let start_of = |index: usize| {
            let start = list.starts.get(&index).copied();
            start
                .or_else(|| level_at(index).map(|level| level.start))
                .unwrap_or(1)
        };
        let begins = list.starts.contains_key(&index) && self.begun.insert((id, index));
        let reached = counts.get(index)?.filter(|_| !begins);
        let number = reached.map_or_else(|| start_of(index), |number| number.saturating_add(1));
        if let Some(count) = counts.get_mut(index) {
            *count = Some(number);
        }
        for below in index + 1..LEVELS {
            let after = level_at(below).and_then(|level| level.restart);
            let restarts = after.is_none_or(|after| after != 0 && index < after as usize);
            if let Some(count) = counts.get_mut(below).filter(|_| restarts) {
                *count = None;
            }
        }
        if level.format == "bullet" {
            return None;
        }
        let mut text = String::new();
        let mut characters = level.text.chars().peekable();
        while let Some(character) = characters.next() {
            let place = (character == '%')
                .then(|| characters.peek().and_then(|next| next.to_digit(10)))
                .flatten()
                .filter(|place| *place > 0);
            let Some(place) = place else {
                text.push(character);
                continue;
            };
            characters.next();
            let place = place as usize - 1;
            let reached = counts.get(place).copied().flatten();
            let number = reached.unwrap_or_else(|| start_of(place));
            let format = level_at(place).map_or("decimal", |level| level.format.as_str());
            let format = if level.is_legal { "decimal" } else { format };
            text.push_str(&numerals::write(number, format));
        }
        Some(text)
    }
}

/// `numbering.xml` as it is read.
#[derive(Default)]
struct Reading {
    numbering: Numbering,
    path: Vec<String>,
    pattern: Option<(String, Pattern)>,
    list: Option<(u32, List)>,
    overridden: usize,
    level: Option<(usize, Level)>,
}

impl Reading {
    fn open(&mut self, element: &Element<'_>) {
        let number = |name: &str| element.attribute(name)?.trim().parse::<u32>().ok();
        match element.name() {
            "abstractNum" => {
                let id = element.attribute("abstractNumId").unwrap_or_default();
                self.pattern = Some((id, Pattern::default()));
            }
            "num" => self.list = number("numId").map(|id| (id, List::default())),
            "abstractNumId" => {
                if let Some((_, list)) = &mut self.list {
                    list.pattern = element.val().unwrap_or_default();
                }
            }
            "numStyleLink" => {
                if let Some((_, pattern)) = &mut self.pattern {
                    pattern.style = element.val();
                }
            }
            "lvlOverride" => self.overridden = number("ilvl").unwrap_or(0) as usize,
            "startOverride" => {
                if let (Some((_, list)), Some(start)) = (&mut self.list, element.number()) {
                    list.starts.insert(self.overridden, start);
                }
            }
            "lvl" => self.level = number("ilvl").map(|level| (level as usize, Level::default())),
            _ => self.of_level(element),
        }
        self.path.push(element.name().to_owned());
    }

    fn of_level(&mut self, element: &Element<'_>) {
        let Some((_, level)) = &mut self.level else {
            return;
        };
        match element.name() {
            "start" => level.start = element.number().unwrap_or(1),
            "numFmt" => level.format = element.val().unwrap_or_default(),
            "lvlText" => {
                let text = element.val().unwrap_or_default();
                level.text = text.chars().take(LONGEST_NUMBER).collect();
            }
            "lvlRestart" => level.restart = element.number(),
            "pStyle" => level.style = element.val(),
            "isLgl" => level.is_legal = element.is_on(),
            _ => {}
        }
    }

    fn close(&mut self) {
        match self.path.pop().as_deref() {
            Some("lvl") => {
                let Some((index, level)) = self.level.take().filter(|(index, _)| *index < LEVELS)
                else {
                    return;
                };
                if let Some((_, list)) = &mut self.list {
                    list.levels.insert(index, level);
                } else if let Some((_, pattern)) = &mut self.pattern {
                    pattern.levels.insert(index, level);
                }
            }
            Some("abstractNum") => self.numbering.patterns.extend(self.pattern.take()),
            Some("num") => self.numbering.lists.extend(self.list.take()),
            _ => {}
        }
    }
}
