//! One frame sees either keys or clicks, and not more keys than it can carry out at a time.
//!
//! On a slow machine a frame brings all that hands did since the last one. egui lets a click take the
//! focus before a field has read the keys that came before it, opens what a shortcut asks for only in
//! the next frame, and lays a field's whole text out anew for every key, keeping each layout until the
//! frame ends. So what follows a click or a shortcut waits for the next frame, and letters typed in a
//! row are one text.

use egui::{Context, Event, Key, Modifiers, Plugin, RawInput};

/// So many changes of a text a frame carries out.
const MOST: usize = 64;

/// Holds back what has to wait for the next frame.
#[derive(Debug, Default)]
struct Turns {
    held: Vec<Event>,
    lie: Lie,
}

/// How things lie at the end of a frame.
#[derive(Debug, Default, Clone, Copy)]
pub struct Lie {
    /// Keys of earlier frames are still to be carried out: no click comes before them.
    pub is_behind: bool,
    /// Something lies over the work: a key that closes it comes before what is typed into the work.
    pub is_covered: bool,
}

impl Plugin for Turns {
    fn debug_name(&self) -> &'static str {
        "turns"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let mut events = std::mem::take(&mut self.held);
        events.append(&mut input.events);
        let mut events = joined(events);
        self.held = events.split_off(turn(&events, self.lie));
        if !self.held.is_empty() {
            ctx.request_repaint();
        }
        input.events = events;
    }
}

/// Begins to hold events back. Must come before any other plugin that looks at them.
pub fn take(ctx: &Context) {
    let _ = ctx.plugin_or_default::<Turns>();
}

/// Says at the end of a frame how things lie.
pub fn say(ctx: &Context, lie: Lie) {
    ctx.plugin_or_default::<Turns>().lock().lie = lie;
}

/// Whether something waits for the next frame.
#[must_use]
pub fn has_held(ctx: &Context) -> bool {
    let turns = ctx.plugin_or_default::<Turns>();
    let turns = turns.lock();
    !turns.held.is_empty()
}

/// What a frame has seen so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Nothing,
    Typing,
    Shortcut,
    Click,
}

/// How many events the frame sees.
fn turn(events: &[Event], lie: Lie) -> usize {
    let mut seen = Seen::Nothing;
    let mut changes = 0;
    for (at, event) in events.iter().enumerate() {
        let kind = match event {
            Event::PointerButton { .. } if lie.is_behind => return at,
            Event::PointerButton { .. } => Seen::Click,
            // It belongs to its key.
            Event::Text(_) if at > 0 && is_press(&events[at - 1]) => seen,
            Event::Key {
                key,
                modifiers,
                pressed: true,
                ..
            } if is_shortcut(*key, *modifiers) || (lie.is_covered && closes(*key)) => {
                Seen::Shortcut
            }
            Event::Key { pressed: true, .. }
            | Event::Text(_)
            | Event::Paste(_)
            | Event::Copy
            | Event::Cut
            | Event::Ime(_) => Seen::Typing,
            _ => continue,
        };
        let goes_on = match seen {
            Seen::Nothing | Seen::Typing => seen == Seen::Nothing || kind != Seen::Click,
            Seen::Shortcut | Seen::Click => kind == seen,
        };
        // A letter's key changes nothing: its text does.
        changes += usize::from(match event {
            Event::Key { key, modifiers, .. } => !is_character(*key, *modifiers),
            event => !matches!(event, Event::PointerButton { .. }),
        });
        if !goes_on || changes > MOST {
            return at;
        }
        seen = kind;
    }
    events.len()
}

fn is_press(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, .. })
}

/// Whether a key may close what lies over the work.
fn closes(key: Key) -> bool {
    matches!(key, Key::Enter | Key::Escape | Key::Space)
}

/// Whether a key asks for something instead of typing or moving.
fn is_shortcut(key: Key, modifiers: Modifiers) -> bool {
    modifiers.alt || modifiers.ctrl || modifiers.command || (Key::F1..=Key::F35).contains(&key)
}

/// Whether a key, by itself, only types what comes with it.
fn is_character(key: Key, modifiers: Modifiers) -> bool {
    let is_other = matches!(
        key,
        Key::ArrowDown
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::ArrowUp
            | Key::Escape
            | Key::Tab
            | Key::Backspace
            | Key::Enter
            | Key::Insert
            | Key::Delete
            | Key::Home
            | Key::End
            | Key::PageUp
            | Key::PageDown
            | Key::Copy
            | Key::Cut
            | Key::Paste
            | Key::BrowserBack
    );
    !is_other && !is_shortcut(key, modifiers)
}

/// The events with letters that were typed in a row as one text.
fn joined(events: Vec<Event>) -> Vec<Event> {
    let mut joined: Vec<Event> = Vec::with_capacity(events.len());
    // The text that the next one is added to.
    let mut open = None;
    let mut events = events.into_iter().peekable();
    // Such a letter may be a stray one; see `keyboard::let_in`.
    let mut after_alt = false;
    while let Some(event) = events.next() {
        let is_alt = matches!(event, Event::Key { modifiers, pressed: true, .. } if modifiers.alt);
        match event {
            // A line's end by itself is no text to egui.
            Event::Text(text) if after_alt || matches!(&*text, "" | "\n" | "\r") => {
                open = None;
                joined.push(Event::Text(text));
            }
            Event::Text(text) => {
                if let Some(Event::Text(before)) = open.and_then(|at: usize| joined.get_mut(at)) {
                    before.push_str(&text);
                } else {
                    open = Some(joined.len());
                    joined.push(Event::Text(text));
                }
            }
            Event::Key { pressed: false, .. } | Event::PointerMoved(_) | Event::MouseMoved(_) => {
                joined.push(event);
            }
            Event::Key { key, modifiers, .. } => {
                let types = matches!(events.peek(), Some(Event::Text(_)));
                if !types || !is_character(key, modifiers) {
                    open = None;
                }
                joined.push(event);
            }
            _ => {
                open = None;
                joined.push(event);
            }
        }
        after_alt = is_alt;
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: Key, modifiers: Modifiers, pressed: bool) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers,
        }
    }

    fn press(of: Key) -> Event {
        key(of, Modifiers::NONE, true)
    }

    fn typed(of: Key, text: &str) -> [Event; 3] {
        [
            press(of),
            Event::Text(text.to_owned()),
            key(of, Modifiers::NONE, false),
        ]
    }

    fn click(pressed: bool) -> Event {
        Event::PointerButton {
            pos: egui::Pos2::ZERO,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        }
    }

    fn texts(events: &[Event]) -> Vec<&str> {
        let texts = events.iter().filter_map(|event| match event {
            Event::Text(text) => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }

    /// What each of the frames sees.
    fn frames(events: Vec<Event>) -> Vec<Vec<Event>> {
        let mut rest = joined(events);
        let mut frames = Vec::new();
        while !rest.is_empty() {
            let later = rest.split_off(turn(&rest, Lie::default()));
            frames.push(std::mem::replace(&mut rest, joined(later)));
        }
        frames
    }

    #[test]
    fn letters_typed_in_a_row_are_one_text_and_other_keys_part_it() {
        let mut events = Vec::new();
        events.extend(typed(Key::A, "a"));
        events.extend(typed(Key::Space, " "));
        events.extend(typed(Key::B, "b"));
        events.push(press(Key::Backspace));
        events.extend(typed(Key::C, "c"));
        events.extend(typed(Key::D, "d"));
        events.push(press(Key::Enter));
        events.push(Event::Text("\n".to_owned()));
        events.extend(typed(Key::E, "e"));
        let keys = |events: &[Event]| events.iter().filter(|event| is_press(event)).count();
        let before = keys(&events);
        let events = joined(events);
        assert_eq!(texts(&events), ["a b", "cd", "\n", "e"]);
        assert_eq!(keys(&events), before);
    }

    #[test]
    fn a_held_key_that_repeats_is_one_text() {
        let held = (0..3000).flat_map(|_| [press(Key::A), Event::Text("政".to_owned())]);
        let events = joined(held.collect());
        assert_eq!(texts(&events), ["政".repeat(3000)]);
    }

    #[test]
    fn a_composition_and_the_letter_of_a_command_stay_by_themselves() {
        let preedit = Event::Ime(egui::ImeEvent::Commit("公".to_owned()));
        let mut events = typed(Key::A, "a").to_vec();
        events.push(preedit);
        events.extend(typed(Key::B, "b"));
        events.push(key(Key::F, Modifiers::ALT, true));
        events.push(Event::Text("f".to_owned()));
        events.extend(typed(Key::C, "c"));
        assert_eq!(texts(&joined(events)), ["a", "b", "f", "c"]);
    }

    #[test]
    fn keys_and_clicks_of_one_frame_come_one_after_the_other() {
        let mut events = typed(Key::Num1, "1").to_vec();
        events.extend([click(true), click(false)]);
        events.extend(typed(Key::Num2, "2"));
        events.push(press(Key::Enter));
        events.push(key(Key::S, Modifiers::COMMAND, true));
        events.extend(typed(Key::Num3, "3"));
        let frames = frames(events);
        let seen: Vec<_> = frames.iter().map(|frame| texts(frame)).collect();
        assert_eq!(seen, [vec!["1"], vec![], vec!["2"], vec!["3"]]);
        assert!(frames[1].iter().all(|event| !is_press(event)));
        // The same shortcut again needs no frame of its own.
        let again = vec![key(Key::Z, Modifiers::COMMAND, true); 5];
        assert_eq!(self::frames(again).len(), 1);
        // Keys that a table has not carried out yet come before a click.
        let lie = Lie {
            is_behind: true,
            ..Lie::default()
        };
        assert_eq!(turn(&[click(true)], lie), 0);
    }

    #[test]
    fn what_is_typed_behind_the_key_that_closes_a_message_waits_for_the_work() {
        let mut events = vec![press(Key::Enter)];
        events.extend(typed(Key::Num1, "1"));
        let lie = Lie {
            is_covered: true,
            ..Lie::default()
        };
        assert_eq!(turn(&events, lie), 1);
        assert_eq!(turn(&events, Lie::default()), events.len());
    }

    #[test]
    fn a_frame_carries_out_so_many_changes_and_the_next_one_the_rest() {
        let frames = frames(vec![press(Key::Backspace); 3 * MOST + 1]);
        let sizes: Vec<_> = frames.iter().map(Vec::len).collect();
        assert_eq!(sizes, [MOST, MOST, MOST, 1]);
    }
}
