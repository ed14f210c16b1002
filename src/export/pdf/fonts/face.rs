//! The faces of the page, and where their fonts come from.

use std::fmt;
use std::path::PathBuf;

/// A face, named by what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// 小标宋, the title.
    Title,
    /// 黑体, headings of the first level.
    Heading,
    /// 楷体, headings of the second level.
    Subheading,
    /// 仿宋, the text.
    Body,
    /// 宋体, tables and page numbers; stands in for what other faces lack.
    Song,
    /// Digits and Latin letters in the text.
    Latin,
    /// The program's own 宋体 beside one of the computer, which lacks rarer characters.
    Spare,
}

/// Where faces come from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FontSource {
    /// The official faces of this computer where they may be embedded, else those of the program.
    #[default]
    System,
    /// Those of the program, the same everywhere.
    Bundled,
}

impl Face {
    /// All faces.
    pub const ALL: [Face; 7] = [
        Face::Title,
        Face::Heading,
        Face::Subheading,
        Face::Body,
        Face::Song,
        Face::Latin,
        Face::Spare,
    ];

    /// What clerks call it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Face::Title => "小标宋（标题）",
            Face::Heading => "黑体（一级标题）",
            Face::Subheading => "楷体（二级标题）",
            Face::Body => "仿宋（正文）",
            Face::Song => "宋体（表格）",
            Face::Latin => "数字和西文",
            Face::Spare => "宋体（生僻字）",
        }
    }

    /// The name of the program's own file for it in the `fonts` folder.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Face::Title => "NotoSerifSC-Bold.ttf",
            Face::Heading => "NotoSansSC-Medium.ttf",
            Face::Subheading => "FandolKai-Regular.otf",
            Face::Body => "FandolFang-Regular.otf",
            Face::Song | Face::Spare => "NotoSerifSC-Regular.ttf",
            Face::Latin => "LiberationSerif-Regular.ttf",
        }
    }

    /// The family by which a reader that cannot use an embedded font finds one like it.
    #[must_use]
    pub fn family(self) -> &'static str {
        match self {
            Face::Title => "方正小标宋简体",
            Face::Heading => "黑体",
            Face::Subheading => "楷体",
            Face::Body => "仿宋",
            Face::Song | Face::Spare => "宋体",
            Face::Latin => "Times New Roman",
        }
    }

    /// Whether digits and Latin letters beside it are set in [`Face::Latin`]. The heavy faces, and
    /// the tables, keep their own, which match them in weight.
    pub(in crate::export::pdf) fn borrows_latin(self) -> bool {
        matches!(self, Face::Body | Face::Subheading)
    }
}

/// Where the font of a face comes from. Displayed it is a few Chinese words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaceOrigin {
    /// From this computer.
    System {
        /// What the font is called, in Chinese where it has such a name.
        family: String,
        /// Its file.
        path: PathBuf,
    },
    /// From the program.
    Bundled,
    /// The file is missing, and 宋体 stands in.
    StandIn,
}

impl fmt::Display for FaceOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FaceOrigin::System { family, .. } => write!(f, "本机的{family}"),
            FaceOrigin::Bundled => f.write_str("程序自带"),
            FaceOrigin::StandIn => f.write_str("缺字体文件，用宋体代替"),
        }
    }
}
