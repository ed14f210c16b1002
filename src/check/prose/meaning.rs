//! What a phrase may mean: cells of the tables, by the third table of gouji.

use super::lists::{APPLICANTS, CLOSED, DECISIONS, OUTCOMES, PARTS, RESULTS, ROUTES};
use crate::form::CellId;
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

/// What a phrase speaks of.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Subject {
    /// Applications, by what is done with them.
    Requests(Acts),
    /// Outcomes, as indices into [`OUTCOMES`], by applicants if it says so.
    Outcomes(Vec<usize>, Option<usize>),
    /// Applicants, as an index into [`APPLICANTS`], of what was spoken of before.
    Applicants(usize, Acts),
    /// Cases of 行政复议 and 行政诉讼, by how they ended.
    Cases(Cases, Vec<usize>),
    /// 规范性文件 and 规章.
    Documents(Documents),
    /// 许可, 处罚, 强制.
    Decisions(Vec<usize>),
    /// 行政事业性收费.
    Fees,
}

/// What is done with applications.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a set of words that were said"
)]
pub(super) struct Acts {
    pub new: bool,
    pub done: bool,
    pub carried_in: bool,
    pub carried_out: bool,
}

/// Which cases are spoken of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cases {
    pub review: bool,
    pub litigation: bool,
    /// One of the two rows of litigation.
    pub route: Option<usize>,
}

/// Which documents are spoken of, and what is done with them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a set of words that were said"
)]
pub(super) struct Documents {
    pub normative: bool,
    pub regulations: bool,
    pub issued: bool,
    pub repealed: bool,
    pub in_force: bool,
    pub published: bool,
}

impl Documents {
    /// Whether it is said what is done with them, so that only one column can be meant.
    pub(super) fn is_definite(self) -> bool {
        self.issued || self.repealed || self.in_force
    }
}

/// Gathers meanings.
struct Meanings<'a> {
    report: &'a Report,
    found: Vec<Meaning>,
}

impl Meanings<'_> {
    /// Adds what these rows and columns of a table add up to; those that the form has not are left
    /// out.
    fn add(&mut self, label: &str, table: &str, rows: &[&str], columns: &[&str]) {
        let form = self.report.form();
        let cells = rows.iter().flat_map(|row| {
            columns
                .iter()
                .filter_map(|column| form.at(table, row, column))
        });
        let cells: Vec<CellId> = cells.collect();
        self.add_cells(label.to_owned(), cells);
    }

    fn add_cells(&mut self, label: String, cells: Vec<CellId>) {
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

/// All lawful meanings of a phrase, the likeliest first.
pub(super) fn meanings(report: &Report, subject: &Subject) -> Vec<Meaning> {
    let mut all = Meanings {
        report,
        found: Vec::new(),
    };
    match subject {
        Subject::Requests(acts) => requests(&mut all, *acts, "", &["total"]),
        Subject::Applicants(who, acts) => {
            let (name, columns) = APPLICANTS[*who];
            let new = Acts {
                new: true,
                ..Acts::default()
            };
            requests(&mut all, *acts, name, columns);
            requests(&mut all, new, name, columns);
        }
        Subject::Outcomes(outcomes, who) => {
            let (name, columns) = who.map_or(("", &["total"] as &[&str]), |who| APPLICANTS[who]);
            let outcomes = &narrowed(outcomes)[..];
            let rows = outcomes.iter().flat_map(|outcome| OUTCOMES[*outcome].1);
            let mut rows: Vec<&str> = rows.copied().collect();
            rows.sort_unstable();
            rows.dedup();
            let labels: Vec<&str> = outcomes
                .iter()
                .map(|outcome| OUTCOMES[*outcome].0)
                .collect();
            let label = format!("{name}{}", labels.join("＋"));
            all.add(&label, "applications", &rows, columns);
            if outcomes[..] == [0] {
                let label = format!("{name}予以公开＋部分公开");
                all.add(&label, "applications", &["granted", "partial"], columns);
            }
        }
        Subject::Cases(cases, results) => self::cases(&mut all, *cases, results),
        Subject::Documents(documents) => self::documents(&mut all, *documents),
        Subject::Decisions(decisions) => {
            let rows: Vec<&str> = decisions.iter().map(|index| DECISIONS[*index].1).collect();
            let labels: Vec<&str> = decisions.iter().map(|index| DECISIONS[*index].0).collect();
            all.add(&labels.join("＋"), "disclosure", &rows, &["decisions"]);
        }
        Subject::Fees => all.add("行政事业性收费", "disclosure", &["fees"], &["amount"]),
    }
    all.found
}

/// Outcomes without the parts of which single rows are named too: 因保护第三方合法权益不予公开.
fn narrowed(outcomes: &[usize]) -> Vec<usize> {
    let is_in = |row: usize, part: usize| {
        part < PARTS
            && row >= PARTS
            && OUTCOMES[row]
                .1
                .iter()
                .all(|row| OUTCOMES[part].1.contains(row))
    };
    let is_needed = |part: &usize| !outcomes.iter().any(|row| is_in(*row, *part));
    outcomes.iter().copied().filter(is_needed).collect()
}

fn requests(all: &mut Meanings, acts: Acts, who: &str, columns: &[&str]) {
    let who = if who.is_empty() {
        String::new()
    } else {
        format!("{who} ")
    };
    let mut add = |label: &str, rows: &[&str]| {
        all.add(&format!("{who}{label}"), "applications", rows, columns);
    };
    let new: (&str, &[&str]) = ("新收", &["new"]);
    let arrived: (&str, &[&str]) = ("新收＋上年结转", &["new", "carried_in"]);
    let done: (&str, &[&str]) = ("办理结果总计", &["outcome_total"]);
    let all_done: (&str, &[&str]) = (
        "办理结果总计＋结转下年度",
        &["outcome_total", "carried_out"],
    );
    let carried_in: (&str, &[&str]) = ("上年结转", &["carried_in"]);
    let carried_out: (&str, &[&str]) = ("结转下年度", &["carried_out"]);
    let is_more = acts.new || acts.done;
    let mut list = Vec::new();
    match (acts.carried_in, acts.carried_out) {
        (true, true) if !is_more => list.extend([carried_in, carried_out]),
        (true, true) => {}
        (true, false) if is_more => {
            list.extend([arrived, all_done]);
            list.extend(acts.done.then_some(done));
        }
        (true, false) => list.push(carried_in),
        (false, true) if is_more => list.extend([all_done, arrived]),
        (false, true) => list.push(carried_out),
        (false, false) => {
            if acts.new {
                list.extend([new, arrived, all_done]);
            }
            if acts.done {
                list.extend([done, all_done, new]);
            }
        }
    }
    for (label, rows) in list {
        add(label, rows);
    }
}

fn cases(all: &mut Meanings, cases: Cases, results: &[usize]) {
    // Each kind of case that can be meant: its name, table and rows.
    let mut kinds: Vec<(String, Vec<(&str, &str)>)> = Vec::new();
    let review = ("review", "cases");
    let routes = ROUTES.map(|(_, row)| ("litigation", row));
    if let Some((name, row)) = cases.route.and_then(|route| ROUTES.get(route)) {
        kinds.push(((*name).to_owned(), vec![("litigation", row)]));
    } else if cases.review && cases.litigation {
        let [direct, after] = routes;
        kinds.push(("行政复议＋行政诉讼".to_owned(), vec![review, direct, after]));
    } else if cases.review {
        kinds.push(("行政复议".to_owned(), vec![review]));
    } else if cases.litigation {
        kinds.push(("行政诉讼".to_owned(), routes.to_vec()));
        for (name, row) in ROUTES {
            kinds.push((name.to_owned(), vec![("litigation", row)]));
        }
    }
    for (name, rows) in kinds {
        let mut add = |label: &str, columns: &[&str]| {
            let form = all.report.form();
            let cells = rows.iter().flat_map(|(table, row)| {
                columns
                    .iter()
                    .filter_map(move |column| form.at(table, row, column))
            });
            let cells: Vec<CellId> = cells.collect();
            all.add_cells(format!("{name}{label}"), cells);
        };
        if results.is_empty() {
            add("", &["total"]);
            add(RESULTS[CLOSED].0, RESULTS[CLOSED].1);
        } else {
            let labels: Vec<&str> = results.iter().map(|result| RESULTS[*result].0).collect();
            let columns = results.iter().flat_map(|result| RESULTS[*result].1);
            let mut columns: Vec<&str> = columns.copied().collect();
            columns.sort_unstable();
            columns.dedup();
            add(&labels.join("＋"), &columns);
        }
    }
}

fn documents(all: &mut Meanings, documents: Documents) {
    let is_any = !documents.is_definite() && !documents.published;
    // What is done, what the column is called, and its names in the forms.
    let columns: [(bool, &str, &str); 6] = [
        (
            documents.in_force || documents.published || is_any,
            "现行有效",
            "in_force",
        ),
        (
            documents.in_force || documents.published || is_any,
            "对外公开总数量",
            "total",
        ),
        (
            documents.issued || documents.published || is_any,
            "制发",
            "issued",
        ),
        (documents.issued || is_any, "新制作", "made"),
        (
            documents.issued || documents.published || is_any,
            "新公开",
            "published",
        ),
        (documents.repealed || is_any, "废止", "repealed"),
    ];
    let normative: (&str, &[&str]) = ("规范性文件", &["normative"]);
    let regulations: (&str, &[&str]) = ("规章", &["regulations"]);
    let both: (&str, &[&str]) = ("规章＋规范性文件", &["regulations", "normative"]);
    let kinds = match (documents.normative, documents.regulations) {
        (true, true) => [both, normative, regulations],
        (_, false) => [normative, both, both],
        (false, true) => [regulations, both, both],
    };
    // Each kind with every column before the next kind.
    for (name, rows) in kinds {
        for (is_meant, label, column) in columns {
            if is_meant {
                all.add(&format!("{name}{label}"), "disclosure", rows, &[column]);
            }
        }
    }
}

/// Every part and sum of the tables that prose often tells, for numbers of which the phrase says
/// nothing that is known.
pub(super) fn usual(report: &Report) -> Vec<Meaning> {
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
    subjects.extend((0..PARTS).map(|part| Subject::Outcomes(vec![part], None)));
    let kinds = [(true, false), (false, true), (true, true)];
    subjects.extend(kinds.map(|(review, litigation)| {
        let cases = Cases {
            review,
            litigation,
            route: None,
        };
        Subject::Cases(cases, Vec::new())
    }));
    subjects.push(Subject::Documents(Documents {
        normative: true,
        ..Documents::default()
    }));
    subjects
        .iter()
        .flat_map(|subject| meanings(report, subject))
        .collect()
}
