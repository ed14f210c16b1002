//! The words around a number: those that belong to it, and those that change nothing of what it counts.

use super::clarity::names_organ;
use super::item::{Item, Items};
use super::names::Reach;
use super::phrase::{Said, Spoken, said};
use super::reading::Reader;
use super::subject::{Places, Subject};
use super::vocabulary::Word;
use crate::form::speech::{Lines, Term};

impl Reader<'_> {
    /// Whether what opens behind a noun begins with its number.
    pub(super) fn is_number_of_last(&self, open: usize, behind: &Items) -> bool {
        const PIECES: [&str; 6] = ["件", "件次", "份", "宗", "起", "条"];
        let number = match behind.first() {
            Some((Item::Number(index), _)) => self.numbers.get(*index),
            _ => None,
        };
        let is_count = number.is_some_and(|number| PIECES.contains(&number.unit));
        let is_next = self.now.words.last().is_some_and(|last| last.1.end == open);
        let mut words = self.now.words.iter().rev().map(|(word, _)| *word);
        // 自然人申请数量（1264件）.
        let last = words.find(|word| *word != Word::Filler);
        is_count
            && is_next
            && last.is_some_and(|word| word.is_noun() || matches!(word, Word::Of(Term::Among(_))))
    }

    /// 内部事务信息6件主要为人事档案: what most of them are about narrows nothing.
    fn says_mostly(&self, word: &Spoken) -> bool {
        matches!(
            self.spelled(word),
            "主要" | "主要为" | "主要是" | "主要有" | "多为"
        )
    }

    /// 与2023年的23件相比: what the number before is compared with, as behind 比.
    pub(super) fn is_compared_behind(&self, words: &[Spoken], tail: &[Spoken]) -> bool {
        const FROM: [&str; 4] = ["与", "和", "同", "跟"];
        const BEHIND: [&str; 6] = ["相比", "相比较", "比较", "持平", "基本持平", "相当"];
        let is_from = { words.first() }.is_some_and(|word| FROM.contains(&self.spelled(word)));
        is_from && { tail.iter() }.any(|word| BEHIND.contains(&self.spelled(word)))
    }

    pub(super) fn spelled(&self, word: &Spoken) -> &str {
        self.text.get(word.1.clone()).unwrap_or_default()
    }

    /// The words behind a number that belong to it: those up to the next stop or 、 if no number comes
    /// first. 99件因不掌握或需另行制作无法提供 goes on behind 或.
    pub(super) fn tail(&self, behind: &Items) -> Vec<Spoken> {
        let mut tail: Vec<Spoken> = Vec::new();
        for (at, (item, place)) in behind.iter().enumerate() {
            match item {
                Item::Word(Word::Joint) => {
                    let is_or = self.text[place.clone()].starts_with('或');
                    let is_reason = matches!(
                        tail.last(),
                        Some((Word::Of(Term::Outcome(_) | Term::Among(_)), _))
                    );
                    let mut rest = behind[at..].iter();
                    let next = rest.find(|(item, _)| !matches!(item, Item::Word(_)));
                    let is_counted = matches!(next, Some((Item::Number(_), _)));
                    // 154件为无法提供、不予处理和其他处理.
                    let is_listed = matches!(
                        behind.get(at + 1),
                        Some((Item::Word(Word::Of(Term::Outcome(_))), _))
                    );
                    let has_reasons = (is_or || is_listed) && is_reason;
                    // 其余3件由社会公益组织和其他主体提出: both, and not the first alone.
                    let is_applicant = |item: Option<&Word>| {
                        matches!(item, Some(Word::Of(Term::Applicant(_) | Term::Among(_))))
                    };
                    let next = match behind.get(at + 1) {
                        Some((Item::Word(word), _)) => Some(word),
                        _ => None,
                    };
                    let has_applicants =
                        is_applicant(tail.last().map(|(word, _)| word)) && is_applicant(next);
                    if !has_reasons && !has_applicants || is_counted {
                        return tail;
                    }
                    tail.push((Word::Joint, place.clone()));
                }
                Item::Word(word) => tail.push((self.ranked(*word, place, true), place.clone())),
                Item::Number(_) => return Vec::new(),
                _ => return tail,
            }
        }
        tail
    }

    /// Adds to the words before a number those behind it that belong to it, or those of clauses before
    /// that are still unsaid. Returns whether there is anything behind it that is not known.
    pub(super) fn add_around(&self, words: &mut Vec<Spoken>, tail: &[Spoken]) -> bool {
        let said_before = said(words);
        let said_behind = said(tail);
        // 继续有效的61件已汇编成册: what was done with those that were named.
        let is_of_those =
            words.last().is_some_and(|word| self.spelled(word) == "的") && { tail.first() }
                .is_some_and(|word| self.spelled(word).starts_with('已'));
        // 行政强制17件全部在网上公示: what is said of all narrows nothing.
        let is_unclear = !is_of_those
            && tail
                .iter()
                .take_while(|word| word.0 != Word::All && !self.says_mostly(word))
                .any(|(word, _)| *word == Word::Unknown || *word == Word::Part);
        // 规范性文件518件已全部在专栏公开: they are counted before, and then something is done with all.
        let own = tail.iter().position(|(word, _)| *word == Word::All);
        let own = &tail[..own.unwrap_or(tail.len())];
        let has_verb_behind = said_before.has_documents()
            && !said_before.has_document_verb()
            && said(own).has_document_verb();
        if !said_before.has_predicate() || has_verb_behind {
            let wide = said(&self.now.words);
            let is_of_wide = said_behind.all && wide.has_acts();
            let is_named = said_behind.has_predicate() || !said_behind.among.is_empty();
            if is_named && !is_of_wide {
                // 5041件行政处罚决定均在平台公开: what they are stands before that.
                let all = tail.iter().position(|(word, _)| *word == Word::All);
                let before = &tail[..all.unwrap_or(tail.len())];
                let own = said(before);
                let is_named =
                    !own.decisions.is_empty() || own.has_documents() && own.documents.is_definite();
                words.extend_from_slice(if is_named { before } else { tail });
                return is_unclear;
            }
            let is_free = said_before.is_silent() && self.now.listed.is_empty();
            let is_said = !wide.is_silent() || !wide.among.is_empty();
            if is_free && self.now.clause > 0 && is_said {
                // 按申请人类型分：自然人，412件: the clause before, where that says it.
                let last = self.now.words.get(self.now.previous..).unwrap_or_default();
                let is_last = !said(last).is_silent() || !said(last).among.is_empty();
                let from = if is_last { last } else { &self.now.words };
                *words = from.to_vec();
            }
        }
        let is_named = |(word, _): &Spoken| word.is_noun() && *word != Word::Of(Term::Request);
        if !words.iter().any(is_named) {
            let nouns = tail.iter().filter(|(word, _)| word.is_noun());
            words.extend(nouns.cloned());
        }
        is_unclear
    }

    /// Takes words for what they say of a number: 维持率 is a share, the 许可 before 等行政许可 are examples,
    /// and only a government makes 规章. Returns whether that leaves room for doubt.
    pub(super) fn ease(&self, words: &mut Vec<Spoken>, is_percent: bool) -> bool {
        let mut is_eased = false;
        let rate = words.windows(2).position(|pair| {
            matches!(pair[0].0, Word::Of(Term::Ending(_) | Term::Outcome(_)))
                && self.spelled(&pair[1]) == "率"
        });
        if let Some((word, _)) = rate
            .filter(|_| is_percent)
            .and_then(|at| words.get_mut(at + 1))
        {
            *word = Word::Share;
            is_eased = true;
        }
        is_eased |= is_percent && self.ease_grants(words);
        is_eased |= self.ease_instance(words);
        let examples = words.windows(2).rposition(|pair| {
            matches!(pair[1].0, Word::Of(Term::Decision(_))) && self.spelled(&pair[0]) == "等"
        });
        // 农民群众等自然人申请.
        let of_applicants = words.windows(2).position(|pair| {
            matches!(
                pair[1].0,
                Word::Of(Term::Applicant(_) | Term::Money(_) | Term::Among(_))
            ) && self.spelled(&pair[0]) == "等"
        });
        let of_applicants = of_applicants.filter(|at| {
            let before = &words[..*at];
            let named = words.get(*at + 1).map(|(word, _)| *word);
            let is_example = |word: &Word| {
                Some(*word) == named
                    || matches!(
                        word,
                        Word::Unknown
                            | Word::Joint
                            | Word::Filler
                            | Word::Part
                            | Word::Verb
                            | Word::ThisPeriod
                    )
            };
            before.iter().all(|(word, _)| is_example(word)) && !names_organ(self.text, before)
        });
        let examples = examples.or(of_applicants);
        if let Some(at) = examples.filter(|at| !names_organ(self.text, &words[..*at])) {
            words.drain(..=at);
            is_eased = true;
        }
        let is_of_rules = words.iter().any(|word| {
            matches!(word.0, Word::Of(Term::Document(_))) && self.spelled(word).contains("规章")
        });
        if is_of_rules && (self.reach == Reach::Area || self.is_of_government) {
            for (word, _) in words.iter_mut().filter(|(word, _)| *word == Word::Vague) {
                *word = Word::Filler;
            }
        }
        is_eased
    }

    /// Whether words tell how cases ended by who won, and whether they were lost: 败诉3件, most likely those
    /// that were 纠正; 胜诉5件, perhaps others too than those that were 维持.
    pub(super) fn names_verdict(&self, words: &[Spoken]) -> Option<bool> {
        let mut endings = { words.iter() }
            .filter(|word| matches!(word.0, Word::Of(Term::Ending(_))))
            .map(|word| self.spelled(word));
        endings.find_map(|ending| {
            let is_lost = ending.ends_with("败诉");
            (is_lost || ending.ends_with("胜诉")).then_some(is_lost)
        })
    }

    /// 办结480件，公开率55.63%: the share of what was granted, behind applications or their outcomes.
    fn ease_grants(&self, words: &mut Vec<Spoken>) -> bool {
        let outcomes = &self.speech.requests.outcomes;
        let granted = outcomes.iter().position(|lines| lines.wide.is_some());
        let at = words.iter().position(|(word, _)| *word == Word::GrantRate);
        let is_told = matches!(
            self.now.last.as_ref().map(|last| &last.subject),
            Some(Subject::Requests(_) | Subject::Outcomes(..))
        );
        let Some((granted, at)) = granted.zip(at).filter(|_| is_told) else {
            return false;
        };
        let place = words[at].1.clone();
        words[at].0 = Word::Of(Term::Outcome(granted));
        words.insert(at + 1, (Word::Share, place.end..place.end));
        true
    }

    /// 一审行政诉讼22件: all of them, where no 二审 is told beside it.
    fn ease_instance(&self, words: &mut [Spoken]) -> bool {
        let is_of_cases =
            |(word, _): &Spoken| matches!(word, Word::Of(Term::Cases(_) | Term::Route(..)));
        let at = words
            .iter()
            .position(|word| word.0 == Word::Unknown && self.spelled(word) == "一审");
        let is_only = |_: &usize| words.iter().any(is_of_cases) && !self.text.contains("二审");
        let Some((word, _)) = at.filter(is_only).and_then(|at| words.get_mut(at)) else {
            return false;
        };
        *word = Word::Filler;
        true
    }

    /// 办结件中公开58件: what stands before 中 is what these are some of.
    pub(super) fn ease_whole(&self, words: &mut Vec<Spoken>) -> Option<Said> {
        let is_mark = |word: &Spoken| matches!(self.spelled(word), "中" | "里" | "当中");
        let at = words.iter().rposition(is_mark)?;
        let (whole, part) = (said(&words[..at]), said(&words[at + 1..]));
        let is_of_requests = whole.has_acts()
            && !whole.has_cases()
            && !whole.has_documents()
            && !whole.is_carried()
            && whole.outcomes.is_empty();
        let is_outcome =
            !part.outcomes.is_empty() || part.documents.published || !part.applicants.is_empty();
        // 新收和上年结转的申请中已有168件完成答复.
        let is_of_due = whole.acts.new && whole.acts.carried_in && part.is_silent();
        let is_of_requests = is_of_requests || is_of_due;
        let is_meant =
            whole.is_clear && is_of_requests && (is_outcome || is_of_due) && !part.has_acts();
        is_meant.then(|| {
            words.drain(..=at);
            whole
        })
    }

    /// Whether words name applications for something else: 消防验收申请118件.
    pub(super) fn is_of_other_applications(&self, words: &[Spoken]) -> bool {
        const VERBS: &str = "提的起出交来收办理复应推进";
        words.windows(2).any(|pair| {
            let before = self.spelled(&pair[0]);
            pair[0].0 == Word::Unknown
                && pair[1].0 == Word::Of(Term::Request)
                && pair[0].1.end == pair[1].1.start
                && ["申请", "申请件", "申请事项"].contains(&self.spelled(&pair[1]))
                && before.chars().count() > 1
                && (before.ends_with("验收") || !before.ends_with(|c| VERBS.contains(c)))
        })
    }

    /// Whether words say that applications were made: 群众提出申请61件.
    pub(super) fn says_who_asked(&self, words: &[Spoken]) -> bool {
        let mut words = words.iter().map(|word| self.spelled(word));
        words.any(|word| matches!(word, "提出" | "提交" | "递交"))
    }

    /// Whether words say that what follows is a number of pieces: 收到申请数为.
    pub(super) fn is_counted(&self, words: &[Spoken]) -> bool {
        let is_between = |word: &str| {
            matches!(
                word,
                "为" | "是" | "共" | "达" | "达到" | "的" | "有" | "共计"
            )
        };
        let mut words = words.iter().rev().map(|word| self.spelled(word));
        let last = words.find(|word| !is_between(word));
        last.is_some_and(|last| {
            matches!(
                last,
                "数" | "数量" | "总数" | "总量" | "件数" | "总件数" | "量"
            )
        })
    }

    /// 因不掌握或需另行制作等原因无法提供99件: all of a group, of which some reasons are told.
    pub(super) fn of_reasons(&self, outcomes: &[usize], words: &[Spoken]) -> Option<Subject> {
        let wholes = outcomes.iter().copied();
        let wholes = wholes.filter(|whole| outcomes.iter().any(|part| self.holds(*whole, *part)));
        let wholes: Places = wholes.collect();
        let is_of_some = words
            .iter()
            .any(|word| word.0 == Word::Joint || self.spelled(word) == "等");
        (is_of_some && !wholes.is_empty()).then_some(Subject::Outcomes(wholes, None))
    }

    /// Whether an outcome is one of those that another sums up.
    pub(super) fn holds(&self, whole: usize, part: usize) -> bool {
        let lists = &self.speech.requests.outcomes;
        let lines = |at: usize| lists.get(at).map(|lines: &Lines| &lines.places);
        lines(whole).zip(lines(part)).is_some_and(|(whole, part)| {
            part.len() < whole.len() && part.iter().all(|line| whole.contains(line))
        })
    }

    /// What a share may be of, where it is not of all: 不予处理217件中，重复申请78件，占35.94%.
    pub(super) fn whole_of(&self, subject: &Subject) -> Option<Subject> {
        let Subject::Outcomes(parts, _) = subject else {
            return self.now.whole.clone();
        };
        let told = self.now.told.iter().rev();
        let mut told = told.filter(|told| match told {
            Subject::Outcomes(wholes, _) => parts
                .iter()
                .all(|part| wholes.iter().any(|whole| self.holds(*whole, *part))),
            _ => false,
        });
        let whole = self.now.whole.clone().filter(|whole| whole != subject);
        whole.or_else(|| told.next().cloned())
    }
}
