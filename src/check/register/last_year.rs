//! Against last year's report.

use crate::check::entry::{Entry, Page};
use crate::check::{Rule, last_year, stale};
use crate::form::Rank;

pub(super) const CARRY: Entry = Entry {
    rule: Rule::Carry,
    id: "carry",
    name: "上年结转",
    ranks: &[Rank::C],
    source: "国办公开办函〔2021〕30号格式申请表第二项、第四项；算术",
    scope: "各列",
    part: |_| None,
    page: Page {
        asks: "每一列里，本年的上年结转等于上年报告的结转下年度。",
        why: "去年没有办完的申请今年接着办，两份报告说的是同一批申请。",
        lawful: "上年报告更正过，机关合并或分设，统计范围变化（如由本机关改为全县）的，写明理由。",
        passes: "上年报告的结转下年度是 4，本年的上年结转填 4。",
        fails: "上年报告的结转下年度是 4，本年的上年结转填 2。",
    },
    find: last_year::carry,
    otherwise: |report| Some(last_year::are_carried(report)),
};

pub(super) const IN_FORCE: Entry = Entry {
    rule: Rule::InForce,
    id: "in_force",
    name: "现行有效推算",
    ranks: &[Rank::C],
    source: "国办公开办函〔2021〕30号格式第二十条第（一）项；算术",
    scope: "规章、行政规范性文件",
    part: |_| None,
    page: Page {
        asks: "上年现行有效加本年制发减本年废止，等于本年现行有效，规章和行政规范性文件分别核对。",
        why: "年底的存量由年初的存量和一年的增减得来。",
        lawful: "修订计入制发而没有计废止，期满自然失效没有计废止，集中清理，机构合并，上年用的是另一种格式的，写明理由。",
        passes: "上年现行有效 40，本年制发 5、废止 2，现行有效 43。",
        fails: "上年现行有效 40，本年制发 5、废止 2，现行有效仍填 40。",
    },
    find: last_year::in_force,
    otherwise: |report| Some(last_year::are_in_force(report)),
};

pub(super) const PENDING: Entry = Entry {
    rule: Rule::Pending,
    id: "pending",
    name: "上年未结案件",
    ranks: &[Rank::D],
    source: "国办公开办函〔2021〕30号格式复议诉讼表；惯例",
    scope: "行政复议、行政诉讼",
    part: |_| None,
    page: Page {
        asks: "上年尚未审结的案件不多于本年同类案件的总计。",
        why: "上年没有审结的案件今年还在，一般计入今年的总计。",
        lawful: "本机关只统计当年新发生的案件的，不用改，提示不妨碍定稿。",
        passes: "上年尚未审结 2，本年总计 6。",
        fails: "上年尚未审结 2，本年总计 0。",
    },
    find: last_year::pending,
    otherwise: |report| Some(last_year::are_pending(report)),
};

pub(super) const JUMP: Entry = Entry {
    rule: Rule::Jump,
    id: "jump",
    name: "大幅增减",
    ranks: &[Rank::D],
    source: "惯例：与上年比较时常见的填报差错",
    scope: "全部表格",
    part: |_| None,
    page: Page {
        asks: "没有达到上年五倍或者降到五分之一、并且相差超过 10 的数。",
        why: "多写少写一位、填错行列，常常就是这样看出来的。",
        lawful: "业务确实大增大减的，核对后不用改，提示不妨碍定稿；可以在总体情况里说明原因。",
        passes: "上年行政处罚 120，本年 150。",
        fails: "上年行政处罚 120，本年 1500，像是多写了一个 0。",
    },
    find: last_year::jump,
    otherwise: |report| Some(last_year::are_near(report)),
};

pub(super) const STALE: Entry = Entry {
    rule: Rule::Stale,
    id: "stale",
    name: "内容雷同",
    ranks: &[Rank::D],
    source: "国办公开办函〔2021〕30号",
    scope: "文字部分",
    part: |_| None,
    page: Page {
        asks: "六十字以上的段落不与上年报告相同或几乎相同；开头段落和写信息处理费的段落除外。",
        why: "年度报告要写当年的情况，照抄上年是文件点名的毛病。",
        lawful: "制度性的表述年年一样、确实没有变化的，核对后不用改，提示不妨碍定稿。",
        passes: "监督保障一段写了本年的两次培训和一次检查。",
        fails: "监督保障一段除了年份和次数，与上年一字不差。",
    },
    find: stale::paragraphs,
    otherwise: |report| Some(stale::are_new(report)),
};

pub(super) const LAST: Entry = Entry {
    rule: Rule::Last,
    id: "last",
    name: "上年报告",
    ranks: &[Rank::D],
    source: "本程序的“选择上年报告”",
    scope: "附作对照的报告",
    part: |_| None,
    page: Page {
        asks: "附作对照的报告是同一机关上一年度的。",
        why: "附错了报告，跨年的核对不是没有做，就是做错了。",
        lawful: "机关更名、合并的，核对后不用改，提示不妨碍定稿。",
        passes: "2024年的报告附了同一机关2023年的报告。",
        fails: "2024年的报告附了2022年的，或者附了别的机关的报告。",
    },
    find: last_year::is_last,
    otherwise: |_| None,
};
