//! What a portal writes around a report, by its words: dates of publication, buttons, the way to the
//! page before.

use crate::import::container::flow::is_heading;
use crate::import::container::grid::Block;
use crate::import::text::quotes::Quotes;

/// A line of this kind is no longer than this, in characters.
const LONGEST: usize = 120;
/// A title is no longer than this.
const LONGEST_TITLE: usize = 70;
/// Organ and year may stand on so many lines above the title.
const ABOVE_TITLE: usize = 2;
/// How titles end.
const ENDING: &str = "年度报告";
/// Words of such lines that stand in no report.
const WORDS: [&str; 30] = [
    "发布日期",
    "发布时间",
    "发文日期",
    "成文日期：",
    "信息来源：",
    "文章来源",
    "来源：",
    "作者：",
    "责任编辑",
    "浏览次数",
    "浏览量",
    "点击数",
    "点击率",
    "阅读次数",
    "访问次数",
    "字体：",
    "字号：",
    "打印本页",
    "【打印",
    "[打印",
    "关闭窗口",
    "【关闭",
    "[关闭",
    "分享到",
    "上一篇",
    "下一篇",
    "扫一扫",
    "索引号",
    "当前位置",
    "您现在的位置",
];

/// Takes out what stands before the title, and the lines between title and first heading and at the
/// end that are the portal's. Returns what was taken out.
pub(super) fn take(blocks: &mut Vec<Block>) -> Quotes {
    let mut taken = Quotes::default();
    let heading = blocks.iter().position(|block| match block {
        Block::Text(text) => text.split('\n').any(is_heading),
        Block::Grid(_) => false,
    });
    for block in blocks.iter_mut().take(heading.map_or(0, |at| at + 1)) {
        let Block::Text(text) = block else { continue };
        let mut is_opening = true;
        retain(
            text,
            |line| {
                is_opening &= !is_heading(line);
                !(is_opening && is_furniture(line))
            },
            &mut taken,
        );
    }
    at_end(blocks, &mut taken);
    before_title(blocks, &mut taken);
    blocks.retain(|block| !matches!(block, Block::Text(text) if text.is_empty()));
    taken
}

/// Menus may be longer than what is searched for the title.
fn before_title(blocks: &mut [Block], taken: &mut Quotes) {
    let mut title = None;
    'blocks: for (at, block) in blocks.iter().enumerate() {
        let Block::Text(text) = block else { continue };
        for (number, line) in text.split('\n').enumerate() {
            if is_heading(line) {
                break 'blocks;
            }
            let line = line.trim();
            let is_title = line.ends_with(ENDING)
                && line.chars().nth(LONGEST_TITLE).is_none()
                && !line.contains(['。', '，', '；', '：', ':', '>']);
            if is_title {
                // A title that names organ and year needs no line above it.
                let lead = line.trim_end_matches(ENDING);
                let is_whole = lead.contains(|c: char| c.is_ascii_digit())
                    && !lead.starts_with(|c: char| c.is_ascii_digit());
                let above = if is_whole { 0 } else { ABOVE_TITLE };
                title = Some((at, number.saturating_sub(above)));
            }
        }
    }
    let Some((block, number)) = title else { return };
    for (at, before) in blocks.iter_mut().enumerate().take(block + 1) {
        let last = if at == block { number } else { usize::MAX };
        match before {
            Block::Text(text) => {
                let mut count = 0;
                retain(
                    text,
                    |_| {
                        count += 1;
                        count > last
                    },
                    taken,
                );
            }
            Block::Grid(grid) => {
                let cells = grid.cells.drain(..).filter(|cell| !cell.text.is_empty());
                cells.for_each(|cell| taken.add(&cell.text));
            }
        }
    }
}

fn at_end(blocks: &mut [Block], taken: &mut Quotes) {
    let Some(Block::Text(text)) = blocks.last_mut() else {
        return;
    };
    let lines = text.split('\n').rev();
    let count = lines
        .take_while(|line| line.trim().is_empty() || is_furniture(line))
        .count();
    let kept = text.split('\n').count() - count;
    let mut seen = 0;
    retain(
        text,
        |_| {
            seen += 1;
            seen <= kept
        },
        taken,
    );
}

/// Keeps some of a text's lines.
fn retain(text: &mut String, mut keeps: impl FnMut(&str) -> bool, taken: &mut Quotes) {
    let mut kept: Vec<&str> = Vec::new();
    for line in text.split('\n') {
        if keeps(line) {
            kept.push(line);
        } else if !line.trim().is_empty() {
            taken.add(line.trim());
        }
    }
    *text = kept.join("\n");
}

fn is_furniture(line: &str) -> bool {
    let line = line.trim();
    line.chars().nth(LONGEST).is_none()
        && !line.ends_with('。')
        && WORDS.iter().any(|word| line.contains(word))
}
