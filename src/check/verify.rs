//! Everything that was checked and how it came out, for those who sign: what holds too.

use super::arithmetic::{self, Blanks, add_up};
use super::entry::Otherwise;
use super::register::REGISTER;
use super::{Finding, Rule, Severity};
use crate::form::{Equation, Op, Rank};
use crate::report::Report;

/// One thing that was checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Verified<'a> {
    /// The rule, as in findings.
    pub rule: Rule,
    /// What a clerk calls the rule.
    pub name: &'a str,
    /// The column, row, table or paragraph.
    pub scope: &'a str,
    /// What was looked at.
    pub proof: Proof<'a>,
    /// How it came out.
    pub state: State<'a>,
}

/// What was looked at.
#[derive(Debug, Clone, PartialEq)]
pub enum Proof<'a> {
    /// Two sums.
    Equation {
        /// The sums written out with their numbers: `新收 71＋上年结转 2＝办理结果总计 69＋结转下年度 4`.
        text: String,
        /// How they compare.
        op: Op,
        /// What the left side adds up to; `None` if a cell of it is empty or text.
        left: Option<i128>,
        /// The same of the right side.
        right: Option<i128>,
    },
    /// Anything else, in a sentence.
    Words(&'a str),
}

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum State<'a> {
    /// It holds.
    Holds,
    /// It cannot be told yet, as cells are empty or hold text.
    Open,
    /// It is not asked of this report.
    Exempt,
    /// There is a finding.
    Found(&'a Finding),
    /// It does not hold, and weighs so much, but is not among the findings that were given: they are
    /// not those of this report as it is.
    Broken(Rank),
}

/// Lists everything that was checked: every equation of the form with its numbers, then every other
/// rule. `findings` are those of [`check`](super::check); each stands in the list exactly once.
#[must_use]
pub fn verify<'a>(report: &'a Report, findings: &'a [Finding]) -> Vec<Verified<'a>> {
    let mut left: Vec<&Finding> = findings.iter().collect();
    let blanks = Blanks::of(report);
    let equations = report.form().equations().iter().enumerate();
    let mut list: Vec<Verified> = equations
        .map(|(index, equation)| {
            let place = arithmetic::place(report, equation);
            let is_it = |finding: &&Finding| {
                finding.rule == Rule::of(equation) && finding.key.place == place
            };
            let found = left.iter().position(is_it).map(|at| left.remove(at));
            proved(report, &blanks, (index, equation), found)
        })
        .collect();
    for entry in &REGISTER {
        let is_own = |finding: &&Finding| finding.rule == entry.rule;
        let (own, others): (Vec<_>, Vec<_>) = left.into_iter().partition(is_own);
        left = others;
        let otherwise = Some(entry.otherwise).filter(|_| own.is_empty());
        list.extend(found(entry.name, own));
        let (words, state) = match otherwise.and_then(|otherwise| otherwise(report)) {
            Some(Otherwise::Holds(words)) => (words, State::Holds),
            Some(Otherwise::Open(words)) => (words, State::Open),
            Some(Otherwise::Exempt(words)) => (words, State::Exempt),
            None => continue,
        };
        list.push(Verified {
            rule: entry.rule,
            name: entry.name,
            scope: (entry.part)(report.form()).unwrap_or(entry.scope),
            proof: Proof::Words(words),
            state,
        });
    }
    list
}

fn found<'a>(name: &'a str, findings: Vec<&'a Finding>) -> impl Iterator<Item = Verified<'a>> {
    findings.into_iter().map(move |finding| Verified {
        rule: finding.rule,
        name,
        scope: &finding.heading,
        proof: Proof::Words(&finding.message),
        state: State::Found(finding),
    })
}

fn proved<'a>(
    report: &Report,
    blanks: &Blanks,
    (index, equation): (usize, &'static Equation),
    found: Option<&'a Finding>,
) -> Verified<'a> {
    let sides = [&equation.left, &equation.right];
    let sums = sides.map(|side| add_up(report, blanks, side));
    let is_known = sums.iter().all(|sum| sum.is_some_and(|sum| sum.open == 0));
    let [left, right] = sides.map(|side| arithmetic::worked(report, equation, side));
    let sign = match equation.op {
        Op::Equal => '＝',
        Op::AtLeast => '≥',
    };
    let known = sums.map(|sum| Some(sum?.known).filter(|_| sum.is_some_and(|sum| sum.open == 0)));
    Verified {
        rule: Rule::of(equation),
        name: &report.form().relations()[equation.relation].name,
        scope: &equation.scope,
        proof: Proof::Equation {
            text: format!("{left}{sign}{right}"),
            op: equation.op,
            left: known[0],
            right: known[1],
        },
        state: match found {
            Some(finding) => State::Found(finding),
            None if arithmetic::judge(report, blanks, index, equation).is_some() => {
                State::Broken(equation.rank)
            }
            None if is_known => State::Holds,
            None => State::Open,
        },
    }
}

impl State<'_> {
    /// How what is wrong is treated, if something is.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            State::Found(finding) => Some(finding.severity()),
            State::Broken(rank) => Some(Severity::of(rank, false)),
            State::Holds | State::Open | State::Exempt => None,
        }
    }

    /// Whether a final export must not go out with it.
    #[must_use]
    pub fn stops_final(self) -> bool {
        self.severity().is_some_and(Severity::stops_final)
    }
}
