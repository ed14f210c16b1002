//! Reports that were collected: which of them count, who is missing, and what is strange about them.

use std::collections::HashMap;

use super::bars::{self, Standing};
use super::hints;
use super::names::Names;
use super::unit::{Unit, stem};
use crate::form::Form;

/// Reports that were collected.
#[derive(Debug, Clone, Default)]
pub struct Collection {
    units: Vec<Unit>,
    list: Vec<String>,
    /// Why units are left out that could be counted, by their place.
    left_out: HashMap<usize, String>,
    /// The unit that is the collector's own report, whatever it is called.
    own: Option<usize>,
    /// The year that is collected, where somebody said it.
    asked_year: Option<u16>,
    year: Option<u16>,
    form: Option<&'static Form>,
    standings: Vec<Standing>,
    /// What the units are called.
    names: Vec<String>,
    by_name: HashMap<String, Vec<usize>>,
}

impl Collection {
    /// Those units, and the list of those who are to report, empty if nobody knows.
    #[must_use]
    pub fn of(units: Vec<Unit>, list: Vec<String>) -> Collection {
        let mut collection = Collection {
            units,
            list,
            ..Collection::default()
        };
        collection.settle();
        collection
    }

    /// One that was kept: the collector's own unit, the year that was asked for, and who is left out why.
    pub(super) fn kept(
        units: Vec<Unit>,
        list: Vec<String>,
        (own, asked_year): (Option<usize>, Option<u16>),
        left_out: impl IntoIterator<Item = (usize, String)>,
    ) -> Collection {
        let mut collection = Collection {
            units,
            list,
            own,
            asked_year,
            left_out: left_out.into_iter().collect(),
            ..Collection::default()
        };
        collection.settle();
        collection
    }

    /// Other files in place of these. What was said of a file stays with it.
    pub(super) fn replace_units(&mut self, units: Vec<Unit>) {
        let find = |old: &Unit| {
            let is_same = |unit: &Unit| old.digest.is_some() && unit.digest == old.digest;
            let there = units.iter().position(|unit| unit.path == old.path);
            there.or_else(|| units.iter().position(is_same))
        };
        let own = self.own.and_then(|own| find(&self.units[own]));
        let left_out = self.left_out.iter().filter_map(|(at, reason)| {
            let old = &self.units[*at];
            // Another content is another report; one that cannot be read for now is not.
            let is_it = |there: &usize| {
                let digest = units[*there].digest;
                digest.is_none() || digest == old.digest
            };
            let there = find(old).filter(is_it);
            Some((there?, reason.clone()))
        });
        self.left_out = left_out.collect();
        self.own = own;
        self.units = units;
        self.settle();
    }

    /// The files that were handed in.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// Those who are to report.
    #[must_use]
    pub fn list(&self) -> &[String] {
        &self.list
    }

    /// How the unit at a place stands.
    #[must_use]
    pub fn standing(&self, at: usize) -> &Standing {
        &self.standings[at]
    }

    /// The year that is collected: that of most reports.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        self.year
    }

    /// The form of most reports on that year.
    #[must_use]
    pub fn form(&self) -> Option<&'static Form> {
        self.form
    }

    /// The collector's own report (本级).
    #[must_use]
    pub fn own(&self) -> Option<usize> {
        self.own
    }

    /// Says who is to report.
    pub fn set_list(&mut self, list: Vec<String>) {
        self.list = list;
        self.settle();
    }

    /// Says which unit is the collector's own report.
    pub fn set_own(&mut self, own: Option<usize>) {
        self.own = own.filter(|at| *at < self.units.len());
        self.settle();
    }

    /// Says which year is collected, in place of that of most reports.
    pub fn set_year(&mut self, year: u16) {
        self.asked_year = Some(year);
        self.settle();
    }

    /// The year that is collected, where somebody said it.
    pub(super) fn asked_year(&self) -> Option<u16> {
        self.asked_year
    }

    /// Why the unit at a place is left out, if it is.
    #[must_use]
    pub fn reason(&self, at: usize) -> Option<&str> {
        self.left_out.get(&at).map(String::as_str)
    }

    /// The places of the files of a unit, by its name.
    #[must_use]
    pub fn places_of(&self, name: &str) -> &[usize] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// Leaves a unit out for a reason; with an empty one it counts again.
    pub fn leave_out(&mut self, at: usize, reason: &str) {
        match reason.trim() {
            "" => self.left_out.remove(&at),
            reason => self.left_out.insert(at, reason.to_owned()),
        };
        self.settle();
    }

    /// The places of the units that count.
    pub fn counted(&self) -> impl Iterator<Item = usize> + '_ {
        let standings = self.standings.iter().enumerate();
        standings.filter_map(|(at, standing)| standing.bar.is_none().then_some(at))
    }

    /// What a unit is called: as on the list, else as it calls itself.
    #[must_use]
    pub fn name(&self, at: usize) -> &str {
        self.names.get(at).map_or("", String::as_str)
    }

    /// Those on the list of whom no file came. One that cannot be read and is called after its unit came.
    #[must_use]
    pub fn missing(&self) -> Vec<&str> {
        let mut is_there = vec![false; self.list.len()];
        for listed in self.standings.iter().filter_map(|standing| standing.listed) {
            is_there[listed] = true;
        }
        let names = self.list.iter().zip(is_there);
        names
            .filter_map(|(name, is_there)| (!is_there).then_some(name.as_str()))
            .collect()
    }

    /// The units that came more than once, as the places of their files.
    #[must_use]
    pub fn duplicates(&self) -> Vec<Vec<usize>> {
        bars::groups(&self.units, &self.listed())
    }

    /// Whether everybody reported, everything counts, and nothing has to be mended or explained.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.missing().is_empty()
            && self.counted().count() == self.units.len()
            && self.units.iter().all(|unit| !unit.tally().stops_final())
    }

    /// Where the list has each unit.
    fn listed(&self) -> Vec<Option<usize>> {
        let standings = self.standings.iter();
        standings.map(|standing| standing.listed).collect()
    }

    fn settle(&mut self) {
        let year = self.asked_year.or_else(|| bars::year_of_most(&self.units));
        self.year = year;
        self.form = year.and_then(|year| bars::form_of_most(&self.units, year));
        let names = Names::of(&self.list);
        let mut standings: Vec<Standing> = self
            .units
            .iter()
            .map(|unit| Standing {
                listed: listed(&names, unit),
                ..Standing::default()
            })
            .collect();
        let places: Vec<Option<usize>> = standings.iter().map(|standing| standing.listed).collect();
        let which = (year, self.form);
        let bars = bars::bars(&self.units, &places, self.own, which, &self.left_out);
        for (standing, bar) in standings.iter_mut().zip(bars) {
            standing.bar = bar;
        }
        for (at, unit) in self.units.iter().enumerate() {
            let hints = hints::of_unit(unit, &standings[at], &self.list, &names);
            standings[at].hints = hints;
        }
        self.standings = standings;
        self.names = (self.units.iter().zip(&self.standings))
            .map(
                |(unit, standing)| match standing.listed.and_then(|at| self.list.get(at)) {
                    Some(name) => name.clone(),
                    None => unit.name(),
                },
            )
            .collect();
        self.by_name.clear();
        for (at, name) in self.names.iter().enumerate() {
            self.by_name.entry(name.clone()).or_default().push(at);
        }
        let Some(form) = self.form else {
            return;
        };
        let counted = self
            .counted()
            .map(|at| (at, self.name(at), &self.units[at]));
        let counted: Vec<_> = counted.collect();
        for (at, hint) in hints::between(form, &counted) {
            self.standings[at].hints.push(hint);
        }
    }
}

/// Where the list has a unit: by its organ, or by its file where that is all there is.
fn listed(names: &Names, unit: &Unit) -> Option<usize> {
    match unit.content() {
        Some(content) if !content.organ.is_empty() => names.find(&content.organ),
        _ => names.find(&stem(&unit.path)),
    }
}
