//! Who says something to a report before it goes out.

/// The steps of an office's approval (审签环节), in order: a row of the 审签表 each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signers(Vec<String>);

/// More steps than this are none of a form on one page, and the rest is left out.
const MOST: usize = 12;

impl Signers {
    /// Chains that offices have, by what they are called; the first one is used where none is chosen.
    pub const CHAINS: [(&str, &[&str]); 3] = [
        (
            "核稿签发",
            &["拟稿", "核稿", "保密审查", "分管领导签发", "主要负责人签发"],
        ),
        (
            "三审三校",
            &[
                "拟稿",
                "一审一校",
                "二审二校",
                "三审三校",
                "保密审查",
                "主要负责人签发",
            ],
        ),
        (
            "科室会签",
            &[
                "经办人拟稿",
                "科室负责人审核",
                "数据提供单位会签",
                "办公室核稿",
                "保密审查",
                "分管领导审签",
                "主要负责人签发",
            ],
        ),
    ];

    /// Those that a text names, one a line; where it names none, the usual ones.
    #[must_use]
    pub fn read(text: &str) -> Signers {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<String> = lines.take(MOST).map(str::to_owned).collect();
        if lines.is_empty() {
            return Signers::default();
        }
        Signers(lines)
    }

    /// They as a text that names them.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.join("\n")
    }

    /// The steps, in order.
    pub(super) fn steps(&self) -> &[String] {
        &self.0
    }
}

impl Default for Signers {
    fn default() -> Signers {
        let [(_, usual), ..] = Signers::CHAINS;
        Signers(usual.iter().map(|step| (*step).to_owned()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_names_a_step_in_each_line_and_none_means_the_usual_ones() {
        let signers = Signers::read(" 初审 \n\n　终审\r\n");
        assert_eq!(signers.steps(), ["初审", "终审"]);
        assert_eq!(Signers::read(&signers.text()), signers);
        for blank in ["", " \n\t"] {
            assert_eq!(Signers::read(blank), Signers::default());
        }
        assert_eq!(Signers::read(&"审\n".repeat(99)).steps().len(), MOST);
        for (_, steps) in Signers::CHAINS {
            assert_eq!(Signers::read(&steps.join("\n")).steps(), steps);
        }
    }
}
