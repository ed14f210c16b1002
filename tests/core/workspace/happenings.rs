//! What may happen to a workspace.

use nianbao::export::Format;
use nianbao::workspace::{Answer, Ask};
use proptest::prelude::*;

use super::sequences::NAMES;

/// Something happens.
#[derive(Debug, Clone)]
pub enum Happening {
    Type,
    Undo,
    Redo,
    Want(Wanted),
    Drop(usize),
    Save,
    Choose(Ask),
    Print,
    Answer(Answer),
    Close,
    /// A dialog is answered: with this file, or not at all.
    Chosen(Option<usize>),
    Clipboard(bool),
    /// One of the jobs is carried out, with faults at these calls.
    Job(usize, Vec<bool>),
    /// One of the jobs breaks off.
    Break(usize),
    Cancel,
    Pass(u64),
    OfferTaken(bool),
    /// Another program writes into this file.
    Outside(usize),
    /// The program crashes and is started again.
    Crash,
}

#[derive(Debug, Clone, Copy)]
pub enum Wanted {
    New,
    Open,
    Import,
    Paste,
    Roll,
    Start,
}

/// Anything of it.
pub fn happening() -> impl Strategy<Value = Happening> {
    use Happening as H;
    let wanted = prop_oneof![
        Just(Wanted::New),
        Just(Wanted::Open),
        Just(Wanted::Import),
        Just(Wanted::Paste),
        Just(Wanted::Roll),
        Just(Wanted::Start),
    ];
    let ask = prop_oneof![
        Just(Ask::Save),
        Just(Ask::Last),
        Just(Ask::Export(Format::Text)),
    ];
    let answer = prop_oneof![
        3 => Just(Answer::Yes),
        3 => Just(Answer::No),
        3 => Just(Answer::Cancel),
        1 => Just(Answer::Theirs),
        1 => Just(Answer::Beside),
    ];
    let name = 0..NAMES.len();
    prop_oneof![
        6 => Just(H::Type),
        1 => Just(H::Undo),
        1 => Just(H::Redo),
        4 => wanted.prop_map(H::Want),
        2 => name.clone().prop_map(H::Drop),
        3 => Just(H::Save),
        2 => ask.prop_map(H::Choose),
        1 => Just(H::Print),
        6 => answer.prop_map(H::Answer),
        2 => Just(H::Close),
        4 => proptest::option::weighted(0.8, name).prop_map(H::Chosen),
        1 => any::<bool>().prop_map(H::Clipboard),
        8 => (0..3_usize, proptest::collection::vec(proptest::bool::weighted(0.3), 0..3))
            .prop_map(|(at, faults)| H::Job(at, faults)),
        1 => (0..3_usize).prop_map(H::Break),
        1 => Just(H::Cancel),
        3 => (0..12_u64).prop_map(H::Pass),
        1 => any::<bool>().prop_map(H::OfferTaken),
        1 => (0..2_usize).prop_map(H::Outside),
        1 => Just(H::Crash),
    ]
}
