//! Relations between cells that the form's file states. How each equation came out is listed by
//! itself, so that nothing is said of the rule as a whole.

use super::super::arithmetic::sums;
use crate::check::Rule;
use crate::check::entry::{Entry, Page};
use crate::form::Rank;

pub(super) const BALANCE: Entry = Entry {
    rule: Rule::Balance,
    id: "balance",
    name: "收支平衡",
    ranks: &[Rank::A],
    source: "国办公开办函〔2021〕30号格式申请表表头印明的勾稽关系",
    scope: "申请表各列",
    part: |_| None,
    page: Page {
        asks: "每一列里，本年新收加上年结转，等于办理结果总计加结转下年度。",
        why: "收进来的申请不是办结了就是还在办，格式的表头上印着这条关系，审核时首先看它。",
        lawful: "没有依法不平的情形，不能用说明代替改正。",
        passes: "新收 71、上年结转 2，办理结果总计 69、结转下年度 4：两边都是 73。",
        fails: "新收 71、上年结转 2，办理结果总计 69、结转下年度 3：73 对 72，相差 1。",
    },
    find: |examined, findings| sums(Rule::Balance, examined, findings),
    otherwise: |_| None,
};

pub(super) const OUTCOMES: Entry = Entry {
    rule: Rule::Outcomes,
    id: "outcomes",
    name: "办理结果",
    ranks: &[Rank::B],
    source: "国办公开办函〔2021〕30号格式申请表“（七）总计”一行；算术",
    scope: "申请表各列",
    part: |_| None,
    page: Page {
        asks: "每一列里，办理结果总计等于予以公开、部分公开、不予公开、无法提供、不予处理和其他处理各行之和。",
        why: "总计一行就是前面各种结果加起来的数，各行没有小计，漏加一行就会不平。",
        lawful: "没有依法不平的情形，不能用说明代替改正。",
        passes: "予以公开 40、部分公开 9、信访举报投诉类申请 20，其余为 0，总计 69。",
        fails: "予以公开 40、部分公开 9、信访举报投诉类申请 20，总计却填 60，少加了部分公开。",
    },
    find: |examined, findings| sums(Rule::Outcomes, examined, findings),
    otherwise: |_| None,
};

pub(super) const APPLICANTS: Entry = Entry {
    rule: Rule::Applicants,
    id: "applicants",
    name: "申请人合计",
    ranks: &[Rank::B],
    source: "国办公开办函〔2021〕30号格式申请表“总计”一列；算术",
    scope: "申请表各行",
    part: |_| None,
    page: Page {
        asks: "每一行里，总计等于自然人加五类法人或其他组织。",
        why: "申请人只分这六类，每件申请只归一类，加起来就是这一行的总计。",
        lawful: "没有依法不平的情形，不能用说明代替改正。",
        passes: "自然人 66、商业企业 4、其他 1，总计 71。",
        fails: "自然人 66、商业企业 4、其他 1，总计填 17，两个数字写颠倒了。",
    },
    find: |examined, findings| sums(Rule::Applicants, examined, findings),
    otherwise: |_| None,
};

pub(super) const CASES: Entry = Entry {
    rule: Rule::Cases,
    id: "cases",
    name: "案件合计",
    ranks: &[Rank::B],
    source: "国办公开办函〔2021〕30号格式复议诉讼表“总计”一列；算术",
    scope: "行政复议、行政诉讼各行",
    part: |_| None,
    page: Page {
        asks: "结果维持、结果纠正、其他结果、尚未审结四项之和等于总计，行政复议和两类行政诉讼各算各的。",
        why: "一件案件在年底只有一种状态，四种状态加起来就是全部案件。",
        lawful: "没有依法不平的情形，不能用说明代替改正。",
        passes: "维持 3、纠正 1、其他 0、尚未审结 2，总计 6。",
        fails: "维持 3、纠正 1、其他 0、尚未审结 2，总计填 4，没有算尚未审结的。",
    },
    find: |examined, findings| sums(Rule::Cases, examined, findings),
    otherwise: |_| None,
};

pub(super) const STOCK: Entry = Entry {
    rule: Rule::Stock,
    id: "stock",
    name: "现行有效",
    ranks: &[Rank::C],
    source: "国办公开办函〔2021〕30号格式第二十条第（一）项；算术",
    scope: "规章、行政规范性文件",
    part: |_| None,
    page: Page {
        asks: "现行有效件数不小于本年制发件数减本年废止件数，规章和行政规范性文件分别核对。",
        why: "本年制发而没有废止的，到年底都还有效，现行有效至少有这么多。",
        lawful: "本年制发的文件当年就失效而没有计入废止的，写明理由。",
        passes: "本年制发 5、废止 2，现行有效 40。",
        fails: "本年制发 5、废止 2，现行有效填 0，像是漏填了往年的存量。",
    },
    find: |examined, findings| sums(Rule::Stock, examined, findings),
    otherwise: |_| None,
};

pub(super) const RELATION: Entry = Entry {
    rule: Rule::Relation,
    id: "relation",
    name: "其他表内关系",
    ranks: &[Rank::A, Rank::B, Rank::C, Rank::D],
    source: "所用格式文件里写明的关系",
    scope: "全部表格",
    part: |_| None,
    page: Page {
        asks: "格式文件在收支平衡、办理结果等以外另外写明的关系成立。",
        why: "以后的格式可能增加新的合计，格式文件写了什么，就核对什么。",
        lawful: "由格式文件规定的轻重决定：可以说明的写明理由，其余的改正。",
        passes: "格式文件写明“甲＋乙＝合计”，甲 2、乙 3、合计 5。",
        fails: "格式文件写明“甲＋乙＝合计”，甲 2、乙 3、合计 6。",
    },
    find: |examined, findings| sums(Rule::Relation, examined, findings),
    otherwise: |_| None,
};
