//! Where in a text a number may begin.

/// The next character from a place on with which a number may begin, and where it stands. Others may be
/// among them: every character of a text is looked at, and only in part.
pub(super) fn next_begin(text: &str, from: usize) -> Option<(usize, char)> {
    /// The last twelve bits of a character that UTF-8 writes in three bytes, as its last two bytes have them.
    const fn low_bits(c: char) -> usize {
        c as usize % 4096
    }
    const MAY_BEGIN: [u64; 64] = {
        let chinese = [
            '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '两',
        ];
        let mut bits = [0; 64];
        let mut at = 0;
        while at < chinese.len() {
            let low = low_bits(chinese[at]);
            bits[low / 64] |= 1 << (low % 64);
            at += 1;
        }
        let mut digit = low_bits('０');
        while digit <= low_bits('９') {
            bits[digit / 64] |= 1 << (digit % 64);
            digit += 1;
        }
        bits
    };
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        let may_begin = match *bytes.get(at)? {
            byte @ 0..0x80 => byte.is_ascii_digit(),
            0xe0..0xf0 => {
                let (high, low) = (bytes.get(at + 1)? % 64, bytes.get(at + 2)? % 64);
                MAY_BEGIN[usize::from(high)] & (1 << low) != 0
            }
            _ => false,
        };
        if may_begin {
            return Some((at, text.get(at..)?.chars().next()?));
        }
        at += match bytes[at] {
            0..0x80 => 1,
            0x80..0xe0 => 2,
            0xe0..0xf0 => 3,
            _ => 4,
        };
    }
}
