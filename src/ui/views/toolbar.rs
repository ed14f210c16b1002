//! The toolbar: icons with words; where the window is narrow, icons whose meaning everybody knows stand
//! alone, and in the end all of them.

use egui::{Button, Color32, Context, FontId, Id, Stroke, TextStyle, Ui};

use crate::ui::input::command::{Command, Situation};
use crate::ui::lines::Hover;
use crate::ui::{icons, theme};

/// Between two buttons, in points.
const GAP: f32 = 2.0;

/// Which buttons have words beside their icons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wording {
    All,
    /// All but those whose icon stands on every toolbar.
    Rare,
    None,
}

impl Wording {
    fn has(self, command: Command) -> bool {
        match self {
            Wording::All => true,
            Wording::Rare => !is_known_by_icon(command),
            Wording::None => false,
        }
    }
}

/// The icon of a command on the toolbar.
fn icon(command: Command) -> &'static str {
    match command {
        Command::Open => icons::OPEN,
        Command::Roll => icons::ROLL,
        Command::Save => icons::SAVE,
        Command::Undo => icons::UNDO,
        Command::Redo => icons::REDO,
        Command::Compare => icons::COMPARE,
        Command::FillZeros => icons::ZERO,
        Command::TotalUp => icons::SUM,
        Command::Find => icons::FIND,
        Command::NextFinding => icons::FINDING,
        Command::Preview => icons::PREVIEW,
        Command::Export => icons::EXPORT,
        _ => icons::NEXT,
    }
}

fn is_known_by_icon(command: Command) -> bool {
    matches!(
        command,
        Command::Open | Command::Save | Command::Undo | Command::Redo | Command::Find
    )
}

/// Shows it; adds what was pressed to `asked`.
pub fn show(ui: &mut Ui, situation: &Situation, asked: &mut Vec<Command>) {
    let wording = wording(ui);
    ui.horizontal(|ui| {
        let palette = theme::palette(ui.visuals());
        ui.spacing_mut().item_spacing.x = GAP;
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
        widgets.inactive.bg_stroke = Stroke::NONE;
        widgets.hovered.bg_stroke = Stroke::NONE;
        for item in Command::TOOLBAR {
            let Some(command) = item else {
                ui.separator();
                continue;
            };
            let label = label(command);
            let icon = theme::icon(icon(command)).color(palette.text.0);
            let mut button = if wording.has(command) {
                Button::new((icon, label))
            } else {
                Button::new(icon)
            };
            if is_switch(command) {
                button = button.selected(command.is_on(situation));
            }
            let refusal = command.refusal(situation);
            let mut response = ui.add_enabled(refusal.is_none(), button);
            if let Some(refusal) = refusal {
                response = response.on_disabled_hover(refusal.sentence());
            }
            // A screen reader has no use for the icon.
            let ctx = ui.ctx();
            ctx.accesskit_node_builder(response.id, |node| node.set_label(label));
            if response.hovered() {
                let name = if wording.has(command) { "" } else { label };
                response = response.on_hover(tooltip(ctx, command, name));
            }
            if response.clicked() {
                asked.push(command);
            }
            // As a list beside it would.
            if command == Command::Undo && response.secondary_clicked() {
                asked.push(Command::UndoSteps);
            }
        }
    });
}

/// What a button does, with its name where that does not stand on it.
fn tooltip(ctx: &Context, command: Command, name: &str) -> String {
    let keys = command.keys(ctx);
    let parted = if name.is_empty() { "" } else { "：" };
    match command.tooltip() {
        tooltip if keys.is_empty() => format!("{name}{parted}{tooltip}"),
        tooltip => format!("{name}{parted}{tooltip}（{keys}）"),
    }
}

fn is_switch(command: Command) -> bool {
    matches!(command, Command::Compare | Command::Preview)
}

fn label(command: Command) -> &'static str {
    command.label().trim_end_matches('…')
}

/// How wide the toolbar is in each wording, as long as its face, its size and that of a pixel are these.
#[derive(Clone, Copy, Default)]
struct Widths {
    of: [u32; 3],
    all: f32,
    rare: f32,
}

/// The most words for which there is room.
fn wording(ui: &Ui) -> Wording {
    let font = TextStyle::Button.resolve(ui.style());
    // The faces come with the second frame.
    let face = ui.fonts_mut(|fonts| fonts.glyph_width(&font, '国'));
    let of = [font.size, face, ui.pixels_per_point()].map(f32::to_bits);
    let id = Id::unique("toolbar");
    let mut widths: Widths = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    if widths.of != of {
        let [all, rare] = [Wording::All, Wording::Rare].map(|wording| width(ui, wording));
        widths = Widths { of, all, rare };
        ui.data_mut(|data| data.insert_temp(id, widths));
    }
    match ui.available_width() {
        room if widths.all <= room => Wording::All,
        room if widths.rare <= room => Wording::Rare,
        _ => Wording::None,
    }
}

/// How wide the toolbar is.
fn width(ui: &Ui, wording: Wording) -> f32 {
    let spacing = ui.spacing();
    let font = TextStyle::Button.resolve(ui.style());
    let measure = |text: &str, font: FontId| {
        let galley = { ui.painter() }.layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER);
        galley.size().x
    };
    let parts = Command::TOOLBAR.map(|item| {
        let Some(command) = item else {
            return 6.0 + GAP;
        };
        let words = if wording.has(command) {
            spacing.icon_spacing + measure(label(command), font.clone())
        } else {
            0.0
        };
        theme::sizes().icon + words + 2.0 * spacing.button_padding.x + GAP
    });
    parts.iter().sum()
}
