//! Unfinished work on the start page: of which file it is, what differs from that, and what may become of
//! it.

use std::path::PathBuf;

use egui::{Context, Id, Modal, ScrollArea, Ui};

use super::answers;
use super::differences::{self, DifferencesState};
use super::in_sight;
use crate::draft::recovery::LeftBehind;
use crate::report::difference::Differences;
use crate::ui::{lines, theme, words};
use crate::workspace::Fate;

/// Unfinished work, and what differs between it and its file.
#[derive(Debug)]
struct Card {
    file: PathBuf,
    sentence: String,
    /// Where its file can be read.
    differences: Option<Differences>,
}

/// What is known of unfinished work.
#[derive(Debug, Default)]
pub struct UnfinishedState {
    cards: Vec<Card>,
    /// The journal whose differences are shown.
    shown: Option<PathBuf>,
    list: DifferencesState,
}

impl UnfinishedState {
    /// Takes over what there is; whether some came to none.
    pub fn follow(&mut self, left: &[LeftBehind]) -> bool {
        let had_none = self.cards.is_empty();
        let mut known = std::mem::take(&mut self.cards);
        for left in left {
            let at = known.iter().position(|card| card.file == left.file);
            let differences = match at {
                Some(at) => known.swap_remove(at).differences,
                None => {
                    { left.saved.as_ref() }.map(|saved| Differences::between(saved, &left.report))
                }
            };
            self.cards.push(Card {
                file: left.file.clone(),
                sentence: words::left(left),
                differences,
            });
        }
        had_none && !self.cards.is_empty()
    }

    /// Whether differences lie over the page.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.shown.is_some()
    }
}

/// Shows each on the page; the first button takes the keyboard where it arrives.
pub fn cards(
    ui: &mut Ui,
    state: &mut UnfinishedState,
    arriving: &mut bool,
) -> Option<(PathBuf, Fate)> {
    let mut action = None;
    let palette = theme::palette(ui.visuals());
    for card in &state.cards {
        let frame = egui::Frame::group(ui.style()).fill(palette.waivable_fill.0);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            lines::label(ui, &card.sentence);
            if let Some(differences) = &card.differences {
                lines::label(ui, words::left_differs(&differences.summary()));
            }
            ui.horizontal_wrapped(|ui| {
                let differs = card.differences.as_ref();
                let mut is_asked = false;
                let ask = differs
                    .filter(|found| !found.is_empty())
                    .map(|_| &mut is_asked);
                let chosen = fates(ui, Some(arriving), ask);
                action = action
                    .take()
                    .or(chosen.map(|fate| (card.file.clone(), fate)));
                if is_asked {
                    state.shown = Some(card.file.clone());
                }
            });
        });
        ui.add_space(8.0);
    }
    action
}

/// The buttons for what may become of it; what cannot be undone comes last. `asks` takes down that the
/// differences are wanted.
fn fates(
    ui: &mut Ui,
    mut arriving: Option<&mut bool>,
    mut asks: Option<&mut bool>,
) -> Option<Fate> {
    let mut chosen = None;
    for (label, fate) in [
        (words::RECOVER_LEFT, Fate::Opened),
        (words::LEFT_BESIDE, Fate::SavedBeside),
        (words::GIVE_UP, Fate::GivenUp),
    ] {
        let button = in_sight(ui.button(label));
        if arriving.take().is_some_and(std::mem::take) {
            button.request_focus();
        }
        if button.clicked() {
            chosen = Some(fate);
        }
        if let Some(asks) = asks.take() {
            *asks = in_sight(ui.button(words::LEFT_DIFFERENCES)).clicked();
        }
    }
    chosen
}

/// How much of the window's width the differences take at most, in points, and what stays beside them.
const WIDEST: f32 = 1000.0;
const BESIDE: f32 = 60.0;
/// What of the window's height is left for head and buttons.
const AROUND: f32 = 190.0;
/// The least height of the list.
const LEAST: f32 = 120.0;

/// Shows the differences that were asked for.
pub fn show(ctx: &Context, state: &mut UnfinishedState) -> Option<(PathBuf, Fate)> {
    let card = state
        .cards
        .iter()
        .find(|card| state.shown.as_ref() == Some(&card.file));
    let found = card.and_then(|card| Some((card, card.differences.as_ref()?)));
    let Some((card, differences)) = found else {
        state.shown = None;
        return None;
    };
    let mut action = None;
    let mut is_closed = false;
    let room = ctx.content_rect();
    let modal = Modal::new(Id::unique("unfinished")).show(ctx, |ui| {
        ui.set_width((room.width() - BESIDE).min(WIDEST));
        ui.heading(words::LEFT_COMPARED);
        let shown = differences::Shown {
            differences,
            is_back: false,
            names: [words::IN_FILE, words::NOT_SAVED],
            takes: false,
            goes: false,
        };
        ScrollArea::vertical()
            .max_height((room.height() - AROUND).max(LEAST))
            .show(ui, |ui| differences::show(ui, &mut state.list, &shown));
        ui.separator();
        ui.horizontal(|ui| {
            action = fates(ui, None, None);
            is_closed = answers::at_right(ui, words::CLOSE);
        });
    });
    let action = action.map(|fate| (card.file.clone(), fate));
    if is_closed || modal.should_close() || action.is_some() {
        state.shown = None;
    }
    action
}
