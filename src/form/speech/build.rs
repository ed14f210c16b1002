//! The words of a form's file as a [`Speech`].

use std::collections::HashSet;

use super::spelled::{add, among, bits, column_name, first_word, row_name};
use super::{CaseKind, Counted, Counts, Ending, Grid, Group, Lines, Speech, Stage, Term};
use crate::form::spec::{Block, Row, Table};
use crate::form::{CellId, Each, Form, FormError, Op};

/// How the words of a form speak of its tables.
///
/// # Errors
/// A word names two things, a group has rows or columns that are not there, or applications or cases
/// are spoken of in a block that does not say which of its rows and columns are which.
pub(in crate::form) fn of(form: &Form) -> Result<Speech, FormError> {
    let mut speech = Speech::default();
    let mut seen = Vec::new();
    for (t, table) in form.tables().iter().enumerate() {
        for (b, block) in table.blocks.iter().enumerate() {
            let Some(counts) = block.counts else {
                continue;
            };
            let first = form
                .cells()
                .find(|(_, cell)| (cell.table, cell.block) == (t, b))
                .map_or(0, |(cell, _)| cell.0);
            let spoken = Spoken {
                form,
                table,
                block,
                grid: Grid {
                    first,
                    columns: block.columns.len() as u16,
                },
            };
            let is_single = matches!(counts, Counts::Requests | Counts::Documents);
            if is_single && seen.contains(&counts) {
                return Err(spoken.fault("这样的块只能有一个"));
            }
            if block.rows.len().max(block.columns.len()) > MOST || speech.cases.len() >= MOST {
                return Err(spoken.fault("行列太多"));
            }
            seen.push(counts);
            match counts {
                Counts::Requests => spoken.requests(&mut speech)?,
                Counts::Cases => spoken.cases(&mut speech)?,
                Counts::Documents => spoken.documents(&mut speech)?,
                Counts::Decisions => {
                    spoken.counted(&mut speech.words, &mut speech.decisions, Term::Decision)?;
                }
                Counts::Money => {
                    let first = speech.money.len();
                    spoken.counted(&mut speech.words, &mut speech.money, Term::Money)?;
                    let rows = { spoken.block.rows.iter() }.filter(|row| !row.spoken.is_empty());
                    for (at, row) in rows.enumerate() {
                        among(&mut speech, &row.among, Term::Money(first + at));
                    }
                }
            }
        }
    }
    if let Some(fault) = ambiguous(&speech) {
        return Err(fault);
    }
    for ending in &mut speech.endings {
        ending.columns.resize(speech.cases.len(), Vec::new());
    }
    let open: Vec<CellId> = form.open_cases().map(|cases| cases.open).collect();
    let is_open = |ending: &Ending| {
        let mut kinds = ending.columns.iter().zip(&speech.cases);
        kinds.any(|(columns, kind)| {
            let cells = kind.grid.cells(&[0], columns);
            !cells.is_empty() && cells.iter().all(|cell| open.contains(cell))
        })
    };
    let endings = speech.endings.iter().enumerate();
    let open = endings.filter(|(_, ending)| is_open(ending));
    speech.open = open.map(|(at, _)| at).collect();
    Ok(speech)
}

/// Rows and columns are kept as bits.
const MOST: usize = 32;

/// The first word that names two things.
fn ambiguous(speech: &Speech) -> Option<FormError> {
    let mut seen = HashSet::new();
    let mut words = speech.words.iter();
    let twice = words.find(|(word, _)| !seen.insert(word.as_str()));
    twice.map(|(word, _)| FormError::Twice(word.clone()))
}

/// A block that prose speaks of.
#[derive(Clone, Copy)]
struct Spoken<'a> {
    form: &'a Form,
    table: &'a Table,
    block: &'a Block,
    grid: Grid,
}

impl Spoken<'_> {
    fn fault(&self, fault: impl Into<String>) -> FormError {
        FormError::Speech {
            table: self.table.name.clone(),
            fault: fault.into(),
        }
    }

    fn row(&self, id: &str) -> Result<u16, FormError> {
        let found = self.block.rows.iter().position(|row| row.id == id);
        found
            .map(|at| at as u16)
            .ok_or_else(|| self.fault(format!("没有“{id}”这一行")))
    }

    fn column(&self, id: &str) -> Result<u16, FormError> {
        let found = self.block.columns.iter().position(|column| column.id == id);
        found
            .map(|at| at as u16)
            .ok_or_else(|| self.fault(format!("没有“{id}”这一列")))
    }

    /// The column that sums up every row.
    fn total(&self) -> Result<u16, FormError> {
        let mut relations = self.form.relations().iter().filter(|relation| {
            relation.tables.contains(&self.table.id)
                && relation.each == Each::Row
                && relation.op == Op::Equal
                && relation.left.len() == 1
                && relation.rows.is_empty()
        });
        match relations.next() {
            Some(relation) => self.column(&relation.left[0]),
            None => Err(self.fault("没有一列是各列的合计")),
        }
    }

    /// The rows of a group: those it names, or those under its heading.
    fn rows_of(&self, group: &Group) -> Result<Vec<u16>, FormError> {
        let under = self.block.rows.iter().enumerate().filter(|(_, row)| {
            let heading = group.heading.as_ref();
            heading.is_some_and(|heading| row.groups.contains(heading))
        });
        let mut rows: Vec<u16> = under.map(|(at, _)| at as u16).collect();
        for id in &group.rows {
            rows.push(self.row(id)?);
        }
        rows.sort_unstable();
        rows.dedup();
        Ok(rows)
    }

    /// The columns of a group.
    fn columns_of(&self, group: &Group) -> Result<Vec<u16>, FormError> {
        let under = self
            .block
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| group.heading.is_some() && column.group == group.heading);
        let mut columns: Vec<u16> = under.map(|(at, _)| at as u16).collect();
        for id in &group.columns {
            columns.push(self.column(id)?);
        }
        columns.sort_unstable();
        columns.dedup();
        Ok(columns)
    }

    /// The columns that are told, likeliest first.
    fn told(&self) -> Result<Vec<u16>, FormError> {
        match &self.block.told {
            Some(told) => told.iter().map(|id| self.column(id)).collect(),
            None => Ok((0..self.grid.columns).collect()),
        }
    }

    fn requests(&self, speech: &mut Speech) -> Result<(), FormError> {
        let total = self.total()?;
        let stage = |stage: Stage| {
            let rows = self.block.rows.iter().enumerate();
            let mut rows = rows.filter(|(_, row)| row.stage == stage);
            match (rows.next(), rows.next()) {
                (Some((at, row)), None) => Ok((row_name(row), at as u16)),
                _ => Err(self.fault(format!("应当有而且只有一行的 stage 是 {stage:?}"))),
            }
        };
        speech.requests.grid = self.grid;
        speech.requests.total = total;
        speech.requests.new = stage(Stage::New)?;
        speech.requests.carried_in = stage(Stage::CarriedIn)?;
        speech.requests.done = stage(Stage::Done)?;
        speech.requests.carried_out = stage(Stage::CarriedOut)?;
        add(&mut speech.words, &self.block.spoken, Term::Request);
        for (at, row) in self.block.rows.iter().enumerate() {
            let term = match row.stage {
                Stage::New => Term::New,
                Stage::CarriedIn => Term::CarriedIn,
                Stage::Done => Term::Done,
                Stage::CarriedOut => Term::CarriedOut,
                Stage::Outcome => Term::Outcome(speech.requests.outcomes.len()),
            };
            add(&mut speech.words, &row.spoken, term);
            let is_named = !row.spoken.is_empty() || !row.among.is_empty();
            if row.stage != Stage::Outcome || !is_named {
                continue;
            }
            speech.requests.outcomes.push(Lines {
                name: row_name(row),
                places: vec![at as u16],
                wide: self.wide(row, at as u16)?,
                untold: None,
            });
            among(speech, &row.among, term);
        }
        for (at, column) in self.block.columns.iter().enumerate() {
            if at as u16 == total {
                add(&mut speech.words, &column.spoken, Term::Everyone);
            } else if !column.spoken.is_empty() || !column.among.is_empty() {
                let term = Term::Applicant(speech.requests.applicants.len());
                add(&mut speech.words, &column.spoken, term);
                among(speech, &column.among, term);
                speech.requests.applicants.push(Lines {
                    name: column_name(column),
                    places: vec![at as u16],
                    wide: None,
                    untold: None,
                });
            }
        }
        for group in &self.block.groups {
            let (rows, columns) = (self.rows_of(group)?, self.columns_of(group)?);
            let lines = |places| Lines {
                name: first_word(&group.spoken),
                places,
                wide: None,
                untold: group.untold.clone(),
            };
            let is_carried = |row: &u16| {
                let stage = self.block.rows[usize::from(*row)].stage;
                matches!(stage, Stage::CarriedIn | Stage::CarriedOut)
            };
            if !columns.is_empty() {
                let term = Term::Applicant(speech.requests.applicants.len());
                add(&mut speech.words, &group.spoken, term);
                among(speech, &group.among, term);
                speech.requests.applicants.push(lines(columns));
            } else if !rows.is_empty() && rows.iter().all(is_carried) {
                add(&mut speech.words, &group.spoken, Term::Carried);
            } else if group.heading.is_none() && rows.len() > 1 {
                let outcomes = &speech.requests.outcomes;
                let of_rows = outcomes.iter().enumerate().filter(|(_, outcome)| {
                    let mut places = outcome.places.iter();
                    outcome.places.len() == 1 && places.all(|row| rows.contains(row))
                });
                let of_rows: Vec<u16> = of_rows.map(|(at, _)| at as u16).collect();
                add(
                    &mut speech.words,
                    &group.spoken,
                    Term::Outcomes(bits(&of_rows)),
                );
            } else {
                let term = Term::Outcome(speech.requests.outcomes.len());
                add(&mut speech.words, &group.spoken, term);
                among(speech, &group.among, term);
                speech.requests.outcomes.push(lines(rows));
            }
        }
        Ok(())
    }

    /// A row with those that its words may take in as well.
    fn wide(&self, row: &Row, at: u16) -> Result<Option<(String, Vec<u16>)>, FormError> {
        let mut name = row_name(row);
        let mut rows = vec![at];
        for id in &row.may_include {
            let other = self.row(id)?;
            rows.push(other);
            name.push('＋');
            name.push_str(&row_name(&self.block.rows[usize::from(other)]));
        }
        Ok((rows.len() > 1).then_some((name, rows)))
    }

    fn cases(&self, speech: &mut Speech) -> Result<(), FormError> {
        let kind = speech.cases.len();
        add(&mut speech.words, &self.block.spoken, Term::Cases(kind));
        for (at, row) in self.block.rows.iter().enumerate() {
            add(&mut speech.words, &row.spoken, Term::Route(kind, at as u16));
        }
        speech.cases.push(CaseKind {
            name: self.table.name.clone(),
            grid: self.grid,
            routes: self.block.rows.iter().map(row_name).collect(),
            total: self.total()?,
        });
        let columns = self.block.columns.iter().enumerate();
        let mut named: Vec<(&str, &str, Vec<u16>)> = columns
            .map(|(at, column)| {
                (
                    column.spoken.as_str(),
                    column.among.as_str(),
                    vec![at as u16],
                )
            })
            .collect();
        for group in &self.block.groups {
            let columns = self.columns_of(group)?;
            named.push((group.spoken.as_str(), group.among.as_str(), columns));
        }
        named.retain(|(spoken, ..)| !spoken.is_empty());
        for (spoken, short, columns) in named {
            let name = first_word(spoken);
            let known = speech.endings.iter().position(|ending| ending.name == name);
            let at = known.unwrap_or(speech.endings.len());
            if known.is_none() {
                add(&mut speech.words, spoken, Term::Ending(at));
                among(speech, short, Term::Ending(at));
                speech.endings.push(Ending {
                    name,
                    columns: Vec::new(),
                });
            }
            speech.endings[at].columns.resize(kind + 1, Vec::new());
            speech.endings[at].columns[kind] = columns;
        }
        Ok(())
    }

    fn documents(&self, speech: &mut Speech) -> Result<(), FormError> {
        add(&mut speech.words, &self.block.spoken, Term::File);
        for (at, row) in self.block.rows.iter().enumerate() {
            add(&mut speech.words, &row.spoken, Term::Document(at as u16));
        }
        let columns = &self.block.columns;
        for (at, column) in columns.iter().enumerate() {
            add(
                &mut speech.words,
                &column.spoken,
                Term::Act(1 << at, column.stock),
            );
        }
        for group in &self.block.groups {
            let places = self.columns_of(group)?;
            let is_stock = |at: &u16| columns[usize::from(*at)].stock;
            let stock = !places.is_empty() && places.iter().all(is_stock);
            add(
                &mut speech.words,
                &group.spoken,
                Term::Act(bits(&places), stock),
            );
        }
        let published = self.block.published.iter();
        let published: Result<Vec<u16>, FormError> = published.map(|id| self.column(id)).collect();
        speech.documents = super::Documents {
            grid: self.grid,
            kinds: self.block.rows.iter().map(row_name).collect(),
            columns: columns.iter().map(column_name).collect(),
            told: self.told()?,
            published: bits(&published?),
        };
        Ok(())
    }

    fn counted(
        &self,
        words: &mut Vec<(String, Term)>,
        counted: &mut Vec<Counted>,
        term: fn(usize) -> Term,
    ) -> Result<(), FormError> {
        let told = self.told()?;
        for (at, row) in self.block.rows.iter().enumerate() {
            if row.spoken.is_empty() {
                continue;
            }
            add(words, &row.spoken, term(counted.len()));
            let cells: Vec<CellId> = self.grid.cells(&[at as u16], &told);
            counted.push(Counted {
                name: row_name(row),
                cells,
            });
        }
        Ok(())
    }
}
