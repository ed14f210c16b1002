//! Sentences from a grammar, over tables that they tell rightly or not.

use std::ops::Range;

use super::tables::{Tables, money};
use crate::common::dice::Dice;

/// A text, and which of its places say something wrong.
#[derive(Default)]
pub struct Text {
    pub text: String,
    /// The places of the numbers and claims, and whether they are wrong.
    pub statements: Vec<(Range<usize>, bool)>,
}

impl Text {
    fn say(&mut self, words: &str) {
        self.text.push_str(words);
    }

    fn number(&mut self, words: &str, is_wrong: bool) {
        let start = self.text.len();
        self.say(words);
        self.statements.push((start..self.text.len(), is_wrong));
    }

    /// `before` number `behind`: the first of the lawful numbers, or none of them.
    fn count(&mut self, dice: &mut Dice, before: &str, lawful: &[u64], behind: &str) {
        let is_wrong = dice.is(30);
        let right = lawful[0];
        let mut number = right;
        while is_wrong && lawful.contains(&number) {
            number = match dice.number(4) {
                0 => right + 1 + dice.number(3),
                1 => right + 10 * (1 + dice.number(5)),
                2 => right.saturating_sub(1 + dice.number(9)),
                _ => 1 + dice.number(right * 2 + 20),
            };
        }
        self.say(before);
        self.number(&number.to_string(), is_wrong);
        self.say(behind);
    }
}

const UNITS: &str = "件 件 件 宗 起 份 条 次 例 个 项";

pub fn requests(dice: &mut Dice, tables: &Tables, text: &mut Text) {
    let [new, natural, business, legal] = tables.new;
    let (done, out, carried) = (tables.done(), tables.out, tables.carried_in);
    let unit = dice.of(UNITS);
    let all = new + carried;
    let subject = match tables.organ {
        "某某县人民政府" => dice
            .of("全县 我县 全县各级行政机关 全县各部门 某某县 某某县人民政府及县直各部门 全县共"),
        "某某市人民政府办公室" => {
            dice.of("我办 本机关 市政府办公室 某某市人民政府办公室 本办 -")
        }
        "某某县交通运输局" => dice.of("我局 本局 全局 本机关 县交通运输局 -"),
        _ => dice.of("我镇 全镇 镇政府 某某镇人民政府 本机关 某某镇人民政府办公室 -"),
    };
    let time = dice.of("2024年， 全年 本年度 2024年度， 一年来， 今年以来， 年内 -");
    text.say(time);
    text.say(subject);
    let adverb = dice.of("共 累计 累计共 - 依法 一共 规范");
    let noun = dice.of("政府信息公开申请 申请 依申请公开 信息公开申请 公开申请 依申请公开申请 政府信息依申请公开申请");
    let verb = dice.of("收到 新收 受理 接收 接到 收到 登记受理");
    if dice.is(70) {
        text.count(dice, &format!("{adverb}{verb}{noun}"), &[new, all], unit);
    } else {
        text.count(
            dice,
            &format!("{adverb}{verb}"),
            &[new, all],
            &format!("{unit}{noun}"),
        );
    }
    if dice.is(30) {
        let more = dice.number(40) + 1;
        let word = dice.of("较上年增加 同比减少 比上年多 较2023年增加 比上一年度减少");
        text.say(&format!("，{word}"));
        text.number(&more.to_string(), false);
        text.say(unit);
    }
    if dice.is(60) {
        let within = dice.of("，其中 ，其中， （其中 ：");
        text.say(within);
        let natural_word = dice.of("自然人 自然人申请 公民申请 公民 申请人为自然人的");
        text.count(
            dice,
            natural_word,
            &[natural, natural + carried, natural + carried],
            unit,
        );
        let joint = dice.of("、 ， ；");
        text.say(if within == "（其中" { "、" } else { joint });
        if dice.is(50) {
            let word = dice.of("法人或其他组织 法人和其他组织申请 法人及其他组织");
            text.count(dice, word, &[business + legal], unit);
        } else {
            let word = dice.of("商业企业 企业申请 商业企业申请");
            text.count(dice, word, &[business], unit);
            text.say("、");
            text.count(dice, "法律服务机构", &[legal], unit);
        }
        text.say(if within == "（其中" { "）" } else { "" });
    }
    if dice.is(20) {
        text.say("，其中");
        let by_web = dice.number(new + 1);
        for (word, number) in [("通过网络提交的", by_web), ("当面提交的", new - by_web)]
        {
            text.say(word);
            text.number(&number.to_string(), false);
            text.say("件、");
        }
        text.say("按时登记");
    }
    if dice.is(60) {
        text.say(dice.of("， ；"));
        if dice.is(25) {
            text.count(dice, "", &[carried], &format!("{unit}由上年结转"));
        } else {
            let word = dice.of("上年结转 上年度结转 2023年度结转 连同上年结转的 另有2023年结转 上一年度结转 加上2023年转入的");
            text.count(dice, word, &[carried], unit);
        }
    }
    if dice.is(80) {
        text.say(dice.of("， ；"));
        let lawful = [done, done + out, new];
        match dice.number(3) {
            0 => text.count(dice, "", &lawful, &format!("{unit}已办结")),
            1 => {
                let word = dice.of("完成政府信息公开申请答复 依法答复申请 共办结申请 按期答复申请");
                text.count(dice, word, &lawful, unit);
            }
            _ => {
                let word = dice.of("办结 答复 已办结 办理完毕 共答复 按时办结 累计办结");
                text.count(dice, word, &lawful, unit);
            }
        }
    }
    if dice.is(70) {
        text.say(dice.of("， ；"));
        let lead = dice.of("- - 剩余 另有 其余 尚有 还有");
        if dice.is(33) {
            let word = dice.of("结转下年度 转结下年度 结转2025年度继续办理 转入2025年办理 延至2025年答复 顺延至2025年 正在办理 结转至下一年度继续办理 未办结 转至下年办理");
            text.count(dice, lead, &[out], &format!("{unit}{word}"));
        } else {
            let word = dice.of("结转下年 结转下年度继续办理 结转2025年度继续办理 转入2025年办理 顺延到下年度答复 结转至下一年度 未办结 延至2025年答复");
            text.count(dice, word, &[out], unit);
        }
    } else if dice.is(30) {
        let claim = dice.of("均已办结 已全部办结 全部按时答复 均按期答复");
        text.say("。收到申请");
        text.number(&new.to_string(), false);
        text.say("件，");
        text.number(claim, out > 0);
    }
    text.say("。");
}

pub fn outcomes(dice: &mut Dice, tables: &Tables, text: &mut Text) {
    let [
        granted,
        partial,
        third,
        process,
        not_held,
        made,
        petition,
        repeated,
        late,
        other,
    ] = tables.outcomes;
    let done = tables.done();
    let unit = dice.of(UNITS);
    let lead = dice.of("从办理结果看， 其中 按结果分， 答复的申请中， -");
    text.say(lead);
    let is_first = dice.is(25);
    let shares = dice.is(50) && !is_first;
    let groups = [
        ("予以公开", granted, Some(granted + partial)),
        ("部分公开", partial, None),
        ("不予公开", third + process, None),
        ("无法提供", not_held + made, None),
        ("不予处理", petition + repeated, None),
        ("其他处理", late + other, None),
    ];
    for (at, (word, number, more)) in groups.into_iter().enumerate() {
        if at > 0 {
            text.say(if shares { "；" } else { "、" });
        }
        let lawful = [number, more.unwrap_or(number)];
        if is_first {
            text.count(dice, "", &lawful, &format!("{unit}{word}"));
        } else {
            text.count(dice, word, &lawful, unit);
        }
        if shares {
            let is_wrong = dice.is(20);
            let all = tables.new[0] + tables.carried_in;
            let mut share = (number * 100_000 / done + 5) / 10;
            if is_wrong {
                share += 700 + dice.number(900);
                let near = |share: u64, whole: u64, part: u64| {
                    (part * 10_000 / whole).abs_diff(share) < 20
                };
                let wholes = [done, all, tables.new[0], done + tables.out];
                let parts = [number, more.unwrap_or(number)];
                while wholes
                    .iter()
                    .any(|whole| parts.iter().any(|part| near(share, *whole, *part)))
                {
                    share += 50;
                }
            }
            text.say(dice.of("，占 ，占比 ，占总数的 ，占比为"));
            text.number(&money(share), is_wrong);
            text.say("%");
        }
    }
    text.say("。");
    if dice.is(40) {
        text.say("不予公开的申请中，");
        text.count(dice, "保护第三方合法权益", &[third], unit);
        text.say("，");
        text.count(dice, "属于四类过程性信息", &[process], unit);
        text.say("；");
        text.count(dice, "本机关不掌握相关政府信息", &[not_held], unit);
        text.say("；");
        text.count(dice, "重复申请", &[repeated], unit);
        text.say("。");
    }
}

pub fn cases(dice: &mut Dice, tables: &Tables, text: &mut Text) {
    let unit = dice.of("件 起 宗 例 次");
    let total = |ends: [u64; 4]| ends.iter().sum::<u64>();
    let closed = |ends: [u64; 4]| total(ends) - ends[3];
    let [review, direct, after] = tables.cases;
    if total(review) + total(direct) + total(after) == 0 || dice.is(25) {
        let words = dice.of("未发生 无 没有引起 未引发 没有发生");
        if dice.is(50) {
            text.say("全年");
            let is_wrong = total(review) + total(direct) + total(after) > 0;
            let two = dice.of("行政复议、行政诉讼 行政复议和行政诉讼案件 行政复议或者行政诉讼");
            text.number(&format!("{words}{two}"), is_wrong);
        } else {
            text.say("全年");
            text.number(&format!("{words}行政复议案件"), total(review) > 0);
            text.say("，");
            text.number(
                &format!("{words}行政诉讼案件"),
                total(direct) + total(after) > 0,
            );
        }
        text.say("。");
        return;
    }
    text.say(dice.of("因政府信息公开引发 全年发生 因信息公开被申请 涉及政府信息公开的"));
    text.count(dice, "行政复议", &[total(review), closed(review)], unit);
    if dice.is(50) {
        text.say(dice.of("，其中 （"));
        let is_open = text.text.ends_with('（');
        text.count(dice, "结果维持", &[review[0]], unit);
        text.say("、");
        text.count(dice, dice_word(is_open), &[review[1]], unit);
        text.say("、");
        text.count(dice, "尚未审结", &[review[3]], unit);
        text.say(if is_open { "）" } else { "" });
    }
    text.say(dice.of("， ； 、"));
    let both = total(direct) + total(after);
    let lawful = [
        both,
        total(direct),
        total(after),
        closed(direct) + closed(after),
        closed(direct),
        closed(after),
    ];
    text.count(dice, "行政诉讼", &lawful, unit);
    text.say("。");
}

fn dice_word(is_open: bool) -> &'static str {
    if is_open { "被纠正" } else { "结果纠正" }
}

pub fn disclosed(dice: &mut Dice, tables: &Tables, text: &mut Text) {
    let [issued, repealed, in_force] = tables.documents;
    let unit = dice.of("件 份 个 部 篇 项");
    let noun = dice.of("规范性文件 行政规范性文件");
    let made = dice.of("制发 出台 印发 制定 制定出台 新制定");
    text.count(dice, &format!("{made}{noun}"), &[issued], unit);
    text.say(dice.of("， 、 ；"));
    let gone = dice.of("废止 清理废止 宣布失效 废止规范性文件");
    text.count(dice, gone, &[repealed], unit);
    text.say("，");
    if dice.is(30) {
        text.count(dice, "", &[in_force], &format!("{unit}{noun}现行有效"));
    } else {
        let left = dice.of("现行有效 现行有效规范性文件 继续有效的行政规范性文件");
        text.count(dice, left, &[in_force], unit);
    }
    text.say("。全年");
    let [licensing, penalties, coercion] = tables.decisions;
    if dice.is(30) {
        text.count(dice, "作出", &[licensing], &format!("{unit}行政许可决定"));
    } else {
        let word = dice.of("作出行政许可决定 作出行政许可 行政许可");
        text.count(dice, word, &[licensing], "项");
    }
    text.say(dice.of("， 、"));
    let word = dice.of("行政处罚 查办行政处罚 作出行政处罚决定");
    text.count(dice, word, &[penalties], "起");
    text.say(dice.of("， 、"));
    let word = dice.of("行政强制 实施行政强制措施 实施行政强制");
    text.count(dice, word, &[coercion], "次");
    text.say("，");
    let is_wrong = dice.is(30);
    let fee = if is_wrong {
        tables.fee + 100 + dice.number(9000)
    } else {
        tables.fee
    };
    text.say(dice.of("行政事业性收费 收取行政事业性收费 行政事业性收费金额"));
    text.number(&money(fee), is_wrong);
    text.say("万元。");
}

/// Sentences of which no table knows anything; `#` is a number.
const BESIDE: &[&str] = &[
    "举办政策培训#场次，参训#人次。",
    "网站发布信息#条，推送图文#篇。",
    "接听电话咨询#次，接待来访#人次。",
    "开展双随机检查#次，发现问题#个。",
    "办理人大代表建议#件、政协提案#件，办复率#%。",
    "热线受理群众诉求#件，办结#件，办结率#%。",
    "根据国办公开办函〔2021〕30号要求，梳理目录#项。",
    "按照《某某条例》第三十六条规定，完善答复文书#种。",
    "上年收到申请#件，答复#件。",
    "上半年收到申请#件。",
    "通过网站收到申请#件，通过信函收到申请#件。",
    "申请内容主要涉及征地拆迁#件、教育医疗#件。",
    "某某县教育局收到申请#件，办结#件。",
    "指导基层答复疑难申请#件。",
    "备案审查规范性文件#件。",
    "编制行政许可事项清单#项，公示行政处罚信息#条。",
    "行政事业性收费项目#个。",
    "收到网民留言#条，均已回复。",
    "召开新闻发布会#场，政府公报刊登文件#件。",
    "延期答复#件，补正#件，征求第三方意见#件。",
    "发布政策解读#篇，阅读量#万次。",
    "清理规范性文件#件。",
    "按时答复率#%，群众满意度#%。",
    "下一步，2025年计划举办培训#期，压缩办理时限#个工作日。",
    "对#件公文逐一标注公开属性，主动公开#件、不予公开#件。",
];

pub fn beside(dice: &mut Dice, text: &mut Text) {
    let sentence = BESIDE[dice.number(BESIDE.len() as u64) as usize];
    for (at, part) in sentence.split('#').enumerate() {
        if at > 0 {
            let number = dice.number(99) + 1;
            text.number(&number.to_string(), false);
        }
        text.say(part);
    }
}
