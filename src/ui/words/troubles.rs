//! What is said when the system does not do its part.

pub const PATH_TO_READ: &str = "要打开哪个文件？";
pub const PATH_TO_WRITE: &str = "存到哪里？";
pub const NO_FILE_DIALOG: &str =
    "这台电脑没有可用的文件对话框，请在下面写明文件的完整路径，可以从文件管理器里复制过来。";
pub const PATH: &str = "文件路径";
pub const OPEN_PATH: &str = "打开";
pub const REPLACE_FILE: &str = "替换原有文件";

pub const WORK_NOT_KEPT: &str = "没有自动留底，请及时保存";
pub const SETTINGS_NOT_KEPT: &str = "设置存不下来";
pub const NOTHING_KEPT: &str = "没有自动留底，设置也存不下来，请及时保存";

pub const FAULT: &str = "程序出了故障";
pub const UNREADABLE_WORK: &str = "报告在故障时读不出来。";

pub const SHOW_GUIDE: &str = "在右侧栏下面显示或隐藏五个步骤：现在该做哪一步";
pub const DIAGNOSIS: &str =
    "把版本、系统、最近的命令和检查的结果存成文本，发给帮忙的人；不含报告的文字和数";
pub const DIAGNOSIS_FILE: &str = "年报故障情况.txt";

/// Says that the list of the drafts of late was not written.
#[must_use]
pub fn recent_not_kept(error: &str) -> String {
    format!("“最近打开”没有存下来。{error}")
}

/// Says that there is such a file already.
#[must_use]
pub fn path_is_there(path: &str) -> String {
    format!("“{path}”已经存在。要替换它，请点“{REPLACE_FILE}”；不替换就换一个文件名。")
}

/// What is said when the program ends by a fault of its own: where the work is, and the report on the
/// fault.
#[must_use]
pub fn fault(kept: &Result<Option<String>, String>, told: Option<&str>) -> String {
    let work = match kept {
        Ok(None) => "没有未保存的内容。".to_owned(),
        Ok(Some(path)) => format!("没有保存的内容已经留底（{path}），重新打开程序就可以恢复。"),
        Err(reason) => format!(
            "没有保存的内容没有能够再留底：{reason}重新打开程序时，恢复的是故障之前自动留底的内容。"
        ),
    };
    let told = told.map_or_else(String::new, |path| {
        format!("\n\n故障情况记在“{path}”里，其中没有报告的内容，可以交给技术人员。")
    });
    format!("程序出了故障，现在要关闭。\n\n{work}{told}")
}
