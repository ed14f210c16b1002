//! Where a number goes: under what it counts, or under why it is not compared, with what it leaves for
//! those that follow.

use std::ops::Range;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::clarity::Clarity;
use super::names::Reach;
use super::phrase::Said;
use super::read::{Guess, Phrase, Skipped};
use super::reading::{Counted, Reader};
use super::subject::Subject;
use super::verdict::Why;
use crate::report::numerals::Numeral;

/// Whether applications, cases and documents are counted in a unit.
fn is_piece(unit: &str) -> bool {
    matches!(
        unit,
        "" | "件"
            | "件次"
            | "份"
            | "宗"
            | "起"
            | "条"
            | "次"
            | "例"
            | "人"
            | "个"
            | "项"
            | "部"
            | "篇"
            | "人次"
            | "批次"
            | "批"
            | "户"
    )
}

/// Whether else is counted in it that could be taken for applications by who reads on.
fn is_piece_of_others(unit: &str) -> bool {
    matches!(unit, "件" | "件次" | "宗" | "起" | "人次" | "批次")
}

/// What a number counts, and how sure that is.
#[expect(clippy::struct_excessive_bools, reason = "independent of each other")]
pub(super) struct Meant {
    pub subject: Option<Subject>,
    pub also: Vec<Subject>,
    /// What each of several is that are so many.
    pub each: Vec<Subject>,
    pub clear: Clarity,
    /// It is a share of all that was to be done.
    pub is_rate: bool,
    /// It is of the report's own reach, in what was counted of another.
    pub is_own_part: bool,
    /// 收到申请数为12: it says that it is a number of pieces.
    pub is_counted: bool,
    /// Words around it may name a part, or another organ.
    pub is_narrowed: bool,
}

impl Reader<'_> {
    /// Files a number under what it counts, or under why that is not known.
    pub(super) fn settle(
        &mut self,
        said: &Said,
        place: &Range<usize>,
        (index, numeral): (usize, &Numeral),
        meant: Meant,
    ) {
        let Meant {
            subject: meant,
            also,
            each,
            clear,
            is_rate,
            is_own_part,
            is_counted,
            is_narrowed,
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
        let is_over = || {
            let ends = ["截至", "年底", "年末"];
            said.acts.done && (words.contains('已') || ends.iter().any(|end| words.contains(end)))
        };
        let could_count = said.could_count() && is_piece(numeral.unit);
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
            // 拟定规范性文件3件，印发2件: drafts say nothing of what was done.
            self.now.has_clouded_documents |= !words.contains(['拟', '草']);
        } else if is_unclear && could_count && !said.file && !self.now.is_aside {
            self.now.is_clouded = true;
            self.now.cloud_unit = numeral.unit;
            self.tell_part(numeral.value);
        }
        match &meant {
            Some(Subject::Requests(acts)) => self.now.topic.acts = *acts,
            // 答复自然人申请202件、商业企业申请13件.
            Some(Subject::Applicants(_, acts)) if said.has_acts() => self.now.topic.acts = *acts,
            _ => {}
        }
        if is_number && !is_share {
            self.now.named.clone_from(&meant);
        }
        self.now.shared = meant.clone().filter(|_| is_share);
        if !is_share || said.difference {
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
        // 市本级制定规章3件: nobody below may make them.
        let is_of_other_reach = self.now.is_of_other_reach
            && !(self.reach == Reach::Area
                && words.contains("规章")
                && matches!(&meant, Some(Subject::Documents(of)) if of.kinds.is_power_of_two()));
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
        let is_elsewhere = is_file
            || self.now.is_of_other_time
            || is_of_other_year
            || is_of_compared
            || is_of_requests && self.now.is_of_foreign;
        let guess = meant
            .as_ref()
            .filter(|_| why == Some(Why::Words) && !is_elsewhere);
        // 3件复议后起诉，结果维持5件: of those, or of all.
        let is_of_route = matches!(&meant, Some(Subject::Cases(cases, _)) if cases.route.is_some());
        let is_limited = || match &meant {
            Some(Subject::Requests(_) | Subject::Decisions(_) | Subject::Money(_)) => is_unclear,
            Some(Subject::Documents(documents)) => is_unclear || !documents.is_definite(),
            Some(Subject::Cases(..)) => {
                is_of_all_cases || self.is_of_some_cases(place) || is_of_route && !said.has_cases()
            }
            _ => false,
        };
        // 发生行政诉讼8件。法院判决维持5件: most likely of those in the sentence before.
        let earlier = self
            .now
            .earlier
            .filter(|_| meant.is_none() && !said.endings.is_empty());
        let earlier = earlier.map(|cases| Subject::Cases(cases, said.endings.clone()));
        let earlier = earlier.filter(|_| !is_elsewhere && matches!(why, None | Some(Why::Words)));
        let guess = guess.or(earlier.as_ref());
        let guess = guess.map(|subject| Guess {
            is_narrowed: is_unclear && is_narrowed || is_limited(),
            is_unclear: is_unclear || earlier.is_some(),
            phrase: Phrase {
                span: numeral.span.clone(),
                words: place.clone(),
                numeral: Some(numeral.clone()),
                subject: subject.clone(),
                also: also.clone(),
                each: Vec::new(),
                clarity: Clarity::Loose,
                is_bare: false,
                is_share,
                is_rate,
                is_part: false,
                whole: self.whole_of(subject),
                is_of_other_reach: self.now.is_of_other_reach,
                is_claim: false,
                mentions: Arc::clone(&self.mentions),
                is_after_others: false,
            },
        });
        match (why, meant) {
            (None, Some(subject)) => {
                let is_bare =
                    numeral.unit.is_empty() && (is_counted || self.is_bare(numeral, &subject));
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
                    && !is_share
                    && !is_over()
                    && !is_rate;
                if !is_share {
                    let is_begun = self
                        .now
                        .told
                        .iter()
                        .any(|told| matches!(told, Subject::Requests(_)));
                    if let Subject::Applicants(who, _) = &subject
                        && let [who] = who[..]
                        && (!is_begun || self.now.who.is_some() && said.has_acts())
                    {
                        self.now.who = Some(who);
                    }
                    if let Subject::Outcomes(_, Some(who)) = &subject
                        && said.applicants.contains(who)
                        && !said.outcomes.is_empty()
                    {
                        self.now.who = Some(*who);
                    }
                    self.now.told.push(subject.clone());
                    self.now.told.extend(each.iter().skip(1).cloned());
                    self.now.sum = Some((numeral.value, Decimal::ZERO));
                    self.now.last = Some(Counted {
                        subject: subject.clone(),
                        also: also.clone(),
                        numeral: numeral.clone(),
                    });
                } else if !self.now.told.contains(&subject) {
                    // 予以公开占40.83%，部分公开占14.79%，二者合计占55.63%.
                    self.now.told.push(subject.clone());
                }
                let whole = if is_share {
                    let named = self.now.share_of.take();
                    named.or_else(|| self.whole_of(&subject))
                } else {
                    self.now.whole.clone()
                };
                let is_after_others = self.is_of_others(said, &subject);
                self.found.push(Phrase {
                    span: numeral.span.clone(),
                    words: place.clone(),
                    numeral: Some(numeral.clone()),
                    clarity: self.weakened(said, &subject, clear),
                    subject,
                    also,
                    each,
                    is_bare,
                    is_share,
                    is_rate,
                    is_part,
                    whole,
                    is_of_other_reach,
                    is_claim: false,
                    mentions: Arc::clone(&self.mentions),
                    is_after_others,
                });
            }
            (why, _) => {
                let is_less = why == Some(Why::Difference) && (said.difference || is_share);
                if !is_share && !is_less && (!self.now.is_aside || said.negations > 0) {
                    self.now.last = None;
                    // Behind applications, what is told without a verb are parts of them.
                    let is_apart = self.now.counted.is_empty() || self.now.is_of_foreign;
                    // 去年收到申请8件，今年收到5件: the same applications, at another time.
                    let is_then = why == Some(Why::OtherTime) && is_of_requests;
                    self.now.has_others |= !is_then
                        && (said.has_acts() || is_apart && is_piece_of_others(numeral.unit));
                    self.now.is_clouded |= why.is_none() && said.has_acts();
                }
                self.skipped.push(Skipped {
                    number: index,
                    words: place.clone(),
                    why: why.unwrap_or(Why::Nothing),
                    guess: guess.map(Box::new),
                });
            }
        }
        if !is_share && !said.difference && is_piece(numeral.unit) {
            let (is_own, is_of_requests) = told;
            self.follow_parts(numeral.value, is_own, is_of_requests);
        }
        self.now.words.clear();
        (self.now.clause, self.now.previous) = (0, 0);
        self.now.has_number = true;
    }
}
