//! Choices that are the same in every run.

/// A row of numbers that looks like chance.
pub struct Dice(u64);

impl Dice {
    /// The row that a number begins.
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below another.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// The same for numbers that are written.
    pub fn number(&mut self, end: u64) -> u64 {
        let end = usize::try_from(end).unwrap();
        self.below(end) as u64
    }

    /// Whether something is so that is in so many of a hundred.
    pub fn is(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of the words between blanks; `-` is none.
    pub fn of<'a>(&mut self, words: &'a str) -> &'a str {
        let words: Vec<&str> = words.split_whitespace().collect();
        match *self.pick(&words) {
            "-" => "",
            word => word,
        }
    }
}
