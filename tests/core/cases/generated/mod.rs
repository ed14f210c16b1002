//! Statements made from a grammar, with tables that agree or do not: 0 right ones are called wrong, and
//! nearly all wrong ones are found.

mod sentences;
mod tables;

use nianbao::check::prose::{Verdict, read};

use crate::common::dice::Dice;
use crate::common::write;
use sentences::Text;
use tables::Tables;

/// How statements came out.
#[derive(Debug, Default)]
struct Tally {
    all: usize,
    wrong: usize,
    found: usize,
    accused: usize,
    needless: usize,
    amiss: Vec<String>,
}

/// Makes and reads statements until there are so many.
fn run(least: usize, seed: u64) -> Tally {
    let mut dice = Dice::new(seed);
    let mut tally = Tally::default();
    while tally.all < least {
        let tables = Tables::throw(&mut dice);
        let mut report = tables.report();
        for _ in 0..12 {
            let mut text = Text::default();
            let mut order = [0, 1, 2, 3, 4, 4];
            for at in (1..order.len()).rev() {
                order.swap(at, dice.below(at + 1));
            }
            for kind in order {
                match kind {
                    0 => sentences::requests(&mut dice, &tables, &mut text),
                    1 => sentences::outcomes(&mut dice, &tables, &mut text),
                    2 => sentences::cases(&mut dice, &tables, &mut text),
                    3 => sentences::disclosed(&mut dice, &tables, &mut text),
                    _ => sentences::beside(&mut dice, &mut text),
                }
            }
            write(&mut report, "overview.requests", &text.text);
            let readings = read(&report);
            for (place, is_wrong) in &text.statements {
                tally.all += 1;
                let mut here = readings.iter().filter(|reading| {
                    let is_here = reading.span.start < place.end && place.start < reading.span.end;
                    is_here && reading.field == "overview.requests"
                });
                let told = here
                    .find(|reading| matches!(reading.verdict, Verdict::Wrong | Verdict::Doubtful));
                let is_sure = told.is_some_and(|told| told.verdict == Verdict::Wrong);
                match (is_wrong, told.is_some()) {
                    (true, is_found) => {
                        tally.wrong += 1;
                        tally.found += usize::from(is_found);
                    }
                    (false, true) if is_sure => tally.accused += 1,
                    (false, is_told) => tally.needless += usize::from(is_told),
                }
                if *is_wrong != told.is_some() && tally.amiss.len() < 60 {
                    let sentence = text.text[..place.start].rfind('。').map_or(0, |at| at + 3);
                    tally.amiss.push(format!(
                        "{} {is_wrong} {}【{}】{}",
                        tables.organ,
                        &text.text[sentence..place.start],
                        &text.text[place.clone()],
                        &text.text[place.end..].chars().take(24).collect::<String>()
                    ));
                }
            }
        }
    }
    tally
}

#[test]
fn of_made_statements_no_right_one_is_called_wrong_and_nearly_all_wrong_ones_are_found() {
    let tally = run(20_000, 14);
    assert_eq!((tally.accused, tally.needless), (0, 0), "{tally:#?}");
    assert!(tally.found * 100 >= tally.wrong * 95, "{tally:#?}");
}
