//! The help: how things are done, by task; what counts where; the keys; what the program is.

use egui::text::{LayoutJob, TextFormat};
use egui::{Context, FontId, Grid, Id, RichText, ScrollArea, TextEdit, Ui, Vec2};

use super::guidance;
use super::pictures::Pictures;
use crate::form::{Form, Guidance};
use crate::licences;
use crate::manual::{self, Block, Piece, Topic};
use crate::ui::input::command::{Command, Menu};
use crate::ui::{icons, lines, theme, words};

/// A page of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// A task, by its place in the manual.
    Topic(usize),
    /// What counts where.
    Guidance,
    /// The keys.
    Keys,
    /// What the program is.
    About,
}

/// The open window.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, not a state of many"
)]
pub struct HelpState {
    is_open: bool,
    page: Page,
    search: String,
    is_writing: bool,
    /// The search takes the keyboard at the next frame.
    arriving: bool,
    /// Another page begins at its top.
    is_turned: bool,
    came_from: Option<Id>,
    pictures: Pictures,
}

impl Default for HelpState {
    fn default() -> HelpState {
        HelpState {
            is_open: false,
            page: Page::Topic(0),
            search: String::new(),
            is_writing: false,
            arriving: false,
            is_turned: false,
            came_from: None,
            pictures: Pictures::default(),
        }
    }
}

impl HelpState {
    /// Opens the window at a page, or where it was left.
    pub fn open(&mut self, page: Option<Page>, came_from: Option<Id>) {
        if !self.is_open {
            self.came_from = came_from;
        }
        if let Some(page) = page {
            self.search.clear();
            self.turn_to(page);
        }
        self.is_open = true;
        self.arriving = true;
    }

    /// Whether it is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether its search has the keyboard.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.is_open && self.is_writing
    }

    fn turn_to(&mut self, page: Page) {
        self.is_turned = self.page != page;
        self.page = page;
    }
}

/// How large the window is where there is room, how wide its list of pages, in points.
const SIZE: Vec2 = Vec2::new(860.0, 560.0);
const LIST: f32 = 216.0;
/// What the window leaves of the room around it.
const AROUND: f32 = 72.0;

/// Shows the window while it is open. Returns the field that had the keyboard before, when it is
/// closed.
pub fn show(
    ctx: &Context,
    state: &mut HelpState,
    form: &'static Form,
    takes_esc: bool,
) -> Option<Id> {
    if !state.is_open {
        return None;
    }
    let room = ctx.content_rect().size() - Vec2::splat(AROUND);
    let size = SIZE.min(room);
    let mut is_closed = false;
    egui::Window::new(words::HELP)
        .title_bar(false)
        .resizable(false)
        .anchor(egui::Align2::CENTER_CENTER, Vec2::ZERO)
        .show(ctx, |ui| {
            ui.set_min_size(size);
            ui.set_max_size(size);
            ui.horizontal(|ui| {
                ui.heading(words::HELP);
                let right = egui::Layout::right_to_left(egui::Align::Center);
                ui.with_layout(right, |ui| {
                    is_closed = ui.button(words::CLOSE).clicked();
                });
            });
            ui.add_space(4.0);
            let height = ui.available_height();
            ui.horizontal_top(|ui| {
                let top_down = egui::Layout::top_down(egui::Align::Min);
                ui.allocate_ui_with_layout(Vec2::new(LIST, height), top_down, |ui| {
                    ui.set_width(LIST);
                    contents(ui, state, form);
                });
                ui.separator();
                let width = ui.available_width();
                ui.allocate_ui_with_layout(Vec2::new(width, height), top_down, |ui| {
                    let mut area = ScrollArea::vertical()
                        .id_salt("help")
                        .auto_shrink([false; 2]);
                    if std::mem::take(&mut state.is_turned) {
                        area = area.vertical_scroll_offset(0.0);
                    }
                    area.show(ui, |ui| page(ui, state, form));
                });
            });
        });
    let is_free = ctx.memory(|memory| memory.focused().is_none());
    let escaped = (is_free || state.is_writing)
        && takes_esc
        && ctx.input(|input| input.key_pressed(egui::Key::Escape));
    if is_closed || escaped {
        state.is_open = false;
        state.pictures = Pictures::default();
        return state.came_from.take();
    }
    None
}

/// The search and the pages in which what is looked for stands.
fn contents(ui: &mut Ui, state: &mut HelpState, form: &'static Form) {
    let hint = words::HELP_SEARCH;
    let edit = TextEdit::singleline(&mut state.search)
        .hint_text(hint)
        .desired_width(LIST - 12.0);
    let search = ui.add(edit);
    ui.ctx()
        .accesskit_node_builder(search.id, |node| node.set_label(hint));
    if std::mem::take(&mut state.arriving) {
        search.request_focus();
    }
    state.is_writing = search.has_focus();
    ui.add_space(4.0);
    let sought = state.search.trim().to_lowercase();
    let topics = manual::topics().iter().enumerate();
    let topics = topics.filter(|(_, topic)| speaks_of(topic, &sought));
    let mut pages: Vec<(Page, &str, &str)> = topics
        .map(|(index, topic)| (Page::Topic(index), icons::HELP, topic.title))
        .collect();
    let is_sought = |text: &str| sought.is_empty() || text.to_lowercase().contains(&sought);
    if form.guidance().iter().any(|one| explains(one, &sought)) {
        pages.push((Page::Guidance, icons::GUIDANCE, words::GUIDANCE));
    }
    if Command::ALL
        .iter()
        .any(|command| is_sought(command.label()))
    {
        pages.push((Page::Keys, icons::KEYS, words::KEYS));
    }
    if is_sought(words::ABOUT) {
        pages.push((Page::About, icons::ABOUT, words::ABOUT));
    }
    if search.changed()
        && !pages.iter().any(|(page, _, _)| *page == state.page)
        && let Some((page, _, _)) = pages.first()
    {
        state.turn_to(*page);
    }
    if pages.is_empty() {
        ui.weak(words::HELP_NOTHING);
    }
    ScrollArea::vertical().id_salt("pages").show(ui, |ui| {
        for (page, icon, name) in pages {
            let button = egui::Button::selectable(state.page == page, (theme::icon(icon), name));
            let width = ui.available_width();
            let response = ui.add(button.min_size(Vec2::new(width, 0.0)).truncate());
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_label(name));
            if super::in_sight(response).clicked() {
                state.turn_to(page);
            }
        }
    });
}

fn speaks_of(topic: &Topic, sought: &str) -> bool {
    let blocks = topic.blocks.iter().map(Block::text);
    let mut texts = blocks.chain([topic.title]);
    sought.is_empty() || texts.any(|text| text.to_lowercase().contains(sought))
}

fn explains(guidance: &Guidance, sought: &str) -> bool {
    let texts = [&guidance.about, &guidance.text, &guidance.source.name()];
    sought.is_empty()
        || texts
            .iter()
            .any(|text| text.to_lowercase().contains(sought))
}

fn page(ui: &mut Ui, state: &mut HelpState, form: &'static Form) {
    match state.page {
        Page::Topic(index) => {
            if let Some(found) = manual::topics().get(index) {
                topic(ui, found, &mut state.pictures);
            }
        }
        Page::Guidance => counting(ui, state, form),
        Page::Keys => keys(ui),
        Page::About => about(ui, form),
    }
}

fn topic(ui: &mut Ui, topic: &Topic, pictures: &mut Pictures) {
    ui.heading(topic.title);
    for block in &topic.blocks {
        ui.add_space(2.0);
        match block {
            Block::Heading(text) => {
                ui.add_space(6.0);
                ui.strong(*text);
            }
            Block::Paragraph(text) => {
                let text = job(ui, "", text);
                lines::label(ui, text);
            }
            Block::Step(number, text) => {
                let text = job(ui, &format!("{number}. "), text);
                lines::label(ui, text);
            }
            Block::Item(text) => {
                let text = job(ui, "• ", text);
                lines::label(ui, text);
            }
            Block::Picture(caption, file) => pictures.show(ui, caption, file),
        }
    }
}

/// A text in which what stands on the screen and keys are set off.
fn job(ui: &Ui, mark: &str, text: &str) -> LayoutJob {
    let palette = theme::palette(ui.visuals());
    let font = FontId::proportional(theme::sizes().body);
    let plain = TextFormat::simple(font.clone(), palette.text.0);
    let name = TextFormat::simple(font, palette.accent.0);
    let keys = TextFormat {
        background: palette.head.0,
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    job.append(mark, 0.0, plain.clone());
    for piece in manual::pieces(text) {
        match piece {
            Piece::Words(words) => job.append(words, 0.0, plain.clone()),
            Piece::Name(words) => job.append(&format!("“{words}”"), 0.0, name.clone()),
            Piece::Keys(words) => job.append(words, 0.0, keys.clone()),
        }
    }
    job.wrap.max_width = ui.available_width();
    job
}

/// What counts where, table by table.
fn counting(ui: &mut Ui, state: &HelpState, form: &'static Form) {
    ui.heading(words::GUIDANCE);
    ui.weak(form.basis());
    let sought = state.search.trim().to_lowercase();
    let mut above = None;
    for one in form.guidance().iter().filter(|one| explains(one, &sought)) {
        let table = one.cells().first().map(|cell| form.cell(*cell).table);
        if above != Some(table) {
            above = Some(table);
            ui.add_space(8.0);
            let name = table.map(|table| form.tables()[table].name.as_str());
            ui.label(RichText::new(name.unwrap_or(words::WHOLE_REPORT)).heading());
        }
        ui.add_space(4.0);
        guidance::entry(ui, one);
    }
}

/// Every key, by menu, then those of the table.
fn keys(ui: &mut Ui) {
    ui.heading(words::KEYS);
    for menu in Menu::ALL {
        ui.add_space(6.0);
        ui.strong(menu.name().0);
        Grid::new(("keys", menu.name().0))
            .num_columns(2)
            .striped(true)
            .min_col_width(180.0)
            .show(ui, |ui| {
                for command in menu.items().into_iter().flatten() {
                    let keys = command.keys(ui.ctx());
                    if keys.is_empty() {
                        continue;
                    }
                    ui.label(command.label().trim_end_matches('…'));
                    ui.label(keys);
                    ui.end_row();
                }
            });
    }
    ui.add_space(6.0);
    ui.strong(words::KEYS_ELSEWHERE);
    Grid::new("keys elsewhere")
        .num_columns(2)
        .striped(true)
        .min_col_width(180.0)
        .show(ui, |ui| {
            for (what, keys) in words::OTHER_KEYS {
                ui.label(what);
                ui.label(keys);
                ui.end_row();
            }
        });
}

fn about(ui: &mut Ui, form: &Form) {
    ui.heading(words::PROGRAM);
    ui.label(words::program_version(env!("CARGO_PKG_VERSION")));
    ui.add_space(4.0);
    ui.label(words::basis(form.basis()));
    ui.add_space(8.0);
    ui.strong(words::LICENCES);
    for licence in words::LICENCE_LIST {
        lines::label(ui, licence);
    }
    ui.add_space(8.0);
    let count = licences::libraries().count();
    ui.collapsing(words::libraries(count), |ui| {
        for library in licences::libraries() {
            let name = format!("{} {}", library.name, library.version);
            ui.label(format!("{name}　{}", library.licence));
        }
        if ui.button(words::COPY_LICENCES).clicked() {
            ui.ctx().copy_text(licences::text().to_owned());
        }
    });
}
