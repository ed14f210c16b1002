//! What the form asks for besides numbers.

use crate::check::entry::{Entry, Otherwise, Page};
use crate::check::{Rule, structure};
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
    ranks: &[Rank::C],
    source: "《立法法》第九十一条、第九十三条",
    scope: "规章",
    part: |_| None,
    page: Page {
        asks: "县级以下机关和地方政府部门的报告里，规章一行是 0。",
        why: "只有国务院部门，省级和设区的市、自治州的政府能制定规章，别的机关填了数，多半是把规范性文件填错了行。",
        lawful: "机关名称看不出它有规章制定权、或者代本级政府填报的，写明理由。",
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
    part: structure::part_of_fees,
    page: Page {
        asks: "写信息处理费的部分写明本年收取政府信息公开信息处理费的情况，没有收取的也写明。",
        why: "收费办法要求各机关在年度报告里向社会公布收取情况。",
        lawful: "在别的部分已经写明、不宜重复的，写明理由。",
        passes: "这一部分写“本年没有收取信息处理费”。",
        fails: "这一部分只写“没有其他需要报告的事项”。",
    },
    find: structure::fee_text,
    otherwise: structure::are_fees_said,
};

pub(super) const UNPAID: Entry = Entry {
    rule: Rule::Unpaid,
    id: "unpaid",
    name: "收费通知",
    ranks: &[Rank::D],
    source: "国办函〔2020〕109号；国办公开办函〔2021〕30号格式“（六）其他处理”",
    scope: "写信息处理费的部分",
    part: structure::part_of_fees,
    page: Page {
        asks: "有因逾期未缴费而不再处理的申请时，写信息处理费的部分提到收费通知。",
        why: "先发收费通知、逾期未缴才能不再处理，表格有数而文字只字不提，两处对不上。",
        lawful: "收费通知在别处写明的，核对后不用改，提示不妨碍定稿。",
        passes: "表格有 1 件逾期未缴费，这一部分写“发出收费通知1件，申请人逾期未缴”。",
        fails: "表格有 1 件逾期未缴费，这一部分写“没有收取信息处理费”，没有提到收费通知。",
    },
    find: structure::unpaid,
    otherwise: structure::are_notices_said,
};
