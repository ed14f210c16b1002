//! What an organ's name says of its rank.

/// Why an organ may not make 规章 (《立法法》 arts. 91, 93: departments under the State Council;
/// governments of provinces, cities with districts and autonomous prefectures), in a word for the
/// message; `None` if it may, or if its name does not tell. False alarms cost trust, so a city may
/// always: whether it has districts is not in its name.
pub(super) fn cannot_make_rules(organ: &str) -> Option<&'static str> {
    const CENTRAL: [&str; 4] = ["中华人民共和国", "国务院", "国家", "中国"];
    const OFFICES: [&str; 16] = [
        "办公室",
        "办公厅",
        "委员会",
        "管委会",
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
    ];
    if CENTRAL.iter().any(|central| organ.starts_with(central)) {
        return None;
    }
    let place = organ.strip_suffix("人民政府").unwrap_or(organ);
    if place.ends_with("街道办事处") || place.ends_with("街道") {
        return Some("街道");
    }
    if place.ends_with("自治区") || place.ends_with("特别行政区") {
        return None;
    }
    for (end, why) in [
        ("县", "县级机关"),
        ("旗", "县级机关"),
        ("区", "县级机关"),
        ("镇", "乡镇"),
        ("乡", "乡镇"),
    ] {
        if place.ends_with(end) {
            return Some(why);
        }
    }
    // A department: of a place (XX市XX局), or of any government (XX人民政府办公室).
    let is_office = OFFICES.iter().any(|office| place.ends_with(office));
    let is_local = ["省", "市", "州", "县", "区", "旗", "盟", "镇", "乡"]
        .iter()
        .any(|level| place.contains(level));
    (is_office && is_local).then_some("地方政府部门")
}

#[cfg(test)]
mod tests {
    use super::cannot_make_rules;

    #[test]
    fn governments_that_may_make_rules_are_left_alone() {
        for organ in [
            "六盘水市",
            "某某市人民政府",
            "某某省人民政府",
            "某某壮族自治区人民政府",
            "某某自治州人民政府",
            "国家某某局",
            "中华人民共和国某某部",
            "某某海关",
            "",
        ] {
            assert_eq!(cannot_make_rules(organ), None, "{organ}");
        }
    }

    #[test]
    fn counties_towns_streets_and_local_departments_may_not() {
        for organ in [
            "某某县人民政府",
            "某某县",
            "某某市某某区人民政府",
            "某某自治县人民政府",
            "某某镇人民政府",
            "某某乡",
            "某某街道办事处",
            "某某市公安局",
            "某某市人民政府办公室",
            "某某省某某厅",
        ] {
            assert!(cannot_make_rules(organ).is_some(), "{organ}");
        }
    }
}
