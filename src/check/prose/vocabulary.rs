//! The words by which clerks speak of the numbers in the tables.

/// What a word says. Indices are those of the lists in [`super::lists`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// Says nothing of what is counted.
    Filler,
    /// 其中: what follows is a part of what was counted.
    Within,
    /// 、 and 和.
    Joint,
    /// 分别: the numbers that follow belong to what was listed.
    Respectively,
    /// 未, 没有, 无.
    Negation,
    /// 新收, 收到.
    New,
    /// 办结, 答复.
    Done,
    /// 上年结转.
    CarriedIn,
    /// 结转下年度.
    CarriedOut,
    /// 结转, from or to.
    Carried,
    /// 申请.
    Request,
    /// An outcome row or group.
    Outcome(usize),
    /// A column of applicants.
    Applicant(usize),
    /// 行政复议.
    Review,
    /// 行政诉讼.
    Litigation,
    /// 未经复议直接起诉, 复议后起诉.
    Route(usize),
    /// How cases ended.
    Result(usize),
    /// 规范性文件.
    Normative,
    /// 规章.
    Regulations,
    /// 文件, of whatever kind was spoken of.
    File,
    /// 制发.
    Issue,
    /// 废止.
    Repeal,
    /// 现行有效.
    InForce,
    /// 公开, of documents.
    Publish,
    /// 主动公开: of documents, too, and what they are marked with before they are issued.
    Proactive,
    /// 公文, 咨询, 建议: counted, and nothing of the tables.
    Foreign,
    /// 行政许可, 行政处罚, 行政强制.
    Decision(usize),
    /// 行政事业性收费.
    Fees,
    /// The year reported on.
    ThisPeriod,
    /// Another time.
    OtherPeriod,
    /// 增加, 同比: a difference, not a number of its own.
    Difference,
    /// 占.
    Share,
    /// 全县.
    Area,
    /// 我办.
    Own,
    /// 县政府: the whole county, or one organ.
    Vague,
    /// 举报投诉: counted nowhere, but denied together with 行政复议.
    Complaint,
    /// 通过, 在: by way of.
    Through,
    /// 网站, 平台.
    Channel,
    /// Anything else.
    Unknown,
}

/// What words say, and their spellings, parted by spaces. Longer spellings win over shorter ones.
pub(super) const VOCABULARY: &[(Word, &str)] = &[
    // Words that hold others by chance.
    (
        Word::Unknown,
        "执法人员 司法人员 法人员 无障碍 未来 有效期 公民道德",
    ),
    (Word::Within, "其中"),
    (
        Word::Filler,
        "自然人、法人或其他组织 自然人、法人和其他组织 自然人、法人及其他组织 共 共计 总共 一共 合计 总计 计 总数 总量 数量 件数 总件数 量 数 的 \
         了 为 是 有 达 达到 到 对 中 并 且 依法 依规 依法依规 按时 \
         按期 如期 及时 按规定 规范 均 都 已 已经 全部 各类 其 书面 公众 \
         群众 社会公众 社会各界 公民、法人或其他组织 公民、法人和其他组织 \
         公民、法人及其他组织 公民法人和其他组织 申请人 情况 方面 工作 事项 案件 \
         信件 件 案 度 新 实际 本 年底 年末 截至 截止 截至年底 截至年末 期末 \
         目前 含 包括 包含 即 总 因 由 引起 引发 涉 涉及 有关 相关 被 提起 \
         被提起 就 而 关于 向 继续 需 予 至 内 内容 属于 属 以 因为 也 该 \
         此类 顺利 圆满 妥善 认真 严格 给予 作出 做出 决定 处理决定 数据 比例 \
         条例 收件 件次 办件 全部依法 发生 产生 出现 答复意见 登记 当事人 所有 \
         结果 类 于 等 例 左右 以上 上下 以下 以内 约 近 超 超过 逾 过 \
         大约 将近 接近 不少于 至少 突破 梳理 梳理出 清理后 实施 金额 总额 \
         收取 征收 收入",
    ),
    (Word::Joint, "、 和 及 与 以及 或 或者"),
    (Word::Respectively, "分别 分别为 分别是 依次为"),
    (
        Word::Negation,
        "未 没有 无 未有 未曾 从未 并未 均未 尚无 暂无 均无 尚未",
    ),
    (
        Word::New,
        "新收 新收到 收到 共收到 受理 接收 接到 新受理 新接收 收 新增受理 \
         收到并受理 登记受理 接收到 本年新收 本年度新收 当年新收 今年新收",
    ),
    (
        Word::Done,
        "办结 答复 办理 处理 办理完毕 办毕 回复 办理答复 答复办结 作出答复 \
         做出答复 办理完成 处理完毕 予以答复 按期答复 按时答复 按时办结 按期办结 \
         已办结 已答复",
    ),
    (
        Word::CarriedIn,
        "上年结转 上年度结转 上一年结转 上一年度结转 去年结转 往年结转 结转上年 \
         结转上年度 结转上一年度 上年度结转办理 上年结转办理 上年度结转至本年 \
         上年结转至本年 上年结转本年 上年度结转本年度 上年转入 上年度转入 结转自上年 \
         上年末结转 年初结转",
    ),
    (
        Word::CarriedOut,
        "结转下年 结转下年度 结转下一年 结转下一年度 结转至下年 结转至下年度 \
         结转至下一年 结转至下一年度 结转到下年 结转到下年度 结转到下一年 \
         结转到下一年度 转下年 转下年度 转下一年度 结转次年 结转至次年 结转明年 \
         结转下年度继续办理 结转下年继续办理 结转下一年度继续办理 结转至下年度继续办理 \
         结转至下一年度继续办理 结转下年度办理 结转下年办理 结转下一年度办理 \
         结转至下年度办理 结转至下一年度办理 转入下年度 转入下一年度 转入下年 \
         结转下年度继续处理",
    ),
    (Word::Carried, "结转 结转至 结转到"),
    (
        Word::Request,
        "申请 政府信息公开申请 信息公开申请 依申请公开 依申请公开申请 依申请 \
         依申请公开件 依申请公开信件 依申请公开事项 政府信息依申请公开 政府信息公开 \
         信息公开 公开申请 申请公开 申请件 政府信息公开申请件 政府信息公开申请事项 \
         申请公开政府信息 政府信息 政府信息公开申请数量 依申请公开政府信息 \
         依申请公开政府信息申请 依申请公开信息 政府信息公开依申请 政府信息公开的申请 \
         依申请公开案件 依申请公开办件 政府信息申请 申请量",
    ),
    (Word::Outcome(0), "予以公开 同意公开 给予公开 准予公开"),
    (
        Word::Outcome(1),
        "部分公开 予以部分公开 区分处理 同意部分公开",
    ),
    (Word::Outcome(2), "不予公开 不公开 不同意公开 答复不予公开"),
    (Word::Outcome(3), "无法提供 无法提供政府信息"),
    (Word::Outcome(4), "不予处理"),
    (
        Word::Outcome(5),
        "其他处理 其它处理 作其他处理 其他方式处理",
    ),
    (Word::Outcome(6), "属于国家秘密 国家秘密"),
    (
        Word::Outcome(7),
        "其他法律行政法规禁止公开 法律行政法规禁止公开 法律、行政法规禁止公开 \
         其他法律、行政法规禁止公开",
    ),
    (Word::Outcome(8), "危及“三安全一稳定” 三安全一稳定"),
    (
        Word::Outcome(9),
        "保护第三方合法权益 第三方合法权益 涉及第三方合法权益",
    ),
    (
        Word::Outcome(10),
        "属于三类内部事务信息 三类内部事务信息 内部事务信息",
    ),
    (
        Word::Outcome(11),
        "属于四类过程性信息 四类过程性信息 过程性信息",
    ),
    (
        Word::Outcome(12),
        "属于行政执法案卷 行政执法案卷 行政执法案卷信息",
    ),
    (Word::Outcome(13), "属于行政查询事项 行政查询事项"),
    (
        Word::Outcome(14),
        "本机关不掌握相关政府信息 本机关不掌握 不掌握相关政府信息 不掌握",
    ),
    (
        Word::Outcome(15),
        "没有现成信息需要另行制作 没有现成信息 需要另行制作 需另行制作",
    ),
    (
        Word::Outcome(16),
        "补正后申请内容仍不明确 补正后仍不明确 申请内容仍不明确",
    ),
    (
        Word::Outcome(17),
        "信访举报投诉类申请 信访举报投诉类 信访、举报、投诉类申请 信访举报投诉 \
         信访、举报、投诉类",
    ),
    (Word::Outcome(18), "重复申请"),
    (
        Word::Outcome(19),
        "要求提供公开出版物 提供公开出版物 公开出版物",
    ),
    (Word::Outcome(20), "无正当理由大量反复申请 大量反复申请"),
    (
        Word::Outcome(21),
        "要求行政机关确认或重新出具已获取信息 要求确认或重新出具已获取信息 \
         确认或重新出具已获取信息 重新出具已获取信息",
    ),
    (
        Word::Outcome(22),
        "逾期不补正 无正当理由逾期不补正 申请人无正当理由逾期不补正",
    ),
    (
        Word::Outcome(23),
        "逾期未缴费 逾期未缴纳费用 逾期未按收费通知要求缴纳费用",
    ),
    (
        Word::Applicant(0),
        "自然人 公民 个人 自然人申请 公民个人 公民申请",
    ),
    (
        Word::Applicant(1),
        "法人或其他组织 法人和其他组织 法人及其他组织 法人、其他组织 法人或者其他组织 \
         法人 法人组织 法人与其他组织",
    ),
    (Word::Applicant(2), "商业企业"),
    (Word::Applicant(3), "科研机构"),
    (Word::Applicant(4), "社会公益组织 公益组织"),
    (Word::Applicant(5), "法律服务机构"),
    (
        Word::Review,
        "行政复议 行政复议案件 行政复议申请 信息公开行政复议 政府信息公开行政复议 \
         政府信息公开类行政复议 复议 复议案件 申请行政复议 提起行政复议",
    ),
    (
        Word::Litigation,
        "行政诉讼 行政诉讼案件 政府信息公开行政诉讼 政府信息公开类行政诉讼 \
         信息公开行政诉讼 诉讼 诉讼案件 提起行政诉讼 行政应诉",
    ),
    (
        Word::Route(0),
        "未经复议直接起诉 直接起诉 未经行政复议直接起诉",
    ),
    (
        Word::Route(1),
        "复议后起诉 经复议后起诉 行政复议后起诉 复议后再起诉",
    ),
    (Word::Result(0), "维持 结果维持 被维持"),
    (Word::Result(1), "纠正 结果纠正 被纠正 纠错 被纠错"),
    (Word::Result(2), "其他结果 其它结果"),
    (
        Word::Result(3),
        "尚未审结 未审结 尚未办结 正在审理 未结 待审结",
    ),
    (Word::Result(4), "已审结 审结 已办结案件"),
    (Word::Normative, "规范性文件 行政规范性文件"),
    (Word::Regulations, "规章 政府规章 行政规章"),
    (Word::File, "文件"),
    (
        Word::Issue,
        "制发 制定 印发 出台 制定印发 制定出台 制定并公开 制发并公开 新制定 \
         新制发 新出台 制作 制定发布 新印发 本年制发 制发公开",
    ),
    (
        Word::Repeal,
        "废止 宣布废止 废止失效 宣布失效 废止和失效 废止和宣布失效 废止或失效 失效 \
         废止、失效",
    ),
    (Word::InForce, "现行有效 继续有效 有效 现行 保留 继续保留"),
    (
        Word::Publish,
        "公开 集中公开 集中发布 发布 公布 公示 对外公开 新公开",
    ),
    (Word::Decision(0), "行政许可 行政许可决定 行政许可类"),
    (Word::Decision(1), "行政处罚 行政处罚决定 行政处罚类"),
    (
        Word::Decision(2),
        "行政强制 行政强制决定 行政强制类 行政强制措施",
    ),
    (
        Word::Fees,
        "行政事业性收费 行政事业性收费金额 行政事业性收费收入 行政事业性收费总额",
    ),
    (
        Word::ThisPeriod,
        "全年 本年 本年度 今年 年内 年度内 当年 当年度 年度 全年累计 本年累计 \
         本年度累计 今年以来 一年来 报告期内 统计期内 统计期限内 全年共",
    ),
    (
        Word::OtherPeriod,
        "上年 上年度 上一年 上一年度 去年 前年 往年 历年 近年 近年来 同期 \
         上半年 下半年 前三季度 季度 一季度 二季度 三季度 四季度 每月 每季度 \
         月度 月份 累计 以来 明年 下年 下年度 下一年度 次年 今后 十三五 十四五 \
         十五五 预计 计划 拟 平均 日均 月均 年均",
    ),
    (
        Word::Difference,
        "增加 减少 增长 下降 上升 降低 同比 环比 多 少 较上年 比上年 \
         与上年相比 与上年持平 与上年基本持平 与去年持平 较去年 比去年 与去年相比 较上年度 比上年度 与上年度相比 新增 \
         增 减 较上一年度 较上一年 比上一年 相差 提高 同比增加 同比减少 持平 \
         增幅 降幅 翻 提升 净增",
    ),
    (
        Word::Share,
        "占 占比 占比为 占比达 约占 占总数 占总量 占申请总量 占申请总数",
    ),
    (
        Word::Area,
        "全省 全市 全州 全盟 全县 全区 全旗 全域 我省 我市 我州 我县 我区 \
         我旗 全自治区 全自治州 各地各部门 各级各部门 各级行政机关 全市各级 \
         全县各级 全区各级 全市各级各部门 全县各级各部门 全区各级各部门 全系统 \
         全市行政机关 全县行政机关 全区行政机关 各级 各地 各部门 各单位 \
         全市各级行政机关 全县各级行政机关 各地各有关部门 全镇 全乡 我镇 我乡 \
         全街道 我街道 本镇 本乡 本街道",
    ),
    (
        Word::Own,
        "我办 本办 我局 本局 我委 本委 我厅 本厅 本机关 我机关 我单位 本单位 \
         我中心 本中心 我院 我部门 本部门 政府办 政府办公室 政府办公厅 县政府办 \
         市政府办 区政府办 县政府办公室 市政府办公室 区政府办公室 省政府办公厅 \
         市政府办公厅 县府办 区府办 市府办 县本级 市本级 区本级 州本级 省本级 \
         县级 市级 区级 省级 州级 机关本级 局机关 委机关 本级 旗政府办 州政府办 \
         本级政府 市本级政府 县本级政府",
    ),
    (
        Word::Vague,
        "县政府 市政府 区政府 州政府 旗政府 省政府 县人民政府 市人民政府 \
         区人民政府 镇政府",
    ),
    (Word::Through, "通过 在 依托 利用"),
    (
        Word::Channel,
        "网站 政府网站 门户网站 平台 专栏 栏目 公众号 微信公众号 政府信息公开平台 \
         政府信息公开专栏 公报 政府公报",
    ),
    (
        Word::Complaint,
        "举报 投诉 举报投诉 投诉举报 申诉 信访 责任追究 纠纷 行政赔偿 国家赔偿",
    ),
    (Word::Proactive, "主动公开 属于主动公开 主动公开类"),
    (
        Word::Foreign,
        "公文 公文属性 公开属性 属性 发文 留言 网民留言 咨询 热线 工单 建议 提案 议案 来信 来访 来电 \
         信箱 信访件 投诉件 办事 办事申请 会议 培训 宣传 督办 舆情 征求意见 意见建议 举报件",
    ),
];
