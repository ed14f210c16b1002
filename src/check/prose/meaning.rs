//! What a phrase may mean: cells of the tables, as the form says that prose speaks of them.

use smallvec::smallvec;

use super::subject::{Acts, Cases, Documents, Places, Subject};
use crate::form::speech::{Ending, Lines};
use crate::form::{CellId, Form};
use crate::report::{Number, Report, Unit};
use rust_decimal::Decimal;

/// One lawful meaning of a phrase: cells that add up to its number.
#[derive(Debug, Clone, PartialEq)]
pub struct Meaning {
    /// What a clerk calls it, such as 新收＋上年结转.
    pub label: String,
    /// The cells.
    pub cells: Vec<CellId>,
    /// What they add up to; `None` while one of them is empty or no number. Money is in 万元.
    pub value: Option<Decimal>,
}

/// Gathers meanings.
struct Meanings<'a> {
    report: &'a Report,
    form: &'static Form,
    found: Vec<Meaning>,
}

impl Meanings<'_> {
    /// Adds what these cells add up to, unless they are none or known.
    fn add(&mut self, label: String, cells: Vec<CellId>) {
        if !cells.is_empty() && self.found.iter().all(|known| known.cells != cells) {
            self.found.push(Meaning {
                value: value_of(self.report, &cells),
                label,
                cells,
            });
        }
    }
}

/// What cells add up to, money in 万元.
fn value_of(report: &Report, cells: &[CellId]) -> Option<Decimal> {
    let numbers = cells.iter().map(|cell| Number::of(report.value(*cell)));
    let numbers: Option<Vec<Number>> = numbers.collect();
    let sum = Number::sum(numbers?)?;
    match sum.unit {
        Unit::Unwritten | Unit::WanYuan => Some(sum.amount),
        Unit::Yuan | Unit::YiYuan => None,
    }
}

/// The places of the bits that are set.
fn places(bits: u32) -> impl Iterator<Item = u16> {
    (0..u32::BITS as u16).filter(move |at| bits & (1 << at) != 0)
}

/// All lawful meanings of a phrase, the likeliest first.
pub(super) fn meanings(report: &Report, subject: &Subject) -> Vec<Meaning> {
    let form = report.form();
    let speech = form.speech();
    let total = (String::new(), vec![speech.requests.total]);
    let applicants = |who: usize| {
        let found = speech.requests.applicants.get(who);
        found.map_or_else(Default::default, |who| {
            (who.name.clone(), who.places.clone())
        })
    };
    let mut all = Meanings {
        report,
        form,
        found: Vec::new(),
    };
    match subject {
        Subject::Requests(acts) => requests(&mut all, *acts, &total),
        Subject::Applicants(who, acts) => {
            let who = who.iter().map(|who| applicants(*who));
            let (names, columns): (Vec<String>, Vec<Vec<u16>>) = who.unzip();
            let who = (named(&names), once(columns.concat()));
            let new = Acts {
                new: true,
                ..Acts::default()
            };
            requests(&mut all, *acts, &who);
            requests(&mut all, new, &who);
        }
        Subject::Outcomes(outcomes, who) => {
            let who = who.map_or(total, applicants);
            self::outcomes(&mut all, outcomes, &who);
        }
        Subject::Cases(cases, endings) => self::cases(&mut all, *cases, endings),
        Subject::Documents(documents) => self::documents(&mut all, *documents),
        Subject::Decisions(counted) | Subject::Money(counted) => {
            let list = match subject {
                Subject::Decisions(_) => &speech.decisions,
                _ => &speech.money,
            };
            let counted = counted.iter().filter_map(|index| list.get(*index));
            let (labels, cells): (Vec<&str>, Vec<&[CellId]>) = counted
                .map(|counted| (counted.name.as_str(), counted.cells.as_slice()))
                .unzip();
            all.add(labels.join("＋"), once(cells.concat()));
        }
    }
    all.found
}

/// Names of what is counted together, those of many shortened.
fn named(names: &[impl AsRef<str>]) -> String {
    const MOST: usize = 6;
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.get(..MOST) {
        Some(first) if names.len() > MOST => {
            format!("{}等{}项", first.join("、"), names.len())
        }
        _ => names.join("＋"),
    }
}

/// The cells of what is named twice, once.
fn once<T: Ord>(mut cells: Vec<T>) -> Vec<T> {
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// The total of all outcomes, of which an outcome is a share.
pub(super) fn all_outcomes(form: &Form) -> Vec<CellId> {
    let requests = &form.speech().requests;
    requests.grid.cells(&[requests.done.1], &[requests.total])
}

/// The name and the columns of applicants; no name for all of them.
type Who = (String, Vec<u16>);

fn outcomes(all: &mut Meanings, outcomes: &[usize], (who, columns): &Who) {
    let requests = &all.form.speech().requests;
    let outcomes = outcomes
        .iter()
        .filter_map(|outcome| requests.outcomes.get(*outcome));
    let outcomes = narrowed(&outcomes.collect::<Vec<_>>());
    let rows = outcomes.iter().flat_map(|outcome| &outcome.places);
    let rows = once(rows.copied().collect());
    let labels: Vec<&str> = outcomes
        .iter()
        .map(|outcome| outcome.name.as_str())
        .collect();
    let label = format!("{who}{}", named(&labels));
    all.add(label, requests.grid.cells(&rows, columns));
    if let [
        Lines {
            wide: Some((name, rows)),
            ..
        },
    ] = outcomes[..]
    {
        all.add(format!("{who}{name}"), requests.grid.cells(rows, columns));
    }
}

/// Outcomes without those of which a part is named too: 因保护第三方合法权益不予公开.
fn narrowed<'a>(outcomes: &[&'a Lines]) -> Vec<&'a Lines> {
    let is_needed = |whole: &&&Lines| !outcomes.iter().any(|part| is_part(part, whole));
    outcomes.iter().filter(is_needed).copied().collect()
}

fn is_part(part: &Lines, whole: &Lines) -> bool {
    let mut lines = part.places.iter();
    let is_less = part.places.len() < whole.places.len() && !part.places.is_empty();
    is_less && lines.all(|line| whole.places.contains(line))
}

fn requests(all: &mut Meanings, acts: Acts, (who, columns): &Who) {
    let requests = &all.form.speech().requests;
    let space = if who.is_empty() { "" } else { " " };
    let mut add = |rows: &[&(String, u16)]| {
        let names: Vec<&str> = rows.iter().map(|(name, _)| name.as_str()).collect();
        let label = format!("{who}{space}{}", names.join("＋"));
        let rows: Vec<u16> = rows.iter().map(|(_, row)| *row).collect();
        all.add(label, requests.grid.cells(&rows, columns));
    };
    let (new, done) = (&requests.new, &requests.done);
    let (carried_in, carried_out) = (&requests.carried_in, &requests.carried_out);
    let arrived = [new, carried_in];
    let all_done = [done, carried_out];
    let is_more = acts.new || acts.done;
    match (acts.carried_in, acts.carried_out) {
        (true, true) if !is_more => {
            add(&[carried_in]);
            add(&[carried_out]);
        }
        // 新收和结转: all that was to be done.
        (true, true) if !acts.done => {
            add(&arrived);
            add(&all_done);
        }
        (true, true) => {}
        (true, false) if is_more => {
            add(&arrived);
            add(&all_done);
            if acts.done {
                add(&[done]);
            }
            add(&[carried_in]);
        }
        (true, false) => add(&[carried_in]),
        // 年末受理结转次年: how those came that are left.
        (false, true) if is_more => {
            add(&all_done);
            add(&arrived);
            add(&[carried_out]);
        }
        (false, true) => add(&[carried_out]),
        (false, false) => {
            if acts.new {
                add(&[new]);
                add(&arrived);
                add(&all_done);
            }
            if acts.done {
                add(&[done]);
                add(&all_done);
                add(&[new]);
            }
        }
    }
}

fn cases(all: &mut Meanings, cases: Cases, endings: &[usize]) {
    let speech = all.form.speech();
    let kind = |kind: usize| speech.cases.get(kind);
    let every_row = |at: usize| -> Vec<(usize, u16)> {
        let rows = kind(at).map_or(0, |kind| kind.routes.len());
        (0..rows as u16).map(|row| (at, row)).collect()
    };
    let route = |(at, row): (usize, u16)| {
        let routes = kind(at).map(|kind| &kind.routes);
        routes.and_then(|routes| routes.get(usize::from(row)).cloned())
    };
    // Each kind of case that can be meant: its name and rows.
    let mut kinds: Vec<(String, Vec<(usize, u16)>)> = Vec::new();
    let named: Vec<usize> = places(cases.kinds).map(usize::from).collect();
    let name = |at: &usize| kind(*at).map_or("", |kind| &kind.name);
    if let Some(place) = cases.route {
        kinds.extend(route(place).map(|name| (name, vec![place])));
    } else {
        let labels: Vec<&str> = named.iter().map(name).collect();
        let rows: Vec<_> = named.iter().flat_map(|at| every_row(*at)).collect();
        if let ([_], true) = (&named[..], rows.len() > 1) {
            let routes = rows
                .iter()
                .filter_map(|place| Some((route(*place)?, vec![*place])));
            let routes: Vec<_> = routes.collect();
            kinds.push((labels.join("＋"), rows));
            kinds.extend(routes);
        } else {
            kinds.push((labels.join("＋"), rows));
        }
    }
    for (name, rows) in kinds {
        let mut add = |label: &str, columns: &dyn Fn(usize) -> Vec<u16>| {
            let cells = rows.iter().flat_map(|(at, row)| {
                let grid = kind(*at).map(|kind| kind.grid).unwrap_or_default();
                grid.cells(&[*row], &columns(*at))
            });
            all.add(format!("{name}{label}"), cells.collect());
        };
        if endings.is_empty() {
            add("", &|at| {
                kind(at).map_or_else(Vec::new, |kind| vec![kind.total])
            });
            for ending in &speech.endings {
                let is_several = |at: &usize| ending.columns[*at].len() > 1;
                if rows.iter().all(|(at, _)| is_several(at)) {
                    add(&ending.name, &|at| ending.columns[at].clone());
                }
            }
        } else {
            let endings = endings
                .iter()
                .filter_map(|index| speech.endings.get(*index));
            let endings: Vec<_> = endings.collect();
            // 结案中维持66件: those, and not all that ended.
            let is_part = |part: &Ending, whole: &Ending| {
                let mut kinds = part.columns.iter().zip(&whole.columns);
                kinds.any(|(part, whole)| part.len() < whole.len() && !part.is_empty())
                    && part
                        .columns
                        .iter()
                        .zip(&whole.columns)
                        .all(|(part, whole)| part.iter().all(|column| whole.contains(column)))
            };
            let is_needed = |whole: &&&Ending| !endings.iter().any(|part| is_part(part, whole));
            let endings: Vec<_> = endings.iter().filter(is_needed).copied().collect();
            let endings_said: Vec<&str> =
                endings.iter().map(|ending| ending.name.as_str()).collect();
            add(&endings_said.join("＋"), &|at| {
                let columns = endings.iter().flat_map(|ending| &ending.columns[at]);
                once(columns.copied().collect())
            });
        }
    }
}

fn documents(all: &mut Meanings, documents: Documents) {
    let speech = &all.form.speech().documents;
    let mut columns = documents.columns;
    if documents.published {
        columns |= speech.published;
    }
    if !documents.is_definite() && !documents.published {
        columns = u32::MAX;
    }
    let every: Vec<u16> = (0..speech.kinds.len() as u16).collect();
    let named: Vec<u16> = places(documents.kinds).collect();
    let mut kinds = vec![named.clone()];
    kinds.extend(named.iter().rev().map(|kind| vec![*kind]));
    kinds.push(every);
    // Each kind with every column before the next kind.
    for rows in kinds {
        let labels = rows
            .iter()
            .filter_map(|row| speech.kinds.get(usize::from(*row)));
        let labels: Vec<&str> = labels.map(String::as_str).collect();
        let name = labels.join("＋");
        for column in speech
            .told
            .iter()
            .filter(|column| columns & (1 << **column) != 0)
        {
            let label = format!("{name}{}", speech.columns[usize::from(*column)]);
            all.add(label, speech.grid.cells(&rows, &[*column]));
        }
    }
}

/// Every part and sum of the tables that prose often tells, for numbers of which the phrase says
/// nothing that is known.
pub(super) fn usual(report: &Report) -> Vec<Meaning> {
    let speech = report.form().speech();
    let mut subjects = Vec::new();
    let act = |new, done, carried_in, carried_out| {
        Subject::Requests(Acts {
            new,
            done,
            carried_in,
            carried_out,
        })
    };
    subjects.push(act(true, true, false, false));
    subjects.push(act(false, false, true, false));
    subjects.push(act(false, false, false, true));
    // Single rows of a group are offered as cells.
    let outcomes = &speech.requests.outcomes;
    let wholes = (0..outcomes.len()).filter(|at| {
        let mut others = outcomes.iter();
        !others.any(|whole| is_part(&outcomes[*at], whole))
    });
    subjects.extend(wholes.map(|at| Subject::Outcomes(smallvec![at], None)));
    let every = (0..speech.cases.len()).map(|at| 1 << at);
    let kinds: Vec<u32> = every.collect();
    let together = kinds.iter().fold(0, |bits, bit| bits | bit);
    subjects.extend(kinds.into_iter().chain([together]).map(|kinds| {
        let cases = Cases { kinds, route: None };
        Subject::Cases(cases, Places::new())
    }));
    let documents = (0..speech.documents.kinds.len()).rev();
    subjects.extend(documents.map(|at| {
        Subject::Documents(Documents {
            kinds: 1 << at,
            ..Documents::default()
        })
    }));
    subjects
        .iter()
        .flat_map(|subject| meanings(report, subject))
        .collect()
}
