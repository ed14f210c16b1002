//! Words about unsaved work, drafts in several hands, and files that changed.

use std::path::Path;
use std::time::Duration;

use crate::draft::lock::Holder;
use crate::draft::recovery::LeftBehind;
use crate::report::difference::Differences;
use crate::workspace::{ReadOnly, Special, stem, whom};

pub const READ_ONLY: &str = "［只读］";
pub const SAVE_BESIDE: &str = "另存为…";
pub const KEEP_MINE: &str = "保留我的";
pub const TAKE_THEIRS: &str = "采用磁盘上的";
pub const CHANGED_TITLE: &str = "草稿在别处被改过";
pub const SPECIAL_TITLE: &str = "打开的草稿请注意";
pub const GIVE_UP_TITLE: &str = "不要这份内容了吗？";
pub const THROW_AWAY: &str = "不要了，删去";
pub const KEEP: &str = "留着";
pub const LEFT_BESIDE: &str = "另存为新草稿…";
pub const LEFT_DIFFERENCES: &str = "看有哪些不同…";
pub const LEFT_COMPARED: &str = "没保存的内容与文件里的比较";
pub const IN_FILE: &str = "文件里的";
pub const NOT_SAVED: &str = "没保存的";
pub const TAKE_OVER: &str = "接着编辑";
pub const TAKEN_OVER: &str = "现在由您编辑这份草稿，可以保存。";

/// Says what a crashed program left behind, and of which file.
#[must_use]
pub fn left(left: &LeftBehind) -> String {
    let ago = super::ago(left.when.elapsed().unwrap_or_default());
    let title = left.report.title();
    let file = match &left.origin.draft {
        Some(draft) => format!("是草稿“{}”的修改，", draft.display()),
        None => String::new(),
    };
    let lost = if left.is_damaged {
        "最后的一点内容已损坏，读不出来，其余的都在。"
    } else {
        ""
    };
    format!("上次程序没有正常退出。《{title}》有没保存的内容，{file}自动留底的时间是{ago}。{lost}")
}

/// Says what the unsaved work changed in its file.
#[must_use]
pub fn left_differs(summary: &str) -> String {
    format!("与文件里的比：{summary}。")
}

/// Asks before unfinished work is thrown away.
#[must_use]
pub fn ask_give_up(left: &LeftBehind) -> String {
    format!("{}删去以后就找不回来了。", self::left(left))
}

/// Says that there is unfinished work.
#[must_use]
pub fn unfinished(count: usize) -> String {
    format!("有 {count} 份上次没有保存的内容，在“文件”菜单的“开始页”里可以恢复。")
}

/// Says that there is more unfinished work than is listed.
#[must_use]
pub fn more_left(count: usize) -> String {
    format!(
        "没有保存的内容很多：先列出最近的，另有 {count} 份更早的原样留着。把列出的恢复或删去以后，下次启动会列出其余的。"
    )
}

/// Says which journals cannot be read.
#[must_use]
pub fn unreadable(files: &[(std::path::PathBuf, String)]) -> String {
    let mut text = "有自动留底读不出来，已原样保留，可交给懂的人看：".to_owned();
    for (file, why) in files.iter().take(5) {
        text = format!("{text}\n{}：{why}", file.display());
    }
    text
}

/// Says that a file is another one than was read, and how it differs from the report at work.
#[must_use]
pub fn changed_outside(file: &Path, is_gone: bool, theirs: Option<&Differences>) -> String {
    /// So many differences are told one by one.
    const TOLD: usize = 12;
    let name = stem(file);
    if is_gone {
        return format!("草稿“{name}”已经不在原来的位置：可能被移走、改名或删除。还没有写入。");
    }
    let Some(theirs) = theirs else {
        return format!(
            "草稿“{name}”在磁盘上的内容读不出来，可能已损坏，还没有写入。要用您现在的内容替换它，请选“{KEEP_MINE}”。"
        );
    };
    let start = format!("您打开以后，草稿“{name}”又被别的人或别的程序改过，还没有写入。");
    let mut text = format!("{start}磁盘上的和您现在的相比：{}。", theirs.summary());
    let all = theirs.all().iter().filter(|one| !one.is_blank());
    let or_empty = |text: String| {
        if text.is_empty() {
            "（空）".to_owned()
        } else {
            shortened(&text)
        }
    };
    for one in all.clone().take(TOLD) {
        let (mine, theirs_say) = (or_empty(one.mine()), or_empty(one.theirs()));
        let place = theirs.name(one);
        text = format!("{text}\n● {place}：您的 {mine}，磁盘上的 {theirs_say}");
    }
    if all.count() > TOLD {
        text.push_str("\n……");
    }
    text
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut start: String = text.chars().take(LONGEST).collect();
    if text.chars().count() > LONGEST {
        start.push('…');
    }
    start
}

/// Says what is special about a draft that was opened.
#[must_use]
pub fn special(special: &Special, file: &str) -> String {
    match special {
        Special::InUse(holder) => in_use(holder),
        Special::Edited => format!(
            "草稿“{file}”在上次保存以后被别的程序（如记事本）改过，已照改过的内容打开，请核对。"
        ),
        Special::Newer(left_out) => {
            let what = if left_out.is_empty() {
                String::new()
            } else {
                format!("有 {} 项本程序不认识，没有显示。", left_out.len())
            };
            format!(
                "草稿“{file}”由更新版本的程序保存，只能查看，不能存回原处。{what}要修改，请用新版程序打开。"
            )
        }
    }
}

/// Says who works on a draft.
#[must_use]
pub fn in_use(holder: &Holder) -> String {
    let since = since(holder.since().elapsed().unwrap_or_default());
    format!(
        "{}{since}打开了这份草稿，正在编辑。现在以只读方式打开：可以看、可以改，但只能另存为别的文件。",
        whom(holder)
    )
}

fn since(ago: Duration) -> String {
    match ago.as_secs() / 60 {
        0 => "刚刚".to_owned(),
        minutes @ 1..60 => format!("在 {minutes} 分钟前"),
        minutes @ 60..1440 => format!("在 {} 小时前", minutes / 60),
        minutes => format!("在 {} 天前", minutes / 1440),
    }
}

/// What stands over a draft that is only looked at.
#[must_use]
pub fn read_only(why: &ReadOnly) -> String {
    match why {
        ReadOnly::InUse(holder) => format!("只读：{}正在编辑这份草稿。", whom(holder)),
        ReadOnly::Newer(_) => "只读：这份草稿由更新版本的程序保存。".to_owned(),
    }
}

/// Says that somebody still works on a draft.
#[must_use]
pub fn still_held(holder: &Holder) -> String {
    format!("{}还在编辑这份草稿，请等对方关闭后再试。", whom(holder))
}

/// Says that somebody took the draft over.
#[must_use]
pub fn lost(holder: &Holder) -> String {
    format!(
        "这台电脑停顿期间，{}接着编辑了这份草稿。您的修改还在，请另存为别的文件。",
        whom(holder)
    )
}
