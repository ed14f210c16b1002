//! Reading a field word by word: which numbers count something the tables know.

use std::collections::VecDeque;
use std::ops::Range;

use super::items::{Item, Names, Reach, items};
use super::phrase::{Said, Topic, subject, without_channel};
use super::subject::Subject;
use super::vocabulary::Word;
use super::words::Words;
use crate::form::speech::Term;
use crate::form::{ProseField, Role};
use crate::report::numerals::{Numeral, numerals};
use rust_decimal::Decimal;

/// A number, or a denial of any, whose phrase is clear.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    /// The phrase up to the number and its unit, in bytes.
    pub words: Range<usize>,
    /// The number; `None` for a denial (未收到), which says 0.
    pub numeral: Option<Numeral>,
    /// What it counts.
    pub subject: Subject,
    /// It is a share of something in percent.
    pub is_share: bool,
    /// It is a part of what was counted before, by what no table tells.
    pub is_part: bool,
    /// It speaks of another reach than the report: of one office, or of the whole county.
    pub is_of_other_reach: bool,
}

/// What applications, cases and documents are counted in.
const PIECES: [&str; 10] = ["", "件", "件次", "份", "宗", "起", "条", "次", "例", "人"];

/// Reads the phrases of a field's text.
pub(super) fn phrases(
    text: &str,
    field: &ProseField,
    words: &Words,
    names: &Names,
    year: Option<u16>,
) -> Vec<Phrase> {
    let numbers = numerals(text);
    let mut reader = Reader {
        text,
        numbers: &numbers,
        reach: names.reach,
        year: year.map(Decimal::from),
        is_of_requests: field.role == Some(Role::Requests),
        now: Sentence::default(),
        outer: Vec::new(),
        found: Vec::new(),
    };
    reader.now.topic.is_of_requests = reader.is_of_requests;
    reader.read(&items(text, &numbers, names, words));
    reader.found
}

/// What is known where the reader stands.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent of each other")]
struct Sentence {
    topic: Topic,
    /// It speaks of another time than the report's year.
    is_of_other_time: bool,
    is_of_other_reach: bool,
    /// A number before was not clear; what follows may speak of the same.
    is_clouded: bool,
    /// Something was named that is counted and stands in no table.
    is_of_foreign: bool,
    /// What the last number counted.
    last: Option<Subject>,
    /// What was counted before 其中: numbers of the same are parts of it.
    whole: Option<Subject>,
    /// What the next numbers count, after 分别.
    listed: VecDeque<Subject>,
    /// The words since the last number.
    words: Vec<(Word, Range<usize>)>,
    /// Where in them the last comma was.
    clause: usize,
    /// There was a number since the last comma.
    has_number: bool,
}

struct Reader<'a> {
    text: &'a str,
    numbers: &'a [Numeral],
    reach: Reach,
    year: Option<Decimal>,
    is_of_requests: bool,
    now: Sentence,
    /// What stood before each （ that is open.
    outer: Vec<Sentence>,
    found: Vec<Phrase>,
}

type Items = [(Item, Range<usize>)];

impl Reader<'_> {
    fn read(&mut self, items: &Items) {
        let mut at = 0;
        while let Some((item, place)) = items.get(at) {
            at += 1;
            match item {
                Item::Word(word) => self.word(*word, place.clone()),
                Item::Number(index) => {
                    let numbers = self.numbers;
                    let Some(numeral) = numbers.get(*index) else {
                        continue;
                    };
                    at += if numeral.is_date() {
                        self.date(numeral, place, &items[at..])
                    } else {
                        self.number(numeral, &items[at..])
                    };
                }
                Item::Break => self.end_clause(),
                Item::Pause => {
                    self.end_clause();
                    self.now.words.clear();
                    self.now.clause = 0;
                }
                Item::Stop => self.end_sentence(),
                Item::End => {
                    self.outer.clear();
                    self.end_sentence();
                    self.now.is_of_other_reach = false;
                }
                Item::Open => {
                    let words = std::mem::take(&mut self.now.words);
                    let mut inner = self.now.clone();
                    inner.clause = 0;
                    self.now.words = words;
                    self.outer.push(std::mem::replace(&mut self.now, inner));
                }
                Item::Close => {
                    self.end_clause();
                    if let Some(outer) = self.outer.pop() {
                        self.now = outer;
                    }
                }
            }
        }
        self.end_clause();
    }

    fn word(&mut self, word: Word, place: Range<usize>) {
        self.observe(word);
        self.now.words.push((word, place));
    }

    /// Takes in what a word says of time and reach.
    fn observe(&mut self, word: Word) {
        match word {
            Word::ThisPeriod => self.this_time(),
            Word::Within => self.now.whole.clone_from(&self.now.last),
            Word::OtherPeriod => self.now.is_of_other_time = true,
            Word::Area => self.now.is_of_other_reach = self.reach == Reach::Office,
            Word::Foreign => self.now.is_of_foreign = true,
            Word::Own => self.now.is_of_other_reach = self.reach == Reach::Area,
            _ => {}
        }
    }

    fn this_time(&mut self) {
        self.now.is_of_other_time = false;
        self.now.is_clouded = false;
    }

    /// Takes in a date; returns how many of the items behind belong to it.
    fn date(&mut self, numeral: &Numeral, place: &Range<usize>, behind: &Items) -> usize {
        match numeral.unit {
            "年" => {}
            // 1月1日至12月31日 is the whole year.
            "月" => {
                let is_edge = [1, 12].map(Decimal::from).contains(&numeral.value);
                self.now.is_of_other_time |= !is_edge;
                return 0;
            }
            _ => return 0,
        }
        let Some(year) = self.year else {
            return 0;
        };
        let of_year = usize::from(
            matches!(behind.first(), Some((Item::Word(Word::Filler), place)) if &self.text[place.clone()] == "度"),
        );
        let next = behind.get(of_year).map(|(item, _)| item);
        if numeral.value == year - Decimal::ONE
            && next == Some(&Item::Word(Word::Of(Term::Carried)))
        {
            self.now
                .words
                .push((Word::Of(Term::CarriedIn), place.clone()));
            return of_year + 1;
        }
        if let Some((word @ Word::Of(Term::Carried), _)) = self.now.words.last_mut()
            && numeral.value == year + Decimal::ONE
        {
            *word = Word::Of(Term::CarriedOut);
            return of_year;
        }
        if numeral.value == year {
            self.this_time();
        } else {
            self.now.is_of_other_time = true;
        }
        0
    }

    fn end_clause(&mut self) {
        let words = &self.now.words[self.now.clause..];
        let said = Said::by(words.iter().map(|(word, _)| *word));
        if said.negations == 1 {
            self.deny(said.clone());
        }
        self.now.clause = self.now.words.len();
        self.now.has_number = false;
        self.now.topic.follow(&said);
    }

    fn end_sentence(&mut self) {
        self.end_clause();
        self.now = Sentence {
            topic: Topic {
                is_of_requests: self.is_of_requests,
                ..Topic::default()
            },
            // A county's report that turns to one office stays with it in this paragraph.
            is_of_other_reach: self.now.is_of_other_reach && self.reach == Reach::Area,
            ..Sentence::default()
        };
    }

    /// 未收到, 未发生, 无: what the clause names is 0.
    fn deny(&mut self, mut said: Said) {
        let words = &self.now.words[self.now.clause..];
        let is_plain = said.is_clear
            && !said.acts.done
            && !said.difference
            && !said.share
            && (!said.complaint || said.has_cases());
        let is_meant = !self.now.has_number && !self.now.is_of_other_time && !self.now.is_clouded;
        if !is_plain || !is_meant {
            return;
        }
        // 没有政府信息公开申请: none came.
        said.acts.new |= said.request && !said.has_acts();
        let mut topic = self.now.topic.clone();
        topic.follow(&said);
        let subject = subject(&said, &topic);
        let from = words.iter().find(|(word, _)| *word == Word::Negation);
        if let (Some(subject), Some((_, from)), Some((_, to))) = (subject, from, words.last())
            && subject.is_deniable()
        {
            self.found.push(Phrase {
                words: from.start..to.end,
                numeral: None,
                subject,
                is_share: false,
                is_part: false,
                is_of_other_reach: self.now.is_of_other_reach,
            });
        }
    }

    /// Takes in a number; returns how many of the items behind it belong to it.
    fn number(&mut self, numeral: &Numeral, behind: &Items) -> usize {
        let tail = tail(behind);
        for word in &tail {
            self.observe(*word);
        }
        let clause = &self.now.words[self.now.clause..];
        let start = clause
            .first()
            .map_or(numeral.span.start, |(_, place)| place.start);
        let clause: Vec<Word> = clause.iter().map(|(word, _)| *word).collect();
        let mut words = without_channel(&clause);
        let is_share = numeral.unit == "%";
        let mut is_of_last = false;
        if let Some(at) = words
            .iter()
            .position(|word| *word == Word::Share)
            .filter(|_| is_share)
        {
            // 占办结总数的: what follows names the whole, not the part.
            let is_clear = words[at..].iter().all(|word| word.is_clear());
            words.truncate(at);
            is_of_last = is_clear && Said::by(words.iter().copied()).is_silent();
            words.push(Word::Share);
            words.extend((!is_clear).then_some(Word::Unknown));
        }
        let mut said = Said::by(words.iter().copied());
        if said.is_silent() && said.is_clear && self.now.listed.is_empty() {
            let wide: Vec<Word> = self.now.words.iter().map(|(word, _)| *word).collect();
            let all = Said::by(wide.iter().copied());
            if all.is_clear {
                (words, said) = (wide, all);
            }
        }
        let has_noun = words
            .iter()
            .any(|word| word.is_noun() && *word != Word::Of(Term::Request));
        if !has_noun {
            words.extend(tail.iter().filter(|word| word.is_noun()));
            said = Said::by(words.iter().copied());
        }
        said.is_clear &= !tail.contains(&Word::Unknown) && !said.complaint;
        self.now.topic.follow(&said);
        let mut meant = subject(&said, &self.now.topic);
        if said.is_listed {
            self.now.listed = listed(&words, &said, &self.now.topic);
            meant = self.now.listed.pop_front();
        } else if said.is_silent() && said.is_clear && !self.now.listed.is_empty() {
            meant = self.now.listed.pop_front();
        } else {
            self.now.listed.clear();
        }
        let is_number = !said.difference && said.negations == 0 && is_share == said.share;
        if is_of_last {
            meant.clone_from(&self.now.last);
        }
        if said.request && said.has_acts() {
            self.now.is_of_foreign = false;
        }
        // 主动公开40件，不予公开5件: how documents are marked.
        let is_published = said.documents.published && !said.has_documents();
        self.now.is_of_foreign |=
            is_published && said.decisions.is_empty() && (said.proactive || numeral.unit == "条");
        let could_count = said.could_count() && PIECES.contains(&numeral.unit);
        self.now.is_clouded |= !said.is_clear && could_count;
        if let Some(Subject::Requests(acts)) = meant {
            self.now.topic.acts = acts;
        }
        let is_of_foreign = self.now.is_of_foreign
            && matches!(
                meant,
                Some(Subject::Requests(_) | Subject::Outcomes(..) | Subject::Applicants(..))
            );
        let is_clear =
            said.is_clear && !is_of_foreign && !self.now.is_clouded && !self.now.is_of_other_time;
        if !is_share {
            self.now.last = meant.clone().filter(|_| is_clear && is_number);
        }
        let is_part = meant.is_some() && meant == self.now.whole;
        if let Some(subject) = meant.filter(|_| is_clear && is_number) {
            self.found.push(Phrase {
                words: start.min(numeral.span.start)..numeral.end,
                numeral: Some(numeral.clone()),
                subject,
                is_share,
                is_part,
                is_of_other_reach: self.now.is_of_other_reach,
            });
        }
        self.now.words.clear();
        self.now.clause = 0;
        self.now.has_number = true;
        tail.len()
    }
}

/// The words behind a number that belong to it: those up to the next stop or 、 if no number comes
/// first.
fn tail(behind: &Items) -> Vec<Word> {
    let mut tail = Vec::new();
    for (item, _) in behind {
        match item {
            Item::Word(Word::Joint) => return tail,
            Item::Word(word) => tail.push(*word),
            Item::Number(_) => return Vec::new(),
            _ => return tail,
        }
    }
    tail
}

/// What each of the listed words counts alone.
fn listed(words: &[Word], said: &Said, topic: &Topic) -> VecDeque<Subject> {
    let request = said.request.then_some(Word::Of(Term::Request));
    let parts = words.iter().filter_map(|word| {
        let alone = Said::by([*word].into_iter().chain(request));
        let is_part = !alone.is_silent();
        subject(&alone, topic).filter(|_| is_part)
    });
    let parts: VecDeque<Subject> = parts.collect();
    if parts.len() > 1 {
        parts
    } else {
        VecDeque::new()
    }
}
