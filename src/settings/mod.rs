//! What the program remembers of a clerk's wishes from one day to the next.
//!
//! The file lies beside the program where that folder can be written to, so that a program on a
//! stick takes its settings along; else in the user's own folder. What in it cannot be understood
//! is left out alone, and what a later version wrote is kept.

mod store;

use std::collections::BTreeMap;

use ron::Value;
use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::export::text::Tables;
use crate::export::{Choices, FontSource};

pub use store::{FOLDER, Store, folders};

const HEAD: &str = "// 年报程序的设置。请在程序的“设置”里修改。\n";

/// The colours of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// White on black, with a contrast that weak eyes need.
    Contrast,
    /// As the system has it.
    System,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Theme; 4] = [Theme::Light, Theme::Dark, Theme::Contrast, Theme::System];

    fn name(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Contrast => "contrast",
            Theme::System => "system",
        }
    }
}

/// Where the window was. In pixels of the screen, which mean the same on every monitor; the size in
/// points, which are as large as the eye wants them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Width and height of the content in points at the scale 1.
    pub size: [f32; 2],
    /// Left and top of the frame in pixels; some systems do not tell.
    pub position: Option<[f32; 2]>,
    /// How many pixels a point had there.
    pub pixels_per_point: f32,
    /// Whether it filled the screen; the size is then the one it goes back to.
    pub is_maximised: bool,
}

/// Everything that is remembered.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The colours.
    pub theme: Theme,
    /// How large everything is drawn, in percent; see [`Settings::SCALES`].
    pub scale: u16,
    /// Where the window was.
    pub window: Option<Place>,
    /// The renderer that last showed a window.
    pub renderer: Option<String>,
    /// How many characters 总体情况 may have.
    pub overview_limit: u32,
    /// The name of the local pack that reports are checked against; empty for none.
    pub pack: String,
    /// The organ's full name, for new reports.
    pub organ: String,
    /// How the public reaches the organ.
    pub contact: String,
    /// The steps of the office's approval, one a line; empty for the usual ones (see
    /// [`Signers::read`](crate::export::signoff::Signers::read)).
    pub signers: String,
    /// In which words units are asked to mend their reports; empty for the usual ones (see
    /// [`Wording::kept`](crate::collect::wording::Wording::kept)).
    pub returns: String,
    /// In which words those are asked who have not reported; empty for the usual ones.
    pub reminder: String,
    /// Whether the five steps are put away.
    pub hides_guide: bool,
    /// How things are exported. The sign-off pages are asked for each time: nobody shall publish
    /// them because they were wanted last week.
    pub export: Choices,
    /// What this version does not know.
    others: BTreeMap<String, Value>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            theme: Theme::default(),
            scale: 100,
            window: None,
            renderer: None,
            overview_limit: 1000,
            pack: String::new(),
            organ: String::new(),
            contact: String::new(),
            signers: String::new(),
            returns: String::new(),
            reminder: String::new(),
            hides_guide: false,
            export: Choices::default(),
            others: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// The smallest and the largest scale, in percent.
    pub const SCALES: (u16, u16) = (70, 250);
    /// The smallest and the largest limit for 总体情况.
    pub const LIMITS: (u32, u32) = (100, 20_000);

    /// The scale a step larger or smaller.
    #[must_use]
    pub fn stepped(scale: u16, larger: bool) -> u16 {
        let stepped = if larger {
            scale.saturating_add(10)
        } else {
            scale.saturating_sub(10)
        };
        stepped.clamp(Settings::SCALES.0, Settings::SCALES.1)
    }

    /// What all sizes are multiplied by.
    #[must_use]
    pub fn factor(&self) -> f32 {
        f32::from(self.scale) / 100.0
    }

    /// These settings, and where they are still what they were at first, what another window set.
    #[must_use]
    pub fn over(&self, base: &Settings, theirs: &Settings) -> Settings {
        fn newer<T: Clone + PartialEq>(ours: &T, base: &T, theirs: &T) -> T {
            if ours == base { theirs } else { ours }.clone()
        }
        Settings {
            theme: newer(&self.theme, &base.theme, &theirs.theme),
            scale: newer(&self.scale, &base.scale, &theirs.scale),
            window: newer(&self.window, &base.window, &theirs.window),
            renderer: newer(&self.renderer, &base.renderer, &theirs.renderer),
            overview_limit: newer(
                &self.overview_limit,
                &base.overview_limit,
                &theirs.overview_limit,
            ),
            pack: newer(&self.pack, &base.pack, &theirs.pack),
            organ: newer(&self.organ, &base.organ, &theirs.organ),
            contact: newer(&self.contact, &base.contact, &theirs.contact),
            signers: newer(&self.signers, &base.signers, &theirs.signers),
            returns: newer(&self.returns, &base.returns, &theirs.returns),
            reminder: newer(&self.reminder, &base.reminder, &theirs.reminder),
            hides_guide: newer(&self.hides_guide, &base.hides_guide, &theirs.hides_guide),
            export: Choices {
                fonts: newer(&self.export.fonts, &base.export.fonts, &theirs.export.fonts),
                red_head: newer(
                    &self.export.red_head,
                    &base.export.red_head,
                    &theirs.export.red_head,
                ),
                text: newer(&self.export.text, &base.export.text, &theirs.export.text),
                ..self.export
            },
            others: newer(&self.others, &base.others, &theirs.others),
        }
    }

    /// Reads the text of a settings file; `None` if it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Settings> {
        let mut fields: BTreeMap<String, Value> = ron::from_str(text).ok()?;
        let defaults = Settings::default();
        let fields = &mut fields;
        let theme = take::<String>(fields, "theme");
        let (smallest, largest) = Settings::SCALES;
        let scale = take::<u16>(fields, "scale");
        let limit = take::<u32>(fields, "overview_limit");
        let text = |text: Option<String>| text.unwrap_or_default();
        Some(Settings {
            theme: Theme::ALL
                .into_iter()
                .find(|known| Some(known.name()) == theme.as_deref())
                .unwrap_or_default(),
            scale: scale.map_or(defaults.scale, |scale| scale.clamp(smallest, largest)),
            window: place(fields),
            renderer: take(fields, "renderer"),
            overview_limit: limit
                .filter(|limit| (Settings::LIMITS.0..=Settings::LIMITS.1).contains(limit))
                .unwrap_or(defaults.overview_limit),
            pack: text(take(fields, "pack")),
            organ: text(take(fields, "organ")),
            contact: text(take(fields, "contact")),
            signers: text(take(fields, "signers")),
            returns: text(take(fields, "returns")),
            reminder: text(take(fields, "reminder")),
            hides_guide: take(fields, "hides_guide").unwrap_or(false),
            export: choices(fields),
            others: std::mem::take(fields),
        })
    }

    /// The text of a settings file.
    #[must_use]
    pub fn print(&self) -> String {
        let mut fields = self.others.clone();
        put(&mut fields, "theme", &self.theme.name());
        put(&mut fields, "scale", &self.scale);
        put(&mut fields, "overview_limit", &self.overview_limit);
        put(&mut fields, "pack", &self.pack);
        put(&mut fields, "organ", &self.organ);
        put(&mut fields, "contact", &self.contact);
        put(&mut fields, "signers", &self.signers);
        put(&mut fields, "returns", &self.returns);
        put(&mut fields, "reminder", &self.reminder);
        put(&mut fields, "hides_guide", &self.hides_guide);
        let Choices {
            fonts,
            red_head,
            text,
            ..
        } = self.export;
        put(&mut fields, "own_fonts", &(fonts == FontSource::Bundled));
        put(&mut fields, "red_head", &red_head);
        put(
            &mut fields,
            "text_read_out",
            &(text.tables == Tables::Lines),
        );
        put(&mut fields, "text_for_notepad", &text.crlf);
        if let Some(renderer) = &self.renderer {
            put(&mut fields, "renderer", renderer);
        }
        if let Some(place) = &self.window {
            put(&mut fields, "window_size", &place.size.to_vec());
            put(&mut fields, "window_pixels", &place.pixels_per_point);
            put(&mut fields, "window_maximised", &place.is_maximised);
            if let Some(position) = place.position {
                put(&mut fields, "window_position", &position.to_vec());
            }
        }
        let config = PrettyConfig::new().new_line("\n");
        let body = ron::ser::to_string_pretty(&fields, config).unwrap_or_default();
        format!("{HEAD}{body}\n")
    }
}

/// A field, if it is there and is what it should be.
fn take<T: DeserializeOwned>(fields: &mut BTreeMap<String, Value>, name: &str) -> Option<T> {
    fields.remove(name)?.into_rust().ok()
}

fn put<T: Serialize>(fields: &mut BTreeMap<String, Value>, name: &str, field: &T) {
    let value = ron::to_string(field)
        .ok()
        .and_then(|text| ron::from_str(&text).ok());
    if let Some(value) = value {
        fields.insert(name.to_owned(), value);
    }
}

fn choices(fields: &mut BTreeMap<String, Value>) -> Choices {
    let mut is_on = |name| take(fields, name).unwrap_or(false);
    let defaults = Choices::default();
    let mut choices = Choices {
        red_head: is_on("red_head"),
        ..defaults
    };
    if is_on("own_fonts") {
        choices.fonts = FontSource::Bundled;
    }
    if is_on("text_read_out") {
        choices.text.tables = Tables::Lines;
    }
    let for_notepad = is_on("text_for_notepad");
    (choices.text.crlf, choices.text.bom) = (for_notepad, for_notepad);
    choices
}

fn place(fields: &mut BTreeMap<String, Value>) -> Option<Place> {
    let pair = |numbers: Vec<f32>| <[f32; 2]>::try_from(numbers).ok();
    let is_sane = |numbers: &[f32; 2]| numbers.iter().all(|number| number.abs() < 100_000.0);
    let size = take(fields, "window_size").and_then(pair);
    let position = take(fields, "window_position").and_then(pair);
    let pixels = take::<f32>(fields, "window_pixels");
    let is_maximised = take(fields, "window_maximised").unwrap_or(false);
    let is_size = |size: &[f32; 2]| is_sane(size) && size.iter().all(|length| *length >= 100.0);
    Some(Place {
        size: size.filter(is_size)?,
        position: position.filter(is_sane),
        pixels_per_point: pixels
            .filter(|pixels| (0.25..=16.0).contains(pixels))
            .unwrap_or(1.0),
        is_maximised,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn made() -> Settings {
        Settings {
            theme: Theme::System,
            scale: 130,
            window: Some(Place {
                size: [1200.0, 700.5],
                position: Some([-1280.0, 40.0]),
                pixels_per_point: 1.5,
                is_maximised: true,
            }),
            renderer: Some("wgpu".to_owned()),
            overview_limit: 1500,
            pack: "武威市".to_owned(),
            organ: "某某县人民政府“办公室”".to_owned(),
            contact: "地址：某某路1号\n电话：0000-0000000".to_owned(),
            signers: "初审\n终审".to_owned(),
            returns: "{单位}：\n{问题}".to_owned(),
            reminder: "{单位}：请尽快报来\n".to_owned(),
            hides_guide: true,
            export: Choices {
                fonts: FontSource::Bundled,
                red_head: true,
                ..Choices::default()
            },
            others: BTreeMap::new(),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        assert_eq!(Settings::parse(&made().print()), Some(made()));
        let defaults = Settings::default();
        assert_eq!(Settings::parse(&defaults.print()), Some(defaults));
    }

    #[test]
    fn a_damaged_field_loses_only_itself() {
        let text = made().print();
        for (right, wrong) in [
            ("130", "\"gross\""),
            ("1500", "-1"),
            ("\"system\"", "\"violett\""),
        ] {
            assert!(text.contains(right));
            let read = Settings::parse(&text.replace(right, wrong)).unwrap();
            assert_eq!(read.organ, made().organ);
            assert_eq!(read.contact, made().contact);
            assert_eq!(read.window, made().window);
            assert_ne!(read, made());
        }
        let read = Settings::parse(&text.replace("1200", "-3")).unwrap();
        assert_eq!(read.window, None);
        assert_eq!(read.scale, 130);
    }

    #[test]
    fn what_a_later_version_wrote_is_kept() {
        let text = made().print();
        let text = text.replace("\"theme\"", "\"fonts\": [\"仿宋\", (1, 2)],\n    \"theme\"");
        let mut read = Settings::parse(&text).unwrap();
        assert_eq!(read.theme, Theme::System);
        read.organ.clear();
        let again = Settings::parse(&read.print()).unwrap();
        assert!(again.print().contains("仿宋"));
        assert_eq!(again, read);
    }

    #[test]
    fn a_scale_stays_within_its_limits() {
        let text = Settings::default().print();
        for (written, read) in [("999", 250), ("1", 70), ("NaN", 100)] {
            let text = text.replace("\"scale\": 100", &format!("\"scale\": {written}"));
            assert_eq!(Settings::parse(&text).unwrap().scale, read, "{text}");
        }
        assert_eq!(Settings::stepped(100, true), 110);
        assert_eq!(Settings::stepped(250, true), 250);
        assert_eq!(Settings::stepped(75, false), 70);
    }
}
