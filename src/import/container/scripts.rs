//! Raised and lowered figures: `15` with a note's mark ¹ must not become 151.

/// How text stands to the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Script {
    /// On it.
    #[default]
    Plain,
    /// Above it.
    Raised,
    /// Below it.
    Lowered,
}

/// Adds text, its figures in the characters that say they are raised or lowered.
pub(super) fn push(out: &mut String, text: &str, script: Script) {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let figure = |c: char| {
        let digit = c.to_digit(10)?;
        match script {
            Script::Plain => None,
            Script::Raised => RAISED.get(digit as usize).copied(),
            Script::Lowered => char::from_u32(u32::from('₀') + digit),
        }
    };
    if script == Script::Plain {
        out.push_str(text);
    } else {
        out.extend(text.chars().map(|c| figure(c).unwrap_or(c)));
    }
}
