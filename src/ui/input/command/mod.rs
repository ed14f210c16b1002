//! Everything a clerk can tell the program to do. Menus, buttons and keys send commands; the app
//! carries them out after the frame. What a command is called, which key and menu it has and when it
//! can be given stands in one table, `register`.

mod keys;
mod menus;
mod refusal;
mod register;

use egui::KeyboardShortcut;

pub use menus::Menu;
pub use refusal::{Refusal, Situation, Switches};

/// A command; in the order of the menus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::VariantArray)]
pub enum Command {
    /// A new, empty report.
    New,
    /// Make next year's report of this one.
    Roll,
    /// Open a draft or a published report.
    Open,
    /// Read a published report in.
    Import,
    /// Read a published report from the clipboard.
    ImportPasted,
    /// Collect the reports of many units.
    Collect,
    /// Save the draft.
    Save,
    /// Save the draft under another name.
    SaveAs,
    /// Show the last saves of the draft.
    Versions,
    /// Compare the report with another one.
    CompareWith,
    /// Show again what was compared last.
    Comparison,
    /// Hold what was published against what was signed.
    Prove,
    /// Show the start page.
    Welcome,
    /// Show the settings.
    Settings,
    /// End the program.
    Quit,
    /// Take the last step back.
    Undo,
    /// Carry it out again.
    Redo,
    /// Show the steps that can be taken back, and take back several.
    UndoSteps,
    /// Cut what is selected.
    Cut,
    /// Copy what is selected.
    Copy,
    /// Copy the selected cells with their heads and labels.
    CopyWithHeads,
    /// Copy them as a table.
    CopyTable,
    /// Paste from the clipboard.
    Paste,
    /// Empty the selected cells.
    Clear,
    /// Write the organ's contact under the text.
    InsertContact,
    /// Let the number at the cursor follow cells.
    Bind,
    /// Let it follow nothing.
    Unbind,
    /// Let every number that agrees in one way follow cells.
    BindAll,
    /// Look for a text.
    Find,
    /// Look for a text and put another in its place.
    Replace,
    /// Go to the next place of the text looked for.
    FindNext,
    /// Go to the previous place of the text looked for.
    FindPrevious,
    /// Write 0 into the blanks of the table.
    FillZeros,
    /// Fill the selected cells from the first row.
    FillDown,
    /// Fill them from the first column.
    FillRight,
    /// Compute the sums of the table.
    TotalUp,
    /// Compute all printed sums that disagree.
    MendSums,
    /// Type the sums of the table, or compute them again.
    TypeSums,
    /// Choose last year's report.
    AttachLast,
    /// Show or hide last year's numbers.
    Compare,
    /// Forget last year's report.
    DetachLast,
    /// Go to the next finding.
    NextFinding,
    /// Go to the previous finding.
    PreviousFinding,
    /// Say what is wrong with the current cell.
    Why,
    /// Carry out the fix of the finding at hand.
    ApplyFix,
    /// Give a reason for the finding at hand.
    Explain,
    /// Mend all marks that are not those of Chinese prose.
    MendMarks,
    /// Go to the next words to be confirmed.
    NextDoubt,
    /// Confirm those at the cursor.
    ConfirmDoubt,
    /// Show what an import was unsure of.
    Review,
    /// Show what can be exported, and how.
    Export,
    /// Export the PDF.
    ExportPdf,
    /// Export the same pages as OFD.
    ExportOfd,
    /// Print the pages.
    Print,
    /// Have the pages shown by the program that also prints them.
    #[cfg(windows)]
    PrintByProgram,
    /// Export the Word document.
    ExportDocx,
    /// Export the tables for Excel.
    ExportXlsx,
    /// Export the sign-off pages as a file of their own.
    ExportSignOff,
    /// Export them as a Word document, in which more can be written.
    ExportSignOffWord,
    /// Export the pages on which the changes are marked.
    ExportRedline,
    /// Copy the page for the portal's editor.
    CopyPage,
    /// Export the page for the portal's editor.
    ExportHtml,
    /// Export the portal text.
    ExportText,
    /// Go to the previous part of the report.
    PreviousPart,
    /// Go to the next part of the report.
    NextPart,
    /// Give the table or the text the keyboard.
    ToWork,
    /// Show the pages as they will be printed.
    Preview,
    /// Show this year beside the years before.
    Years,
    /// Tell of a year before last year.
    AddYear,
    /// Show or hide the findings.
    ToggleFindings,
    /// Draw everything larger.
    ZoomIn,
    /// Draw everything smaller.
    ZoomOut,
    /// Draw everything in its own size.
    ZoomReset,
    /// Show the help.
    Help,
    /// Say what counts at the place at hand.
    Guidance,
    /// Say what counts everywhere.
    AllGuidance,
    /// Show all keys.
    Keys,
    /// Show or hide the five steps.
    Guide,
    /// Have drafts opened by this program with a double click, or no longer.
    FileType,
    /// Write what a helper must know of the program and the computer.
    Diagnosis,
    /// Say what the program is.
    About,
}

/// What is known of a command.
#[derive(Clone, Copy)]
struct Entry {
    menu: Menu,
    /// Which part of the menu, between two lines.
    group: u8,
    label: &'static str,
    tooltip: &'static str,
    key: Option<KeyboardShortcut>,
    /// What stands against it; the first that does is said.
    refusals: &'static [Refusal],
    is_on_start_page: bool,
    /// Whether it is on, if it is a switch.
    is_on: fn(&Switches) -> bool,
}

impl Entry {
    fn of((menu, group): (Menu, u8), label: &'static str, tooltip: &'static str) -> Entry {
        Entry {
            menu,
            group,
            label,
            tooltip,
            key: None,
            refusals: &[],
            is_on_start_page: false,
            is_on: |_| false,
        }
    }

    fn key(mut self, key: KeyboardShortcut) -> Entry {
        self.key = Some(key);
        self
    }

    fn unless(mut self, refusals: &'static [Refusal]) -> Entry {
        self.refusals = refusals;
        self
    }

    fn on_start_page(mut self) -> Entry {
        self.is_on_start_page = true;
        self
    }

    fn switch(mut self, is_on: fn(&Switches) -> bool) -> Entry {
        self.is_on = is_on;
        self
    }
}

impl Command {
    /// Every command, in the order of the menus.
    pub const ALL: &'static [Command] = <Command as strum::VariantArray>::VARIANTS;

    /// Its name on a button or in a menu.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.entry().label
    }

    /// What it does, for the tooltip.
    #[must_use]
    pub fn tooltip(self) -> &'static str {
        self.entry().tooltip
    }

    /// Its key. What is rarely used has none: the menus open by keyboard too.
    #[must_use]
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        self.entry().key
    }

    /// Why it has nothing to do right now; none if it has.
    #[must_use]
    pub fn refusal(self, situation: &Situation) -> Option<Refusal> {
        let entry = self.entry();
        let on_start_page = Refusal::NoReport;
        if situation.refuses(on_start_page) && !entry.is_on_start_page {
            return Some(on_start_page);
        }
        let mut refusals = entry.refusals.iter().copied();
        refusals.find(|refusal| situation.refuses(*refusal))
    }

    /// Whether it is a switch that is on.
    #[must_use]
    pub fn is_on(self, situation: &Situation) -> bool {
        (self.entry().is_on)(&situation.switches)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_have_a_name_or_a_key_in_common() {
        for (index, command) in Command::ALL.iter().enumerate() {
            for other in &Command::ALL[..index] {
                assert_ne!(command.label(), other.label());
                let key = command.shortcut();
                assert!(key.is_none() || key != other.shortcut(), "{command:?}");
            }
        }
    }

    #[test]
    fn every_command_stands_in_one_menu_and_once() {
        let items = Menu::ALL.iter().flat_map(|menu| menu.items());
        let commands: Vec<Command> = items.flatten().collect();
        assert_eq!(commands, Command::ALL);
    }

    #[test]
    fn a_command_that_is_refused_says_why() {
        let situation = Situation::default();
        let refusal = Command::Undo.refusal(&situation);
        assert_eq!(refusal, Some(Refusal::NothingToUndo));
        assert!(Refusal::NothingToUndo.sentence().ends_with('。'));
        let start = Situation {
            is_on_start_page: true,
            ..Situation::default()
        };
        assert_eq!(Command::Save.refusal(&start), Some(Refusal::NoReport));
        assert_eq!(Command::Open.refusal(&start), None);
        let busy = Situation {
            is_busy: true,
            ..start
        };
        assert_eq!(Command::Open.refusal(&busy), Some(Refusal::Busy));
    }
}
