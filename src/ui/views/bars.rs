//! The bars around the work: the report's own data, the head of the current part and
//! the status line. They show what they are given and return what was asked for.

use egui::{ComboBox, RichText, TextEdit, Ui};
use egui_extras::{Size, StripBuilder};

use super::metadata;
use super::metadata::MetadataState;
use super::part::Part;
use super::revision::Revision;
use crate::check::Severity;
use crate::form::{CellId, Form};
use crate::report::{Item, Report};
use crate::ui::input::ime::Composition;
use crate::ui::lines::Hover;
use crate::ui::{theme, words};
use crate::workspace::ReadOnly;

/// The texts of the fields for organ and year.
#[derive(Debug, Default)]
pub struct BarsState {
    organ: String,
    year: String,
    /// The year's text without a word that is being composed.
    settled_year: String,
    metadata: MetadataState,
    /// The state of the report that was last looked at.
    seen: Revision,
    /// The field that takes the keyboard at the next frame.
    focus: Option<Field>,
    /// The fields are shown beside the outline, where that is a strip.
    is_open: bool,
}

/// A field for the report's own data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The organ's name.
    Organ,
    /// The year.
    Year,
}

impl BarsState {
    /// Gives a field the keyboard.
    pub fn go_to(&mut self, field: Field) {
        self.focus = Some(field);
        self.is_open = true;
    }

    /// Whether the fields are shown where the outline is a strip.
    pub fn is_open(&mut self) -> &mut bool {
        &mut self.is_open
    }

    /// Shows what the report says now, where others changed it or a composition was broken off. What
    /// is typed and is no year, or has blanks around it, is left alone.
    fn follow(&mut self, report: &Report, revision: Revision, composition: Composition) {
        if composition.was_broken_off {
            report.organ().clone_into(&mut self.organ);
            self.year.clone_from(&self.settled_year);
            self.metadata.follow(report);
        }
        if composition.is_under_way {
            return;
        }
        let before = std::mem::replace(&mut self.seen, revision);
        if before == revision {
            return;
        }
        let is_other = !before.is_of(revision);
        if is_other || self.organ.trim() != report.organ() {
            report.organ().clone_into(&mut self.organ);
        }
        self.metadata.follow(report);
        if is_other || year_in(&self.year).parse().ok() != report.year() {
            self.year = report
                .year()
                .map(|year| year.to_string())
                .unwrap_or_default();
        }
    }
}

/// What was done with the report's own data.
#[derive(Debug)]
pub enum Action {
    /// The organ is now this.
    TypeOrgan(String),
    /// The year is now this; empty for none.
    TypeYear(String),
    /// What a portal says of the report is now this; empty for nothing.
    TypeMetadata(Item, String),
    /// A field was left.
    Leave,
    /// Another form was chosen.
    Form(&'static Form),
}

/// Organ, year and form, one under the other. Returns what was done.
pub fn report(
    ui: &mut Ui,
    state: &mut BarsState,
    report: &Report,
    revision: Revision,
    composition: Composition,
) -> Vec<Action> {
    state.follow(report, revision, composition);
    let composing = composition.is_under_way;
    let mut actions = Vec::new();
    let current = report.form();
    let mut chosen = current;
    let organ = ui.add(
        TextEdit::singleline(&mut state.organ)
            .hint_text(words::ORGAN_HINT)
            .desired_width(f32::INFINITY),
    );
    name(ui, &organ, words::ORGAN);
    if organ.changed() && !composing {
        actions.push(Action::TypeOrgan(state.organ.clone()));
    }
    let year = ui
        .horizontal(|ui| {
            let label = ui.label(words::YEAR);
            let edit = TextEdit::singleline(&mut state.year).desired_width(56.0);
            let year = ui.add(edit).labelled_by(label.id);
            if !state.year.trim().is_empty() && year_in(&state.year).is_empty() {
                let warning = theme::palette(ui.visuals()).error.0;
                let text = RichText::new(words::YEAR_INVALID).color(warning).small();
                ui.add(egui::Label::new(text).truncate());
            }
            year
        })
        .inner;
    if year.changed() && !composing {
        // What is no year is none: the report never says another year than the field.
        actions.push(Action::TypeYear(year_in(&state.year)));
    }
    if !composing {
        state.settled_year.clone_from(&state.year);
    }
    if organ.lost_focus() || year.lost_focus() {
        actions.push(Action::Leave);
    }
    match state.focus.take() {
        Some(Field::Organ) => organ.request_focus(),
        Some(Field::Year) => year.request_focus(),
        None => {}
    }
    let combo = ComboBox::from_id_salt("form")
        .selected_text(RichText::new(current.basis()).size(theme::sizes().outline))
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, |ui| {
            for form in Form::all() {
                let is_chosen = std::ptr::eq(form, current);
                if ui.selectable_label(is_chosen, form.basis()).clicked() {
                    chosen = form;
                }
            }
        });
    name(ui, &combo.response, words::FORM);
    if !std::ptr::eq(chosen, current) {
        actions.push(Action::Form(chosen));
    }
    let (typed, is_left) = metadata::show(ui, &mut state.metadata, composing);
    actions.extend(typed.map(|(item, text)| Action::TypeMetadata(item, text)));
    actions.extend(is_left.then_some(Action::Leave));
    actions
}

/// Says what a field without a label is for: to a screen reader, and on hovering.
fn name(ui: &Ui, field: &egui::Response, name: &str) {
    ui.ctx()
        .accesskit_node_builder(field.id, |node| node.set_label(name));
    field.clone().on_hover(name);
}

/// The year that a text says, in plain digits; empty if it says none.
fn year_in(text: &str) -> String {
    let digits: String = text.chars().map(crate::report::half_width).collect();
    let digits = digits.trim();
    let year = if is_year(digits) { digits } else { "" };
    year.to_owned()
}

/// A year is four digits; a shorter text is still being typed.
fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The heading of a part, and how far it is.
fn heading(report: &Report, part: &Part) -> (String, String) {
    let form = report.form();
    match part {
        Part::Table(table) => {
            let spec = &form.tables()[*table];
            let section = form
                .sections()
                .iter()
                .find(|section| section.id == spec.section);
            let heading = section.map(crate::form::Section::name).unwrap_or_default();
            (heading, words::progress(report.filled(*table)))
        }
        Part::Prose(field) => {
            let heading = form.prose_field(field).map(|field| field.heading.clone());
            let amount = report.amount(field);
            let amount = words::amount(amount.paragraphs, amount.characters);
            (heading.unwrap_or_default(), amount)
        }
    }
}

/// The heading of the current part and how far it is, at the right of a bar that has room.
pub fn part_title(ui: &mut Ui, report: &Report, part: &Part) {
    let (heading, state) = heading(report, part);
    let right = egui::Layout::right_to_left(egui::Align::Center);
    ui.with_layout(right, |ui| {
        ui.weak(state);
        ui.add(egui::Label::new(RichText::new(heading).strong()).truncate());
    });
}

/// The heading of the current part, and how far it is.
pub fn part_head(ui: &mut Ui, report: &Report, part: &Part, limit: usize) {
    let (heading, state) = heading(report, part);
    let limited = match part {
        Part::Prose(field) => report.limited_amount(field),
        Part::Table(_) => None,
    };
    let counts = |ui: &mut Ui| {
        ui.weak(state);
        if let Some((section, amount)) = limited {
            let name = section.name();
            let text = words::limited(&name, amount.characters, limit);
            let is_over = amount.characters > limit;
            let colour = theme::palette(ui.visuals()).waivable.0;
            ui.label(if is_over {
                RichText::new(text).color(colour).strong()
            } else {
                RichText::new(text).weak()
            });
        }
    };
    let heading = egui::Label::new(RichText::new(heading).heading()).truncate();
    let width = if limited.is_some() { 350.0 } else { 150.0 };
    // Where there is no room beside the heading the counts stand under it.
    if ui.available_width() < width + 160.0 {
        ui.add(heading);
        ui.horizontal_wrapped(counts);
        return;
    }
    let height = ui.spacing().interact_size.y;
    ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
        StripBuilder::new(ui)
            .size(Size::remainder())
            .size(Size::exact(width))
            .horizontal(|mut strip| {
                strip.cell(|ui| {
                    ui.add(heading);
                });
                strip.cell(|ui| {
                    let right = egui::Layout::right_to_left(egui::Align::Center);
                    ui.with_layout(right, counts);
                });
            });
    });
}

/// Says why the draft is only looked at; returns whether it is to be worked on here.
pub fn read_only(ui: &mut Ui, why: &ReadOnly) -> bool {
    ui.horizontal(|ui| {
        let colour = theme::palette(ui.visuals()).waivable.0;
        ui.label(RichText::new(words::read_only(why)).color(colour));
        matches!(why, ReadOnly::InUse(_)) && ui.button(words::TAKE_OVER).clicked()
    })
    .inner
}

/// How the work stands, for the status line.
pub struct Work<'a> {
    /// Whether there are unsaved changes.
    pub is_dirty: bool,
    /// Whether unsaved changes lie at least in a copy.
    pub is_kept: bool,
    /// What was last done.
    pub notice: &'a str,
    /// What the selected cells come to.
    pub selection: &'a str,
    /// What was done for the clerk and can be undone.
    pub doing: Option<Doing<'a>>,
    /// Whether it was a file that was made, and can be looked at.
    pub has_file: bool,
    /// What cannot be kept, in short and with the reasons.
    pub trouble: Option<(&'static str, String)>,
}

/// What was done for the clerk.
#[derive(Debug, Clone, Copy)]
pub struct Doing<'a> {
    /// What that was.
    pub said: &'a str,
    /// Whether it is the very next that 撤销 takes back.
    pub is_last: bool,
}

/// What cannot be kept.
pub fn trouble(ui: &mut Ui, (short, reasons): &(&'static str, String)) {
    let (colour, mark) = theme::palette(ui.visuals()).severity(Severity::Error);
    let text = RichText::new(format!("{mark}{short}")).color(colour);
    ui.label(text).on_hover(reasons);
}

/// What is asked for in the status line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// To take back what was done for the clerk.
    Undo,
    /// To look at the file that was made.
    Show,
    /// To look at the folder that it is in.
    ShowFolder,
}

/// The current cell's full name, what was last done or else what is wrong with the cell or was done
/// for the clerk, and that the work is safe.
pub fn status(
    ui: &mut Ui,
    report: &Report,
    cell: Option<CellId>,
    wrong: Option<&(Severity, String)>,
    work: &Work<'_>,
) -> Option<Asked> {
    let mut asked = None;
    let height = ui.spacing().interact_size.y;
    let size = egui::vec2(ui.available_width(), height);
    let right = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(size, right, |ui| {
        ui.set_min_height(height);
        if let Some(trouble) = &work.trouble {
            self::trouble(ui, trouble);
        }
        if work.is_dirty {
            ui.weak(if work.is_kept {
                words::KEPT
            } else {
                words::UNSAVED
            });
        }
        if !work.selection.is_empty() {
            ui.label(work.selection);
        }
        let doing = work.doing;
        let is_said = doing.is_some_and(|doing| doing.said == work.notice);
        let shown = doing.filter(|_| is_said || (work.notice.is_empty() && wrong.is_none()));
        let left = egui::Layout::left_to_right(egui::Align::Center);
        ui.with_layout(left, |ui| {
            if let Some(cell) = cell {
                let value = report.value(cell).text();
                ui.label(format!("{}：{value}", report.form().full_name(cell)));
                if let Some(before) = report.last_value(cell) {
                    ui.weak(words::last_year(before.text(), report.change(cell)));
                }
            }
            let said = match (wrong, shown) {
                _ if !work.notice.is_empty() => RichText::new(work.notice),
                (Some((severity, wrong)), _) => {
                    let (colour, _) = theme::palette(ui.visuals()).severity(*severity);
                    RichText::new(wrong).color(colour)
                }
                (None, Some(doing)) => {
                    RichText::new(words::done_for_you(doing.said, doing.is_last)).weak()
                }
                (None, None) => return,
            };
            let mut offer = |label, what| {
                if ui.small_button(label).clicked() {
                    asked = Some(what);
                }
            };
            if shown.is_some_and(|doing| doing.is_last) {
                offer(words::UNDO_THIS, Asked::Undo);
            }
            if work.has_file {
                offer(words::SHOW_FILE, Asked::Show);
                offer(words::SHOW_FOLDER, Asked::ShowFolder);
            }
            let text = said.text().to_owned();
            let label = ui.add(egui::Label::new(said).truncate());
            // A screen reader says it without being asked.
            ui.ctx().accesskit_node_builder(label.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
            label.on_hover(text);
        });
    });
    asked
}
