//! What is wrong with the place that was gone to, beside that place: with the ways to mend it, the reason
//! and the way on, whatever the right side shows.

use egui::{Area, Context, Frame, Id, Order, Pos2, Rect, RichText, Stroke, Ui};

use super::findings::{self, FindingsState};
use crate::check::{Finding, Severity};
use crate::form::CellId;
use crate::report::{Edit, WaiverKey};
use crate::ui::input::command::Command;
use crate::ui::input::ime::Composition;
use crate::ui::lines::{self, Hover};
use crate::ui::{theme, words};

/// What is said beside a place, and of which.
#[derive(Debug, Default)]
pub struct CalloutState {
    shown: Option<(WaiverKey, Option<CellId>)>,
}

impl CalloutState {
    /// Says what is wrong, beside this cell if it is one.
    pub fn open(&mut self, key: WaiverKey, cell: Option<CellId>) {
        self.shown = Some((key, cell));
    }

    /// Says nothing any more; returns whether it did.
    pub fn close(&mut self) -> bool {
        self.shown.take().is_some()
    }

    /// Of which finding it speaks.
    #[must_use]
    pub fn key(&self) -> Option<&WaiverKey> {
        self.shown.as_ref().map(|(key, _)| key)
    }

    /// The cell beside which it stands.
    #[must_use]
    pub fn cell(&self) -> Option<CellId> {
        self.shown.as_ref().and_then(|(_, cell)| *cell)
    }
}

/// What it shows.
pub struct Shown<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// Where its place is on the screen.
    pub place: Rect,
    /// Where it may stand: over the work, not over the lists beside it.
    pub room: Rect,
    /// Whether a reason is written here, not in the list of the findings.
    pub writes: bool,
    /// What the input method does.
    pub composition: Composition,
}

/// What was done in it.
#[derive(Debug)]
pub enum Action {
    /// Carry this edit out.
    Apply(Edit),
    /// A command.
    Command(Command),
    /// Close it.
    Close,
}

/// How wide it is, and how far from the place, in points.
const WIDTH: f32 = 330.0;
const GAP: f32 = 6.0;
/// How high it is taken to be before it was drawn.
const HEIGHT: f32 = 130.0;

/// Shows it.
pub fn show(ctx: &Context, reasons: &mut FindingsState, shown: &Shown<'_>) -> Option<Action> {
    let id = Id::unique("callout");
    let palette = theme::palette(&ctx.global_style().visuals);
    let (colour, _) = palette.severity(shown.finding.severity());
    let size = ctx
        .memory(|memory| memory.area_rect(id))
        .map(|rect| rect.size());
    let at = beside(shown.room, shown.place, size);
    Area::new(id)
        .order(Order::Middle)
        .fixed_pos(at)
        .constrain_to(ctx.content_rect())
        .show(ctx, |ui| {
            let frame = Frame::popup(ui.style()).stroke(Stroke::new(1.5, colour));
            frame.show(ui, |ui| content(ui, reasons, shown)).inner
        })
        .inner
}

/// Below the place, or above it where there is no room, and never over it.
fn beside(room: Rect, place: Rect, size: Option<egui::Vec2>) -> Pos2 {
    let size = size.unwrap_or(egui::vec2(WIDTH, HEIGHT));
    let below = place.bottom() + GAP;
    let y = if below + size.y <= room.bottom() {
        below
    } else {
        place.top() - GAP - size.y
    };
    let x = place.left().min(room.right() - size.x).max(room.left());
    Pos2::new(x, y)
}

fn content(ui: &mut Ui, reasons: &mut FindingsState, shown: &Shown<'_>) -> Option<Action> {
    let finding = shown.finding;
    let severity = finding.severity();
    let palette = theme::palette(ui.visuals());
    let (colour, mark) = palette.severity(severity);
    let mut action = None;
    ui.set_width(WIDTH);
    ui.horizontal(|ui| {
        let head = format!("{mark} {}　{}", severity.name(), finding.heading);
        let head = egui::Label::new(RichText::new(head).color(colour).strong());
        let room = ui.available_width() - 30.0;
        ui.allocate_ui(egui::vec2(room, ui.spacing().interact_size.y), |ui| {
            ui.set_width(room);
            ui.add(head.truncate().selectable(false));
        });
        let close = ui.add(egui::Button::new("×").frame(false));
        named(ui, &close, words::CLOSE_CALLOUT.to_owned());
        if close.on_hover(words::CLOSE_CALLOUT).clicked() {
            action = Some(Action::Close);
        }
    });
    let message = lines::label(ui, &finding.message);
    let said = words::callout(&finding.message);
    ui.ctx().accesskit_node_builder(message.id, |node| {
        node.set_label(said.clone());
        node.set_value(said);
        node.set_live(egui::accesskit::Live::Polite);
    });
    ui.horizontal_wrapped(|ui| {
        for fix in finding.fix.iter().chain(&finding.other_fix) {
            let button = ui.button(fix.label());
            named(ui, &button, words::callout(fix.label()));
            if button.clicked() {
                action = Some(Action::Apply(fix.clone()));
            }
        }
        let mut commands = vec![];
        if severity == Severity::Waivable {
            commands.push((Command::Explain, words::EXPLAIN));
        }
        commands.push((Command::NextFinding, words::NEXT_FINDING));
        for (command, label) in commands {
            let button = ui.button(label);
            named(ui, &button, words::callout(label));
            let keys = command.keys(ui.ctx());
            if button.on_hover(keys).clicked() {
                action = Some(Action::Command(command));
            }
        }
    });
    if shown.writes {
        let composing = shown.composition;
        let done = findings::reason_beside(ui, reasons, finding, composing);
        action = done.map(Action::Apply).or(action);
    }
    action
}

/// Tells a button from that of the list, which bears the same words.
fn named(ui: &Ui, button: &egui::Response, name: String) {
    ui.ctx()
        .accesskit_node_builder(button.id, |node| node.set_label(name));
}
