//! One number of a text: which words around it say what it counts.

use smallvec::smallvec;

use super::clarity::{Clarity, clarity, is_narrowed};
use super::frame::{is_cut_off, verdict_behind, whole_of_share};
use super::item::Items;
use super::listing::{each_kind, listed};
use super::names::Reach;
use super::phrase::{Said, Spoken, said, without_channel};
use super::reading::Reader;
use super::settle::Meant;
use super::subject::{Acts, Cases, Subject};
use super::topic::subject;
use super::vocabulary::Word;
use crate::form::speech::Term;
use crate::report::numerals::Numeral;

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
        self.begin_whole_of_last();
        let clause = &self.now.words[self.now.clause..];
        let mut own = clause.iter();
        let start = own.find(|(word, _)| *word != Word::Joint);
        let start = start.map_or(numeral.span.start, |(_, place)| place.start);
        let end = tail.last().map_or(numeral.end, |(_, place)| place.end);
        let place = start.min(numeral.span.start)..end;
        let mut words = without_channel(clause);
        let is_percent = numeral.unit == "%";
        if self.is_compared_behind(&words, &tail) {
            words.push((Word::Than, start..start));
        }
        // 自然人占19件: so many, and no share.
        if let Some((word @ Word::Share, _)) = words.last_mut().filter(|_| !is_percent) {
            *word = Word::Filler;
        }
        let is_eased = self.ease(&mut words, is_percent) | self.as_petition(&mut words, numeral);
        // 分别占93.4%和6.6%: of which each is the share is not told here.
        let is_of_each = words.iter().any(|(word, _)| *word == Word::Respectively);
        if is_of_each {
            self.list_granted(&mut words);
        }
        if let Some(whole) = self.ease_whole(&mut words) {
            self.now.topic.follow(&whole);
        }
        let mut is_of_last = false;
        let share = words.iter().position(|(word, _)| *word == Word::Share);
        if let Some(at) = share.filter(|_| is_percent) {
            // 占办结总数的: what follows names the whole, not the part.
            // 占全县总数的: in an office's report that whole is in no table.
            let is_known =
                |word: Word| word.is_clear() && (word != Word::Area || self.reach != Reach::Office);
            let is_clear = words[at..].iter().all(|(word, _)| is_known(*word));
            self.now.share_of = whole_of_share(&words[at..]);
            let mut words_before = words[..at].iter().rev();
            // 在新收申请中占7.82%: what stands before names the whole.
            let is_whole = words_before
                .find(|(_, place)| !place.is_empty())
                .is_some_and(|(_, place)| {
                    ["中", "当中", "里"].contains(&self.text.get(place.clone()).unwrap_or_default())
                })
                && words
                    .first()
                    .is_some_and(|(word, _)| *word == Word::Through);
            words.truncate(if is_whole { 0 } else { at });
            let before = said(&words);
            is_of_last = is_clear && !is_of_each && before.is_silent() && before.among.is_empty();
            words.push((Word::Share, start..start));
            words.extend((!is_clear).then_some((Word::Part, start..start)));
        }
        let is_within = words.iter().any(|(word, _)| *word == Word::Within);
        let is_clouding = self.add_around(&mut words, &tail) || self.is_about(numeral.end);
        let mut said = said(&words);
        // 结转71件到2024年.
        if said.carried && tail.iter().any(|(word, _)| *word == Word::NextYear) {
            said.carried = false;
            said.acts.carried_out = true;
        }
        let mut clear = clarity(self.text, &words, is_clouding || said.complaint);
        if is_eased || self.now.is_hazy {
            clear = clear.at_most(Clarity::Loose);
        }
        if self.is_of_other_applications(&words) {
            clear = Clarity::Unclear;
        }
        // 胜诉 may be said of cases that ended in other ways, 败诉 hardly.
        if let Some(is_lost) = self.names_verdict(&words) {
            clear = clear.at_most(if is_lost {
                Clarity::Loose
            } else {
                Clarity::Weak
            });
        }
        // 收到行政复议申请16件，答复16件: answered, and not yet ended.
        let is_answer = words.iter().any(|(word, place)| {
            *word == Word::Of(Term::Done) && !self.text[place.clone()].contains('结')
        });
        let ended = self.ended_cases(&said, behind).filter(|_| !is_answer);
        if let Some((_, sure)) = &ended {
            clear = clear.at_most(*sure);
        } else if self.is_after_cases(&said) {
            clear = Clarity::Unclear;
        }
        let is_rest = self.names_rest(&said);
        clear = self.among_others(&mut said, clear, behind);
        clear = self.as_outcome(&mut said, (&words, numeral), (clear, behind));
        self.now.topic.follow(&said);
        let mut meant = subject(&said, &self.now.topic, self.open);
        let mut of_requests = None;
        if let Some((subject, _)) = ended {
            // 行政复议5件，办结57件: applications after all, perhaps.
            of_requests = Some(Subject::Requests(said.acts));
            if let Subject::Cases(cases, _) = &subject {
                self.now.topic.cases = *cases;
                (self.now.topic.requests, said.acts) = (false, Acts::default());
            }
            meant = Some(subject);
        }
        if meant.is_none() && !is_percent && clear == Clarity::Clear {
            let all = self.all_applications(clause, behind);
            clear = all.as_ref().map_or(clear, |(_, sure)| *sure);
            meant = all.map(|(subject, _)| subject);
        }
        if meant.is_none()
            && !is_percent
            && self.names_applications(&said, &words)
            && !self.is_granted_next(behind)
        {
            meant = Some(Subject::Requests(Acts::ALL));
            clear = clear.at_most(Clarity::Loose);
        }
        // 申请数量比上年增加12件，达到46件: what is only compared here.
        if meant.is_none() && said.difference && self.compares_applications(&words) {
            meant = Some(Subject::Requests(Acts::ALL));
        }
        meant = self.crossed(&said, meant, &mut clear);
        let mut also = self.also(&said, meant.as_ref(), &words);
        also.extend(self.uncrossed(&said, meant.as_ref()));
        also.extend(self.all_with_carried(meant.as_ref(), &words));
        also.extend(self.of_court(&said, &words));
        if let Some(more) = verdict_behind(meant.as_ref(), &tail, behind) {
            also.push(more);
            clear = clear.at_most(Clarity::Loose);
        }
        if is_cut_off(&tail, behind) {
            clear = clear.at_most(Clarity::Weak);
        }
        also.extend(of_requests);
        // 分别是重复申请2件、信访类3件: each is named with its own number.
        let each = words
            .iter()
            .rposition(|(word, _)| *word == Word::Respectively);
        let is_named = each.is_some_and(|at| {
            let own = self::said(&words[at..]);
            !own.is_silent() || !own.among.is_empty()
        });
        let listed_behind = std::mem::take(&mut self.now.listed_behind);
        let is_of_those = said.is_listed && said.is_silent() && !is_percent;
        if is_of_those && !listed_behind.is_empty() {
            self.now.listed = listed_behind;
            meant = self.now.listed.pop_front();
        } else if said.is_listed && !is_percent && !is_named {
            self.now.listed = self.told_apart(&words, &said, behind);
            meant = self.now.listed.pop_front();
        } else if said.is_silent() && clear == Clarity::Clear && !self.now.listed.is_empty() {
            meant = self.now.listed.pop_front();
        } else {
            self.now.listed.clear();
        }
        if is_percent && is_of_each && said.share {
            self.now.shares = match said.cases.kinds.count_ones() {
                // 复议、诉讼纠正率分别为14.71%和13.64%.
                2.. if !said.endings.is_empty() => each_kind(said.cases.kinds, &said.endings),
                // 复议、诉讼被纠正5件、3件，被纠正率分别为14.71%、13.64%.
                0 if !said.endings.is_empty() => each_kind(self.told_kinds(), &said.endings),
                _ => {
                    // 不予公开、无法提供分别占15.48%、24.40%.
                    let named = listed(&words, &said, &self.now.topic, self.open);
                    if named.is_empty() {
                        self.shares_of_each(behind)
                    } else {
                        named
                    }
                }
            };
        }
        let is_of_several = is_percent && (is_of_each || said.is_silent());
        let is_of_pointed =
            is_percent || said.is_silent() || !said.has_cases() && !said.endings.is_empty();
        // 自然人，412件，87.10%；
        let is_beside = is_percent && words.is_empty() && self.is_beside_last(numeral);
        let pointed = self.pointed_at(&words).filter(|_| is_of_pointed);
        let pointed = pointed.map(|pointed| match pointed {
            // 前者纠正5件.
            Subject::Cases(cases, _) if !said.endings.is_empty() => {
                Subject::Cases(cases, said.endings.clone())
            }
            pointed => pointed,
        });
        if let Some(subject) = pointed {
            said.share |= is_percent;
            (meant, also) = (Some(subject), Vec::new());
        } else if let Some(subject) = self.now.shares.pop_front().filter(|_| is_of_several) {
            said.share = true;
            meant = Some(subject);
        } else if is_of_last || is_beside || self.is_share_of_last(numeral, &words) {
            said.share = true;
            let last = self.now.last.as_ref();
            meant = last.map(|last| last.subject.clone());
            also = last.map_or_else(Vec::new, |last| last.also.clone());
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
            also.extend(self.whole_of_told().filter(|_| meant.is_some()));
        }
        let is_left = said.is_silent() && said.sum.is_none() && self.says_rest(&words);
        let left = (is_rest || is_left).then(|| self.rest_of_told());
        if let Some((rest, told)) = left.flatten() {
            let is_of_parts =
                matches!(meant, Some(Subject::Outcomes(..) | Subject::Applicants(..)));
            if is_rest && is_of_parts {
                also.push(rest);
                if told > 1 && clear == Clarity::Weak {
                    clear = Clarity::Loose;
                }
            } else if is_left && meant.is_none() && told > 2 && clear == Clarity::Clear {
                also.push(Subject::Requests(Acts {
                    carried_out: true,
                    ..Acts::default()
                }));
                (meant, clear) = (Some(rest), Clarity::Loose);
            }
        }
        // 新收13件，办结12件，剩余2件.
        if is_left && meant.is_none() && !is_percent && self.has_told_done() {
            meant = Some(Subject::Requests(Acts {
                carried_out: true,
                ..Acts::default()
            }));
            clear = clear.at_most(Clarity::Loose);
        }
        self.widen_examples(meant.as_ref(), &words, (&mut also, &mut clear));
        // 重复申请和信访类各3件: each of them.
        let mut each = Vec::new();
        if self.text[..numeral.span.start].trim_end().ends_with('各') {
            each = Vec::from(listed(&words, &said, &self.now.topic, self.open));
            (meant, also) = (each.first().cloned(), Vec::new());
            clear = clear.at_most(Clarity::Loose);
        }
        let is_of_parts = matches!(meant, Some(Subject::Outcomes(..) | Subject::Applicants(..)));
        if is_percent && self.now.is_in_shares && is_of_parts && !said.difference && !said.rate {
            said.share = true;
            clear = clear.at_most(Clarity::Loose);
        }
        let is_rate = is_percent && said.rate && !said.in_time && !is_of_last;
        if is_rate {
            said.share = true;
            meant = self.rated(&mut clear);
        }
        if !is_percent {
            self.now.shares.clear();
        }
        let is_counted = self.is_counted(&words) || self.heads_list(meant.as_ref(), behind);
        let is_narrowed = clear == Clarity::Unclear
            && (is_narrowed(self.text, &words) || is_narrowed(self.text, &tail));
        self.part_clouds((&said, numeral), &words, (clear, is_within));
        let meant = Meant {
            subject: meant,
            also,
            each,
            clear,
            is_rate,
            is_own_part,
            is_counted,
            is_narrowed,
        };
        self.settle(&said, &place, (index, numeral), meant);
        self.begin_whole(&tail);
        if tail.iter().any(|(word, _)| *word == Word::Joint) {
            let behind = self::said(&tail);
            self.now.listed_behind = listed(&tail, &behind, &self.now.topic, self.open);
        }
        self.claim_behind(&tail);
        tail.len()
    }

    /// What else a number may count: of those who were named first and not again (自然人申请40件，答复38
    /// 件), or of what was carried over (上年结转3件、办结3件).
    fn also(&self, said: &Said, meant: Option<&Subject>, words: &[Spoken]) -> Vec<Subject> {
        let who = self.now.who.filter(|_| !said.request);
        let mut also = Vec::new();
        // 收到群众申请7件: of those, or of all.
        if let Some(Subject::Applicants(_, acts)) = meant.filter(|_| said.acts.new)
            && words.iter().any(|word| self.spelled(word) == "群众申请")
        {
            also.push(Subject::Requests(*acts));
        }
        match meant {
            Some(Subject::Requests(acts)) => {
                also.extend(who.map(|who| Subject::Applicants(smallvec![who], *acts)));
                let carried = Acts {
                    carried_in: true,
                    ..Acts::default()
                };
                let last = self.now.last.as_ref().map(|last| &last.subject);
                if acts.done && !acts.new && last == Some(&Subject::Requests(carried)) {
                    also.push(Subject::Requests(carried));
                }
            }
            // 行政诉讼被纠正13件，其中直接起诉8件: so many of them were, too.
            // 被纠正的3件，其中复议2件: the same.
            Some(Subject::Cases(cases, endings)) if endings.is_empty() && said.has_cases() => {
                if let Some(Subject::Cases(_, endings)) = &self.now.whole
                    && !endings.is_empty()
                {
                    also.push(Subject::Cases(*cases, endings.clone()));
                }
            }
            // 行政复议23件、行政诉讼22件，被纠正5件: of both together.
            Some(Subject::Cases(cases, endings)) if !said.has_cases() => {
                // 直接起诉14件，复议后起诉8件；未审结5件: of that kind, too.
                // 复议15件，维持9件；诉讼12件，未审结2件: how the others ended was told.
                let is_told = self.has_told_endings_of_others(*cases);
                let kinds = cases.kinds | self.told_kinds();
                let all = Cases { kinds, route: None };
                also.extend(
                    (all != *cases && !is_told).then(|| Subject::Cases(all, endings.clone())),
                );
            }
            Some(Subject::Outcomes(outcomes, None)) => {
                also.extend(self.of_reasons(outcomes, words));
                also.extend(who.map(|who| Subject::Outcomes(outcomes.clone(), Some(who))));
            }
            _ => {}
        }
        also
    }

    /// Whether the sentence told how cases of other kinds ended.
    fn has_told_endings_of_others(&self, own: Cases) -> bool {
        self.now.told.iter().any(|told| {
            let Subject::Cases(cases, endings) = told else {
                return false;
            };
            !endings.is_empty() && cases.route.is_none() && cases.kinds & own.kinds == 0
        })
    }

    /// All kinds of cases that were told of in the sentence.
    pub(super) fn told_kinds(&self) -> u32 {
        let told = self.now.told.iter().filter_map(|told| match told {
            Subject::Cases(told, _) => {
                let of_route = told.route.map_or(0, |(kind, _)| 1 << kind);
                Some(told.kinds | of_route)
            }
            _ => None,
        });
        told.fold(0, |all, told| all | told)
    }
}
