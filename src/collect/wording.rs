//! In which words units are written to: the county's own, with blanks that are filled in.

use std::fmt::Display;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// 退回意见: a unit is asked to mend its report.
    Return,
    /// 催报名单: who has not reported is asked to.
    Reminder,
}

/// What is filled in: `{name}` in the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blank {
    /// What stands between the braces.
    pub name: &'static str,
    /// What takes its place, for a clerk.
    pub meaning: &'static str,
    /// It becomes a list, and stands in a line of its own.
    pub is_list: bool,
}

const fn blank(name: &'static str, meaning: &'static str) -> Blank {
    Blank {
        name,
        meaning,
        is_list: false,
    }
}

const fn list(name: &'static str, meaning: &'static str) -> Blank {
    Blank {
        name,
        meaning,
        is_list: true,
    }
}

impl Blank {
    /// As it stands in the words.
    #[must_use]
    pub fn written(&self) -> String {
        format!("{{{}}}", self.name)
    }
}

impl Purpose {
    /// All.
    pub const ALL: [Purpose; 2] = [Purpose::Return, Purpose::Reminder];

    /// The words where nobody has others.
    #[must_use]
    pub fn usual(self) -> &'static str {
        match self {
            Purpose::Return => {
                "{单位}：
你单位报送的{年份}年政府信息公开工作年度报告，经核对有 {件数} 处需要改正或者说明，现退回修改。
{问题}
请逐条核对原始台账，改正后重新报送；数字确实无误的，请逐条写明理由，与报告一并报送。"
            }
            Purpose::Reminder => {
                "下列 {单位数} 个单位还没有报送{年份}年政府信息公开工作年度报告{期限}：
{名单}"
            }
        }
    }

    /// What can be filled in.
    #[must_use]
    pub fn blanks(self) -> &'static [Blank] {
        const RETURN: [Blank; 4] = [
            blank("单位", "单位名称"),
            blank("年份", "哪一年的报告"),
            blank("件数", "有几处要改"),
            list("问题", "要改的逐条列出"),
        ];
        const REMINDER: [Blank; 4] = [
            blank("单位数", "没交的有几个"),
            blank("年份", "哪一年的报告"),
            blank("期限", "报送期限，没有写就不印"),
            list("名单", "没交的单位逐个列出"),
        ];
        match self {
            Purpose::Return => &RETURN,
            Purpose::Reminder => &REMINDER,
        }
    }

    /// The blank without which the letter would say nothing.
    fn list(self) -> &'static str {
        match self {
            Purpose::Return => "问题",
            Purpose::Reminder => "名单",
        }
    }
}

/// Why words cannot be used. Its text is a Chinese sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordingError {
    /// Nobody knows what takes the place of this.
    #[error("“{0}”不知道填什么；能填的是 {1}。")]
    Unknown(String, String),
    /// The list would stand nowhere.
    #[error("缺少独占一行的“{{{0}}}”，{1}无处可写。")]
    NoList(&'static str, &'static str),
    /// The list stands in a line with other words.
    #[error("“{{{0}}}”要独占一行，前后不能有别的字。")]
    NotAlone(&'static str),
}

/// A paragraph a line; blanks in braces are filled in, and a line that is the list's blank becomes the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    text: String,
    list: &'static str,
}

impl Wording {
    /// The words where nobody has others.
    #[must_use]
    pub fn usual(purpose: Purpose) -> Wording {
        Wording {
            text: purpose.usual().to_owned(),
            list: purpose.list(),
        }
    }

    /// Words out of a text. Full-width braces are as good as others.
    ///
    /// # Errors
    /// See [`WordingError`].
    pub fn read(purpose: Purpose, text: &str) -> Result<Wording, WordingError> {
        let text = text.trim_start_matches('\u{feff}');
        let text = text.replace('｛', "{").replace('｝', "}");
        let mut has_list = false;
        for line in text.lines() {
            for (at, _) in line.match_indices('{') {
                let rest = &line[at + 1..];
                let known = purpose.blanks().iter().find(|blank| {
                    let after = rest.strip_prefix(blank.name);
                    after.is_some_and(|after| after.starts_with('}'))
                });
                let Some(blank) = known else {
                    let end = rest.find(['}', '{']);
                    let end = end.map_or(rest.len(), |end| {
                        end + usize::from(rest[end..].starts_with('}'))
                    });
                    return Err(unknown(purpose, &line[at..=at + end]));
                };
                if blank.is_list && line.trim() != blank.written() {
                    return Err(WordingError::NotAlone(blank.name));
                }
                has_list |= blank.is_list;
            }
        }
        if !has_list {
            let what = match purpose {
                Purpose::Return => "要修改的问题",
                Purpose::Reminder => "没有交的单位",
            };
            return Err(WordingError::NoList(purpose.list(), what));
        }
        Ok(Wording {
            text,
            list: purpose.list(),
        })
    }

    /// Words as settings keep them: the usual ones where there are none.
    ///
    /// # Errors
    /// See [`WordingError`].
    pub fn kept(purpose: Purpose, text: &str) -> Result<Wording, WordingError> {
        if text.trim().is_empty() {
            return Ok(Wording::usual(purpose));
        }
        Wording::read(purpose, text)
    }

    /// The paragraphs, with these in the place of the blanks. A year that nobody knows is not spoken of.
    pub(super) fn filled(&self, values: &[(&str, &str)], list: &[impl Display]) -> Vec<String> {
        let mut paragraphs = Vec::new();
        let is_list = |line: &str| {
            let name = line.trim().strip_prefix('{');
            name.and_then(|name| name.strip_suffix('}')) == Some(self.list)
        };
        for line in self.text.lines() {
            if is_list(line) {
                let numbered = list.iter().enumerate();
                paragraphs.extend(numbered.map(|(at, item)| format!("{}. {item}", at + 1)));
            } else {
                paragraphs.push(fill(line, values).trim().to_owned());
            }
        }
        paragraphs
    }
}

fn unknown(purpose: Purpose, written: &str) -> WordingError {
    let known: Vec<String> = purpose.blanks().iter().map(Blank::written).collect();
    WordingError::Unknown(written.to_owned(), known.join("、"))
}

/// A line with its blanks filled in once: a name may hold anything.
fn fill(line: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let found = values.iter().find_map(|(name, value)| {
            let after = after.strip_prefix(name)?.strip_prefix('}')?;
            Some((*name, *value, after))
        });
        rest = match found {
            Some(("年份", "", after)) => after.strip_prefix('年').unwrap_or(after),
            Some((_, value, after)) => {
                filled.push_str(value);
                after
            }
            None => {
                filled.push('{');
                after
            }
        };
    }
    filled.push_str(rest);
    filled
}

/// All words that a county writes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Those of the letters to who has something to mend.
    pub returns: Wording,
    /// Those of the list of who has not reported.
    pub reminder: Wording,
}

impl Default for Words {
    fn default() -> Words {
        Words {
            returns: Wording::usual(Purpose::Return),
            reminder: Wording::usual(Purpose::Reminder),
        }
    }
}

impl Words {
    /// They as settings keep them.
    ///
    /// # Errors
    /// See [`WordingError`].
    pub fn kept(returns: &str, reminder: &str) -> Result<Words, WordingError> {
        Ok(Words {
            returns: Wording::kept(Purpose::Return, returns)?,
            reminder: Wording::kept(Purpose::Reminder, reminder)?,
        })
    }
}
