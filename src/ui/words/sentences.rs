//! Sentences that are made of what they speak of.

use super::labels::{FINDINGS, SCALE};
use crate::check::{Finding, Severity, Tally};
use crate::export::Format;
use crate::export::pdf::{Face, FaceOrigin, Fonts};
use crate::workspace::Source;

/// The name of a page.
#[must_use]
pub fn page(number: usize) -> String {
    format!("第 {number} 页")
}

/// Which page of how many.
#[must_use]
pub fn page_of(number: usize, all: usize) -> String {
    format!("第 {number}/{all} 页")
}

/// A size in per cent.
#[must_use]
pub fn per_cent(size: u16) -> String {
    format!("{size}%")
}

/// The findings' tab, with its counts, for a screen reader.
#[must_use]
pub fn findings_tab(counts: Tally) -> String {
    format!("{FINDINGS}：{}", tally(counts))
}

/// The counts of findings, for the panel's head.
#[must_use]
pub fn tally(tally: Tally) -> String {
    let mut text = format!(
        "错误 {}　待说明 {}　提示 {}",
        tally.errors, tally.waivable, tally.hints
    );
    if tally.waived > 0 {
        text = format!("{text}　已说明 {}", tally.waived);
    }
    text
}

/// What stops a final export, for the window's title; nothing if nothing does.
#[must_use]
pub fn open_findings(tally: Tally) -> String {
    let mut text = String::new();
    for (severity, count) in [
        (Severity::Error, tally.errors),
        (Severity::Waivable, tally.waivable),
    ] {
        if count > 0 {
            text = format!("{text}　{} {count}", severity.name());
        }
    }
    text
}

/// Says whether what is exported would be final.
#[must_use]
pub fn export_state(tally: Tally) -> String {
    if tally.stops_final() {
        format!(
            "还有 {} 处错误、{} 处待说明：PDF、OFD 页面上会带“送审稿”字样；Word、Excel 和网站用的不带，请先不要发布。",
            tally.errors, tally.waivable
        )
    } else {
        "没有妨碍定稿的问题，PDF、OFD 页面上不带“送审稿”字样。".to_owned()
    }
}

/// Says that the page is on the clipboard.
#[must_use]
pub fn page_copied(tally: Tally) -> String {
    let warning = if tally.stops_final() {
        "报告还有没解决的问题，请先不要发布。"
    } else {
        ""
    };
    format!("全文已复制，请到网站编辑器、Word 或 WPS 里粘贴。{warning}")
}

/// Says that the page is not on the clipboard.
#[must_use]
pub fn not_copied(reason: &str) -> String {
    format!("剪贴板正被别的程序占用，或者不能使用（{reason}）。请稍后再复制，或者改用“导出网页”。")
}

/// Says where the faces of the pages come from, and why some of the computer's are not used.
#[must_use]
pub fn faces(fonts: &Fonts) -> String {
    let all = || Face::ALL.into_iter().filter(|face| *face != Face::Spare);
    let list = |from: fn(&FaceOrigin) -> bool| {
        let faces = all().filter(|face| from(&fonts.origin(*face)));
        let names = faces.map(|face| match face.label().split_once('（') {
            Some((name, _)) => name,
            None => face.label(),
        });
        names.collect::<Vec<_>>().join("、")
    };
    let system = list(|origin| matches!(origin, FaceOrigin::System { .. }));
    let bundled = list(|origin| matches!(origin, FaceOrigin::Bundled));
    let missing = list(|origin| matches!(origin, FaceOrigin::StandIn));
    let mut parts = Vec::new();
    if !system.is_empty() {
        parts.push(format!("本机：{system}"));
    }
    if !bundled.is_empty() {
        parts.push(format!("程序自带：{bundled}"));
    }
    if !missing.is_empty() {
        parts.push(format!(
            "缺：{missing}（用宋体代替；请把程序自带的 fonts 文件夹放回程序旁边）"
        ));
    }
    let mut text = format!("现用　{}", parts.join("；"));
    for refused in fonts.refused() {
        text = format!("{text}\n{refused}");
    }
    text
}

/// What files of a format are called.
#[must_use]
pub fn kind(format: Format) -> &'static str {
    match format {
        Format::Pdf | Format::SignOff => "PDF 文件",
        Format::Ofd => "OFD 版式文件",
        Format::Text => "文本文件",
        Format::Html => "网页文件",
        Format::Docx | Format::SignOffWord => "Word 文档",
        Format::Xlsx => "Excel 工作簿",
    }
}

/// Says why a key does not carry out a fix that is only one of many.
#[must_use]
pub fn fix_is_guess(fix: &str) -> String {
    format!("差数也可能出在这一列的其他格，请先核对刚填的数；确实要这样改，请点“{fix}”。")
}

/// Says that sums are computed again.
#[must_use]
pub fn sums_are_computed(changed: usize) -> String {
    if changed == 0 {
        "本表的合计恢复自动计算。".to_owned()
    } else {
        format!("本表的合计恢复自动计算，改了 {changed} 处，可以撤销。")
    }
}

/// Says how many sums were computed.
#[must_use]
pub fn sums_mended(count: usize) -> String {
    format!("{count} 处合计已改为各格之和，可以撤销。")
}

/// Offers to compute all sums that disagree.
#[must_use]
pub fn mend_sums(count: usize) -> String {
    format!("全部改为合计（{count} 处）")
}

/// How far a table is filled in.
#[must_use]
pub fn progress((filled, all): (usize, usize)) -> String {
    format!("已填 {filled}/{all}")
}

/// How much text there is.
#[must_use]
pub fn amount(paragraphs: usize, characters: usize) -> String {
    format!("{paragraphs} 段，{characters} 字")
}

/// How much text a section of limited length holds; its number is left out.
#[must_use]
pub fn limited(section: &str, characters: usize, limit: usize) -> String {
    let name = section.split_once('、').map_or(section, |(_, name)| name);
    let over = if characters > limit { "▲ " } else { "" };
    format!("{over}{name}共 {characters}／{limit} 字")
}

/// Where the place at hand stands among all places found.
#[must_use]
pub fn found(at: Option<usize>, all: usize) -> String {
    match (at, all) {
        (_, 0) => "没有找到".to_owned(),
        (None, all) => format!("共 {all} 处"),
        (Some(at), all) => format!("{}/{all}", at + 1),
    }
}

/// Says that a text stands nowhere.
#[must_use]
pub fn not_found(text: &str) -> String {
    format!("没有找到“{text}”。")
}

/// Says what was replaced, and what was left alone.
#[must_use]
pub fn replaced(places: usize, texts: usize, cells: usize) -> String {
    let done = if places == 0 {
        "正文里没有要替换的文字。".to_owned()
    } else {
        format!("已在 {texts} 个部分替换 {places} 处，可用“撤销”恢复。")
    };
    if cells == 0 {
        done
    } else {
        format!("{done}表格里有 {cells} 格也有这些字，没有替换。")
    }
}

/// Asks what to do with unsaved changes.
#[must_use]
pub fn unsaved(name: &str, source: &Source) -> String {
    let said = format!("“{name}”有未保存的修改。");
    match source {
        Source::Rolled(_) => {
            format!("{said}\n保存时另存为新的草稿，上年的文件不改动；不保存，这份新草稿就没有了。")
        }
        Source::Imported(_) => format!("{said}\n保存时另存为草稿，原来的文件不改动。"),
        _ => said,
    }
}

/// Says that typing is not kept aside.
#[must_use]
pub fn not_kept(error: &str) -> String {
    format!("自动留底没有成功，请及时保存。{error}")
}

/// Says that last year's report stands beside this one.
#[must_use]
pub fn attached(report: &str, file: &str) -> String {
    format!("上年报告：{report}（{file}），已存入草稿，表格里可对照。")
}

/// Says that the report chosen as last year's is on another year.
#[must_use]
pub fn not_last_year(before: Option<u16>, now: Option<u16>) -> String {
    let year = |year: Option<u16>| year.map(|year| year.to_string()).unwrap_or_default();
    format!(
        "选择的是 {} 年的报告，而正在编的是 {} 年的，不是相邻的两年。已经对照，请核对是否选错；选错了可用“撤销”。",
        year(before),
        year(now)
    )
}

/// Says what was unsure in last year's report.
#[must_use]
pub fn last_year_unsure(notes: &[Finding]) -> String {
    const SAID: usize = 6;
    let mut text = format!("读入上年报告时有 {} 处拿不准，对照时请留意：", notes.len());
    for note in notes.iter().take(SAID) {
        text = format!("{text}\n● {}：{}", note.heading, note.message);
    }
    if notes.len() > SAID {
        text.push_str("\n……");
    }
    text
}

/// Asks before blanks become zeros.
#[must_use]
pub fn ask_zeros(place: &str, count: usize) -> String {
    format!("{place}还有 {count} 格未填（不算合计），都填 0 吗？合计会跟着算。可以撤销。")
}

/// Says that a file of the name that was typed, with its ending, exists.
#[must_use]
pub fn exists(file: &str) -> String {
    format!("“{file}”已经存在，没有写入。要替换它，请在对话框里直接选中它；否则请换一个文件名。")
}

/// Says that a report was opened.
#[must_use]
pub fn opened(file: &str, notes: usize) -> String {
    if notes == 0 {
        format!("已打开“{file}”。")
    } else {
        format!("已读入“{file}”，有 {notes} 处请核对。")
    }
}

/// Says that a file was written.
#[must_use]
pub fn saved(file: &str) -> String {
    format!("已保存“{file}”。")
}

/// Says that a file was exported, and what is special about it.
#[must_use]
pub fn exported(file: &str, (format, tally): (Format, Tally)) -> String {
    if !tally.stops_final() {
        return format!("已导出“{file}”。");
    }
    let what = match format {
        Format::SignOff | Format::SignOffWord => "这是送审页，不公开",
        Format::Pdf | Format::Ofd => "页面上带“送审稿”字样",
        _ => "请先不要发布",
    };
    format!(
        "已导出“{file}”。还有 {} 处错误、{} 处待说明，{what}。",
        tally.errors, tally.waivable
    )
}

/// Asks before cells without a counterpart are dropped.
#[must_use]
pub fn ask_form(basis: &str, left: usize, names: &str) -> String {
    format!(
        "改用{basis}的格式后，有 {left} 个已填的数在新格式里没有位置，将被删去：{names}。换回原格式也不会恢复，只能用“撤销”。继续吗？"
    )
}

/// Says that a paste does not fit.
#[must_use]
pub fn paste_too_large(rows: usize, columns: usize) -> String {
    format!("粘贴的内容有 {rows} 行 {columns} 列，从这一格起放不下，没有粘贴。请从左上角的格开始。")
}

/// Says how long ago something was.
#[must_use]
pub fn ago(ago: std::time::Duration) -> String {
    let minutes = ago.as_secs() / 60;
    match minutes {
        0 => "刚才".to_owned(),
        1..60 => format!("{minutes} 分钟前"),
        60..1440 => format!("{} 小时前", minutes / 60),
        _ => format!("{} 天前", minutes / 1440),
    }
}

/// Says when a file was last changed.
#[must_use]
pub fn changed(ago: std::time::Duration) -> String {
    format!("{}修改", self::ago(ago))
}

/// Says how large everything is drawn.
#[must_use]
pub fn scale(scale: u16) -> String {
    format!("{SCALE} {}", percent(scale))
}

/// A scale as the clerk reads it.
#[must_use]
pub fn percent(scale: u16) -> String {
    format!("{scale} %")
}

/// Says that settings cannot be kept.
#[must_use]
pub fn settings_not_kept(error: &str) -> String {
    format!("设置没有存下来，只在这次打开期间有效。{error}")
}

/// A day on which a report on this year might be signed: in the year after.
fn signing_day(year: Option<u16>) -> String {
    let year = year.map_or_else(
        || "次".to_owned(),
        |year| year.saturating_add(1).to_string(),
    );
    format!("{year}年1月20日")
}

/// How a date is written.
#[must_use]
pub fn date_hint(year: Option<u16>) -> String {
    format!("如：{}", signing_day(year))
}

/// Says that a text is no date.
#[must_use]
pub fn date_invalid(year: Option<u16>) -> String {
    format!("不是日期，请写成 {}", signing_day(year))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn faces_whose_files_are_gone_are_not_said_to_come_with_the_program() {
        let told = faces(&Fonts::from_folders(&[PathBuf::from("nowhere")]));
        assert!(
            told.contains("程序自带：宋体、数字和西文；缺：小标宋、"),
            "{told}"
        );
        assert!(told.contains("放回程序旁边"), "{told}");
        assert!(!faces(Fonts::bundled()).contains("缺："));
    }
}
