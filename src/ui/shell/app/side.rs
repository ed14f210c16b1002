//! The right side: what is wrong, what is unsure, and what comes out.

use std::sync::Arc;

use egui::text::{CCursor, CCursorRange};
use egui::{Context, Ui};

use super::App;
use crate::check::{Severity, Tally};
use crate::export::pdf::{Options, Tag};
use crate::export::{FontSource, Origin};
use crate::ui::views::bars::Field;
use crate::ui::views::part::Part;
use crate::ui::views::preview;
use crate::ui::views::preview::{Laid, PreviewState, caret};
use crate::ui::views::revision::Revision;
use crate::ui::views::{doubts, prose, tabs, ties};
use crate::ui::{theme, words};

/// What the right side shows.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    #[default]
    Findings,
    /// What an import was unsure of.
    Review,
    /// What was kept of last year's text and is not confirmed yet.
    Doubts,
    /// Which numbers of the text follow the tables.
    Ties,
    Preview,
    Years,
}

/// How much of the window the right side takes at first, and what it takes then at most.
const SHARE: f32 = 0.32;
const ENOUGH: f32 = 560.0;
/// What the numbers of a table and a little of its labels need, in points.
const NUMBERS: f32 = 420.0;
/// What the table has before the right side is wider than it must be.
const WORK: f32 = 620.0;

/// The right side.
#[derive(Default)]
pub(super) struct Side {
    tab: Tab,
    stance: Stance,
    preview: PreviewState,
    /// What the pages were, or are being, laid out for: the revision, how,
    /// and with which faces.
    asked: Option<(Revision, Options, FontSource)>,
    /// How wide it was last: whatever it shows, so that its tabs stay where they are.
    width: Option<f32>,
    /// The window is too tight for it.
    is_tight: bool,
    /// One layout at a time.
    is_under_way: bool,
}

/// Whether it is to be seen.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Stance {
    #[default]
    Shown,
    Hidden,
    /// Folded away for want of room, with which it comes back.
    Folded,
}

impl Side {
    /// Whether it is to be seen.
    pub(super) fn is_shown(&self) -> bool {
        self.stance == Stance::Shown
    }

    /// Shows or hides it.
    pub(super) fn toggle(&mut self) {
        self.stance = match self.stance {
            Stance::Shown => Stance::Hidden,
            Stance::Hidden | Stance::Folded => Stance::Shown,
        };
    }

    /// Shows it.
    pub(super) fn open(&mut self) {
        self.stance = Stance::Shown;
    }

    /// A layout broke off; the next change starts another one.
    pub(super) fn broke_off(&mut self) {
        self.is_under_way = false;
    }

    /// Takes pages that were laid out.
    pub(super) fn laid(&mut self, report: u64, laid: Arc<Laid>) {
        self.is_under_way = false;
        self.preview.take(report, laid);
    }
}

impl App {
    /// Whether this is to be seen on the right side.
    pub(super) fn shows(&self, tab: Tab) -> bool {
        self.side.is_shown() && self.side.tab == tab
    }

    /// Shows this on the right side, or goes back to the findings.
    pub(super) fn toggle_tab(&mut self, tab: Tab) {
        let is_shown = self.shows(tab);
        self.show_tab(if is_shown { Tab::Findings } else { tab });
    }

    /// Brings this to the front of the right side.
    pub(super) fn show_tab(&mut self, tab: Tab) {
        self.side.tab = tab;
        self.side.stance = Stance::Shown;
    }

    /// Folds the right side away where the window gets too tight for it, and back. F4 still shows it.
    pub(super) fn fold_side(&mut self, room: f32) {
        let is_tight = room < theme::sizes().tight;
        if std::mem::replace(&mut self.side.is_tight, is_tight) == is_tight {
            return;
        }
        match (is_tight, self.side.stance) {
            (true, Stance::Shown) => {
                self.side.stance = Stance::Folded;
                words::SIDE_FOLDED.clone_into(&mut self.status.notice);
            }
            (false, Stance::Folded) => self.side.stance = Stance::Shown,
            _ => {}
        }
    }

    /// How wide the right side is in a window of this width: nothing while it is hidden.
    pub(super) fn side_width(&self, room: f32) -> f32 {
        if !self.side.is_shown() {
            return 0.0;
        }
        let (default, most) = widths(room);
        self.side.width.unwrap_or(default).min(most)
    }

    /// The right side, if it is shown. It is as wide whatever it shows; the table keeps its numbers.
    pub(super) fn side_panel(&mut self, ui: &mut Ui, room: f32) {
        if !self.side.is_shown() {
            self.views.findings.hide();
            return;
        }
        let (default, most) = widths(room);
        let panel = egui::Panel::right("side").default_size(default);
        let panel = panel.size_range(theme::sizes().side_least..=most);
        let shown = panel.show(ui, |ui| {
            ui.add_space(2.0);
            self.tabs(ui);
            ui.separator();
            self.guide_strip(ui);
            if self.side.tab != Tab::Findings {
                self.views.findings.hide();
            }
            match self.side.tab {
                Tab::Findings => self.findings_panel(ui),
                Tab::Review => self.review_panel(ui),
                Tab::Doubts => self.doubts_panel(ui),
                Tab::Ties => self.ties_panel(ui),
                Tab::Preview => self.preview_panel(ui),
                Tab::Years => self.years_panel(ui),
            }
        });
        self.side.width = Some(shown.response.rect.width());
    }

    /// The tabs, each in a place of its own that neither another nor a count moves.
    fn tabs(&mut self, ui: &mut Ui) {
        let report = self.workspace.report();
        let tally = Tally::of(self.workspace.findings());
        let findings = waiting(tally);
        let doubts = doubts::count(report);
        let ties = ties::count(report);
        let notes = self.workspace.review().open(report);
        let has_review = !self.workspace.review().notes().is_empty();
        let open = |count| (count > 0).then_some((Severity::Waivable, count));
        let tie = (ties > 0).then_some((Severity::Hint, ties));
        let counted = words::counted_tab;
        let tabs = [
            (
                Tab::Findings,
                words::FINDINGS,
                findings,
                words::findings_tab(tally),
            ),
            (
                Tab::Preview,
                words::PREVIEW,
                None,
                words::PREVIEW.to_owned(),
            ),
            (Tab::Years, words::YEARS, None, words::YEARS.to_owned()),
            (Tab::Ties, words::TIES, tie, counted(words::TIES, ties)),
            (
                Tab::Doubts,
                words::DOUBTS,
                open(doubts),
                counted(words::DOUBTS, doubts),
            ),
            (
                Tab::Review,
                words::REVIEW_SHORT,
                open(notes),
                counted(words::REVIEW, notes),
            ),
        ];
        let width = ui.available_width() / tabs.len() as f32;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for (tab, name, count, said) in tabs {
                if tab == Tab::Review && !has_review {
                    continue;
                }
                let is_shown = self.side.tab == tab;
                if tabs::one(ui, width, name, count, &said, is_shown).clicked() {
                    self.side.tab = tab;
                }
            }
        });
    }

    fn preview_panel(&mut self, ui: &mut Ui) {
        self.side.preview.turn_to(self.workspace.edition());
        let target = self.target(ui.ctx());
        self.side.preview.aim(target);
        let situation = self.situation();
        let mut asked = Vec::new();
        let mut menu = |ui: &mut Ui| App::page_menu(ui, &situation, &mut asked);
        let clicked = preview::show(ui, &mut self.side.preview, &mut menu);
        self.later.commands.extend(asked);
        // A click breaks a composition off; what it means is asked with the next one.
        if let Some(tag) = clicked.filter(|_| !self.ime.composition().is_under_way) {
            self.go_to_tag(ui.ctx(), tag);
        }
    }

    /// What is being worked on, as the pages name it.
    fn target(&self, ctx: &Context) -> Option<Tag> {
        let document = &self.side.preview.laid()?.document;
        match &self.views.part {
            Part::Table(_) => {
                document.tag_of_cell(self.report().form(), self.views.grid.current()?)
            }
            Part::Prose(field) => {
                let text = self.report().prose(field);
                let state = egui::TextEdit::load_state(ctx, prose::editor_id(field));
                let at = state.and_then(|state| state.cursor.char_range());
                let at = at.map_or(0, |range| range.primary.index.0);
                document.tag_of_prose(field, caret::paragraph_at(text, at))
            }
        }
    }

    /// Goes to the editor of what was clicked on a page.
    fn go_to_tag(&mut self, ctx: &Context, tag: Tag) {
        let form = self.report().form();
        let Some(laid) = self.side.preview.laid().cloned() else {
            return;
        };
        let block = match tag {
            Tag::Artifact => return,
            Tag::Head | Tag::Title | Tag::Signature => {
                self.views.bars.go_to(Field::Organ);
                return;
            }
            Tag::Cell { .. } => {
                if let Some(cell) = laid.document.number_at(form, tag) {
                    self.go_to_cell(cell);
                }
                return;
            }
            Tag::Block(block) => block,
        };
        match laid.document.origins.get(block) {
            Some(Origin::Prose { field, paragraph }) => {
                let start = caret::start_of(self.report().prose(field), paragraph.unwrap_or(0));
                self.go_to(Part::Prose(field.clone()));
                let id = prose::editor_id(field);
                let mut state = egui::TextEdit::load_state(ctx, id).unwrap_or_default();
                let caret = CCursorRange::one(CCursor::new(start));
                state.cursor.set_char_range(Some(caret));
                egui::TextEdit::store_state(ctx, id, state);
            }
            Some(Origin::Sheet { section }) => {
                let sheet = form.sheet(*section);
                let number = sheet.and_then(|sheet| sheet.numbers().next());
                if let Some((cell, _)) = number {
                    self.go_to(Part::Table(form.cell(cell).table));
                }
            }
            None => {}
        }
    }

    /// Lays the pages out anew where the report has changed and they are looked at.
    pub(super) fn lay_out(&mut self, ctx: &Context) {
        let is_shown = self.side.is_shown() && self.side.tab == Tab::Preview;
        let choices = self.surroundings.settings.export;
        let options = Options {
            draft: Tally::of(self.workspace.findings()).stops_final(),
            red_head: choices.red_head,
            ..Options::default()
        };
        let wanted = (self.revision(), options, choices.fonts);
        if !is_shown || self.side.is_under_way || self.side.asked == Some(wanted) {
            return;
        }
        self.side.asked = Some(wanted);
        self.side.preview.turn_to(self.workspace.edition());
        self.side.is_under_way = true;
        let report = self.workspace.report().clone();
        self.jobs.lay_out(
            ctx,
            self.workspace.edition(),
            report,
            options,
            choices.fonts,
        );
    }
}

/// How wide the right side is at first in a window of this width, and at most.
fn widths(room: f32) -> (f32, f32) {
    let sizes = theme::sizes();
    let least = sizes.side_least;
    let most = (room - sizes.outline_strip - NUMBERS).max(least);
    let default = (room * SHARE).min(room - sizes.outline_strip - WORK);
    (default.clamp(least, ENOUGH).min(most), most)
}

/// How many findings wait to be mended or explained, and how grave the gravest is; where none do, how
/// many hints there are. Mending one never makes it more.
fn waiting(tally: Tally) -> Option<(Severity, usize)> {
    let stops = tally.errors + tally.waivable;
    match tally {
        Tally { errors: 1.., .. } => Some((Severity::Error, stops)),
        Tally { waivable: 1.., .. } => Some((Severity::Waivable, stops)),
        Tally { hints: 1.., .. } => Some((Severity::Hint, tally.hints)),
        _ => None,
    }
}
