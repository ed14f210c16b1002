//! What a place for prose is for, whatever the form calls it.

use serde::Deserialize;

/// What a place for prose is for. No form has two places for one; some it must have.
#[derive(Debug, Deserialize, PartialEq, Eq, Clone, Copy)]
pub enum Role {
    /// The paragraph before the first heading: what the report rests on, and whom to ask.
    Opening,
    /// 主动公开: what was published unasked.
    Disclosure,
    /// 依申请公开: what was done with applications.
    Requests,
    /// 政府信息管理.
    Management,
    /// 政府信息公开平台建设.
    Platform,
    /// 监督保障: how the work was supervised.
    Supervision,
    /// What was wrong, and what is done about it.
    Problems,
    /// What is to be reported besides, such as 信息处理费.
    Other,
}

impl Role {
    /// All of them.
    pub(super) const ALL: [Role; 8] = [
        Role::Opening,
        Role::Disclosure,
        Role::Requests,
        Role::Management,
        Role::Platform,
        Role::Supervision,
        Role::Problems,
        Role::Other,
    ];

    /// Whether every form has a place for it.
    pub(super) fn is_required(self) -> bool {
        match self {
            Role::Opening | Role::Requests | Role::Problems | Role::Other => true,
            Role::Disclosure | Role::Management | Role::Platform | Role::Supervision => false,
        }
    }

    /// What it is called where a form has none of it, or too many.
    pub(super) fn name(self) -> &'static str {
        match self {
            Role::Opening => "开头段落（Opening）",
            Role::Disclosure => "主动公开（Disclosure）",
            Role::Requests => "依申请公开（Requests）",
            Role::Management => "政府信息管理（Management）",
            Role::Platform => "平台建设（Platform）",
            Role::Supervision => "监督保障（Supervision）",
            Role::Problems => "问题及改进（Problems）",
            Role::Other => "其他事项（Other）",
        }
    }
}
