//! Single numbers: those in the cells, and those in the prose.

use crate::check::entry::{Entry, Otherwise, Page};
use crate::check::{Rule, amounts, cells, prose};
use crate::form::Rank;

pub(super) const NUMBER: Entry = Entry {
    rule: Rule::Number,
    id: "number",
    name: "数字填写",
    ranks: &[Rank::B],
    source: "国办公开办函〔2021〕30号格式各表栏目",
    scope: "全部表格",
    part: |_| None,
    page: Page {
        asks: "每一格填的是规定的数：件数填 0 或正整数，增减数可带正负，收费金额填以万元为单位的数额。",
        why: "填了文字、单位或小数点写错的格子不能相加，别的核对也都做不成。",
        lawful: "没有依法可以不填数的格子；确实没有发生的填 0。",
        passes: "本年新收填 71，收费金额填 24543.72933。",
        fails: "本年新收填“71件”或“七十一”，收费金额填“无”。",
    },
    find: cells::numbers,
    otherwise: |_| Some(Otherwise::Holds("填写的都是规定的数字。")),
};

pub(super) const FILLED: Entry = Entry {
    rule: Rule::Filled,
    id: "filled",
    name: "空格",
    ranks: &[Rank::C],
    source: "国办公开办函〔2021〕30号格式各表栏目；惯例",
    scope: "全部表格",
    part: |_| None,
    page: Page {
        asks: "定稿时没有空着的格子，没有发生的写 0。",
        why: "空格看不出是没有发生还是漏填，读者和汇总的单位都会来问。",
        lawful: "确有某一格不适用本机关的，写明理由；写了理由，空格按 0 计算。",
        passes: "行政强制没有发生，填 0。",
        fails: "行政强制没有发生，格子空着。",
    },
    find: cells::blanks,
    otherwise: |report| Some(cells::are_filled(report)),
};

pub(super) const YUAN: Entry = Entry {
    rule: Rule::Yuan,
    id: "yuan",
    name: "金额单位",
    ranks: &[Rank::D],
    source: "国办公开办函〔2021〕30号格式“本年收费金额（单位：万元）”；惯例",
    scope: "收费金额",
    part: |_| None,
    page: Page {
        asks: "收费金额不是上年的一万倍左右。",
        why: "表里的单位是万元，财务给的数常是元，照抄就大了一万倍。",
        lawful: "收费确实大增的，核对后不用改，提示不妨碍定稿。",
        passes: "上年 172 万元，本年填 190.457379。",
        fails: "上年 172 万元，本年填 1904573.79，那是元。",
    },
    find: amounts::yuan,
    otherwise: amounts::are_in_wan_yuan,
};

pub(super) const PROSE: Entry = Entry {
    rule: Rule::Prose,
    id: "prose",
    name: "文字与表格",
    ranks: &[Rank::C, Rank::D],
    source: "惯例：同一份报告里文字和表格的数应当一致",
    scope: "文字部分",
    part: |_| None,
    page: Page {
        asks: "文字里说到申请、办理结果、案件、文件、收费的数，与表格里某一种合理的读法相符。",
        why: "表格改了而文字没有跟着改，是最常见、也最容易被读者看出的差错。",
        lawful: "文字说的是另一个口径的数，两处都对的，写明理由；只作提示的，核对后不用改。",
        passes: "文字写“新收申请71件”，表格本年新收总计是 71。",
        fails: "文字写“新收申请17件”，表格本年新收是 71，加上年结转是 73，都不是 17。",
    },
    find: prose::numbers,
    otherwise: |report| Some(prose::do_agree(report)),
};

pub(super) const BOUND: Entry = Entry {
    rule: Rule::Bound,
    id: "bound",
    name: "关联数字",
    ranks: &[Rank::C, Rank::D],
    source: "本程序的“关联到表格”",
    scope: "文字部分",
    part: |_| None,
    page: Page {
        asks: "关联到表格的数等于那些格子之和，前后没有改变它大小的字，单位也对得上。",
        why: "关联就是约定这个数跟着表格走，写成别的数，约定就落空了。",
        lawful: "这里要写别的数的，取消关联即可；也可以写明理由。",
        passes: "“71件”关联到本年新收总计，表格是 71。",
        fails: "“71万件”关联到本年新收总计，多了一个“万”字。",
    },
    find: prose::ties,
    otherwise: |report| Some(prose::are_bound(report)),
};

pub(super) const SCOPE: Entry = Entry {
    rule: Rule::Scope,
    id: "scope",
    name: "统计口径",
    ranks: &[Rank::D],
    source: "惯例：表格和文字应当是同一统计范围",
    scope: "文字部分",
    part: |_| None,
    page: Page {
        asks: "文字里另一个范围的数（全县的报告里一个机关的，一个机关的报告里全县的）不同表格比较，但一个机关的不会比全县的还大。",
        why: "部分比整体还大，两个数里总有一个不对，或者范围写错了。",
        lawful: "文字里的数本来就不在表格的统计范围里的，核对后不用改，只提示一次。",
        passes: "全县的报告写“县政府办公室收到申请12件”，表格是全县的 71。",
        fails: "全县的报告写“县政府办公室收到申请112件”，表格是全县的 71。",
    },
    find: prose::reach,
    otherwise: |_| None,
};
