//! A report as lines and tables, before it is written in some shape.

use nianbao::export::{Document, text};
use nianbao::form::{CellId, Content, Form, Kind};
use nianbao::report::{Change, Edit, Report};

/// Numbers that follow from a seed (splitmix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// What a cell of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Is {
    Label,
    Head,
    Number(CellId),
    /// A place that a cell of a row above covers.
    Covered,
    /// A place that the cell to the left covers.
    Aside,
}

#[derive(Debug, Clone)]
pub struct Cell {
    pub text: String,
    pub is: Is,
    /// How many rows and columns it covers.
    pub span: (usize, usize),
}

#[derive(Debug, Clone)]
pub struct Row {
    pub cells: Vec<Cell>,
    /// Whether a cell was already dropped or doubled in it: two such losses could undo each other.
    pub is_spoiled: bool,
}

#[derive(Debug, Clone)]
pub enum Item {
    Line(String),
    Table(Vec<Row>),
}

/// A made report: balanced, with few or many numbers, or with numbers that agree in nothing.
pub fn made(form: &str, dice: &mut Dice) -> Report {
    let form = Form::by_id(form).expect("one of the forms");
    let mut report = Report::new(form);
    let year = if form.id() == "2021" { 2024 } else { 2020 };
    let prose = [
        ("preamble", "本报告由某某县编制，电子版在县政府网站下载。"),
        ("overview.intro", "本年度各项工作平稳。"),
        (
            "overview.disclosure",
            "全年公开信息若干条。\n重点领域另有专栏。",
        ),
        ("overview.requests", "申请均按期答复。"),
        ("overview.management", "目录已经更新。"),
        ("overview.platform", "网站运行正常。"),
        ("overview.supervision", "培训两次。"),
        ("problems", "解读不够生动，明年增加图解。"),
        ("other", "本年度未收取信息处理费。"),
    ];
    let prose = prose
        .iter()
        .map(|(field, text)| Change::prose(field, *text));
    let mut changes: Vec<_> = prose.collect();
    changes.push(Change::Organ("某某县人民政府".to_owned()));
    changes.push(Change::Year(Some(year)));
    report.apply(&Edit::new("", changes));
    let density = [2, 5, 20, 100][dice.below(4)];
    let size = [3, 40, 3000][dice.below(3)];
    for (cell, spec) in form.cells() {
        let number = if dice.below(100) < density {
            dice.below(size) + 1
        } else {
            0
        };
        let typed = match spec.kind {
            Kind::Change => format!("{}{number}", ["", "增", "减"][dice.below(3)]),
            Kind::Amount => format!("{number}.5"),
            Kind::AmountWithUnit => format!("{number}.04万元"),
            Kind::Count => number.to_string(),
        };
        report.set(cell, &typed);
    }
    if !dice.once_in(5) {
        balance(&mut report);
    }
    report
}

fn balance(report: &mut Report) {
    let form = report.form();
    // What was taken in covers what was done; the rest goes to next year.
    for (table, _) in form.tables().iter().enumerate() {
        let edit = report.total_up("", table, false);
        report.apply(&edit);
    }
    for column in [
        "natural", "business", "research", "welfare", "legal", "other",
    ] {
        let at = |row: &str| form.at("applications", row, column).expect("a cell");
        let value = |row: &str| report.value(at(row)).whole().unwrap_or(0);
        let done = value("outcome_total") + value("carried_out") - value("carried_in");
        let (new, more) = if done < 0 { (0, -done) } else { (done, 0) };
        let carried_out = value("carried_out") + more;
        report.set(at("new"), &new.to_string());
        report.set(at("carried_out"), &carried_out.to_string());
    }
    for (table, _) in form.tables().iter().enumerate() {
        let edit = report.total_up("", table, false);
        report.apply(&edit);
    }
}

/// The report's lines and tables.
pub fn items(report: &Report) -> Vec<Item> {
    let mut items = Vec::new();
    let form = report.form();
    for line in text::write(&Document::of(report)).lines() {
        if line.contains('\t') {
            continue;
        }
        items.push(Item::Line(line.to_owned()));
        let mut sections = form.sections().iter();
        let section = sections.position(|section| section.heading.as_deref() == Some(line));
        if let Some(sheet) = section.and_then(|section| form.sheet(section)) {
            let rows = (0..sheet.rows).map(|row| Row {
                cells: (0..sheet.widths.len())
                    .map(|column| cell_at(report, sheet, row, column))
                    .collect(),
                is_spoiled: false,
            });
            items.push(Item::Table(rows.collect()));
        }
    }
    items
}

fn cell_at(report: &Report, sheet: &nianbao::form::Sheet, row: usize, column: usize) -> Cell {
    let covers = |cell: &&nianbao::form::SheetCell| {
        (cell.row..cell.row + cell.row_span).contains(&row)
            && (cell.column..cell.column + cell.column_span).contains(&column)
    };
    let cell = sheet
        .cells
        .iter()
        .find(covers)
        .expect("a grid without holes");
    let span = (cell.row_span, cell.column_span);
    let made = |text: &str, is| Cell {
        text: text.to_owned(),
        is,
        span,
    };
    if cell.column != column {
        return made("", Is::Aside);
    }
    if cell.row != row {
        return made("", Is::Covered);
    }
    match &cell.content {
        Content::Caption(text) | Content::ColumnHead(text) => made(text, Is::Head),
        Content::RowHead(text) => made(text, Is::Label),
        Content::Number(id) => made(report.value(*id).text(), Is::Number(*id)),
    }
}
