//! Reading a field word by word: what is known at each place. What a number counts is told in `number`,
//! what is denied or said of all in `claim`.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::item::{Item, Items, is_count_of_names};
use super::items::items;
use super::mention::Mentions;
use super::names::{Names, Reach};
use super::phrase::{Spoken, said};
use super::read::{Phrase, Read, Skipped};
use super::subject::{Cases, Subject};
use super::topic::Topic;
use super::verdict::Why;
use super::vocabulary::Word;
use super::words::Words;
use crate::form::speech::Speech;
use crate::form::{Form, ProseField, Role};
use crate::report::numerals::{Numeral, numerals};

/// Reads the phrases of a field's text.
pub(super) fn phrases(
    text: &str,
    field: &ProseField,
    (form, words): (&Form, &Words),
    names: &Names,
    year: Option<u16>,
) -> Read {
    let numbers = numerals(text);
    let mut reader = Reader {
        text,
        numbers: &numbers,
        reach: names.reach,
        speech: form.speech(),
        open: &form.speech().open,
        is_of_requests: field.role == Some(Role::Requests),
        is_of_government: names.is_of_government(),
        mentions: Arc::default(),
        now: Sentence::default(),
        outer: Vec::new(),
        found: Vec::with_capacity(numbers.len()),
        skipped: Vec::new(),
    };
    reader.now.topic.is_of_requests = reader.is_of_requests;
    reader.read(&items(text, &numbers, names, words, year));
    let (phrases, skipped) = (reader.found, reader.skipped);
    Read {
        numbers,
        phrases,
        skipped,
    }
}

/// A number that was counted.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    pub subject: Subject,
    /// What else it may have counted.
    pub also: Vec<Subject>,
    pub numeral: Numeral,
}

/// What is known where the reader stands.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent of each other")]
pub(super) struct Sentence {
    pub topic: Topic,
    /// It speaks of another time than the report's year.
    pub is_of_other_time: bool,
    pub is_of_other_reach: bool,
    /// A number before was not clear; what follows may speak of the same.
    pub is_clouded: bool,
    /// The same, and it was another organ's, whose name is not said again.
    pub is_of_other_organ: bool,
    /// What a number was counted in that was not clear.
    pub cloud_unit: &'static str,
    /// The number is not clear, and is one of several parts: it says nothing of the others.
    pub is_aside: bool,
    /// There were such, or another organ's numbers of something else: what follows can be doubted.
    pub is_hazy: bool,
    /// It was another organ's, and counted applications.
    pub is_of_other_requests: bool,
    /// Clauses went on behind ； since it was not clear.
    pub is_paused: bool,
    /// It was not clear, before the report's own organ was named.
    pub was_clouded: bool,
    /// Lists of 许可事项 were counted, of which those that follow may be parts.
    pub has_matters: bool,
    /// It begins with another year: 2023年，全县收到189件.
    pub is_in_other_year: bool,
    /// A number before was not clear.
    pub has_doubts: bool,
    /// Cases of all kinds were counted, of which those of 信息公开 are some.
    pub has_all_cases: bool,
    /// The cases of one kind that the sentence before was about.
    pub earlier: Option<Cases>,
    /// What the last number counted, as far as its words said it.
    pub named: Option<Subject>,
    /// What the last number was the share of: 占86.7%，有418件.
    pub shared: Option<Subject>,
    /// What the words behind the last number list: 9件为信访类和重复申请，分别为6件和3件.
    pub listed_behind: VecDeque<Subject>,
    /// What was only compared: 新收比上年增加57件，达到482件.
    pub compared: Option<Subject>,
    /// The sentence before counted the report's own applications alone.
    pub follows_requests: bool,
    /// How many applications were counted, so far.
    pub counted: Vec<Decimal>,
    /// The same in the sentences before it.
    pub counted_before: Vec<Decimal>,
    /// How many of them parts were told of since that are not clear, and what these add up to.
    pub run: (usize, Decimal),
    /// It turned to another time behind numbers of the report's year.
    pub is_of_time_aside: bool,
    /// 答复结果的比例依次为: what follows in percent are shares.
    pub is_in_shares: bool,
    /// The clause compares with numbers of another year.
    pub is_compared: bool,
    /// 文件 were counted of which 规范性文件 are only some.
    pub has_wider_files: bool,
    /// The same of documents.
    pub has_clouded_documents: bool,
    /// Pieces of something were counted that is no application, no case and no document.
    pub has_others: bool,
    /// So it was in a sentence before, and applications were not named since.
    pub is_after_others: bool,
    /// Something was named that is counted and stands in no table.
    pub is_of_foreign: bool,
    /// Some are left out of what is said of all.
    pub has_exception: bool,
    /// What the last number counted.
    pub last: Option<Counted>,
    /// What was counted before 其中: numbers of the same are parts of it.
    pub whole: Option<Subject>,
    /// How many there are of what is being told in parts, and how many of them were told.
    pub sum: Option<(Decimal, Decimal)>,
    /// What was counted one after the other.
    pub told: Vec<Subject>,
    /// Who applied, where a sentence began with those.
    pub who: Option<usize>,
    /// The two that 前者 and 后者 point at.
    pub pair: Option<[Subject; 2]>,
    /// A court was named.
    pub is_of_court: bool,
    /// What a share is said to be of: 占不予处理的57.14%.
    pub share_of: Option<Subject>,
    /// What the next shares are of, after 分别.
    pub shares: VecDeque<Subject>,
    /// How cases ended, among what was found.
    pub endings: Vec<usize>,
    /// The cases of which some ended in other words than the form's.
    pub other_endings: Vec<Cases>,
    /// The cases that were counted, among what was found, and where the sentence begins.
    pub cases: Vec<usize>,
    pub begin: usize,
    /// What the next numbers count, after 分别.
    pub listed: VecDeque<Subject>,
    /// The words since the last number.
    pub words: Vec<Spoken>,
    /// Where in them the last comma was.
    pub clause: usize,
    /// Where in them the clause before began.
    pub previous: usize,
    /// There was a number since the last comma.
    pub has_number: bool,
}

pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub numbers: &'a [Numeral],
    pub reach: Reach,
    pub speech: &'a Speech,
    pub open: &'a [usize],
    pub is_of_requests: bool,
    /// The organ is a government's office, which may hold its regulations.
    pub is_of_government: bool,
    /// What the sentence names.
    pub mentions: Arc<Mentions>,
    pub now: Sentence,
    /// What stood before each （ that is open, and is taken up again behind it.
    pub outer: Vec<Option<Sentence>>,
    pub found: Vec<Phrase>,
    pub skipped: Vec<Skipped>,
}

/// What begins with a year alone has no more words before the comma.
const FRAME: usize = 3;

impl Reader<'_> {
    fn read(&mut self, items: &Items) {
        let mut at = 0;
        let mut is_begun = false;
        while let Some((item, place)) = items.get(at) {
            if !is_begun {
                self.mentions = Arc::new(Mentions::of(&items[at..]));
                is_begun = true;
            }
            at += 1;
            match item {
                Item::Word(word) => {
                    let word = self.ranked(*word, place, false);
                    self.observe(word, place);
                    self.now.words.push((word, place.clone()));
                }
                Item::Number(index) => {
                    let numbers = self.numbers;
                    let Some(numeral) = numbers.get(*index) else {
                        continue;
                    };
                    if is_count_of_names(numeral) {
                        // 三类不予公开情形共18件.
                        self.skipped.push(Skipped {
                            number: *index,
                            words: place.clone(),
                            why: Why::Nothing,
                            guess: None,
                        });
                        self.now.words.push((Word::Filler, place.clone()));
                    } else {
                        at += self.number((*index, numeral), &items[at..]);
                    }
                }
                Item::Break => self.end_clause(),
                // 1.规范性文件。制发6件，废止2件。
                Item::Stop if self.is_headed() => self.end_clause(),
                // 收到482件。其中，自然人418件: the sentence goes on.
                Item::Stop if !matches!(items.get(at), Some((Item::Word(Word::Within), _))) => {
                    self.end_sentence();
                    self.now.begin = place.end;
                    is_begun = false;
                }
                Item::Pause | Item::Stop => {
                    self.end_clause();
                    self.settle_time();
                    self.now.is_paused = self.now.is_clouded;
                    self.now.has_matters = false;
                    if std::mem::take(&mut self.now.is_of_time_aside) {
                        self.now.is_of_other_time = false;
                    }
                    self.now.words.clear();
                    (self.now.clause, self.now.previous) = (0, 0);
                    // What was told in parts is told.
                    self.now.is_clouded &= self.now.sum.is_none();
                    self.now.is_of_other_organ &= self.now.is_clouded;
                }
                Item::End => {
                    self.outer.clear();
                    self.end_sentence();
                    self.now.begin = place.end;
                    is_begun = false;
                    self.now.is_of_other_reach = false;
                    self.now.is_after_others = false;
                    self.now.earlier = None;
                    self.now.counted_before.clear();
                    self.now.follows_requests = false;
                }
                // 行政查询事项（36件）、过程性信息（33件）: the number of what stands before it.
                Item::Open if self.is_number_of_last(place.start, &items[at..]) => {
                    self.outer.push(None);
                }
                Item::Open => {
                    self.frame(&said(&self.now.words[self.now.clause..]));
                    let words = std::mem::take(&mut self.now.words);
                    let mut inner = self.now.clone();
                    (inner.clause, inner.previous) = (0, 0);
                    inner.whole = self.whole_in_brackets(place.start).or(inner.whole);
                    self.now.words = words;
                    self.outer
                        .push(Some(std::mem::replace(&mut self.now, inner)));
                }
                Item::Close => {
                    self.end_clause();
                    if let Some(Some(outer)) = self.outer.pop() {
                        let inner = std::mem::replace(&mut self.now, outer);
                        self.now.endings = inner.endings;
                        self.now.other_endings = inner.other_endings;
                    }
                }
            }
        }
        self.end_clause();
        self.weaken_endings();
    }

    /// Takes in what a word says of time and reach.
    pub(super) fn observe(&mut self, word: Word, place: &Range<usize>) {
        let spelled = self.text.get(place.clone()).unwrap_or_default();
        let mut letters = spelled.chars();
        let is_of_year = matches!(word, Word::Of(_))
            && matches!(letters.next(), Some('本' | '当' | '今'))
            && letters.next() == Some('年');
        match word {
            _ if is_of_year => self.observe(Word::ThisPeriod, &(0..0)),
            Word::ThisPeriod => {
                self.now.is_of_other_time = false;
                self.now.is_in_other_year = false;
                self.now.is_clouded = false;
                self.now.is_of_other_organ = false;
                self.now.is_compared = false;
                self.now.has_clouded_documents = false;
            }
            Word::Within => {
                let last = self.now.last.as_ref();
                self.now.whole = last.map(|last| last.subject.clone());
            }
            Word::OtherPeriod => self.now.is_of_other_time = true,
            // 占全县总数的12%: of which it is a share.
            Word::Area if matches!(self.now.words.last(), Some((Word::Share, _))) => {}
            // 县政府办收到71件，各部门收到338件: parts that are told beside each other.
            Word::Area
                if spelled.starts_with('各')
                    && self.now.is_of_other_reach
                    && !self.now.told.is_empty() => {}
            Word::Area => {
                if self.reach == Reach::Area {
                    (self.now.has_others, self.now.is_after_others) = (false, false);
                }
                self.now.has_clouded_documents &= self.reach == Reach::Office;
                self.now.is_of_other_reach = self.reach == Reach::Office;
                self.now.is_clouded &= self.reach == Reach::Office;
                self.now.is_of_other_organ &= self.now.is_clouded;
            }
            Word::Own => {
                self.now.is_of_other_reach = self.reach == Reach::Area;
                self.now.was_clouded = self.now.is_clouded;
                self.now.is_clouded &= self.reach != Reach::Office;
                self.now.has_clouded_documents &= self.reach != Reach::Office;
                self.now.is_of_other_organ &= self.reach != Reach::Office;
            }
            // 由2023年的189件增加到: what it is now.
            Word::Became => (self.now.is_of_other_time, self.now.is_compared) = (false, false),
            // 网络申请120件、信函申请45件；申请主体上，自然人150件.
            Word::Dimension if self.now.is_clouded && !self.now.is_of_other_organ => {
                (self.now.is_clouded, self.now.is_hazy) = (false, true);
            }
            Word::Filler if spelled.contains("比例") => self.now.is_in_shares = true,
            Word::Foreign => self.now.is_of_foreign = true,
            Word::Except => self.now.has_exception = true,
            _ => {}
        }
    }

    fn end_clause(&mut self) {
        let said = said(&self.now.words[self.now.clause..]);
        self.frame(&said);
        let is_year = said.last_year && said.is_silent() && !said.request && !self.now.has_number;
        self.now.is_in_other_year |= is_year && self.now.words.len() <= FRAME;
        self.claim(&said);
        if self.now.clause < self.now.words.len() {
            self.now.previous = self.now.clause;
        }
        self.now.clause = self.now.words.len();
        self.now.has_number = false;
        self.now.is_compared = false;
        self.now.topic.follow(&said);
    }

    fn end_sentence(&mut self) {
        self.end_clause();
        self.weaken_endings();
        let mut kinds = self.now.told.iter().filter_map(|told| match told {
            Subject::Cases(cases, _) => Some(cases.kinds),
            _ => None,
        });
        let first = kinds.next();
        let is_one = first.is_some_and(u32::is_power_of_two)
            && kinds.all(|kinds| kinds == 0 || Some(kinds) == first);
        let follows_requests = self.follows_requests();
        let mut counted_before = std::mem::take(&mut self.now.counted_before);
        counted_before.append(&mut self.now.counted);
        let earlier = first.filter(|_| is_one);
        let earlier = earlier.map(|kinds| Cases { kinds, route: None });
        let (mut words, mut told) = (
            std::mem::take(&mut self.now.words),
            std::mem::take(&mut self.now.told),
        );
        words.clear();
        told.clear();
        self.now = Sentence {
            words,
            told,
            earlier,
            follows_requests,
            counted_before,
            topic: Topic {
                is_of_requests: self.is_of_requests,
                ..Topic::default()
            },
            // A county's report that turns to one office stays with it in this paragraph.
            is_of_other_reach: self.now.is_of_other_reach && self.reach == Reach::Area,
            // 收到来信356件。办结350件: letters, and not applications.
            is_after_others: self.now.has_others || self.now.is_after_others,
            ..Sentence::default()
        };
    }
}
