//! What surrounds the work: the settings, the start page, who gets the keyboard back, and the word
//! on a job that takes long.

use egui::{Context, Id, Ui};

use super::App;
use super::focus::Before;
use super::troubles::Troubles;
use crate::draft::recovery::Recovery;
use crate::files;
use crate::report::{Edit, Report};
use crate::settings::{Settings, Store, Theme};
use crate::ui::input::command::Command;
use crate::ui::shell::jobs::WayOut;
use crate::ui::shell::memory::Told;
use crate::ui::shell::menu;
use crate::ui::shell::menu::MenuState;
use crate::ui::views::collection::WordingState;
use crate::ui::views::exports::ExportState;
use crate::ui::views::preferences;
use crate::ui::views::preferences::PreferencesState;
use crate::ui::views::steps;
use crate::ui::views::welcome::{Action, WelcomeState};
use crate::ui::{theme, words};
use crate::workspace::{Event, Next};

/// How long, in seconds, settings rest before they are written.
const REST: f64 = 1.0;

/// The state of what surrounds the work.
pub(super) struct Surroundings {
    pub(super) settings: Settings,
    /// The settings last seen, and when they changed (seconds of the window's clock).
    seen: Settings,
    changed: Option<f64>,
    /// The theme and scale that the window is drawn in, if they are ours to choose.
    applied: Option<(Theme, u16)>,
    pub(super) preferences: PreferencesState,
    pub(super) wording: WordingState,
    pub(super) exports: ExportState,
    pub(super) menu: MenuState,
    /// What the start page knows; whether it is shown is the workspace's business.
    pub(super) welcome: WelcomeState,
    /// What was chosen on it; carried out after the frame.
    pub(super) chosen: Option<Action>,
    /// The field that gets the keyboard back after the frame, so that the key which closed a menu
    /// does nothing in it.
    pub(super) back_to: Option<Id>,
    pub(super) before: Before,
    pub(super) troubles: Troubles,
}

impl Default for Surroundings {
    fn default() -> Surroundings {
        let settings = Settings::default();
        Surroundings {
            // Until there are settings, colours and size are as they are found.
            applied: Some((settings.theme, settings.scale)),
            seen: settings.clone(),
            settings,
            changed: None,
            preferences: PreferencesState::default(),
            wording: WordingState::default(),
            exports: ExportState::default(),
            menu: MenuState::default(),
            welcome: WelcomeState::default(),
            chosen: None,
            back_to: None,
            before: Before::default(),
            troubles: Troubles::default(),
        }
    }
}

impl Surroundings {
    /// Whether a window lies over the work.
    pub(super) fn has_pane(&self) -> bool {
        self.preferences.is_open() || self.exports.is_open() || self.wording.is_open()
    }
}

impl App {
    /// Uses these settings, and keeps what changes of them.
    #[must_use]
    pub fn with_settings(mut self, settings: Settings, store: Store) -> App {
        self.surroundings.seen = settings.clone();
        self.surroundings.settings = settings;
        self.memory.keep_in(store);
        self.surroundings.applied = None;
        self
    }

    /// Begins with the start page.
    #[must_use]
    pub fn with_welcome(mut self) -> App {
        self.workspace.start();
        self.show_welcome();
        self
    }

    /// The settings as they stand.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.surroundings.settings
    }

    /// The settings, for what the window itself has to remember.
    pub fn settings_mut(&mut self) -> &mut Settings {
        &mut self.surroundings.settings
    }

    /// Writes the settings, if they changed.
    pub fn keep_settings(&mut self) {
        self.surroundings.changed = None;
        self.memory.keep(self.surroundings.settings.clone());
    }

    /// Carries out what is left to do on the disk and nobody waits for.
    pub fn put_away(&mut self, work: impl FnOnce() + Send + 'static) {
        self.memory.also(work);
    }

    /// Keeps unsaved work there, and is seen to run by others who open the same draft.
    fn keep_in(&mut self, recovery: Recovery) {
        self.workspace.keep_in(recovery.journal().to_owned());
        self.workspace.proven_by(recovery.proof().to_owned());
        self.recovery = Some(recovery);
    }

    /// Takes down what has come of reading and writing what is remembered.
    pub(super) fn recall(&mut self, ctx: &Context) {
        for told in self.memory.told(ctx) {
            match told {
                Told::SettingsNotKept(error) => {
                    let said = words::settings_not_kept(&error.to_string());
                    self.status.notice.clone_from(&said);
                    self.surroundings.troubles.settings = Some(said);
                }
                Told::SettingsKept => self.surroundings.troubles.settings = None,
                // Whatever was done is more important.
                Told::RecentNotKept(error) if self.status.notice.is_empty() => {
                    self.status.notice = words::recent_not_kept(&error.to_string());
                }
                Told::RecentNotKept(_) | Told::Recent(_) => {}
                Told::VersionNotKept(error) => {
                    self.status.notice = words::version_not_kept(&error.to_string());
                }
                Told::Place(place) => {
                    self.later.awaits_place = false;
                    match place {
                        Ok(recovery) => self.keep_in(recovery),
                        Err(error) => self.not_kept(&files::reason(&error)),
                    }
                }
                Told::Journals(found) => {
                    if !found.unreadable.is_empty() {
                        self.say(words::PROGRAM, words::unreadable(&found.unreadable));
                    }
                    if found.more > 0 {
                        self.say(words::PROGRAM, words::more_left(found.more));
                    }
                    if !found.left.is_empty() {
                        self.events.push(Event::Left(found.left));
                    }
                }
            }
        }
        self.begin_if_due(ctx);
    }

    /// Takes down that unsaved work cannot be kept aside.
    pub(super) fn not_kept(&mut self, error: &str) {
        let said = words::not_kept(error);
        self.status.notice.clone_from(&said);
        self.surroundings.troubles.work = Some(said);
    }

    /// Takes down that it is kept again, or that there is nothing to be kept.
    pub(super) fn follow_keeping(&mut self) {
        if self.recovery.is_some() && !self.workspace.is_not_kept() {
            self.surroundings.troubles.work = None;
        }
    }

    /// An empty report of the organ that the settings name.
    pub(super) fn new_report(&self) -> Report {
        let mut report = super::filing::blank();
        let organ = self.surroundings.settings.organ.clone();
        report.apply(&Edit::organ(words::TYPE_ORGAN, organ));
        let pack = self.surroundings.settings.pack.clone();
        report.apply(&Edit::pack(words::CHOOSE_PACK, pack));
        report
    }

    /// The menu bar; returns where they end, from the left.
    pub(super) fn menu_bar(&mut self, ui: &mut Ui) -> f32 {
        let mut state = std::mem::take(&mut self.surroundings.menu);
        let mut asked = Vec::new();
        let situation = self.situation();
        let recent = self.memory.recent();
        let chosen = menu::show(
            ui,
            &mut state,
            self.workspace.editor(),
            &situation,
            recent,
            &mut asked,
        );
        self.surroundings.menu = state;
        self.surroundings.back_to = self.surroundings.back_to.or(chosen.back_to);
        let recent = chosen.recent.map(|path| Event::Want(Next::Open(path)));
        self.events.extend(recent);
        self.later.commands.extend(asked);
        chosen.end
    }

    /// Shows what lies over the work, and carries out what was chosen around it.
    pub(super) fn around(&mut self, ctx: &Context) {
        if let Some(field) = self.surroundings.back_to.take() {
            self.give_back(ctx, field);
        }
        if let Some(chosen) = self.surroundings.chosen.take() {
            self.begin_with(chosen);
        }
        let composition = self.ime.composition();
        // Esc is for what lies on top.
        let is_top = self.workspace.prompt().is_none() && !self.surroundings.menu.is_open();
        let own_pack = self
            .workspace
            .has_report()
            .then(|| self.workspace.report().pack().to_owned());
        let before = self.surroundings.settings.pack.clone();
        let surroundings = &mut self.surroundings;
        surroundings.preferences.tell_pack(own_pack.clone());
        let settings = &mut surroundings.settings;
        let closed = preferences::show(
            ctx,
            &mut surroundings.preferences,
            settings,
            composition,
            is_top,
        );
        if let Some(field) = closed {
            self.give_back(ctx, field);
        }
        self.follow_pack(own_pack, &before);
        self.wording_pane(ctx, composition, is_top);
        self.exports(ctx);
        self.explain_all(ctx);
        self.comparing(ctx);
        self.proving(ctx);
        self.tie_chosen(ctx);
        let undone = steps::show(ctx, &mut self.views.steps, self.workspace.editor());
        if let Some(count) = undone {
            self.undo_steps(count);
        }
        self.callout(ctx);
        self.path_box(ctx);
        self.slow_job(ctx);
        self.apply_settings(ctx);
    }

    /// The report at work follows the choice of a local pack where it was checked against the one chosen
    /// before, or where that was asked for.
    fn follow_pack(&mut self, own: Option<String>, before: &str) {
        let chosen = self.surroundings.settings.pack.clone();
        let is_asked = self.surroundings.preferences.take_asked();
        let follows = chosen != before && own.as_deref() == Some(before);
        if own.is_some_and(|own| own != chosen) && (is_asked || follows) {
            self.workspace.edit(&Edit::pack(words::CHOOSE_PACK, chosen));
        }
    }

    /// Says what takes long, and lets it be cancelled.
    fn slow_job(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let Some(slow) = self.jobs.slow(now) else {
            return;
        };
        let is_free = ctx.memory(|memory| memory.focused().is_none());
        let escaped = ctx.input(|input| input.key_pressed(egui::Key::Escape))
            && self.workspace.prompt().is_none()
            && (is_free || self.workspace.is_held());
        let way_out = match slow.way_out {
            WayOut::Cancel => Some(words::CANCEL),
            WayOut::Leave => Some(words::WAIT_NO_LONGER),
            WayOut::None => None,
        };
        let mut is_given_up = escaped && slow.way_out == WayOut::Cancel;
        // Over the status line: what it covers is not to be used meanwhile.
        egui::Area::new(Id::unique("job"))
            .order(egui::Order::Foreground)
            .anchor(egui::Align2::RIGHT_BOTTOM, egui::Vec2::ZERO)
            .show(ctx, |ui| {
                egui::Frame::popup(ui.style()).show(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.label(slow.what);
                        if let Some(way_out) = way_out {
                            is_given_up |= ui.button(way_out).clicked();
                        }
                    });
                });
            });
        if slow.way_out == WayOut::None {
            ctx.request_repaint_after(std::time::Duration::from_secs(1));
        }
        if !is_given_up {
            return;
        }
        if let (true, asked) = self.jobs.give_up(now) {
            match asked {
                Some(_) => self.events.push(Event::Cancelled),
                None => words::CANCELLED.clone_into(&mut self.status.notice),
            }
            ctx.request_repaint();
        }
    }

    pub(super) fn open_settings(&mut self, ctx: &Context) {
        let focused = ctx.memory(egui::Memory::focused);
        let surroundings = &mut self.surroundings;
        surroundings
            .preferences
            .open(&surroundings.settings, focused);
        ctx.request_repaint();
    }

    pub(super) fn zoom(&mut self, command: Command) {
        let scale = self.surroundings.settings.scale;
        let scale = match command {
            Command::ZoomIn => Settings::stepped(scale, true),
            Command::ZoomOut => Settings::stepped(scale, false),
            _ => 100,
        };
        self.surroundings.settings.scale = scale;
        self.status.notice = words::scale(scale);
    }

    /// Draws in the colours and the size that the settings say, and keeps them once they rest.
    fn apply_settings(&mut self, ctx: &Context) {
        let surroundings = &mut self.surroundings;
        let look = (surroundings.settings.theme, surroundings.settings.scale);
        if surroundings.applied != Some(look) {
            let before = surroundings.applied.replace(look);
            if before.is_none_or(|(theme, _)| theme != look.0) {
                theme::wear(ctx, look.0);
            }
            if before.is_none_or(|(_, scale)| scale != look.1) {
                ctx.set_zoom_factor(surroundings.settings.factor());
            }
            ctx.request_repaint();
        }
        let now = ctx.input(|input| input.time);
        if surroundings.settings != surroundings.seen {
            surroundings.seen = surroundings.settings.clone();
            surroundings.changed = Some(now);
        }
        let Some(changed) = surroundings.changed else {
            return;
        };
        let rest = changed + REST - now;
        if rest <= 0.0 {
            self.keep_settings();
        } else {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(rest + 0.05));
        }
    }
}
