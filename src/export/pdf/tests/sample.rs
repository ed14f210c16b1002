//! An invented report: every cell filled, prose of all kinds.

use crate::export::document::{Document, Signature};
use crate::export::redline::{Versions, documents};
use crate::form::{Form, Kind};
use crate::report::{Change, Date, Edit, Report};

const PROSE: [(&str, &str); 8] = [
    (
        "preamble",
        "本报告由某某县人民政府办公室根据《中华人民共和国政府信息公开条例》第五十条规定编制。报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。本报告电子版可在某某县人民政府门户网站（http://www.moumou.example.cn/openness/annual/2024/index.html）下载。如对报告有疑问，请与县政府办公室联系（地址：某某县城关镇人民路1号，邮编：100000，电话：0000-1234567）。",
    ),
    (
        "overview.disclosure",
        "全年通过县政府门户网站公开信息13883条，其中规划计划类126条、财政预决算类842条，占比63.8%；政务新媒体发布信息9021条，阅读量达120.5万人次。围绕“一老一小”、稳岗就业、乡村振兴等群众关切，制作图解、问答、视频等多种形式的解读材料57份——比上年多出12份……办事指南同步更新。按照国办公开办函〔2021〕30号文件要求，对现行有效的行政规范性文件逐件清理，公布目录，注明“有效”“失效”“废止”。",
    ),
    (
        "overview.requests",
        "（一）申请办理。全年新收政府信息公开申请138件，上年结转6件，均在法定期限内答复。\n（二）机制建设。健全登记、审核、办理、答复、归档等环节的工作规范，把与申请人的沟通放在答复之前，做到“应沟通尽沟通”；对涉及多个部门的申请，由县政府办公室牵头会商，统一口径，避免同一事项答复不一。因申请引起的行政复议4件、行政诉讼3件，未出现被纠正的情形。",
    ),
    (
        "overview.management",
        "严格执行信息发布“三审三校”制度，先审查、后公开，一事一审。完善公文属性源头认定，凡拟制公文必须同时明确“主动公开、依申请公开、不予公开”属性。全年清理涉及个人隐私的信息34条，补正错链、断链2106处。",
    ),
    (
        "overview.platform",
        "县政府门户网站改版后栏目由46个精简为31个，首页直达政策文件库；全县19个乡镇（街道）设立政务公开专区，配备查询机、资料架和专（兼）职人员，为不会上网的群众代查代印。",
    ),
    (
        "overview.supervision",
        "将政务公开纳入年度综合考核，分值不低于4%。全年组织业务培训3次，参训210人次；开展第三方评估1次，发现问题58个，已整改57个，余下1个因系统升级计划于2025年3月底前完成。未发生因政府信息公开工作不到位而被追究责任的情形。",
    ),
    (
        "problems",
        "（一）存在问题。一是个别乡镇对公开的认识还不到位，重发布、轻解读，解读材料以文字照搬为主；二是部分单位主动公开目录更新不及时；三是基层工作人员流动大，业务不熟，答复文书不够规范。\n（二）改进情况。一是把解读方案与政策文件同步起草、同步审签、同步发布，未附解读方案的不予上会。二是按季度抽查目录，发现问题当场交办，限期整改。三是编印答复文书范本12类，采取跟班学习、以案代训等办法，让新任人员尽快上手。\n（三）下一步打算。继续推进重点领域信息公开，把群众看得懂、找得到、用得上作为检验标准，不断提升公开的质量和实效，为建设法治政府、服务型政府提供有力支撑。",
    ),
    (
        "other",
        "按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）规定的按件、按量收费标准，本年度没有产生信息处理费，没有向申请人收取任何费用。",
    ),
];

/// The report.
pub fn report() -> Report {
    let mut report = Report::new(Form::undated());
    let mut changes = vec![
        Change::Organ("某某县人民政府".to_owned()),
        Change::Year(Some(2024)),
    ];
    for (field, text) in PROSE {
        changes.push(Change::prose(field, text));
    }
    for (id, cell) in report.form().cells() {
        let text = match cell.kind {
            Kind::Amount => "24543.72933".to_owned(),
            _ => (id.index() * 7 % 50).to_string(),
        };
        changes.push(Change::Cell(id, text));
    }
    report.apply(&Edit::new("编辑", changes));
    report
}

/// The report as it is published.
pub fn document() -> Document {
    Document::of(&report())
}

/// 修改对照 of the report against one in which much reads otherwise.
pub fn redline() -> Vec<Document> {
    let mut before = report();
    let mut changes = Vec::new();
    for (field, text) in PROSE {
        let text = text.replace("政务", "行政事务").replace('3', "4");
        changes.push(Change::prose(field, format!("先前的第一段。\n{text}")));
    }
    for (id, _) in before.form().cells().step_by(9) {
        changes.push(Change::Cell(id, "123456".to_owned()));
    }
    changes.push(Change::Organ("某某市人民政府".to_owned()));
    before.apply(&Edit::new("编辑", changes));
    documents(&Versions {
        before: &before,
        after: &report(),
        names: ("送审稿", "定稿"),
    })
}

/// The same document with a signature.
pub fn signed(document: &Document) -> Document {
    let signature = Signature {
        organ: document.organ.clone(),
        date: Date::new(2025, 1, 20).unwrap(),
    };
    Document {
        signature: Some(signature),
        ..document.clone()
    }
}

/// The report in the form before, with numbers too wide for their cells and prose that does not
/// break well.
pub fn mishaps() -> Document {
    let mut report = Report::new(Form::by_id("2019").unwrap());
    let wide = [
        "123456789012345",
        "没有数据（见附件）",
        "9.9",
        "7777777",
        "减3",
    ];
    let mut changes = vec![
        Change::Organ("某某省某某土家族苗族自治州某某经济技术开发区管理委员会办公室".to_owned()),
        Change::Year(Some(2020)),
        Change::prose("preamble", "8".repeat(60)),
        Change::prose(
            "other",
            format!("（一）王瑄、李璟、㎡、①②③。{}", "“文”（件），".repeat(60)),
        ),
    ];
    for (id, _) in report.form().cells() {
        let text = wide[id.index() % wide.len()].to_owned();
        changes.push(Change::Cell(id, text));
    }
    report.apply(&Edit::new("编辑", changes));
    Document::of(&report)
}
