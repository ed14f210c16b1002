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
    /// 合计: the numbers before together; how many of them, 0 where it does not say.
    Sum(u8),
    /// 应办: what came and what was carried over.
    Due,
    /// 驳回, 撤诉: how cases ended, in other words than the form's.
    OtherEnding,
    /// 事项: of decisions something else than these.
    Matter,
    /// 作出, 发生, 引起: something is done or comes about, whatever it is.
    Verb,
    /// 申请主体, 办理结果: all are told anew, by something else.
    Dimension,
    /// 均, 全部.
    All,
    /// 除: what is said of all is not said of these.
    Except,
    /// 办结率: a share that needs no 占.
    Rate,
    /// 公开率: the share of what was granted.
    GrantRate,
    /// 按时 and its like, which make a rate another one.
    InTime,
    /// 、 and 和.
    Joint,
    /// 分别: the numbers that follow belong to what was listed.
    Respectively,
    /// 未, 没有, 无.
    Negation,
    /// 公开, of documents.
    Publish,
    /// 集中公开: all that there are.
    PublishAll,
    /// 主动公开: of documents, too, and what they are marked with before they are issued.
    Proactive,
    /// 公文, 咨询, 建议: counted, and nothing of the tables.
    Foreign,
    /// The year reported on.
    ThisPeriod,
    /// The year before it.
    LastYear,
    /// The year after it.
    NextYear,
    /// Another time.
    OtherPeriod,
    /// 较, 比.
    Than,
    /// 增加, 同比: a difference, not a number of its own.
    Difference,
    /// 增加到: what follows is the number itself, and not the difference.
    Became,
    /// 占.
    Share,
    /// 全县.
    Area,
    /// 我办.
    Own,
    /// 县政府办公室: the report's own organ, or another one.
    Office,
    /// 镇政府: the report's own organ, or another one.
    Town,
    /// 县政府: the whole county, or one organ.
    Vague,
    /// 网上, 当面, 重点, 指导: what is counted is a part, or is not the organ's own.
    Part,
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
        "执法人员 司法人员 法人员 无障碍 未来 有效期 公民道德 验收 税收 回收 吸收 没收 招收 申请表 申请书 申请材料 申请指南 申请流程 申请渠道 申请条件 遗留问题 乱收费 违规收费 收费站 收费员 收费标准 收费通知 收费依据 收费项目 收费公示 收费目录 收费清单",
    ),
    (Word::Within, "其中"),
    (
        Word::Sum(0),
        "合计 共计 总计 合计为 以上合计 上述合计 小计 加起来 合起来 相加 合共 加总",
    ),
    (
        Word::Sum(2),
        "两项合计 两项共计 两项共 两者合计 两者共计 二者合计 二者共计 两类合计 两类共计 两者相加 两项相加 二者相加 两项之和 两者之和 二者之和 两者相加共 两项相加共 二者相加共 两者总计 两项总计 两类 这两类 两者 这两者 二者 这两项 两项 二者小计 两项小计 两者小计",
    ),
    (
        Word::Sum(3),
        "三项合计 三项共计 三项共 三者合计 三者共计 三类合计 三类共计 三者 这三者 这三类 这三项 三者小计",
    ),
    (
        Word::Due,
        "应办 应办理 应办结 应答复 应处理 应办总量 应办理总量 应办总数 应办总计",
    ),
    (
        Word::OtherEnding,
        "驳回 撤诉 终止 撤销 责令 判令 责令重新答复 确认违法 责令履行 责令重作 不予受理 撤回终止 \
         撤回起诉 撤回复议申请 撤回诉讼 原告撤诉 调解 和解 裁定驳回 判决驳回 驳回起诉 驳回申请 \
         驳回复议申请 驳回诉讼请求 驳回原告诉讼请求",
    ),
    (
        Word::Filler,
        "各 看 上看 结果上看 理由 系 而来 共 总共 一共 计 总数 总量 数量 件数 总件数 量 数 的 了 为 是 有 达 达到 到 对 \
         中 并 且 依法 依规 依法依规 按规定 按程序 规范 已 已经 各类 书面 公众 群众 社会公众 \
         社会各界 申请人 情况 方面 工作 案件 信件 件 案 新 实际 本 年底 年末 截至 截止 \
         截至年底 截至年末 期末 目前 含 包括 包含 即 总 有关 相关 就 而 关于 向 继续 需 予 \
         至 内 内容 属于 属 以 也 该 此类 顺利 圆满 妥善 认真 严格 给予 决定 处理决定 数据 \
         比例 条例 件次 办件 登记 当事人 所有 结果 类 于 等 例 左右 以上 上下 以下 以内 约 \
         近 超 超过 逾 过 大约 将近 接近 不少于 至少 突破 梳理 梳理出 清理后 金额 总额 征收 \
         收入 答复意见 累计 累计共 连同 另 另有 还有 尚有 仍有 剩余 其余 余下 剩下 剩 余 \
         完成 进行 予以 为由 的最多 为最多 数量最多 应对 依法应对 妥善应对 积极应对 加上 加 另外 此外 同时 总的 全年的 \
         按申请人分 分 一般 政府 人民政府 依照 依据 按照 根据 机关 行政机关 本级的 得到 获 \
         获得 提出 提交的 来自 提出 他们 这些 上述 以上申请 严格依法 及其 名义 身份 里 当中 \
         原因 主要 主要原因 法院判决 法院裁判 收案 法定期限 规定期限 法定时限 规定时限 规定时间 \
         提交 递交 为主 次之 居多 视为放弃 放弃 分类 来看 从 情形 最为集中 较为集中 主要类型 主要类型为 类型为 主要有 主要是 主要为 审慎 \
         如实 经 仅 再 又 还 将 把 经统计 统计 显示 数据显示 如下 具体 具体为 具体是 最终 \
         首先 其次 其次是 其次为 构成 告知 反馈 办理过程中 申请类型 答复类型 需要 判决 法院裁定 \
         被法院 经法院 人民法院判决 行政行为 原行政行为 具体行政行为 原具体行政行为 一并 一同 一起 \
         合并 为次 居次 再次 居首 为首 为辅 占多数 仅有 发现 不再适用 相关信息 历年文件 居民和单位 群众和单位 \
         单位和个人 个人和单位 仍在办理期限内 尚在办理期限之内 经审查 经审查后 审查后 经审核 经审核后 经研究 \
         执法部门 行政执法部门 执法机关 行政执法机关 执法单位 行政执法单位 法院 人民法院 两部分 三部分 两部分组成 三部分组成 两方面 三方面 前者 后者 减去 扣除 扣减 减除 剔除 除去 后 归入 列入 计入 纳入 归为 归类为 不再处理 行政机关不再处理 行政机关不再处理其申请 行政机关不再处理其政府信息公开申请 不再处理其申请 以市政府名义 以省政府名义 以县政府名义 以区政府名义 以政府名义 以本级政府名义 无一逾期 无一例逾期 无逾期 零逾期 占比最高 未超期 排在前三位 排在前列 排名前三 居前三位 前三位 位居前三 依次",
    ),
    (
        Word::Verb,
        "卷入 下达 下发 送达 因 由 引起 引发 引致 导致 涉 涉及 被 提起 被提起 因为 由于 发生 产生 出现 存在 作出 做出 \
         实施 查办 查处 采取 收取 收缴 征缴 不服答复 不服信息公开答复 不服政府信息公开答复",
    ),
    (
        Word::Dimension,
        "申请主体 主体类型 申请人类型 申请人类别 申请人身份 办理结果 答复结果 处理结果 答复情况 \
         办理情况 处理情况 答复结果为",
    ),
    (
        Word::Matter,
        "事项 清单 权责清单 权力清单 责任清单 事项清单 目录清单 权责事项 职权",
    ),
    (
        Word::All,
        "逐一 逐件 逐项 逐份 均 都 全部 全都 均已 皆 全部已 已全部 已经全部 均全部 悉数",
    ),
    (Word::Except, "除 除了"),
    (Word::Rate, "办结率 总办结率 综合办结率 整体办结率"),
    (Word::GrantRate, "公开率 同意公开率 予以公开率"),
    (Word::InTime, "按时 按期 如期 及时 限时 准时 如时 全部依法"),
    (
        Word::Part,
        "网上 网络 线上 线下 在线 当面 现场 信函 邮寄 邮政 邮件 电子邮件 邮箱 来函 传真 窗口 渠道 领域 \
         延期 延长 补正 转办 转交 转来 交办 转送 移交 移送 当场 提前 重点 优先 疑难 复杂 简易 逾期 超期 指导 督促 \
         协助 督办 协调 组织 审核 审查 复核 备案 抽查 检查 评查 典型 撤回 口头 纸质 修订 修改 \
         修正 废除的 代理 受委托 委托 群体 批量 同一申请人 同一 单个 率 满意度 每件 每 平均每 \
         平均 日均 月均 年均 拟定 拟订 草拟 起草 拟制 \
         工作日 个工作日 单日 单月 最高 最多 最少 最低 高峰 峰值 标注 标识 标明 征求 引用 各县区政府办公室 各区县政府办公室 各县市区政府办公室 各县（市、区）政府办公室 \
         各县（区）政府办公室 各区（县）政府办公室",
    ),
    (Word::Joint, "、 和 及 与 以及 或 或者"),
    (
        Word::Respectively,
        "分别 分别为 分别是 依次为 依次是 依次有 依次列示 依次列示为 分别有 分别达 分别计 分别达到 件数分别是 件数分别为",
    ),
    (
        Word::Negation,
        "未 没有 无 未有 未曾 从未 并未 均未 尚无 暂无 均无 尚未 没 零 并无 也未 也无 仍未 也没有 均没有",
    ),
    (Word::Publish, "公开 发布 公布 公示 对外公开 新公开"),
    (Word::PublishAll, "集中公开 集中发布 全部予以公布"),
    (
        Word::ThisPeriod,
        "全年 本年 本年度 今年 年内 年度内 当年 当年度 年度 全年累计 本年累计 \
         本年度累计 今年以来 年初以来 今年年初以来 一年来 报告期内 统计期内 统计期限内 全年共 全年度 报告年度 今年度 报告期 这一年 一年内 一年中 一年间 一年当中",
    ),
    (
        Word::LastYear,
        "上年 上年度 上一年 上一年度 去年 去年度 上年末 上年底 去年底 去年同期 上年同期 上年度同期 同期",
    ),
    (
        Word::NextYear,
        "下年 下年度 下一年 下一年度 次年 次年度 明年 明年度 翌年 来年 下个年度 下一个年度",
    ),
    (
        Word::OtherPeriod,
        "前年 往年 历年 近年 近年来 上半年 下半年 前三季度 季度 一季度 二季度 三季度 四季度 每月 \
         每季度 月度 月份 以来 今后 十三五 十四五 十五五 预计 计划 拟 至今 目前为止",
    ),
    (Word::Than, "较 比 相较 相较于 对比"),
    (
        Word::Difference,
        "增加 减少 增长 下降 上升 降低 同比 环比 多 少 较上年 比上年 \
         与上年相比 较上年同期 较去年同期 比上年同期 比去年同期 与上年同期相比 与去年同期相比 \
         与上年持平 与上年基本持平 与去年持平 较去年 比去年 与去年相比 较上年度 比上年度 与上年度相比 新增 \
         增 减 较上一年度 较上一年 比上一年 相差 提高 同比增加 同比减少 持平 \
         增幅 降幅 翻 提升 净增 相比 相比于 增长率",
    ),
    (
        Word::Became,
        "增加到 增加至 增至 增长到 增长至 上升到 上升至 升至 减少到 减少至 减至 下降到 下降至 降至 \
         降到 提高到 提升至 扩大到",
    ),
    (
        Word::Share,
        "占 占比 占比为 占比达 约占 占总数 占总量 占申请总量 占申请总数 比例为 比重为 比例达 比例是",
    ),
    (
        Word::Area,
        "全省 全市 全州 全盟 全县 全区 全旗 全域 我省 我市 我州 我县 我区 \
         我旗 全自治区 全自治州 各地各部门 各级各部门 各级行政机关 全市各级 \
         全县各级 全区各级 全市各级各部门 全县各级各部门 全区各级各部门 全系统 \
         全市行政机关 全县行政机关 全区行政机关 各级 各地 各部门 各单位 \
         全市各级行政机关 全县各级行政机关 各地各有关部门 各行政机关 全州各级 全省各级 本县 本市 本区",
    ),
    (
        Word::Own,
        "自身 我办 本办 我局 本局 全局 我委 本委 全委 我厅 本厅 全厅 本机关 我机关 我单位 本单位 我中心 本中心 \
         我院 本院 我部门 本部门 我队 本队 局本级 委本级 厅本级 县本级 市本级 区本级 州本级 省本级 旗本级 县级 市级 区级 省级 \
         州级 机关本级 局机关 厅机关 委机关 局办公室 委办公室 厅办公室 局办 本级 本级政府 市本级政府 县本级政府",
    ),
    (
        Word::Office,
        "政府办 政府办公室 政府办公厅 县政府办 市政府办 区政府办 州政府办 旗政府办 县政府办公室 \
         市政府办公室 区政府办公室 州政府办公室 旗政府办公室 省政府办公厅 市政府办公厅 自治区政府办公厅 \
         县府办 区府办 市府办 州府办 县人民政府办公室 市人民政府办公室 区人民政府办公室 \
         州人民政府办公室 旗人民政府办公室 省人民政府办公厅 市人民政府办公厅 人民政府办公室 \
         人民政府办公厅",
    ),
    (
        Word::Town,
        "镇里 乡里 街道里 镇级 乡级 街道级 镇政府 乡政府 镇人民政府 乡人民政府 街道办 街道办事处 办事处 镇政府办公室 乡政府办公室 \
         镇人民政府办公室 乡人民政府办公室 党政办 党政办公室 党政综合办公室 镇党政办 乡党政办 全镇 \
         全乡 我镇 我乡 全街道 街道 我街道 本镇 本乡 本街道 本办事处 我办事处",
    ),
    (
        Word::Vague,
        "县里 市里 省里 区里 州里 县政府 市政府 区政府 州政府 旗政府 省政府 县人民政府 市人民政府 区人民政府 州人民政府 \
         旗人民政府 省人民政府",
    ),
    (Word::Through, "通过 在 依托 利用 经由"),
    (
        Word::Channel,
        "规章库 政策文件库 文件库 政策库 规范性文件库 网站 政府网站 门户网站 平台 专栏 栏目 公众号 微信公众号 政府信息公开平台 \
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
         信箱 信访件 投诉件 办事 办事申请 会议 培训 宣传 舆情 征求意见 意见建议 举报件",
    ),
];
