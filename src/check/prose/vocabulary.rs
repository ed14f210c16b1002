//! The words in which clerks speak of numbers, whatever the form. Those that name what is in its tables
//! are the form's own.

use crate::form::speech::Term;

/// What a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// Names what the form counts.
    Of(Term),
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
    /// 公开, of documents.
    Publish,
    /// 主动公开: of documents, too, and what they are marked with before they are issued.
    Proactive,
    /// 公文, 咨询, 建议: counted, and nothing of the tables.
    Foreign,
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
        "共 共计 总共 一共 合计 总计 计 总数 总量 数量 件数 总件数 量 数 的 \
         了 为 是 有 达 达到 到 对 中 并 且 依法 依规 依法依规 按时 \
         按期 如期 及时 按规定 规范 均 都 已 已经 全部 各类 其 书面 公众 \
         群众 社会公众 社会各界 \
         申请人 情况 方面 工作 事项 案件 \
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
        Word::Publish,
        "公开 集中公开 集中发布 发布 公布 公示 对外公开 新公开",
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
