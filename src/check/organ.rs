//! What an organ's name says of its rank.

use crate::form::Rank;

/// Why an organ may not make 规章 (《立法法》 arts. 91, 93: departments under the State Council;
/// governments of provinces, cities with districts and autonomous prefectures) nor reports for one that
/// may, in a word for the message, and how much it weighs; `None` if it may, or if its name does not
/// tell. False alarms cost trust, so a city may always: whether it has districts is not in its name.
/// The 办公厅 or 办公室 of a government reports the government's own.
pub(super) fn cannot_make_rules(organ: &str) -> Option<(&'static str, Rank)> {
    const CENTRAL: [&str; 4] = ["中华人民共和国", "国务院", "国家", "中国"];
    if CENTRAL.iter().any(|central| organ.starts_with(central)) {
        return None;
    }
    if let Some(office) = government_of_office(organ) {
        return level(office).cannot_make_rules();
    }
    let place = organ.strip_suffix("人民政府").unwrap_or(organ);
    match level(place) {
        Level::Unknown => {}
        level => return level.cannot_make_rules(),
    }
    // A department: of a place (XX市XX局), or of any government.
    let is_department = DEPARTMENTS.iter().any(|end| organ.ends_with(end));
    match narrowest(organ) {
        Level::Unknown => None,
        _ if !is_department => None,
        Level::County | Level::Town => Some(("县级以下机关", Rank::C)),
        Level::City | Level::Province | Level::Street => Some(("地方政府部门", Rank::D)),
    }
}

/// Whether a name is that of a government, whole or as it is said for short (某某县), and not of an
/// office or a department.
pub(crate) fn is_government(organ: &str) -> bool {
    match organ.strip_suffix("人民政府") {
        Some(place) => !place.is_empty(),
        None => matches!(
            level(organ),
            Level::Province | Level::City | Level::County | Level::Town
        ),
    }
}

/// How departments end.
const DEPARTMENTS: [&str; 18] = [
    "办公室",
    "办公厅",
    "委员会",
    "管委会",
    "委",
    "局",
    "厅",
    "处",
    "所",
    "中心",
    "大队",
    "支队",
    "总队",
    "院",
    "学校",
    "公司",
    "集团",
    "办",
];

/// What a name is the place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Province,
    /// A city, with districts or not, or an autonomous prefecture.
    City,
    County,
    Town,
    Street,
    Unknown,
}

impl Level {
    fn cannot_make_rules(self) -> Option<(&'static str, Rank)> {
        match self {
            Level::County => Some(("县级机关", Rank::C)),
            Level::Town => Some(("乡镇", Rank::C)),
            Level::Street => Some(("街道", Rank::C)),
            Level::Province | Level::City | Level::Unknown => None,
        }
    }
}

/// The place whose government an office is of: 某某市 of 某某市人民政府办公室.
fn government_of_office(organ: &str) -> Option<&str> {
    let ends = ["办公厅", "办公室", "办"];
    let name = ends.iter().find_map(|end| organ.strip_suffix(end))?;
    let name = name.strip_suffix("政府")?;
    Some(name.strip_suffix("人民").unwrap_or(name))
}

/// What a name ends as.
fn level(place: &str) -> Level {
    const ENDS: [(&str, Level); 14] = [
        ("街道办事处", Level::Street),
        ("街道", Level::Street),
        ("特别行政区", Level::Province),
        ("自治区", Level::Province),
        ("省", Level::Province),
        ("自治州", Level::City),
        ("州", Level::City),
        ("市", Level::City),
        ("自治县", Level::County),
        ("县", Level::County),
        ("旗", Level::County),
        ("区", Level::County),
        ("镇", Level::Town),
        ("乡", Level::Town),
    ];
    let end = ENDS.iter().find(|(end, _)| place.ends_with(end));
    let has_name = end.is_some_and(|(end, _)| place.len() > end.len());
    end.filter(|_| has_name)
        .map_or(Level::Unknown, |(_, level)| *level)
}

/// The narrowest place that a name begins with: 某某县 of 某某市某某县农业农村局.
fn narrowest(organ: &str) -> Level {
    // Words of departments that look like places: 城市管理, 住房和城乡建设, 开发区.
    const NO_PLACES: [&str; 15] = [
        "城市",
        "城乡",
        "城区",
        "市区",
        "社区",
        "园区",
        "景区",
        "林区",
        "山区",
        "矿区",
        "地区",
        "开发区",
        "示范区",
        "保护区",
        "试验区",
    ];
    let mut found = Level::Unknown;
    let mut start = 0;
    for (at, c) in organ.char_indices() {
        let end = at + c.len_utf8();
        if !matches!(c, '省' | '市' | '州' | '县' | '旗' | '区' | '镇' | '乡') {
            continue;
        }
        let name = &organ[start..end];
        let rest = &organ[start..];
        let is_word = NO_PLACES.iter().any(|word| {
            let within = at.checked_sub(word.len() - c.len_utf8());
            name.ends_with(word) || within.is_some_and(|at| organ[at..].starts_with(word))
        });
        // 城乡建设: the word goes on behind the character.
        let goes_on = ["乡建设", "乡规划", "区域", "县域", "乡村", "市场", "州际"];
        let is_begun = goes_on.iter().any(|word| organ[at..].starts_with(word));
        let is_named = rest.chars().next().is_some_and(|first| first != c);
        if is_named && !is_word && !is_begun {
            match level(name) {
                Level::Unknown => {}
                level => found = level,
            }
            start = end;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn governments_that_may_make_rules_and_their_offices_are_left_alone() {
        for organ in [
            "六盘水市",
            "某某市人民政府",
            "某某省人民政府",
            "某某壮族自治区人民政府",
            "某某自治州人民政府",
            "某某省人民政府办公厅",
            "某某自治区人民政府办公厅",
            "某某市人民政府办公室",
            "某某市政府办公室",
            "某某自治州人民政府办公室",
            "国家某某局",
            "中华人民共和国某某部",
            "某某海关",
            "",
        ] {
            assert_eq!(cannot_make_rules(organ), None, "{organ}");
        }
    }

    #[test]
    fn counties_towns_streets_and_their_departments_may_not() {
        for organ in [
            "某某县人民政府",
            "某某县",
            "某某县人民政府办公室",
            "某某市某某区人民政府",
            "某某市某某区人民政府办公室",
            "某某自治县人民政府",
            "某某镇人民政府",
            "某某乡",
            "某某街道办事处",
            "某某县市场监督管理局",
            "某某市某某区住房和城乡建设局",
            "某某自治县乡村振兴局",
        ] {
            let rank = cannot_make_rules(organ).map(|(_, rank)| rank);
            assert_eq!(rank, Some(Rank::C), "{organ}");
        }
    }

    #[test]
    fn departments_of_cities_and_provinces_may_hardly() {
        for organ in [
            "某某市公安局",
            "某某市住房和城乡建设局",
            "某某市城市管理局",
            "某某市市场监督管理局",
            "某某省某某厅",
            "某某省发展和改革委员会",
            "某某市高新技术产业开发区管理委员会",
        ] {
            let rank = cannot_make_rules(organ).map(|(_, rank)| rank);
            assert_eq!(rank, Some(Rank::D), "{organ}");
        }
    }

    #[test]
    fn a_government_is_told_from_an_office_and_a_department() {
        for organ in ["某某县人民政府", "某某市", "某某镇人民政府", "某某自治区"]
        {
            assert!(is_government(organ), "{organ}");
        }
        for organ in [
            "某某县人民政府办公室",
            "某某县某某局",
            "某某街道办事处",
            "人民政府",
            "县",
            "",
        ] {
            assert!(!is_government(organ), "{organ}");
        }
    }
}
