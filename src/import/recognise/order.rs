//! Headings that do not stand in official order.

use super::found::{Found, weight};
use super::headings::Headings;
use super::known::unmarked;
use super::topics::Style;
use crate::import::text::piece::Piece;
use crate::import::text::words::first_level;

impl Headings {
    /// The chain with the headings of words behind the tables that stand in another order (六 before 五),
    /// where their own words and a Chinese numeral tell them.
    pub(super) fn turned(
        &self,
        pieces: &[Piece<'_>],
        candidates: &[Found],
        chain: Vec<Found>,
    ) -> Vec<Found> {
        let Some(last_table) = self.tabled.iter().rposition(|is_tabled| *is_tabled) else {
            return chain;
        };
        let Some(behind) = chain.iter().rev().find(|found| found.heading <= last_table) else {
            return chain;
        };
        let is_numbered = |found: &Found| match pieces.get(found.piece) {
            Some(Piece::Line(line)) => {
                let (ordinal, _) = first_level(unmarked(line));
                ordinal.is_some_and(|ordinal| ordinal.chinese)
            }
            _ => false,
        };
        let mut turned = chain.clone();
        for heading in last_table + 1..self.known.len() {
            if chain.iter().any(|found| found.heading == heading) {
                continue;
            }
            let own = candidates.iter().filter(|found| {
                found.heading == heading
                    && found.piece > behind.last
                    && found.weight + weight::RUN_IN >= weight::ALIAS_OTHER_NUMBER
                    && is_numbered(found)
                    && turned.iter().all(|other| other.piece != found.piece)
            });
            let best = own.max_by_key(|found| (found.weight, std::cmp::Reverse(found.piece)));
            turned.extend(best.cloned());
        }
        turned.sort_by_key(|found| found.piece);
        turned
    }

    /// The headings where they do not stand in official order: those that are known by their words,
    /// each at the place where it is surest. Where they do the chain stays as it is.
    pub(super) fn by_topic(&self, candidates: Vec<Found>, chain: Vec<Found>) -> Vec<Found> {
        let is_topic = |found: &&Found| found.weight + weight::RUN_IN >= weight::BARE_TOPIC;
        let bracketed = candidates.iter().filter(is_topic);
        let bracketed = bracketed
            .filter(|found| found.style == Style::Bracketed)
            .count();
        let mut best: Vec<Option<Found>> = vec![None; self.known.len()];
        for found in candidates.into_iter().filter(|found| is_topic(&found)) {
            // Where most are numbered （一） another number is that of a list inside.
            let is_inner = bracketed > 1
                && found.style == Style::Other
                && found.weight < weight::SAME_WORDS - weight::RUN_IN;
            let known = &mut best[found.heading];
            if !is_inner
                && known
                    .as_ref()
                    .is_none_or(|known| known.weight < found.weight)
            {
                *known = Some(found);
            }
        }
        let mut topics: Vec<Found> = best.into_iter().flatten().collect();
        topics.sort_by_key(|found| found.piece);
        let in_order = topics
            .windows(2)
            .all(|pair| pair[0].heading < pair[1].heading);
        let is_known = |found: &Found| chain.iter().any(|other| other.heading == found.heading);
        if in_order && topics.iter().all(is_known) {
            return chain;
        }
        topics
    }
}
