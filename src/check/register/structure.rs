//! What the form asks for besides numbers.

use crate::check::entry::{Entry, Otherwise, Page};
use crate::check::{Rule, fees, length, local, structure, supervision};
use crate::form::Rank;

pub(super) const FORM: Entry = Entry {
    rule: Rule::Form,
    id: "form",
    name: "格式要件",
    ranks: &[Rank::C],
    source: "《政府信息公开条例》第四十九条、第五十条；国办公开办函〔2021〕30号",
    scope: "全文",
    part: |_| None,
    page: Page {
        asks: "写了机关全称和年份，所用格式适用于这一年，各标题下面都有内容，写了成文日期的应当在次年。",
        why: "标题、统计期限和格式都由机关和年份决定，缺了标题下的内容就不是完整的报告。",
        lawful: "某一项确实没有可写的，写明理由；成文日期要印别的年份的，也写明理由。",
        passes: "2024年的报告用 2021 年格式，成文日期是 2025年1月20日，六个部分都有内容。",
        fails: "2024年的报告用了 2019 年的试行格式，“（三）政府信息管理”下面是空的。",
    },
    find: structure::form,
    otherwise: |_| {
        Some(Otherwise::Holds(
            "机关、年份齐全，格式与年份相符，各标题下都有内容。",
        ))
    },
};

pub(super) const RULEMAKING: Entry = Entry {
    rule: Rule::Rulemaking,
    id: "rulemaking",
    name: "规章制定权",
    ranks: &[Rank::C, Rank::D],
    source: "《立法法》第九十一条、第九十三条",
    scope: "规章",
    part: |_| None,
    page: Page {
        asks: "县级以下机关和省、市政府部门的报告里，规章一行是 0。",
        why: "只有国务院部门，省级和设区的市、自治州的政府能制定规章，别的机关填了数，多半是把规范性文件填错了行。",
        lawful: "省、设区的市、自治州政府的办公厅（室）填报的是本级政府的规章，不问；县级以下机关确有规章的，写明理由；省、市政府部门只作提示，代本级政府填报的不用改。",
        passes: "某某县人民政府的规章一行填 0，行政规范性文件填 5。",
        fails: "某某县人民政府的规章本年制发填 5。",
    },
    find: structure::rulemaking,
    otherwise: |report| Some(structure::may_make_rules(report)),
};

pub(super) const FEE_TEXT: Entry = Entry {
    rule: Rule::FeeText,
    id: "fee_text",
    name: "信息处理费",
    ranks: &[Rank::C],
    source: "国办函〔2020〕109号",
    scope: "写信息处理费的部分",
    part: fees::part_of_fees,
    page: Page {
        asks: "写信息处理费的部分写明本年收取政府信息公开信息处理费的情况，没有收取的也写明。",
        why: "收费办法要求各机关在年度报告里向社会公布收取情况。",
        lawful: "在别的部分已经写明、不宜重复的，写明理由；写在别的部分的，提示里指出是哪一段，移过来即可。",
        passes: "这一部分写“本年没有收取信息处理费”。",
        fails: "这一部分只写“没有其他需要报告的事项”。",
    },
    find: fees::fee_text,
    otherwise: fees::are_fees_said,
};

pub(super) const UNPAID: Entry = Entry {
    rule: Rule::Unpaid,
    id: "unpaid",
    name: "收费通知",
    ranks: &[Rank::D],
    source: "国办函〔2020〕109号；国办公开办函〔2021〕30号格式“（六）其他处理”",
    scope: "写信息处理费的部分",
    part: fees::part_of_fees,
    page: Page {
        asks: "有因逾期未缴费而不再处理的申请时，文字里提到收费通知，或者写明收取了信息处理费。",
        why: "先发收费通知、逾期未缴才能不再处理，表格有数而文字只字不提，两处对不上。",
        lawful: "用别的说法写明的，核对后不用改，提示不妨碍定稿。",
        passes: "表格有 1 件逾期未缴费，这一部分写“发出收费通知1件，申请人逾期未缴”。",
        fails: "表格有 1 件逾期未缴费，这一部分写“没有收取信息处理费”，没有提到收费通知。",
    },
    find: fees::unpaid,
    otherwise: fees::are_notices_said,
};

pub(super) const LENGTH: Entry = Entry {
    rule: Rule::Length,
    id: "length",
    name: "总体情况字数",
    ranks: &[Rank::D],
    source: "武政办发〔2025〕54号等各地的通知",
    scope: "总体情况",
    part: |_| None,
    page: Page {
        asks: "总体情况各部分合计不超过规定的字数：没有另外设置时是 1000 字。",
        why: "不少省、市的通知要求总体情况简明扼要，写长了要退回压缩。",
        lawful: "本地没有字数要求的，在设置里把上限改大；所选的本地要求规定了字数的，按本地要求核对。",
        passes: "总体情况共 960 字，上限 1000 字。",
        fails: "总体情况共 2350 字，上限 1000 字。",
    },
    find: length::length,
    otherwise: |_| Some(Otherwise::Holds("总体情况没有超过字数上限。")),
};

pub(super) const SUPERVISION: Entry = Entry {
    rule: Rule::Supervision,
    id: "supervision",
    name: "监督保障内容",
    ranks: &[Rank::D],
    source: "《政府信息公开条例》第五十条",
    scope: "监督保障",
    part: |_| None,
    page: Page {
        asks: "各级人民政府的报告在监督保障里写到工作考核、社会评议和责任追究的结果；部门的报告不问。",
        why: "条例第五十条规定，各级人民政府的年度报告还应当包括工作考核、社会评议和责任追究结果情况。",
        lawful: "用别的说法写到了的，核对后不用改；没有发生责任追究的，写一句没有发生即可。",
        passes: "某某县人民政府的监督保障写“公开工作占年度考核4分，社会评议满意率96%，全年没有发生责任追究”。",
        fails: "某某县人民政府的监督保障只写了业务培训。",
    },
    find: supervision::supervision,
    otherwise: supervision::is_told,
};

pub(super) const LOCAL: Entry = Entry {
    rule: Rule::Local,
    id: "local",
    name: "本地要求",
    ranks: &[Rank::C, Rank::D],
    source: "所选本地要求里写明的通知（文号、段落）",
    scope: "文字部分",
    part: |_| None,
    page: Page {
        asks: "设置里所选的本地要求逐条都写到了：应当写的数、字数上限、报送的日期。",
        why: "省、市、县的通知常在格式之外另有要求，不合要求的报告会被退回。",
        lawful: "本机关没有这项业务的，等级是 C 的写明理由，等级是 D 的不用改；不归这里管的，在设置里另选。",
        passes: "选用“武威市”，总体情况写了“政府网站发布信息1200条”，共 980 字。",
        fails: "选用“武威市”，总体情况没有写政府网站发布信息的数量，共 1500 字。",
    },
    find: local::local,
    otherwise: |report| Some(local::is_kept(report)),
};
