//! Words that a blank is never inside of.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words of these reports, parted by spaces. Only those in which no blank can part two names.
const WORDS: &str = "政府信息公开 政务公开 信息公开 依申请公开 主动公开 公开条例 人民政府 办公室 办公厅 \
    年度报告 工作报告 规范性文件 行政规范性 行政复议 行政诉讼 行政许可 行政处罚 行政强制 行政机关 \
    行政事业性收费 规章 申请人 自然人 法人 其他组织 社会公益组织 科研机构 商业企业 法律服务机构 \
    予以公开 部分公开 不予公开 不予处理 无法提供 其他处理 结转 办结 答复 受理 办理 收到 总计 \
    总体情况 监督保障 平台建设 信息管理 主要问题 存在问题 改进情况 改进措施 报告的事项 其他需要 \
    国务院 中华人民共和国 国家秘密 第三方 合法权益 重点领域 公共资源 政策解读 解读材料 回应关切 \
    政府网站 政务新媒体 微信公众号 公众号 公报 专区 专栏 栏目 目录 指南 平台 数据 统计 期限 \
    组织领导 工作机制 责任追究 社会评议 工作考核 业务培训 培训 学习 教育 医疗 就业 养老 社会保障 \
    群众 企业 部门 单位 领导 干部 人员 服务 管理 建设 发展 经济 社会 制度 规定 要求 意见 \
    通知 方案 措施 问题 情况 情形 内容 方面 及时 准确 全面 规范 加强 提升 提高 推进 落实 完善 \
    开展 组织 召开 举办 印发 制定 制发 出台 废止 修订 清理 现行有效 有效 审查 审核 保密 发布 \
    公布 更新 维护 整改 监督 检查 指导 督促 考核 评估 测评 收取 处理费 收费 费用 全年 本年度 \
    本机关 本单位 我县 我市 我区 我局 我办 全县 全市 全区 下一步 进一步 不断 严格 认真 积极 继续";

/// The pairs of characters that stand beside each other in those words.
static PAIRS: LazyLock<HashSet<(char, char)>> = LazyLock::new(|| {
    let words = WORDS.split_whitespace();
    let pairs = words.flat_map(|word| word.chars().zip(word.chars().skip(1)));
    pairs.collect()
});

/// Whether two characters stand beside each other inside a word.
pub(super) fn are_inside_word(before: char, behind: char) -> bool {
    PAIRS.contains(&(before, behind))
}
