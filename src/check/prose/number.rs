//! One number of a text: which words around it say what it counts.

use std::ops::Range;

use rust_decimal::Decimal;

use super::clarity::{Clarity, clarity};
use super::listing::listed;
use super::phrase::{Said, Spoken, said, without_channel};
use super::reading::{Counted, Items, Phrase, Reader, Skipped};
use super::subject::{Acts, Cases, Subject};
use super::topic::subject;
use super::verdict::Why;
use super::vocabulary::Word;
use crate::report::numerals::Numeral;

/// What applications, cases and documents are counted in.
const PIECES: [&str; 18] = [
    "", "件", "件次", "份", "宗", "起", "条", "次", "例", "人", "个", "项", "部", "篇", "人次",
    "批次", "批", "户",
];
/// What else is counted in that could be taken for applications by who reads on.
const PIECES_OF_OTHERS: [&str; 6] = ["件", "件次", "宗", "起", "人次", "批次"];

/// What a number counts, and how sure that is.
struct Meant {
    subject: Option<Subject>,
    also: Vec<Subject>,
    clear: Clarity,
    /// It is a share of all that was to be done.
    is_rate: bool,
    /// It is of the report's own reach, in what was counted of another.
    is_own_part: bool,
    /// 收到申请数为12: it says that it is a number of pieces.
    is_counted: bool,
}

impl Reader<'_> {
    /// Takes in a number; returns how many of the items behind it belong to it.
    pub(super) fn number(&mut self, (index, numeral): (usize, &Numeral), behind: &Items) -> usize {
        let tail = self.tail(behind);
        // 上年结转4件已于1月份答复: when it was answered.
        let over = tail
            .iter()
            .position(|(_, place)| self.text[place.clone()].starts_with('已'));
        for (at, (word, place)) in tail.iter().enumerate() {
            let is_when = *word == Word::OtherPeriod && over.is_some_and(|over| over < at);
            if !is_when {
                self.observe(*word, place);
            }
        }
        let clause = &self.now.words[self.now.clause..];
        let mut own = clause.iter();
        let start = own.find(|(word, _)| *word != Word::Joint);
        let start = start.map_or(numeral.span.start, |(_, place)| place.start);
        let end = tail.last().map_or(numeral.end, |(_, place)| place.end);
        let place = start.min(numeral.span.start)..end;
        let mut words = without_channel(clause);
        let is_percent = numeral.unit == "%";
        let is_eased = self.ease(&mut words, is_percent);
        let mut is_of_last = false;
        let share = words.iter().position(|(word, _)| *word == Word::Share);
        // 分别占93.4%和6.6%: of which each is the share is not told here.
        let is_of_each = words.iter().any(|(word, _)| *word == Word::Respectively);
        if let Some(at) = share.filter(|_| is_percent) {
            // 占办结总数的: what follows names the whole, not the part.
            let is_clear = words[at..].iter().all(|(word, _)| word.is_clear());
            words.truncate(at);
            is_of_last = is_clear && !is_of_each && said(&words).is_silent();
            words.push((Word::Share, start..start));
            words.extend((!is_clear).then_some((Word::Unknown, start..start)));
        }
        let is_within = words.iter().any(|(word, _)| *word == Word::Within);
        let is_clouding = self.add_around(&mut words, &tail);
        let mut said = said(&words);
        let mut clear = clarity(self.text, &words, is_clouding || said.complaint);
        if is_eased || self.now.is_hazy {
            clear = clear.at_most(Clarity::Loose);
        }
        if self.is_of_other_applications(&words) {
            clear = Clarity::Unclear;
        }
        clear = self.among_others(&mut said, clear, behind);
        clear = self.as_outcome(&mut said, (&words, numeral), (clear, behind));
        self.now.topic.follow(&said);
        let mut meant = subject(&said, &self.now.topic, self.open);
        if meant.is_none() && !is_percent && clear == Clarity::Clear {
            meant = self.all_applications(clause, behind);
        }
        if meant.is_none() && !is_percent && self.names_applications(&said, &words) {
            meant = Some(Subject::Requests(Acts::ALL));
            clear = clear.at_most(Clarity::Loose);
        }
        let mut also = self.also(&said, meant.as_ref(), &words);
        if said.is_listed && !is_percent {
            self.now.listed = listed(&words, &said, &self.now.topic, self.open);
            meant = self.now.listed.pop_front();
        } else if said.is_silent() && clear == Clarity::Clear && !self.now.listed.is_empty() {
            meant = self.now.listed.pop_front();
        } else {
            self.now.listed.clear();
        }
        if is_percent && is_of_each && said.share {
            self.now.shares = self.shares_of_each(behind);
        }
        let is_of_several = is_percent && (is_of_each || said.is_silent());
        if let Some(subject) = self.now.shares.pop_front().filter(|_| is_of_several) {
            said.share = true;
            meant = Some(subject);
        } else if is_of_last || self.is_share_of_last(numeral, &words) {
            said.share = true;
            let last = self.now.last.as_ref();
            meant = last.map(|last| last.subject.clone());
        }
        let mut is_own_part = false;
        if meant.is_none() && !is_percent {
            (meant, clear) = self.named_before(&said, &words, clear);
            is_own_part = meant.is_some();
        }
        if self.is_sum_of_arrived(&said, &words) && !is_percent {
            said.sum = Some(2);
            clear = clear.at_most(Clarity::Loose);
        }
        if said.sum.is_none() && !is_percent && self.is_total_of_told(&said, &words) {
            said.sum = Some(0);
            clear = clear.at_most(Clarity::Loose);
        }
        // 两项合计125件，合计占56.3%.
        let is_sum = meant.is_none() && said.is_silent() || is_of_last;
        if let Some(count) = said.sum.filter(|_| is_sum) {
            also = self.together(count);
            meant = (!also.is_empty()).then(|| also.remove(0));
        }
        let is_rate = is_percent && said.rate && !said.in_time && !is_of_last;
        if is_rate {
            said.share = true;
            meant = self.rated();
        }
        if !is_percent {
            self.now.shares.clear();
        }
        let is_counted = self.is_counted(&words);
        self.part_clouds((&said, numeral), &words, (clear, is_within));
        let meant = Meant {
            subject: meant,
            also,
            clear,
            is_rate,
            is_own_part,
            is_counted,
        };
        self.settle(&said, &place, (index, numeral), meant);
        self.claim_behind(&tail);
        tail.len()
    }

    /// What else a number may count: of those who were named first and not again (自然人申请40件，答复38
    /// 件), or of what was carried over (上年结转3件、办结3件).
    fn also(&self, said: &Said, meant: Option<&Subject>, words: &[Spoken]) -> Vec<Subject> {
        let who = self.now.who.filter(|_| !said.request);
        let mut also = Vec::new();
        match meant {
            Some(Subject::Requests(acts)) => {
                also.extend(who.map(|who| Subject::Applicants(who, *acts)));
                let carried = Acts {
                    carried_in: true,
                    ..Acts::default()
                };
                let last = self.now.last.as_ref().map(|last| &last.subject);
                if acts.done && !acts.new && last == Some(&Subject::Requests(carried)) {
                    also.push(Subject::Requests(carried));
                }
            }
            // 行政复议23件、行政诉讼22件，被纠正5件: of both together.
            Some(Subject::Cases(cases, endings)) if !said.has_cases() => {
                let told = self.now.told.iter().filter_map(|told| match told {
                    Subject::Cases(told, _) => Some(told.kinds),
                    _ => None,
                });
                let kinds = told.fold(cases.kinds, |all, told| all | told);
                let all = Cases { kinds, route: None };
                also.extend((all != *cases).then(|| Subject::Cases(all, endings.clone())));
            }
            Some(Subject::Outcomes(outcomes, None)) => {
                also.extend(self.of_reasons(outcomes, words));
                also.extend(who.map(|who| Subject::Outcomes(outcomes.clone(), Some(who))));
            }
            _ => {}
        }
        also
    }

    /// 予以公开93件（41.9%）: a share in brackets behind what it is of.
    fn is_share_of_last(&self, numeral: &Numeral, words: &[Spoken]) -> bool {
        let last = self.now.last.as_ref().map(|last| &last.subject);
        let is_plain = words.iter().all(|(word, _)| *word == Word::Filler);
        let is_of_some = matches!(last, Some(Subject::Outcomes(..) | Subject::Applicants(..)));
        numeral.unit == "%" && !self.outer.is_empty() && is_plain && is_of_some
    }

    /// What a rate of all that was to be done is of, where applications are spoken of.
    fn rated(&self) -> Option<Subject> {
        let is_of_requests = self.now.last.as_ref().is_some_and(|last| {
            matches!(last.subject, Subject::Requests(_) | Subject::Outcomes(..))
        });
        let done = Acts {
            done: true,
            ..Acts::default()
        };
        (is_of_requests || self.now.topic.requests).then_some(Subject::Requests(done))
    }

    /// Files a number under what it counts, or under why that is not known.
    fn settle(
        &mut self,
        said: &Said,
        place: &Range<usize>,
        (index, numeral): (usize, &Numeral),
        meant: Meant,
    ) {
        let Meant {
            subject: meant,
            also,
            clear,
            is_rate,
            is_own_part,
            is_counted,
        } = meant;
        let is_share = numeral.unit == "%";
        let is_number = !said.difference && said.negations == 0 && is_share == said.share;
        if said.request && said.has_acts() {
            self.now.is_of_foreign = false;
        }
        // 主动公开40件，不予公开5件: how documents are marked.
        let is_published = said.documents.published && !said.has_documents();
        self.now.is_of_foreign |=
            is_published && said.decisions.is_empty() && (said.proactive || numeral.unit == "条");
        // 办理量3718件，其中已办结3459件: no part by what no table tells.
        let words = self.text.get(place.clone()).unwrap_or_default();
        let is_over = said.acts.done && words.contains('已');
        let could_count = said.could_count() && PIECES.contains(&numeral.unit);
        let is_of_other_year = (said.last_year || said.next_year) && !said.is_carried();
        let is_unclear = clear == Clarity::Unclear;
        let is_of_documents =
            said.has_documents() || said.file && self.now.topic.documents.kinds != 0;
        // 印发文件345件: whatever is called 文件 behind it may be any of them.
        let is_wider = said.file && !said.has_documents();
        let is_file = is_wider && self.now.has_wider_files;
        self.now.has_wider_files |= is_wider && !is_of_documents;
        self.now.has_matters |= said.matter && matches!(numeral.unit, "" | "项" | "条" | "个");
        if said.other_ending && !numeral.value.is_zero() {
            self.now.other_endings.push(self.now.topic.cases);
        }
        let is_of_compared = self.now.is_compared && !is_share;
        self.now.is_compared |= said.than && is_of_other_year && !is_share;
        if is_unclear && could_count && is_of_documents {
            self.now.has_clouded_documents = true;
        } else if is_unclear && could_count && !said.file && !self.now.is_aside {
            self.now.is_clouded = true;
            self.now.cloud_unit = numeral.unit;
            self.tell_part(numeral.value);
        }
        if let Some(Subject::Requests(acts)) = meant {
            self.now.topic.acts = acts;
        }
        if is_number && !is_share {
            self.now.named.clone_from(&meant);
        }
        if !is_share {
            self.now.compared = meant
                .clone()
                .filter(|_| said.difference && clear == Clarity::Clear);
        }
        let is_of_requests = matches!(
            meant,
            Some(Subject::Requests(_) | Subject::Outcomes(..) | Subject::Applicants(..))
        );
        let is_clouded = match meant {
            Some(Subject::Documents(_)) => self.now.has_clouded_documents,
            Some(Subject::Decisions(_) | Subject::Money(_)) => self.now.is_of_other_organ,
            _ => self.now.is_clouded,
        };
        let why = if !is_number {
            Some(Why::Difference)
        } else if is_unclear || is_clouded {
            Some(Why::Words)
        } else if is_file {
            Some(Why::OtherThing)
        } else if self.now.is_of_other_time || is_of_other_year || is_of_compared {
            Some(Why::OtherTime)
        } else if is_of_requests && self.now.is_of_foreign {
            Some(Why::OtherThing)
        } else {
            None
        };
        if said.difference || said.is_carried() {
            // The year that is named is only where they come from, or what is compared with.
        } else if is_of_other_year && !self.now.is_of_other_time {
            self.now.is_of_other_time = true;
            // 收到227件，2023年为189件；办结222件: only as long as the comparison goes.
            self.now.is_of_time_aside = !self.now.told.is_empty();
        }
        let is_of_all_cases = self.narrow_cases(place);
        let is_of_wider =
            is_share && self.now.has_doubts && !matches!(meant, Some(Subject::Outcomes(..)));
        let clear = match clear {
            Clarity::Clear | Clarity::Loose if is_of_all_cases || is_of_wider => Clarity::Weak,
            clear => clear,
        };
        self.now.has_doubts |= (is_unclear || self.now.is_of_other_reach) && could_count;
        let is_own = why.is_none()
            && clear == Clarity::Clear
            && meant.is_some()
            && !self.now.is_of_other_reach;
        let told = (is_own, matches!(meant, Some(Subject::Requests(_))));
        match (why, meant) {
            (None, Some(subject)) => {
                if matches!(subject, Subject::Cases(..)) {
                    self.now.cases.push(self.found.len());
                }
                if is_of_requests && said.request && clear == Clarity::Clear {
                    (self.now.has_others, self.now.is_after_others) = (false, false);
                }
                if matches!(&subject, Subject::Cases(_, endings) if !endings.is_empty()) {
                    self.now.endings.push(self.found.len());
                }
                // 其中我局42件, 其中信息公开类13件: a part that is the report's.
                let is_part = self.now.whole.as_ref() == Some(&subject)
                    && !is_own_part
                    && !is_over
                    && !is_rate;
                if !is_share {
                    let is_begun = self
                        .now
                        .told
                        .iter()
                        .any(|told| matches!(told, Subject::Requests(_)));
                    if let Subject::Applicants(who, _) = subject
                        && !is_begun
                    {
                        self.now.who = Some(who);
                    }
                    self.now.told.push(subject.clone());
                    self.now.sum = Some((numeral.value, Decimal::ZERO));
                    self.now.last = Some(Counted {
                        subject: subject.clone(),
                        numeral: numeral.clone(),
                    });
                }
                let whole = if is_share {
                    self.whole_of(&subject)
                } else {
                    self.now.whole.clone()
                };
                self.found.push(Phrase {
                    span: numeral.span.clone(),
                    words: place.clone(),
                    numeral: Some(numeral.clone()),
                    clarity: self.weakened(said, &subject, clear),
                    subject,
                    also,
                    is_bare: numeral.unit.is_empty() && (is_counted || self.is_bare(numeral)),
                    is_share,
                    is_rate,
                    is_part,
                    whole,
                    is_of_other_reach: self.now.is_of_other_reach,
                    is_claim: false,
                });
            }
            (why, _) => {
                let is_less = why == Some(Why::Difference) && (said.difference || is_share);
                if !is_share && !is_less && (!self.now.is_aside || said.negations > 0) {
                    self.now.last = None;
                    // Behind applications, what is told without a verb are parts of them.
                    let is_apart = self.now.counted.is_empty() || self.now.is_of_foreign;
                    self.now.has_others |=
                        said.has_acts() || is_apart && PIECES_OF_OTHERS.contains(&numeral.unit);
                    self.now.is_clouded |= why.is_none() && said.has_acts();
                }
                self.skipped.push(Skipped {
                    number: index,
                    words: place.clone(),
                    why: why.unwrap_or(Why::Nothing),
                });
            }
        }
        if !is_share && !said.difference && PIECES.contains(&numeral.unit) {
            let (is_own, is_of_requests) = told;
            self.follow_parts(numeral.value, is_own, is_of_requests);
        }
        self.now.words.clear();
        self.now.clause = 0;
        self.now.has_number = true;
    }
}
