//! What happens to a report on its way to the clerk.

use super::model::{Cell, Dice, Is, Item, Row};
use super::shape::Shape;

const PAIRS: &str = "规規 范範 发發 数數 废廢 现現 强強 许許 处處 罚罰 决決 业業 费費 单單 万萬 计計 据據 系係 为為 项項 \
    与與 于於 内內 请請 机機 构構 组組 织織 会會 务務 总總 结結 转轉 办辦 继繼 续續 开開 区區 这這 国國 稳穩 护護 \
    权權 属屬 类類 过過 执執 询詢 没沒 补補 后後 确確 认認 访訪 举舉 报報 诉訴 复復 无無 当當 获獲 缴繳 纳納 审審 维維 \
    纠糾 讼訟 议議 经經 动動 况況 监監 台臺 设設 问問 题題 进進 采採 购購 额額 减減 对對 关關 条條";

fn traditional(text: &str) -> String {
    let twin = |c: char| {
        let pair = PAIRS.split_whitespace().find(|pair| pair.starts_with(c));
        pair.and_then(|pair| pair.chars().nth(1)).unwrap_or(c)
    };
    text.chars().map(twin).collect()
}

fn half_width(text: &str) -> String {
    let twin = |c: char| match c {
        '，' => ',',
        '（' => '(',
        '）' => ')',
        '：' => ':',
        '“' | '”' => '"',
        c => c,
    };
    text.chars().map(twin).collect()
}

/// Which spoils change nothing that a reader needs: after these alone every cell comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoil {
    WrapLabel,
    LoseCharacter,
    DropCell,
    DoubleCell,
    DropRow,
    DoubleRow,
    GlueHeading,
    Renumber,
    RemarkRow,
    RemarkLine,
    PageNumber,
    HalfWidth,
    SpacedLabels,
    Traditional,
    PadCell,
    SplitNumber,
    YearInHead,
    RemarkOnLabel,
    DropLabel,
    OtherWords,
}

pub const SPOILS: [Spoil; 20] = [
    Spoil::WrapLabel,
    Spoil::LoseCharacter,
    Spoil::DropCell,
    Spoil::DoubleCell,
    Spoil::DropRow,
    Spoil::DoubleRow,
    Spoil::GlueHeading,
    Spoil::Renumber,
    Spoil::RemarkRow,
    Spoil::RemarkLine,
    Spoil::PageNumber,
    Spoil::HalfWidth,
    Spoil::SpacedLabels,
    Spoil::Traditional,
    Spoil::PadCell,
    Spoil::SplitNumber,
    Spoil::YearInHead,
    Spoil::RemarkOnLabel,
    Spoil::DropLabel,
    Spoil::OtherWords,
];

/// Where rows have no labels beside them, several losses could undo each other.
fn is_stream(shape: Shape) -> bool {
    matches!(shape, Shape::Columns | Shape::Disorder)
}

/// Spoils a report's lines and tables once. `lost` says whether a cell or row was already lost.
pub fn spoil(items: &mut Vec<Item>, spoil: Spoil, shape: Shape, lost: &mut bool, dice: &mut Dice) {
    let loses = matches!(
        spoil,
        Spoil::DropCell | Spoil::DoubleCell | Spoil::DropRow | Spoil::DoubleRow | Spoil::DropLabel
    );
    if loses && (is_stream(shape) || spoil == Spoil::DropLabel) {
        if *lost {
            return;
        }
        *lost = true;
    }
    match spoil {
        Spoil::HalfWidth => every_word(items, half_width),
        Spoil::Traditional => every_word(items, traditional),
        Spoil::OtherWords => every_word(items, |text| {
            text.replace("危及“三安全一稳定”", "危及三安全一稳定")
                .replace("其他需要报告的事项", "其它需要报告事项")
                .replace("存在的主要问题及改进情况", "存在问题及改进情况")
        }),
        Spoil::YearInHead => every_word(items, |text| {
            let keeps = text.contains("政府信息公开申请数量") || text.chars().count() < 5;
            if keeps {
                text.to_owned()
            } else {
                text.replacen("本年", "本年(2023)", 1)
            }
        }),
        Spoil::SpacedLabels => every_word(items, |text| match text {
            "规章" => "规 章".to_owned(),
            "总计" => "总\u{3000}计".to_owned(),
            "结果维持" => "结果 维持".to_owned(),
            text => text.to_owned(),
        }),
        Spoil::GlueHeading => {
            let is_heading = |item: &Item| match item {
                Item::Line(line) => line.starts_with(['二', '五', '六']),
                Item::Table(_) => false,
            };
            let heading = (1..items.len()).find(|at| is_heading(&items[*at]));
            if let Some(at) = heading
                && let (Item::Line(before), Item::Line(line)) = (&items[at - 1], &items[at])
                && before.ends_with('。')
            {
                items[at - 1] = Item::Line(format!("{before}{line}"));
                items.remove(at);
            }
        }
        Spoil::Renumber => {
            for item in items {
                if let Item::Line(line) = item {
                    for (chinese, arabic) in [("二、", "2、"), ("三、", "3."), ("五、", "四、")]
                    {
                        if line.starts_with(chinese) {
                            *line = line.replacen(chinese, arabic, 1);
                            break;
                        }
                    }
                }
            }
        }
        Spoil::PageNumber => {
            let at = dice.below(items.len());
            items.insert(at, Item::Line(format!("— {} —", dice.below(20) + 1)));
            break_table(items, dice, |_| "— 4 —".to_owned());
        }
        Spoil::RemarkLine => break_table(items, dice, |dice| {
            [
                "注：另有说明见附件。",
                "备注：口径与上年相同。",
                "填表说明见后",
            ][dice.below(3)]
            .to_owned()
        }),
        _ => rows(items, spoil, shape, dice),
    }
}

fn every_word(items: &mut [Item], change: impl Fn(&str) -> String) {
    for item in items {
        match item {
            Item::Line(line) => *line = change(line),
            Item::Table(rows) => {
                let cells = rows.iter_mut().flat_map(|row| &mut row.cells);
                for cell in cells.filter(|cell| matches!(cell.is, Is::Label | Is::Head)) {
                    cell.text = change(&cell.text);
                }
            }
        }
    }
}

/// Parts a table in two with a line between.
fn break_table(items: &mut Vec<Item>, dice: &mut Dice, line: impl Fn(&mut Dice) -> String) {
    let tables: Vec<usize> = (0..items.len())
        .filter(|at| matches!(&items[*at], Item::Table(rows) if rows.len() > 5))
        .collect();
    if tables.is_empty() {
        return;
    }
    let table = tables[dice.below(tables.len())];
    if let Item::Table(rows) = &mut items[table] {
        let rest = rows.split_off(dice.below(rows.len()));
        let line = line(dice);
        items.insert(table + 1, Item::Line(line));
        items.insert(table + 2, Item::Table(rest));
    }
}

fn rows(items: &mut [Item], spoil: Spoil, shape: Shape, dice: &mut Dice) {
    let mut tables: Vec<&mut Vec<Row>> = items
        .iter_mut()
        .filter_map(|item| match item {
            Item::Table(rows) if !rows.is_empty() => Some(rows),
            _ => None,
        })
        .collect();
    if tables.is_empty() {
        return;
    }
    let table = dice.below(tables.len());
    let rows = &mut *tables[table];
    let at = dice.below(rows.len());
    match spoil {
        Spoil::DropRow => {
            rows.remove(at);
        }
        Spoil::DoubleRow => {
            let row = rows[at].clone();
            rows.insert(at, row);
        }
        Spoil::RemarkRow => {
            let text = ["其中：市级", "其中：行政检查", "备注"][dice.below(3)];
            let mut row = rows[at].clone();
            for cell in &mut row.cells {
                cell.text = match cell.is {
                    Is::Number(_) => dice.below(90).to_string(),
                    _ => String::new(),
                };
                if !matches!(cell.is, Is::Number(_)) {
                    cell.is = Is::Aside;
                }
                cell.span = (1, 1);
            }
            if let Some(first) = row.cells.first_mut()
                && first.is == Is::Aside
            {
                *first = Cell {
                    text: text.to_owned(),
                    is: Is::Label,
                    span: (1, 1),
                };
                rows.insert(at + 1, row);
            }
        }
        _ => cell(&mut rows[at], spoil, shape, dice),
    }
}

fn cell(row: &mut Row, spoil: Spoil, shape: Shape, dice: &mut Dice) {
    let wants_number = matches!(
        spoil,
        Spoil::DropCell | Spoil::DoubleCell | Spoil::SplitNumber
    );
    let places: Vec<usize> = (0..row.cells.len())
        .filter(|at| match row.cells[*at].is {
            Is::Number(_) => wants_number,
            Is::Label | Is::Head => !wants_number,
            Is::Covered | Is::Aside => false,
        })
        .collect();
    if places.is_empty() {
        return;
    }
    let at = places[dice.below(places.len())];
    let cell = &mut row.cells[at];
    let characters: Vec<char> = cell.text.chars().collect();
    match spoil {
        Spoil::DropCell | Spoil::DoubleCell => {
            if row.is_spoiled {
                return;
            }
            row.is_spoiled = true;
            if spoil == Spoil::DropCell {
                row.cells.remove(at);
            } else {
                let twin = row.cells[at].clone();
                row.cells.insert(at, twin);
            }
        }
        Spoil::DropLabel => cell.text.clear(),
        Spoil::WrapLabel if characters.len() > 2 => {
            let at = 1 + dice.below(characters.len() - 1);
            let (before, after) = characters.split_at(at);
            cell.text = format!(
                "{}\n{}",
                before.iter().collect::<String>(),
                after.iter().collect::<String>()
            );
        }
        Spoil::LoseCharacter if characters.len() > 4 => {
            let at = dice.below(characters.len());
            cell.text = cell
                .text
                .chars()
                .enumerate()
                .filter(|(i, _)| *i != at)
                .map(|(_, c)| c)
                .collect();
        }
        Spoil::PadCell => cell.text = format!("\u{3000}{} ", cell.text),
        Spoil::RemarkOnLabel if cell.is == Is::Label => cell.text.push_str("（含镇街）"),
        Spoil::SplitNumber if matches!(shape, Shape::Word | Shape::BrokenPipes) => {
            cell.text = format!("\n{}", cell.text);
        }
        _ => {}
    }
}
