//! What a place for prose is for, whatever the form calls it.

use serde::Deserialize;

/// What a place for prose is for. Every form has one place for each.
#[derive(Debug, Deserialize, PartialEq, Eq, Clone, Copy)]
pub enum Role {
    /// The paragraph before the first heading: what the report rests on, and whom to ask.
    Opening,
    /// 依申请公开: what was done with applications.
    Requests,
    /// What was wrong, and what is done about it.
    Problems,
    /// What is to be reported besides, such as 信息处理费.
    Other,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 4] = [Role::Opening, Role::Requests, Role::Problems, Role::Other];

    /// What it is called where a form has none of it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Role::Opening => "开头段落（Opening）",
            Role::Requests => "依申请公开（Requests）",
            Role::Problems => "问题及改进（Problems）",
            Role::Other => "其他事项（Other）",
        }
    }
}
