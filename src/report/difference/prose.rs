//! What differs between two texts of one field: paragraphs matched with each other, and the texts that
//! lie between the two.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::super::Anchor;
use super::words::{Mark, Run, runs};

/// Beyond this many pairs the paragraphs of a stretch that was written anew are not matched.
const PAIRS: usize = 2500;
/// How much of two paragraphs must be alike for one to be the other, changed.
const ALIKE: f32 = 0.3;
/// By how many characters it is judged whether paragraphs are alike.
const JUDGED: usize = 2000;

/// What becomes of a line on the way from one text to the other. The numbers are those of the lines.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// Both have it.
    Same(usize, usize),
    /// It reads otherwise.
    Changed(usize, usize, Vec<Run>),
    /// It goes.
    Deleted(usize),
    /// It comes, in front of this line of the first text.
    Inserted(usize, usize),
}

/// Two texts of one field, line by line.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) id: &'static str,
    mine: Lines,
    theirs: Lines,
    pub(super) steps: Vec<Step>,
}

/// A text and what is tied in it.
#[derive(Debug, Clone)]
struct Lines {
    text: String,
    places: Vec<Range<usize>>,
    /// Which paragraph each line is or would be, from 1.
    numbers: Vec<usize>,
    anchors: Vec<Anchor>,
}

/// Which of the differences of a field are taken over.
#[derive(Clone, Copy)]
pub(super) struct Taken<'a> {
    /// Whether a step is.
    pub(super) step: &'a dyn Fn(usize) -> bool,
    /// Whether what is tied in unchanged lines is.
    pub(super) ties: bool,
}

impl Lines {
    fn new(text: &str, anchors: &[Anchor]) -> Lines {
        let mut places = Vec::new();
        let mut numbers = Vec::new();
        let mut start = 0;
        let mut number = 1;
        for line in text.split('\n') {
            places.push(start..start + line.len());
            start += line.len() + 1;
            numbers.push(number);
            number += usize::from(!line.trim().is_empty());
        }
        numbers.push(number);
        Lines {
            text: text.to_owned(),
            places,
            numbers,
            anchors: anchors.to_vec(),
        }
    }

    fn place(&self, line: usize) -> Range<usize> {
        let end = self.text.len();
        self.places.get(line).cloned().unwrap_or(end..end)
    }

    fn line(&self, line: usize) -> &str {
        self.text.get(self.place(line)).unwrap_or_default()
    }

    fn all(&self) -> Vec<&str> {
        (0..self.places.len()).map(|line| self.line(line)).collect()
    }

    /// What is tied in a line that stands at this place of another text.
    fn tied(&self, line: usize, at: usize) -> impl Iterator<Item = Anchor> {
        let place = self.place(line);
        let anchors = self.anchors.iter().filter(move |anchor| {
            anchor.place.start >= place.start && anchor.place.end <= place.end
        });
        let start = self.place(line).start;
        anchors.map(move |anchor| Anchor {
            place: anchor.place.start - start + at..anchor.place.end - start + at,
            tie: anchor.tie.clone(),
        })
    }
}

impl Field {
    pub(super) fn new(
        id: &'static str,
        mine: (&str, &[Anchor]),
        theirs: (&str, &[Anchor]),
    ) -> Field {
        let (mine, theirs) = (Lines::new(mine.0, mine.1), Lines::new(theirs.0, theirs.1));
        let (old, new) = (mine.all(), theirs.all());
        let mut steps = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
            match op {
                DiffOp::Equal {
                    old_index,
                    new_index,
                    len,
                } => steps.extend((0..len).map(|n| Step::Same(old_index + n, new_index + n))),
                _ => rewritten(&mut steps, (&old, op.old_range()), (&new, op.new_range())),
            }
        }
        Field {
            id,
            mine,
            theirs,
            steps,
        }
    }

    /// The place of a step in the first text, and the number of its paragraph there, from 1.
    pub(super) fn place(&self, step: &Step) -> (Range<usize>, usize) {
        let (line, place) = match step {
            Step::Same(mine, _) | Step::Changed(mine, ..) | Step::Deleted(mine) => {
                (*mine, self.mine.place(*mine))
            }
            Step::Inserted(_, before) => {
                let at = self.mine.place(*before).start;
                (*before, at..at)
            }
        };
        (place, self.mine.numbers.get(line).copied().unwrap_or(1))
    }

    /// What leads from the one line to the other.
    pub(super) fn runs(&self, step: &Step) -> Vec<Run> {
        let one = |mark, text: &str| {
            let text = text.to_owned();
            vec![Run { mark, text }]
        };
        match step {
            Step::Same(mine, _) => one(Mark::Same, self.mine.line(*mine)),
            Step::Changed(_, _, runs) => runs.clone(),
            Step::Deleted(mine) => one(Mark::Deleted, self.mine.line(*mine)),
            Step::Inserted(theirs, _) => one(Mark::Inserted, self.theirs.line(*theirs)),
        }
    }

    /// Whether what is tied differs otherwise than by what the lines say.
    pub(super) fn has_other_ties(&self) -> bool {
        let all = Taken {
            step: &|_| true,
            ties: false,
        };
        self.placed(all) != self.theirs.anchors
    }

    /// What is tied in the text with some differences taken over.
    pub(super) fn anchors(&self, taken: Taken) -> Vec<Anchor> {
        let is_all = taken.ties && (0..self.steps.len()).all(|step| self.is(step, taken));
        if is_all {
            self.theirs.anchors.clone()
        } else {
            self.placed(taken)
        }
    }

    /// Whether a step is taken over, if there is anything to be taken over in it.
    fn is(&self, step: usize, taken: Taken) -> bool {
        matches!(self.steps.get(step), Some(Step::Same(..))) || (taken.step)(step)
    }

    fn placed(&self, taken: Taken) -> Vec<Anchor> {
        let mut anchors = Vec::new();
        let mut at = 0;
        for (index, step) in self.steps.iter().enumerate() {
            let is_taken = (taken.step)(index);
            let (lines, line) = match step {
                Step::Same(_, theirs) if taken.ties => (&self.theirs, *theirs),
                Step::Changed(_, theirs, _) if is_taken => (&self.theirs, *theirs),
                Step::Inserted(theirs, _) if is_taken => (&self.theirs, *theirs),
                Step::Same(mine, _) | Step::Changed(mine, ..) => (&self.mine, *mine),
                Step::Deleted(mine) if !is_taken => (&self.mine, *mine),
                Step::Deleted(_) | Step::Inserted(..) => continue,
            };
            anchors.extend(lines.tied(line, at));
            at += lines.place(line).len() + 1;
        }
        anchors
    }

    /// What to put in place of what in the first text, in order and apart, so that some of the steps
    /// are taken over.
    pub(super) fn splices(&self, taken: Taken) -> Vec<(Range<usize>, String)> {
        // As if every line ended with a break, the last one too.
        let end = self.mine.text.len() + 1;
        let start = |line: usize| self.mine.places.get(line).map_or(end, |line| line.start);
        let mut splices: Vec<(Range<usize>, String)> = Vec::new();
        for (index, step) in self.steps.iter().enumerate() {
            if !(taken.step)(index) {
                continue;
            }
            match step {
                Step::Same(..) => {}
                Step::Changed(mine, _, runs) => {
                    let mut at = start(*mine);
                    for run in runs {
                        let next = at + run.text.len();
                        match run.mark {
                            Mark::Same => at = next,
                            Mark::Deleted => {
                                add(&mut splices, at..next, "");
                                at = next;
                            }
                            Mark::Inserted => add(&mut splices, at..at, &run.text),
                        }
                    }
                }
                Step::Deleted(mine) => {
                    add(&mut splices, start(*mine)..start(mine + 1), "");
                }
                Step::Inserted(theirs, before) => {
                    let at = start(*before);
                    let line = format!("{}\n", self.theirs.line(*theirs));
                    add(&mut splices, at..at, &line);
                }
            }
        }
        // The last line ends with none.
        let length = self.mine.text.len();
        if let Some((range, text)) = splices.last_mut().filter(|(range, _)| range.end == end) {
            range.end = length;
            if range.start > length {
                range.start = length;
                text.insert(0, '\n');
            } else if text.is_empty() {
                range.start = range.start.saturating_sub(1);
            }
            if text.ends_with('\n') {
                text.pop();
            }
        }
        splices
    }
}

/// Puts a splice behind others, into the last one if they touch.
fn add(splices: &mut Vec<(Range<usize>, String)>, range: Range<usize>, text: &str) {
    match splices.last_mut() {
        Some((last, before)) if last.end == range.start => {
            last.end = range.end;
            before.push_str(text);
        }
        _ => splices.push((range, text.to_owned())),
    }
}

/// Matches the lines of a stretch that was written anew: those that are alike, in their order.
fn rewritten(
    steps: &mut Vec<Step>,
    (old, old_range): (&[&str], Range<usize>),
    (new, new_range): (&[&str], Range<usize>),
) {
    let line = |lines: &[&str], at: usize| lines.get(at).copied().unwrap_or_default().to_owned();
    let mut pairs = matches(
        old.get(old_range.clone()).unwrap_or_default(),
        new.get(new_range.clone()).unwrap_or_default(),
    );
    pairs.push((old_range.len(), new_range.len()));
    let (mut from, mut to) = (0, 0);
    for (mine, theirs) in pairs {
        let at = old_range.start;
        steps.extend((from..mine).map(|line| Step::Deleted(at + line)));
        let come = (to..theirs).map(|line| new_range.start + line);
        steps.extend(come.map(|line| Step::Inserted(line, at + mine)));
        if mine < old_range.len() && theirs < new_range.len() {
            let (mine, theirs) = (at + mine, new_range.start + theirs);
            let runs = runs(&line(old, mine), &line(new, theirs));
            steps.push(Step::Changed(mine, theirs, runs));
        }
        (from, to) = (mine + 1, theirs + 1);
    }
}

/// Which lines are which: pairs that are most alike all in all, in the order of both.
fn matches(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    // A field without text is one blank line: what comes into it begins there.
    let is_blank = |lines: &[&str]| lines == [""];
    let has_both = !old.is_empty() && !new.is_empty();
    if has_both && (old.len() == 1 && new.len() == 1 || is_blank(old) || is_blank(new)) {
        return vec![(0, 0)];
    }
    if old.len().saturating_mul(new.len()) > PAIRS {
        return Vec::new();
    }
    let olds: Vec<Shingles> = old.iter().map(|line| Shingles::of(line)).collect();
    let news: Vec<Shingles> = new.iter().map(|line| Shingles::of(line)).collect();
    // The best that the lines from here on come to, and whether the first two are a pair in it.
    let width = news.len() + 1;
    let mut best = vec![(0.0_f32, false); (olds.len() + 1) * width];
    let at = |i: usize, j: usize| i * width + j;
    for (i, one) in olds.iter().enumerate().rev() {
        for (j, other) in news.iter().enumerate().rev() {
            let apart = best[at(i + 1, j)].0.max(best[at(i, j + 1)].0);
            let alike = one.alike(other);
            let paired = alike + best[at(i + 1, j + 1)].0;
            let is_pair = alike >= ALIKE && paired >= apart;
            best[at(i, j)] = (if is_pair { paired } else { apart }, is_pair);
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < olds.len() && j < news.len() {
        if best[at(i, j)].1 {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[at(i + 1, j)].0 >= best[at(i, j + 1)].0 {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// The pairs of neighbouring characters of a line, with how often each stands there.
struct Shingles {
    counts: HashMap<(char, char), u32>,
    all: u32,
}

impl Shingles {
    fn of(line: &str) -> Shingles {
        let mut shingles = Shingles {
            counts: HashMap::new(),
            all: 0,
        };
        let mut before = ' ';
        for c in line.trim().chars().take(JUDGED) {
            *shingles.counts.entry((before, c)).or_default() += 1;
            shingles.all += 1;
            before = c;
        }
        shingles
    }

    /// How much two lines have in common, from 0 to 1.
    fn alike(&self, other: &Shingles) -> f32 {
        let common = self.counts.iter().map(|(pair, count)| {
            let there = other.counts.get(pair).copied().unwrap_or_default();
            there.min(*count)
        });
        let all = self.all + other.all;
        if all == 0 {
            return 1.0;
        }
        2.0 * common.sum::<u32>() as f32 / all as f32
    }
}
