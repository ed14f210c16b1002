//! What frames a number: who applied, of which outcome or ending it is a part, and what 前者 points at.

use std::collections::VecDeque;
use std::ops::Range;

use smallvec::smallvec;

use super::clarity::Clarity;
use super::item::{Item, Items};
use super::listing::{each_kind, listed};
use super::phrase::{Said, Spoken, said};
use super::reading::Reader;
use super::subject::{Places, Subject};
use super::vocabulary::Word;
use crate::form::speech::Term;

/// The group of outcomes that a share is said to be of: 占不予处理的57.14%.
pub(super) fn whole_of_share(words: &[Spoken]) -> Option<Subject> {
    let said = said(words);
    let is_plain = !said.has_acts() && !said.has_cases() && said.applicants.is_empty();
    (is_plain && !said.outcomes.is_empty()).then_some(Subject::Outcomes(said.outcomes, None))
}

/// Whether the words behind a number break off in a list that goes on in words that are not known:
/// 4件为提供公开出版物、大量反复申请和要求确认.
pub(super) fn is_cut_off(tail: &[Spoken], behind: &Items) -> bool {
    let is_named = matches!(
        tail.last(),
        Some((
            Word::Of(Term::Outcome(_) | Term::Applicant(_) | Term::Ending(_) | Term::Among(_)),
            _
        ))
    );
    let goes_on = matches!(
        behind.get(tail.len()..),
        Some([(Item::Word(Word::Joint), _), (Item::Word(_), _), ..])
    );
    is_named && goes_on
}

/// 2件行政复议、1件行政诉讼被纠正: what became of them is said behind the last one.
pub(super) fn verdict_behind(
    meant: Option<&Subject>,
    tail: &[Spoken],
    behind: &Items,
) -> Option<Subject> {
    let Some(Subject::Cases(cases, endings)) = meant else {
        return None;
    };
    if !endings.is_empty() || !said(tail).has_cases() {
        return None;
    }
    let more = behind.get(tail.len()..)?;
    let clause = more
        .iter()
        .take_while(|(item, _)| matches!(item, Item::Word(_) | Item::Number(_)));
    let endings = clause.filter_map(|(item, _)| match item {
        Item::Word(Word::Of(Term::Ending(ending))) => Some(*ending),
        _ => None,
    });
    let endings: Places = endings.collect();
    (!endings.is_empty()).then_some(Subject::Cases(*cases, endings))
}

impl Reader<'_> {
    /// 自然人申请最多，278件, or 以自然人申请278件为最多: said of all of a kind, it names no part.
    pub(super) fn ranked(&self, word: Word, place: &Range<usize>, is_behind: bool) -> Word {
        const RANKS: [&str; 4] = ["最多", "最高", "最少", "最低"];
        let is_rank = word == Word::Part
            && self
                .text
                .get(place.clone())
                .is_some_and(|spelled| RANKS.contains(&spelled));
        let of_kind = self.now.words.last().is_some_and(|(last, _)| {
            matches!(last, Word::Of(Term::Applicant(_) | Term::Outcome(_)))
        });
        if is_rank && (of_kind || is_behind) {
            Word::Filler
        } else {
            word
        }
    }

    /// Notes who applied, where a clause ends or a bracket opens that names them and counts nothing:
    /// 自然人申请方面，新收143件.
    pub(super) fn frame(&mut self, said: &Said) {
        let clause = self.now.words.get(self.now.clause..).unwrap_or_default();
        if self.now.has_number || clause.is_empty() {
            return;
        }
        if let [who] = said.applicants[..] {
            self.now.who = Some(who);
        }
        // 在今年办结的申请中，有40件是2023年收到的.
        let is_of_done = said.acts.done && !said.acts.new && !said.is_carried() && said.request;
        if is_of_done && self.ends_in_mark(clause) {
            self.now.whole = Some(Subject::Requests(said.acts));
        }
    }

    /// Whether words end in 中 or the like.
    fn ends_in_mark(&self, words: &[Spoken]) -> bool {
        words.last().is_some_and(|(_, place)| {
            let spelled = self.text.get(place.clone()).unwrap_or_default();
            matches!(spelled, "中" | "当中" | "里" | "之中")
        })
    }

    /// What a bracket behind the number of an outcome tells the parts of: 予以公开59件（自然人52件）.
    pub(super) fn whole_in_brackets(&self, open: usize) -> Option<Subject> {
        let last = self.now.last.as_ref()?;
        let is_next = last.numeral.end == open;
        let is_outcome = matches!(last.subject, Subject::Outcomes(..));
        (is_next && is_outcome).then(|| last.subject.clone())
    }

    /// 无法提供的43件当中，自然人35件: what was counted is told in parts.
    pub(super) fn begin_whole(&mut self, tail: &[Spoken]) {
        let is_mark = self.ends_in_mark(tail);
        let last = self.now.last.as_ref().map(|last| &last.subject);
        let whole = last.filter(|last| match last {
            Subject::Outcomes(..) => true,
            Subject::Cases(_, endings) => !endings.is_empty(),
            // 办结22件中有3件是去年收的.
            Subject::Requests(acts) => acts.done && !acts.new,
            _ => false,
        });
        if is_mark && whole.is_some() {
            self.now.whole = whole.cloned();
        }
    }

    /// 213件与征收补偿有关: some of them, by what they are about.
    pub(super) fn is_about(&self, end: usize) -> bool {
        /// What they are about is said in no more characters.
        const FAR: usize = 24;
        let behind = self.text.get(end..).unwrap_or_default();
        if !behind.starts_with(['与', '和', '同', '跟']) {
            return false;
        }
        let is_within = |c: &char| !['，', '。', '；', '（', '\n'].contains(c);
        let clause: String = behind.chars().take(FAR).take_while(is_within).collect();
        clause.contains("有关") || clause.contains("相关")
    }

    /// 办结22件中有3件是去年收的: the mark stands before the next number.
    pub(super) fn begin_whole_of_last(&mut self) {
        let first = self
            .now
            .words
            .get(self.now.clause..)
            .and_then(<[Spoken]>::first);
        let is_next = self
            .now
            .last
            .as_ref()
            .zip(first)
            .is_some_and(|(last, (_, place))| last.numeral.end == place.start);
        if let Some(first) = first.cloned().filter(|_| is_next) {
            self.begin_whole(&[first]);
        }
    }

    /// 被人民法院纠正2件: cases of any kind that a court may have decided.
    fn names_court(&self, words: &[Spoken]) -> bool {
        words.iter().any(|(_, place)| {
            let spelled = self.text.get(place.clone()).unwrap_or_default();
            spelled.ends_with("法院")
        })
    }

    /// What was decided where a court is named and the kind of case is not.
    pub(super) fn of_court(&mut self, said: &Said, words: &[Spoken]) -> VecDeque<Subject> {
        self.now.is_of_court |= self.names_court(words);
        if said.endings.is_empty() || said.has_cases() || !self.now.is_of_court {
            return VecDeque::new();
        }
        let kinds = (0..self.speech.cases.len()).fold(0, |kinds, at| kinds | 1 << at);
        each_kind(kinds, &said.endings)
    }

    /// Whether all of the sentence so far is the name of what the next one counts.
    pub(super) fn is_headed(&self) -> bool {
        const MOST: usize = 3;
        let is_first = self.now.told.is_empty() && !self.now.has_number && self.now.clause == 0;
        if !is_first || self.now.words.len() > MOST {
            return false;
        }
        let said = said(&self.now.words);
        let is_name = |(word, _): &Spoken| word.is_noun() || *word == Word::Filler;
        !self.now.words.is_empty()
            && self.now.words.iter().all(is_name)
            && (said.has_documents() || said.has_cases() || !said.decisions.is_empty())
    }

    /// Applicants among an outcome, and outcomes among applicants: 予以公开115件，其中自然人97件.
    pub(super) fn crossed(
        &self,
        said: &Said,
        meant: Option<Subject>,
        clear: &mut Clarity,
    ) -> Option<Subject> {
        match (meant, &self.now.whole) {
            (Some(Subject::Applicants(who, acts)), Some(Subject::Outcomes(of, None)))
                if !said.has_acts() =>
            {
                if let [who] = who[..] {
                    return Some(Subject::Outcomes(of.clone(), Some(who)));
                }
                *clear = clear.at_most(Clarity::Weak);
                Some(Subject::Applicants(who, acts))
            }
            (Some(Subject::Outcomes(of, None)), Some(Subject::Outcomes(_, Some(who)))) => {
                Some(Subject::Outcomes(of, Some(*who)))
            }
            (Some(Subject::Outcomes(of, None)), Some(Subject::Applicants(who, _)))
                if who.len() == 1 =>
            {
                Some(Subject::Outcomes(of, who.first().copied()))
            }
            (meant, _) => meant,
        }
    }

    /// What a number counts by its own words, where those before were taken for a frame.
    pub(super) fn uncrossed(&self, said: &Said, meant: Option<&Subject>) -> Option<Subject> {
        match meant {
            Some(Subject::Outcomes(_, Some(who))) if said.outcomes.is_empty() => {
                Some(Subject::Applicants(smallvec![*who], self.now.topic.acts))
            }
            Some(Subject::Outcomes(of, Some(_))) if said.applicants.is_empty() => {
                Some(Subject::Outcomes(of.clone(), None))
            }
            _ => None,
        }
    }

    /// What 前者 or 后者 points at: the last two that were told.
    pub(super) fn pointed_at(&mut self, words: &[Spoken]) -> Option<Subject> {
        let (mut is_former, mut is_latter) = (false, false);
        for (_, place) in words {
            let spelled = self.text.get(place.clone());
            is_former |= spelled == Some("前者");
            is_latter |= spelled == Some("后者");
        }
        if !is_former && !is_latter {
            return None;
        }
        if is_former || self.now.pair.is_none() {
            self.now.pair = match &self.now.told[..] {
                [.., former, latter] => Some([former.clone(), latter.clone()]),
                _ => None,
            };
        }
        let [former, latter] = self.now.pair.clone()?;
        Some(if is_former { former } else { latter })
    }

    /// What each number behind 分别 counts: what was listed before it, or what was told of last.
    pub(super) fn told_apart(
        &self,
        words: &[Spoken],
        said: &Said,
        behind: &Items,
    ) -> VecDeque<Subject> {
        let named = listed(words, said, &self.now.topic, self.open);
        let is_of_endings = !said.endings.is_empty() && !said.has_cases();
        if !named.is_empty() {
            named
        } else if is_of_endings && self.told_kinds().count_ones() > 1 {
            // 复议、诉讼分别为11件和10件，其中尚未审结的分别为3件和3件.
            each_kind(self.told_kinds(), &said.endings)
        } else if said.is_silent() && said.among.is_empty() && !said.request {
            // 无法提供的占33.3%，予以公开的占41.7%，分别有4份和5份.
            self.shares_of_each(behind)
        } else {
            VecDeque::new()
        }
    }

    /// Whether a number without a unit is the first of several such: 予以公开70，部分公开36.
    pub(super) fn heads_list(&self, meant: Option<&Subject>, behind: &Items) -> bool {
        let is_same = |term: &Term| {
            matches!(
                (meant, term),
                (Some(Subject::Outcomes(..)), Term::Outcome(_))
                    | (Some(Subject::Applicants(..)), Term::Applicant(_))
                    | (Some(Subject::Cases(..)), Term::Ending(_))
                    | (
                        Some(Subject::Requests(_)),
                        Term::Applicant(_)
                            | Term::Outcome(_)
                            | Term::New
                            | Term::Done
                            | Term::CarriedIn
                            | Term::CarriedOut
                            | Term::Carried
                    )
            )
        };
        let Some([(first, _), rest @ ..]) = behind.get(..) else {
            return false;
        };
        let is_mark = matches!(first, Item::Break | Item::Word(Word::Joint));
        let mut named = false;
        for (item, _) in rest {
            match item {
                Item::Word(Word::Of(term)) => named |= is_same(term),
                Item::Word(Word::Filler | Word::Within) => {}
                Item::Number(index) => {
                    let number = self.numbers.get(*index);
                    return is_mark && named && number.is_some_and(|next| next.unit.is_empty());
                }
                _ => return false,
            }
        }
        false
    }
}
