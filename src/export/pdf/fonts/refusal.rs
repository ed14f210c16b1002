//! Why a face of the computer is not used.

use std::fmt;
use std::path::PathBuf;

use super::Face;

/// A face of the computer that was found and is not used. Displayed it is a Chinese sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What it would have been used for.
    pub face: Face,
    /// Its name.
    pub family: String,
    /// Its file.
    pub path: PathBuf,
    /// Why not.
    pub reason: Refusal,
}

/// Why a face is not used. The permissions are those of `OS/2.fsType` (ISO/IEC 14496-22, 5.2.7.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Its licence forbids embedding it in documents.
    Restricted,
    /// It may be embedded whole only, which would make files of 10 MB.
    NoSubsetting,
    /// Only its bitmaps may be embedded.
    BitmapOnly,
    /// It does not say what is permitted.
    Unstated,
    /// It is a variable font.
    Variable,
    /// So many characters of GB 2312, or of ASCII, are missing.
    Incomplete(usize),
    /// It cannot be read, or not be cut down to the characters in use.
    Damaged,
}

impl Refusal {
    /// Whether a font may be embedded as a subset, by its `OS/2.fsType`.
    pub(super) fn of_permission(fs_type: Option<u16>) -> Option<Refusal> {
        const USAGE: u16 = 0x000e;
        const RESTRICTED: u16 = 0x0002;
        const NO_SUBSETTING: u16 = 0x0100;
        const BITMAP_ONLY: u16 = 0x0200;
        match fs_type {
            None => Some(Refusal::Unstated),
            // Old fonts set several of the bits, and the least restrictive one counts.
            Some(bits) if bits & USAGE == RESTRICTED => Some(Refusal::Restricted),
            Some(bits) if bits & BITMAP_ONLY != 0 => Some(Refusal::BitmapOnly),
            Some(bits) if bits & NO_SUBSETTING != 0 => Some(Refusal::NoSubsetting),
            Some(_) => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Restricted => f.write_str("授权不允许嵌入文件"),
            Refusal::NoSubsetting => f.write_str("授权不允许只嵌入用到的字"),
            Refusal::BitmapOnly => f.write_str("授权只允许嵌入点阵"),
            Refusal::Unstated => f.write_str("没有写明是否允许嵌入文件"),
            Refusal::Variable => f.write_str("是可变字体"),
            Refusal::Incomplete(count) => write!(f, "缺 {count} 个常用字"),
            Refusal::Damaged => f.write_str("文件已损坏"),
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (family, reason, face) = (&self.family, self.reason, self.face.label());
        write!(f, "本机字体“{family}”{reason}，{face}改用程序自带的字体。")
    }
}
