//! Edits: undone and redone exactly, and as lines of text replayed to the very same report.

use std::sync::LazyLock;

use nianbao::draft::edits::{read, write};
use nianbao::form::CellId;
use nianbao::report::numerals::numerals;
use nianbao::report::{
    Anchor, Change, Date, Doubt, Edit, Editor, Formula, Report, Search, Tie, WaiverKey,
};
use proptest::prelude::*;
use proptest::sample::select;

use crate::common::pair::pair;
use crate::common::{balanced, form, set};

/// What a clerk does. Numbers are taken as far as there is something to number.
#[derive(Debug, Clone)]
enum Deed {
    Make(Vec<Make>),
    /// Typed into a prose field, key by key.
    Type(Make),
    /// Typed into a cell, key by key.
    Key(usize, String),
    Pause,
    Undo,
    Redo,
}

/// What makes an edit of a report.
#[derive(Debug, Clone)]
enum Make {
    Cell(usize, String),
    Enter(usize, String),
    Splice(usize, [usize; 2], String),
    Prose(usize, String),
    Write(usize, String),
    Tie(usize, Vec<([usize; 2], usize)>),
    Bind(usize, usize, usize),
    Unbind(usize, usize),
    Confirm,
    Replace(String, String),
    Organ(String),
    Year(Option<u16>),
    Date(Option<Date>),
    Reason(String, String),
    Switch(usize, bool),
    Last(usize),
    Whole(usize),
}

const CELLS: [&str; 4] = [
    "applications.new.natural",
    "applications.new.total",
    "applications.carried_out.total",
    "review.cases.total",
];

const FIELDS: [&str; 3] = ["overview.requests", "problems", "other"];

/// Typed into cells, and into prose.
const WORDS: [&str; 24] = [
    "",
    "0",
    "3",
    "842",
    " 12 ",
    "１２",
    "1,234",
    "1 234",
    "007",
    "减3",
    "-3",
    "12.50万元",
    "3亿元",
    "1.5元",
    "十二",
    "一\t二",
    "\u{200b}",
    "2024年",
    "件，",
    "新收申请842件，上年结转3件。",
    "\n",
    "\r\n\"\\",
    "\u{2028}é",
    "🀄",
];

static BASES: LazyLock<Vec<Report>> = LazyLock::new(|| {
    let (last, report) = pair();
    let mut with_last = report.clone();
    with_last.apply(&Edit::attach("", Some(last)));
    let mut bare = Report::new(form("2019"));
    set(&mut bare, CELLS[0], "5");
    let rolled = with_last.rolled().unwrap().report;
    with_last.apply(&Edit::prose("", FIELDS[0], ""));
    vec![
        tied(&Report::new(form("2021"))),
        tied(&bare),
        balanced("2019"),
        tied(&with_last),
        rolled,
    ]
});

/// The report with a sentence whose numbers follow cells.
fn tied(report: &Report) -> Report {
    let mut tied = report.clone();
    tied.apply(&Edit::prose("", FIELDS[0], "新收申请842件，上年结转3件。"));
    for (which, cell) in [(0, 1), (1, 2)] {
        let edit = Make::Bind(0, which, cell).edit(&tied);
        tied.apply(&edit);
    }
    tied
}

fn cell(report: &Report, which: usize) -> CellId {
    let form = report.form();
    let known = CELLS.get(which % 8).and_then(|name| form.find(name));
    let mut cells = form.cells().map(|(cell, _)| cell);
    let count = cells.len();
    known.unwrap_or_else(|| cells.nth(which % count).unwrap())
}

fn field(which: usize) -> &'static str {
    FIELDS[which % FIELDS.len()]
}

fn tie(report: &Report, which: usize) -> Tie {
    match which % 4 {
        0 => Tie::Doubt(Doubt::ALL[which / 4 % Doubt::ALL.len()]),
        1 => Tie::Cells(vec![cell(report, 0), cell(report, which)].into()),
        2 => Tie::Cells(Formula::share(
            vec![cell(report, which)],
            vec![cell(report, 0), cell(report, 1)],
        )),
        _ => Tie::Cells(vec![cell(report, which)].into()),
    }
}

/// The last year's reports, and the reports that come in place of one.
fn other(report: &Report, which: usize) -> Option<Report> {
    match which % 8 {
        0 => None,
        1 => report.last().cloned(),
        2 => report.rolled().map(|rolled| rolled.report),
        3 => Some(report.in_form(form("2019")).0),
        4 => Some(report.in_form(form("2021")).0),
        which => BASES.get(which - 4).cloned(),
    }
}

impl Make {
    fn edit(&self, report: &Report) -> Edit {
        let label = "改";
        match self {
            Make::Cell(which, text) => Edit::cells(label, [(cell(report, *which), text.clone())]),
            Make::Enter(which, text) => report.entry(label, [(cell(report, *which), text.clone())]),
            Make::Splice(which, [from, to], text) => {
                Edit::splice(label, field(*which), *from..*to, text)
            }
            Make::Prose(which, text) => Edit::prose(label, field(*which), text),
            Make::Write(which, text) => report.write(label, field(*which), text),
            Make::Tie(which, places) => {
                let anchors = places.iter().map(|([from, to], which)| Anchor {
                    place: *from..*to,
                    tie: tie(report, *which),
                });
                Edit::one(
                    label,
                    Change::Anchors(field(*which).to_owned(), anchors.collect()),
                )
            }
            Make::Bind(which, at, to) => {
                let numbers = numerals(report.prose(field(*which)));
                match numbers.get(at % numbers.len().max(1)) {
                    Some(number) => {
                        let cells = [cell(report, *to)];
                        report.bind(label, field(*which), &number.span, &cells)
                    }
                    None => Edit::new(label, Vec::new()),
                }
            }
            Make::Unbind(which, at) => match report.bound_at(field(*which), *at) {
                Some(anchor) => report.unbind(label, field(*which), &anchor.place),
                None => Edit::new(label, Vec::new()),
            },
            Make::Confirm => report.confirm_all(None),
            Make::Replace(text, with) => match Search::new(text, false) {
                Some(search) => report.replace_all(label, &search, with).edit,
                None => Edit::new(label, Vec::new()),
            },
            Make::Organ(name) => Edit::organ(label, name),
            Make::Year(year) => Edit::year(label, *year),
            Make::Date(date) => Edit::date(label, *date),
            Make::Reason(values, reason) => {
                let key = WaiverKey {
                    rule: "sum".to_owned(),
                    place: CELLS[1].to_owned(),
                    values: values.clone(),
                };
                Edit::reason(label, key, reason)
            }
            Make::Switch(which, is_typed) => {
                let tables = report.form().tables();
                Edit::typed_sums(label, &tables[which % tables.len()].id, *is_typed)
            }
            Make::Last(which) => Edit::attach(label, other(report, *which)),
            Make::Whole(which) => match other(report, *which) {
                Some(whole) => Edit::replace(label, whole),
                None => Edit::new(label, Vec::new()),
            },
        }
    }
}

/// One edit of several parts, each made on what those before it left.
fn edit(makes: &[Make], report: &Report) -> Edit {
    let mut now = report.clone();
    makes
        .iter()
        .fold(Edit::new("改", Vec::new()), |edit, make| {
            let next = make.edit(&now);
            now.apply(&next);
            edit.and(next)
        })
}

fn words() -> impl Strategy<Value = String> {
    let plain = || select(&WORDS[..]).prop_map(str::to_owned);
    prop_oneof![6 => plain(), 1 => (plain(), plain()).prop_map(|(one, other)| one + &other)]
}

/// A place in a short text, or across its end; mostly between characters, which are of three bytes.
fn place() -> impl Strategy<Value = [usize; 2]> {
    let place = |(from, length): (usize, usize)| [from, from + length];
    prop_oneof![
        (0..50usize, 0..8usize).prop_map(place),
        (0..14usize, 0..4usize).prop_map(move |(from, length)| place((3 * from, 3 * length))),
    ]
}

fn makes() -> impl Strategy<Value = Make> {
    let which = || 0..400usize;
    let date = (2020u16..2030, 1u8..13, 1u8..32).prop_map(|(year, month, day)| {
        // Not every day is one.
        Date::new(year, month, day)
    });
    prop_oneof![
        4 => (which(), words()).prop_map(|(cell, text)| Make::Cell(cell, text)),
        4 => (which(), words()).prop_map(|(cell, text)| Make::Enter(cell, text)),
        6 => (which(), place(), words()).prop_map(|(field, place, text)| Make::Splice(field, place, text)),
        2 => (which(), words()).prop_map(|(field, text)| Make::Prose(field, text)),
        2 => (which(), words()).prop_map(|(field, text)| Make::Write(field, text)),
        3 => (which(), prop::collection::vec((place(), which()), 0..3)).prop_map(|(field, ties)| Make::Tie(field, ties)),
        6 => (which(), 0..50usize, which()).prop_map(|(field, at, cell)| Make::Bind(field, at, cell)),
        1 => (which(), 0..50usize).prop_map(|(field, at)| Make::Unbind(field, at)),
        1 => Just(Make::Confirm),
        1 => (words(), words()).prop_map(|(text, with)| Make::Replace(text, with)),
        1 => words().prop_map(Make::Organ),
        1 => prop::option::of(any::<u16>()).prop_map(Make::Year),
        1 => date.prop_map(Make::Date),
        2 => (select(&["1、2", ""][..]), words()).prop_map(|(values, reason)| Make::Reason(values.to_owned(), reason)),
        2 => (which(), any::<bool>()).prop_map(|(table, is_typed)| Make::Switch(table, is_typed)),
        1 => which().prop_map(Make::Last),
        1 => which().prop_map(Make::Whole),
    ]
}

/// Deeds, in their order; what is undone is often redone.
fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let typed = prop_oneof![
        3 => (0..2usize, 20..26usize, words()).prop_map(|(field, at, text)| Make::Splice(field, [at, at], text)),
        1 => (0..2usize, words()).prop_map(|(field, text)| Make::Write(field, text)),
    ];
    let deed = prop_oneof![
        10 => prop::collection::vec(makes(), 1..3).prop_map(|makes| vec![Deed::Make(makes)]),
        3 => typed.prop_map(|make| vec![Deed::Type(make)]),
        4 => (0..3usize, words()).prop_map(|(cell, text)| vec![Deed::Key(cell, text)]),
        1 => Just(vec![Deed::Pause]),
        4 => (1..4usize, 0..4usize).prop_map(|(back, on)| {
            [vec![Deed::Undo; back], vec![Deed::Redo; on]].concat()
        }),
    ];
    prop::collection::vec(deed, 1..6).prop_map(|deeds| deeds.concat())
}

/// Carries a deed out. Returns the edit as it was applied, with what followed it.
fn carry_out(editor: &mut Editor, deed: &Deed) -> Edit {
    let before = editor.report().clone();
    let since = |editor: &Editor| Edit::between("改", &before, editor.report());
    match deed {
        Deed::Make(makes) => {
            let edit = edit(makes, &before);
            editor.apply(&edit);
            before.with_followers(edit)
        }
        Deed::Type(make) => {
            let edit = make.edit(&before).typing();
            editor.apply(&edit);
            before.with_followers(edit)
        }
        Deed::Key(which, text) => {
            editor.type_into("填", cell(&before, *which), text.clone());
            since(editor)
        }
        Deed::Pause => {
            editor.end_typing();
            since(editor)
        }
        Deed::Undo => {
            editor.undo();
            since(editor)
        }
        Deed::Redo => editor.redo().unwrap_or_else(|| Edit::new("改", Vec::new())),
    }
}

/// Carries the line of an edit out on a copy, as it was read back; it must come to this.
fn replay(copy: &mut Report, edit: &Edit, wanted: &Report) -> Result<Edit, TestCaseError> {
    let line = write(copy, edit);
    prop_assert!(!line.contains(['\n', '\r']));
    let again = match read(copy, line.as_bytes()) {
        Ok(again) => again,
        Err(error) => return Err(TestCaseError::fail(format!("{error}\n{line}"))),
    };
    prop_assert_eq!(again.label(), edit.label());
    let undone = copy.apply(&again);
    prop_assert!(copy.is_identical(wanted), "{}", line);
    Ok(undone)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_edits_are_undone_and_redone_exactly_and_replayed_from_their_lines_to_the_same_report(
        base in 0..5usize,
        deeds in deeds(),
    ) {
        let base = BASES[base].clone();
        let mut editor = Editor::new(base.clone());
        let mut copy = base.clone();
        for deed in &deeds {
            let before = copy.clone();
            let applied = carry_out(&mut editor, deed);
            if applied.changes().is_empty() {
                prop_assert!(editor.report().is_identical(&before));
                continue;
            }
            let undone = replay(&mut copy, &applied, editor.report())?;
            // What takes it back is an edit like any other.
            replay(&mut copy.clone(), &undone, &before)?;
        }
        let end = editor.report().clone();
        let mut steps = 0;
        while editor.undo().is_some() {
            steps += 1;
        }
        prop_assert!(editor.report().is_identical(&base));
        prop_assert!(!editor.is_dirty());
        for _ in 0..steps {
            prop_assert!(editor.redo().is_some());
        }
        prop_assert!(editor.report().is_identical(&end));
    }
}
