//! Which name means which unit.

use std::collections::HashMap;

use crate::files::is_invisible;
use crate::report::half_width;

/// A name as it is compared: half-width, without blanks and marks that nobody sees.
pub(super) fn plain(name: &str) -> String {
    let shown = name
        .chars()
        .filter(|ch| !is_invisible(*ch) && !ch.is_whitespace());
    shown.map(half_width).collect()
}

/// A name without what is often left out at its end.
fn short(plain: &str) -> &str {
    let ends = ["人民政府", "办事处"];
    let short = ends.iter().find_map(|end| plain.strip_suffix(end));
    short.filter(|short| !short.is_empty()).unwrap_or(plain)
}

/// A list by its names.
pub(super) struct Names<'a> {
    all: &'a [String],
    whole: HashMap<String, usize>,
    short: HashMap<String, Option<usize>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(names: &'a [String]) -> Names<'a> {
        let mut whole = HashMap::new();
        let mut shorts = HashMap::new();
        for (at, name) in names.iter().enumerate() {
            let name = plain(name);
            shorts
                .entry(short(&name).to_owned())
                .and_modify(|twice| *twice = None)
                .or_insert(Some(at));
            whole.entry(name).or_insert(at);
        }
        Names {
            all: names,
            whole,
            short: shorts,
        }
    }

    /// The name on the list that an organ's name means: the same; the same but for 人民政府 at its end; or
    /// one of both begins with the place besides, as 某某县财政局 and 财政局.
    pub(super) fn find(&self, organ: &str) -> Option<usize> {
        let organ = plain(organ);
        if let Some(at) = self.whole.get(&organ) {
            return Some(*at);
        }
        if let Some(Some(at)) = self.short.get(short(&organ)) {
            return Some(*at);
        }
        // 某某县财政局 on either side: every end of the name that begins behind a place.
        for (start, _) in organ.char_indices().skip(1) {
            let (place, rest) = organ.split_at(start);
            if !is_place(place) {
                continue;
            }
            if let Some(at) = self.whole.get(rest) {
                return Some(*at);
            }
            if let Some(Some(at)) = self.short.get(short(rest)) {
                return Some(*at);
            }
        }
        let mut longer = self.all.iter().enumerate().filter(|(_, name)| {
            let name = plain(name);
            let place = name.strip_suffix(&organ);
            let place = place.or_else(|| short(&name).strip_suffix(short(&organ)));
            place.is_some_and(is_place)
        });
        let found = longer.next();
        found.filter(|_| longer.next().is_none()).map(|(at, _)| at)
    }
}

/// Whether a name's beginning is a place.
fn is_place(name: &str) -> bool {
    let ends = ['省', '市', '州', '盟', '县', '旗', '区', '镇', '乡'];
    name.ends_with(ends) && name.chars().count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_is_said_and_never_for_another_organ() {
        let list = [
            "某某县公安局",
            "财政局",
            "甲镇人民政府",
            "某某县乙街道办事处",
            "某某县人民政府",
        ];
        let list = list.map(str::to_owned);
        let names = Names::of(&list);
        for (organ, at) in [
            ("某某县公安局", Some(0)),
            ("公安局", Some(0)),
            ("某某县　财政局", Some(1)),
            ("某某市某某县财政局", Some(1)),
            ("某某县甲镇", Some(2)),
            ("甲镇人民政府", Some(2)),
            ("乙街道", Some(3)),
            ("某某县", Some(4)),
            ("某某县森林公安局", None),
            ("财政局国库中心", None),
            ("某某县森林财政局", None),
            ("人民政府", None),
            ("", None),
        ] {
            assert_eq!(names.find(organ), at, "{organ}");
        }
    }
}
