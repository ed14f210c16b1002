//! Statements in the free style of published reports, of three organs: what stands between `{` and `}`
//! is wrong and must be told, nothing else may be found fault with.

use nianbao::report::Report;

use super::made;
use super::statements::Count;

pub const COUNTY: &[(&str, &str)] = &[
    ("disclosure.normative.issued", "15"),
    ("disclosure.normative.repealed", "6"),
    ("disclosure.normative.in_force", "88"),
    ("disclosure.licensing.decisions", "20417"),
    ("disclosure.penalties.decisions", "3926"),
    ("disclosure.coercion.decisions", "158"),
    ("disclosure.fees.amount", "1284.5"),
    ("applications.new.natural", "276"),
    ("applications.new.business", "29"),
    ("applications.new.welfare", "4"),
    ("applications.new.legal", "9"),
    ("applications.carried_in.natural", "25"),
    ("applications.granted.natural", "121"),
    ("applications.partial.natural", "44"),
    ("applications.third_party.natural", "7"),
    ("applications.internal.natural", "5"),
    ("applications.process.business", "8"),
    ("applications.enforcement.natural", "3"),
    ("applications.not_held.natural", "47"),
    ("applications.not_held.business", "21"),
    ("applications.not_held.legal", "8"),
    ("applications.needs_creation.natural", "6"),
    ("applications.unclear.natural", "2"),
    ("applications.petition.natural", "12"),
    ("applications.repeated.natural", "5"),
    ("applications.late_correction.natural", "4"),
    ("applications.other_outcome.natural", "14"),
    ("applications.carried_out.natural", "31"),
    ("applications.carried_out.welfare", "4"),
    ("applications.carried_out.legal", "1"),
    ("review.cases.upheld", "11"),
    ("review.cases.corrected", "4"),
    ("review.cases.other", "2"),
    ("review.cases.pending", "6"),
    ("litigation.direct.upheld", "9"),
    ("litigation.direct.other", "2"),
    ("litigation.direct.pending", "3"),
    ("litigation.after_review.upheld", "5"),
    ("litigation.after_review.corrected", "1"),
    ("litigation.after_review.pending", "2"),
];

pub const OFFICE: &[(&str, &str)] = &[
    ("disclosure.normative.issued", "11"),
    ("disclosure.normative.repealed", "2"),
    ("disclosure.normative.in_force", "96"),
    ("applications.new.natural", "49"),
    ("applications.new.business", "8"),
    ("applications.carried_in.natural", "4"),
    ("applications.granted.natural", "20"),
    ("applications.partial.business", "8"),
    ("applications.partial.natural", "1"),
    ("applications.internal.natural", "3"),
    ("applications.process.natural", "2"),
    ("applications.not_held.natural", "13"),
    ("applications.petition.natural", "4"),
    ("applications.repeated.natural", "1"),
    ("applications.other_outcome.natural", "2"),
    ("applications.carried_out.natural", "7"),
    ("review.cases.upheld", "2"),
    ("review.cases.pending", "1"),
];

pub const BUREAU: &[(&str, &str)] = &[
    ("disclosure.licensing.decisions", "640"),
    ("disclosure.penalties.decisions", "71"),
    ("disclosure.coercion.decisions", "12"),
    ("disclosure.fees.amount", "305.27"),
    ("applications.new.natural", "83"),
    ("applications.new.business", "10"),
    ("applications.new.legal", "3"),
    ("applications.carried_in.natural", "6"),
    ("applications.granted.natural", "48"),
    ("applications.partial.natural", "12"),
    ("applications.third_party.natural", "2"),
    ("applications.not_held.natural", "11"),
    ("applications.not_held.business", "10"),
    ("applications.petition.natural", "6"),
    ("applications.other_outcome.legal", "3"),
    ("applications.carried_out.natural", "10"),
    ("litigation.direct.upheld", "2"),
];

/// The report of an organ, on 2024, with its sums.
pub fn of((organ, cells): (&str, &[(&str, &str)]), field: &str, text: &str) -> Report {
    let mut report = made((organ, 2024), cells.iter().copied(), [(field, text)]);
    for table in 0..report.form().tables().len() {
        let edit = report.total_up("", table, false);
        report.apply(&edit);
    }
    report
}

pub const COUNTY_SAYS: &[&str] = &[
    "全县各级行政机关全年共收到政府信息公开申请318件，较上年增加27件；上年结转25件，办理完毕307件，结转下年度36件。",
    "2024年，我县共{受理依申请公开事项381件}，{办结答复370件}，{结转至2025年继续办理63件}。",
    "318件新收申请中，自然人申请276件，占86.79%，商业企业申请29件，法律服务机构9件，社会公益组织4件。",
    "新收申请中，{自然人267件}、{商业企业92件}、{法律服务机构19件}、{社会公益组织14件}。",
    "从办理结果看，予以公开121件，占办理总数的39.41%；部分公开44件，占14.33%；不予公开23件，占7.49%；无法提供84件，占27.36%；不予处理17件；其他处理18件。",
    "从办理结果看，{予以公开112件}，{占办理总数的36.48%}；{部分公开54件}，{占17.59%}；{不予公开32件}；{无法提供48件}；{不予处理71件}；{其他处理81件}。",
    "在不予公开的23件中，涉及第三方合法权益7件，属于三类内部事务信息5件，四类过程性信息8件，行政执法案卷3件。",
    "不予公开的23件中，{保护第三方合法权益17件}，{属于行政执法案卷13件}。",
    "全县因政府信息公开工作被申请行政复议23起，其中结果维持11起、结果纠正4起、其他结果2起、尚未审结6起；被提起行政诉讼22起。",
    "因政府信息公开引发{行政复议32起}，其中{维持21起}、{纠正14起}；{行政诉讼12起}。",
    "行政诉讼方面，未经复议直接起诉14件，复议后起诉8件。",
    "行政诉讼方面，{未经复议直接起诉41件}，{复议后起诉18件}。",
    "全县制发行政规范性文件15件，废止6件，现行有效88件。",
    "全县{制发行政规范性文件51件}，{废止16件}，{现行有效78件}。",
    "截至年底，现行有效行政规范性文件88件，均已在门户网站集中公开；发布政策解读136篇、图解45张。",
    "全年作出行政许可决定20417件、行政处罚决定3926件、行政强制158件，收取行政事业性收费1284.5万元。",
    "全年{作出行政许可决定24017件}、{行政处罚决定3296件}、{行政强制185件}，{收取行政事业性收费1824.5万元}。",
    "县政府门户网站主动公开信息9876条，政务微信推送1203篇，召开新闻发布会12场，开展培训6场次，参训420人次。",
    "政务服务便民热线受理群众诉求15330件，办结15201件，办结率99.16%。",
    "全县政务新媒体账号由85个减少到61个，检查发现问题37个，整改37个。",
    "县教育局收到申请12件，县公安局收到申请45件，某某镇收到申请8件。",
    "县政府办公室收到申请29件，办结27件，结转下年度2件。",
    "其中县政府办公室办理41件，县直部门办理210件，乡镇办理56件。",
    "全县累计收到申请318件，其中通过网上平台提交201件、信函邮寄89件、当面提交28件；办结307件。",
    "全县累计收到申请318件，其中通过网上平台提交201件、信函邮寄89件、当面提交28件；{办结337件}。",
    "全县收到申请318件，申请内容主要集中在征地拆迁（129件）、教育医疗（41件）、城市管理（37件）等领域。",
    "指导各单位答复疑难复杂申请46件，组织会商研判18次，审核答复书133份。",
    "上年全县收到申请291件，2024年全县收到申请318件，同比增长9.28%。",
    "与2023年相比，新收申请增加27件，办结数增加31件，行政诉讼减少5件。",
    "全县新收申请318件，比上年度的291件多27件，{结转下年度63件}。",
    "全县各机关全年{新收政府信息公开申请328件}，均按照规定登记。",
    "全县政府信息公开申请办理总量343件，其中新收318件、上年结转25件。",
    "全年全县办理政府信息公开申请343件（含上年结转25件），年内办结307件，尚有36件正在办理。",
    "全年全县{办理政府信息公开申请434件}（{含上年结转52件}），{年内办结370件}，{尚有63件正在办理}。",
    "307件已办结申请中，公开和部分公开165件。",
    "县人民政府及各部门、各乡镇共{收到申请381件}，{办结371件}。",
    "某某县2024年共收到政府信息公开申请318宗，答复307宗，36宗转入下年度。",
    "某某县2024年共{收到政府信息公开申请138宗}，{答复317宗}，{46宗转入下年度}。",
    "落实国办公开办函〔2021〕30号和《条例》第三十三条要求，对20个工作日的答复期限逐件提醒。",
    "全县{未发生因政府信息公开引起的行政复议、行政诉讼}。",
    "全年{没有被提起行政诉讼的案件}。",
    "全县备案审查规范性文件21件，提出审查意见9条。",
    "向社会公开征求意见稿19件，收到意见建议204条，采纳76条。",
    "开展规范性文件清理，共清理文件103件，其中保留82件。",
    "县司法局办理行政复议案件260件，审结231件。",
    "人大代表建议118件、政协提案96件均已办结，办理结果公开率100%。",
    "全县收到申请318件，{已全部按时办结}。",
    "全县收到申请318件，除36件结转外，均已按时办结。",
    "截至12月31日，全县办结307件，剩余36件结转2025年。",
    "截至12月31日，全县办结307件，{剩余26件结转2025年}。",
    "公民个人申请276件，占全部申请的86.79%。",
    "全县收到申请318件，{其中公民个人申请286件}，{法人和其他组织申请32件}。",
    "出台行政规范性文件15件，同步解读15件，解读率100%。",
    "2025年，将办好结转的36件申请，再开设2个专栏。",
    "结转36件，其中12件为年底收到。",
    "上年结转25件，其中予以公开10件。",
    "审结17件，尚未审结6件。",
    "{政府信息公开申请量为381件}，{办结370件}。",
    "{全年收到的申请均已办结}。",
    "畅通线上线下申请渠道，{全年收到申请308件}。",
    "全县{现行有效的行政规范性文件共98件}，主要为民生类。",
    "去年结转的25件申请已全部办结。",
    "{去年结转的15件申请已全部办结}。",
    "14件行政诉讼为直接起诉，8件为复议后起诉。",
    "县自然资源局、住建局、教育局分别收到申请85件、41件、23件。",
    "行政许可20417件，其中公安类3120件、交通类1820件。",
    "全县共有行政许可事项412项、行政处罚事项3105项。",
    "2022年至2024年三年间共收到申请864件。",
    "行政复议纠错率17.39%，予以公开率39.41%。",
    "行政执法信息公示平台公示行政处罚2875条、行政许可18021条。",
    "全县发生行政复议23件，{均维持}。",
    "收到申请318件，与2023年的291件相比有所增加，其中自然人276件、{企业39件}。",
    "申请人中，自然人占276件，企业占29件，{律师事务所占19件}。",
    "政府信息公开申请数量同比增长9.28%，达到318件。",
    "政府信息公开申请数量同比增长9.28%，{达到381件}。",
    "行政复议23件，{其中被纠正6件}；行政诉讼22件，其中被纠正1件。",
];

const OFFICE_SAYS: &[&str] = &[
    "本机关共收到公民、法人和其他组织申请57件，上年结转4件，共办理54件，7件结转下年继续办理。",
    "本机关共{收到公民、法人和其他组织申请75件}，{上年结转14件}，共{办理45件}，{17件结转下年继续办理}。",
    "市政府办公室{全年收到政府信息公开申请67件}，其中{自然人59件}、{企业18件}。",
    "我办收到的57件申请中，49件由自然人提出，8件由企业提出。",
    "我办{收到67件政府信息公开申请}，按时答复。",
    "今年以来，依申请公开受理57件，已答复54件，另7件未到答复期限。",
    "全市收到申请860件，我办收到57件。",
    "20件予以公开，9件部分公开，5件不予公开，13件无法提供，5件不予处理，2件其他处理。",
    "{27件予以公开}，{19件部分公开}，{15件不予公开}，{31件无法提供}。",
    "全年办结54件，{上年结转11件}，{2件顺延至2025年答复}。",
    "全年办结54件，7件顺延至2025年答复，办结率88.52%。",
    "全年办结54件，{办结率98.52%}。",
    "全年发生政府信息公开行政复议3件，无行政诉讼。",
    "全年{发生政府信息公开行政复议5件}，没有发生行政诉讼。",
    "我办因信息公开被申请行政复议3件，复议机关维持2件，1件尚未审结。",
    "我办因信息公开{被申请行政复议4件}，复议机关{维持3件}。",
    "以市政府及市政府办公室名义印发文件143份，其中主动公开92份、依申请公开40份、不予公开11份。",
    "{全年无政府信息公开行政复议案件}，无行政诉讼案件。",
    "收到申请57件，同比下降12.31%，补正8件，延期答复5件，征求第三方意见3件。",
    "收到申请57件，{均已办结}。",
    "收到申请57件，均在法定期限内办理，7件结转下年度。",
    "协助办理市政府受理的依申请公开复核12件。",
    "收到不予受理告知书3份。",
    "受理的57件申请，均有专人跟踪。",
    "政府公报全年编印12期，赠阅3.6万册，刊登文件75件。",
    "年度内{新收申请58件}，比去年少9件，{办结53件}。",
    "全年{答复政府信息公开申请55件}，按时答复率100%。",
    "电话咨询210人次，接待现场查阅35人次，答复咨询245件。",
    "制发规范性文件11件，废止2件，现行有效96件，公开政策性文件132件。",
    "{制发规范性文件21件}，{废止12件}，{现行有效69件}。",
    "其余申请中，{因三类内部事务信息不予公开13件}，四类过程性信息2件。",
    "本年结转下年度申请7件，上年结转至本年4件。",
    "本年{结转下年度申请9件}，{上年结转至本年6件}。",
    "答复书送达54份，电子邮件送达33份，邮寄送达21份。",
    "按申请人类型划分，自然人申请占85.96%，商业企业申请占14.04%。",
    "予以公开20件，占37.04%，部分公开9件，{占26.67%}。",
    "发生行政复议3件，已审结的均维持。",
    "发生行政复议3件，{均被纠正}。",
    "57件申请中，54件已办结。",
    "{75件}申请中，54件已办结。",
    "{收到的所有申请均已办结}。",
];

const BUREAU_SAYS: &[&str] = &[
    "全局全年收到信息公开申请96件，上年度结转6件，办结92件，结转下年10件。",
    "全局全年{收到信息公开申请69件}，{上年度结转16件}，{办结82件}，{结转下年20件}。",
    "2024年县自然资源局{办理信息公开申请29件}。",
    "我局共作出行政许可640件，行政处罚71件，行政强制12件，征收行政事业性收费305.27万元。",
    "我局共{作出行政许可460件}，{行政处罚17件}，{行政强制21件}，{征收行政事业性收费350.27万元}。",
    "受理不动产登记3.2万件，办理用地审批86宗，供应土地41宗。",
    "土地征收类申请61件，规划许可类申请14件，不动产登记类申请9件，其他12件。",
    "{未收到政府信息公开申请}。",
    "全年未发生行政复议案件，行政诉讼2件，均胜诉。",
    "全年未发生行政复议案件，{行政诉讼5件}。",
    "{全年未发生行政诉讼案件}。",
    "法律服务机构申请3件，企业申请10件，公民申请83件。",
    "{法律服务机构申请13件}，{企业申请20件}，{公民申请38件}。",
    "重点领域信息公开：征地补偿公告57条，采矿权出让公告4条，行政许可结果640条。",
    "信访举报投诉类申请6件不予处理，本机关不掌握相关政府信息21件。",
    "{信访举报投诉类申请16件不予处理}，{本机关不掌握相关政府信息12件}。",
    "共办结92件，其中{予以公开84件}、部分公开12件、{不予公开22件}。",
    "全年查处违法用地案件71起，下达处罚决定71份，罚款412.6万元。",
    "2024年度收到申请96份，含2023年度结转6份共办理102份。",
    "2024年度{收到申请86份}，含2023年度结转6份{共办理112份}。",
    "本年度收到申请96件，其中线上渠道70件，线下渠道26件，按期答复92件，10件转下年办理。",
    "我局建议提案答复率100%，群众满意率98.5%，行政审批办结率100%。",
    "我局收到的申请中，83件来自自然人，10件来自企业。",
    "本局无行政复议，{行政诉讼12件}。",
    "行政处罚决定书71份已上网公示，接待查询档案210人次。",
    "处罚强制类决定83件。",
    "{处罚强制类决定38件}。",
    "局政务公开办全年收到申请96件，上年结转6件，{办结82件}。",
    "全年行政诉讼2件，{均败诉}。",
    "办理矿产资源勘查、地质场所查询等行政许可640件；{未实施行政强制}。",
];

type Organ = (
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static [&'static str],
);

const ORGANS: [Organ; 3] = [
    ("某某县人民政府", COUNTY, COUNTY_SAYS),
    ("某某市人民政府办公室", OFFICE, OFFICE_SAYS),
    ("某某县自然资源局", BUREAU, BUREAU_SAYS),
];

/// A report for each statement.
pub fn reports() -> impl Iterator<Item = Report> {
    ORGANS.into_iter().flat_map(|(organ, cells, says)| {
        let texts = says.iter().map(|marked| marked.replace(['{', '}'], ""));
        texts.map(move |text| of((organ, cells), "overview.requests", &text))
    })
}

#[test]
fn statements_in_the_free_style_of_reports_are_told_apart() {
    let mut count = Count::default();
    for (organ, cells, says) in ORGANS {
        for marked in says {
            let text = marked.replace(['{', '}'], "");
            let parts = marked.split('{').skip(1);
            let parts = parts.filter_map(|part| part.split_once('}'));
            let wrong: Vec<String> = parts.map(|(part, _)| part.to_owned()).collect();
            let outside = marked
                .split(['{', '}'])
                .step_by(2)
                .filter(|part| !part.is_empty());
            let others: Vec<String> = outside.map(str::to_owned).collect();
            let report = of((organ, cells), "overview.requests", &text);
            count.take(marked, &report, &wrong, &others);
        }
    }
    assert!(count.share() >= 95, "{count:#?}");
    assert_eq!((count.accused, count.needless), (0, 0), "{count:#?}");
}
