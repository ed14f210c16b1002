//! What elements are, by their names and styles.

/// The beginning of an element.
pub(super) type StartTag = html5gum::StartTag<()>;

use crate::import::container::scripts::Script;

/// What an element does to the text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of its own in a style"
)]
pub(super) struct Look {
    /// It is not shown.
    pub hidden: bool,
    /// It is crossed out.
    pub struck: bool,
    /// Its blanks and line ends are kept.
    pub kept: bool,
    /// It is the number that Word puts before a paragraph.
    pub number: bool,
    /// How it stands to the line.
    pub script: Script,
}

/// An attribute's value.
pub(super) fn attribute(tag: &StartTag, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

/// The name of a form's cell that a table's cell bears, as the page writes it that this program exports.
pub(super) fn named(tag: &StartTag) -> Option<String> {
    const LONGEST: usize = 100;
    attribute(tag, "data-cell").filter(|name| name.len() <= LONGEST)
}

/// What was written into the field of a form; nothing for buttons and for what is not shown.
pub(super) fn written(tag: &StartTag) -> Option<String> {
    const LONGEST: usize = 200;
    let text = |name: &[u8]| {
        let value = tag.attributes.get(name)?;
        std::str::from_utf8(value).ok().map(str::trim)
    };
    let kind = text(b"type").unwrap_or("text").to_ascii_lowercase();
    let is_typed = matches!(kind.as_str(), "" | "text" | "number" | "tel");
    let value = text(b"value").filter(|value| is_typed && value.len() <= LONGEST)?;
    Some(value.to_owned())
}

/// An attribute's number, in the figures it begins with.
pub(super) fn number(tag: &StartTag, name: &str) -> Option<usize> {
    let value = attribute(tag, name)?;
    let value = value.trim();
    let end = value
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(value.len());
    if end == 0 {
        return None;
    }
    // Too many figures for a number are as many as one likes.
    Some(value[..end].parse().unwrap_or(usize::MAX))
}

/// Elements without an end.
pub(super) fn is_void(name: &[u8]) -> bool {
    const VOID: [&str; 17] = [
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
        "link", "meta", "param", "source", "track", "wbr",
    ];
    VOID.iter().any(|void| void.as_bytes() == name)
}

/// Elements that begin a line of their own.
pub(super) fn is_block(name: &[u8]) -> bool {
    const BLOCKS: [&str; 38] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "ul",
    ];
    BLOCKS.iter().any(|block| block.as_bytes() == name)
}

/// Elements that end an open paragraph.
pub(super) fn ends_paragraph(name: &[u8]) -> bool {
    is_block(name) && !matches!(name, b"body" | b"html") || name == b"table"
}

/// Elements that are not shown, or hold no part of a report: what moves around a page, and what is
/// typed into it.
fn is_aside(name: &[u8]) -> bool {
    const ASIDE: [&str; 20] = [
        "aside", "audio", "button", "canvas", "footer", "iframe", "math", "nav", "noembed",
        "noframes", "noscript", "object", "rt", "script", "select", "style", "svg", "template",
        "textarea", "title",
    ];
    ASIDE.iter().any(|aside| aside.as_bytes() == name) || name == b"video" || name == b"rp"
}

/// Headers and footers of printed pages, as `LibreOffice` writes them.
fn is_margin(tag: &StartTag) -> bool {
    let title = attribute(tag, "title");
    *tag.name == *b"div" && title.is_some_and(|title| matches!(title.as_str(), "header" | "footer"))
}

/// What an element does to its text.
pub(super) fn look(tag: &StartTag) -> Look {
    const HIDING: [&str; 9] = [
        "display:none",
        "visibility:hidden",
        "mso-hide:all",
        "mso-element:comment-list",
        "mso-element:footnote-list",
        "mso-element:endnote-list",
        "mso-element:header",
        "mso-element:footer",
        "mso-special-character:comment",
    ];
    let name: &[u8] = &tag.name;
    let style = attribute(tag, "style").unwrap_or_default();
    let style: String = style
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let says = |words: &str| style.contains(words);
    let raised = name == b"sup" || says("vertical-align:super");
    let lowered = name == b"sub" || says("vertical-align:sub");
    Look {
        hidden: is_aside(name)
            || is_margin(tag)
            || tag.attributes.contains_key(b"hidden".as_slice())
            || HIDING.iter().any(|words| says(words)),
        struck: matches!(name, b"s" | b"strike" | b"del") || says("line-through"),
        kept: name == b"pre"
            || says("white-space:pre;")
            || style.ends_with("white-space:pre")
            || says("white-space:pre-wrap"),
        number: says("mso-list:ignore"),
        script: match (raised, lowered) {
            (true, _) => Script::Raised,
            (_, true) => Script::Lowered,
            _ => Script::Plain,
        },
    }
}

/// Whether an element is set in a font of symbols, whose letters are no letters.
pub(super) fn is_symbols(tag: &StartTag) -> bool {
    let style = attribute(tag, "style")
        .unwrap_or_default()
        .to_ascii_lowercase();
    style.contains("wingdings")
        || style.contains("font-family:symbol")
        || style.contains("webdings")
}
