//! Traditional characters, as far as they occur in the labels, headings and titles of the forms.

use std::sync::LazyLock;

/// Each traditional character behind the simplified one that the forms print. A pair has the same
/// length in bytes, so that places in a text stay where they are.
const PAIRS: &str = "规規 范範 发發 数數 废廢 现現 强強 许許 处處 处処 罚罰 决決 业業 费費 单單 万萬 计計 据據 \
    系係 为為 为爲 项項 与與 于於 内內 请請 机機 构構 组組 织織 会會 务務 总總 结結 转轉 办辦 继繼 续續 开開 \
    区區 这這 国國 稳穩 护護 权權 属屬 类類 过過 执執 询詢 制製 没沒 补補 后後 确確 认認 访訪 举舉 报報 诉訴 \
    复復 复複 复覆 无無 当當 获獲 缴繳 纳納 审審 维維 纠糾 讼訟 议議 经經 动動 况況 监監 台臺 设設 问問 题題 \
    进進 采採 购購 额額 减減 对對 关關 条條 号號 应應 实實 县縣 个個 员員 级級 长長 门門 产產 档檔 标標 \
    准準 党黨 变變 该該 须須 贯貫 尽盡 释釋 误誤 简簡 综綜 术術 协協 专專 东東 云雲 书書 众眾 价價 优優 传傳 \
    体體 兴興 农農 划劃 创創 别別 励勵 劳勞 势勢 历歷 厅廳 双雙 启啓 响響 团團 围圍 图圖 场場 坚堅 \
    声聲 备備 间間 录錄 览覽 积積 称稱 统統 编編 网網 联聯 荐薦 节節 证證 评評 识識 话話 说說 谈談 \
    责責 质質 资資 赔賠 较較 输輸 达達 适適 选選 邮郵 里裡 销銷 锋鋒 错錯 阅閱 队隊 际際 陈陳 险險 难難 预預";

/// The first character of the block that all of them stand in.
const FIRST: char = '\u{4e00}';

/// The simplified twin of a traditional character, and 他 for 它 (其它); other characters as they are.
pub(in crate::import) fn simplified(c: char) -> char {
    let place = (c as usize).wrapping_sub(FIRST as usize);
    twins().get(place).copied().unwrap_or(c)
}

/// For each character of the block what it becomes.
fn twins() -> &'static [char] {
    static TWINS: LazyLock<Vec<char>> = LazyLock::new(|| {
        let mut twins: Vec<char> = (FIRST..='\u{9fff}').collect();
        for (traditional, simple) in pairs().chain([('它', '他')]) {
            twins[traditional as usize - FIRST as usize] = simple;
        }
        twins
    });
    &TWINS
}

fn pairs() -> impl Iterator<Item = (char, char)> {
    PAIRS.split_whitespace().filter_map(|pair| {
        let mut characters = pair.chars();
        let simple = characters.next()?;
        Some((characters.next()?, simple))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn simplified_text(text: &str) -> String {
        text.chars().map(simplified).collect()
    }

    #[test]
    fn labels_in_traditional_characters_become_those_of_the_form() {
        for (traditional, simple) in [
            ("規章", "规章"),
            ("行政規範性文件", "行政规范性文件"),
            ("本年製發件數", "本年制发件数"),
            ("六、其它需要報告的事項", "六、其他需要报告的事项"),
            ("未經復議直接起訴", "未经复议直接起诉"),
        ] {
            assert_eq!(simplified_text(traditional), simple);
        }
    }

    #[test]
    fn no_place_in_a_text_moves() {
        let all: String = pairs().map(|(traditional, _)| traditional).collect();
        assert_eq!(simplified_text(&all).len(), all.len());
        for (traditional, simple) in pairs() {
            assert_eq!(
                (simplified(traditional), simplified(simple)),
                (simple, simple)
            );
        }
    }
}
