//! Tables of made reports: numbers that agree with each other.

use nianbao::report::Report;

use crate::cases::made;
use crate::common::dice::Dice;

/// What a report's tables say, as far as the grammar speaks of it.
pub struct Tables {
    pub organ: &'static str,
    pub new: [u64; 4],
    pub carried_in: u64,
    /// 予以公开, 部分公开, 保护第三方, 过程性信息, 不掌握, 另行制作, 信访, 重复, 逾期, 其他.
    pub outcomes: [u64; 10],
    pub out: u64,
    /// 维持, 纠正, 其他, 尚未审结 of 复议, 直接起诉, 复议后起诉.
    pub cases: [[u64; 4]; 3],
    pub documents: [u64; 3],
    pub decisions: [u64; 3],
    pub fee: u64,
}

const OUTCOMES: [&str; 10] = [
    "granted",
    "partial",
    "third_party",
    "process",
    "not_held",
    "needs_creation",
    "petition",
    "repeated",
    "late_correction",
    "other_outcome",
];

impl Tables {
    /// Numbers that agree with each other.
    pub fn throw(dice: &mut Dice) -> Tables {
        let organ = [
            "某某县人民政府",
            "某某市人民政府办公室",
            "某某县交通运输局",
            "某某县某某镇人民政府",
        ];
        let organ = organ[dice.number(4) as usize];
        let outcomes = [0; 10].map(|_| dice.number(90) + 1);
        let out = if dice.is(20) { 0 } else { dice.number(60) + 1 };
        let done: u64 = outcomes.iter().sum();
        let carried_in = (dice.number(40) + 1).min(done - 1);
        let new = done + out - carried_in;
        let business = dice.number(new / 4 + 1);
        let legal = dice.number(new / 8 + 1);
        let is_quiet = dice.is(25);
        Tables {
            organ,
            new: [new, new - business - legal, business, legal],
            carried_in,
            outcomes,
            out,
            cases: [0; 3]
                .map(|_: i32| [0; 4].map(|_: i32| if is_quiet { 0 } else { dice.number(12) })),
            documents: [dice.number(40) + 1, dice.number(20), dice.number(300) + 50],
            decisions: [
                dice.number(9000) + 100,
                dice.number(3000) + 50,
                dice.number(200) + 1,
            ],
            fee: dice.number(900_000) + 1000,
        }
    }

    pub fn done(&self) -> u64 {
        self.outcomes.iter().sum()
    }

    pub fn report(&self) -> Report {
        let mut cells: Vec<(String, String)> = Vec::new();
        let mut put = |name: String, value: u64| cells.push((name, value.to_string()));
        let [_, natural, business, legal] = self.new;
        put("applications.new.natural".into(), natural);
        put("applications.new.business".into(), business);
        put("applications.new.legal".into(), legal);
        put("applications.carried_in.natural".into(), self.carried_in);
        for (name, value) in OUTCOMES.iter().zip(self.outcomes) {
            put(format!("applications.{name}.natural"), value);
        }
        put("applications.carried_out.natural".into(), self.out);
        let rows = [
            "review.cases",
            "litigation.direct",
            "litigation.after_review",
        ];
        for (row, ends) in rows.iter().zip(self.cases) {
            for (column, value) in ["upheld", "corrected", "other", "pending"].iter().zip(ends) {
                put(format!("{row}.{column}"), value);
            }
        }
        for (column, value) in ["issued", "repealed", "in_force"]
            .iter()
            .zip(self.documents)
        {
            put(format!("disclosure.normative.{column}"), value);
        }
        for (row, value) in ["licensing", "penalties", "coercion"]
            .iter()
            .zip(self.decisions)
        {
            put(format!("disclosure.{row}.decisions"), value);
        }
        cells.push(("disclosure.fees.amount".into(), money(self.fee)));
        let cells = cells
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let mut report = made((self.organ, 2024), cells, []);
        for table in 0..report.form().tables().len() {
            let edit = report.total_up("", table, false);
            report.apply(&edit);
        }
        report
    }
}

/// An amount as it is written.
pub fn money(hundredths: u64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
