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

/// A list by its names: no search takes longer where there are more of them.
pub(super) struct Names {
    whole: HashMap<String, usize>,
    short: Places,
    /// What names are behind a place at their beginning.
    ends: Places,
    short_ends: Places,
}

/// Where the list has something; nothing where it has it more than once.
type Places = HashMap<String, Option<usize>>;

impl Names {
    pub(super) fn of(names: &[String]) -> Names {
        let mut found = Names {
            whole: HashMap::new(),
            short: Places::new(),
            ends: Places::new(),
            short_ends: Places::new(),
        };
        let put = |places: &mut Places, name: &str, at: usize| {
            places
                .entry(name.to_owned())
                .and_modify(|twice| *twice = None)
                .or_insert(Some(at));
        };
        for (at, name) in names.iter().enumerate() {
            let name = plain(name);
            put(&mut found.short, short(&name), at);
            for end in behind_places(&name) {
                put(&mut found.ends, end, at);
            }
            for end in behind_places(short(&name)) {
                put(&mut found.short_ends, end, at);
            }
            found.whole.entry(name).or_insert(at);
        }
        found
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
        for rest in behind_places(&organ) {
            if let Some(at) = self.whole.get(rest) {
                return Some(*at);
            }
            if let Some(Some(at)) = self.short.get(short(rest)) {
                return Some(*at);
            }
        }
        let longer = [self.ends.get(&organ), self.short_ends.get(short(&organ))];
        let mut longer = longer.into_iter().flatten();
        let found = (*longer.next()?)?;
        // What is found both ways is one and the same, or nobody knows which.
        longer.all(|at| *at == Some(found)).then_some(found)
    }
}

/// Every end of a name that begins behind a place, the longest first.
fn behind_places(name: &str) -> impl Iterator<Item = &str> {
    let starts = name.char_indices().skip(1);
    let parts = starts.map(|(start, _)| name.split_at(start));
    parts.filter_map(|(place, end)| is_place(place).then_some(end))
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

    #[test]
    fn a_short_name_that_several_on_the_list_may_have_is_none_of_them() {
        let list = ["甲县财政局", "乙县财政局", "乙县教育局", "乙县东街道办事处"];
        let list = list.map(str::to_owned);
        let names = Names::of(&list);
        assert_eq!(names.find("财政局"), None);
        assert_eq!(names.find("教育局"), Some(2));
        assert_eq!(names.find("东街道"), Some(3));
        assert_eq!(names.find("东街道办事处"), Some(3));
    }
}
