//! Where the characters of a text object stand (GB/T 33190-2016, 11.2 and 11.3).

use super::document::number;

/// A character on its way to the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Set {
    /// The character.
    pub ch: char,
    /// Where it begins, in the lengths of its object.
    pub at: (f64, f64),
    /// How wide it is, in the same lengths.
    pub width: f64,
}

/// What a piece of text says of the places of its characters.
#[derive(Debug, Default)]
pub(super) struct Code {
    /// Where the first one begins.
    pub at: (f64, f64),
    /// The steps to the right from each to the next one.
    pub right: Option<String>,
    /// The steps down.
    pub down: Option<String>,
    /// The characters.
    pub text: String,
}

impl Code {
    /// The characters with their places. `size` is the type size, and `end` where the box of the
    /// object ends.
    pub(super) fn set(&self, size: f64, end: f64) -> Vec<Set> {
        let chars: Vec<char> = self.text.chars().collect();
        let steps = |told: &Option<String>| {
            let told = told.as_deref().unwrap_or_default();
            steps(told, chars.len())
        };
        let (right, down) = (steps(&self.right), steps(&self.down));
        let (mut x, mut y) = self.at;
        let mut set = Vec::with_capacity(chars.len());
        for (index, ch) in chars.iter().enumerate() {
            let (right, down) = (right.get(index), down.get(index));
            let room = end - x;
            let is_room = (size * 0.2..=size * 1.05).contains(&room);
            let width = match right {
                Some(step) if (0.0..=size * widest(*ch)).contains(step) => *step,
                None if index + 1 == chars.len() && is_room => room,
                _ => size * usual(*ch),
            };
            set.push(Set {
                ch: *ch,
                at: (x, y),
                width,
            });
            // Where nothing is said, the next one follows.
            x += match (right, down) {
                (Some(step), _) => *step,
                (None, Some(_)) => 0.0,
                (None, None) => width,
            };
            y += down.copied().unwrap_or(0.0);
        }
        set
    }
}

/// Steps, of which those that repeat are told once (7.3, `ST_Array`); as many as are wanted.
fn steps(told: &str, most: usize) -> Vec<f64> {
    let mut words = told.split(|ch: char| ch.is_ascii_whitespace() || ch == ',');
    let mut words = words.by_ref().filter(|word| !word.is_empty());
    let mut steps = Vec::new();
    while steps.len() < most {
        let Some(word) = words.next() else {
            break;
        };
        if word == "g" {
            let count = words.next().and_then(|word| word.parse::<usize>().ok());
            let step = words.next().and_then(number);
            let (Some(count), Some(step)) = (count, step) else {
                break;
            };
            let count = count.min(most - steps.len());
            steps.extend(std::iter::repeat_n(step, count));
        } else if let Some(step) = number(word) {
            steps.push(step);
        } else {
            break;
        }
    }
    steps
}

/// How wide a character is, in type sizes, where nothing says it.
fn usual(ch: char) -> f64 {
    match ch {
        ' ' | '!' | '\'' | '(' | ')' | ',' | '.' | ':' | ';' | '|' | 'i' | 'j' | 'l' | 't' => 0.3,
        'A'..='Z' | 'm' | 'w' | '@' | '%' => 0.75,
        _ if ch.is_ascii() => 0.5,
        _ => 1.0,
    }
}

/// How wide it may be: what is more is room between words, or between columns.
fn widest(ch: char) -> f64 {
    match ch {
        ' ' => 0.6,
        '0'..='9' => 0.68,
        _ if ch.is_ascii() => 0.98,
        _ => 1.4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_that_repeat_are_read_as_often_as_there_are_characters() {
        assert_eq!(steps("1 g 3 2 5", 9), [1.0, 2.0, 2.0, 2.0, 5.0]);
        assert_eq!(steps("g 4000000000 2", 3), [2.0; 3]);
        assert!(steps("g 4", 3).is_empty());
        assert_eq!(steps("1 x 2", 3), [1.0]);
        assert!(steps("", 3).is_empty());
    }

    #[test]
    fn characters_follow_each_other_where_nothing_is_said() {
        let code = Code {
            at: (1.0, 4.0),
            text: "年5".to_owned(),
            ..Code::default()
        };
        let set = code.set(4.0, 100.0);
        assert_eq!((set[0].at, set[0].width), ((1.0, 4.0), 4.0));
        assert_eq!((set[1].at, set[1].width), ((5.0, 4.0), 2.0));
    }

    #[test]
    fn wide_steps_are_room_and_the_box_ends_with_the_last_character() {
        let code = Code {
            right: Some("2 9".to_owned()),
            text: "123".to_owned(),
            ..Code::default()
        };
        let set = code.set(4.0, 13.2);
        let widths: Vec<f64> = set.iter().map(|set| set.width).collect();
        assert_eq!(widths[..2], [2.0, 2.0]);
        assert!((widths[2] - 2.2).abs() < 1e-9);
    }

    #[test]
    fn upright_text_goes_down() {
        let code = Code {
            down: Some("g 2 5".to_owned()),
            text: "甲乙丙".to_owned(),
            ..Code::default()
        };
        let places: Vec<_> = code.set(4.0, 4.0).iter().map(|set| set.at).collect();
        assert_eq!(places, [(0.0, 0.0), (0.0, 5.0), (0.0, 10.0)]);
    }
}
