//! What stands in the prose besides numbers, and what can be read and printed.

use crate::check::entry::{Entry, Otherwise, Page};
use crate::check::{Rule, characters, marks, period, review, wording, years};
use crate::form::Rank;

pub(super) const PERIOD: Entry = Entry {
    rule: Rule::Period,
    id: "period",
    name: "统计期限",
    ranks: &[Rank::C],
    source: "《政府信息公开条例》第四十九条、第五十条",
    scope: "文字部分",
    part: |_| None,
    page: Page {
        asks: "文字里写明的统计期限是报告年度的全年，从1月1日到12月31日。",
        why: "年度报告说的是一整年的事；在上年报告上改写时最容易漏改一头，或者删坏日期。",
        lawful: "机关在年中组建或者撤并、只有一部分时间有数的，写明理由。",
        passes: "2024年的报告写“统计期限自2024年1月1日起至2024年12月31日止”，或者“2024年全年”。",
        fails: "2024年的报告写“统计期限为2024年1月1日至2025年12月31日”，或者只写“自2024年1月1日起”。",
    },
    find: period::periods,
    otherwise: |report| Some(period::are_whole(report)),
};

pub(super) const YEAR: Entry = Entry {
    rule: Rule::Year,
    id: "year",
    name: "年份",
    ranks: &[Rank::D],
    source: "《政府信息公开条例》第五十条；惯例",
    scope: "文字部分",
    part: |_| None,
    page: Page {
        asks: "文字里的年份和统计期限是报告的年份；与上年比较、转入下年、下年打算、预算决算、文号、法规名称里的年份除外。",
        why: "在上年报告上改写时，最容易留下上年的年份。",
        lawful: "确实要说别的年份的事的，核对后不用改，提示不妨碍定稿。",
        passes: "2024年的报告写“2024年1月1日至12月31日”，又写“比2023年增加5件”。",
        fails: "2024年的报告写“2023年，我县共收到申请71件”。",
    },
    find: years::years,
    otherwise: |report| Some(years::are_own(report)),
};

pub(super) const WORDING: Entry = Entry {
    rule: Rule::Wording,
    id: "wording",
    name: "用语",
    ranks: &[Rank::D],
    source: "国办公开办函〔2021〕30号；惯例",
    scope: "文字部分",
    part: |_| None,
    page: Page {
        asks: "开头段落的编制依据是本格式的文件，请读者联系的写明了电话或地址；写问题的部分既写问题也写改进；没有模板留下的空白和代字。",
        why: "这些都是审核和网民常指出的毛病，出在复制和套用模板的时候。",
        lawful: "用别的说法写到了的，核对后不用改，提示不妨碍定稿。",
        passes: "写问题的部分写“公开的及时性不够”，接着写“下一步加强培训”。",
        fails: "开头段落写“联系电话：XXXX”，写问题的部分只写成绩。",
    },
    find: wording::words,
    otherwise: |_| {
        Some(Otherwise::Holds(
            "编制依据、问题和改进都写到了，没有模板留下的字样。",
        ))
    },
};

pub(super) const MARKS: Entry = Entry {
    rule: Rule::Marks,
    id: "marks",
    name: "标点",
    ranks: &[Rank::D],
    source: "《标点符号用法》（GB/T 15834—2011）",
    scope: "文字部分",
    part: |_| None,
    page: Page {
        asks: "中文里用全角标点，词语中间没有空格，电话号码里只有一个“-”，标点不重复。",
        why: "从网页和 PDF 复制的文字常带半角标点和空格，印出来参差不齐。",
        lawful: "网址、英文、时间（8:30）、数（1,234）里的半角标点不问；有意这样写的，提示不妨碍定稿。",
        passes: "文字写“新收申请71件，时间为8:30至17:30”。",
        fails: "文字写“新收申请71件,电话0000--0000000。。”。",
    },
    find: marks::marks,
    otherwise: |_| Some(Otherwise::Holds("没有半角、重复的标点和多余的空格。")),
};

pub(super) const REVIEW: Entry = Entry {
    rule: Rule::Review,
    id: "review",
    name: "待核",
    ranks: &[Rank::C],
    source: "本程序的“新建下一年度”",
    scope: "文字部分",
    part: |_| None,
    page: Page {
        asks: "沿用上年的文字都确认、修改或删去了。",
        why: "新建下一年度时上年的文字还在，没有看过就定稿，上年的事会写成今年的。",
        lawful: "有几处要等领导定夺而先要出稿的，写明理由。",
        passes: "标出的十处都逐处确认或改写了。",
        fails: "标出的十处还有三处没有看。",
    },
    find: review::doubts,
    otherwise: |_| Some(Otherwise::Holds("没有沿用上年、待确认的文字。")),
};

pub(super) const CHARACTERS: Entry = Entry {
    rule: Rule::Characters,
    id: "characters",
    name: "用字",
    ranks: &[Rank::D],
    source: "本程序的 PDF 导出",
    scope: "全文",
    part: |_| None,
    page: Page {
        asks: "报告里的字，用来印的字体里都有。",
        why: "没有字体的字在 PDF 页面上会印成“〓”。",
        lawful: "人名地名里的生僻字一时没有字体的，由填报人决定换写法还是照印，提示不妨碍定稿。",
        passes: "机关名称里的生僻字，本机装有含这个字的字体。",
        fails: "文字里夹着一个表情符号，或者只在某台电脑上才有的造字。",
    },
    find: characters::missing,
    otherwise: |_| None,
};

pub(super) const IMPORT: Entry = Entry {
    rule: Rule::Import,
    id: "import",
    name: "识别",
    ranks: &[Rank::D],
    source: "本程序的导入",
    scope: "读入的文件",
    part: |_| None,
    page: Page {
        asks: "读入已有的报告时，拿不准、缺少和多余的内容都说出来，由填报人核对。",
        why: "Word、网页和 PDF 里的表格写法各不相同，拿不准的数不替人猜。",
        lawful: "核对过的，在“导入核对”里记为已处理即可，不妨碍定稿。",
        passes: "表格 200 格都读到了，标题与格式一致。",
        fails: "某一行应有 7 个数，原文此处只有 6 个，不能确定各属哪一栏。",
    },
    // What an import was unsure of is known to the import alone, which hands it over with the report.
    find: |_, _| {},
    otherwise: |_| None,
};
