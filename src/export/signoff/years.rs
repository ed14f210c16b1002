//! 近年情况: what is told of every year, as bars.

use crate::export::document::Block;
use crate::export::document::chart::{Chart, Panel};
use crate::report::{Figures, Report};

/// The most years that are shown: the latest.
const YEARS: usize = 8;

/// The chart of the years at hand, if there are two that say something.
pub(super) fn block(report: &Report) -> Option<Block> {
    let mut years = report.figures();
    years.retain(|(_, figures)| figures.numbers().iter().any(Option::is_some));
    if years.len() < 2 {
        return None;
    }
    years.drain(..years.len().saturating_sub(YEARS));
    let panels = Figures::NAMES.iter().enumerate().map(|(index, name)| {
        let bars = years.iter().map(|(year, figures)| {
            let number = figures.numbers().get(index).copied().flatten();
            (format!("{year}年"), number)
        });
        Panel {
            title: (*name).to_owned(),
            unit: "件".to_owned(),
            bars: bars.collect(),
        }
    });
    Some(Block::Chart(Chart {
        caption: "近年情况".to_owned(),
        panels: panels.collect(),
    }))
}
