//! Where tables stand on the pages, and what is blank about them.

use super::flow::{Flow, Laid};
use super::table::TableLayout;
use crate::export::document::geometry::{HEIGHT, PITCH, TOP};

/// The least that stays blank above a table, and below it.
const GAP: f32 = 4.0;
/// A table that would leave more of a page blank than this is drawn together first…
const MUCH_BLANK: f32 = 1.0 / 3.0;
/// …and one that would still leave more than this is broken between its blocks.
const MOST_BLANK: f32 = 0.5;
/// Rounding of sums.
const HAIR: f32 = 0.05;

impl Flow {
    /// Draws the rows of a table together that would leave much of the page blank, if that keeps it on
    /// this page; `heads` is what stands above it and goes where it goes.
    pub(super) fn draw_together(&self, table: &mut TableLayout, heads: f32) {
        let room = HEIGHT - self.y - heads - GAP;
        if room > HEIGHT * MUCH_BLANK && table.height(&(0..table.rows())) > room {
            table.tighten(room - HAIR);
        }
    }

    /// The room a table asks for: all of it where it fits on one page, else its first rows.
    pub(super) fn table_need(&self, table: &TableLayout, heads: f32) -> f32 {
        let whole = table.height(&(0..table.rows())) + GAP;
        let room = HEIGHT - self.y - heads;
        if whole <= room || room > HEIGHT * MOST_BLANK && table.captions.len() > 1 {
            0.0
        } else if whole + heads <= HEIGHT {
            whole
        } else {
            let some = (table.header_rows + 2).min(table.rows());
            table.height(&(0..some)) + GAP
        }
    }

    /// Draws a table; `next` is what stands under it.
    pub(super) fn table(&mut self, index: usize, table: &TableLayout, next: Option<&Laid>) {
        // A chart shares a page with the table that it belongs to.
        let chart = match next {
            Some(Laid::Chart(chart)) => chart.height + PITCH,
            _ => 0.0,
        };
        let mut from = 0;
        while from < table.rows() {
            let gap = if self.y > 0.0 { GAP } else { 0.0 };
            let room = HEIGHT - self.y - gap;
            let mut end = match table.end_of_piece(from, room) {
                Some(end) => end,
                None if self.y > 0.0 => {
                    self.end_page();
                    continue;
                }
                None => from + 1,
            };
            let is_last = end == table.rows();
            if is_last && chart > 0.0 && table.height(&(from..end)) + chart > room {
                end = table.end_before(from, room, chart).unwrap_or(end);
            }
            let rows = from..end;
            let height = table.height(&rows);
            let bottom = self.y + gap + height;
            // Text after the table stands on the grid again; what is blank is shared above and below.
            let next = ((bottom + GAP) / PITCH).ceil() * PITCH;
            let above = if end == table.rows() && self.y > 0.0 && next <= HEIGHT + HAIR {
                (next - self.y - height) / 2.0
            } else {
                gap
            };
            self.y += above;
            table.draw(&mut self.page, index, &rows, TOP + self.y);
            self.y = next;
            from = end;
            if from < table.rows() {
                self.end_page();
            }
        }
    }
}
