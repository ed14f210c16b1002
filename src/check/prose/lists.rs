//! The rows and columns that phrases name, and what they are called there.

/// The outcomes: what they are called and their rows.
pub(super) const OUTCOMES: [(&str, &[&str]); 24] = [
    ("予以公开", &["granted"]),
    ("部分公开", &["partial"]),
    (
        "不予公开",
        &[
            "secret",
            "forbidden",
            "stability",
            "third_party",
            "internal",
            "process",
            "enforcement",
            "inquiry",
        ],
    ),
    ("无法提供", &["not_held", "needs_creation", "unclear"]),
    (
        "不予处理",
        &[
            "petition",
            "repeated",
            "publication",
            "excessive",
            "confirmation",
        ],
    ),
    (
        "其他处理",
        &["late_correction", "unpaid_fee", "other_outcome"],
    ),
    ("属于国家秘密", &["secret"]),
    ("其他法律行政法规禁止公开", &["forbidden"]),
    ("危及“三安全一稳定”", &["stability"]),
    ("保护第三方合法权益", &["third_party"]),
    ("属于三类内部事务信息", &["internal"]),
    ("属于四类过程性信息", &["process"]),
    ("属于行政执法案卷", &["enforcement"]),
    ("属于行政查询事项", &["inquiry"]),
    ("本机关不掌握相关政府信息", &["not_held"]),
    ("没有现成信息需要另行制作", &["needs_creation"]),
    ("补正后申请内容仍不明确", &["unclear"]),
    ("信访举报投诉类申请", &["petition"]),
    ("重复申请", &["repeated"]),
    ("要求提供公开出版物", &["publication"]),
    ("无正当理由大量反复申请", &["excessive"]),
    ("要求确认或重新出具已获取信息", &["confirmation"]),
    ("逾期不补正", &["late_correction"]),
    ("逾期未缴费", &["unpaid_fee"]),
];
/// How many of the outcomes are whole parts of （一） to （六） and not single rows in one.
pub(super) const PARTS: usize = 6;
/// The applicants: what they are called and their columns.
pub(super) const APPLICANTS: [(&str, &[&str]); 6] = [
    ("自然人", &["natural"]),
    (
        "法人或其他组织",
        &["business", "research", "welfare", "legal", "other"],
    ),
    ("商业企业", &["business"]),
    ("科研机构", &["research"]),
    ("社会公益组织", &["welfare"]),
    ("法律服务机构", &["legal"]),
];
/// How cases end, and the columns.
pub(super) const RESULTS: [(&str, &[&str]); 5] = [
    ("结果维持", &["upheld"]),
    ("结果纠正", &["corrected"]),
    ("其他结果", &["other"]),
    ("尚未审结", &["pending"]),
    ("已审结", &["upheld", "corrected", "other"]),
];
pub(super) const CLOSED: usize = 4;
pub(super) const ROUTES: [(&str, &str); 2] = [
    ("未经复议直接起诉", "direct"),
    ("复议后起诉", "after_review"),
];
pub(super) const DECISIONS: [(&str, &str); 3] = [
    ("行政许可", "licensing"),
    ("行政处罚", "penalties"),
    ("行政强制", "coercion"),
];
