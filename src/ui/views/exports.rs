//! What can be exported, and how: for the sign-off and for the portal.

use std::time::SystemTime;

use egui::{Context, Grid, Id, RichText, TextEdit, Ui, Vec2};

use super::pane::Pane;
use crate::beijing;
use crate::check::Tally;
use crate::export::pdf::Fonts;
use crate::export::{Choices, FontSource, text};
use crate::report::{Date, Report};
use crate::ui::input::command::{Command, Situation};
use crate::ui::input::ime::Composition;
use crate::ui::{
    lines::{self, Hover},
    theme, words,
};

/// The open window and the text of its field.
#[derive(Debug, Default)]
pub struct ExportState {
    pane: Pane,
    date: String,
    is_writing: bool,
    /// Where the faces of a source come from, in words; empty while it is being looked up.
    faces: Option<(FontSource, String)>,
}

/// What was asked for in the window.
#[derive(Debug, Default)]
pub struct Asked {
    /// What is to be done.
    pub command: Option<Command>,
    /// The date under the text, as it was typed; empty takes it away.
    pub date: Option<String>,
    /// The window was closed: this field has the keyboard again.
    pub back_to: Option<Id>,
}

/// What the window shows.
pub struct Shown<'a> {
    /// The report.
    pub report: &'a Report,
    /// How many findings it has.
    pub tally: Tally,
    /// What the input method does.
    pub composition: Composition,
    /// Nothing else lies above.
    pub is_top: bool,
    /// What was last done, such as copying; the status line lies under the window.
    pub said: &'a str,
    /// Which commands have something to do.
    pub situation: &'a Situation,
}

impl ExportState {
    /// Opens the window.
    pub fn open(&mut self, report: &Report, came_from: Option<Id>) {
        self.pane.open(came_from);
        self.refresh(report);
    }

    /// Shows what the report says now.
    fn refresh(&mut self, report: &Report) {
        self.date = report
            .date()
            .map(|date| date.to_string())
            .unwrap_or_default();
    }

    /// Whether it is yet to be looked up where the faces of a source come from; says so once.
    pub fn asks_for_faces(&mut self, source: FontSource) -> bool {
        let is_known = self
            .faces
            .as_ref()
            .is_some_and(|(known, _)| *known == source);
        if self.pane.is_open() && !is_known {
            self.faces = Some((source, String::new()));
            return true;
        }
        false
    }

    /// Takes down where the faces of a source come from.
    pub fn know_faces(&mut self, source: FontSource, text: String) {
        self.faces = Some((source, text));
    }

    /// Whether the window is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.pane.is_open()
    }

    /// Whether its field has the keyboard.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.is_writing
    }
}

/// Shows the window while it is open.
pub fn show(
    ctx: &Context,
    state: &mut ExportState,
    choices: &mut Choices,
    shown: &Shown<'_>,
) -> Asked {
    let mut asked = Asked::default();
    state.is_writing = false;
    // Undone meanwhile; what is no date yet is still being typed.
    let typed = Date::read(&state.date);
    let is_stale = typed != shown.report.date() && (typed.is_some() || state.date.is_empty());
    let composition = shown.composition;
    if composition.was_broken_off || (is_stale && !composition.is_under_way) {
        state.refresh(shown.report);
    }
    let ExportState {
        pane,
        date,
        is_writing,
        faces,
    } = state;
    let faces = faces.as_ref().map_or("", |(_, text)| text.as_str());
    let takes_esc = shown.is_top && !shown.composition.is_under_way;
    let width = theme::sizes().settings_width;
    asked.back_to = pane.show(ctx, words::EXPORT, width, takes_esc, |ui, pane| {
        ui.strong(words::FOR_SIGNING);
        ui.add_space(4.0);
        Grid::new("signing")
            .num_columns(2)
            .spacing(Vec2::new(12.0, 6.0))
            .show(ui, |ui| {
                *is_writing = signing(ui, pane, date, choices, shown, &mut asked);
            });
        // Not in the grid, whose columns grow with their text.
        if !faces.is_empty() {
            // Known, so looked up.
            let is_short = !Fonts::of(choices.fonts).substituted().is_empty();
            let faces = RichText::new(faces);
            lines::label(
                ui,
                if is_short {
                    faces.color(theme::palette(ui.visuals()).waivable.0)
                } else {
                    faces.weak()
                },
            );
        }
        lines::label(ui, RichText::new(words::export_state(shown.tally)).weak());
        buttons(
            ui,
            &[
                Command::ExportPdf,
                Command::ExportOfd,
                Command::Print,
                #[cfg(windows)]
                Command::PrintByProgram,
                Command::ExportDocx,
                Command::ExportXlsx,
                Command::ExportSignOff,
                Command::ExportSignOffWord,
            ],
            shown,
            &mut asked,
        );
        ui.separator();
        ui.strong(words::FOR_PORTAL);
        ui.add_space(4.0);
        Grid::new("portal")
            .num_columns(2)
            .spacing(Vec2::new(12.0, 6.0))
            .show(ui, |ui| portal(ui, choices));
        buttons(
            ui,
            &[Command::CopyPage, Command::ExportHtml, Command::ExportText],
            shown,
            &mut asked,
        );
        if !shown.said.is_empty() {
            lines::label(ui, shown.said);
        }
    });
    // A dialog of the system must not lie under the window; what needs none leaves it open, and what
    // prints says in it what came of that.
    let stays = [
        Command::CopyPage,
        Command::Print,
        #[cfg(windows)]
        Command::PrintByProgram,
    ];
    if asked
        .command
        .is_some_and(|command| !stays.contains(&command))
    {
        asked.back_to = pane.close();
    }
    asked
}

fn signing(
    ui: &mut Ui,
    pane: &mut Pane,
    date: &mut String,
    choices: &mut Choices,
    shown: &Shown<'_>,
    asked: &mut Asked,
) -> bool {
    let label = ui.label(words::DATE);
    let is_writing = ui
        .horizontal(|ui| {
            let edit = TextEdit::singleline(date)
                .hint_text(words::date_hint(shown.report.year()))
                .desired_width(160.0);
            let field = ui.add(edit).labelled_by(label.id);
            if pane.arrives() {
                field.request_focus();
            }
            if ui.button(words::TODAY).clicked() {
                *date = today().map(|date| date.to_string()).unwrap_or_default();
                asked.date = Some(date.clone());
            }
            let is_date = date.trim().is_empty() || Date::read(date).is_some();
            if field.changed() && !shown.composition.is_under_way {
                // What is no date is none: the page never bears another than the field.
                asked.date = Some(if is_date { date.clone() } else { String::new() });
            }
            if is_date {
                ui.weak(words::DATE_MEANING);
            } else {
                let warning = theme::palette(ui.visuals()).error.0;
                let said = words::date_invalid(shown.report.year());
                ui.label(RichText::new(said).color(warning));
            }
            field.has_focus()
        })
        .inner;
    ui.end_row();
    ui.label(words::PAGES_WITH);
    ui.vertical(|ui| {
        ui.checkbox(&mut choices.sign_off, words::SIGN_OFF)
            .on_hover(words::SIGN_OFF_HINT);
        if choices.sign_off && shown.report.last().is_none() {
            ui.weak(words::NO_COMPARISON);
        }
        ui.checkbox(&mut choices.red_head, words::RED_HEAD);
    });
    ui.end_row();
    ui.label(words::FACES);
    let mut is_bundled = choices.fonts == FontSource::Bundled;
    ui.checkbox(&mut is_bundled, words::OWN_FACES)
        .on_hover(words::OWN_FACES_HINT);
    choices.fonts = if is_bundled {
        FontSource::Bundled
    } else {
        FontSource::System
    };
    ui.end_row();
    is_writing
}

fn portal(ui: &mut Ui, choices: &mut Choices) {
    ui.label(words::TEXT_TABLES);
    ui.horizontal(|ui| {
        let tables = &mut choices.text.tables;
        ui.radio_value(tables, text::Tables::Tabs, words::TABLES_TABS);
        ui.radio_value(tables, text::Tables::Lines, words::TABLES_LINES);
    });
    ui.end_row();
    ui.label(words::TEXT_FILE);
    let mut is_notepad = choices.text.crlf && choices.text.bom;
    ui.checkbox(&mut is_notepad, words::NOTEPAD);
    (choices.text.crlf, choices.text.bom) = (is_notepad, is_notepad);
    ui.end_row();
}

fn buttons(ui: &mut Ui, commands: &[Command], shown: &Shown<'_>, asked: &mut Asked) {
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        for command in commands {
            let button = egui::Button::new(command.label());
            let refusal = command.refusal(shown.situation);
            let mut button = ui.add_enabled(refusal.is_none(), button);
            if let Some(refusal) = refusal {
                button = button.on_disabled_hover(refusal.sentence());
            }
            if button.on_hover(command.tooltip()).clicked() {
                asked.command = Some(*command);
            }
        }
    });
}

/// The day it is in China.
fn today() -> Option<Date> {
    let now = beijing::at(SystemTime::now())?;
    Date::new(
        u16::try_from(now.year()).ok()?,
        now.month().into(),
        now.day(),
    )
}
