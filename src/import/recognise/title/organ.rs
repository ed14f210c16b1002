//! What can be the name of an organ, and what cannot.

use crate::report::half_width;

/// No name is longer, in characters.
const LONGEST: usize = 40;

/// What no organ's name holds: words of headings, columns and sentences.
const NEVER: [&str; 29] = [
    "关于",
    "信息公开",
    "政务公开",
    "年度报告",
    "工作报告",
    "年报",
    "年度",
    "网站",
    "门户",
    "首页",
    "公布",
    "编制",
    "根据",
    "按照",
    "现将",
    "目录",
    "指南",
    "栏目",
    "专栏",
    "统计期限",
    "来源",
    "浏览",
    "字号",
    "打印",
    "索引",
    "当前位置",
    "政策解读",
    "通知公告",
    "欢迎",
];

/// What stands in the place of a name and names nobody.
const NOBODY: [&str; 22] = [
    "部门",
    "单位",
    "机关",
    "政府",
    "各部门",
    "乡镇",
    "街道",
    "镇街",
    "附件",
    "本级",
    "省级",
    "市级",
    "县级",
    "区级",
    "县直部门",
    "市直部门",
    "区直部门",
    "本机关",
    "本单位",
    "本部门",
    "我单位",
    "乡镇街道",
];

/// How the names of organs and places end.
const ENDS: &str = "府局委厅室会院所处心科办省市县区旗州盟镇乡道团队站校馆司部社行企学园联台署庭队段村场库仓组店厂";

/// What a place's name ends in.
const LEVELS: &str = "省市县区旗州盟镇乡";

/// Places whose names end in nothing of the kind.
const PLACES: [&str; 11] = [
    "中华人民共和国",
    "中国",
    "新疆",
    "西藏",
    "内蒙古",
    "广西",
    "宁夏",
    "北京",
    "上海",
    "天津",
    "重庆",
];

/// Words that end like a place and are none.
const NO_PLACES: [&str; 22] = [
    "城市", "社区", "城乡", "城镇", "乡镇", "县区", "市区", "园区", "景区", "校区", "山区", "库区",
    "林区", "牧区", "辖区", "片区", "小区", "灾区", "都市", "超市", "上市", "门市",
];

/// Whether these characters could be a name: letters, perhaps with brackets, and no word that stands
/// in no name.
pub(super) fn is_name(text: &str) -> bool {
    let count = text.chars().count();
    let is_part = |c: char| c.is_alphanumeric() || "（）()·、".contains(c);
    let digits = text
        .chars()
        .filter(|c| half_width(*c).is_ascii_digit())
        .count();
    // A number has its place in 12345 and the like; four digits are a year.
    (1..=LONGEST).contains(&count)
        && text.chars().all(is_part)
        && text.chars().any(char::is_alphabetic)
        && (digits == 0 || digits == 5 && text.contains("12345") || is_unit(text, digits))
        && !NEVER.iter().any(|word| holds(text, word))
        && !is_nobody(text)
}

/// Whether the only number in a name is that of a unit: 303地质大队.
fn is_unit(name: &str, digits: usize) -> bool {
    let number = name.find(|c: char| c.is_ascii_digit());
    digits == 3
        && number.is_some_and(|at| {
            let rest = name.get(at + digits..).unwrap_or_default();
            let is_one = name[at..].bytes().take_while(u8::is_ascii_digit).count() == digits;
            at > 0 && is_one && rest.chars().count() > 1 && !rest.starts_with(['年', '月', '号'])
        })
}

/// Whether a name holds a word that stands in none. 机构编制 is the business of some.
fn holds(name: &str, word: &str) -> bool {
    /// Those whose business it is.
    const OWN: [(&str, &[&str]); 2] = [
        ("编制", &["机构编制"]),
        (
            "政务公开",
            &[
                "政务公开信息服务中心",
                "政务公开服务中心",
                "政务公开中心",
                "政务公开办公室",
            ],
        ),
    ];
    let own = OWN.iter().find(|(own, _)| *own == word);
    let is_own = own.is_some_and(|(_, names)| {
        let times: usize = names.iter().map(|own| name.matches(own).count()).sum();
        times == name.matches(word).count()
    });
    !is_own && name.contains(word)
}

/// Whether words stand in the place of a name and name nobody.
pub(super) fn is_nobody(text: &str) -> bool {
    let mut letters = text.chars();
    let pair = (letters.next(), letters.next(), letters.next());
    let is_own = matches!(pair, (Some('我' | '本' | '该' | '全' | '各'), Some(level), None)
        if LEVELS.contains(level) || "局委办厅院街处站所会".contains(level));
    is_own || NOBODY.contains(&text)
}

/// Whether a name begins with that of a place: a name that does is whole at its beginning.
pub(super) fn begins_with_place(name: &str) -> bool {
    place(name).is_some()
}

/// The place a name begins with.
pub(super) fn place(name: &str) -> Option<&str> {
    const FARTHEST: usize = 12;
    if let Some(place) = PLACES.iter().find(|place| name.starts_with(*place)) {
        return name.get(..place.len());
    }
    if name.starts_with(['各', '全', '我', '该', '（', '(']) || is_headless(name) {
        return None;
    }
    let mut before = None;
    for (count, (at, c)) in name.char_indices().take(FARTHEST).enumerate() {
        let end = at + c.len_utf8();
        let is_street = c == '街' && name[end..].starts_with('道');
        if (LEVELS.contains(c) || is_street) && count > 0 {
            let word: String = before.into_iter().chain([c]).collect();
            let is_word = NO_PLACES.contains(&word.as_str());
            if !(is_word || is_street && count < 2) {
                let end = if is_street {
                    end + '道'.len_utf8()
                } else {
                    end
                };
                return name.get(..end);
            }
        }
        before = Some(c);
    }
    None
}

/// Whether a name ends as those of organs or places do.
pub(super) fn ends_as_name(name: &str) -> bool {
    let name = name.trim_end_matches(['）', ')']);
    let is_other = ["苏木", "嘎查", "海关"]
        .iter()
        .any(|end| name.ends_with(end));
    name.ends_with(|c| ENDS.contains(c)) || is_other || PLACES.contains(&name)
}

/// Whether a name begins with the end of a place's: 区人民政府, 治县教育局.
pub(super) fn is_headless(name: &str) -> bool {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some('自'), Some('治')) | (Some('族'), Some(_)) => true,
        // 镇江市 is a place.
        (Some('镇' | '乡' | '州'), next) => next.is_none_or(|c| "人党政街".contains(c)),
        (Some('治'), Some(level)) | (Some(level), _) => LEVELS.contains(level),
        _ => false,
    }
}

/// Whether a name that begins with the end of a place's has another place behind it: 市某某区.
pub(super) fn holds_place(name: &str) -> bool {
    let first = name.chars().next();
    let rest = first.and_then(|c| name.get(c.len_utf8()..));
    is_headless(name) && rest.is_some_and(begins_with_place)
}

/// Whether a name ends as that of a place.
pub(super) fn ends_as_place(name: &str) -> bool {
    name.ends_with(|c| LEVELS.contains(c)) || name.ends_with("街道") || PLACES.contains(&name)
}

/// Whether a name stops within a word: little stands behind the last place in it.
pub(super) fn dangles(name: &str) -> bool {
    let last = name.rfind(|c| LEVELS.contains(c));
    let tail = last.map_or(name, |at| {
        name.get(at + '县'.len_utf8()..).unwrap_or_default()
    });
    last.is_some() && !tail.is_empty() && length(tail) <= 3 && !ends_as_name(name)
}

/// Whether a name that lacks its beginning has it in the line above: the office of the state that it is a
/// branch of, or a long name cut within a word.
pub(super) fn is_begun(upper: &str, lower: &str) -> bool {
    const STATE: [&str; 3] = ["国家", "中国", "中华"];
    const BRANCHES: [&str; 7] = ["分局", "总队", "支队", "分行", "支行", "监管局", "调查队"];
    const LONG: usize = 8;
    let is_of_state = STATE.iter().any(|state| upper.starts_with(state));
    let is_branch = BRANCHES.iter().any(|branch| lower.ends_with(branch));
    let is_cut = length(upper) >= LONG && !ends_as_name(upper) && !is_whole(lower);
    ends_as_name(lower) && (is_of_state && is_branch || is_cut)
}

/// Whether an office of the state is one whose branches are named behind its own name: 国家税务总局某某市税务局.
pub(super) fn has_branches(name: &str) -> bool {
    const OFFICES: [&str; 16] = [
        "中华人民共和国",
        "国家税务总局",
        "国家统计局",
        "国家金融监督管理总局",
        "国家外汇管理局",
        "国家矿山安全监察局",
        "国家粮食和物资储备局",
        "国家能源局",
        "中国人民银行",
        "中国证券监督管理委员会",
        "中国证监会",
        "中国民用航空",
        "财政部",
        "水利部",
        "生态环境部",
        "自然资源部",
    ];
    OFFICES.contains(&name)
}

/// Whether a name could stand without a place before it, as 教育局 does.
fn is_whole(name: &str) -> bool {
    const OFFICES: [&str; 8] = [
        "局",
        "委",
        "厅",
        "办公室",
        "中心",
        "人民政府",
        "办事处",
        "管委会",
    ];
    let office = OFFICES.iter().find_map(|office| name.strip_suffix(office));
    office.is_some_and(|before| length(before) >= 2)
}

/// Whether two parts of a name can be one name: the second does not begin another.
pub(super) fn is_one(upper: &str, lower: &str) -> bool {
    let Some(place) = place(lower) else {
        return true;
    };
    let is_street = place.ends_with("街道");
    let is_again = upper.contains(place) && length(place) > 1;
    let is_whole = ends_as_name(upper) && !ends_as_place(upper);
    let may_follow = is_street && upper.ends_with("府");
    !is_again && (!is_whole || may_follow)
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_what_stands_in_its_place() {
        for name in [
            "某某县人民政府",
            "某某市某某区退役军人事务局",
            "某某县公安局（交警大队）",
            "某某市12345热线管理中心",
            "本溪市",
        ] {
            assert!(is_name(name), "{name}");
        }
        for text in [
            "",
            "我局",
            "全县",
            "部门",
            "关于某某局",
            "某某局2024",
            "政务公开",
            "“某某局”",
            "#某某局",
            "某某县人民政府网站",
        ] {
            assert!(!is_name(text), "{text}");
        }
    }

    #[test]
    fn a_name_begins_with_a_place_or_lacks_one() {
        for (name, found) in [
            ("某某县教育局", Some("某某县")),
            ("某某街道办事处", Some("某某街道")),
            ("新疆水利厅", Some("新疆")),
            ("城市管理局", None),
            ("市场监督管理局", None),
            ("乡村振兴局", None),
            ("住房和城乡建设局", None),
            ("街道办事处", None),
            ("教育局", None),
        ] {
            assert_eq!(place(name), found, "{name}");
        }
    }
}
