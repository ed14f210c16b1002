//! What a form's years ask for besides numbers that agree.

use super::{CellId, Form, ProseField, Role};

impl Form {
    /// The cells that stay 0 where an organ may not make rules.
    pub fn rulemaking_cells(&self) -> impl Iterator<Item = CellId> + '_ {
        self.cells()
            .filter(|(_, cell)| {
                let table = &self.spec.tables[cell.table];
                let row = &table.blocks[cell.block].rows[cell.row];
                self.spec
                    .rulemaking
                    .iter()
                    .any(|(t, r)| *t == table.id && *r == row.id)
            })
            .map(|(id, _)| id)
    }

    /// The prose field that must say what 信息处理费 was collected, where the form's years ask for it.
    #[must_use]
    pub fn fee_statement(&self) -> Option<&ProseField> {
        self.spec.fee_statement.then(|| self.field(Role::Other))
    }

    /// The cell that, above 0, implies fee notices.
    #[must_use]
    pub fn fee_notice(&self) -> Option<CellId> {
        self.find(self.spec.fee_notice.as_deref()?)
    }

    /// The total of cases in which a 复议机关 may stand beside the original organ, for which alone they
    /// count.
    #[must_use]
    pub fn co_defendant(&self) -> Option<CellId> {
        self.find(self.spec.co_defendant.as_deref()?)
    }

    /// The cells in 万元 that are easily entered in 元.
    pub fn in_wan_yuan(&self) -> impl Iterator<Item = CellId> + '_ {
        self.spec
            .in_wan_yuan
            .iter()
            .filter_map(|name| self.find(name))
    }
}
