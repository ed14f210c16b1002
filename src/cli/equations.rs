//! The forms' equations for other programs: as JSON, and as SQL over the tidy table of `nianbao collect`.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::check::Rule;
use crate::form::{CellId, Equation, Form, Op, Side};

/// The equations of a rule, of all forms.
pub(super) fn of(rule: Rule) -> Vec<Value> {
    let of_form = |form: &'static Form| {
        let equations = form.equations().iter();
        let of_rule = equations.filter(move |equation| Rule::of(equation) == rule);
        of_rule.map(move |equation| object(form, equation))
    };
    Form::all().into_iter().flat_map(of_form).collect()
}

fn object(form: &Form, equation: &Equation) -> Value {
    let names = |cells: &[CellId]| {
        let names = cells.iter().map(|cell| form.name(*cell));
        names.collect::<Vec<_>>()
    };
    json!({
        "form": form.id(),
        "scope": equation.scope,
        "rank": equation.rank,
        "left": names(&equation.left.plus),
        "op": sign(equation.op),
        "right": names(&equation.right.plus),
        "minus": names(&equation.right.minus),
    })
}

fn sign(op: Op) -> &'static str {
    match op {
        Op::Equal => "=",
        Op::AtLeast => ">=",
    }
}

/// All equations as two views: their terms, and where they do not hold.
pub(super) fn sql() -> String {
    let mut text = String::from(HEAD);
    let mut rows = Vec::new();
    for form in Form::all() {
        for (at, equation) in form.equations().iter().enumerate() {
            let sides = [("left", &equation.left), ("right", &equation.right)];
            for (side, terms) in sides {
                rows.extend(terms_of(form, (at + 1, equation), (side, terms)));
            }
        }
    }
    // Writing to a text cannot fail.
    let _ = write!(text, "{}{VIEWS}", rows.join(",\n"));
    text
}

fn terms_of(
    form: &Form,
    (number, equation): (usize, &Equation),
    (side, terms): (&str, &Side),
) -> Vec<String> {
    let (id, rule) = (quoted(form.id()), quoted(&equation.rule));
    let (scope, op) = (quoted(&equation.scope), sign(equation.op));
    let rank = equation.rank;
    let lines = terms.terms().map(|(cell, sign)| {
        let cell = quoted(form.name(cell));
        format!("  ({id}, {number}, {rule}, '{rank:?}', {scope}, '{op}', '{side}', {sign}, {cell})")
    });
    lines.collect()
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

const HEAD: &str = "\
-- 各格式的勾稽关系，由“nianbao rules --sql”写成，请不要手工修改。
-- 用到 cells(unit, year, form, cell, text, value)：填了的每一格一行，cell 是“表.行.列”，value 是数（不是数的为空）。
CREATE TEMPORARY VIEW equation_terms AS
SELECT * FROM (VALUES
";

/// As [`check`](crate::check::check) judges: one with empty cells fails only if no number in them could mend
/// it, one with a text is not judged.
const VIEWS: &str = "
) AS terms(form, equation, rule, grade, scope, op, side, factor, cell);

-- 不平的：有空格的，补什么数也补不平才算；有的格不是整数的不判断。
CREATE TEMPORARY VIEW broken_equations AS
WITH units AS (
  SELECT DISTINCT unit, year, form FROM cells
), sides AS (
  SELECT units.unit, units.year, terms.form, terms.equation, terms.rule, terms.grade, terms.scope, terms.op,
    SUM(CASE WHEN terms.side = 'left' THEN terms.factor * COALESCE(cells.value, 0) ELSE 0 END) AS left_sum,
    SUM(CASE WHEN terms.side = 'right' THEN terms.factor * COALESCE(cells.value, 0) ELSE 0 END) AS right_sum,
    SUM(CASE WHEN terms.side = 'left' AND cells.cell IS NULL THEN 1 ELSE 0 END) AS left_open,
    SUM(CASE WHEN terms.side = 'right' AND cells.cell IS NULL THEN 1 ELSE 0 END) AS right_open,
    SUM(CASE WHEN cells.cell IS NOT NULL AND (cells.value IS NULL OR cells.value <> FLOOR(cells.value))
        THEN 1 ELSE 0 END) AS unread
  FROM units
  JOIN equation_terms AS terms ON terms.form = units.form
  LEFT JOIN cells ON cells.unit = units.unit AND cells.year = units.year AND cells.cell = terms.cell
  GROUP BY units.unit, units.year, terms.form, terms.equation, terms.rule, terms.grade, terms.scope, terms.op
)
SELECT unit, year, form, equation, rule, grade, scope, left_sum, right_sum
FROM sides
WHERE unread = 0 AND CASE
  WHEN op = '>=' THEN left_open + right_open = 0 AND left_sum < right_sum
  WHEN left_open + right_open = 0 THEN left_sum <> right_sum
  ELSE (left_open = 0 AND left_sum < right_sum) OR (right_open = 0 AND left_sum > right_sum)
END;
";
