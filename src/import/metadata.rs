//! What a text that this program wrote says of the document above its title (公开信息).

use super::container::Block;
use crate::report::Item;

/// Takes these lines out: they stand at the very beginning, in their order, a line each.
pub(super) fn take(blocks: &mut [Block]) -> Vec<(Item, String)> {
    let mut taken = Vec::new();
    let Some(Block::Text(text)) = blocks.first_mut() else {
        return taken;
    };
    let mut rest = text.as_str();
    for item in Item::ALL {
        let said = rest.strip_prefix(item.label());
        let Some(said) = said.and_then(|said| said.strip_prefix('：')) else {
            continue;
        };
        let Some((said, next)) = said.split_once('\n') else {
            break;
        };
        taken.push((item, said.trim().to_owned()));
        rest = next;
    }
    // Above a title without an organ they are a portal's, and tell whose report it is.
    let title = rest.lines().next().unwrap_or_default();
    let is_named = title.starts_with(char::is_alphabetic) && !title.starts_with("政府信息");
    if !is_named || title.contains('：') {
        return Vec::new();
    }
    *text = rest.to_owned();
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> (Vec<(Item, String)>, String) {
        let mut blocks = vec![Block::Text(text.to_owned())];
        let taken = take(&mut blocks);
        let Some(Block::Text(rest)) = blocks.pop() else {
            panic!("the block is gone");
        };
        (taken, rest)
    }

    #[test]
    fn only_lines_at_the_very_beginning_and_in_their_order_are_taken() {
        let (found, rest) = taken("索引号：甲-1\n文号：某〔2025〕1号\n标题\n文号：二");
        let wanted = [(Item::Index, "甲-1"), (Item::Number, "某〔2025〕1号")];
        assert_eq!(found, wanted.map(|(item, text)| (item, text.to_owned())));
        assert_eq!(rest, "标题\n文号：二");
        assert_eq!(taken("标题\n索引号：甲").0, []);
        let of_portal = "发布机构：某某局\n2024年报告";
        assert_eq!(taken(of_portal), (Vec::new(), of_portal.to_owned()));
        assert_eq!(taken("文号：甲"), (Vec::new(), "文号：甲".to_owned()));
    }
}
