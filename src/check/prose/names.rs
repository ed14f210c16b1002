//! The names by which a report's text calls the organ itself, and others.

use super::item::Item;
use super::vocabulary::Word;

/// How far a report reaches, and what its text calls that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// A whole county or city.
    Area,
    /// One organ.
    Office,
    /// Both are the same, as in a town, or it is not known.
    Any,
}

/// The names by which a report's text calls the organ itself.
pub(super) struct Names<'a> {
    organ: &'a str,
    /// The ends of an office's name, longest first, each with its first character.
    ends: Vec<(char, &'a str)>,
    /// What any of its names begin with, and of each of them one bit: every word of the prose is asked for.
    leads: Vec<char>,
    lead_bits: u64,
    /// What else it calls itself: 市局, 分局, 管委会, 全局.
    shorts: Vec<String>,
    /// The office's own name behind each place or level in the whole one; none of those that no text
    /// shortens.
    offices: Vec<&'a str>,
    pub(super) reach: Reach,
}

/// Shorter ends of a name (公室, 府办) could mean anything.
const SHORTEST: usize = 3;
/// One of 64 bits for a character.
fn bit(c: char) -> u64 {
    1 << (u32::from(c) % u64::BITS)
}

/// What may stand before an office's name.
const LEVELS: &[char] = &['省', '市', '县', '区', '旗', '州', '盟'];

impl<'a> Names<'a> {
    pub(super) fn of(organ: &'a str) -> Names<'a> {
        let place = organ.strip_suffix("人民政府").unwrap_or(organ);
        let ends = |ends: &[&str]| ends.iter().any(|end| place.ends_with(end));
        let reach = if organ.is_empty() || ends(&["镇", "乡", "街道", "街道办事处"]) {
            Reach::Any
        } else if ends(&["省", "市", "州", "盟", "县", "区", "旗"]) {
            Reach::Area
        } else {
            Reach::Office
        };
        let ends_of = |name: &'a str| -> Vec<(char, &'a str)> {
            let ends = name.char_indices().map(|(at, c)| (c, &name[at..]));
            let mut ends: Vec<_> = ends.collect();
            ends.truncate((ends.len() + 1).saturating_sub(SHORTEST));
            ends
        };
        let is_shortened = reach == Reach::Office && last_of_short(organ).is_some();
        let offices = organ.match_indices(LEVELS).filter(|_| is_shortened);
        let offices = offices.filter_map(|(at, level)| organ.get(at + level.len()..));
        let shorts = match reach {
            Reach::Office => shorts(organ),
            Reach::Any | Reach::Area => Vec::new(),
        };
        let leads: Vec<char> = match reach {
            Reach::Office | Reach::Any => {
                let of_shorts = shorts.iter().filter_map(|short| short.chars().next());
                organ.chars().chain(of_shorts).collect()
            }
            Reach::Area => organ.chars().take(1).collect(),
        };
        Names {
            organ,
            offices: offices.collect(),
            shorts,
            lead_bits: leads.iter().fold(0, |bits, lead| bits | bit(*lead)),
            leads,
            ends: match reach {
                // A town is its government.
                Reach::Any if place.len() < organ.len() => {
                    [ends_of(organ), ends_of(place)].concat()
                }
                Reach::Office | Reach::Any => ends_of(organ),
                Reach::Area => Vec::new(),
            },
            reach,
        }
    }

    /// The organ's name, if a text begins with it; of an office also the end of its name (县财政局).
    pub(super) fn first(&self, lead: char, text: &str) -> Option<(Word, usize)> {
        if self.lead_bits & bit(lead) == 0 || !self.leads.contains(&lead) {
            return None;
        }
        let is_area_alone = self.reach == Reach::Area && !self.organ.ends_with("政府");
        if text.starts_with(self.organ) && !is_area_alone {
            return Some((Word::Filler, self.organ.len()));
        }
        let place = self.organ.strip_suffix("人民政府").unwrap_or(self.organ);
        match self.reach {
            Reach::Area => text.starts_with(place).then_some((Word::Area, place.len())),
            Reach::Any | Reach::Office => {
                let mut ends = self.ends.iter();
                let end = ends.find(|(first, end)| *first == lead && text.starts_with(end));
                let Some((_, end)) = end else {
                    let short = self.shorts.iter().find(|short| text.starts_with(*short));
                    let length = short.map(String::len).or_else(|| self.short(text))?;
                    return Some((Word::Own, length));
                };
                if self.reach == Reach::Office {
                    return Some((Word::Own, end.len()));
                }
                let mut rooms = ["党政办公室", "办公室"].into_iter();
                let room = rooms.find(|room| text[end.len()..].starts_with(room));
                Some((Word::Filler, end.len() + room.map_or(0, str::len)))
            }
        }
    }

    /// How long a short name of the office is that a text begins with: 县住建局, of 住房和城乡建设局, and
    /// 市发展改革委, of 发展和改革委员会.
    fn short(&self, text: &str) -> Option<usize> {
        const LONGEST: usize = 6;
        if self.offices.is_empty() {
            return None;
        }
        let last = last_of_short(self.organ)?;
        let name = text.strip_prefix(LEVELS).unwrap_or(text);
        let first = name.chars().next()?;
        let mut offices = self
            .offices
            .iter()
            .filter(|office| office.starts_with(first));
        offices.clone().next()?;
        let mut letters = name.char_indices().take(LONGEST).enumerate();
        let (before, (end, _)) = letters.find(|(_, (_, c))| *c == last)?;
        let own = name.get(..end + last.len_utf8())?;
        let is_of = |office: &str| {
            let mut letters = office.chars();
            own.chars().all(|c| letters.any(|own| own == c))
        };
        let is_short = before + 1 >= SHORTEST && offices.any(|office| is_of(office));
        is_short.then(|| text.len() - name.len() + own.len())
    }

    /// Whether the organ is the office of a government, which may hold that one's regulations.
    pub(super) fn is_of_government(&self) -> bool {
        ["政府办公厅", "政府办公室"]
            .iter()
            .any(|end| self.organ.ends_with(end))
    }

    /// Whether a word names more than the place that reports: 全市 in the report of a county.
    fn is_wider(&self, spelled: &str) -> bool {
        let place = self.organ.strip_suffix("人民政府").unwrap_or(self.organ);
        let wider: &[char] = match place.chars().next_back() {
            Some('县' | '区' | '旗') => &['省', '市', '州', '盟'],
            Some('市' | '州' | '盟') => &['省'],
            _ => &[],
        };
        spelled.contains(wider) && !spelled.contains(place)
    }

    /// What a word for an office or a town means in this report.
    pub(super) fn resolved(&self, word: Word, spelled: &str) -> Word {
        match (word, self.reach) {
            (Word::Area, Reach::Area) if self.is_wider(spelled) => Word::Part,
            (Word::Office | Word::Town, Reach::Any) => Word::Filler,
            (Word::Office, Reach::Area) => Word::Own,
            (Word::Office, Reach::Office) => {
                let is_office = ["办公室", "办公厅"]
                    .iter()
                    .any(|end| self.organ.ends_with(end));
                if is_office { Word::Own } else { Word::Area }
            }
            (Word::Town, _) => Word::Unknown,
            _ => word,
        }
    }
}

/// What a short name of an office of this name ends in, if it has one.
fn last_of_short(organ: &str) -> Option<char> {
    let name = organ.strip_suffix("员会").unwrap_or(organ);
    let last = name.chars().next_back();
    last.filter(|last| matches!(last, '局' | '委' | '厅'))
}

/// By what short names an office of this name calls itself, longer ones first: 市局, 分局, 管委会, 全局.
fn shorts(organ: &str) -> Vec<String> {
    const ZONES: [&str; 7] = [
        "开发区",
        "高新区",
        "示范区",
        "保税区",
        "新区",
        "园区",
        "片区",
    ];
    if organ.ends_with("管理委员会") || organ.ends_with("管委会") {
        let of_zone = ZONES.iter().filter(|zone| organ.contains(*zone));
        let of_zone = of_zone.map(|zone| format!("{zone}管委会"));
        return of_zone.chain(["管委会".to_owned()]).collect();
    }
    let Some(last) = organ.chars().next_back() else {
        return Vec::new();
    };
    if !matches!(last, '局' | '厅' | '院' | '队' | '所' | '站' | '关') {
        return Vec::new();
    }
    let of_all = ["全", "我", "本"]
        .into_iter()
        .map(|own| format!("{own}{last}"));
    let is_branch = organ.ends_with("分局");
    let level = organ
        .rfind(LEVELS)
        .filter(|_| matches!(last, '局' | '厅') && !is_branch);
    let level = level.and_then(|at| organ[at..].chars().next());
    let of_level = level.map(|level| format!("{level}{last}"));
    let branch = is_branch.then(|| "分局".to_owned());
    of_all.chain(of_level).chain(branch).collect()
}

/// 、县直各部门, 各机关, 及所属单位: all that a text names so by way of departments, and how long it is.
pub(super) fn departments<'a>(
    lead: char,
    text: &str,
    before: impl FnOnce() -> Option<(Item, &'a str)>,
) -> Option<(Word, usize)> {
    const JOINTS: [&str; 5] = ["以及", "及", "和", "与", "、"];
    const OF_ALL: [&str; 9] = ["各", "县", "市", "区", "州", "省", "旗", "直", "镇街"];
    const OF_OWN: [&str; 6] = ["所属", "下属", "直属", "局属", "委属", "其"];
    const KIND: [&str; 7] = ["级", "地", "有关", "相关", "工作", "组成", "行政"];
    const NOUNS: [&str; 5] = ["部门", "单位", "机关", "机构", "政府部门"];
    const TOWNS: [&str; 6] = ["乡镇（街道）", "镇（街道）", "乡镇", "街道", "镇", "乡"];
    if !matches!(lead, '各' | '以' | '及' | '和' | '与' | '、') {
        return None;
    }
    let (before, spelled) = before().unzip();
    // 县本级及乡镇（街道）: both levels are all that there are.
    let is_of_level = before == Some(Item::Word(Word::Own))
        && spelled.is_some_and(|spelled| spelled.ends_with('级'));
    let is_joined = lead != '各';
    let names_organ = matches!(
        before,
        Some(Item::Word(
            Word::Area | Word::Vague | Word::Own | Word::Filler | Word::Unknown
        ))
    );
    if lead != '各' && !(is_joined && names_organ) {
        return None;
    }
    let begins = |rest: &str, words: &[&str]| {
        // All of them begin with a Chinese character.
        let first = rest.as_bytes().first_chunk::<3>()?;
        let mut words = words
            .iter()
            .filter(|word| word.as_bytes().first_chunk() == Some(first));
        words
            .find(|word| rest.starts_with(**word))
            .map(|word| word.len())
    };
    let (mut end, mut of_all, mut is_of_departments, mut has_towns) = (0, false, false, false);
    loop {
        let mut at = end;
        at += begins(&text[at..], &JOINTS).unwrap_or(0);
        let (mut all, mut own) = (false, false);
        loop {
            let rest = &text[at..];
            if let Some(length) = begins(rest, &OF_OWN) {
                (own, at) = (true, at + length);
            } else if let Some(length) = begins(rest, &OF_ALL) {
                (all, at) = (true, at + length);
            } else if let Some(length) = begins(rest, &KIND) {
                at += length;
            } else {
                break;
            }
        }
        let rest = &text[at..];
        let noun = begins(rest, &NOUNS);
        let Some(length) = noun
            .or_else(|| begins(rest, &TOWNS))
            .filter(|_| all || own || is_of_level)
        else {
            break;
        };
        is_of_departments |= noun.is_some();
        has_towns |= noun.is_none();
        of_all |= all || is_of_level && noun.is_none();
        end = at + length;
    }
    let is_area = is_of_departments
        || is_of_level
        || matches!(before, Some(Item::Word(Word::Area | Word::Vague)));
    match end {
        0 => None,
        // 县人民政府及其部门.
        end if !of_all && is_of_departments && before == Some(Item::Word(Word::Vague)) => {
            Some((Word::Area, end))
        }
        end if !of_all => Some((Word::Filler, end)),
        // 县政府各部门 without 及: the departments, perhaps not the office.
        end if lead == '各' && before == Some(Item::Word(Word::Vague)) && !has_towns => {
            Some((Word::Vague, end))
        }
        end if is_area => Some((Word::Area, end)),
        _ => None,
    }
}
