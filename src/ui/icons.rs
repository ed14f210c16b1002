//! The icons: signs of the font `assets/icons/icons.ttf`, which `scripts/icons.sh` makes of the names
//! behind them. The words beside an icon say the same; a screen reader hears the words alone.

/// The font.
pub const FONT: &[u8] = include_bytes!("../../assets/icons/icons.ttf");

/// Opening a file.
pub const OPEN: &str = "\u{f42e}"; // FolderOpen20
/// Next year's report.
pub const ROLL: &str = "\u{f211}"; // CalendarAdd20
/// Saving.
pub const SAVE: &str = "\u{f67f}"; // Save20
/// Taking a step back.
pub const UNDO: &str = "\u{f199}"; // ArrowUndo20
/// Carrying it out again.
pub const REDO: &str = "\u{f16e}"; // ArrowRedo20
/// Last year beside this one.
pub const COMPARE: &str = "\u{e3cb}"; // ColumnDoubleCompare20
/// Zeros for blanks.
pub const ZERO: &str = "\u{f0343}"; // NumberCircle020
/// Sums.
pub const SUM: &str = "\u{f1af}"; // Autosum20
/// Looking for a text.
pub const FIND: &str = "\u{f68f}"; // Search20
/// A finding.
pub const FINDING: &str = "\u{f3f1}"; // ErrorCircle20
/// The pages as printed.
pub const PREVIEW: &str = "\u{e5f2}"; // Eye20
/// What goes out.
pub const EXPORT: &str = "\u{e0c7}"; // ArrowExportLtr20
/// Done.
pub const DONE: &str = "\u{f298}"; // CheckmarkCircle20
/// Not done yet.
pub const TO_DO: &str = "\u{f2bb}"; // Circle20
/// The next thing to do.
pub const NEXT: &str = "\u{e09b}"; // ArrowCircleRight20
/// Help.
pub const HELP: &str = "\u{f63d}"; // QuestionCircle20
/// A published report.
pub const REPORT: &str = "\u{e557}"; // DocumentText20
/// A draft.
pub const DRAFT: &str = "\u{e54b}"; // DocumentTable20
/// A new report.
pub const NEW: &str = "\u{e4db}"; // DocumentAdd20
/// The sample.
pub const SAMPLE: &str = "\u{f1d7}"; // Beaker20
/// A report read in.
pub const IMPORT: &str = "\u{e4e6}"; // DocumentArrowRight20
/// What counts where.
pub const GUIDANCE: &str = "\u{e173}"; // BookInformation20
/// Folded away.
pub const FOLDED: &str = "\u{f2b0}"; // ChevronRight20
/// Folded out.
pub const UNFOLDED: &str = "\u{f2a3}"; // ChevronDown20
/// The keys.
pub const KEYS: &str = "\u{f4b8}"; // Keyboard20
/// About the program.
pub const ABOUT: &str = "\u{f4a3}"; // Info20
/// Away with it.
pub const CLOSE: &str = "\u{f369}"; // Dismiss20

#[cfg(test)]
pub const ALL: &[&str] = &[
    OPEN, ROLL, SAVE, UNDO, REDO, COMPARE, ZERO, SUM, FIND, FINDING, PREVIEW, EXPORT, DONE, TO_DO,
    NEXT, HELP, REPORT, DRAFT, NEW, SAMPLE, IMPORT, GUIDANCE, FOLDED, UNFOLDED, KEYS, ABOUT, CLOSE,
];
